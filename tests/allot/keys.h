/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every family of keys promises its callers, asked of thresholds all over the range.
 * Source: allot/keys-private.h. Invariant: a unit surely counted has a smaller key than every unit
 * surely not counted, whoever has them; and counts do not fall as thresholds rise. */

#ifndef AWRASH_TESTS_ALLOT_KEYS_H
#define AWRASH_TESTS_ALLOT_KEYS_H

#include "allot/keys-private.h"
#include "allot/pairs-private.h"

#include <criterion/criterion.h>
#include <math.h>

#define KEYS_MOST 0x1p52 /* units beyond which the tests compare no keys */

static inline void
expect_between (const char *label, const AwrashKeys *keys, gsize n, const double least[],
                const double most[])
{
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      {
        if (least[i] < 1 || least[i] > KEYS_MOST || most[j] > KEYS_MOST)
          continue;
        const AwrashKey in = { .recipient = i, .k = (int64_t)least[i] };
        const AwrashKey out = { .recipient = j, .k = (int64_t)MAX (most[j], 0) + 1 };
        cr_expect_lt (keys->compare (&in, &out, keys), 0, "%s: unit %d of %zu, unit %d of %zu",
                      label, (int)in.k, i, (int)out.k, j);
      }
}

/* All steps of `step` from `low` to `high`, n <= 16 recipients. */
static inline void
expect_keys (const char *label, const AwrashKeys *keys, gsize n, AwrashThreshold low,
             AwrashThreshold high, int64_t step)
{
  double last_least[16] = { 0 }, last_most[16] = { 0 };

  for (AwrashThreshold t = low; t < high - step; t += step)
    {
      AWRASH_PAIRS (least, AWRASH_KEYS_BLOCK);
      AWRASH_PAIRS (most, AWRASH_KEYS_BLOCK);
      gboolean is_split = keys->count (keys, t, 0, n, least, most);
      for (gsize i = 0; i < n; i++)
        {
          if (!is_split)
            most[i] = least[i];
          cr_expect_leq (least[i], most[i], "%s: %zu", label, i);
          cr_expect_geq (most[i], last_least[i], "%s: %zu", label, i);
          cr_expect_geq (most[i], last_most[i] - 2 - last_most[i] * 0x1p-46, "%s: %zu", label, i);
          last_least[i] = least[i];
          last_most[i] = most[i];
        }
      expect_between (label, keys, n, least, most);
    }
}

#endif
