/* SPDX-License-Identifier: GPL-3.0-or-later */

/* ln (1 + e) - e against MPFR, from 1e-300 to beyond the switch of formulas.
 * Source: logarithm-private.h. Invariant: a few units in the last place everywhere. */

#include "base/logarithm-private.h"

#include <criterion/criterion.h>
#include <math.h>
#include <mpfr.h>

/* With so many bits that the difference keeps 60 of them even where e² is lost beside e. */
static double
remainder_by_definition (double e)
{
  mpfr_t x;
  double value;

  mpfr_init2 (x, 1200);
  mpfr_set_d (x, e, MPFR_RNDN);
  mpfr_log1p (x, x, MPFR_RNDN);
  mpfr_sub_d (x, x, e, MPFR_RNDN);
  value = mpfr_get_d (x, MPFR_RNDN);
  mpfr_clear (x);
  mpfr_free_cache ();
  return value;
}

Test (base_logarithm, the_remainder_keeps_its_digits_however_small)
{
  for (double size = 1e-150; size < 0.9; size *= 1.37)
    for (int sign = -1; sign <= 1; sign += 2)
      {
        double exact = remainder_by_definition (sign * size);

        cr_assert_leq (fabs (awrash_i_logarithm_remainder (sign * size) - exact),
                       2e-15 * fabs (exact), "%g", sign * size);
      }
  cr_assert_eq (awrash_i_logarithm_remainder (0), 0.0);
}
