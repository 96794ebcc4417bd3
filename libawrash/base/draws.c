/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a stream of random numbers begins, and what is drawn from it.
 * Source: FIPS 180-4; R. Durstenfeld (1964), Algorithm 235: random permutation.
 * Invariant: whoever has the seed draws the same again, with `printf 'seed:number' | sha256sum`
 * for the state, its words read from the left. */

#include "base/draws-private.h"

#include "base/digest-private.h"
#include "base/i18n-private.h"

gboolean
awrash_i_draws_check_seed (const char *seed, GError **error)
{
  if (seed[0] == '\0')
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the seed is empty, expected a text that names the lot"));
      return FALSE;
    }
  if (!g_utf8_validate (seed, -1, NULL))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_ENCODING,
                   _ ("the seed is not UTF-8, expected UTF-8 text"));
      return FALSE;
    }
  return TRUE;
}

gboolean
awrash_i_draws_check_lot (const char *seed, gsize replications, GError **error)
{
  if (!awrash_i_draws_check_seed (seed, error))
    return FALSE;
  if (replications == 0)
    g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                         _ ("there are 0 replications, expected at least 1"));
  else if (replications > AWRASH_DRAWS_MOST)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("there are %zu replications, expected at most %zu"), replications,
                 AWRASH_DRAWS_MOST);
  return replications > 0 && replications <= AWRASH_DRAWS_MOST;
}

void
awrash_i_draws_start (AwrashDraws *draws, const char *seed, guint64 number)
{
  guint8 bytes[AWRASH_DIGEST_BYTES];
  AwrashDigest digest;
  char name[24];

  (void)g_snprintf (name, sizeof name, ":%" G_GUINT64_FORMAT, number);
  awrash_i_digest_start (&digest);
  awrash_i_digest_add_text (&digest, seed);
  awrash_i_digest_add_text (&digest, name);
  awrash_i_digest_end (&digest, bytes);
  for (gsize word = 0; word < 4; word++)
    {
      draws->state[word] = 0;
      for (gsize byte = 0; byte < 8; byte++)
        draws->state[word] = draws->state[word] << 8 | bytes[8 * word + byte];
    }
}

/* Lemire's way on either half of a number: what is left over of 2^32 is drawn again. */
void
awrash_i_draws_count (AwrashDraws *draws, gsize n_draws, guint32 n, guint32 counts[])
{
  guint32 least = (guint32)(-n % n);

  while (n_draws > 0)
    {
      guint64 both = awrash_i_draws_next (draws);
      guint64 first = (both >> 32) * n, second = (both & G_MAXUINT32) * n;

      if ((guint32)first >= least)
        {
          counts[first >> 32]++;
          n_draws--;
        }
      if (n_draws > 0 && (guint32)second >= least)
        {
          counts[second >> 32]++;
          n_draws--;
        }
    }
}

void
awrash_i_draws_shuffle (AwrashDraws *draws, gsize n, gsize places[])
{
  for (gsize k = n; k > 1; k--)
    {
      gsize other = (gsize)awrash_i_draws_below (draws, k), place = places[k - 1];

      places[k - 1] = places[other];
      places[other] = place;
    }
}
