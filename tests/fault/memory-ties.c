/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Apportionments that end in ties, and what stands around them, with memory refused.
 * Source: none; equal claims. Invariant: that of allocator.h. */

#include "allocator.h"

enum
{
  N = 9,
  SIDE = 3
};

static const double equal[N] = { 1, 1, 1, 1, 1, 1, 1, 1, 1 };
static const double halves[N] = { 0.5, 0.5, 0.5, 0.5, 1.5, 1.5, 2.5, 2, 3 };
static const double mixed[N] = { 3, 3, 3, 2, 2, 2, 1, 1, 1 };
static const int64_t ones[SIDE] = { 1, 1, 1 }, twos[SIDE] = { 2, 2, 2 }, noughts[SIDE] = { 0 };
static const int64_t holders[N] = { 1, 1, 1, 1, 0, 0, 0, 0, 0 };
static const int64_t crossed[N] = { 0, 1, 0, 1, 0, 0, 0, 0, 1 };

static AwrashClaims *claims, *mixed_claims, *later;
static AwrashTies *lot, *drawn, *drawn_cells;
static AwrashMatrix *matrix;
static AwrashMargins *margins, *ranges;

static int64_t units[N], sure[N], tied[N];
static double low[N], high[N];
static AwrashAllotment answer;

static void
prepare (void)
{
  claims = awrash_apportion_claims_new (N, equal, NULL, NULL, NULL);
  mixed_claims = awrash_apportion_claims_new (N, mixed, NULL, NULL, NULL);
  later = awrash_apportion_claims_new (N, halves, NULL, NULL, NULL);
  lot = awrash_allot_ties_new_lot ("seed", NULL);
  drawn = awrash_allot_ties_new_drawn (N, holders, NULL);
  drawn_cells = awrash_allot_ties_new_drawn (N, crossed, NULL);
  matrix = awrash_apportion_matrix_new (SIDE, SIDE, equal, NULL, NULL, NULL);
  margins = awrash_apportion_margins_new (SIDE, ones, ones, SIDE, ones, ones, SIDE, NULL);
  ranges = awrash_apportion_margins_new (SIDE, noughts, twos, SIDE, noughts, twos, SIDE, NULL);
}

static void
clear (void)
{
  g_clear_pointer (&claims, awrash_apportion_claims_free);
  g_clear_pointer (&mixed_claims, awrash_apportion_claims_free);
  g_clear_pointer (&later, awrash_apportion_claims_free);
  g_clear_pointer (&lot, awrash_allot_ties_free);
  g_clear_pointer (&drawn, awrash_allot_ties_free);
  g_clear_pointer (&drawn_cells, awrash_allot_ties_free);
  g_clear_pointer (&matrix, awrash_apportion_matrix_free);
  g_clear_pointer (&margins, awrash_apportion_margins_free);
  g_clear_pointer (&ranges, awrash_apportion_margins_free);
}

static void
expect (void)
{
  fault_settle ();
  fault_output (units, sizeof units);
  fault_output (sure, sizeof sure);
  fault_output (tied, sizeof tied);
  fault_output (&answer, sizeof answer);
}

/* ── matrices ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
divide_both_ways (GError **error)
{
  static const char *const rules[] = { "webster", "adams", "hill" };

  for (gsize r = 0; r < G_N_ELEMENTS (rules); r++)
    {
      expect ();
      if (!awrash_apportion_biproportional (matrix, margins, rules[r], lot, units, sure, tied,
                                            &answer, error))
        return FALSE;
      expect ();
      if (!awrash_apportion_biproportional (matrix, ranges, rules[r], NULL, units, sure, tied,
                                            &answer, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
divide_as_drawn (GError **error)
{
  expect ();
  return awrash_apportion_biproportional (matrix, margins, "webster", drawn_cells, units, sure,
                                          tied, &answer, error);
}

static gboolean
find_divisors (GError **error)
{
  fault_output (low, sizeof low);
  fault_output (high, sizeof high);
  return awrash_apportion_biproportional_divisors (matrix, margins, "webster", crossed, low, high,
                                                   error);
}

static gboolean
build_margins (GError **error)
{
  g_autoptr (AwrashMargins) built
      = awrash_apportion_margins_new (SIDE, ones, twos, SIDE, noughts, twos, SIDE, error);

  return built != NULL;
}

/* ── one total ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
divide (GError **error)
{
  expect ();
  if (!awrash_apportion_divisor (claims, 4, "webster", drawn, units, sure, tied, &answer, error))
    return FALSE;
  expect ();
  return awrash_apportion_round_to_total (N, halves, 14, lot, units, sure, tied, &answer, error);
}

static gboolean
divide_by_quota (GError **error)
{
  expect ();
  if (!awrash_apportion_quota_method (claims, 13, lot, units, sure, tied, &answer, error))
    return FALSE;
  expect ();
  if (!awrash_apportion_quota_method (claims, 4, drawn, units, sure, tied, &answer, error))
    return FALSE;
  expect ();
  return awrash_apportion_quota_method (mixed_claims, 25, lot, units, sure, tied, &answer, error);
}

static gboolean
go_on (GError **error)
{
  static int64_t recipients[4], together[4], steps;

  fault_output (recipients, sizeof recipients);
  fault_output (together, sizeof together);
  fault_output (low, sizeof *low * 4);
  fault_output (&steps, sizeof steps);
  return awrash_apportion_path_next (claims, 4, "webster", 4, recipients, together, low, &steps,
                                     error);
}

static gboolean
analyse (GError **error)
{
  static const int64_t given[N] = { 1, 1, 1, 1, 1, 1, 1, 1, 1 };
  static int64_t loser, winner, binding[N];
  static AwrashExchange exchange;

  fault_output (&loser, sizeof loser);
  fault_output (&winner, sizeof winner);
  if (!awrash_apportion_paradox_population (claims, later, 7, "hare", &loser, &winner, error))
    return FALSE;
  fault_settle ();
  fault_output (low, sizeof low);
  fault_output (high, sizeof high);
  fault_output (binding, sizeof binding);
  if (!awrash_apportion_prices (claims, N, "webster", given, low, high, binding, error))
    return FALSE;
  fault_settle ();
  fault_output (&exchange, sizeof exchange);
  return awrash_audit_allotment (claims, N, "hare:3/4", given, &exchange, error);
}

static gboolean
set_bounds (GError **error)
{
  static const double weights[] = { 1, 2 };
  static int64_t floors[N], ceilings[N];
  static double values[2 * N] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 8, 7, 6, 5, 4, 3, 2, 1 };

  fault_output (low, sizeof low);
  if (!awrash_apportion_criteria_combine (2, N, values, weights, low, error))
    return FALSE;
  fault_settle ();
  fault_output (floors, sizeof floors);
  fault_output (ceilings, sizeof ceilings);
  return awrash_apportion_hold_harmless (N, halves, 20, 0.9, 1.5, floors, ceilings, error);
}

/* ── costs and trees ────────────────────────────────────────────────────────────────────────── */

static gboolean
build_costs (GError **error)
{
  static const int64_t offsets[] = { 0, 2, 3 }, breaks[] = { 1, 4, 2 };
  static const double values[] = { 1, 2, 3 }, gains[] = { 2, 1, 3 }, a[] = { 1, 2 }, p[] = { 2, 3 };
  g_autoptr (AwrashCosts) first = awrash_allot_costs_new_marginals (2, offsets, 3, values, error);
  g_autoptr (AwrashCosts) second
      = first != NULL ? awrash_allot_costs_new_gains (2, offsets, 3, gains, error) : NULL;
  g_autoptr (AwrashCosts) third
      = second != NULL ? awrash_allot_costs_new_piecewise (2, offsets, 3, breaks, values, error)
                       : NULL;
  g_autoptr (AwrashCosts) fourth
      = third != NULL ? awrash_allot_costs_new_power (2, a, a, p, a, error) : NULL;
  g_autoptr (AwrashCosts) fifth
      = fourth != NULL ? awrash_allot_costs_new_quadratic (2, a, a, error) : NULL;

  return fifth != NULL;
}

/* Four equal leaves below one node, of which a lot drawn elsewhere serves two. */
static gboolean
divide_nested_as_drawn (GError **error)
{
  static const int64_t parent[] = { -1, 0, 0, 0, 0 }, lots[] = { 0, 1, 0, 1, 0 };
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (5, parent, NULL, NULL, error);
  g_autoptr (AwrashTies) ties = tree != NULL ? awrash_allot_ties_new_drawn (5, lots, error) : NULL;

  fault_output (units, sizeof *units * 5);
  fault_output (sure, sizeof *sure * 5);
  fault_output (tied, sizeof *tied * 5);
  fault_output (&answer, sizeof answer);
  return ties != NULL
         && awrash_apportion_nested (tree, equal, 2, "webster", AWRASH_NESTED_MODE_JOINT, ties,
                                     units, sure, tied, &answer, error);
}

/* Signposts that are made from a parameter. */
static gboolean
divide_by_parameters (GError **error)
{
  static const char *const rules[] = { "stationary:1/3", "power-mean:2", "signposts:1,2,5",
                                       "modified-webster:1.4", "alpha:0.5" };

  for (gsize r = 0; r < G_N_ELEMENTS (rules); r++)
    {
      g_autoptr (GError) other = NULL;

      expect ();
      if (awrash_apportion_divisor (mixed_claims, 7, rules[r], lot, units, sure, tied, &answer,
                                    &other)
          || !fault_is_told (other))
        continue;
      g_propagate_error (error, g_steal_pointer (&other));
      return FALSE;
    }
  return TRUE;
}

int
main (int argc, char **argv)
{
  static const FaultScenario scenarios[] = {
    { "both ways", prepare, divide_both_ways, clear },
    { "both ways, drawn", prepare, divide_as_drawn, clear },
    { "divisors", prepare, find_divisors, clear },
    { "margins", NULL, build_margins, NULL },
    { "one total", prepare, divide, clear },
    { "the quota method", prepare, divide_by_quota, clear },
    { "the next units", prepare, go_on, clear },
    { "paradoxes and prices", prepare, analyse, clear },
    { "costs", NULL, build_costs, NULL },
    { "a tree, drawn", NULL, divide_nested_as_drawn, NULL },
    { "parameters", prepare, divide_by_parameters, clear },
    { "criteria and last year's shares", NULL, set_bounds, NULL },
  };

  return fault_run (argc, argv, G_N_ELEMENTS (scenarios), scenarios);
}
