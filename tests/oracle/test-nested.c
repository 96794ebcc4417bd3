/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every rule, and least cost, on small random trees against enumeration: what is right, what is
 * sure, who is tied and where, which lots fit. Source: tests/support/small-nested.c.
 * Invariant: seeds are fixed; every node is compared, inner nodes too. */

#include "support/small-nested.h"

#include <criterion/criterion.h>
#include <string.h>

enum
{
  NODES = SMALL_NESTED_NODES,
  UNTOUCHED = -7
};

typedef struct
{
  int64_t units[NODES], sure[NODES], tied[NODES];
  AwrashAllotment answer;
} Outcome;

static gboolean
call (const SmallNested *small, gboolean as_gains, const AwrashTies *ties, Outcome *outcome,
      GError **error)
{
  g_autoptr (AwrashTree) tree = small_nested_new_tree (small);
  double claims[NODES];

  for (gsize i = 0; i < small->n; i++)
    {
      claims[i] = small->is_leaf[i] ? (double)small->claims[i] : -1;
      outcome->units[i] = outcome->sure[i] = outcome->tied[i] = UNTOUCHED;
    }
  outcome->answer.status = UNTOUCHED;
  if (small->rule != NULL)
    return awrash_apportion_nested (tree, claims, small->total, small->rule,
                                    AWRASH_NESTED_MODE_JOINT, ties, outcome->units, outcome->sure,
                                    outcome->tied, &outcome->answer, error);
  g_autoptr (AwrashCosts) costs = small_nested_new_costs (small, as_gains);
  return awrash_allot_nested (tree, costs, small->total, ties, outcome->units, outcome->sure,
                              outcome->tied, &outcome->answer, error);
}

static void
expect_untouched (const SmallNested *small, const Outcome *outcome, const char *label)
{
  for (gsize i = 0; i < small->n; i++)
    cr_expect (outcome->units[i] == UNTOUCHED && outcome->sure[i] == UNTOUCHED
                   && outcome->tied[i] == UNTOUCHED,
               "%s: node %zu", label, i);
  cr_expect_eq (outcome->answer.status, UNTOUCHED, "%s", label);
}

static void
shuffle (GRand *random, gsize n, int64_t order[])
{
  for (gsize i = 0; i < n; i++)
    {
      gsize j = (gsize)g_rand_int_range (random, 0, (gint32)i + 1);
      order[i] = (int64_t)i;
      order[i] = order[j];
      order[j] = (int64_t)i;
    }
}

/* 1 + the lowest node above whose total is the same in every right answer; 0 if its own is. */
static int64_t
get_home (const SmallNested *small, const SmallNestedTruth *truth, gsize node)
{
  gsize u = node;

  while (truth->least[u] < truth->most[u])
    u = (gsize)small->parent[u];
  return u == node ? 0 : 1 + (int64_t)u;
}

static void
expect_record (const SmallNested *small, const SmallNestedTruth *truth, const Outcome *outcome,
               gboolean is_settled, const char *label)
{
  int64_t n_tied = 0, free_units = truth->placed;
  int64_t status = small->total > truth->placed ? AWRASH_STATUS_UNPLACED : AWRASH_STATUS_OPTIMAL;

  for (gsize i = 0; i < small->n; i++)
    {
      cr_expect_eq (outcome->sure[i], truth->least[i], "%s: sure %zu is %d, not %d", label, i,
                    (int)outcome->sure[i], (int)truth->least[i]);
      cr_expect_eq (outcome->tied[i], get_home (small, truth, i), "%s: tied %zu is %d, not %d",
                    label, i, (int)outcome->tied[i], (int)get_home (small, truth, i));
      if (!small->is_leaf[i])
        continue;
      n_tied += truth->least[i] < truth->most[i] ? 1 : 0;
      free_units -= truth->least[i];
    }
  if (n_tied > 0 && !is_settled)
    status = AWRASH_STATUS_TIE_REFUSED;
  else if (n_tied > 0 && small->total == truth->placed)
    status = AWRASH_STATUS_TIE_SETTLED;
  cr_expect_eq (outcome->answer.status, status, "%s: status %d", label,
                (int)outcome->answer.status);
  cr_expect_eq (outcome->answer.n_tied, n_tied, "%s", label);
  cr_expect_eq (outcome->answer.free_units, free_units, "%s", label);
  cr_expect_eq (outcome->answer.unplaced, small->total - truth->placed, "%s", label);
}

static void
expect_order (GRand *random, const SmallNested *small, const SmallNestedTruth *truth,
              gboolean as_gains, const char *label)
{
  int64_t order[NODES];
  Outcome outcome;

  shuffle (random, small->n, order);
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (small->n, order, NULL);
  const SmallNestedAnswer *first = small_nested_find_first (small, truth, order);
  cr_assert (call (small, as_gains, ties, &outcome, NULL), "%s", label);
  expect_record (small, truth, &outcome, TRUE, label);
  cr_expect_arr_eq (outcome.units, first->units, small->n * sizeof *first->units, "%s: order",
                    label);
}

/* A lot from another hand: what it completes the sure units to is right, or it is refused. */
static void
expect_lot (const SmallNested *small, const SmallNestedTruth *truth, gboolean as_gains,
            const int64_t units[], const char *label)
{
  int64_t holders[NODES] = { 0 };
  gboolean is_right = small_nested_is_right (small, truth, units);
  Outcome outcome;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < small->n; i++)
    {
      if (!small->is_leaf[i])
        continue;
      holders[i] = units[i] - truth->least[i];
      if (holders[i] < 0)
        return;
    }
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_drawn (small->n, holders, NULL);
  gboolean is_answered = call (small, as_gains, ties, &outcome, &error);
  cr_expect_eq (is_answered, is_right, "%s: lot", label);
  if (is_right && is_answered)
    {
      expect_record (small, truth, &outcome, TRUE, label);
      cr_expect_arr_eq (outcome.units, units, small->n * sizeof *units, "%s: lot", label);
    }
  if (is_answered)
    return;
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS), "%s: lot", label);
  expect_untouched (small, &outcome, label);
}

/* Right answers, right ones with a unit moved or missing, and a unit for an inner node. */
static void
expect_lots (GRand *random, const SmallNested *small, const SmallNestedTruth *truth,
             gboolean as_gains, const char *label)
{
  for (int round = 0; round < 4; round++)
    {
      guint pick = (guint)g_rand_int_range (random, 0, (gint32)truth->right->len);
      SmallNestedAnswer x = g_array_index (truth->right, SmallNestedAnswer, pick);
      gsize from = (gsize)g_rand_int_range (random, 0, (gint32)small->n);
      gsize to = (gsize)g_rand_int_range (random, 0, (gint32)small->n);
      if (round == 0)
        expect_lot (small, truth, as_gains, x.units, label);
      if (!small->is_leaf[from] || !small->is_leaf[to] || x.units[from] == 0)
        continue;
      for (int64_t u = (int64_t)from; u >= 0; u = small->parent[u])
        x.units[u]--;
      for (int64_t u = (int64_t)to; u >= 0 && round < 3; u = small->parent[u])
        x.units[u]++;
      expect_lot (small, truth, as_gains, x.units, label);
    }
  for (gsize i = 0; i < small->n; i++)
    if (!small->is_leaf[i])
      {
        int64_t holders[NODES] = { 0 };
        Outcome outcome;
        holders[i] = 1;
        g_autoptr (AwrashTies) ties = awrash_allot_ties_new_drawn (small->n, holders, NULL);
        cr_expect_not (call (small, as_gains, ties, &outcome, NULL), "%s: inner node", label);
        expect_untouched (small, &outcome, label);
      }
}

static void
expect_refusal (const SmallNested *small, const SmallNestedTruth *truth, gboolean as_gains,
                const char *label)
{
  int code = truth->is_empty ? AWRASH_ERROR_EMPTY : AWRASH_ERROR_BOUNDS;
  Outcome outcome;
  g_autoptr (GError) error = NULL;

  cr_expect_not (call (small, as_gains, NULL, &outcome, &error), "%s", label);
  cr_expect (g_error_matches (error, AWRASH_ERROR, code), "%s: %s", label,
             error != NULL ? error->message : "");
  expect_untouched (small, &outcome, label);
}

/* What an auditor says of every vector that keeps the bounds. */
static void
expect_audit (const SmallNested *small, const SmallNestedTruth *truth, const char *label)
{
  g_autoptr (AwrashTree) tree = small_nested_new_tree (small);
  double claims[NODES];

  for (gsize i = 0; i < small->n; i++)
    claims[i] = (double)small->claims[i];
  for (guint k = 0; k < truth->feasible->len; k++)
    {
      const SmallNestedAnswer *x = &g_array_index (truth->feasible, SmallNestedAnswer, k);
      gboolean is_right = small_nested_is_right (small, truth, x->units);
      AwrashExchange found;
      int64_t status = !is_right                      ? AWRASH_STATUS_FEASIBLE
                       : truth->right->len > 1        ? AWRASH_STATUS_TIE_SETTLED
                       : truth->placed < small->total ? AWRASH_STATUS_UNPLACED
                                                      : AWRASH_STATUS_OPTIMAL;
      cr_assert (
          awrash_audit_nested (tree, claims, small->total, small->rule, x->units, &found, NULL));
      cr_expect_eq (found.fault, is_right ? AWRASH_FAULT_NONE : AWRASH_FAULT_EXCHANGE, "%s", label);
      cr_expect_eq (found.status, status, "%s: %d, not %d", label, (int)found.status, (int)status);
    }
}

static void
check (GRand *random, const SmallNested *small, gboolean as_gains)
{
  g_autofree char *label = small_nested_describe (small);
  SmallNestedTruth truth;
  Outcome outcome;

  small_nested_solve (small, &truth);
  if (truth.is_empty || truth.is_impossible)
    expect_refusal (small, &truth, as_gains, label);
  else
    {
      cr_assert_gt (truth.right->len, 0, "%s", label);
      cr_assert (call (small, as_gains, NULL, &outcome, NULL), "%s", label);
      expect_record (small, &truth, &outcome, FALSE, label);
      for (gsize i = 0; i < small->n; i++)
        cr_expect_eq (outcome.units[i], truth.right->len > 1 ? UNTOUCHED : truth.least[i],
                      "%s: units %zu", label, i);
      expect_order (random, small, &truth, as_gains, label);
      expect_lots (random, small, &truth, as_gains, label);
      if (small->rule != NULL)
        expect_audit (small, &truth, label);
    }
  small_nested_clear (&truth);
}

Test (oracle_nested, every_rule_gives_what_its_keys_define)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20240902);
  gsize n_rules = 0;

  while (small_nested_get_rule (n_rules) != NULL)
    n_rules++;
  for (gsize round = 0; round < 24000; round++)
    {
      SmallNested small;
      small_nested_draw (random, &small);
      small.rule = small_nested_get_rule (round % n_rules);
      check (random, &small, FALSE);
    }
}

Test (oracle_nested, costs_are_least_and_gains_are_most)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (19861105);

  for (gsize round = 0; round < 12000; round++)
    {
      SmallNested small;
      small_nested_draw (random, &small);
      check (random, &small, round % 2 == 1);
    }
}
