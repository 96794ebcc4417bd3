/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a programme and a reading to cells and walls.
 * Source: the rectangles of the guide, libawrash/README.md. Invariant: no two walls have the same
 * cells; every recipient has its wall; names are unique. */

#include "split/model-private.h"

#include "split/conditions-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <string.h>

void
awrash_i_model_free (AwrashModel *model)
{
  if (model == NULL)
    return;
  g_clear_pointer (&model->sets, g_ptr_array_unref);
  g_clear_pointer (&model->set_names, g_ptr_array_unref);
  g_clear_pointer (&model->set_sizes, g_array_unref);
  g_clear_pointer (&model->set_words, g_array_unref);
  g_clear_pointer (&model->walls, g_array_unref);
  g_free (model->places);
  g_free (model->cell_lower);
  g_free (model->mix_wall);
  g_clear_pointer (&model->side_by_content, g_hash_table_unref);
  g_clear_pointer (&model->side_by_name, g_hash_table_unref);
  g_clear_pointer (&model->side_rows, g_ptr_array_unref);
  g_clear_pointer (&model->implied_rows, g_ptr_array_unref);
  g_clear_pointer (&model->receipts, g_ptr_array_unref);
  g_clear_pointer (&model->impossible, g_ptr_array_unref);
  g_free (model);
}

gboolean
awrash_i_model_has_rest (const AwrashModel *model)
{
  return model->rest_wall[0] != G_MAXSIZE;
}

/* ── what the reading counts ────────────────────────────────────────────────────────────────── */

static gboolean
choose_streams (AwrashModel *model, GError **error)
{
  const AwrashProgramme *p = model->programme;
  g_auto (GStrv) codes = awrash_i_reading_list (model->reading, AWRASH_READING_STREAMS);
  gboolean any = FALSE;

  for (gsize i = 0; codes[i] != NULL; i++)
    {
      gboolean all = strcmp (codes[i], "*") == 0, known = all;

      for (gsize type = 0; type < p->n_types; type++)
        if (all || strcmp (p->streams[p->types[type].stream].code, codes[i]) == 0)
          {
            model->received[type] = 1;
            known = TRUE;
          }
      if (!known)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                       _ ("streams names \"%s\", expected * or codes of streams parted by ;"),
                       codes[i]);
          return FALSE;
        }
    }
  for (gsize type = 0; type < p->n_types; type++)
    any = any || model->received[type];
  if (!any)
    g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                         _ ("streams is empty, expected * or codes of streams parted by ;"));
  return any;
}

static gboolean
choose_needs (AwrashModel *model, GError **error)
{
  const char *expression = model->reading->values[AWRASH_READING_NEED];
  gboolean any = FALSE;

  for (gsize i = 0; i < model->n_provinces; i++)
    model->need[i] = 1;
  if (!awrash_i_reading_on_rate (model->reading) || awrash_i_model_has_group_needs (model))
    return TRUE;
  if (!awrash_programme_province_get_need (
          model->programme, expression[0] != '\0' ? expression : NULL, model->need, error))
    return FALSE;
  for (gsize i = 0; i < model->n_provinces; i++)
    any = any || model->need[i] > 0;
  if (!any)
    g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                         _ ("every province has need 0, expected a need above 0 somewhere"));
  return any;
}

/* What every province receives, and what it receives besides: in streams that the reading does not
 * count, which are then divided by the same objective among themselves. */
static gboolean
add_recipients (AwrashModel *model, GError **error)
{
  g_autofree guint8 *rest = awrash_i_new (guint8, model->n_types, error);
  gboolean any = FALSE;

  if (rest == NULL)
    return FALSE;
  for (gsize type = 0; type < model->n_types; type++)
    {
      rest[type] = !model->received[type];
      any = any || rest[type];
    }
  for (gsize i = 0; i < model->n_provinces; i++)
    {
      gsize territory = model->programme->provinces[i];
      gsize wall = awrash_i_model_add_wall (model, territory, model->received, error);
      gsize other = G_MAXSIZE;

      if (wall == G_MAXSIZE)
        return FALSE;
      awrash_i_model_wall (model, wall)->recipient = (gint32)i;
      if (any)
        {
          other = awrash_i_model_add_wall (model, territory, rest, error);
          if (other == G_MAXSIZE)
            return FALSE;
          awrash_i_model_wall (model, other)->rest = (gint32)i;
        }
      model->recipient_wall[i] = wall;
      model->rest_wall[i] = other;
    }
  return TRUE;
}

/* The places of each stream with several types in each province: where the mix is balanced. */
static gboolean
add_mixes (AwrashModel *model, GError **error)
{
  const AwrashProgramme *p = model->programme;
  g_autofree guint8 *types = awrash_i_new (guint8, model->n_types, error);

  model->mix_wall
      = types != NULL ? awrash_i_new (guint32, model->n_provinces * p->n_streams, error) : NULL;
  if (model->mix_wall == NULL)
    return FALSE;
  for (gsize stream = 0; stream < p->n_streams; stream++)
    {
      gsize n = 0;

      for (gsize type = 0; type < model->n_types; type++)
        n += types[type] = p->types[type].stream == stream;
      for (gsize i = 0; n > 1 && i < model->n_provinces; i++)
        {
          gsize wall = awrash_i_model_add_wall (model, p->provinces[i], types, error);

          if (wall == G_MAXSIZE)
            return FALSE;
          awrash_i_model_wall (model, wall)->is_mix = TRUE;
          model->mix_wall[i * p->n_streams + stream] = (guint32)wall + 1;
        }
    }
  return TRUE;
}

/* The next array of a block. */
static void *
carve (guint8 **at, gsize n, gsize size)
{
  guint8 *array = *at;

  *at += n * size;
  return array;
}

/* Arrays of the territories and provinces, in one block: the widest first, so that each stands as
 * its numbers must. */
static gboolean
allocate_places (AwrashModel *model, GError **error)
{
  gsize n = model->n_provinces, territories = model->programme->n_territories;
  gsize n_types = model->n_types;
  guint8 *at = awrash_i_new (guint8,
                             n * sizeof (double) + n_types * sizeof (int64_t)
                                 + (4 * n + 2 * territories) * sizeof (gsize)
                                 + 4 * territories * sizeof (guint32) + n_types,
                             error);

  model->places = at;
  if (at == NULL)
    return FALSE;
  model->need = carve (&at, n, sizeof (double));
  model->measure = carve (&at, n_types, sizeof (int64_t));
  model->position = carve (&at, n, sizeof (gsize));
  model->province_at = carve (&at, n, sizeof (gsize));
  model->recipient_wall = carve (&at, n, sizeof (gsize));
  model->rest_wall = carve (&at, n, sizeof (gsize));
  model->from = carve (&at, territories, sizeof (gsize));
  model->to = carve (&at, territories, sizeof (gsize));
  model->walk = carve (&at, territories, sizeof (guint32));
  model->lowest = carve (&at, territories, sizeof (guint32));
  model->first_wall = carve (&at, territories, sizeof (guint32));
  model->last_wall = carve (&at, territories, sizeof (guint32));
  model->received = carve (&at, n_types, sizeof (guint8));
  return TRUE;
}

static gboolean
allocate_cells (AwrashModel *model, GError **error)
{
  const AwrashCellBounds *known = &model->programme->cells;
  AwrashCellBounds cells;

  if (!(known->lower != NULL ? awrash_i_cell_bounds_copy (&cells, known, model->n_cells, error)
                             : awrash_i_cell_bounds_open (&cells, model->n_cells, error)))
    return FALSE;
  model->cell_lower = cells.lower;
  model->cell_upper = cells.upper;
  model->cell_lower_bound = cells.lower_bound;
  model->cell_upper_bound = cells.upper_bound;
  return TRUE;
}

/* Room for the sets of types that most programmes have. */
#define FEW_SETS 16

/* What holds things bounded by names: sets of types, and what grows with the bounds. */
static void
open_lists (AwrashModel *model)
{
  model->n_words = (model->n_types + 63) / 64;
  model->sets = g_ptr_array_new_full (FEW_SETS, g_free);
  model->set_names = g_ptr_array_new_full (FEW_SETS, g_free);
  model->set_sizes = g_array_new (FALSE, FALSE, sizeof (gsize));
  model->set_words = g_array_new (FALSE, FALSE, sizeof (guint64));
  model->walls = g_array_new (FALSE, FALSE, sizeof (AwrashWall));
  model->side_rows = g_ptr_array_new_with_free_func (awrash_i_side_row_free);
  model->impossible = g_ptr_array_new_with_free_func (g_free);
}

static gboolean
check_size (AwrashModel *model, GError **error)
{
  gsize n = model->n_provinces;

  if (n == 0 || model->n_types == 0)
    {
      g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                           _ ("nothing to split, expected at least one province and one stream"));
      return FALSE;
    }
  if (!g_size_checked_mul (&model->n_cells, n, model->n_types) || model->n_cells > G_MAXINT32)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY,
                   _ ("%zu provinces × %zu types are too many cells"), n, model->n_types);
      return FALSE;
    }
  return TRUE;
}

AwrashModel *
awrash_i_model_new_open (const AwrashProgramme *programme, const AwrashReading *reading,
                         GError **error)
{
  g_autoptr (AwrashModel) model = g_new0 (AwrashModel, 1);

  model->programme = programme;
  model->reading = reading;
  model->n_provinces = programme->n_provinces;
  model->n_types = programme->n_types;
  model->coefficient = 1;
  if (!check_size (model, error) || !allocate_places (model, error))
    return NULL;
  open_lists (model);
  if (!awrash_i_model_lay_out (model, error) || !choose_streams (model, error)
      || !choose_needs (model, error))
    return NULL;
  return g_steal_pointer (&model);
}

/* What the reading asks beyond the programme's bounds. */
static gboolean
add_conditions (AwrashModel *model, GError **error)
{
  return awrash_i_conditions_fix (model, error) && awrash_i_conditions_rates (model, error)
         && awrash_i_conditions_last (model, error) && awrash_i_conditions_rows (model, error);
}

/* What a model, its network and a question about them take, roughly. */
#define BYTES_A_CELL ((gsize)512)

AwrashModel *
awrash_i_model_new (const AwrashProgramme *programme, const AwrashReading *reading, GError **error)
{
  g_autoptr (AwrashModel) model = awrash_i_model_new_open (programme, reading, error);

  if (model != NULL)
    awrash_i_memory_expect (model->n_cells * BYTES_A_CELL);
  if (model == NULL || !allocate_cells (model, error) || !awrash_i_model_measure (model, error)
      || !awrash_i_model_add_bounds (model, error) || !add_conditions (model, error)
      || !awrash_i_model_add_total (model, error) || !add_recipients (model, error)
      || !add_mixes (model, error))
    return NULL;
  awrash_i_model_settle_walls (model);
  awrash_i_side_prune (model);
  return g_steal_pointer (&model);
}
