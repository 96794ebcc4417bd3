/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a situation says of itself. Source: none. Invariant: nothing is computed here. */

#include "simulation/situation-private.h"

size_t
awrash_simulation_situation_get_n_provinces (const AwrashSituation *situation)
{
  g_return_val_if_fail (situation != NULL, 0);
  return situation->plain.n_provinces;
}

size_t
awrash_simulation_situation_get_n_regions (const AwrashSituation *situation)
{
  g_return_val_if_fail (situation != NULL, 0);
  return situation->plain.n_regions;
}

size_t
awrash_simulation_situation_get_n_streams (const AwrashSituation *situation)
{
  g_return_val_if_fail (situation != NULL, 0);
  return situation->plain.n_streams;
}

size_t
awrash_simulation_situation_get_n_indicators (const AwrashSituation *situation)
{
  g_return_val_if_fail (situation != NULL, 0);
  return situation->plain.n_indicators;
}

int64_t
awrash_simulation_situation_get_edition (const AwrashSituation *situation)
{
  g_return_val_if_fail (situation != NULL, 0);
  return situation->plain.edition;
}

const char *
awrash_simulation_situation_get_province (const AwrashSituation *situation, size_t province)
{
  g_return_val_if_fail (situation != NULL && province < situation->plain.n_provinces, NULL);
  return situation->provinces[province];
}

const char *
awrash_simulation_situation_get_region (const AwrashSituation *situation, size_t region)
{
  g_return_val_if_fail (situation != NULL && region < situation->plain.n_regions, NULL);
  return situation->regions[region];
}

const char *
awrash_simulation_situation_get_stream (const AwrashSituation *situation, size_t stream)
{
  g_return_val_if_fail (situation != NULL && stream < situation->plain.n_streams, NULL);
  return situation->streams[stream];
}

const char *
awrash_simulation_situation_get_indicator (const AwrashSituation *situation, size_t indicator)
{
  g_return_val_if_fail (situation != NULL && indicator < situation->plain.n_indicators, NULL);
  return situation->indicators[indicator];
}

gboolean
awrash_simulation_situation_get_places (const AwrashSituation *situation, const char *what,
                                        size_t n, int64_t places[], GError **error)
{
  g_return_val_if_fail (situation != NULL && what != NULL, FALSE);
  g_return_val_if_fail (n == 0 || places != NULL, FALSE);

  const AwrashSituationKind *kind = awrash_i_situation_kind (situation, what, n, error);

  if (kind == NULL)
    return FALSE;
  const gint64 *held
      = *(const gint64 *const *)(const void *)((const char *)situation + kind->offset);
  for (gsize i = 0; i < n; i++)
    places[i] = held != NULL ? held[i] : kind->none;
  return TRUE;
}
