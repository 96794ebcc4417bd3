/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an argument of a policy may be. Source: the grammar in awrash/simulation.h. Invariant: a
 * number is the decimal or fraction that was written, and a word one of its list. */

#include "simulation/policy-private.h"

#include "base/i18n-private.h"

static gboolean
read_number (const char *name, const char *text, const char *most, AwrashPolicyArgument *argument,
             GError **error)
{
  AwrashRational largest = { AWRASH_POLICY_RATE_MOST, 1 };

  if (most != NULL && !awrash_i_rational_parse (most, &largest, error))
    return FALSE;
  if (awrash_i_rational_parse (text, &argument->ratio, NULL) && argument->ratio.numerator >= 0
      && argument->ratio.numerator <= AWRASH_POLICY_RATE_MOST
      && argument->ratio.denominator <= AWRASH_POLICY_RATE_MOST
      && awrash_i_rational_compare (argument->ratio, largest) <= 0)
    {
      argument->number = awrash_i_rational_to_double (argument->ratio);
      return TRUE;
    }
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%s is \"%s\", expected a decimal or a fraction from 0 to %s, of at most nine "
                  "digits"),
               name, text, most != NULL ? most : "1000000000");
  return FALSE;
}

static gboolean
check_word (const AwrashPolicyParameter *parameter, const char *text, GError **error)
{
  if (parameter->words == NULL)
    return TRUE;
  g_auto (GStrv) words = g_strsplit (parameter->words, "|", -1);
  if (g_strv_contains ((const gchar *const *)words, text))
    return TRUE;
  g_autofree char *list = g_strjoinv (", ", words);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME, _ ("%s is \"%s\", expected one of %s"),
               parameter->name, text, list);
  return FALSE;
}

/* Factors with * between them; which indicators there are is known later. */
static gboolean
check_expression (const char *name, const char *text, GError **error)
{
  g_auto (GStrv) factors = g_strsplit (text, "*", -1);

  for (gsize i = 0; factors[i] != NULL; i++)
    if (*g_strstrip (factors[i]) == '\0')
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                     _ ("%s is \"%s\", expected names of indicators with * between them"), name,
                     text);
        return FALSE;
      }
  return TRUE;
}

gboolean
awrash_i_policy_argument_check (const AwrashPolicyParameter *parameter,
                                AwrashPolicyArgument *argument, GError **error)
{
  const char *text = argument->text;

  if (parameter->kind == AWRASH_ARGUMENT_NUMBER)
    return read_number (parameter->name, text, parameter->most, argument, error);
  if (parameter->kind == AWRASH_ARGUMENT_EXPRESSION)
    return check_expression (parameter->name, text, error);
  return parameter->kind != AWRASH_ARGUMENT_WORD || check_word (parameter, text, error);
}
