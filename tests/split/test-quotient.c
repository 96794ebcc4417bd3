/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Stock / (a b) in decimals. Source: integers of centimes and tenths of months, where the answer is
 * one division. Invariant: floor and ceil are those of the numbers as they were written. */

#include "split/quotient-private.h"

#include <criterion/criterion.h>
#include <math.h>

typedef struct
{
  const char *label;
  double stock, a, b;
  int64_t floor, ceil;
} Row;

static const Row rows[] = {
  { "nothing", 0, 3, 2970.05, 0, 0 },
  { "one centime", 0.01, 3, 2970.05, 0, 1 },
  { "100 places to the centime", 891015, 3, 2970.05, 100, 100 },
  { "a centime less", 891014.99, 3, 2970.05, 99, 100 },
  { "a centime more", 891015.01, 3, 2970.05, 100, 101 },
  { "thirds as doubles print them", 1, 0.3333333333333333, 3, 1, 2 },
  { "large exponents", 1e300, 1e150, 1e145, 100000, 100000 },
  { "small exponents", 3e-300, 1e-150, 1e-150, 3, 3 },
  { "the largest that is a number", 0x1p52 - 1, 1, 1, (1LL << 52) - 1, (1LL << 52) - 1 },
  { "no bound", 0x1p52, 1, 1, AWRASH_UNBOUNDED, AWRASH_UNBOUNDED },
  { "far beyond", 1e300, 1e-10, 1, AWRASH_UNBOUNDED, AWRASH_UNBOUNDED },
};

Test (split_quotient, is_that_of_the_decimals_that_were_written)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];

      cr_expect_eq (awrash_i_quotient (row->stock, row->a, row->b, FALSE), row->floor, "%s",
                    row->label);
      cr_expect_eq (awrash_i_quotient (row->stock, row->a, row->b, TRUE), row->ceil, "%s",
                    row->label);
      cr_expect_eq (awrash_i_quotient (row->stock, row->b, row->a, FALSE), row->floor, "%s",
                    row->label);
    }
}

Test (split_quotient, agrees_with_one_division_of_integers)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20230526);

  for (int i = 0; i < 20000; i++)
    {
      int64_t tenths = g_rand_int_range (rand, 1, 200);
      int64_t centimes = g_rand_int_range (rand, 1, 1000000);
      int64_t each = tenths * centimes; /* in thousandths */
      int64_t k = g_rand_int_range (rand, 0, 100000);
      int64_t stock = k * each + g_rand_int_range (rand, -1, 2);

      if (stock < 0)
        continue;
      cr_assert_eq (awrash_i_quotient ((double)stock / 1000, (double)tenths / 10,
                                       (double)centimes / 100, FALSE),
                    stock / each);
      cr_assert_eq (awrash_i_quotient ((double)stock / 1000, (double)tenths / 10,
                                       (double)centimes / 100, TRUE),
                    (stock + each - 1) / each);
    }
}

Test (split_quotient, a_portion_in_hundredths_is_exact)
{
  for (int64_t total = 0; total < 400; total++)
    for (int64_t share = 0; share <= 100; share++)
      {
        cr_assert_eq (awrash_i_quotient_portion ((double)share / 100, total, FALSE),
                      share * total / 100);
        cr_assert_eq (awrash_i_quotient_portion ((double)share / 100, total, TRUE),
                      (share * total + 99) / 100);
      }
  cr_expect_eq (awrash_i_quotient_portion (1e-60, 1LL << 50, TRUE), 1);
  cr_expect_eq (awrash_i_quotient_portion (1e-60, 1LL << 50, FALSE), 0);
}
