/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What tests of decompositions share: numbers by name, and groups in quadruple precision, written
 * as plainly as metric-parts.h has them. Source: metric-parts.h. Invariant: nothing of the library
 * is used in a definition. */

#ifndef TESTS_METRIC_DECOMPOSITIONS_H
#define TESTS_METRIC_DECOMPOSITIONS_H

#include "metric/batteries.h"
#include "metric/definitions.h"

#include <criterion/criterion.h>

enum
{
  MOST_GROUPS = 60,
  N_GROUPINGS = 4
};

static inline double
part_of (const AwrashParts *parts, const char *table, const char *name, size_t row)
{
  double value = NAN;

  cr_assert_not_null (parts);
  cr_assert (awrash_metric_parts_get (parts, table, name, row, &value), "%s[%zu] of %s", name, row,
             table);
  return value;
}

static inline double
term_of (const AwrashParts *parts, const char *name)
{
  return part_of (parts, "whole", name, 0);
}

static inline double
sum_of (const AwrashParts *parts, const char *table, const char *name, size_t n)
{
  double sum = 0;

  for (size_t row = 0; row < n; row++)
    sum += part_of (parts, table, name, row);
  return sum;
}

/* Four ways to group n rows; returns how many groups there are. */
static inline size_t
group_rows (size_t kind, size_t n, int64_t group[])
{
  static const size_t counts[] = { 5, 3, 1, 0 };
  size_t n_groups = counts[kind] == 0 ? n : counts[kind];

  for (size_t i = 0; i < n; i++)
    group[i] = (int64_t)(kind == 1 ? i * n_groups / n : i % n_groups);
  return n_groups;
}

typedef struct
{
  size_t n;
  Quad share[MOST_GROUPS];
  Quad ratio[MOST_GROUPS]; /* mean over overall mean */
  QuadRows rows[MOST_GROUPS];
  QuadRows means; /* the groups as rows, ascending */
} QuadGroups;

static inline void
quad_put (QuadRows *rows, Quad x, Quad p)
{
  size_t k = rows->n++;

  for (; k > 0 && rows->x[k - 1] > x; k--)
    {
      rows->x[k] = rows->x[k - 1];
      rows->p[k] = rows->p[k - 1];
    }
  rows->x[k] = x;
  rows->p[k] = p;
}

/* For at most 60 rows. */
static inline void
quad_groups (QuadGroups *groups, size_t n, const double x[], const double w[], size_t n_groups,
             const int64_t group[])
{
  Quad mean = quad_mean (n, x, w), total = quad_total (n, w);

  groups->n = n_groups;
  groups->means = (QuadRows){ .mean = mean };
  for (size_t g = 0; g < n_groups; g++)
    {
      double xs[N], ws[N];
      size_t m = 0;

      for (size_t i = 0; i < n; i++)
        if (group[i] == (int64_t)g)
          {
            xs[m] = x[i];
            ws[m++] = w == NULL ? 1.0 : w[i];
          }
      groups->rows[g] = quad_rows (m, xs, ws);
      groups->share[g] = quad_total (m, ws) / total;
      groups->ratio[g] = groups->rows[g].mean / mean;
      quad_put (&groups->means, groups->rows[g].mean, groups->share[g]);
    }
}

/* What the sizes of the groups, in the order of their means, have of the sorted rows. */
static inline QuadRows
quad_largest (const QuadGroups *groups, const QuadRows *all)
{
  QuadRows blocks = { .mean = all->mean };
  Quad start = 0;

  for (size_t k = 0; k < groups->n; k++)
    {
      Quad end = start + groups->means.p[k], below = 0, sum = 0;

      for (size_t i = 0; i < all->n; below += all->p[i], i++)
        {
          Quad low = below > start ? below : start, high = below + all->p[i];
          gboolean is_whole = !(below < start) && (k + 1 == groups->n || !(high > end));

          if (high > end)
            high = end;
          if (is_whole || high > low)
            sum += (is_whole ? all->p[i] : high - low) * all->x[i];
        }
      quad_put (&blocks, sum / groups->means.p[k], groups->means.p[k]);
      start = end;
    }
  return blocks;
}

/* Near, relative to what they are; where means are equal both ways leave what their digits leave.
 */
static inline gboolean
is_close (double value, Quad expected, double relative)
{
  return is_near (value, (double)expected, relative)
         || (fabs (value) < 1e-58 && fabs ((double)expected) < 1e-58);
}

#endif
