/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The places are settled when this is compiled: as they stand where a command is installed, or from
 * the program's own folder where they are relative, so that a folder of all of it may be moved.
 * Source: /proc/self/exe of Linux. Invariant: what the environment names is taken as it is. */

#include "folders.h"

#include <glib.h>

static char *
folder (const char *variable, const char *place)
{
  const char *given = g_getenv (variable);
  g_autofree char *self = NULL;
  g_autofree char *own = NULL;

  if (given != NULL || g_path_is_absolute (place))
    return g_strdup (given != NULL ? given : place);
  self = g_file_read_link ("/proc/self/exe", NULL);
  if (self == NULL)
    return g_strdup (place);
  own = g_path_get_dirname (self);
  return g_build_filename (own, place, NULL);
}

char *
folders_translations (void)
{
  return folder ("AWRASH_LOCALEDIR", LOCALEDIR);
}

char *
folders_cases (void)
{
  return folder ("AWRASH_DATA", AWRASH_CASES);
}
