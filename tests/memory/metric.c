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

int
main (void)
{
  double few[] = { 3, 0, 3, 1, 2 }, weights[] = { 2, 1, 1, 0, 5 }, none[] = { 0, 0, 0, 0, 0 };
  double bad[] = { 1, 2, NAN, 4, 5 }, light[] = { 1, 1, 1, 1e-300, 1 };
  g_autofree double *many = g_new (double, MANY);

  for (size_t i = 0; i < MANY; i++)
    many[i] = (double)((i * 7919) % 1013);
  measure_all (5, few, NULL, weights);
  measure_all (5, few, weights, none);
  measure_all (5, few, weights, bad);
  measure_all (5, few, none, few);
  measure_all (5, few, light, few);
  measure_all (5, none, NULL, few);
  measure_all (5, bad, NULL, few);
  measure_all (1, few, NULL, few);
  measure_all (0, few, NULL, few);
  measure_all (MANY, many, NULL, many);
  measure_all (MANY, many, many, many);
  for (int number = 0; number < 5; number++)
    awrash_metric_gini_correction_from_name (
        awrash_metric_gini_correction_get_name ((AwrashGiniCorrection)number));
  return 0;
}
