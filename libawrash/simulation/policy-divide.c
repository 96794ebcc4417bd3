/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From claims to places, in the one way that all policies share: a rule of apportionment inside
 * capacities and the policy's own floors and ceilings, for each region that has a total of its own,
 * and for all others together. Source: allot/problem.c; 112 Stat. 1225 (1998) for floors that are
 * paid for in proportion. Invariant: what comes first holds: capacity, region, floor, total,
 * ceiling; only a tie is ever drawn. */

#include "simulation/policy-private.h"

#include "allot/problem-private.h"
#include "base/i18n-private.h"

#include <inttypes.h>
#include <string.h>

/* Provinces that share a total: room->members[n], with bounds and places in their order. */
typedef struct
{
  AwrashIPolicyRoom *room;
  const AwrashIView *view;
  const AwrashPolicyDivision *division;
  gsize n;
  gint64 total;
} Dividing;

/* ── ties ───────────────────────────────────────────────────────────────────────────────────── */

void
awrash_i_policy_queue (AwrashIPolicyRoom *room, const AwrashIView *view, gsize stream, gsize n,
                       const gsize who[])
{
  const gsize *rank = awrash_i_policy_lots (room, view);
  const gsize n_seats = awrash_i_view_layout (room, view)->n;
  gsize n_queued = 0;

  memset (room->seat, 0, n_seats * sizeof *room->seat);
  for (gsize i = 0; i < n; i++)
    room->seat[stream % 2 == 0 ? rank[who[i]] : n_seats - 1 - rank[who[i]]] = i + 1;
  for (gsize k = 0; k < n_seats; k++)
    if (room->seat[k] > 0)
      room->queue[n_queued++] = room->seat[k] - 1;
}

/* Of the total what is sure was written: who is first in the queue has as much as it can of the
 * rest. */
static void
share_tied (const AwrashSolution *solution, const gsize queue[], gsize seat[], gint64 units[])
{
  const gsize n = solution->problem->n;
  gint64 left = solution->problem->total;

  memset (seat, 0, n * sizeof *seat);
  for (gsize i = 0; i < n; i++)
    left -= units[i];
  for (gsize i = 0; i < solution->n_tied; i++)
    seat[solution->tied[i].leaf] = i + 1;
  for (gsize k = 0; k < n && left > 0; k++)
    if (seat[queue[k]] > 0)
      {
        const AwrashTied *tied = &solution->tied[seat[queue[k]] - 1];
        const gint64 more = MIN (tied->most - tied->sure, left);

        units[tied->leaf] += more;
        left -= more;
      }
}

gboolean
awrash_i_policy_solve (AwrashIPolicyRoom *room, const AwrashIView *view, gsize stream,
                       AwrashProblem *problem, const gsize who[], gint64 units[], GError **error)
{
  g_auto (AwrashSolution) solution = { 0 };

  if (!awrash_i_problem_solve (problem, NULL, &solution, error))
    return FALSE;
  awrash_i_solution_write (&solution, TRUE, units);
  if (solution.n_tied == 0)
    return TRUE;
  awrash_i_policy_queue (room, view, stream, problem->n, who);
  share_tied (&solution, room->queue, room->seat, units);
  return TRUE;
}

/* ── one total ──────────────────────────────────────────────────────────────────────────────── */

/* By the rule, inside bounds that leave room for the total; lower NULL: 0. */
static gboolean
serve (const Dividing *dividing, const double claims[], const gint64 lower[], const gint64 upper[],
       const gint64 bounds[2], gint64 total, gint64 units[], GError **error)
{
  AwrashIPolicyRoom *room = dividing->room;
  gint64 ends[2] = { bounds[0], bounds[1] };
  g_auto (AwrashNestedKeys) keys = { .keys = NULL };
  AwrashProblem problem;
  AwrashTreeNode root;

  if (!awrash_i_nested_keys_init (&keys, dividing->division->rule, dividing->n, claims, total,
                                  error))
    return FALSE;
  awrash_i_problem_init_vector (&problem, &root, ends, dividing->n, keys.keys);
  problem.lower = lower;
  problem.upper = upper;
  problem.total = total;
  return awrash_i_policy_solve (room, dividing->view, dividing->division->stream, &problem,
                                room->members, units, error);
}

/* The policy's floors and ceilings inside the capacities. */
static void
fill_bounds (const Dividing *dividing)
{
  AwrashIPolicyRoom *room = dividing->room;
  const AwrashPolicyDivision *division = dividing->division;

  for (gsize k = 0; k < dividing->n; k++)
    {
      gsize i = room->members[k];
      gint64 capacity = awrash_i_view_capacity (dividing->view, i, division->stream);
      gint64 upper = division->upper != NULL ? MIN (division->upper[i], capacity) : capacity;
      room->claims[k] = division->claims[i];
      room->lower[k] = division->lower != NULL ? MIN (division->lower[i], capacity) : 0;
      room->upper[k] = division->claims[i] > 0 ? MAX (upper, room->lower[k]) : room->lower[k];
    }
}

/* Once ceilings give way, what was given is the floor. */
static void
open_ceilings (const Dividing *dividing)
{
  AwrashIPolicyRoom *room = dividing->room;

  for (gsize k = 0; k < dividing->n; k++)
    {
      room->lower[k] = room->units[k];
      room->upper[k] = room->claims[k] > 0
                           ? MAX (awrash_i_view_capacity (dividing->view, room->members[k],
                                                          dividing->division->stream),
                                  room->lower[k])
                           : room->lower[k];
    }
}

static void
sum_bounds (const Dividing *dividing, gint64 bounds[2])
{
  const AwrashIPolicyRoom *room = dividing->room;

  bounds[0] = bounds[1] = 0;
  for (gsize k = 0; k < dividing->n; k++)
    {
      bounds[0] += room->lower[k];
      bounds[1] += MIN (room->upper[k], AWRASH_BOUNDS_MAX_TOTAL - bounds[1]);
    }
}

/* The total among the provinces: floors that are more than it in proportion to what they are, and
 * over ceilings what these leave. */
static gboolean
share (const Dividing *dividing, GError **error)
{
  AwrashIPolicyRoom *room = dividing->room;
  const gint64 total = dividing->total;
  gint64 bounds[2];

  fill_bounds (dividing);
  sum_bounds (dividing, bounds);
  if (bounds[0] > total)
    {
      const gint64 none[2] = { 0, bounds[0] };
      for (gsize k = 0; k < dividing->n; k++)
        room->claims[k] = (double)room->lower[k];
      return serve (dividing, room->claims, NULL, room->lower, none, total, room->units, error);
    }
  if (awrash_i_policy_is_level (dividing->division->rule, dividing->n, room->claims))
    awrash_i_policy_level (room, dividing->view, dividing->division->stream, dividing->n,
                           MIN (total, bounds[1]), room->units);
  else if (!serve (dividing, room->claims, room->lower, room->upper, bounds, MIN (total, bounds[1]),
                   room->units, error))
    return FALSE;
  if (bounds[1] >= total || dividing->division->upper == NULL || dividing->division->is_strict)
    return TRUE;
  open_ceilings (dividing);
  sum_bounds (dividing, bounds);
  return serve (dividing, room->claims, room->lower, room->upper, bounds, MIN (total, bounds[1]),
                room->units, error);
}

/* ── all totals ─────────────────────────────────────────────────────────────────────────────── */

/* The total of a region, -1 where it has none. */
static gint64
get_region_total (const Dividing *dividing, gsize region)
{
  const AwrashISituation *plain = &dividing->view->plain;

  return plain->region_total != NULL
             ? plain->region_total[region * plain->n_streams + dividing->division->stream]
             : -1;
}

static void
gather (Dividing *dividing, const AwrashPolicyLayout *layout, gsize region)
{
  for (gsize k = layout->first[region]; k < layout->first[region + 1]; k++)
    dividing->room->members[dividing->n++] = layout->order[k];
}

static gboolean
divide_members (Dividing *dividing, gint64 quota[], GError **error)
{
  const gsize n_streams = dividing->view->plain.n_streams;

  if (dividing->n > 0 && !share (dividing, error))
    return FALSE;
  for (gsize k = 0; k < dividing->n; k++)
    quota[dividing->room->members[k] * n_streams + dividing->division->stream]
        = dividing->room->units[k];
  dividing->n = 0;
  return TRUE;
}

gboolean
awrash_i_policy_divide_stream (AwrashIPolicyRoom *room, const AwrashIView *view,
                               const AwrashPolicyDivision *division, gint64 quota[], GError **error)
{
  const AwrashPolicyLayout *layout = awrash_i_view_layout (room, view);
  const gint64 total = view->plain.total[division->stream];
  Dividing dividing = { .room = room, .view = view, .division = division };
  gint64 left = total;

  for (gsize r = 0; r < layout->n_regions; r++)
    {
      dividing.total = get_region_total (&dividing, r);
      if (dividing.total < 0)
        continue;
      left -= dividing.total;
      gather (&dividing, layout, r);
      if (!divide_members (&dividing, quota, error))
        return FALSE;
    }
  if (left < 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                   _ ("the totals of regions are %" PRId64 " places of \"%s\", more than the total "
                      "of the nation, which is %" PRId64),
                   total - left, view->plain.streams[division->stream], total);
      return FALSE;
    }
  for (gsize r = 0; r < layout->n_regions; r++)
    if (get_region_total (&dividing, r) < 0)
      gather (&dividing, layout, r);
  dividing.total = left;
  return divide_members (&dividing, quota, error);
}
