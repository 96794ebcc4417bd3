/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The geometry of walls: every territory's provinces stand together in one order, so that a wall
 * is an interval of positions times a set of types.
 * Source: the rectangles of the guide, libawrash/README.md. Invariant: positions are a permutation
 * of the provinces. */

#include "split/model-private.h"

#include "base/memory-private.h"

#include <string.h>

const guint8 *
awrash_i_model_set (const AwrashModel *model, gsize set)
{
  return g_ptr_array_index (model->sets, set);
}

gboolean
awrash_i_model_holds (const AwrashModel *model, const AwrashWall *wall, gsize cell)
{
  gsize position = model->position[cell / model->n_types];

  return position >= model->from[wall->territory] && position < model->to[wall->territory]
         && awrash_i_model_set (model, wall->set)[cell % model->n_types];
}

gboolean
awrash_i_model_contains (const AwrashModel *model, const AwrashWall *outer, const AwrashWall *inner)
{
  const guint8 *large = awrash_i_model_set (model, outer->set);
  const guint8 *small = awrash_i_model_set (model, inner->set);

  if (model->from[inner->territory] < model->from[outer->territory]
      || model->to[inner->territory] > model->to[outer->territory])
    return FALSE;
  for (gsize type = 0; type < model->n_types && outer->set != inner->set; type++)
    if (small[type] && !large[type])
      return FALSE;
  return TRUE;
}

gboolean
awrash_i_model_meets (const AwrashModel *model, const AwrashWall *a, const AwrashWall *b)
{
  const guint8 *left = awrash_i_model_set (model, a->set);
  const guint8 *right = awrash_i_model_set (model, b->set);

  if (model->to[a->territory] <= model->from[b->territory]
      || model->to[b->territory] <= model->from[a->territory])
    return FALSE;
  for (gsize type = 0; type < model->n_types; type++)
    if (left[type] && right[type])
      return TRUE;
  return FALSE;
}

gsize
awrash_i_model_size (const AwrashModel *model, const AwrashWall *wall)
{
  const guint8 *types = awrash_i_model_set (model, wall->set);
  gsize n = 0;

  for (gsize type = 0; type < model->n_types; type++)
    n += types[type];
  return n * (model->to[wall->territory] - model->from[wall->territory]);
}

int64_t
awrash_i_model_sum (const AwrashModel *model, const AwrashWall *wall, const int64_t x[])
{
  const guint8 *types = awrash_i_model_set (model, wall->set);
  int64_t sum = 0;

  for (gsize at = model->from[wall->territory]; at < model->to[wall->territory]; at++)
    for (gsize type = 0; type < model->n_types; type++)
      if (types[type])
        sum += x[model->province_at[at] * model->n_types + type];
  return sum;
}

/* Lays the provinces out so that every territory's stand together: a walk down the tree. */
gboolean
awrash_i_model_lay_out (AwrashModel *model, GError **error)
{
  const AwrashProgramme *p = model->programme;
  g_autofree gsize *path = awrash_i_new (gsize, p->n_territories + 1, error);
  g_autofree gsize *child = awrash_i_new (gsize, p->n_territories + 1, error);
  g_autofree gsize *sibling = awrash_i_new (gsize, p->n_territories + 1, error);
  gsize depth = 0, at = 0, root = p->n_territories;

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
        return TRUE;
      model->to[node] = at;
      depth--;
    }
}

/* ── order of codes ─────────────────────────────────────────────────────────────────────────── */

static int
by_code (gconstpointer a, gconstpointer b, gpointer data)
{
  const AwrashModel *model = data;
  const AwrashProgramme *p = model->programme;
  gsize i = *(const gsize *)a, j = *(const gsize *)b;
  const AwrashType *s = &p->types[i % p->n_types], *t = &p->types[j % p->n_types];
  int order = strcmp (awrash_i_model_code (model, i / p->n_types),
                      awrash_i_model_code (model, j / p->n_types));

  if (order == 0)
    order = strcmp (p->streams[s->stream].code, p->streams[t->stream].code);
  return order != 0 ? order : strcmp (s->code, t->code);
}

gsize *
awrash_i_model_sort_cells (const AwrashModel *model, GError **error)
{
  gsize *order = awrash_i_new (gsize, model->n_cells, error);

  if (order == NULL)
    return NULL;
  for (gsize cell = 0; cell < model->n_cells; cell++)
    order[cell] = cell;
  g_qsort_with_data (order, (gint)model->n_cells, sizeof (gsize), by_code,
                     (gpointer)(guintptr)model);
  return order;
}
