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

static void
note (AwrashGeneralCheck *check, const AwrashGeneralStep *step, const AwrashGeneralAnswer *found)
{
  double gap = awrash_i_general_gap_of (found), unit = ldexp (step->unit, -found->bits);

  check->gap = fmax (check->gap, gap);
  if (!step->is_goal)
    return;
  check->value = (double)found->cost * unit;
  check->bound = isinf (gap) ? NAN : (double)found->least * unit;
}

/* ── steps ──────────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_linear (AwrashGeneralCheck *check, const AwrashGeneralStep *step, GError **error)
{
  AwrashAsk ask = {
    .kind = AWRASH_ASK_LINEAR, .name = step->name, .cost = step->cost, .offset = step->offset
  };
  int64_t least = AWRASH_MIXED_LEAST;
  AwrashGeneralAnswer found;

  if (!step->is_goal && awrash_i_general_is_constant (check->general, step->cost))
    return TRUE;
  if (!awrash_i_general_answer (check, &ask, &found, error))
    return FALSE;
  /* the plan keeps all bounds: that none does cannot be proved */
  if (found.is_proved)
    least = (int64_t)(found.least >> found.bits);
  note (check, step, &found);
  return awrash_i_general_face_hold (check->face, check->general, step->cost, least,
                                     awrash_i_general_cost (check->general, step->cost, check->x),
                                     error);
}

static gboolean
check_sum (AwrashGeneralCheck *check, const AwrashGeneralStep *step, GError **error)
{
  AwrashAsk ask = {
    .kind = AWRASH_ASK_CURVES, .name = step->name, .measure = &step->measure, .rest = step->rest
  };
  AwrashGeneralAnswer found;

  if (step->measure.kind == AWRASH_MEASURE_ALPHA && step->measure.exponent <= 0)
    {
      AwrashLevel level;
      gboolean made = awrash_i_level_zeros (check->general, check->face, &step->measure, step->rest,
                                            &level, error);
      gboolean any = level.members->len > 0;
      AwrashAsk zeros = { .kind = AWRASH_ASK_ZEROS,
                          .name = step->rest ? "zeros-rest" : "zeros",
                          .measure = &step->measure,
                          .rest = step->rest,
                          .level = &level };
      gboolean answered = made && (!any || awrash_i_general_answer (check, &zeros, &found, error));

      awrash_i_level_clear (&level);
      if (!answered)
        return FALSE;
      if (any)
        {
          check->gap = fmax (check->gap, awrash_i_general_gap_of (&found));
          awrash_i_general_face_settle_zeros (check->face, check->general, step->rest, check->x);
        }
    }
  if (!awrash_i_general_answer (check, &ask, &found, error))
    return FALSE;
  note (check, step, &found);
  awrash_i_general_face_settle (check->face, check->general, step->rest, check->x);
  return TRUE;
}

/* One level: nobody else can pass it, and no fewer can stay. *goes_on: it is proved. */
static gboolean
check_level (AwrashGeneralCheck *check, const AwrashGeneralStep *step, AwrashLevel *level,
             gboolean *goes_on, GError **error)
{
  AwrashLevel beyond;
  AwrashAsk ask = { .kind = AWRASH_ASK_BEYOND,
                    .name = step->rest ? "beyond-rest" : "beyond",
                    .measure = &step->measure,
                    .rest = step->rest,
                    .level = &beyond };
  AwrashGeneralAnswer found;

  *goes_on = TRUE;
  if (step->is_goal && check->face->levels->len == 0)
    check->value = check->bound = step->unit * (double)level->units / level->need;
  if (!awrash_i_level_beyond (check->general, check->face, &step->measure, step->rest, level,
                              &beyond))
    return TRUE;
  if (!awrash_i_general_answer (check, &ask, &found, error))
    return FALSE;
  *goes_on = found.is_proved && found.is_empty;
  if (!*goes_on)
    check->gap = INFINITY;
  if (!*goes_on && step->is_goal && check->face->levels->len == 0)
    check->bound = NAN;
  if (!*goes_on || level->members->len < 2)
    return TRUE;
  ask.kind = AWRASH_ASK_LEFT;
  ask.name = step->rest ? "left-rest" : "left";
  ask.level = level;
  if (!awrash_i_general_answer (check, &ask, &found, error))
    return FALSE;
  *goes_on = awrash_i_general_gap_of (&found) == 0;
  check->gap = fmax (check->gap, awrash_i_general_gap_of (&found));
  return TRUE;
}

static gboolean
check_levels (AwrashGeneralCheck *check, const AwrashGeneralStep *step, GError **error)
{
  AwrashLevel level;
  gboolean goes_on = TRUE;

  while (goes_on)
    {
      gboolean done = awrash_i_level_next (check->general, check->face, &step->measure, step->rest,
                                           check->x, &level, error);

      if (done && level.members == NULL)
        break;
      done = done && check_level (check, step, &level, &goes_on, error)
             && (!goes_on || awrash_i_append (check->face->levels, level, error));
      if (!done || !goes_on)
        awrash_i_level_clear (&level);
      if (!done)
        return FALSE;
    }
  awrash_i_general_face_settle (check->face, check->general, step->rest, check->x);
  return TRUE;
}

/* The mix, as far as something is left to be mixed. */
static gboolean
check_mix (AwrashGeneralCheck *check, const AwrashGeneralStep *step, GError **error)
{
  AwrashAsk ask = { .kind = AWRASH_ASK_MIX, .name = step->name };
  g_autoptr (AwrashGeneralMix) mix = NULL;
  g_autoptr (AwrashMixed) mixed = NULL;
  AwrashGeneralAnswer found;
  gboolean fits = FALSE;

  if (!awrash_i_general_mix_fits (check->general, check->audit->claim.weights, check->x, &fits,
                                  error))
    return FALSE;
  if (!fits)
    {
      awrash_i_verdict_add (check->audit->verdict,
                            _ ("the weights of the mix are too large to be true"));
      return TRUE;
    }
  awrash_i_general_face_settle_places (check->face, check->general, check->x);
  mix = awrash_i_general_mix_make (check->general, step->kind, check->x,
                                   check->audit->claim.weights, error);
  if (mix == NULL)
    return FALSE;
  ask.mix = mix;
  ask.offset = mix->offset;
  if (awrash_i_general_is_next (check, step->name))
    {
      if (!awrash_i_general_answer (check, &ask, &found, error))
        return FALSE;
      check->mix_gap = fmax (check->mix_gap, awrash_i_general_gap_of (&found));
      return TRUE;
    }
  mixed = awrash_i_ask_build (check->general, check->face, &ask, error);
  if (mixed != NULL && !awrash_i_general_mix_is_settled (mix, mixed))
    check->mix_gap = INFINITY;
  return mixed != NULL;
}

static gboolean
check_step (AwrashGeneralCheck *check, const AwrashGeneralStep *step, GError **error)
{
  if (step->kind == AWRASH_STEP_LINEAR)
    return check_linear (check, step, error);
  if (step->kind == AWRASH_STEP_SUM)
    return check_sum (check, step, error);
  if (step->kind == AWRASH_STEP_LEVELS)
    return check_levels (check, step, error);
  if (step->kind == AWRASH_STEP_GINI)
    return awrash_i_general_check_gini (check, step, error);
  return check_mix (check, step, error);
}

static gboolean
check_steps (AwrashGeneralCheck *check, GError **error)
{
  g_autoptr (GArray) steps = awrash_i_general_steps (check->general, error);

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    if (!check_step (check, awrash_i_general_step_at (steps, i), error))
      return FALSE;
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
compare_claims (const AwrashGeneralCheck *check)
{
  AwrashVerdict *verdict = check->audit->verdict;
  const AwrashClaim *claim = &check->audit->claim;

  if (check->question != NULL)
    awrash_i_verdict_add (verdict, _ ("a claim is of no question of the reading"));
  if (!is_same (claim->has_gap ? claim->gap : NAN, check->gap < INFINITY ? check->gap : NAN))
    awrash_i_verdict_add (verdict, _ ("the gap is %g, not the one claimed"), check->gap);
  if (!is_same (claim->mix_gap, isinf (check->mix_gap) ? NAN : check->mix_gap))
    awrash_i_verdict_add (verdict, _ ("the gap of the mix is %g, not the one claimed"),
                          check->mix_gap);
  if (!is_same (claim->value, check->value))
    awrash_i_verdict_add (verdict, _ ("the value is %.17g, not the one claimed"), check->value);
  if (!is_same (claim->bound, check->bound))
    awrash_i_verdict_add (verdict, _ ("the bound is %.17g, not the one claimed"), check->bound);
}

/* That there is no plan. */
static gboolean
check_empty (AwrashGeneralCheck *check, GError **error)
{
  g_autoptr (GArray) steps = awrash_i_general_steps (check->general, error);
  AwrashAsk ask = { .kind = AWRASH_ASK_LINEAR, .name = "infeasible" };
  AwrashGeneralAnswer found;

  if (steps == NULL || !awrash_i_general_answer (check, &ask, &found, error))
    return FALSE;
  if (!found.is_proved || !found.is_empty)
    awrash_i_verdict_add (check->audit->verdict, _ ("it is not proved that there is no plan"));
  if (check->question != NULL)
    awrash_i_verdict_add (check->audit->verdict, _ ("a claim is of no question of the reading"));
  return TRUE;
}

/* Within a loss, everybody keeps so much of what the plan without it gives; or the plan as a whole
 * so much of its totals. */
static gboolean
hold_to_base (AwrashGeneralCheck *check, GError **error)
{
  AwrashAudit *audit = check->audit;
  g_autofree int64_t *places = NULL, *x = NULL;
  AwrashRational loss;

  if (!awrash_i_amended_base (audit, &loss, &places, error))
    return FALSE;
  if (places == NULL)
    return TRUE;
  x = awrash_i_new (int64_t, audit->model->n_cells, error);
  if (x == NULL)
    return FALSE;
  for (gsize j = 0; j < audit->model->n_cells; j++)
    x[j] = places[check->general->cell_of[j]];
  if (!awrash_i_general_face_allow_loss (check->face, check->general, loss, x, error))
    return FALSE;
  for (guint i = 0; i < check->general->rows->len; i++)
    if (awrash_i_general_activity (check->general, i, check->x) < check->face->lower[i])
      awrash_i_verdict_add (audit->verdict, _ ("%s loses more than the reading allows"),
                            awrash_i_general_row (check->general, i)->name);
  for (guint h = 0; h < check->face->held->len; h++)
    {
      const AwrashHeld *held = g_ptr_array_index (check->face->held, h);

      if (awrash_i_general_cost (check->general, held->cost, check->x) > held->most)
        awrash_i_verdict_add (audit->verdict,
                              _ ("the plan as a whole loses more than the reading allows"));
    }
  return TRUE;
}

static gboolean
check_plan (AwrashGeneralCheck *check, GError **error)
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
  if (!hold_to_base (check, error) || !check_steps (check, error))
    return FALSE;
  compare_claims (check);
  if (awrash_i_layout_count_unplaced (check->audit->layout, claim->places) != claim->unplaced)
    awrash_i_verdict_add (check->audit->verdict, _ ("the places left unplaced are not as claimed"));
  return awrash_i_verdict_set_receipts (check->audit->verdict, model, claim->places, error);
}

/* What no question was asked about is checked for its form. */
static gboolean
read_to_the_end (AwrashGeneralCheck *check, GError **error)
{
  while (check->question != NULL)
    if (!awrash_i_general_claim_skip (check->scan, &check->question, error))
      return FALSE;
  return awrash_i_claim_end (&check->audit->claim, error);
}

gboolean
awrash_i_general_check (AwrashAudit *audit, GError **error)
{
  AwrashGeneralCheck check
      = { .audit = audit, .scan = &audit->claim.scan, .value = NAN, .bound = NAN };
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
