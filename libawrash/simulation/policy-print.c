/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one text of a policy: what its form asks for in its order, then by key whatever is not the
 * default. Source: the grammar in awrash/simulation.h. Invariant: the text reads back as the same
 * policy, and prints as itself. */

#include "simulation/policy-private.h"

#include "base/number-private.h"

#include <inttypes.h>
#include <string.h>

static void
print_number (const AwrashPolicyArgument *argument, GString *text)
{
  AwrashRational decimal;

  if (awrash_i_rational_of_double (argument->number, &decimal, NULL)
      && awrash_i_rational_compare (decimal, argument->ratio) == 0)
    {
      g_autofree char *number = awrash_i_number_format (argument->number);
      g_string_append (text, number);
      return;
    }
  g_string_append_printf (text, "%" PRId64 "/%" PRId64, argument->ratio.numerator,
                          argument->ratio.denominator);
}

/* Without the blanks around factors. */
static void
print_expression (const char *expression, GString *text)
{
  g_auto (GStrv) factors = g_strsplit (expression, "*", -1);

  for (gsize i = 0; factors[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "*" : "", g_strstrip (factors[i]));
}

static void
print_argument (const AwrashPolicyArgument *argument, AwrashArgumentKind kind, GString *text)
{
  if (argument->policy != NULL)
    awrash_i_policy_print (argument->policy, text);
  else if (kind == AWRASH_ARGUMENT_NUMBER)
    print_number (argument, text);
  else if (kind == AWRASH_ARGUMENT_EXPRESSION)
    print_expression (argument->text, text);
  else
    g_string_append (text, argument->text);
}

static void
print_next (gsize *n, const char *key, const char *value, GString *text)
{
  g_string_append (text, (*n)++ == 0 ? "(" : ", ");
  if (key != NULL)
    g_string_append_printf (text, "%s=", key);
  g_string_append (text, value);
}

void
awrash_i_policy_print (const AwrashPolicyNode *node, GString *text)
{
  const AwrashPolicyForm *form = node->form;
  gsize n_parameters = awrash_i_policy_form_n_parameters (form), n = 0;

  g_string_append (text, form->name);
  for (gsize k = 0; k < node->n_arguments; k++)
    {
      /* the rest stands before the parameters, which have keys there */
      gsize i = form->rest != AWRASH_REST_NONE ? (k + n_parameters) % node->n_arguments : k;
      const AwrashPolicyArgument *argument = &node->arguments[i];
      g_autoptr (GString) value = g_string_new (NULL);
      const char *fallback = i < n_parameters ? form->parameters[i].fallback : NULL;
      if (!argument->is_given)
        continue;
      print_argument (argument,
                      i < n_parameters ? form->parameters[i].kind : AWRASH_ARGUMENT_NUMBER, value);
      if (fallback == NULL || !g_str_equal (value->str, fallback))
        print_next (&n, fallback != NULL ? form->parameters[i].name : argument->key, value->str,
                    text);
    }
  if (n > 0)
    g_string_append_c (text, ')');
}
