/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Apportionments of one, two and nested claims, their audits, and least costs, with memory refused.
 * Source: none; small questions with ties. Invariant: that of allocator.h. */

#include "allocator.h"

enum
{
  N = 6,
  ROWS = 2,
  COLUMNS = 3,
  NODES = 3,
  TOTAL = 11
};

static const double numbers[N] = { 4, 4, 4, 1, 7, 9 };
static const int64_t parent[] = { -1, 0, 0, 1, 1, 2 }, order[N] = { 5, 4, 3, 2, 1, 0 };
static const char *const rules[]
    = { "adams", "dean", "hill", "logarithmic-mean", "webster", "jefferson", "alpha:1.5" };

static AwrashClaims *claims;
static AwrashTies *ties;
static AwrashMatrix *matrix;
static AwrashMargins *margins;
static AwrashTree *tree;

static int64_t units[N], sure[N], tied[N];
static double low[N], high[N];
static AwrashAllotment answer;

static void
prepare_with (const double values[N], const int64_t ceilings[N], const int64_t rows[ROWS],
              const int64_t columns[COLUMNS])
{
  claims = awrash_apportion_claims_new (N, values, NULL, ceilings, NULL);
  ties = awrash_allot_ties_new_lot ("seed", NULL);
  matrix = awrash_apportion_matrix_new (ROWS, COLUMNS, values, NULL, NULL, NULL);
  margins = awrash_apportion_margins_new (ROWS, rows, rows, COLUMNS, columns, columns,
                                          rows[0] + rows[1], NULL);
  tree = awrash_allot_tree_new (N, parent, NULL, NULL, NULL);
}

static void
prepare (void)
{
  static const int64_t rows[ROWS] = { 5, 6 }, columns[COLUMNS] = { 3, 4, 4 };

  prepare_with (numbers, NULL, rows, columns);
}

/* Ties of many, who are told apart by their ceilings; and of cells that may have two units or none.
 */
static void
prepare_ties (void)
{
  static const double ones[N] = { 1, 1, 1, 1, 1, 1 };
  static const int64_t ceilings[N] = { 3, 4, 5, 6, 7, 8 };
  static const int64_t rows[ROWS] = { 2, 2 }, columns[COLUMNS] = { 2, 2, 0 };

  prepare_with (ones, ceilings, rows, columns);
}

/* Claims so far from the totals that many units move at once. */
static void
prepare_far (void)
{
  static const double far[N] = { 1, 1e12, 1, 1, 1, 1e12 };
  static const int64_t rows[ROWS] = { 3000000000000, 1000000000000 };
  static const int64_t columns[COLUMNS] = { 2000000000000, 1000000000000, 1000000000000 };

  prepare_with (far, NULL, rows, columns);
}

static void
clear (void)
{
  g_clear_pointer (&claims, awrash_apportion_claims_free);
  g_clear_pointer (&ties, awrash_allot_ties_free);
  g_clear_pointer (&matrix, awrash_apportion_matrix_free);
  g_clear_pointer (&margins, awrash_apportion_margins_free);
  g_clear_pointer (&tree, awrash_allot_tree_free);
}

static void
expect_allotment (void)
{
  fault_settle ();
  fault_output (units, sizeof units);
  fault_output (sure, sizeof sure);
  fault_output (tied, sizeof tied);
  fault_output (&answer, sizeof answer);
}

static void
expect_numbers (void)
{
  fault_settle ();
  fault_output (low, sizeof low);
  fault_output (high, sizeof high);
}

/* ── calls ──────────────────────────────────────────────────────────────────────────────────── */

static gboolean
build (GError **error)
{
  g_autoptr (AwrashClaims) first = awrash_apportion_claims_new (N, numbers, NULL, order, error);
  g_autoptr (AwrashTies) second = first ? awrash_allot_ties_new_order (N, order, error) : NULL;
  g_autoptr (AwrashTies) third = second ? awrash_allot_ties_new_drawn (N, order, error) : NULL;
  g_autoptr (AwrashTree) fourth
      = third ? awrash_allot_tree_new (N, parent, NULL, NULL, error) : NULL;
  g_autoptr (AwrashMatrix) fifth
      = fourth ? awrash_apportion_matrix_new (ROWS, COLUMNS, numbers, NULL, NULL, error) : NULL;

  return fifth != NULL;
}

static gboolean
divide (GError **error)
{
  for (gsize r = 0; r < G_N_ELEMENTS (rules); r++)
    {
      expect_allotment ();
      if (!awrash_apportion_divisor (claims, TOTAL, rules[r], ties, units, sure, tied, &answer,
                                     error))
        return FALSE;
    }
  return TRUE;
}

/* More than a block of claims without bounds, so that two thresholds are tried at once. */
static gboolean
divide_all (gsize n, const double all[], int64_t total, const char *rule, GError **error)
{
  static int64_t shares[1000];
  g_autoptr (AwrashClaims) many = awrash_apportion_claims_new (n, all, NULL, NULL, error);

  if (many == NULL)
    return FALSE;
  fault_output (shares, sizeof shares);
  fault_output (&answer, sizeof answer);
  return awrash_apportion_divisor (many, total, rule, ties, shares, NULL, NULL, &answer, error);
}

static gboolean
divide_many (GError **error)
{
  double all[300];

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    all[i] = (double)(i % 7 + 1);
  return divide_all (G_N_ELEMENTS (all), all, 5000, "webster", error);
}

/* The first has more units at one threshold than a try may keep, all others a few at nearly one, so
 * that a sample comes to better thresholds. */
static gboolean
divide_clusters (GError **error)
{
  g_autoptr (GString) rule = g_string_new ("signposts:1,2,3,4,5,5,5");
  double all[1000];

  for (int k = 6; k <= 50; k++)
    g_string_append_printf (rule, ",%d", k);
  for (int k = 0; k < 400; k++)
    g_string_append (rule, ",51");
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    all[i] = i == 0 ? 50.85 : 4.98 + 0.04 * (double)i / G_N_ELEMENTS (all);
  return divide_all (G_N_ELEMENTS (all), all, 5051, rule->str, error);
}

static gboolean
divide_remainders (GError **error)
{
  static const char *const quotas[] = { "hare", "hare:3/4", "droop", "imperiali-quota" };

  for (gsize q = 0; q < G_N_ELEMENTS (quotas); q++)
    {
      expect_allotment ();
      if (!awrash_apportion_remainder (claims, TOTAL, quotas[q], ties, units, sure, tied, &answer,
                                       error))
        return FALSE;
    }
  expect_allotment ();
  if (!awrash_apportion_quota_method (claims, TOTAL, ties, units, sure, tied, &answer, error))
    return FALSE;
  expect_allotment ();
  if (!awrash_apportion_round_to_total (N, numbers, 29, ties, units, sure, tied, &answer, error))
    return FALSE;
  expect_allotment ();
  return awrash_apportion_base_proportional (claims, TOTAL, 1, "webster", ties, units, sure, tied,
                                             &answer, error);
}

static gboolean
divide_both_ways (GError **error)
{
  static int64_t rows[ROWS], columns[COLUMNS], missing;

  expect_allotment ();
  if (!awrash_apportion_biproportional (matrix, margins, "webster", ties, units, sure, tied,
                                        &answer, error))
    return FALSE;
  expect_numbers ();
  if (!awrash_apportion_biproportional_divisors (matrix, margins, "webster", units, low, high,
                                                 error))
    return FALSE;
  fault_settle ();
  fault_output (low, sizeof low);
  if (!awrash_apportion_biproportional_shares (matrix, margins, low, error))
    return FALSE;
  fault_settle ();
  fault_output (rows, sizeof rows);
  fault_output (columns, sizeof columns);
  fault_output (&missing, sizeof missing);
  return awrash_apportion_biproportional_blocking (matrix, margins, rows, columns, &missing, error);
}

static gboolean
divide_ties (GError **error)
{
  expect_allotment ();
  if (!awrash_apportion_quota_method (claims, N / 2, ties, units, sure, tied, &answer, error))
    return FALSE;
  expect_allotment ();
  return awrash_apportion_biproportional (matrix, margins, "signposts:1,1,2", ties, units, sure,
                                          tied, &answer, error);
}

static gboolean
divide_far (GError **error)
{
  expect_allotment ();
  return awrash_apportion_biproportional (matrix, margins, "webster", ties, units, sure, tied,
                                          &answer, error);
}

static gboolean
divide_nested (GError **error)
{
  for (int mode = 1; awrash_apportion_nested_mode_get_name ((AwrashNestedMode)mode); mode++)
    {
      expect_allotment ();
      if (!awrash_apportion_nested (tree, numbers, TOTAL, "hill", (AwrashNestedMode)mode, ties,
                                    units, sure, tied, &answer, error))
        return FALSE;
    }
  expect_numbers ();
  if (!awrash_apportion_nested_divisors (tree, numbers, "hill", units, low, high, error))
    return FALSE;
  fault_settle ();
  fault_output (low, sizeof low);
  return awrash_apportion_nested_shares (tree, numbers, TOTAL, low, error);
}

static gboolean
analyse (GError **error)
{
  static int64_t first, second, violations[N];

  fault_output (low, sizeof low);
  if (!awrash_apportion_shares (claims, TOTAL, low, error))
    return FALSE;
  fault_settle ();
  fault_output (low, sizeof low);
  if (!awrash_apportion_shares_within (claims, TOTAL, low, error))
    return FALSE;
  expect_allotment ();
  if (!awrash_apportion_divisor (claims, TOTAL, "hill", ties, units, sure, tied, &answer, error))
    return FALSE;
  fault_settle ();
  fault_output (violations, sizeof violations);
  if (!awrash_apportion_shares_violations (claims, TOTAL, units, violations, error))
    return FALSE;
  expect_numbers ();
  fault_output (violations, sizeof violations);
  if (!awrash_apportion_prices (claims, TOTAL, "hill", units, low, high, violations, error))
    return FALSE;
  fault_settle ();
  fault_output (&first, sizeof first);
  fault_output (&second, sizeof second);
  if (!awrash_apportion_paradox_house (claims, "hare", 1, TOTAL, &first, &second, error))
    return FALSE;
  fault_settle ();
  fault_output (&first, sizeof first);
  fault_output (&second, sizeof second);
  return awrash_apportion_paradox_newcomer (claims, TOTAL, 5, "hare", &first, &second, error);
}

static gboolean
go_on (GError **error)
{
  static int64_t recipients[TOTAL], steps, together[TOTAL];
  static AwrashClaimChange change;

  fault_output (recipients, sizeof recipients);
  fault_output (together, sizeof together);
  fault_output (&steps, sizeof steps);
  if (!awrash_apportion_path (claims, 0, "webster", TOTAL, recipients, together, &steps, error))
    return FALSE;
  fault_settle ();
  fault_output (&change, sizeof change);
  return awrash_apportion_change (claims, TOTAL, "webster", 5, &change, error);
}

static gboolean
audit (GError **error)
{
  static const int64_t shares[N] = { 2, 1, 2, 1, 2, 3 };
  static AwrashExchange exchange;
  static AwrashMatrixExchange witness;

  fault_output (&exchange, sizeof exchange);
  if (!awrash_audit_allotment (claims, TOTAL, "webster", shares, &exchange, error))
    return FALSE;
  fault_settle ();
  fault_output (&witness, sizeof witness);
  expect_allotment ();
  if (!awrash_apportion_biproportional (matrix, margins, "webster", ties, units, sure, tied,
                                        &answer, error))
    return FALSE;
  fault_settle ();
  fault_output (&witness, sizeof witness);
  if (!awrash_audit_biproportional (matrix, margins, "webster", units, &witness, error))
    return FALSE;
  fault_settle ();
  fault_output (&witness, sizeof witness);
  return awrash_audit_biproportional (matrix, margins, "webster", shares, &witness, error);
}

static gboolean
cost_least (GError **error)
{
  static const int64_t rows[] = { 1, 1, 2, 2 }, columns[] = { 1, 2, 1, 2 };
  static const int64_t branches[NODES] = { -1, 0, 0 }, floor[NODES] = { 0, 2, 3 };
  static const double a[] = { 1, 1, 2, 2 }, b[] = { 0, 0, 1, 1 }, p[] = { 1.5, -1, 3, -0.5 };
  static int64_t row_marks[NODES], column_marks[NODES], cell_marks[4], missing;
  static double value;
  g_autoptr (AwrashTree) sides = awrash_allot_tree_new (NODES, branches, floor, NULL, error);
  g_autoptr (AwrashCrossing) crossing
      = sides ? awrash_allot_crossing_new (sides, sides, 4, rows, columns, NULL, order, error)
              : NULL;
  g_autoptr (AwrashCosts) square
      = crossing ? awrash_allot_costs_new_quadratic (4, a, b, error) : NULL;
  g_autoptr (AwrashCosts) power
      = square ? awrash_allot_costs_new_power (4, a, a, p, b, error) : NULL;

  if (power == NULL)
    return FALSE;
  expect_allotment ();
  if (!awrash_allot_crossing_least_cost (crossing, square, 7, ties, units, sure, tied, &answer,
                                         error))
    return FALSE;
  expect_allotment ();
  if (!awrash_allot_crossing_least_cost (crossing, power, 7, ties, units, sure, tied, &answer,
                                         error))
    return FALSE;
  fault_settle ();
  fault_output (&value, sizeof value);
  if (!awrash_allot_costs_value (square, units, &value, error))
    return FALSE;
  fault_settle ();
  fault_output (row_marks, sizeof row_marks);
  fault_output (column_marks, sizeof column_marks);
  fault_output (cell_marks, sizeof cell_marks);
  fault_output (&missing, sizeof missing);
  return awrash_allot_crossing_blocking (crossing, square, 100, row_marks, column_marks, cell_marks,
                                         &missing, error);
}

/* Leaves that have no more units than have a cost. */
static gboolean
cost_nested (GError **error)
{
  static const int64_t branches[NODES] = { -1, 0, 0 }, offsets[NODES + 1] = { 0, 0, 2, 3 };
  static const double marginals[] = { 1, 2, 2 };
  g_autoptr (AwrashTree) leaves = awrash_allot_tree_new (NODES, branches, NULL, NULL, error);
  g_autoptr (AwrashCosts) few = leaves ? awrash_allot_costs_new_marginals (
                                    NODES, offsets, G_N_ELEMENTS (marginals), marginals, error)
                                       : NULL;

  if (few == NULL)
    return FALSE;
  expect_allotment ();
  return awrash_allot_nested (leaves, few, 2, ties, units, sure, tied, &answer, error);
}

int
main (int argc, char **argv)
{
  static const FaultScenario scenarios[] = {
    { "claims, ties, trees and matrices", NULL, build, NULL },
    { "divisor rules", prepare, divide, clear },
    { "many claims", prepare, divide_many, clear },
    { "many claims in clusters", prepare, divide_clusters, clear },
    { "largest remainders", prepare, divide_remainders, clear },
    { "both ways", prepare, divide_both_ways, clear },
    { "ties of many", prepare_ties, divide_ties, clear },
    { "both ways from afar", prepare_far, divide_far, clear },
    { "nested", prepare, divide_nested, clear },
    { "shares, prices and paradoxes", prepare, analyse, clear },
    { "paths and changes", prepare, go_on, clear },
    { "audits", prepare, audit, clear },
    { "least costs", prepare, cost_least, clear },
    { "least costs of nested claims", prepare, cost_nested, clear },
  };

  return fault_run (argc, argv, G_N_ELEMENTS (scenarios), scenarios);
}
