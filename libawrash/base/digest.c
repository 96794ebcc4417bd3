/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SHA-256, block by block, by the processor's own instructions where it has them.
 * Source: FIPS 180-4. Invariant: block[] holds the last length % 64 bytes, and state[] stands for
 * all before them; both ways of taking a block in give the same state. */

#include "base/digest-private.h"

#include <string.h>

const guint32 awrash_i_digest_constants[64] = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
};

/* ── blocks ─────────────────────────────────────────────────────────────────────────────────── */

static inline guint32
turn (guint32 word, int bits)
{
  return word >> bits | word << (32 - bits);
}

/* Eight words of the message schedule: those of the block, and those that follow from them. */
static inline void
schedule (const guint8 bytes[], gsize from, guint32 words[64])
{
  for (gsize t = from; t < from + 8; t++)
    if (from < 16)
      words[t] = (guint32)bytes[4 * t] << 24 | (guint32)bytes[4 * t + 1] << 16
                 | (guint32)bytes[4 * t + 2] << 8 | bytes[4 * t + 3];
    else
      {
        guint32 early = words[t - 15], late = words[t - 2];

        words[t] = words[t - 16] + words[t - 7] + (turn (early, 7) ^ turn (early, 18) ^ early >> 3)
                   + (turn (late, 17) ^ turn (late, 19) ^ late >> 10);
      }
}

/* The words of the state, which stand still: a round changes two, and the next begins one before.
 */
typedef struct
{
  guint32 a, b, c, d, e, f, g, h;
} State;

/* What a round adds to its last word, and what it adds there once the fourth has taken that. */
static inline guint32
choose (guint32 e, guint32 f, guint32 g)
{
  return (turn (e, 6) ^ turn (e, 11) ^ turn (e, 25)) + (g ^ (e & (f ^ g)));
}

static inline guint32
agree (guint32 a, guint32 b, guint32 c)
{
  return (turn (a, 2) ^ turn (a, 13) ^ turn (a, 22)) + ((a & b) | (c & (a | b)));
}

static inline State
take_eight (State s, const guint32 constants[8], const guint32 words[8])
{
  s.h += choose (s.e, s.f, s.g) + constants[0] + words[0];
  s.d += s.h;
  s.h += agree (s.a, s.b, s.c);
  s.g += choose (s.d, s.e, s.f) + constants[1] + words[1];
  s.c += s.g;
  s.g += agree (s.h, s.a, s.b);
  s.f += choose (s.c, s.d, s.e) + constants[2] + words[2];
  s.b += s.f;
  s.f += agree (s.g, s.h, s.a);
  s.e += choose (s.b, s.c, s.d) + constants[3] + words[3];
  s.a += s.e;
  s.e += agree (s.f, s.g, s.h);
  s.d += choose (s.a, s.b, s.c) + constants[4] + words[4];
  s.h += s.d;
  s.d += agree (s.e, s.f, s.g);
  s.c += choose (s.h, s.a, s.b) + constants[5] + words[5];
  s.g += s.c;
  s.c += agree (s.d, s.e, s.f);
  s.b += choose (s.g, s.h, s.a) + constants[6] + words[6];
  s.f += s.b;
  s.b += agree (s.c, s.d, s.e);
  s.a += choose (s.f, s.g, s.h) + constants[7] + words[7];
  s.e += s.a;
  s.a += agree (s.b, s.c, s.d);
  return s;
}

void
awrash_i_digest_blocks_plain (guint32 state[8], const guint8 bytes[], gsize n_blocks)
{
  guint32 words[64];

  for (; n_blocks > 0; n_blocks--, bytes += AWRASH_DIGEST_BLOCK)
    {
      State s = { state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7] };

      for (gsize t = 0; t < 64; t += 8)
        {
          schedule (bytes, t, words);
          s = take_eight (s, awrash_i_digest_constants + t, words + t);
        }
      state[0] += s.a;
      state[1] += s.b;
      state[2] += s.c;
      state[3] += s.d;
      state[4] += s.e;
      state[5] += s.f;
      state[6] += s.g;
      state[7] += s.h;
    }
}

static void
take_blocks (guint32 state[8], const guint8 bytes[], gsize n_blocks)
{
  AwrashDigestBlocks native = awrash_i_digest_blocks_native ();

  if (native != NULL)
    native (state, bytes, n_blocks);
  else
    awrash_i_digest_blocks_plain (state, bytes, n_blocks);
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

void
awrash_i_digest_start (AwrashDigest *digest)
{
  static const guint32 first[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };

  memcpy (digest->state, first, sizeof first);
  digest->length = 0;
}

void
awrash_i_digest_add (AwrashDigest *digest, const void *bytes, gsize n)
{
  const guint8 *at = bytes;
  gsize held = digest->length % AWRASH_DIGEST_BLOCK, taken;

  if (n == 0)
    return;
  digest->length += n;
  if (held > 0)
    {
      taken = MIN (n, AWRASH_DIGEST_BLOCK - held);
      memcpy (digest->block + held, at, taken);
      if (held + taken < AWRASH_DIGEST_BLOCK)
        return;
      take_blocks (digest->state, digest->block, 1);
      at += taken;
      n -= taken;
    }
  if (n >= AWRASH_DIGEST_BLOCK)
    take_blocks (digest->state, at, n / AWRASH_DIGEST_BLOCK);
  memcpy (digest->block, at + (n - n % AWRASH_DIGEST_BLOCK), n % AWRASH_DIGEST_BLOCK);
}

void
awrash_i_digest_add_text (AwrashDigest *digest, const char *text)
{
  awrash_i_digest_add (digest, text, strlen (text));
}

/* A bit, noughts, and the number of bits in the last eight bytes of a block. */
void
awrash_i_digest_end (AwrashDigest *digest, guint8 bytes[AWRASH_DIGEST_BYTES])
{
  static const guint8 padding[AWRASH_DIGEST_BLOCK] = { 0x80 };
  guint64 bits = 8 * digest->length;
  gsize held = digest->length % AWRASH_DIGEST_BLOCK;
  guint8 size[8];

  for (gsize k = 0; k < 8; k++)
    size[k] = (guint8)(bits >> (56 - 8 * k));
  awrash_i_digest_add (digest, padding, held < 56 ? 56 - held : 120 - held);
  awrash_i_digest_add (digest, size, sizeof size);
  for (gsize k = 0; k < AWRASH_DIGEST_BYTES; k++)
    bytes[k] = (guint8)(digest->state[k / 4] >> (24 - 8 * (k % 4)));
}

char *
awrash_i_digest_end_text (AwrashDigest *digest)
{
  guint8 bytes[AWRASH_DIGEST_BYTES];
  char *text = g_malloc (2 * AWRASH_DIGEST_BYTES + 1);

  awrash_i_digest_end (digest, bytes);
  for (gsize k = 0; k < AWRASH_DIGEST_BYTES; k++)
    {
      text[2 * k] = "0123456789abcdef"[bytes[k] >> 4];
      text[2 * k + 1] = "0123456789abcdef"[bytes[k] & 15];
    }
  text[2 * AWRASH_DIGEST_BYTES] = '\0';
  return text;
}

char *
awrash_i_digest_text (const char *text, gsize n)
{
  AwrashDigest digest;

  awrash_i_digest_start (&digest);
  awrash_i_digest_add (&digest, text, n);
  return awrash_i_digest_end_text (&digest);
}
