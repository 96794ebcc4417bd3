/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Links into rows by counting, and rows beside columns: what permutations see of neighbours is
 * (a_ij + a_ji) / 2. Source: D. E. Knuth, The Art of Computer Programming 3, 5.2 (counting).
 * Invariant: both orders are stable, so row i and column i can be read side by side. */

#include "base/memory-private.h"
#include "metric/neighbours-private.h"

#include <string.h>

/* Turns counts at start[1 …] into the places where runs begin. */
static void
begin_runs (gsize n, gsize start[])
{
  for (gsize i = 0; i < n; i++)
    start[i + 1] += start[i];
}

/* After a pass has moved every start to the next one's place. */
static void
restore_runs (gsize n, gsize start[])
{
  memmove (start + 1, start, n * sizeof *start);
  start[0] = 0;
}

AwrashLink *
awrash_i_neighbours_sort (gsize n, gsize n_links, AwrashLink links[], AwrashLink spare[],
                          gsize start[])
{
  memset (start, 0, (n + 1) * sizeof *start);
  for (gsize k = 0; k < n_links; k++)
    start[links[k].column + 1]++;
  begin_runs (n, start);
  for (gsize k = 0; k < n_links; k++)
    spare[start[links[k].column]++] = links[k];
  memset (start, 0, (n + 1) * sizeof *start);
  for (gsize k = 0; k < n_links; k++)
    start[spare[k].row + 1]++;
  begin_runs (n, start);
  for (gsize k = 0; k < n_links; k++)
    links[start[spare[k].row]++] = spare[k];
  restore_runs (n, start);
  return links;
}

/* The links by column: column_start[j] … says which rows point to j, with which weight. */
static void
transpose (const AwrashNeighbours *neighbours, gsize column_start[], gsize from[], double weight[])
{
  gsize n = neighbours->n;

  for (gsize k = 0; k < neighbours->n_links; k++)
    column_start[neighbours->to[k] + 1]++;
  begin_runs (n, column_start);
  for (gsize i = 0; i < n; i++)
    for (gsize k = neighbours->start[i]; k < neighbours->start[i + 1]; k++)
      {
        gsize place = column_start[neighbours->to[k]]++;

        from[place] = i;
        weight[place] = neighbours->weight[k];
      }
  restore_runs (n, column_start);
}

/* Row i beside column i: Σ_j (a_ij + a_ji) / 2 and Σ_j a_ij (a_ij + a_ji) / 2, which over all rows
 * is the sum of the squares. */
static void
measure_row (const AwrashNeighbours *neighbours, gsize i, const gsize column_start[],
             const gsize from[], const double weight[], AwrashPair *row, AwrashPair *squares)
{
  gsize other = column_start[i], end = column_start[i + 1];
  AwrashPair sum = { 0.0, 0.0 };

  for (gsize k = neighbours->start[i]; k < neighbours->start[i + 1]; k++)
    {
      double mine = neighbours->weight[k], back = 0.0;
      AwrashPair both;

      for (; other < end && from[other] < neighbours->to[k]; other++)
        sum = awrash_i_pair_add (sum, awrash_i_pair_of (0.5 * weight[other]));
      if (other < end && from[other] == neighbours->to[k])
        back = weight[other++];
      both = awrash_i_pair_add (awrash_i_pair_of (0.5 * mine), awrash_i_pair_of (0.5 * back));
      sum = awrash_i_pair_add (sum, both);
      *squares = awrash_i_pair_add (*squares, awrash_i_pair_scale (both, mine));
    }
  for (; other < end; other++)
    sum = awrash_i_pair_add (sum, awrash_i_pair_of (0.5 * weight[other]));
  *row = sum;
}

gboolean
awrash_i_neighbours_measure (AwrashNeighbours *neighbours, GError **error)
{
  gsize n = neighbours->n, n_links = neighbours->n_links;
  g_autofree gsize *column_start = awrash_i_new (gsize, n + 1, error);
  g_autofree gsize *from = column_start == NULL ? NULL : awrash_i_new (gsize, n_links, error);
  g_autofree double *weight = from == NULL ? NULL : awrash_i_new (double, n_links, error);
  g_autofree AwrashPair *rows = weight == NULL ? NULL : awrash_i_new (AwrashPair, n, error);
  AwrashPair squares = { 0.0, 0.0 };

  if (rows == NULL)
    return FALSE;
  transpose (neighbours, column_start, from, weight);
  for (gsize i = 0; i < n; i++)
    measure_row (neighbours, i, column_start, from, weight, &rows[i], &squares);
  awrash_i_cross_fill (&neighbours->cross, n, rows, squares);
  return TRUE;
}
