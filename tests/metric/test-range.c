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
  const char *message; /* NULL: that of the index of the measure's name, which knows a wider one */
} Refusal;

static const Refusal refusals[] = {
  { "negative value", 3, { 1, -5, 2 }, { 1, 1, 1 }, AWRASH_ERROR_VALUE, NULL },
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
  { "zero mean", 3, { 0, 0, 0 }, { 1, 1, 1 }, AWRASH_ERROR_EMPTY, NULL },
  { "zero mean where it counts", 3, { 0, 7, 0 }, { 1, 0, 1 }, AWRASH_ERROR_EMPTY, NULL },
};

/* What the index of a distribution says to the same rows. */
static char *
message_of_index (const char *index, const Refusal *refusal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashDistribution) distribution = awrash_metric_distribution_new (
      AWRASH_MISSING_ERROR, refusal->n, refusal->x, refusal->w, NULL);
  double value;

  cr_assert_not (awrash_metric_index (distribution, index, &value, &error), "%s", index);
  return g_strdup (error->message);
}

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
        g_autofree char *message = refusal->message != NULL
                                       ? g_strdup (refusal->message)
                                       : message_of_index (measures[m].name, refusal);
        cr_assert_str_eq (error->message, message, "%s: %s: %s", measures[m].name, refusal->label,
                          error->message);
        cr_assert_eq (value, 4711.0, "%s: %s: output", measures[m].name, refusal->label);
      }
}

/* Every measure of plain values, by the sentence that offers another one. */
Test (metric_range, a_negative_value_or_a_mean_of_0_is_answered_with_the_index_that_takes_it)
{
  double below[] = { 3, -1, -2 }, zeros[] = { 0, 0, 0 }, ignored[] = { 1, 0, 1 }, value, curve[4];
  size_t place;
  g_autoptr (GError) gini = NULL, corrected = NULL, mean = NULL, theil = NULL, mld = NULL;
  g_autoptr (GError) hoover = NULL, lorenz = NULL, wolfson = NULL, extremes = NULL;
  g_autoptr (GError) reference = NULL, finite = NULL;

  cr_assert_not (awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, 3, below, NULL, &value, &gini));
  cr_assert_str_eq (gini->message, "x[1] is -1, expected a finite number ≥ 0 for \"gini\"; "
                                   "\"gini:signed\" takes it");
  cr_assert_not (
      awrash_metric_gini (AWRASH_GINI_CORRECTION_P2, 3, below, ignored, &value, &corrected));
  cr_assert_str_eq (corrected->message, "x[2] is -2, expected a finite number ≥ 0 for \"gini\"; "
                                        "\"gini:signed\" takes it");
  cr_assert_not (awrash_metric_gini (AWRASH_GINI_CORRECTION_N, 3, zeros, NULL, &value, &mean));
  cr_assert_str_eq (mean->message, "the mean of x is 0, expected a mean > 0 for \"gini\"; "
                                   "\"gini:absolute\" needs none");
  cr_assert_not (awrash_metric_theil (3, below, NULL, &value, &theil));
  cr_assert_not (awrash_metric_mld (3, below, NULL, &value, &mld));
  cr_assert_not (awrash_metric_hoover (3, below, NULL, NULL, &value, &hoover));
  cr_assert_not (awrash_metric_lorenz (3, below, NULL, curve, NULL, NULL, &lorenz));
  cr_assert_not (awrash_metric_wolfson (3, below, NULL, &value, &wolfson));
  cr_assert_not (awrash_metric_extremes (3, below, NULL, &place, NULL, NULL, &extremes));
  cr_assert (g_str_has_suffix (theil->message, "for \"theil\"; \"kolm:KAPPA\" takes it"));
  cr_assert (g_str_has_suffix (mld->message, "for \"mld\"; \"kolm:KAPPA\" takes it"));
  cr_assert (g_str_has_suffix (hoover->message, "for \"hoover\"; \"hoover:signed\" takes it"));
  cr_assert (
      g_str_has_suffix (lorenz->message, "for \"lorenz:P\"; \"generalized-lorenz:P\" takes it"));
  cr_assert (g_str_has_suffix (wolfson->message, "for \"wolfson\"; \"gini:absolute\" takes it"));
  cr_assert (g_str_has_suffix (extremes->message, "for \"min-max\"; \"gini:absolute\" takes it"));
  cr_assert_not (awrash_metric_hoover (3, below, NULL, zeros, &value, &reference));
  cr_assert_str_eq (reference->message, "x[1] is -1, expected a finite number ≥ 0");
  below[2] = NAN;
  cr_assert_not (awrash_metric_theil (3, below, NULL, &value, &finite));
  cr_assert_str_eq (finite->message, "x[1] is -1, expected a finite number ≥ 0",
                    "where another value spoils every index, none is offered");
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
