/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Theorems about splits on random small programmes: where totals are M-convex one answer on counts
 * is best by every measure; relaxing a wall never hurts by the chain.
 * Source: Frank and Murota (2021) on decreasing minimisation; the chain in <awrash/split.h>.
 * Invariant: seeds are fixed. */

#include <awrash.h>

#include "support/small-plans.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static const char *const objectives[]
    = { "leximin", "leximin-persons", "decmin", "least-squares", "alpha:2", "alpha:1/2", "gini" };

/* What receipts come to, less being better. */
typedef struct
{
  int64_t most, squares, differences; /* differences over all pairs: the Gini's numerator */
} Figures;

static Figures
measure (const AwrashPlan *plan)
{
  const double *y = awrash_split_plan_get_receipts (plan);
  Figures figures = { 0, 0, 0 };

  for (gsize i = 0; i < SMALL_PROVINCES; i++)
    {
      figures.most = MAX (figures.most, (int64_t)y[i]);
      figures.squares += (int64_t)(y[i] * y[i]);
      for (gsize j = 0; j < i; j++)
        figures.differences += llabs ((long long)(y[i] - y[j]));
    }
  return figures;
}

/* Leximin against another objective; whether they part in any figure. */
static gboolean
compare (const SmallCase *c, const char *streams, const char *objective, gboolean is_convex,
         int round)
{
  g_autoptr (AwrashPlan) leximin = test_plan_new (c->programme, "on", "count", "streams", streams,
                                                  "tie", "lot", "seed", "x", NULL);
  g_autoptr (AwrashPlan) other
      = test_plan_new (c->programme, "on", "count", "streams", streams, "objective", objective,
                       "tie", "lot", "seed", "x", NULL);
  Figures best = measure (leximin), figures = measure (other);

  if (is_convex)
    {
      cr_assert_leq (best.most, figures.most, "%s, round %d", objective, round);
      cr_assert_leq (best.squares, figures.squares, "%s, round %d", objective, round);
      cr_assert_leq (best.differences, figures.differences, "%s, round %d", objective, round);
    }
  return memcmp (&best, &figures, sizeof best) != 0;
}

Test (property_split_theorems, on_m_convex_totals_one_answer_on_counts_is_best_by_all,
      .timeout = 120)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1971);
  gsize convex = 0, other = 0;

  for (int round = 0; round < 300; round++)
    {
      g_autoptr (SmallCase) c = small_case_new (rand, FALSE);
      const char *streams = round % 3 ? "*" : "s";
      g_autoptr (AwrashPlan) plan = test_plan_new (c->programme, "on", "count", "streams", streams,
                                                   "tie", "lot", "seed", "x", NULL);
      gboolean is_convex = awrash_split_plan_get_totals_m_convex (plan);
      gboolean parts = FALSE;

      if (awrash_split_plan_get_places (plan) == NULL)
        continue;
      for (gsize i = 1; i < G_N_ELEMENTS (objectives); i++)
        parts = compare (c, streams, objectives[i], is_convex, round) || parts;
      cr_assert (!is_convex || !parts, "round %d", round);
      convex += is_convex;
      other += !is_convex;
    }
  cr_assert_gt (convex, 100);
  cr_assert_gt (other, 5);
}

/* Relaxes a capacity or an end of a bound by one place. */
static void
relax (SmallCase *c, GRand *rand)
{
  double need[SMALL_PROVINCES];
  int at = g_rand_int_range (rand, 0, SMALL_CELLS + 2 * (int)c->n_bounds);

  if (at < SMALL_CELLS)
    c->cap[at]++;
  else if (at % 2)
    c->bounds[(at - SMALL_CELLS) / 2].max++;
  else
    c->bounds[(at - SMALL_CELLS) / 2].min -= c->bounds[(at - SMALL_CELLS) / 2].min > 0;
  memcpy (need, c->need, sizeof need);
  small_case_set_needs (c, need);
}

Test (property_split_theorems, relaxing_a_wall_never_hurts_by_the_chain, .timeout = 120)
{
  static const char *const chains[] = { "", "fill;leximin;utilitarian;cost", "places;leximin",
                                        "utilitarian", "person-months;decmin" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (2022);
  gsize compared = 0, better = 0;

  for (int round = 0; round < 700; round++)
    {
      g_autoptr (SmallCase) c = small_case_new (rand, TRUE);
      /* The Gini is looked for apart, as ties of it are not listed. */
      g_autoptr (AwrashReading) reading = test_reading_new (
          "objective", objectives[round % 6], "streams", round % 4 ? "*" : "s", "chain",
          round % 12 < 6 ? "" : chains[(round / 12) % 5], "tie", "lot", "seed", "x", NULL);
      g_autoptr (AwrashPlan) before = awrash_split_solve (c->programme, reading, NULL);
      g_autoptr (AwrashPlan) after = NULL;
      int64_t order = -2;

      if (before == NULL || awrash_split_plan_get_places (before) == NULL)
        continue;
      relax (c, rand);
      after = awrash_split_solve (c->programme, reading, NULL);
      cr_assert_not_null (awrash_split_plan_get_places (after), "round %d", round);
      cr_assert (awrash_split_standing_compare (
                     c->programme, reading, SMALL_CELLS, awrash_split_plan_get_places (after),
                     awrash_split_plan_get_places (before), &order, NULL),
                 "round %d", round);
      cr_assert_geq (order, 0, "round %d, %s", round, objectives[round % 6]);
      compared++;
      better += order > 0;
    }
  cr_assert_gt (compared, 200);
  cr_assert_gt (better, 20);
}
