/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The search of the least Gini of many who share one sum: with and without multipliers of pairs.
 * Source: hand calculation. Invariant: the bound is never above the value. */

#include "allot/one-sum.h"

#include <math.h>

/* The Gini of the best, and a number that no Gini is below. */
static double
run (OneSum *sum, double *bound)
{
  AwrashGini *gini = &sum->gini;

  cr_assert (awrash_i_gini_run (gini, NULL));
  AwrashGiniSum pairs = awrash_i_gini_pairs_without_costs (&gini->pairs, gini->best);
  double value = awrash_i_gini_pairs_ratio (&gini->pairs, pairs, gini->best);
  *bound = awrash_i_gini_pairs_bound (&gini->pairs, awrash_i_gini_bound (gini), gini->best,
                                      gini->lower);
  cr_expect (*bound <= value);
  return value;
}

/* n of equal needs that share a sum, unevenly at first, from what they have already. */
static void
fill (OneSum *sum, gsize n, gsize n_free, int64_t mean, int64_t already)
{
  one_sum_init (sum, n);
  for (gsize p = 0; p < n; p++)
    {
      AwrashArc *arc = &sum->network->arcs[p];

      sum->recipients[p].offset = p < n_free && p % 2 == 0 ? already : 0;
      arc->flow = mean - sum->recipients[p].offset;
      arc->lower = p < n_free ? 0 : arc->flow;
      arc->upper = p < n_free ? 2 * mean : arc->flow;
    }
  sum->network->arcs[0].flow += 1;
}

/* All but one have the mean of m, and that one a unit more: (n - 1) / (n (n m + 1)). */
static double
least_with_one_more (gsize n, int64_t mean)
{
  return (double)(n - 1) / ((double)n * ((double)n * (double)mean + 1));
}

static void
expect_one_more (gsize n, gsize n_free, int64_t mean, int64_t already)
{
  OneSum sum;
  double bound;

  fill (&sum, n, n_free, mean, already);
  sum.network->arcs[1].flow += 3;
  sum.network->arcs[2].flow -= 3;
  one_sum_begin (&sum, FALSE, (AwrashGiniSettings){ 0, 20 });
  cr_expect (fabs (run (&sum, &bound) - least_with_one_more (n, mean)) < 1e-12, "of %zu", n);
  one_sum_clear (&sum);
}

Test (allot_gini_ascent, one_unit_more_is_all_that_is_unequal)
{
  expect_one_more (12, 12, 5, 0);
  expect_one_more (12, 12, 60000, 40000); /* beyond what a relaxation takes */
  expect_one_more (120, 12, 5, 0);        /* more pairs than a relaxation takes */
  expect_one_more (520, 12, 5, 0);        /* and than multipliers are kept of */
}

Test (allot_gini_ascent, where_all_are_equal_there_is_nothing_to_seek)
{
  OneSum sum;
  double bound;

  fill (&sum, 12, 12, 5, 0);
  sum.network->arcs[1].flow -= 1;
  one_sum_begin (&sum, FALSE, (AwrashGiniSettings){ 0, 20 });
  cr_expect (run (&sum, &bound) == 0 && bound == 0);
  cr_expect_eq (sum.gini.nodes->len, 1);
  one_sum_clear (&sum);
}

/* Too many to be a group, and of too many needs for the root to say all. */
static void
expect_boxes (double gap, guint least_boxes, guint most_boxes)
{
  OneSum sum;
  double bound;

  one_sum_init (&sum, 20);
  for (gsize p = 0; p < sum.n; p++)
    {
      AwrashArc *arc = &sum.network->arcs[p];

      sum.recipients[p].need = (double)(1 + 7 * p % 9);
      sum.recipients[p].offset = (int64_t)(p % 4);
      arc->lower = (int64_t)(p % 3);
      arc->upper = arc->lower + (int64_t)(5 * p % 9);
      arc->flow = (arc->lower + arc->upper) / 2;
    }
  one_sum_begin (&sum, TRUE, (AwrashGiniSettings){ gap, 4000 });
  double value = run (&sum, &bound);
  guint boxes = sum.gini.nodes->len;
  cr_expect (value - bound <= gap * value, "%g of %g", bound, value);
  cr_expect (boxes >= least_boxes && boxes <= most_boxes, "%u boxes", boxes);
  one_sum_clear (&sum);
}

Test (allot_gini_ascent, boxes_close_what_no_allowed_gap_leaves)
{
  expect_boxes (0, 130, 4000);
  expect_boxes (1, 1, 1);
}
