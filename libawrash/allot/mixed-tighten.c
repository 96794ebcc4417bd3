/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bounds made as narrow as rows and columns make one another, in a fixed number of passes over the
 * rows that may say more.
 * Source: interval propagation as in Savelsbergh (1994). Invariant: no x that keeps all bounds and
 * rows is lost; the same bounds, the same answer. */

#include "allot/mixed-private.h"

#include <string.h>

/* Where a sum of bounds is open on a side it stands for: no bound. */
#define OPEN ((AwrashLong)1 << 100)
#define PASSES 8

typedef struct
{
  AwrashLong low, high; /* sums of the bounds that are finite */
  gsize open_low, open_high;
} Reach;

/* a · [lower, upper] added, the open ends counted. */
static void
reach_add (Reach *reach, int64_t a, int64_t lower, int64_t upper)
{
  int64_t least = a > 0 ? lower : upper, most = a > 0 ? upper : lower;

  if (a == 0)
    return;
  if (least == AWRASH_MIXED_LEAST || least == AWRASH_MIXED_MOST)
    reach->open_low++;
  else
    reach->low += (AwrashLong)a * least;
  if (most == AWRASH_MIXED_LEAST || most == AWRASH_MIXED_MOST)
    reach->open_high++;
  else
    reach->high += (AwrashLong)a * most;
}

/* b > 0, as a coefficient is. */
static AwrashLong
floor_divide (AwrashLong a, int64_t b)
{
  /* most coefficients are 1, and most numbers small: both save a division of wide words */
  if (b == 1)
    return a;
  if (a == (int64_t)a)
    return (int64_t)a / b - ((int64_t)a % b < 0);
  return a / b - (a % b < 0);
}

static void
raise_lower (int64_t *lower, AwrashLong to, gboolean *changed)
{
  if (to > *lower && to < AWRASH_MIXED_MOST)
    {
      *lower = (int64_t)to;
      *changed = TRUE;
    }
}

static void
lower_upper (int64_t *upper, AwrashLong to, gboolean *changed)
{
  if (to < *upper && to > AWRASH_MIXED_LEAST)
    {
      *upper = (int64_t)to;
      *changed = TRUE;
    }
}

/* What the others of a row leave to one column with coefficient a: a x <= most, a x >= least. */
static void
cut_column (int64_t a, AwrashLong least, AwrashLong most, int64_t *lower, int64_t *upper,
            gboolean *changed)
{
  if (a == 0)
    return;
  if (most < OPEN)
    {
      if (a > 0)
        lower_upper (upper, floor_divide (most, a), changed);
      else
        raise_lower (lower, -floor_divide (most, -a), changed);
    }
  if (least > -OPEN)
    {
      if (a > 0)
        raise_lower (lower, -floor_divide (-least, a), changed);
      else
        lower_upper (upper, floor_divide (-least, -a), changed);
    }
}

/* All rows of a column may say more than before. */
static void
mark_rows (const AwrashMixed *mixed, gsize column, guint8 is_due[])
{
  for (gsize k = mixed->column_first[column]; k < mixed->column_first[column + 1]; k++)
    is_due[mixed->row[k]] = 1;
}

/* By how much a column can move a row. */
static AwrashLong
width_of (int64_t a, int64_t lower, int64_t upper)
{
  return (AwrashLong)ABS (a) * ((AwrashLong)upper - lower);
}

/* One row: its own bounds by its columns', its columns' by its own; which rows are due then. FALSE:
 * nothing is left. */
static gboolean
tighten_row (const AwrashMixed *mixed, gsize i, int64_t lower[], int64_t upper[], guint8 is_due[])
{
  int64_t *row_lower = &lower[mixed->n + i], *row_upper = &upper[mixed->n + i];
  gboolean is_changed = FALSE, is_closed;
  AwrashLong spare;
  Reach reach = { 0 };

  for (gsize k = mixed->first[i]; k < mixed->first[i + 1]; k++)
    reach_add (&reach, mixed->value[k], lower[mixed->column[k]], upper[mixed->column[k]]);
  if (reach.open_low == 0)
    raise_lower (row_lower, reach.low, &is_changed);
  if (reach.open_high == 0)
    lower_upper (row_upper, reach.high, &is_changed);
  /* before the sizes are checked, sums may be beyond what bounds can say */
  if (*row_lower > *row_upper
      || (reach.open_low == 0 && reach.low > *row_upper && *row_upper != AWRASH_MIXED_MOST)
      || (reach.open_high == 0 && reach.high < *row_lower && *row_lower != AWRASH_MIXED_LEAST))
    return FALSE;
  /* what its columns keep anyway cuts none of them */
  if (reach.open_low == 0 && reach.open_high == 0 && reach.low >= *row_lower
      && reach.high <= *row_upper)
    return TRUE;
  is_closed = reach.open_low == 0 && reach.open_high == 0;
  spare = MIN (*row_upper - reach.low, reach.high - *row_lower);
  for (gsize k = mixed->first[i]; k < mixed->first[i + 1]; k++)
    {
      gsize j = mixed->column[k];
      Reach own = { 0 };
      AwrashLong most = OPEN, least = -OPEN;

      /* what moves the row by no more than it has to spare is not cut */
      if (is_closed && width_of (mixed->value[k], lower[j], upper[j]) <= spare)
        continue;
      reach_add (&own, mixed->value[k], lower[j], upper[j]);
      if (reach.open_low == own.open_low && *row_upper != AWRASH_MIXED_MOST)
        most = *row_upper - (reach.low - own.low);
      if (reach.open_high == own.open_high && *row_lower != AWRASH_MIXED_LEAST)
        least = *row_lower - (reach.high - own.high);
      is_changed = FALSE;
      cut_column (mixed->value[k], least, most, &lower[j], &upper[j], &is_changed);
      if (lower[j] > upper[j])
        return FALSE;
      /* the sums stay those of the bounds before: valid, only less sharp */
      if (is_changed)
        mark_rows (mixed, j, is_due);
    }
  return TRUE;
}

/* A row whose columns did not change since it was looked at says nothing new. *is_tight: nor does
 * any. */
static gboolean
tighten (const AwrashMixed *mixed, int64_t lower[], int64_t upper[], gboolean *is_tight)
{
  guint8 *is_due = mixed->is_due;
  gboolean any = TRUE;

  for (gsize j = 0; j < mixed->n + mixed->m; j++)
    if (lower[j] > upper[j])
      return FALSE;
  memset (is_due, 1, mixed->m);

  for (int pass = 0; pass < PASSES && any; pass++)
    {
      any = FALSE;
      for (gsize i = 0; i < mixed->m; i++)
        {
          if (!is_due[i])
            continue;
          any = TRUE;
          is_due[i] = 0;
          if (!tighten_row (mixed, i, lower, upper, is_due))
            return FALSE;
        }
    }
  *is_tight = !any;
  return TRUE;
}

gboolean
awrash_i_mixed_tighten_own (AwrashMixed *mixed)
{
  return tighten (mixed, mixed->lower, mixed->upper, &mixed->is_tight);
}

gboolean
awrash_i_mixed_tighten (const AwrashMixed *mixed, int64_t lower[], int64_t upper[])
{
  gsize size = (mixed->n + mixed->m) * sizeof (int64_t);
  gboolean is_tight;

  return (mixed->is_tight && memcmp (lower, mixed->lower, size) == 0
          && memcmp (upper, mixed->upper, size) == 0)
         || tighten (mixed, lower, upper, &is_tight);
}
