/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bounds made narrow by rows, beside the same passes with no row and no column passed over. Source:
 * Savelsbergh (1994), written out plainly. Invariant: seeds are fixed. */

#include "allot/mixed-private.h"

#include <criterion/criterion.h>
#include <string.h>

#define PASSES 8
#define MOST_ITEMS 12

/* What one side of a row adds up to; FALSE where a column is open on it. */
static gboolean
sum_side (const AwrashMixed *mixed, gsize i, gsize but, gboolean is_high, const int64_t lower[],
          const int64_t upper[], AwrashLong *sum)
{
  *sum = 0;
  for (gsize k = mixed->first[i]; k < mixed->first[i + 1]; k++)
    {
      gsize j = mixed->column[k];
      int64_t end = (mixed->value[k] > 0) == is_high ? upper[j] : lower[j];

      if (k == but || mixed->value[k] == 0)
        continue;
      if (end == AWRASH_MIXED_LEAST || end == AWRASH_MIXED_MOST)
        return FALSE;
      *sum += (AwrashLong)mixed->value[k] * end;
    }
  return TRUE;
}

/* The largest whole x with a x <= most for a > 0; the smallest for a < 0. */
static AwrashLong
whole_end (int64_t a, AwrashLong most)
{
  AwrashLong x = most / a;

  while ((AwrashLong)a * x > most)
    x += a > 0 ? -1 : 1;
  while ((AwrashLong)a * (x + (a > 0 ? 1 : -1)) <= most)
    x += a > 0 ? 1 : -1;
  return x;
}

/* a x <= most. */
static void
cut (int64_t a, AwrashLong most, int64_t *lower, int64_t *upper, gboolean *changed)
{
  AwrashLong x = whole_end (a, most);

  if (a > 0 && x < *upper)
    {
      *upper = (int64_t)x;
      *changed = TRUE;
    }
  else if (a < 0 && x > *lower)
    {
      *lower = (int64_t)x;
      *changed = TRUE;
    }
}

/* Every column of the row is looked at, with what the others add up to before any was cut. */
static gboolean
plain_row (const AwrashMixed *mixed, gsize i, int64_t lower[], int64_t upper[], guint8 is_due[])
{
  int64_t *least = &lower[mixed->n + i], *most = &upper[mixed->n + i];
  int64_t before_lower[MOST_ITEMS], before_upper[MOST_ITEMS];
  AwrashLong low, high, rest;
  gboolean has_low = sum_side (mixed, i, G_MAXSIZE, FALSE, lower, upper, &low);
  gboolean has_high = sum_side (mixed, i, G_MAXSIZE, TRUE, lower, upper, &high);

  if (has_low && low > *least)
    *least = (int64_t)low;
  if (has_high && high < *most)
    *most = (int64_t)high;
  if (*least > *most)
    return FALSE;
  for (gsize j = 0; j < mixed->n; j++)
    {
      before_lower[j] = lower[j];
      before_upper[j] = upper[j];
    }
  for (gsize k = mixed->first[i]; k < mixed->first[i + 1]; k++)
    {
      gsize j = mixed->column[k];
      int64_t a = mixed->value[k];
      gboolean changed = FALSE;

      if (a != 0 && *most != AWRASH_MIXED_MOST
          && sum_side (mixed, i, k, FALSE, before_lower, before_upper, &rest))
        cut (a, *most - rest, &lower[j], &upper[j], &changed);
      if (a != 0 && *least != AWRASH_MIXED_LEAST
          && sum_side (mixed, i, k, TRUE, before_lower, before_upper, &rest))
        cut (-a, rest - *least, &lower[j], &upper[j], &changed);
      if (lower[j] > upper[j])
        return FALSE;
      for (gsize e = mixed->column_first[j]; changed && e < mixed->column_first[j + 1]; e++)
        is_due[mixed->row[e]] = 1;
    }
  return TRUE;
}

static gboolean
plain (const AwrashMixed *mixed, int64_t lower[], int64_t upper[])
{
  guint8 is_due[MOST_ITEMS];

  memset (is_due, 1, sizeof is_due);
  for (gsize k = 0; k < mixed->n + mixed->m; k++)
    if (lower[k] > upper[k])
      return FALSE;
  for (int pass = 0; pass < PASSES; pass++)
    for (gsize i = 0; i < mixed->m; i++)
      if (is_due[i])
        {
          is_due[i] = 0;
          if (!plain_row (mixed, i, lower, upper, is_due))
            return FALSE;
        }
  return TRUE;
}

/* Up to five columns and rows, coefficients of all sizes. */
static AwrashMixed *
draw (GRand *rand)
{
  gsize n = (gsize)g_rand_int_range (rand, 1, 6), m = (gsize)g_rand_int_range (rand, 1, 6);
  AwrashMixed *mixed = awrash_i_mixed_new (n, m, n * m, NULL);
  int width = g_rand_boolean (rand) ? 3 : 40;

  cr_assert_not_null (mixed);
  for (gsize j = 0; j < n; j++)
    {
      mixed->lower[j] = g_rand_int_range (rand, -4, 3);
      mixed->upper[j] = mixed->lower[j] + g_rand_int_range (rand, 0, 7);
    }
  for (gsize i = 0; i < m; i++)
    {
      mixed->first[i + 1] = (i + 1) * n;
      mixed->lower[n + i] = AWRASH_MIXED_LEAST;
      mixed->upper[n + i] = AWRASH_MIXED_MOST;
      for (gsize j = 0; j < n; j++)
        {
          mixed->column[i * n + j] = j;
          mixed->value[i * n + j] = g_rand_int_range (rand, -width, width + 1);
        }
    }
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  return mixed;
}

/* Limits of rows, and some columns open on a side. */
static void
draw_box (const AwrashMixed *mixed, GRand *rand, gboolean is_open, int64_t lower[], int64_t upper[])
{
  for (gsize k = 0; k < mixed->n + mixed->m; k++)
    {
      int64_t middle = mixed->lower[k] / 2 + mixed->upper[k] / 2;

      lower[k] = mixed->lower[k];
      upper[k] = mixed->upper[k];
      if (k >= mixed->n && g_rand_boolean (rand))
        lower[k] = middle - g_rand_int_range (rand, 0, 30);
      if (k >= mixed->n && g_rand_boolean (rand))
        upper[k] = middle + g_rand_int_range (rand, 0, 30);
      if (is_open && g_rand_int_range (rand, 0, 4) == 0)
        lower[k] = AWRASH_MIXED_LEAST;
      if (is_open && g_rand_int_range (rand, 0, 4) == 0)
        upper[k] = AWRASH_MIXED_MOST;
    }
}

Test (allot_mixed_tighten, columns_that_are_passed_over_would_not_have_been_cut)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (91);
  gsize n_empty = 0, n_cut = 0;

  for (int turn = 0; turn < 60000; turn++)
    {
      g_autoptr (AwrashMixed) mixed = draw (rand);
      int64_t lower[MOST_ITEMS] = { 0 }, upper[MOST_ITEMS] = { 0 }, low[MOST_ITEMS],
              high[MOST_ITEMS];
      gsize n = mixed->n + mixed->m;
      gboolean is_left;

      draw_box (mixed, rand, turn % 3 == 0, lower, upper);
      memcpy (low, lower, sizeof low);
      memcpy (high, upper, sizeof high);
      is_left = awrash_i_mixed_tighten (mixed, lower, upper);
      cr_assert_eq (is_left, plain (mixed, low, high), "turn %d", turn);
      n_empty += !is_left;
      for (gsize k = 0; is_left && k < n; k++)
        {
          cr_assert (lower[k] == low[k] && upper[k] == high[k], "turn %d, %zu", turn, k);
          n_cut += k < mixed->n && (low[k] != mixed->lower[k] || high[k] != mixed->upper[k]);
        }
    }
  cr_assert (n_empty > 1000 && n_cut > 10000, "%zu %zu", n_empty, n_cut);
}

/* ── before sizes are checked ───────────────────────────────────────────────────────────────── */

/* 3 · 2^20 x and 2^40 y in one row. */
static AwrashMixed *
draw_wide (int64_t y)
{
  static const int64_t values[] = { 3 << 20, G_GINT64_CONSTANT (1) << 40 };
  AwrashMixed *mixed = awrash_i_mixed_new (2, 1, 2, NULL);

  for (gsize k = 0; k < 2; k++)
    {
      mixed->column[k] = k;
      mixed->value[k] = values[k];
    }
  mixed->first[1] = 2;
  mixed->lower[1] = mixed->upper[1] = y;
  mixed->lower[2] = AWRASH_MIXED_LEAST;
  mixed->upper[2] = AWRASH_MIXED_MOST;
  return mixed;
}

Test (allot_mixed_tighten, a_sum_beyond_64_bits_is_empty_only_where_a_bound_says_so)
{
  static const struct
  {
    const char *label;
    int64_t y, lower, upper;
    gboolean is_empty;
  } rows[] = {
    { "above, no bounds", 1 << 30, AWRASH_MIXED_LEAST, AWRASH_MIXED_MOST, FALSE },
    { "above, at least 5", 1 << 30, 5, AWRASH_MIXED_MOST, FALSE },
    { "above, at most 5", 1 << 30, AWRASH_MIXED_LEAST, 5, TRUE },
    { "below, no bounds", -(1 << 30), AWRASH_MIXED_LEAST, AWRASH_MIXED_MOST, FALSE },
    { "below, at most 5", -(1 << 30), AWRASH_MIXED_LEAST, 5, FALSE },
    { "below, at least 5", -(1 << 30), 5, AWRASH_MIXED_MOST, TRUE },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (AwrashMixed) mixed = draw_wide (rows[k].y);
      g_autoptr (GError) error = NULL;

      mixed->lower[2] = rows[k].lower;
      mixed->upper[2] = rows[k].upper;
      cr_expect_eq (awrash_i_mixed_seal (mixed, &error), rows[k].is_empty, "%s", rows[k].label);
      cr_expect_eq (mixed->is_empty, rows[k].is_empty, "%s", rows[k].label);
      cr_expect (rows[k].is_empty || g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW),
                 "%s", rows[k].label);
    }
}

/* 2^70 by 3 · 2^20 is 375299968947541 and a third. */
Test (allot_mixed_tighten, columns_are_cut_by_sums_beyond_64_bits)
{
  static const struct
  {
    const char *label;
    int64_t y, lower[2], upper[2]; /* of x, then of the row */
    int64_t from, to;
  } rows[] = {
    { "at most",
      -(1 << 30),
      { 0, AWRASH_MIXED_LEAST },
      { AWRASH_MIXED_MOST, 5 },
      0,
      G_GINT64_CONSTANT (375299968947541) },
    { "at most, below nought",
      1 << 30,
      { -(G_GINT64_CONSTANT (1) << 60), AWRASH_MIXED_LEAST },
      { 0, 5 },
      -(G_GINT64_CONSTANT (1) << 60),
      -G_GINT64_CONSTANT (375299968947542) },
    { "at least",
      -(1 << 30),
      { 0, 5 },
      { G_GINT64_CONSTANT (1) << 60, AWRASH_MIXED_MOST },
      G_GINT64_CONSTANT (375299968947542),
      G_GINT64_CONSTANT (1) << 60 },
    { "at least, below nought",
      1 << 30,
      { AWRASH_MIXED_LEAST, -5 },
      { 0, AWRASH_MIXED_MOST },
      -G_GINT64_CONSTANT (375299968947541),
      0 },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (AwrashMixed) mixed = draw_wide (rows[k].y);

      mixed->lower[0] = rows[k].lower[0];
      mixed->upper[0] = rows[k].upper[0];
      mixed->lower[2] = rows[k].lower[1];
      mixed->upper[2] = rows[k].upper[1];
      cr_expect_not (awrash_i_mixed_seal (mixed, NULL));
      cr_expect_not (mixed->is_empty, "%s", rows[k].label);
      cr_expect_eq (mixed->lower[0], rows[k].from, "%s", rows[k].label);
      cr_expect_eq (mixed->upper[0], rows[k].to, "%s", rows[k].label);
    }
}
