/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What permutation moments need of the matrices of distances: of n² cells only row sums and the sum
 * of squares, by power sums or by prefix sums. Source: N. Mantel (1967), Cancer Research 27.
 * Invariant: O(n); what one value or weight far above all others would cancel is never formed. */

#include "metric/space-private.h"

/* d = y_i y_j: rows y_i Σ_{j≠i} y_j, squares 2 Σ_{i<j} y_i² y_j². Beside one y that is ever so
 * large the sum of all others stands in the low half of the pair, and is what is left without it.
 * Writes the rows over y. */
void
awrash_i_space_measure_products (gsize n, AwrashPair y[], AwrashCross *cross)
{
  AwrashPair sum = { 0.0, 0.0 }, below = { 0.0, 0.0 }, squares = { 0.0, 0.0 };

  for (gsize i = 0; i < n; i++)
    {
      AwrashPair square = awrash_i_pair_square (y[i]);

      squares = awrash_i_pair_add (squares, awrash_i_pair_multiply (square, below));
      below = awrash_i_pair_add (below, square);
      sum = awrash_i_pair_add (sum, y[i]);
    }
  for (gsize i = 0; i < n; i++)
    y[i] = awrash_i_pair_multiply (y[i], awrash_i_pair_subtract (sum, y[i]));
  awrash_i_cross_fill (cross, n, y, awrash_i_pair_scale (squares, 2.0));
}

/* d = (z_i - z_j)², Σ z = 0: rows n z_i² + Σ z², squares 2 n Σ z⁴ + 6 (Σ z²)². */
void
awrash_i_space_measure_squares (gsize n, AwrashPair z[], AwrashCross *cross)
{
  AwrashPair second = { 0.0, 0.0 }, fourth = { 0.0, 0.0 }, squares;

  for (gsize i = 0; i < n; i++)
    {
      AwrashPair square = awrash_i_pair_square (z[i]);

      second = awrash_i_pair_add (second, square);
      fourth = awrash_i_pair_add (fourth, awrash_i_pair_square (square));
    }
  squares = awrash_i_pair_add (awrash_i_pair_scale (fourth, 2.0 * (double)n),
                               awrash_i_pair_scale (awrash_i_pair_square (second), 6.0));
  for (gsize i = 0; i < n; i++)
    z[i] = awrash_i_pair_add (awrash_i_pair_scale (awrash_i_pair_square (z[i]), (double)n), second);
  awrash_i_cross_fill (cross, n, z, squares);
}

/* w, w x; w², w² x, w² x². */
typedef struct
{
  AwrashPair w, wx, ww, wwx, wwxx;
} Weighted;

static void
add_weighted (Weighted *sums, double w, AwrashPair x)
{
  AwrashPair wx = awrash_i_pair_scale (x, w), ww = awrash_i_pair_square (awrash_i_pair_of (w));

  sums->w = awrash_i_pair_add (sums->w, awrash_i_pair_of (w));
  sums->wx = awrash_i_pair_add (sums->wx, wx);
  sums->ww = awrash_i_pair_add (sums->ww, ww);
  sums->wwx = awrash_i_pair_add (sums->wwx, awrash_i_pair_scale (wx, w));
  sums->wwxx = awrash_i_pair_add (sums->wwxx, awrash_i_pair_square (wx));
}

/* d = w_i w_j |x_i - x_j| of sorted values. With the sums below k, and all: the row of k is
 * w_k (x_k (2 Σ_below w - Σ w) - 2 Σ_below w x + Σ w x); equal values add 0 from either side. The
 * squares are 2 (Σ w² Σ w² x² - (Σ w² x)²). rows holds the values and gets the rows. */
void
awrash_i_space_measure_gaps (gsize n, const double w[], AwrashPair rows[], AwrashCross *cross)
{
  Weighted all = { .w = { 0.0, 0.0 } }, below = { .w = { 0.0, 0.0 } };
  AwrashPair squares;

  for (gsize k = 0; k < n; k++)
    add_weighted (&all, w[k], rows[k]);
  for (gsize k = 0; k < n; k++)
    {
      AwrashPair x = rows[k];
      AwrashPair weight = awrash_i_pair_subtract (awrash_i_pair_scale (below.w, 2.0), all.w);
      AwrashPair held = awrash_i_pair_subtract (all.wx, awrash_i_pair_scale (below.wx, 2.0));

      rows[k] = awrash_i_pair_scale (awrash_i_pair_add (awrash_i_pair_multiply (x, weight), held),
                                     w[k]);
      add_weighted (&below, w[k], x);
    }
  squares = awrash_i_pair_subtract (awrash_i_pair_multiply (all.ww, all.wwxx),
                                    awrash_i_pair_square (all.wwx));
  awrash_i_cross_fill (cross, n, rows, awrash_i_pair_scale (squares, 2.0));
}
