/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The search for a threshold over many leaves, where guesses and samples mislead it.
 * Source: hand calculation, and the steps counted by keys that pass everything on. Invariant:
 * whatever the first steps find, the answer is exact. */

#include "allot/bracket-private.h"
#include "allot/divisor-keys-private.h"
#include "allot/nested-private.h"
#include "allot/open-private.h"
#include "allot/remainder-keys-private.h"

#include <awrash.h>

#include <criterion/criterion.h>
#include <inttypes.h>
#include <math.h>

/* One total over n recipients; bounds may be NULL. */
static int64_t *
divide (const char *rule, gsize n, const double claims[], const int64_t lower[],
        const int64_t upper[], int64_t total)
{
  g_auto (AwrashSignposts) signposts = { 0 };
  g_auto (AwrashSolution) solution = { 0 };
  AwrashClaimRange range = { HUGE_VAL, 0, 0 };
  int64_t *units = g_new0 (int64_t, n), bounds[2] = { 0, AWRASH_BOUNDS_MAX_TOTAL };
  AwrashDivisorKeys keys;
  AwrashProblem problem;
  AwrashTreeNode root;

  for (gsize i = 0; i < n; i++)
    {
      range.smallest = MIN (range.smallest, claims[i]);
      range.largest = MAX (range.largest, claims[i]);
      range.sum += claims[i];
    }
  cr_assert (awrash_i_signpost_parse (rule, &signposts, NULL));
  awrash_i_divisor_keys_init (&keys, &signposts, n, claims, &range);
  awrash_i_problem_init_vector (&problem, &root, bounds, n, &keys.parent);
  problem.lower = lower;
  problem.upper = upper;
  problem.total = total;
  if (lower != NULL)
    awrash_i_problem_sum_bounds (&problem, bounds);
  cr_assert (awrash_i_problem_solve (&problem, NULL, &solution, NULL));
  cr_assert_eq (solution.n_tied, 0);
  awrash_i_solution_write (&solution, FALSE, units);
  return units;
}

Test (allot_bracket, bounds_that_leave_little_open_need_no_steps)
{
  const gsize n = 300, n_open = 20, n_more = 10;
  g_autofree double *claims = g_new (double, n);
  g_autofree int64_t *lower = g_new (int64_t, n), *upper = g_new (int64_t, n);

  for (gsize i = 0; i < n; i++)
    {
      claims[i] = 1000 + (double)i;
      lower[i] = 1;
      upper[i] = i < n_open ? 2 : 1;
    }
  g_autofree int64_t *units = divide ("webster", n, claims, lower, upper, (int64_t)(n + n_more));
  for (gsize i = 0; i < n; i++)
    cr_expect_eq (units[i], i >= n_open - n_more && i < n_open ? 2 : 1, "%zu", i);
}

/* A guess by shares is a thousandth of the threshold, and a step aimed from it passes it by. */
Test (allot_bracket, a_single_unit_among_many_goes_to_the_largest)
{
  const gsize n = 20000;
  g_autofree double *claims = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    claims[i] = 1e6 + (double)((i * 7919) % n);
  g_autofree int64_t *units = divide ("jefferson", n, claims, NULL, NULL, 1);
  for (gsize i = 0; i < n; i++)
    cr_expect_eq (units[i], claims[i] >= 1e6 + (double)n - 1, "%zu", i);
}

/* At the lower of the first two thresholds all have what they get in the end. */
Test (allot_bracket, a_first_step_may_be_the_last)
{
  const gsize n = 300, n_large = 100;
  g_autofree double *claims = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    claims[i] = i < n_large ? 1000 + (double)i / 100 : 1;
  g_autofree int64_t *units = divide ("webster", n, claims, NULL, NULL, 300);
  for (gsize i = 0; i < n; i++)
    cr_expect_eq (units[i], i < n_large ? 3 : 0, "%zu", i);
}

/* All open units stand where neither a guess looks, one block in sixteen, nor a sample, some of
 * every few neighbours. */
Test (allot_bracket, where_a_sample_sees_nothing_steps_go_on)
{
  const gsize n = 20000, stride = 19, seen = 8, n_large = 3000, n_more = 1350;
  g_autofree double *claims = g_new (double, n);
  gsize found = 0;

  for (gsize i = 0; i < n; i++)
    {
      gboolean is_hidden = i / AWRASH_KEYS_BLOCK % 16 > 0 && i % stride >= seen;

      claims[i] = is_hidden && found < n_large ? 1000 + 1e-3 * (double)found++ : 1e-6;
    }
  cr_assert_eq (found, n_large);
  g_autofree int64_t *units
      = divide ("webster", n, claims, NULL, NULL, (int64_t)(2 * n_large + n_more));
  for (gsize i = 0; i < n; i++)
    {
      int64_t more = claims[i] >= 1000 + 1e-3 * ((double)(n_large - n_more) - 0.5);

      cr_expect_eq (units[i], claims[i] < 1 ? 0 : 2 + more, "%zu: %" PRId64, i, units[i]);
    }
}

/* Beyond 2^53 counts may differ by less than doubles do. */
Test (allot_bracket, ends_that_are_one_double_are_not_sampled)
{
  double claims[64];
  const AwrashClaimRange range = { 1, 1, 64 };
  const int64_t much = G_GINT64_CONSTANT (1) << 60;
  g_auto (AwrashSignposts) signposts = { 0 };
  int64_t bounds[2] = { 0, AWRASH_BOUNDS_MAX_TOTAL };
  AwrashThreshold low, high;
  AwrashDivisorKeys keys;
  AwrashProblem problem;
  AwrashTreeNode root;

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    claims[i] = 1;
  cr_assert (awrash_i_signpost_parse ("webster", &signposts, NULL));
  awrash_i_divisor_keys_init (&keys, &signposts, 64, claims, &range);
  awrash_i_problem_init_vector (&problem, &root, bounds, 64, &keys.parent);
  problem.total = 100;
  AwrashBracket bracket = { .problem = &problem,
                            .goal = 100,
                            .low = keys.parent.place (&keys.parent, 0, 1) - 99,
                            .high = keys.parent.place (&keys.parent, 0, 2) + 99,
                            .n_high = 128 };
  cr_expect (awrash_i_open_sample (&bracket, &low, &high));
  cr_expect (low >= bracket.low && low < high && high <= bracket.high);
  bracket.goal = bracket.n_low = much;
  bracket.n_high = much + 1;
  cr_expect_not (awrash_i_open_sample (&bracket, &low, &high));
}

/* Costs say nothing of how many units there are. */
Test (allot_bracket, hundreds_of_costs_are_served_from_the_cheapest)
{
  const gsize n = 301;
  g_autofree int64_t *parent = g_new0 (int64_t, n), *units = g_new0 (int64_t, n);
  g_autofree double *a = g_new (double, n), *b = g_new (double, n);
  double dearest = 0, next = INFINITY;
  AwrashAllotment answer;

  for (gsize i = 0; i < n; i++)
    {
      parent[i] = i == 0 ? -1 : 0;
      a[i] = 1;
      b[i] = (double)((i * 97) % n) * 0x1p-10;
    }
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (n, parent, NULL, NULL, NULL);
  g_autoptr (AwrashCosts) costs = awrash_allot_costs_new_quadratic (n, a, b, NULL);
  cr_assert (awrash_allot_nested (tree, costs, 1000, NULL, units, NULL, NULL, &answer, NULL));
  cr_expect_eq (units[0], 1000);
  cr_expect_eq (answer.status, AWRASH_STATUS_OPTIMAL);
  for (gsize i = 1; i < n; i++)
    {
      dearest = MAX (dearest, (double)units[i] - 0.5 + b[i]);
      next = MIN (next, (double)units[i] + 0.5 + b[i]);
    }
  cr_expect_leq (dearest, next);
}

/* ── what is counted and collected ──────────────────────────────────────────────────────────── */

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

Test (allot_bracket, one_total_is_decided_by_one_pass_over_many_claims)
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

Test (allot_bracket, a_node_that_its_floor_fills_is_not_collected_whole)
{
  const int64_t many = 1 << 22, floor[] = { 0, many, 0, 0, 0 };
  const double claims[] = { 1, 1, 0x1p40 };

  cr_expect_leq (search_inner (floor, NULL, claims, many + 2, many + 3), 1 << 20);
}

/* It gets its ceiling, wherever between its ends the threshold is. */
Test (allot_bracket, a_node_that_both_ends_cut_off_may_have_any_number_open)
{
  const int64_t total = G_GINT64_CONSTANT (1) << 40;
  const int64_t ceiling[] = { total, 10, total - 1000, total, total };
  const double claims[] = { 0x1p39, 1, 0x1p29 };

  cr_expect_gt (search_inner (NULL, ceiling, claims, total, 1 << 20), 1 << 20);
}
