/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dual simplex method for variables between bounds: the basic variable that is farthest outside
 * leaves, and the one enters that lets the dual go farthest, others being moved to their other
 * bounds on the way.
 * Source: Forrest and Goldfarb (1992) for the weights; mixed-ratio.c for the long step.
 * Invariant: reduced costs fit the states but for what shifting the costs hides, and shifted costs
 * are taken back before an end is called optimal. */

#include "allot/mixed-ratio-private.h"
#include "base/cancel-private.h"

#include <math.h>
#include <string.h>

#define FEASIBLE 1e-7
/* Ends are certain long before, mostly within a step for each of them; what is left then is a fault
 * of the numbers. */
#define MOST_STEPS(s) (5 * ((s)->n + (s)->m) + 1000)

/* ── one step ───────────────────────────────────────────────────────────────────────────────── */

/* How far a variable is outside its bounds: below 0 under the lower one. */
static double
outside (const AwrashMixedRelaxation *s, gsize j)
{
  if (s->x[j] < s->lower[j] - FEASIBLE)
    return s->x[j] - s->lower[j];
  if (s->x[j] > s->upper[j] + FEASIBLE)
    return s->x[j] - s->upper[j];
  return 0;
}

static gsize
choose_leaving (const AwrashMixedRelaxation *s)
{
  gsize best = G_MAXSIZE;
  double most = 0;

  for (gsize i = 0; i < s->m; i++)
    {
      double far = outside (s, s->basic[i]), merit = far * far / s->weight[i];

      if (merit > most)
        {
          most = merit;
          best = i;
        }
    }
  return best;
}

/* alpha[]: the leaving row of the tableau, by rows of the problem where rho is sparse. */
static void
compute_row (AwrashMixedRelaxation *s)
{
  const AwrashMixed *mixed = s->mixed;

  memset (s->alpha, 0, s->n * sizeof (double));
  for (gsize i = 0; i < s->m; i++)
    {
      double rho = s->rho[i];

      s->alpha[s->n + i] = rho;
      for (gsize k = mixed->first[i]; rho != 0 && k < mixed->first[i + 1]; k++)
        s->alpha[mixed->column[k]] += rho * s->value[k];
    }
  for (guint k = 0; k < s->segments->len; k++)
    {
      gsize i = g_array_index (s->segments, AwrashSegment, k).row;

      s->alpha[s->n + s->m + k] = s->folded[i] != G_MAXSIZE ? s->alpha[s->folded[i]] : -s->rho[i];
    }
}

/* Moves those passed to their other bounds and the basics with them. */
static void
flip_passed (AwrashMixedRelaxation *s, gsize n_passed)
{
  gboolean any = FALSE;

  memset (s->flip, 0, s->m * sizeof (double));
  for (gsize k = 0; k < n_passed; k++)
    {
      gsize j = awrash_i_ratio_taken (s, k)->j;
      double to = s->state[j] == AWRASH_PLACE_LOWER ? s->upper[j] : s->lower[j];

      awrash_i_relaxation_add (s, j, to - s->x[j], s->flip);
      s->x[j] = to;
      s->state[j] = s->state[j] == AWRASH_PLACE_LOWER ? AWRASH_PLACE_UPPER : AWRASH_PLACE_LOWER;
      any = TRUE;
    }
  if (!any)
    return;
  awrash_i_factor_solve (s->factor, s->flip);
  for (gsize i = 0; i < s->m; i++)
    s->x[s->basic[i]] -= s->flip[i];
}

static void
update_reduced (AwrashMixedRelaxation *s, gsize entering, gsize leaving, double theta)
{
  for (gsize j = 0; j < s->size; j++)
    {
      if (s->state[j] == AWRASH_PLACE_BASIC || s->alpha[j] == 0)
        continue;
      s->reduced[j] -= theta * s->alpha[j];
      /* what rounding, or a step past another candidate, puts on the wrong side is hidden */
      if (j != entering && s->lower[j] < s->upper[j]
          && (s->state[j] == AWRASH_PLACE_LOWER ? s->reduced[j] < 0 : s->reduced[j] > 0))
        {
          s->cost[j] -= s->reduced[j];
          s->reduced[j] = 0;
          s->is_shifted = TRUE;
        }
    }
  s->reduced[entering] = 0;
  s->reduced[leaving] = -theta;
}

static void
update_weights (AwrashMixedRelaxation *s, gsize r)
{
  double own = 0, pivot = s->w[r];

  memcpy (s->tau, s->rho, s->m * sizeof (double));
  awrash_i_factor_solve (s->factor, s->tau);
  for (gsize i = 0; i < s->m; i++)
    own += s->rho[i] * s->rho[i];
  for (gsize i = 0; i < s->m; i++)
    {
      double k = s->w[i] / pivot;

      if (i != r && k != 0)
        {
          double weight = s->weight[i] - 2 * k * s->tau[i] + k * k * own;

          s->weight[i] = MAX (weight, 1e-4);
        }
    }
  s->weight[r] = fmax (own / (pivot * pivot), 1e-4);
}

/* Exchanges the leaving variable of row r, which goes to its bound, for the entering one. */
static void
exchange (AwrashMixedRelaxation *s, gsize r, gsize entering, double far)
{
  gsize leaving = s->basic[r];
  double bound = far < 0 ? s->lower[leaving] : s->upper[leaving];
  double step = (s->x[leaving] - bound) / s->w[r];

  for (gsize i = 0; i < s->m; i++)
    s->x[s->basic[i]] -= step * s->w[i];
  s->x[entering] += step;
  s->x[leaving] = bound;
  s->state[leaving] = (guint8)(far < 0 ? AWRASH_PLACE_LOWER : AWRASH_PLACE_UPPER);
  s->state[entering] = AWRASH_PLACE_BASIC;
  s->basic[r] = entering;
}

static void
keep_ray (AwrashMixedRelaxation *s, double far)
{
  for (gsize i = 0; i < s->m; i++)
    s->price[i] = far < 0 ? -s->rho[i] : s->rho[i];
}

typedef enum
{
  STEP_DONE,
  STEP_OPTIMAL,
  STEP_EMPTY,
  STEP_UNSURE /* numbers disagree */
} StepEnd;

static StepEnd
step (AwrashMixedRelaxation *s)
{
  gsize r = choose_leaving (s), entering, n_passed;
  double far;
  const AwrashCandidate *chosen;

  if (r == G_MAXSIZE)
    return STEP_OPTIMAL;
  far = outside (s, s->basic[r]);
  memset (s->rho, 0, s->m * sizeof (double));
  s->rho[r] = 1;
  awrash_i_factor_solve_turned (s->factor, s->rho);
  compute_row (s);
  chosen = awrash_i_ratio_choose (s, far, &n_passed);
  if (chosen == NULL)
    {
      keep_ray (s, far);
      return STEP_EMPTY;
    }
  entering = chosen->j;
  memset (s->w, 0, s->m * sizeof (double));
  awrash_i_relaxation_add (s, entering, 1, s->w);
  awrash_i_factor_solve (s->factor, s->w);
  if (fabs (s->w[r] - s->alpha[entering]) > 1e-6 * (1 + fabs (s->w[r])))
    return STEP_UNSURE;
  flip_passed (s, n_passed);
  update_weights (s, r);
  update_reduced (s, entering, s->basic[r], (far < 0 ? -1 : 1) * chosen->ratio);
  exchange (s, r, entering, far);
  if (!awrash_i_factor_replace (s->factor, r, s->w, &s->refusal))
    return awrash_i_relaxation_refresh (s) ? STEP_DONE : STEP_UNSURE;
  return STEP_DONE;
}

/* ── the run ────────────────────────────────────────────────────────────────────────────────── */

double
awrash_i_relaxation_objective (const AwrashMixedRelaxation *s)
{
  double sum = s->base;

  for (gsize j = 0; j < s->size; j++)
    sum += s->true_cost[j] * s->x[j];
  return sum;
}

/* Takes shifted costs back. TRUE: some were, and the basis has been looked at anew. */
static gboolean
unshift (AwrashMixedRelaxation *s)
{
  if (!s->is_shifted)
    return FALSE;
  memcpy (s->cost, s->true_cost, s->size * sizeof (double));
  s->is_shifted = FALSE;
  return awrash_i_relaxation_refresh (s);
}

AwrashRelaxationEnd
awrash_i_relaxation_run (AwrashMixedRelaxation *s)
{
  gsize unsure = 0, unshifted = 0;

  memcpy (s->cost, s->true_cost, s->size * sizeof (double));
  s->is_shifted = FALSE;
  if (!awrash_i_relaxation_refresh (s))
    return AWRASH_RELAXATION_STUCK;
  for (gsize k = 0; k < MOST_STEPS (s); k++)
    {
      StepEnd end = step (s);

      s->n_steps++;
      if (awrash_i_is_cancelled (NULL))
        break;
      if (end == STEP_EMPTY)
        return AWRASH_RELAXATION_EMPTY;
      if (end == STEP_OPTIMAL)
        {
          if (unshifted++ < 5 && unshift (s))
            continue;
          awrash_i_relaxation_price (s);
          awrash_i_relaxation_stand (s);
          return AWRASH_RELAXATION_OPTIMAL;
        }
      if (end == STEP_UNSURE && (unsure++ > 5 || !awrash_i_relaxation_refresh (s)))
        break;
      if (k % 16 == 15 && s->cutoff < INFINITY && awrash_i_relaxation_objective (s) > s->cutoff)
        {
          awrash_i_relaxation_price (s);
          return AWRASH_RELAXATION_CUT;
        }
    }
  awrash_i_relaxation_price (s);
  return AWRASH_RELAXATION_STUCK;
}
