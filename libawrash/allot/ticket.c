/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lot that anyone can replay: each recipient's ticket is a digest of the seed and its name.
 * Source: FIPS 180-4 (SHA-256), so `printf 'seed:name' | sha256sum` gives the same ticket.
 * Invariant: a ticket depends on the two texts alone, never on who else takes part. */

#include <awrash.h>

char *
awrash_allot_ticket (const char *seed, const char *name)
{
  g_return_val_if_fail (seed != NULL && name != NULL, NULL);

  g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (digest, (const guchar *)seed, -1);
  g_checksum_update (digest, (const guchar *)":", 1);
  g_checksum_update (digest, (const guchar *)name, -1);
  return g_strdup (g_checksum_get_string (digest));
}
