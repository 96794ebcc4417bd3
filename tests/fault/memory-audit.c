/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Audits of plans of every class, of relaxations and of allotments on trees, with memory refused.
 * Source: none; small programmes whose certificates have every kind of stage and claim. Invariant:
 * that of allocator.h. */

#include "allocator.h"

#include "support/sealed.h"
#include "support/small-programme.h"

#include <math.h>
#include <string.h>

#define FEW "code,parent,need\nr,,\na,r,2\nb,r,3\nc,r,5\n"
#define IDLE "code,parent,need\nr,,\na,r,0\nb,r,3\nc,r,5\n"
#define CROSSED "territory,stream,max\nr,temporary,11\nr,sustainable,8\n"
#define TWO "territory,stream,max\nr,temporary,5\nr,sustainable,3\n"
#define FOUR "territory,stream,min,max\nr,temporary,4,4\n"
#define CUT "territory,stream,min,max\nr,temporary,9,12\na,*,,2\nb,*,,1\nc,*,,3\n"
#define BUDGET "territory,stream,unit,min,max\nr,*,money,,5\n"
#define BEYOND "territory,stream,unit,min,max\nr,*,money,30,50\n"
#define SOME "territory,stream,max\nr,s,4\n"
#define FEWER "territory,stream,unit,min,max\nr,*,money,,5\nr,*,places,4,4\n"
#define TYPES "code,stream,months,monthly_cost,utility\nx,s,1,1,2\ny,s,1,2,3\n"
#define CAPS                                                                                       \
  "territory,stream,min,max\na,type:x,,2\na,type:y,,1\nb,type:x,,1\nb,type:y,,1\nc,type:x,,1\n"    \
  "c,type:y,,0\n"

static AwrashProgramme *programme;
static AwrashReading *reading;
static AwrashPlan *plan;
static AwrashWalls *walls;
static char *bent;

static void
clear (void)
{
  g_clear_pointer (&bent, g_free);
  g_clear_pointer (&walls, awrash_split_walls_free);
  g_clear_pointer (&plan, awrash_split_plan_unref);
  g_clear_pointer (&reading, awrash_split_reading_free);
  g_clear_pointer (&programme, awrash_programme_unref);
}

/* ── plans ──────────────────────────────────────────────────────────────────────────────────── */

static void
solve (const char *const keys[])
{
  g_autoptr (GError) error = NULL;

  reading = awrash_split_reading_new ();
  for (gsize i = 0; keys[i] != NULL; i += 2)
    awrash_split_reading_set (reading, keys[i], keys[i + 1], &error);
  g_assert_no_error (error);
  plan = awrash_split_solve (programme, reading, &error);
  g_assert_no_error (error);
}

#define QUESTION(name, territories, quotas, ...)                                                   \
  static void prepare_##name (void)                                                                \
  {                                                                                                \
    static const char *const keys[] = { __VA_ARGS__, NULL };                                       \
    programme = test_programme_new ("territories", territories, "quotas", quotas,                  \
                                    "need.indicator", "need", NULL);                               \
    solve (keys);                                                                                  \
  }

QUESTION (network, FEW, CROSSED, "objective", "leximin")
QUESTION (squares, FEW, CROSSED, "objective", "least-squares")
QUESTION (spare, IDLE, TWO, "streams", "sustainable", "objective", "alpha:1")
QUESTION (refused, FEW, FOUR, "on", "count")
QUESTION (ordered, FEW, FOUR, "on", "count", "tie", "order", "order", "c;a;b")
QUESTION (drawn, FEW, TWO, "on", "count", "tie", "lot", "seed", "x", "near", "a/type:temporary=4")
QUESTION (loss, FEW, TWO, "near", "a/type:temporary=4", "loss", "1/4", "tie", "lot", "seed", "x")
QUESTION (gini, FEW, FOUR, "objective", "gini", "nodes", "9")
QUESTION (unweighted, FEW, FOUR, "objective", "gini-unweighted", "nodes", "9")
QUESTION (gini_rest, FEW, TWO, "streams", "sustainable", "objective", "gini", "nodes", "9")
QUESTION (cut, FEW, CUT, "objective", "leximin")

#define SEARCH(name, quotas, ...)                                                                  \
  static void prepare_##name (void)                                                                \
  {                                                                                                \
    static const char *const keys[] = { __VA_ARGS__, NULL };                                       \
    programme = test_programme_new ("territories", FEW, "streams", "code\ns\n", "worksite_types",  \
                                    TYPES, "capacities", CAPS, "quotas", quotas, "need.indicator", \
                                    "need", NULL);                                                 \
    solve (keys);                                                                                  \
  }

SEARCH (search_levels, BUDGET, "objective", "leximin")
SEARCH (search_decmin, FEWER, "objective", "decmin")
SEARCH (search_squares, FEWER, "objective", "least-squares")
SEARCH (search_alpha, BUDGET, "objective", "alpha:0.5")
SEARCH (search_utility, BUDGET, "objective", "utilitarian")
SEARCH (search_gini, BUDGET, "objective", "gini")
SEARCH (search_loss, BUDGET, "near", "a/type:x=0", "loss", "1/4")
SEARCH (search_loss_all, BUDGET, "near", "a/type:x=0", "loss", "1/4", "objective", "utilitarian")
SEARCH (search_nothing, BEYOND, "objective", "leximin")
SEARCH (utility, SOME, "objective", "utilitarian")

static gboolean
audit (GError **error)
{
  return fault_accepts (
      awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), error));
}

/* Ranks, which a search writes of many pairs alone, and which may stand in any text. */
static void
prepare_ranks (void)
{
  const char *text, *at;
  g_autofree char *ranked = NULL;

  prepare_search_gini ();
  text = awrash_split_plan_get_certificate (plan);
  at = strstr (strstr (text, "\"question\":\"gini\""), ",\"least\":");
  ranked = g_strdup_printf ("%.*s,\"ranks\":[0,1,2]%s", (int)(at - text), text, at);
  bent = test_seal (ranked);
}

static gboolean
audit_ranks (GError **error)
{
  g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, bent, error);

  return verdict != NULL;
}

/* Two regions that a budget ties, whose parts are proved apart. */
static void
prepare_parts (void)
{
  static const char *const keys[] = { "objective", "leximin", NULL };

  programme = test_programme_new (
      "territories", "code,parent,need\nn,,\nr,n,\na,r,6\nb,r,4\ns,n,\nc,s,3\nd,s,4\n", "streams",
      "code\ns\n", "worksite_types",
      "code,stream,months,monthly_cost,utility\nx,s,1,7,5\ny,s,1,11,8\n", "capacities",
      "territory,stream,max\na,type:x,4\na,type:y,5\nb,type:x,1\nb,type:y,3\nc,type:x,5\n"
      "c,type:y,2\nd,type:x,4\nd,type:y,1\n",
      "quotas", "territory,stream,unit,min,max\nr,*,money,,20\ns,*,money,,59\nn,*,money,,87\n",
      "need.indicator", "need", NULL);
  solve (keys);
}

/* ── worksites ──────────────────────────────────────────────────────────────────────────────── */

#define SITES 6

static AwrashApproval *approval;
static AwrashApproved *approved;

static void
clear_approval (void)
{
  g_clear_pointer (&approved, awrash_selection_approve_answer_free);
  g_clear_pointer (&approval, awrash_selection_approve_free);
}

static void
prepare_approval (const char *goals, gboolean has_order, double fewest_sites)
{
  static const int64_t fewest[SITES] = { 5, 9, 4, 6, 8, 3 }, most[SITES] = { 9, 9, 8, 12, 8, 7 };
  static const int64_t months[SITES] = { 3, 4, 3, 2, 5, 3 }, commune[SITES] = { 0, 1, 2, 0, 1, 2 };
  static const int64_t order[SITES] = { 5, 4, 3, 2, 1, 0 };
  g_autoptr (GError) error = NULL;

  approval = awrash_selection_approve_new (SITES, fewest, most, months, NULL, &error);
  g_assert_no_error (error);
  awrash_selection_approve_set_communes (approval, 3, commune, &error);
  awrash_selection_approve_set_goals (approval, goals, &error);
  awrash_selection_approve_add_bound (approval, "number", "person-months", NULL, 0, 100, TRUE,
                                      &error);
  awrash_selection_approve_add_bound (approval, "number", "worksites", NULL, fewest_sites, INFINITY,
                                      TRUE, &error);
  approved = awrash_selection_approve_solve (approval, has_order ? order : NULL, 0, 1000, &error);
  g_assert_no_error (error);
}

static void
prepare_approval_only (void)
{
  prepare_approval ("communes,leximin,beneficiaries", FALSE, 0);
}

static void
prepare_approval_order (void)
{
  prepare_approval ("worksites", TRUE, 0);
}

static void
prepare_approval_none (void)
{
  prepare_approval ("worksites", FALSE, 6);
}

static gboolean
audit_approval (GError **error)
{
  return fault_accepts (awrash_audit_approval (
      approval, awrash_selection_approve_answer_get_certificate (approved), error));
}

/* ── lotteries ──────────────────────────────────────────────────────────────────────────────── */

static AwrashPanelQuestion *panels;
static AwrashLottery *lottery;

static void
clear_lottery (void)
{
  g_clear_pointer (&lottery, awrash_selection_lottery_unref);
  g_clear_pointer (&panels, awrash_selection_question_unref);
}

/* Two of the seven can never be chosen. */
static void
prepare_lottery (void)
{
  static const int64_t n_values[] = { 2, 2 }, bounds[] = { 1, 4, 5, 0 };
  static const int64_t value[] = { 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 1, 0, 1 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (7, 2, n_values, value, NULL, NULL);
  g_autoptr (GError) error = NULL;

  panels = awrash_selection_question_new (pool, 5, bounds, bounds, FALSE, &error);
  g_assert_no_error (error);
  lottery = awrash_selection_lottery_new (panels, "leximin", &error);
  g_assert_no_error (error);
}

/* Persons of whom no two keep all quotas, which takes a branch to prove. */
static void
prepare_lottery_none (void)
{
  static const int64_t n_values[] = { 2, 2, 2 }, lower[] = { 1, 1, 0, 1, 0, 1 };
  static const int64_t upper[] = { 1, 1, 1, 1, 1, 1 };
  static const int64_t value[]
      = { 0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0, 1 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (8, 3, n_values, value, NULL, NULL);
  g_autoptr (GError) error = NULL;

  panels = awrash_selection_question_new (pool, 2, lower, upper, FALSE, &error);
  g_assert_no_error (error);
  lottery = awrash_selection_lottery_new (panels, "maximin", &error);
  g_assert_no_error (error);
}

static gboolean
audit_lottery (GError **error)
{
  return fault_accepts (
      awrash_audit_lottery (panels, awrash_selection_lottery_get_certificate (lottery), error));
}

/* ── searches again ─────────────────────────────────────────────────────────────────────────── */

/* Twelve provinces whose capacities keep them far apart, for whom multipliers are climbed. */
static void
prepare_many (void)
{
  g_autoptr (GString) needs = g_string_new ("code,parent,need\nr,,\n");
  g_autoptr (GString) capacities = g_string_new ("territory,stream,max\n");
  static const char *const keys[] = { "objective", "gini-unweighted", "nodes", "3", NULL };

  for (int i = 0; i < 12; i++)
    {
      g_string_append_printf (needs, "p%02d,r,%d\n", i, 31 + 17 * i * i % 211);
      g_string_append_printf (capacities, "p%02d,temporary,%d\n", i, 3 + i);
    }
  programme = test_programme_new ("territories", needs->str, "capacities", capacities->str,
                                  "quotas", "territory,stream,min,max\nr,temporary,90,90\n",
                                  "need.indicator", "need", NULL);
  solve (keys);
}

static gboolean
solve_again (GError **error)
{
  g_autoptr (AwrashPlan) found = awrash_split_solve (programme, reading, error);

  return found != NULL && fault_answer (awrash_split_plan_get_certificate (found));
}

/* ── relaxations ────────────────────────────────────────────────────────────────────────────── */

static void
prepare_walls (const char *streams, const char *quotas)
{
  g_autoptr (GError) error = NULL;

  programme = test_programme_new ("territories", FEW, "streams", streams, "quotas", quotas,
                                  "need.indicator", "need", NULL);
  reading = awrash_split_reading_new ();
  walls = awrash_split_walls_new (programme, reading, &error);
  g_assert_no_error (error);
}

static void
prepare_relaxation (void)
{
  prepare_walls ("code\ns\n", "territory,stream,min,max\nr,s,9,\na,s,,2\nb,s,,1\nc,s,,3\n");
}

static void
prepare_search (void)
{
  prepare_walls (
      "code,months\ns,9\nt,4.5\n",
      "territory,stream,unit,min,max\nr,*,person-months,,81\nr,*,places,20,\na,*,places,,1\n");
}

static gboolean
audit_relaxation (GError **error)
{
  static const double weights[] = { 2, 3, 3, INFINITY };
  static const int64_t places[] = { 2, 1, 3 }, lower[] = { 2, 0, 0, 0 }, upper[] = { 0, 2, 2, 2 };

  return fault_accepts (
      awrash_audit_relaxation (walls, weights, 3, places, 6, lower, upper, error));
}

static gboolean
audit_search (GError **error)
{
  static const double weights[] = { 5, 1, 1 };
  g_autoptr (AwrashRelaxation) found = awrash_split_relax_new (walls, weights, error);

  return fault_accepts (found != NULL ? awrash_audit_relaxation_search (
                            walls, weights, 6, awrash_split_relax_get_places (found),
                            awrash_split_relax_get_total (found),
                            awrash_split_relax_get_bound (found),
                            awrash_split_relax_get_proof (found), error)
                                      : NULL);
}

/* ── allotments on trees ────────────────────────────────────────────────────────────────────── */

static gboolean
audit_nested (GError **error)
{
  static const int64_t parent[] = { -1, 0, 0, 1, 1, 2, 2 }, units[] = { 8, 6, 2, 3, 3, 2, 0 };
  static const double claims[] = { NAN, 0, 0, 30, 30, 20, 0 };
  static AwrashExchange exchange;
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (7, parent, NULL, NULL, error);

  fault_output (&exchange, sizeof exchange);
  return tree != NULL && awrash_audit_nested (tree, claims, 8, "webster", units, &exchange, error);
}

int
main (int argc, char **argv)
{
  static const FaultScenario scenarios[] = {
    { "a network", prepare_network, audit, clear },
    { "squares", prepare_squares, audit, clear },
    { "what is left over", prepare_spare, audit, clear },
    { "a tie refused", prepare_refused, audit, clear },
    { "an order", prepare_ordered, audit, clear },
    { "a lot near a wish", prepare_drawn, audit, clear },
    { "a loss", prepare_loss, audit, clear },
    { "a Gini", prepare_gini, audit, clear },
    { "a Gini of rates", prepare_unweighted, audit, clear },
    { "a Gini of the rest", prepare_gini_rest, audit, clear },
    { "a cut", prepare_cut, audit, clear },
    { "a search", prepare_search_levels, audit, clear },
    { "a search from above", prepare_search_decmin, audit, clear },
    { "a search of squares", prepare_search_squares, audit, clear },
    { "a search of roots", prepare_search_alpha, audit, clear },
    { "a search of utility", prepare_search_utility, audit, clear },
    { "a search of a Gini", prepare_search_gini, audit, clear },
    { "a Gini of ranks", prepare_ranks, audit_ranks, clear },
    { "utility on a network", prepare_utility, audit, clear },
    { "a search within a loss", prepare_search_loss, audit, clear },
    { "a search for nothing", prepare_search_nothing, audit, clear },
    { "a search of a loss of all", prepare_search_loss_all, audit, clear },
    { "parts", prepare_parts, audit, clear },
    { "an approval", prepare_approval_only, audit_approval, clear_approval },
    { "an approval in an order", prepare_approval_order, audit_approval, clear_approval },
    { "an approval of nothing", prepare_approval_none, audit_approval, clear_approval },
    { "a lottery", prepare_lottery, audit_lottery, clear_lottery },
    { "a lottery of nobody", prepare_lottery_none, audit_lottery, clear_lottery },
    { "a Gini of many", prepare_many, audit, clear },
    { "a Gini of many sought", prepare_many, solve_again, clear },
    { "parts sought", prepare_parts, solve_again, clear },
    { "utility sought", prepare_search_utility, solve_again, clear },
    { "squares sought", prepare_search_squares, solve_again, clear },
    { "roots sought", prepare_search_alpha, solve_again, clear },
    { "a Gini sought", prepare_gini, solve_again, clear },
    { "a Gini of rates sought", prepare_unweighted, solve_again, clear },
    { "a relaxation", prepare_relaxation, audit_relaxation, clear },
    { "a relaxation that was searched", prepare_search, audit_search, clear },
    { "a tree", NULL, audit_nested, NULL },
  };

  return fault_run (argc, argv, G_N_ELEMENTS (scenarios), scenarios);
}
