/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An index as it is written: NAME, or NAME:NUMBER, or NAME:NUMBER,NUMBER; and on what it is
 * defined. Source: the list in metric.h. Invariant: a text is read by the table alone. */

#include "metric/index-private.h"

#include "base/i18n-private.h"
#include "base/number-private.h"
#include "base/text-private.h"
#include "metric/ranked-private.h"

#include <math.h>
#include <string.h>

/* Before the colon that parts name and numbers; a name without numbers may have a colon of its own.
 */
static gsize
name_length (const AwrashIndexForm *form)
{
  const char *colon = form->n_parameters > 0 ? strchr (form->name, ':') : NULL;

  return colon != NULL ? (gsize)(colon - form->name) : strlen (form->name);
}

static const AwrashIndexForm *
find_form (const char *text)
{
  for (gsize k = 0; k < awrash_i_index_forms_count (); k++)
    {
      const AwrashIndexForm *form = awrash_i_index_forms_get (k);
      gsize length = name_length (form);

      if (strncmp (text, form->name, length) == 0
          && (text[length] == '\0' || (form->n_parameters > 0 && text[length] == ':')))
        return form;
    }
  return NULL;
}

static const AwrashIndexForm *
refuse_name (const char *text, GError **error)
{
  g_autofree char *quoted = awrash_i_text_quote (text);
  g_autofree char *ranked = awrash_i_ranked_list ();
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize k = 0; k < awrash_i_index_forms_count (); k++)
    g_string_append_printf (names, "%s%s", k > 0 ? ", " : "", awrash_i_index_forms_get (k)->name);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("index is %s, expected one of: %s; with a rank also: %s"), quoted, names->str,
               ranked);
  return NULL;
}

static const AwrashIndexForm *
refuse_parameters (const AwrashIndexForm *form, const char *text, GError **error)
{
  g_autofree char *quoted = awrash_i_text_quote (text);
  g_autoptr (GString) ranges = g_string_new (NULL);

  for (gsize k = 0; k < form->n_parameters; k++)
    {
      g_autofree char *low = awrash_i_number_format (form->ranges[k].low);
      g_autofree char *high = awrash_i_number_format (form->ranges[k].high);

      g_string_append_printf (ranges, "%s%s … %s", k > 0 ? "; " : "", low, high);
    }
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("index is %s, expected \"%s\" with numbers in: %s"), quoted, form->name,
               ranges->str);
  return NULL;
}

const AwrashIndexForm *
awrash_i_index_text_read (const char *text, double parameters[], GError **error)
{
  const AwrashIndexForm *form = find_form (text);
  g_auto (GStrv) numbers = NULL;

  if (form == NULL)
    return refuse_name (text, error);
  if (form->n_parameters == 0)
    return form;
  if (text[name_length (form)] == '\0')
    return refuse_parameters (form, text, error);
  numbers = g_strsplit (text + name_length (form) + 1, ",", -1);
  if (g_strv_length (numbers) != form->n_parameters)
    return refuse_parameters (form, text, error);
  for (gsize k = 0; k < form->n_parameters; k++)
    {
      double number = NAN;

      if (awrash_i_number_parse (numbers[k], '.', &number) != AWRASH_NUMBER_READ
          || !(number >= form->ranges[k].low && number <= form->ranges[k].high))
        return refuse_parameters (form, text, error);
      parameters[k] = number;
    }
  return form;
}

/* The index that takes any distribution: the next in the chain of wider ones may need a mean > 0.
 */
static const char *
name_widest (const AwrashIndexForm *form)
{
  const AwrashIndexForm *wider = find_form (form->wider);

  while (wider->domain != AWRASH_DOMAIN_REAL)
    wider = find_form (wider->wider);
  return wider->name;
}

static gboolean
refuse_mean (const AwrashIndexForm *form, const char *text, double mean, GError **error)
{
  g_autofree char *number = awrash_i_number_format (mean);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("the mean of x is %s, expected a mean > 0 for \"%s\"; \"%s\" needs none"), number,
               text, name_widest (form));
  return FALSE;
}

gboolean
awrash_i_index_domain_check (const AwrashIndexForm *form, const char *text,
                             const AwrashDistribution *distribution, GError **error)
{
  const AwrashSample *sample = &distribution->prepared.sample;

  if (form->domain == AWRASH_DOMAIN_REAL)
    return TRUE;
  if (form->domain == AWRASH_DOMAIN_WHOLE && sample->x[0] < 0.0)
    return awrash_i_range_refuse_negative (text, form->wider, sample->row[0],
                                           ldexp (sample->x[0], sample->exponent), error);
  return sample->sum.high > 0.0
         || refuse_mean (form, text, awrash_metric_distribution_get_mean (distribution), error);
}

gboolean
awrash_i_index_refuse_rows (const char *text, gsize n, const double x[], const double weights[],
                            GError **error)
{
  const AwrashIndexForm *form = find_form (text);
  AwrashRange range = { .n = 0 };

  if (!awrash_i_range_find_through (AWRASH_GATE_REAL, "x", n, x, weights, &range, NULL)
      || x[range.lowest] != 0.0 || x[range.highest] != 0.0)
    return awrash_i_range_offer (text, form->wider, n, x, weights, error);
  g_clear_error (error);
  return refuse_mean (form, text, 0.0, error);
}

gboolean
awrash_i_index_sampling_check (const char *text, GError **error)
{
  const AwrashIndexForm *form = find_form (text);

  if (form == NULL || !form->is_of_rows)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("\"%s\" is a figure of the rows that are there and has no influence function in "
                  "the sense of sampling, expected the method \"bootstrap\" for it, or a "
                  "permutation test"),
               text);
  return FALSE;
}

gboolean
awrash_i_index_finite_check (const char *text, double value, GError **error)
{
  g_autofree char *number = NULL;

  if (isfinite (value))
    return TRUE;
  number = awrash_i_number_format (value);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("\"%s\" is %s here, expected a finite index for its derivatives"), text, number);
  return FALSE;
}
