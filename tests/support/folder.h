/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Folders that tests make and remove again. */

#ifndef AWRASH_TESTS_SUPPORT_FOLDER_H
#define AWRASH_TESTS_SUPPORT_FOLDER_H

#include <glib.h>

/* Newly allocated: the path of a new, empty folder. */
char *test_folder_new (void);

/* Writes a file of the folder; the second form takes bytes. */
void test_folder_write (const char *folder, const char *name, const char *text);
void test_folder_write_bytes (const char *folder, const char *name, const char *bytes,
                              gsize length);

/* Newly allocated: the text of a file, NULL if there is none. */
char *test_folder_read (const char *folder, const char *name);

/* Newly allocated: every file of the folder with its text, in the order of the names. */
char *test_folder_picture (const char *folder);

/* Writes the files of such a picture, of which the bytes may be anything; a name that could lead
 * out of the folder is passed over. */
void test_folder_fill (const char *folder, const char *picture, gsize length);

/* Removes the folder and what is in it, and frees the path. */
void test_folder_remove (char *folder);

#endif
