/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a question's columns and rows are called, and where a plan has those that it adds.
 * Source: the order in which general-ask.c lays them. Invariant: names are told apart in one
 * question. */

#include "base/memory-private.h"
#include "split/general-build-private.h"

#include <string.h>

gboolean
awrash_i_ask_complete (const AwrashGeneral *general, const AwrashGeneralFace *face,
                       const AwrashAsk *ask, const AwrashMixed *mixed, const int64_t x[],
                       int64_t y[], GError **error)
{
  AwrashBuilding b;
  gsize n = general->model->n_cells;
  const gboolean listed = awrash_i_build_list (&b, general, face, ask, error);

  memcpy (y, x, n * sizeof (int64_t));
  for (gsize k = 0; k < b.n_shorts; k++)
    y[n + k] = awrash_i_general_short (general, k, x);
  for (gsize p = 0; ask->kind == AWRASH_ASK_GINI && b.first + p < mixed->n; p++)
    {
      const AwrashReceiver *receiver = awrash_i_general_receiver (general, ask->rest, p);

      y[b.first + p] = awrash_i_general_activity (general, receiver->row, x);
    }
  for (guint k = 0; k < b.switches->len; k++)
    {
      const AwrashSwitch *own = &g_array_index (b.switches, AwrashSwitch, k);
      gsize row = awrash_i_general_receiver (general, ask->rest, own->receiver)->row;

      y[b.first + k] = awrash_i_general_activity (general, row, x) == own->units;
    }
  awrash_i_build_end (&b);
  return listed;
}

void
awrash_i_item_names_free (AwrashItemNames *names)
{
  if (names == NULL)
    return;
  g_free (names->name);
  g_ptr_array_unref (names->own);
  g_free (names);
}

static char *
name_cell (const AwrashGeneral *general, const char *what, gsize j)
{
  const AwrashModel *model = general->model;
  gsize cell = general->cell_of[j];

  return g_strconcat (what, ":", awrash_i_model_code (model, cell / model->n_types), "/",
                      model->programme->types[cell % model->n_types].code, NULL);
}

static char *
name_column (const AwrashBuilding *b, gsize j)
{
  const AwrashSwitch *own;
  gsize row;

  if (j < b->general->model->n_cells)
    return name_cell (b->general, "cell", j);
  if (j < b->first)
    return name_cell (b->general, "short",
                      g_array_index (b->general->shorts, gsize, j - b->general->model->n_cells));
  own = &g_array_index (b->switches, AwrashSwitch, j - b->first);
  row = awrash_i_general_receiver (b->general, b->ask->rest, own->receiver)->row;
  return g_strdup_printf ("stays:%zu/%s", own->level + 1,
                          awrash_i_general_row (b->general, row)->name);
}

/* NULL for what no row of the programme or of a mix has named. */
static char *
find_row_name (const AwrashBuilding *b, gsize i)
{
  gsize own = b->general->rows->len + b->face->held->len + b->n_shorts;

  if (i < b->general->rows->len)
    return awrash_i_general_row (b->general, i)->name;
  if (b->ask->mix != NULL && i >= own && i < own + b->ask->mix->rows->len)
    return ((const AwrashGeneralRow *)g_ptr_array_index (b->ask->mix->rows, i - own))->name;
  return NULL;
}

/* A name that nothing else holds. */
static char *
keep (AwrashItemNames *names, char *name)
{
  g_ptr_array_add (names->own, name);
  return name;
}

static void
name_rows (const AwrashBuilding *b, AwrashItemNames *names, gsize m, char **name)
{
  for (gsize i = 0; i < m; i++)
    {
      name[i] = find_row_name (b, i);
      if (name[i] == NULL)
        name[i] = keep (names, g_strdup_printf ("held:%zu", i - b->general->rows->len + 1));
    }
}

static AwrashItemNames *
make_names (gsize n, GError **error)
{
  char **room = awrash_i_new (char *, n, error);
  AwrashItemNames *names = room != NULL ? g_new0 (AwrashItemNames, 1) : NULL;

  if (names == NULL)
    return NULL;
  names->name = room;
  names->own = g_ptr_array_new_with_free_func (g_free);
  return names;
}

AwrashItemNames *
awrash_i_ask_name_items (const AwrashGeneral *general, const AwrashGeneralFace *face,
                         const AwrashAsk *ask, const AwrashMixed *mixed, gboolean with_columns,
                         GError **error)
{
  gsize n = mixed->n, m = mixed->m;
  AwrashBuilding b;
  AwrashItemNames *names = NULL;

  if (awrash_i_build_begin (&b, general, face, ask, error)
      && (names = make_names (n + m, error)) != NULL)
    {
      if (b.gini != NULL)
        {
          gsize n_rows = general->rows->len + face->held->len + b.n_shorts;

          awrash_i_general_gini_name (b.gini, names->name + b.first, names->name + n + n_rows);
          for (gsize j = b.first; j < n; j++)
            keep (names, names->name[j]);
          for (gsize i = n_rows; i < m; i++)
            keep (names, names->name[n + i]);
          n = b.first;
          m = n_rows;
        }
      for (gsize j = 0; j < n && with_columns; j++)
        names->name[j] = keep (names, name_column (&b, j));
      name_rows (&b, names, m, names->name + mixed->n);
    }
  awrash_i_build_end (&b);
  return names;
}
