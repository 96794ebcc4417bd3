/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of enum values, read from small constant tables. */

#include "base/names-private.h"

const char *
awrash_i_names_get (const AwrashName names[], gsize n, int value)
{
  for (gsize i = 0; i < n; i++)
    if (names[i].value == value)
      return names[i].name;
  return NULL;
}

int
awrash_i_names_find (const AwrashName names[], gsize n, const char *name)
{
  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (names[i].name, name) == 0)
      return names[i].value;
  return 0;
}

char *
awrash_i_names_list (const AwrashName names[], gsize n)
{
  GString *list = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", names[i].name);
  return g_string_free (list, FALSE);
}
