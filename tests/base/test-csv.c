/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files: what is no file is refused at once, and a failed write leaves all as it was. */

#include <awrash.h>
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Place;

static Place
make_place (void)
{
  Place place = { .folder = g_dir_make_tmp ("awrash-XXXXXX", NULL) };

  place.path = g_build_filename (place.folder, "quotas.csv", NULL);
  return place;
}

static void
clear_place (Place *place)
{
  g_chmod (place->folder, 0700);
  g_unlink (place->path);
  cr_expect_eq (g_rmdir (place->folder), 0, "something was left in the folder");
  g_free (place->path);
  g_free (place->folder);
}

static AwrashTable *
make_table (void)
{
  return awrash_base_csv_parse ("t", 8, "a,b\n1,2\n", NULL);
}

static void
expect_text (const char *path, const char *expected)
{
  g_autofree char *text = NULL;

  cr_assert (g_file_get_contents (path, &text, NULL, NULL));
  cr_expect_str_eq (text, expected);
}

static void
expect_refusal (const char *path, gboolean is_write, const char *fault)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashTable) table = make_table ();
  g_autofree char *message = g_strdup_printf ("%s: %s", path, fault);

  if (is_write)
    cr_expect_not (awrash_base_csv_write (table, path, AWRASH_DIALECT_PLAIN, &error));
  else
    cr_expect_null (awrash_base_csv_read (path, &error));
  cr_assert_not_null (error);
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_FILE));
  cr_expect_str_eq (error->message, message);
}

Test (base_csv, what_is_written_is_read_again)
{
  Place place = make_place ();
  g_autoptr (AwrashTable) table = make_table ();

  cr_assert (awrash_base_csv_write (table, place.path, AWRASH_DIALECT_SPREADSHEET, NULL));
  expect_text (place.path, "\357\273\277a;b\r\n1;2\r\n");
  g_autoptr (AwrashTable) back = awrash_base_csv_read (place.path, NULL);
  cr_assert_not_null (back);
  cr_expect_str_eq (awrash_base_table_get_name (back), "quotas.csv");
  cr_expect_str_eq (awrash_base_table_get_cell (back, 0, 1), "2");
  clear_place (&place);
}

Test (base_csv, a_file_that_is_replaced_keeps_its_permissions)
{
  Place place = make_place ();
  g_autoptr (AwrashTable) table = make_table ();
  struct stat about;

  cr_assert (g_file_set_contents (place.path, "old", -1, NULL));
  g_chmod (place.path, 0640);
  cr_assert (awrash_base_csv_write (table, place.path, AWRASH_DIALECT_PLAIN, NULL));
  cr_assert_eq (stat (place.path, &about), 0);
  cr_expect_eq (about.st_mode & 0777, 0640);
  expect_text (place.path, "a,b\n1,2\n");
  clear_place (&place);
}

Test (base_csv, errors_of_the_text_name_the_file)
{
  Place place = make_place ();
  g_autoptr (GError) error = NULL;

  cr_assert (g_file_set_contents (place.path, "a,b\n1\n", -1, NULL));
  cr_expect_null (awrash_base_csv_read (place.path, &error));
  cr_expect_str_eq (error->message, "quotas.csv:2: 1 cell, expected 2 as in the header on line 1");
  clear_place (&place);
}

Test (base_csv, what_is_no_file_is_not_read)
{
  Place place = make_place ();

  expect_refusal (place.path, FALSE, "cannot be opened: No such file or directory");
  expect_refusal (place.folder, FALSE, "is a folder, expected a file");
  expect_refusal ("/dev/zero", FALSE, "is a pipe, socket or device, expected a file");
  cr_assert_eq (mkfifo (place.path, 0600), 0);
  expect_refusal (place.path, FALSE, "is a pipe, socket or device, expected a file");
  clear_place (&place);
}

Test (base_csv, what_is_no_file_is_not_replaced)
{
  Place place = make_place ();
  g_autofree char *inside = g_build_filename (place.path, "deeper.csv", NULL);
  struct stat about;

  expect_refusal (inside, TRUE, "no file can be made in its folder: No such file or directory");
  expect_refusal (place.folder, TRUE, "is a folder, expected a file");
  cr_assert_eq (mkfifo (place.path, 0600), 0);
  expect_refusal (place.path, TRUE, "is a pipe, socket or device, expected a file");
  g_unlink (place.path);
  cr_assert_eq (symlink ("elsewhere.csv", place.path), 0);
  expect_refusal (place.path, TRUE, "is a symbolic link, expected a file");
  cr_assert_eq (lstat (place.path, &about), 0);
  cr_expect (S_ISLNK (about.st_mode), "the link stands");
  clear_place (&place);
}

Test (base_csv, a_file_larger_than_a_gibibyte_is_refused_unread)
{
  Place place = make_place ();

  cr_assert (g_file_set_contents (place.path, "a\n", -1, NULL));
  cr_assert_eq (truncate (place.path, ((off_t)1 << 30) + 1), 0);
  expect_refusal (place.path, FALSE, "is larger than 1 GiB, the most that is read");
  clear_place (&place);
}

/* A user who may do everything may write in any folder: there a name too long is the fault. */
Test (base_csv, a_failed_write_leaves_all_as_it_was)
{
  Place place = make_place ();
  g_autofree char *endless = g_strnfill (300, 'x');
  g_autofree char *too_long = g_build_filename (place.folder, endless, NULL);

  expect_refusal (too_long, TRUE, "no file can be made in its folder: File name too long");
  cr_assert (g_file_set_contents (place.path, "old", -1, NULL));
  g_chmod (place.folder, 0500);
  if (g_access (place.folder, W_OK) != 0)
    expect_refusal (place.path, TRUE, "no file can be made in its folder: Permission denied");
  g_chmod (place.folder, 0700);
  expect_text (place.path, "old");
  clear_place (&place);
}

Test (base_csv, a_write_that_breaks_off_leaves_all_as_it_was)
{
  const struct rlimit little = { 4, RLIM_INFINITY };
  Place place = make_place ();

  cr_assert (g_file_set_contents (place.path, "old", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  cr_assert_eq (setrlimit (RLIMIT_FSIZE, &little), 0);
  g_autoptr (AwrashTable) table = make_table ();
  g_autoptr (GError) error = NULL;
  gboolean is_written = awrash_base_csv_write (table, place.path, AWRASH_DIALECT_PLAIN, &error);
  const struct rlimit all = { RLIM_INFINITY, RLIM_INFINITY };
  cr_assert_eq (setrlimit (RLIMIT_FSIZE, &all), 0);
  cr_expect_not (is_written);
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_FILE));
  cr_expect (g_str_has_suffix (error->message, "cannot be written: File too large"), "%s",
             error->message);
  expect_text (place.path, "old");
  clear_place (&place);
}

Test (base_csv, a_folder_that_takes_no_files_is_an_error)
{
  g_autoptr (AwrashTable) table = make_table ();
  g_autoptr (GError) error = NULL;

  cr_expect_not (
      awrash_base_csv_write (table, "/proc/none/quotas.csv", AWRASH_DIALECT_PLAIN, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_FILE));
}

Test (base_csv, files_that_do_not_know_their_size_are_read_whole)
{
  g_autoptr (GError) error = NULL;

  /* a text of one line that says 0 bytes, or none of the kind on this machine */
  if (g_access ("/proc/self/comm", R_OK) != 0)
    return;
  g_autoptr (AwrashTable) table = awrash_base_csv_read ("/proc/self/comm", &error);
  cr_assert_not_null (table, "%s", error != NULL ? error->message : "");
  cr_expect_eq (awrash_base_table_get_n_rows (table), 0);
}
