/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A million runs of one edition, 75 provinces × 2 streams, into a folder, by one thread and by two;
 * and as many again, to see that memory does not grow with them. Source: getrusage(2). Invariant:
 * both write the same bytes.
 *
 * usage: bench-study [RUNS] */

#include "support/clock.h"
#include "support/folder.h"

#include <awrash.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define BAR_SECONDS 25.0
#define BAR_RATIO 1.85

static double
seconds (void)
{
  return (double)g_get_monotonic_time () / G_USEC_PER_SEC;
}

static double
largest_megabytes (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double)usage.ru_maxrss / 1024;
}

static AwrashStudy *
make (const AwrashProgramme *programme, gint64 n_runs)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (
      "[study]\nscenarios=%" G_GINT64_FORMAT "\nreplications=10\n"
      "[policy even]\nrule=flat\n[policy by-need]\nrule=proportional(unemployed)\n"
      "[parameter take-up]\nlaw=uniform:0.6,0.9\n",
      n_runs / 20);
  AwrashStudy *study = awrash_simulation_study_new (programme, "study.ini", text, &error);

  if (study == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      exit (1);
    }
  return study;
}

/* The time of a whole run, by the clock and of processors; what the record says is handed back. */
static double
run (const AwrashStudy *study, gsize n_threads, double *cpu, char **record)
{
  char *folder = test_folder_new ();
  g_autoptr (GError) error = NULL;
  AwrashStore *store = awrash_simulation_study_open (study, folder, 1, 1, &error);
  AwrashRunner *runner = awrash_simulation_study_run (study, store, n_threads, &error);
  const double start = seconds (), cpu_start = test_cpu_seconds ();
  gboolean done = FALSE;
  double taken;

  while (!done && error == NULL)
    awrash_simulation_runner_step (runner, 64, &done, &error);
  taken = seconds () - start;
  *cpu = test_cpu_seconds () - cpu_start;
  if (error != NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      exit (1);
    }
  awrash_simulation_runner_free (runner);
  awrash_simulation_store_free (store);
  *record = test_folder_read (folder, "study.json");
  test_folder_remove (folder);
  return taken;
}

int
main (int argc, char **argv)
{
  const gint64 n_runs = argc > 1 ? g_ascii_strtoll (argv[1], NULL, 10) : 1000000;
  g_autoptr (AwrashProgramme) programme
      = awrash_programme_load ("examples/data/morocco-2023", NULL);
  AwrashStudy *study = make (programme, n_runs);
  g_autofree char *one_record = NULL, *two_record = NULL;
  double cpu_one, cpu_two;
  const double one = run (study, 1, &cpu_one, &one_record), after_one = largest_megabytes ();
  const double two = run (study, 2, &cpu_two, &two_record);
  const double n = (double)awrash_simulation_study_get_n_runs (study);

  printf ("%-16s %8.2f s %8.2f µs of a processor a run\n", "one thread", one, 1e6 * cpu_one / n);
  printf ("%-16s %8.2f s %8.2f µs of a processor a run\n", "two threads", two, 1e6 * cpu_two / n);
  printf ("%-16s %8.2f s, at most %.0f s; %.2f × as fast as one, expected %.2f\n", "a million",
          1e6 * two / n, BAR_SECONDS, one / two, BAR_RATIO);
  printf ("%-16s %8.0f MB, then %.0f MB\n", "largest memory", after_one, largest_megabytes ());
  awrash_simulation_study_free (study);
  return strcmp (one_record, two_record) == 0 ? 0 : 1;
}
