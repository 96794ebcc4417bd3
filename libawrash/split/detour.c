/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cheapest way round: labels that only fall, corrected until they rest. Costs need not be
 * numbers: two ways are compared by the exact sign of what they take of the provinces.
 * Source: label correcting, Ahuja, Magnanti and Orlin (1993), ch. 5. Invariant: the plan is best,
 * so that no way round costs less than nothing and labels come to rest. */

#include "split/detour-private.h"

#include "base/memory-private.h"

#include <string.h>

gboolean
awrash_i_detour_open (AwrashDetour *detour, const AwrashSolver *solver, const AwrashGroup *group,
                      const AwrashMeasure *measure, GError **error)
{
  gsize n = solver->network->n_nodes;

  *detour = (AwrashDetour){ .network = solver->network, .group = group, .measure = measure };
  detour->steps = g_array_new (FALSE, FALSE, sizeof (AwrashDetourStep));
  detour->gains = g_array_new (FALSE, FALSE, sizeof (AwrashGain));
  detour->label = awrash_i_new (gsize, n, error);
  detour->reached = detour->label != NULL ? awrash_i_new (guint8, n, error) : NULL;
  detour->waiting = detour->reached != NULL ? awrash_i_new (guint8, n, error) : NULL;
  detour->queue = detour->waiting != NULL ? awrash_i_new (gsize, n, error) : NULL;
  return detour->queue != NULL;
}

void
awrash_i_detour_close (AwrashDetour *detour)
{
  g_clear_pointer (&detour->steps, g_array_unref);
  g_clear_pointer (&detour->gains, g_array_unref);
  g_clear_pointer (&detour->label, g_free);
  g_clear_pointer (&detour->reached, g_free);
  g_clear_pointer (&detour->waiting, g_free);
  g_clear_pointer (&detour->queue, g_free);
}

/* The room is kept from way to way. */
static gboolean
append_way (AwrashDetour *detour, gsize last, int times, GError **error)
{
  while (last != AWRASH_DETOUR_START)
    {
      AwrashDetourStep step = g_array_index (detour->steps, AwrashDetourStep, last);

      step.gain.times *= times;
      if (detour->n_gains < detour->gains->len)
        g_array_index (detour->gains, AwrashGain, detour->n_gains) = step.gain;
      else if (!awrash_i_append (detour->gains, step.gain, error))
        return FALSE;
      detour->n_gains++;
      last = step.before;
    }
  return TRUE;
}

/* *cheaper: the first of two ways is. */
static gboolean
compare (AwrashDetour *detour, gsize a, gsize b, gboolean *cheaper, GError **error)
{
  detour->n_gains = 0;
  if (!append_way (detour, a, 1, error) || !append_way (detour, b, -1, error))
    return FALSE;
  *cheaper = awrash_i_measure_sign (detour->measure, detour->n_gains,
                                    (AwrashGain *)(void *)detour->gains->data, NULL)
             < 0;
  return TRUE;
}

/* Most nodes are reached by the same few ways, so that the same question comes again and again. */
static gboolean
compare_again (AwrashDetour *detour, gsize a, gsize b, gboolean *cheaper, GError **error)
{
  AwrashDetourVerdict *verdict = &detour->verdicts[(a * 31 + b) % AWRASH_DETOUR_VERDICTS];

  if (verdict->a != a || verdict->b != b)
    {
      if (!compare (detour, a, b, cheaper, error))
        return FALSE;
      *verdict = (AwrashDetourVerdict){ a, b, *cheaper };
    }
  *cheaper = verdict->is_cheaper;
  return TRUE;
}

/* The way to a node, gone on by a move: a label of its own where the move costs something. */
static gboolean
go_on (AwrashDetour *detour, AwrashMove move, gsize *label, GError **error)
{
  gsize arc = AWRASH_MOVE_ARC (move);
  const AwrashRecipient *recipient = awrash_i_recipient_on (&detour->group->who, arc);
  gboolean back = AWRASH_MOVE_IS_BACK (move);
  AwrashDetourStep step
      = { { recipient->need, detour->network->arcs[arc].flow + recipient->offset - back,
            back ? -1 : 1 },
          *label };

  if (!(recipient->need > 0))
    return TRUE;
  *label = detour->steps->len;
  return awrash_i_append (detour->steps, step, error);
}

/* Takes a move from a node where it makes the way to its end cheaper. */
static gboolean
improve (AwrashDetour *detour, gsize from, AwrashMove move, gboolean *better, GError **error)
{
  gsize to = awrash_i_network_to (detour->network, move), label = detour->label[from];
  guint kept = detour->steps->len;

  if (!go_on (detour, move, &label, error))
    return FALSE;
  *better = !detour->reached[to];
  if (detour->reached[to] && label != detour->label[to]
      && !(label == detour->label[from]
               ? compare_again (detour, label, detour->label[to], better, error)
               : compare (detour, label, detour->label[to], better, error)))
    return FALSE;
  if (*better)
    {
      detour->reached[to] = 1;
      detour->label[to] = label;
    }
  else
    g_array_set_size (detour->steps, kept);
  return TRUE;
}

gboolean
awrash_i_detour_find (AwrashDetour *detour, AwrashMove move, gboolean *found, GError **error)
{
  const AwrashNetwork *network = detour->network;
  gsize n = network->n_nodes, begin = 0, n_waiting = 1;
  gsize end = awrash_i_network_from (network, move);

  memset (detour->reached, 0, n);
  g_array_set_size (detour->steps, 0);
  memset (detour->verdicts, 0, sizeof detour->verdicts);
  detour->queue[0] = awrash_i_network_to (network, move);
  detour->reached[detour->queue[0]] = 1;
  detour->label[detour->queue[0]] = AWRASH_DETOUR_START;
  for (; n_waiting > 0; n_waiting--)
    {
      gsize node = detour->queue[begin];

      begin = (begin + 1) % n;
      detour->waiting[node] = 0;
      for (gsize k = network->first[node]; k < network->first[node + 1]; k++)
        {
          AwrashMove next = network->moves[k];
          gsize to = awrash_i_network_to (network, next);
          gboolean better;

          if (AWRASH_MOVE_ARC (next) == AWRASH_MOVE_ARC (move)
              || awrash_i_network_room (network, next) <= 0)
            continue;
          if (!improve (detour, node, next, &better, error))
            return FALSE;
          if (!better || detour->waiting[to])
            continue;
          /* Each node waits once: the queue is a ring of all of them. */
          detour->queue[(begin + n_waiting - 1) % n] = to;
          detour->waiting[to] = 1;
          n_waiting++;
        }
    }
  detour->n_gains = 0;
  *found = detour->reached[end] != 0;
  return !*found || append_way (detour, detour->label[end], 1, error);
}
