/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a call that lasts goes on after its end was asked for, begun anew for several moments.
 * Source: the contract of AwrashCancel: some hundredths of a second. Invariant: a first
 * argument names the calls, by a part of their names; without one all are; a second is the moment,
 * in microseconds. */

#include "support/lasting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int
time_one (const Lasting *one, gsize n, const gulong moments[])
{
  gpointer question = one->prepare ();
  double most = 0;
  int faults = 0;

  for (gsize k = 0; k < n; k++)
    {
      LastingEnd end = lasting_cancel (one, question, moments[k]);

      most = MAX (most, end.seconds);
      if (!end.is_cancelled)
        printf ("%-32s after %4lu ms: %s\n", one->name, moments[k] / 1000,
                end.is_answered ? "ended by itself" : end.told);
      /* on a quick machine no more than the first moment may find a call at work */
      faults += !end.is_cancelled && (k == 0 || !end.is_answered);
      g_free (end.told);
    }
  one->let_go (question);
  printf ("%-32s ends %8.2f ms after it is asked, at most\n", one->name, 1e3 * most);
  fflush (stdout);
  return faults;
}

int
main (int argc, char **argv)
{
  int faults = 0;
  gulong moments[] = { 20000, 150000, 700000 };
  gsize n = argc > 2 ? 1 : G_N_ELEMENTS (moments);

  if (argc > 2)
    moments[0] = strtoul (argv[2], NULL, 10);
  for (gsize room = 0; lasting[room] != NULL; room++)
    for (const Lasting *one = lasting[room]; one->name != NULL; one++)
      if (argc < 2 || strstr (one->name, argv[1]) != NULL)
        faults += time_one (one, n, moments);
  return faults > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
