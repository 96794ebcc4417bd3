/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Disjoint sets: up[i] leads from i to the least member of its set, which leads to itself.
 * Source: Tarjan (1975), with paths halved as they are walked. */

#ifndef AWRASH_ALLOT_JOINED_PRIVATE_H
#define AWRASH_ALLOT_JOINED_PRIVATE_H

#include <glib.h>

/* Every number by itself. */
static inline void
awrash_i_joined_init (gsize n, gsize up[])
{
  for (gsize i = 0; i < n; i++)
    up[i] = i;
}

static inline gsize
awrash_i_joined_find (gsize up[], gsize i)
{
  while (up[i] != i)
    i = up[i] = up[up[i]];
  return i;
}

static inline void
awrash_i_joined_join (gsize up[], gsize a, gsize b)
{
  gsize i = awrash_i_joined_find (up, a), j = awrash_i_joined_find (up, b);

  up[MAX (i, j)] = MIN (i, j);
}

#endif
