/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of a distribution that hide the least of its inequality: cut points for which the Gini
 * of the means of parts is largest, by dynamic programming over the different values. What a part
 * hides is a sum of w w' |x - x'| over its pairs, so a longer part hides what shorter ones do and
 * more, and the best last cut never moves down as values are added (the Monge condition): it is
 * looked for between those of the neighbours, O(m log m) a part. Source: B. Aghevli and F. Mehran
 * (1981), Journal of the American Statistical Association 76; J. Davies and A. Shorrocks (1989),
 * Journal of Econometrics 42. Invariant: equal values are never parted; of equally good cuts the
 * lowest is taken. */

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "metric/pair-private.h"
#include "metric/prepared-private.h"

#include <math.h>

/* Sums over the lowest different values, in the scale of the sample. */
typedef struct
{
  AwrashPair weight;
  AwrashPair value;  /* Σ w x */
  AwrashPair hidden; /* Σ w w' (x - x') over their pairs */
  gsize end;         /* rows of the sorted sample */
} Lowest;

typedef struct
{
  gsize n;        /* different values */
  Lowest *lowest; /* [n + 1] */
  double *best;   /* [n + 1] what the lowest values hide at least in so many parts */
  double *next;   /* [n + 1] likewise in one part more */
  gsize *from;    /* [parts (n + 1)] where the last part begins then */
} Board;

static void
board_clear (Board *board)
{
  g_clear_pointer (&board->lowest, g_free);
  g_clear_pointer (&board->best, g_free);
  g_clear_pointer (&board->next, g_free);
  g_clear_pointer (&board->from, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Board, board_clear)

/* The sums one different value after another. */
static void
add_values (Board *board, const AwrashSample *sample)
{
  Lowest sum = { { 0.0, 0.0 }, { 0.0, 0.0 }, { 0.0, 0.0 }, 0 };

  for (gsize k = 0; k < sample->n; k++)
    {
      AwrashPair held = awrash_i_pair_scale (awrash_i_pair_of (sample->x[k]), sample->w[k]);
      AwrashPair reach
          = awrash_i_pair_subtract (awrash_i_pair_scale (sum.weight, sample->x[k]), sum.value);

      sum.hidden = awrash_i_pair_add (sum.hidden, awrash_i_pair_scale (reach, sample->w[k]));
      sum.weight = awrash_i_pair_add (sum.weight, awrash_i_pair_of (sample->w[k]));
      sum.value = awrash_i_pair_add (sum.value, held);
      sum.end = k + 1;
      if (k + 1 == sample->n || sample->x[k + 1] > sample->x[k])
        board->lowest[++board->n] = sum;
    }
}

/* What the values from i to below j hide as one part. */
static double
hidden_in (const Board *board, gsize i, gsize j)
{
  const Lowest *low = &board->lowest[i], *high = &board->lowest[j];
  AwrashPair across = awrash_i_pair_subtract (awrash_i_pair_multiply (low->weight, high->value),
                                              awrash_i_pair_multiply (low->value, high->weight));
  AwrashPair inside
      = awrash_i_pair_subtract (awrash_i_pair_subtract (high->hidden, low->hidden), across);

  return j > i + 1 ? MAX (awrash_i_pair_get (inside), 0.0) : 0.0;
}

/* The best begin of the last of so many parts of the lowest j values, between low and high. */
static void
choose (Board *board, gsize parts, gsize j, gsize low, gsize high)
{
  gsize *from = board->from + (parts - 1) * (board->n + 1);

  board->next[j] = INFINITY;
  for (gsize i = low; i <= high; i++)
    {
      double hidden = board->best[i] + hidden_in (board, i, j);

      if (hidden < board->next[j])
        {
          board->next[j] = hidden;
          from[j] = i;
        }
    }
}

/* One part more: first for few numbers of values far apart, then for those half way between. */
static gboolean
add_part (Board *board, gsize parts, GError **error)
{
  const gsize *from = board->from + (parts - 1) * (board->n + 1);
  gsize most = board->n - parts, stride = 1;
  double *spare = board->best;

  choose (board, parts, parts, parts - 1, parts - 1);
  while (stride <= most / 2)
    stride *= 2;
  for (; stride > 0; stride /= 2)
    for (gsize step = stride; step <= most; step += 2 * stride)
      {
        gsize j = parts + step;

        if (awrash_i_is_cancelled (error))
          return FALSE;
        choose (board, parts, j, from[j - stride],
                step + stride <= most ? MIN (from[j + stride], j - 1) : j - 1);
      }
  board->best = board->next;
  board->next = spare;
  return TRUE;
}

/* For the different values that there are. */
static gboolean
make_room (Board *board, gsize n_groups, GError **error)
{
  gsize n = board->n;

  board->best = awrash_i_new (double, n + 1, error);
  if (board->best == NULL)
    return FALSE;
  board->next = awrash_i_new (double, n + 1, error);
  if (board->next == NULL)
    return FALSE;
  board->from = awrash_i_memory_new (n_groups, (n + 1) * sizeof *board->from, error);
  return board->from != NULL;
}

static gboolean
check_groups (gsize n_groups, gsize n_different, GError **error)
{
  if (n_groups >= 1 && n_groups <= n_different)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("n_groups is %zu where x has %zu different values, expected from 1 to as many"),
               n_groups, n_different);
  return FALSE;
}

/* Walks back over the begins of the parts. */
static void
write_groups (const Board *board, const AwrashSample *sample, gsize n_groups, int64_t group[],
              double lowest[])
{
  gsize j = board->n;

  for (gsize g = n_groups; g-- > 0;)
    {
      gsize i = board->from[g * (board->n + 1) + j];

      for (gsize k = board->lowest[i].end; group != NULL && k < board->lowest[j].end; k++)
        group[sample->row[k]] = (int64_t)g;
      if (lowest != NULL)
        lowest[g] = ldexp (sample->x[board->lowest[i].end], sample->exponent);
      j = i;
    }
}

gboolean
awrash_metric_partition (size_t n_groups, size_t n, const double x[], const double weights[],
                         int64_t group[], double lowest[], double *between, GError **error)
{
  g_auto (AwrashPrepared) prepared = { .below = NULL };
  g_auto (Board) board = { .n = 0 };
  AwrashRange range = { .n = 0 };
  double whole;

  g_return_val_if_fail (x != NULL || n == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_prepared_fill_through (AWRASH_GATE_REAL, &prepared, n, x, weights, &range, error)
      || (board.lowest = awrash_i_new (Lowest, prepared.sample.n + 1, error)) == NULL)
    return FALSE;
  add_values (&board, &prepared.sample);
  if (!check_groups (n_groups, board.n, error) || !make_room (&board, n_groups, error))
    return FALSE;
  for (gsize j = 1; j <= board.n; j++)
    board.best[j] = hidden_in (&board, 0, j);
  for (gsize parts = 2; parts <= n_groups; parts++)
    if (!add_part (&board, parts, error))
      return FALSE;
  for (gsize i = 0; group != NULL && i < n; i++)
    group[i] = 0;
  write_groups (&board, &prepared.sample, n_groups, group, lowest);
  whole = awrash_i_pair_get (board.lowest[board.n].hidden);
  if (between != NULL)
    *between = whole > 0.0 ? (whole - board.best[board.n]) / whole : 0.0;
  return TRUE;
}
