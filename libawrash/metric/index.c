/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Indices by their texts: one pass over the rows for all the sums that all of them need, then each
 * joins its own. Source: the definitions in metric.h. Invariant: an index has the same value alone
 * as beside others. */

#include "metric/index-asked-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "metric/ranked-private.h"

#include <math.h>

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
ask_distribution (const AwrashDistribution *distribution, const char *text, AwrashIndexAsked *asked,
                  GError **error)
{
  const AwrashIndexQuestion question = awrash_i_index_question_of (&distribution->prepared);

  return awrash_i_index_asked_read (asked, &question, text, error)
         && awrash_i_index_domain_check (asked->form, text, distribution, error);
}

/* ── values ─────────────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_metric_index_values (const AwrashDistribution *distribution, size_t n_indices,
                            const char *const indices[], double values[], GError **error)
{
  g_auto (AwrashIndexReport) report = { .n = 0 };
  AwrashIndexAnswer answer = { .value = NAN };

  g_return_val_if_fail (distribution != NULL, FALSE);
  g_return_val_if_fail ((indices != NULL && values != NULL) || n_indices == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_index_report_fill (&report, n_indices, error))
    return FALSE;
  for (gsize i = 0; i < n_indices; i++)
    {
      if (awrash_i_ranked_reads (indices[i]))
        {
          if (!awrash_i_ranked_value (distribution, indices[i], &report.values[i], error))
            return FALSE;
          continue;
        }
      if (!ask_distribution (distribution, indices[i], &report.asked[i], error))
        return FALSE;
      awrash_i_index_report_place (&report, &report.asked[i]);
    }
  awrash_i_term_sum (&distribution->prepared.sample, distribution->prepared.below, report.n_uses,
                     report.uses, report.sums);
  for (gsize i = 0; i < n_indices; i++)
    {
      if (report.asked[i].form == NULL)
        continue;
      if (!awrash_i_index_asked_combine (&report.asked[i], report.sums, &answer, error))
        return FALSE;
      report.values[i] = awrash_i_index_asked_in_unit (&report.asked[i], &answer);
    }
  for (gsize i = 0; i < n_indices; i++)
    values[i] = report.values[i];
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
add_mean (const AwrashIndexAsked *asked, Derivative which, double factor, double rows[])
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
chain (const AwrashIndexAsked *asked, Derivative which, const AwrashIndexAnswer *answer,
       const double sums[], double rows[])
{
  if (answer->by_mean != 0.0)
    add_mean (asked, which, answer->by_mean, rows);
  for (gsize k = 0; k < awrash_i_index_asked_count (asked); k++)
    {
      if (answer->by_sum[k] == 0.0)
        continue;
      if (which == INFLUENCE)
        awrash_i_term_add_influence (asked->question.prepared, awrash_i_index_asked_use (asked, k),
                                     sums[k], answer->by_sum[k], rows);
      else
        awrash_i_term_add_slope (asked->question.prepared, awrash_i_index_asked_use (asked, k),
                                 answer->by_sum[k], rows);
    }
}

/* One number a sorted row, for scaled values. */
static gboolean
derive (const AwrashIndexAsked *asked, const char *index, Derivative which, double rows[],
        GError **error)
{
  AwrashTermUse uses[AWRASH_INDEX_MOST_USES];
  double sums[AWRASH_INDEX_MOST_USES] = { 0.0 };
  AwrashIndexAnswer answer = { .value = NAN };
  AwrashIndexRows own = which == INFLUENCE ? asked->form->influence : asked->form->slope;
  gsize n = awrash_i_index_asked_count (asked);

  for (gsize k = 0; k < n; k++)
    uses[k] = awrash_i_index_asked_use (asked, k);
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
  AwrashIndexAsked asked = { .form = NULL };

  g_return_val_if_fail (distribution != NULL && index != NULL && rows != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (awrash_i_ranked_reads (index))
    return awrash_i_ranked_rows (distribution, index,
                                 which == SLOPE ? AWRASH_RANKED_GRADIENT : AWRASH_RANKED_INFLUENCE,
                                 rows, error);
  sample = &distribution->prepared.sample;
  sorted = awrash_i_new (double, sample->n, error);
  if (sorted == NULL || !ask_distribution (distribution, index, &asked, error)
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
