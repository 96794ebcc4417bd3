/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole numbers under linear rows: searches held against enumeration, their proofs followed and
 * bent. Source: enumeration of all points of small boxes. Invariant: what a tree proves, no point
 * contradicts. */

#include "allot/mixed-blocks-private.h"
#include "allot/mixed-exchange-private.h"

#include "problems.h"

#include <math.h>

typedef enum
{
  LINEAR,
  SQUARES,
  WELFARE,
  WHOLE,
  DISTANCES,
  N_KINDS
} Kind;

static void
put_row (AwrashMixed *mixed, gsize i, gsize *entry, GRand *rand, gboolean is_curve, int width)
{
  int64_t middle = g_rand_int_range (rand, -10, 20);

  for (gsize j = 0; j < mixed->n; j++)
    if (g_rand_int_range (rand, 0, 3) > 0)
      {
        mixed->column[*entry] = j;
        mixed->value[(*entry)++]
            = is_curve ? g_rand_int_range (rand, 0, 4) : g_rand_int_range (rand, -width, width + 3);
      }
  mixed->first[i + 1] = *entry;
  mixed->lower[mixed->n + i] = g_rand_int_range (rand, 0, 3) > 0 && !is_curve
                                   ? middle - g_rand_int_range (rand, 0, 12)
                                   : AWRASH_MIXED_LEAST;
  mixed->upper[mixed->n + i] = g_rand_int_range (rand, 0, 3) > 0
                                   ? middle + g_rand_int_range (rand, 0, 12)
                                   : AWRASH_MIXED_MOST;
}

static AwrashCurve
draw_curve (GRand *rand, Kind kind)
{
  AwrashCurve curve = { .alpha = 0.5 };

  curve.kind = kind == SQUARES     ? AWRASH_CURVE_SQUARES
               : kind == WELFARE   ? AWRASH_CURVE_ALPHA
               : kind == DISTANCES ? AWRASH_CURVE_DISTANCE
                                   : AWRASH_CURVE_WHOLE;
  curve.need = g_rand_int_range (rand, 1, 9) + 0.3 * g_rand_int_range (rand, 0, 2);
  curve.scale = g_rand_int_range (rand, 1, 5);
  curve.target = g_rand_int_range (rand, -20, 60);
  return curve;
}

/* Whether columns, and with them activities, may be below nought. */
static gboolean
has_signs (Kind kind)
{
  return kind == LINEAR || kind == WHOLE || kind == DISTANCES;
}

/* Costs of single columns, each in a row of its own; some have two. */
static void
put_single_rows (AwrashMixed *mixed, Kind kind, gsize from, gsize *entry, GRand *rand)
{
  for (gsize i = from; i < mixed->m; i++)
    {
      mixed->column[*entry] = (i - from) % mixed->n;
      mixed->value[(*entry)++] = 1;
      mixed->first[i + 1] = *entry;
      mixed->lower[mixed->n + i] = AWRASH_MIXED_LEAST;
      mixed->upper[mixed->n + i] = AWRASH_MIXED_MOST;
      mixed->curve[i] = draw_curve (rand, kind);
    }
}

static AwrashMixed *
draw (guint32 seed, Kind kind)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  gsize n = (gsize)g_rand_int_range (rand, 1, 6), m = (gsize)g_rand_int_range (rand, 0, 5);
  gboolean is_single = kind == WHOLE || kind == DISTANCES;
  gsize n_single = is_single ? (gsize)g_rand_int_range (rand, 0, 7) : 0;
  AwrashMixed *mixed = awrash_i_mixed_new (n, m + n_single, n * m + n_single, NULL);
  int width = g_rand_int_range (rand, 0, 3) == 0 ? 1 : 8;
  gsize entry = 0;

  for (gsize j = 0; j < n; j++)
    {
      mixed->lower[j] = has_signs (kind) ? g_rand_int_range (rand, -3, 2) : 0;
      mixed->upper[j] = mixed->lower[j] + g_rand_int_range (rand, 0, 5);
      mixed->cost[j] = g_rand_int_range (rand, 0, 4) > 0 ? g_rand_int_range (rand, -9, 10) : 0;
    }
  for (gsize i = 0; i < m; i++)
    {
      gboolean is_curve = kind != LINEAR && g_rand_boolean (rand);

      put_row (mixed, i, &entry, rand, is_curve && kind != DISTANCES, width);
      if (is_curve)
        mixed->curve[i] = draw_curve (rand, kind);
      /* distances by one are whole */
      if (is_curve && kind == DISTANCES && seed % 2 == 0)
        mixed->curve[i].need = 1;
    }
  put_single_rows (mixed, kind, m, &entry, rand);
  return mixed;
}

static void
check (guint32 seed, Kind kind)
{
  g_autofree char *label = g_strdup_printf ("kind %d, seed %u", kind, seed);
  g_autoptr (AwrashMixed) mixed = draw (seed, kind);
  g_autoptr (AwrashSearch) search = NULL;
  AwrashLong least = 0, cost, bound, own, high;
  const int64_t *x;
  gboolean any;

  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  any = enumerate (mixed, &least);
  search = search_all (mixed, label);
  x = awrash_i_search_get (search, &cost, &bound);
  cr_assert_eq (x != NULL, any, "%s", label);
  if (any)
    {
      cr_expect (awrash_i_mixed_keeps (mixed, x), "%s", label);
      awrash_i_mixed_cost (mixed, x, &own, &high);
      if (mixed->is_whole)
        cr_expect (own == least && bound == least, "%s", label);
      else
        cr_expect ((double)(own - least) <= 1e-9 * (ldexp (1, mixed->bits) + fabs ((double)least)),
                   "%s: %g, not %g", label, (double)own, (double)least);
    }
  check_proof (search, mixed, any, least, bound, label);
}

Test (allot_mixed, searches_find_the_least_of_all_points_and_prove_it, .timeout = 120)
{
  for (guint32 seed = 0; seed < 3000; seed++)
    for (Kind kind = LINEAR; kind < N_KINDS; kind++)
      check (seed, kind);
}

/* ── exchanges ──────────────────────────────────────────────────────────────────────────────── */

/* Columns in two fixed sums, under rows in which the effects of some exchanges cancel. */
static AwrashMixed *
draw_groups (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  gsize n = 12, m = 7, entry = 0;
  AwrashMixed *mixed = awrash_i_mixed_new (n, m, n * m, NULL);

  for (gsize j = 0; j < n; j++)
    mixed->upper[j] = 5;
  for (gsize i = 0; i < m; i++)
    {
      for (gsize j = i == 1 ? n / 2 : 0; j < (i == 0 ? n / 2 : n); j++)
        if (i < 2 || g_rand_boolean (rand))
          {
            mixed->column[entry] = j;
            mixed->value[entry++] = i < 2 ? 1 : g_rand_int_range (rand, 1, 4);
          }
      mixed->first[i + 1] = entry;
      mixed->lower[n + i] = i < 2 ? 12 : 10;
      mixed->upper[n + i] = i < 2 ? 12 : g_rand_int_range (rand, 12, 40);
      if (i == m - 1)
        mixed->curve[i] = (AwrashCurve){ .kind = AWRASH_CURVE_SQUARES, .need = 3 };
    }
  return mixed;
}

Test (allot_mixed, what_exchanges_call_mended_keeps_every_row)
{
  int n_mended = 0;

  for (guint32 seed = 0; seed < 500; seed++)
    {
      g_autoptr (AwrashMixed) mixed = draw_groups (seed);
      double start[12], price[7] = { 0 };
      int64_t x[12];
      AwrashExchanger *exchanger;

      cr_assert (awrash_i_mixed_seal (mixed, NULL));
      if (mixed->is_empty)
        continue;
      exchanger = awrash_i_exchanger_new (mixed, NULL);
      for (gsize j = 0; j < mixed->n; j++)
        start[j] = (double)(j % 3) + 0.4;
      awrash_i_exchanger_start (exchanger, start, price);
      for (int depth = 1; depth <= 3; depth++)
        if (awrash_i_exchanger_improve (exchanger, depth, x))
          {
            n_mended++;
            cr_expect (awrash_i_mixed_keeps (mixed, x), "seed %u, depth %d", seed, depth);
          }
      awrash_i_exchanger_free (exchanger);
    }
  cr_expect_gt (n_mended, 100, "%d", n_mended);
}

/* ── blocks ─────────────────────────────────────────────────────────────────────────────────── */

/* Blocks of knapsacks that one budget links; with squares, near places of their own. */
static AwrashMixed *
draw_blocks (guint32 seed, gsize n_blocks, gsize width, gboolean squares)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  gsize n = n_blocks * width, entry = 0;
  AwrashMixed *mixed
      = awrash_i_mixed_new (n, n_blocks + 1 + (squares ? n : 0), squares ? 3 * n : 2 * n, NULL);

  for (gsize j = 0; j < n; j++)
    {
      mixed->upper[j] = g_rand_int_range (rand, 1, 4);
      mixed->cost[j] = -g_rand_int_range (rand, 20, 60);
    }
  for (gsize i = 0; i <= n_blocks; i++)
    {
      gsize from = i < n_blocks ? i * width : 0, to = i < n_blocks ? from + width : n;
      int64_t sum = 0;

      for (gsize j = from; j < to; j++)
        {
          mixed->column[entry] = j;
          mixed->value[entry] = g_rand_int_range (rand, 17, 70);
          sum += mixed->value[entry++] * mixed->upper[j];
        }
      mixed->first[i + 1] = entry;
      mixed->lower[n + i] = AWRASH_MIXED_LEAST;
      mixed->upper[n + i] = i < n_blocks ? sum / 2 : sum / 3;
    }
  put_single_rows (mixed, WHOLE, n_blocks + 1, &entry, rand);
  return mixed;
}

Test (allot_mixed, blocks_that_a_budget_links_are_bounded_block_by_block, .timeout = 60)
{
  for (guint32 seed = 0; seed < 120; seed++)
    {
      g_autofree char *label = g_strdup_printf ("seed %u", seed);
      g_autoptr (AwrashMixed) mixed = draw_blocks (seed, 3, 2, seed % 2 == 1);
      g_autoptr (AwrashSearch) search = NULL;
      AwrashLong least = 0, cost, bound;

      cr_assert (awrash_i_mixed_seal (mixed, NULL));
      cr_assert (enumerate (mixed, &least));
      search = search_all (mixed, label);
      cr_assert_not_null (awrash_i_search_get (search, &cost, &bound));
      cr_expect (cost == least && bound == least, "%s", label);
      check_proof (search, mixed, TRUE, least, bound, label);
    }
}

/* ── sealing ────────────────────────────────────────────────────────────────────────────────── */

Test (allot_mixed, open_columns_are_closed_by_rows_or_refused)
{
  g_autoptr (AwrashMixed) mixed = awrash_i_mixed_new (2, 1, 2, NULL);
  g_autoptr (AwrashMixed) open = awrash_i_mixed_new (1, 0, 0, NULL);
  g_autoptr (GError) error = NULL;

  for (gsize j = 0; j < 2; j++)
    {
      mixed->upper[j] = AWRASH_MIXED_MOST;
      mixed->column[j] = j;
      mixed->value[j] = 3;
    }
  mixed->first[1] = 2;
  mixed->lower[2] = 0;
  mixed->upper[2] = 10;
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  cr_expect_eq (mixed->upper[0], 3);
  cr_expect_eq (mixed->upper[1], 3);
  open->upper[0] = AWRASH_MIXED_MOST;
  cr_expect_not (awrash_i_mixed_seal (open, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS));
  cr_expect_str_eq (error->message, "nothing bounds column 0, expected a finite range");
}

Test (allot_mixed, numbers_beyond_what_is_exact_are_refused)
{
  static const int64_t values[] = { G_GINT64_CONSTANT (1) << 43, G_GINT64_CONSTANT (1) << 40 };

  for (gsize k = 0; k < G_N_ELEMENTS (values); k++)
    {
      g_autoptr (AwrashMixed) mixed = awrash_i_mixed_new (1, 1, 1, NULL);
      g_autoptr (GError) error = NULL;

      mixed->upper[0] = G_GINT64_CONSTANT (1) << 30;
      mixed->first[1] = 1;
      mixed->value[0] = values[k];
      mixed->lower[1] = AWRASH_MIXED_LEAST;
      mixed->upper[1] = AWRASH_MIXED_MOST;
      cr_expect_not (awrash_i_mixed_seal (mixed, &error));
      cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW));
      cr_expect_str_eq (error->message, "row 0 can reach 2^62, expected sums below that");
    }
}

/* One column from 0 to upper, alone in a row with a curve. */
static AwrashMixed *
draw_curved (int64_t upper, AwrashCurve curve)
{
  static const int64_t values[] = { 1 };
  AwrashMixed *mixed = problem_of (1, 1, upper, values);

  mixed->curve[0] = curve;
  return mixed;
}

Test (allot_mixed, columns_that_are_open_or_too_wide_are_refused)
{
  static const struct
  {
    int64_t lower, upper;
    AwrashError code;
  } rows[] = {
    { AWRASH_MIXED_LEAST, 0, AWRASH_ERROR_BOUNDS },
    { 0, AWRASH_MIXED_MOST, AWRASH_ERROR_BOUNDS },
    { -(G_GINT64_CONSTANT (1) << 62) - 1, 0, AWRASH_ERROR_OVERFLOW },
    { 0, (G_GINT64_CONSTANT (1) << 62) + 1, AWRASH_ERROR_OVERFLOW },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (AwrashMixed) mixed = awrash_i_mixed_new (1, 0, 0, NULL);
      g_autoptr (GError) error = NULL;

      mixed->lower[0] = rows[k].lower;
      mixed->upper[0] = rows[k].upper;
      cr_expect_not (awrash_i_mixed_seal (mixed, &error), "%zu", k);
      cr_expect (g_error_matches (error, AWRASH_ERROR, (int)rows[k].code), "%zu", k);
    }
}

Test (allot_mixed, curves_beyond_what_is_exact_are_refused)
{
  static const int64_t large = (G_GINT64_CONSTANT (1) << 53) + 1;
  static const struct
  {
    const char *label;
    int64_t upper;
    AwrashCurve curve;
  } rows[] = {
    { "a scale", 1, { .kind = AWRASH_CURVE_WHOLE, .scale = large } },
    { "a target", 1, { .kind = AWRASH_CURVE_WHOLE, .scale = 1, .target = large } },
    { "a target below nought", 1, { .kind = AWRASH_CURVE_WHOLE, .scale = 1, .target = -large } },
    { "whole squares", 1 << 30, { .kind = AWRASH_CURVE_WHOLE, .scale = large / 2 } },
    { "squares", 1 << 30, { .kind = AWRASH_CURVE_SQUARES, .need = 0x1p-50 } },
    { "a distance", 1 << 30, { .kind = AWRASH_CURVE_DISTANCE, .need = 0x1p-80 } },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (AwrashMixed) mixed = draw_curved (rows[k].upper, rows[k].curve);
      g_autoptr (GError) error = NULL;

      cr_expect_not (awrash_i_mixed_seal (mixed, &error), "%s", rows[k].label);
      cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW), "%s", rows[k].label);
      cr_expect_str_eq (error->message,
                        "the cost of row 0 can reach 2^62, expected sums below that");
    }
}

Test (allot_mixed, rows_of_four_million_entries_are_refused)
{
  const gsize entries = 4096 * 1024;
  g_autoptr (AwrashMixed) mixed = awrash_i_mixed_new (1, 1, entries, NULL);
  g_autoptr (GError) error = NULL;

  mixed->first[1] = entries;
  cr_expect_not (awrash_i_mixed_seal (mixed, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW));
}

Test (allot_mixed, costs_have_as_many_bits_as_their_size_leaves)
{
  static const struct
  {
    const char *label;
    int64_t upper, cost;
    AwrashCurve curve;
    int bits;
    gboolean is_whole;
  } rows[] = {
    { "small", 9, 1, { .kind = AWRASH_CURVE_WHOLE, .scale = 1 }, 37, TRUE },
    { "steep",
      9,
      G_GINT64_CONSTANT (1) << 50,
      { .kind = AWRASH_CURVE_WHOLE, .scale = 1 },
      0,
      TRUE },
    { "beyond 2^62",
      1 << 10,
      1,
      { .kind = AWRASH_CURVE_WHOLE, .scale = G_GINT64_CONSTANT (1) << 50 },
      0,
      FALSE },
    { "flat and wide",
      G_GINT64_CONSTANT (1) << 55,
      1,
      { .kind = AWRASH_CURVE_SQUARES, .need = 0x1p48 },
      48,
      FALSE },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (AwrashMixed) mixed = draw_curved (rows[k].upper, rows[k].curve);

      mixed->cost[0] = rows[k].cost;
      cr_assert (awrash_i_mixed_seal (mixed, NULL), "%s", rows[k].label);
      cr_expect_eq (mixed->bits, rows[k].bits, "%s: %d", rows[k].label, mixed->bits);
      cr_expect_eq (mixed->is_whole, rows[k].is_whole, "%s", rows[k].label);
    }
}

Test (allot_mixed, parity_leaves_nothing_and_that_is_proved)
{
  g_autoptr (AwrashMixed) mixed = awrash_i_mixed_new (3, 1, 3, NULL);
  g_autoptr (AwrashSearch) search = NULL;
  AwrashLong least = 0;

  for (gsize j = 0; j < 3; j++)
    {
      mixed->upper[j] = 9;
      mixed->column[j] = j;
      mixed->value[j] = 2;
    }
  mixed->first[1] = 3;
  mixed->lower[3] = mixed->upper[3] = 11;
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  search = search_all (mixed, "parity");
  check_proof (search, mixed, FALSE, least, least, "parity");
}

Test (allot_mixed, rows_without_entries_and_zero_coefficients_bind_what_they_say)
{
  g_autoptr (AwrashMixed) mixed = awrash_i_mixed_new (1, 2, 1, NULL);
  g_autoptr (AwrashMixed) other = awrash_i_mixed_new (1, 1, 0, NULL);

  mixed->upper[0] = 4;
  mixed->cost[0] = -1;
  mixed->first[1] = mixed->first[2] = 1;
  mixed->lower[1] = AWRASH_MIXED_LEAST;
  mixed->upper[1] = 5;
  mixed->lower[2] = AWRASH_MIXED_LEAST;
  mixed->upper[2] = AWRASH_MIXED_MOST;
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  cr_expect_not (mixed->is_empty);
  cr_expect_eq (mixed->upper[0], 4);
  other->upper[0] = 4;
  other->lower[1] = 1;
  other->upper[1] = 2;
  cr_assert (awrash_i_mixed_seal (other, NULL));
  cr_expect (other->is_empty);
}

/* ── curves ─────────────────────────────────────────────────────────────────────────────────── */

Test (allot_mixed, squares_over_needs_are_whole_quotients_and_what_is_left)
{
  static const double needs[] = { 1, 3, 7.5, 0.3, 1e6, 1e-3 };

  for (gsize k = 0; k < G_N_ELEMENTS (needs); k++)
    for (int64_t s = 0; s < 2000; s += 37)
      {
        AwrashCurve curve = { .kind = AWRASH_CURVE_SQUARES, .need = needs[k] };
        AwrashLong low, high;
        double value = (double)(s * s) / needs[k];

        awrash_i_curve_value (&curve, 40, s, &low, &high);
        cr_expect (high - low <= 1);
        cr_expect (fabs (ldexp ((double)low, -40) - value) <= 1e-12 * (1 + value), "%g %g",
                   needs[k], value);
      }
}

Test (allot_mixed, the_least_of_a_curve_with_a_price_is_below_all_its_values)
{
  for (int64_t price = -50; price <= 50; price++)
    for (int kind = AWRASH_CURVE_SQUARES; kind <= AWRASH_CURVE_DISTANCE; kind++)
      {
        int64_t lower = kind == AWRASH_CURVE_DISTANCE ? -60 : 0;
        AwrashCurve curve = { (AwrashCurveKind)kind, 7.3, 0.5, 3, 71 };
        int64_t unit = price * (G_GINT64_CONSTANT (1) << 37), at;
        AwrashLong least = awrash_i_curve_least (&curve, 40, unit, lower, 60, &at);

        for (int64_t s = lower; s <= 60; s++)
          {
            AwrashLong low, high;

            awrash_i_curve_value (&curve, 40, s, &low, &high);
            cr_expect (least <= high + (AwrashLong)unit * s, "price %d at %d", (int)price, (int)s);
          }
      }
}

Test (allot_mixed, freeing_nothing_is_nothing)
{
  awrash_i_mixed_free (NULL);
  awrash_i_search_free (NULL);
  awrash_i_blocks_free (NULL);
}
