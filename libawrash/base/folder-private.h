/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several files written as one: all set aside first, then all put in place. */

#ifndef AWRASH_BASE_FOLDER_PRIVATE_H
#define AWRASH_BASE_FOLDER_PRIVATE_H

#include <awrash.h>

typedef struct _AwrashFolder AwrashFolder;

/* Opens a folder to write into, made where it is missing. */
AwrashFolder *awrash_i_folder_open (const char *path, GError **error);

/* Writes a file aside, under a name that no reader takes. */
gboolean awrash_i_folder_add (AwrashFolder *folder, const char *name, const char *text,
                              GError **error);

/* Puts every file in its place. */
gboolean awrash_i_folder_commit (AwrashFolder *folder, GError **error);

/* Removes what was set aside and not put in place, and the folder if it was made for nothing. */
void awrash_i_folder_free (AwrashFolder *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashFolder, awrash_i_folder_free)

#endif
