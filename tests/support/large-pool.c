/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pools of many types, so many that quotas of six categories bind in many ways. Source: none, by a
 * fixed sequence of random numbers. Invariant: the same seed gives the same question. */

#include "support/large-pool.h"

enum
{
  N_CATEGORIES = 6,
  MOST_VALUES = 6
};

static const int64_t n_values[N_CATEGORIES] = { 2, 5, 4, 3, 6, 4 };

/* Makes parts sum to 1. */
static void
scale (double part[], int64_t n)
{
  double sum = 0;

  for (int64_t v = 0; v < n; v++)
    sum += part[v];
  for (int64_t v = 0; v < n; v++)
    part[v] /= sum;
}

static int64_t
draw (GRand *random, const double part[], int64_t n)
{
  double u = g_rand_double (random);
  int64_t v = 0;

  for (; v + 1 < n && u >= part[v]; v++)
    u -= part[v];
  return v;
}

AwrashPanelQuestion *
large_pool_ask (size_t n_persons, size_t size, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree int64_t *value = g_new (int64_t, n_persons * N_CATEGORIES);
  int64_t lower[N_CATEGORIES * MOST_VALUES], upper[N_CATEGORIES * MOST_VALUES];
  double biased[N_CATEGORIES][MOST_VALUES];
  g_autoptr (AwrashPool) pool = NULL;
  size_t q = 0;

  for (size_t c = 0; c < N_CATEGORIES; c++)
    {
      double part[MOST_VALUES];

      for (int64_t v = 0; v < n_values[c]; v++)
        part[v] = g_rand_double_range (random, 0.5, 1.5);
      scale (part, n_values[c]);
      for (int64_t v = 0; v < n_values[c]; v++, q++)
        {
          biased[c][v] = part[v] * g_rand_double_range (random, 0.3, 2);
          lower[q] = MAX (0, (int64_t)(part[v] * (double)size - 1));
          upper[q] = (int64_t)(part[v] * (double)size + 2);
        }
      scale (biased[c], n_values[c]);
    }
  for (size_t i = 0; i < n_persons; i++)
    for (size_t c = 0; c < N_CATEGORIES; c++)
      value[i * N_CATEGORIES + c] = draw (random, biased[c], n_values[c]);
  pool = awrash_selection_pool_new (n_persons, N_CATEGORIES, n_values, value, NULL, NULL);
  return awrash_selection_question_new (pool, size, lower, upper, FALSE, NULL);
}
