/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many places a stock serves, where the stock and what a place takes were written in decimals:
 * 891,015 dirhams serve 100 places of 3 months at 2,970.05, though the doubles say 99.99…. */

#ifndef AWRASH_SPLIT_QUOTIENT_PRIVATE_H
#define AWRASH_SPLIT_QUOTIENT_PRIVATE_H

#include "programme/programme-private.h"

/* floor (stock / (a * b)), or ceil with up = TRUE, for a finite stock >= 0 and a, b > 0 with a
 * finite product; AWRASH_UNBOUNDED from 2^52 on. Each number stands for the shortest decimal that
 * reads back as it. */
int64_t awrash_i_quotient (double stock, double a, double b, gboolean up);

/* floor (share * total), or ceil with up = TRUE, for 0 <= share <= 1 and 0 <= total < 2^52: 7 % of
 * 100 is 7, though the doubles say a little more. */
int64_t awrash_i_quotient_portion (double share, int64_t total, gboolean up);

#endif
