/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an answer tells: the choice, how goals and bounds stand, why a worksite or a commune was
 * left out, and what a worksite would need.
 * Source: the contract in selection-approve.h. Invariant: sums are whole numbers of millionths
 * until they are told. */

#include "selection/approve-private.h"

#include "base/memory-private.h"

#include <math.h>

/* Of a bound: what is approved counts, and how far it is above its limits: below 0 there is room.
 */
typedef struct
{
  AwrashLong count, total, above_least, above_most;
} Standing;

static Standing
stand_with (const AwrashApproval *approval, const AwrashApproveBound *bound, gsize j,
            int64_t places, Standing before)
{
  int64_t parts[] = { 0, bound->least, bound->most }, sums[3], fewest, each;
  int64_t more = places - approval->places_min[j];

  for (int k = 0; k < 3; k++)
    {
      gboolean is_open = parts[k] != AWRASH_MIXED_LEAST && parts[k] != AWRASH_MIXED_MOST;

      awrash_i_approve_weigh_bound (approval, bound, bound->is_share && is_open ? parts[k] : 0, j,
                                    &fewest, &each);
      sums[k] = fewest + each * more;
    }
  awrash_i_approve_weigh (approval, bound->unit, j, AWRASH_MILLION, &fewest, &each);
  before.count += sums[0];
  before.above_least += sums[1];
  before.above_most += sums[2];
  before.total += bound->is_share ? fewest + each * more : sums[0];
  return before;
}

/* Limits of numbers are taken off once, those of shares with every worksite. */
static Standing
stand (const AwrashApproval *approval, const AwrashApproveBound *bound, const int64_t places[])
{
  Standing standing = { 0, 0, 0, 0 };

  if (!bound->is_share)
    {
      standing.above_least -= bound->least == AWRASH_MIXED_LEAST ? 0 : bound->least;
      standing.above_most -= bound->most == AWRASH_MIXED_MOST ? 0 : bound->most;
    }
  for (gsize j = 0; j < approval->n; j++)
    if (places[j] > 0)
      standing = stand_with (approval, bound, j, places[j], standing);
  return standing;
}

/* As many as are needed of b each, INFINITY where they are none. */
static double
divide_up (AwrashLong a, int64_t b)
{
  AwrashLong units = b > 0 ? (a + b - 1) / b : 0;

  return b > 0 ? (double)units : INFINITY;
}

static double
need_of (const AwrashApproveBound *bound, Standing with)
{
  gboolean has_least = bound->least != AWRASH_MIXED_LEAST;
  gboolean has_most = bound->most != AWRASH_MIXED_MOST;

  if (!bound->is_share)
    return has_most && with.above_most > 0 ? (double)with.above_most / 1e6 : 0;
  if (has_least && with.above_least < 0)
    return divide_up (-with.above_least, AWRASH_MILLION - bound->least);
  return has_most && with.above_most > 0 ? divide_up (with.above_most, bound->most) : 0;
}

static double
room_of (const AwrashApproveBound *bound, Standing now)
{
  if (bound->most != AWRASH_MIXED_MOST)
    return (double)-now.above_most / 1e6;
  return bound->is_share ? (double)now.above_least / 1e6 : INFINITY;
}

/* ── reasons ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_too_large (const AwrashApproval *approval, gsize j)
{
  for (guint b = 0; b < approval->bounds->len; b++)
    {
      const AwrashApproveBound *bound = awrash_i_approve_bound (approval, b);
      int64_t fewest, each;

      if (bound->is_share || bound->most == AWRASH_MIXED_MOST)
        continue;
      awrash_i_approve_weigh_bound (approval, bound, 0, j, &fewest, &each);
      if (fewest > bound->most)
        return TRUE;
    }
  return FALSE;
}

static const char *
reason_of (const AwrashApproval *approval, gsize j, int64_t places)
{
  if (places > 0)
    return approval->is_required[j] ? "required" : "approved";
  if (!awrash_i_approve_is_open (approval, j))
    return "below-threshold";
  return is_too_large (approval, j) ? "too-large" : "not-chosen";
}

/* The reason of a commune is that of its worksite which came farthest. */
static const char *
commune_of (const AwrashApproval *approval, const AwrashApproved *answer, gsize c)
{
  static const char *const steps[]
      = { "no-worksite", "below-threshold", "too-large", "not-chosen", "served" };
  gsize farthest = 0;

  for (gsize j = 0; j < approval->n; j++)
    {
      gsize own = 0;

      if (approval->commune[j] != (int64_t)c)
        continue;
      while (own < 4 && g_strcmp0 (steps[own], answer->reason[j]) != 0)
        own++;
      farthest = MAX (farthest, own);
    }
  return steps[farthest];
}

gboolean
awrash_i_approve_explain (const AwrashApproval *approval, AwrashApproved *answer, GError **error)
{
  gsize n = answer->n, m = answer->n_bounds;
  double *numbers = awrash_i_new (double, 3 * m + n * m, error);

  answer->reason = numbers != NULL ? awrash_i_new (const char *, n, error) : NULL;
  answer->commune
      = answer->reason != NULL ? awrash_i_new (const char *, answer->n_communes, error) : NULL;
  answer->count = numbers;
  if (answer->commune == NULL)
    return FALSE;
  answer->total = numbers + m;
  answer->room = numbers + 2 * m;
  answer->need = numbers + 3 * m;
  for (gsize j = 0; j < n; j++)
    answer->reason[j] = reason_of (approval, j, answer->places[j]);
  for (gsize c = 0; c < answer->n_communes; c++)
    answer->commune[c] = commune_of (approval, answer, c);
  for (gsize b = 0; b < m; b++)
    {
      const AwrashApproveBound *bound = awrash_i_approve_bound (approval, b);
      Standing now = stand (approval, bound, answer->places);

      answer->count[b] = (double)now.count / 1e6;
      answer->total[b] = (double)now.total / 1e6;
      answer->room[b] = room_of (bound, now);
      for (gsize j = 0; j < n; j++)
        answer->need[j * m + b]
            = answer->places[j] > 0
                  ? 0
                  : need_of (bound, stand_with (approval, bound, j, approval->places_min[j], now));
    }
  return TRUE;
}

/* ── the object ─────────────────────────────────────────────────────────────────────────────── */

AwrashApproved *
awrash_i_approve_answer_new (const AwrashApproval *approval)
{
  AwrashApproved *answer = g_new0 (AwrashApproved, 1);

  answer->n = approval->n;
  answer->n_bounds = approval->bounds->len;
  answer->n_communes = approval->n_communes;
  answer->reached = g_array_new (FALSE, FALSE, sizeof (AwrashApproveReached));
  return answer;
}

void
awrash_selection_approve_answer_free (AwrashApproved *answer)
{
  if (answer == NULL)
    return;
  g_free (answer->places);
  g_free (answer->other);
  g_array_unref (answer->reached);
  g_free (answer->certificate);
  g_free (answer->reason);
  g_free (answer->commune);
  g_free (answer->count);
  g_free (answer);
}

AwrashStatus
awrash_selection_approve_answer_get_status (const AwrashApproved *answer)
{
  g_return_val_if_fail (answer != NULL, AWRASH_STATUS_UNKNOWN);
  return answer->status;
}

size_t
awrash_selection_approve_answer_get_n (const AwrashApproved *answer)
{
  g_return_val_if_fail (answer != NULL, 0);
  return answer->n;
}

const int64_t *
awrash_selection_approve_answer_get_places (const AwrashApproved *answer)
{
  g_return_val_if_fail (answer != NULL, NULL);
  return answer->places;
}

const int64_t *
awrash_selection_approve_answer_get_other (const AwrashApproved *answer)
{
  g_return_val_if_fail (answer != NULL, NULL);
  return answer->other;
}

size_t
awrash_selection_approve_answer_get_nodes (const AwrashApproved *answer)
{
  g_return_val_if_fail (answer != NULL, 0);
  return answer->nodes;
}

const char *
awrash_selection_approve_answer_get_certificate (const AwrashApproved *answer)
{
  g_return_val_if_fail (answer != NULL, NULL);
  return answer->certificate;
}

gboolean
awrash_selection_approve_answer_get_goal (const AwrashApproved *answer, size_t goal, double *value,
                                          double *bound, double *gap)
{
  const AwrashApproveReached *reached;

  g_return_val_if_fail (answer != NULL && value != NULL && bound != NULL && gap != NULL, FALSE);
  if (goal >= answer->reached->len)
    return FALSE;
  reached = &g_array_index (answer->reached, AwrashApproveReached, goal);
  *value = reached->value;
  *bound = reached->bound;
  *gap = reached->gap;
  return TRUE;
}

const char *
awrash_selection_approve_answer_get_reason (const AwrashApproved *answer, size_t worksite)
{
  g_return_val_if_fail (answer != NULL, NULL);
  return answer->places != NULL && worksite < answer->n ? answer->reason[worksite] : NULL;
}

const char *
awrash_selection_approve_answer_get_commune (const AwrashApproved *answer, size_t commune)
{
  g_return_val_if_fail (answer != NULL, NULL);
  return answer->places != NULL && commune < answer->n_communes ? answer->commune[commune] : NULL;
}

gboolean
awrash_selection_approve_answer_get_bound (const AwrashApproved *answer, size_t bound,
                                           double *count, double *total, double *room)
{
  g_return_val_if_fail (answer != NULL && count != NULL && total != NULL && room != NULL, FALSE);
  if (answer->places == NULL || bound >= answer->n_bounds)
    return FALSE;
  *count = answer->count[bound];
  *total = answer->total[bound];
  *room = answer->room[bound];
  return TRUE;
}

gboolean
awrash_selection_approve_answer_get_need (const AwrashApproved *answer, size_t worksite,
                                          size_t bound, double *need)
{
  g_return_val_if_fail (answer != NULL && need != NULL, FALSE);
  if (answer->places == NULL || worksite >= answer->n || bound >= answer->n_bounds
      || answer->places[worksite] > 0)
    return FALSE;
  *need = answer->need[worksite * answer->n_bounds + bound];
  return TRUE;
}
