/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A fraction of whole numbers for MPFR. Source: none. Invariant: both numbers fit the bits of the
 * result, 64 at the least. */

#include "split/ratio-private.h"

void
awrash_i_ratio_set (mpfr_t result, int64_t numerator, int64_t denominator)
{
  mpfr_t below;

  mpfr_init2 (below, mpfr_get_prec (result));
  mpfr_set_sj (below, denominator, MPFR_RNDN);
  mpfr_set_sj (result, numerator, MPFR_RNDN);
  mpfr_div (result, result, below, MPFR_RNDN);
  mpfr_clear (below);
}
