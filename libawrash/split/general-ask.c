/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One question as a problem in whole numbers. Its columns are the cells, then a switch for each who
 * may stand at an earlier level, or is asked about now; its rows are those of the programme, then
 * the costs that are held, then what levels add.
 * Source: ordered values in Ogryczak and Śliwiński (2006): switches count those who stay at a
 * level. Invariant: the same face and question give the same problem. */

#include "split/general-private.h"

#include "base/memory-private.h"

#include <string.h>

/* A switch: 1 where a receiver stands at a level that several could stand at. */
typedef struct
{
  gsize level; /* of the face; face->levels->len: the one that is asked about */
  gsize receiver;
  int64_t units;
  int64_t weight;
} Switch;

typedef struct
{
  const AwrashGeneral *general;
  const AwrashGeneralFace *face;
  const AwrashAsk *ask;
  GArray *switches; /* of Switch */
  AwrashMixed *mixed;
  gsize row, entry; /* that come next */
} Building;

static const AwrashLevel *
level_at (const Building *b, gsize level)
{
  return level < b->face->levels->len ? &g_array_index (b->face->levels, AwrashLevel, level)
                                      : b->ask->level;
}

/* Whether the question adds switches of its own. */
static gboolean
counts (const AwrashAsk *ask)
{
  return ask->kind == AWRASH_ASK_LEFT || ask->kind == AWRASH_ASK_ZEROS;
}

static gboolean
has_levels (const AwrashAsk *ask)
{
  return counts (ask) || ask->kind == AWRASH_ASK_BEYOND;
}

static void
list_switches (Building *b)
{
  gsize n = b->face->levels->len + counts (b->ask);

  b->switches = g_array_new (FALSE, FALSE, sizeof (Switch));
  for (gsize l = 0; has_levels (b->ask) && l < n; l++)
    {
      const AwrashLevel *level = level_at (b, l);

      gboolean is_open = l == b->face->levels->len || !level->is_sure;

      for (guint k = 0; is_open && k < level->members->len; k++)
        {
          const AwrashLevelMember *member = &g_array_index (level->members, AwrashLevelMember, k);
          Switch own = { l, member->receiver, member->units, member->weight };

          g_array_append_val (b->switches, own);
        }
    }
}

/* ── sizes ──────────────────────────────────────────────────────────────────────────────────── */

static gsize
count_entries (const Building *b, gsize *n_rows)
{
  const AwrashGeneral *general = b->general;
  gsize n_cells = general->model->n_cells, entries = 0;
  gsize n_receivers = general->receivers[b->ask->rest]->len;

  *n_rows = general->rows->len + b->face->held->len;
  for (guint i = 0; i < general->rows->len; i++)
    entries += awrash_i_general_row (general, i)->n;
  entries += b->face->held->len * n_cells;
  if (has_levels (b->ask))
    {
      *n_rows += 2 * n_receivers + b->face->levels->len + 1;
      entries += n_receivers * general->model->n_types + 4 * b->switches->len;
    }
  return entries;
}

/* ── filling ────────────────────────────────────────────────────────────────────────────────── */

static void
put (Building *b, gsize column, int64_t value)
{
  b->mixed->column[b->entry] = column;
  b->mixed->value[b->entry++] = value;
}

static void
end_row (Building *b, int64_t lower, int64_t upper)
{
  b->mixed->lower[b->mixed->n + b->row] = lower;
  b->mixed->upper[b->mixed->n + b->row] = upper;
  b->mixed->first[++b->row] = b->entry;
}

static void
put_activity (Building *b, gsize row, int64_t times)
{
  const AwrashGeneralRow *own = awrash_i_general_row (b->general, row);

  for (gsize k = 0; k < own->n; k++)
    put (b, own->columns[k], times * own->values[k]);
}

static void
fill_columns (Building *b)
{
  const AwrashModel *model = b->general->model;

  for (gsize j = 0; j < model->n_cells; j++)
    {
      gsize cell = b->general->cell_of[j];

      b->mixed->lower[j] = model->cell_lower[cell];
      b->mixed->upper[j] = model->cell_upper[cell];
      b->mixed->cost[j] = b->ask->kind == AWRASH_ASK_LINEAR ? b->ask->cost[j] : 0;
    }
  for (guint k = 0; k < b->switches->len; k++)
    {
      const Switch *own = &g_array_index (b->switches, Switch, k);
      gsize j = model->n_cells + k;

      b->mixed->upper[j] = 1;
      b->mixed->cost[j] = counts (b->ask) && own->level == b->face->levels->len ? own->weight : 0;
    }
}

static void
fill_rows (Building *b)
{
  for (guint i = 0; i < b->general->rows->len; i++)
    {
      const AwrashGeneralRow *row = awrash_i_general_row (b->general, i);

      put_activity (b, i, 1);
      end_row (b, MAX (row->lower, b->face->lower[i]), MIN (row->upper, b->face->upper[i]));
    }
  for (guint h = 0; h < b->face->held->len; h++)
    {
      const AwrashHeld *held = g_ptr_array_index (b->face->held, h);

      for (gsize j = 0; j < b->general->model->n_cells; j++)
        if (held->cost[j] != 0)
          put (b, j, held->cost[j]);
      end_row (b, AWRASH_MIXED_LEAST, held->most);
    }
}

static void
fill_curves (Building *b)
{
  const AwrashMeasure *measure = b->ask->measure;

  for (guint i = 0;
       b->ask->kind == AWRASH_ASK_CURVES && i < b->general->receivers[b->ask->rest]->len; i++)
    {
      const AwrashReceiver *receiver = awrash_i_general_receiver (b->general, b->ask->rest, i);
      AwrashCurve *curve = &b->mixed->curve[receiver->row];

      curve->kind
          = measure->kind == AWRASH_MEASURE_ALPHA ? AWRASH_CURVE_ALPHA : AWRASH_CURVE_SQUARES;
      /* welfare looks at rates in the reading's measure, squares at whole numbers */
      curve->need = curve->kind == AWRASH_CURVE_ALPHA
                        ? receiver->need / b->general->worth[b->ask->rest]
                        : receiver->need;
      curve->alpha = 1 - measure->exponent;
      /* those who are left at nought were settled before */
      if (curve->alpha >= 1 && curve->kind == AWRASH_CURVE_ALPHA
          && b->face->upper[receiver->row] == 0)
        curve->kind = AWRASH_CURVE_NONE;
    }
}

/* ── levels ─────────────────────────────────────────────────────────────────────────────────── */

/* What a receiver is asked to reach: beyond the level if it may stand at it, else the level. */
static int64_t
target_of (const Building *b, gsize receiver, int direction)
{
  const AwrashLevel *level = b->ask->level;
  double need = awrash_i_general_receiver (b->general, b->ask->rest, receiver)->need;

  if (counts (b->ask))
    for (guint k = 0; k < level->members->len; k++)
      {
        const AwrashLevelMember *member = &g_array_index (level->members, AwrashLevelMember, k);

        if (member->receiver == receiver)
          return member->units + direction;
      }
  return awrash_i_level_reach (level, need, direction);
}

/* direction · (activity - target) >= 0, but for the levels at which the receiver may stand. */
static void
fill_reach (Building *b, gsize receiver, int direction)
{
  gsize row = awrash_i_general_receiver (b->general, b->ask->rest, receiver)->row;
  int64_t sure, target = target_of (b, receiver, direction);

  if (awrash_i_level_is_sure (b->face, receiver, &sure))
    target = sure;
  else if (b->ask->kind == AWRASH_ASK_ZEROS && target != 1)
    return;
  put_activity (b, row, direction);
  for (guint k = 0; k < b->switches->len; k++)
    {
      const Switch *own = &g_array_index (b->switches, Switch, k);

      if (own->receiver == receiver)
        put (b, b->general->model->n_cells + k, direction * (target - own->units));
    }
  end_row (b, direction * target, AWRASH_MIXED_MOST);
}

/* A receiver stands at one level at most. */
static void
fill_once (Building *b, gsize receiver)
{
  gsize n = 0;

  for (guint k = 0; k < b->switches->len; k++)
    n += g_array_index (b->switches, Switch, k).receiver == receiver;
  for (guint k = 0; n > 1 && k < b->switches->len; k++)
    if (g_array_index (b->switches, Switch, k).receiver == receiver)
      put (b, b->general->model->n_cells + k, 1);
  if (n > 1)
    end_row (b, AWRASH_MIXED_LEAST, 1);
}

/* No more stand at a level than must. */
static void
fill_counts (Building *b)
{
  for (gsize l = 0; l < b->face->levels->len; l++)
    {
      if (level_at (b, l)->is_sure)
        continue;
      for (guint k = 0; k < b->switches->len; k++)
        {
          const Switch *own = &g_array_index (b->switches, Switch, k);

          if (own->level == l)
            put (b, b->general->model->n_cells + k, own->weight);
        }
      end_row (b, AWRASH_MIXED_LEAST, level_at (b, l)->weight);
    }
}

static void
fill_levels (Building *b)
{
  int direction = awrash_i_level_direction (b->ask->measure);

  for (gsize i = 0; i < b->general->receivers[b->ask->rest]->len; i++)
    {
      fill_reach (b, i, direction);
      fill_once (b, i);
    }
  fill_counts (b);
}

AwrashMixed *
awrash_i_ask_build (const AwrashGeneral *general, const AwrashGeneralFace *face,
                    const AwrashAsk *ask, GError **error)
{
  Building b = { general, face, ask, NULL, NULL, 0, 0 };
  gsize n_rows, entries;

  list_switches (&b);
  entries = count_entries (&b, &n_rows);
  b.mixed = awrash_i_mixed_new (general->model->n_cells + b.switches->len, n_rows, entries, error);
  if (b.mixed != NULL)
    {
      fill_columns (&b);
      fill_rows (&b);
      fill_curves (&b);
      if (has_levels (ask))
        fill_levels (&b);
      /* rows that were reckoned with and are not needed stay without entries and bounds */
      while (b.row < n_rows)
        end_row (&b, AWRASH_MIXED_LEAST, AWRASH_MIXED_MOST);
      if (!awrash_i_mixed_seal (b.mixed, error))
        g_clear_pointer (&b.mixed, awrash_i_mixed_free);
    }
  g_array_unref (b.switches);
  return b.mixed;
}

/* ── plans and names ────────────────────────────────────────────────────────────────────────── */

void
awrash_i_ask_complete (const AwrashGeneral *general, const AwrashGeneralFace *face,
                       const AwrashAsk *ask, const AwrashMixed *mixed, const int64_t x[],
                       int64_t y[])
{
  Building b = { general, face, ask, NULL, NULL, 0, 0 };
  gsize n = general->model->n_cells;

  (void)mixed;
  memcpy (y, x, n * sizeof (int64_t));
  list_switches (&b);
  for (guint k = 0; k < b.switches->len; k++)
    {
      const Switch *own = &g_array_index (b.switches, Switch, k);
      gsize row = awrash_i_general_receiver (general, ask->rest, own->receiver)->row;

      y[n + k] = awrash_i_general_activity (general, row, x) == own->units;
    }
  g_array_unref (b.switches);
}

char **
awrash_i_ask_name_items (const AwrashGeneral *general, const AwrashGeneralFace *face,
                         const AwrashAsk *ask, const AwrashMixed *mixed)
{
  const AwrashModel *model = general->model;
  Building b = { general, face, ask, NULL, NULL, 0, 0 };
  char **names = g_new0 (char *, mixed->n + mixed->m + 1);

  list_switches (&b);
  for (gsize j = 0; j < model->n_cells; j++)
    {
      gsize cell = general->cell_of[j];

      names[j] = g_strdup_printf ("cell:%s/%s", awrash_i_model_code (model, cell / model->n_types),
                                  model->programme->types[cell % model->n_types].code);
    }
  for (guint k = 0; k < b.switches->len; k++)
    {
      const Switch *own = &g_array_index (b.switches, Switch, k);
      gsize row = awrash_i_general_receiver (general, ask->rest, own->receiver)->row;

      names[model->n_cells + k] = g_strdup_printf ("stays:%zu/%s", own->level + 1,
                                                   awrash_i_general_row (general, row)->name);
    }
  for (gsize i = 0; i < mixed->m; i++)
    names[mixed->n + i] = i < general->rows->len
                              ? g_strdup (awrash_i_general_row (general, i)->name)
                              : g_strdup_printf ("held:%zu", i - general->rows->len + 1);
  g_array_unref (b.switches);
  return names;
}
