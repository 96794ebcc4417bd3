/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys of divisor rules: counts hold the truth between them, and divisors are those of two units.
 * Source: tests/allot/keys.h; hand calculation. Invariant: every rule, claims of every size. */

#include "keys.h"

#include "allot/divisor-keys-private.h"

static AwrashClaimRange
get_range (gsize n, const double claims[])
{
  AwrashClaimRange range = { HUGE_VAL, 0, 0 };

  for (gsize i = 0; i < n; i++)
    {
      range.smallest = MIN (range.smallest, claims[i]);
      range.largest = MAX (range.largest, claims[i]);
      range.sum += claims[i];
    }
  return range;
}

static void
expect_rule (const char *rule, const double claims[4])
{
  g_auto (AwrashSignposts) signposts = { 0 };
  AwrashDivisorKeys keys;
  AwrashClaimRange range = get_range (4, claims);

  cr_assert (awrash_i_signpost_parse (rule, &signposts, NULL), "%s", rule);
  awrash_i_divisor_keys_init (&keys, &signposts, 4, claims, &range);
  const AwrashKeys *parent = &keys.parent;
  expect_keys (rule, parent, 4, parent->none + 1, parent->all, G_GINT64_CONSTANT (1) << 55);
  AwrashThreshold near = parent->guess (parent, 0, 4, 40);
  for (int64_t step = 1; step < G_GINT64_CONSTANT (1) << 46; step *= 64)
    expect_keys (rule, parent, 4, near - 20 * step, near + 20 * step, step);
}

Test (allot_divisor_keys, counts_hold_the_truth_between_them)
{
  static const char *const rules[]
      = { "adams",     "danish",          "dean",         "huntington-hill", "logarithmic-mean",
          "webster",   "identric-mean",   "jefferson",    "imperiali",       "stationary:0.4",
          "alpha:0.5", "signposts:1,1,2", "modified:0.7", "power-mean:2",    "signposts:0,2,2,2" };
  static const double claims[][4] = { { 1, 2, 3, 5 },
                                      { 1, 1, 1, 1 },
                                      { 5e-324, 1e-310, 1e-3, 1e300 },
                                      { 1, 1 + 0x1p-52, 1 - 0x1p-53, 3 } };

  for (gsize r = 0; r < G_N_ELEMENTS (rules); r++)
    for (gsize c = 0; c < G_N_ELEMENTS (claims); c++)
      expect_rule (rules[r], claims[c]);
}

Test (allot_divisor_keys, only_equal_signposts_make_keys_that_are_not_strict)
{
  const double claims[] = { 1, 2 };
  AwrashClaimRange range = get_range (2, claims);
  static const char *const rules[] = { "webster", "signposts:1,1,2", "modified:1.5" };

  for (int r = 0; r < 3; r++)
    {
      g_auto (AwrashSignposts) signposts = { 0 };
      AwrashDivisorKeys keys;
      const AwrashKey first = { .recipient = 0, .k = 1 }, second = { .recipient = 0, .k = 2 };
      cr_assert (awrash_i_signpost_parse (rules[r], &signposts, NULL));
      awrash_i_divisor_keys_init (&keys, &signposts, 2, claims, &range);
      int sign = keys.parent.compare (&first, &second, &keys.parent);
      cr_expect_eq (keys.parent.is_strict, sign < 0, "%s", rules[r]);
    }
}

Test (allot_divisor_keys, divisors_are_those_of_the_last_unit_and_the_next)
{
  const double claims[] = { 53, 24, 23 };
  const int64_t units[] = { 6, 2, 2 }, upper[] = { 6, 2, 2 };
  const AwrashKey last = { .recipient = 1, .k = 2 }, next = { .recipient = 2, .k = 3 };
  AwrashClaimRange range = get_range (3, claims);
  AwrashDivisorKeys keys;
  double low = 0, high = 0;
  g_auto (AwrashSignposts) signposts = { 0 };

  cr_assert (awrash_i_signpost_parse ("webster", &signposts, NULL));
  awrash_i_divisor_keys_init (&keys, &signposts, 3, claims, &range);
  awrash_i_divisor_keys_interval (&keys, &last, &next, &low, &high);
  cr_expect (low == 23 / 2.5 && high == 16);
  awrash_i_divisor_keys_interval (&keys, NULL, NULL, &low, &high);
  cr_expect (low == 0 && isinf (high));
  awrash_i_divisor_keys_span (&keys, NULL, NULL, units, &low, &high);
  cr_expect (low == 24 / 2.5 && high == 53 / 5.5);
  awrash_i_divisor_keys_span (&keys, units, upper, units, &low, &high);
  cr_expect (low == 0 && isinf (high));
}

Test (allot_divisor_keys, divisors_beyond_the_doubles_are_infinite)
{
  const double claims[] = { 1.7e308, 1.6e308 };
  const int64_t units[] = { 1, 0 };
  const AwrashKey last = { .recipient = 0, .k = 1 }, next = { .recipient = 1, .k = 1 };
  AwrashClaimRange range = get_range (2, claims);
  AwrashDivisorKeys keys;
  double low = 0, high = 0;
  g_auto (AwrashSignposts) signposts = { 0 };

  cr_assert (awrash_i_signpost_parse ("webster", &signposts, NULL));
  awrash_i_divisor_keys_init (&keys, &signposts, 2, claims, &range);
  awrash_i_divisor_keys_interval (&keys, &last, &next, &low, &high);
  cr_expect (isinf (low) && isinf (high));
  low = high = 0;
  awrash_i_divisor_keys_span (&keys, NULL, NULL, units, &low, &high);
  cr_expect (isinf (low) && isinf (high));
}

Test (allot_divisor_keys, places_and_aims_stay_among_the_thresholds)
{
  const double claims[] = { 1e-30, 2e-30, 1e300 };
  AwrashClaimRange range = get_range (3, claims);
  AwrashDivisorKeys keys;
  g_auto (AwrashSignposts) signposts = { 0 };

  cr_assert (awrash_i_signpost_parse ("adams", &signposts, NULL));
  awrash_i_divisor_keys_init (&keys, &signposts, 3, claims, &range);
  const AwrashKeys *parent = &keys.parent;
  cr_expect_eq (parent->place (parent, 0, 1), parent->none + 1, "a first unit costs nothing");
  cr_expect_gt (parent->place (parent, 0, 2), parent->place (parent, 2, 2));
  cr_expect_lt (parent->aim (parent, parent->all - 1, 3, 0, 1), parent->all);
  cr_expect_eq (parent->guess (parent, 0, 2, 1), parent->none + 1, "claims that vanish");
}

/* What every sixteenth block says of the roundings of a rule is not all of the truth. */
Test (allot_divisor_keys, a_sample_that_says_too_much_is_not_believed)
{
  const gsize n = 5000;
  g_autofree double *equal = g_new (double, n), *tiny = g_new (double, n);
  g_auto (AwrashSignposts) signposts = { 0 };
  AwrashDivisorKeys keys;

  for (gsize i = 0; i < n; i++)
    {
      equal[i] = 20;
      tiny[i] = i < n - 1 ? 1e-30 : 1;
    }
  cr_assert (awrash_i_signpost_parse ("adams", &signposts, NULL));
  AwrashClaimRange range = get_range (n, equal);
  awrash_i_divisor_keys_init (&keys, &signposts, n, equal, &range);
  const AwrashKeys *parent = &keys.parent;
  /* nearly a unit a recipient would be taken off a goal that is not much more */
  cr_expect_eq (parent->guess (parent, 0, n, 5250), parent->guess (parent, 0, 1000, 1050));
  range = get_range (n, tiny);
  awrash_i_divisor_keys_init (&keys, &signposts, n, tiny, &range);
  /* and a whole one where none of those that were looked at has a claim to speak of */
  cr_expect_eq (parent->guess (parent, 0, n, 20000), parent->place (parent, n - 1, 20001));
}
