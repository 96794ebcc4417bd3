/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Steps of a second or two, between which signals are looked at. Source: POSIX
 * sigaction(2). Invariant: the first signal ends the run between two steps, the second one at once;
 * either way the folder can be gone on with. */

#include "march.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#define STEP_TIME G_USEC_PER_SEC

static volatile sig_atomic_t asked_to_stop;

static void
note_signal (int number)
{
  (void)number;
  asked_to_stop = 1;
}

static void
listen (void)
{
  static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
  struct sigaction action = { .sa_handler = note_signal, .sa_flags = (int)SA_RESETHAND };

  sigemptyset (&action.sa_mask);
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    sigaction (signals[i], &action, NULL);
}

static void
show (const Session *session, const AwrashStore *store, gint64 start, gsize before)
{
  const gsize all = awrash_simulation_store_get_n_chunks (store);
  const gsize whole = awrash_simulation_store_get_n_whole (store);
  const double seconds = (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC;

  if (session->quiet || !isatty (STDERR_FILENO))
    return;
  g_printerr ("\r%s: %3.0f %%, %.0f s ", session->program, 100.0 * (double)whole / (double)all,
              whole > before ? seconds * (double)(all - whole) / (double)(whole - before) : 0.0);
  if (whole == all || asked_to_stop)
    g_printerr ("\n");
}

gboolean
march (Session *session, const AwrashStudy *study, AwrashStore *store, gsize n_threads,
       GError **error)
{
  g_autoptr (AwrashRunner) runner = awrash_simulation_study_run (study, store, n_threads, error);
  const gsize before = awrash_simulation_store_get_n_whole (store);
  const gint64 start = g_get_monotonic_time ();
  gsize step = 4 * n_threads;
  gboolean done = FALSE;

  if (runner == NULL)
    return FALSE;
  listen ();
  while (!done && !asked_to_stop)
    {
      const gint64 begin = g_get_monotonic_time ();
      if (!awrash_simulation_runner_step (runner, step, &done, error))
        return FALSE;
      /* all threads wait for the last one at the end of a step: many chunks each, if time allows */
      if (g_get_monotonic_time () - begin < STEP_TIME)
        step = MIN (2 * step, 4096);
      show (session, store, start, before);
    }
  return done;
}
