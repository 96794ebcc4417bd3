/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The walls of a model, found by their territory and set of types, and their names.
 * Source: the rectangles of libawrash/README.md. Invariant: no two walls have the same cells; the
 * walls of a territory hang together in the order in which they were made. */

#include "split/model-private.h"

#include "base/memory-private.h"

#include <string.h>

static gsize
find (const AwrashModel *model, gsize territory, gsize set)
{
  for (guint32 i = model->first_wall[territory]; i != 0;
       i = awrash_i_model_wall (model, i - 1)->next)
    if (awrash_i_model_wall (model, i - 1)->set == set)
      return i - 1;
  return G_MAXSIZE;
}

gsize
awrash_i_model_add_wall (AwrashModel *model, gsize territory, const guint8 types[], GError **error)
{
  AwrashWall wall = { 0 };
  gsize lowest = model->lowest[territory], set = awrash_i_model_find_set (model, types, error);
  gsize known = set != G_MAXSIZE ? find (model, lowest, set) : G_MAXSIZE;

  if (known != G_MAXSIZE)
    return known;
  if (set == G_MAXSIZE || !awrash_i_memory_stretch (model->walls, 1, error))
    return G_MAXSIZE;
  wall.territory = (guint32)lowest;
  wall.set = (guint32)set;
  wall.upper = AWRASH_UNBOUNDED;
  wall.lower_bound = wall.upper_bound = wall.recipient = wall.rest = -1;
  g_array_append_val (model->walls, wall);
  if (model->last_wall[lowest] != 0)
    awrash_i_model_wall (model, model->last_wall[lowest] - 1)->next = model->walls->len;
  else
    model->first_wall[lowest] = model->walls->len;
  model->last_wall[lowest] = model->walls->len;
  return model->walls->len - 1;
}

/* ── bounds ─────────────────────────────────────────────────────────────────────────────────── */

/* The only cell of a territory and a set of types, -1 where there are several. */
static gssize
find_cell (const AwrashModel *model, gsize territory, const guint8 types[])
{
  const guint8 *first, *rest;

  if (model->to[territory] - model->from[territory] != 1)
    return -1;
  first = memchr (types, 1, model->n_types);
  rest = first == NULL ? NULL : memchr (first + 1, 1, model->n_types - 1 - (gsize)(first - types));
  return first == NULL || rest != NULL
             ? -1
             : (gssize)(model->province_at[model->from[territory]] * model->n_types
                        + (gsize)(first - types));
}

gboolean
awrash_i_model_bind (AwrashModel *model, gsize territory, const guint8 types[], int64_t lower,
                     int64_t upper, gssize bound, GError **error)
{
  gssize cell = find_cell (model, territory, types);
  gsize index = cell < 0 ? awrash_i_model_add_wall (model, territory, types, error) : G_MAXSIZE;
  AwrashWall *wall;

  if (cell >= 0)
    awrash_i_model_bind_cell (model, (gsize)cell, lower, upper, bound);
  if (index == G_MAXSIZE)
    return cell >= 0;
  wall = awrash_i_model_wall (model, index);
  if (lower > wall->lower)
    {
      wall->lower = lower;
      wall->lower_bound = (gint32)bound;
    }
  if (upper < wall->upper)
    {
      wall->upper = upper;
      wall->upper_bound = (gint32)bound;
    }
  return TRUE;
}

gboolean
awrash_i_model_find_bounds (AwrashModel *model, gsize territory, const guint8 types[],
                            int64_t *lower, int64_t *upper)
{
  gssize cell = find_cell (model, territory, types);
  gsize wall = cell >= 0
                   ? 0
                   : find (model, model->lowest[territory], awrash_i_model_seek_set (model, types));

  if (wall == G_MAXSIZE)
    return FALSE;
  *lower = cell >= 0 ? model->cell_lower[cell] : awrash_i_model_wall (model, wall)->lower;
  *upper = cell >= 0 ? model->cell_upper[cell] : awrash_i_model_wall (model, wall)->upper;
  return TRUE;
}

static void
take_cell (const AwrashModel *model, AwrashWall *wall, gsize cell)
{
  wall->lower = model->cell_lower[cell];
  wall->upper = model->cell_upper[cell];
  wall->lower_bound = model->cell_lower_bound[cell];
  wall->upper_bound = model->cell_upper_bound[cell];
}

gboolean
awrash_i_model_cell_wall (const AwrashModel *model, gsize cell, AwrashWall *wall, GError **error)
{
  g_autofree guint8 *types = awrash_i_new (guint8, model->n_types, error);
  gsize set;

  if (types == NULL)
    return FALSE;
  types[cell % model->n_types] = 1;
  /* Like a set's name, its number is made when it is first asked for. */
  set = awrash_i_model_find_set ((AwrashModel *)(guintptr)model, types, error);
  if (set == G_MAXSIZE)
    return FALSE;
  *wall = (AwrashWall){ .territory = (guint32)model->programme->provinces[cell / model->n_types],
                        .set = (guint32)set,
                        .recipient = -1,
                        .rest = -1 };
  take_cell (model, wall, cell);
  return TRUE;
}

void
awrash_i_model_settle_walls (AwrashModel *model)
{
  for (gsize i = 0; i < model->walls->len; i++)
    {
      AwrashWall *wall = awrash_i_model_wall (model, i);
      gssize cell = awrash_i_model_single_cell (model, wall);

      if (cell >= 0)
        take_cell (model, wall, (gsize)cell);
    }
}

/* ── names ──────────────────────────────────────────────────────────────────────────────────── */

static const char *
code_of (const AwrashModel *model, gsize territory)
{
  return model->programme->territories[territory].code;
}

char *
awrash_i_model_wall_name (const AwrashModel *model, const AwrashWall *wall)
{
  return g_strdup_printf ("%s/%s", code_of (model, wall->territory),
                          awrash_i_model_set_name (model, wall->set));
}

/* The next byte of "code/set", at in code first. */
static guchar
next_byte (const char **code, const char **set)
{
  if (*code != NULL && **code != '\0')
    return (guchar) * (*code)++;
  if (*code != NULL)
    {
      *code = NULL;
      return '/';
    }
  return **set != '\0' ? (guchar) * (*set)++ : '\0';
}

int
awrash_i_model_compare_names (const AwrashModel *model, gsize a, gsize b)
{
  const AwrashWall *left = awrash_i_model_wall (model, a), *right = awrash_i_model_wall (model, b);
  const char *codes[2] = { code_of (model, left->territory), code_of (model, right->territory) };
  const char *sets[2]
      = { awrash_i_model_set_name (model, left->set), awrash_i_model_set_name (model, right->set) };

  for (;;)
    {
      guchar x = next_byte (&codes[0], &sets[0]), y = next_byte (&codes[1], &sets[1]);

      if (x != y)
        return x < y ? -1 : 1;
      if (x == '\0')
        return 0;
    }
}
