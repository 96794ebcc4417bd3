/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A split in steps, so many at most, so that a target that goes on for ever is a fault of its own.
 * Source: none. Invariant: a plan is one whose work came to its end. */

#ifndef AWRASH_TESTS_FUZZ_STEPS_H
#define AWRASH_TESTS_FUZZ_STEPS_H

#include "fuzz/bytes.h"

static inline AwrashPlan *
fuzz_solve (const AwrashProgramme *programme, const AwrashReading *reading, int most_steps)
{
  GError *error = NULL;
  g_autoptr (AwrashSolving) solving = awrash_split_solving_new (programme, reading, &error);
  gboolean done = FALSE;

  if (!fuzz_answered (solving != NULL, &error))
    return NULL;
  for (int i = 0; !done && i < most_steps; i++)
    if (!fuzz_answered (awrash_split_solving_step (solving, 1, &done, &error), &error))
      return NULL;
  return awrash_split_solving_get_plan (solving);
}

#endif
