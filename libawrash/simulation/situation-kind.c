/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What persons and places of a situation are called, and where it holds them. Source: the names in
 * awrash/simulation.h. Invariant: a name has one length in one shape. */

#include "simulation/situation-private.h"

#include "base/i18n-private.h"

#include <stddef.h>

static gboolean
is_below (gint64 value)
{
  return value == -1;
}

static gboolean
is_beyond (gint64 value)
{
  return value == G_MAXINT64;
}

enum
{
  NEED,
  TOTAL,
  REGION_TOTAL,
  CAPACITY,
  LAST_QUOTA,
  LAST_FILLED
};

static const AwrashSituationKind kinds[] = {
  [NEED]
  = { "need", offsetof (AwrashSituation, need), NULL, -1, N_ ("a whole number from 0 to 2^46") },
  [TOTAL]
  = { "total", offsetof (AwrashSituation, total), NULL, -1, N_ ("a whole number from 0 to 2^46") },
  [REGION_TOTAL] = { "region-total", offsetof (AwrashSituation, region_total), is_below, -1,
                     N_ ("a whole number from 0 to 2^46, or -1 for none") },
  [CAPACITY] = { "capacity", offsetof (AwrashSituation, capacity), is_beyond, G_MAXINT64,
                 N_ ("a whole number from 0 to 2^46, or 2^63 - 1 for none") },
  [LAST_QUOTA] = { "last-quota", offsetof (AwrashSituation, last_quota), NULL, -1,
                   N_ ("a whole number from 0 to 2^46") },
  [LAST_FILLED] = { "last-filled", offsetof (AwrashSituation, last_filled), NULL, -1,
                    N_ ("a whole number from 0 to 2^46") },
};

static gsize
get_length (const AwrashISituation *plain, gsize kind)
{
  if (kind == NEED)
    return plain->n_provinces;
  if (kind == TOTAL)
    return plain->n_streams;
  return (kind == REGION_TOTAL ? plain->n_regions : plain->n_provinces) * plain->n_streams;
}

const AwrashSituationKind *
awrash_i_situation_kind (const AwrashSituation *situation, const char *what, gsize n,
                         GError **error)
{
  gsize kind = 0;

  while (kind < G_N_ELEMENTS (kinds) && !g_str_equal (kinds[kind].name, what))
    kind++;
  if (kind == G_N_ELEMENTS (kinds))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("a situation has no \"%s\", expected need, total, region-total, capacity, "
                      "last-quota or last-filled"),
                   what);
      return NULL;
    }
  gsize expected = get_length (&situation->plain, kind);
  if (n == expected)
    return &kinds[kind];
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE, _ ("%s has %zu items, expected %zu"), what,
               n, expected);
  return NULL;
}
