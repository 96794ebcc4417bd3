/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Persons and worksites: lotteries, draws, priorities, assignments, approvals and their audits,
 * with memory refused. Source: none; small pools. Invariant: that of allocator.h. */

#include "allocator.h"

#include "support/small-approval.h"

enum
{
  N = 12,
  CHOICES = 24,
  SITES = 3
};

static const int64_t couples[N] = { 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1 };
static const int64_t homes[N] = { 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, -1, -1 };
static const double score[CHOICES]
    = { 9, 8, 8, 7, 7, 7, 6, 5, 5, 4, 3, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3 };
static const int64_t traits[CHOICES]
    = { 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 3, 2, 1, 0, 3, 2, 1, 0, 1, 2, 1, 2 };
static const int64_t category[N] = { 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 1, 1 };

static AwrashPool *pool;
static AwrashPanelQuestion *question;
static AwrashLottery *lottery;
static AwrashReserves *reserves, *sites;
static AwrashPreferences *preferences;
static AwrashTies *ties;
static SmallApproval small;
static AwrashApproval *approval;

static void
prepare (void)
{
  static const int64_t n_values[] = { 2 }, lower[] = { 1, 1 }, upper[] = { 3, 3 };
  static const int64_t blocks[] = { -1, 0 }, size[] = { 3, 2, 4 }, places[] = { 1, 1, 0, 2, 1, 0 };
  g_autoptr (GError) error = NULL;
  int64_t person[CHOICES], site[CHOICES];

  for (int64_t k = 0; k < CHOICES; k++)
    {
      person[k] = k / 2;
      site[k] = (k / 2 + k % 2) % SITES;
    }
  pool = awrash_selection_pool_new (N, 1, n_values, couples, homes, &error);
  question = awrash_selection_question_new (pool, 4, lower, upper, TRUE, &error);
  lottery = awrash_selection_lottery_new (question, "leximin", &error);
  ties = awrash_allot_ties_new_lot ("memory", &error);
  reserves = awrash_selection_reserves_new ("over-and-above", 2, 1, 2, blocks, size, NULL,
                                            (const int64_t[]){ 1, 1, 1, 0 }, &error);
  sites = awrash_selection_reserves_new ("over-and-above", 2, 0, SITES, NULL, size, NULL, places,
                                         &error);
  preferences
      = awrash_selection_preferences_new (N, SITES, CHOICES, person, site, score, traits, &error);
  small = small_approval_draw (3);
  approval = small_approval_new (&small);
  g_assert_no_error (error);
}

/* Seven persons of whom no panels have the chances that quotas allow on average. */
static void
prepare_few (void)
{
  static const int64_t n_values[] = { 3, 3 }, household[] = { 8, 5, 0, 4, 2, 3, 8 };
  static const int64_t value[] = { 1, 1, 2, 1, 2, 0, 1, 0, 1, 2, 1, 0, 0, 2 };
  static const int64_t lower[] = { 0, 0, 0, 0, 1, 0 }, upper[] = { 1, 2, 3, 1, 1, 1 };
  g_autoptr (GError) error = NULL;

  pool = awrash_selection_pool_new (7, 2, n_values, value, household, &error);
  question = awrash_selection_question_new (pool, 3, lower, upper, TRUE, &error);
  lottery = awrash_selection_lottery_new (question, "nash", &error);
  g_assert_no_error (error);
}

static void
clear (void)
{
  g_clear_pointer (&approval, awrash_selection_approve_free);
  g_clear_pointer (&preferences, awrash_selection_preferences_free);
  g_clear_pointer (&sites, awrash_selection_reserves_free);
  g_clear_pointer (&reserves, awrash_selection_reserves_free);
  g_clear_pointer (&ties, awrash_allot_ties_free);
  g_clear_pointer (&lottery, awrash_selection_lottery_unref);
  g_clear_pointer (&question, awrash_selection_question_unref);
  g_clear_pointer (&pool, awrash_selection_pool_unref);
}

/* ── lotteries ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
draw_lots (const char *rule, GError **error)
{
  g_autoptr (AwrashLottery) found = awrash_selection_lottery_new (question, rule, error);

  return found != NULL && fault_answer (awrash_selection_lottery_get_certificate (found));
}

static gboolean
maximin (GError **error)
{
  return draw_lots ("maximin", error);
}

static gboolean
leximin (GError **error)
{
  return draw_lots ("leximin", error);
}

static gboolean
nash (GError **error)
{
  return draw_lots ("nash", error);
}

static gboolean
goldilocks (GError **error)
{
  return draw_lots ("goldilocks", error);
}

static gboolean
ask (GError **error)
{
  static const int64_t n_values[] = { 2 }, lower[] = { 1, 1 }, upper[] = { 3, 3 };
  g_autoptr (AwrashPool) own = awrash_selection_pool_new (N, 1, n_values, couples, homes, error);
  g_autoptr (AwrashPanelQuestion) asked
      = own != NULL ? awrash_selection_question_new (own, 4, lower, upper, TRUE, error) : NULL;

  return asked != NULL;
}

static gboolean
audit_lottery (GError **error)
{
  return fault_accepts (
      awrash_audit_lottery (question, awrash_selection_lottery_get_certificate (lottery), error));
}

static gboolean
relax (GError **error)
{
  static const int64_t weight[] = { 1, 1 }, least[] = { 0, 0 }, most[] = { 9, 9 };
  g_autoptr (AwrashQuotaRelaxation) found
      = awrash_selection_relaxation_new (question, -1, weight, least, most, error);

  return found != NULL;
}

static gboolean
draw (GError **error)
{
  static int64_t members[40];
  static AwrashUniformity record;
  const gsize n_panels = awrash_selection_lottery_get_n_panels (lottery);
  const gsize size = awrash_selection_lottery_get_size (lottery);
  g_autofree int64_t *panels = g_new (int64_t, size * n_panels);
  g_autofree char *list = NULL, *protocol = NULL;

  for (gsize k = 0; k < n_panels; k++)
    for (gsize i = 0; i < size; i++)
      panels[size * k + i] = awrash_selection_lottery_get_panel (lottery, k)[i];
  fault_output (members, sizeof members);
  fault_output (&record, sizeof record);
  if (!awrash_selection_balls (question, n_panels, panels,
                               awrash_selection_lottery_get_weights (lottery), NULL, 10, members,
                               &record, error))
    return FALSE;
  fault_settle ();
  list = awrash_selection_commitment (question, "0123456789abcdef", 0, NULL, 0, NULL, 10, members,
                                      error);
  protocol = list != NULL ? awrash_selection_protocol (list, "here", "there", "seed", error) : NULL;
  return fault_answer (list) && fault_answer (protocol)
         && awrash_selection_protocol_check (protocol, list, error);
}

/* ── priorities and assignments ─────────────────────────────────────────────────────────────── */

static gboolean
choose (GError **error)
{
  static const char *const blocks[] = { "open", "region" }, *const names[] = { "a", "b" };
  int64_t block[N], trait[N];
  g_autoptr (AwrashPriority) found
      = awrash_selection_priority_new (reserves, ties, N, score, category, traits, error);
  g_autoptr (AwrashVerdict) verdict = NULL;
  g_autofree char *text = NULL;

  if (found == NULL)
    return FALSE;
  awrash_selection_priority_get_outcomes (found, block, trait);
  text = awrash_selection_priority_explain (found, 1, 2, blocks, 2, names, error);
  if (!fault_answer (text))
    return FALSE;
  verdict = awrash_audit_priority (reserves, N, score, category, traits, block, trait, error);
  return verdict != NULL && awrash_audit_verdict_is_accepted (verdict);
}

static gboolean
assign (GError **error)
{
  static int64_t site[N], trait[N], ranks[N];
  g_autoptr (AwrashMatch) stable = awrash_selection_match_stable (sites, preferences, ties, error);
  g_autoptr (AwrashMatch) largest
      = stable != NULL ? awrash_selection_match_largest (sites, preferences, score, ties, error)
                       : NULL;
  g_autoptr (AwrashVerdict) verdict = NULL;

  if (largest == NULL)
    return FALSE;
  awrash_selection_match_get_outcomes (stable, site, trait, ranks);
  verdict = awrash_audit_matching (sites, preferences, site, trait, error);
  return verdict != NULL && awrash_audit_verdict_is_accepted (verdict);
}

/* ── worksites ──────────────────────────────────────────────────────────────────────────────── */

/* Three communes with two worksites each; most beneficiaries leave one without at 100
 * person-months, and none at 140. */
static AwrashApproval *
put_together (const char *goals, double months, GError **error)
{
  static const int64_t fewest[] = { 5, 9, 4, 6, 8, 3 }, most[] = { 9, 9, 8, 12, 8, 7 };
  static const int64_t each[] = { 3, 4, 3, 2, 5, 3 }, commune[] = { 0, 1, 2, 0, 1, 2 };
  static const double needs[] = { 2, 1, 3 };
  g_autoptr (AwrashApproval) asked
      = awrash_selection_approve_new (6, fewest, most, each, NULL, error);

  return asked != NULL && awrash_selection_approve_set_communes (asked, 3, commune, error)
                 && awrash_selection_approve_set_needs (asked, 3, needs, error)
                 && awrash_selection_approve_set_goals (asked, goals, error)
                 && awrash_selection_approve_add_bound (asked, "number", "person-months", NULL, 0,
                                                        months, TRUE, error)
             ? g_steal_pointer (&asked)
             : NULL;
}

static gboolean
approve_chain (const char *goals, double months, GError **error)
{
  g_autoptr (AwrashApproval) asked = put_together (goals, months, error);
  g_autoptr (AwrashApproved) found
      = asked != NULL ? awrash_selection_approve_solve (asked, NULL, 0, 1000, error) : NULL;

  return found != NULL && fault_answer (awrash_selection_approve_answer_get_certificate (found))
         && fault_accepts (awrash_audit_approval (
             asked, awrash_selection_approve_answer_get_certificate (found), error));
}

static gboolean
serve (GError **error)
{
  return approve_chain ("communes,leximin,utility", 100, error);
}

static gboolean
level (GError **error)
{
  return approve_chain ("beneficiaries,leximin,communes", 140, error);
}

static gboolean
export_served (GError **error)
{
  static const double known[] = { 2 };
  g_autoptr (AwrashApproval) asked = put_together ("communes,utility", 100, error);
  g_autofree char *text
      = asked != NULL ? awrash_selection_approve_export_lp (asked, 1, known, error) : NULL;

  return fault_answer (text);
}

static gboolean
approve (GError **error)
{
  g_autoptr (AwrashApproved) found
      = awrash_selection_approve_solve (approval, small.order, 0, 1000, error);

  return found != NULL && fault_answer (awrash_selection_approve_answer_get_certificate (found));
}

static gboolean
relax_approval (GError **error)
{
  static double least[SMALL_BOUNDS], most[SMALL_BOUNDS];
  static int64_t places[SMALL_WORKSITES], status;

  fault_output (least, sizeof *least * small.n_bounds);
  fault_output (most, sizeof *most * small.n_bounds);
  fault_output (places, sizeof *places * small.n);
  fault_output (&status, sizeof status);
  return awrash_selection_approve_relax (approval, 1000, least, most, places, &status, error);
}

static gboolean
export_approval (GError **error)
{
  g_autofree char *text = awrash_selection_approve_export_lp (approval, 0, NULL, error);

  return fault_answer (text);
}

static gboolean
audit_approval (GError **error)
{
  g_autoptr (AwrashApproved) found
      = awrash_selection_approve_solve (approval, small.order, 0, 1000, error);

  return fault_accepts (
      found != NULL ? awrash_audit_approval (
          approval, awrash_selection_approve_answer_get_certificate (found), error)
                    : NULL);
}

int
main (int argc, char **argv)
{
  static const FaultScenario scenarios[] = {
    { "pools and questions", NULL, ask, NULL },
    { "maximin", prepare, maximin, clear },
    { "leximin", prepare, leximin, clear },
    { "nash", prepare, nash, clear },
    { "goldilocks", prepare, goldilocks, clear },
    { "maximin over panels", prepare_few, maximin, clear },
    { "leximin over panels", prepare_few, leximin, clear },
    { "nash over panels", prepare_few, nash, clear },
    { "goldilocks over panels", prepare_few, goldilocks, clear },
    { "audit a lottery", prepare, audit_lottery, clear },
    { "relax quotas", prepare, relax, clear },
    { "draw", prepare, draw, clear },
    { "draw a few", prepare_few, draw, clear },
    { "priorities", prepare, choose, clear },
    { "assignments", prepare, assign, clear },
    { "approve", prepare, approve, clear },
    { "approve for all communes", NULL, serve, NULL },
    { "approve by levels", NULL, level, NULL },
    { "export what serves communes", NULL, export_served, NULL },
    { "relax an approval", prepare, relax_approval, clear },
    { "export an approval", prepare, export_approval, clear },
    { "audit an approval", prepare, audit_approval, clear },
  };

  return fault_run (argc, argv, G_N_ELEMENTS (scenarios), scenarios);
}
