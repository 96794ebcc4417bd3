/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A division from any hand: a table of territory, stream or type, and places, held against every
 * bound of the programme. Invariant: cells that the table does not name hold no places. */

#include "audit/verdict-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/table-private.h"
#include "programme/columns-private.h"

#include <inttypes.h>
#include <string.h>

typedef struct
{
  const AwrashModel *model;
  const AwrashTable *table;
  AwrashDivisionColumns at;
  guint8 *seen;  /* [n_cells] */
  int64_t total; /* of the rows before */
} Division;

/* More places than any programme has that the split takes on; sums of them stay exact. */
#define LARGEST_TOTAL (G_GINT64_CONSTANT (1) << 50)

static gboolean
fail_cell (const Division *division, size_t row, size_t column, const char *expected,
           GError **error)
{
  g_autofree char *where = awrash_i_table_where (division->table, row, column);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME, _ ("%s: \"%s\", expected %s"), where,
               awrash_base_table_get_cell (division->table, row, column), expected);
  return FALSE;
}

static gboolean
find_province (const Division *division, size_t row, gsize *province, GError **error)
{
  const AwrashProgramme *p = division->model->programme;
  const char *code = awrash_base_table_get_cell (division->table, row, division->at.territory);
  size_t territory;

  if (!awrash_programme_territory_find (p, code, &territory)
      || p->territories[territory].province < 0)
    return fail_cell (division, row, division->at.territory, _ ("the code of a province"), error);
  *province = (gsize)p->territories[territory].province;
  return TRUE;
}

/* Where a row names both, its type is one of its stream. */
static gboolean
check_stream (const Division *division, size_t row, gsize type, GError **error)
{
  const AwrashProgramme *p = division->model->programme;
  const char *stream = division->at.stream == G_MAXSIZE
                           ? ""
                           : awrash_base_table_get_cell (division->table, row, division->at.stream);
  g_autofree char *expected = NULL;

  if (stream[0] == '\0' || strcmp (p->streams[p->types[type].stream].code, stream) == 0)
    return TRUE;
  /* Translators: what was expected in a cell */
  expected = g_strdup_printf (_ ("a type of the stream \"%s\""), stream);
  return fail_cell (division, row, division->at.type, expected, error);
}

/* The type that a row is about: its type column, else the only type of its stream. */
static gboolean
find_type (const Division *division, size_t row, gsize *type, GError **error)
{
  const AwrashProgramme *p = division->model->programme;
  const char *code = division->at.type == G_MAXSIZE
                         ? ""
                         : awrash_base_table_get_cell (division->table, row, division->at.type);
  const char *stream = division->at.stream == G_MAXSIZE
                           ? ""
                           : awrash_base_table_get_cell (division->table, row, division->at.stream);
  gsize found = 0;

  for (gsize t = 0; t < p->n_types; t++)
    if (code[0] != '\0' ? strcmp (p->types[t].code, code) == 0
                        : strcmp (p->streams[p->types[t].stream].code, stream) == 0)
      {
        *type = t;
        found++;
      }
  if (found == 1)
    return check_stream (division, row, *type, error);
  if (code[0] != '\0' || division->at.stream == G_MAXSIZE)
    return fail_cell (division, row, division->at.type, _ ("the code of a worksite type"), error);
  return fail_cell (division, row, division->at.stream,
                    found == 0 ? _ ("the code of a stream")
                               : _ ("a stream with one type, or its type in a column type"),
                    error);
}

static gboolean
check_places (const Division *division, size_t row, int64_t places, GError **error)
{
  g_autofree char *where = NULL;

  if (places >= 0 && places <= LARGEST_TOTAL - division->total)
    return TRUE;
  where = awrash_i_table_where (division->table, row, division->at.places);
  if (places < 0)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("%s: %" PRId64 ", expected a whole number ≥ 0"), where, places);
  else
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                 _ ("%s: %" PRId64 ", expected at most 2^50 in all"), where, places);
  return FALSE;
}

static gboolean
read_row (Division *division, size_t row, int64_t cells[], GError **error)
{
  gsize province = 0, type = 0, cell;
  int64_t places = 0;

  if (!find_province (division, row, &province, error) || !find_type (division, row, &type, error)
      || !awrash_base_table_get_integer (division->table, row, division->at.places, &places, error))
    return FALSE;
  if (!check_places (division, row, places, error))
    return FALSE;
  cell = province * division->model->n_types + type;
  if (division->seen[cell])
    {
      g_autofree char *where = awrash_i_table_where (division->table, row, division->at.territory);

      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                   _ ("%s: \"%s\" has a row for \"%s\" already, expected one"), where,
                   awrash_base_table_get_cell (division->table, row, division->at.territory),
                   division->model->programme->types[type].code);
      return FALSE;
    }
  division->seen[cell] = 1;
  division->total += places;
  cells[cell] = places;
  return TRUE;
}

AwrashVerdict *
awrash_audit_division (const AwrashProgramme *programme, const AwrashReading *reading,
                       const AwrashTable *division, GError **error)
{
  g_autoptr (AwrashVerdict) verdict = awrash_i_verdict_new ();
  g_autoptr (AwrashModel) model = NULL;
  g_autofree guint8 *seen = NULL;
  g_autofree int64_t *cells = NULL;
  Division work = { 0 };

  g_return_val_if_fail (programme != NULL && reading != NULL && division != NULL, NULL);
  model = awrash_i_model_new (programme, reading, error);
  seen = model != NULL ? awrash_i_new (guint8, model->n_cells, error) : NULL;
  cells = seen != NULL ? awrash_i_new (int64_t, model->n_cells, error) : NULL;
  if (cells == NULL)
    return NULL;
  work.model = model;
  work.table = division;
  work.seen = seen;
  if (!awrash_i_division_columns (work.table, &work.at, error))
    return NULL;
  for (size_t row = 0; row < awrash_base_table_get_n_rows (division); row++)
    if (!read_row (&work, row, cells, error))
      return NULL;
  awrash_i_verdict_check_bounds (verdict, model, cells, NULL);
  if (!awrash_i_verdict_set_receipts (verdict, model, cells, error))
    return NULL;
  verdict->n_cells = model->n_cells;
  verdict->places = g_steal_pointer (&cells);
  return g_steal_pointer (&verdict);
}
