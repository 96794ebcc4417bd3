/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A law from its text, and what it tells of itself.
 * Source: the list in random.h. Invariant: the text that a law hands back makes the same law. */

#include "random/law-private.h"

#include "base/i18n-private.h"
#include "base/number-private.h"
#include "base/text-private.h"

#include <math.h>
#include <string.h>

/* Squares and sums of such numbers are finite. */
static const double most_number = 1e100;

static gboolean
refuse (const AwrashLawForm *form, const char *text, GError **error)
{
  g_autofree char *quoted = awrash_i_text_quote (text);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("law is %s, expected \"%s\" in numbers of at most 1e100: %s"), quoted, form->text,
               form->condition);
  return FALSE;
}

static gboolean
read_numbers (AwrashLaw *law, const char *text, const char *given, GError **error)
{
  const AwrashLawForm *form = law->form;
  g_auto (GStrv) numbers = g_strsplit (given, ",", -1);
  g_autoptr (GString) canonical = g_string_new (form->name);

  if (g_strv_length (numbers) != form->n_numbers)
    return refuse (form, text, error);
  for (gsize k = 0; k < form->n_numbers; k++)
    {
      g_autofree char *shown = NULL;

      if (awrash_i_number_parse (numbers[k], '.', &law->number[k]) != AWRASH_NUMBER_READ
          || fabs (law->number[k]) > most_number)
        return refuse (form, text, error);
      law->number[k] += 0.0; /* no negative zero */
      shown = awrash_i_number_format (law->number[k]);
      g_string_append_printf (canonical, "%c%s", k > 0 ? ',' : ':', shown);
    }
  if (!form->accepts (law->number))
    return refuse (form, text, error);
  law->text = g_string_free (g_steal_pointer (&canonical), FALSE);
  return TRUE;
}

AwrashLaw *
awrash_random_law_new (const char *text, GError **error)
{
  g_autoptr (AwrashLaw) law = NULL;
  const AwrashLawForm *form;
  const char *given;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  form = awrash_i_law_form_find (text, error);
  if (form == NULL)
    return NULL;
  law = g_new0 (AwrashLaw, 1);
  law->form = form;
  given = text + strlen (form->name);
  given += *given == ':';
  if (!(form->n_numbers > 0 ? read_numbers : awrash_i_law_categories_read) (law, text, given,
                                                                            error))
    return NULL;
  form->settle (law);
  return g_steal_pointer (&law);
}

void
awrash_random_law_free (AwrashLaw *law)
{
  if (law == NULL)
    return;
  g_free (law->text);
  g_strfreev (law->categories);
  g_free (law->cumulative);
  g_free (law);
}

const char *
awrash_random_law_get_text (const AwrashLaw *law)
{
  g_return_val_if_fail (law != NULL, NULL);

  return law->text;
}

double
awrash_random_law_get_mean (const AwrashLaw *law)
{
  g_return_val_if_fail (law != NULL, NAN);

  return law->mean;
}

double
awrash_random_law_get_variance (const AwrashLaw *law)
{
  g_return_val_if_fail (law != NULL, NAN);

  return law->variance;
}

gboolean
awrash_random_law_is_whole (const AwrashLaw *law)
{
  g_return_val_if_fail (law != NULL, FALSE);

  return law->form->is_whole;
}

size_t
awrash_random_law_get_n_categories (const AwrashLaw *law)
{
  g_return_val_if_fail (law != NULL, 0);

  return law->n_categories;
}

const char *
awrash_random_law_get_category (const AwrashLaw *law, size_t category)
{
  g_return_val_if_fail (law != NULL, NULL);

  return category < law->n_categories ? law->categories[category] : NULL;
}
