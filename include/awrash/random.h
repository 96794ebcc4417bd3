/* SPDX-License-Identifier: GPL-3.0-or-later */

/* random: draws that have an address. Where a stream of draws begins follows from what it is for,
 * so that the same study gives the same bits with any number of threads or processes, in any order,
 * interrupted and resumed; and from nothing else, so that all policies meet the same luck.
 *
 * How an address draws, for whoever wants to do it again; all numbers are whole.
 *
 * 1. A block. Philox 4x32-10 makes four words of 32 bits from a counter of four and a key of two.
 * The key is the seed: its low half, then its high half, a negative seed read as seed + 2^64. The
 * counter is: the number of the draw; purpose · 2^20 + ⌊place / 2⌋; the scenario; edition · 2^24 +
 * replication.
 *
 * 2. A number. An even place takes words 0 and 1 of the block, an odd one words 2 and 3: the lower
 * word first, x = word + 2^32 · next word. u = (2 ⌊x / 2^12⌋ + 1) / 2^53: an odd multiple of 2^-53,
 * so that neither 0 nor 1 is drawn, and 1 - u is exact and as likely as u.
 *
 * No two addresses within the limits share a number. Outputs are written only on success. */

#ifndef AWRASH_RANDOM_H
#define AWRASH_RANDOM_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/base.h>

G_BEGIN_DECLS

/**
 * AwrashRandomAddress:
 * @seed: any number: the luck of the whole study
 * @scenario: 0 to 2^32 - 1
 * @replication: 0 to 2^24 - 1
 * @edition: 0 to 255
 * @place: 0 to 2^21 - 1: a province, a commune
 * @purpose: 0 to 3,839: what is drawn; those up to 4,095 are the library's own
 *
 * The address of a stream of draws. A policy is not part of it.
 *
 * Since: 0.6.0
 */
typedef struct
{
  int64_t seed;
  int64_t scenario;
  int64_t replication;
  int64_t edition;
  int64_t place;
  int64_t purpose;
} AwrashRandomAddress;

/**
 * awrash_random_address_size:
 *
 * The size of #AwrashRandomAddress, for bindings to check theirs.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.6.0
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_random_address_size (void);

/**
 * awrash_random_philox:
 * @counter: (array length=4): the counter
 * @key: (array length=2): the key
 * @words: (out caller-allocates) (array length=4): what they make
 *
 * A block of Philox 4x32-10: for each key a permutation of all counters, in which nothing of their
 * order is left.
 *
 * Shapes: as above. Units: words of 32 bits. Errors: none. Cost: O(1), some ten nanoseconds.
 * Source: J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw (2011), Parallel random numbers: as
 * easy as 1, 2, 3, SC '11. Since: 0.6.0
 */
AWRASH_API void awrash_random_philox (const uint32_t counter[], const uint32_t key[],
                                      uint32_t words[]);

/**
 * awrash_random_uniform:
 * @address: where the stream begins
 * @n: how many numbers, at most 2^32
 * @values: (out caller-allocates) (array length=n): the numbers
 * @error: return location for an error
 *
 * The first numbers of a stream, 0 < u < 1.
 *
 * Shapes: as above. Units: none. Errors: %AWRASH_ERROR_VALUE for an address outside its limits, and
 * for more than 2^32 numbers. Cost: O(n). Source: Salmon et al. (2011); the head of this file.
 * Since: 0.6.0
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_random_uniform (const AwrashRandomAddress *address, size_t n,
                                           double values[], GError **error);

G_END_DECLS

#endif
