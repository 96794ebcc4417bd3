/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several files of a folder written as one. Source: POSIX rename(2). Invariant: what fails leaves
 * the folder as it was, and nothing of its own. */

#include <awrash.h>

#include "support/folder.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const names[] = { "plan.csv", "proof.json" };
static const char *const texts[] = { "a\n1\n", "{}" };

Test (base_folder, all_files_are_written_and_the_others_stay)
{
  char *folder = test_folder_new ();
  g_autofree char *inside = g_build_filename (folder, "new", "deep", NULL);
  g_autofree char *old = g_build_filename (inside, "plan.csv", NULL);
  g_autofree char *picture = NULL;
  struct stat about;

  cr_assert (awrash_base_folder_write (inside, 2, names, texts, NULL));
  cr_assert_eq (chmod (old, 0640), 0);
  test_folder_write (inside, "own.txt", "mine");
  cr_assert (awrash_base_folder_write (inside, 1, names, &texts[1], NULL));
  picture = test_folder_picture (inside);
  cr_expect_str_eq (picture, "== own.txt\nmine\n== plan.csv\n{}\n== proof.json\n{}\n");
  cr_assert_eq (stat (old, &about), 0);
  cr_expect_eq (about.st_mode & 0777, 0640, "a file keeps its permissions");
  cr_expect (awrash_base_folder_write (inside, 0, NULL, NULL, NULL));
  test_folder_remove (folder);
}

static void
expect_refused (const char *folder, const char *name, int code)
{
  const char *const two[] = { "plan.csv", name };
  g_autofree char *before = test_folder_picture (folder), *after = NULL;
  g_autoptr (GError) error = NULL;

  cr_assert_not (awrash_base_folder_write (folder, 2, two, texts, &error), "%s", name);
  cr_expect (g_error_matches (error, AWRASH_ERROR, code), "%s: %s", name, error->message);
  after = test_folder_picture (folder);
  cr_expect_str_eq (after, before, "%s", name);
}

Test (base_folder, one_that_cannot_be_written_leaves_all_as_they_were)
{
  char *folder = test_folder_new ();
  g_autofree char *obstacle = g_build_filename (folder, "obstacle", NULL);
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);

  test_folder_write (folder, "plan.csv", "old\n");
  cr_assert_eq (g_mkdir (obstacle, 0777), 0);
  expect_refused (folder, "obstacle", AWRASH_ERROR_FILE);
  cr_assert_eq (symlink ("plan.csv", link), 0);
  expect_refused (folder, "link", AWRASH_ERROR_FILE);
  g_unlink (link);
  cr_assert_eq (mkfifo (pipe, 0666), 0);
  cr_expect_not (
      awrash_base_folder_write (folder, 1, (const char *const[]){ "pipe" }, texts, NULL));
  g_unlink (pipe);
  expect_refused (folder, "../out", AWRASH_ERROR_NAME);
  expect_refused (folder, "/out", AWRASH_ERROR_NAME);
  expect_refused (folder, ".hidden", AWRASH_ERROR_NAME);
  expect_refused (folder, "", AWRASH_ERROR_NAME);
  test_folder_remove (folder);
}

Test (base_folder, a_folder_that_is_made_for_nothing_goes_again)
{
  char *folder = test_folder_new ();
  g_autofree char *inside = g_build_filename (folder, "new", NULL);
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  const char *const two[] = { "plan.csv", "a/b" };
  g_autoptr (GError) error = NULL;

  cr_assert_not (awrash_base_folder_write (inside, 2, two, texts, NULL));
  cr_expect_not (g_file_test (inside, G_FILE_TEST_EXISTS));
  test_folder_write (folder, "file", "x");
  cr_assert_not (awrash_base_folder_write (file, 2, names, texts, &error));
  cr_expect_eq (error->code, AWRASH_ERROR_FILE);
  test_folder_remove (folder);
}
