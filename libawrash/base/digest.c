/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SHA-256 of texts, as bytes or in digits of base 16.
 * Source: FIPS 180-4; Nettle reckons it.
 * Invariant: what is written depends on the bytes alone, however they were parted. */

#include "base/digest-private.h"

#include <nettle/base16.h>
#include <string.h>

void
awrash_i_digest_start (AwrashDigest *digest)
{
  sha256_init (digest);
}

void
awrash_i_digest_add (AwrashDigest *digest, const void *bytes, gsize n)
{
  sha256_update (digest, n, bytes);
}

void
awrash_i_digest_add_text (AwrashDigest *digest, const char *text)
{
  awrash_i_digest_add (digest, text, strlen (text));
}

void
awrash_i_digest_end (AwrashDigest *digest, guint8 bytes[AWRASH_DIGEST_BYTES])
{
  sha256_digest (digest, AWRASH_DIGEST_BYTES, bytes);
}

char *
awrash_i_digest_end_text (AwrashDigest *digest)
{
  guint8 bytes[AWRASH_DIGEST_BYTES];
  char *text = g_malloc (BASE16_ENCODE_LENGTH (AWRASH_DIGEST_BYTES) + 1);

  awrash_i_digest_end (digest, bytes);
  base16_encode_update (text, AWRASH_DIGEST_BYTES, bytes);
  text[BASE16_ENCODE_LENGTH (AWRASH_DIGEST_BYTES)] = '\0';
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
