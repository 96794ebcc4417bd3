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

/* The message schedule: sixteen words of the block, and those that follow from them. */
static void
spread (const guint8 bytes[], guint32 words[64])
{
  for (gsize t = 0; t < 16; t++)
    words[t] = (guint32)bytes[4 * t] << 24 | (guint32)bytes[4 * t + 1] << 16
               | (guint32)bytes[4 * t + 2] << 8 | bytes[4 * t + 3];
  for (gsize t = 16; t < 64; t++)
    {
      guint32 early = words[t - 15], late = words[t - 2];

      words[t] = words[t - 16] + words[t - 7] + (turn (early, 7) ^ turn (early, 18) ^ early >> 3)
                 + (turn (late, 17) ^ turn (late, 19) ^ late >> 10);
    }
}

void
awrash_i_digest_blocks_plain (guint32 state[8], const guint8 bytes[], gsize n_blocks)
{
  guint32 words[64], s[8];

  for (; n_blocks > 0; n_blocks--, bytes += AWRASH_DIGEST_BLOCK)
    {
      spread (bytes, words);
      memcpy (s, state, sizeof s);
      for (gsize t = 0; t < 64; t++)
        {
          guint32 first = s[7] + (turn (s[4], 6) ^ turn (s[4], 11) ^ turn (s[4], 25))
                          + ((s[4] & s[5]) ^ (~s[4] & s[6])) + awrash_i_digest_constants[t]
                          + words[t];
          guint32 second = (turn (s[0], 2) ^ turn (s[0], 13) ^ turn (s[0], 22))
                           + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));

          memmove (s + 1, s, 7 * sizeof *s);
          s[4] += first;
          s[0] = first + second;
        }
      for (gsize k = 0; k < 8; k++)
        state[k] += s[k];
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
