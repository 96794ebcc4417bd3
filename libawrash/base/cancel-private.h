/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether who waits for the call has given it up. */

#ifndef AWRASH_BASE_CANCEL_PRIVATE_H
#define AWRASH_BASE_CANCEL_PRIVATE_H

#include <awrash.h>

/* The cancel that calls of this thread honour, or NULL: for what hands work to another thread. */
const AwrashCancel *awrash_i_cancel_get (void);

/* TRUE with AWRASH_ERROR_CANCELLED once the call's cancel is asked. It costs less than a sum of
 * some hundred numbers: what does not ask for memory meanwhile, which asks this itself, asks here
 * at least every few milliseconds of its work. */
gboolean awrash_i_is_cancelled (GError **error);

#endif
