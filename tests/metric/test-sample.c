/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Accuracy on hostile numbers against the definitions in quadruple precision, and laws that every
 * measure keeps. Source: metric.h; Dalton (1920) for the laws. Invariant: relative error 1e-12. */

#include "metric/batteries.h"

#include <criterion/criterion.h>

static void
check_battery (const Battery *battery, const double w[])
{
  for (size_t m = 0; m < G_N_ELEMENTS (measures); m++)
    {
      double value = -1, truth = (double)measures[m].definition (N, battery->x, w);

      cr_assert (measures[m].measure (N, battery->x, w, &value, NULL), "%s: %s", measures[m].name,
                 battery->label);
      cr_assert (is_near (value, truth, 1e-12), "%s: %s: %.17g, expected %.17g, off by %.2g",
                 measures[m].name, battery->label, value, truth, value / truth - 1);
    }
}

Test (metric_sample, hostile_numbers_cost_no_digit_against_quadruple_precision)
{
  guint64 state = 20260401;
  Battery battery;

  for (size_t kind = 0; kind < N_BATTERIES; kind++)
    for (int turn = 0; turn < 5; turn++)
      {
        battery_fill (&battery, kind, &state);
        check_battery (&battery, battery.w);
        check_battery (&battery, NULL);
      }
}

Test (metric_sample, equal_values_are_exactly_equal_even_ten_million_of_them)
{
  size_t n = 10000000;
  g_autofree double *x = g_new (double, n);
  double w[] = { 0.1, 0.7, 1.3 }, few[] = { 0.1, 0.1, 0.1 };

  for (size_t i = 0; i < n; i++)
    x[i] = 0.1;
  for (size_t m = 0; m < G_N_ELEMENTS (measures); m++)
    {
      double value = -1;

      cr_assert (measures[m].measure (n, x, NULL, &value, NULL) && value == 0.0, "%s: %g",
                 measures[m].name, value);
      cr_assert (measures[m].measure (3, few, w, &value, NULL) && value == 0.0, "%s: %g",
                 measures[m].name, value);
    }
}

Test (metric_sample, one_row_is_equality)
{
  double x[] = { 42 }, w[] = { 0.3 };

  for (size_t m = 0; m < G_N_ELEMENTS (measures); m++)
    {
      double value = -1;

      cr_assert (measures[m].measure (1, x, w, &value, NULL) && value == 0.0, "%s",
                 measures[m].name);
    }
}

/* value of a measure that must succeed */
static double
value_of (const Measure *measure, size_t n, const double x[], const double w[])
{
  double value = NAN;

  cr_assert (measure->measure (n, x, w, &value, NULL), "%s", measure->name);
  return value;
}

static void
check_laws (const Measure *measure, const Battery *battery)
{
  double twice_x[2 * N], twice_w[2 * N], scaled_x[N], scaled_w[N];
  double value = value_of (measure, N, battery->x, battery->w);

  for (size_t i = 0; i < N; i++)
    {
      twice_x[i] = twice_x[2 * N - 1 - i] = battery->x[i];
      twice_w[i] = twice_w[2 * N - 1 - i] = battery->w[i];
      scaled_x[i] = 7.3 * battery->x[i];
      scaled_w[i] = 1e-3 * battery->w[i];
    }
  cr_assert (is_near (value_of (measure, 2 * N, twice_x, twice_w), value, 1e-13),
             "%s: %s: replication", measure->name, battery->label);
  cr_assert (is_near (value_of (measure, N, scaled_x, battery->w), value, 1e-13), "%s: %s: scale",
             measure->name, battery->label);
  cr_assert (is_near (value_of (measure, N, battery->x, scaled_w), value, 1e-13),
             "%s: %s: weight scale", measure->name, battery->label);
}

Test (metric_sample, replication_and_scale_change_nothing)
{
  static const size_t kinds[] = { 0, 1, 2, 7, 9, 15 };
  guint64 state = 5;
  Battery battery;

  for (size_t k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (size_t m = 0; m < G_N_ELEMENTS (measures); m++)
      {
        battery_fill (&battery, kinds[k], &state);
        if (kinds[k] == 7) /* room for the factor 7.3 */
          for (size_t i = 0; i < N; i++)
            battery.x[i] *= 1e-2;
        check_laws (&measures[m], &battery);
      }
}

Test (metric_sample, a_weight_of_k_is_k_copies)
{
  double x[] = { 3, 1, 4, 1.5, 9 }, w[] = { 2, 1, 4, 3, 1 };
  double copies[] = { 3, 3, 1, 4, 4, 4, 4, 1.5, 1.5, 1.5, 9 };

  for (size_t m = 0; m < G_N_ELEMENTS (measures); m++)
    cr_assert (is_near (value_of (&measures[m], 5, x, w), value_of (&measures[m], 11, copies, NULL),
                        1e-14),
               "%s", measures[m].name);
}

Test (metric_sample, the_order_of_the_rows_does_not_show)
{
  guint64 state = 77;
  Battery battery, shuffled;

  battery_fill (&battery, 15, &state); /* many ties, unequal weights */
  for (size_t m = 0; m < G_N_ELEMENTS (measures); m++)
    for (int turn = 0; turn < 20; turn++)
      {
        shuffled = battery;
        for (size_t i = N - 1; i > 0; i--)
          {
            size_t j = (size_t)(next_uniform (&state) * (double)(i + 1));
            double x = shuffled.x[i], w = shuffled.w[i];

            shuffled.x[i] = shuffled.x[j];
            shuffled.w[i] = shuffled.w[j];
            shuffled.x[j] = x;
            shuffled.w[j] = w;
          }
        cr_assert (is_near (value_of (&measures[m], N, shuffled.x, shuffled.w),
                            value_of (&measures[m], N, battery.x, battery.w), 1e-15),
                   "%s", measures[m].name);
      }
}

Test (metric_sample, a_transfer_from_richer_to_poorer_never_raises_a_measure)
{
  guint64 state = 99;

  for (int turn = 0; turn < 300; turn++)
    {
      double x[12], after[12];
      size_t poor = (size_t)(12 * next_uniform (&state)), rich = 0;

      for (size_t i = 0; i < 12; i++)
        after[i] = x[i] = 0.01 + next_uniform (&state);
      rich = (size_t)(12 * next_uniform (&state));
      if (x[poor] >= x[rich])
        continue;
      after[poor] += 0.4 * (x[rich] - x[poor]);
      after[rich] -= 0.4 * (x[rich] - x[poor]);
      for (size_t m = 0; m < G_N_ELEMENTS (measures); m++)
        {
          double before = value_of (&measures[m], 12, x, NULL);
          double now = value_of (&measures[m], 12, after, NULL);

          /* Hoover sees only transfers across the mean; the others see all */
          cr_assert (now <= before * (1 + 1e-14), "%s: %.17g, %.17g", measures[m].name, before,
                     now);
          cr_assert (measures[m].measure == measure_hoover || now < before, "%s", measures[m].name);
        }
    }
}
