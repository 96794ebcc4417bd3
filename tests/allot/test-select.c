/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Selection against sorting. Source: none. Invariant: smaller | equal | larger around the rank. */

#include "allot/select-private.h"

#include <criterion/criterion.h>

static int
compare (const AwrashKey *a, const AwrashKey *b, const void *context)
{
  const int64_t *values = context;

  return values[a->recipient] < values[b->recipient] ? -1
                                                     : values[a->recipient] > values[b->recipient];
}

static void
expect_parted (gsize n, const int64_t values[], gsize rank)
{
  g_autofree AwrashKey *keys = g_new0 (AwrashKey, n);
  gsize n_less = 0, n_equal = 0, less = 0, equal = 0;

  for (gsize i = 0; i < n; i++)
    keys[i].recipient = i;
  awrash_i_select (n, keys, rank, compare, values, &n_less, &n_equal);
  int64_t sought = values[keys[rank - 1].recipient];
  for (gsize i = 0; i < n; i++)
    {
      int64_t value = values[keys[i].recipient];
      less += values[i] < sought;
      equal += values[i] == sought;
      cr_expect (i < n_less ? value < sought
                            : (i < n_less + n_equal ? value == sought : value > sought),
                 "place %zu of %zu, rank %zu", i, n, rank);
    }
  cr_expect_eq (n_less, less, "rank %zu of %zu", rank, n);
  cr_expect_eq (n_equal, equal, "rank %zu of %zu", rank, n);
  cr_expect (rank > n_less && rank <= n_less + n_equal);
}

Test (allot_select, parts_every_list_around_every_rank)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (gsize n = 1; n < 40; n++)
    for (gint32 range = 1; range < 64; range *= 4)
      {
        int64_t values[40];
        for (gsize i = 0; i < n; i++)
          values[i] = g_rand_int_range (random, 0, range);
        for (gsize rank = 1; rank <= n; rank++)
          expect_parted (n, values, rank);
      }
}

/* Numbers that are chosen as they are compared, so that every pivot is a small one. */
typedef struct
{
  int64_t *values; /* those not yet chosen are larger than all that are */
  int64_t n_chosen;
  gsize candidate; /* the next pivot, as far as can be told */
  gsize n_compared;
} Adversary;

static int
compare_late (const AwrashKey *a, const AwrashKey *b, const void *context)
{
  Adversary *adversary = *(Adversary *const *)context;
  int64_t *values = adversary->values;
  gsize i = a->recipient, j = b->recipient;

  adversary->n_compared++;
  if (values[i] == G_MAXINT64 && values[j] == G_MAXINT64)
    values[i == adversary->candidate ? i : j] = adversary->n_chosen++;
  if (values[i] == G_MAXINT64 || values[j] == G_MAXINT64)
    adversary->candidate = values[i] == G_MAXINT64 ? i : j;
  return compare (a, b, values);
}

/* McIlroy, "A killer adversary for quicksort" (1999). */
Test (allot_select, a_hostile_order_is_sorted_after_twice_the_depth_of_a_fair_search)
{
  enum
  {
    N = 8000
  };
  g_autofree int64_t *values = g_new (int64_t, N);
  g_autofree AwrashKey *keys = g_new0 (AwrashKey, N);
  Adversary adversary = { .values = values }, *context = &adversary;
  gsize n_less = 0, n_equal = 0, bits = g_bit_storage (N);

  for (gsize i = 0; i < N; i++)
    {
      values[i] = G_MAXINT64;
      keys[i].recipient = i;
    }
  awrash_i_select (N, keys, N, compare_late, &context, &n_less, &n_equal);
  /* three to choose a pivot; the sort; what is equal */
  cr_expect (adversary.n_compared > (2 * bits + 2) * (N - N / 10)
                 && adversary.n_compared <= (2 * bits + 2) * (N + 3) + N * bits + N,
             "%zu", adversary.n_compared);
  expect_parted (N, values, N);
}
