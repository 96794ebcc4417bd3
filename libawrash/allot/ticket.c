/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lot that anyone can replay: each recipient's ticket is a digest of the seed and its name.
 * Source: FIPS 180-4 (SHA-256), so `printf 'seed:name' | sha256sum` gives the same ticket.
 * Invariant: a ticket depends on the two texts alone, never on who else takes part. */

#include <awrash.h>

#include "base/digest-private.h"

char *
awrash_allot_ticket (const char *seed, const char *name)
{
  AwrashDigest digest;

  g_return_val_if_fail (seed != NULL && name != NULL, NULL);
  awrash_i_digest_start (&digest);
  awrash_i_digest_add_text (&digest, seed);
  awrash_i_digest_add_text (&digest, ":");
  awrash_i_digest_add_text (&digest, name);
  return awrash_i_digest_end_text (&digest);
}
