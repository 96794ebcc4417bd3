/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that neighbours and spatial statistics allocate is given back, whether they answer or
 * refuse. Source: the refusals listed in metric-space.h.
 * Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and ends with 0. */

#include <awrash.h>
#include <math.h>

static void
measure_all (const AwrashNeighbours *neighbours, const double x[], const double w[])
{
  static const char *const statistics[] = { "moran", "geary", "getis-ord", "gini", "none" };
  double values[5], near = 0;

  for (size_t k = 0; k < G_N_ELEMENTS (statistics); k++)
    {
      GError *error = NULL;
      AwrashSpatial spatial;
      AwrashTails tails;

      awrash_metric_space (statistics[k], neighbours, x, w, &spatial, &error);
      g_clear_error (&error);
      awrash_metric_space_permute (statistics[k], "seed", 5, neighbours, x, w, values, &tails,
                                   &error);
      g_clear_error (&error);
    }
  awrash_metric_space_gini (neighbours, x, w, &near, NULL, NULL, NULL);
  awrash_metric_local_moran ("n", "conditional", neighbours, x, values, NULL, NULL, NULL, NULL);
  awrash_metric_local_g ("g-star", neighbours, x, values, NULL, NULL, NULL, NULL);
}

int
main (void)
{
  int64_t from[] = { 0, 1, 2, 0 }, to[] = { 1, 2, 3, 1 };
  double x[] = { 3, 0, 3, 1 }, w[] = { 1, 2, 3, 4 }, bad[] = { 1, NAN, 2, 3 };
  double equal[] = { 1, 1, 1, 1 };

  for (size_t n_pairs = 2; n_pairs <= 4; n_pairs++)
    for (int style = 0; style < 2; style++)
      {
        GError *error = NULL;
        AwrashNeighbours *neighbours = awrash_metric_neighbours_new (
            "symmetric", style ? "binary" : "row-standardised", "error", 4, n_pairs, from, to,
            style ? NULL : w, &error);

        g_clear_error (&error);
        if (neighbours == NULL)
          continue;
        measure_all (neighbours, x, NULL);
        measure_all (neighbours, x, w);
        measure_all (neighbours, bad, NULL);
        measure_all (neighbours, equal, NULL);
        awrash_metric_neighbours_free (neighbours);
      }
  return 0;
}
