/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The continuous relaxation as the simplex method holds it: a x - Σ segments + slack = 0 in every
 * row, everything between finite bounds, so that any basis can be made dual feasible by moving
 * variables to their other bounds. A row that is no more than the cost of one column is folded into
 * it: the column stands at its lower end, and the segments are more of it.
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
gboolean
awrash_i_relaxation_make_room (AwrashMixedRelaxation *s, gsize room, GError **error)
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
  gsize **places[] = { &s->basic, &s->single_row, &s->folded, &s->first_segment };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (!grow (rows[i], 0, m, error))
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if ((*places[i] = awrash_i_new (gsize, m, error)) == NULL)
      return FALSE;
  if (!grow (&s->value, 0, entries, error) || !grow (&s->column_value, 0, entries, error)
      || !grow (&s->stands, 0, s->n, error) || !awrash_i_relaxation_make_room (s, s->n + m, error))
    return FALSE;
  s->column = awrash_i_new (gsize, entries, error);
  s->column_first = s->column ? awrash_i_new (gsize, s->n + 1, error) : NULL;
  s->sparse = s->column_first ? awrash_i_new (AwrashSparse, m, error) : NULL;
  s->pivot_row = s->sparse ? awrash_i_new (gssize, m, error) : NULL;
  s->has_pivot = s->pivot_row ? awrash_i_new (guint8, m, error) : NULL;
  s->factor = s->has_pivot ? awrash_i_factor_new (m, error) : NULL;
  return s->factor != NULL;
}

void
awrash_i_relaxation_free (AwrashMixedRelaxation *s)
{
  if (s == NULL)
    return;
  void *arrays[]
      = { s->scale,  s->weight, s->price,        s->rho,          s->w,          s->tau,
          s->flip,   s->single, s->value,        s->column_value, s->lower,      s->upper,
          s->cost,   s->x,      s->reduced,      s->true_cost,    s->alpha,      s->state,
          s->basic,  s->sparse, s->pivot_row,    s->has_pivot,    s->single_row, s->stands,
          s->folded, s->column, s->column_first, s->first_segment };

  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_free (arrays[i]);
  awrash_i_factor_free (s->factor);
  g_clear_error (&s->refusal);
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
        s->value[k] = s->folded[i] == G_MAXSIZE ? s->scale[i] * (double)mixed->value[k] : 0;
    }
  for (gsize j = 0; j < s->n; j++)
    {
      gsize at = s->column_first[j];

      for (gsize k = mixed->column_first[j]; k < mixed->column_first[j + 1]; k++)
        {
          if (s->folded[mixed->row[k]] != G_MAXSIZE)
            continue;
          s->column[at] = mixed->row[k];
          s->column_value[at++] = s->scale[mixed->row[k]] * (double)mixed->column_value[k];
        }
      s->column_first[j + 1] = at;
    }
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
    if (!awrash_i_relaxation_start_curve (s, i, error))
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
  awrash_i_mixed_fold (mixed, s->folded);
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
      if (s->folded[i] == G_MAXSIZE)
        continue;
      s->lower[s->folded[i]] = s->upper[s->folded[i]] = (double)s->mixed->lower[j];
      s->lower[j] = -1;
      s->upper[j] = 1;
    }
  for (guint k = 0; k < s->segments->len; k++)
    {
      const AwrashSegment *segment = &g_array_index (s->segments, AwrashSegment, k);
      gsize j = s->n + s->m + k, row = s->n + segment->row, own = s->folded[segment->row];
      int64_t least = own == G_MAXSIZE ? lower[row] : MAX (lower[row], lower[own]);
      int64_t most = own == G_MAXSIZE ? upper[row] : MIN (upper[row], upper[own]);

      s->lower[j] = s->scale[segment->row]
                    * (double)(CLAMP (least, segment->from, segment->to) - segment->from);
      s->upper[j] = s->scale[segment->row]
                    * (double)(CLAMP (most, segment->from, segment->to) - segment->from);
    }
}

/* ── prices ─────────────────────────────────────────────────────────────────────────────────── */

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
  awrash_i_mixed_price_folded (s->mixed, s->folded, is_ray, price);
}
