/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least cost between two trees against enumeration: the cost, the ties, and what settles them.
 * Source: tests/support/small-crossing.h. Invariant: the set of optima is known in full. */

#include "support/small-crossing.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum
{
  ROUNDS = 6000,
  UNTOUCHED = -77
};

/* An answer's arrays, with marks where nothing was written. */
typedef struct
{
  int64_t units[SMALL_CELLS], sure[SMALL_CELLS], tied[SMALL_CELLS];
  AwrashAllotment answer;
} Reply;

static gboolean
solve (const SmallCrossing *small, const AwrashTies *ties, Reply *reply, GError **error)
{
  g_autoptr (AwrashCrossing) crossing = small_crossing_ask (small);

  for (gsize i = 0; i < SMALL_CELLS; i++)
    reply->units[i] = reply->sure[i] = reply->tied[i] = UNTOUCHED;
  return awrash_allot_crossing_least_cost (crossing, small->costs, small->total, ties, reply->units,
                                           reply->sure, reply->tied, &reply->answer, error);
}

static const int64_t *
best_of (const GArray *best, guint index)
{
  return ((const SmallAnswer *)(const void *)best->data)[index].units;
}

static void
expect_ties (const SmallCrossing *small, const GArray *best, const Reply *reply, int round)
{
  int64_t free_units = small->total, n_tied = 0;

  for (gsize i = 0; i < small->n_cells; i++)
    {
      int64_t least = G_MAXINT64, most = 0;

      for (guint k = 0; k < best->len; k++)
        {
          least = MIN (least, best_of (best, k)[i]);
          most = MAX (most, best_of (best, k)[i]);
        }
      cr_assert_eq (reply->sure[i], least, "round %d, cell %zu", round, i);
      cr_assert_eq (reply->tied[i], most > least, "round %d, cell %zu", round, i);
      n_tied += most > least;
      free_units -= least;
    }
  cr_assert_eq (reply->answer.n_tied, n_tied, "round %d", round);
  cr_assert_eq (reply->answer.free_units, free_units, "round %d", round);
  cr_assert_eq (reply->answer.status,
                n_tied > 0 ? AWRASH_STATUS_TIE_REFUSED : AWRASH_STATUS_OPTIMAL);
  for (gsize i = 0; i < small->n_cells; i++)
    cr_assert_eq (reply->units[i], n_tied > 0 ? UNTOUCHED : best_of (best, 0)[i], "round %d",
                  round);
}

/* The best answer that is lexicographically largest along an order. */
static const int64_t *
largest_along (const GArray *best, gsize n, const int64_t order[])
{
  const int64_t *largest = best_of (best, 0);

  for (guint k = 1; k < best->len; k++)
    for (gsize i = 0; i < n; i++)
      {
        int64_t difference = best_of (best, k)[order[i]] - largest[order[i]];

        if (difference > 0)
          largest = best_of (best, k);
        if (difference != 0)
          break;
      }
  return largest;
}

static void
expect_order (GRand *random, const SmallCrossing *small, const GArray *best, int round)
{
  int64_t order[SMALL_CELLS];
  Reply reply;

  for (gsize i = 0; i < small->n_cells; i++)
    {
      gsize at = (gsize)g_rand_int_range (random, 0, (gint32)i + 1);

      order[i] = order[at];
      order[at] = (int64_t)i;
    }
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (small->n_cells, order, NULL);
  cr_assert (solve (small, ties, &reply, NULL));
  cr_expect_eq (reply.answer.status,
                best->len > 1 ? AWRASH_STATUS_TIE_SETTLED : AWRASH_STATUS_OPTIMAL);
  cr_assert_arr_eq (reply.units, largest_along (best, small->n_cells, order),
                    small->n_cells * sizeof (int64_t), "round %d", round);
}

static int
by_ticket (const void *a, const void *b)
{
  g_autofree char *one = g_strdup_printf ("%d", (int)*(const int64_t *)a + 1);
  g_autofree char *other = g_strdup_printf ("%d", (int)*(const int64_t *)b + 1);
  g_autofree char *left = awrash_allot_ticket ("seed", one);
  g_autofree char *right = awrash_allot_ticket ("seed", other);

  return strcmp (left, right);
}

static void
expect_lot (const SmallCrossing *small, const GArray *best, int round)
{
  int64_t order[SMALL_CELLS];
  Reply reply;
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_lot ("seed", NULL);

  for (gsize i = 0; i < small->n_cells; i++)
    order[i] = (int64_t)i;
  qsort (order, small->n_cells, sizeof *order, by_ticket);
  cr_assert (solve (small, ties, &reply, NULL));
  cr_assert_arr_eq (reply.units, largest_along (best, small->n_cells, order),
                    small->n_cells * sizeof (int64_t), "round %d", round);
}

static gboolean
is_best (const GArray *best, gsize n, const int64_t units[])
{
  for (guint k = 0; k < best->len; k++)
    if (memcmp (best_of (best, k), units, n * sizeof *units) == 0)
      return TRUE;
  return FALSE;
}

/* A lot drawn elsewhere passes if and only if it is one of the optima. */
static void
expect_drawn (GRand *random, const SmallCrossing *small, const GArray *best, const int64_t sure[],
              int round)
{
  gsize n = small->n_cells;
  int64_t holders[SMALL_CELLS], wanted[SMALL_CELLS];
  const int64_t *chosen = best_of (best, (guint)g_rand_int_range (random, 0, (gint32)best->len));
  Reply reply;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < n; i++)
    holders[i] = chosen[i] - sure[i];
  if (round % 2 == 0)
    for (gsize step = 0; step < 2; step++)
      {
        gsize from = (gsize)g_rand_int_range (random, 0, (gint32)n);

        if (holders[from] == 0)
          continue;
        holders[from]--;
        holders[g_rand_int_range (random, 0, (gint32)n)]++;
      }
  for (gsize i = 0; i < n; i++)
    wanted[i] = sure[i] + holders[i];
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_drawn (n, holders, NULL);
  if (is_best (best, n, wanted))
    {
      cr_assert (solve (small, ties, &reply, &error), "round %d", round);
      cr_assert_arr_eq (reply.units, wanted, n * sizeof (int64_t), "round %d", round);
      return;
    }
  cr_assert_not (solve (small, ties, &reply, &error), "round %d", round);
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS), "round %d", round);
  cr_assert_eq (reply.units[0], UNTOUCHED);
  cr_assert_eq (reply.sure[0], UNTOUCHED);
}

Test (allot_crossing_least_cost, every_answer_is_that_of_enumeration)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (31);
  int n_tied = 0, n_infeasible = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      SmallCrossing small;
      Reply reply;

      small_crossing_draw (random, round % 5, &small);
      g_autoptr (GArray) best = small_crossing_enumerate (&small);
      g_autoptr (GError) error = NULL;
      cr_assert (solve (&small, NULL, &reply, &error), "round %d: %s", round,
                 error != NULL ? error->message : "");
      if (best->len == 0)
        {
          cr_assert_eq (reply.answer.status, AWRASH_STATUS_INFEASIBLE, "round %d", round);
          cr_assert_eq (reply.units[0], UNTOUCHED);
          cr_assert_eq (reply.sure[0], UNTOUCHED);
          n_infeasible++;
        }
      else
        {
          expect_ties (&small, best, &reply, round);
          expect_order (random, &small, best, round);
          expect_lot (&small, best, round);
          expect_drawn (random, &small, best, reply.sure, round);
          n_tied += best->len > 1;
        }
      small_crossing_clear (&small);
    }
  cr_expect_gt (n_tied, ROUNDS / 20);
  cr_expect_gt (n_infeasible, ROUNDS / 20);
  cr_expect_lt (n_infeasible, ROUNDS * 3 / 4);
}

/* Rows 1 and 2, columns 1 and 2, a cell for each pair. */
static AwrashCrossing *
square_crossing (const int64_t floor[])
{
  static const int64_t parent[] = { -1, 0, 0 }, rows[] = { 1, 1, 2, 2 }, columns[] = { 1, 2, 1, 2 };
  static const int64_t two[] = { 0, 2, 2 };
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (3, parent, two, NULL, NULL);

  return awrash_allot_crossing_new (tree, tree, 4, rows, columns, floor, NULL, NULL);
}

Test (allot_crossing_least_cost, costs_one_bit_apart_decide_and_equal_ones_tie)
{
  double a[4] = { 0, 0, 0, 0 }, b[4] = { 0x1p60, 1, 1, 0x1p60 };
  int64_t units[4] = { 0 };
  AwrashAllotment answer;
  g_autoptr (AwrashCrossing) crossing = square_crossing (NULL);

  /* The two ways cost 2^61 and 2^61 + 2, or 2^61 and 2^61. */
  for (int round = 0; round < 2; round++)
    {
      g_autoptr (AwrashCosts) costs = NULL;

      b[1] = b[2] = 0x1p60;
      b[3] = 0x1p60 + (round == 0 ? 256 : 0);
      costs = awrash_allot_costs_new_quadratic (4, a, b, NULL);
      cr_assert (awrash_allot_crossing_least_cost (crossing, costs, 4, NULL, units, NULL, NULL,
                                                   &answer, NULL));
      cr_expect_eq (answer.status, round == 0 ? AWRASH_STATUS_OPTIMAL : AWRASH_STATUS_TIE_REFUSED);
      cr_expect (isnan (answer.divisor_low) && isnan (answer.divisor_high));
    }
  cr_expect_eq (units[1], 2);
  cr_expect_eq (units[3], 0);
}

Test (allot_crossing_least_cost, equal_squares_are_dealt_out_evenly_up_to_large_totals)
{
  const double a[] = { 1, 1, 1, 1 }, b[] = { 0, 0, 0, 0 };
  const int64_t total = (int64_t)1 << 40;
  int64_t units[4];
  AwrashAllotment answer;
  g_autoptr (AwrashCrossing) crossing = square_crossing (NULL);
  g_autoptr (AwrashCosts) costs = awrash_allot_costs_new_quadratic (4, a, b, NULL);

  cr_assert (awrash_allot_crossing_least_cost (crossing, costs, total, NULL, units, NULL, NULL,
                                               &answer, NULL));
  cr_expect_eq (answer.status, AWRASH_STATUS_OPTIMAL);
  for (gsize i = 0; i < 4; i++)
    cr_expect_eq (units[i], total / 4);
}

Test (allot_crossing_least_cost, a_permutation_of_cells_permutes_the_answer)
{
  const int64_t parent[] = { -1, 0, 0 }, rows[] = { 2, 1, 2, 1 }, columns[] = { 2, 2, 1, 1 };
  const int64_t two[] = { 0, 2, 2 };
  const double a[] = { 1, 2, 3, 4 }, b[] = { 0.5, 0, 0.25, 0 };
  const double other_a[] = { 4, 2, 3, 1 }, other_b[] = { 0, 0, 0.25, 0.5 };
  int64_t units[4], other[4];
  AwrashAllotment answer;
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (3, parent, two, NULL, NULL);
  g_autoptr (AwrashCrossing) crossing = square_crossing (NULL);
  g_autoptr (AwrashCrossing) turned
      = awrash_allot_crossing_new (tree, tree, 4, rows, columns, NULL, NULL, NULL);
  g_autoptr (AwrashCosts) costs = awrash_allot_costs_new_quadratic (4, a, b, NULL);
  g_autoptr (AwrashCosts) other_costs
      = awrash_allot_costs_new_quadratic (4, other_a, other_b, NULL);

  cr_assert (awrash_allot_crossing_least_cost (crossing, costs, 11, NULL, units, NULL, NULL,
                                               &answer, NULL));
  cr_assert (awrash_allot_crossing_least_cost (turned, other_costs, 11, NULL, other, NULL, NULL,
                                               &answer, NULL));
  cr_assert_eq (answer.status, AWRASH_STATUS_OPTIMAL);
  cr_expect_eq (units[0], other[3]);
  cr_expect_eq (units[1], other[1]);
  cr_expect_eq (units[2], other[2]);
  cr_expect_eq (units[3], other[0]);
}

static void
expect_fault (const AwrashCosts *costs, const int64_t floor[], int64_t total,
              const AwrashTies *ties, int code, const char *message)
{
  int64_t units[4] = { UNTOUCHED }, sure[4] = { UNTOUCHED }, tied[4] = { UNTOUCHED };
  AwrashAllotment answer = { .status = UNTOUCHED };
  g_autoptr (AwrashCrossing) crossing = square_crossing (floor);
  g_autoptr (GError) error = NULL;

  cr_expect_not (awrash_allot_crossing_least_cost (crossing, costs, total, ties, units, sure, tied,
                                                   &answer, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s", message);
  cr_expect_str_eq (error->message, message, "%s", error->message);
  cr_expect (units[0] == UNTOUCHED && sure[0] == UNTOUCHED && tied[0] == UNTOUCHED);
  cr_expect_eq (answer.status, UNTOUCHED);
}

Test (allot_crossing_least_cost, each_fault_has_its_sentence)
{
  const double one[] = { 1, 1, 1, 1 }, nought[] = { 0, 0, 0, 0 };
  const int64_t offsets[] = { 0, 1, 2, 3, 4 }, floor[] = { 0, 2, 0, 0 }, order[] = { 1, 0 };
  const int64_t much[] = { 3, 0, 0, 0 }, few[] = { 1, 0, 0, 0 }, odd[] = { 2, 2, 0, 0 };
  const int64_t many[] = { 2, 2, 1, 0 };
  g_autoptr (AwrashCosts) flat = awrash_allot_costs_new_quadratic (4, nought, nought, NULL);
  g_autoptr (AwrashCosts) three = awrash_allot_costs_new_quadratic (3, one, nought, NULL);
  g_autoptr (AwrashCosts) single = awrash_allot_costs_new_marginals (4, offsets, 4, one, NULL);
  g_autoptr (AwrashTies) short_order = awrash_allot_ties_new_order (2, order, NULL);
  g_autoptr (AwrashTies) too_much = awrash_allot_ties_new_drawn (4, much, NULL);
  g_autoptr (AwrashTies) too_few = awrash_allot_ties_new_drawn (4, few, NULL);
  g_autoptr (AwrashTies) too_many = awrash_allot_ties_new_drawn (4, many, NULL);
  g_autoptr (AwrashTies) impossible = awrash_allot_ties_new_drawn (4, odd, NULL);

  expect_fault (flat, NULL, -1, NULL, AWRASH_ERROR_VALUE,
                "total is -1, expected a whole number ≥ 0");
  expect_fault (flat, NULL, G_MAXINT64, NULL, AWRASH_ERROR_OVERFLOW,
                "total is 9223372036854775807, expected at most 4611686018427387904");
  expect_fault (three, NULL, 4, NULL, AWRASH_ERROR_VALUE, "the costs have 3 cells, expected 4");
  expect_fault (single, floor, 4, NULL, AWRASH_ERROR_BOUNDS,
                "floor[1] is 2, expected at most 1, the units that have a cost");
  expect_fault (flat, NULL, 4, short_order, AWRASH_ERROR_VALUE,
                "the order has 2 recipients, expected 4, one for each claim");
  expect_fault (flat, NULL, 4, too_much, AWRASH_ERROR_BOUNDS,
                "holders[0] is 3, expected at most 2, the free units that it can have");
  expect_fault (flat, NULL, 4, too_few, AWRASH_ERROR_BOUNDS,
                "the holders do not sum to 4, expected the free units");
  expect_fault (flat, NULL, 4, too_many, AWRASH_ERROR_BOUNDS,
                "the holders do not sum to 4, expected the free units");
  expect_fault (flat, NULL, 4, impossible, AWRASH_ERROR_BOUNDS,
                "holders[1] is 2, expected what some tied answer has beside the holders before it");
}
