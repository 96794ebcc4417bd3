/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files read whole. Source: POSIX open(2), fstat(2). Invariant: what is looked at is what was
 * opened, whatever its name comes to mean meanwhile; nothing is waited for but the disk, and no
 * more is kept than the bound allows. */

#include "base/file-private.h"

#include "base/i18n-private.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static gboolean
refuse (const char *path, const char *fault, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_FILE, "%s: %s", shown, fault);
  return FALSE;
}

gboolean
awrash_i_file_refuse (const char *path, const char *deed, int number, GError **error)
{
  g_autofree char *fault = g_strdup_printf ("%s: %s", deed, g_strerror (number));

  return refuse (path, fault, error);
}

static const char *
describe_kind (mode_t mode)
{
  if (S_ISDIR (mode))
    return _ ("is a folder, expected a file");
  if (S_ISLNK (mode))
    return _ ("is a symbolic link, expected a file");
  return _ ("is a pipe, socket or device, expected a file");
}

gboolean
awrash_i_file_check_kind (const char *path, const struct stat *about, GError **error)
{
  return S_ISREG (about->st_mode) || refuse (path, describe_kind (about->st_mode), error);
}

/* ── opening ────────────────────────────────────────────────────────────────────────────────── */

/* What cannot be opened may be no file all the same: a link, a socket. */
static gboolean
refuse_unopened (const char *path, GError **error)
{
  const int reason = errno;
  struct stat about;

  if ((reason == ELOOP || reason == ENXIO || reason == EISDIR)
      && (reason == ELOOP ? lstat (path, &about) : stat (path, &about)) == 0)
    return awrash_i_file_check_kind (path, &about, error)
           && awrash_i_file_refuse (path, _ ("cannot be opened"), reason, error);
  return awrash_i_file_refuse (path, _ ("cannot be opened"), reason, error);
}

int
awrash_i_file_open (const char *path, int flags, struct stat *about, GError **error)
{
  const int stays = (flags & O_ACCMODE) == O_RDONLY ? 0 : O_NOFOLLOW;
  /* without O_NONBLOCK a pipe would wait for a writer before it can be refused */
  const int file = open (path, flags | stays | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0666);

  if (file < 0)
    {
      refuse_unopened (path, error);
      return -1;
    }
  if (fstat (file, about) != 0)
    awrash_i_file_refuse (path, _ ("cannot be opened"), errno, error);
  else if (awrash_i_file_check_kind (path, about, error))
    return file;
  close (file);
  return -1;
}

/* ── reading ────────────────────────────────────────────────────────────────────────────────── */

static char *
describe_size (gsize bytes)
{
  if (bytes > 0 && bytes % ((gsize)1 << 30) == 0)
    return g_strdup_printf (_ ("%zu GiB"), bytes >> 30);
  if (bytes > 0 && bytes % ((gsize)1 << 20) == 0)
    return g_strdup_printf (_ ("%zu MiB"), bytes >> 20);
  return g_strdup_printf (_ ("%zu bytes"), bytes);
}

static gboolean
check_size (const char *path, guint64 size, gsize most, GError **error)
{
  g_autofree char *bound = describe_size (most);
  g_autofree char *fault = g_strdup_printf (_ ("is larger than %s, the most that is read"), bound);

  return size <= most || refuse (path, fault, error);
}

/* The size of a file is a hint: it may grow while it is read, and some say 0. */
static gboolean
read_all (int file, const char *path, gsize hint, gsize most, AwrashText *text, GError **error)
{
  const gsize start = text->length;

  for (gsize room = hint + 1;; room = 65536)
    {
      if (!awrash_i_text_reserve (text, room, error))
        return FALSE;
      ssize_t n = read (file, text->bytes + text->length, room);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return awrash_i_file_refuse (path, _ ("cannot be read"), errno, error);
      text->length += (gsize)n;
      text->bytes[text->length] = '\0';
      if (n == 0)
        return TRUE;
      if (!check_size (path, text->length - start, most, error))
        return FALSE;
    }
}

gboolean
awrash_i_file_read (const char *path, gsize most, AwrashText *text, GError **error)
{
  struct stat about;
  const int file = awrash_i_file_open (path, O_RDONLY, &about, error);
  gboolean is_read = FALSE;

  if (file < 0)
    return FALSE;
  if (check_size (path, (guint64)about.st_size, most, error))
    is_read = read_all (file, path, (gsize)about.st_size, most, text, error);
  close (file);
  return is_read;
}

/* ── text ───────────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_text (const char *path, const AwrashText *text, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  const char *bad = NULL;
  gsize line = 1;

  if (g_utf8_validate_len (text->bytes, text->length, &bad))
    return TRUE;
  for (const char *at = text->bytes; at < bad; at++)
    line += *at == '\n';
  if (*bad == '\0')
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                 _ ("%s:%zu: a NUL byte at offset %zu, expected text"), shown, line,
                 (gsize)(bad - text->bytes));
  else
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_ENCODING,
                 _ ("%s:%zu: byte 0x%02X is not UTF-8, expected UTF-8: save the file as UTF-8"),
                 shown, line, (guint)(guchar)*bad);
  return FALSE;
}

char *
awrash_base_file_read (const char *path, size_t most, GError **error)
{
  g_auto (AwrashText) text = { 0 };

  g_return_val_if_fail (path != NULL, NULL);
  if (!awrash_i_file_read (path, most, &text, error) || !check_text (path, &text, error))
    return NULL;
  return awrash_i_text_steal (&text);
}
