/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fixed cells, and lowest and highest rates, as bounds of a model.
 * Source: the keys of a reading in <awrash/split.h>. Invariant: a rate r of a need d is a bound of
 * ceil (r d), or floor (r d), decided in decimals. */

#include "split/conditions-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "split/notation-private.h"

#include <string.h>

/* ── fix ────────────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_places (AwrashNotation *notation, int64_t *places, GError **error)
{
  g_autofree char *text = NULL;

  if (!awrash_i_notation_take (notation, "="))
    return awrash_i_notation_refuse (notation, _ ("= and a number of places"), error);
  text = awrash_i_notation_word (notation, _ ("a number of places"), NULL, error);
  if (text == NULL)
    return FALSE;
  if (awrash_i_number_parse_integer (text, places) == AWRASH_NUMBER_READ && *places >= 0
      && *places < G_GINT64_CONSTANT (1) << 50)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("fix has %s places, expected a whole number from 0 to 2^50"), text);
  return FALSE;
}

static gboolean
fix_one (AwrashModel *model, AwrashNotation *notation, GError **error)
{
  g_autofree guint8 *types = awrash_i_new (guint8, model->n_types, error);
  g_autofree char *code
      = types != NULL
            ? awrash_i_notation_word (notation, _ ("the code of a territory"), NULL, error)
            : NULL;
  gsize territory = 0;
  int64_t places = 0;

  return code != NULL && awrash_i_notation_cells (notation, code, &territory, types, error)
         && read_places (notation, &places, error)
         && awrash_i_model_bind (model, territory, types, places, places, AWRASH_BOUND_OF_READING,
                                 error);
}

gboolean
awrash_i_conditions_fix (AwrashModel *model, GError **error)
{
  AwrashNotation notation = { model->programme, "fix", model->reading->values[AWRASH_READING_FIX] };

  while (!awrash_i_notation_is_done (&notation))
    {
      if (awrash_i_notation_take (&notation, ";"))
        continue;
      if (!fix_one (model, &notation, error))
        return FALSE;
      if (!awrash_i_notation_is_done (&notation) && !awrash_i_notation_take (&notation, ";"))
        return awrash_i_notation_refuse (&notation, _ ("; or the end"), error);
    }
  return TRUE;
}

/* ── rates ──────────────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_conditions_fraction (const AwrashModel *model, AwrashReadingKey key,
                              AwrashDecimal *numerator, AwrashDecimal *denominator,
                              gboolean *is_given, GError **error)
{
  const char *text = model->reading->values[key];

  *is_given = text[0] != '\0';
  if (!*is_given || awrash_i_scale_read (text, numerator, denominator))
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%s is \"%s\", expected a number ≥ 0 or a fraction such as 20/1000"),
               awrash_i_reading_key (key), text);
  return FALSE;
}

typedef struct
{
  AwrashReadingKey key;
  AwrashDecimal numerator, denominator;
} Rate;

/* coefficients × places / scale against numerator / denominator × need: all times the common
 * denominator. */
static gboolean
bind_rate (AwrashModel *model, const Rate *rate, gsize province, const char *group,
           const int64_t coefficients[], double scale, double need, GError **error)
{
  g_autofree AwrashDecimal *weight = awrash_i_new (AwrashDecimal, model->n_types, error);
  AwrashDecimal asked = awrash_i_decimal_multiply (
      awrash_i_decimal_multiply (rate->numerator, awrash_i_decimal (need)),
      awrash_i_decimal (scale));
  gboolean is_least = rate->key == AWRASH_READING_MIN_RATE;
  AwrashSideOrigin origin = { AWRASH_SIDE_RATE,
                              model->programme->provinces[province],
                              "*",
                              group,
                              awrash_i_reading_key (rate->key),
                              AWRASH_BOUND_OF_READING };

  if (weight == NULL)
    return FALSE;
  for (gsize type = 0; type < model->n_types; type++)
    weight[type] = awrash_i_decimal_multiply (awrash_i_decimal_of_integer (coefficients[type]),
                                              rate->denominator);
  return awrash_i_side_bind (model, &origin, weight, is_least ? &asked : NULL,
                             is_least ? NULL : &asked, error);
}

static gboolean
bind_rates (AwrashModel *model, const Rate *rate, GError **error)
{
  for (gsize i = 0; model->receipts != NULL && i < model->receipts->len; i++)
    {
      const AwrashReceipt *own = g_ptr_array_index (model->receipts, i);

      if (own->need > 0
          && !bind_rate (model, rate, own->province, own->group, own->coefficients, own->scale,
                         own->need, error))
        return FALSE;
    }
  for (gsize i = 0; model->receipts == NULL && i < model->n_provinces; i++)
    if (model->need[i] > 0
        && !bind_rate (model, rate, i, NULL, model->measure, model->measure_scale, model->need[i],
                       error))
      return FALSE;
  return TRUE;
}

gboolean
awrash_i_conditions_rates (AwrashModel *model, GError **error)
{
  Rate rates[] = { { .key = AWRASH_READING_MIN_RATE }, { .key = AWRASH_READING_MAX_RATE } };

  for (gsize i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      gboolean is_given;

      if (!awrash_i_conditions_fraction (model, rates[i].key, &rates[i].numerator,
                                         &rates[i].denominator, &is_given, error)
          || (is_given && !bind_rates (model, &rates[i], error)))
        return FALSE;
    }
  return TRUE;
}
