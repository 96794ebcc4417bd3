/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Thresholds keep their order over the whole range, and counts hold the truth between them.
 * Source: allot/threshold-private.h. Invariant: at_least <= units with key <= threshold <= at_most.
 */

#include "allot/threshold-private.h"

#include <criterion/criterion.h>
#include <math.h>

Test (allot_threshold, codes_keep_the_order_of_values)
{
  AwrashThreshold last = AWRASH_THRESHOLD_MIN;

  for (int exponent = -1090; exponent < 1140; exponent += 3)
    for (double value = 1; value < 8; value *= 1.25)
      {
        AwrashThreshold threshold = awrash_i_threshold_from_scaled (value, exponent);
        cr_expect_lt (threshold, AWRASH_THRESHOLD_MAX);
        cr_expect_gt (threshold, last, "%g·2^%d", value, exponent);
        cr_expect_eq (awrash_i_threshold_to_scaled (threshold, -exponent), value, "%g·2^%d", value,
                      exponent);
        last = threshold;
      }
  cr_expect_lt (awrash_i_threshold_from_scaled (5e-324, 0),
                awrash_i_threshold_from_scaled (1e-323, 0));
  cr_expect_eq (awrash_i_threshold_from_scaled (5e-324, 0),
                awrash_i_threshold_from_scaled (1, -1074));
}

/* A threshold that is a key, s(k)/w, counts k units or, by one rounding, k - 1. */
Test (allot_threshold, counts_hold_the_truth_between_them)
{
  static const double claims[] = { 5e-324, 1e-310, 1e-3, 1, 3, 12345.678, 1e300 };

  for (gsize r = 0; awrash_i_signpost_get_name (r) != NULL; r++)
    for (gsize c = 0; c < G_N_ELEMENTS (claims); c++)
      for (int64_t k = 2; k < G_GINT64_CONSTANT (1) << 50; k = 3 * k + 1)
        {
          g_auto (AwrashSignposts) own = { 0 };
          const AwrashSignposts *rule = &own;
          cr_assert (awrash_i_signpost_parse (awrash_i_signpost_get_name (r), &own, NULL));
          const int64_t lower = 0, upper = G_GINT64_CONSTANT (1) << 61;
          AwrashVector vector = { 1, &claims[c], &lower, &upper, upper };
          int exponent = 0;
          double claim = frexp (claims[c], &exponent);
          AwrashThreshold key
              = awrash_i_threshold_from_scaled (rule->value (rule, (double)k) / claim, -exponent);
          AwrashCount count = awrash_i_threshold_count (&vector, rule, key, 0);
          cr_expect (count.at_least <= k && count.at_most >= k, "%s, claim %g, k = %ld", rule->name,
                     claims[c], (long)k);
          cr_expect_leq (count.at_most - count.at_least, 2 + (k >> 47), "%s, claim %g, k = %ld",
                         rule->name, claims[c], (long)k);
          AwrashCount below = awrash_i_threshold_count (&vector, rule, key - 64, 0);
          cr_expect_leq (below.at_least, k - 1, "%s, claim %g, k = %ld", rule->name, claims[c],
                         (long)k);
        }
}

Test (allot_threshold, counts_stay_inside_the_bounds)
{
  static const double claims[] = { 1, 2, 0 };
  const int64_t lower[] = { 1, 0, 2 }, upper[] = { 4, 3, 2 };
  AwrashVector vector = { 3, claims, lower, upper, 6 };

  for (gsize r = 0; awrash_i_signpost_get_name (r) != NULL; r++)
    {
      g_auto (AwrashSignposts) own = { 0 };
      const AwrashSignposts *rule = &own;
      cr_assert (awrash_i_signpost_parse (awrash_i_signpost_get_name (r), &own, NULL));
      AwrashCountSum none = awrash_i_threshold_sum (&vector, rule, AWRASH_THRESHOLD_MIN, 0);
      AwrashCountSum all = awrash_i_threshold_sum (&vector, rule, AWRASH_THRESHOLD_MAX, 0);
      /* a first unit where the first signpost is 0 and no floor gave it already */
      cr_expect_eq (none.at_most, rule->starts_at_zero ? 1 : 0, "%s", rule->name);
      cr_expect (all.at_least == 6 && all.at_most == 6, "%s", rule->name);
      cr_expect_eq (all.slope, 0, "%s", rule->name);
    }
}
