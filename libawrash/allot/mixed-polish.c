/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plans from the relaxation of a node. */
#include "allot/mixed-search-private.h"

#include <math.h>

gboolean
awrash_i_search_polish (AwrashSearch *search, const SearchNode *node, GError **error)
{
  const AwrashMixed *mixed = search->mixed;
  const AwrashMixedRelaxation *s = search->relaxation;

  int deepest = node->depth == 0 ? 3 : search->n_nodes % 64 == 0 ? 2 : 1;

  (void)error;
  if (search->exchanger == NULL || (node->depth > 0 && search->n_nodes % 8 != 0))
    return TRUE;
  for (gsize i = 0; i < mixed->m; i++)
    search->worth[i] = s->price[i] * s->scale[i] / s->unit;
  awrash_i_exchanger_start (search->exchanger, s->stands, search->worth);
  for (int depth = 1; depth <= deepest && node->bound < awrash_i_search_most (search); depth++)
    if (awrash_i_exchanger_improve (search->exchanger, depth, search->rounded))
      awrash_i_search_offer (search, search->rounded);
  return TRUE;
}
