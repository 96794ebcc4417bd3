/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the page takes: 75 provinces with two streams, and 1,500 communes with twelve types.
 * Source: drawn from a seed. Invariant: the split is not counted, the report's own measures are;
 * medians of processor time are printed, nothing is asserted of it. */

#include "support/median.h"
#include "support/national.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define TURNS 15

static double
seconds_since (clock_t start)
{
  return (double)(clock () - start) / CLOCKS_PER_SEC;
}

static void
measure (const char *what, gsize n_provinces, gsize n_types, gsize n_streams)
{
  g_autoptr (AwrashProgramme) programme
      = national_new_sized (NATIONAL_TREE, n_provinces, n_types, n_streams, 200, 7);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  const gboolean set = awrash_split_reading_set (reading, "need", "need", NULL)
                       && awrash_split_reading_set (reading, "tie", "lot", NULL)
                       && awrash_split_reading_set (reading, "seed", "benchmark", NULL);
  g_autoptr (AwrashPlan) plan = set ? awrash_split_solve (programme, reading, NULL) : NULL;
  double making[TURNS], writing[TURNS];
  gsize length = 0;

  for (gsize i = 0; plan != NULL && i < TURNS; i++)
    {
      clock_t start = clock ();
      g_autoptr (AwrashReport) report = awrash_report_new (plan, NULL, NULL);
      g_autofree char *page = NULL;

      awrash_report_add_reading (report, "a", plan, NULL);
      awrash_report_add_reading (report, "b", plan, NULL);
      making[i] = seconds_since (start);
      start = clock ();
      page = awrash_report_html (report, NULL, NULL);
      writing[i] = seconds_since (start);
      length = strlen (page);
    }
  if (plan != NULL)
    printf ("%-34s measured in %6.1f ms, written in %6.1f ms, %zu kB\n", what,
            1000 * test_median (TURNS, making), 1000 * test_median (TURNS, writing), length / 1000);
}

int
main (void)
{
  measure ("75 provinces, 2 streams", 75, 2, 2);
  measure ("75 provinces, 12 types", 75, 12, 2);
  measure ("1,500 communes, 2 streams", 1500, 2, 2);
  measure ("1,500 communes, 12 types", 1500, 12, 2);
  return 0;
}
