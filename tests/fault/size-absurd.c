/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sizes that no memory holds: numbers that no array stands behind, and products of such that one
 * does. Source: the limits in the contracts of the headers. Invariant: that of allocator.h; an
 * array that is given as long as it is said to be cannot have these sizes, so they are tried
 * through what is a number alone. */

#include "allocator.h"

#define LARGE ((size_t)1 << 40)
#define CASE "examples/data/khenifra-2023"

static const double ones[] = { 1, 1, 1, 1 };
static const int64_t zeros[] = { 0, 0, 0, 0 };

static gboolean
table (GError **error)
{
  g_autoptr (AwrashTable) parsed = awrash_base_csv_parse ("a", LARGE, "a\n1\n", error);

  return parsed != NULL;
}

static gboolean
matrix (GError **error)
{
  g_autoptr (AwrashMatrix) found
      = awrash_apportion_matrix_new (LARGE, LARGE, ones, NULL, NULL, error);

  return found != NULL;
}

static gboolean
matrix_that_wraps (GError **error)
{
  /* 2^32 rows of 2^32 columns are 2^64 cells, which is 0 */
  g_autoptr (AwrashMatrix) found
      = awrash_apportion_matrix_new ((size_t)1 << 32, (size_t)1 << 32, ones, NULL, NULL, error);

  return found != NULL;
}

static gboolean
census (GError **error)
{
  g_autoptr (AwrashDesign) found = awrash_metric_design_new_census (G_MAXSIZE / 8, error);

  return found != NULL;
}

static gboolean
neighbours (GError **error)
{
  static const int64_t from[] = { 0 }, to[] = { 1 };
  g_autoptr (AwrashNeighbours) found = awrash_metric_neighbours_new (
      "symmetric", "binary", "zero", G_MAXSIZE / 8, 1, from, to, NULL, error);

  return found != NULL;
}

static gboolean
replications (GError **error)
{
  static AwrashEstimate estimate;
  static const double values[] = { 1, 2, 3, 4 };
  static const int64_t clusters[] = { 0, 1, 2, 3 };
  g_autoptr (AwrashDistribution) some
      = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, 4, values, NULL, error);
  g_autoptr (AwrashDesign) drawn
      = awrash_metric_design_new ("adjust", 4, NULL, clusters, NULL, error);

  fault_output (&estimate, sizeof estimate);
  return awrash_metric_estimate ("bootstrap", "gini", 0.95, "seed", G_MAXSIZE / 8, some, drawn,
                                 &estimate, error);
}

static gboolean
replications_of_a_lot (GError **error)
{
  static AwrashTails tails;

  fault_output (&tails, sizeof tails);
  return awrash_metric_difference_permute ("gini", "seed", LARGE, 4, ones, ones, NULL, &tails,
                                           error);
}

static gboolean
groups (GError **error)
{
  g_autoptr (AwrashParts) found = awrash_metric_gini_decomposition (
      (AwrashGiniScheme)1, 2, G_MAXSIZE / 8, 4, ones, NULL, zeros, error);

  return found != NULL;
}

static gboolean
threads (GError **error)
{
  static double value;

  fault_output (&value, sizeof value);
  return awrash_metric_gini_by_threads (LARGE, AWRASH_GINI_CORRECTION_NONE, 4, ones, NULL, &value,
                                        error);
}

static gboolean
uniform (GError **error)
{
  static const AwrashRandomAddress address = { 0 };
  static double values[4];

  fault_output (values, sizeof values);
  return awrash_random_uniform (&address, LARGE, values, error);
}

static gboolean
design (GError **error)
{
  g_autoptr (AwrashSimulationDesign) found
      = awrash_simulation_design_new ("saltelli", LARGE, LARGE, 1, error);

  return found != NULL;
}

static gboolean
rows (GError **error)
{
  static double points[4];
  g_autoptr (AwrashSimulationDesign) found
      = awrash_simulation_design_new ("random", 4, 1, 1, error);

  fault_output (points, sizeof points);
  return found != NULL && awrash_simulation_design_get_rows (found, 0, LARGE, 1, points, error);
}

static gboolean
situation (GError **error)
{
  g_autoptr (AwrashSituation) found
      = awrash_simulation_situation_new (4, zeros, G_MAXSIZE / 8, error);

  return found != NULL;
}

static gboolean
panel (GError **error)
{
  static const int64_t n_values[] = { 1 }, lower[] = { 0 }, upper[] = { 4 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (4, 1, n_values, zeros, NULL, error);
  g_autoptr (AwrashPanelQuestion) found
      = awrash_selection_question_new (pool, LARGE, lower, upper, FALSE, error);

  return found != NULL;
}

static gboolean
values_of_a_category (GError **error)
{
  static const int64_t n_values[] = { (int64_t)1 << 60 };
  g_autoptr (AwrashPool) found = awrash_selection_pool_new (4, 1, n_values, zeros, NULL, error);

  return found != NULL;
}

static gboolean
blocks (GError **error)
{
  g_autoptr (AwrashReserves) found = awrash_selection_reserves_new (
      "over-and-above", 16, 0, LARGE, NULL, zeros, NULL, zeros, error);

  return found != NULL;
}

static gboolean
sites (GError **error)
{
  g_autoptr (AwrashPreferences) found
      = awrash_selection_preferences_new (4, G_MAXSIZE / 8, 4, zeros, zeros, ones, NULL, error);

  return found != NULL;
}

static gboolean
indices (GError **error)
{
  static AwrashSobolIndex found[4];

  fault_output (found, sizeof found);
  return awrash_simulation_sobol (0.9, LARGE, 1, LARGE, 4, ones, found, error);
}

static gboolean
scenarios_of_a_comparison (GError **error)
{
  static double differences[4], errors[4], above[4];

  fault_output (differences, sizeof differences);
  fault_output (errors, sizeof errors);
  fault_output (above, sizeof above);
  return awrash_simulation_paired (0, LARGE, LARGE << 20, 4, ones, differences, errors, above,
                                   error);
}

/* ── programmes, plans, audits and reports ──────────────────────────────────────────────────── */

static AwrashProgramme *programme;
static AwrashReading *reading;
static AwrashWalls *walls;
static AwrashReport *report;

static void
prepare (void)
{
  g_autoptr (AwrashPlan) plan = NULL;

  programme = awrash_programme_load (CASE, NULL);
  reading = awrash_split_reading_load (programme, NULL, NULL);
  walls = awrash_split_walls_new (programme, reading, NULL);
  plan = awrash_split_solve (programme, reading, NULL);
  report = awrash_report_new (plan, NULL, NULL);
  g_assert_true (walls != NULL && report != NULL);
}

static void
clear (void)
{
  g_clear_pointer (&report, awrash_report_free);
  g_clear_pointer (&walls, awrash_split_walls_free);
  g_clear_pointer (&reading, awrash_split_reading_free);
  g_clear_pointer (&programme, awrash_programme_unref);
}

static gboolean
cells_of_walls (GError **error)
{
  static int64_t sums[4];

  fault_output (sums, sizeof sums);
  return awrash_split_walls_sum (walls, LARGE, zeros, sums, error);
}

static gboolean
cells_of_a_division (GError **error)
{
  static AwrashStanding standing;

  fault_output (&standing, sizeof standing);
  return awrash_split_standing (programme, reading, LARGE, zeros, &standing, error);
}

static gboolean
cells_of_a_relaxation (GError **error)
{
  g_autoptr (AwrashVerdict) found
      = awrash_audit_relaxation (walls, NULL, LARGE, zeros, 0, zeros, zeros, error);

  return found != NULL;
}

static gboolean
cells_of_a_report (GError **error)
{
  return awrash_report_set_last (report, "last", LARGE, ones, error);
}

int
main (int argc, char **argv)
{
  static const FaultScenario scenarios[] = {
    { "bytes of a text", NULL, table, NULL },
    { "cells of a matrix", NULL, matrix, NULL },
    { "cells that wrap around", NULL, matrix_that_wraps, NULL },
    { "units of a census", NULL, census, NULL },
    { "neighbours", NULL, neighbours, NULL },
    { "replications", NULL, replications, NULL },
    { "replications of a lot", NULL, replications_of_a_lot, NULL },
    { "groups", NULL, groups, NULL },
    { "threads", NULL, threads, NULL },
    { "random numbers", NULL, uniform, NULL },
    { "points of a design", NULL, design, NULL },
    { "rows of a design", NULL, rows, NULL },
    { "streams of a situation", NULL, situation, NULL },
    { "members of a panel", NULL, panel, NULL },
    { "values of a category", NULL, values_of_a_category, NULL },
    { "blocks of places", NULL, blocks, NULL },
    { "sites", NULL, sites, NULL },
    { "dimensions of indices", NULL, indices, NULL },
    { "scenarios of a comparison", NULL, scenarios_of_a_comparison, NULL },
    { "cells of walls", prepare, cells_of_walls, clear },
    { "cells of a division", prepare, cells_of_a_division, clear },
    { "cells of a relaxation", prepare, cells_of_a_relaxation, clear },
    { "cells of a report", prepare, cells_of_a_report, clear },
  };

  return fault_run_absurd (argc, argv, G_N_ELEMENTS (scenarios), scenarios);
}
