/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Gini by sources, G = Σ_k S_k R_k G_k, and Shorrocks' rule, by which a source's part in any
 * inequality is its covariance with the total over the total's variance. Source: R. Lerman and S.
 * Yitzhaki (1985), Review of Economics and Statistics 67; A. F. Shorrocks (1982), Econometrica 50.
 * Invariant: contributions sum to G, and shares to 1, whatever ties there are. */

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/sum-private.h"
#include "metric/parts-private.h"
#include "metric/ranks-private.h"
#include "metric/sources-private.h"

#include <math.h>

static const char *const convention = N_ (
    "Lerman and Yitzhaki 1985: a source's contribution is its share of the total times its Gini "
    "times its Gini correlation with the total, ties of the total averaged; shorrocks-share is the "
    "natural rule of Shorrocks 1982, cov (source, total) / var (total)");

enum
{
  VALUE_SHARE,
  GINI,
  CORRELATION,
  CONCENTRATION,
  CONTRIBUTION,
  RELATIVE,
  ELASTICITY,
  SHORROCKS,
  N_COLUMNS
};

static const char *const names[N_COLUMNS]
    = { "value-share",  "gini",     "correlation", "concentration",
        "contribution", "relative", "elasticity",  "shorrocks-share" };

/* Rows in the order of the total, with what every source is held against. */
typedef struct
{
  const AwrashSources *sources;
  double gini;     /* of the total */
  double variance; /* Σ w e² of the total */
  double *rank;    /* [n] */
  double *e;       /* [n] of the total */
  double *values;  /* [n] of one source, in that order */
  double *weights; /* [n] */
} Work;

static void
work_clear (Work *work)
{
  g_free (work->rank);
  g_free (work->e);
  g_free (work->values);
  g_free (work->weights);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static gboolean
work_fill (Work *work, const AwrashSources *sources, GError **error)
{
  const AwrashSample *total = &sources->total.sample;
  AwrashSum variance = { 0.0, 0.0 };

  work->sources = sources;
  work->rank = awrash_i_new (double, total->n, error);
  work->e = work->rank == NULL ? NULL : awrash_i_new (double, total->n, error);
  work->values = work->e == NULL ? NULL : awrash_i_new (double, total->n, error);
  work->weights = work->values == NULL ? NULL : awrash_i_copy (double, total->w, total->n, error);
  if (work->weights == NULL
      || !awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, total->n, total->x, total->w,
                              &work->gini, error))
    return FALSE;
  awrash_i_ranks_write (&sources->total, work->rank);
  for (gsize i = 0; i < total->n; i++)
    {
      work->e[i] = awrash_i_sample_deviation (total, i);
      awrash_i_sum_add (&variance, total->w[i] * work->e[i] * work->e[i]);
    }
  work->variance = awrash_i_sum_get (&variance);
  return TRUE;
}

/* A source that nobody has anything from has a share and a contribution of 0 and no Gini. */
static void
write_empty (gsize k, double *columns[])
{
  columns[GINI][k] = columns[CORRELATION][k] = columns[CONCENTRATION][k] = NAN;
}

static gboolean
write_source (Work *work, gsize k, double *columns[], GError **error)
{
  const AwrashSources *sources = work->sources;
  const AwrashSample *total = &sources->total.sample;
  g_auto (AwrashSample) sample = { .n = 0 };
  AwrashSum by_rank = { 0.0, 0.0 }, by_value = { 0.0, 0.0 };
  double share = sources->share[k], concentration = 0.0;

  if (!awrash_i_sample_fill (&sample, "source", total->n, work->values, work->weights, error)
      || !awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, total->n, work->values, work->weights,
                              &columns[GINI][k], error))
    return FALSE;
  for (gsize i = 0; i < total->n; i++)
    {
      double e = awrash_i_sample_deviation (&sample, i);

      awrash_i_sum_add (&by_rank, total->w[i] * e * (work->rank[i] - 0.5));
      awrash_i_sum_add (&by_value, total->w[i] * e * work->e[i]);
    }
  concentration = 2.0 * awrash_i_sum_get (&by_rank) / total->total.high;
  columns[CORRELATION][k] = concentration / columns[GINI][k];
  columns[CONCENTRATION][k] = concentration;
  columns[CONTRIBUTION][k] = share * concentration;
  columns[RELATIVE][k] = share * concentration / work->gini;
  columns[ELASTICITY][k] = share * (concentration / work->gini - 1.0);
  columns[SHORROCKS][k] = share * awrash_i_sum_get (&by_value) / work->variance;
  return TRUE;
}

static gboolean
write_sources (Work *work, double *columns[], GError **error)
{
  const AwrashSources *sources = work->sources;
  const AwrashSample *total = &sources->total.sample;

  for (gsize k = 0; k < sources->n_sources; k++)
    {
      columns[VALUE_SHARE][k] = sources->share[k];
      for (gsize i = 0; i < total->n; i++)
        work->values[i] = sources->values[k * sources->n + total->row[i]];
      if (!(sources->share[k] > 0.0))
        write_empty (k, columns);
      else if (!write_source (work, k, columns, error))
        return FALSE;
    }
  return TRUE;
}

AwrashParts *
awrash_metric_source_decomposition (const AwrashSources *sources, GError **error)
{
  g_auto (Work) work = { .sources = NULL };
  g_autoptr (AwrashParts) parts = NULL;
  double *columns[N_COLUMNS];

  g_return_val_if_fail (sources != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  parts = awrash_i_parts_new (convention);
  if (!work_fill (&work, sources, error)
      || !awrash_i_parts_add_table (parts, "source", sources->n_sources, N_COLUMNS, names, columns,
                                    error)
      || !write_sources (&work, columns, error))
    return NULL;

  const AwrashPartsTerm terms[]
      = { { "total", work.gini },
          { "squared-cv", work.variance / sources->total.sample.total.high } };

  return awrash_i_parts_add_terms (parts, G_N_ELEMENTS (terms), terms, error)
             ? g_steal_pointer (&parts)
             : NULL;
}
