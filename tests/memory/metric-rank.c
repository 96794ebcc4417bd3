/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that a measure of rank or group allocates is given back, whether it answers or
 * refuses. Source: the refusals listed in metric-rank.h.
 * Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and ends with 0. */

#include <awrash.h>
#include <math.h>

enum
{
  MANY = 3000 /* beyond where the sort changes its way */
};

static const char *const indices[]
    = { "standard",          "generalized", "extended:0.5", "erreygers:0:9",
        "wagstaff:observed", "extended:x",  "wagstaff:0:1", "gini" };
static const char *const links[] = { "linear", "logit:9", "logit", "probit" };

static void
measure_ranks (size_t n, const double h[], const double z[], const double w[], GError **place)
{
  g_autofree double *curve = g_new (double, 3 * (n + 1)) /* 3 for n = 0 too */;
  double value = 0, error = 0;

  for (size_t k = 0; k < G_N_ELEMENTS (indices); k++)
    {
      awrash_metric_concentration (indices[k], n, h, z, w, &value, place);
      g_clear_error (place);
      awrash_metric_concentration_influence (indices[k], n, h, z, w, curve, place);
      g_clear_error (place);
      awrash_metric_concentration_regression (indices[k], n, h, z, w, &value, &error, place);
      g_clear_error (place);
      awrash_metric_concentration_index_get_convention (indices[k], place);
      g_clear_error (place);
    }
  awrash_metric_concentration_values (3, indices, n, h, z, w, curve, place);
  g_clear_error (place);
  awrash_metric_concentration_curve (n, h, z, w, curve, curve + n + 1, curve + 2 * (n + 1), NULL,
                                     place);
  g_clear_error (place);
  awrash_metric_rank (n, z, w, curve, place);
  g_clear_error (place);
}

static void
measure_groups (size_t n, const double h[], const double z[], const double w[], GError **place)
{
  AwrashSlopeIndex slope;
  AwrashKakwani kakwani;
  AwrashHealthEquity equity;
  AwrashGap gap;

  for (size_t k = 0; k < G_N_ELEMENTS (links); k++)
    {
      awrash_metric_slope_index (links[k], n, h, z, w, &slope, place);
      g_clear_error (place);
    }
  awrash_metric_kakwani (n, h, z, w, &kakwani, place);
  g_clear_error (place);
  awrash_metric_kakwani (n, h, h, w, &kakwani, place);
  g_clear_error (place);
  awrash_metric_gap (n, h, w, &gap, place);
  g_clear_error (place);
  for (int64_t reference = -1; reference < 3; reference++)
    {
      awrash_metric_health_equity (TRUE, reference, n, h, w, z, z, &equity, place);
      g_clear_error (place);
      awrash_metric_health_equity (FALSE, reference, n, h, w, NULL, NULL, &equity, place);
      g_clear_error (place);
    }
}

static void
measure (size_t n, const double h[], const double z[], const double w[])
{
  GError *error = NULL;

  measure_ranks (n, h, z, w, &error);
  measure_groups (n, h, z, w, &error);
}

int
main (void)
{
  double few[] = { 3, 0, 3, 1, 2 }, ranks[] = { 2, 0, 1, 1, 2 }, weights[] = { 2, 1, 1, 0, 5 };
  double bad[] = { 1, 2, NAN, 4, 5 }, below[] = { -1, 2, 0, 4, 5 }, none[] = { 0, 0, 0, 0, 0 };
  g_autofree double *many = g_new (double, MANY);

  for (size_t i = 0; i < MANY; i++)
    many[i] = (double)((i * 7919) % 1013);
  measure (5, few, ranks, NULL);
  measure (5, few, ranks, weights);
  measure (5, few, bad, weights);
  measure (5, bad, few, weights);
  measure (5, below, below, weights);
  measure (5, few, ranks, none);
  measure (5, none, ranks, NULL);
  measure (5, few, none, NULL);
  measure (1, few, ranks, NULL);
  measure (0, few, ranks, NULL);
  measure (MANY, many, many, many);
  return 0;
}
