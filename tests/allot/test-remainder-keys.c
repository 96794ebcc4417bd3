/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys of largest remainders: counts hold the truth between them.
 * Source: tests/allot/keys.h. Invariant: wholes are exact. */

#include "keys.h"

#include "allot/remainder-keys-private.h"

static void
expect_claims (const double claims[4], int64_t total)
{
  AwrashAccumulator sum = { { 0 } };
  g_auto (AwrashRemainderKeys) keys = { .n = 0 };
  g_autofree char *label = g_strdup_printf ("%g, total %d", claims[0], (int)total);

  for (gsize i = 0; i < 4; i++)
    awrash_i_accumulator_add (&sum, claims[i]);
  cr_assert (awrash_i_remainder_keys_init (&keys, 4, claims, total, &sum, NULL));
  const AwrashKeys *parent = &keys.parent;
  const int64_t unit = G_GINT64_CONSTANT (1) << keys.bits;
  expect_keys (label, parent, 4, parent->none + 1, parent->all, G_GINT64_CONSTANT (1) << 56);
  expect_keys (label, parent, 4, -3 * unit, 3 * unit, unit / 16 + 1);
  expect_keys (label, parent, 4, -40, 40, 1);
  AwrashThreshold near = parent->guess (parent, 0, 4, (double)total);
  cr_expect (near >= parent->none && near <= parent->all);
  expect_keys (label, parent, 4, near - 40, near + 40, 1);
}

Test (allot_remainder_keys, counts_hold_the_truth_between_them)
{
  static const double claims[][4] = { { 1, 2, 3, 5 },
                                      { 1, 1, 1, 1 },
                                      { 5e-324, 1e-310, 1e-3, 1e300 },
                                      { 1, 1 + 0x1p-52, 1 - 0x1p-53, 3 } };

  for (gsize c = 0; c < G_N_ELEMENTS (claims); c++)
    for (int64_t total = 1; total < G_GINT64_CONSTANT (1) << 45; total = 7 * total + 3)
      expect_claims (claims[c], total);
}

Test (allot_remainder_keys, whole_quotas_are_exact)
{
  const double claims[] = { 1, 2, 3, 6 };
  AwrashAccumulator sum = { { 0 } };
  g_auto (AwrashRemainderKeys) keys = { .n = 0 };
  const AwrashKey a = { .recipient = 0, .k = 1 }, b = { .recipient = 3, .k = 1 };
  const AwrashKey c = { .recipient = 1, .k = 1 };

  awrash_i_accumulator_add (&sum, 12);
  cr_assert (awrash_i_remainder_keys_init (&keys, 4, claims, 2, &sum, NULL));
  cr_expect (keys.wholes[0] == 0 && keys.wholes[2] == 0 && keys.wholes[3] == 1);
  cr_expect_gt (keys.parent.compare (&a, &b, &keys.parent), 0);
  cr_expect_gt (keys.parent.compare (&a, &c, &keys.parent), 0);
  cr_expect_eq (keys.parent.compare (&a, &a, &keys.parent), 0);
}

/* Rests of so large a divisor would not fit 64 bits, and are taken the long way. */
Test (allot_remainder_keys, large_divisors_are_exact)
{
  const double claims[] = { 0x1p61, 0x1p61 };
  AwrashAccumulator sum = { { 0 } };
  g_auto (AwrashRemainderKeys) keys = { .n = 0 };
  const AwrashKey a = { .recipient = 0, .k = 2 }, b = { .recipient = 1, .k = 2 };

  awrash_i_accumulator_add_all (&sum, 2, claims);
  cr_assert (awrash_i_remainder_keys_init (&keys, 2, claims, 3, &sum, NULL));
  const AwrashKeys *parent = &keys.parent;
  cr_expect (keys.wholes[0] == 1 && keys.wholes[1] == 1);
  cr_expect_eq (parent->compare (&a, &b, parent), 0);
  cr_expect_eq (parent->aim (parent, 0, 2, 0, 0x1p62), parent->all, "an aim beyond all keys");
}

/* The same keys in units that are no whole numbers take the long way. */
Test (allot_remainder_keys, rests_of_whole_numbers_order_as_long_sums_do)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (int turn = 0; turn < 2000; turn++)
    {
      const gint64 most = 1 + (gint64)exp (g_rand_double_range (random, 0, 35));
      const int64_t factor = 1 + (int64_t)exp (g_rand_double_range (random, 0, turn % 3 ? 9 : 42));
      g_auto (AwrashRemainderKeys) whole = { .n = 0 }, part = { .n = 0 };
      AwrashAccumulator sums[2] = { { { 0 } }, { { 0 } } };
      double claims[2][12];

      for (gsize i = 0; i < 12; i++)
        {
          claims[0][i] = floor (g_rand_double (random) * (double)most);
          claims[1][i] = claims[0][i] * 0x1p-60;
          awrash_i_accumulator_add (&sums[0], claims[0][i]);
          awrash_i_accumulator_add (&sums[1], claims[1][i]);
        }
      if (awrash_i_accumulator_sign (&sums[0]) == 0)
        continue;
      cr_assert (awrash_i_remainder_keys_init (&whole, 12, claims[0], factor, &sums[0], NULL));
      cr_assert (awrash_i_remainder_keys_init (&part, 12, claims[1], factor, &sums[1], NULL));
      for (gsize a = 0; a < 12; a++)
        for (gsize b = 0; b < 12; b++)
          {
            const AwrashKey left = { .recipient = a, .k = whole.wholes[a] + 1 };
            const AwrashKey right = { .recipient = b, .k = whole.wholes[b] + 1 };

            cr_assert_eq (whole.wholes[a], part.wholes[a]);
            cr_assert_leq (fabs (whole.fractions[a] - part.fractions[a]), part.error);
            cr_assert_eq (whole.parent.compare (&left, &right, &whole),
                          part.parent.compare (&left, &right, &part), "%d: %zu, %zu", turn, a, b);
          }
    }
}

/* Shares a hair below a whole number, which doubles take for it. */
Test (allot_remainder_keys, a_guess_of_one_too_many_is_taken_back)
{
  const double claims[] = { 1, 0x1p53 - 2 };
  AwrashAccumulator sum = { { 0 } };

  awrash_i_accumulator_add_all (&sum, 2, claims);
  for (int64_t factor = 2; factor < 400; factor++)
    {
      g_auto (AwrashRemainderKeys) keys = { .n = 0 };

      cr_assert (awrash_i_remainder_keys_init (&keys, 2, claims, factor, &sum, NULL));
      cr_assert_eq (keys.wholes[0], 0);
      cr_assert_eq (keys.wholes[1], factor - 1, "factor %d", (int)factor);
      cr_assert (keys.fractions[1] >= 0 && keys.fractions[1] <= 1);
    }
}
