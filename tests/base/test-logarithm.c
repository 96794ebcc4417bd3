/* SPDX-License-Identifier: GPL-3.0-or-later */

/* ln (1 + e) - e against quadruple precision, from 1e-300 to beyond the switch of formulas.
 * Source: logarithm-private.h. Invariant: a few units in the last place everywhere. */

#include "base/logarithm-private.h"

#include "metric/measures.h"

#include <criterion/criterion.h>

Test (base_logarithm, the_remainder_keeps_its_digits_however_small)
{
  for (double size = 1e-150; size < 0.9; size *= 1.37)
    for (int sign = -1; sign <= 1; sign += 2)
      cr_assert (is_near (awrash_i_logarithm_remainder (sign * size),
                          (double)quad_remainder ((Quad)(sign * size)), 2e-15),
                 "%g", sign * size);
  cr_assert_eq (awrash_i_logarithm_remainder (0), 0.0);
}
