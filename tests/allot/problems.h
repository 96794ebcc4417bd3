/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small problems in whole numbers, their searches held against all points, and their proofs
 * followed and bent. Source: enumeration of all points of small boxes. Invariant: what a tree
 * proves, no point contradicts. */

#ifndef TESTS_ALLOT_PROBLEMS_H
#define TESTS_ALLOT_PROBLEMS_H

#include "allot/mixed-private.h"

#include <criterion/criterion.h>

#define MOST_COLUMNS 8

/* Columns from 0 to upper under rows without bounds, of the coefficients [m, n] but noughts; not
 * sealed yet. */
static inline AwrashMixed *
problem_of (gsize n, gsize m, int64_t upper, const int64_t values[])
{
  AwrashMixed *mixed = awrash_i_mixed_new (n, m, n * m, NULL);
  gsize entry = 0;

  for (gsize j = 0; j < n; j++)
    mixed->upper[j] = upper;
  for (gsize i = 0; i < m; i++)
    {
      for (gsize j = 0; j < n; j++)
        if (values[i * n + j] != 0)
          {
            mixed->column[entry] = j;
            mixed->value[entry++] = values[i * n + j];
          }
      mixed->first[i + 1] = entry;
      mixed->lower[n + i] = AWRASH_MIXED_LEAST;
      mixed->upper[n + i] = AWRASH_MIXED_MOST;
    }
  return mixed;
}

/* A number below nought or above it: one digit, of any size below 2^width, or near a power of two.
 */
static inline int64_t
draw_value (GRand *rand, int width)
{
  int64_t power = G_GINT64_CONSTANT (1) << g_rand_int_range (rand, 0, width), value;
  int kind = g_rand_int_range (rand, 0, 4);

  if (kind == 0)
    value = g_rand_int_range (rand, 1, 10);
  else if (kind == 1)
    value = power + g_rand_int_range (rand, -2, 3);
  else
    value = power + (int64_t)((double)power * g_rand_double (rand));
  return g_rand_boolean (rand) ? value : -value;
}

/* The least cost of all points; FALSE: no point keeps the rows. */
static inline gboolean
enumerate (const AwrashMixed *mixed, AwrashLong *least)
{
  int64_t x[MOST_COLUMNS];
  gboolean any = FALSE;
  gsize j;

  if (mixed->is_empty)
    return FALSE;
  for (j = 0; j < mixed->n; j++)
    x[j] = mixed->lower[j];
  do
    {
      AwrashLong low, high;

      if (awrash_i_mixed_keeps (mixed, x))
        {
          awrash_i_mixed_cost (mixed, x, &low, &high);
          *least = any ? MIN (*least, low) : low;
          any = TRUE;
        }
      for (j = 0; j < mixed->n && x[j] == mixed->upper[j]; j++)
        x[j] = mixed->lower[j];
      if (j < mixed->n)
        x[j]++;
    }
  while (j < mixed->n);
  return any;
}

static inline AwrashSearch *
search_all (const AwrashMixed *mixed, const char *label)
{
  AwrashSearch *search = awrash_i_search_new (mixed, NULL);
  gboolean done = mixed->is_empty;

  cr_assert_not_null (search);
  for (int k = 0; k < 100 && !done; k++)
    cr_assert (awrash_i_search_step (search, 50, &done, NULL));
  cr_assert (done, "%s: still searching", label);
  return search;
}

/* A tree proves the least cost, and nothing above it by a unit of a whole cost. */
static inline void
check_proof (AwrashSearch *search, const AwrashMixed *mixed, gboolean any, AwrashLong least,
             AwrashLong bound, const char *label)
{
  AwrashLong claimed = any ? bound : AWRASH_LONG_LARGEST;
  AwrashLong more
      = mixed->is_whole ? 1 : (AwrashLong)1 << (mixed->bits > 20 ? mixed->bits - 20 : 0);
  g_autoptr (AwrashBranching) tree = awrash_i_search_prove (search, &claimed, NULL);
  gboolean proved;

  cr_assert (awrash_i_branching_prove (tree, mixed, claimed, NULL, &proved, NULL));
  cr_expect (proved, "%s: not proved", label);
  if (!any)
    cr_expect (claimed == AWRASH_LONG_LARGEST, "%s: not proved to be empty", label);
  if (!any || mixed->is_empty)
    return;
  cr_assert (awrash_i_branching_prove (tree, mixed, least + more, NULL, &proved, NULL));
  cr_expect_not (proved, "%s: proves what is false", label);
}

#endif
