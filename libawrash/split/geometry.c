/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The geometry of walls: every territory's provinces stand together in one order, so that a wall
 * is an interval of positions times a set of types.
 * Source: the rectangles of the guide, libawrash/README.md. Invariant: positions are a permutation
 * of the provinces. */

#include "split/model-private.h"

#include "base/memory-private.h"

#include <string.h>

gboolean
awrash_i_model_holds (const AwrashModel *model, const AwrashWall *wall, gsize cell)
{
  gsize position = model->position[cell / model->n_types];

  return position >= model->from[wall->territory] && position < model->to[wall->territory]
         && awrash_i_model_set (model, wall->set)[cell % model->n_types];
}

static gboolean
lies_within (const AwrashModel *model, gsize inner, gsize outer)
{
  return model->from[inner] >= model->from[outer] && model->to[inner] <= model->to[outer];
}

gboolean
awrash_i_model_contains (const AwrashModel *model, const AwrashWall *outer, const AwrashWall *inner)
{
  return lies_within (model, inner->territory, outer->territory)
         && awrash_i_model_set_within (model, inner->set, outer->set);
}

gboolean
awrash_i_model_meets (const AwrashModel *model, const AwrashWall *a, const AwrashWall *b)
{
  return model->to[a->territory] > model->from[b->territory]
         && model->to[b->territory] > model->from[a->territory]
         && awrash_i_model_set_meets (model, a->set, b->set);
}

gboolean
awrash_i_model_crosses (const AwrashModel *model, const AwrashWall *a, const AwrashWall *b)
{
  return awrash_i_model_meets (model, a, b) && !awrash_i_model_contains (model, a, b)
         && !awrash_i_model_contains (model, b, a);
}

gsize
awrash_i_model_first_cell (const AwrashModel *model, const AwrashWall *wall)
{
  const guint8 *types = awrash_i_model_set (model, wall->set);
  gsize type = 0;

  while (!types[type])
    type++;
  return model->province_at[model->from[wall->territory]] * model->n_types + type;
}

int64_t
awrash_i_model_sum (const AwrashModel *model, const AwrashWall *wall, const int64_t x[])
{
  const guint8 *types = awrash_i_model_set (model, wall->set);
  const gsize n_types = model->n_types, to = model->to[wall->territory];
  int64_t sum = 0;

  for (gsize at = model->from[wall->territory]; at < to; at++)
    {
      const int64_t *own = x + model->province_at[at] * n_types;

      for (gsize type = 0; type < n_types; type++)
        sum += types[type] ? own[type] : 0;
    }
  return sum;
}

const char *
awrash_i_model_code (const AwrashModel *model, gsize province)
{
  return model->programme->territories[model->programme->provinces[province]].code;
}

/* ── the walk down the tree ─────────────────────────────────────────────────────────────────── */

/* A territory whose one child has the same provinces hands over to it, from below. */
static void
find_lowest (AwrashModel *model)
{
  const AwrashProgramme *p = model->programme;

  for (gsize t = 0; t < p->n_territories; t++)
    model->lowest[t] = (guint32)t;
  for (gsize k = p->n_territories; k-- > 0;)
    {
      gsize t = model->walk[k];
      gssize parent = p->territories[t].parent;

      if (parent >= 0 && model->from[t] == model->from[parent] && model->to[t] == model->to[parent])
        model->lowest[parent] = model->lowest[t];
    }
}

/* Lays the provinces out so that every territory's stand together: a walk down the tree. */
gboolean
awrash_i_model_lay_out (AwrashModel *model, GError **error)
{
  const AwrashProgramme *p = model->programme;
  g_autofree gsize *path = awrash_i_new (gsize, p->n_territories + 1, error);
  g_autofree gsize *child = awrash_i_new (gsize, p->n_territories + 1, error);
  g_autofree gsize *sibling = awrash_i_new (gsize, p->n_territories + 1, error);
  gsize depth = 0, at = 0, walked = 0, root = p->n_territories;

  if (path == NULL || child == NULL || sibling == NULL)
    return FALSE;
  /* Index + 1, 0 for none; linked back to front, so that the walk keeps the file's order. */
  for (gsize t = p->n_territories; t-- > 0;)
    {
      gsize parent = p->territories[t].parent < 0 ? root : (gsize)p->territories[t].parent;

      sibling[t] = child[parent];
      child[parent] = t + 1;
    }
  path[0] = root;
  for (;;)
    {
      gsize node = path[depth];

      if (child[node] != 0)
        {
          gsize next = child[node] - 1;

          child[node] = sibling[next];
          model->walk[walked++] = (guint32)next;
          model->from[next] = at;
          if (p->territories[next].province >= 0)
            {
              model->position[p->territories[next].province] = at;
              model->province_at[at++] = (gsize)p->territories[next].province;
            }
          path[++depth] = next;
          continue;
        }
      if (depth == 0)
        break;
      model->to[node] = at;
      depth--;
    }
  find_lowest (model);
  return TRUE;
}

void
awrash_i_model_add_to_cells (const AwrashModel *model, const AwrashWall *wall, AwrashSigned amount,
                             AwrashSigned on_cell[])
{
  const guint8 *types = awrash_i_model_set (model, wall->set);

  for (gsize at = model->from[wall->territory]; at < model->to[wall->territory]; at++)
    for (gsize type = 0; type < model->n_types; type++)
      if (types[type])
        on_cell[model->province_at[at] * model->n_types + type] += amount;
}

/* ── order of codes ─────────────────────────────────────────────────────────────────────────── */

int
awrash_i_model_compare_provinces (gconstpointer a, gconstpointer b, gpointer model)
{
  return strcmp (awrash_i_model_code (model, *(const gsize *)a),
                 awrash_i_model_code (model, *(const gsize *)b));
}

static int
by_type_code (gconstpointer a, gconstpointer b, gpointer data)
{
  const AwrashProgramme *p = ((const AwrashModel *)data)->programme;
  const AwrashType *s = &p->types[*(const gsize *)a], *t = &p->types[*(const gsize *)b];
  int order = strcmp (p->streams[s->stream].code, p->streams[t->stream].code);

  return order != 0 ? order : strcmp (s->code, t->code);
}

static gsize *
sort_indices (const AwrashModel *model, gsize n, GCompareDataFunc compare, GError **error)
{
  gsize *order = awrash_i_new (gsize, n, error);

  for (gsize i = 0; order != NULL && i < n; i++)
    order[i] = i;
  if (order != NULL)
    g_qsort_with_data (order, (gint)n, sizeof (gsize), compare, (gpointer)(guintptr)model);
  return order;
}

/* A cell's place is that of its province, then that of its type. */
gsize *
awrash_i_model_sort_cells (const AwrashModel *model, GError **error)
{
  g_autofree gsize *provinces
      = sort_indices (model, model->n_provinces, awrash_i_model_compare_provinces, error);
  g_autofree gsize *types
      = provinces != NULL ? sort_indices (model, model->n_types, by_type_code, error) : NULL;
  gsize *order = types != NULL ? awrash_i_new (gsize, model->n_cells, error) : NULL;
  gsize k = 0;

  for (gsize i = 0; order != NULL && i < model->n_provinces; i++)
    for (gsize j = 0; j < model->n_types; j++)
      order[k++] = provinces[i] * model->n_types + types[j];
  return order;
}
