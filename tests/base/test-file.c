/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of text: what is no file is refused at once, what is too large unread, in a little memory.
 */

#include <awrash.h>
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "support/folder.h"

static char *
path_in (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
expect_refusal (const char *path, gsize most, AwrashError code, const char *fault)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = g_strdup_printf ("%s:%s", path, fault);

  cr_expect_null (awrash_base_file_read (path, most, &error));
  cr_assert_not_null (error, "%s was read", path);
  cr_expect (g_error_matches (error, AWRASH_ERROR, (int)code), "%s", error->message);
  cr_expect_str_eq (error->message, message);
}

static void
make_socket (const char *path)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  const int end = socket (AF_UNIX, SOCK_STREAM, 0);

  g_strlcpy (address.sun_path, path, sizeof address.sun_path);
  cr_assert_eq (bind (end, (struct sockaddr *)&address, sizeof address), 0);
  close (end);
}

Test (base_file, a_text_is_read_whole_and_through_a_link)
{
  char *folder = test_folder_new ();
  g_autofree char *file = path_in (folder, "text"), *link = path_in (folder, "link");
  g_autofree char *text = NULL, *linked = NULL, *empty = NULL;

  test_folder_write (folder, "text", "خنيفرة\n");
  cr_assert_eq (symlink ("text", link), 0);
  text = awrash_base_file_read (file, 13, NULL);
  linked = awrash_base_file_read (link, 13, NULL);
  cr_assert_not_null (text);
  cr_assert_not_null (linked);
  cr_expect_str_eq (text, "خنيفرة\n");
  cr_expect_str_eq (linked, text);
  test_folder_write (folder, "text", "");
  empty = awrash_base_file_read (file, 0, NULL);
  cr_assert_not_null (empty);
  cr_expect_str_eq (empty, "");
  test_folder_remove (folder);
}

Test (base_file, what_is_no_file_is_refused_without_waiting, .timeout = 5)
{
  char *folder = test_folder_new ();
  g_autofree char *at = path_in (folder, "at"), *other = path_in (folder, "other");

  expect_refusal (at, 9, AWRASH_ERROR_FILE, " cannot be opened: No such file or directory");
  expect_refusal (folder, 9, AWRASH_ERROR_FILE, " is a folder, expected a file");
  expect_refusal ("/dev/zero", 9, AWRASH_ERROR_FILE,
                  " is a pipe, socket or device, expected a file");
  cr_assert_eq (mkfifo (at, 0600), 0);
  expect_refusal (at, 9, AWRASH_ERROR_FILE, " is a pipe, socket or device, expected a file");
  g_unlink (at);
  make_socket (at);
  expect_refusal (at, 9, AWRASH_ERROR_FILE, " is a pipe, socket or device, expected a file");
  cr_assert_eq (symlink ("at", other), 0);
  expect_refusal (other, 9, AWRASH_ERROR_FILE, " is a pipe, socket or device, expected a file");
  g_unlink (at);
  cr_assert_eq (symlink ("other", at), 0);
  expect_refusal (at, 9, AWRASH_ERROR_FILE, " is a symbolic link, expected a file");
  test_folder_remove (folder);
}

/* The bound is that of the call, whatever the file says of its size. */
Test (base_file, what_is_larger_is_refused_unread, .timeout = 5)
{
  char *folder = test_folder_new ();
  g_autofree char *path = path_in (folder, "text");

  test_folder_write (folder, "text", "twelve bytes");
  expect_refusal (path, 11, AWRASH_ERROR_FILE, " is larger than 11 bytes, the most that is read");
  cr_assert_eq (truncate (path, (off_t)1 << 40), 0);
  expect_refusal (path, (gsize)3 << 30, AWRASH_ERROR_FILE,
                  " is larger than 3 GiB, the most that is read");
  expect_refusal (path, (gsize)64 << 20, AWRASH_ERROR_FILE,
                  " is larger than 64 MiB, the most that is read");
  test_folder_remove (folder);
}

Test (base_file, more_than_there_is_memory_for_is_an_error, .timeout = 5)
{
  char *folder = test_folder_new ();
  g_autofree char *path = path_in (folder, "text");
  g_autoptr (GError) error = NULL;

  test_folder_write (folder, "text", "");
  cr_assert_eq (truncate (path, (off_t)MIN (G_GUINT64_CONSTANT (1) << 42, G_MAXSIZE - 1)), 0);
  cr_expect_null (awrash_base_file_read (path, G_MAXSIZE, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY));
  test_folder_remove (folder);
}

Test (base_file, a_file_that_says_no_size_is_read_to_its_end)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  /* a text of one line that says 0 bytes, or none of the kind on this machine */
  if (g_access ("/proc/self/status", R_OK) != 0)
    return;
  text = awrash_base_file_read ("/proc/self/status", 100000, NULL);
  cr_assert_not_null (text);
  cr_expect_gt (strlen (text), 100);
  cr_expect_null (awrash_base_file_read ("/proc/self/status", 100, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_FILE));
}

Test (base_file, bytes_that_are_no_text_are_named_with_their_line)
{
  char *folder = test_folder_new ();
  g_autofree char *path = path_in (folder, "text");

  test_folder_write_bytes (folder, "text", "one\ntwo\n\xE9t\xE9\n", 12);
  expect_refusal (path, 100, AWRASH_ERROR_ENCODING,
                  "3: byte 0xE9 is not UTF-8, expected UTF-8: save the file as UTF-8");
  test_folder_write_bytes (folder, "text", "one\nt\0o\n", 8);
  expect_refusal (path, 100, AWRASH_ERROR_SYNTAX, "2: a NUL byte at offset 5, expected text");
  test_folder_remove (folder);
}
