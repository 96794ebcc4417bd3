/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything about a programme that is allocated is given back: loaded or refused, split under each
 * of its readings, audited, written as text.
 * Source: the real cases under examples/data.
 * Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and ends with 0. */

#include <awrash.h>

static const char *const cases[] = { "examples/data/khenifra-2023", "examples/data/morocco-2023" };

static void
write_tables (const AwrashPlan *plan)
{
  const char *const names[] = { "plan", "plan-provinces" };

  for (size_t i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashTable) table = awrash_split_plan_get_table (plan, names[i], &error);
      g_autofree char *text
          = table != NULL ? awrash_base_csv_format (table, AWRASH_DIALECT_SPREADSHEET, &error)
                          : NULL;

      g_assert_true (text != NULL);
    }
}

/* A plan's certificate is accepted, and refused once a digit is changed. */
static void
audit (const AwrashProgramme *programme, const AwrashPlan *plan)
{
  g_autofree char *changed = g_strdup (awrash_split_plan_get_certificate (plan));
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refused = NULL;
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), &error);
  g_autoptr (AwrashVerdict) other = NULL;

  g_assert_true (verdict != NULL && awrash_audit_verdict_is_accepted (verdict));
  for (char *c = changed; *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      *c = (char)('0' + ('9' - *c));
  other = awrash_audit_certificate (programme, changed, &refused);
  g_assert_true (other == NULL || !awrash_audit_verdict_is_accepted (other));
}

static void
split (const AwrashProgramme *programme, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashReading) reading = awrash_split_reading_load (programme, name, &error);
  g_autoptr (AwrashReading) copy = awrash_split_reading_copy (reading);
  g_autoptr (AwrashPlan) plan = awrash_split_solve (programme, copy, &error);
  g_autoptr (AwrashPlan) again = awrash_split_plan_ref (plan);

  g_assert_no_error (error);
  if (awrash_split_plan_get_n_cells (again) > 0)
    {
      write_tables (plan);
      audit (programme, plan);
    }
}

/* The answers that are no plan: a reading refused, and a table that is no division. */
static void
refuse (const AwrashProgramme *programme)
{
  const char *const columns[] = { "territory", "stream", "places" };
  const char *const cells[] = { "nowhere", "nothing", "many" };
  g_autoptr (GError) reading_error = NULL;
  g_autoptr (GError) key_error = NULL;
  g_autoptr (GError) audit_error = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashReading) unknown = NULL;
  g_autoptr (AwrashVerdict) verdict = NULL;
  g_autoptr (AwrashTable) table = awrash_base_table_new ("hand.csv", 3, columns, &error);

  unknown = awrash_split_reading_load (programme, "no such reading", &reading_error);
  g_assert_true (unknown == NULL && reading_error != NULL);
  g_assert_false (awrash_split_reading_set (reading, "objective", "fairest", &key_error));
  g_assert_true (awrash_base_table_append (table, 3, cells, &error));
  verdict = awrash_audit_division (programme, reading, table, &audit_error);
  g_assert_true (verdict != NULL || audit_error != NULL);
}

static void
work (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashProgramme) programme = awrash_programme_load (folder, &error);

  g_assert_no_error (error);
  for (size_t r = 0; r < awrash_programme_get_n_readings (programme); r++)
    split (programme, awrash_programme_get_reading (programme, r));
  refuse (programme);
}

/* A folder that does not exist, and a builder with nothing in it. */
static void
work_on_nothing (void)
{
  g_autoptr (GError) load_error = NULL;
  g_autoptr (GError) build_error = NULL;
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  g_autoptr (AwrashProgramme) missing = awrash_programme_load ("no/such/folder", &load_error);
  g_autoptr (AwrashProgramme) empty = awrash_programme_builder_build (builder, &build_error);

  g_assert_true (missing == NULL && load_error != NULL);
  g_assert_true (empty == NULL && build_error != NULL);
}

int
main (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    work (cases[i]);
  work_on_nothing ();
  return 0;
}
