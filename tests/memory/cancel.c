/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calls of every room that another thread ends: what they had is given back.
 * Source: the contract of AwrashCancel. Invariant: an output or an error comes back, never both. */

#include "support/lasting.h"

#include <stdio.h>
#include <stdlib.h>

#define AFTER 5000

int
main (void)
{
  int faults = 0;

  for (gsize room = 0; lasting[room] != NULL; room++)
    for (const Lasting *one = lasting[room]; one->name != NULL && lasting[room] != lasting_large;
         one++)
      {
        gpointer question = one->prepare ();
        LastingEnd end = lasting_cancel (one, question, AFTER);

        if (!end.is_cancelled)
          {
            printf ("%s: %s\n", one->name, end.is_answered ? "an answer" : end.told);
            faults++;
          }
        g_free (end.told);
        one->let_go (question);
      }
  return faults > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
