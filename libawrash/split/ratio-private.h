/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A fraction of whole numbers to the bits of what takes it. */

#ifndef AWRASH_SPLIT_RATIO_PRIVATE_H
#define AWRASH_SPLIT_RATIO_PRIVATE_H

#include <glib.h>
#include <stdint.h>

#define MPFR_USE_INTMAX_T
#include <mpfr.h>

/* numerator / denominator, rounded correctly but for the numbers' own 64 bits. */
void awrash_i_ratio_set (mpfr_t result, int64_t numerator, int64_t denominator);

#endif
