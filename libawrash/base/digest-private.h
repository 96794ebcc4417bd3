/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SHA-256 of a text that comes in parts. Certificates, programmes and lots all rest on it, and
 * Nettle takes it by the processor's own instructions where there are some. */

#ifndef AWRASH_BASE_DIGEST_PRIVATE_H
#define AWRASH_BASE_DIGEST_PRIVATE_H

#include <glib.h>
#include <nettle/sha2.h>

#define AWRASH_DIGEST_BYTES SHA256_DIGEST_SIZE

typedef struct sha256_ctx AwrashDigest;

void awrash_i_digest_start (AwrashDigest *digest);
void awrash_i_digest_add (AwrashDigest *digest, const void *bytes, gsize n);
void awrash_i_digest_add_text (AwrashDigest *digest, const char *text);
/* Ends the digest, which must be started again before more is added. */
void awrash_i_digest_end (AwrashDigest *digest, guint8 bytes[AWRASH_DIGEST_BYTES]);
/* The same in 64 digits of base 16, to be freed. */
char *awrash_i_digest_end_text (AwrashDigest *digest);
/* All at once. */
char *awrash_i_digest_text (const char *text, gsize n);

#endif
