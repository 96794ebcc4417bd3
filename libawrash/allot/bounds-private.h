/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What bounds and totals must be, wherever they stand. */

#ifndef AWRASH_ALLOT_BOUNDS_PRIVATE_H
#define AWRASH_ALLOT_BOUNDS_PRIVATE_H

#include <awrash.h>

/* The largest total: a total and a sum of bounds, or two flows, fit 63 bits together, and exact
 * comparisons have room for it. Sums of bounds stop there. */
#define AWRASH_BOUNDS_MAX_TOTAL (G_GINT64_CONSTANT (1) << 62)

/* FALSE with AWRASH_ERROR_VALUE for a negative bound, AWRASH_ERROR_BOUNDS for a floor above its
 * ceiling; i is the index that the message says. */
gboolean awrash_i_bounds_check (gsize i, int64_t floor, int64_t ceiling, GError **error);

/* A total to be shared: 0 <= total <= AWRASH_BOUNDS_MAX_TOTAL. */
gboolean awrash_i_bounds_check_total (int64_t total, GError **error);

#endif
