/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Is a plan beyond the network what its certificate says? Every bound in whole numbers; then the
 * questions of the reading one by one, each with what the plan makes of it, held against the claim
 * and its tree.
 * Source: see allot/mixed-branching.c for trees as proofs. Invariant: no search is made; what is
 * not claimed, or not proved, is a gap that the certificate has to tell. */

#include "audit/general-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

typedef struct
{
  AwrashAudit *audit;
  AwrashGeneral *general;
  AwrashGeneralFace *face;
  AwrashScan *scan;     /* behind the question of the next claim */
  const char *question; /* NULL: there is none */
  int64_t *x;           /* [n_cells] by column */
  double gap, value, bound;
} Check;

static gboolean
is_next (const Check *check, const char *name)
{
  return g_strcmp0 (check->question, name) == 0;
}

/* ── one question ───────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gboolean is_proved, is_empty;
  AwrashLong cost, least; /* of the plan, and what no plan costs less than */
  int bits;
  double scale;
} Answer;

static gboolean
follow_tree (Check *check, const AwrashMixed *mixed, const AwrashGeneralClaim *claim,
             Answer *answer, GError **error)
{
  AwrashLong least = claim->is_empty ? AWRASH_LONG_LARGEST : claim->least;

  answer->is_empty = claim->is_empty;
  answer->least = claim->least;
  if (!awrash_i_branching_prove (claim->tree, mixed, least, NULL, &answer->is_proved, error))
    return FALSE;
  if (!answer->is_proved)
    awrash_i_verdict_add (check->audit->verdict,
                          _ ("the tree of \"%s\" does not prove what is claimed"), check->question);
  return TRUE;
}

/* The plan's own cost in a question's problem. */
static gboolean
cost_plan (const Check *check, const AwrashAsk *ask, const AwrashMixed *mixed, Answer *answer,
           GError **error)
{
  g_autofree int64_t *y = NULL;
  AwrashLong low;

  if (check->x == NULL || ask->kind == AWRASH_ASK_BEYOND)
    return TRUE;
  y = awrash_i_new (int64_t, mixed->n, error);
  if (y == NULL)
    return FALSE;
  awrash_i_ask_complete (check->general, check->face, ask, mixed, check->x, y);
  awrash_i_mixed_cost (mixed, y, &low, &answer->cost);
  return TRUE;
}

/* Asks again, and follows the claim's tree where the next claim is of this question. */
static gboolean
answer (Check *check, const AwrashAsk *ask, Answer *found, GError **error)
{
  g_autoptr (AwrashMixed) mixed = NULL;
  g_auto (GStrv) names = NULL;
  AwrashGeneralClaim claim = { 0 };
  gboolean done;

  *found = (Answer){ 0 };
  if (!is_next (check, ask->name))
    return TRUE;
  mixed = awrash_i_ask_build (check->general, check->face, ask, error);
  if (mixed == NULL)
    return FALSE;
  found->bits = mixed->bits;
  found->scale = awrash_i_general_scale (mixed);
  names = awrash_i_ask_name_items (check->general, check->face, ask, mixed);
  done = awrash_i_general_claim_read (check->scan, mixed, names, &claim, error)
         && follow_tree (check, mixed, &claim, found, error)
         && cost_plan (check, ask, mixed, found, error);
  awrash_i_general_claim_clear (&claim);
  return done && awrash_i_general_claim_next (check->scan, &check->question, error);
}

/* What a question of a cost leaves open. */
static double
gap_of (const Answer *found)
{
  return found->is_proved && !found->is_empty
             ? awrash_i_general_gap (found->cost, found->least, found->bits, found->scale)
             : INFINITY;
}

static void
note (Check *check, const AwrashGeneralStep *step, const Answer *found)
{
  double gap = gap_of (found), unit = ldexp (step->unit, -found->bits);

  check->gap = fmax (check->gap, gap);
  if (!step->is_goal)
    return;
  check->value = (double)found->cost * unit;
  check->bound = isinf (gap) ? NAN : (double)found->least * unit;
}

/* ── steps ──────────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_linear (Check *check, const AwrashGeneralStep *step, GError **error)
{
  AwrashAsk ask = { .kind = AWRASH_ASK_LINEAR, .name = step->name, .cost = step->cost };
  Answer found;

  if (!step->is_goal && awrash_i_general_is_constant (check->general, step->cost))
    return TRUE;
  if (!answer (check, &ask, &found, error))
    return FALSE;
  if (!found.is_proved)
    for (gsize j = 0; j < check->general->model->n_cells; j++)
      found.cost += (AwrashLong)step->cost[j] * check->x[j];
  note (check, step, &found);
  return awrash_i_general_face_hold (check->face, check->general, step->cost, check->x, error);
}

static gboolean
check_sum (Check *check, const AwrashGeneralStep *step, GError **error)
{
  AwrashAsk ask = {
    .kind = AWRASH_ASK_CURVES, .name = step->name, .measure = &step->measure, .rest = step->rest
  };
  Answer found;

  if (step->measure.kind == AWRASH_MEASURE_ALPHA && step->measure.exponent <= 0)
    {
      AwrashLevel level;
      gboolean any
          = awrash_i_level_zeros (check->general, check->face, &step->measure, step->rest, &level);
      AwrashAsk zeros = { .kind = AWRASH_ASK_ZEROS,
                          .name = step->rest ? "zeros-rest" : "zeros",
                          .measure = &step->measure,
                          .rest = step->rest,
                          .level = &level };
      gboolean answered = !any || answer (check, &zeros, &found, error);

      awrash_i_level_clear (&level);
      if (!answered)
        return FALSE;
      if (any)
        {
          check->gap = fmax (check->gap, gap_of (&found));
          awrash_i_general_face_settle_zeros (check->face, check->general, step->rest, check->x);
        }
    }
  if (!answer (check, &ask, &found, error))
    return FALSE;
  note (check, step, &found);
  awrash_i_general_face_settle (check->face, check->general, step->rest, check->x);
  return TRUE;
}

/* One level: nobody else can pass it, and no fewer can stay. *goes_on: it is proved. */
static gboolean
check_level (Check *check, const AwrashGeneralStep *step, AwrashLevel *level, gboolean *goes_on,
             GError **error)
{
  AwrashLevel beyond;
  AwrashAsk ask = { .kind = AWRASH_ASK_BEYOND,
                    .name = step->rest ? "beyond-rest" : "beyond",
                    .measure = &step->measure,
                    .rest = step->rest,
                    .level = &beyond };
  Answer found;

  *goes_on = TRUE;
  if (step->is_goal && check->face->levels->len == 0)
    check->value = check->bound = step->unit * (double)level->units / level->need;
  if (!awrash_i_level_beyond (check->general, check->face, &step->measure, step->rest, level,
                              &beyond))
    return TRUE;
  if (!answer (check, &ask, &found, error))
    return FALSE;
  *goes_on = found.is_proved && found.is_empty;
  if (!*goes_on && step->is_goal && check->face->levels->len == 0)
    check->bound = NAN;
  if (!*goes_on || level->members->len < 2)
    return TRUE;
  ask.kind = AWRASH_ASK_LEFT;
  ask.name = step->rest ? "left-rest" : "left";
  ask.level = level;
  if (!answer (check, &ask, &found, error))
    return FALSE;
  *goes_on = gap_of (&found) == 0;
  return TRUE;
}

static gboolean
check_levels (Check *check, const AwrashGeneralStep *step, GError **error)
{
  AwrashLevel level;
  gboolean goes_on = TRUE;

  while (goes_on
         && awrash_i_level_next (check->general, check->face, &step->measure, step->rest, check->x,
                                 &level))
    {
      if (!check_level (check, step, &level, &goes_on, error))
        {
          awrash_i_level_clear (&level);
          return FALSE;
        }
      if (goes_on)
        g_array_append_val (check->face->levels, level);
      else
        awrash_i_level_clear (&level);
    }
  if (!goes_on)
    check->gap = INFINITY;
  awrash_i_general_face_settle (check->face, check->general, step->rest, check->x);
  return TRUE;
}

static gboolean
check_steps (Check *check, GError **error)
{
  g_autoptr (GArray) steps = awrash_i_general_steps (check->general, error);

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      const AwrashGeneralStep *step = awrash_i_general_step_at (steps, i);
      gboolean checked = step->kind == AWRASH_STEP_LINEAR ? check_linear (check, step, error)
                         : step->kind == AWRASH_STEP_SUM  ? check_sum (check, step, error)
                                                          : check_levels (check, step, error);

      if (!checked)
        return FALSE;
    }
  return steps != NULL;
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

/* Equal, but for what a text of 17 digits cannot lose. */
static gboolean
is_same (double a, double b)
{
  return (isnan (a) && isnan (b)) || a == b || fabs (a - b) <= 1e-12 * fmax (fabs (a), fabs (b));
}

static void
compare_claims (const Check *check)
{
  AwrashVerdict *verdict = check->audit->verdict;
  const AwrashClaim *claim = &check->audit->claim;

  if (check->question != NULL)
    awrash_i_verdict_add (verdict, _ ("a claim is of no question of the reading"));
  if (!is_same (claim->has_gap ? claim->gap : NAN, isinf (check->gap) ? NAN : check->gap))
    awrash_i_verdict_add (verdict, _ ("the gap is %g, not the one claimed"), check->gap);
  if (!is_same (claim->value, check->value))
    awrash_i_verdict_add (verdict, _ ("the value is %.17g, not the one claimed"), check->value);
  if (!is_same (claim->bound, check->bound))
    awrash_i_verdict_add (verdict, _ ("the bound is %.17g, not the one claimed"), check->bound);
}

/* That there is no plan. */
static gboolean
check_empty (Check *check, GError **error)
{
  g_autoptr (GArray) steps = awrash_i_general_steps (check->general, error);
  g_autofree int64_t *nought = awrash_i_new (int64_t, check->general->model->n_cells, error);
  AwrashAsk ask = { .kind = AWRASH_ASK_LINEAR, .name = "infeasible", .cost = nought };
  Answer found;

  if (steps == NULL || nought == NULL || !answer (check, &ask, &found, error))
    return FALSE;
  if (!found.is_proved || !found.is_empty)
    awrash_i_verdict_add (check->audit->verdict, _ ("it is not proved that there is no plan"));
  if (check->question != NULL)
    awrash_i_verdict_add (check->audit->verdict, _ ("a claim is of no question of the reading"));
  return TRUE;
}

static gboolean
check_plan (Check *check, GError **error)
{
  const AwrashClaim *claim = &check->audit->claim;
  const AwrashModel *model = check->audit->model;
  guint before = check->audit->verdict->findings->len;

  awrash_i_verdict_check_bounds (check->audit->verdict, model, claim->places, NULL);
  if (check->audit->verdict->findings->len > before)
    return TRUE;
  check->x = awrash_i_new (int64_t, model->n_cells, error);
  if (check->x == NULL)
    return FALSE;
  for (gsize j = 0; j < model->n_cells; j++)
    check->x[j] = claim->places[check->general->cell_of[j]];
  if (!check_steps (check, error))
    return FALSE;
  compare_claims (check);
  if (awrash_i_layout_count_unplaced (check->audit->layout, claim->places) != claim->unplaced)
    awrash_i_verdict_add (check->audit->verdict, _ ("the places left unplaced are not as claimed"));
  return awrash_i_verdict_set_receipts (check->audit->verdict, model, claim->places, error);
}

/* What no question was asked about is checked for its form. */
static gboolean
read_to_the_end (Check *check, GError **error)
{
  while (check->question != NULL)
    if (!awrash_i_general_claim_skip (check->scan, &check->question, error))
      return FALSE;
  return awrash_i_claim_end (&check->audit->claim, error);
}

gboolean
awrash_i_general_check (AwrashAudit *audit, GError **error)
{
  Check check = { .audit = audit, .scan = &audit->claim.scan, .value = NAN, .bound = NAN };
  gboolean done;

  if (!awrash_i_claim_check_frame (&audit->claim, audit->layout, audit->verdict))
    return TRUE;
  if (!awrash_i_scan_need (check.scan, '[', error)
      || !awrash_i_general_claim_next (check.scan, &check.question, error))
    return FALSE;
  check.general = awrash_i_general_new (audit->layout, error);
  check.face = check.general != NULL ? awrash_i_general_face_new (check.general, error) : NULL;
  done = check.face != NULL;
  if (done && audit->claim.status == AWRASH_STATUS_INFEASIBLE)
    done = check_empty (&check, error);
  else if (done && audit->claim.places != NULL)
    done = check_plan (&check, error);
  done = done && read_to_the_end (&check, error);
  g_free (check.x);
  awrash_i_general_face_free (check.face);
  awrash_i_general_free (check.general);
  return done;
}
