/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the time of a call of every room grows when its question is doubled three times.
 * Source: the costs in the headers. Invariant: caches and logarithms leave SLACK to an exponent; a
 * slip from n to n squared adds 1. An argument names the calls, by a part of room and name. */

#include "support/growing.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SLACK 0.5
/* What other work on the machine does to a run is gone at the next. */
#define ATTEMPTS 3

static gboolean
grows_as_told (const Growing *one)
{
  double seconds[4], exponent = INFINITY;

  for (int attempt = 0; attempt < ATTEMPTS && !(exponent <= one->most + SLACK); attempt++)
    exponent = growing_exponent (one, seconds);
  printf ("%-10s %-26s n = %6zu %9.3f ms, 8n %9.3f ms: n^%.2f, expected n^%.1f%s\n", one->room,
          one->name, one->n, 1e3 * seconds[0], 1e3 * seconds[3], exponent, one->most,
          exponent <= one->most + SLACK ? "" : "  TOO FAST");
  fflush (stdout);
  return exponent <= one->most + SLACK;
}

int
main (int argc, char **argv)
{
  int faults = 0;

  for (gsize list = 0; growing[list] != NULL; list++)
    for (const Growing *one = growing[list]; one->name != NULL; one++)
      if (argc < 2 || strstr (one->room, argv[1]) != NULL || strstr (one->name, argv[1]) != NULL)
        faults += !grows_as_told (one);
  return faults > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
