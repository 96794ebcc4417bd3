/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of blocks of places with reserves. */

#ifndef AWRASH_SELECTION_RESERVES_PRIVATE_H
#define AWRASH_SELECTION_RESERVES_PRIVATE_H

#include "selection/traits-private.h"

struct _AwrashReserves
{
  gboolean is_over; /* over-and-above; else minimum guarantee */
  gsize n_traits;
  gsize n_blocks;
  guint32 hard;      /* the traits whose places stay empty */
  int64_t *category; /* [n_blocks]: -1 for everybody */
  int64_t *size;     /* [n_blocks] */
  int64_t *keeps;    /* [n_blocks]: 1 where places that nobody took stay empty */
  int64_t *reserved; /* [n_blocks * n_traits] */
};

/* What is reserved in a block, by trait. */
static inline const int64_t *
awrash_i_reserves_of (const AwrashReserves *reserves, gsize block)
{
  return reserves->reserved + block * reserves->n_traits;
}

/* How many places that is altogether. */
int64_t awrash_i_reserves_sum (const AwrashReserves *reserves, gsize block);

/* A policy for so many persons, which gives an order. */
gboolean awrash_i_reserves_check_ties (const AwrashTies *ties, gsize n, GError **error);

#endif
