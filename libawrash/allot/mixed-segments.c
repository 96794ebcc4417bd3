/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Convex costs in the relaxation: stretches of one slope each, parted where an activity comes to
 * stand.
 * Source: Charnes and Lemke (1954), separable costs by pieces. Invariant: the segments of a row
 * together are its whole range, each point in one of them. */

#include "allot/mixed-relaxation-private.h"

#include <math.h>
#include <string.h>

static double
segment_slope (const AwrashMixedRelaxation *s, const AwrashSegment *segment)
{
  const AwrashCurve *curve = &s->mixed->curve[segment->row];
  double scale = s->scale[segment->row];
  double own
      = s->folded[segment->row] != G_MAXSIZE ? (double)s->mixed->cost[s->folded[segment->row]] : 0;

  if (segment->to == segment->from + 1)
    return own + awrash_i_curve_slope (curve, segment->from) / scale;
  return own
         + (awrash_i_curve_guess (curve, segment->to) - awrash_i_curve_guess (curve, segment->from))
               / (scale * (double)(segment->to - segment->from));
}

/* Appends a segment's variable; its bounds are set with all others. */
static gboolean
append (AwrashMixedRelaxation *s, gsize row, int64_t from, int64_t to, GError **error)
{
  AwrashSegment segment = { row, from, to, s->first_segment[row] };
  gsize j = s->size;

  if (!awrash_i_relaxation_make_room (s, s->size + 1, error))
    return FALSE;
  g_array_append_val (s->segments, segment);
  s->first_segment[row] = s->segments->len;
  s->size++;
  s->true_cost[j] = s->cost[j] = s->unit * segment_slope (s, &segment);
  s->state[j] = AWRASH_PLACE_LOWER;
  s->lower[j] = 0;
  s->upper[j] = s->scale[row] * (double)(to - from);
  s->x[j] = 0;
  return TRUE;
}

/* A curve starts as one segment, refining parts it where it matters; a distance has two, of which
 * the longer one stands in the basis for the row's slack, which is none. */
gboolean
awrash_i_relaxation_start_curve (AwrashMixedRelaxation *s, gsize row, GError **error)
{
  const AwrashCurve *curve = &s->mixed->curve[row];
  int64_t lower = s->mixed->lower[s->n + row], upper = s->mixed->upper[s->n + row];
  int64_t at = curve->kind == AWRASH_CURVE_DISTANCE ? CLAMP (0, lower, upper) : upper;

  if (curve->kind == AWRASH_CURVE_NONE)
    return TRUE;
  s->base += s->unit * awrash_i_curve_guess (curve, lower);
  if ((at > lower && !append (s, row, lower, at, error))
      || (at < upper && !append (s, row, at, upper, error)))
    return FALSE;
  if (curve->kind != AWRASH_CURVE_DISTANCE || upper <= lower || s->folded[row] != G_MAXSIZE)
    return TRUE;
  s->basic[row] = s->size - (at > lower && at < upper && at - lower > upper - at ? 2 : 1);
  s->state[s->basic[row]] = AWRASH_PLACE_BASIC;
  s->state[s->n + row] = AWRASH_PLACE_LOWER;
  return TRUE;
}

/* ── refining ───────────────────────────────────────────────────────────────────────────────── */

/* Cuts the k-th segment at a point inside it; the basis stays what it is. */
static gboolean
part (AwrashMixedRelaxation *s, guint k, int64_t at, GError **error)
{
  AwrashSegment old = g_array_index (s->segments, AwrashSegment, k);
  gsize j = s->n + s->m + k, other = s->size;
  double x = s->x[j];

  if (!append (s, old.row, at, old.to, error))
    return FALSE;
  g_array_index (s->segments, AwrashSegment, k).to = at;
  s->true_cost[j] = s->cost[j]
      = s->unit * segment_slope (s, &g_array_index (s->segments, AwrashSegment, k));
  if (s->state[j] != AWRASH_PLACE_BASIC)
    s->state[other] = s->state[j];
  else if (x > s->scale[old.row] * (double)(at - old.from))
    {
      for (gsize i = 0; i < s->m; i++)
        if (s->basic[i] == j)
          s->basic[i] = other;
      s->state[j] = AWRASH_PLACE_UPPER;
      s->state[other] = AWRASH_PLACE_BASIC;
    }
  return TRUE;
}

/* Cuts whatever segment of a row a point is inside of. */
static gboolean
cut_at (AwrashMixedRelaxation *s, gsize row, int64_t at, gboolean *changed, GError **error)
{
  for (gsize k = s->first_segment[row]; k > 0;)
    {
      const AwrashSegment *own = &g_array_index (s->segments, AwrashSegment, k - 1);

      if (at > own->from && at < own->to)
        {
          *changed = TRUE;
          return part (s, (guint)k - 1, at, error);
        }
      k = own->next;
    }
  return TRUE;
}

/* Single units around where an activity stands; farther away eight times as wide a step. */
static gboolean
refine_row (AwrashMixedRelaxation *s, gsize row, double stands, gboolean *changed, GError **error)
{
  static const int64_t around[] = { 0, 1, -1 };
  int64_t low = (int64_t)floor (stands + 1e-6);
  gboolean is_whole = stands - (double)low < 1e-6, cuts = FALSE;

  for (int k = 0; k < (is_whole ? 3 : 2); k++)
    if (!cut_at (s, row, low + around[k], &cuts, error))
      return FALSE;
  *changed = *changed || cuts;
  for (int64_t far = 4; cuts && far < (int64_t)1 << 40; far *= 8)
    if (!cut_at (s, row, low - far, &cuts, error) || !cut_at (s, row, low + far, &cuts, error))
      return FALSE;
  return TRUE;
}

/* Where the activity of a row with a curve stands. */
static double
activity (const AwrashMixedRelaxation *s, gsize row)
{
  double sum = (double)s->mixed->lower[s->n + row];

  for (gsize k = s->first_segment[row]; k > 0;
       k = g_array_index (s->segments, AwrashSegment, k - 1).next)
    sum += s->x[s->n + s->m + k - 1] / s->scale[row];
  return sum;
}

gboolean
awrash_i_relaxation_refine (AwrashMixedRelaxation *s, gboolean *changed, GError **error)
{
  *changed = FALSE;
  for (gsize i = 0; i < s->m; i++)
    if (s->mixed->curve[i].kind != AWRASH_CURVE_NONE
        && s->mixed->curve[i].kind != AWRASH_CURVE_DISTANCE
        && !refine_row (s, i, activity (s, i), changed, error))
      return FALSE;
  return TRUE;
}

void
awrash_i_relaxation_stand (AwrashMixedRelaxation *s)
{
  memcpy (s->stands, s->x, s->n * sizeof (double));
  for (gsize i = 0; i < s->m; i++)
    if (s->folded[i] != G_MAXSIZE)
      {
        s->stands[s->folded[i]] = activity (s, i);
        s->price[i] = s->reduced[s->folded[i]];
      }
}
