/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A situation: provinces with their regions, and streams; all else is set. Source: none. Invariant:
 * the shape never changes, but for indicators, and plain points at what is held. */

#include "simulation/situation-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <math.h>

/* ── shape ──────────────────────────────────────────────────────────────────────────────────── */

void
awrash_i_situation_point (AwrashSituation *situation)
{
  AwrashISituation *plain = &situation->plain;

  plain->region = situation->region;
  plain->streams = (const char *const *)situation->streams;
  plain->indicators = (const char *const *)situation->indicators;
  plain->values = situation->values;
  plain->need = situation->need;
  plain->months = situation->months;
  plain->cost = situation->cost;
  plain->total = situation->total;
  plain->region_total = situation->region_total;
  plain->capacity = situation->capacity;
  plain->last_quota = situation->last_quota;
  plain->last_filled = situation->last_filled;
}

static char **
number_names (const char *form, gsize n, GError **error)
{
  char **names = awrash_i_new (char *, n + 1, error);

  if (names == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    names[i] = g_strdup_printf ("%s%zu", form, i + 1);
  return names;
}

AwrashSituation *
awrash_i_situation_new (gsize n_provinces, gsize n_regions, gsize n_streams, gsize n_indicators,
                        GError **error)
{
  g_autoptr (AwrashSituation) situation = g_new0 (AwrashSituation, 1);
  gsize most = MAX (n_indicators, 1);

  situation->plain = (AwrashISituation){ .n_provinces = n_provinces,
                                         .n_regions = n_regions,
                                         .n_streams = n_streams,
                                         .n_indicators = n_indicators,
                                         .edition = 1 };
  if ((situation->region = awrash_i_new (gsize, n_provinces, error)) == NULL
      || (situation->values = awrash_i_new (double, most *n_provinces, error)) == NULL
      || (situation->need = awrash_i_new (gint64, n_provinces, error)) == NULL
      || (situation->total = awrash_i_new (gint64, n_streams, error)) == NULL
      || (situation->months = awrash_i_new (double, n_streams, error)) == NULL
      || (situation->cost = awrash_i_new (double, n_streams, error)) == NULL
      || (situation->provinces = number_names ("", n_provinces, error)) == NULL
      || (situation->regions = number_names ("", n_regions, error)) == NULL
      || (situation->streams = number_names ("", n_streams, error)) == NULL
      || (situation->indicators = number_names ("", n_indicators, error)) == NULL)
    return NULL;
  for (gsize s = 0; s < n_streams; s++)
    situation->months[s] = situation->cost[s] = NAN;
  awrash_i_situation_point (situation);
  return g_steal_pointer (&situation);
}

AwrashSituation *
awrash_simulation_situation_new (size_t n_provinces, const int64_t regions[], size_t n_streams,
                                 GError **error)
{
  g_return_val_if_fail (n_provinces == 0 || regions != NULL, NULL);

  gsize n_regions = 0;

  if (n_provinces == 0 || n_streams == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("there are %zu provinces and %zu streams, expected at least one of each"),
                   n_provinces, n_streams);
      return NULL;
    }
  for (gsize i = 0; i < n_provinces; i++)
    {
      if (regions[i] < 0 || (guint64)regions[i] >= n_provinces)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("regions[%zu] is %" PRId64 ", expected a region from 0 to %zu"), i,
                       regions[i], n_provinces - 1);
          return NULL;
        }
      n_regions = MAX (n_regions, (gsize)regions[i] + 1);
    }
  AwrashSituation *situation = awrash_i_situation_new (n_provinces, n_regions, n_streams, 0, error);
  for (gsize i = 0; situation != NULL && i < n_provinces; i++)
    situation->region[i] = (gsize)regions[i];
  return situation;
}

void
awrash_simulation_situation_free (AwrashSituation *situation)
{
  if (situation == NULL)
    return;
  g_strfreev (situation->provinces);
  g_strfreev (situation->regions);
  g_strfreev (situation->streams);
  g_strfreev (situation->indicators);
  g_free (situation->region);
  g_free (situation->values);
  g_free (situation->need);
  g_free (situation->months);
  g_free (situation->cost);
  g_free (situation->total);
  g_free (situation->region_total);
  g_free (situation->capacity);
  g_free (situation->last_quota);
  g_free (situation->last_filled);
  g_free (situation);
}
