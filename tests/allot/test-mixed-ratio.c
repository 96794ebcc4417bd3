/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ratio test by a heap against the same by a sorted list, on rows with ties, small pivots and
 * candidates that cannot move. Source: Maros (2003). Invariant: seeds are fixed. */

#include "allot/mixed-ratio-private.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

#define MOST 24

typedef struct
{
  double alpha[MOST], reduced[MOST], lower[MOST], upper[MOST];
  guint8 state[MOST];
  AwrashMixedRelaxation s;
} Row;

/* Reduced costs fit the states; few numbers, so that many are the same. */
static void
draw (GRand *rand, Row *row)
{
  row->s = (AwrashMixedRelaxation){ .size = (gsize)g_rand_int_range (rand, 0, MOST + 1),
                                    .alpha = row->alpha,
                                    .reduced = row->reduced,
                                    .lower = row->lower,
                                    .upper = row->upper,
                                    .state = row->state,
                                    .candidates
                                    = g_array_new (FALSE, FALSE, sizeof (AwrashCandidate)) };
  for (gsize j = 0; j < row->s.size; j++)
    {
      static const double sizes[] = { 0, 1e-9, 1e-5, 0.5, 1, 1, 2 };

      row->alpha[j] = sizes[g_rand_int_range (rand, 0, G_N_ELEMENTS (sizes))]
                      * (g_rand_boolean (rand) ? 1 : -1);
      row->state[j] = (guint8)g_rand_int_range (rand, AWRASH_PLACE_LOWER, AWRASH_PLACE_BASIC + 1);
      row->reduced[j]
          = g_rand_int_range (rand, 0, 4) * (row->state[j] == AWRASH_PLACE_UPPER ? -1 : 1);
      row->lower[j] = g_rand_int_range (rand, 0, 3);
      row->upper[j] = row->lower[j] + g_rand_int_range (rand, 0, 3);
    }
}

static int
by_ratio (const void *a, const void *b)
{
  const AwrashCandidate *p = a, *q = b;

  if (p->ratio != q->ratio)
    return p->ratio < q->ratio ? -1 : 1;
  return p->j < q->j ? -1 : p->j > q->j;
}

static gsize
list_sorted (const Row *row, double far, AwrashCandidate list[])
{
  gsize n = 0;

  for (gsize j = 0; j < row->s.size; j++)
    {
      double a = far < 0 ? -row->alpha[j] : row->alpha[j];

      if (row->state[j] != AWRASH_PLACE_BASIC && row->lower[j] < row->upper[j]
          && (row->state[j] == AWRASH_PLACE_LOWER ? a >= 1e-7 : a <= -1e-7))
        list[n++] = (AwrashCandidate){ j, fmax (0, row->reduced[j] / a), fabs (a) };
    }
  qsort (list, n, sizeof (AwrashCandidate), by_ratio);
  return n;
}

/* The place of who enters, or n. */
static gsize
choose (const Row *row, double far, gsize n, const AwrashCandidate list[], gsize *n_passed)
{
  double slope = fabs (far);
  gsize at = 0, best;

  for (; at < n && slope > 0; at++)
    slope -= list[at].size * (row->upper[list[at].j] - row->lower[list[at].j]);
  if (n == 0 || slope > 1e-7)
    return n;
  best = *n_passed = at - 1;
  for (gsize k = at; k < n && list[k].ratio <= list[at - 1].ratio + 1e-9; k++)
    best = list[k].size > list[best].size ? k : best;
  for (gsize k = at - 1; list[best].size < 1e-4 && k-- > 0;)
    best = list[k].size > list[best].size ? k : best;
  *n_passed = MIN (*n_passed, best);
  return best;
}

Test (allot_mixed_ratio, the_heap_chooses_and_passes_whom_a_sorted_list_does)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  gsize n_chosen = 0, n_all_passed = 0, n_none = 0;

  for (guint trial = 0; trial < 20000; trial++)
    {
      /* in half of them what is left for the last candidate is little more than nothing */
      double far = (g_rand_boolean (rand) ? 1 : -1)
                   * (trial % 2 == 0 ? g_rand_double_range (rand, 0.01, 9)
                                     : 0.5 * g_rand_int_range (rand, 1, 19)
                                           + 5e-6 * g_rand_int_range (rand, 1, 8));
      AwrashCandidate list[MOST];
      Row row;
      gsize n, expected, n_passed = 0, own_passed = 0;
      const AwrashCandidate *chosen;

      draw (rand, &row);
      n = list_sorted (&row, far, list);
      expected = choose (&row, far, n, list, &n_passed);
      chosen = awrash_i_ratio_choose (&row.s, far, &own_passed);
      cr_assert_eq (chosen == NULL, expected == n, "%u", trial);
      n_none += chosen == NULL;
      if (chosen != NULL)
        {
          cr_assert_eq (chosen->j, list[expected].j, "%u", trial);
          cr_assert_eq (own_passed, n_passed, "%u", trial);
          for (gsize k = 0; k < n_passed; k++)
            cr_assert_eq (awrash_i_ratio_taken (&row.s, k)->j, list[k].j, "%u: %zu", trial, k);
          n_chosen++;
          n_all_passed += n_passed;
        }
      g_array_unref (row.s.candidates);
    }
  cr_expect (n_chosen > 1000 && n_all_passed > 1000 && n_none > 1000, "%zu, %zu, %zu", n_chosen,
             n_all_passed, n_none);
}
