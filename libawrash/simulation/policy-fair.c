/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Equal rates over all streams together: leximin, and α-fairness. As if streams were one, the
 * places go by keys; where some stream cannot make that up, those who ask for too much take all
 * that can reach them, the others the rest, and each side is a question of its own. Source:
 * Fujishige (1980) and Groenevelt (1991), the decomposition of separable convex problems over
 * polymatroids, here those of flows. Invariant: once parted, nothing that moves between two parts
 * would better the answer. */

#include "allot/problem-private.h"
#include "base/i18n-private.h"
#include "simulation/fair-private.h"
#include "simulation/forms-private.h"

#include <inttypes.h>
#include <string.h>

/* ── commodities ────────────────────────────────────────────────────────────────────────────── */

static gboolean
fill_totals (AwrashFairRoom *fair, const AwrashIView *view, GError **error)
{
  const AwrashISituation *plain = &view->plain;
  const gsize n_streams = plain->n_streams;

  memset (fair->total, 0, fair->n_commodities * sizeof *fair->total);
  for (gsize s = 0; s < n_streams; s++)
    {
      fair->total[s] = plain->total[s];
      for (gsize r = 0; plain->region_total != NULL && r < plain->n_regions; r++)
        {
          gint64 own = plain->region_total[r * n_streams + s];
          if (own < 0)
            continue;
          fair->total[(r + 1) * n_streams + s] = own;
          fair->total[s] -= own;
        }
      if (fair->total[s] >= 0)
        continue;
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                   _ ("the totals of regions are %" PRId64 " places of \"%s\", more than the total "
                      "of the nation, which is %" PRId64),
                   plain->total[s] - fair->total[s], plain->streams[s], plain->total[s]);
      return FALSE;
    }
  return TRUE;
}

static void
fill_cells (AwrashFairRoom *fair, const AwrashIView *view)
{
  const AwrashISituation *plain = &view->plain;
  const gsize n_streams = plain->n_streams;

  for (gsize i = 0; i < fair->n; i++)
    {
      gsize region = view->below != NULL ? i : plain->region[i];
      for (gsize s = 0; s < n_streams; s++)
        {
          gsize cell = i * n_streams + s;
          gboolean is_own
              = plain->region_total != NULL && plain->region_total[region * n_streams + s] >= 0;
          gsize k = is_own ? (region + 1) * n_streams + s : s;
          gint64 capacity = fair->needs[i] > 0 ? awrash_i_view_capacity (view, i, s) : 0;
          fair->commodity[cell] = k;
          fair->capacity[cell] = MIN (capacity, fair->total[k]);
          fair->places[cell] = 0;
        }
      fair->base[i] = view->held != NULL ? view->held[i] : 0;
    }
}

static gsize
find_root (const gsize part[], gsize k)
{
  while (part[k] != k)
    k = part[k];
  return k;
}

/* Commodities that meet in no province are questions of their own from the start. */
static void
fill_parts (AwrashFairRoom *fair)
{
  const gsize n_streams = fair->n_streams;
  gsize *part = fair->commodity_part;

  for (gsize k = 0; k < fair->n_commodities; k++)
    part[k] = k;
  for (gsize i = 0; i < fair->n; i++)
    {
      gsize first = G_MAXSIZE;
      for (gsize cell = i * n_streams; cell < (i + 1) * n_streams; cell++)
        {
          if (fair->capacity[cell] == 0)
            continue;
          gsize root = find_root (part, fair->commodity[cell]);
          first = first == G_MAXSIZE ? root : first;
          first = find_root (part, first);
          /* the smaller number stands above, so that one pass below flattens */
          part[MAX (root, first)] = MIN (root, first);
        }
      fair->province_part[i] = first;
    }
  for (gsize k = 0; k < fair->n_commodities; k++)
    part[k] = part[part[k]];
  for (gsize i = 0; i < fair->n; i++)
    if (fair->province_part[i] != G_MAXSIZE)
      fair->province_part[i] = part[fair->province_part[i]];
  fair->n_parts = fair->n_commodities;
}

/* ── one part ───────────────────────────────────────────────────────────────────────────────── */

/* No commodity has more places than its provinces have room. */
static void
trim (AwrashFairRoom *fair, gsize part)
{
  for (gsize k = 0; k < fair->n_commodities; k++)
    if (fair->commodity_part[k] == part)
      fair->left[k] = 0;
  for (gsize i = 0; i < fair->n; i++)
    for (gsize s = 0; fair->province_part[i] == part && s < fair->n_streams; s++)
      {
        gsize cell = i * fair->n_streams + s, k = fair->commodity[cell];
        if (fair->commodity_part[k] != part)
          continue;
        fair->capacity[cell] = MIN (fair->capacity[cell], fair->total[k]);
        fair->left[k] += MIN (fair->capacity[cell], fair->total[k] - fair->left[k]);
      }
  for (gsize k = 0; k < fair->n_commodities; k++)
    if (fair->commodity_part[k] == part)
      fair->total[k] = fair->left[k];
}

/* The recipients of a part, who have their base at least; returns what they have in the end. */
static gint64
gather (AwrashFairRoom *fair, gsize part, gsize *n)
{
  gint64 total = 0;

  *n = 0;
  for (gsize i = 0; i < fair->n; i++)
    {
      gint64 room = 0;
      if (fair->province_part[i] != part)
        continue;
      for (gsize cell = i * fair->n_streams; cell < (i + 1) * fair->n_streams; cell++)
        room += awrash_i_fair_is_inside (fair, i, cell) ? fair->capacity[cell] : 0;
      fair->members[*n] = i;
      fair->claims[*n] = fair->needs[i];
      fair->lower[*n] = fair->base[i];
      fair->upper[*n] = fair->base[i] + room;
      total += fair->base[i];
      (*n)++;
    }
  for (gsize k = 0; k < fair->n_commodities; k++)
    total += fair->commodity_part[k] == part ? fair->total[k] : 0;
  return total;
}

/* Lower rates first; of equal ones the unit goes where the rate is higher with it, to the smaller
 * need. */
static int
compare_rates (const AwrashKey *a, const AwrashKey *b, const void *context)
{
  const AwrashDivisorKeys *keys = context;
  double v = keys->claims[a->recipient], w = keys->claims[b->recipient];
  int sign = a->k == 1 && b->k == 1 ? 0 : awrash_i_signpost_compare (keys->rule, a->k, v, b->k, w);

  return sign != 0 ? sign : (v > w) - (v < w);
}

/* What everybody of a part would have if its commodities were one. */
static gboolean
join (AwrashIPolicyRoom *room, const AwrashPolicyNode *node, const AwrashIView *view, gsize n,
      gint64 total, GError **error)
{
  AwrashFairRoom *fair = room->fair;
  g_auto (AwrashNestedKeys) keys = { .keys = NULL };
  AwrashProblem problem;
  AwrashTreeNode root;
  gint64 bounds[2];

  if (!awrash_i_nested_keys_init (&keys, &node->rule, n, fair->claims, total, error))
    return FALSE;
  if (node->form->is_leximin)
    keys.divisor.parent.compare = compare_rates;
  awrash_i_problem_init_vector (&problem, &root, bounds, n, keys.keys);
  problem.lower = fair->lower;
  problem.upper = fair->upper;
  awrash_i_problem_sum_bounds (&problem, bounds);
  problem.total = total;
  if (!awrash_i_policy_solve (room, view, 0, &problem, fair->members, fair->units, error))
    return FALSE;
  for (gsize j = 0; j < n; j++)
    fair->goal[fair->members[j]] = fair->units[j] - fair->lower[j];
  return TRUE;
}

/* Along the cut: provinces that ask for too much have all that reaches them of the commodities that
 * are left over, and all of the others; they leave the part with these. */
static void
part_along_cut (AwrashFairRoom *fair, gsize part)
{
  const gsize other = fair->n_parts++;

  for (gsize i = 0; i < fair->n; i++)
    for (gsize s = 0; fair->province_part[i] == part && s < fair->n_streams; s++)
      {
        gsize cell = i * fair->n_streams + s, k = fair->commodity[cell];
        if (fair->commodity_part[k] != part || fair->is_open[i] == fair->is_reached[k])
          continue;
        /* to the open ones none comes from elsewhere */
        fair->places[cell] = fair->is_open[i] ? 0 : fair->capacity[cell];
        fair->base[i] += fair->places[cell];
        fair->total[k] -= fair->places[cell];
      }
  for (gsize i = 0; i < fair->n; i++)
    if (fair->province_part[i] == part && !fair->is_open[i])
      fair->province_part[i] = other;
  for (gsize k = 0; k < fair->n_commodities; k++)
    if (fair->commodity_part[k] == part && !fair->is_reached[k])
      fair->commodity_part[k] = other;
}

static gboolean
settle (AwrashIPolicyRoom *room, const AwrashPolicyNode *node, const AwrashIView *view,
        GError **error)
{
  AwrashFairRoom *fair = room->fair;

  for (gsize part = 0; part < fair->n_parts; part++)
    for (gboolean is_whole = FALSE; !is_whole;)
      {
        gsize n = 0;
        trim (fair, part);
        gint64 total = gather (fair, part, &n);
        if (n == 0)
          break;
        if (!join (room, node, view, n, total, error))
          return FALSE;
        is_whole = awrash_i_fair_send (fair, part);
        if (!is_whole)
          part_along_cut (fair, part);
      }
  return TRUE;
}

/* ── streams ────────────────────────────────────────────────────────────────────────────────── */

/* With two streams, every province's mix as near to the nation's as its totals let it be: the first
 * stream in proportion to what each has. */
static gboolean
mix (AwrashIPolicyRoom *room, const AwrashPolicyNode *node, const AwrashIView *view, GError **error)
{
  AwrashPolicySlot *slot = awrash_i_policy_slot (room, node);
  AwrashFairRoom *fair = room->fair;
  AwrashIView own = *view;

  memset (slot->total, 0, 2 * sizeof *slot->total);
  for (gsize k = 0; k < 2 * view->plain.n_regions; k++)
    slot->region_total[k] = -1;
  for (gsize i = 0; i < fair->n; i++)
    {
      gsize region = view->below != NULL ? i : view->plain.region[i];
      gint64 first = fair->places[2 * i], both = first + fair->places[2 * i + 1];
      slot->own[i] = (double)both;
      slot->lower[i] = MAX (both - MIN (awrash_i_view_capacity (view, i, 1), both), 0);
      slot->upper[i] = MIN (awrash_i_view_capacity (view, i, 0), both);
      slot->total[0] += first;
      if (MAX (fair->commodity[2 * i], fair->commodity[2 * i + 1]) > 1)
        slot->region_total[2 * region] = MAX (slot->region_total[2 * region], 0) + first;
    }
  own.plain.total = slot->total;
  own.plain.region_total = slot->region_total;
  own.plain.capacity = NULL;
  const AwrashPolicyDivision division = { .stream = 0,
                                          .claims = slot->own,
                                          .lower = slot->lower,
                                          .upper = slot->upper,
                                          .is_strict = TRUE,
                                          .rule = &fair->mix };
  if (!awrash_i_policy_divide_stream (room, &own, &division, slot->more, error))
    return FALSE;
  for (gsize i = 0; i < fair->n; i++)
    {
      fair->places[2 * i + 1] += fair->places[2 * i] - slot->more[2 * i];
      fair->places[2 * i] = slot->more[2 * i];
    }
  return TRUE;
}

gboolean
awrash_i_divide_fair (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                      const AwrashIView *view, gint64 quota[], GError **error)
{
  AwrashFairRoom *fair = room->fair;
  const gsize need = awrash_i_policy_form_n_parameters (node->form) - 1;

  fair->n = view->plain.n_provinces;
  if (!awrash_i_policy_express (room, view, &node->arguments[need], fair->needs, error)
      || !fill_totals (fair, view, error))
    return FALSE;
  fill_cells (fair, view);
  fill_parts (fair);
  if (!settle (room, node, view, error) || (fair->n_streams == 2 && !mix (room, node, view, error)))
    return FALSE;
  memcpy (quota, fair->places, fair->n * fair->n_streams * sizeof *quota);
  return TRUE;
}

/* ── the room ───────────────────────────────────────────────────────────────────────────────── */

AwrashFairRoom *
awrash_i_fair_room_new (AwrashIPolicyRoom *room, GError **error)
{
  const gsize n = room->n_provinces, n_cells = n * room->n_streams;
  const gsize n_commodities = room->n_streams * (1 + room->n_regions);
  AwrashFairRoom *fair = awrash_i_policy_take (room, AwrashFairRoom, 1, error);
  gint64 *places
      = fair ? awrash_i_policy_take (room, gint64, 5 * n + 2 * n_commodities + 2 * n_cells, error)
             : NULL;
  gsize *counts
      = places ? awrash_i_policy_take (room, gsize, n_cells + 2 * n + 4 * n_commodities, error)
               : NULL;
  double *numbers = counts ? awrash_i_policy_take (room, double, 2 * n, error) : NULL;
  guint8 *marks = numbers ? awrash_i_policy_take (room, guint8, n + n_commodities, error) : NULL;

  if (marks == NULL || !awrash_i_nested_rule_parse ("hare", &fair->mix, error))
    return NULL;
  fair->n_streams = room->n_streams;
  fair->n_commodities = n_commodities;
  fair->base = places;
  fair->goal = fair->base + n;
  fair->lower = fair->goal + n;
  fair->upper = fair->lower + n;
  fair->units = fair->upper + n;
  fair->left = fair->units + n;
  fair->total = fair->left + n_commodities;
  fair->capacity = fair->total + n_commodities;
  fair->places = fair->capacity + n_cells;
  fair->commodity = counts;
  fair->province_part = fair->commodity + n_cells;
  fair->members = fair->province_part + n;
  fair->commodity_part = fair->members + n;
  fair->queue = fair->commodity_part + n_commodities;
  fair->from = fair->queue + n_commodities;
  fair->through = fair->from + n_commodities;
  fair->needs = numbers;
  fair->claims = fair->needs + n;
  fair->is_reached = marks;
  fair->is_open = fair->is_reached + n_commodities;
  return fair;
}
