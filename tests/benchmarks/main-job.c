/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the main job takes: loading a programme, splitting it under each reading, auditing the
 * answer; an apportionment of the size of a nation's communes; a table of a hundred thousand rows.
 * Source: the real cases under examples/data; claims from a fixed arithmetic sequence.
 * Invariant: each figure is the least of several runs, so that a busy machine spoils it least. */

#include <awrash.h>
#include <stdio.h>

#define RUNS 3

typedef void (*Work) (const void *input);

static void
report (const char *label, Work work, const void *input)
{
  gint64 least = G_MAXINT64;

  for (int run = 0; run < RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();

      work (input);
      least = MIN (least, g_get_monotonic_time () - start);
    }
  printf ("%-48s %10.3f ms\n", label, (double)least / 1000);
}

static void
load (const void *input)
{
  g_autoptr (GError) error = NULL;
  AwrashProgramme *programme = awrash_programme_load (input, &error);

  g_assert_no_error (error);
  awrash_programme_unref (programme);
}

static void
split (const void *input)
{
  const AwrashProgramme *programme = input;

  for (size_t r = 0; r < awrash_programme_get_n_readings (programme); r++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashReading) reading = awrash_split_reading_load (
          programme, awrash_programme_get_reading (programme, r), &error);
      AwrashPlan *plan = awrash_split_solve (programme, reading, &error);

      g_assert_no_error (error);
      awrash_split_plan_unref (plan);
    }
}

typedef struct
{
  const AwrashProgramme *programme;
  const AwrashPlan *plan;
} Audit;

static void
audit (const void *input)
{
  const Audit *question = input;
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (
      question->programme, awrash_split_plan_get_certificate (question->plan), &error);

  g_assert_true (verdict != NULL && awrash_audit_verdict_is_accepted (verdict));
}

static void
measure_case (const char *name)
{
  g_autofree char *folder = g_build_filename ("examples/data", name, NULL);
  g_autofree char *loading = g_strconcat (name, ": load", NULL);
  g_autofree char *splitting = g_strconcat (name, ": split, every reading", NULL);
  g_autofree char *auditing = g_strconcat (name, ": audit of one certificate", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashProgramme) programme = awrash_programme_load (folder, &error);
  g_autoptr (AwrashReading) reading
      = awrash_split_reading_load (programme, awrash_programme_get_reading (programme, 0), &error);
  g_autoptr (AwrashPlan) plan = awrash_split_solve (programme, reading, &error);
  const Audit question = { programme, plan };

  g_assert_no_error (error);
  report (loading, load, folder);
  report (splitting, split, programme);
  report (auditing, audit, &question);
}

/* 1,538 communes, claims from 500 to some 400,000. */
static void
apportion (const void *input)
{
  enum
  {
    COMMUNES = 1538
  };
  double claims[COMMUNES];
  int64_t units[COMMUNES];
  AwrashAllotment answer;
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashClaims) question = NULL;

  for (int i = 0; i < COMMUNES; i++)
    claims[i] = 500 + (i * 7919 % COMMUNES) * 263 + i % 17;
  question = awrash_apportion_claims_new (COMMUNES, claims, NULL, NULL, &error);
  awrash_apportion_divisor (question, 100000, input, NULL, units, NULL, NULL, &answer, &error);
  g_assert_no_error (error);
}

static void
parse (const void *input)
{
  const GString *text = input;
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashTable) table = awrash_base_csv_parse ("bench.csv", text->len, text->str, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (awrash_base_table_get_n_rows (table), ==, 100000);
}

int
main (void)
{
  GString *text = g_string_new ("code,persons,title\n");

  for (int row = 0; row < 100000; row++)
    g_string_append_printf (text, "%05d,%d,\"worksite, number %d\"\n", row, row * 3, row);

  measure_case ("khenifra-2023");
  measure_case ("morocco-2023");
  report ("1,538 claims, 100,000 units: webster", apportion, "webster");
  report ("1,538 claims, 100,000 units: huntington-hill", apportion, "huntington-hill");
  report ("CSV text of 100,000 rows", parse, text);
  g_string_free (text, TRUE);
  return 0;
}
