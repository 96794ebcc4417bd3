/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A situation from a programme: its provinces, streams and indicators, what its quotas grant in
 * all, what provinces can absorb, what the edition before gave. Source: the columns of a programme
 * folder. Invariant: nothing is guessed: what the programme does not say in whole is not there. */

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/table-private.h"
#include "programme/columns-private.h"
#include "programme/fold-private.h"
#include "programme/need-private.h"
#include "simulation/situation-private.h"

#include <math.h>
#include <string.h>

/* ── indicators ─────────────────────────────────────────────────────────────────────────────── */

/* A column of numbers: each province's cell is one, or empty, and not all are. */
static gboolean
read_column (const AwrashProgramme *programme, const AwrashTable *table, gsize column,
             double values[])
{
  gboolean is_some = FALSE;

  for (gsize i = 0; i < programme->n_provinces; i++)
    {
      values[i] = NAN;
      if (awrash_i_table_is_empty (table, programme->provinces[i], column))
        continue;
      if (!awrash_base_table_get_number (table, programme->provinces[i], column, &values[i], NULL)
          || !(values[i] >= 0 && values[i] < HUGE_VAL))
        return FALSE;
      is_some = TRUE;
    }
  return is_some;
}

static gboolean
add_columns (AwrashSituation *situation, const AwrashProgramme *programme, double values[],
             GError **error)
{
  const AwrashTable *table = awrash_programme_get_table (programme, "territories");
  const AwrashSheetForm *form = &awrash_i_sheet_forms[AWRASH_SHEET_TERRITORIES];

  for (gsize column = 0; column < awrash_base_table_get_n_columns (table); column++)
    {
      const char *name = awrash_base_table_get_column (table, column);
      if (awrash_i_column_find (form, name) < 0 && strpbrk (name, "(),=*") == NULL
          && read_column (programme, table, column, values)
          && !awrash_simulation_situation_set_indicator (situation, name, programme->n_provinces,
                                                         values, error))
        return FALSE;
    }
  return TRUE;
}

/* Each group of pools as an indicator "pool:GROUP". */
static gboolean
add_pools (AwrashSituation *situation, const AwrashProgramme *programme, double values[],
           GError **error)
{
  for (gsize k = 0; k < programme->n_pools; k++)
    {
      g_autofree char *name = g_strdup_printf (
          "pool:%s", *programme->pools[k].group != '\0' ? programme->pools[k].group : "all");
      if (strpbrk (name, "(),=*") != NULL || !awrash_i_need_measure (programme, name, values, NULL))
        continue;
      if (!awrash_simulation_situation_set_indicator (situation, name, programme->n_provinces,
                                                      values, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_need (AwrashSituation *situation, const AwrashProgramme *programme, double values[],
          GError **error)
{
  const char *need = awrash_programme_get_option (programme, "need", "indicator");

  if (need == NULL)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the programme has no [need] indicator, expected one, since policies go by "
                      "it"));
      return FALSE;
    }
  if (!awrash_i_need_measure (programme, need, values, error))
    return FALSE;
  for (gsize i = 0; i < programme->n_provinces; i++)
    {
      if (values[i] > (double)AWRASH_SITUATION_MOST)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                       _ ("need of %s is beyond 2^46, expected persons"), situation->provinces[i]);
          return FALSE;
        }
      situation->need[i] = (gint64)floor (values[i] + 0.5);
    }
  return TRUE;
}

/* ── regions and streams ────────────────────────────────────────────────────────────────────── */

/* The region of a province is the territory right above it, if there is one. */
static gsize
get_region (const AwrashProgramme *programme, gsize province)
{
  gsize own = programme->provinces[province];

  return programme->territories[own].parent >= 0 ? (gsize)programme->territories[own].parent : own;
}

/* Numbers the regions as they come; returns how many there are. */
static gsize
number_regions (const AwrashProgramme *programme, gsize number[], gsize region[])
{
  gsize n = 0;

  for (gsize i = 0; i < programme->n_territories; i++)
    number[i] = G_MAXSIZE;
  for (gsize i = 0; i < programme->n_provinces; i++)
    {
      gsize own = get_region (programme, i);
      if (number[own] == G_MAXSIZE)
        number[own] = n++;
      region[i] = number[own];
    }
  return n;
}

static void
name_one (char **place, const char *name)
{
  g_free (*place);
  *place = g_strdup (name);
}

static gboolean
name_all (AwrashSituation *situation, const AwrashProgramme *programme, const gsize number[],
          GError **error)
{
  for (gsize i = 0; i < programme->n_provinces; i++)
    name_one (&situation->provinces[i], programme->territories[programme->provinces[i]].code);
  for (gsize i = 0; i < programme->n_territories; i++)
    if (number[i] != G_MAXSIZE)
      name_one (&situation->regions[number[i]], programme->territories[i].code);
  for (gsize s = 0; s < programme->n_streams; s++)
    {
      const AwrashStream *stream = &programme->streams[s];
      if (!awrash_simulation_situation_set_stream (situation, s, stream->code, stream->months,
                                                   stream->months * stream->monthly_cost, error))
        return FALSE;
    }
  return TRUE;
}

AwrashSituation *
awrash_simulation_situation_new_from_programme (const AwrashProgramme *programme, GError **error)
{
  g_return_val_if_fail (programme != NULL, NULL);

  g_autofree gsize *number = awrash_i_new (gsize, programme->n_territories, error);
  g_autofree gsize *region = number ? awrash_i_new (gsize, programme->n_provinces, error) : NULL;
  g_autofree double *values = region ? awrash_i_new (double, programme->n_provinces, error) : NULL;

  if (values == NULL)
    return NULL;
  gsize n_regions = number_regions (programme, number, region);
  g_autoptr (AwrashSituation) situation
      = awrash_i_situation_new (programme->n_provinces, n_regions, programme->n_streams, 0, error);
  if (situation == NULL)
    return NULL;
  memcpy (situation->region, region, programme->n_provinces * sizeof *region);
  if (!name_all (situation, programme, number, error)
      || !add_columns (situation, programme, values, error)
      || !add_pools (situation, programme, values, error)
      || !add_need (situation, programme, values, error)
      || !awrash_i_situation_bound (situation, programme, number, error)
      || !awrash_i_situation_remember (situation, programme, error))
    return NULL;
  return g_steal_pointer (&situation);
}
