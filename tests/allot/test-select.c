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

/* Musser's sequence against median of three makes every pivot a bad one. */
Test (allot_select, a_hostile_order_is_parted_all_the_same)
{
  enum
  {
    HALF = 4000
  };
  g_autofree int64_t *values = g_new0 (int64_t, 2 * HALF);

  for (int64_t i = 0; i < HALF; i++)
    {
      values[i] = i % 2 == 0 ? i + 1 : HALF + i;
      values[HALF + i] = 2 * (i + 1);
    }
  for (gsize rank = 1; rank <= 2 * HALF; rank += 997)
    expect_parted (2 * HALF, values, rank);
}
