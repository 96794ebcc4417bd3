/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The long accumulator: sums without rounding, and divisions of totals decided by it. */

#include "base/accumulator-private.h"
#include "base/exact-private.h"

#include <criterion/criterion.h>
#include <float.h>
#include <gmp.h>
#include <math.h>

static AwrashAccumulator
sum_of (gsize n, const double values[])
{
  AwrashAccumulator sum = { { 0 } };

  for (gsize i = 0; i < n; i++)
    awrash_i_accumulator_add (&sum, values[i]);
  return sum;
}

Test (base_accumulator, all_at_once_is_one_by_one)
{
  const double rows[][4] = { { 1, 2, 3, 4 },
                             { 0x1p53, 1, 1, 1 },
                             { 0x1p52, 0x1p52, 0, 0 },
                             { 0x1p52 + 1, 0x1p52 - 1, 1, 1 },
                             { 0.1, 0.2, 0.3, 7 },
                             { 5, -7, 1, 0 },
                             { DBL_MAX, DBL_MAX, DBL_MAX, 5e-324 },
                             { 0, 0, 0, 0 } };

  for (gsize r = 0; r < G_N_ELEMENTS (rows); r++)
    for (gsize n = 0; n <= 4; n++)
      {
        AwrashAccumulator sum = { { 0 } };
        const AwrashAccumulator expected = sum_of (n, rows[r]);

        awrash_i_accumulator_add_all (&sum, n, rows[r]);
        cr_assert_eq (awrash_i_accumulator_compare (&sum, &expected), 0, "row %zu, %zu", r, n);
      }
}

Test (base_accumulator, tells_whole_numbers_up_to_two_to_the_62)
{
  const double whole[] = { 0, 1, 3, 0x1p14, 0x1p14 + 1, 0x1p53 - 1, 0x1p62 };
  const double others[] = { 0.5, 1 + 0x1p-52, 5e-324, -1, 0x1p62 + 0x1p10, 0x1p64, DBL_MAX };
  int64_t value;

  for (gsize i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      const AwrashAccumulator sum = sum_of (1, &whole[i]);

      value = -7;
      cr_assert (awrash_i_accumulator_get_whole (&sum, &value));
      cr_expect_eq (value, (int64_t)whole[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const AwrashAccumulator sum = sum_of (1, &others[i]);

      value = -7;
      cr_expect_not (awrash_i_accumulator_get_whole (&sum, &value), "%g", others[i]);
      cr_expect_eq (value, -7);
    }
}

Test (base_accumulator, loses_nothing_between_the_largest_and_the_smallest)
{
  const double values[] = { DBL_MAX, 5e-324, DBL_MAX, -DBL_MAX, -DBL_MAX };
  AwrashAccumulator sum = sum_of (5, values);

  cr_expect_eq (awrash_i_accumulator_sign (&sum), 1);
  cr_expect_eq (awrash_i_accumulator_get (&sum), 5e-324);
  awrash_i_accumulator_add (&sum, -5e-324);
  cr_expect_eq (awrash_i_accumulator_sign (&sum), 0);
  cr_expect_eq (awrash_i_accumulator_get (&sum), 0);
  awrash_i_accumulator_add (&sum, -1e-310);
  cr_expect_eq (awrash_i_accumulator_sign (&sum), -1);
  cr_expect_eq (awrash_i_accumulator_get (&sum), -1e-310);
}

Test (base_accumulator, tells_ten_tenths_from_one)
{
  AwrashAccumulator sum = { { 0 } };

  awrash_i_accumulator_add_scaled (&sum, 0.1, 10);
  awrash_i_accumulator_add (&sum, -1);
  cr_expect_eq (awrash_i_accumulator_sign (&sum), 1, "0.1 is a little more than a tenth");
  cr_expect_eq (awrash_i_accumulator_get (&sum), 0x1p-54);
}

Test (base_accumulator, multiplies_by_any_integer)
{
  const double values[] = { 1e300, -3.5, 7e-300 };
  const int64_t factors[] = { 0, 1, -1, 12345, G_MAXINT64, -G_MAXINT64, G_MININT64 };
  AwrashAccumulator sum = sum_of (3, values);

  for (gsize i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      AwrashAccumulator scaled = { { 0 } }, apart = { { 0 } };
      awrash_i_accumulator_add_accumulator (&scaled, &sum, factors[i]);
      for (gsize k = 0; k < 3; k++)
        awrash_i_accumulator_add_scaled (&apart, values[k], factors[i]);
      cr_expect_eq (awrash_i_accumulator_compare (&scaled, &apart), 0, "factor %zu", i);
      cr_expect_eq (awrash_i_accumulator_compare_scaled (&sum, factors[i], &scaled, 1), 0,
                    "factor %zu", i);
      awrash_i_accumulator_add (&apart, 5e-324);
      cr_expect_eq (awrash_i_accumulator_compare (&scaled, &apart), -1, "factor %zu", i);
      cr_expect_eq (awrash_i_accumulator_compare_scaled (&apart, 1, &sum, factors[i]), 1,
                    "factor %zu", i);
    }
}

Test (base_accumulator, adds_itself_to_itself)
{
  AwrashAccumulator sum = { { 0 } };

  awrash_i_accumulator_add (&sum, -1.25);
  awrash_i_accumulator_add_accumulator (&sum, &sum, 3);
  cr_expect_eq (awrash_i_accumulator_get (&sum), -5);
}

Test (base_accumulator, holds_the_largest_claims_scaled_twice)
{
  AwrashAccumulator sum = { { 0 } }, twice = { { 0 } };

  awrash_i_accumulator_add_scaled (&sum, DBL_MAX, G_MININT64);
  awrash_i_accumulator_add_accumulator (&twice, &sum, G_MININT64);
  cr_expect_eq (awrash_i_accumulator_sign (&sum), -1);
  cr_expect_eq (awrash_i_accumulator_sign (&twice), 1);
  cr_expect_eq (awrash_i_accumulator_get (&twice), INFINITY);
}

Test (base_accumulator, divides_with_an_exact_remainder)
{
  GRand *rand = g_rand_new_with_seed (5);

  for (int i = 0; i < 3000; i++)
    {
      AwrashAccumulator sum = { { 0 } }, remainder = { { 0 } };
      double claim = floor (ldexp (g_rand_double (rand), g_rand_int_range (rand, 1, 40)));
      double others = 1 + floor (ldexp (g_rand_double (rand), g_rand_int_range (rand, 1, 40)));
      int64_t total = g_rand_int_range (rand, 0, 1000000);
      AwrashWide product = (AwrashWide)claim * (AwrashWide)total;
      AwrashWide whole = (AwrashWide)(claim + others);
      awrash_i_accumulator_add (&sum, claim);
      awrash_i_accumulator_add (&sum, others);
      cr_assert_eq (awrash_i_accumulator_quotient (claim, total, &sum, &remainder),
                    (int64_t)(product / whole));
      cr_assert_eq (awrash_i_accumulator_get (&remainder), (double)(product % whole));
    }
  g_rand_free (rand);
}

/* d times the claim into the claims, d times m into the total: m each, and nothing remains. */
Test (base_accumulator, divides_without_remainder_where_there_is_none)
{
  GRand *rand = g_rand_new_with_seed (10);

  for (int i = 0; i < 3000; i++)
    {
      AwrashAccumulator sum = { { 0 } }, remainder = { { 0 } };
      int64_t d = g_rand_int_range (rand, 1, 1000);
      int64_t m = (int64_t)(g_rand_double (rand) * 0x1p52) * 8 + g_rand_int_range (rand, 0, 8);
      double claim = ldexp (0.5 + g_rand_double (rand) / 2, g_rand_int_range (rand, -900, 900));
      m = MIN (m, G_MAXINT64 / d);
      awrash_i_accumulator_add_scaled (&sum, claim, d);
      cr_assert_eq (awrash_i_accumulator_quotient (claim, m * d, &sum, &remainder), m);
      cr_assert_eq (awrash_i_accumulator_sign (&remainder), 0);
    }
  g_rand_free (rand);
}

typedef struct
{
  const char *label;
  double claim;
  double others;
  int64_t total;
  int64_t quotient;
} Division;

Test (base_accumulator, divides_at_the_edges)
{
  const Division battery[] = {
    { "no claim", 0, 1, 100, 0 },
    { "no total", 3, 4, 0, 0 },
    { "all the claims", 5e-324, 0, 4000, 4000 },
    { "all of the largest total", 0.1, 0, G_MAXINT64, G_MAXINT64 },
    { "half of the largest total", DBL_MAX, DBL_MAX, G_MAXINT64, G_MAXINT64 / 2 },
    { "a hair below everything", 1, 5e-324, G_MAXINT64, G_MAXINT64 - 1 },
    { "a hair above nothing", 5e-324, DBL_MAX, G_MAXINT64, 0 },
    { "a third, exactly", 1e300, 2e300, 3000000000000000000, 1000000000000000000 },
    { "a tenth of three, exactly", 0.1, 0.2, 3, 1 },
    { "0.7 of 0.8 as doubles, short of 7 in 8", 0.7, 0.1, 8, 6 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (battery); i++)
    {
      const Division *row = &battery[i];
      AwrashAccumulator sum = { { 0 } };
      awrash_i_accumulator_add (&sum, row->claim);
      awrash_i_accumulator_add (&sum, row->others);
      cr_expect_eq (awrash_i_accumulator_quotient (row->claim, row->total, &sum, NULL),
                    row->quotient, "%s", row->label);
    }
}

/* A double anywhere: whole, a fraction, or with bits on both sides of the point. */
static double
draw_positive (GRand *rand)
{
  return ldexp (0.5 + g_rand_double (rand) / 2, g_rand_int_range (rand, -1073, 1025));
}

Test (base_accumulator, a_whole_quotient_is_that_of_rational_arithmetic)
{
  GRand *rand = g_rand_new_with_seed (2304);
  mpq_t value, part;
  mpz_t whole, shown;

  mpq_inits (value, part, NULL);
  mpz_inits (whole, shown, NULL);
  for (int i = 0; i < 3000; i++)
    {
      AwrashAccumulator sum = { { 0 } };
      guint64 divisor = ((guint64)g_rand_int (rand) << g_rand_int_range (rand, 0, 33)) + 1;
      mpq_set_ui (value, 0, 1);
      for (int terms = g_rand_int_range (rand, 0, 5); terms > 0; terms--)
        {
          double term = draw_positive (rand);
          awrash_i_accumulator_add (&sum, term);
          mpq_set_d (part, term);
          mpq_add (value, value, part);
        }
      mpq_set_ui (part, 1, 1);
      mpz_import (mpq_numref (part), 1, 1, sizeof divisor, 0, 0, &divisor);
      mpq_div (value, value, part);
      mpz_fdiv_q (whole, mpq_numref (value), mpq_denref (value));
      awrash_i_accumulator_divide (&sum, divisor);
      /* the words count 2^-1074 */
      mpz_import (shown, AWRASH_ACCUMULATOR_WORDS, -1, sizeof *sum.words, 0, 0, sum.words);
      mpz_mul_2exp (whole, whole, 1074);
      cr_assert_eq (mpz_cmp (shown, whole), 0, "divided by %" G_GUINT64_FORMAT, divisor);
    }
  mpq_clears (value, part, NULL);
  mpz_clears (whole, shown, NULL);
  g_rand_free (rand);
}
