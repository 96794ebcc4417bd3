/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A new file beside the one that it shall replace: whole and on the disk before it is renamed.
 * Defined in csv.c, since only that file of base opens files. */

#ifndef AWRASH_BASE_ASIDE_PRIVATE_H
#define AWRASH_BASE_ASIDE_PRIVATE_H

#include <awrash.h>

#include <sys/types.h>

/* Writes the text to a hidden file in the folder of a path, with these permissions (0: the usual
 * ones), and flushes it. (transfer full): its path, or NULL with an error and nothing left. */
char *awrash_i_aside_write (const char *path, const char *text, mode_t mode, GError **error);

#endif
