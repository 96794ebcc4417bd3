/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shares inside bounds against bisection, and at bounds that meet exactly.
 * Source: hand calculation. Invariant: the bisection shares no line with the library. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>

enum
{
  N = 6,
  OPEN = 9999 /* no ceiling */
};

static AwrashClaims *
make_claims (gsize n, const double claims[], const int64_t floor[], const int64_t ceiling[])
{
  int64_t upper[N];

  for (gsize i = 0; i < n; i++)
    upper[i] = ceiling[i] == OPEN ? G_MAXINT64 : ceiling[i];
  return awrash_apportion_claims_new (n, claims, floor, upper, NULL);
}

Test (apportion_shares_within, follows_hand_calculation)
{
  static const struct
  {
    const char *label;
    double claims[3];
    int64_t floor[3];
    int64_t ceiling[3];
    int64_t total;
    double shares[3];
  } rows[] = {
    { "no bound binds", { 1, 2, 3 }, { 0 }, { OPEN, OPEN, OPEN }, 12, { 2, 4, 6 } },
    { "a floor is paid for by the others",
      { 1, 2, 3 },
      { 7, 0, 0 },
      { OPEN, OPEN, OPEN },
      12,
      { 7, 2, 3 } },
    { "a ceiling passes on", { 1, 2, 3 }, { 0 }, { OPEN, OPEN, 3 }, 12, { 3, 6, 3 } },
    { "a floor that is met by the clamp of another",
      { 4, 4, 2 },
      { 0, 0, 4 },
      { 2, OPEN, OPEN },
      10,
      { 2, 4, 4 } },
    { "both at once", { 10, 1, 1 }, { 0, 3, 0 }, { 4, OPEN, OPEN }, 9, { 4, 3, 2 } },
    { "at the floors", { 1, 2, 3 }, { 5, 0, 1 }, { OPEN, OPEN, OPEN }, 6, { 5, 0, 1 } },
    { "at the ceilings", { 1, 2, 3 }, { 0 }, { 5, 0, 1 }, 6, { 5, 0, 1 } },
    { "ceilings leave a rest", { 1, 2, 3 }, { 0 }, { 5, 0, 1 }, 60, { 5, 0, 1 } },
    { "a claim of 0 has its floor",
      { 0, 2, 3 },
      { 2, 0, 0 },
      { OPEN, OPEN, OPEN },
      12,
      { 2, 4, 6 } },
    { "no claim and no rest", { 0, 0, 0 }, { 2, 0, 0 }, { OPEN, OPEN, OPEN }, 2, { 2, 0, 0 } },
    { "all ceilings before the next floor",
      { 9, 9, 1 },
      { 0, 0, 5 },
      { 3, 3, OPEN },
      12,
      { 3, 3, 6 } },
    { "the smallest doubles",
      { 0x1p-1074, 0x1p-1073, 0 },
      { 0 },
      { 2, OPEN, OPEN },
      9,
      { 2, 7, 0 } },
    { "a sum beyond the doubles",
      { 0x1p1023, 0x1p1023, 0x1p1022 },
      { 0 },
      { 3, OPEN, OPEN },
      15,
      { 3, 8, 4 } },
    { "a sum of those between beyond the doubles",
      { 0x1p1023, 0x1p1023, 0x1p1022 },
      { 0 },
      { OPEN, OPEN, 2 },
      14,
      { 6, 6, 2 } },
    { "levels from one end of the doubles to the other",
      { 1e300, 0x1p-960, 0 },
      { 0 },
      { 1, OPEN, OPEN },
      10,
      { 1, 9, 0 } },
    { "a ceiling just below the level",
      { 1, 1, 0 },
      { 0 },
      { (1 << 30) - 1, OPEN, OPEN },
      G_MAXINT32,
      { (1 << 30) - 1, 1 << 30, 0 } },
    { "two beside a ceiling of 2^61, whose sum doubles step over",
      { 1e25, 1, 1 },
      { 0 },
      { G_GINT64_CONSTANT (1) << 61, OPEN, OPEN },
      (G_GINT64_CONSTANT (1) << 61) + 600,
      { 0x1p61, 300, 300 } },
    { "floor equals ceiling", { 1, 1, 1 }, { 2, 0, 0 }, { 2, OPEN, OPEN }, 8, { 2, 3, 3 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double shares[3];
      g_autoptr (AwrashClaims) claims
          = make_claims (3, rows[i].claims, rows[i].floor, rows[i].ceiling);
      cr_assert (awrash_apportion_shares_within (claims, rows[i].total, shares, NULL), "%s",
                 rows[i].label);
      for (gsize k = 0; k < 3; k++)
        cr_expect_float_eq (shares[k], rows[i].shares[k], rows[i].shares[k] * 0x1p-50, "%s: %zu",
                            rows[i].label, k);
    }
}

Test (apportion_shares_within, without_bounds_they_are_the_shares)
{
  const double claims[] = { 1, 2, 4.5 };
  double shares[3], within[3];
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (3, claims, NULL, NULL, NULL);

  cr_assert (awrash_apportion_shares (question, 77, shares, NULL));
  cr_assert (awrash_apportion_shares_within (question, 77, within, NULL));
  cr_expect_arr_eq (shares, within, sizeof shares);
}

static double
get_sum (const double claims[N], const int64_t floor[N], const int64_t ceiling[N], double t,
         double shares[N])
{
  double sum = 0;

  for (gsize i = 0; i < N; i++)
    {
      double upper = claims[i] > 0 ? (double)ceiling[i] : (double)floor[i];
      shares[i] = MIN (MAX (claims[i] * t, (double)floor[i]), upper);
      sum += shares[i];
    }
  return sum;
}

Test (apportion_shares_within, agree_with_bisection_and_sum_to_the_total)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (90);
  gsize n_at_bounds = 0;

  for (int round = 0; round < 2000; round++)
    {
      double claims[N], expected[N], shares[N], low = 0, high = 1e6, sum = 0;
      int64_t floor[N], ceiling[N], most = 0, least = 0;
      for (gsize i = 0; i < N; i++)
        {
          claims[i] = g_rand_int_range (random, i == 0, 30);
          floor[i] = g_rand_int_range (random, 0, 5);
          ceiling[i] = i == 0 ? OPEN : floor[i] + g_rand_int_range (random, 0, 9);
          least += floor[i];
          most += claims[i] > 0 ? MIN (ceiling[i], 60) : floor[i];
        }
      int64_t total = g_rand_int_range (random, (gint)least, (gint)most + 1);
      for (int step = 0; step < 200; step++)
        {
          double middle = (low + high) / 2;
          if (get_sum (claims, floor, ceiling, middle, expected) < (double)total)
            low = middle;
          else
            high = middle;
        }
      get_sum (claims, floor, ceiling, high, expected);
      g_autoptr (AwrashClaims) question = make_claims (N, claims, floor, ceiling);
      cr_assert (awrash_apportion_shares_within (question, total, shares, NULL));
      for (gsize i = 0; i < N; i++)
        {
          sum += shares[i];
          cr_expect_float_eq (shares[i], expected[i], 1e-9, "round %d", round);
          n_at_bounds += shares[i] == (double)floor[i] || shares[i] == (double)ceiling[i];
        }
      cr_expect_float_eq (sum, (double)total, (double)total * 0x1p-50, "round %d", round);
    }
  cr_expect_gt (n_at_bounds, 4000);
}

/* Where quotients of doubles leave their normal range, nothing may be guessed. */
Test (apportion_shares_within, the_unit_of_the_claims_does_not_matter)
{
  static const int scales[] = { -1074, -1040, 0, 900, 1015 };
  g_autoptr (GRand) random = g_rand_new_with_seed (91);

  for (int round = 0; round < 1000; round++)
    {
      double claims[N], scaled[N], expected[N], shares[N];
      int64_t floor[N], ceiling[N], least = 0;
      for (gsize i = 0; i < N; i++)
        {
          claims[i] = g_rand_int_range (random, i == 0, 12);
          floor[i] = g_rand_int_range (random, 0, 5);
          ceiling[i] = i < 2 ? OPEN : floor[i] + g_rand_int_range (random, 0, 9);
          least += floor[i];
        }
      int64_t total = least + g_rand_int_range (random, 0, 40);
      g_autoptr (AwrashClaims) question = make_claims (N, claims, floor, ceiling);
      cr_assert (awrash_apportion_shares_within (question, total, expected, NULL));
      for (gsize k = 0; k < G_N_ELEMENTS (scales); k++)
        {
          for (gsize i = 0; i < N; i++)
            scaled[i] = ldexp (claims[i], scales[k]);
          g_autoptr (AwrashClaims) other = make_claims (N, scaled, floor, ceiling);
          cr_assert (awrash_apportion_shares_within (other, total, shares, NULL));
          for (gsize i = 0; i < N; i++)
            cr_expect_float_eq (shares[i], expected[i], expected[i] * 0x1p-48, "2^%d", scales[k]);
        }
    }
}

/* Beside a ceiling of 2^61, doubles see nothing of what the others have. */
Test (apportion_shares_within,
      a_ceiling_beyond_the_digits_of_doubles_leaves_the_others_their_shares)
{
  const int64_t most = G_GINT64_CONSTANT (1) << 61;
  g_autoptr (GRand) random = g_rand_new_with_seed (92);

  for (int round = 0; round < 1000; round++)
    {
      double claims[N], expected[N], shares[N];
      int64_t floor[N], ceiling[N], rest = 0;
      for (gsize i = 0; i < N; i++)
        {
          claims[i] = i == 0 ? 1e25 : g_rand_int_range (random, 1, 12);
          floor[i] = i == 0 ? 0 : g_rand_int_range (random, 0, 5);
          ceiling[i] = i == 1 ? OPEN : floor[i] + g_rand_int_range (random, 0, 9);
          rest += floor[i];
        }
      rest += g_rand_int_range (random, 1, 600);
      ceiling[0] = most;
      g_autoptr (AwrashClaims) others = make_claims (N - 1, claims + 1, floor + 1, ceiling + 1);
      g_autoptr (AwrashClaims) all = make_claims (N, claims, floor, ceiling);
      cr_assert (awrash_apportion_shares_within (others, rest, expected + 1, NULL));
      cr_assert (awrash_apportion_shares_within (all, most + rest, shares, NULL));
      cr_expect_eq (shares[0], (double)most);
      for (gsize i = 1; i < N; i++)
        cr_expect_float_eq (shares[i], expected[i], expected[i] * 0x1p-48, "round %d", round);
    }
}

/* The share of the first is a hair above its floor or below its ceiling, which roundings would
 * carry it across. */
Test (apportion_shares_within, roundings_carry_nobody_beyond_a_bound)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (93);

  for (int round = 0; round < 1000; round++)
    {
      double first = g_rand_double_range (random, 0.1, 9), other = first * 4 / 3, shares[2];
      const double lower[] = { first, nextafter (other, 0) },
                   upper[] = { first, nextafter (other, 99) };
      const int64_t three[] = { 3, 0 }, none[] = { OPEN, OPEN }, cap[] = { 3, OPEN };
      g_autoptr (AwrashClaims) above = make_claims (2, lower, three, none);
      g_autoptr (AwrashClaims) below = make_claims (2, upper, NULL, cap);

      cr_assert (awrash_apportion_shares_within (above, 7, shares, NULL));
      cr_expect (shares[0] >= 3 && shares[0] < 3 + 1e-14);
      cr_assert (awrash_apportion_shares_within (below, 7, shares, NULL));
      cr_expect (shares[0] <= 3 && shares[0] > 3 - 1e-14);
    }
}

Test (apportion_shares_within, many_recipients_at_one_breakpoint_are_no_harder)
{
  enum
  {
    MANY = 3000
  };
  double claims[MANY], shares[MANY];
  int64_t floor[MANY], ceiling[MANY];

  for (gsize i = 0; i < MANY; i++)
    {
      claims[i] = (double)(1 + i % 3);
      floor[i] = (int64_t)(i % 3 + 1) * 2;
      ceiling[i] = (int64_t)(i % 3 + 1) * 5;
    }
  g_autoptr (AwrashClaims) question
      = awrash_apportion_claims_new (MANY, claims, floor, ceiling, NULL);
  /* Σ claims is 6,000: levels of 2, 3, 5 */
  for (int64_t level = 2; level <= 5; level++)
    {
      cr_assert (awrash_apportion_shares_within (question, 6000 * level, shares, NULL));
      for (gsize i = 0; i < MANY; i++)
        cr_expect_eq (shares[i], claims[i] * (double)level);
    }
}

Test (apportion_shares_within, each_fault_has_its_sentence_and_writes_nothing)
{
  static const struct
  {
    double claims[2];
    int64_t floor[2];
    int64_t total;
    int code;
    const char *message;
  } rows[] = {
    { { 1, 1 }, { 0 }, -2, AWRASH_ERROR_VALUE, "total is -2, expected a whole number ≥ 0" },
    { { 1, 1 },
      { 0 },
      G_MAXINT64,
      AWRASH_ERROR_OVERFLOW,
      "total is 9223372036854775807, expected at most 4611686018427387904" },
    { { 1, 1 },
      { 3, 4 },
      6,
      AWRASH_ERROR_BOUNDS,
      "the floors sum to 7, above the total, which is 6, expected at most the total" },
    { { 0, 0 },
      { 0 },
      3,
      AWRASH_ERROR_EMPTY,
      "all claims are 0 and the floors sum to 0, expected a claim > 0 for the rest of the total, "
      "which is 3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double shares[] = { -1, -1 };
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashClaims) claims
          = awrash_apportion_claims_new (2, rows[i].claims, rows[i].floor, NULL, NULL);
      cr_expect_not (awrash_apportion_shares_within (claims, rows[i].total, shares, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, rows[i].code));
      cr_expect_str_eq (error->message, rows[i].message);
      cr_expect (shares[0] == -1 && shares[1] == -1);
    }
}
