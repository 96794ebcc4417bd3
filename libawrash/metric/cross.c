/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The moments of Γ = Σ a_ij d_π(i)π(j) over all permutations, without drawing one. Each matrix is
 * ā + (α_i + α_j) + â_ij with Σ α = 0 and rows of â that sum to 0; parts of a meet only the same
 * parts of d: Var Γ = 4 Σ'α Σ'δ / ((n - 2)² (n - 1)) + 2 Σ â² Σ d̂² / (n (n - 3)), Σ' of the squared
 * deviations of row sums. Source: Barbour and Eagleson (1986); the same number as Mantel's (1967)
 * E Γ² - (E Γ)². Invariant: nothing is subtracted that could leave a variance below 0. */

#include "metric/cross-private.h"

/* Pairs of doubles hold 104 bits, of which sums of n terms may lose log2 n: what is smaller than
 * that beside the whole is rounding, and the part is not there. */
static const double pair_rounding = 0x1p-100;

/* The part, unless it is no more than rounding may have left of nothing. */
static double
part_of (AwrashPair part, double rounding)
{
  double value = awrash_i_pair_get (part);

  return value > rounding ? value : 0.0;
}

void
awrash_i_cross_fill (AwrashCross *cross, gsize n, const AwrashPair rows[], AwrashPair squares)
{
  AwrashPair sum = { 0.0, 0.0 }, spread = { 0.0, 0.0 }, mean, rest;
  double count = (double)n, rounding = count * pair_rounding, lost;

  for (gsize i = 0; i < n; i++)
    sum = awrash_i_pair_add (sum, rows[i]);
  mean = awrash_i_pair_divide (sum, awrash_i_pair_of (count));
  for (gsize i = 0; i < n; i++)
    spread
        = awrash_i_pair_add (spread, awrash_i_pair_square (awrash_i_pair_subtract (rows[i], mean)));
  rest = awrash_i_pair_subtract (squares, awrash_i_pair_divide (awrash_i_pair_multiply (mean, sum),
                                                                awrash_i_pair_of (count - 1.0)));
  if (n > 2)
    rest = awrash_i_pair_subtract (rest, awrash_i_pair_divide (awrash_i_pair_scale (spread, 2.0),
                                                               awrash_i_pair_of (count - 2.0)));
  lost = rounding * mean.high;
  *cross = (AwrashCross){ .n = n,
                          .sum = sum,
                          .spread = n > 2 ? part_of (spread, count * lost * lost) : 0.0,
                          .rest = n > 3 ? part_of (rest, rounding * squares.high) : 0.0 };
}

double
awrash_i_cross_mean (const AwrashCross *a, const AwrashCross *d)
{
  double n = (double)a->n;
  AwrashPair product = awrash_i_pair_multiply (a->sum, d->sum);

  return awrash_i_pair_get (awrash_i_pair_divide (product, awrash_i_pair_of (n * (n - 1.0))));
}

double
awrash_i_cross_variance (const AwrashCross *a, const AwrashCross *d)
{
  double n = (double)a->n, variance = 0.0;

  if (a->n > 2)
    variance += 4.0 * (a->spread / (n - 2.0)) * (d->spread / (n - 2.0)) / (n - 1.0);
  if (a->n > 3)
    variance += 2.0 * (a->rest / n) * (d->rest / (n - 3.0));
  return variance;
}
