/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Floors and ceilings as callers give them. */

#ifndef AWRASH_ALLOT_BOUNDS_PRIVATE_H
#define AWRASH_ALLOT_BOUNDS_PRIVATE_H

#include <awrash.h>

/* FALSE with AWRASH_ERROR_VALUE for a negative bound, AWRASH_ERROR_BOUNDS for a floor above its
 * ceiling; i is the index that the message says. */
gboolean awrash_i_bounds_check (gsize i, int64_t floor, int64_t ceiling, GError **error);

#endif
