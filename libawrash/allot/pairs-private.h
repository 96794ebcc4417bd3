/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two doubles at a time, where a million recipients are counted: gcc and clang know vectors of 16
 * bytes on every processor, and every operation rounds as it does alone.
 * Invariant: arrays have an even room, and are aligned to 16 bytes. */

#ifndef AWRASH_ALLOT_PAIRS_PRIVATE_H
#define AWRASH_ALLOT_PAIRS_PRIVATE_H

#include <awrash.h>

typedef double AwrashPair __attribute__ ((vector_size (16)));
typedef int64_t AwrashPairMask __attribute__ ((vector_size (16)));

/* An array of doubles that pairs can be taken from. */
#define AWRASH_PAIRS(name, room) _Alignas(16) double name[room]

static inline AwrashPair
awrash_i_pairs_get (const double x[], gsize j)
{
  return *(const AwrashPair *)(const void *)(x + j);
}

static inline void
awrash_i_pairs_set (double x[], gsize j, AwrashPair pair)
{
  *(AwrashPair *)(void *)(x + j) = pair;
}

/* The pair where the mask is set, else 0. */
static inline AwrashPair
awrash_i_pairs_where (AwrashPairMask mask, AwrashPair pair)
{
  return (AwrashPair)(mask & (AwrashPairMask)pair);
}

/* |pair|, by the bits. */
static inline AwrashPair
awrash_i_pairs_magnitude (AwrashPair pair)
{
  const AwrashPairMask all_but_sign = { G_MAXINT64, G_MAXINT64 };

  return (AwrashPair)((AwrashPairMask)pair & all_but_sign);
}

/* An odd array is filled up with one number more. */
static inline void
awrash_i_pairs_fill (double x[], gsize n, double value)
{
  if (n % 2 == 1)
    x[n] = value;
}

static inline double
awrash_i_pairs_sum (gsize n, double x[])
{
  AwrashPair even = { 0, 0 }, odd = { 0, 0 };
  gsize j = 0;

  awrash_i_pairs_fill (x, n, 0);
  for (; j + 4 <= n; j += 4)
    {
      even += awrash_i_pairs_get (x, j);
      odd += awrash_i_pairs_get (x, j + 2);
    }
  for (; j < n; j += 2)
    even += awrash_i_pairs_get (x, j);
  even += odd;
  return even[0] + even[1];
}

/* TRUE if some a is above its b. */
static inline gboolean
awrash_i_pairs_above (gsize n, double a[], double b[])
{
  const AwrashPair one = { 1, 1 };
  AwrashPair above = { 0, 0 };

  awrash_i_pairs_fill (a, n, 0);
  awrash_i_pairs_fill (b, n, 0);
  for (gsize j = 0; j < n; j += 2)
    above += awrash_i_pairs_where (awrash_i_pairs_get (a, j) > awrash_i_pairs_get (b, j), one);
  return above[0] + above[1] > 0;
}

#endif
