/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The deletion filter, many at a time first: half of the members, then a quarter, at last each one.
 * Source: Chinneck and Dravnieks (1991); halves as in Junker (2004). Invariant: what is left
 * blocks; the last pass asks every member alone. */

#include "split/filter-private.h"

#define MOST_NODES 50
#define MOST_WORK 2000000

gsize
awrash_i_filter_nodes (gsize n_cells)
{
  gsize n = MAX (1, n_cells);

  return CLAMP (MOST_WORK / n / n, 1, MOST_NODES);
}

/* Takes away up to `size` that still count, from *next on; which they were stands in counts as 2.
 */
static gsize
take_away (gsize n, const gsize order[], guint8 counts[], gsize size, gsize *next)
{
  gsize taken = 0;

  for (; *next < n && taken < size; ++*next)
    {
      guint8 *own = &counts[order != NULL ? order[*next] : *next];

      taken += *own == 1;
      *own = *own == 1 ? 2 : *own;
    }
  return taken;
}

static void
end_try (gsize n, guint8 counts[], guint8 becomes)
{
  for (gsize k = 0; k < n; k++)
    counts[k] = counts[k] == 2 ? becomes : counts[k];
}

gboolean
awrash_i_filter (gsize n, const gsize order[], guint8 counts[], AwrashFilterTest test,
                 gpointer data, GError **error)
{
  gsize size = 1;
  gboolean blocks;

  for (gsize k = 0; k < n; k++)
    counts[k] = counts[k] != 0;
  while (size < n)
    size *= 2;
  for (; size > 0; size /= 2)
    for (gsize next = 0; next < n;)
      {
        if (take_away (n, order, counts, size, &next) == 0)
          continue;
        if (!test (data, counts, &blocks, error))
          return FALSE;
        end_try (n, counts, blocks ? 0 : 1);
      }
  return TRUE;
}
