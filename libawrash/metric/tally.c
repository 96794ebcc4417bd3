/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Indices of data that pass by in parts: each part is measured whole, and parts are joined by the
 * decomposition of entropies, GE = Σ f (μ_g/μ)^α GE_g + GE of the means μ_g.
 * Source: A. F. Shorrocks (1980), Econometrica 48; Chan, Golub and LeVeque (1979) for the idea.
 * Invariant: every term is >= 0, so nothing cancels, where running power sums would. */

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/text-private.h"
#include "metric/tally-private.h"

#include <math.h>
#include <string.h>

enum
{
  PART = 4096, /* rows that are measured together */
  APART = 900  /* powers of two between weights, at most, as of the rows of one sample */
};

/* ── what is asked ──────────────────────────────────────────────────────────────────────────── */

static gboolean
is_streamed (const AwrashIndexForm *form)
{
  for (gsize k = 0; k < AWRASH_INDEX_MOST_USES; k++)
    if (form->uses[k].term != NULL && form->uses[k].term != &awrash_i_term_entropy
        && form->uses[k].term != &awrash_i_term_square)
      return FALSE;
  return form->uses[0].term != NULL && !form->is_absolute;
}

static gboolean
refuse_index (const char *text, GError **error)
{
  g_autofree char *quoted = awrash_i_text_quote (text);
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize k = 0; k < awrash_i_index_forms_count (); k++)
    if (is_streamed (awrash_i_index_forms_get (k)))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              awrash_i_index_forms_get (k)->name);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("index is %s, which no pass can join from parts, expected one of: %s"), quoted,
               names->str);
  return FALSE;
}

/* Σ p (u - 1)² is twice the entropy of order 2. */
static double
order_of (const AwrashIndexUse *use, const double parameters[])
{
  return use->term == &awrash_i_term_square ? 2.0
                                            : use->constant + use->factor * parameters[use->of];
}

static gboolean
place_order (AwrashTally *tally, double order, gsize *place, GError **error)
{
  for (*place = 0; *place < tally->orders.n; (*place)++)
    if (tally->orders.of[*place] == order)
      return TRUE;
  if (tally->orders.n == AWRASH_TALLY_MOST_ORDERS)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("the indices rest on more than %d different entropies, expected fewer"),
                   AWRASH_TALLY_MOST_ORDERS);
      return FALSE;
    }
  tally->orders.of[tally->orders.n++] = order;
  return TRUE;
}

static gboolean
ask (AwrashTally *tally, const char *text, AwrashTallyAsked *asked, GError **error)
{
  asked->form = awrash_i_index_text_read (text, asked->question.parameters, error);
  if (asked->form == NULL)
    return FALSE;
  if (!is_streamed (asked->form))
    return refuse_index (text, error);
  for (gsize k = 0; k < AWRASH_INDEX_MOST_USES && asked->form->uses[k].term != NULL; k++)
    if (!place_order (tally, order_of (&asked->form->uses[k], asked->question.parameters),
                      &asked->orders[k], error))
      return FALSE;
  asked->text = awrash_i_copy (char, text, strlen (text) + 1, error);
  return asked->text != NULL;
}

AwrashTally *
awrash_metric_tally_new (size_t n_indices, const char *const indices[], GError **error)
{
  g_autoptr (AwrashTally) tally = NULL;

  g_return_val_if_fail (indices != NULL || n_indices == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  tally = awrash_i_new (AwrashTally, 1, error);
  if (tally == NULL)
    return NULL;
  tally->n_indices = n_indices;
  tally->asked = awrash_i_new (AwrashTallyAsked, n_indices, error);
  if (tally->asked == NULL)
    return NULL;
  for (gsize i = 0; i < n_indices; i++)
    if (!ask (tally, indices[i], &tally->asked[i], error))
      return NULL;
  return g_steal_pointer (&tally);
}

void
awrash_metric_tally_free (AwrashTally *tally)
{
  if (tally == NULL)
    return;
  for (gsize i = 0; tally->asked != NULL && i < tally->n_indices; i++)
    g_free (tally->asked[i].text);
  g_free (tally->asked);
  g_free (tally);
}

/* ── rows ───────────────────────────────────────────────────────────────────────────────────── */

/* Measures n rows; a part whose values are all 0 has no entropy of its own. */
static gboolean
measure (const AwrashTally *tally, gsize n, const double x[], const double weights[],
         AwrashTallyPart *part, GError **error)
{
  g_auto (AwrashSample) sample = { .n = 0 };
  AwrashTermUse uses[AWRASH_TALLY_MOST_ORDERS];
  AwrashRange range = { .n = 0 };

  if (!awrash_i_sample_fill_through (AWRASH_GATE_REAL, &sample, "x", n, x, weights, &range, error)
      || !awrash_i_sample_take_logarithms (&sample, x, error))
    return FALSE;
  *part = (AwrashTallyPart){ .n = sample.n,
                             .weight = sample.total,
                             .sum = sample.sum,
                             .exponent = sample.exponent,
                             .weight_exponent = ilogb (range.heaviest) };
  for (gsize k = 0; k < tally->orders.n; k++)
    uses[k] = (AwrashTermUse){ &awrash_i_term_entropy, tally->orders.of[k] };
  if (sample.sum.high > 0.0)
    awrash_i_term_sum (&sample, NULL, tally->orders.n, uses, part->entropies);
  return TRUE;
}

/* TRUE where some row has a weight to be looked at. */
static gboolean
has_weight (gsize n, const double weights[])
{
  for (gsize i = 0; weights != NULL && i < n; i++)
    if (weights[i] != 0.0)
      return TRUE;
  return weights == NULL && n > 0;
}

/* All rows before any is measured, so that a message has the caller's row. */
static gboolean
check_rows (gsize n, const double x[], const double weights[], GError **error)
{
  AwrashRange range = { .n = 0 };

  if (!awrash_i_range_find_through (AWRASH_GATE_REAL, "x", n, x, weights, &range, error))
    return FALSE;
  return x[range.lowest] >= 0.0
         || awrash_i_index_refuse_rows ("entropy:ALPHA", n, x, weights, error);
}

/* TRUE where a sum or a share was too small for a double, so that something was not a number. */
static gboolean
is_lost (const AwrashTally *tally, const AwrashTallyPart *part, const AwrashTallyPart *joined)
{
  if (joined->sum.high == 0.0 && (part->sum.high > 0.0 || tally->all.sum.high > 0.0))
    return TRUE;
  for (gsize k = 0; k < tally->orders.n; k++)
    if (isnan (joined->entropies[k]))
      return TRUE;
  return FALSE;
}

/* The door of a sample for the rows of several calls, as far as their heaviest tell. */
static gboolean
join (AwrashTally *tally, const AwrashTallyPart *part, GError **error)
{
  AwrashTallyPart joined = tally->all;

  awrash_i_tally_part_join (&tally->orders, &joined, *part);
  if ((tally->all.n > 0 && ABS (part->weight_exponent - tally->all.weight_exponent) > APART)
      || is_lost (tally, part, &joined))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("weights up to 2^%d are added to weights up to 2^%d, expected each positive "
                      "one to be at least 2^-%d of the largest"),
                   part->weight_exponent, tally->all.weight_exponent, APART);
      return FALSE;
    }
  tally->all = joined;
  return TRUE;
}

gboolean
awrash_metric_tally_add (AwrashTally *tally, size_t n, const double x[], const double weights[],
                         GError **error)
{
  g_autofree AwrashTally *joined = NULL; /* what it would be; its list is borrowed */

  g_return_val_if_fail (tally != NULL, FALSE);
  g_return_val_if_fail (x != NULL || n == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!has_weight (n, weights))
    return TRUE;
  if (!check_rows (n, x, weights, error))
    return FALSE;
  joined = awrash_i_copy (AwrashTally, tally, 1, error);
  if (joined == NULL)
    return FALSE;
  for (gsize start = 0; start < n; start += PART)
    {
      gsize here = MIN (n - start, PART);
      const double *w = weights == NULL ? NULL : weights + start;
      AwrashTallyPart part;

      if (!has_weight (here, w))
        continue;
      if (!measure (joined, here, x + start, w, &part, error) || !join (joined, &part, error))
        return FALSE;
    }
  tally->all = joined->all;
  return TRUE;
}

gboolean
awrash_metric_tally_merge (AwrashTally *tally, const AwrashTally *other, GError **error)
{
  g_return_val_if_fail (tally != NULL && other != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (tally->orders.n != other->orders.n
      || memcmp (tally->orders.of, other->orders.of, other->orders.n * sizeof (double)) != 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("the other tally was made for other indices, expected the same list"));
      return FALSE;
    }
  return other->all.n == 0 || join (tally, &other->all, error);
}

/* ── answers ────────────────────────────────────────────────────────────────────────────────── */

size_t
awrash_metric_tally_get_n_indices (const AwrashTally *tally)
{
  g_return_val_if_fail (tally != NULL, 0);
  return tally->n_indices;
}

const char *
awrash_metric_tally_get_index (const AwrashTally *tally, size_t i)
{
  g_return_val_if_fail (tally != NULL && i < tally->n_indices, NULL);
  return tally->asked[i].text;
}

size_t
awrash_metric_tally_get_n_counted (const AwrashTally *tally)
{
  g_return_val_if_fail (tally != NULL, 0);
  return tally->all.n;
}

double
awrash_metric_tally_get_mean (const AwrashTally *tally)
{
  g_return_val_if_fail (tally != NULL, NAN);
  return ldexp (tally->all.sum.high / tally->all.weight.high, tally->all.exponent);
}

static gboolean
check_mean (const AwrashTally *tally, GError **error)
{
  if (tally->all.n > 0 && tally->all.sum.high > 0.0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("the mean of %zu values is 0, expected at least one value > 0 with a weight > 0"),
               tally->all.n);
  return FALSE;
}

gboolean
awrash_metric_tally_values (const AwrashTally *tally, double values[], GError **error)
{
  g_autofree double *found = NULL;

  g_return_val_if_fail (tally != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  found = awrash_i_new (double, tally->n_indices, error);
  if (found == NULL || !check_mean (tally, error))
    return FALSE;
  for (gsize i = 0; i < tally->n_indices; i++)
    {
      const AwrashTallyAsked *asked = &tally->asked[i];
      double sums[AWRASH_INDEX_MOST_USES] = { 0.0 };
      AwrashIndexAnswer answer = { .value = NAN };

      for (gsize k = 0; k < AWRASH_INDEX_MOST_USES && asked->form->uses[k].term != NULL; k++)
        sums[k] = tally->all.entropies[asked->orders[k]]
                  * (asked->form->uses[k].term == &awrash_i_term_square ? 2.0 : 1.0);
      if (!asked->form->combine (&asked->question, sums, &answer, error))
        return FALSE;
      found[i] = answer.value;
    }
  memcpy (values, found, tally->n_indices * sizeof *values);
  return TRUE;
}
