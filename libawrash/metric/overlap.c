/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Overlap by merging: of two sets of groups, the first with the smaller means, it is twice the sum
 * of w_i w_j (x_i - x_j) over rows i of the first above rows j of the second. Source: Dagum (1997);
 * the merge is that of counting inversions, Knuth 3, 5.1.1. Invariant: all terms >= 0. */

#include "metric/overlap-private.h"

#include "base/memory-private.h"
#include "base/sum-private.h"

#include <string.h>

/* Sorted rows: of a group first, of sets of groups as they are merged. */
typedef struct
{
  double x;
  double w;
} Row;

/* A merged row, and from which side it comes. */
typedef struct
{
  Row row;
  double upper_below; /* weight of the set with the larger means up to this row */
  gboolean is_lower;
} Merged;

static void
merge (gsize n_lower, const Row lower[], gsize n_upper, const Row upper[], Merged to[])
{
  AwrashSum below = { 0.0, 0.0 };
  gsize i = 0, j = 0;

  for (gsize k = 0; k < n_lower + n_upper; k++)
    {
      gboolean is_lower = j == n_upper || (i < n_lower && lower[i].x <= upper[j].x);

      to[k].row = is_lower ? lower[i++] : upper[j++];
      to[k].is_lower = is_lower;
      if (!is_lower)
        awrash_i_sum_add (&below, to[k].row.w);
      to[k].upper_below = awrash_i_sum_get (&below);
    }
}

/* The gaps between neighbours, each times the weight of the upper set below it and that of the
 * lower set above it. */
static void
add_crossings (gsize n, const Merged merged[], AwrashSum *sum)
{
  AwrashSum above = { 0.0, 0.0 };

  for (gsize k = n - 1; k > 0; k--)
    {
      double gap = merged[k].row.x - merged[k - 1].row.x;

      if (merged[k].is_lower)
        awrash_i_sum_add (&above, merged[k].row.w);
      awrash_i_sum_add (sum, merged[k - 1].upper_below * awrash_i_sum_get (&above) * gap);
    }
}

/* rows stand group by group in the order of the means; start[k] is where the k-th begins. Sets
 * double from turn to turn. */
static void
merge_all (gsize n_groups, const gsize start[], Row rows[], Merged merged[], AwrashSum *sum)
{
  for (gsize width = 1; width < n_groups; width *= 2)
    for (gsize first = 0; first + width < n_groups; first += 2 * width)
      {
        gsize begin = start[first], middle = start[first + width];
        gsize n = start[MIN (first + 2 * width, n_groups)] - begin;

        merge (middle - begin, rows + begin, n - (middle - begin), rows + middle, merged);
        add_crossings (n, merged, sum);
        for (gsize k = 0; k < n; k++)
          rows[begin + k] = merged[k].row;
      }
}

gboolean
awrash_i_overlap_find (const AwrashGroups *groups, double *overlap, GError **error)
{
  const AwrashSample *sample = &groups->all.sample;
  g_autofree Row *rows = awrash_i_new (Row, sample->n, error);
  g_autofree Merged *merged = rows == NULL ? NULL : awrash_i_new (Merged, sample->n, error);
  g_autofree gsize *start = merged == NULL ? NULL : awrash_i_new (gsize, groups->n + 1, error);
  AwrashSum sum = { 0.0, 0.0 };
  gsize at = 0;

  if (start == NULL)
    return FALSE;
  for (gsize k = 0; k < groups->n; k++)
    {
      gsize g = groups->means.order[k];

      start[k] = at;
      for (gsize i = groups->start[g]; i < groups->start[g + 1]; i++)
        rows[at++] = (Row){ sample->x[groups->place[i]], sample->w[groups->place[i]] };
    }
  start[groups->n] = at;
  merge_all (groups->n, start, rows, merged, &sum);
  *overlap = 2.0 * awrash_i_sum_get (&sum) / sample->total.high / sample->sum.high;
  return TRUE;
}

/* ── by pairs of groups ─────────────────────────────────────────────────────────────────────── */

/* What the rows of a group that have been passed lack to the present value. */
typedef struct
{
  AwrashSum weight;
  AwrashSum distance; /* Σ w (present value - x) */
} Passed;

double *
awrash_i_overlap_new_matrix (const AwrashGroups *groups, GError **error)
{
  const AwrashSample *sample = &groups->all.sample;
  gsize n = groups->n, cells = 0;
  g_autofree Passed *passed = awrash_i_new (Passed, n, error);
  g_autofree AwrashSum *sums = NULL;
  double *matrix = NULL;

  if (passed == NULL)
    return NULL;
  cells = n <= G_MAXSIZE / n ? n * n : G_MAXSIZE;
  sums = awrash_i_new (AwrashSum, cells, error);
  if (sums == NULL)
    return NULL;
  for (gsize k = 0; k < sample->n; k++)
    {
      double gap = k > 0 ? sample->x[k] - sample->x[k - 1] : 0.0, w = sample->w[k];
      AwrashSum *row = sums + groups->of[k] * n;

      for (gsize h = 0; h < n; h++)
        {
          if (gap > 0.0)
            awrash_i_sum_add (&passed[h].distance, awrash_i_sum_get (&passed[h].weight) * gap);
          awrash_i_sum_add (&row[h], w * awrash_i_sum_get (&passed[h].distance));
        }
      awrash_i_sum_add (&passed[groups->of[k]].weight, w);
    }
  matrix = awrash_i_new (double, cells, error);
  if (matrix == NULL)
    return NULL;
  for (gsize i = 0; i < cells; i++)
    matrix[i] = awrash_i_sum_get (&sums[i]);
  return matrix;
}
