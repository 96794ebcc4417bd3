/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The only file of simulation that touches the disk: arrays with a header, a lock, a record that is
 * replaced in one step. Source: POSIX pwrite(2), fcntl(2), rename(2). Invariant: what is written
 * depends on what shall stand there alone, so that doing it again changes nothing. */

#include "simulation/disk-private.h"

#include "base/aside-private.h"
#include "base/file-private.h"
#include "base/i18n-private.h"
#include "simulation/npy-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

gboolean
awrash_i_disk_refuse (const char *folder, const char *name, const char *deed, GError **error)
{
  const int reason = errno;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_FILE, "%s: %s: %s", shown, deed,
               g_strerror (reason));
  return FALSE;
}

/* ── bytes ──────────────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_disk_write (const AwrashIDiskArray *array, const void *bytes, gsize n, guint64 at)
{
  goffset place = array->start + (goffset)at;
  const char *from = bytes;

  while (n > 0)
    {
      const ssize_t done = pwrite (array->file, from, n, place);
      if (done < 0 && errno != EINTR)
        return FALSE;
      if (done > 0)
        {
          from += done;
          place += done;
          n -= (gsize)done;
        }
    }
  return TRUE;
}

gboolean
awrash_i_disk_read (const AwrashIDiskArray *array, void *bytes, gsize n, guint64 at)
{
  goffset place = array->start + (goffset)at;
  char *to = bytes;

  while (n > 0)
    {
      const ssize_t done = pread (array->file, to, n, place);
      if (done == 0)
        errno = ENODATA;
      if (done == 0 || (done < 0 && errno != EINTR))
        return FALSE;
      if (done > 0)
        {
          to += done;
          place += done;
          n -= (gsize)done;
        }
    }
  return TRUE;
}

void
awrash_i_disk_order (double values[], gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      guint64 bits;
      memcpy (&bits, &values[i], sizeof bits);
      bits = GUINT64_TO_LE (bits);
      memcpy (&values[i], &bits, sizeof bits);
    }
}

gboolean
awrash_i_disk_flush (const AwrashIDiskArray *array)
{
  return fdatasync (array->file) == 0 || errno == EINVAL;
}

void
awrash_i_disk_close (AwrashIDiskArray *array)
{
  if (array->file >= 0)
    close (array->file);
  array->file = -1;
}

gboolean
awrash_i_disk_open (const char *folder, const char *name, const char *dtype, guint64 n,
                    const char *axes, gsize size, gboolean writes, AwrashIDiskArray *array,
                    GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gsize length = 0;
  g_autofree char *header = awrash_i_npy_header (dtype, n, axes, &length);
  g_autofree char *found = g_malloc (length);
  const goffset end = (goffset)(length + n * size);
  struct stat about;

  if (array->file < 0)
    array->file = awrash_i_file_open (path, writes ? O_RDWR | O_CREAT : O_RDONLY, &about, error);
  if (array->file < 0)
    return FALSE;
  array->start = 0;
  if (!awrash_i_disk_read (array, found, length, 0) || memcmp (found, header, length) != 0
      || lseek (array->file, 0, SEEK_END) != end)
    {
      if (!writes)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_FILE,
                       _ ("%s: is not the column that its study.json tells of, expected %" PRId64
                          " bytes behind a header of NumPy's"),
                       path, (int64_t)(n * size));
          return FALSE;
        }
      if (ftruncate (array->file, end) != 0 || !awrash_i_disk_write (array, header, length, 0))
        return awrash_i_disk_refuse (folder, name, _ ("cannot be written"), error);
    }
  array->start = (goffset)length;
  return TRUE;
}

/* ── the folder ─────────────────────────────────────────────────────────────────────────────── */

/* A folder without a record must hold nothing but what a run that was broken off at once leaves. */
static gboolean
check_empty (const char *folder, GError **error)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);

  for (const char *name = directory != NULL ? g_dir_read_name (directory) : NULL; name != NULL;
       name = g_dir_read_name (directory))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf about;
      if (*name == '.' || g_str_equal (name, AWRASH_DISK_RECORD)
          || (g_str_equal (name, AWRASH_DISK_CHUNKS) && g_stat (path, &about) == 0
              && about.st_size == 0))
        continue;
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_FILE,
                   _ ("%s: holds %s and no study.json, expected a new folder or one of this study"),
                   folder, name);
      return FALSE;
    }
  return TRUE;
}

gboolean
awrash_i_disk_prepare (const char *folder, GError **error)
{
  g_autofree char *record = g_build_filename (folder, AWRASH_DISK_RECORD, NULL);

  if (g_mkdir_with_parents (folder, 0777) != 0)
    return awrash_i_disk_refuse (folder, "", _ ("the folder cannot be made"), error);
  return g_file_test (record, G_FILE_TEST_EXISTS) || check_empty (folder, error);
}

/* What a run that was killed while it wrote the record left aside. */
void
awrash_i_disk_sweep (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);

  for (const char *name = directory != NULL ? g_dir_read_name (directory) : NULL; name != NULL;
       name = g_dir_read_name (directory))
    if (g_str_has_prefix (name, "." AWRASH_DISK_RECORD "."))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_unlink (path);
      }
}

/* One process at a time writes into a folder. A lock of POSIX goes with its process, however that
 * ends, and children do not inherit it. */
gboolean
awrash_i_disk_lock (const char *folder, AwrashIDiskArray *chunks, GError **error)
{
  struct flock all = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  g_autofree char *path = g_build_filename (folder, AWRASH_DISK_CHUNKS, NULL);
  struct stat about;

  chunks->file = awrash_i_file_open (path, O_RDWR | O_CREAT, &about, error);
  if (chunks->file < 0)
    return FALSE;
  if (fcntl (chunks->file, F_SETLK, &all) == 0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_FILE, _ ("%s: another process writes into it"),
               folder);
  return FALSE;
}

gboolean
awrash_i_disk_read_record (const char *folder, char **text, GError **error)
{
  g_autofree char *path = g_build_filename (folder, AWRASH_DISK_RECORD, NULL);

  *text = NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  *text = awrash_base_file_read (path, AWRASH_DISK_MOST_TEXT, error);
  return *text != NULL;
}

gboolean
awrash_i_disk_write_record (const char *folder, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (folder, AWRASH_DISK_RECORD, NULL);
  g_autofree char *aside = awrash_i_aside_write (path, text, 0, error);

  if (aside == NULL)
    return FALSE;
  if (g_rename (aside, path) == 0)
    return TRUE;
  awrash_i_disk_refuse (folder, AWRASH_DISK_RECORD, _ ("cannot be replaced"), error);
  g_unlink (aside);
  return FALSE;
}
