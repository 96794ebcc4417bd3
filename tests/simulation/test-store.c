/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The folder of a study: what it holds, what it goes on with, what it refuses. */

#include "simulation/npy-private.h"
#include "simulation/store-private.h"
#include "support/folder.h"
#include "support/toy-study.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const TestToy toy = { G_MAXUINT64 };

/* Writes chunks from one on, every so many. */
static void
fill (AwrashILedger *ledger, AwrashStore *store, gsize from, gsize by)
{
  const AwrashIWork work = test_toy_work (&toy);
  g_autoptr (AwrashIWorker) worker = awrash_i_worker_new (ledger, &work, NULL);

  for (gsize chunk = from; chunk < ledger->n_chunks; chunk += by)
    {
      gsize length = 0;
      const guint8 *image = awrash_i_worker_chunk (worker, chunk, &length, NULL);
      cr_assert (awrash_simulation_store_put (store, chunk, length / sizeof (double),
                                              (const double *)(gconstpointer)image, NULL));
    }
}

static GBytes *
bytes_of (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;
  gsize length = 0;

  cr_assert (g_file_get_contents (path, &text, &length, NULL));
  return g_bytes_new_take (text, length);
}

static void
assert_alike (const char *folder, const char *other)
{
  static const char *const names[]
      = { "chunks.npy", "design.npy", "even.npy", "plain.npy", "study.json", "wide.npy" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) a = bytes_of (folder, names[i]);
      g_autoptr (GBytes) b = bytes_of (other, names[i]);
      cr_assert (g_bytes_equal (a, b), "%s differs", names[i]);
    }
}

static void
assert_refused (AwrashILedger *ledger, const char *folder, guint64 number, guint64 count, int code,
                const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashStore) store = awrash_i_store_open (ledger, folder, number, count, &error);

  cr_assert_null (store);
  cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s", error->message);
  cr_assert_not_null (strstr (error->message, words), "%s", error->message);
}

Test (simulation_store, a_header_is_that_of_numpy)
{
  gsize length = 0;
  g_autofree char *header = awrash_i_npy_header ("<f8", 3, "5, 75", &length);

  cr_assert_eq (length, 128);
  cr_assert_arr_eq (header, "\x93NUMPY\x01\x00\x76\x00{'descr': '<f8'", 25);
  cr_assert_not_null (strstr (header + 10, "'shape': (3, 5, 75), }"));
  cr_assert_eq (header[127], '\n');
  g_free (g_steal_pointer (&header));
  header = awrash_i_npy_header ("|u1", 3, "", &length);
  cr_assert_not_null (strstr (header + 10, "'shape': (3,), }"));
}

Test (simulation_store, chunks_follow_from_the_numbers_of_rows_and_values)
{
  static const guint64 cases[][3] = {
    /* rows, rows of a chunk, chunks */
    { 0, 1, 0 }, { 1, 1, 1 }, { 256, 1, 256 }, { 257, 2, 129 }, { 1000000, 1024, 977 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AwrashILedger) ledger = test_toy_ledger (cases[i][0], 1);
      cr_assert_eq (ledger->chunk_rows, cases[i][1]);
      cr_assert_eq (ledger->n_chunks, cases[i][2]);
    }
}

Test (simulation_store, what_is_put_is_read_back_row_by_row)
{
  g_autoptr (AwrashILedger) ledger = test_toy_ledger (1000, 1);
  char *folder = test_folder_new ();
  AwrashStore *store = awrash_i_store_open (ledger, folder, 1, 1, NULL);
  double values[1000];

  fill (ledger, store, 0, 1);
  cr_assert (awrash_simulation_store_read (store, 2, 5, 0, 1000, values, NULL));
  for (gsize i = 0; i < 1000; i++)
    cr_assert_eq (values[i], (double)i + 8.0 / 16);
  cr_assert (awrash_simulation_store_read (store, 1, 0, 6, 2, values, NULL));
  cr_assert_eq (values[0], 6 + 2.0 / 16);
  cr_assert (isnan (values[1]));
  awrash_simulation_store_free (store);
  test_folder_remove (folder);
}

Test (simulation_store, rows_that_are_not_there_are_refused)
{
  g_autoptr (AwrashILedger) ledger = test_toy_ledger (1000, 1);
  char *folder = test_folder_new ();
  AwrashStore *store = awrash_i_store_open (ledger, folder, 2, 4, NULL);
  const AwrashIShard *shard = &store->shard;
  g_autoptr (GError) error = NULL;
  double values[2] = { -1, -1 };

  cr_assert_not (
      awrash_simulation_store_read (store, 0, 0, (gint64)shard->first_row, 2, values, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_eq (values[0], -1);
  cr_assert_not (awrash_simulation_store_read (store, 0, 0, 0, 1, values, NULL));
  cr_assert_not (awrash_simulation_store_read (store, 0, 0, -1, 1, values, NULL));
  awrash_simulation_store_free (store);
  test_folder_remove (folder);
}

Test (simulation_store, the_order_of_chunks_and_interruptions_leave_no_trace)
{
  g_autoptr (AwrashILedger) ledger = test_toy_ledger (777, 1);
  char *whole = test_folder_new (), *broken = test_folder_new ();
  AwrashStore *store = awrash_i_store_open (ledger, whole, 1, 1, NULL);

  fill (ledger, store, 0, 1);
  cr_assert_eq (awrash_simulation_store_get_n_whole (store), ledger->n_chunks);
  awrash_simulation_store_free (store);
  for (gsize from = 3; from-- > 0;)
    {
      store = awrash_i_store_open (ledger, broken, 1, 1, NULL);
      fill (ledger, store, from, 3);
      fill (ledger, store, from, 3); /* again counts nothing twice */
      cr_assert_eq (awrash_simulation_store_has_chunk (store, 0), from == 0);
      awrash_simulation_store_free (store);
    }
  assert_alike (whole, broken);
  test_folder_remove (whole);
  test_folder_remove (broken);
}

Test (simulation_store, a_byte_that_changed_on_the_disk_makes_its_chunk_missing)
{
  g_autoptr (AwrashILedger) ledger = test_toy_ledger (777, 1);
  char *folder = test_folder_new (), *other = test_folder_new ();
  AwrashStore *store = awrash_i_store_open (ledger, folder, 1, 1, NULL);
  g_autoptr (GBytes) column = NULL;
  g_autofree char *bent = NULL;
  gsize length = 0;

  fill (ledger, store, 0, 1);
  awrash_simulation_store_free (store);
  column = bytes_of (folder, "wide.npy");
  bent = g_memdup2 (g_bytes_get_data (column, &length), g_bytes_get_size (column));
  bent[length - 1] ^= 1;
  test_folder_write_bytes (folder, "wide.npy", bent, length);
  store = awrash_i_store_open (ledger, folder, 1, 1, NULL);
  cr_assert_eq (awrash_simulation_store_get_n_whole (store), ledger->n_chunks - 1);
  cr_assert_not (awrash_simulation_store_has_chunk (store, ledger->n_chunks - 1));
  fill (ledger, store, 0, 1);
  awrash_simulation_store_free (store);
  store = awrash_i_store_open (ledger, other, 1, 1, NULL);
  fill (ledger, store, 0, 1);
  awrash_simulation_store_free (store);
  assert_alike (folder, other);
  test_folder_remove (folder);
  test_folder_remove (other);
}

Test (simulation_store, a_folder_of_something_else_is_refused_and_left_alone)
{
  g_autoptr (AwrashILedger) ledger = test_toy_ledger (100, 1);
  g_autoptr (AwrashILedger) other = test_toy_ledger (100, 2);
  g_autoptr (AwrashILedger) longer = test_toy_ledger (101, 1);
  char *folder = test_folder_new ();
  g_autofree char *before = NULL, *after = NULL;
  AwrashStore *store = NULL;

  test_folder_write (folder, "programme.ini", "[programme]\n");
  assert_refused (ledger, folder, 1, 1, AWRASH_ERROR_FILE, "holds programme.ini and no study.json");
  test_folder_remove (folder);
  folder = test_folder_new ();
  test_folder_write (folder, "study.json", "{}\n");
  assert_refused (ledger, folder, 1, 1, AWRASH_ERROR_SYNTAX, "no record of a study");
  test_folder_remove (folder);
  folder = test_folder_new ();
  store = awrash_i_store_open (ledger, folder, 1, 2, NULL);
  fill (ledger, store, 0, ledger->n_chunks);
  awrash_simulation_store_free (store);
  before = test_folder_picture (folder);
  assert_refused (other, folder, 1, 2, AWRASH_ERROR_NAME, "its seed is \"1\", expected \"2\"");
  assert_refused (longer, folder, 1, 2, AWRASH_ERROR_NAME, "its runs is \"100\", expected \"101\"");
  assert_refused (ledger, folder, 2, 2, AWRASH_ERROR_NAME, "holds shard 1/2, expected shard 2/2");
  assert_refused (ledger, folder, 3, 2, AWRASH_ERROR_VALUE, "shard 3/2");
  assert_refused (ledger, folder, 0, 2, AWRASH_ERROR_VALUE, "shard 0/2");
  after = test_folder_picture (folder);
  cr_assert_str_eq (before, after);
  test_folder_remove (folder);
}

Test (simulation_store, chunks_of_others_and_wrong_lengths_are_refused)
{
  g_autoptr (AwrashILedger) ledger = test_toy_ledger (100, 1);
  char *folder = test_folder_new ();
  AwrashStore *store = awrash_i_store_open (ledger, folder, 2, 2, NULL);
  const double values[9] = { 0 };
  g_autoptr (GError) error = NULL, other = NULL;

  cr_assert_eq (awrash_simulation_store_get_first_chunk (store), 50);
  cr_assert_eq (awrash_simulation_store_get_n_chunks (store), 50);
  cr_assert_not (awrash_simulation_store_put (store, 49, 9, values, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_not (awrash_simulation_store_put (store, 50, 8, values, &other));
  cr_assert (g_error_matches (other, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_eq (awrash_simulation_store_get_n_whole (store), 0);
  awrash_simulation_store_free (store);
  test_folder_remove (folder);
}

Test (simulation_store, two_processes_do_not_write_into_one_folder)
{
  g_autoptr (AwrashILedger) ledger = test_toy_ledger (100, 1);
  char *folder = test_folder_new ();
  AwrashStore *store = awrash_i_store_open (ledger, folder, 1, 1, NULL);
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      GError *error = NULL;
      AwrashStore *second = awrash_i_store_open (ledger, folder, 1, 1, &error);
      _exit (second == NULL && strstr (error->message, "another process") != NULL ? 0 : 1);
    }
  cr_assert_eq (waitpid (child, &status, 0), child);
  cr_assert (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  awrash_simulation_store_free (store);
  test_folder_remove (folder);
}
