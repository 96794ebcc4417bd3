/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Blocks of memory in use, whoever asked for them. */

#ifndef AWRASH_TESTS_FAULT_BLOCKS_H
#define AWRASH_TESTS_FAULT_BLOCKS_H

#include <glib.h>

/* How many; always 0 under a sanitizer, which counts by itself. */
gint fault_blocks (void);

/* Whether a sanitizer found some that nobody holds any more. */
gboolean fault_blocks_are_lost (void);

#endif
