/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files as they are opened and read, by whatever room: a file that is none is refused before it
 * can block, and what is larger than a bound before it is read. */

#ifndef AWRASH_BASE_FILE_PRIVATE_H
#define AWRASH_BASE_FILE_PRIVATE_H

#include "base/text-private.h"

#include <sys/stat.h>

/* FALSE and AWRASH_ERROR_FILE: the path, what was tried and what errno says of it. */
gboolean awrash_i_file_refuse (const char *path, const char *deed, int number, GError **error);

/* TRUE for what is a file; else FALSE and AWRASH_ERROR_FILE with what it is. */
gboolean awrash_i_file_check_kind (const char *path, const struct stat *about, GError **error);

/* Opens a file with flags of open(2), makes sure of what was opened, and never waits for it; -1
 * with an error. A writer follows no link to it: that might lead out of its folder. */
int awrash_i_file_open (const char *path, int flags, struct stat *about, GError **error);

/* Appends all that a file holds, at most so many bytes. */
gboolean awrash_i_file_read (const char *path, gsize most, AwrashText *text, GError **error);

#endif
