/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One question as a problem in whole numbers. Its columns are the cells, then how far some fall
 * short of a former plan, then a switch for each who may stand at an earlier level, or is asked
 * about now, or what each receives who is compared; its rows are those of the programme, then the
 * costs that are held, what falls short, the question's own, then what levels, or pairs, add.
 * Source: ordered values in Ogryczak and Śliwiński (2006): switches count those who stay at a
 * level. Invariant: the same face and question give the same problem. */

#include "split/general-build-private.h"

#include "base/memory-private.h"

#include <string.h>

static const AwrashLevel *
level_at (const AwrashBuilding *b, gsize level)
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

/* Whether single units cost something. */
static gboolean
costs (const AwrashAsk *ask)
{
  return ask->kind == AWRASH_ASK_LINEAR && ask->cost != NULL;
}

static void
list_shorts (AwrashBuilding *b)
{
  const AwrashAsk *ask = b->ask;
  gboolean any = costs (ask) && awrash_i_general_costs_shorts (b->general, ask->cost);

  for (guint h = 0; h < b->face->held->len && !any; h++)
    any = awrash_i_general_costs_shorts (
        b->general, ((AwrashHeld *)g_ptr_array_index (b->face->held, h))->cost);
  b->n_shorts = any ? b->general->shorts->len : 0;
  b->first = b->general->model->n_cells + b->n_shorts;
}

static gboolean
list_switches (AwrashBuilding *b, GError **error)
{
  gsize n = b->face->levels->len + counts (b->ask);

  b->switches = g_array_new (FALSE, FALSE, sizeof (AwrashSwitch));
  for (gsize l = 0; has_levels (b->ask) && l < n; l++)
    {
      const AwrashLevel *level = level_at (b, l);

      gboolean is_open = l == b->face->levels->len || !level->is_sure;

      for (guint k = 0; is_open && k < level->members->len; k++)
        {
          const AwrashLevelMember *member = &g_array_index (level->members, AwrashLevelMember, k);
          AwrashSwitch own = { l, member->receiver, member->units, member->weight };

          if (!awrash_i_append (b->switches, own, error))
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
awrash_i_build_list (AwrashBuilding *b, const AwrashGeneral *general, const AwrashGeneralFace *face,
                     const AwrashAsk *ask, GError **error)
{
  *b = (AwrashBuilding){ .general = general, .face = face, .ask = ask };
  list_shorts (b);
  return list_switches (b, error);
}

gboolean
awrash_i_build_begin (AwrashBuilding *b, const AwrashGeneral *general,
                      const AwrashGeneralFace *face, const AwrashAsk *ask, GError **error)
{
  if (!awrash_i_build_list (b, general, face, ask, error))
    return FALSE;
  if (ask->kind == AWRASH_ASK_GINI)
    b->gini = awrash_i_general_gini_new (general, face, ask, error);
  return ask->kind != AWRASH_ASK_GINI || b->gini != NULL;
}

void
awrash_i_build_end (AwrashBuilding *b)
{
  g_array_unref (b->switches);
  awrash_i_general_gini_free (b->gini);
}

/* ── sizes ──────────────────────────────────────────────────────────────────────────────────── */

static gsize
count_entries (const AwrashBuilding *b, gsize *n_rows)
{
  const AwrashGeneral *general = b->general;
  const AwrashGeneralMix *mix = b->ask->mix;
  gsize entries = 0, n_receivers = general->receivers[b->ask->rest]->len;

  *n_rows = general->rows->len + b->face->held->len + b->n_shorts;
  for (guint i = 0; i < general->rows->len; i++)
    entries += awrash_i_general_row (general, i)->n;
  entries += b->face->held->len * general->n_costs + 2 * b->n_shorts;
  for (guint i = 0; mix != NULL && i < mix->rows->len; i++, ++*n_rows)
    entries += ((const AwrashGeneralRow *)g_ptr_array_index (mix->rows, i))->n;
  if (has_levels (b->ask))
    {
      *n_rows += 2 * n_receivers + b->face->levels->len + 1;
      entries += n_receivers * general->model->n_types + 4 * b->switches->len;
    }
  if (b->gini != NULL)
    {
      *n_rows += n_receivers + b->gini->n_pairs;
      entries += 2 * b->gini->n_pairs + n_receivers;
      for (gsize p = 0; p < n_receivers; p++)
        entries += awrash_i_general_row (general,
                                         awrash_i_general_receiver (general, b->ask->rest, p)->row)
                       ->n;
    }
  return entries;
}

/* ── filling ────────────────────────────────────────────────────────────────────────────────── */

static void
fill_columns (AwrashBuilding *b)
{
  const AwrashModel *model = b->general->model;

  for (gsize j = 0; j < model->n_cells; j++)
    {
      gsize cell = b->general->cell_of[j];

      b->mixed->lower[j] = model->cell_lower[cell];
      b->mixed->upper[j] = model->cell_upper[cell];
      b->mixed->cost[j] = costs (b->ask) ? b->ask->cost[j] : 0;
    }
  for (gsize k = 0; k < b->n_shorts; k++)
    {
      gsize j = g_array_index (b->general->shorts, gsize, k), own = model->n_cells + k;

      b->mixed->upper[own] = b->general->former[j] - b->mixed->lower[j];
      b->mixed->cost[own] = costs (b->ask) ? b->ask->cost[own] : 0;
    }
  for (guint k = 0; k < b->switches->len; k++)
    {
      const AwrashSwitch *own = &g_array_index (b->switches, AwrashSwitch, k);
      gsize j = b->first + k;

      b->mixed->upper[j] = 1;
      b->mixed->cost[j] = counts (b->ask) && own->level == b->face->levels->len ? own->weight : 0;
    }
}

static void
fill_rows (AwrashBuilding *b)
{
  for (guint i = 0; i < b->general->rows->len; i++)
    {
      const AwrashGeneralRow *row = awrash_i_general_row (b->general, i);

      awrash_i_build_put_activity (b, i, 1);
      awrash_i_build_end_row (b, MAX (row->lower, b->face->lower[i]),
                              MIN (row->upper, b->face->upper[i]));
    }
  for (guint h = 0; h < b->face->held->len; h++)
    {
      const AwrashHeld *held = g_ptr_array_index (b->face->held, h);

      for (gsize j = 0; j < b->first; j++)
        if (held->cost[j] != 0)
          awrash_i_build_put (b, j, held->cost[j]);
      awrash_i_build_end_row (b, held->least, held->most);
    }
  for (gsize k = 0; k < b->n_shorts; k++)
    {
      gsize j = g_array_index (b->general->shorts, gsize, k);

      awrash_i_build_put (b, j, 1);
      awrash_i_build_put (b, b->general->model->n_cells + k, 1);
      awrash_i_build_end_row (b, b->general->former[j], AWRASH_MIXED_MOST);
    }
}

/* What the question adds of its own. */
static void
fill_mix (AwrashBuilding *b)
{
  const AwrashGeneralMix *mix = b->ask->mix;

  for (guint i = 0; mix != NULL && i < mix->rows->len; i++)
    {
      const AwrashGeneralRow *row = g_ptr_array_index (mix->rows, i);

      for (gsize k = 0; k < row->n; k++)
        awrash_i_build_put (b, row->columns[k], row->values[k]);
      b->mixed->curve[b->row] = g_array_index (mix->curves, AwrashCurve, i);
      awrash_i_build_end_row (b, row->lower, row->upper);
    }
}

static void
fill_curves (AwrashBuilding *b)
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
target_of (const AwrashBuilding *b, gsize receiver, int direction)
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
fill_reach (AwrashBuilding *b, gsize receiver, int direction)
{
  gsize row = awrash_i_general_receiver (b->general, b->ask->rest, receiver)->row;
  int64_t sure, target = target_of (b, receiver, direction);

  if (awrash_i_level_is_sure (b->face, receiver, &sure))
    target = sure;
  else if (b->ask->kind == AWRASH_ASK_ZEROS && target != 1)
    return;
  awrash_i_build_put_activity (b, row, direction);
  for (guint k = 0; k < b->switches->len; k++)
    {
      const AwrashSwitch *own = &g_array_index (b->switches, AwrashSwitch, k);

      if (own->receiver == receiver)
        awrash_i_build_put (b, b->first + k, direction * (target - own->units));
    }
  awrash_i_build_end_row (b, direction * target, AWRASH_MIXED_MOST);
}

/* A receiver stands at one level at most. */
static void
fill_once (AwrashBuilding *b, gsize receiver)
{
  gsize n = 0;

  for (guint k = 0; k < b->switches->len; k++)
    n += g_array_index (b->switches, AwrashSwitch, k).receiver == receiver;
  for (guint k = 0; n > 1 && k < b->switches->len; k++)
    if (g_array_index (b->switches, AwrashSwitch, k).receiver == receiver)
      awrash_i_build_put (b, b->first + k, 1);
  if (n > 1)
    awrash_i_build_end_row (b, AWRASH_MIXED_LEAST, 1);
}

/* No more stand at a level than must. */
static void
fill_counts (AwrashBuilding *b)
{
  for (gsize l = 0; l < b->face->levels->len; l++)
    {
      if (level_at (b, l)->is_sure)
        continue;
      for (guint k = 0; k < b->switches->len; k++)
        {
          const AwrashSwitch *own = &g_array_index (b->switches, AwrashSwitch, k);

          if (own->level == l)
            awrash_i_build_put (b, b->first + k, own->weight);
        }
      awrash_i_build_end_row (b, AWRASH_MIXED_LEAST, level_at (b, l)->weight);
    }
}

static void
fill_levels (AwrashBuilding *b)
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
  AwrashBuilding b;
  gsize n_rows = 0, entries, n;

  if (awrash_i_build_begin (&b, general, face, ask, error))
    {
      entries = count_entries (&b, &n_rows);
      n = b.first + (b.gini != NULL ? b.gini->n : b.switches->len);
      b.mixed = awrash_i_mixed_new (n, n_rows, entries, error);
    }
  if (b.mixed != NULL)
    {
      fill_columns (&b);
      fill_rows (&b);
      fill_curves (&b);
      fill_mix (&b);
      if (has_levels (ask))
        fill_levels (&b);
      if (b.gini != NULL)
        awrash_i_build_gini (&b);
      /* rows that were reckoned with and are not needed stay without entries and bounds */
      while (b.row < n_rows)
        awrash_i_build_end_row (&b, AWRASH_MIXED_LEAST, AWRASH_MIXED_MOST);
      if (!awrash_i_mixed_seal (b.mixed, error))
        g_clear_pointer (&b.mixed, awrash_i_mixed_free);
    }
  awrash_i_build_end (&b);
  return b.mixed;
}
