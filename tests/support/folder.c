/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Folders that tests make and remove again. Source: none. Invariant: nothing is left behind, and
 * nothing outside the folder made is touched. */

#include "support/folder.h"

#include <glib/gstdio.h>
#include <string.h>

char *
test_folder_new (void)
{
  char *folder = g_dir_make_tmp ("awrash-test-XXXXXX", NULL);

  g_assert_nonnull (folder);
  return folder;
}

void
test_folder_write_bytes (const char *folder, const char *name, const char *bytes, gsize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, (gssize)length, NULL));
}

void
test_folder_write (const char *folder, const char *name, const char *text)
{
  test_folder_write_bytes (folder, name, text, strlen (text));
}

char *
test_folder_read (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

static GPtrArray *
list (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GDir *directory = g_dir_open (folder, 0, NULL);

  for (const char *name = directory != NULL ? g_dir_read_name (directory) : NULL; name != NULL;
       name = g_dir_read_name (directory))
    g_ptr_array_add (names, g_strdup (name));
  if (directory != NULL)
    g_dir_close (directory);
  g_ptr_array_sort (names, compare_names);
  return names;
}

char *
test_folder_picture (const char *folder)
{
  g_autoptr (GPtrArray) names = list (folder);
  GString *picture = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *text = test_folder_read (folder, g_ptr_array_index (names, i));
      g_string_append_printf (picture, "== %s\n%s\n", (char *)g_ptr_array_index (names, i),
                              text != NULL ? text : "(folder)");
    }
  return g_string_free (picture, FALSE);
}

void
test_folder_fill (const char *folder, const char *picture, gsize length)
{
  const char *const end = picture + length;
  const char *at = picture;

  while (at < end && end - at > 3 && memcmp (at, "== ", 3) == 0)
    {
      const char *line = memchr (at, '\n', (gsize)(end - at));
      const char *text = line != NULL ? line + 1 : end;
      const char *next = g_strstr_len (text, end - text, "\n== ");
      g_autofree char *name = g_strndup (at + 3, (gsize)((line != NULL ? line : end) - at - 3));

      at = next != NULL ? next + 1 : end;
      if (name[0] != '\0' && name[0] != '.' && strlen (name) < 100 && strchr (name, '/') == NULL)
        test_folder_write_bytes (folder, name, text, (gsize)(at - text));
    }
}

void
test_folder_remove (char *folder)
{
  g_autoptr (GPtrArray) names = list (folder);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        test_folder_remove (g_steal_pointer (&path));
      else
        g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}
