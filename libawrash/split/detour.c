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

static void
append_way (AwrashDetour *detour, gsize last, int times)
{
  while (last != AWRASH_DETOUR_START)
    {
      AwrashDetourStep step = g_array_index (detour->steps, AwrashDetourStep, last);

      step.gain.times *= times;
      g_array_append_val (detour->gains, step.gain);
      last = step.before;
    }
}

static gboolean
compare (AwrashDetour *detour, gsize a, gsize b)
{
  g_array_set_size (detour->gains, 0);
  append_way (detour, a, 1);
  append_way (detour, b, -1);
  return awrash_i_measure_sign (detour->measure, detour->gains->len,
                                (AwrashGain *)(void *)detour->gains->data, NULL)
         < 0;
}

/* Most nodes are reached by the same few ways, so that the same question comes again and again. */
static gboolean
is_cheaper (AwrashDetour *detour, gsize a, gsize b)
{
  AwrashDetourVerdict *verdict = &detour->verdicts[(a * 31 + b) % AWRASH_DETOUR_VERDICTS];

  if (verdict->a != a || verdict->b != b)
    *verdict = (AwrashDetourVerdict){ a, b, compare (detour, a, b) };
  return verdict->is_cheaper;
}

/* The way to a node, gone on by a move. */
static gsize
go_on (AwrashDetour *detour, gsize label, AwrashMove move)
{
  gsize arc = AWRASH_MOVE_ARC (move);
  const AwrashRecipient *recipient = awrash_i_recipient_on (&detour->group->who, arc);
  gboolean back = AWRASH_MOVE_IS_BACK (move);
  AwrashDetourStep step
      = { { recipient->need, detour->network->arcs[arc].flow + recipient->offset - back,
            back ? -1 : 1 },
          label };

  if (!(recipient->need > 0))
    return label;
  g_array_append_val (detour->steps, step);
  return detour->steps->len - 1;
}

/* Takes a move from a node where it makes the way to its end cheaper. */
static gboolean
improve (AwrashDetour *detour, gsize from, AwrashMove move)
{
  gsize to = awrash_i_network_to (detour->network, move);
  guint kept = detour->steps->len;
  gsize label = go_on (detour, detour->label[from], move);

  if (!detour->reached[to]
      || (label != detour->label[to]
          && (label == detour->label[from] ? is_cheaper (detour, label, detour->label[to])
                                           : compare (detour, label, detour->label[to]))))
    {
      detour->reached[to] = 1;
      detour->label[to] = label;
      return TRUE;
    }
  g_array_set_size (detour->steps, kept);
  return FALSE;
}

gboolean
awrash_i_detour_find (AwrashDetour *detour, AwrashMove move)
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

          if (AWRASH_MOVE_ARC (next) == AWRASH_MOVE_ARC (move)
              || awrash_i_network_room (network, next) <= 0 || !improve (detour, node, next)
              || detour->waiting[to])
            continue;
          /* Each node waits once: the queue is a ring of all of them. */
          detour->queue[(begin + n_waiting - 1) % n] = to;
          detour->waiting[to] = 1;
          n_waiting++;
        }
    }
  g_array_set_size (detour->gains, 0);
  if (detour->reached[end])
    append_way (detour, detour->label[end], 1);
  return detour->reached[end] != 0;
}
