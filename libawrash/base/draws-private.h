/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Portable random numbers from a seed that is a text, one stream a number: the same everywhere,
 * whatever the machine and however many streams are read at once.
 * Source: FIPS 180-4 (SHA-256); D. Blackman and S. Vigna (2021), Scrambled linear pseudorandom
 * number generators, ACM Transactions on Mathematical Software 47 (xoshiro256**).
 * Invariant: a stream depends on its seed and its number alone. */

#ifndef AWRASH_BASE_DRAWS_PRIVATE_H
#define AWRASH_BASE_DRAWS_PRIVATE_H

#include "base/int128-private.h"
#include "base/wrap-private.h"

#include <awrash.h>

typedef struct
{
  guint64 state[4];
} AwrashDraws;

/* The state is the SHA-256 of the text "seed:number", as a lot's ticket is of "seed:name". */
void awrash_i_draws_start (AwrashDraws *draws, const char *seed, guint64 number);

/* TRUE for a seed that is UTF-8 and not empty. */
gboolean awrash_i_draws_check_seed (const char *seed, GError **error);

/* Replications of a lot, at most: each takes time, and a number beyond this is a slip. */
#define AWRASH_DRAWS_MOST ((gsize)1 << 31)

/* The same, and from one replication to AWRASH_DRAWS_MOST. */
gboolean awrash_i_draws_check_lot (const char *seed, gsize replications, GError **error);

static inline guint64
awrash_i_draws_rotate (guint64 value, int by)
{
  return (value << by) | (value >> (64 - by));
}

/* 64 bits: the generator's products are those of its paper, modulo 2^64. */
AWRASH_I_WRAPS static inline guint64
awrash_i_draws_next (AwrashDraws *draws)
{
  guint64 *s = draws->state, result = awrash_i_draws_rotate (s[1] * 5, 7) * 9, t = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = awrash_i_draws_rotate (s[3], 45);
  return result;
}

/* A whole number from 0 to n - 1, each as likely as any other (n > 0). Source: D. Lemire (2019),
 * Fast random integer generation in an interval. */
static inline guint64
awrash_i_draws_below (AwrashDraws *draws, guint64 n)
{
  typedef AwrashUint128 Wide;
  Wide product = (Wide)awrash_i_draws_next (draws) * n;

  if ((guint64)product < n)
    for (guint64 least = (G_MAXUINT64 - n + 1) % n; (guint64)product < least;)
      product = (Wide)awrash_i_draws_next (draws) * n;
  return (guint64)(product >> 64);
}

/* Draws places from 0 to n - 1 with replacement, each of n_draws adding 1 to its count. */
void awrash_i_draws_count (AwrashDraws *draws, gsize n_draws, guint32 n, guint32 counts[]);

/* Puts n places into random order. */
void awrash_i_draws_shuffle (AwrashDraws *draws, gsize n, gsize places[]);

#endif
