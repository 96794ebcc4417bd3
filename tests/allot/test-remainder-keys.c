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
