/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Totals and capacities of a situation, from the bounds of a programme; its history. Source:
 * quotas.csv, capacities.csv and history.csv. Invariant: a bound is taken only where it speaks of
 * one stream as a whole and of all persons. */

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/table-private.h"
#include "programme/columns-private.h"
#include "simulation/situation-private.h"

#include <math.h>
#include <string.h>

/* ── bounds ─────────────────────────────────────────────────────────────────────────────────── */

/* The one stream whose places a bound counts, all types of it; -1 where it is another. */
static gssize
get_stream (const AwrashProgramme *programme, const AwrashBound *bound)
{
  gssize stream = -1;

  if (bound->group != NULL && *bound->group != '\0')
    return -1;
  for (gsize t = 0; t < programme->n_types; t++)
    if (bound->covers[t])
      {
        if (stream >= 0 && (gsize)stream != programme->types[t].stream)
          return -1;
        stream = (gssize)programme->types[t].stream;
      }
  for (gsize t = 0; stream >= 0 && t < programme->n_types; t++)
    if (!bound->covers[t] && programme->types[t].stream == (gsize)stream)
      return -1;
  return stream;
}

/* What a bound in another unit is in places; NaN where the stream does not say. */
static double
count_places (const AwrashProgramme *programme, gsize stream, AwrashUnit unit, double value)
{
  const AwrashStream *own = &programme->streams[stream];

  if (unit == AWRASH_UNIT_PLACES || !isfinite (value))
    return value;
  if (unit == AWRASH_UNIT_PERSON_MONTHS)
    return floor (value / own->months);
  if (unit == AWRASH_UNIT_MONEY)
    return floor (value / (own->months * own->monthly_cost));
  return NAN;
}

static gint64
to_places (double value)
{
  return value >= 0 && value <= (double)AWRASH_SITUATION_MOST ? (gint64)value : -1;
}

/* The lower of two bounds, where `none` is no bound. */
static void
lower_to (gint64 *bound, gint64 value, gint64 none)
{
  *bound = *bound == none ? value : MIN (*bound, value);
}

typedef struct
{
  AwrashSituation *situation;
  const AwrashProgramme *programme;
  const gsize *number; /* of territories that are regions */
} Reader;

static void
take_bound (const Reader *reader, const AwrashBound *bound)
{
  AwrashSituation *situation = reader->situation;
  const AwrashTerritory *territory = &reader->programme->territories[bound->territory];
  const gsize n_streams = situation->plain.n_streams;
  gssize stream = get_stream (reader->programme, bound);

  if (stream < 0)
    return;
  gint64 most
      = to_places (count_places (reader->programme, (gsize)stream, bound->unit, bound->max));
  if (most < 0)
    return;
  if (territory->province >= 0)
    lower_to (&situation->capacity[(gsize)territory->province * n_streams + (gsize)stream], most,
              G_MAXINT64);
  else if (territory->parent < 0)
    lower_to (&situation->total[stream], most, -1);
  else if (reader->number[bound->territory] != G_MAXSIZE && bound->min == bound->max)
    situation->region_total[reader->number[bound->territory] * n_streams + (gsize)stream] = most;
}

/* A stream without a quota of the nation has what the quotas of regions, or of all provinces, sum
 * to. */
static gboolean
sum_total (AwrashSituation *situation, gsize stream, GError **error)
{
  const AwrashISituation *plain = &situation->plain;
  gint64 regions = 0, provinces = 0;

  for (gsize r = 0; r < plain->n_regions && regions >= 0; r++)
    {
      gint64 own = situation->region_total[r * plain->n_streams + stream];
      regions = own < 0 ? -1 : regions + own;
    }
  for (gsize i = 0; i < plain->n_provinces && provinces >= 0; i++)
    {
      gint64 own = situation->capacity[i * plain->n_streams + stream];
      provinces = own == G_MAXINT64 ? -1 : provinces + own;
    }
  situation->total[stream] = MAX (regions, -1) >= 0 ? regions : provinces;
  if (situation->total[stream] >= 0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("the programme has no total of \"%s\", expected a quota of the nation, of all "
                  "regions or of all provinces"),
               situation->streams[stream]);
  return FALSE;
}

gboolean
awrash_i_situation_bound (AwrashSituation *situation, const AwrashProgramme *programme,
                          const gsize number[], GError **error)
{
  const AwrashISituation *plain = &situation->plain;
  const gsize n_cells = plain->n_provinces * plain->n_streams;
  const Reader reader = { situation, programme, number };

  situation->capacity = awrash_i_new (gint64, n_cells, error);
  situation->region_total = situation->capacity
                                ? awrash_i_new (gint64, plain->n_regions * plain->n_streams, error)
                                : NULL;
  if (situation->region_total == NULL)
    return FALSE;
  for (gsize cell = 0; cell < n_cells; cell++)
    situation->capacity[cell] = G_MAXINT64;
  for (gsize k = 0; k < plain->n_regions * plain->n_streams; k++)
    situation->region_total[k] = -1;
  for (gsize s = 0; s < plain->n_streams; s++)
    situation->total[s] = -1;
  for (gsize b = 0; b < programme->n_bounds; b++)
    take_bound (&reader, &programme->bounds[b]);
  for (gsize s = 0; s < plain->n_streams; s++)
    if (situation->total[s] < 0 && !sum_total (situation, s, error))
      return FALSE;
  awrash_i_situation_point (situation);
  return TRUE;
}

/* ── history ────────────────────────────────────────────────────────────────────────────────── */

static const char *
get_cell (const AwrashTable *table, gsize row, AwrashColumnId column)
{
  size_t place = 0;

  return awrash_i_column_place (table, column, &place)
             ? awrash_base_table_get_cell (table, row, place)
             : "";
}

/* Places of the edition before, of one metric; FALSE where a cell is not stated. */
static gboolean
read_history (const AwrashSituation *situation, const AwrashProgramme *programme,
              const AwrashTable *table, const char *metric, gint64 places[])
{
  const AwrashISituation *plain = &situation->plain;
  g_autofree char *before = g_strdup_printf ("%" G_GINT64_FORMAT, plain->edition - 1);
  size_t value_place = 0, territory = 0;
  double value = 0;

  for (gsize cell = 0; cell < plain->n_provinces * plain->n_streams; cell++)
    places[cell] = -1;
  for (gsize row = 0; row < awrash_base_table_get_n_rows (table); row++)
    {
      gssize stream = awrash_i_stream_find (programme, get_cell (table, row, AWRASH_COLUMN_STREAM));
      const char *unit = get_cell (table, row, AWRASH_COLUMN_UNIT);
      if (stream < 0 || !g_str_equal (get_cell (table, row, AWRASH_COLUMN_EDITION), before)
          || !g_str_equal (get_cell (table, row, AWRASH_COLUMN_METRIC), metric)
          || (*unit != '\0' && !g_str_equal (unit, "places"))
          || !awrash_programme_territory_find (
              programme, get_cell (table, row, AWRASH_COLUMN_TERRITORY), &territory)
          || programme->territories[territory].province < 0
          || !awrash_i_column_place (table, AWRASH_COLUMN_VALUE, &value_place)
          || !awrash_base_table_get_number (table, row, value_place, &value, NULL))
        continue;
      places[(gsize)programme->territories[territory].province * plain->n_streams + (gsize)stream]
          = to_places (floor (value));
    }
  for (gsize cell = 0; cell < plain->n_provinces * plain->n_streams; cell++)
    if (places[cell] < 0)
      return FALSE;
  return TRUE;
}

gboolean
awrash_i_situation_remember (AwrashSituation *situation, const AwrashProgramme *programme,
                             GError **error)
{
  const AwrashISituation *plain = &situation->plain;
  const AwrashTable *table = awrash_programme_get_table (programme, "history");
  const char *edition = awrash_programme_get_option (programme, "programme", "edition");
  const gsize n_cells = plain->n_provinces * plain->n_streams;
  gint64 number = edition != NULL ? g_ascii_strtoll (edition, NULL, 10) : 1;
  g_autofree gint64 *quota = awrash_i_new (gint64, n_cells, error);
  g_autofree gint64 *filled = quota ? awrash_i_new (gint64, n_cells, error) : NULL;

  if (filled == NULL)
    return FALSE;
  situation->plain.edition = CLAMP (number, 1, G_MAXUINT8);
  if (table != NULL && read_history (situation, programme, table, "quota", quota))
    {
      if (read_history (situation, programme, table, "actual", filled))
        situation->last_filled = g_steal_pointer (&filled);
      situation->last_quota = g_steal_pointer (&quota);
    }
  awrash_i_situation_point (situation);
  return TRUE;
}
