/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much is counted, and collected, before the deciding unit is known: what the search for a
 * threshold promises beside its answer. Source: the steps of libawrash/allot/bracket.c, counted by
 * keys that pass everything on. Invariant: seeds are fixed. */

#include "allot/bracket-private.h"
#include "allot/divisor-keys-private.h"
#include "allot/nested-private.h"
#include "allot/remainder-keys-private.h"

#include <criterion/criterion.h>
#include <math.h>

#define MANY 20000
#define TOTAL (10 * MANY)

/* Keys that note how many leaves they are asked for. */
typedef struct
{
  union
  {
    AwrashKeys keys;
    AwrashDivisorKeys divisor;
    AwrashRemainderKeys remainder;
  } own;
  gboolean (*count) (const AwrashKeys *keys, AwrashThreshold threshold, gsize begin, gsize n,
                     double least[], double most[]);
  gsize *n_counted;
} Counted;

static gboolean
count (const AwrashKeys *keys, AwrashThreshold threshold, gsize begin, gsize n, double least[],
       double most[])
{
  const Counted *self = (const Counted *)(const void *)keys;

  *self->n_counted += n;
  return self->count (keys, threshold, begin, n, least, most);
}

/* ── one total ──────────────────────────────────────────────────────────────────────────────── */

/* How often each leaf is counted until one total without bounds is shared out: at two thresholds at
 * once, on both sides of where the keys guess that the deciding unit is. */
static void
expect_one_pass (const char *rule, Counted *counted)
{
  int64_t bounds[2] = { 0, AWRASH_BOUNDS_MAX_TOTAL };
  gsize n_counted = 0;
  g_auto (AwrashSolution) solution = { 0 };
  AwrashProblem problem;
  AwrashTreeNode root;

  counted->n_counted = &n_counted;
  counted->count = counted->own.keys.count;
  counted->own.keys.count = count;
  awrash_i_problem_init_vector (&problem, &root, bounds, MANY, &counted->own.keys);
  problem.total = TOTAL;
  cr_assert (awrash_i_problem_solve (&problem, NULL, &solution, NULL));
  cr_expect_eq (n_counted, 2 * MANY, "%s: %zu", rule, n_counted);
}

Test (allot_bracket_steps, one_total_is_decided_by_one_pass_over_many_claims)
{
  static const char *const rules[] = { "webster", "jefferson", "huntington-hill", "dean" };
  g_autofree double *claims = g_new (double, MANY);
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  AwrashClaimRange range = { 1, 1 << 30, 0 };
  AwrashAccumulator sum = { { 0 } };
  Counted counted;

  for (gsize i = 0; i < MANY; i++)
    {
      claims[i] = g_rand_int_range (random, 1, 1 << 30);
      range.sum += claims[i];
      awrash_i_accumulator_add (&sum, claims[i]);
    }
  for (gsize r = 0; r < G_N_ELEMENTS (rules); r++)
    {
      g_auto (AwrashSignposts) signposts = { 0 };

      cr_assert (awrash_i_signpost_parse (rules[r], &signposts, NULL));
      awrash_i_divisor_keys_init (&counted.own.divisor, &signposts, MANY, claims, &range);
      expect_one_pass (rules[r], &counted);
    }
  cr_assert (
      awrash_i_remainder_keys_init (&counted.own.remainder, MANY, claims, TOTAL, &sum, NULL));
  expect_one_pass ("largest remainders", &counted);
  awrash_i_remainder_keys_clear (&counted.own.remainder);
}

/* ── inner nodes ────────────────────────────────────────────────────────────────────────────── */

/* What is left open of the inner node below a root, which also has two leaves of its own, by
 * Webster's rule: from the threshold on at which the inner node's only leaf has `first` units.
 * Claims in the order of the layout: the root's own leaves, then the other. */
static int64_t
search_inner (const int64_t floor[], const int64_t ceiling[], const double claims[3], int64_t total,
              int64_t first)
{
  const int64_t parent[] = { -1, 0, 0, 0, 1 };
  const AwrashClaimRange range = { 1, 0x1p40, 0x1p41 };
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (5, parent, floor, ceiling, NULL);
  g_auto (AwrashNested) nested = { 0 };
  g_auto (AwrashSignposts) signposts = { 0 };
  g_auto (AwrashOpenKeys) open = { 0 };
  AwrashNodeState states[2] = { 0 };
  AwrashBracket bracket = { .problem = &nested.problem, .states = states, .goal = total };
  AwrashDivisorKeys keys;
  AwrashThreshold hint;

  cr_assert (awrash_i_signpost_parse ("webster", &signposts, NULL));
  awrash_i_divisor_keys_init (&keys, &signposts, 3, claims, &range);
  awrash_i_nested_init (&nested, tree);
  cr_assert (awrash_i_nested_open (&nested, total, &keys.parent, NULL));
  hint = keys.parent.place (&keys.parent, 2, first);
  cr_assert (awrash_i_bracket_search (&bracket, &hint, &open, NULL));
  cr_expect (bracket.n_high - bracket.n_low <= 16 && bracket.n_low <= total
             && bracket.n_high >= total);
  return states[1].high - states[1].low;
}

Test (allot_bracket_steps, a_node_that_its_floor_fills_is_not_collected_whole)
{
  const int64_t many = 1 << 22, floor[] = { 0, many, 0, 0, 0 };
  const double claims[] = { 1, 1, 0x1p40 };

  cr_expect_leq (search_inner (floor, NULL, claims, many + 2, many + 3), 1 << 20);
}

/* It gets its ceiling, wherever between its ends the threshold is. */
Test (allot_bracket_steps, a_node_that_both_ends_cut_off_may_have_any_number_open)
{
  const int64_t total = G_GINT64_CONSTANT (1) << 40;
  const int64_t ceiling[] = { total, 10, total - 1000, total, total };
  const double claims[] = { 0x1p39, 1, 0x1p29 };

  cr_expect_gt (search_inner (NULL, ceiling, claims, total, 1 << 20), 1 << 20);
}
