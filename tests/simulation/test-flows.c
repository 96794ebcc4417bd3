/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counts of persons against the binomial law. Source: GSL's distribution function. Invariant: a
 * count is the quantile where it is said to be exact, and next to it beyond. */

#include "simulation/flows-private.h"

#include <awrash.h>
#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

static const double probabilities[] = { 1e-6, 0.003, 0.05, 0.27, 0.5, 0.73, 0.95, 0.998 };

/* Of one province. */
static gint64
count_of (gboolean scatter, gint64 people, double p, double u)
{
  gint64 count = -1;

  awrash_i_flows_counts (scatter, 1, 1, &people, &p, 0, &u, &count);
  return count;
}

/* How far k is from the smallest count with F (k) >= u, in counts. */
static gint64
distance (gint64 k, unsigned n, double p, double u)
{
  gint64 away = 0;

  for (; k - away > 0 && gsl_cdf_binomial_P ((unsigned)(k - away - 1), p, n) >= u; away++)
    ;
  if (away > 0)
    return -away;
  for (; gsl_cdf_binomial_P ((unsigned)(k + away), p, n) < u && k + away < n; away++)
    ;
  return away;
}

static double
point (int i)
{
  return ((double)i + 0.3) / 257; /* no probability of a binomial law lies there */
}

Test (simulation_flows, counts_are_binomial_quantiles_exactly_where_they_are_few)
{
  static const unsigned sizes[] = { 1, 2, 7, 40, 63, 1000, 15000 };

  for (gsize j = 0; j < G_N_ELEMENTS (sizes); j++)
    for (gsize k = 0; k < G_N_ELEMENTS (probabilities); k++)
      {
        const double p = probabilities[k];

        if (sizes[j] * p * (1 - p) >= 16)
          continue;
        for (int i = 0; i < 257; i++)
          {
            const gint64 count = count_of (TRUE, sizes[j], p, point (i));

            cr_assert_eq (distance (count, sizes[j], p, point (i)), 0, "%u %g %d: %ld", sizes[j], p,
                          i, (long)count);
          }
      }
}

Test (simulation_flows, many_counts_are_a_person_away_at_the_most_and_seldom)
{
  static const unsigned sizes[] = { 70, 400, 5000, 60000 };
  int n = 0, off = 0;

  for (gsize j = 0; j < G_N_ELEMENTS (sizes); j++)
    for (gsize k = 0; k < G_N_ELEMENTS (probabilities); k++)
      {
        const double p = probabilities[k];

        if (sizes[j] * p * (1 - p) < 16)
          continue;
        for (int i = 0; i < 257; i++, n++)
          {
            const gint64 count = count_of (TRUE, sizes[j], p, point (i));
            const gint64 away = distance (count, sizes[j], p, point (i));

            cr_assert_leq (ABS (away), 1, "%u %g %d: %ld", sizes[j], p, i, (long)count);
            off += away != 0;
          }
      }
  cr_assert_gt (n, 3000);
  cr_assert_lt (off * 50, n, "%d of %d", off, n);
}

Test (simulation_flows, counts_without_scatter_are_what_is_expected_on_average)
{
  double sum = 0;

  for (int i = 0; i < 1000; i++)
    {
      const gint64 count = count_of (FALSE, 7, 0.3, (i + 0.5) / 1000);

      cr_assert (count == 2 || count == 3);
      sum += (double)count;
    }
  cr_assert_float_eq (sum / 1000, 2.1, 1e-12);
}

Test (simulation_flows, counts_stay_between_nobody_and_everybody)
{
  const gint64 most = AWRASH_FLOWS_MOST;
  const double last = 1 - 0x1p-53;

  for (int scatter = 0; scatter < 2; scatter++)
    {
      cr_expect_eq (count_of (scatter, most, 1, last), most);
      cr_expect_eq (count_of (scatter, most, last, last), most);
      cr_expect_eq (count_of (scatter, most, 0, last), 0);
      cr_expect_eq (count_of (scatter, 0, 0.5, last), 0);
      cr_expect_eq (count_of (scatter, 10, 0.5, last), scatter ? 10 : 5);
      cr_expect_geq (count_of (scatter, 100, 0.3, 0x1p-53), 0);
      cr_expect_leq (count_of (scatter, 100, 0.3, last), 100);
    }
}

Test (simulation_flows, provinces_do_not_touch_one_another_wherever_they_stand)
{
  enum
  {
    N = 200,
    STEP = 3
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  gint64 people[N * STEP] = { 0 }, counts[N * STEP];
  double p[N * 2], u[N];

  for (int i = 0; i < N; i++)
    {
      people[i * STEP] = (gint64)exp (g_rand_double_range (random, 0, 12)) - 1;
      p[2 * i] = i % 9 == 0 ? (i % 2) : g_rand_double (random);
      u[i] = g_rand_double_range (random, 0x1p-53, 1);
    }
  for (int scatter = 0; scatter < 2; scatter++)
    for (gsize p_step = 0; p_step < 3; p_step += 2)
      {
        memcpy (counts, people, sizeof counts); /* in their place */
        awrash_i_flows_counts (scatter, N - 1, STEP, counts, p + 2, p_step, u, counts);
        for (gsize i = 0; i < N - 1; i++)
          cr_assert_eq (counts[i * STEP],
                        count_of (scatter, people[i * STEP], p[2 + p_step * i], u[i]), "%zu", i);
      }
}

Test (simulation_flows, a_ration_is_in_proportion_and_gives_all_there_is)
{
  for (int i = 0; i < 30; i++)
    {
      gint64 counts[] = { 10, 0, 20, 31 };

      awrash_i_flows_ration (4, counts, 30, (i + 0.5) / 30);
      cr_assert_eq (counts[0] + counts[1] + counts[2] + counts[3], 30);
      cr_assert_eq (counts[1], 0);
      cr_assert (counts[0] == 4 || counts[0] == 5);  /* 4.92 */
      cr_assert (counts[2] == 9 || counts[2] == 10); /* 9.84 */
      cr_assert (counts[3] == 15 || counts[3] == 16);
    }
  for (gint64 available = 0; available < 8; available++)
    {
      gint64 counts[] = { 1, 0, 0, 1, 0, 1 };

      awrash_i_flows_ration (6, counts, available, 0.99);
      cr_assert_eq (counts[0] + counts[3] + counts[5], MIN (available, 3));
      cr_assert_eq (counts[1] + counts[2] + counts[4], 0);
      cr_assert (counts[0] <= 1 && counts[3] <= 1 && counts[5] <= 1);
    }
}
