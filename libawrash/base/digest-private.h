/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SHA-256 of a text that comes in parts. Certificates, programmes and lots all rest on it, and a
 * processor that has instructions for it is several times as fast with them. */

#ifndef AWRASH_BASE_DIGEST_PRIVATE_H
#define AWRASH_BASE_DIGEST_PRIVATE_H

#include <glib.h>

#define AWRASH_DIGEST_BYTES 32
#define AWRASH_DIGEST_BLOCK 64

typedef struct
{
  guint32 state[8];
  guint64 length; /* bytes so far */
  guint8 block[AWRASH_DIGEST_BLOCK];
} AwrashDigest;

void awrash_i_digest_start (AwrashDigest *digest);
void awrash_i_digest_add (AwrashDigest *digest, const void *bytes, gsize n);
void awrash_i_digest_add_text (AwrashDigest *digest, const char *text);
/* Ends the digest, which must be started again before more is added. */
void awrash_i_digest_end (AwrashDigest *digest, guint8 bytes[AWRASH_DIGEST_BYTES]);
/* The same in 64 digits of base 16, to be freed. */
char *awrash_i_digest_end_text (AwrashDigest *digest);
/* All at once. */
char *awrash_i_digest_text (const char *text, gsize n);

/* ── one block after another ────────────────────────────────────────────────────────────────── */

extern const guint32 awrash_i_digest_constants[64];
typedef void (*AwrashDigestBlocks) (guint32 state[8], const guint8 bytes[], gsize n_blocks);
void awrash_i_digest_blocks_plain (guint32 state[8], const guint8 bytes[], gsize n_blocks);
/* The processor's own way, NULL where it has none. */
AwrashDigestBlocks awrash_i_digest_blocks_native (void);

#endif
