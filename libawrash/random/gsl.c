/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A generator of GSL whose state is an address and the number of the next draw.
 * Source: the GNU Scientific Library's manual. Invariant: nothing of GSL is called here, so that
 * none of its handlers can be. */

#include "random/gsl-private.h"

#include "random/philox-private.h"

typedef struct
{
  guint32 key[2];
  AwrashPhiloxBlock counter;
  int half; /* the first of the two words of a block that belong to the place */
} Stream;

static void
start (Stream *stream, const AwrashRandomAddress *address)
{
  stream->key[0] = (guint32)address->seed;
  stream->key[1] = (guint32)((guint64)address->seed >> 32);
  stream->counter = awrash_i_address_block (address);
  stream->half = 2 * (int)(address->place & 1);
}

static void
set (void *state, unsigned long seed)
{
  AwrashRandomAddress address = { .seed = (int64_t)seed };

  start (state, &address);
}

static AwrashPhiloxBlock
next (Stream *stream)
{
  AwrashPhiloxBlock block = awrash_i_philox (stream->counter, stream->key[0], stream->key[1]);

  stream->counter.word[0]++;
  return block;
}

static unsigned long
get (void *state)
{
  Stream *stream = state;

  return next (stream).word[stream->half + 1];
}

static double
get_double (void *state)
{
  Stream *stream = state;
  AwrashPhiloxBlock block = next (stream);

  return awrash_i_philox_unit (block.word[stream->half], block.word[stream->half + 1]);
}

static const gsl_rng_type philox
    = { "philox4x32-10", G_MAXUINT32, 0, sizeof (Stream), set, get, get_double };

const gsl_rng_type *
awrash_i_random_gsl_type (void)
{
  return &philox;
}

void
awrash_i_random_gsl_start (gsl_rng *generator, const AwrashRandomAddress *address)
{
  start (generator->state, address);
}
