/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The places that are to be given, as law has them: blocks that are filled one after the other, and
 * in each what is reserved for traits. Source: T. Sönmez and M. B. Yenmez (2022), Econometrica 90:
 * vertical reservations are blocks, horizontal ones reserves within them. Invariant: no block
 * reserves more places than it has. */

#include "selection/reserves-private.h"

#include "allot/ties-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/names-private.h"

#include <inttypes.h>

/* As many kinds of place as a short number tells apart, and places as exact sums can count. */
#define MOST_BLOCKS 1000
#define MOST_PLACES (G_GINT64_CONSTANT (1) << 52)

static const AwrashName modes[] = { { 1, "minimum-guarantee" }, { 2, "over-and-above" } };

int64_t
awrash_i_reserves_sum (const AwrashReserves *reserves, gsize block)
{
  int64_t sum = 0;

  for (gsize t = 0; t < reserves->n_traits; t++)
    sum += awrash_i_reserves_of (reserves, block)[t];
  return sum;
}

static gboolean
check_shape (gsize n_traits, int64_t hard, gsize n_blocks, GError **error)
{
  if (n_traits > AWRASH_TRAITS_MOST_TRAITS)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("n_traits is %zu, expected at most %d"), n_traits, AWRASH_TRAITS_MOST_TRAITS);
  else if (hard < 0 || hard >> n_traits != 0)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("hard is %" PRId64 ", expected a set of %zu traits"), hard, n_traits);
  else if (n_blocks == 0)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                 _ ("there are 0 blocks of places, expected at least 1"));
  else if (n_blocks > MOST_BLOCKS)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("n_blocks is %zu, expected at most %d"), n_blocks, MOST_BLOCKS);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_number (const char *name, gsize index, int64_t value, int64_t low, int64_t high,
              GError **error)
{
  if (value >= low && value <= high)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%s[%zu] is %" PRId64 ", expected a whole number from %" PRId64 " to %" PRId64),
               name, index, value, low, high);
  return FALSE;
}

static gboolean
check_block (const AwrashReserves *reserves, gsize block, GError **error)
{
  int64_t sum;

  if (!check_number ("category", block, reserves->category[block], -1, G_MAXINT16 - 1, error)
      || !check_number ("size", block, reserves->size[block], 0, MOST_PLACES / MOST_BLOCKS, error)
      || !check_number ("keeps", block, reserves->keeps[block], 0, 1, error))
    return FALSE;
  for (gsize t = 0; t < reserves->n_traits; t++)
    if (!check_number ("reserved", block * reserves->n_traits + t,
                       awrash_i_reserves_of (reserves, block)[t], 0, MOST_PLACES / MOST_BLOCKS,
                       error))
      return FALSE;
  sum = awrash_i_reserves_sum (reserves, block);
  if (sum <= reserves->size[block])
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
               _ ("block %zu reserves %" PRId64 " places, expected at most its size, %" PRId64),
               block, sum, reserves->size[block]);
  return FALSE;
}

/* What is not given is -1 for a category and 0 elsewhere. */
static int64_t *
copy_or (const int64_t values[], int64_t otherwise, gsize n, GError **error)
{
  int64_t *copy = values != NULL ? awrash_i_copy (int64_t, values, n, error)
                                 : awrash_i_new (int64_t, n, error);

  for (gsize i = 0; values == NULL && copy != NULL && i < n; i++)
    copy[i] = otherwise;
  return copy;
}

AwrashReserves *
awrash_selection_reserves_new (const char *mode, size_t n_traits, int64_t hard, size_t n_blocks,
                               const int64_t category[], const int64_t size[],
                               const int64_t keeps[], const int64_t reserved[], GError **error)
{
  g_return_val_if_fail (mode != NULL && (n_blocks == 0 || size != NULL), NULL);

  int found = awrash_i_names_read ("mode", modes, G_N_ELEMENTS (modes), mode, error);

  if (found == 0 || !check_shape (n_traits, hard, n_blocks, error))
    return NULL;
  g_autoptr (AwrashReserves) reserves = g_new0 (AwrashReserves, 1);
  reserves->is_over = found == 2;
  reserves->n_traits = n_traits;
  reserves->n_blocks = n_blocks;
  reserves->hard = (guint32)hard;
  if ((reserves->category = copy_or (category, -1, n_blocks, error)) == NULL
      || (reserves->size = copy_or (size, 0, n_blocks, error)) == NULL
      || (reserves->keeps = copy_or (keeps, 0, n_blocks, error)) == NULL
      || (reserves->reserved = copy_or (reserved, 0, n_blocks * n_traits, error)) == NULL)
    return NULL;
  for (gsize b = 0; b < n_blocks; b++)
    if (!check_block (reserves, b, error))
      return NULL;
  return g_steal_pointer (&reserves);
}

void
awrash_selection_reserves_free (AwrashReserves *reserves)
{
  if (reserves == NULL)
    return;
  g_free (reserves->category);
  g_free (reserves->size);
  g_free (reserves->keeps);
  g_free (reserves->reserved);
  g_free (reserves);
}

/* A lot drawn elsewhere names who has a unit, which is no order. */
gboolean
awrash_i_reserves_check_ties (const AwrashTies *ties, gsize n, GError **error)
{
  if (ties != NULL && ties->holders != NULL)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("ties are decided by the outcome of a lot, expected an order or a seed"));
      return FALSE;
    }
  return awrash_i_ties_check (ties, n, error);
}

size_t
awrash_selection_reserves_get_n_blocks (const AwrashReserves *reserves)
{
  g_return_val_if_fail (reserves != NULL, 0);

  return reserves->n_blocks;
}

size_t
awrash_selection_reserves_get_n_traits (const AwrashReserves *reserves)
{
  g_return_val_if_fail (reserves != NULL, 0);

  return reserves->n_traits;
}
