/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The quota method: units one after the other, each to the largest w/(x + 1) among those still
 * below their share of the present size; all outcomes of ties are carried on. Source: Balinski and
 * Young, "The quota method of apportionment" (1975). Invariant: before size h is served, the states
 * are all that some choice in every tie reaches. */

#include "apportion/quota-queue-private.h"

#include "allot/ties-private.h"
#include "apportion/answer-private.h"
#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const AwrashQuotaClasses *quota;
  AwrashQuotaOrder order;
  int64_t total;
  int64_t room; /* the most units that ceilings let anybody place */
  AwrashQuotaStates now;
  AwrashQuotaStates next;
  AwrashQuotaQueue queue; /* of the state that is alone */
  gboolean has_queue;
  gsize *best;      /* [n_classes] */
  int64_t *scratch; /* [n_classes + 1] */
} Run;

static gboolean
is_eligible (const Run *run, const int64_t state[], gsize class, int64_t h)
{
  int64_t level = awrash_i_quota_order_level (&run->order, state, class);

  return awrash_i_quota_order_is_eligible (&run->order, class, level, h);
}

/* The classes of which a member is served next; 0 of them where nobody may be. A claim of 0 is
 * below no ceiling. */
static gsize
find_best (const Run *run, const int64_t state[], int64_t h)
{
  gsize n = 0;

  for (gsize c = 0; c < run->quota->n_classes; c++)
    {
      if (!(run->quota->classes[c].claim > 0))
        continue;
      int sign = n == 0 ? -1 : awrash_i_quota_order_compare (&run->order, state, c, run->best[0]);
      if (sign > 0 || !is_eligible (run, state, c, h))
        continue;
      n = sign < 0 ? 0 : n;
      run->best[n++] = c;
    }
  return n;
}

/* TRUE if all members of a tie are served whatever their order, from size h to *last: nobody else
 * comes in between. Who is tied stays eligible, since shares grow with the size. */
static gboolean
is_served_whole (const Run *run, const int64_t state[], int64_t h, gsize n_best, int64_t *last)
{
  *last = h - 1;
  for (gsize k = 0; k < n_best; k++)
    {
      int64_t size = run->quota->classes[run->best[k]].size;
      *last += size - state[run->best[k]] % size;
    }
  if (*last > run->total)
    return FALSE;
  return !awrash_i_quota_queue_comes_between (&run->queue, state, *last, run->best[0]);
}

/* Serves a state that is alone, in place: one unit, or a tie that is served whole, which ends at a
 * later *h. FALSE where it must branch. */
static gboolean
serve_alone (Run *run, int64_t *h, gboolean *has_moved)
{
  int64_t *state = run->now.rows, *placed = &state[run->quota->n_classes], last = 0;

  *has_moved = *placed < *h;
  if (!*has_moved)
    return TRUE;
  if (!run->has_queue)
    awrash_i_quota_queue_fill (&run->queue, state, *h);
  gsize n_best = awrash_i_quota_queue_take (&run->queue, state, *h, run->best);
  *has_moved = n_best > 0;
  run->has_queue
      = n_best <= 1 || (*placed == *h - 1 && is_served_whole (run, state, *h, n_best, &last));
  if (!run->has_queue)
    return FALSE;
  for (gsize k = 0; k < n_best; k++)
    {
      int64_t size = run->quota->classes[run->best[k]].size;
      int64_t more = n_best == 1 ? 1 : size - state[run->best[k]] % size;
      state[run->best[k]] += more;
      *placed += more;
    }
  *h = MAX (*h, *placed);
  for (gsize k = 0; k < n_best; k++)
    awrash_i_quota_queue_put (&run->queue, state, *h, run->best[k]);
  return TRUE;
}

/* Adds what a state becomes by one unit; the state itself where nobody may be served. */
static gboolean
branch (Run *run, const int64_t state[], int64_t h, gboolean *has_moved, GError **error)
{
  gsize n_classes = run->quota->n_classes;
  gsize n_best = state[n_classes] < h ? find_best (run, state, h) : 0;

  if (n_best == 0)
    return awrash_i_quota_states_add (&run->next, state, error);
  *has_moved = TRUE;
  for (gsize k = 0; k < n_best; k++)
    {
      memcpy (run->scratch, state, (n_classes + 1) * sizeof *state);
      run->scratch[run->best[k]]++;
      run->scratch[n_classes]++;
      if (!awrash_i_quota_states_add (&run->next, run->scratch, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
serve_each (Run *run, int64_t h, gboolean *has_moved, GError **error)
{
  AwrashQuotaStates kept = run->now;

  *has_moved = FALSE;
  awrash_i_quota_states_empty (&run->next);
  for (gsize k = 0; k < run->now.n; k++)
    if (awrash_i_is_cancelled (error)
        || !branch (run, awrash_i_quota_states_get (&run->now, k), h, has_moved, error))
      return FALSE;
  run->now = run->next;
  run->next = kept;
  return TRUE;
}

/* Serves every state up to size h, or to a later one where a tie is served whole. */
static gboolean
serve_size (Run *run, int64_t *h, GError **error)
{
  gboolean has_moved = TRUE;

  while (has_moved && !run->now.is_full)
    if ((run->now.n > 1 || !serve_alone (run, h, &has_moved))
        && !serve_each (run, *h, &has_moved, error))
      return FALSE;
  return TRUE;
}

/* From the floors to the total. */
static gboolean
serve (Run *run, const AwrashClaims *claims, GError **error)
{
  gsize n_classes = run->quota->n_classes;

  for (gsize c = 0; c < n_classes; c++)
    run->scratch[c] = run->quota->classes[c].lower * run->quota->classes[c].size;
  run->scratch[n_classes] = claims->sum_lower;
  if (!awrash_i_quota_states_add (&run->now, run->scratch, error))
    return FALSE;
  for (int64_t h = claims->sum_lower + 1; h <= run->total && !run->now.is_full; h++)
    {
      if (run->now.n == 1 && run->now.rows[n_classes] == run->room)
        break;
      if (awrash_i_is_cancelled (error) || !serve_size (run, &h, error))
        return FALSE;
    }
  return TRUE;
}

static void
clear (Run *run)
{
  awrash_i_quota_states_clear (&run->now);
  awrash_i_quota_states_clear (&run->next);
  awrash_i_quota_queue_clear (&run->queue);
  g_free (run->best);
  g_free (run->scratch);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear)

static gboolean
begin (Run *run, const AwrashClaims *claims, GError **error)
{
  gsize n_classes = run->quota->n_classes;

  awrash_i_quota_order_init (&run->order, run->quota, claims);
  if (!awrash_i_quota_queue_open (&run->queue, &run->order, run->total, error)
      || !awrash_i_quota_states_open (&run->now, n_classes, error)
      || !awrash_i_quota_states_open (&run->next, n_classes, error))
    return FALSE;
  run->best = awrash_i_new (gsize, n_classes, error);
  run->scratch = run->best != NULL ? awrash_i_new (int64_t, n_classes + 1, error) : NULL;
  return run->scratch != NULL;
}

/* Reads the outcomes: sure units, the tied, and the outcome that the policy takes. */
static gboolean
finish (const Run *run, const AwrashTies *ties, const AwrashOutputs *outputs, GError **error)
{
  gsize n = run->quota->n;
  AwrashAllotment answer = { .divisor_low = NAN, .divisor_high = NAN };
  g_autofree int64_t *sure = awrash_i_new (int64_t, n, error);
  g_autofree int64_t *tied = sure != NULL ? awrash_i_new (int64_t, n, error) : NULL;

  if (tied == NULL || !awrash_i_quota_outcomes_range (run->quota, &run->now, sure, tied, error))
    return FALSE;
  /* all placed as many: where nobody may be served, everybody stands at a ceiling or a share */
  answer.free_units = run->now.rows[run->quota->n_classes];
  answer.unplaced = run->total - answer.free_units;
  for (gsize i = 0; i < n; i++)
    {
      tied[i] = tied[i] > sure[i];
      answer.n_tied += tied[i];
      answer.free_units -= sure[i];
    }
  g_autofree int64_t *units = awrash_i_copy (int64_t, sure, n, error);
  if (units == NULL
      || !awrash_i_quota_outcomes_settle (run->quota, &run->now, ties, tied, answer.free_units,
                                          units, error))
    return FALSE;
  answer.status = awrash_i_ties_status (ties, (gsize)answer.n_tied, answer.unplaced);
  awrash_i_answer_write (n, units, sure, tied, &answer, outputs);
  return TRUE;
}

static gboolean
check_total (int64_t total, GError **error)
{
  if (total > AWRASH_QUOTA_MOST_UNITS)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                 _ ("total is %" PRId64 ", expected at most %d for the quota method"), total,
                 AWRASH_QUOTA_MOST_UNITS);
  return total <= AWRASH_QUOTA_MOST_UNITS;
}

gboolean
awrash_apportion_quota_method (const AwrashClaims *claims, int64_t total, const AwrashTies *ties,
                               int64_t units[], int64_t sure[], int64_t tied[],
                               AwrashAllotment *answer, GError **error)
{
  g_return_val_if_fail (claims != NULL, FALSE);
  g_return_val_if_fail (units != NULL && answer != NULL, FALSE);

  AwrashOutputs outputs = { units, sure, tied, answer };
  g_auto (AwrashQuotaClasses) quota = { 0 };
  g_auto (Run) run = { .quota = &quota, .total = total };

  if (!check_total (total, error) || !awrash_i_ties_check (ties, claims->n, error)
      || !awrash_i_bounds_check_total (total, error)
      || !awrash_i_claims_check_floors (claims, total, error)
      || !awrash_i_quota_classes_open (&quota, claims, error))
    return FALSE;
  run.room = MIN (total, claims->sum_upper);
  if (!begin (&run, claims, error) || !serve (&run, claims, error))
    return FALSE;
  if (!run.now.is_full)
    return finish (&run, ties, &outputs, error);
  *answer
      = (AwrashAllotment){ .status = AWRASH_STATUS_LIMIT, .divisor_low = NAN, .divisor_high = NAN };
  return TRUE;
}
