/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of CSV, read whole and written aside, then renamed. Invariant: a path holds either what it
 * held before or the whole new text, and no file is left beside it. */

#include "base/aside-private.h"
#include "base/file-private.h"
#include "base/i18n-private.h"
#include "base/table-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ── reading ────────────────────────────────────────────────────────────────────────────────── */

AwrashTable *
awrash_base_csv_read (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_auto (AwrashText) text = { 0 };

  if (!awrash_i_file_read (path, AWRASH_TABLE_MOST_BYTES, &text, error))
    return NULL;
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  return awrash_base_csv_parse (name, text.length, text.bytes, error);
}

/* ── writing ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
write_all (int file, const char *text, gsize length)
{
  while (length > 0)
    {
      ssize_t n = write (file, text, length);
      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n > 0)
        {
          text += n;
          length -= (gsize)n;
        }
    }
  return TRUE;
}

/* Writes the text to a new file and makes sure that it is on the disk before it gets its name. */
static gboolean
fill_file (int file, const char *text, mode_t mode)
{
  gboolean is_written = write_all (file, text, strlen (text))
                        && (mode == 0 || fchmod (file, mode) == 0)
                        && (fsync (file) == 0 || errno == EINVAL);
  int fault = errno;
  gboolean is_closed = close (file) == 0;

  if (!is_written)
    errno = fault;
  return is_written && is_closed;
}

char *
awrash_i_aside_write (const char *path, const char *text, mode_t mode, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *hidden = g_strdup_printf (".%s.XXXXXX", base);
  g_autofree char *aside = g_build_filename (folder, hidden, NULL);
  int file = g_mkstemp_full (aside, O_RDWR | O_CLOEXEC, 0666);

  if (file < 0)
    awrash_i_file_refuse (path, _ ("no file can be made in its folder"), errno, error);
  else if (fill_file (file, text, mode))
    return g_steal_pointer (&aside);
  else
    {
      awrash_i_file_refuse (path, _ ("cannot be written"), errno, error);
      unlink (aside);
    }
  return NULL;
}

static gboolean
write_file (const char *path, const char *text, mode_t mode, GError **error)
{
  g_autofree char *aside = awrash_i_aside_write (path, text, mode, error);

  if (aside == NULL || rename (aside, path) == 0)
    return aside != NULL;
  awrash_i_file_refuse (path, _ ("cannot be written"), errno, error);
  unlink (aside);
  return FALSE;
}

gboolean
awrash_base_csv_write (const AwrashTable *table, const char *path, AwrashDialect dialect,
                       GError **error)
{
  g_return_val_if_fail (table != NULL && path != NULL, FALSE);
  struct stat about;
  mode_t mode = 0;

  /* Renaming over a link would replace the link and leave the file it points to as it was. */
  if (lstat (path, &about) == 0)
    {
      if (!awrash_i_file_check_kind (path, &about, error))
        return FALSE;
      mode = about.st_mode & 07777;
    }
  g_autofree char *text = awrash_base_csv_format (table, dialect, error);
  return text != NULL && write_file (path, text, mode, error);
}
