/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers whose doubles say the opposite of what they are: the filter must not answer. They were
 * searched for, so that all roundings go one way; what is right is known by how they were made, and
 * checked by whole fractions. */

#include "base/exact-private.h"

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>

static double
product (AwrashWide a, double v)
{
  return (double)a * v * v;
}

/* a·w² > b·v², by 1 of 10^16 and more, below the least double. */
Test (base_exact_filter, does_not_believe_products_that_left_the_normal_doubles)
{
  static const struct
  {
    int64_t a, b;
    double w, v;
  } pairs[] = {
    { 318350422976260, 102997580382874, 0x1.1a44156a9b192p-560, 0x1.f03f2cc6df148p-560 },
    { 105514720498244, 278512656155736, 0x1.ea4ab76770c01p-560, 0x1.2dc760246d664p-560 },
    { 162588410401745, 165370530406953, 0x1.3b142813392a4p-560, 0x1.386ac88adf914p-560 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      AwrashWide a = (AwrashWide)pairs[i].a, b = (AwrashWide)pairs[i].b;
      double w = pairs[i].w, v = pairs[i].v, up = 0x1p560;
      cr_assert_lt (product (a, w), product (b, v), "pair %zu is no longer one that misleads", i);
      /* the same, where nothing underflows, by the same arithmetic of words */
      cr_expect_eq (awrash_i_exact_compare_squares (a, v * up, b, w * up), 1);
      cr_expect_eq (awrash_i_exact_compare_squares (a, v, b, w), 1);
      cr_expect_eq (awrash_i_exact_compare_squares (b, w, a, v), -1);
    }
}

/* Ten terms whose sum is some 2^200, of terms of 2^262: their doubles add up to less than nothing,
 * by more than one term's share of what their roundings may be. */
Test (base_exact_filter, allows_a_sum_the_roundings_of_all_its_terms)
{
  static const AwrashFraction terms[] = {
    { 5135540465238070633, 0x1.1d0d1f43796eap-200 },
    { 7757326624259895661, 0x1.46bf37ad34c68p-193 },
    { 8912614565323916411, 0x1.a00514590fca4p-193 },
    { 7725373530285263113, 0x1.978f87d8c7693p-194 },
    { 5869665466808956537, 0x1.0e0b39e33bbd2p-194 },
    { 5403857978204223887, 0x1.f794049e9f8c5p-194 },
    { 6373893975465086033, 0x1.1c78de24d5e90p-194 },
    { 5932084402345020799, 0x1.16bce25818963p-193 },
    { 5065228004732292765, 0x1.383a48459fc35p-194 },
    { -2575691814538991183, 0x1.02504af1acee3p-201 },
  };
  double sum = 0, magnitude = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      double term = (double)terms[i].numerator / terms[i].denominator;
      sum += term;
      magnitude += fabs (term);
    }
  cr_assert_lt (sum, -DBL_EPSILON * magnitude, "these terms are no longer ones that mislead");
  cr_expect_eq (awrash_i_exact_sum_sign (G_N_ELEMENTS (terms), terms), 1);
}

/* Whole numbers of two words, beyond what a filter can tell: squares of up to 233 bits, whose
 * highest words are those that a word too few would lose. */
Test (base_exact_filter, compares_squares_by_all_their_words)
{
  AwrashWide high = (AwrashWide)1 << 120, mixed = (AwrashWide)0x1234 << 64 | 0x5edcba9876543210;
  double v = 0x1.fffffffffffffp0;

  cr_expect_eq (awrash_i_exact_compare_squares (high + 1, v, high, v), 1);
  cr_expect_eq (awrash_i_exact_compare_squares (high, v, high + 1, v), -1);
  cr_expect_eq (awrash_i_exact_compare_squares (high, v, high, v), 0);
  /* 9a/(3v)² is a/v² */
  cr_expect_eq (awrash_i_exact_compare_squares (9 * mixed, 0x3.3p0, mixed, 0x1.1p0), 0);
  cr_expect_eq (awrash_i_exact_compare_squares (9 * mixed - 1, 0x3.3p0, mixed, 0x1.1p0), -1);
  cr_expect_eq (awrash_i_exact_compare_squares (9 * mixed + 1, 0x3.3p0, mixed, 0x1.1p0), 1);
}

/* Their doubles are both infinite, and a third of the larger lies between them. */
Test (base_exact_filter, compares_squares_beyond_the_doubles_by_all_their_words)
{
  AwrashWide most = (AwrashWide)3 << 125, least = (AwrashWide)1 << 126;

  for (double v = 1e300; v < 2e300; v += 1e299)
    {
      cr_expect_eq (awrash_i_exact_compare_squares (most, v, least, v), 1);
      cr_expect_eq (awrash_i_exact_compare_squares (least, v, most, v), -1);
    }
}
