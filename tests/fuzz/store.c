/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A study's folder with any damage is refused and left as it is, or gone on with, and then ends
 * with the bytes that it would have had. Source: none. Input: edits, each a file, a place, a kind
 * and bytes. Invariant: nothing damaged is counted. */

#include "fuzz/bytes.h"
#include "fuzz/small.h"
#include "support/folder.h"

enum
{
  MOST_EDITS = 6,
  MOST_FILES = 8
};

#define STUDY                                                                                      \
  "[study]\nscenarios=6\nreplications=2\nmeasures=gini;rate\n[policy even]\nrule=flat\n"           \
  "[policy need]\nrule=leximin\n[parameter entries]\nlaw=uniform:0,0.2\n"

typedef struct
{
  char *names[MOST_FILES];
  GString *bytes[MOST_FILES];
  size_t n;
} Files;

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* In the order of their names: a folder's own differs from one disk to the other. */
static Files
read_files (const char *folder)
{
  Files files = { { NULL }, { NULL }, 0 };
  GDir *directory = g_dir_open (folder, 0, NULL);

  for (const char *name = g_dir_read_name (directory); name != NULL && files.n < MOST_FILES;
       name = g_dir_read_name (directory))
    files.names[files.n++] = g_strdup (name);
  g_dir_close (directory);
  qsort (files.names, files.n, sizeof files.names[0], compare_names);
  for (size_t i = 0; i < files.n; i++)
    {
      g_autofree char *path = g_build_filename (folder, files.names[i], NULL), *text = NULL;
      gsize length = 0;
      FUZZ_EXPECT (g_file_get_contents (path, &text, &length, NULL));
      files.bytes[i] = g_string_new_len (text, (gssize)length);
    }
  return files;
}

static void
clear_files (Files *files)
{
  for (size_t i = 0; i < files->n; i++)
    {
      g_free (files->names[i]);
      g_string_free (files->bytes[i], TRUE);
    }
}

static void
write_files (const Files *files, const char *folder)
{
  for (size_t i = 0; i < files->n; i++)
    if (files->bytes[i]->len > 0)
      test_folder_write_bytes (folder, files->names[i], files->bytes[i]->str, files->bytes[i]->len);
}

/* Whatever is in one is in the other with the same bytes. */
static void
expect_same (const Files *a, const Files *b)
{
  for (size_t i = 0; i < a->n; i++)
    {
      gboolean is_found = a->bytes[i]->len == 0;
      for (size_t k = 0; k < b->n; k++)
        is_found
            |= g_str_equal (a->names[i], b->names[k]) && g_string_equal (a->bytes[i], b->bytes[k]);
      FUZZ_EXPECT (is_found);
    }
}

static gboolean
run (const AwrashStudy *study, const char *folder, GError **error)
{
  g_autoptr (AwrashStore) store = awrash_simulation_study_open (study, folder, 1, 1, error);
  g_autoptr (AwrashRunner) runner
      = store != NULL ? awrash_simulation_study_run (study, store, 1, error) : NULL;
  gboolean done = FALSE;

  while (runner != NULL && !done)
    if (!awrash_simulation_runner_step (runner, 1, &done, error))
      return FALSE;
  return runner != NULL;
}

static AwrashStudy *
sound_study (void)
{
  static AwrashStudy *study = NULL;

  if (study == NULL)
    study = awrash_simulation_study_new (fuzz_small_programme (), "study.ini", STUDY, NULL);
  return study;
}

/* The folder as one run leaves it. */
static Files
sound_files (void)
{
  static Files files = { { NULL }, { NULL }, 0 };

  if (files.n == 0)
    {
      char *folder = test_folder_new ();
      GError *error = NULL;
      FUZZ_EXPECT (run (sound_study (), folder, &error));
      files = read_files (folder);
      test_folder_remove (folder);
    }
  return files;
}

static void
edit (FuzzBytes *bytes, Files *files)
{
  GString *text = files->bytes[fuzz_byte (bytes) % files->n];
  const uint8_t kind = fuzz_byte (bytes) % 5;
  const gsize at = text->len > 0 ? (gsize)fuzz_int (bytes, 0, (int64_t)text->len) : 0;
  const gsize n = (gsize)fuzz_int (bytes, 0, 20);
  const gsize left = MIN (n, (gsize)(bytes->end - bytes->at));

  if (kind == 0)
    g_string_overwrite_len (text, at, (const char *)bytes->at, (gssize)left);
  else if (kind == 1)
    g_string_truncate (text, at);
  else if (kind == 2)
    g_string_insert_len (text, (gssize)at, (const char *)bytes->at, (gssize)left);
  else if (kind == 3)
    g_string_erase (text, (gssize)at, (gssize)MIN (n, text->len - at));
  else
    g_string_truncate (text, 0);
  bytes->at += kind == 0 || kind == 2 ? left : 0;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzBytes bytes = fuzz_bytes (data, size);
  const Files sound = sound_files ();
  Files files = { { NULL }, { NULL }, sound.n }, after;
  char *folder = test_folder_new ();
  GError *error = NULL;

  for (size_t i = 0; i < sound.n; i++)
    {
      files.names[i] = g_strdup (sound.names[i]);
      files.bytes[i] = g_string_new_len (sound.bytes[i]->str, (gssize)sound.bytes[i]->len);
    }
  for (int i = 0; i < MOST_EDITS && bytes.at < bytes.end; i++)
    edit (&bytes, &files);
  write_files (&files, folder);
  if (fuzz_answered (run (sound_study (), folder, &error), &error))
    {
      after = read_files (folder);
      expect_same (&sound, &after);
    }
  else
    {
      after = read_files (folder);
      expect_same (&files, &after);
    }
  clear_files (&after);
  clear_files (&files);
  test_folder_remove (folder);
  return 0;
}
