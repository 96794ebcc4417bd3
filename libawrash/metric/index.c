/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Indices by their texts: one pass over the rows for all the sums that all of them need, then each
 * joins its own. Source: the definitions in metric.h. Invariant: an index has the same value alone
 * as beside others. */

#include "metric/index-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "metric/ranked-private.h"

#include <math.h>

enum
{
  MOST_SUMS = 64 /* of one pass */
};

/* An index as it was read, and where its sums stand among those of the pass. */
typedef struct
{
  const AwrashIndexForm *form;
  AwrashIndexQuestion question;
  gsize sums[AWRASH_INDEX_MOST_USES];
} Asked;

size_t
awrash_metric_index_get_n (void)
{
  return awrash_i_index_forms_count ();
}

const char *
awrash_metric_index_get_name (size_t k)
{
  return k < awrash_i_index_forms_count () ? awrash_i_index_forms_get (k)->name : NULL;
}

const char *
awrash_metric_index_get_convention (size_t k)
{
  return k < awrash_i_index_forms_count () ? _ (awrash_i_index_forms_get (k)->convention) : NULL;
}

static gboolean
read_index (const AwrashDistribution *distribution, const char *text, Asked *asked, GError **error)
{
  const AwrashSample *sample = &distribution->prepared.sample;

  asked->form = awrash_i_index_text_read (text, asked->question.parameters, error);
  if (asked->form == NULL || !awrash_i_index_domain_check (asked->form, text, distribution, error))
    return FALSE;
  asked->question.prepared = &distribution->prepared;
  asked->question.mean = sample->sum.high / sample->total.high;
  return TRUE;
}

/* The parameter of a shift is one per unit of the values. */
static AwrashTermUse
use_of (const Asked *asked, gsize k)
{
  const AwrashIndexUse *use = &asked->form->uses[k];
  double parameter = use->constant + use->factor * asked->question.parameters[use->of];

  if (use->term->kind == AWRASH_TERM_SHIFT)
    parameter = ldexp (parameter, asked->question.prepared->sample.exponent);
  return (AwrashTermUse){ use->term, parameter };
}

static gsize
count_uses (const AwrashIndexForm *form)
{
  gsize n = 0;

  while (n < AWRASH_INDEX_MOST_USES && form->uses[n].term != NULL)
    n++;
  return n;
}

/* Where a use stands among the n before it; at the end if it is new. */
static gsize
place_use (AwrashTermUse uses[], gsize *n, AwrashTermUse use)
{
  for (gsize k = 0; k < *n; k++)
    if (uses[k].term == use.term && uses[k].parameter == use.parameter)
      return k;
  uses[*n] = use;
  return (*n)++;
}

static void
sum_uses (const AwrashDistribution *distribution, gsize n, const AwrashTermUse uses[],
          double sums[])
{
  for (gsize start = 0; start < n; start += MOST_SUMS)
    awrash_i_term_sum (&distribution->prepared.sample, distribution->prepared.below,
                       MIN (n - start, MOST_SUMS), uses + start, sums + start);
}

static double
in_unit (const Asked *asked, const AwrashIndexAnswer *answer)
{
  int unit = asked->form->is_absolute ? asked->question.prepared->sample.exponent : 0;

  return ldexp (answer->value, answer->exponent + unit);
}

static gboolean
combine (const Asked *asked, const double sums[], AwrashIndexAnswer *answer, GError **error)
{
  double own[AWRASH_INDEX_MOST_USES] = { 0.0 };

  for (gsize k = 0; k < count_uses (asked->form); k++)
    own[k] = sums[asked->sums[k]];
  *answer = (AwrashIndexAnswer){ .value = NAN };
  return asked->form->combine (&asked->question, own, answer, error);
}

gboolean
awrash_metric_index_values (const AwrashDistribution *distribution, size_t n_indices,
                            const char *const indices[], double values[], GError **error)
{
  g_autofree Asked *asked = NULL;
  g_autofree AwrashTermUse *uses = NULL;
  g_autofree double *numbers = NULL; /* the sums, then the values */
  AwrashIndexAnswer answer = { .value = NAN };
  gsize n_uses = 0, most_uses = n_indices * AWRASH_INDEX_MOST_USES;

  g_return_val_if_fail (distribution != NULL, FALSE);
  g_return_val_if_fail ((indices != NULL && values != NULL) || n_indices == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  asked = awrash_i_new (Asked, n_indices, error);
  uses = asked != NULL ? awrash_i_new (AwrashTermUse, most_uses, error) : NULL;
  numbers = uses != NULL ? awrash_i_new (double, most_uses + n_indices, error) : NULL;
  if (numbers == NULL)
    return FALSE;
  for (gsize i = 0; i < n_indices; i++)
    {
      if (awrash_i_ranked_reads (indices[i]))
        {
          if (!awrash_i_ranked_value (distribution, indices[i], &numbers[most_uses + i], error))
            return FALSE;
          continue;
        }
      if (!read_index (distribution, indices[i], &asked[i], error))
        return FALSE;
      for (gsize k = 0; k < count_uses (asked[i].form); k++)
        asked[i].sums[k] = place_use (uses, &n_uses, use_of (&asked[i], k));
    }
  sum_uses (distribution, n_uses, uses, numbers);
  for (gsize i = 0; i < n_indices; i++)
    {
      if (asked[i].form == NULL)
        continue;
      if (!combine (&asked[i], numbers, &answer, error))
        return FALSE;
      numbers[most_uses + i] = in_unit (&asked[i], &answer);
    }
  for (gsize i = 0; i < n_indices; i++)
    values[i] = numbers[most_uses + i];
  return TRUE;
}

gboolean
awrash_metric_index (const AwrashDistribution *distribution, const char *index, double *value,
                     GError **error)
{
  g_return_val_if_fail (index != NULL && value != NULL, FALSE);
  return awrash_metric_index_values (distribution, 1, &index, value, error);
}

/* ── influence and gradient ─────────────────────────────────────────────────────────────────── */

typedef enum
{
  INFLUENCE = 1,
  SLOPE = 2
} Derivative;

static void
add_mean (const Asked *asked, Derivative which, double factor, double rows[])
{
  const AwrashSample *sample = &asked->question.prepared->sample;

  for (gsize k = 0; k < sample->n; k++)
    rows[k]
        += factor
           * (which == SLOPE ? 1.0
                             : awrash_i_sample_cross (sample->x[k], sample->total, 1.0, sample->sum)
                                   / sample->total.high);
}

/* The chain rule over the sums. */
static void
chain (const Asked *asked, Derivative which, const AwrashIndexAnswer *answer, const double sums[],
       double rows[])
{
  if (answer->by_mean != 0.0)
    add_mean (asked, which, answer->by_mean, rows);
  for (gsize k = 0; k < count_uses (asked->form); k++)
    {
      if (answer->by_sum[k] == 0.0)
        continue;
      if (which == INFLUENCE)
        awrash_i_term_add_influence (asked->question.prepared, use_of (asked, k), sums[k],
                                     answer->by_sum[k], rows);
      else
        awrash_i_term_add_slope (asked->question.prepared, use_of (asked, k), answer->by_sum[k],
                                 rows);
    }
}

/* One number a sorted row, for scaled values. */
static gboolean
derive (const Asked *asked, const char *index, Derivative which, double rows[], GError **error)
{
  AwrashTermUse uses[AWRASH_INDEX_MOST_USES];
  double sums[AWRASH_INDEX_MOST_USES] = { 0.0 };
  AwrashIndexAnswer answer = { .value = NAN };
  AwrashIndexRows own = which == INFLUENCE ? asked->form->influence : asked->form->slope;
  gsize n = count_uses (asked->form);

  for (gsize k = 0; k < n; k++)
    uses[k] = use_of (asked, k);
  awrash_i_term_sum (&asked->question.prepared->sample, asked->question.prepared->below, n, uses,
                     sums);
  if (!asked->form->combine (&asked->question, sums, &answer, error)
      || !awrash_i_index_finite_check (index, answer.value, error))
    return FALSE;
  if (own != NULL)
    return own (&asked->question, ldexp (answer.value, answer.exponent), rows, error);
  chain (asked, which, &answer, sums, rows);
  return TRUE;
}

static gboolean
derive_rows (const AwrashDistribution *distribution, const char *index, Derivative which,
             double rows[], GError **error)
{
  const AwrashSample *sample = NULL;
  g_autofree double *sorted = NULL;
  Asked asked = { .form = NULL };

  g_return_val_if_fail (distribution != NULL && index != NULL && rows != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (awrash_i_ranked_reads (index))
    return awrash_i_ranked_rows (distribution, index,
                                 which == SLOPE ? AWRASH_RANKED_GRADIENT : AWRASH_RANKED_INFLUENCE,
                                 rows, error);
  sample = &distribution->prepared.sample;
  sorted = awrash_i_new (double, sample->n, error);
  if (sorted == NULL || !read_index (distribution, index, &asked, error)
      || !derive (&asked, index, which, sorted, error))
    return FALSE;
  for (gsize i = 0; i < distribution->n; i++)
    rows[i] = 0.0;
  for (gsize k = 0; k < sample->n; k++)
    {
      double share = sample->w[k] / sample->total.high;
      int unit = which == SLOPE ? -sample->exponent : 0;

      rows[sample->row[k]] = ldexp (which == SLOPE ? sorted[k] * share : sorted[k],
                                    unit + (asked.form->is_absolute ? sample->exponent : 0));
    }
  return TRUE;
}

gboolean
awrash_metric_index_influence (const AwrashDistribution *distribution, const char *index,
                               double influence[], GError **error)
{
  return derive_rows (distribution, index, INFLUENCE, influence, error);
}

gboolean
awrash_metric_index_gradient (const AwrashDistribution *distribution, const char *index,
                              double gradient[], GError **error)
{
  return derive_rows (distribution, index, SLOPE, gradient, error);
}
