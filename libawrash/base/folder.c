/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder written all or nothing: files are set aside, flushed, and renamed only once every one of
 * them stands. Source: POSIX rename(2) replaces in one step. Invariant: until the last file is set
 * aside, no file of the folder has changed; at no time is one of them half-written; a replacement
 * that fails puts back what stood there. */

#include "base/folder-private.h"

#include "base/aside-private.h"
#include "base/file-private.h"
#include "base/i18n-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct _AwrashFolder
{
  char *path;
  gboolean is_made;   /* by us: removed again if nothing comes of it */
  GPtrArray *asides;  /* paths of files set aside */
  GPtrArray *targets; /* where they go */
  GPtrArray *backups; /* what stood there before, NULL where nothing did */
};

AwrashFolder *
awrash_i_folder_open (const char *path, GError **error)
{
  AwrashFolder *folder = NULL;
  const gboolean is_there = g_file_test (path, G_FILE_TEST_EXISTS);

  if (is_there && !g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_FILE,
                   _ ("%s: is a file, expected a folder or a new name"), path);
      return NULL;
    }
  if (!is_there && g_mkdir_with_parents (path, 0777) != 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_FILE, _ ("%s: the folder cannot be made: %s"),
                   path, g_strerror (errno));
      return NULL;
    }
  folder = g_new0 (AwrashFolder, 1);
  folder->path = g_strdup (path);
  folder->is_made = !is_there;
  folder->asides = g_ptr_array_new_with_free_func (g_free);
  folder->targets = g_ptr_array_new_with_free_func (g_free);
  folder->backups = g_ptr_array_new_with_free_func (g_free);
  return folder;
}

static gboolean
fail (const char *path, const char *what, GError **error)
{
  const int reason = errno;

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_FILE, "%s: %s: %s", path, what,
               g_strerror (reason));
  return FALSE;
}

gboolean
awrash_i_folder_add (AwrashFolder *folder, const char *name, const char *text, GError **error)
{
  g_autofree char *target = g_build_filename (folder->path, name, NULL);
  struct stat about;
  const gboolean is_there = lstat (target, &about) == 0;
  char *aside;

  /* renaming over a link would replace the link and leave the file it points to as it was */
  if (is_there && !awrash_i_file_check_kind (target, &about, error))
    return FALSE;
  aside = awrash_i_aside_write (target, text, is_there ? about.st_mode & 07777 : 0, error);
  if (aside == NULL)
    return FALSE;
  g_ptr_array_add (folder->asides, aside);
  g_ptr_array_add (folder->targets, g_steal_pointer (&target));
  return TRUE;
}

/* A second name for what the target holds, so that it can be put back; NULL where it is no file or
 * cannot be had. Where the file system knows no second names the first one is given up for it. */
static char *
keep (const char *aside, const char *target)
{
  g_autofree char *backup = g_strconcat (aside, ".old", NULL);

  if (!g_file_test (target, G_FILE_TEST_IS_REGULAR))
    {
      errno = EISDIR;
      return NULL;
    }
  if (link (target, backup) == 0 || g_rename (target, backup) == 0)
    return g_steal_pointer (&backup);
  return NULL;
}

/* Undoes the first n replacements, the last first. */
static void
put_back (AwrashFolder *folder, guint n)
{
  while (n-- > 0)
    {
      const char *target = g_ptr_array_index (folder->targets, n);
      const char *backup = g_ptr_array_index (folder->backups, n);

      if (backup != NULL)
        g_rename (backup, target);
      else
        g_unlink (target);
    }
}

gboolean
awrash_i_folder_commit (AwrashFolder *folder, GError **error)
{
  for (guint i = 0; i < folder->asides->len; i++)
    {
      const char *aside = g_ptr_array_index (folder->asides, i);
      const char *target = g_ptr_array_index (folder->targets, i);
      const gboolean is_new = !g_file_test (target, G_FILE_TEST_EXISTS);
      char *backup = is_new ? NULL : keep (aside, target);

      g_ptr_array_add (folder->backups, backup);
      if ((is_new || backup != NULL) && g_rename (aside, target) == 0)
        continue;
      fail (target, _ ("cannot be replaced"), error);
      if (backup != NULL)
        g_rename (backup, target);
      put_back (folder, i);
      return FALSE;
    }
  folder->is_made = FALSE;
  return TRUE;
}

void
awrash_i_folder_free (AwrashFolder *folder)
{
  if (folder == NULL)
    return;
  /* A file that was put in place is no longer here under this name, so nothing of it is lost. */
  for (guint i = 0; i < folder->asides->len; i++)
    g_unlink (g_ptr_array_index (folder->asides, i));
  for (guint i = 0; i < folder->backups->len; i++)
    if (g_ptr_array_index (folder->backups, i) != NULL)
      g_unlink (g_ptr_array_index (folder->backups, i));
  if (folder->is_made)
    g_rmdir (folder->path);
  g_ptr_array_unref (folder->asides);
  g_ptr_array_unref (folder->targets);
  g_ptr_array_unref (folder->backups);
  g_free (folder->path);
  g_free (folder);
}

gboolean
awrash_base_folder_write (const char *folder, size_t n, const char *const names[],
                          const char *const texts[], GError **error)
{
  g_autoptr (AwrashFolder) target = NULL;

  g_return_val_if_fail (folder != NULL && ((names != NULL && texts != NULL) || n == 0), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  for (gsize i = 0; i < n; i++)
    if (*names[i] == '\0' || *names[i] == '.' || strchr (names[i], G_DIR_SEPARATOR) != NULL)
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                     _ ("names[%zu] is \"%s\", expected the name of a file in the folder, without "
                        "a dot before it"),
                     i, names[i]);
        return FALSE;
      }
  target = awrash_i_folder_open (folder, error);
  for (gsize i = 0; target != NULL && i < n; i++)
    if (!awrash_i_folder_add (target, names[i], texts[i], error))
      return FALSE;
  return target != NULL && awrash_i_folder_commit (target, error);
}
