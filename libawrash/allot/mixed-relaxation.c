/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The continuous relaxation as the simplex method holds it: a x - Σ segments + slack = 0 in every
 * row, everything between finite bounds, so that any basis can be made dual feasible by moving
 * variables to their other bounds.
 * Source: Koberstein (2005), ch. 3 and 6. Invariant: state, basic and bounds fit one another; x and
 * prices are of the last refresh or step. */

#include "allot/mixed-relaxation-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* ── memory ─────────────────────────────────────────────────────────────────────────────────── */

static gboolean
grow (double **array, gsize from, gsize to, GError **error)
{
  double *larger = awrash_i_new (double, to, error);

  if (larger == NULL)
    return FALSE;
  if (*array != NULL)
    memcpy (larger, *array, from * sizeof (double));
  g_free (*array);
  *array = larger;
  return TRUE;
}

/* Room for that many variables. */
static gboolean
make_room (AwrashMixedRelaxation *s, gsize room, GError **error)
{
  double **arrays[]
      = { &s->lower, &s->upper, &s->cost, &s->x, &s->reduced, &s->true_cost, &s->alpha };
  guint8 *state;

  if (room <= s->room)
    return TRUE;
  room = MAX (room, s->room + s->room / 2);
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    if (!grow (arrays[i], s->size, room, error))
      return FALSE;
  state = awrash_i_new (guint8, room, error);
  if (state == NULL)
    return FALSE;
  if (s->state != NULL)
    memcpy (state, s->state, s->size);
  g_free (s->state);
  s->state = state;
  s->room = room;
  return TRUE;
}

static gboolean
allocate (AwrashMixedRelaxation *s, GError **error)
{
  gsize m = s->m, entries = s->mixed->first[m];
  double **rows[]
      = { &s->scale, &s->weight, &s->price, &s->rho, &s->w, &s->tau, &s->flip, &s->single };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (!grow (rows[i], 0, m, error))
      return FALSE;
  if (!grow (&s->value, 0, entries, error) || !grow (&s->column_value, 0, entries, error)
      || !make_room (s, s->n + m, error))
    return FALSE;
  s->basic = awrash_i_new (gsize, m, error);
  s->sparse = s->basic ? awrash_i_new (AwrashSparse, m, error) : NULL;
  s->pivot_row = s->sparse ? awrash_i_new (gssize, m, error) : NULL;
  s->has_pivot = s->pivot_row ? awrash_i_new (guint8, m, error) : NULL;
  s->single_row = s->has_pivot ? awrash_i_new (gsize, m, error) : NULL;
  s->factor = s->single_row ? awrash_i_factor_new (m, error) : NULL;
  return s->factor != NULL;
}

void
awrash_i_relaxation_free (AwrashMixedRelaxation *s)
{
  if (s == NULL)
    return;
  void *arrays[] = { s->scale, s->weight, s->price,     s->rho,          s->w,         s->tau,
                     s->flip,  s->single, s->value,     s->column_value, s->lower,     s->upper,
                     s->cost,  s->x,      s->reduced,   s->true_cost,    s->alpha,     s->state,
                     s->basic, s->sparse, s->pivot_row, s->has_pivot,    s->single_row };

  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_free (arrays[i]);
  awrash_i_factor_free (s->factor);
  g_array_unref (s->segments);
  g_array_unref (s->candidates);
  g_free (s);
}

/* ── setting up ─────────────────────────────────────────────────────────────────────────────── */

/* Each row to coefficients of at most about 1, by a power of two; its segments are counted so. */
static void
scale_rows (AwrashMixedRelaxation *s)
{
  const AwrashMixed *mixed = s->mixed;

  for (gsize i = 0; i < s->m; i++)
    {
      double largest = 1;

      for (gsize k = mixed->first[i]; k < mixed->first[i + 1]; k++)
        largest = fmax (largest, fabs ((double)mixed->value[k]));
      s->scale[i] = ldexp (1, -(int)floor (log2 (largest)));
      for (gsize k = mixed->first[i]; k < mixed->first[i + 1]; k++)
        s->value[k] = s->scale[i] * (double)mixed->value[k];
    }
  for (gsize j = 0; j < s->n; j++)
    for (gsize k = mixed->column_first[j]; k < mixed->column_first[j + 1]; k++)
      s->column_value[k] = s->scale[mixed->row[k]] * (double)mixed->column_value[k];
}

static double
segment_slope (const AwrashMixedRelaxation *s, const AwrashSegment *segment)
{
  const AwrashCurve *curve = &s->mixed->curve[segment->row];
  double scale = s->scale[segment->row];

  if (segment->to == segment->from + 1)
    return awrash_i_curve_slope (curve, segment->from) / scale;
  return (awrash_i_curve_guess (curve, segment->to) - awrash_i_curve_guess (curve, segment->from))
         / (scale * (double)(segment->to - segment->from));
}

/* Appends a segment's variable; its bounds are set with all others. */
static gboolean
append_segment (AwrashMixedRelaxation *s, gsize row, int64_t from, int64_t to, GError **error)
{
  AwrashSegment segment = { row, from, to };
  gsize j = s->size;

  if (!make_room (s, s->size + 1, error))
    return FALSE;
  g_array_append_val (s->segments, segment);
  s->size++;
  s->true_cost[j] = s->cost[j] = s->unit * segment_slope (s, &segment);
  s->state[j] = AWRASH_PLACE_LOWER;
  s->lower[j] = 0;
  s->upper[j] = s->scale[row] * (double)(to - from);
  s->x[j] = 0;
  return TRUE;
}

/* A unit in which the steepest cost is about 1. */
static double
choose_unit (const AwrashMixedRelaxation *s)
{
  const AwrashMixed *mixed = s->mixed;
  double most = 0;

  for (gsize j = 0; j < mixed->n; j++)
    most = fmax (most, fabs ((double)mixed->cost[j]));
  for (gsize i = 0; i < mixed->m; i++)
    if (mixed->curve[i].kind != AWRASH_CURVE_NONE)
      {
        int64_t middle = mixed->lower[mixed->n + i]
                         + (mixed->upper[mixed->n + i] - mixed->lower[mixed->n + i]) / 2;

        most = fmax (most, fabs (awrash_i_curve_slope (&mixed->curve[i], middle)) / s->scale[i]);
      }
  return most > 0 ? ldexp (1, -(int)floor (log2 (most))) : 1;
}

/* A curve starts as one segment, refining parts it where it matters; a distance has two, of which
 * the longer one stands in the basis for the row's slack, which is none. */
static gboolean
start_curve (AwrashMixedRelaxation *s, gsize i, GError **error)
{
  int64_t lower = s->mixed->lower[s->n + i], upper = s->mixed->upper[s->n + i], at;

  if (s->mixed->curve[i].kind == AWRASH_CURVE_NONE || upper <= lower)
    return TRUE;
  if (s->mixed->curve[i].kind != AWRASH_CURVE_DISTANCE)
    return append_segment (s, i, lower, upper, error);
  at = CLAMP (0, lower, upper);
  if ((at > lower && !append_segment (s, i, lower, at, error))
      || (at < upper && !append_segment (s, i, at, upper, error)))
    return FALSE;
  s->basic[i] = s->size - (at > lower && at < upper && at - lower > upper - at ? 2 : 1);
  s->state[s->basic[i]] = AWRASH_PLACE_BASIC;
  s->state[s->n + i] = AWRASH_PLACE_LOWER;
  return TRUE;
}

static gboolean
start (AwrashMixedRelaxation *s, GError **error)
{
  const AwrashMixed *mixed = s->mixed;

  s->unit = choose_unit (s);
  s->size = s->n + s->m;
  for (gsize j = 0; j < s->n; j++)
    s->cost[j] = s->true_cost[j] = s->unit * (double)mixed->cost[j];
  for (gsize i = 0; i < s->m; i++)
    {
      s->basic[i] = s->n + i;
      s->state[s->n + i] = AWRASH_PLACE_BASIC;
      s->weight[i] = 1;
    }
  for (gsize i = 0; i < s->m; i++)
    if (!start_curve (s, i, error))
      return FALSE;
  return TRUE;
}

AwrashMixedRelaxation *
awrash_i_relaxation_new (const AwrashMixed *mixed, GError **error)
{
  AwrashMixedRelaxation *s = g_new0 (AwrashMixedRelaxation, 1);

  s->mixed = mixed;
  s->n = mixed->n;
  s->m = mixed->m;
  s->cutoff = INFINITY;
  s->segments = g_array_new (FALSE, FALSE, sizeof (AwrashSegment));
  s->candidates = g_array_new (FALSE, FALSE, sizeof (AwrashCandidate));
  if (!allocate (s, error))
    {
      awrash_i_relaxation_free (s);
      return NULL;
    }
  scale_rows (s);
  if (start (s, error))
    {
      awrash_i_relaxation_set_bounds (s, mixed->lower, mixed->upper);
      return s;
    }
  awrash_i_relaxation_free (s);
  return NULL;
}

void
awrash_i_relaxation_set_bounds (AwrashMixedRelaxation *s, const int64_t lower[],
                                const int64_t upper[])
{
  for (gsize j = 0; j < s->n; j++)
    {
      s->lower[j] = (double)lower[j];
      s->upper[j] = (double)upper[j];
    }
  for (gsize i = 0; i < s->m; i++)
    {
      gsize j = s->n + i;
      gboolean is_curve = s->mixed->curve[i].kind != AWRASH_CURVE_NONE;

      s->lower[j] = -s->scale[i] * (double)(is_curve ? s->mixed->lower[j] : upper[j]);
      s->upper[j] = -s->scale[i] * (double)(is_curve ? s->mixed->lower[j] : lower[j]);
    }
  for (guint k = 0; k < s->segments->len; k++)
    {
      const AwrashSegment *segment = &g_array_index (s->segments, AwrashSegment, k);
      gsize j = s->n + s->m + k;

      s->lower[j] = s->scale[segment->row]
                    * (double)(CLAMP (lower[s->n + segment->row], segment->from, segment->to)
                               - segment->from);
      s->upper[j] = s->scale[segment->row]
                    * (double)(CLAMP (upper[s->n + segment->row], segment->from, segment->to)
                               - segment->from);
    }
}

/* ── refining ───────────────────────────────────────────────────────────────────────────────── */

/* Cuts the k-th segment at a point inside it; the basis stays what it is. */
static gboolean
part (AwrashMixedRelaxation *s, guint k, int64_t at, GError **error)
{
  AwrashSegment old = g_array_index (s->segments, AwrashSegment, k);
  gsize j = s->n + s->m + k, other = s->size;
  double x = s->x[j];

  if (!append_segment (s, old.row, at, old.to, error))
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
  for (guint k = 0; k < s->segments->len; k++)
    {
      const AwrashSegment *own = &g_array_index (s->segments, AwrashSegment, k);

      if (own->row != row || at <= own->from || at >= own->to)
        continue;
      *changed = TRUE;
      return part (s, k, at, error);
    }
  return TRUE;
}

/* Single units around where an activity stands; farther away eight times as wide a step. */
static gboolean
refine_row (AwrashMixedRelaxation *s, gsize row, double stands, gboolean *changed, GError **error)
{
  int64_t low = (int64_t)floor (stands + 1e-6);
  gboolean is_whole = stands - (double)low < 1e-6, cuts = FALSE;

  if (!cut_at (s, row, low, &cuts, error) || !cut_at (s, row, low + 1, &cuts, error)
      || (is_whole && !cut_at (s, row, low - 1, &cuts, error)))
    return FALSE;
  *changed = *changed || cuts;
  for (int64_t far = 4; cuts && far < (int64_t)1 << 40; far *= 8)
    if (!cut_at (s, row, low - far, &cuts, error) || !cut_at (s, row, low + far, &cuts, error))
      return FALSE;
  return TRUE;
}

gboolean
awrash_i_relaxation_refine (AwrashMixedRelaxation *s, gboolean *changed, GError **error)
{
  g_autofree double *stands = awrash_i_new (double, s->m, error);

  *changed = FALSE;
  if (stands == NULL)
    return FALSE;
  for (gsize i = 0; i < s->m; i++)
    stands[i] = (double)s->mixed->lower[s->n + i];
  for (guint k = 0; k < s->segments->len; k++)
    {
      gsize row = g_array_index (s->segments, AwrashSegment, k).row;

      stands[row] += s->x[s->n + s->m + k] / s->scale[row];
    }
  for (gsize i = 0; i < s->m; i++)
    if (s->mixed->curve[i].kind != AWRASH_CURVE_NONE
        && s->mixed->curve[i].kind != AWRASH_CURVE_DISTANCE
        && !refine_row (s, i, stands[i], changed, error))
      return FALSE;
  return TRUE;
}

void
awrash_i_relaxation_get_prices (const AwrashMixedRelaxation *s, gboolean is_ray, int64_t price[])
{
  double largest = 0;

  for (gsize i = 0; is_ray && i < s->m; i++)
    largest = fmax (largest, fabs (s->price[i] * s->scale[i]));
  for (gsize i = 0; i < s->m; i++)
    {
      double y = s->price[i] * s->scale[i];

      if (is_ray)
        y = largest > 0 ? ldexp (y, 40 - (int)floor (log2 (largest))) : 0;
      else
        y = ldexp (y / s->unit, s->mixed->bits);
      price[i] = (int64_t)rint (CLAMP (y, -0x1p60, 0x1p60));
    }
}
