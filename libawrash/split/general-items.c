/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a question's columns and rows are called, and where a plan has those that it adds.
 * Source: the order in which general-ask.c lays them. Invariant: names are told apart in one
 * question. */

#include "split/general-ask-private.h"

#include <string.h>

void
awrash_i_ask_complete (const AwrashGeneral *general, const AwrashGeneralFace *face,
                       const AwrashAsk *ask, const AwrashMixed *mixed, const int64_t x[],
                       int64_t y[])
{
  AwrashBuilding b = { .general = general, .face = face, .ask = ask };
  gsize n = general->model->n_cells;

  (void)mixed;
  memcpy (y, x, n * sizeof (int64_t));
  awrash_i_ask_list (&b);
  for (gsize k = 0; k < b.n_shorts; k++)
    y[n + k] = awrash_i_general_short (general, k, x);
  for (guint k = 0; k < b.switches->len; k++)
    {
      const AwrashSwitch *own = &g_array_index (b.switches, AwrashSwitch, k);
      gsize row = awrash_i_general_receiver (general, ask->rest, own->receiver)->row;

      y[b.first + k] = awrash_i_general_activity (general, row, x) == own->units;
    }
  g_array_unref (b.switches);
}

static char *
name_cell (const AwrashGeneral *general, const char *what, gsize j)
{
  const AwrashModel *model = general->model;
  gsize cell = general->cell_of[j];

  return g_strdup_printf ("%s:%s/%s", what, awrash_i_model_code (model, cell / model->n_types),
                          model->programme->types[cell % model->n_types].code);
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

static char *
name_row (const AwrashBuilding *b, gsize i)
{
  gsize own = b->general->rows->len + b->face->held->len + b->n_shorts;

  if (i < b->general->rows->len)
    return g_strdup (awrash_i_general_row (b->general, i)->name);
  if (b->ask->mix != NULL && i >= own && i < own + b->ask->mix->rows->len)
    return g_strdup (
        ((const AwrashGeneralRow *)g_ptr_array_index (b->ask->mix->rows, i - own))->name);
  return g_strdup_printf ("held:%zu", i - b->general->rows->len + 1);
}

char **
awrash_i_ask_name_items (const AwrashGeneral *general, const AwrashGeneralFace *face,
                         const AwrashAsk *ask, const AwrashMixed *mixed)
{
  AwrashBuilding b = { .general = general, .face = face, .ask = ask };
  char **names = g_new0 (char *, mixed->n + mixed->m + 1);

  awrash_i_ask_list (&b);
  for (gsize j = 0; j < mixed->n; j++)
    names[j] = name_column (&b, j);
  for (gsize i = 0; i < mixed->m; i++)
    names[mixed->n + i] = name_row (&b, i);
  g_array_unref (b.switches);
  return names;
}
