/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A model's walls, rows and receipts as the rows of one problem. Columns stand in the order of the
 * codes and rows in that of their names, so that the order of the programme's tables decides
 * nothing. Source: the model in split/model-private.h. Invariant: cells and rows together are all
 * bounds of the model. */

#include "split/general-private.h"
#include "split/received-private.h"

#include "base/memory-private.h"

#include <string.h>

void
awrash_i_general_row_free (gpointer data)
{
  AwrashGeneralRow *row = data;

  g_free (row->name);
  g_free (row);
}

void
awrash_i_general_free (AwrashGeneral *general)
{
  if (general == NULL)
    return;
  g_free (general->cell_of);
  g_free (general->column_of);
  g_clear_pointer (&general->by_name, g_hash_table_unref);
  g_clear_pointer (&general->rows, g_ptr_array_unref);
  g_clear_pointer (&general->receivers[0], g_array_unref);
  g_clear_pointer (&general->receivers[1], g_array_unref);
  g_clear_pointer (&general->kept, g_array_unref);
  g_clear_pointer (&general->shorts, g_array_unref);
  g_free (general->former);
  g_free (general->covered);
  g_free (general);
}

int64_t
awrash_i_general_activity (const AwrashGeneral *general, gsize row, const int64_t x[])
{
  const AwrashGeneralRow *own = awrash_i_general_row (general, row);
  int64_t sum = 0;

  for (gsize k = 0; k < own->n; k++)
    sum += own->values[k] * x[own->columns[k]];
  return sum;
}

/* ── rows ───────────────────────────────────────────────────────────────────────────────────── */

AwrashGeneralRow *
awrash_i_general_row_new (char *name, gsize n, int64_t lower, int64_t upper, GError **error)
{
  /* there are thousands of them, most of them short: values and columns stand behind a row */
  gsize entry = sizeof (int64_t) + sizeof (gsize),
        own = (sizeof (AwrashGeneralRow) - 1) / entry + 1;
  AwrashGeneralRow *row = awrash_i_memory_new (own + n, entry, error);

  if (row == NULL)
    {
      g_free (name);
      return NULL;
    }
  row->name = name;
  row->lower = lower;
  row->upper = upper;
  row->values = (int64_t *)(void *)(row + 1);
  row->columns = (gsize *)(void *)(row->values + n);
  return row;
}

static void
put (AwrashGeneralRow *row, gsize column, int64_t value)
{
  if (value == 0)
    return;
  row->columns[row->n] = column;
  row->values[row->n++] = value;
}

/* Takes a row over, unless one of that name is there. */
static void
add_row (AwrashGeneral *general, AwrashGeneralRow *row)
{
  if (g_hash_table_contains (general->by_name, row->name))
    {
      awrash_i_general_row_free (row);
      return;
    }
  g_ptr_array_add (general->rows, row);
  g_hash_table_insert (general->by_name, row->name, GSIZE_TO_POINTER (general->rows->len));
}

/* A rectangle of cells with one coefficient each. */
static void
put_rectangle (const AwrashGeneral *general, AwrashGeneralRow *row, gsize territory,
               const guint8 types[])
{
  const AwrashModel *model = general->model;

  for (gsize at = model->from[territory]; at < model->to[territory]; at++)
    for (gsize type = 0; type < model->n_types; type++)
      put (row, general->column_of[model->province_at[at] * model->n_types + type], types[type]);
}

static gsize
count_provinces (const AwrashModel *model, gsize territory)
{
  return model->to[territory] - model->from[territory];
}

static gboolean
add_walls (AwrashGeneral *general, GError **error)
{
  const AwrashModel *model = general->model;

  for (gsize i = 0; i < model->walls->len; i++)
    {
      const AwrashWall *wall = awrash_i_model_wall (model, i);
      gboolean is_bound = wall->lower > 0 || wall->upper != AWRASH_UNBOUNDED;
      AwrashGeneralRow *row;

      if (!is_bound && wall->recipient < 0 && wall->rest < 0)
        continue;
      row = awrash_i_general_row_new (awrash_i_model_wall_name (model, wall),
                                      awrash_i_model_size (model, wall), wall->lower, wall->upper,
                                      error);
      if (row == NULL)
        return FALSE;
      row->wall = wall;
      put_rectangle (general, row, wall->territory, awrash_i_model_set (model, wall->set));
      add_row (general, row);
    }
  return TRUE;
}

static gboolean
add_sides (AwrashGeneral *general, GError **error)
{
  for (gsize i = 0; i < general->model->side_rows->len; i++)
    {
      const AwrashSideRow *side = g_ptr_array_index (general->model->side_rows, i);
      AwrashGeneralRow *row = awrash_i_general_row_new (g_strdup (side->name), side->n, side->lower,
                                                        side->upper, error);

      if (row == NULL)
        return FALSE;
      row->side = side;
      for (gsize k = 0; k < side->n; k++)
        put (row, general->column_of[side->cells[k]], side->coefficients[k]);
      add_row (general, row);
    }
  return TRUE;
}

static char *
name_receipt (const AwrashModel *model, const AwrashReceipt *receipt)
{
  const char *code = awrash_i_model_code (model, receipt->province);

  return receipt->group != NULL ? g_strdup_printf ("received:%s/%s", code, receipt->group)
                                : g_strdup_printf ("received:%s", code);
}

static gboolean
add_receipts (AwrashGeneral *general, GError **error)
{
  const AwrashModel *model = general->model;

  for (gsize i = 0; model->receipts != NULL && i < model->receipts->len; i++)
    {
      const AwrashReceipt *receipt = g_ptr_array_index (model->receipts, i);
      AwrashGeneralRow *row
          = awrash_i_general_row_new (name_receipt (model, receipt), model->n_types,
                                      AWRASH_MIXED_LEAST, AWRASH_MIXED_MOST, error);

      if (row == NULL)
        return FALSE;
      for (gsize type = 0; type < model->n_types; type++)
        put (row, general->column_of[receipt->province * model->n_types + type],
             receipt->coefficients[type]);
      add_row (general, row);
    }
  return TRUE;
}

/* Sums of one type over a territory bound nothing: searches branch on them, since provinces are
 * often alike to all other rows. */
static gboolean
add_sums (AwrashGeneral *general, GError **error)
{
  const AwrashModel *model = general->model;
  const AwrashProgramme *p = model->programme;
  g_autofree guint8 *types = awrash_i_new (guint8, model->n_types, error);

  if (types == NULL)
    return FALSE;
  for (gsize t = 0; t < p->n_territories; t++)
    for (gsize type = 0; type < model->n_types; type++)
      {
        AwrashGeneralRow *row;

        if (model->lowest[t] != t || count_provinces (model, t) < 2)
          continue;
        row = awrash_i_general_row_new (
            g_strdup_printf ("%s/type:%s", p->territories[t].code, p->types[type].code),
            count_provinces (model, t), AWRASH_MIXED_LEAST, AWRASH_MIXED_MOST, error);
        if (row == NULL)
          return FALSE;
        types[type] = 1;
        put_rectangle (general, row, t, types);
        types[type] = 0;
        add_row (general, row);
      }
  return TRUE;
}

/* ── order ──────────────────────────────────────────────────────────────────────────────────── */

static int
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(AwrashGeneralRow *const *)a)->name, (*(AwrashGeneralRow *const *)b)->name);
}

static void
sort_rows (AwrashGeneral *general)
{
  g_ptr_array_sort (general->rows, by_name);
  for (guint i = 0; i < general->rows->len; i++)
    g_hash_table_insert (general->by_name, awrash_i_general_row (general, i)->name,
                         GSIZE_TO_POINTER (i + 1));
}

/* ── who is compared ────────────────────────────────────────────────────────────────────────── */

static int
by_row (gconstpointer a, gconstpointer b)
{
  gsize x = ((const AwrashReceiver *)a)->row, y = ((const AwrashReceiver *)b)->row;

  return (x > y) - (x < y);
}

static gsize
find_row (const AwrashGeneral *general, const char *name)
{
  return GPOINTER_TO_SIZE (g_hash_table_lookup (general->by_name, name)) - 1;
}

gsize
awrash_i_general_places_row (const AwrashGeneral *general, gsize province, gboolean rest)
{
  const AwrashModel *model = general->model;
  gsize wall = rest ? model->rest_wall[province] : model->recipient_wall[province];
  g_autofree char *name = wall != G_MAXSIZE
                              ? awrash_i_model_wall_name (model, awrash_i_model_wall (model, wall))
                              : NULL;

  return name != NULL ? find_row (general, name) : G_MAXSIZE;
}

static gboolean
add_receiver (AwrashGeneral *general, gboolean rest, gsize row, double need, GError **error)
{
  AwrashReceiver receiver = { row, need };

  return (rest || awrash_i_append (general->kept, row, error))
         && (!(need > 0) || awrash_i_append (general->receivers[rest], receiver, error));
}

static gboolean
find_receivers (AwrashGeneral *general, GError **error)
{
  const AwrashModel *model = general->model;

  general->worth[0] = model->coefficient;
  general->worth[1] = 1;
  for (gsize i = 0; model->receipts != NULL && i < model->receipts->len; i++)
    {
      const AwrashReceipt *receipt = g_ptr_array_index (model->receipts, i);
      g_autofree char *name = name_receipt (model, receipt);

      if (!add_receiver (general, FALSE, find_row (general, name), receipt->need, error))
        return FALSE;
      general->worth[0] = 1 / receipt->scale;
    }
  for (gsize i = 0; i < model->n_provinces; i++)
    for (int rest = 0; rest < 2; rest++)
      {
        gsize row = awrash_i_general_places_row (general, i, rest);

        if (row != G_MAXSIZE && (rest || model->receipts == NULL)
            && !add_receiver (general, rest, row, model->need[i], error))
          return FALSE;
      }
  g_array_sort (general->receivers[0], by_row);
  g_array_sort (general->receivers[1], by_row);
  return TRUE;
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

AwrashGeneral *
awrash_i_general_new (const AwrashLayout *layout, GError **error)
{
  g_autoptr (AwrashGeneral) general = g_new0 (AwrashGeneral, 1);
  gsize n = layout->model->n_cells;

  general->layout = layout;
  general->model = layout->model;
  general->rows = g_ptr_array_new_with_free_func (awrash_i_general_row_free);
  general->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  general->receivers[0] = g_array_new (FALSE, FALSE, sizeof (AwrashReceiver));
  general->receivers[1] = g_array_new (FALSE, FALSE, sizeof (AwrashReceiver));
  general->kept = g_array_new (FALSE, FALSE, sizeof (gsize));
  general->shorts = g_array_new (FALSE, FALSE, sizeof (gsize));
  general->cell_of = awrash_i_model_sort_cells (layout->model, error);
  general->column_of = general->cell_of != NULL ? awrash_i_new (gsize, n, error) : NULL;
  if (general->column_of == NULL)
    return NULL;
  for (gsize k = 0; k < n; k++)
    general->column_of[general->cell_of[k]] = k;
  if (!add_walls (general, error) || !add_sides (general, error) || !add_receipts (general, error)
      || !add_sums (general, error) || !awrash_i_general_note_former (general, error))
    return NULL;
  sort_rows (general);
  return find_receivers (general, error) ? g_steal_pointer (&general) : NULL;
}
