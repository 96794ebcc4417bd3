/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A problem in whole numbers with linear rows: kept row by row and column by column, and made
 * finite before anything is computed with it.
 * Source: libawrash/allot/mixed-private.h. Invariant: after sealing, no activity of any row within
 * the bounds leaves 2^62. */

#include "allot/mixed-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/rational-private.h"

#include <inttypes.h>
#include <math.h>

#define LARGEST (G_GINT64_CONSTANT (1) << 62)

AwrashMixed *
awrash_i_mixed_new (gsize n, gsize m, gsize entries, GError **error)
{
  g_autoptr (AwrashMixed) mixed = g_new0 (AwrashMixed, 1);

  mixed->n = n;
  mixed->m = m;
  mixed->grain = 1;
  mixed->lower = awrash_i_new (int64_t, n + m, error);
  mixed->upper = mixed->lower ? awrash_i_new (int64_t, n + m, error) : NULL;
  mixed->cost = mixed->upper ? awrash_i_new (int64_t, n, error) : NULL;
  mixed->curve = mixed->cost ? awrash_i_new (AwrashCurve, m, error) : NULL;
  mixed->first = mixed->curve ? awrash_i_new (gsize, m + 1, error) : NULL;
  mixed->column = mixed->first ? awrash_i_new (gsize, entries, error) : NULL;
  mixed->value = mixed->column ? awrash_i_new (int64_t, entries, error) : NULL;
  mixed->column_first = mixed->value ? awrash_i_new (gsize, n + 2, error) : NULL;
  mixed->row = mixed->column_first ? awrash_i_new (gsize, entries, error) : NULL;
  mixed->column_value = mixed->row ? awrash_i_new (int64_t, entries, error) : NULL;
  mixed->is_due = mixed->column_value ? awrash_i_new (guint8, m, error) : NULL;
  return mixed->is_due != NULL ? g_steal_pointer (&mixed) : NULL;
}

void
awrash_i_mixed_free (AwrashMixed *mixed)
{
  if (mixed == NULL)
    return;
  g_free (mixed->lower);
  g_free (mixed->upper);
  g_free (mixed->cost);
  g_free (mixed->curve);
  g_free (mixed->first);
  g_free (mixed->column);
  g_free (mixed->value);
  g_free (mixed->column_first);
  g_free (mixed->row);
  g_free (mixed->column_value);
  g_free (mixed->is_due);
  g_free (mixed);
}

/* ── sealing ────────────────────────────────────────────────────────────────────────────────── */

static void
index_columns (AwrashMixed *mixed)
{
  gsize *next = mixed->column_first + 1;

  for (gsize k = 0; k < mixed->first[mixed->m]; k++)
    next[mixed->column[k] + 1]++;
  for (gsize j = 0; j < mixed->n; j++)
    next[j + 1] += next[j];
  for (gsize i = 0; i < mixed->m; i++)
    for (gsize k = mixed->first[i]; k < mixed->first[i + 1]; k++)
      {
        gsize at = next[mixed->column[k]]++;

        mixed->row[at] = i;
        mixed->column_value[at] = mixed->value[k];
      }
}

static gboolean
too_large (const char *what, gsize number, GError **error)
{
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
               _ ("%s %zu can reach 2^62, expected sums below that"), what, number);
  return FALSE;
}

/* Whether every sum that can arise fits. */
static gboolean
check_sizes (const AwrashMixed *mixed, GError **error)
{
  for (gsize j = 0; j < mixed->n; j++)
    {
      if (mixed->lower[j] == AWRASH_MIXED_LEAST || mixed->upper[j] == AWRASH_MIXED_MOST)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                       _ ("nothing bounds column %zu, expected a finite range"), j);
          return FALSE;
        }
      if (mixed->lower[j] < -LARGEST || mixed->upper[j] > LARGEST)
        return too_large (_ ("column"), j, error);
    }
  for (gsize i = 0; i < mixed->m; i++)
    {
      double sum = 0;

      for (gsize k = mixed->first[i]; k < mixed->first[i + 1]; k++)
        sum += fabs ((double)mixed->value[k])
               * awrash_i_mixed_reach (mixed->lower[mixed->column[k]],
                                       mixed->upper[mixed->column[k]]);
      if (sum >= (double)LARGEST)
        return too_large (_ ("row"), i, error);
    }
  return TRUE;
}

/* The most that one unit of anything costs; of a column that distances are of, all of them. */
static double
steepest (const AwrashMixed *mixed)
{
  double most = 1;

  for (gsize j = 0; j < mixed->n; j++)
    {
      double each = fabs ((double)mixed->cost[j]);

      for (gsize k = mixed->column_first[j]; mixed->has_distances && k < mixed->column_first[j + 1];
           k++)
        if (mixed->curve[mixed->row[k]].kind == AWRASH_CURVE_DISTANCE)
          each += fabs ((double)mixed->column_value[k]) / mixed->curve[mixed->row[k]].need;
      most = MAX (most, each);
    }
  for (gsize i = 0; i < mixed->m; i++)
    if (mixed->curve[i].kind != AWRASH_CURVE_NONE)
      most = fmax (
          most, fmax (fabs (awrash_i_curve_slope (&mixed->curve[i], mixed->lower[mixed->n + i])),
                      fabs (awrash_i_curve_slope (&mixed->curve[i], mixed->upper[mixed->n + i]))));
  return most;
}

/* What a curve costs at most, at one of its ends or, where it is whole, as if it had no sink. */
static double
widest_of (const AwrashMixed *mixed, gsize i)
{
  const AwrashCurve *curve = &mixed->curve[i];
  double reach = awrash_i_mixed_reach (mixed->lower[mixed->n + i], mixed->upper[mixed->n + i]);

  if (curve->kind == AWRASH_CURVE_WHOLE)
    return ((double)curve->scale * reach + fabs ((double)curve->target)) * reach;
  return fmax (fabs (awrash_i_curve_guess (curve, mixed->lower[mixed->n + i])),
               fabs (awrash_i_curve_guess (curve, mixed->upper[mixed->n + i])));
}

/* Whether each value of a curve is a whole number. Distances by one are. */
static gboolean
is_whole (const AwrashCurve *curve)
{
  return curve->kind == AWRASH_CURVE_WHOLE
         || (curve->kind == AWRASH_CURVE_DISTANCE && curve->need == 1);
}

/* What all costs so far are multiples of, and those of one more curve that is whole. */
static int64_t
refine (int64_t grain, const AwrashCurve *curve)
{
  if (curve->kind == AWRASH_CURVE_DISTANCE)
    return 1;
  return awrash_i_rational_common_divisor (awrash_i_rational_common_divisor (grain, curve->scale),
                                           ABS (curve->target));
}

/* Whether all costs are whole numbers that sum to less than 2^62, and the grain of those. */
static void
find_grain (AwrashMixed *mixed)
{
  double sum = 0;

  mixed->is_whole = mixed->is_linear = TRUE;
  mixed->grain = 0;
  for (gsize j = 0; j < mixed->n; j++)
    mixed->grain = awrash_i_rational_common_divisor (mixed->grain, ABS (mixed->cost[j]));
  for (gsize i = 0; i < mixed->m; i++)
    {
      const AwrashCurve *curve = &mixed->curve[i];

      if (curve->kind == AWRASH_CURVE_NONE)
        continue;
      mixed->is_linear = FALSE;
      mixed->has_distances = mixed->has_distances || curve->kind == AWRASH_CURVE_DISTANCE;
      mixed->is_whole = mixed->is_whole && is_whole (curve);
      sum += widest_of (mixed, i);
      if (mixed->is_whole)
        mixed->grain = refine (mixed->grain, curve);
    }
  mixed->grain = MAX (mixed->grain, 1);
  mixed->is_whole = mixed->is_whole && sum < (double)LARGEST;
}

/* The cost of row i is more than 128 bits hold, as powers with a large exponent are. */
static gboolean
too_dear (const AwrashMixed *mixed, gsize i, GError **error)
{
  const AwrashCurve *curve = &mixed->curve[i];

  if (curve->kind != AWRASH_CURVE_ALPHA)
    return too_large (_ ("the cost of row"), i, error);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
               _ ("alpha:%g makes sums of 2^110 and more of what some receive, expected an "
                  "exponent nearer to 1, or leximin"),
               curve->alpha);
  return FALSE;
}

/* Costs of one unit are below 2^58 in units of 2^-bits, and those of a curve below 2^110. Where
 * whole squares are weighed under rows that leave them little, prices are many times as steep as
 * costs: they have room up to 2^60. */
static gboolean
choose_bits (AwrashMixed *mixed, GError **error)
{
  double widest = 1;
  int top = 58;

  find_grain (mixed);
  for (gsize i = 0; i < mixed->m; i++)
    if (mixed->curve[i].kind != AWRASH_CURVE_NONE)
      {
        const double own = widest_of (mixed, i);

        if (!(own < 0x1p110))
          return too_dear (mixed, i, error);
        widest = fmax (widest, own);
        top = mixed->curve[i].kind == AWRASH_CURVE_WHOLE ? 42 : top;
      }
  /* a slope may be infinite where no value is that counts */
  mixed->bits = (int)CLAMP (top - ceil (log2 (steepest (mixed))), 0, 50);
  mixed->bits = MIN (mixed->bits, 110 - (int)ceil (log2 (widest)));
  return TRUE;
}

/* 2^42 times 2^62, 2^22 times over, stays below 2^127. */
static gboolean
check_numbers (const AwrashMixed *mixed, GError **error)
{
  for (gsize i = 0; i < mixed->m; i++)
    {
      if (mixed->first[i + 1] - mixed->first[i] >= 4096 * (gsize)1024)
        return too_large (_ ("row"), i, error);
      for (gsize k = mixed->first[i]; k < mixed->first[i + 1]; k++)
        if (ABS (mixed->value[k]) > G_GINT64_CONSTANT (1) << 42)
          return too_large (_ ("row"), i, error);
    }
  for (gsize i = 0; i < mixed->m; i++)
    if (mixed->curve[i].kind == AWRASH_CURVE_WHOLE
        && (mixed->curve[i].scale > G_GINT64_CONSTANT (1) << 53
            || ABS (mixed->curve[i].target) > G_GINT64_CONSTANT (1) << 53))
      return too_large (_ ("the cost of row"), i, error);
  for (gsize j = 0; j < mixed->n; j++)
    if (ABS (mixed->cost[j]) > G_GINT64_CONSTANT (1) << 53)
      return too_large (_ ("the cost of column"), j, error);
  return TRUE;
}

gboolean
awrash_i_mixed_seal (AwrashMixed *mixed, GError **error)
{
  if (!check_numbers (mixed, error))
    return FALSE;
  index_columns (mixed);
  mixed->is_empty = !awrash_i_mixed_tighten_own (mixed);
  if (mixed->is_empty)
    return TRUE;
  return check_sizes (mixed, error) && choose_bits (mixed, error);
}
