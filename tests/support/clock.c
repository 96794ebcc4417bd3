/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The process's own clock. Source: clock_gettime(2). Invariant: it never goes back. */

#include "support/clock.h"

#include <time.h>

double
test_cpu_seconds (void)
{
  struct timespec now = { 0 };

  (void)clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}
