/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dense relaxation without branches, so that the compiler can take several labels at a time.
 * Source: Dijkstra (1959), one node's arcs. Invariant: floor is the label of the node that is left,
 * so that a rounding error lowers no label below one that was settled before. */

#include "allot/relax-private.h"

void
awrash_i_relax (gsize n, double base, double floor, const double *restrict cost,
                const double *restrict shift, int64_t from, double *restrict label,
                int64_t *restrict parent)
{
  for (gsize i = 0; i < n; i++)
    {
      double own = base + cost[i] + shift[i];
      double kept = own > floor ? own : floor;
      gboolean is_less = kept < label[i];

      parent[i] = is_less ? from : parent[i];
      label[i] = is_less ? kept : label[i];
    }
}
