/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures of inequality, their errors, parts and neighbours, with memory refused.
 * Source: none; a few rows with ties and weights. Invariant: that of allocator.h. */

#include "allocator.h"

enum
{
  N = 8,
  GROUPS = 3
};

static const double x[N] = { 3, 1, 4, 1, 5, 9, 2, 6 }, z[N] = { 2, 7, 1, 8, 2, 8, 1, 8 };
static const double w[N] = { 1, 2, 1, 3, 1, 2, 2, 1 };
static const int64_t group[N] = { 0, 1, 2, 0, 1, 2, 0, 1 };

static AwrashDistribution *distribution;
static AwrashDesign *design;
static AwrashNeighbours *neighbours;

static double value, values[4 * N], more[N + 1], most[N + 1];

static void
prepare (void)
{
  static const int64_t from[] = { 0, 1, 2, 3, 4, 5, 6 }, to[] = { 1, 2, 3, 4, 5, 6, 7 };

  distribution = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, N, x, w, NULL);
  design = awrash_metric_design_new ("adjust", N, NULL, group, NULL, NULL);
  neighbours
      = awrash_metric_neighbours_new ("symmetric", "binary", "zero", N, 7, from, to, NULL, NULL);
  g_assert_true (distribution != NULL && design != NULL && neighbours != NULL);
}

static void
clear (void)
{
  g_clear_pointer (&distribution, awrash_metric_distribution_free);
  g_clear_pointer (&design, awrash_metric_design_free);
  g_clear_pointer (&neighbours, awrash_metric_neighbours_free);
}

static void
expect (void *place, gsize size)
{
  fault_settle ();
  fault_output (place, size);
}

static gboolean
build (GError **error)
{
  static const int64_t from[] = { 0, 1 }, to[] = { 1, 2 };
  g_autoptr (AwrashDistribution) first
      = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, N, x, w, error);
  g_autoptr (AwrashDesign) second
      = first ? awrash_metric_design_new ("adjust", N, group, NULL, NULL, error) : NULL;
  g_autoptr (AwrashNeighbours) third
      = second ? awrash_metric_neighbours_new ("symmetric", "binary", "zero", N, 2, from, to, NULL,
                                               error)
               : NULL;

  return third != NULL;
}

static gboolean
measure (GError **error)
{
  expect (&value, sizeof value);
  if (!awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, N, x, w, &value, error))
    return FALSE;
  expect (&value, sizeof value);
  if (!awrash_metric_theil (N, x, w, &value, error))
    return FALSE;
  expect (&value, sizeof value);
  if (!awrash_metric_hoover (N, x, w, z, &value, error))
    return FALSE;
  expect (values, sizeof *values * (N + 1));
  fault_output (more, sizeof more);
  fault_output (most, sizeof most);
  return awrash_metric_lorenz (N, x, w, values, more, most, error);
}

static gboolean
index_all (GError **error)
{
  for (size_t k = 0; k < awrash_metric_index_get_n (); k++)
    {
      const char *name = awrash_metric_index_get_name (k);
      g_auto (GStrv) parts = g_strsplit (name, ":", 2);
      g_autofree char *text
          = parts[1] != NULL ? g_strconcat (parts[0], ":0.5", NULL) : g_strdup (name);
      g_autoptr (GError) other = NULL;

      expect (&value, sizeof value);
      if (!awrash_metric_index (distribution, text, &value, &other) && fault_is_told (other))
        {
          g_propagate_error (error, g_steal_pointer (&other));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
report (GError **error)
{
  static const char *const indices[] = { "gini", "zenga", "theil", "hoover" };

  expect (values, sizeof *values * 4);
  return awrash_metric_index_report (2, AWRASH_MISSING_ERROR, N, x, w, 4, indices, values, error);
}

static gboolean
estimate (GError **error)
{
  static const char *const methods[] = { "linearized", "jackknife", "bootstrap", "bootstrap-bca" };
  static AwrashEstimate found;

  for (gsize m = 0; m < G_N_ELEMENTS (methods); m++)
    {
      expect (&found, sizeof found);
      if (!awrash_metric_estimate (methods[m], "gini", 0.95, "seed", 5, distribution, design,
                                   &found, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
part (GError **error)
{
  g_autoptr (AwrashParts) gini
      = awrash_metric_gini_decomposition ((AwrashGiniScheme)1, 3, GROUPS, N, x, w, group, error);
  g_autoptr (AwrashParts) entropy
      = gini ? awrash_metric_entropy_decomposition (1, GROUPS, N, x, w, group, error) : NULL;
  g_autoptr (AwrashParts) atkinson
      = entropy ? awrash_metric_atkinson_decomposition (0.5, GROUPS, N, x, w, group, error) : NULL;

  if (atkinson == NULL)
    return FALSE;
  expect (&value, sizeof value);
  return awrash_metric_wolfson (N, x, w, &value, error);
}

static gboolean
rank (GError **error)
{
  static const char *const indices[] = { "standard", "generalized", "extended:0.5" };

  expect (&value, sizeof value);
  if (!awrash_metric_concentration ("standard", N, x, z, w, &value, error))
    return FALSE;
  expect (values, sizeof *values * N);
  if (!awrash_metric_concentration_influence ("standard", N, x, z, w, values, error))
    return FALSE;
  expect (values, sizeof *values * 3);
  if (!awrash_metric_concentration_values (3, indices, N, x, z, w, values, error))
    return FALSE;
  expect (values, sizeof *values * N);
  return awrash_metric_rank (N, z, w, values, error);
}

static gboolean
neighbour (GError **error)
{
  static const char *const statistics[] = { "moran", "geary", "getis-ord" };
  static AwrashSpatial spatial;
  static AwrashTails tails;

  for (gsize k = 0; k < G_N_ELEMENTS (statistics); k++)
    {
      expect (&spatial, sizeof spatial);
      if (!awrash_metric_space (statistics[k], neighbours, x, NULL, &spatial, error))
        return FALSE;
      expect (values, sizeof *values * 5);
      fault_output (&tails, sizeof tails);
      if (!awrash_metric_space_permute (statistics[k], "seed", 5, neighbours, x, NULL, values,
                                        &tails, error))
        return FALSE;
    }
  return TRUE;
}

int
main (int argc, char **argv)
{
  static const FaultScenario scenarios[] = {
    { "distributions, designs and neighbours", NULL, build, NULL },
    { "measures of rows", NULL, measure, NULL },
    { "every index", prepare, index_all, clear },
    { "reports of indices", prepare, report, clear },
    { "estimates", prepare, estimate, clear },
    { "parts", prepare, part, clear },
    { "ranks", prepare, rank, clear },
    { "neighbours", prepare, neighbour, clear },
  };

  return fault_run (argc, argv, G_N_ELEMENTS (scenarios), scenarios);
}
