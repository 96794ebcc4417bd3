/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any files are a programme or are refused, and stay as they are; a programme is the same when it
 * is saved and loaded again; it has a plan whose certificate is accepted, or an error. Source:
 * none. Input: files one after the other, each behind a line "== NAME". Invariant: work is bounded.
 */

#include "fuzz/steps.h"
#include "support/folder.h"

/* Splits of what is larger are for the tests; here they would only be slow. */
enum
{
  MOST_CELLS = 60,
  MOST_STEPS = 200
};

static void
save_again (const AwrashProgramme *programme)
{
  static const AwrashDialect dialects[]
      = { AWRASH_DIALECT_INPUT, AWRASH_DIALECT_PLAIN, AWRASH_DIALECT_SPREADSHEET };

  for (gsize i = 0; i < G_N_ELEMENTS (dialects); i++)
    {
      char *folder = test_folder_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashProgramme) again = NULL;

      FUZZ_EXPECT (awrash_programme_save (programme, folder, dialects[i], &error));
      again = awrash_programme_load (folder, &error);
      FUZZ_EXPECT (again != NULL);
      FUZZ_EXPECT (
          g_str_equal (awrash_programme_get_hash (programme), awrash_programme_get_hash (again)));
      test_folder_remove (folder);
    }
}

static void
split (const AwrashProgramme *programme, const char *name)
{
  GError *error = NULL;
  g_autoptr (AwrashReading) reading = awrash_split_reading_load (programme, name, &error);
  g_autoptr (AwrashPlan) plan = NULL;
  g_autoptr (AwrashVerdict) verdict = NULL;

  if (!fuzz_answered (reading != NULL, &error))
    return;
  /* what a reading asks of one search */
  FUZZ_EXPECT (awrash_split_reading_set (reading, "nodes", "20", &error));
  plan = fuzz_solve (programme, reading, MOST_STEPS);
  if (plan == NULL || awrash_split_plan_get_certificate (plan) == NULL)
    return;
  verdict = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), &error);
  FUZZ_EXPECT (verdict != NULL && awrash_audit_verdict_is_accepted (verdict));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  char *folder = test_folder_new ();
  g_autofree char *before = NULL, *after = NULL;
  GError *error = NULL;
  g_autoptr (AwrashProgramme) programme = NULL;

  test_folder_fill (folder, (const char *)data, size);
  before = test_folder_picture (folder);
  programme = awrash_programme_load (folder, &error);
  after = test_folder_picture (folder);
  FUZZ_EXPECT (g_str_equal (before, after));
  if (fuzz_answered (programme != NULL, &error))
    {
      save_again (programme);
      if (awrash_programme_province_get_count (programme)
              * awrash_programme_type_get_count (programme)
          <= MOST_CELLS)
        split (programme, awrash_programme_get_n_readings (programme) > 0
                              ? awrash_programme_get_reading (programme, 0)
                              : NULL);
    }
  test_folder_remove (folder);
  return 0;
}
