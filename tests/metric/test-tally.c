/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tallies: parts in any cut give what the whole gives, where running sums of powers would not.
 * Source: metric.h. Invariant: what is refused adds nothing. */

#include "metric/batteries.h"

#include <criterion/criterion.h>
#include <string.h>

static const char *const streamed[]
    = { "theil", "mld",          "entropy:-1", "entropy:2",  "entropy:0.3", "cv",
        "jain",  "atkinson:0.5", "atkinson:1", "atkinson:2", "j-divergence" };

enum
{
  N_STREAMED = G_N_ELEMENTS (streamed)
};

static AwrashTally *
tally_new (void)
{
  AwrashTally *tally = awrash_metric_tally_new (N_STREAMED, streamed, NULL);

  cr_assert_not_null (tally);
  return tally;
}

static void
check_values (const AwrashTally *tally, size_t n, const double x[], const double w[],
              double tolerance, const char *label)
{
  g_autoptr (AwrashDistribution) whole
      = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, n, x, w, NULL);
  double values[N_STREAMED], expected[N_STREAMED];

  cr_assert (awrash_metric_tally_values (tally, values, NULL));
  cr_assert (awrash_metric_index_values (whole, N_STREAMED, streamed, expected, NULL));
  for (size_t k = 0; k < N_STREAMED; k++)
    cr_assert (is_near (values[k], expected[k], tolerance), "%s: %s: %.17g, expected %.17g", label,
               streamed[k], values[k], expected[k]);
}

Test (metric_tally, parts_give_the_whole_on_hostile_numbers)
{
  guint64 state = 6;
  Battery battery;

  for (size_t kind = 0; kind < N_BATTERIES; kind++)
    {
      g_autoptr (AwrashTally) left = tally_new (), right = tally_new ();

      battery_fill (&battery, kind, &state);
      if (kind == 7) /* its powers overflow, and then only the whole can sum logarithms */
        continue;
      for (size_t start = 0, step = 1; start < N; start += step, step += 3)
        {
          AwrashTally *half = start < 20 ? left : right;
          size_t n = MIN (step, N - start);

          cr_assert (awrash_metric_tally_add (half, n, battery.x + start, battery.w + start, NULL),
                     "%s", battery.label);
        }
      cr_assert (awrash_metric_tally_merge (left, right, NULL));
      cr_assert_eq (awrash_metric_tally_get_n_counted (left), N);
      check_values (left, N, battery.x, battery.w, 1e-12, battery.label);
    }
}

Test (metric_tally, a_million_nearly_equal_values_keep_their_digits)
{
  size_t n = 1000000;
  g_autofree double *x = g_new (double, n);
  g_autoptr (AwrashTally) tally = tally_new ();
  guint64 state = 3;

  for (size_t i = 0; i < n; i++)
    x[i] = 1e6 + next_uniform (&state) + (double)i * 1e-6;
  for (size_t start = 0; start < n; start += 10007)
    cr_assert (awrash_metric_tally_add (tally, MIN (10007, n - start), x + start, NULL, NULL));
  check_values (tally, n, x, NULL, 1e-12, "nearly equal");
  cr_assert (is_near (awrash_metric_tally_get_mean (tally), 1e6 + 1, 1e-6));
}

Test (metric_tally, zeros_of_a_part_and_rows_without_weight_have_their_place)
{
  double x[] = { 0, 0, 3, 5, 0, NAN }, w[] = { 1, 2, 1, 2, 0.5, 0 };
  g_autoptr (AwrashTally) tally = tally_new ();

  cr_assert (awrash_metric_tally_add (tally, 2, x, w, NULL));
  cr_assert (awrash_metric_tally_add (tally, 2, x + 2, w + 2, NULL));
  cr_assert (awrash_metric_tally_add (tally, 1, x + 4, w + 4, NULL));
  cr_assert (awrash_metric_tally_add (tally, 1, x + 5, w + 5, NULL));
  cr_assert (awrash_metric_tally_add (tally, 0, NULL, NULL, NULL));
  check_values (tally, 6, x, w, 1e-14, "zeros");
  cr_assert_eq (awrash_metric_tally_get_n_counted (tally), 5);
}

Test (metric_tally, what_is_refused_adds_nothing)
{
  static const char *const ranked[] = { "theil", "gini" };
  double x[] = { 1, 2, -3 }, w[] = { 1, 1, -1 }, values[N_STREAMED] = { 4711 };
  g_autoptr (AwrashTally) tally = tally_new (), few = NULL;
  g_autoptr (GError) index = NULL, value = NULL, nothing = NULL;

  cr_assert_null (awrash_metric_tally_new (2, ranked, &index));
  cr_assert_str_eq (
      index->message,
      "index is \"gini\", which no pass can join from parts, expected one of: "
      "entropy:ALPHA, theil, mld, j-divergence, atkinson:EPSILON, cv, cv:signed, jain");
  cr_assert_not (awrash_metric_tally_add (tally, 3, x, NULL, &value));
  cr_assert_str_eq (value->message,
                    "x[2] is -3, expected a finite number ≥ 0 for \"entropy:ALPHA\"; "
                    "\"kolm:KAPPA\" takes it");
  cr_assert_not (awrash_metric_tally_add (tally, 3, x, w, NULL));
  cr_assert_eq (awrash_metric_tally_get_n_counted (tally), 0);
  cr_assert (isnan (awrash_metric_tally_get_mean (tally)));
  cr_assert_not (awrash_metric_tally_values (tally, values, &nothing));
  cr_assert_str_eq (nothing->message, "the mean of 0 values is 0, expected at least one value > 0 "
                                      "with a weight > 0");
  cr_assert_eq (values[0], 4711);
  few = awrash_metric_tally_new (1, streamed, NULL);
  cr_assert_eq (awrash_metric_tally_get_n_indices (few), 1);
  cr_assert_not (awrash_metric_tally_merge (tally, few, NULL));
}

/* Weights of rows of several calls are held to the door of one sample; a mean that is nothing
 * beside another one has its logarithm all the same, and what is infinite stays so. */
Test (metric_tally, means_far_apart_give_what_the_whole_gives_and_never_nan)
{
  static const struct
  {
    const char *label, *index;
    double x[4];
  } rows[] = {
    { "underflow", "mld", { 1e300, 2e300, 1e-300, 3e-300 } },
    { "least", "entropy:-0.1", { 5e-324, 5e-324, 1e300, 1e300 } },
    { "zero in a small part", "mld", { 0, 1e-300, 1e300, 1e300 } },
    { "infinite and powerless", "entropy:-40", { 0, 1e300, 1e-300, 1e-300 } },
    { "a part of zeros", "entropy:2", { 0, 0, 1e-300, 2e-300 } },
    { "overflow", "entropy:40", { 1, 1e300, 1e-300, 1e-300 } },
  };
  static const double w[] = { 1, 1, 0x1p-600, 0x1p-601 };

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (AwrashTally) tally = awrash_metric_tally_new (1, &rows[k].index, NULL);
      g_autoptr (AwrashDistribution) whole
          = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, 4, rows[k].x, w, NULL);
      double found, expected;

      cr_assert (awrash_metric_tally_add (tally, 2, rows[k].x, w, NULL), "%s", rows[k].label);
      cr_assert (awrash_metric_tally_add (tally, 2, rows[k].x + 2, w + 2, NULL));
      cr_assert (awrash_metric_tally_values (tally, &found, NULL));
      cr_assert (awrash_metric_index (whole, rows[k].index, &expected, NULL));
      cr_expect (is_near (found, expected, 1e-12), "%s: %.17g, expected %.17g", rows[k].label,
                 found, expected);
    }
}

Test (metric_tally, weights_too_far_apart_are_refused_and_add_nothing)
{
  static const double x[] = { 0, 2 }, heavy[] = { 1, 1 }, light[] = { 0x1p-901, 0x1p-901 };
  static const double lightest[] = { 0x1p-500, 5e-324 }, zeros[] = { 0, 0 };
  g_autoptr (AwrashTally) tally = tally_new (), other = tally_new (), thin = tally_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) merged = NULL;
  g_autoptr (GError) lost = NULL;

  cr_assert (awrash_metric_tally_add (tally, 2, x, heavy, NULL));
  cr_assert (awrash_metric_tally_add (other, 2, x, light, NULL));
  cr_assert_not (awrash_metric_tally_add (tally, 2, x, light, &error));
  cr_expect_eq (error->code, AWRASH_ERROR_VALUE);
  cr_expect_str_eq (error->message, "weights up to 2^-901 are added to weights up to 2^0, expected "
                                    "each positive one to be at least 2^-900 of the largest");
  cr_assert_not (awrash_metric_tally_merge (other, tally, &merged));
  cr_expect_eq (merged->code, AWRASH_ERROR_VALUE);
  cr_expect_eq (awrash_metric_tally_get_n_counted (tally), 2);
  cr_expect_eq (awrash_metric_tally_get_n_counted (other), 2);
  /* the heaviest row is heavy enough, and the one that counts is not */
  cr_assert (awrash_metric_tally_add (thin, 2, zeros, heavy, NULL));
  cr_assert_not (awrash_metric_tally_add (thin, 2, x, lightest, &lost));
  cr_expect_eq (lost->code, AWRASH_ERROR_VALUE);
  cr_expect_eq (awrash_metric_tally_get_n_counted (thin), 2);
}

/* The entropy of order 1/2 is at most 4, and here as far beyond as rounding takes it. */
Test (metric_tally, one_who_has_all_among_any_number_leaves_nothing_for_the_others)
{
  static const char *const asked[] = { "atkinson:0.5" };
  static const double x[] = { 0, 0, 2 };

  for (double weight = 1e100; weight < 1e200; weight *= 1.7)
    {
      const double weights[] = { weight, 1, 4.625 };
      g_autoptr (AwrashTally) tally = awrash_metric_tally_new (1, asked, NULL);
      double value = 0;

      cr_assert (awrash_metric_tally_add (tally, 3, x, weights, NULL));
      cr_assert (awrash_metric_tally_values (tally, &value, NULL));
      cr_expect_float_eq (value, 1, 1e-12);
    }
}
