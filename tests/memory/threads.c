/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Eight threads share one programme, one reading, one plan and one table, and split, audit and
 * read them at the same time.
 * Source: the promise of libawrash/README.md that what is built never changes.
 * Invariant: every thread finds the same bytes; under -fsanitize=thread no race is told. */

#include "support/small-programme.h"

#define N_THREADS 8
#define N_ROUNDS 3

#define TERRITORIES "code,parent,name_fr,need\nr,,R,\na,r,A,2\nb,r,B,3\ns,,S,\nc,s,C,5\nd,s,D,5\n"
#define STREAMS "code,months,monthly_cost\ntemporary,4,2970.05\nsustainable,9,\n"
#define TYPES "code,stream,months\nroads,temporary,4\npaint,temporary,3\nbonus,sustainable,\n"
#define QUOTAS                                                                                     \
  "territory,stream,unit,min,max\nr,temporary,,,12\ns,temporary,,,9\nr,sustainable,,,7\n"          \
  "s,sustainable,,,8\n"

typedef struct
{
  AwrashProgramme *programme;
  AwrashReading *reading;
  AwrashPlan *plan;
  AwrashTable *table;
} Shared;

static void
split_again (const Shared *shared)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashReading) own = awrash_split_reading_copy (shared->reading);
  g_autoptr (AwrashPlan) plan = awrash_split_solve (shared->programme, own, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (awrash_split_plan_get_certificate (plan), ==,
                   awrash_split_plan_get_certificate (shared->plan));
}

static void
audit_again (const Shared *shared)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (
      shared->programme, awrash_split_plan_get_certificate (shared->plan), &error);
  g_autoptr (AwrashVerdict) by_hand = NULL;

  g_assert_no_error (error);
  g_assert_true (awrash_audit_verdict_is_accepted (verdict));
  by_hand = awrash_audit_division (shared->programme, shared->reading, shared->table, &error);
  g_assert_no_error (error);
  g_assert_nonnull (by_hand);
}

static void
read_again (const Shared *shared)
{
  AwrashPlan *plan = awrash_split_plan_ref (shared->plan);
  AwrashProgramme *programme = awrash_programme_ref (shared->programme);
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashTable) table = awrash_split_plan_get_table (plan, "plan", &error);
  g_autofree char *text = awrash_base_csv_format (table, AWRASH_DIALECT_PLAIN, &error);
  g_autofree char *expected = awrash_base_csv_format (shared->table, AWRASH_DIALECT_PLAIN, &error);
  double need[4];

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
  g_assert_true (awrash_programme_province_get_need (programme, "need*need", need, &error));
  g_assert_true (need[1] == 9);
  g_assert_false (awrash_programme_province_get_need (programme, "none", need, &error));
  g_assert_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME);
  awrash_programme_unref (programme);
  awrash_split_plan_unref (plan);
}

static gpointer
work (gpointer data)
{
  for (int round = 0; round < N_ROUNDS; round++)
    {
      split_again (data);
      audit_again (data);
      read_again (data);
    }
  return NULL;
}

int
main (void)
{
  Shared shared;
  GThread *threads[N_THREADS];
  g_autoptr (GError) error = NULL;

  shared.programme
      = test_programme_new ("territories", TERRITORIES, "streams", STREAMS, "worksite_types", TYPES,
                            "quotas", QUOTAS, "need.indicator", "need", NULL);
  shared.reading
      = test_reading_new ("objective", "decmin", "on", "rate", "tie", "lot", "seed", "x", NULL);
  shared.plan = awrash_split_solve (shared.programme, shared.reading, &error);
  g_assert_no_error (error);
  shared.table = awrash_split_plan_get_table (shared.plan, "plan", &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("reader", work, &shared);
  for (gsize i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  awrash_base_table_free (shared.table);
  awrash_split_plan_unref (shared.plan);
  awrash_split_reading_free (shared.reading);
  awrash_programme_unref (shared.programme);
  return 0;
}
