/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Published values of the measures of inequality, one row each, and peers' errors not to repeat.
 * Source: equity.csv, whose column "source" names each. Invariant: every row is checked, and a
 * failure names its row; the folder is AWRASH_TEST_DATA, else tests/published. */

#include "support/published.h"

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const char *label;
  const char *measure;
  const char *correction;
  size_t n;
  const double *x;
  const double *w; /* NULL: all 1 */
} Case;

static double *
read_list (const char *text, size_t *n)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  double *values = NULL;

  *n = g_strv_length (parts);
  values = g_new (double, *n + 1);
  for (size_t i = 0; i < *n; i++)
    {
      char *end = NULL;

      values[i] = g_ascii_strtod (parts[i], &end);
      cr_assert (end != parts[i] && *end == '\0', "no number: %s", parts[i]);
    }
  return values;
}

static gboolean
evaluate_index (const Case *c, double values[])
{
  g_autoptr (AwrashDistribution) distribution
      = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, c->n, c->x, c->w, NULL);

  return awrash_metric_index (distribution, c->measure, values, NULL);
}

/* Writes what the measure answers, n + 1 numbers for a curve, else one; returns how many. */
static size_t
evaluate (const Case *c, double values[])
{
  gboolean done = FALSE, is_curve = g_str_has_prefix (c->measure, "lorenz-");
  int correction = awrash_metric_gini_correction_from_name (c->correction);

  if (strcmp (c->measure, "gini") == 0)
    done = awrash_metric_gini ((AwrashGiniCorrection)correction, c->n, c->x, c->w, values, NULL);
  else if (strcmp (c->measure, "theil") == 0)
    done = awrash_metric_theil (c->n, c->x, c->w, values, NULL);
  else if (strcmp (c->measure, "mld") == 0)
    done = awrash_metric_mld (c->n, c->x, c->w, values, NULL);
  else if (strcmp (c->measure, "hoover") == 0)
    done = awrash_metric_hoover (c->n, c->x, c->w, NULL, values, NULL);
  else if (strcmp (c->measure, "extremes-ratio") == 0)
    done = awrash_metric_extremes (c->n, c->x, c->w, NULL, NULL, values, NULL);
  else if (strcmp (c->measure, "lorenz-p") == 0)
    done = awrash_metric_lorenz (c->n, c->x, c->w, values, NULL, NULL, NULL);
  else if (strcmp (c->measure, "lorenz-share") == 0)
    done = awrash_metric_lorenz (c->n, c->x, c->w, NULL, values, NULL, NULL);
  else if (strcmp (c->measure, "lorenz-generalized") == 0)
    done = awrash_metric_lorenz (c->n, c->x, c->w, NULL, NULL, values, NULL);
  else
    done = evaluate_index (c, values);
  cr_assert (done, "%s: no answer", c->label);
  return is_curve ? c->n + 1 : 1;
}

static void
check_value (const char *label, double value, double expected, double tolerance, gboolean differs)
{
  double gap = value == expected ? 0.0 : fabs (value - expected);

  if (differs)
    cr_assert (gap > tolerance * MAX (1.0, fabs (expected)), "%s: %.15g repeats a peer's error",
               label, value);
  else
    cr_assert (gap == 0.0 || gap <= tolerance * fabs (expected), "%s: %.15g, expected %.15g", label,
               value, expected);
}

static const char *
cell (const AwrashTable *table, size_t row, const char *name)
{
  size_t column = 0;

  cr_assert (awrash_base_table_find_column (table, name, &column), "no column %s", name);
  return awrash_base_table_get_cell (table, row, column);
}

static void
check_row (const AwrashTable *table, size_t row)
{
  size_t n = 0, n_weights = 0, n_expected = 0;
  g_autofree double *x = read_list (cell (table, row, "x"), &n);
  g_autofree double *w = read_list (cell (table, row, "weights"), &n_weights);
  g_autofree double *expected = read_list (cell (table, row, "expected"), &n_expected);
  g_autofree double *values = g_new (double, n + 1);
  g_autofree char *label = g_strdup_printf (
      "line %" G_GINT64_FORMAT ": %s: %s (%s)", awrash_base_table_get_line (table, row),
      cell (table, row, "case"), cell (table, row, "measure"), cell (table, row, "source"));
  Case c = { label, cell (table, row, "measure"), cell (table, row, "correction"), n,
             x,     n_weights > 0 ? w : NULL };

  cr_assert (n_weights == 0 || n_weights == n, "%s: %zu weights", label, n_weights);
  cr_assert_eq (evaluate (&c, values), n_expected, "%s: length", label);
  for (size_t k = 0; k < n_expected; k++)
    check_value (label, values[k], expected[k],
                 g_ascii_strtod (cell (table, row, "tolerance"), NULL),
                 strcmp (cell (table, row, "do_not_match"), "1") == 0);
}

Test (published_equity, every_published_value_is_met_and_no_published_error_repeated)
{
  g_autoptr (AwrashTable) table = test_published_read ("equity.csv");

  cr_assert_geq (awrash_base_table_get_n_rows (table), 200);
  for (size_t row = 0; row < awrash_base_table_get_n_rows (table); row++)
    check_row (table, row);
}
