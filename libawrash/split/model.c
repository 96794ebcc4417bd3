/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a programme and a reading to cells and walls.
 * Source: the rectangles of the guide, libawrash/README.md. Invariant: no two walls have the same
 * cells; every recipient has its wall; names are unique. */

#include "split/model-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <string.h>

void
awrash_i_model_free (AwrashModel *model)
{
  if (model == NULL)
    return;
  g_free (model->position);
  g_free (model->province_at);
  g_free (model->from);
  g_free (model->to);
  g_clear_pointer (&model->sets, g_ptr_array_unref);
  g_clear_pointer (&model->set_names, g_ptr_array_unref);
  for (gsize i = 0; model->walls != NULL && i < model->walls->len; i++)
    g_free (awrash_i_model_wall (model, i)->name);
  g_clear_pointer (&model->walls, g_array_unref);
  g_clear_pointer (&model->wall_by_name, g_hash_table_unref);
  g_free (model->need);
  g_free (model->recipient_wall);
  g_free (model->rest_wall);
  g_free (model->received);
  g_free (model);
}

/* ── walls ──────────────────────────────────────────────────────────────────────────────────── */

char *
awrash_i_model_name_set (const AwrashProgramme *programme, const guint8 types[])
{
  GString *name = g_string_new (NULL);
  gsize n = 0;

  for (gsize type = 0; type < programme->n_types; type++)
    n += types[type];
  if (n == programme->n_types)
    return g_string_free (g_string_assign (name, "*"), FALSE);
  for (gsize stream = 0; stream < programme->n_streams; stream++)
    {
      gsize inside = 0, held = 0;

      for (gsize type = 0; type < programme->n_types; type++)
        {
          inside += programme->types[type].stream == stream;
          held += programme->types[type].stream == stream && types[type];
        }
      if (held > 0 && held == inside)
        g_string_append_printf (name, "%s%s", name->len > 0 ? "+" : "",
                                programme->streams[stream].code);
      for (gsize type = 0; type < programme->n_types && held < inside; type++)
        if (programme->types[type].stream == stream && types[type])
          g_string_append_printf (name, "%stype:%s", name->len > 0 ? "+" : "",
                                  programme->types[type].code);
    }
  return g_string_free (name, FALSE);
}

gsize
awrash_i_model_find_set (AwrashModel *model, const guint8 types[])
{
  for (gsize i = 0; i < model->sets->len; i++)
    if (memcmp (g_ptr_array_index (model->sets, i), types, model->n_types) == 0)
      return i;
  g_ptr_array_add (model->sets, g_memdup2 (types, model->n_types));
  g_ptr_array_add (model->set_names, awrash_i_model_name_set (model->programme, types));
  return model->sets->len - 1;
}

/* Down to the lowest territory with the same provinces, so that equal cells are one wall. */
static gsize
lowest_alike (const AwrashModel *model, gsize territory)
{
  const AwrashProgramme *p = model->programme;
  gsize single;

  if (model->to[territory] - model->from[territory] != 1)
    return territory;
  single = model->province_at[model->from[territory]];
  return p->provinces[single];
}

gsize
awrash_i_model_add_wall (AwrashModel *model, gsize territory, const guint8 types[], GError **error)
{
  AwrashWall wall = { 0 };
  gsize known;

  wall.territory = lowest_alike (model, territory);
  wall.set = awrash_i_model_find_set (model, types);
  wall.upper = AWRASH_UNBOUNDED;
  wall.lower_bound = wall.upper_bound = wall.recipient = wall.rest = -1;
  wall.name = g_strdup_printf ("%s/%s", model->programme->territories[wall.territory].code,
                               (const char *)g_ptr_array_index (model->set_names, wall.set));
  known = GPOINTER_TO_SIZE (g_hash_table_lookup (model->wall_by_name, wall.name));
  if (known > 0)
    {
      g_free (wall.name);
      return known - 1;
    }
  if (model->walls->len >= G_MAXUINT / 2 / sizeof (AwrashWall))
    {
      g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY, _ ("too many bounds"));
      g_free (wall.name);
      return G_MAXSIZE;
    }
  g_array_append_val (model->walls, wall);
  g_hash_table_insert (model->wall_by_name, wall.name, GSIZE_TO_POINTER (model->walls->len));
  return model->walls->len - 1;
}

const char *
awrash_i_model_code (const AwrashModel *model, gsize province)
{
  return model->programme->territories[model->programme->provinces[province]].code;
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

/* What one place is worth in what is received: the same for all types, or no network. */
static gboolean
choose_coefficient (AwrashModel *model, GError **error)
{
  const AwrashProgramme *p = model->programme;
  AwrashUnit unit = awrash_i_reading_receives (model->reading);
  const AwrashType *first = NULL;

  for (gsize type = 0; type < p->n_types; type++)
    {
      AwrashTaking taking = awrash_i_model_taking (p, &p->types[type], unit);
      double coefficient = taking.months * taking.each;

      if (!model->received[type])
        continue;
      if (!(coefficient > 0) || coefficient > G_MAXDOUBLE)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("receives = %s needs the months%s of \"%s\", which are not given"),
                       awrash_programme_unit_get_name (unit),
                       unit == AWRASH_UNIT_MONEY ? _ (" and the monthly cost") : "",
                       p->types[type].code);
          return FALSE;
        }
      if (first != NULL && coefficient != model->coefficient)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
                       _ ("receives = %s counts one place of \"%s\" and one of \"%s\" unequally, "
                          "which leaves the network class; expected places, or streams alike"),
                       awrash_programme_unit_get_name (unit), first->code, p->types[type].code);
          return FALSE;
        }
      first = &p->types[type];
      model->coefficient = coefficient;
    }
  return TRUE;
}

static gboolean
choose_needs (AwrashModel *model, GError **error)
{
  const char *expression = model->reading->values[AWRASH_READING_NEED];
  gboolean any = FALSE;

  for (gsize i = 0; i < model->n_provinces; i++)
    model->need[i] = 1;
  if (!awrash_i_reading_on_rate (model->reading))
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
      awrash_i_model_wall (model, wall)->recipient = (gssize)i;
      if (any)
        {
          other = awrash_i_model_add_wall (model, territory, rest, error);
          if (other == G_MAXSIZE)
            return FALSE;
          awrash_i_model_wall (model, other)->rest = (gssize)i;
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

  for (gsize stream = 0; types != NULL && stream < p->n_streams; stream++)
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
        }
    }
  return types != NULL;
}

static gboolean
allocate (AwrashModel *model, GError **error)
{
  gsize n = model->n_provinces, territories = model->programme->n_territories, cells;

  if (n == 0 || model->n_types == 0)
    {
      g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                           _ ("nothing to split, expected at least one province and one stream"));
      return FALSE;
    }
  if (!g_size_checked_mul (&cells, n, model->n_types) || cells > G_MAXINT32)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY,
                   _ ("%zu provinces × %zu types are too many cells"), n, model->n_types);
      return FALSE;
    }
  model->n_cells = cells;
  model->position = awrash_i_new (gsize, n, error);
  model->province_at = model->position ? awrash_i_new (gsize, n, error) : NULL;
  model->from = model->province_at ? awrash_i_new (gsize, territories, error) : NULL;
  model->to = model->from ? awrash_i_new (gsize, territories, error) : NULL;
  model->need = model->to ? awrash_i_new (double, n, error) : NULL;
  model->recipient_wall = model->need ? awrash_i_new (gsize, n, error) : NULL;
  model->rest_wall = model->recipient_wall ? awrash_i_new (gsize, n, error) : NULL;
  model->received = model->rest_wall ? awrash_i_new (guint8, model->n_types, error) : NULL;
  model->sets = g_ptr_array_new_with_free_func (g_free);
  model->set_names = g_ptr_array_new_with_free_func (g_free);
  model->walls = g_array_new (FALSE, FALSE, sizeof (AwrashWall));
  model->wall_by_name = g_hash_table_new (g_str_hash, g_str_equal);
  return model->received != NULL;
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
  if (!allocate (model, error) || !awrash_i_model_lay_out (model, error)
      || !choose_streams (model, error) || !choose_needs (model, error))
    return NULL;
  return g_steal_pointer (&model);
}

AwrashModel *
awrash_i_model_new (const AwrashProgramme *programme, const AwrashReading *reading, GError **error)
{
  g_autoptr (AwrashModel) model = awrash_i_model_new_open (programme, reading, error);

  if (model == NULL || !choose_coefficient (model, error)
      || !awrash_i_model_add_bounds (model, error) || !awrash_i_model_add_total (model, error)
      || !add_recipients (model, error) || !add_mixes (model, error))
    return NULL;
  return g_steal_pointer (&model);
}
