/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exact comparisons against an independent slow arithmetic: digits to the base 256, multiplied and
 * added as on paper, with nothing shared with the library but the definition. */

#include "base/exact-private.h"

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>
#include <string.h>

enum
{
  DIGITS = 640,
  OFFSET = 104 /* doubles here are multiples of 2^-OFFSET */
};

typedef struct
{
  unsigned digit[DIGITS];
} Paper;

static void
paper_carry (Paper *number)
{
  unsigned carry = 0;

  for (int i = 0; i < DIGITS; i++)
    {
      carry += number->digit[i];
      number->digit[i] = carry & 255;
      carry >>= 8;
    }
  cr_assert_eq (carry, 0, "the paper is too small");
}

static Paper
paper_from_integer (AwrashWide value)
{
  Paper number = { { 0 } };

  for (int i = 0; i < 16; i++, value >>= 8)
    number.digit[i] = (unsigned)(value & 255);
  return number;
}

/* value·2^OFFSET */
static Paper
paper_from_double (double value)
{
  int exponent = 0;
  double fraction = frexp (value, &exponent);
  Paper number = paper_from_integer ((AwrashWide)ldexp (fraction, 53)), shifted = { { 0 } };
  int doublings = exponent - 53 + OFFSET;

  cr_assert (doublings >= 0 && doublings / 8 + 16 <= DIGITS, "the paper is too small");
  for (int i = 0; i < 16; i++)
    shifted.digit[i + doublings / 8] = number.digit[i] << doublings % 8;
  paper_carry (&shifted);
  return shifted;
}

static Paper
paper_multiply (const Paper *a, const Paper *b)
{
  Paper product = { { 0 } };
  int length = DIGITS;

  while (length > 0 && b->digit[length - 1] == 0)
    length--;
  /* 640 products of digits fit an unsigned */
  for (int i = 0; i < DIGITS; i++)
    for (int j = 0; a->digit[i] != 0 && j < length; j++)
      {
        cr_assert (i + j < DIGITS, "the paper is too small");
        product.digit[i + j] += a->digit[i] * b->digit[j];
      }
  paper_carry (&product);
  return product;
}

static int
paper_compare (const Paper *a, const Paper *b)
{
  for (int i = DIGITS - 1; i >= 0; i--)
    if (a->digit[i] != b->digit[i])
      return a->digit[i] > b->digit[i] ? 1 : -1;
  return 0;
}

/* The sign of a/v - b/w for a, b >= 0, as on paper. */
static int
paper_compare_fractions (AwrashWide a, double v, AwrashWide b, double w, gboolean squares)
{
  Paper left = paper_from_integer (a), right = paper_from_integer (b);
  Paper paper_v = paper_from_double (v), paper_w = paper_from_double (w);

  left = paper_multiply (&paper_w, &left);
  right = paper_multiply (&paper_v, &right);
  if (squares)
    {
      left = paper_multiply (&paper_w, &left);
      right = paper_multiply (&paper_v, &right);
    }
  return paper_compare (&left, &right);
}

static int
paper_sum_sign (gsize n, const AwrashFraction terms[])
{
  Paper sides[2] = { { { 0 } }, { { 0 } } };

  for (gsize i = 0; i < n; i++)
    {
      gboolean is_negative = terms[i].numerator < 0;
      Paper product = paper_from_integer (
          (AwrashWide)(is_negative ? -terms[i].numerator : terms[i].numerator));
      for (gsize j = 0; j < n; j++)
        {
          Paper denominator = paper_from_double (terms[j].denominator);
          if (j != i)
            product = paper_multiply (&denominator, &product);
        }
      for (int d = 0; d < DIGITS; d++)
        sides[is_negative].digit[d] += product.digit[d];
      paper_carry (&sides[is_negative]);
    }
  return paper_compare (&sides[0], &sides[1]);
}

static double
draw_double (GRand *rand)
{
  return ldexp (0.5 + g_rand_double (rand) / 2, g_rand_int_range (rand, -40, 60));
}

static int64_t
draw_integer (GRand *rand)
{
  guint64 bits = ((guint64)g_rand_int (rand) << 32) | g_rand_int (rand);

  return (int64_t)(bits >> g_rand_int_range (rand, 1, 63));
}

Test (base_exact, agrees_with_paper_on_random_fractions)
{
  GRand *rand = g_rand_new_with_seed (1);

  for (int i = 0; i < 4000; i++)
    {
      int64_t a = draw_integer (rand), b = draw_integer (rand);
      double v = draw_double (rand), w = draw_double (rand);
      int expected = paper_compare_fractions ((AwrashWide)a, v, (AwrashWide)b, w, FALSE);
      cr_assert_eq (awrash_i_exact_compare (a, v, b, w), expected);
      cr_assert_eq (awrash_i_exact_compare (-a, v, -b, w), -expected);
      cr_assert_eq (awrash_i_exact_compare (b, w, a, v), -expected);
    }
  g_rand_free (rand);
}

/* w is chosen so that b/w is as near to a/v as doubles get, and one ulp to either side. */
Test (base_exact, tells_quotients_apart_that_round_to_the_same_double)
{
  GRand *rand = g_rand_new_with_seed (2);
  int same_quotients = 0;

  for (int i = 0; i < 3000; i++)
    {
      int64_t a = 1 + (draw_integer (rand) >> 1), b = 1 + (draw_integer (rand) >> 1);
      double v = draw_double (rand);
      double middle = (double)b / (double)a * v;
      double near[] = { middle, nextafter (middle, 0), nextafter (middle, INFINITY) };
      for (gsize k = 0; k < G_N_ELEMENTS (near); k++)
        {
          if (near[k] < 0x1p-50 || near[k] > 0x1p90)
            continue;
          int expected = paper_compare_fractions ((AwrashWide)a, v, (AwrashWide)b, near[k], FALSE);
          same_quotients += (double)a / v == (double)b / near[k] && expected != 0;
          cr_assert_eq (awrash_i_exact_compare (a, v, b, near[k]), expected);
        }
    }
  cr_assert_gt (same_quotients, 100, "the battery holds too few near ties");
  g_rand_free (rand);
}

typedef struct
{
  const char *label;
  int64_t a;
  double v;
  int64_t b;
  double w;
  int expected;
} Comparison;

Test (base_exact, answers_at_the_edges)
{
  const Comparison battery[] = {
    { "zero against zero", 0, 1, 0, 1e300, 0 },
    { "zero against one", 0, 5e-324, 1, 1e300, -1 },
    { "minus one against zero", -1, 1e300, 0, 1, -1 },
    { "signs differ", -1, 5e-324, 1, 1e300, -1 },
    { "the smallest doubles", 3, 5e-324, 2, 5e-324, 1 },
    { "smallest against largest", 1, 5e-324, G_MAXINT64, DBL_MAX, 1 },
    { "largest against smallest", G_MAXINT64, DBL_MAX, 1, 5e-324, -1 },
    { "lowest integers tie", G_MININT64, 3, G_MININT64, 3, 0 },
    { "lowest integer against its neighbour", G_MININT64, 1, -G_MAXINT64, 1, -1 },
    { "neighbours beyond 2^53", G_MAXINT64, 1, G_MAXINT64 - 1, 1, 1 },
    { "a tie across exponents", 1, 0x1p-1074, 1, 0x1p-1074, 0 },
    { "a tie by powers of two", 1, 0x1p-500, G_GINT64_CONSTANT (1) << 60, 0x1p-440, 0 },
    { "a tenth is not one tenth", 1, 0.1, 10, 1, -1 },
    { "0.3 is not three times 0.1", 1, 0.3, 1, 3 * 0.1, 1 },
    { "huge doubles one ulp apart", 7, 1e300, 7, 1e300 * (1 + DBL_EPSILON), 1 },
    { "subnormals one step apart", 1000, 1e-320, 1000, 1e-320 + 5e-324, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (battery); i++)
    {
      const Comparison *row = &battery[i];
      cr_expect_eq (awrash_i_exact_compare (row->a, row->v, row->b, row->w), row->expected, "%s",
                    row->label);
      cr_expect_eq (awrash_i_exact_compare (row->b, row->w, row->a, row->v), -row->expected,
                    "%s, swapped", row->label);
    }
}

Test (base_exact, compares_squares_as_paper_does)
{
  GRand *rand = g_rand_new_with_seed (3);

  for (int i = 0; i < 1500; i++)
    {
      AwrashWide a = (AwrashWide)draw_integer (rand) * (AwrashWide)draw_integer (rand);
      double v = draw_double (rand), w = draw_double (rand);
      AwrashWide b = g_rand_boolean (rand) ? a : (AwrashWide)draw_integer (rand);
      if (b == a)
        w = nextafter (v, g_rand_boolean (rand) ? 0 : INFINITY);
      cr_assert_eq (awrash_i_exact_compare_squares (a, v, b, w),
                    paper_compare_fractions (a, v, b, w, TRUE));
    }
  g_rand_free (rand);
}

Test (base_exact, compares_wide_fractions_as_paper_does)
{
  const AwrashWide top = ((AwrashWide)1 << 127) - 1;
  GRand *rand = g_rand_new_with_seed (4);

  for (int i = 0; i < 1500; i++)
    {
      AwrashWide a = (AwrashWide)draw_integer (rand) * (AwrashWide)draw_integer (rand);
      double v = draw_double (rand), w = draw_double (rand);
      AwrashWide b = g_rand_boolean (rand) ? a : (AwrashWide)draw_integer (rand);
      if (b == a)
        w = nextafter (v, g_rand_boolean (rand) ? 0 : INFINITY);
      cr_assert_eq (awrash_i_exact_compare_wide (a, v, b, w),
                    paper_compare_fractions (a, v, b, w, FALSE));
    }
  g_rand_free (rand);
  cr_expect_eq (awrash_i_exact_compare_wide (top - 1, 2, (top - 1) / 2, 1), 0);
  cr_expect_eq (awrash_i_exact_compare_wide (top, 2, (top - 1) / 2, 1), 1);
  cr_expect_eq (awrash_i_exact_compare_wide (top, 5e-324, top, 1e-323), 1);
  cr_expect_eq (awrash_i_exact_compare_wide (top, DBL_MAX, 1, 5e-324), -1);
  cr_expect_eq (awrash_i_exact_compare_wide (1, 5e-324, 1, 1e-322), 1);
  cr_expect_eq (awrash_i_exact_compare_wide (0, 1, 1, DBL_MAX), -1);
  cr_expect_eq (awrash_i_exact_compare_wide (0, 1, 0, 2), 0);
  /* nothing against what no double can tell from nothing */
  cr_expect_eq (awrash_i_exact_compare_wide (0, 5e-324, 1, 1e300), -1);
  cr_expect_eq (awrash_i_exact_compare_wide (1, 1e300, 0, 5e-324), 1);
}

/* k(k-1)/v² with v = c·k... : ties of Huntington-Hill that doubles judge wrongly. */
Test (base_exact, finds_ties_of_squares)
{
  const AwrashWide top = ((AwrashWide)1 << 127) - 1;

  cr_expect_eq (awrash_i_exact_compare_squares (2, 1, 8, 2), 0);
  cr_expect_eq (awrash_i_exact_compare_squares (2 * 9, 0x3p500, 2, 0x1p500), 0);
  cr_expect_eq (awrash_i_exact_compare_squares (0, 1, 0, 2), 0);
  cr_expect_eq (awrash_i_exact_compare_squares (0, 1, 1, DBL_MAX), -1);
  cr_expect_eq (awrash_i_exact_compare_squares (0, 5e-324, 1, 1e300), -1);
  cr_expect_eq (awrash_i_exact_compare_squares (1, 1e300, 0, 5e-324), 1);
  cr_expect_eq (awrash_i_exact_compare_squares (top, 5e-324, top, 5e-324), 0);
  cr_expect_eq (awrash_i_exact_compare_squares (top, 5e-324, top - 1, 5e-324), 1);
  cr_expect_eq (awrash_i_exact_compare_squares (top, DBL_MAX, 1, 5e-324), -1);
  cr_expect_eq (awrash_i_exact_compare_squares (1, 1e300, 1, nextafter (1e300, 0)), -1);
  /* beyond the normal range on one side, on the other, and on both */
  cr_expect_eq (awrash_i_exact_compare_squares (1, 5e-324, 1, 1), 1);
  cr_expect_eq (awrash_i_exact_compare_squares (1, 1, 1, 5e-324), -1);
  cr_expect_eq (awrash_i_exact_compare_squares (1, 1e-323, 1, 5e-324), -1);
  cr_expect_eq (awrash_i_exact_compare_squares (1, 5e-324, 3, 1e-323), 1);
  cr_expect_eq (awrash_i_exact_compare_squares (1, 0x1p-540, 3, 0x1p-539), 1);
  cr_expect_eq (awrash_i_exact_compare_squares (1, DBL_MAX, 4, DBL_MAX), -1);
  cr_expect_eq (awrash_i_exact_compare_squares (5, 0x1p-1000, 1, DBL_MAX), 1);
  cr_expect_eq (awrash_i_exact_compare_squares (1, 0x1p600, 4, 0x1p601), 0);
  for (AwrashWide k = 1; k < 70; k++)
    {
      AwrashWide a = (k << 64) + 5;
      cr_assert_eq (awrash_i_exact_compare_squares (9 * a, 3, a, 1), 0);
      cr_assert_eq (awrash_i_exact_compare_squares (9 * a + 1, 3, a, 1), 1);
      cr_assert_eq (awrash_i_exact_compare_wide (3 * a, 3, a, 1), 0);
      cr_assert_eq (awrash_i_exact_compare_wide (3 * a - 1, 3, a, 1), -1);
    }
  for (AwrashWide k = 2; k < 2000; k++)
    {
      double v = (double)k * 0x1.234567p7;
      AwrashWide a = k * (k - 1);
      cr_assert_eq (awrash_i_exact_compare_squares (a, v, 9 * a, 3 * v), 0);
      cr_assert_eq (awrash_i_exact_compare_squares (a, v, 9 * a - 1, 3 * v), 1);
    }
}

Test (base_exact, signs_sums_as_paper_does)
{
  GRand *rand = g_rand_new_with_seed (4);

  for (int i = 0; i < 60; i++)
    {
      AwrashFraction terms[8];
      gsize n = (gsize)g_rand_int_range (rand, 1, 7);
      double rest = 0;
      for (gsize k = 0; k < n; k++)
        {
          terms[k].numerator = g_rand_int_range (rand, -1000, 1000);
          terms[k].denominator
              = ldexp (0.5 + g_rand_double (rand) / 2, g_rand_int_range (rand, -10, 10));
          rest += (double)terms[k].numerator / terms[k].denominator;
        }
      /* one more term that nearly cancels the others */
      terms[n].numerator = rest > 0 ? -7 : 7;
      terms[n].denominator = rest == 0 ? 1 : 7 / fabs (rest);
      if (terms[n].denominator > 0x1p30)
        terms[n].denominator = 1;
      cr_assert_eq (awrash_i_exact_sum_sign (n + 1, terms), paper_sum_sign (n + 1, terms));
    }
  g_rand_free (rand);
}

/* 1/3 + 1/3 + … : k terms c/d against one -k·c/d. */
Test (base_exact, finds_sums_that_cancel)
{
  const AwrashFraction extremes[] = {
    { 1, 5e-324 },
    { G_MAXINT64, 1e300 },
    { -1, 5e-324 },
    { -G_MAXINT64, 1e300 },
  };
  const AwrashFraction apart[] = { { 1, 5e-324 }, { -1, 5e-324 }, { -1, 1e300 } };
  const AwrashFraction thirds[] = { { 1, 3 }, { 1, 3 }, { 1, 3 }, { -1, 1 } };
  const AwrashFraction sevenths[] = { { 1, 3 }, { 1, 7 }, { -10, 21 } };
  const AwrashFraction nearly[] = { { 1, 3 }, { 1, 7 }, { -10, 21 }, { -1, 1e300 } };
  /* as many bits as two terms can have */
  const AwrashFraction longest[] = { { G_MAXINT64, 5e-324 }, { -1, DBL_MAX } };
  const AwrashFraction subnormal[] = { { 1, DBL_MAX }, { -1, nextafter (DBL_MAX, 0) } };

  cr_expect_eq (awrash_i_exact_sum_sign (0, NULL), 0);
  cr_expect_eq (awrash_i_exact_sum_sign (2, sevenths), 1);
  cr_expect_eq (awrash_i_exact_sum_sign (1, sevenths + 2), -1);
  cr_expect_eq (awrash_i_exact_sum_sign (4, extremes), 0);
  cr_expect_eq (awrash_i_exact_sum_sign (3, extremes), 1);
  cr_expect_eq (awrash_i_exact_sum_sign (3, apart), -1);
  cr_expect_eq (awrash_i_exact_sum_sign (4, thirds), 0);
  cr_expect_eq (awrash_i_exact_sum_sign (3, sevenths), 0);
  cr_expect_eq (awrash_i_exact_sum_sign (4, nearly), -1);
  cr_expect_eq (awrash_i_exact_sum_sign (2, subnormal), -1);
  cr_expect_eq (awrash_i_exact_sum_sign (2, longest), 1);
}

/* Pairs cancel; what is left are two terms from the other end of the doubles, one ulp apart. Their
 * sign a number of too few words keeps by luck, one time in two. */
static void
expect_last_sign (gsize n_pairs)
{
  gsize n = 2 * n_pairs;
  g_autofree AwrashFraction *terms = g_new (AwrashFraction, n + 2);

  for (gsize i = 0; i < n_pairs; i++)
    {
      double denominator = (3 + (double)i / 7) * 0x1p1000;
      terms[i] = (AwrashFraction){ (int64_t)i + 1, denominator };
      terms[n - 1 - i] = (AwrashFraction){ -((int64_t)i + 1), denominator };
    }
  cr_expect_eq (awrash_i_exact_sum_sign (n, terms), 0);
  for (int sign = -1; sign <= 1; sign += 2)
    {
      terms[n] = (AwrashFraction){ sign, 0x1p-1020 };
      terms[n + 1] = (AwrashFraction){ -sign, nextafter (0x1p-1020, 1) };
      cr_expect_eq (awrash_i_exact_sum_sign (n + 2, terms), sign, "%zu", n_pairs);
    }
}

Test (base_exact, sums_as_many_terms_as_its_local_memory_holds_and_more)
{
  for (gsize n_pairs = 125; n_pairs <= 140; n_pairs++)
    expect_last_sign (n_pairs);
  for (gsize n_pairs = 310; n_pairs <= 320; n_pairs++)
    expect_last_sign (n_pairs);
}
