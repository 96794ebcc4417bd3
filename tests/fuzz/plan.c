/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any text is a division of a programme's places or is refused; a division that is held against the
 * bounds breaks as many as are measured; a former plan is kept near to. Source: plan.csv.
 * Invariant: the audit and the walls agree. */

#include "fuzz/small.h"
#include "fuzz/walls.h"

static void
hold (const AwrashReading *reading, const AwrashTable *table)
{
  const AwrashProgramme *programme = fuzz_small_programme ();
  GError *error = NULL;
  g_autoptr (AwrashVerdict) verdict = awrash_audit_division (programme, reading, table, &error);

  if (!fuzz_answered (verdict != NULL, &error))
    return;
  FUZZ_EXPECT (awrash_audit_verdict_is_accepted (verdict)
               == fuzz_keeps_walls (programme, reading, awrash_audit_verdict_get_n_cells (verdict),
                                    awrash_audit_verdict_get_places (verdict)));
}

static void
keep_near (AwrashReading *reading, const AwrashTable *table)
{
  const AwrashProgramme *programme = fuzz_small_programme ();
  GError *error = NULL;
  g_autoptr (AwrashPlan) plan = NULL;
  g_autoptr (AwrashVerdict) verdict = NULL;

  if (!fuzz_answered (awrash_split_near (reading, programme, table, &error), &error))
    return;
  plan = awrash_split_solve (programme, reading, &error);
  if (!fuzz_answered (plan != NULL, &error) || awrash_split_plan_get_certificate (plan) == NULL)
    return;
  verdict = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), &error);
  FUZZ_EXPECT (verdict != NULL && awrash_audit_verdict_is_accepted (verdict));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  GError *error = NULL;
  g_autoptr (AwrashTable) table
      = awrash_base_csv_parse ("plan.csv", size, (const char *)data, &error);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();

  if (!fuzz_answered (table != NULL, &error))
    return 0;
  hold (reading, table);
  keep_near (reading, table);
  return 0;
}
