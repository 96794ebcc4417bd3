/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is looked at before any solver: bounds on the same cells that leave nothing between them,
 * cells that nothing limits, and sums too large to be exact.
 * Source: none. Invariant: after success every cell has an end, in its own bounds, in a wall's or
 * in a row's; sums along any path stay exact in double. */

#include "split/layout-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>

/* Sums of bounds stay exact in double, with room for the sums along a path; and one for every
 * province still fits an int64_t. */
#define LARGEST_SUM (G_GINT64_CONSTANT (1) << 50)
#define LARGEST_OF_ALL (G_GINT64_CONSTANT (1) << 61)

/* ── what has no answer at all ──────────────────────────────────────────────────────────────── */

/* The places in words are taken over. */
static void
note_contradiction (AwrashLayout *layout, char *places, int64_t lower, int64_t upper,
                    GPtrArray *words)
{
  g_ptr_array_add (words, g_strdup_printf (_ ("at least %" PRId64 " and at most %" PRId64 " %s"),
                                           lower, upper, places));
  layout->missing += lower - upper;
  g_free (places);
}

/* A row has no number of places that is missing: one stands for it. */
static void
note_row (AwrashLayout *layout, const AwrashSideRow *row, GPtrArray *words)
{
  g_ptr_array_add (words,
                   g_strdup_printf (_ ("no whole numbers meet both ends of: %s"), row->words));
  layout->missing++;
}

void
awrash_i_layout_find_contradictions (AwrashLayout *layout)
{
  AwrashModel *model = layout->model;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < model->walls->len; i++)
    {
      const AwrashWall *wall = awrash_i_model_wall (model, i);

      if (wall->lower > wall->upper && awrash_i_model_single_cell (model, wall) < 0)
        note_contradiction (layout, awrash_i_words_wall (model, wall), wall->lower, wall->upper,
                            words);
    }
  for (gsize cell = 0; cell < model->n_cells; cell++)
    if (model->cell_lower[cell] > model->cell_upper[cell])
      note_contradiction (layout, awrash_i_words_cell (model, cell), model->cell_lower[cell],
                          model->cell_upper[cell], words);
  for (gsize i = 0; i < model->side_rows->len; i++)
    {
      const AwrashSideRow *row = g_ptr_array_index (model->side_rows, i);

      if (row->lower > row->upper)
        note_row (layout, row, words);
    }
  for (gsize i = 0; i < model->impossible->len; i++)
    g_ptr_array_add (words, g_strdup (g_ptr_array_index (model->impossible, i)));
  layout->missing += model->missing;
  if (words->len == 0)
    return;
  g_ptr_array_add (words, NULL);
  layout->contradictions = (gchar **)g_ptr_array_steal (words, NULL);
}

/* ── sums ───────────────────────────────────────────────────────────────────────────────────── */

static gboolean
add_up (int64_t largest, int64_t lower, int64_t upper, int64_t *sum)
{
  *sum += lower + (upper == AWRASH_UNBOUNDED ? 0 : upper);
  return *sum <= largest;
}

/* The places in words are taken over. */
static gboolean
refuse (char *places, GError **error)
{
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
               _ ("the bounds sum to more than 2^50 places (at the %s), expected less"), places);
  g_free (places);
  return FALSE;
}

/* A number above every sum of bounds, so that no cut ever asks for it. */
gboolean
awrash_i_layout_choose_unbounded (AwrashLayout *layout, GError **error)
{
  AwrashModel *model = layout->model;
  const int64_t largest = MIN (LARGEST_SUM, LARGEST_OF_ALL / (int64_t)model->n_provinces);
  int64_t sum = 1;

  for (gsize i = 0; i < model->walls->len; i++)
    {
      const AwrashWall *wall = awrash_i_model_wall (model, i);

      if (awrash_i_model_single_cell (model, wall) < 0
          && !add_up (largest, wall->lower, wall->upper, &sum))
        return refuse (awrash_i_words_wall (model, wall), error);
    }
  for (gsize cell = 0; cell < model->n_cells; cell++)
    if (!add_up (largest, model->cell_lower[cell], model->cell_upper[cell], &sum))
      return refuse (awrash_i_words_cell (model, cell), error);
  layout->unbounded = sum;
  return TRUE;
}

/* ── ends ───────────────────────────────────────────────────────────────────────────────────── */

/* A row that only counts up and has an end limits its cells, each by the whole of it. */
static void
limit_by_row (AwrashLayout *layout, const AwrashSideRow *row)
{
  int64_t sign = row->upper != G_MAXINT64 ? 1 : row->lower != G_MININT64 ? -1 : 0;
  int64_t end = sign > 0 ? row->upper : -row->lower;

  for (gsize k = 0; k < row->n && sign != 0; k++)
    if (sign * row->coefficients[k] < 0)
      return;
  for (gsize k = 0; k < row->n && sign != 0 && end >= 0; k++)
    {
      int64_t *upper = &layout->cell_upper[row->cells[k]];

      *upper = MIN (*upper,
                    MAX (end / (sign * row->coefficients[k]), layout->cell_lower[row->cells[k]]));
    }
}

/* Marks the positions at which some wall limits a type: +1 where it begins, -1 behind its end. */
static void
mark_walls (const AwrashLayout *layout, gsize type, int64_t edge[])
{
  const AwrashModel *model = layout->model;

  for (gsize i = 0; i < model->walls->len; i++)
    {
      const AwrashWall *wall = awrash_i_model_wall (model, i);

      if (wall->upper == AWRASH_UNBOUNDED || !awrash_i_model_set (model, wall->set)[type])
        continue;
      edge[model->from[wall->territory]]++;
      edge[model->to[wall->territory]]--;
    }
}

/* A cell that has no end in walls takes it from rows; G_MAXSIZE where every cell has one. */
static gsize
find_endless (AwrashLayout *layout, gsize type, int64_t edge[])
{
  const AwrashModel *model = layout->model;
  int64_t depth = 0;
  gsize endless = G_MAXSIZE;

  for (gsize at = 0; at < model->n_provinces; at++)
    {
      gsize cell = model->province_at[at] * model->n_types + type;

      depth += edge[at];
      if (depth == 0 && layout->cell_upper[cell] == AWRASH_UNBOUNDED)
        endless = MIN (endless, cell);
    }
  return endless;
}

static gboolean
is_open (const AwrashLayout *layout)
{
  for (gsize cell = 0; cell < layout->model->n_cells; cell++)
    if (layout->cell_upper[cell] == AWRASH_UNBOUNDED)
      return TRUE;
  return FALSE;
}

/* Every cell needs an upper bound somewhere, or filling first would never end. */
gboolean
awrash_i_layout_check_limits (AwrashLayout *layout, GError **error)
{
  const AwrashModel *model = layout->model;
  const AwrashProgramme *p = model->programme;
  g_autofree int64_t *edge = NULL;
  gsize endless = G_MAXSIZE;

  for (gsize i = 0; i < model->side_rows->len; i++)
    limit_by_row (layout, g_ptr_array_index (model->side_rows, i));
  if (!is_open (layout))
    return TRUE;
  for (gsize type = 0; type < model->n_types; type++)
    {
      g_free (edge);
      edge = awrash_i_new (int64_t, model->n_provinces + 1, error);
      if (edge == NULL)
        return FALSE;
      mark_walls (layout, type, edge);
      endless = MIN (endless, find_endless (layout, type, edge));
    }
  if (endless == G_MAXSIZE)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
               _ ("nothing limits the places of \"%s\" in \"%s\", expected a max in "
                  "quotas or capacities, 0 where the stream gives none"),
               p->types[endless % model->n_types].code,
               p->territories[p->provinces[endless / model->n_types]].code);
  return FALSE;
}
