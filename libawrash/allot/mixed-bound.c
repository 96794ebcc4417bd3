/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a plan costs, and what none costs less than by given prices of the rows: all in integers of
 * 2^-bits, with nothing taken on trust.
 * Source: Lagrange's bound, Σ cx >= Σ_j min (c - yA)_j x_j + Σ_i min (f_i (s) + y_i s); Everett
 * (1963). Invariant: whatever the prices, the bound holds; bad ones only make it weak. */

#include "allot/mixed-private.h"

#include <math.h>
#include <string.h>

int64_t
awrash_i_mixed_activity (const AwrashMixed *mixed, gsize row, const int64_t x[])
{
  int64_t sum = 0;

  for (gsize k = mixed->first[row]; k < mixed->first[row + 1]; k++)
    sum += mixed->value[k] * x[mixed->column[k]];
  return sum;
}

gboolean
awrash_i_mixed_keeps (const AwrashMixed *mixed, const int64_t x[])
{
  if (mixed->is_empty)
    return FALSE;
  for (gsize j = 0; j < mixed->n; j++)
    if (x[j] < mixed->lower[j] || x[j] > mixed->upper[j])
      return FALSE;
  for (gsize i = 0; i < mixed->m; i++)
    {
      int64_t activity = awrash_i_mixed_activity (mixed, i, x);

      if (activity < mixed->lower[mixed->n + i] || activity > mixed->upper[mixed->n + i])
        return FALSE;
    }
  return TRUE;
}

gboolean
awrash_i_mixed_is_idle (const AwrashMixed *mixed, gsize i)
{
  AwrashLong low = 0, high = 0;

  for (gsize k = mixed->first[i]; k < mixed->first[i + 1]; k++)
    {
      int64_t a = mixed->value[k];
      gsize j = mixed->column[k];

      low += (AwrashLong)a * (a > 0 ? mixed->lower[j] : mixed->upper[j]);
      high += (AwrashLong)a * (a > 0 ? mixed->upper[j] : mixed->lower[j]);
    }
  return mixed->curve[i].kind == AWRASH_CURVE_NONE && low >= mixed->lower[mixed->n + i]
         && high <= mixed->upper[mixed->n + i];
}

void
awrash_i_mixed_cost (const AwrashMixed *mixed, const int64_t x[], AwrashLong *low, AwrashLong *high)
{
  AwrashLong sum = 0, width = 0;

  for (gsize j = 0; j < mixed->n; j++)
    sum += ((AwrashLong)mixed->cost[j] * x[j]) * ((AwrashLong)1 << mixed->bits);
  for (gsize i = 0; i < mixed->m; i++)
    if (mixed->curve[i].kind != AWRASH_CURVE_NONE)
      {
        AwrashLong a, b;

        awrash_i_curve_value (&mixed->curve[i], mixed->bits, awrash_i_mixed_activity (mixed, i, x),
                              &a, &b);
        sum += a;
        width += b - a;
      }
  *low = sum;
  *high = sum + width;
}

/* The largest number that the bound can be made of, in double: what must stay below 2^126. */
static gboolean
fits (const AwrashMixed *mixed, const int64_t lower[], const int64_t upper[], const int64_t price[],
      gboolean is_ray)
{
  double sum = 0, unit = is_ray ? 0 : ldexp (1, mixed->bits);

  for (gsize j = 0; j < mixed->n; j++)
    {
      double each = unit * fabs ((double)mixed->cost[j]);

      for (gsize k = mixed->column_first[j]; k < mixed->column_first[j + 1]; k++)
        each += fabs ((double)mixed->column_value[k] * (double)price[mixed->row[k]]);
      sum += each * (1 + awrash_i_mixed_reach (lower[j], upper[j]));
    }
  for (gsize i = 0; i < mixed->m; i++)
    sum += fabs ((double)price[i])
           * awrash_i_mixed_reach (lower[mixed->n + i], upper[mixed->n + i]);
  return sum < 0x1p125;
}

/* To the next multiple of the grain, which all costs are. */
static AwrashLong
round_up (const AwrashMixed *mixed, AwrashLong bound)
{
  AwrashLong grain = (AwrashLong)mixed->grain << mixed->bits;
  AwrashLong rest = bound % grain;

  if (rest < 0)
    rest += grain;
  return rest == 0 ? bound : bound - rest + grain;
}

static AwrashLong
bound_row (const AwrashMixed *mixed, gsize i, int64_t lower, int64_t upper, int64_t price,
           gboolean is_ray)
{
  int64_t at;

  if (mixed->curve[i].kind != AWRASH_CURVE_NONE && !is_ray)
    return awrash_i_curve_least (&mixed->curve[i], mixed->bits, price, lower, upper, &at);
  return (AwrashLong)price * (price > 0 ? lower : upper);
}

gboolean
awrash_i_mixed_bound (const AwrashMixed *mixed, const int64_t lower[], const int64_t upper[],
                      const int64_t price[], gboolean is_ray, AwrashLong reduced[],
                      AwrashLong *bound)
{
  AwrashLong sum = 0;

  if (!fits (mixed, lower, upper, price, is_ray))
    return FALSE;
  for (gsize j = 0; j < mixed->n; j++)
    {
      AwrashLong each = is_ray ? 0 : (AwrashLong)mixed->cost[j] * ((AwrashLong)1 << mixed->bits);

      for (gsize k = mixed->column_first[j]; k < mixed->column_first[j + 1]; k++)
        each -= (AwrashLong)mixed->column_value[k] * price[mixed->row[k]];
      sum += each * (each > 0 ? lower[j] : upper[j]);
      reduced[j] = each;
    }
  for (gsize i = 0; i < mixed->m; i++)
    sum += bound_row (mixed, i, lower[mixed->n + i], upper[mixed->n + i], price[i], is_ray);
  *bound = mixed->is_whole && !is_ray ? round_up (mixed, sum) : sum;
  return TRUE;
}

/* ── narrowing ──────────────────────────────────────────────────────────────────────────────── */

/* How many units away, at so much each, still cost less than what is left. */
static void
narrow_linear (AwrashLong each, AwrashLong left, int64_t *lower, int64_t *upper)
{
  AwrashLong units;

  if (each == 0 || *lower == *upper)
    return;
  units = (left - 1) / (each > 0 ? each : -each);
  if (units >= (AwrashLong)*upper - *lower)
    return;
  if (each > 0)
    *upper = *lower + (int64_t)units;
  else
    *lower = *upper - (int64_t)units;
}

/* The farthest from `at` towards an end whose cost leaves something: costs grow on that way. */
static int64_t
farthest (const AwrashMixed *mixed, gsize i, int64_t price, int64_t at, int64_t end,
          AwrashLong most)
{
  int64_t good = at, bad = end;

  while (good != bad)
    {
      int64_t middle
          = good + (bad - good) / 2 + (good < bad ? (bad - good) % 2 : -((good - bad) % 2));
      AwrashLong low, high;

      awrash_i_curve_value (&mixed->curve[i], mixed->bits, middle, &low, &high);
      if (low + (AwrashLong)price * middle < most)
        good = middle;
      else
        bad = middle > at ? middle - 1 : middle + 1;
    }
  return good;
}

/* Takes away what costs `most` or more by this bound, which is below (a column's, or a row's,
 * distance from where it is least). */
static void
narrow (const AwrashMixed *mixed, int64_t lower[], int64_t upper[], const int64_t price[],
        const AwrashLong reduced[], AwrashLong bound, AwrashLong most)
{
  AwrashLong left = most - bound;

  /* A bound that was rounded up is up to a grain above what the prices give. */
  if (mixed->is_whole)
    left += (AwrashLong)mixed->grain << mixed->bits;
  for (gsize j = 0; j < mixed->n; j++)
    narrow_linear (reduced[j], left, &lower[j], &upper[j]);
  for (gsize i = 0; i < mixed->m; i++)
    {
      int64_t *low = &lower[mixed->n + i], *high = &upper[mixed->n + i], at;
      AwrashLong least;

      if (mixed->curve[i].kind == AWRASH_CURVE_NONE)
        {
          narrow_linear (price[i], left, low, high);
          continue;
        }
      least = awrash_i_curve_least (&mixed->curve[i], mixed->bits, price[i], *low, *high, &at);
      *high = farthest (mixed, i, price[i], at, *high, least + left);
      *low = farthest (mixed, i, price[i], at, *low, least + left);
    }
}

/* ── settling ───────────────────────────────────────────────────────────────────────────────── */

/* What is left of the box once prices have narrowed it may say more by the same prices. */
#define ROUNDS 3

static gboolean
is_point (const AwrashMixed *mixed, const int64_t lower[], const int64_t upper[])
{
  return memcmp (lower, upper, mixed->n * sizeof (int64_t)) == 0;
}

gboolean
awrash_i_mixed_settle (const AwrashMixed *mixed, int64_t lower[], int64_t upper[],
                       const int64_t price[], gboolean is_ray, AwrashLong most,
                       AwrashLong reduced[], AwrashLong *bound)
{
  gboolean is_settled = FALSE;

  for (int round = 0; round < ROUNDS && price != NULL && !is_settled; round++)
    {
      AwrashLong own;

      if (!awrash_i_mixed_bound (mixed, lower, upper, price, is_ray, reduced, &own))
        return FALSE;
      if (is_ray)
        return own > 0;
      /* what was cut away costs at least `most`, and the rest at least this */
      *bound = MAX (*bound, round == 0 ? own : MIN (own, most));
      is_settled = own >= most;
      if (is_settled || most == AWRASH_LONG_LARGEST)
        break;
      narrow (mixed, lower, upper, price, reduced, own, most);
      is_settled = !awrash_i_mixed_tighten (mixed, lower, upper);
    }
  if (!is_settled && is_point (mixed, lower, upper))
    {
      AwrashLong low, high;

      awrash_i_mixed_cost (mixed, lower, &low, &high);
      is_settled = !awrash_i_mixed_keeps (mixed, lower) || low >= most;
    }
  return is_settled;
}
