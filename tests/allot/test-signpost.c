/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each rule's three functions agree with one another. Source: allot/signpost-private.h.
 * Invariant: level() inverts value(), and compare() orders what value() shows. */

#include "allot/signpost-private.h"

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>

Test (allot_signpost, levels_count_the_signposts_that_are_reached)
{
  for (gsize r = 0; awrash_i_signpost_get_name (r) != NULL; r++)
    {
      g_auto (AwrashSignposts) own = { 0 };
      const AwrashSignposts *rule = &own;
      cr_assert (awrash_i_signpost_parse (awrash_i_signpost_get_name (r), &own, NULL));
      for (double k = 2; k < 1e15; k = floor (k * 1.7 + 1))
        {
          double signpost = rule->value (rule, k);
          cr_expect (signpost >= k - 1 && signpost <= k, "%s: s(%g)", rule->name, k);
          double level = signpost;
          rule->level (rule, 1, &level, &level);
          cr_expect_float_eq (level, k, 8 * DBL_EPSILON * k, "%s: k = %g", rule->name, k);
        }
      cr_expect_eq (rule->value (rule, 1) == 0, rule->starts_at_zero, "%s", rule->name);
    }
}

Test (allot_signpost, keys_that_doubles_cannot_part_are_parted)
{
  const int64_t k = (G_GINT64_CONSTANT (1) << 62) - 1;

  for (gsize r = 0; awrash_i_signpost_get_name (r) != NULL; r++)
    {
      g_auto (AwrashSignposts) own = { 0 };
      const AwrashSignposts *rule = &own;
      cr_assert (awrash_i_signpost_parse (awrash_i_signpost_get_name (r), &own, NULL));
      cr_expect_eq (awrash_i_signpost_compare (rule, k, 3, k + 1, 3), -1, "%s", rule->name);
      cr_expect_eq (awrash_i_signpost_compare (rule, k + 1, 3, k, 3), 1, "%s", rule->name);
      cr_expect_eq (awrash_i_signpost_compare (rule, k, 3, k, 3), 0, "%s", rule->name);
      cr_expect_eq (awrash_i_signpost_compare (rule, 7, 1, 7, nextafter (1, 2)), 1, "%s",
                    rule->name);
      cr_expect_eq (awrash_i_signpost_compare (rule, 7, 5e-324, 7, 1e300), 1, "%s", rule->name);
      cr_expect_eq (awrash_i_signpost_compare (rule, 7, 1e300, 7, 1e300), 0, "%s", rule->name);
      cr_expect_eq (awrash_i_signpost_compare (rule, 7, 5e-324, 7, 1e-323), 1, "%s", rule->name);
    }
}

Test (allot_signpost, equal_keys_of_different_claims_are_equal)
{
  static const struct
  {
    const char *rule;
    int64_t k, l;
    double v, w;
  } rows[] = {
    { "adams", 2, 4, 1, 3 },
    { "webster", 1, 2, 1, 3 },
    { "jefferson", 1, 7, 0.125, 0.875 },
    { "huntington-hill", 2, 9, 1, 6 }, /* √2 and √72 = 6√2 */
    { "dean", 2, 3, 5, 9 },            /* 4/3 and 12/5 */
    { "dean", 2, 3, 5 * 0x1p900, 9 * 0x1p900 },
    { "dean", 2, 3, 5 * 0x1p-1074, 9 * 0x1p-1074 },
    { "huntington-hill", 2, 9, 0x1p-1074, 6 * 0x1p-1074 },
    { "huntington-hill", 2, 9, 0x1p1000, 6 * 0x1p1000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (AwrashSignposts) own = { 0 };
      const AwrashSignposts *rule = &own;
      cr_assert (awrash_i_signpost_parse (rows[i].rule, &own, NULL));
      cr_expect_eq (awrash_i_signpost_compare (rule, rows[i].k, rows[i].v, rows[i].l, rows[i].w), 0,
                    "%s, row %zu", rows[i].rule, i);
      cr_expect_eq (awrash_i_signpost_compare (rule, rows[i].k, nextafter (rows[i].v, 0), rows[i].l,
                                               rows[i].w),
                    1, "%s, row %zu, a little less", rows[i].rule, i);
    }
}

Test (allot_signpost, first_units_at_zero_put_larger_claims_first)
{
  for (gsize r = 0; r < 3; r++)
    {
      g_auto (AwrashSignposts) own = { 0 };
      const AwrashSignposts *rule = &own;
      cr_assert (awrash_i_signpost_parse (awrash_i_signpost_get_name (r), &own, NULL));
      cr_expect_eq (awrash_i_signpost_compare (rule, 1, 5, 1, 4), -1, "%s", rule->name);
      cr_expect_eq (awrash_i_signpost_compare (rule, 1, 4, 1, 5), 1, "%s", rule->name);
      cr_expect_eq (awrash_i_signpost_compare (rule, 1, 4, 1, 4), 0, "%s", rule->name);
      cr_expect_eq (awrash_i_signpost_compare (rule, 1, 1e-9, 2, 1e9), -1, "%s", rule->name);
    }
}
