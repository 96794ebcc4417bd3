/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of enum values, read from small constant tables. */

#include "base/names-private.h"

#include "base/i18n-private.h"

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

int
awrash_i_names_read (const char *option, const AwrashName names[], gsize n, const char *name,
                     GError **error)
{
  int value = awrash_i_names_find (names, n, name);
  g_autofree char *list = value != 0 ? NULL : awrash_i_names_list (names, n);

  if (value == 0)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME, _ ("%s is \"%s\", expected one of: %s"),
                 option, name, list);
  return value;
}

gboolean
awrash_i_names_check (const char *option, const AwrashName names[], gsize n, int value,
                      GError **error)
{
  g_autofree char *list = NULL;

  if (awrash_i_names_get (names, n, value) != NULL)
    return TRUE;
  list = awrash_i_names_list (names, n);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("%s is %d, expected the number of one of: %s"), option, value, list);
  return FALSE;
}
