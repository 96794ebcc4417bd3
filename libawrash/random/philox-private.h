/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Philox 4x32-10, and how its words become numbers between 0 and 1.
 * Source: J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw (2011), Parallel random numbers: as
 * easy as 1, 2, 3, SC '11. Invariant: whole numbers alone decide, so that any compiler may take
 * several blocks at once. */

#ifndef AWRASH_RANDOM_PHILOX_PRIVATE_H
#define AWRASH_RANDOM_PHILOX_PRIVATE_H

#include "base/wrap-private.h"

#include <awrash.h>
#include <string.h>

enum
{
  AWRASH_PHILOX_ROUNDS = 10
};

#define AWRASH_PHILOX_BY_0 0xD2511F53U /* what words 0 and 2 are multiplied by */
#define AWRASH_PHILOX_BY_2 0xCD9E8D57U
#define AWRASH_PHILOX_KEY_0 0x9E3779B9U /* what the key grows by: the golden ratio, √3 - 1 */
#define AWRASH_PHILOX_KEY_1 0xBB67AE85U

typedef struct
{
  guint32 word[4];
} AwrashPhiloxBlock;

/* The keys grow modulo 2^32, as in the paper. */
AWRASH_I_WRAPS static inline AwrashPhiloxBlock
awrash_i_philox (AwrashPhiloxBlock block, guint32 key_0, guint32 key_1)
{
  for (int round = 0; round < AWRASH_PHILOX_ROUNDS; round++)
    {
      guint64 of_0 = (guint64)AWRASH_PHILOX_BY_0 * block.word[0];
      guint64 of_2 = (guint64)AWRASH_PHILOX_BY_2 * block.word[2];

      block.word[0] = (guint32)(of_2 >> 32) ^ block.word[1] ^ key_0;
      block.word[1] = (guint32)of_2;
      block.word[2] = (guint32)(of_0 >> 32) ^ block.word[3] ^ key_1;
      block.word[3] = (guint32)of_0;
      key_0 += AWRASH_PHILOX_KEY_0;
      key_1 += AWRASH_PHILOX_KEY_1;
    }
  return block;
}

/* An odd multiple of 2^-53: 52 bits make a number from 1 to 2, of which 1 - 2^-53 is taken away,
 * exactly. */
static inline double
awrash_i_philox_unit (guint32 low, guint32 high)
{
  guint64 bits = ((guint64)high << 32 | low) >> 12 | G_GUINT64_CONSTANT (0x3FF0000000000000);
  double value;

  memcpy (&value, &bits, sizeof value);
  return value - 0x1.fffffffffffffp-1;
}

/* Fails with AWRASH_ERROR_VALUE for an address outside the limits of its record. */
gboolean awrash_i_address_check (const AwrashRandomAddress *address, GError **error);

/* The counter of an address's first draw. */
AwrashPhiloxBlock awrash_i_address_block (const AwrashRandomAddress *address);

/* The first number of each of the places from address->place on, as awrash_random_uniform() gives
 * them one by one: two a block. The address is one that was checked, with its last place. */
void awrash_i_random_places (const AwrashRandomAddress *address, gsize n_places, double u[]);

/* n numbers of one place, from draw number first on. */
void awrash_i_random_draws (const AwrashRandomAddress *address, guint32 first, gsize n, double u[]);

#endif
