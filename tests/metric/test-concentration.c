/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Concentration indices: against quadruple precision, by identities, ties, bounds and refusals.
 * Source: metric-rank.h. Invariant: outputs change only on success. */

#include "metric/ranked.h"

#include <criterion/criterion.h>

static double
index_of (const char *index, size_t n, const double h[], const double z[], const double w[])
{
  g_autoptr (GError) error = NULL;
  double value = NAN;

  cr_assert (awrash_metric_concentration (index, n, h, z, w, &value, &error), "%s: %s", index,
             error == NULL ? "" : error->message);
  return value;
}

Test (metric_concentration, hostile_numbers_cost_no_digit_against_quadruple_precision)
{
  guint64 state = 7;
  Ranked r;

  for (size_t kind = 0; kind < N_RANKED_KINDS; kind++)
    for (int turn = 0; turn < 6; turn++)
      {
        const double *w = NULL;
        Quad mean = 0, spread = 0;

        fill_ranked (&r, kind, &state);
        w = turn % 3 == 2 ? NULL : r.w;
        mean = quad_mean (N_RANKED, r.h, w);
        spread = quad_spread (N_RANKED, r.h, w);
        cr_assert_float_eq (index_of ("standard", N_RANKED, r.h, r.z, w),
                            (double)(quad_generalized (N_RANKED, r.h, r.z, w) / mean),
                            1e-14 * (double)(spread / mean), "%s", r.label);
        cr_assert (fabs (index_of ("generalized", N_RANKED, r.h, r.z, w)
                         - (double)quad_generalized (N_RANKED, r.h, r.z, w))
                       <= 1e-14 * (double)spread,
                   "%s", r.label);
      }
}

Test (metric_concentration, every_aversion_agrees_with_quadruple_precision)
{
  static const char *const texts[] = { "extended:0.5", "extended:1.000000000931322574615478515625",
                                       "extended:1.5", "extended:3", "extended:25" };
  static const double nus[] = { 0.5, 1 + 0x1p-30, 1.5, 3, 25 };
  guint64 state = 8;
  Ranked r;

  for (size_t kind = 0; kind < N_RANKED_KINDS; kind++)
    for (size_t k = 0; k < G_N_ELEMENTS (nus); k++)
      {
        Quad mean = 0, truth = 0;
        double scale = 0;

        fill_ranked (&r, kind, &state);
        if (k == 1 && kind == 5)
          continue; /* the definition itself cancels there, beyond four times double precision */
        mean = quad_mean (N_RANKED, r.h, r.w);
        truth = quad_extended (N_RANKED, r.h, r.z, r.w, nus[k]) / mean;
        /* a score is of the size of nu - 1 */
        scale = (double)(quad_spread (N_RANKED, r.h, r.w) / mean) * fabs (nus[k] - 1);
        cr_assert (fabs (index_of (texts[k], N_RANKED, r.h, r.z, r.w) - (double)truth)
                       <= 1e-13 * MAX (scale, fabs ((double)truth)),
                   "%s, %s: %.17g, expected %.17g", r.label, texts[k],
                   index_of (texts[k], N_RANKED, r.h, r.z, r.w), (double)truth);
      }
}

Test (metric_concentration, ranked_by_itself_it_is_the_gini_coefficient)
{
  guint64 state = 9;
  Ranked r;

  for (size_t kind = 0; kind < N_RANKED_KINDS; kind++)
    {
      double gini = NAN;

      fill_ranked (&r, kind, &state);
      cr_assert (awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, N_RANKED, r.h, r.w, &gini, NULL));
      cr_assert (is_near (index_of ("standard", N_RANKED, r.h, r.h, r.w), gini, 1e-13), "%s",
                 r.label);
    }
}

Test (metric_concentration, the_kinds_are_one_covariance_by_their_factors)
{
  guint64 state = 10;
  Ranked r;

  for (int turn = 0; turn < 20; turn++)
    {
      double general = 0, mean = 0;

      fill_ranked (&r, (size_t)turn % 2, &state);
      general = index_of ("generalized", N_RANKED, r.h, r.z, r.w);
      mean = (double)quad_mean (N_RANKED, r.h, r.w);
      cr_assert (is_near (index_of ("standard", N_RANKED, r.h, r.z, r.w), general / mean, 1e-13));
      cr_assert (is_near (index_of ("erreygers:0:1", N_RANKED, r.h, r.z, r.w), 4 * general, 1e-13));
      cr_assert (is_near (index_of ("erreygers:-1:3", N_RANKED, r.h, r.z, r.w), general, 1e-13));
      cr_assert (is_near (index_of ("wagstaff:0:1", N_RANKED, r.h, r.z, r.w),
                          general / mean / (1 - mean), 1e-13));
      cr_assert (is_near (index_of ("extended:2", N_RANKED, r.h, r.z, r.w), general / mean, 1e-13));
      cr_assert_eq (index_of ("extended:1", N_RANKED, r.h, r.z, r.w), 0.0);
    }
}

Test (metric_concentration, many_at_once_are_each_by_itself)
{
  static const char *const texts[] = { "standard",     "extended:4",   "generalized",
                                       "wagstaff:0:1", "extended:0.5", "erreygers:observed" };
  double values[6], kept[] = { 4711, 4711 };
  const char *const bad[] = { "standard", "gini" };
  g_autoptr (GError) error = NULL;
  guint64 state = 13;
  Ranked r;

  fill_ranked (&r, 1, &state);
  cr_assert (awrash_metric_concentration_values (6, texts, N_RANKED, r.h, r.z, r.w, values, NULL));
  for (size_t k = 0; k < 6; k++)
    cr_assert_eq (values[k], index_of (texts[k], N_RANKED, r.h, r.z, r.w), "%s", texts[k]);
  cr_assert_not (
      awrash_metric_concentration_values (2, bad, N_RANKED, r.h, r.z, r.w, kept, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_assert_eq (kept[0], 4711.0);
}

Test (metric_concentration, a_weight_counts_as_copies)
{
  guint64 state = 14;
  double h[3 * N_RANKED], z[3 * N_RANKED];
  static const char *const texts[] = { "standard", "extended:3.5", "erreygers:0:1" };
  Ranked r;

  for (int turn = 0; turn < 10; turn++)
    {
      size_t n = 0;

      fill_ranked (&r, 1, &state);
      for (size_t i = 0; i < N_RANKED; i++)
        {
          r.w[i] = floor (4 * next_uniform (&state));
          for (int copy = 0; copy < r.w[i]; copy++, n++)
            {
              h[n] = r.h[i];
              z[n] = r.z[i];
            }
        }
      for (size_t k = 0; k < G_N_ELEMENTS (texts); k++)
        cr_assert (
            fabs (index_of (texts[k], N_RANKED, r.h, r.z, r.w) - index_of (texts[k], n, h, z, NULL))
            <= 1e-14);
    }
}

/* Erreygers' and Wagstaff's indices say the same of what is there and of what is missing; the
 * standard one does not. */
Test (metric_concentration, bounded_kinds_mirror)
{
  guint64 state = 15;
  double missing[N_RANKED];
  Ranked r;

  fill_ranked (&r, 1, &state);
  for (size_t i = 0; i < N_RANKED; i++)
    missing[i] = 1 - r.h[i];
  cr_assert (is_near (index_of ("erreygers:0:1", N_RANKED, missing, r.z, r.w),
                      -index_of ("erreygers:0:1", N_RANKED, r.h, r.z, r.w), 1e-12));
  cr_assert (is_near (index_of ("wagstaff:0:1", N_RANKED, missing, r.z, r.w),
                      -index_of ("wagstaff:0:1", N_RANKED, r.h, r.z, r.w), 1e-12));
  cr_assert_not (is_near (index_of ("standard", N_RANKED, missing, r.z, r.w),
                          -index_of ("standard", N_RANKED, r.h, r.z, r.w), 1e-3));
}

/* What moves from a higher rank to a lower one lowers the index, by (2/μ) p (r - r'). */
Test (metric_concentration, a_transfer_to_a_lower_rank_lowers_it)
{
  guint64 state = 16;
  double rank[N_RANKED];
  Ranked r;

  for (int turn = 0; turn < 20; turn++)
    {
      double before = 0, mean = 0;
      size_t low = 0, high = 0;

      fill_ranked (&r, 1, &state);
      cr_assert (awrash_metric_rank (N_RANKED, r.z, NULL, rank, NULL));
      for (size_t i = 1; i < N_RANKED; i++)
        {
          low = rank[i] < rank[low] ? i : low;
          high = rank[i] > rank[high] ? i : high;
        }
      before = index_of ("standard", N_RANKED, r.h, r.z, NULL);
      mean = (double)quad_mean (N_RANKED, r.h, NULL);
      r.h[high] -= r.h[high] / 2;
      r.h[low] += r.h[high];
      cr_assert (is_near (index_of ("standard", N_RANKED, r.h, r.z, NULL),
                          before - 2 * r.h[high] * (rank[high] - rank[low]) / N_RANKED / mean,
                          1e-11));
    }
}

Test (metric_concentration, observed_bounds_are_those_of_rows_that_count)
{
  double h[] = { 3, 1, 2, 9 }, z[] = { 1, 2, 3, 4 }, w[] = { 1, 2, 1, 0 };

  cr_assert_eq (index_of ("erreygers:observed", 4, h, z, w),
                index_of ("erreygers:1:3", 4, h, z, w));
  cr_assert_eq (index_of ("wagstaff:observed", 4, h, z, w), index_of ("wagstaff:1:3", 4, h, z, w));
}

Test (metric_concentration, wagstaff_keeps_its_digits_near_a_bound_and_far_from_the_other)
{
  double h[] = { 1 - 0x1p-50, 1 - 0x1p-51, 1 - 0x1p-52 }, z[] = { 1, 2, 3 };
  double small[] = { 1e-200, 3e-200, 2e-200 };

  /* GC = (2/9) 3 · 2^-52 / 2^…: by hand (2/3)(1/3)(h_3 - h_1), over (1 - μ) μ with μ = 1 */
  cr_assert (is_near (index_of ("wagstaff:0:1", 3, h, z, NULL), (2.0 / 9) * 3 / (7.0 / 3), 1e-14));
  /* with a bound so far up only the mean is left of the factor */
  cr_assert (is_near (index_of ("wagstaff:0:1e300", 3, small, z, NULL),
                      index_of ("standard", 3, small, z, NULL), 1e-14));
  /* and so far down only what is left up to 1 */
  cr_assert (is_near (index_of ("wagstaff:-1e300:1", 3, small, z, NULL),
                      index_of ("generalized", 3, small, z, NULL), 1e-14));
}

Test (metric_concentration, tied_ranks_hide_the_order_of_their_rows)
{
  /* IC2 gives +1/6 and -1/6 for these two */
  double a[] = { 0, 10, 0, 10, 0, 10 }, b[] = { 10, 0, 10, 0, 10, 0 }, z[] = { 1, 1, 2, 2, 3, 3 };

  cr_assert_eq (index_of ("standard", 6, a, z, NULL), 0.0);
  cr_assert_eq (index_of ("standard", 6, b, z, NULL), 0.0);
}

Test (metric_concentration, any_order_of_rows_gives_the_same)
{
  guint64 state = 11;
  Ranked r, moved;

  for (size_t kind = 0; kind < N_RANKED_KINDS; kind++)
    {
      double value = 0;

      fill_ranked (&r, kind, &state);
      for (size_t i = 0; i < N_RANKED; i++)
        {
          size_t to = (i * 7 + 3) % N_RANKED;

          moved.h[to] = r.h[i];
          moved.z[to] = r.z[i];
          moved.w[to] = r.w[i];
        }
      value = index_of ("standard", N_RANKED, r.h, r.z, r.w);
      cr_assert (is_near (index_of ("standard", N_RANKED, moved.h, moved.z, moved.w), value, 1e-13),
                 "%s", r.label);
    }
}

Test (metric_concentration, it_turns_with_the_rank_and_ignores_the_scale_of_weights)
{
  guint64 state = 12;
  Ranked r;

  fill_ranked (&r, 1, &state);
  {
    double value = index_of ("standard", N_RANKED, r.h, r.z, r.w);

    for (size_t i = 0; i < N_RANKED; i++)
      {
        r.z[i] = -exp (r.z[i]); /* the same order, reversed */
        r.w[i] *= 0x1p-600;
      }
    cr_assert (is_near (index_of ("standard", N_RANKED, r.h, r.z, r.w), -value, 1e-13));
  }
}

Test (metric_concentration, equal_outcomes_and_one_row_are_exactly_nothing)
{
  double h[] = { 0.1, 0.1, 0.1 }, z[] = { 3, 1, 2 }, w[] = { 0.3, 0.7, 1.9 }, zero[] = { 0, 0, 0 };

  cr_assert_eq (index_of ("standard", 3, h, z, w), 0.0);
  cr_assert_eq (index_of ("extended:7", 3, h, z, w), 0.0);
  cr_assert_eq (index_of ("wagstaff:0:1", 3, h, z, w), 0.0);
  cr_assert_eq (index_of ("generalized", 3, zero, z, w), 0.0);
  cr_assert_eq (index_of ("standard", 1, h, z, w), 0.0);
  cr_assert_eq (index_of ("standard", 3, z, h, w), 0.0, "equal ranks");
}

Test (metric_concentration, a_generalized_index_takes_any_outcome)
{
  double h[] = { -3, 1, 2 }, z[] = { 1, 2, 3 };

  cr_assert (is_near (index_of ("generalized", 3, h, z, NULL), 10.0 / 9, 1e-15));
}

Test (metric_concentration, healthequal_prints_these_for_five_subgroups)
{
  double y[] = { 20, 30, 40, 50, 60 }, p[] = { 78, 91, 162, 103, 105 }, z[] = { 1, 2, 3, 4, 5 };

  cr_assert (is_near (index_of ("generalized", 5, y, z, p), 7.32842032073413, 1e-13));
  cr_assert (is_near (index_of ("standard", 5, y, z, p), 0.17776861174058, 1e-13));
  cr_assert (is_near (index_of ("wagstaff:0:100", 5, y, z, p), 0.302453540808626, 1e-13));
  cr_assert (is_near (index_of ("erreygers:0:100", 5, y, z, p), 0.293136812829365, 1e-13));
}

typedef struct
{
  const char *index;
  double h[3];
  double z[3];
  double w[3];
  int code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "standard",
    { 1, -5, 2 },
    { 1, 2, 3 },
    { 1, 1, 1 },
    AWRASH_ERROR_VALUE,
    "h[1] is -5, expected a finite number ≥ 0; the index \"generalized\" takes any" },
  { "extended:3",
    { 1, -5, 2 },
    { 1, 2, 3 },
    { 1, 1, 1 },
    AWRASH_ERROR_VALUE,
    "h[1] is -5, expected a finite number ≥ 0; the index \"generalized\" takes any" },
  { "standard",
    { 0, 7, 0 },
    { 1, 2, 3 },
    { 1, 0, 1 },
    AWRASH_ERROR_EMPTY,
    "the mean of h is 0, expected at least one value > 0 with a weight > 0" },
  { "generalized",
    { 1, NAN, 2 },
    { 1, 2, 3 },
    { 1, 1, 1 },
    AWRASH_ERROR_VALUE,
    "h[1] is nan, expected a finite number" },
  { "standard",
    { 1, 2, 3 },
    { 1, 2, INFINITY },
    { 1, 1, 1 },
    AWRASH_ERROR_VALUE,
    "rank[2] is inf, expected a finite number" },
  { "standard",
    { 1, 2, 3 },
    { 1, 2, 3 },
    { 1, -1, 1 },
    AWRASH_ERROR_VALUE,
    "weights[1] is -1, expected a finite number ≥ 0" },
  { "erreygers:0:1",
    { 1, 0, 1.5 },
    { 1, 2, 3 },
    { 1, 1, 1 },
    AWRASH_ERROR_VALUE,
    "h[2] is 1.5, expected a number within the bounds of \"erreygers:0:1\"" },
  { "wagstaff:0:1",
    { 1, -0.5, 1 },
    { 1, 2, 3 },
    { 1, 1, 1 },
    AWRASH_ERROR_VALUE,
    "h[1] is -0.5, expected a number within the bounds of \"wagstaff:0:1\"" },
  { "wagstaff:0:1",
    { 1, 1, 1 },
    { 1, 2, 3 },
    { 1, 1, 1 },
    AWRASH_ERROR_EMPTY,
    "every h with a weight > 0 is 1, a bound of \"wagstaff:0:1\", expected a mean between the "
    "bounds" },
  { "erreygers:observed",
    { 2, 2, 2 },
    { 1, 2, 3 },
    { 1, 1, 1 },
    AWRASH_ERROR_EMPTY,
    "every h with a weight > 0 is 2, a bound of \"erreygers:observed\", expected a mean between "
    "the "
    "bounds" },
};

Test (metric_concentration, every_refusal_says_what_and_where)
{
  for (size_t k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      const Refusal *r = &refusals[k];
      g_autoptr (GError) error = NULL;
      double value = 4711.0;

      cr_assert_not (awrash_metric_concentration (r->index, 3, r->h, r->z, r->w, &value, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, r->code), "%s", r->message);
      cr_assert_str_eq (error->message, r->message);
      cr_assert_eq (value, 4711.0);
    }
}

Test (metric_concentration, rows_of_weight_zero_are_not_looked_at)
{
  double h[] = { 1, NAN, 3, -9 }, z[] = { 2, 1, NAN, 4 }, w[] = { 1, 0, 0, 0 };
  double kept[] = { 1 }, value = NAN;

  cr_assert (awrash_metric_concentration ("standard", 4, h, z, w, &value, NULL));
  cr_assert_eq (value, index_of ("standard", 1, kept, kept, NULL));
}
