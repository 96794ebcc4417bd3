/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Is a choice of worksites what its certificate says? Every bound in whole numbers; then goal by
 * goal, and level by level, the claim's tree followed in the problem that the question and the
 * choice give; then what is claimed of ties.
 * Source: see allot/mixed-branching.c for trees as proofs. Invariant: no search is made; what is
 * not claimed, or not proved, is a gap that the certificate has to tell. */

#include "audit/approval-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* ── claims ─────────────────────────────────────────────────────────────────────────────────── */

/* What is proved of a step, if the next claim is of it: *least, and whether there is anything. */
static gboolean
follow (AwrashApprovalCheck *check, const AwrashApproveAsk *ask, AwrashApprovalProof *proof,
        GError **error)
{
  g_autoptr (AwrashApproveRows) rows = NULL;
  g_autoptr (AwrashMixed) mixed = NULL;
  g_autofree char **names = NULL;
  AwrashGeneralClaim claim = { 0 };
  gboolean done;

  *proof = (AwrashApprovalProof){ 0 };
  if (g_strcmp0 (check->question, ask->name) != 0)
    return TRUE;
  rows = awrash_i_approve_build (check->face, ask, error);
  mixed = rows == NULL ? NULL : awrash_i_approve_rows_to_mixed (rows, error);
  names = mixed != NULL ? awrash_i_approve_rows_names (rows, error) : NULL;
  done = names != NULL && awrash_i_general_claim_read (&check->scan, mixed, names, &claim, error)
         && awrash_i_branching_prove (claim.tree, mixed,
                                      claim.is_empty ? AWRASH_LONG_LARGEST : claim.least, NULL,
                                      &proof->is_proved, error);
  if (done)
    {
      proof->is_empty = claim.is_empty;
      proof->least = (int64_t)(claim.least >> mixed->bits);
      if (!proof->is_proved)
        awrash_i_verdict_add (check->verdict,
                              _ ("the tree of \"%s\" does not prove what is claimed"), ask->name);
    }
  awrash_i_general_claim_clear (&claim);
  return done && awrash_i_general_claim_next (&check->scan, &check->question, error);
}

/* Whether x keeps all rows of a step's problem; the first that it breaks is a finding. */
static gboolean
keep (AwrashApprovalCheck *check, const char *what, const int64_t x[], GError **error)
{
  AwrashApproveAsk ask = { .cost = check->cost };
  g_autoptr (AwrashApproveRows) rows = awrash_i_approve_build (check->face, &ask, error);
  g_autoptr (AwrashMixed) mixed
      = rows == NULL ? NULL : awrash_i_approve_rows_to_mixed (rows, error);
  g_autofree char **names = mixed != NULL ? awrash_i_approve_rows_names (rows, error) : NULL;
  g_autofree int64_t *y = names != NULL ? awrash_i_new (int64_t, mixed->n, error) : NULL;

  if (y == NULL)
    return FALSE;
  awrash_i_approve_complete (check->face, &ask, x, y);
  for (gsize i = 0; i < mixed->n + mixed->m; i++)
    {
      int64_t value = i < mixed->n ? y[i] : awrash_i_mixed_activity (mixed, i - mixed->n, y);

      if (value >= mixed->lower[i] && value <= mixed->upper[i])
        continue;
      awrash_i_verdict_add (check->verdict, _ ("%s: \"%s\" is broken"), what, names[i]);
      return TRUE;
    }
  return TRUE;
}

/* ── goals ──────────────────────────────────────────────────────────────────────────────────── */

/* Equal, but for what a text of 17 digits cannot lose. */
static gboolean
is_same (double a, double b)
{
  return (isnan (a) && isnan (b)) || a == b || fabs (a - b) <= 1e-12 * fmax (fabs (a), fabs (b));
}

static void
note (AwrashApprovalCheck *check, gsize g, double value, double bound, double gap)
{
  const AwrashApproveReached *told = &g_array_index (check->goals, AwrashApproveReached, g);

  check->gap = gap <= check->gap ? check->gap : (isnan (gap) ? INFINITY : gap);
  if (!is_same (told->value, value))
    awrash_i_verdict_add (check->verdict, _ ("the value is %.17g, not the one claimed"), value);
  if (!is_same (told->bound, bound))
    awrash_i_verdict_add (check->verdict, _ ("the bound is %.17g, not the one claimed"), bound);
}

static gboolean
check_one (AwrashApprovalCheck *check, gsize g, const AwrashApproveAsk *ask, int64_t cost,
           double unit, GError **error)
{
  AwrashApprovalProof proof;

  if (!follow (check, ask, &proof, error))
    return FALSE;
  /* the choice keeps all rows: that there is none cannot be proved */
  if (!proof.is_proved)
    note (check, g, -unit * (double)cost, NAN, NAN);
  else
    note (check, g, -unit * (double)cost, -unit * (double)proof.least,
          awrash_i_approve_gap (cost, proof.least));
  return TRUE;
}

static gboolean
check_sum (AwrashApprovalCheck *check, gsize g, AwrashApproveGoal goal, GError **error)
{
  AwrashApproveAsk ask = { .name = awrash_i_approve_goal_name (goal), .cost = check->cost };

  awrash_i_approve_cost (check->approval, goal, check->cost);
  return check_one (check, g, &ask,
                    awrash_i_approve_sum (check->cost, check->x, check->face->n_base),
                    awrash_i_approve_unit_of (goal), error)
         && awrash_i_approve_face_hold (check->face, check->cost, check->x, error);
}

static gboolean
check_communes (AwrashApprovalCheck *check, gsize g, GError **error)
{
  AwrashApproveAsk ask = { .name = "communes", .level = AWRASH_APPROVE_SERVED };
  int64_t count = awrash_i_approve_face_count (check->face, check->x, &ask.level);

  if (check->face->levels->len > 0)
    {
      note (check, g, (double)count, (double)count, 0);
      return TRUE;
    }
  return check_one (check, g, &ask, -count, 1, error)
         && awrash_i_approve_face_settle (check->face, &ask.level, count, error);
}

static gboolean
check_leximin (AwrashApprovalCheck *check, gsize g, GError **error)
{
  AwrashApproveAsk ask = { .name = "level", .level = AWRASH_APPROVE_SERVED };
  gboolean is_proved = TRUE, is_any = TRUE;
  double fewest = awrash_i_approve_face_fewest (check->face, check->x);

  while (is_proved)
    {
      AwrashApprovalProof proof;
      int64_t count;

      if (!awrash_i_approve_face_next_level (check->face, check->x, &ask.level, &is_any, error))
        return FALSE;
      if (!is_any)
        break;
      count = awrash_i_approve_face_count (check->face, check->x, &ask.level);
      if (!follow (check, &ask, &proof, error))
        return FALSE;
      is_proved = proof.is_proved && proof.least == -count;
      if (is_proved && !awrash_i_approve_face_settle (check->face, &ask.level, count, error))
        return FALSE;
    }
  note (check, g, fewest,
        is_proved || awrash_i_approve_face_is_fewest_known (check->face) ? fewest : NAN,
        is_proved ? 0 : NAN);
  return TRUE;
}

static gboolean
check_goals (AwrashApprovalCheck *check, GError **error)
{
  for (guint g = 0; g < check->goals->len; g++)
    {
      AwrashApproveGoal goal = g_array_index (check->approval->goals, AwrashApproveGoal, g);

      if (!(goal == AWRASH_APPROVE_COMMUNES  ? check_communes (check, g, error)
            : goal == AWRASH_APPROVE_LEXIMIN ? check_leximin (check, g, error)
                                             : check_sum (check, g, goal, error)))
        return FALSE;
    }
  return TRUE;
}

/* ── ties ───────────────────────────────────────────────────────────────────────────────────── */

/* Nothing costs less than x; what is not claimed so is a finding. */
static gboolean
check_least (AwrashApprovalCheck *check, const char *name, GError **error)
{
  AwrashApproveAsk ask = { .name = name, .cost = check->cost };
  int64_t own = awrash_i_approve_sum (check->cost, check->x, check->face->n_base);
  AwrashApprovalProof proof;

  if (!follow (check, &ask, &proof, error))
    return FALSE;
  if (!proof.is_proved || proof.least != own)
    awrash_i_verdict_add (check->verdict, _ ("it is not proved that the choice is the only one, or "
                                             "the first in the order"));
  return TRUE;
}

static void
fix (AwrashApprovalCheck *check, gsize j)
{
  check->face->lower[j] = check->face->upper[j] = check->x[j];
}

static gboolean
check_only (AwrashApprovalCheck *check, GError **error)
{
  AwrashApproveFace *face = check->face;

  awrash_i_approve_differ (face, check->x, check->cost);
  if (!check_least (check, "differ", error))
    return FALSE;
  for (gsize j = 0; j < face->n_base; j++)
    if (!awrash_i_approve_is_between (face, check->x, j))
      fix (check, j);
  for (gsize j = 0; j < face->n_base; j++)
    if (awrash_i_approve_is_between (face, check->x, j))
      {
        memset (check->cost, 0, face->n_base * sizeof (int64_t));
        for (int sign = -1; sign < 2; sign += 2)
          {
            check->cost[j] = sign;
            if (!check_least (check, "range", error))
              return FALSE;
          }
        fix (check, j);
      }
  return TRUE;
}

static gboolean
check_first (AwrashApprovalCheck *check, GError **error)
{
  g_autofree gsize *columns = awrash_i_approve_order (check->approval, check->order, error);

  if (columns == NULL)
    return FALSE;
  for (gsize at = 0; at < check->face->n_base;)
    {
      gsize from = at;

      awrash_i_approve_block (check->face, columns, &at, check->cost);
      if (!check_least (check, "order", error))
        return FALSE;
      for (gsize k = from; k < at; k++)
        fix (check, columns[k]);
    }
  return TRUE;
}

static gboolean
check_other (AwrashApprovalCheck *check, GError **error)
{
  if (memcmp (check->x, check->other, check->face->n_base * sizeof (int64_t)) == 0)
    awrash_i_verdict_add (check->verdict, _ ("the other choice is the same"));
  memset (check->cost, 0, check->face->n_base * sizeof (int64_t));
  return keep (check, _ ("the other choice"), check->other, error);
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
status_fits (const AwrashApprovalCheck *check)
{
  gboolean is_whole = check->goals->len == check->approval->goals->len;
  gboolean has_other = check->other != NULL;

  switch (check->status)
    {
    case AWRASH_STATUS_OPTIMAL:
      return is_whole && check->gap == 0 && !has_other;
    case AWRASH_STATUS_TIE_SETTLED:
      return is_whole && check->gap == 0 && has_other && check->order != NULL;
    case AWRASH_STATUS_TIE_REFUSED:
      return is_whole && check->gap == 0 && has_other && check->order == NULL;
    case AWRASH_STATUS_WITHIN_GAP:
      return is_whole && check->gap > 0 && check->gap <= check->asked_gap && !has_other;
    case AWRASH_STATUS_FEASIBLE:
      return check->gap > check->asked_gap || (is_whole && check->gap == 0);
    case AWRASH_STATUS_UNKNOWN:
    case AWRASH_STATUS_INFEASIBLE:
    case AWRASH_STATUS_LIMIT:
    case AWRASH_STATUS_UNPLACED:
    default:
      return FALSE;
    }
}

static gboolean
check_choice (AwrashApprovalCheck *check, GError **error)
{
  guint before = check->verdict->findings->len;

  if (!keep (check, _ ("the choice"), check->x, error))
    return FALSE;
  if (check->verdict->findings->len > before)
    return TRUE;
  if (!check_goals (check, error))
    return FALSE;
  if (!status_fits (check))
    awrash_i_verdict_add (check->verdict, _ ("the status does not fit what is proved"));
  if (check->other != NULL && !check_other (check, error))
    return FALSE;
  if (check->status == AWRASH_STATUS_OPTIMAL)
    return check_only (check, error);
  return check->status != AWRASH_STATUS_TIE_SETTLED || check->order == NULL
         || check_first (check, error);
}

/* That there is no choice, by the first step of the chain. */
static gboolean
check_empty (AwrashApprovalCheck *check, GError **error)
{
  AwrashApproveGoal goal = g_array_index (check->approval->goals, AwrashApproveGoal, 0);
  gboolean is_sum = goal < AWRASH_APPROVE_COMMUNES;
  AwrashApproveAsk ask
      = { .name = goal == AWRASH_APPROVE_LEXIMIN ? "level" : awrash_i_approve_goal_name (goal),
          .cost = is_sum ? check->cost : NULL,
          .level = AWRASH_APPROVE_SERVED };
  AwrashApprovalProof proof;

  if (check->status == AWRASH_STATUS_LIMIT)
    return TRUE;
  if (is_sum)
    awrash_i_approve_cost (check->approval, goal, check->cost);
  if (!follow (check, &ask, &proof, error))
    return FALSE;
  if (check->status != AWRASH_STATUS_INFEASIBLE || !proof.is_proved || !proof.is_empty)
    awrash_i_verdict_add (check->verdict, _ ("it is not proved that there is no choice"));
  return TRUE;
}

AwrashVerdict *
awrash_audit_approval (const AwrashApproval *approval, const char *certificate, GError **error)
{
  g_autoptr (AwrashVerdict) verdict = awrash_i_verdict_new ();
  AwrashApprovalCheck check = { .approval = approval, .verdict = verdict };
  gboolean done;

  g_return_val_if_fail (approval != NULL && certificate != NULL, NULL);
  done = awrash_i_approval_read (&check, certificate, error);
  if (done && !check.is_other_question)
    {
      done = check.x != NULL ? check_choice (&check, error) : check_empty (&check, error);
      if (done && check.question != NULL)
        awrash_i_verdict_add (verdict, _ ("a claim is of no question of the approval"));
    }
  done = done && awrash_i_approval_read_to_the_end (&check, error);
  awrash_i_approval_clear (&check);
  return done ? g_steal_pointer (&verdict) : NULL;
}
