/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that a decomposition allocates is given back, whether it answers or refuses.
 * Source: the refusals listed in metric-parts.h.
 * Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and ends with 0. */

#include <awrash.h>
#include <math.h>

enum
{
  MANY = 3000 /* beyond where the sort changes its way */
};

static void
drop (AwrashParts *parts, GError **error)
{
  double value = 0;

  if (parts != NULL)
    awrash_metric_parts_get (parts, "whole", "total", 0, &value);
  awrash_metric_parts_free (parts);
  g_clear_error (error);
}

static void
part_by_groups (size_t n_groups, size_t n, const double x[], const double w[],
                const int64_t group[])
{
  GError *error = NULL;
  double value = 0;

  for (int scheme = 0; scheme <= 4; scheme++)
    drop (awrash_metric_gini_decomposition ((AwrashGiniScheme)scheme, scheme == 1 ? 3 : 2, n_groups,
                                            n, x, w, group, &error),
          &error);
  for (int order = -1; order <= 2; order++)
    {
      drop (awrash_metric_entropy_decomposition (order, n_groups, n, x, w, group, &error), &error);
      drop (awrash_metric_atkinson_decomposition (order, n_groups, n, x, w, group, &error), &error);
      drop (awrash_metric_esteban_ray (order, 1, n_groups, n, x, w, group, &error), &error);
    }
  drop (awrash_metric_gini_change (n_groups, n, x, x, w, w, group, &error), &error);
  drop (awrash_metric_gini_change (n_groups, n, x, x, w, NULL, group, &error), &error);
  awrash_metric_wolfson (n, x, w, &value, &error);
  g_clear_error (&error);
  for (size_t cuts = 0; cuts <= 3; cuts++)
    {
      awrash_metric_partition (cuts, n, x, w, NULL, NULL, &value, &error);
      g_clear_error (&error);
    }
  awrash_metric_grouped_gini (n, x, x, x, w, &value, &value, &error);
  g_clear_error (&error);
}

static void
part_by_sources (size_t n, size_t n_sources, const double values[], const double w[])
{
  static const char *const indices[] = { "gini", "mld", "jain", "nothing" };
  int64_t group[] = { 0, 0, 1, 7 };
  GError *error = NULL;
  AwrashSources *sources = awrash_metric_sources_new (n, n_sources, values, w, &error);

  g_clear_error (&error);
  for (size_t k = 0; sources != NULL && k < G_N_ELEMENTS (indices); k++)
    for (int absent = 0; absent <= 2; absent++)
      for (int64_t draws = 0; draws <= 2; draws++)
        {
          AwrashShapleyAbsent reading = (AwrashShapleyAbsent)absent;

          drop (awrash_metric_shapley (indices[k], reading, draws, "seed", sources, NULL, &error),
                &error);
          drop (awrash_metric_shapley (indices[k], reading, draws, "", sources,
                                       n_sources <= 4 ? group : NULL, &error),
                &error);
        }
  if (sources != NULL)
    drop (awrash_metric_source_decomposition (sources, &error), &error);
  awrash_metric_sources_free (sources);
  drop (awrash_metric_segregation (n_sources, n, values, &error), &error);
}

int
main (void)
{
  double few[] = { 3, 0, 3, 1, 2, 8 }, weights[] = { 2, 1, 1, 0, 5, 1 }, none[6] = { 0 };
  double bad[] = { 1, 2, NAN, 4, 5, 6 };
  int64_t group[] = { 0, 1, 0, 1, 1, 2 }, alone[] = { 0, 0, 0, 1, 0, 0 },
          odd[] = { 0, 1, 2, 3, 4, 9 };
  g_autofree double *many = g_new (double, MANY);
  g_autofree int64_t *groups = g_new (int64_t, MANY);

  for (size_t i = 0; i < MANY; i++)
    {
      many[i] = (double)((i * 7919) % 1013);
      groups[i] = (int64_t)(i % 11);
    }
  part_by_groups (3, 6, few, weights, group);
  part_by_groups (3, 6, few, NULL, group);
  part_by_groups (2, 6, few, weights, alone);
  part_by_groups (3, 6, few, weights, odd);
  part_by_groups (3, 6, none, NULL, group);
  part_by_groups (3, 6, bad, NULL, group);
  part_by_groups (11, MANY, many, NULL, groups);
  part_by_sources (3, 2, few, NULL);
  part_by_sources (2, 3, few, weights);
  part_by_sources (2, 3, bad, NULL);
  part_by_sources (2, 3, none, NULL);
  part_by_sources (MANY / 5, 5, many, NULL);
  part_by_sources (0, 0, NULL, NULL);
  return 0;
}
