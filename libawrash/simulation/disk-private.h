/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The files of a study's folder, as bytes. */

#ifndef AWRASH_SIMULATION_DISK_PRIVATE_H
#define AWRASH_SIMULATION_DISK_PRIVATE_H

#include <awrash.h>

#define AWRASH_DISK_RECORD "study.json"
#define AWRASH_DISK_CHUNKS "chunks.npy"
/* The longest record that is read, 64 MiB. */
#define AWRASH_DISK_MOST_TEXT ((gsize)64 << 20)

/* An array of rows in a file of its own. */
typedef struct
{
  int file;      /* -1 before it is open */
  goffset start; /* where the rows begin */
} AwrashIDiskArray;

/* Makes a folder, and refuses one that holds what no study left there. */
gboolean awrash_i_disk_prepare (const char *folder, GError **error);
/* Opens the chunks' file and takes the folder for this process, until the file is closed. */
gboolean awrash_i_disk_lock (const char *folder, AwrashIDiskArray *chunks, GError **error);
/* Removes what a process that was killed while it wrote the record left aside. */
void awrash_i_disk_sweep (const char *folder);

/* Opens an array of n rows of size bytes, unless it is open. A writer gives it header and length,
 * which changes nothing of one that has them; a reader wants to find them. */
gboolean awrash_i_disk_open (const char *folder, const char *name, const char *dtype, guint64 n,
                             const char *axes, gsize size, gboolean writes, AwrashIDiskArray *array,
                             GError **error);
gboolean awrash_i_disk_write (const AwrashIDiskArray *array, const void *bytes, gsize n,
                              guint64 at);
gboolean awrash_i_disk_read (const AwrashIDiskArray *array, void *bytes, gsize n, guint64 at);
/* Doubles in the order of bytes that files have. */
void awrash_i_disk_order (double values[], gsize n);
gboolean awrash_i_disk_flush (const AwrashIDiskArray *array);
void awrash_i_disk_close (AwrashIDiskArray *array);
/* FALSE and AWRASH_ERROR_FILE with what errno says. */
gboolean awrash_i_disk_refuse (const char *folder, const char *name, const char *deed,
                               GError **error);

/* The record's text, NULL without an error where there is none; and its replacement in one step. */
gboolean awrash_i_disk_read_record (const char *folder, char **text, GError **error);
gboolean awrash_i_disk_write_record (const char *folder, const char *text, GError **error);

#endif
