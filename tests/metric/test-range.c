/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every measure refuses, each with its sentence and with outputs untouched.
 * Source: the list at the head of metric.h. Invariant: a row of weight 0 is never looked at. */

#include "metric/range-private.h"

#include "metric/measures.h"

#include <criterion/criterion.h>

typedef struct
{
  const char *label;
  size_t n;
  double x[3];
  double w[3];
  int code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "negative value",
    3,
    { 1, -5, 2 },
    { 1, 1, 1 },
    AWRASH_ERROR_VALUE,
    "x[1] is -5, expected a finite number ≥ 0" },
  { "NaN",
    3,
    { 1, 2, NAN },
    { 1, 1, 1 },
    AWRASH_ERROR_VALUE,
    "x[2] is nan, expected a finite number ≥ 0" },
  { "infinity",
    3,
    { INFINITY, 2, 3 },
    { 1, 1, 1 },
    AWRASH_ERROR_VALUE,
    "x[0] is inf, expected a finite number ≥ 0" },
  { "negative weight",
    3,
    { 1, 2, 3 },
    { 1, -0.5, 1 },
    AWRASH_ERROR_VALUE,
    "weights[1] is -0.5, expected a finite number ≥ 0" },
  { "NaN weight",
    3,
    { 1, 2, 3 },
    { NAN, 1, 1 },
    AWRASH_ERROR_VALUE,
    "weights[0] is nan, expected a finite number ≥ 0" },
  { "infinite weight",
    3,
    { 1, 2, 3 },
    { 1, 1, INFINITY },
    AWRASH_ERROR_VALUE,
    "weights[2] is inf, expected a finite number ≥ 0" },
  { "weight too light",
    3,
    { 1, 2, 3 },
    { 1, 1e-300, 1 },
    AWRASH_ERROR_VALUE,
    "weights[1] is 1e-300 beside a largest weight of 1, expected 0 or at least 2^-900 of the "
    "largest" },
  { "no value", 0, { 0 }, { 0 }, AWRASH_ERROR_EMPTY, "x has 0 values, expected at least 1" },
  { "no weight",
    3,
    { 1, 2, 3 },
    { 0, 0, 0 },
    AWRASH_ERROR_EMPTY,
    "the weights sum to 0 over 3 values, expected at least one weight > 0" },
  { "zero mean",
    3,
    { 0, 0, 0 },
    { 1, 1, 1 },
    AWRASH_ERROR_EMPTY,
    "the mean of x is 0, expected at least one value > 0 with a weight > 0" },
  { "zero mean where it counts",
    3,
    { 0, 7, 0 },
    { 1, 0, 1 },
    AWRASH_ERROR_EMPTY,
    "the mean of x is 0, expected at least one value > 0 with a weight > 0" },
};

Test (metric_range, every_measure_refuses_alike_and_leaves_its_output_alone)
{
  for (size_t r = 0; r < G_N_ELEMENTS (refusals); r++)
    for (size_t m = 0; m < G_N_ELEMENTS (measures); m++)
      {
        const Refusal *refusal = &refusals[r];
        g_autoptr (GError) error = NULL;
        double value = 4711.0;

        cr_assert_not (measures[m].measure (refusal->n, refusal->x, refusal->w, &value, &error),
                       "%s: %s", measures[m].name, refusal->label);
        cr_assert (g_error_matches (error, AWRASH_ERROR, refusal->code), "%s: %s: code %d",
                   measures[m].name, refusal->label, error->code);
        cr_assert_str_eq (error->message, refusal->message, "%s: %s: %s", measures[m].name,
                          refusal->label, error->message);
        cr_assert_eq (value, 4711.0, "%s: %s: output", measures[m].name, refusal->label);
      }
}

Test (metric_range, a_failure_needs_no_place_for_its_error)
{
  double x[] = { -1 }, value = 4711.0;

  for (size_t m = 0; m < G_N_ELEMENTS (measures); m++)
    cr_assert_not (measures[m].measure (1, x, NULL, &value, NULL), "%s", measures[m].name);
  cr_assert_eq (value, 4711.0);
}

Test (metric_range, a_row_of_weight_zero_is_not_looked_at)
{
  double x[] = { NAN, 1, -3, 4, INFINITY, 2, 0 }, w[] = { 0, 2, 0, 1, 0, 3, 0 };
  double kept_x[] = { 1, 4, 2 }, kept_w[] = { 2, 1, 3 };

  for (size_t m = 0; m < G_N_ELEMENTS (measures); m++)
    {
      double all = -1, kept = -2;

      cr_assert (measures[m].measure (7, x, w, &all, NULL), "%s", measures[m].name);
      cr_assert (measures[m].measure (3, kept_x, kept_w, &kept, NULL), "%s", measures[m].name);
      cr_assert_eq (all, kept, "%s: %g, %g", measures[m].name, all, kept);
    }
}

Test (metric_range, two_threads_find_what_one_finds_and_refuse_what_it_refuses)
{
  double x[] = { 3, 0, 7, 7, 0 }, w[] = { 1, 2, 4, 0.5, 4 };

  for (int spoiled = 0; spoiled < 3; spoiled++)
    {
      AwrashRange one = { .n = 0 }, two = { .n = 0 };
      g_autoptr (GError) first = NULL;
      g_autoptr (GError) second = NULL;
      gboolean found;

      x[4] = spoiled == 1 ? NAN : 0;
      w[4] = spoiled == 2 ? -1 : 4;
      found = awrash_i_range_find ("x", 5, x, w, &one, &first);
      cr_assert_eq (awrash_i_range_find_by_threads (2, "x", 5, x, w, &two, &second), found);
      cr_assert_eq (found, spoiled == 0);
      if (!found)
        cr_assert_str_eq (first->message, second->message);
      cr_assert (one.n == two.n && one.lowest == two.lowest && one.highest == two.highest
                 && !(one.heaviest < two.heaviest) && !(one.heaviest > two.heaviest));
    }
}
