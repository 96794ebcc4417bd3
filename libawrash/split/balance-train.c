/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many places of training, where, bring what provinces receive to a level of equity; or what so
 * many places, or so much money, can do. Source: compensation-search.c and compensation-reach.c.
 * Invariant: the programme's own bounds on training hold; without a stream of training nothing but
 * the target limits it. */

#include "base/accumulator-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "split/balance-private.h"
#include "split/quotient-private.h"

#include <math.h>
#include <string.h>

/* ── the target ─────────────────────────────────────────────────────────────────────────────── */

/* The Gini before the stream as a fraction of whole numbers. */
static gboolean
level_before (const AwrashBalance *balance, AwrashCompensation *c, gsize order[],
              AwrashCompensationLevel *level, GError **error)
{
  g_autofree int64_t *after = awrash_i_copy (int64_t, c->held, c->n, error);
  AwrashCompensationGini gini;

  if (after == NULL)
    return FALSE;
  for (gsize k = 0; k < c->n; k++)
    c->held[k] = c->parts * balance->places[AWRASH_DIVISION_BEFORE][c->province[k]];
  awrash_i_compensation_sort (c, NULL, order);
  awrash_i_compensation_gini_count (c, NULL, order, &gini);
  memcpy (c->held, after, c->n * sizeof (int64_t));
  *level = awrash_i_compensation_level_of (&gini);
  if (gini.receipts > 0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("target is \"before\", but without \"%s\" nobody receives a place: expected "
                  "another target"),
               balance->programme->streams[balance->question.stream].code);
  return FALSE;
}

static gboolean
train_for_gini (AwrashBalance *balance, AwrashCompensation *c, gsize order[], int64_t training[],
                GError **error)
{
  AwrashCompensationLevel level = { .scale = 0 };
  AwrashCompensationAnswer answer;

  if (balance->question.target == AWRASH_TARGET_GINI)
    level = awrash_i_compensation_level (c, balance->question.level);
  else if (!level_before (balance, c, order, &level, error))
    return FALSE;
  if (!awrash_i_compensation_search (c, &level, training, &answer, error))
    return FALSE;
  balance->status = answer.status;
  balance->least_places = answer.least;
  balance->least_cost = NAN;
  if (c->costs == NULL || answer.places == 0
      || (answer.status != AWRASH_STATUS_OPTIMAL && answer.status != AWRASH_STATUS_WITHIN_GAP))
    return TRUE;
  balance->status = AWRASH_STATUS_WITHIN_GAP;
  return awrash_i_compensation_cheapen (c, &level, training, &balance->least_cost, error);
}

/* What every province lacks to its places without limits, at most what there is room for: shared
 * room goes to the lowest rate first. */
static gboolean
fill_lack (AwrashBalance *balance, const AwrashCompensation *c, int64_t training[], GError **error)
{
  g_auto (AwrashRise) rise = { .compensation = NULL };
  int64_t lack = 0;

  for (gsize k = 0; k < c->n; k++)
    {
      const int64_t lifted = balance->places[AWRASH_DIVISION_LIFTED][c->province[k]];
      const int64_t parts = MAX (c->parts * lifted - c->held[k], 0);
      const int64_t own = (parts + c->step - 1) / c->step;

      c->room[c->node[k]] = MIN (c->room[c->node[k]], own);
      lack += own;
    }
  if (!awrash_i_rise_init (&rise, c, error))
    return FALSE;
  while (rise.places < AWRASH_COMPENSATION_MOST && awrash_i_rise_step (&rise))
    ;
  memcpy (training, rise.training, c->n * sizeof (int64_t));
  balance->least_places = lack;
  balance->status = rise.places == lack                       ? AWRASH_STATUS_OPTIMAL
                    : rise.places == AWRASH_COMPENSATION_MOST ? AWRASH_STATUS_LIMIT
                                                              : AWRASH_STATUS_INFEASIBLE;
  return TRUE;
}

static gboolean
train_for_lifted (AwrashBalance *balance, const AwrashCompensation *c, int64_t training[],
                  GError **error)
{
  g_autofree int64_t *room = awrash_i_copy (int64_t, c->room, c->n_nodes, error);

  if (room == NULL)
    return FALSE;
  if (balance->places[AWRASH_DIVISION_LIFTED] == NULL)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("target is \"lifted\", but without the limits of absorption of \"%s\" there "
                      "is no plan: expected another target"),
                   balance->programme->streams[balance->question.stream].code);
      return FALSE;
    }
  if (!fill_lack (balance, c, training, error))
    return FALSE;
  memcpy (c->room, room, c->n_nodes * sizeof (int64_t));
  return TRUE;
}

/* Where the level is out of reach: as high as the lowest rate can be brought. */
static gboolean
raise_lowest (const AwrashCompensation *c, int64_t places, int64_t training[], GError **error)
{
  g_auto (AwrashRise) rise = { .compensation = NULL };

  if (!awrash_i_rise_init (&rise, c, error))
    return FALSE;
  while (rise.places < places && !awrash_i_rise_is_stuck (&rise) && awrash_i_rise_step (&rise))
    ;
  memcpy (training, rise.training, c->n * sizeof (int64_t));
  return TRUE;
}

static gboolean
train_for_rate (AwrashBalance *balance, const AwrashCompensation *c, int64_t training[],
                GError **error)
{
  const gboolean of_all = balance->question.target == AWRASH_TARGET_FRACTION;

  if (!awrash_i_compensation_reach (c, balance->question.level, of_all, training, &balance->status,
                                    error))
    return FALSE;
  balance->least_places = 0;
  for (gsize k = 0; k < c->n && balance->status == AWRASH_STATUS_OPTIMAL; k++)
    balance->least_places += training[k];
  if (balance->status == AWRASH_STATUS_OPTIMAL)
    return TRUE;
  return raise_lowest (c, AWRASH_COMPENSATION_MOST, training, error);
}

/* Whether the money pays for another place to the lowest; where it does not, it could not raise the
 * lowest rate either. */
static gboolean
pays (const AwrashBalance *balance, AwrashRise *rise, AwrashAccumulator *left)
{
  gsize next;

  if (balance->question.target != AWRASH_TARGET_BUDGET || balance->costs == NULL
      || !awrash_i_rise_peek (rise, &next))
    return TRUE;
  awrash_i_accumulator_add (left, -balance->costs[rise->compensation->province[next]]);
  return awrash_i_accumulator_sign (left) >= 0;
}

/* How many places were asked for; where they do not cost the same, as many as can be. */
static int64_t
places_asked (const AwrashBalance *balance)
{
  const AwrashBalanceQuestion *question = &balance->question;

  if (question->target == AWRASH_TARGET_PLACES)
    return question->level.numerator;
  if (balance->costs != NULL)
    return AWRASH_COMPENSATION_MOST;
  return awrash_i_quotient (awrash_i_rational_to_double (question->level), question->cost, 1,
                            FALSE);
}

/* So many places to the lowest rate first. */
static gboolean
train_so_many (AwrashBalance *balance, const AwrashCompensation *c, int64_t training[],
               GError **error)
{
  const int64_t asked = places_asked (balance);
  g_auto (AwrashRise) rise = { .compensation = NULL };
  AwrashAccumulator left = { { 0 } };
  gboolean is_paid = TRUE;

  if (asked > AWRASH_COMPENSATION_MOST)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                   _ ("target is \"%s\", expected what pays for 2^22 places of training at most"),
                   balance->question.target_text);
      return FALSE;
    }
  awrash_i_accumulator_add (&left, awrash_i_rational_to_double (balance->question.level));
  if (!awrash_i_rise_init (&rise, c, error))
    return FALSE;
  while (rise.places < asked && (is_paid = pays (balance, &rise, &left))
         && awrash_i_rise_step (&rise))
    ;
  memcpy (training, rise.training, c->n * sizeof (int64_t));
  balance->least_places = rise.places;
  balance->status
      = rise.places == asked || !is_paid ? AWRASH_STATUS_OPTIMAL : AWRASH_STATUS_UNPLACED;
  return TRUE;
}

/* ── the answer ─────────────────────────────────────────────────────────────────────────────── */

static char *
describe (const AwrashBalance *balance)
{
  if (balance->status == AWRASH_STATUS_INFEASIBLE)
    return g_strdup (_ ("The bounds on training leave the target out of reach; the training shown "
                        "comes as near as they allow."));
  if (balance->status == AWRASH_STATUS_LIMIT)
    return g_strdup (_ ("The target was not met within the places that are looked at; the training "
                        "shown is the nearest that was found."));
  if (balance->status == AWRASH_STATUS_UNPLACED)
    return g_strdup (_ ("The bounds on training leave places unplaced."));
  if (balance->status == AWRASH_STATUS_WITHIN_GAP && balance->costs != NULL)
    return g_strdup (_ ("The training meets the target; that none costs less is proved only up to "
                        "the least cost that is told."));
  if (balance->status == AWRASH_STATUS_WITHIN_GAP)
    return g_strdup (_ ("The number of places meets the target; that fewer would not is proved "
                        "only up to the least number that is told."));
  return NULL;
}

/* The smallest part that a province has of its places without limits. */
static double
part_of_lifted (const AwrashBalance *balance, const AwrashCompensation *c, const int64_t training[])
{
  double least = INFINITY;

  for (gsize k = 0; k < c->n; k++)
    {
      const int64_t lifted = balance->places[AWRASH_DIVISION_LIFTED][c->province[k]];
      const double held = (double)awrash_i_compensation_receipt (c, training, k);

      if (lifted > 0)
        least = MIN (least, held / (double)c->parts / (double)lifted);
    }
  return isinf (least) ? 1 : least;
}

static double
measure_target (const AwrashBalance *balance, const AwrashCompensation *c, const int64_t training[])
{
  const AwrashBalanceMeasures *m = &balance->measures[AWRASH_DIVISION_TRAINED];

  switch (balance->question.target)
    {
    case AWRASH_TARGET_LIFTED:
      return part_of_lifted (balance, c, training);
    case AWRASH_TARGET_LOWEST:
      return m->lowest;
    case AWRASH_TARGET_FRACTION:
      return m->lowest / m->rate;
    default:
      return m->gini;
    }
}

/* What the target measures, and the Gini that no division of as many places is below. */
static gboolean
judge (AwrashBalance *balance, const AwrashCompensation *c, const int64_t training[],
       GError **error)
{
  g_auto (AwrashCompensationBox) box = { .compensation = NULL };
  const AwrashCompensationLevel level = { .scale = 1 };
  AwrashCompensationGini bound;
  int slope;

  balance->reached = measure_target (balance, c, training);
  if (!awrash_i_compensation_box_init (&box, c, error))
    return FALSE;
  awrash_i_compensation_box_open (&box, training);
  balance->least_gini
      = awrash_i_compensation_bound (&box, balance->trained_places, &level, &bound, &slope)
            ? awrash_i_compensation_gini_get (c, &bound)
            : NAN;
  return TRUE;
}

/* Where the least training is the least in every province, and where all cost the same, the cost
 * follows; a Gini's least places may be elsewhere than where they are cheap. */
static double
least_cost (const AwrashBalance *balance)
{
  if (balance->costs == NULL)
    return (double)balance->least_places * balance->question.cost;
  return balance->question.target == AWRASH_TARGET_GINI
                 || balance->question.target == AWRASH_TARGET_BEFORE
             ? balance->least_cost
             : balance->total_cost;
}

static gboolean
train_by_target (AwrashBalance *balance, AwrashCompensation *c, gsize order[], int64_t training[],
                 GError **error)
{
  switch (balance->question.target)
    {
    case AWRASH_TARGET_LIFTED:
      return train_for_lifted (balance, c, training, error);
    case AWRASH_TARGET_BEFORE:
    case AWRASH_TARGET_GINI:
      return train_for_gini (balance, c, order, training, error);
    case AWRASH_TARGET_LOWEST:
    case AWRASH_TARGET_FRACTION:
      return train_for_rate (balance, c, training, error);
    default:
      return train_so_many (balance, c, training, error);
    }
}

gboolean
awrash_i_balance_train (AwrashBalance *balance, const AwrashPlan *plan, GError **error)
{
  g_auto (AwrashCompensation) c = { .n = 0 };
  g_autofree gsize *order = awrash_i_new (gsize, balance->n, error);
  g_autofree int64_t *training = order != NULL ? awrash_i_new (int64_t, balance->n, error) : NULL;

  balance->training = training != NULL ? awrash_i_new (int64_t, balance->n, error) : NULL;
  if (balance->training == NULL || !awrash_i_balance_compensate (balance, plan, &c, error)
      || !train_by_target (balance, &c, order, training, error))
    return FALSE;
  for (gsize k = 0; k < c.n; k++)
    {
      balance->training[c.province[k]] = training[k];
      balance->trained_places += training[k];
    }
  balance->total_cost = awrash_i_balance_cost (balance, &c, training);
  balance->least_cost = least_cost (balance);
  balance->reason = describe (balance);
  return awrash_i_balance_measure (balance, AWRASH_DIVISION_TRAINED, error)
         && judge (balance, &c, training, error)
         && awrash_i_balance_draw (balance, &c, order, error);
}
