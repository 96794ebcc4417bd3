/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether places keep every wall of a programme, by adding them up. Source: none. Invariant:
 * nothing of what solves or audits is used. */

#ifndef AWRASH_TESTS_FUZZ_WALLS_H
#define AWRASH_TESTS_FUZZ_WALLS_H

#include "fuzz/bytes.h"

static inline gboolean
fuzz_keeps_walls (const AwrashProgramme *programme, const AwrashReading *reading, size_t n_cells,
                  const int64_t places[])
{
  GError *error = NULL;
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (programme, reading, &error);
  g_autofree int64_t *sums = NULL;
  AwrashWallBounds bounds;

  FUZZ_EXPECT (walls != NULL);
  sums = fuzz_room (awrash_split_walls_get_n (walls) * sizeof *sums);
  FUZZ_EXPECT (awrash_split_walls_sum (walls, n_cells, places, sums, &error));
  for (size_t i = 0; i < awrash_split_walls_get_n (walls); i++)
    {
      awrash_split_walls_get_bounds (walls, i, &bounds);
      if (sums[i] < bounds.lower || (bounds.upper >= 0 && sums[i] > bounds.upper))
        return FALSE;
    }
  return TRUE;
}

#endif
