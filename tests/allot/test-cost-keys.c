/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys that are costs: counts hold the truth between them, below 0 and above.
 * Source: tests/allot/keys.h. Invariant: both ends are one where doubles hold the count. */

#include "keys.h"

#include "allot/cost-keys-private.h"

Test (allot_cost_keys, counts_hold_the_truth_between_them)
{
  const double a[] = { 1, 2, 0, 0.5 }, b[] = { -7, 0, 3, 1e-300 };
  const double marginals[] = { -1e300, -1, -5e-324, 0, 0, 5e-324, 1, 2, 1e300, 2 };
  const int64_t offsets[] = { 0, 4, 7, 9, 10 };
  const gsize cells[] = { 3, 1, 0, 2 };
  g_autoptr (AwrashCosts) quadratic = awrash_allot_costs_new_quadratic (4, a, b, NULL);
  g_autoptr (AwrashCosts) arrays
      = awrash_allot_costs_new_marginals (4, offsets, 10, marginals, NULL);
  const AwrashCosts *all[] = { quadratic, arrays };

  for (gsize f = 0; f < 2; f++)
    {
      AwrashCostKeys keys;
      cr_assert_not_null (all[f]);
      awrash_i_cost_keys_init (&keys, all[f], cells);
      const AwrashKeys *parent = &keys.parent;
      for (AwrashThreshold t = parent->none + 1; t < parent->all - (G_GINT64_CONSTANT (1) << 54);
           t += G_GINT64_CONSTANT (1) << 53)
        {
          double least[4], most[4];
          parent->count (parent, t, 0, 4, least, most);
          for (gsize i = 0; i < 4; i++)
            {
              int64_t own = (int64_t)least[i];
              cr_expect (least[i] == most[i] || least[i] > 0x1p52);
              if (own >= awrash_i_costs_most (all[f], cells[i]) || least[i] > KEYS_MOST)
                continue;
              for (gsize j = 0; j < 4; j++)
                if (least[j] >= 1 && least[j] < KEYS_MOST)
                  {
                    const AwrashKey in = { .recipient = j, .k = (int64_t)least[j] };
                    const AwrashKey out = { .recipient = i, .k = own + 1 };
                    cr_expect_lt (parent->compare (&in, &out, parent), 0);
                  }
            }
        }
    }
}
