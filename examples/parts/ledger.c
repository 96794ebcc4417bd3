/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of a programme as the commands quote them. Source: the layout of a programme folder,
 * with the French and Arabic headers that it accepts. Invariant: nothing is checked here that
 * loading has checked already; what cannot be read is left out, never guessed. */

#include "ledger.h"

#include <math.h>
#include <string.h>

/* The stream that a bound names, by its code or by "type:CODE"; -1 for all of them. */
static gint64
find_stream (const AwrashProgramme *programme, const char *of)
{
  const char *type = g_str_has_prefix (of, "type:") ? of + strlen ("type:") : NULL;

  for (gsize t = 0; t < awrash_programme_type_get_count (programme); t++)
    {
      const gsize stream = awrash_programme_type_get_stream (programme, t);
      const char *code = type != NULL ? awrash_programme_type_get_code (programme, t)
                                      : awrash_programme_stream_get_code (programme, stream);
      if (g_strcmp0 (code, type != NULL ? type : of) == 0)
        return (gint64)stream;
    }
  return -1;
}

/* A column by its name, or by its French or Arabic header. */
gboolean
ledger_find_column (const AwrashTable *table, const char *name, gsize *column)
{
  static const char *const headers[][3] = {
    { "territory", "territoire", "المجال_الترابي" },
    { "stream", "volet", "الشق" },
    { "min", "minimum", "الحد_الادنى" },
    { "max", "maximum", "الحد_الاقصى" },
    { "status", "statut", "وضعية_الرقم" },
    { "edition", "edition", "النسخة" },
    { "metric", "mesure", "المقياس" },
    { "unit", "unite", "الوحدة" },
    { "value", "valeur", "القيمة" },
    { "source", "source", "المصدر" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    for (gsize j = 0; strcmp (headers[i][0], name) == 0 && j < 3; j++)
      if (awrash_base_table_find_column (table, headers[i][j], column))
        return TRUE;
  return FALSE;
}

/* The rows of quotas or capacities; bounds on groups of persons are not looked at. */
GArray *
ledger_read_bounds (const AwrashProgramme *programme, const char *name)
{
  GArray *bounds = g_array_new (FALSE, FALSE, sizeof (Bound));
  const AwrashTable *table = awrash_programme_get_table (programme, name);
  gsize territory, stream, max, status;

  if (table == NULL || !ledger_find_column (table, "territory", &territory)
      || !ledger_find_column (table, "stream", &stream) || !ledger_find_column (table, "max", &max))
    return bounds;
  if (!ledger_find_column (table, "status", &status))
    status = G_MAXSIZE;
  for (gsize row = 0; row < awrash_base_table_get_n_rows (table); row++)
    {
      Bound bound = { .max = INFINITY };
      if (!awrash_programme_territory_find (
              programme, awrash_base_table_get_cell (table, row, territory), &bound.territory))
        continue;
      bound.stream = find_stream (programme, awrash_base_table_get_cell (table, row, stream));
      bound.is_assumed
          = status != G_MAXSIZE
            && awrash_programme_origin_from_name (awrash_base_table_get_cell (table, row, status))
                   == AWRASH_ORIGIN_ASSUMED;
      if (!awrash_base_table_get_number (table, row, max, &bound.max, NULL))
        bound.max = INFINITY;
      g_array_append_val (bounds, bound);
    }
  return bounds;
}

/* TRUE if a quota of the same territory and stream has this value as its max. */
static gboolean
is_bound (const AwrashProgramme *programme, const GArray *quotas, const Figure *figure)
{
  const gint64 stream = find_stream (programme, figure->stream);

  for (guint i = 0; i < quotas->len; i++)
    {
      const Bound *bound = &g_array_index (quotas, Bound, i);
      if (bound->territory == figure->territory && bound->stream == stream
          && bound->max == figure->value)
        return TRUE;
    }
  return FALSE;
}

static const char *
cell (const AwrashTable *table, gsize row, const char *name)
{
  gsize column;

  return ledger_find_column (table, name, &column) ? awrash_base_table_get_cell (table, row, column)
                                                   : "";
}

GArray *
ledger_read_figures (const AwrashProgramme *programme)
{
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (Figure));
  g_autoptr (GArray) quotas = ledger_read_bounds (programme, "quotas");
  const AwrashTable *table = awrash_programme_get_table (programme, "history");
  const char *edition = awrash_programme_get_option (programme, "programme", "edition");
  gsize value;

  if (table == NULL || edition == NULL || !ledger_find_column (table, "value", &value))
    return figures;
  for (gsize row = 0; row < awrash_base_table_get_n_rows (table); row++)
    {
      Figure figure = { .stream = cell (table, row, "stream"),
                        .metric = cell (table, row, "metric"),
                        .unit = cell (table, row, "unit"),
                        .source = cell (table, row, "source") };
      if (strcmp (cell (table, row, "edition"), edition) == 0
          && awrash_programme_territory_find (programme, cell (table, row, "territory"),
                                              &figure.territory)
          && awrash_base_table_get_number (table, row, value, &figure.value, NULL)
          && !is_bound (programme, quotas, &figure))
        g_array_append_val (figures, figure);
    }
  return figures;
}

const char *
ledger_describe_metric (const char *metric)
{
  static const char *const words[][2] = { { "quota", N_ ("quota") },
                                          { "announced", N_ ("announced") },
                                          { "approved", N_ ("approved") },
                                          { "actual", N_ ("recorded") } };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i][0], metric) == 0)
      return _ (words[i][1]);
  return metric;
}
