/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Multipliers of pairs from a continuous relaxation: arcs are columns, nodes rows, and every pair
 * in doubt a row whose activity costs its distance, so that the price of the row is the multiplier.
 * Source: duality of linear programs. Invariant: only a guess, at multipliers and at receipts; what
 * they bound is found by a flow. */

#include "allot/gini-private.h"

#include "allot/mixed-relaxation-private.h"
#include "base/memory-private.h"

#include <math.h>

/* Coefficients of pairs, and constants that offsets make of them. */
#define SLOPE_BITS 28
#define LARGEST 0x1p42
/* No arc carries more. */
#define MOST (G_GINT64_CONSTANT (1) << 50)

typedef struct
{
  const AwrashGini *gini;
  AwrashMixed *mixed;
  int shift; /* by which masses times slopes are cut */
  gsize entry, row;
} Filling;

static void
put (Filling *f, gsize column, int64_t value)
{
  f->mixed->column[f->entry] = column;
  f->mixed->value[f->entry++] = value;
}

static void
end_row (Filling *f, int64_t lower, int64_t upper)
{
  f->mixed->lower[f->mixed->n + f->row] = lower;
  f->mixed->upper[f->mixed->n + f->row] = upper;
  f->mixed->first[++f->row] = f->entry;
}

static int64_t
coefficient (const Filling *f, gsize p, gsize q)
{
  return (int64_t)rint (
      ldexp ((double)f->gini->pairs.slope[p] * (double)f->gini->pairs.mass[q], -f->shift));
}

static gboolean
is_decided (const AwrashGini *gini, gsize p, gsize q)
{
  return awrash_i_gini_is_decided (&gini->pairs, gini->lower, gini->upper, p, q);
}

/* Arcs, and one column that is 1, by which offsets count. */
static void
fill_columns (Filling *f)
{
  const AwrashGini *gini = f->gini;
  const AwrashNetwork *face = gini->face;

  for (gsize i = 0; i < face->n_arcs; i++)
    {
      f->mixed->lower[i] = MAX (face->arcs[i].lower, -MOST);
      f->mixed->upper[i] = MIN (face->arcs[i].upper, MOST);
    }
  f->mixed->lower[face->n_arcs] = f->mixed->upper[face->n_arcs] = 1;
  for (gsize p = 0; p < gini->n; p++)
    {
      gsize arc = gini->recipients[p].arc;

      f->mixed->cost[arc] -= (int64_t)rint (ldexp ((double)gini->pairs.unit_cost[p], -f->shift));
      for (gsize q = 0; q < gini->n; q++)
        if (q != p && is_decided (gini, p, q))
          f->mixed->cost[arc]
              += awrash_i_gini_pairs_differ (&gini->pairs, p, gini->lower[p], q, gini->upper[q])
                         >= 0
                     ? coefficient (f, p, q)
                     : -coefficient (f, p, q);
    }
}

/* What enters a node leaves it. */
static void
fill_nodes (Filling *f)
{
  const AwrashNetwork *face = f->gini->face;

  for (gsize node = 0; node < face->n_nodes; node++)
    {
      for (gsize k = face->first[node]; k < face->first[node + 1]; k++)
        {
          AwrashMove move = face->moves[k];
          const AwrashArc *arc = &face->arcs[AWRASH_MOVE_ARC (move)];

          if (arc->tail != arc->head)
            put (f, AWRASH_MOVE_ARC (move), AWRASH_MOVE_IS_BACK (move) ? 1 : -1);
        }
      end_row (f, 0, 0);
    }
}

/* FALSE: an offset makes a number too large. */
static gboolean
fill_pairs (Filling *f)
{
  const AwrashRecipient *r = f->gini->recipients;

  for (gsize p = 0; p < f->gini->n; p++)
    for (gsize q = 0; q < p; q++)
      {
        int64_t a = coefficient (f, p, q), b = coefficient (f, q, p);
        double constant = (double)a * (double)r[p].offset - (double)b * (double)r[q].offset;

        if (is_decided (f->gini, p, q))
          continue;
        if (fabs (constant) > LARGEST)
          return FALSE;
        f->mixed->curve[f->row] = (AwrashCurve){ .kind = AWRASH_CURVE_DISTANCE, .need = 1 };
        put (f, r[p].arc, a);
        put (f, r[q].arc, -b);
        put (f, f->gini->face->n_arcs, (int64_t)constant);
        end_row (f, AWRASH_MIXED_LEAST, AWRASH_MIXED_MOST);
      }
  return TRUE;
}

static void
choose_shift (Filling *f)
{
  double most = 1;
  int bits;

  for (gsize p = 0; p < f->gini->n; p++)
    for (gsize q = 0; q < f->gini->n; q++)
      most = fmax (most, (double)f->gini->pairs.slope[p] * (double)f->gini->pairs.mass[q]);
  frexp (most, &bits);
  f->shift = bits - SLOPE_BITS;
}

/* The problem, NULL where it cannot be told in its numbers. */
static AwrashMixed *
build (const AwrashGini *gini, GError **error)
{
  gsize n_pairs = 0;
  Filling f = { .gini = gini };

  for (gsize p = 0; p < gini->n; p++)
    for (gsize q = 0; q < p; q++)
      n_pairs += !is_decided (gini, p, q);
  f.mixed = awrash_i_mixed_new (gini->face->n_arcs + 1, gini->face->n_nodes + n_pairs,
                                2 * gini->face->n_arcs + 3 * n_pairs, error);
  if (f.mixed == NULL)
    return NULL;
  choose_shift (&f);
  fill_columns (&f);
  fill_nodes (&f);
  if (fill_pairs (&f) && awrash_i_mixed_seal (f.mixed, NULL) && !f.mixed->is_empty)
    return f.mixed;
  awrash_i_mixed_free (f.mixed);
  return NULL;
}

/* Prices and receipts of the relaxation. */
static void
take (const AwrashGini *gini, const AwrashMixedRelaxation *s, double multiplier[], double target[])
{
  gsize row = gini->face->n_nodes, k = 0;

  for (gsize p = 0; p < gini->n; p++)
    target[p] = s->x[gini->recipients[p].arc] + (double)gini->recipients[p].offset;
  for (gsize p = 0; p < gini->n; p++)
    for (gsize q = 0; q < p; q++, k++)
      if (!is_decided (gini, p, q))
        {
          multiplier[k] = CLAMP (-s->price[row] * s->scale[row] / s->unit, -1, 1);
          row++;
        }
}

gboolean
awrash_i_gini_relax (const AwrashGini *gini, double multiplier[], double target[],
                     gboolean *is_solved, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (AwrashMixed) mixed = build (gini, &fault);
  AwrashMixedRelaxation *s = NULL;

  if (mixed != NULL)
    s = awrash_i_relaxation_new (mixed, &fault);
  *is_solved = s != NULL && awrash_i_relaxation_run (s) == AWRASH_RELAXATION_OPTIMAL;
  if (s != NULL)
    awrash_i_relaxation_had_memory (s, &fault);
  if (*is_solved)
    take (gini, s, multiplier, target);
  awrash_i_relaxation_free (s);
  if (fault == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}
