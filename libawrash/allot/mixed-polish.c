/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the relaxation of a node says of its plans, and what it costs. */
#include "allot/mixed-search-private.h"

#include <string.h>

/* A node takes as long as so many numbers of a step for each entry, whatever steps it takes. */
#define LOOK 12

/* What a unit of each row's activity is worth in the relaxation. */
static void
price_rows (const AwrashMixedRelaxation *s, double price[])
{
  for (gsize i = 0; i < s->m; i++)
    price[i] = s->price[i] * s->scale[i] / s->unit;
}

void
awrash_i_search_stand (const AwrashSearch *search, double x[], double price[])
{
  memcpy (x, search->relaxation->stands, search->mixed->n * sizeof (double));
  price_rows (search->relaxation, price);
}

double
awrash_i_search_effort (const AwrashSearch *search)
{
  const AwrashMixedRelaxation *s = search->relaxation;

  if (s == NULL)
    return 0;
  return (double)s->n_steps * (double)s->m
         + LOOK * (double)search->n_looks * (double)search->mixed->first[search->mixed->m];
}

gboolean
awrash_i_search_polish (AwrashSearch *search, const SearchNode *node, GError **error)
{
  const AwrashMixedRelaxation *s = search->relaxation;
  const int deepest = node->depth == 0 ? 3 : search->n_nodes % 64 == 0 ? 2 : 1;

  if (search->exchanger == NULL || (node->depth > 0 && search->n_nodes % 8 != 0))
    return TRUE;
  price_rows (s, search->worth);
  awrash_i_exchanger_start (search->exchanger, s->stands, search->worth);
  for (int depth = 1; depth <= deepest && node->bound < awrash_i_search_most (search); depth++)
    if (awrash_i_exchanger_improve (search->exchanger, depth, search->rounded))
      awrash_i_search_offer (search, search->rounded);
  return awrash_i_exchanger_had_memory (search->exchanger, error);
}
