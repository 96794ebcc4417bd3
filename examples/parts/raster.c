/* SPDX-License-Identifier: GPL-3.0-or-later */

/* PNG by rsvg-convert of librsvg, which shapes Arabic as Pango does and is there with every GNOME
 * desktop: a program that is asked where it is present costs the commands no library. Source: its
 * manual. Invariant: a file is written whole or not at all. */

#include "raster.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#define DRAWER "rsvg-convert"

gboolean
raster_write (const char *svg, const char *path, GError **error)
{
  g_autofree char *program = g_find_program_in_path (DRAWER);
  g_autoptr (GSubprocess) drawer = NULL;
  g_autoptr (GBytes) drawing = g_bytes_new_static (svg, strlen (svg));
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GBytes) words = NULL;
  gsize length = 0;
  const char *bytes;

  if (program == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _ ("%s is not installed, expected it for --png: it is in librsvg2-bin on "
                      "Debian; --svg needs nothing"),
                   DRAWER);
      return FALSE;
    }
  /* Three points for each unit of a drawing. */
  drawer = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                 | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                             error, program, "--zoom=3", "--background-color=white", NULL);
  if (drawer == NULL || !g_subprocess_communicate (drawer, drawing, NULL, &picture, &words, error))
    return FALSE;
  if (!g_subprocess_get_successful (drawer))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("%s says: %.*s"), DRAWER,
                   (int)g_bytes_get_size (words), (const char *)g_bytes_get_data (words, NULL));
      return FALSE;
    }
  bytes = g_bytes_get_data (picture, &length);
  return g_file_set_contents (path, bytes, (gssize)length, error);
}
