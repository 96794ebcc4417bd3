/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Splits whose bounds are more than a network of their own, their certificates and what leads to
 * them, with memory refused. Source: none; small programmes whose walls cross or are fixed, or that
 * have a budget, rows of their own or groups. Invariant: that of allocator.h. */

#include "allocator.h"

#include "support/small-programme.h"

#include <math.h>

#define TERRITORIES "code,parent,need\nn,,\nr,n,\na,r,2\nb,r,3\nc,n,5\n"
#define STREAMS "code,months,monthly_cost\ns,4,100\nt,9,50\n"
#define TYPES "code,stream,months,women\nx,s,4,0.25\ny,s,3,0.5\nz,t,9,0.5\n"
#define BUDGET "territory,stream,unit,min,max\nn,*,money,,4000\nr,s,places,2,6\n"
#define TIGHT                                                                                      \
  "territory,stream,unit,min,max\nn,*,money,3600,3650\nr,*,person-months,31,37\n"                  \
  "n,*,person-months,,55\n"
#define CROSSED                                                                                    \
  "territory,stream,min,max\nn,type:x,,10\nr,s,,9\nn,*,,30\nr,t,,7\nn,type:y,,8\na,s,,4\nb,s,,5\n"
#define MISSING "territory,stream,min,max\nn,*,,9\nr,*,,6\na,*,4,\nb,*,4,\n"

enum
{
  N_PROVINCES = 3,
  N_CELLS = 9
};

static AwrashProgramme *programme;
static AwrashReading *reading;
static AwrashWalls *walls;

/* ── questions ──────────────────────────────────────────────────────────────────────────────── */

static void
prepare (const char *quotas)
{
  programme = test_programme_new (
      "territories", TERRITORIES, "streams", STREAMS, "worksite_types", TYPES, "quotas", quotas,
      "pools", "territory,group,persons\na,,9\na,women,4\nb,,9\nb,women,5\nc,,9\nc,women,3\n",
      "need.indicator", "need", NULL);
}

#define QUESTION(name, quotas, ...)                                                                \
  static void prepare_##name (void)                                                                \
  {                                                                                                \
    prepare (quotas);                                                                              \
    reading = test_reading_new (__VA_ARGS__, "tie", "lot", "seed", "x", NULL);                     \
  }

QUESTION (crossed, CROSSED, "objective", "leximin")
QUESTION (written, BUDGET, "rows", "one: 2 r/type:x + 3 b/* - c/type:z <= 20; two: a/t + a/s >= 1")
QUESTION (fixed, "territory,stream,min,max\nn,*,,9\nr,*,6,6\nr,type:x,2,2\na,*,,5\n", "fix",
          "a/type:y=1")
QUESTION (levels, BUDGET, "objective", "leximin")
QUESTION (welfare, BUDGET, "objective", "alpha:1")
QUESTION (few_nodes, TIGHT, "objective", "leximin", "nodes", "1")
QUESTION (near, BUDGET, "near", "a/type:x=2;b/type:x=1;c/type:y=2;c/type:z=1")
QUESTION (groups, "territory,stream,max\nn,*,9\nr,s,6\n", "groups", "women", "need", "pool:{group}")
QUESTION (missing, MISSING, "objective", "leximin")

/* More provinces than have a row for each pair of them, of which three may have anything. */
static void
prepare_many (void)
{
  g_autoptr (GString) territories = g_string_new (TERRITORIES "z,n,\n");

  for (int i = 0; i < 38; i++)
    g_string_append_printf (territories, "z%d,z,1\n", i);
  programme
      = test_programme_new ("territories", territories->str, "streams", "code\ns\n", "quotas",
                            "territory,stream,max\nn,*,9\nz,*,0\n", "need.indicator", "need", NULL);
  reading = test_reading_new ("objective", "gini", "rows", "one: 2 a/* + 3 b/* + 5 c/* <= 20",
                              "nodes", "1", NULL);
}

static void
prepare_walls (void)
{
  g_autoptr (GError) error = NULL;

  prepare_missing ();
  walls = awrash_split_walls_new (programme, reading, &error);
  g_assert_no_error (error);
}

static void
clear (void)
{
  g_clear_pointer (&walls, awrash_split_walls_free);
  g_clear_pointer (&reading, awrash_split_reading_free);
  g_clear_pointer (&programme, awrash_programme_unref);
}

/* ── calls ──────────────────────────────────────────────────────────────────────────────────── */

static gboolean
solve (GError **error)
{
  g_autoptr (AwrashPlan) plan = awrash_split_solve (programme, reading, error);

  return plan != NULL && fault_answer (awrash_split_plan_get_certificate (plan));
}

static gboolean
solve_and_audit (GError **error)
{
  g_autoptr (AwrashPlan) plan = awrash_split_solve (programme, reading, error);

  return plan != NULL && fault_answer (awrash_split_plan_get_certificate (plan))
         && fault_accepts (
             awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), error));
}

static gboolean
move (GError **error)
{
  static const int64_t places[N_CELLS] = { 2, 0, 1, 9, 0, 0, 0, 1, 0 };
  g_autoptr (AwrashMoves) mend
      = awrash_split_moves_to_mend (programme, reading, N_CELLS, places, error);
  g_autoptr (AwrashMoves) best
      = mend != NULL ? awrash_split_moves_to_best (programme, reading, N_CELLS, places, error)
                     : NULL;

  return best != NULL;
}

static gboolean export(GError **error)
{
  g_autofree char *lp = awrash_split_export_lp (programme, reading, "fill", 0, NULL, 8, error);

  return fault_answer (lp);
}

/* The maxes alone may move. */
static gboolean
relax (GError **error)
{
  const double weights[] = { 1, 1, INFINITY, INFINITY };
  g_autoptr (AwrashRelaxation) found = NULL;

  g_assert_cmpuint (awrash_split_walls_get_n (walls), ==, G_N_ELEMENTS (weights));
  found = awrash_split_relax_new (walls, weights, error);
  return found != NULL;
}

int
main (int argc, char **argv)
{
  static const FaultScenario scenarios[] = {
    { "walls that cross in odd cycles", prepare_crossed, solve_and_audit, clear },
    { "rows as they are written", prepare_written, solve_and_audit, clear },
    { "sums that are fixed", prepare_fixed, solve_and_audit, clear },
    { "an export of sums that are fixed", prepare_fixed, export, clear },
    { "levels of a budget", prepare_levels, solve_and_audit, clear },
    { "welfare of a budget", prepare_welfare, solve_and_audit, clear },
    { "levels within a node", prepare_few_nodes, solve, clear },
    { "a former plan", prepare_near, solve_and_audit, clear },
    { "groups", prepare_groups, solve, clear },
    { "the Gini index of many", prepare_many, solve, clear },
    { "moves within a budget", prepare_levels, move, clear },
    { "relax maxes", prepare_walls, relax, clear },
  };

  return fault_run (argc, argv, G_N_ELEMENTS (scenarios), scenarios);
}
