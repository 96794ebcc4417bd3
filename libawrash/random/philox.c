/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Blocks of Philox, one by one for callers and several at once for the inner loops.
 * Source: Salmon et al. (2011). Invariant: a number depends on its address and its draw alone,
 * whichever of the two ways made it. */

#include "random/philox-private.h"

#include "base/wide-private.h"

/* So many blocks stand side by side, a word of all in a row, for the compiler's vectors; fewer than
 * half as many are made one by one. */
enum
{
  BESIDE = 16
};

typedef struct
{
  guint64 word[4][BESIDE]; /* the lower halves count */
} Row;

void
awrash_random_philox (const uint32_t counter[], const uint32_t key[], uint32_t words[])
{
  AwrashPhiloxBlock block = { { counter[0], counter[1], counter[2], counter[3] } };

  block = awrash_i_philox (block, key[0], key[1]);
  memcpy (words, block.word, sizeof block.word);
}

static guint32
key_low (const AwrashRandomAddress *address)
{
  return (guint32)address->seed;
}

static guint32
key_high (const AwrashRandomAddress *address)
{
  return (guint32)((guint64)address->seed >> 32);
}

/* BESIDE blocks at once; upper halves gather what does not count, which no product reads. Keys
 * grow modulo 2^32. */
AWRASH_I_WRAPS static inline void
turn (Row *row, guint32 key_0, guint32 key_1)
{
  for (int round = 0; round < AWRASH_PHILOX_ROUNDS; round++)
    {
      for (int b = 0; b < BESIDE; b++)
        {
          guint64 of_0 = AWRASH_PHILOX_BY_0 * (row->word[0][b] & G_MAXUINT32);
          guint64 of_2 = AWRASH_PHILOX_BY_2 * (row->word[2][b] & G_MAXUINT32);

          row->word[0][b] = of_2 >> 32 ^ row->word[1][b] ^ key_0;
          row->word[1][b] = of_2;
          row->word[2][b] = of_0 >> 32 ^ row->word[3][b] ^ key_1;
          row->word[3][b] = of_0;
        }
      key_0 += AWRASH_PHILOX_KEY_0;
      key_1 += AWRASH_PHILOX_KEY_1;
    }
}

/* Blocks that differ in one word of the counter, which goes up by one from block to block. */
static inline Row
row_from (AwrashPhiloxBlock block, int moving)
{
  Row row;

  for (int w = 0; w < 4; w++)
    for (int b = 0; b < BESIDE; b++)
      row.word[w][b] = (guint32)(block.word[w] + (w == moving ? (guint32)b : 0));
  return row;
}

static inline double
unit (guint64 low, guint64 high)
{
  return awrash_i_philox_unit ((guint32)low, (guint32)high);
}

static inline void
read_pairs (const Row *row, double u[])
{
  for (int b = 0; b < BESIDE; b++)
    {
      u[2 * b] = unit (row->word[0][b], row->word[1][b]);
      u[2 * b + 1] = unit (row->word[2][b], row->word[3][b]);
    }
}

AWRASH_I_WIDE static void
fill_places (const AwrashRandomAddress *address, gsize n_places, double u[])
{
  AwrashPhiloxBlock block = awrash_i_address_block (address);
  guint32 key_0 = key_low (address), key_1 = key_high (address);
  gsize skipped = address->place & 1;

  for (gsize done = 0, made = 0; done < n_places; block.word[1] += (guint32)made)
    {
      double pairs[2 * BESIDE];
      gsize more;

      made = n_places - done > BESIDE ? BESIDE : 1;
      if (made > 1)
        {
          Row row = row_from (block, 1);

          turn (&row, key_0, key_1);
          read_pairs (&row, pairs);
        }
      else
        {
          AwrashPhiloxBlock one = awrash_i_philox (block, key_0, key_1);

          pairs[0] = unit (one.word[0], one.word[1]);
          pairs[1] = unit (one.word[2], one.word[3]);
        }
      more = MIN (2 * made - skipped, n_places - done);
      memcpy (u + done, pairs + skipped, more * sizeof *u);
      done += more;
      skipped = 0;
    }
}

AWRASH_I_WIDE static void
fill_draws (const AwrashRandomAddress *address, guint32 first, gsize n, double u[])
{
  AwrashPhiloxBlock block = awrash_i_address_block (address);
  guint32 key_0 = key_low (address), key_1 = key_high (address);
  int half = 2 * (int)(address->place & 1);

  block.word[0] = first;
  for (; n > BESIDE / 2; block.word[0] += BESIDE)
    {
      Row row = row_from (block, 0);
      gsize more = MIN (BESIDE, n);

      turn (&row, key_0, key_1);
      for (gsize k = 0; k < more; k++)
        u[k] = unit (row.word[half][k], row.word[half + 1][k]);
      u += more;
      n -= more;
    }
  for (; n > 0; n--, block.word[0]++)
    {
      AwrashPhiloxBlock one = awrash_i_philox (block, key_0, key_1);

      *u++ = unit (one.word[half], one.word[half + 1]);
    }
}

/* A function that is compiled several times stays in its file: its resolver has a name of its own,
 * which is not hidden. */
void
awrash_i_random_places (const AwrashRandomAddress *address, gsize n_places, double u[])
{
  fill_places (address, n_places, u);
}

void
awrash_i_random_draws (const AwrashRandomAddress *address, guint32 first, gsize n, double u[])
{
  fill_draws (address, first, n, u);
}
