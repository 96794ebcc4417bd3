/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of enum values: one table an enum, read both ways. */

#ifndef AWRASH_BASE_NAMES_PRIVATE_H
#define AWRASH_BASE_NAMES_PRIVATE_H

#include <awrash.h>

typedef struct
{
  int value;
  const char *name;
} AwrashName;

/* The name of a value, NULL if the table has none. */
const char *awrash_i_names_get (const AwrashName names[], gsize n, int value);

/* The value of a name, 0 if the table has none. */
int awrash_i_names_find (const AwrashName names[], gsize n, const char *name);

/* The value of a name that stands for an option; 0 with AWRASH_ERROR_NAME, which lists the names.
 */
int awrash_i_names_read (const char *option, const AwrashName names[], gsize n, const char *name,
                         GError **error);

/* Fails with AWRASH_ERROR_NAME, which lists the names, for a number that stands for no option. */
gboolean awrash_i_names_check (const char *option, const AwrashName names[], gsize n, int value,
                               GError **error);

/* Newly allocated "a, b, c": what was expected, for an error message. */
char *awrash_i_names_list (const AwrashName names[], gsize n);

#endif
