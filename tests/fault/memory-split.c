/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Splits of every class, and what is asked of a plan, with memory refused.
 * Source: none; small programmes that reach every engine. Invariant: that of allocator.h. */

#include "allocator.h"

#include "support/small-programme.h"

#include <string.h>

#define TERRITORIES                                                                                \
  "code,parent,name_fr,need\nn,,N,\nr,n,R,\na,r,A,2\nb,r,B,3\ns,n,S,\nc,s,C,5\nd,s,D,5\n"
#define STREAMS "code,months,monthly_cost\ntemporary,4,100\nsustainable,9,50\n"
#define TYPES "code,stream,months\nroads,temporary,4\npaint,temporary,3\nbonus,sustainable,\n"
#define TREE                                                                                       \
  "territory,stream,unit,min,max\nr,temporary,,,12\ns,temporary,,,9\nr,sustainable,,,7\n"          \
  "s,sustainable,,,8\n"
#define NETWORK                                                                                    \
  "territory,stream,unit,min,max\nr,*,,9,12\nr,sustainable,,,3\ns,*,,,9\na,type:bonus,,,2\n"
#define CROSSED                                                                                    \
  "territory,stream,unit,min,max\nr,type:roads,,,9\nr,temporary,,,12\ns,*,,,9\nr,sustainable,,,"   \
  "2\n"
#define ROWS "territory,stream,unit,min,max\nr,*,person-months,41,100\nr,*,places,,9\ns,*,,,9\n"
#define BLOCKED "territory,stream,unit,min,max\nr,*,,9,12\na,*,,,2\nb,*,,,3\ns,*,,,4\n"

enum
{
  N_CELLS = 12,
  N_PROVINCES = 4
};

static AwrashProgramme *programme;
static AwrashReading *reading;
static AwrashPlan *plan;
static AwrashWalls *walls;

/* ── questions ──────────────────────────────────────────────────────────────────────────────── */

static void
prepare (const char *quotas, const char *objective, const char *tie)
{
  programme = test_programme_new (
      "territories", TERRITORIES, "streams", STREAMS, "worksite_types", TYPES, "quotas", quotas,
      "pools", "territory,group,persons\na,,40\nc,all,30\n", "capacities",
      "territory,stream,max\na,type:paint,4\n", "need.indicator", "need", NULL);
  reading = test_reading_new ("objective", objective, "tie", tie, "seed", "x", "order", "d;c;b;a",
                              NULL);
}

static void
prepare_plan (const char *quotas, const char *objective, const char *tie)
{
  g_autoptr (GError) error = NULL;

  prepare (quotas, objective, tie);
  plan = awrash_split_solve (programme, reading, &error);
  g_assert_no_error (error);
  walls = awrash_split_walls_new (programme, reading, &error);
  g_assert_no_error (error);
}

static void
clear (void)
{
  g_clear_pointer (&walls, awrash_split_walls_free);
  g_clear_pointer (&plan, awrash_split_plan_unref);
  g_clear_pointer (&reading, awrash_split_reading_free);
  g_clear_pointer (&programme, awrash_programme_unref);
}

#define QUESTION(name, quotas, objective, tie)                                                     \
  static void prepare_##name (void) { prepare (quotas, objective, tie); }

QUESTION (tree, TREE, "least-squares", "error")
QUESTION (tree_gini, TREE, "gini", "lot")
QUESTION (network, NETWORK, "leximin", "lot")
QUESTION (network_decmin, NETWORK, "decmin", "order")
QUESTION (network_alpha, NETWORK, "alpha:1", "lot")
QUESTION (crossed, CROSSED, "least-squares", "lot")
QUESTION (crossed_leximin, CROSSED, "leximin", "lot")
QUESTION (crossed_gini, CROSSED, "gini", "lot")
QUESTION (rows, ROWS, "least-squares", "lot")
QUESTION (rows_leximin, ROWS, "leximin-persons", "lot")
QUESTION (rows_gini, ROWS, "gini", "lot")
QUESTION (rows_utilitarian, ROWS, "utilitarian", "lot")
QUESTION (blocked, BLOCKED, "leximin", "error")

static void
prepare_network_plan (void)
{
  prepare_plan (NETWORK, "leximin", "lot");
}

static void
prepare_tree_plan (void)
{
  prepare_plan (TREE, "leximin", "lot");
}

static void
prepare_blocked_plan (void)
{
  prepare_plan (BLOCKED, "leximin", "lot");
}

/* ── calls ──────────────────────────────────────────────────────────────────────────────────── */

static gboolean
solve (GError **error)
{
  g_autoptr (AwrashPlan) found = awrash_split_solve (programme, reading, error);

  return found != NULL && fault_answer (awrash_split_plan_get_certificate (found));
}

static gboolean
step (GError **error)
{
  g_autoptr (AwrashSolving) solving = awrash_split_solving_new (programme, reading, error);
  g_autoptr (AwrashPlan) found = NULL;
  gboolean done = FALSE;

  while (solving != NULL && !done)
    if (!awrash_split_solving_step (solving, 3, &done, error))
      return FALSE;
  found = solving != NULL ? awrash_split_solving_get_plan (solving) : NULL;
  return found != NULL && fault_answer (awrash_split_plan_get_certificate (found));
}

static gboolean
explain (GError **error)
{
  g_autoptr (AwrashExplanation) told = awrash_split_explanation_new (plan, walls, 1, error);

  return told != NULL && fault_answer (awrash_split_explanation_get_text (told));
}

static gboolean
build_walls (GError **error)
{
  g_autoptr (AwrashWalls) built = awrash_split_walls_new (programme, reading, error);

  return built != NULL && fault_answer (awrash_split_walls_get_words (built, 0));
}

static gboolean
range (GError **error)
{
  static int64_t low[N_CELLS], high[N_CELLS], least[N_PROVINCES], most[N_PROVINCES];

  g_assert_cmpuint (awrash_split_plan_get_n_cells (plan), ==, N_CELLS);
  fault_output (low, sizeof low);
  fault_output (high, sizeof high);
  fault_output (least, sizeof least);
  fault_output (most, sizeof most);
  return awrash_split_ranges (plan, FALSE, low, high, least, most, error);
}

static gboolean
price (GError **error)
{
  static int64_t places[N_CELLS];
  static AwrashWallPrice found;

  fault_output (places, sizeof places);
  fault_output (&found, sizeof found);
  return awrash_split_prices (plan, walls, 0, 1, places, &found, error);
}

static gboolean
stand (GError **error)
{
  static AwrashStanding standing;

  fault_output (&standing, sizeof standing);
  return awrash_split_standing (programme, reading, N_CELLS, awrash_split_plan_get_places (plan),
                                &standing, error);
}

static gboolean
compare (GError **error)
{
  static const int64_t none[N_CELLS];
  static int64_t order;

  fault_output (&order, sizeof order);
  return awrash_split_standing_compare (programme, reading, N_CELLS,
                                        awrash_split_plan_get_places (plan), none, &order, error);
}

static gboolean
tabulate (GError **error)
{
  g_autoptr (AwrashTable) cells = awrash_split_plan_get_table (plan, "plan", error);
  g_autoptr (AwrashTable) provinces
      = cells != NULL ? awrash_split_plan_get_table (plan, "plan-provinces", error) : NULL;
  g_autofree char *text
      = provinces != NULL ? awrash_base_csv_format (provinces, AWRASH_DIALECT_PLAIN, error) : NULL;

  return fault_answer (text);
}

static gboolean
draw_frontier (GError **error)
{
  g_autoptr (AwrashFrontier) frontier
      = awrash_split_frontier_new (programme, reading, "places", "gini", 3, error);
  gboolean more = frontier != NULL;

  while (more)
    if (!awrash_split_frontier_step (frontier, &more, error))
      return FALSE;
  return frontier != NULL;
}

static gboolean
relax (GError **error)
{
  g_autoptr (AwrashRelaxation) found = awrash_split_relax_new (walls, NULL, error);

  return found != NULL;
}

static gboolean
move (GError **error)
{
  static const int64_t none[N_CELLS];
  g_autoptr (AwrashMoves) mend
      = awrash_split_moves_to_mend (programme, reading, N_CELLS, none, error);
  g_autoptr (AwrashMoves) best
      = mend != NULL ? awrash_split_moves_to_best (programme, reading, N_CELLS, none, error) : NULL;

  return best != NULL;
}

static gboolean
come_near (GError **error)
{
  g_autoptr (AwrashTable) former = awrash_split_plan_get_table (plan, "plan", error);
  g_autoptr (AwrashReading) nearer = awrash_split_reading_copy (reading);
  g_autoptr (AwrashPlan) found = NULL;

  if (former == NULL || !awrash_split_near (nearer, programme, former, error))
    return FALSE;
  found = awrash_split_solve (programme, nearer, error);
  return found != NULL && fault_answer (awrash_split_plan_get_certificate (found));
}

static gboolean export(GError **error)
{
  g_autofree char *lp = awrash_split_export_lp (programme, reading, "fill", 0, NULL, 8, error);
  g_autofree char *mps
      = lp != NULL ? awrash_split_export_mps (programme, reading, "fill", 0, NULL, 8, error) : NULL;

  return fault_answer (lp) && fault_answer (mps);
}

static gboolean
wish (GError **error)
{
  static double low[N_PROVINCES], high[N_PROVINCES];

  fault_output (low, sizeof low);
  fault_output (high, sizeof high);
  return awrash_split_need_intervals (plan, low, high, error);
}

static gboolean
add_row (GError **error)
{
  static const int64_t provinces[] = { 0, 1 }, types[] = { 0, 1 };
  static const double coefficients[] = { 1.5, 2 };
  g_autoptr (AwrashReading) longer = awrash_split_reading_copy (reading);

  return awrash_split_add_row (longer, programme, "row", 2, provinces, types, coefficients, 0, 20,
                               error);
}

static gboolean
balance (GError **error)
{
  static const char *const settings[] = { "target=lifted", "fragile=lowest:2", "weight=1" };
  g_autoptr (AwrashBalance) found = awrash_split_balance (programme, reading, 3, settings, error);
  g_autoptr (AwrashTable) table
      = found != NULL ? awrash_split_balance_get_table (found, "balance-curve", error) : NULL;

  return table != NULL;
}

static gboolean
audit (GError **error)
{
  return fault_accepts (
      awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), error));
}

static gboolean
audit_division (GError **error)
{
  static const char text[] = "territory,stream,type,places\na,temporary,roads,2\n";
  g_autoptr (AwrashTable) table
      = awrash_base_csv_parse ("division.csv", strlen (text), text, error);
  g_autoptr (AwrashVerdict) verdict
      = table != NULL ? awrash_audit_division (programme, reading, table, error) : NULL;

  return verdict != NULL;
}

static void
prepare_balance (void)
{
  programme = test_programme_new (
      "territories", "code,parent,need,poor\nr,,,\na,r,2,3\nb,r,3,1\ns,,,\nc,s,5,2\nd,s,5,\n",
      "streams", "code,months,monthly_cost\ntemporary,4,100\nsustainable,9,50\ntraining,3,70\n",
      "quotas",
      "territory,stream,min,max\nr,temporary,4,4\ns,temporary,5,5\nr,sustainable,7,7\n"
      "s,sustainable,8,8\nr,training,,9\n",
      "capacities",
      "territory,stream,max\na,sustainable,2\nb,sustainable,9\nc,sustainable,9\n"
      "d,sustainable,3\nc,training,2\n",
      "need.indicator", "need", NULL);
  reading = test_reading_new ("tie", "lot", "seed", "x", NULL);
}

int
main (int argc, char **argv)
{
  static const FaultScenario scenarios[] = {
    { "solve a tree", prepare_tree, solve, clear },
    { "solve a tree for the Gini index", prepare_tree_gini, solve, clear },
    { "solve a network", prepare_network, solve, clear },
    { "solve a network for decmin", prepare_network_decmin, solve, clear },
    { "solve a network for alpha:1", prepare_network_alpha, solve, clear },
    { "solve crossed bounds", prepare_crossed, solve, clear },
    { "solve crossed bounds for leximin", prepare_crossed_leximin, solve, clear },
    { "solve crossed bounds for the Gini index", prepare_crossed_gini, solve, clear },
    { "solve rows", prepare_rows, solve, clear },
    { "solve rows step by step", prepare_rows, step, clear },
    { "solve rows for leximin-persons", prepare_rows_leximin, solve, clear },
    { "solve rows for the Gini index", prepare_rows_gini, solve, clear },
    { "solve rows for utility", prepare_rows_utilitarian, solve, clear },
    { "solve what has no plan", prepare_blocked, solve, clear },
    { "walls", prepare_network_plan, build_walls, clear },
    { "explain", prepare_network_plan, explain, clear },
    { "ranges", prepare_network_plan, range, clear },
    { "prices", prepare_network_plan, price, clear },
    { "standing", prepare_network_plan, stand, clear },
    { "standings compared", prepare_network_plan, compare, clear },
    { "tables", prepare_network_plan, tabulate, clear },
    { "frontier", prepare_network_plan, draw_frontier, clear },
    { "relax", prepare_blocked_plan, relax, clear },
    { "moves", prepare_tree_plan, move, clear },
    { "near", prepare_network_plan, come_near, clear },
    { "export", prepare_network_plan, export, clear },
    { "need intervals", prepare_tree_plan, wish, clear },
    { "need intervals of a network", prepare_network_plan, wish, clear },
    { "add a row", prepare_network_plan, add_row, clear },
    { "balance", prepare_balance, balance, clear },
    { "audit a certificate", prepare_network_plan, audit, clear },
    { "audit a division", prepare_network_plan, audit_division, clear },
  };

  return fault_run (argc, argv, G_N_ELEMENTS (scenarios), scenarios);
}
