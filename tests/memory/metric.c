/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that a measure of inequality allocates is given back, whether it answers or refuses.
 * Source: the refusals listed in metric.h.
 * Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and ends with 0. */

#include <awrash.h>
#include <math.h>

enum
{
  MANY = 3000 /* beyond where the sort changes its way */
};

/* Every measure on one input, with a place for the error and without. */
static void
measure_all (size_t n, const double x[], const double w[], const double reference[])
{
  g_autofree double *p = g_new (double, 3 * (n + 1));
  double value = 0;
  size_t lowest = 0, highest = 0;

  for (int with_error = 0; with_error < 2; with_error++)
    {
      GError *error = NULL, **place = with_error ? &error : NULL;

      for (int correction = 0; correction < 4; correction++)
        {
          awrash_metric_gini ((AwrashGiniCorrection)correction, n, x, w, &value, place);
          g_clear_error (&error);
        }
      awrash_metric_lorenz (n, x, w, p, p + n + 1, p + 2 * (n + 1), place);
      g_clear_error (&error);
      awrash_metric_theil (n, x, w, &value, place);
      g_clear_error (&error);
      awrash_metric_mld (n, x, w, &value, place);
      g_clear_error (&error);
      awrash_metric_hoover (n, x, w, NULL, &value, place);
      g_clear_error (&error);
      awrash_metric_hoover (n, x, w, reference, &value, place);
      g_clear_error (&error);
      awrash_metric_extremes (n, x, w, &lowest, &highest, &value, place);
      g_clear_error (&error);
    }
}

/* Every index of the table, with numbers where it takes some, and one that it refuses. */
static void
ask_all (const AwrashDistribution *distribution, size_t n)
{
  g_autofree double *rows = g_new (double, n + 1);
  double value = 0;

  for (size_t k = 0; k < awrash_metric_index_get_n (); k++)
    for (int turn = 0; turn < 3; turn++)
      {
        static const char *const numbers[] = { "1.5", "0.3,0.2", "x" };
        g_auto (GStrv) name = g_strsplit (awrash_metric_index_get_name (k), ":", 2);
        g_autofree char *text = g_strconcat (name[0], ":", numbers[turn], NULL);
        const char *index = turn == 0 ? awrash_metric_index_get_name (k) : text;
        g_autoptr (GError) error = NULL;

        awrash_metric_index (distribution, index, &value, NULL);
        awrash_metric_index_influence (distribution, index, rows, &error);
        awrash_metric_index_gradient (distribution, index, rows, NULL);
        g_clear_error (&error);
        awrash_metric_index (distribution, text, &value, &error);
      }
}

static void
distribute_all (size_t n, const double x[], const double w[])
{
  for (int missing = 0; missing < 3; missing++)
    {
      g_autoptr (GError) error = NULL, other = NULL;
      g_autoptr (AwrashDistribution) distribution
          = awrash_metric_distribution_new ((AwrashMissing)missing, n, x, w, &error);
      double value = 0;

      if (distribution == NULL)
        continue;
      ask_all (distribution, n);
      awrash_metric_distribution_quantile (distribution, missing, &value, &other);
      g_clear_error (&other);
      awrash_metric_dominance (AWRASH_DOMINANCE_CURVE_LORENZ, missing - 1, distribution,
                               distribution, NULL, NULL, NULL, &other);
    }
}

/* Indices straight from rows, few and many, such that need a distribution and one that is refused.
 */
static void
report_all (size_t n, const double x[], const double w[])
{
  static const char *const indices[]
      = { "gini", "zenga", "kolm-ede:1", "percentile-ratio:0.5,0.1" };
  const size_t many = 40000;
  g_autofree double *rows = g_new (double, many);
  double values[4] = { 0 };

  for (size_t i = 0; i < many; i++)
    rows[i] = x[i % n];
  for (size_t threads = 0; threads < 3; threads++)
    {
      g_autoptr (GError) few = NULL, more = NULL;

      awrash_metric_index_report (threads, AWRASH_MISSING_ERROR, n, x, w, 4, indices, values, &few);
      awrash_metric_index_report (threads, AWRASH_MISSING_ERROR, many, rows, NULL, 4, indices,
                                  values, &more);
    }
}

/* As text, read again and refused. */
static void
store_all (const AwrashTally *tally, const AwrashSketch *sketch)
{
  g_autofree char *tallied = awrash_metric_tally_text_write (tally, NULL);
  g_autofree char *sketched = awrash_metric_sketch_text_write (sketch, NULL);
  g_autoptr (AwrashTally) tally_again = awrash_metric_tally_text_read (tallied, NULL);
  g_autoptr (AwrashSketch) sketch_again = awrash_metric_sketch_text_read (sketched, NULL);
  g_autoptr (GError) no_tally = NULL, no_sketch = NULL;

  tallied[strlen (tallied) - 2] = '1';
  sketched[strlen (sketched) - 2] = '1';
  awrash_metric_tally_free (awrash_metric_tally_text_read (tallied, &no_tally));
  awrash_metric_sketch_free (awrash_metric_sketch_text_read (sketched, &no_sketch));
}

/* What passes by in parts, answered and refused. */
static void
tally_all (size_t n, const double x[], const double w[])
{
  static const char *const indices[] = { "theil", "cv", "gini" };
  g_autoptr (GError) ranked = NULL, added = NULL, sketched = NULL;
  g_autoptr (AwrashTally) refused = awrash_metric_tally_new (3, indices, &ranked);
  g_autoptr (AwrashTally) tally = awrash_metric_tally_new (2, indices, NULL);
  g_autoptr (AwrashSketch) sketch = awrash_metric_sketch_new (3, NULL);
  g_autoptr (AwrashSketch) other = awrash_metric_sketch_new (3, NULL);
  double values[2] = { 0 };

  awrash_metric_tally_add (tally, n, x, w, &added);
  awrash_metric_tally_values (tally, values, NULL);
  awrash_metric_sketch_add (sketch, n, x, w, &sketched);
  awrash_metric_sketch_merge (other, sketch, NULL);
  awrash_metric_sketch_gini (other, &values[0], &values[1], NULL);
  store_all (tally, sketch);
}

static void
use_all (size_t n, const double x[], const double w[], const double reference[])
{
  double value = 0;

  measure_all (n, x, w, reference);
  distribute_all (n, x, w);
  if (n > 0)
    report_all (n, x, w);
  tally_all (n, x, w);
  awrash_metric_coulter (n, x, w, reference, &value, NULL);
}

int
main (void)
{
  double few[] = { 3, 0, 3, 1, 2 }, weights[] = { 2, 1, 1, 0, 5 }, none[] = { 0, 0, 0, 0, 0 };
  double bad[] = { 1, 2, NAN, 4, 5 }, light[] = { 1, 1, 1, 1e-300, 1 };
  g_autofree double *many = g_new (double, MANY);

  for (size_t i = 0; i < MANY; i++)
    many[i] = (double)((i * 7919) % 1013);
  use_all (5, few, NULL, weights);
  use_all (5, few, weights, none);
  use_all (5, few, weights, bad);
  use_all (5, few, none, few);
  use_all (5, few, light, few);
  use_all (5, none, NULL, few);
  use_all (5, bad, NULL, few);
  use_all (1, few, NULL, few);
  use_all (0, few, NULL, few);
  use_all (MANY, many, NULL, many);
  use_all (MANY, many, many, many);
  for (int number = 0; number < 5; number++)
    awrash_metric_gini_correction_from_name (
        awrash_metric_gini_correction_get_name ((AwrashGiniCorrection)number));
  return 0;
}
