/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The need-weighted Gini index of rates in whole numbers: N / (D Y) with N = Σ |d_q y_p − d_p y_q|
 * over pairs, which in the order of rates is Σ y_q (D_<q − D_>q). Source: Gini (1912). Invariant:
 * nothing is rounded but for display. */

#include "split/compensation-private.h"

#include "base/words-private.h"

#include <math.h>
#include <string.h>

void
awrash_i_compensation_gini_count (const AwrashCompensation *compensation, const int64_t training[],
                                  const gsize order[], AwrashCompensationGini *gini)
{
  guint64 below[2] = { 0 }, above[2];

  memset (gini, 0, sizeof *gini);
  memcpy (above, compensation->all_units, sizeof above);
  for (gsize k = 0; k < compensation->n; k++)
    {
      const gsize i = order[k];
      const int64_t receipt = awrash_i_compensation_receipt (compensation, training, i);

      awrash_i_words_subtract_product (2, above, 2, compensation->units[i], 1, 0);
      awrash_i_words_add_product (AWRASH_COMPENSATION_WORDS, gini->numerator, 2, below,
                                  (guint64)receipt, 0);
      awrash_i_words_subtract_product (AWRASH_COMPENSATION_WORDS, gini->numerator, 2, above,
                                       (guint64)receipt, 0);
      awrash_i_words_add_product (2, below, 2, compensation->units[i], 1, 0);
      gini->receipts += receipt;
    }
}

AwrashCompensationLevel
awrash_i_compensation_level (const AwrashCompensation *compensation, AwrashRational level)
{
  AwrashCompensationLevel found = { .scale = (guint64)level.denominator };

  awrash_i_words_add_product (4, found.level, 2, compensation->all_units, (guint64)level.numerator,
                              0);
  return found;
}

AwrashCompensationLevel
awrash_i_compensation_level_of (const AwrashCompensationGini *gini)
{
  AwrashCompensationLevel found = { .scale = (guint64)gini->receipts };

  memcpy (found.level, gini->numerator, sizeof found.level);
  return found;
}

int
awrash_i_compensation_gini_compare (const AwrashCompensationGini *gini,
                                    const AwrashCompensationLevel *level)
{
  guint64 difference[AWRASH_COMPENSATION_WORDS];

  memcpy (difference, gini->numerator, sizeof difference);
  awrash_i_words_multiply (AWRASH_COMPENSATION_WORDS, difference, level->scale);
  awrash_i_words_subtract_product (AWRASH_COMPENSATION_WORDS, difference, 4, level->level,
                                   (guint64)gini->receipts, 0);
  return awrash_i_words_sign (AWRASH_COMPENSATION_WORDS, difference);
}

double
awrash_i_compensation_gini_get (const AwrashCompensation *compensation,
                                const AwrashCompensationGini *gini)
{
  if (gini->receipts == 0)
    return NAN;
  return awrash_i_words_approximate (AWRASH_COMPENSATION_WORDS, gini->numerator)
         / awrash_i_words_approximate (2, compensation->all_units) / (double)gini->receipts;
}
