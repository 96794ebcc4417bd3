/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Owen's value by lot: orders in which groups, and the members of each, are shuffled; each order is
 * followed by its reverse, whose errors tend to be the opposite. Source: J. Castro, D. Gómez and J.
 * Tejada (2009), Polynomial calculation of the Shapley value based on sampling, Computers and
 * Operations Research 36. Invariant: draw r depends on the text "seed:r" alone; contributions of
 * every order sum to the whole, so the estimates do. */

#include "base/memory-private.h"
#include "base/sum-private.h"
#include "metric/shapley-private.h"

#include <math.h>
#include <string.h>

typedef struct
{
  AwrashGame *game;
  gsize *groups;   /* [n of the coalitions] */
  gsize *order;    /* [m] the sources */
  double *present; /* [n] rows */
  double *pair;    /* [m] of an order and its reverse together */
  AwrashSum *sum;  /* [m] of pairs, as is square: of deviations from the first pair */
  AwrashSum *square;
  double *first; /* [m] */
} Bench;

static void
bench_clear (Bench *bench)
{
  g_free (bench->groups);
  g_free (bench->order);
  g_free (bench->present);
  g_free (bench->pair);
  g_free (bench->sum);
  g_free (bench->square);
  g_free (bench->first);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bench, bench_clear)

static gboolean
bench_fill (Bench *bench, AwrashGame *game, const AwrashCoalitions *coalitions, GError **error)
{
  gsize n = game->sources->n, m = game->sources->n_sources;

  bench->game = game;
  bench->groups = awrash_i_new (gsize, coalitions->n, error);
  bench->order = bench->groups == NULL ? NULL : awrash_i_new (gsize, m, error);
  bench->present = bench->order == NULL ? NULL : awrash_i_new (double, n, error);
  bench->pair = bench->present == NULL ? NULL : awrash_i_new (double, m, error);
  bench->sum = bench->pair == NULL ? NULL : awrash_i_new (AwrashSum, m, error);
  bench->square = bench->sum == NULL ? NULL : awrash_i_new (AwrashSum, m, error);
  bench->first = bench->square == NULL ? NULL : awrash_i_new (double, m, error);
  return bench->first != NULL;
}

static void
draw_order (Bench *bench, const AwrashCoalitions *coalitions, const char *seed, gsize number)
{
  AwrashDraws draws;
  gsize at = 0;

  awrash_i_draws_start (&draws, seed, number);
  for (gsize g = 0; g < coalitions->n; g++)
    bench->groups[g] = g;
  awrash_i_draws_shuffle (&draws, coalitions->n, bench->groups);
  for (gsize g = 0; g < coalitions->n; g++)
    {
      gsize start = coalitions->start[bench->groups[g]];
      gsize n = coalitions->start[bench->groups[g] + 1] - start;

      memcpy (bench->order + at, coalitions->member + start, n * sizeof *bench->order);
      awrash_i_draws_shuffle (&draws, n, bench->order + at);
      at += n;
    }
}

/* Adds half of what each source adds in this order, read forwards or backwards. */
static gboolean
follow (Bench *bench, gboolean is_reverse, double *nothing, double *all, GError **error)
{
  const AwrashSources *sources = bench->game->sources;
  gsize n = sources->n, m = sources->n_sources;
  double before = 0.0, absent = 0.0, after = 0.0;

  memset (bench->present, 0, n * sizeof *bench->present);
  for (gsize k = 0; k < m; k++)
    absent += awrash_i_game_absent (bench->game, k);
  if (!awrash_i_game_find (bench->game, bench->present, absent, &before, error))
    return FALSE;
  *nothing = before;
  for (gsize step = 0; step < m; step++)
    {
      gsize k = bench->order[is_reverse ? m - 1 - step : step];

      for (gsize i = 0; i < n; i++)
        bench->present[i] += sources->values[k * n + i];
      absent = 0.0;
      for (gsize rest = step + 1; rest < m; rest++)
        absent
            += awrash_i_game_absent (bench->game, bench->order[is_reverse ? m - 1 - rest : rest]);
      if (!awrash_i_game_find (bench->game, bench->present, absent, &after, error))
        return FALSE;
      bench->pair[k] += (after - before) / 2.0;
      before = after;
    }
  *all = before;
  return TRUE;
}

static void
write_estimates (const Bench *bench, gsize draws, double value[], double standard_error[])
{
  double n = (double)draws;

  for (gsize k = 0; k < bench->game->sources->n_sources; k++)
    {
      double mean = awrash_i_sum_get (&bench->sum[k]) / n;
      double squares = awrash_i_sum_get (&bench->square[k]) / n - mean * mean;

      value[k] = bench->first[k] + mean;
      standard_error[k] = sqrt (fmax (squares, 0.0) / (n - 1.0));
    }
}

gboolean
awrash_i_shapley_sample (AwrashGame *game, const AwrashCoalitions *coalitions, gsize draws,
                         const char *seed, double value[], double standard_error[], double *nothing,
                         double *all, GError **error)
{
  g_auto (Bench) bench = { .game = NULL };
  gsize m = game->sources->n_sources;

  if (!bench_fill (&bench, game, coalitions, error))
    return FALSE;
  for (gsize draw = 0; draw < draws; draw++)
    {
      draw_order (&bench, coalitions, seed, draw);
      memset (bench.pair, 0, m * sizeof *bench.pair);
      if (!follow (&bench, FALSE, nothing, all, error)
          || !follow (&bench, TRUE, nothing, all, error))
        return FALSE;
      if (draw == 0)
        memcpy (bench.first, bench.pair, m * sizeof *bench.first);
      for (gsize k = 0; k < m; k++)
        {
          double deviation = bench.pair[k] - bench.first[k];

          awrash_i_sum_add (&bench.sum[k], deviation);
          awrash_i_sum_add (&bench.square[k], deviation * deviation);
        }
    }
  write_estimates (&bench, draws, value, standard_error);
  return TRUE;
}
