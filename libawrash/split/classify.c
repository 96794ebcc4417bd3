/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which class of problem the walls make. Two walls cross when they meet and neither contains the
 * other. None cross: a tree. The crossing graph is bipartite: its colours are two laminar families,
 * a network. Otherwise an odd cycle of crossing walls is named.
 * Source: the test of classes in libawrash/README.md. Invariant: after success, the walls of one
 * colour are laminar. */

#include "split/layout-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#define UNKNOWN -1

typedef struct
{
  AwrashLayout *layout;
  gsize *queue;         /* [n_walls] */
  gssize *parent;       /* [n_walls]: the wall from which a colour came */
  gssize left, right;   /* two walls of one colour that cross, -1 for none */
  gssize first, second; /* any two walls that cross, -1 for none */
} Colouring;

static gboolean
cross (const AwrashLayout *layout, gsize i, gsize j)
{
  const AwrashModel *model = layout->model;
  const AwrashWall *a = &awrash_i_layout_wall (layout, i)->wall;
  const AwrashWall *b = &awrash_i_layout_wall (layout, j)->wall;

  return awrash_i_model_meets (model, a, b) && !awrash_i_model_contains (model, a, b)
         && !awrash_i_model_contains (model, b, a);
}

/* Colours everything that hangs together with a wall; FALSE on an odd cycle. */
static gboolean
colour_from (Colouring *colouring, gsize start)
{
  AwrashLayout *layout = colouring->layout;
  gsize begin = 0, end = 0;

  awrash_i_layout_wall (layout, start)->colour = 0;
  colouring->parent[start] = -1;
  colouring->queue[end++] = start;
  while (begin < end)
    {
      gsize i = colouring->queue[begin++];
      int colour = awrash_i_layout_wall (layout, i)->colour;

      for (gsize j = 0; j < layout->walls->len; j++)
        {
          AwrashPlacedWall *other = awrash_i_layout_wall (layout, j);

          if (j == i || !awrash_i_layout_is_laid (layout, j) || !cross (layout, i, j))
            continue;
          other->crosses = awrash_i_layout_wall (layout, i)->crosses = TRUE;
          if (other->colour == UNKNOWN)
            {
              other->colour = 1 - colour;
              colouring->parent[j] = (gssize)i;
              colouring->queue[end++] = j;
              if (colouring->first < 0)
                {
                  colouring->first = (gssize)i;
                  colouring->second = (gssize)j;
                }
            }
          else if (other->colour == colour)
            {
              colouring->left = (gssize)i;
              colouring->right = (gssize)j;
              return FALSE;
            }
        }
    }
  return TRUE;
}

static gboolean
colour_all (Colouring *colouring)
{
  AwrashLayout *layout = colouring->layout;

  colouring->left = colouring->right = colouring->first = colouring->second = -1;
  for (gsize i = 0; i < layout->walls->len; i++)
    awrash_i_layout_wall (layout, i)->colour = UNKNOWN;
  for (gsize i = 0; i < layout->walls->len; i++)
    if (awrash_i_layout_is_laid (layout, i) && awrash_i_layout_wall (layout, i)->colour == UNKNOWN
        && !colour_from (colouring, i))
      return FALSE;
  return TRUE;
}

/* The odd cycle in words: both ways up to the wall where they meet. */
static char *
odd_cycle_in_words (const Colouring *colouring)
{
  const AwrashLayout *layout = colouring->layout;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) right = g_ptr_array_new_with_free_func (g_free);
  GString *words = g_string_new (NULL);
  gssize at, top = colouring->left;

  for (at = colouring->left; at >= 0; at = colouring->parent[at])
    g_hash_table_add (seen, GSIZE_TO_POINTER ((gsize)at + 1));
  for (at = colouring->right; !g_hash_table_contains (seen, GSIZE_TO_POINTER ((gsize)at + 1));
       at = colouring->parent[at])
    g_ptr_array_add (
        right, awrash_i_words_wall (layout->model, awrash_i_model_wall (layout->model, (gsize)at)));
  top = at;
  for (at = colouring->left;; at = colouring->parent[at])
    {
      g_autofree char *name
          = awrash_i_words_wall (layout->model, awrash_i_model_wall (layout->model, (gsize)at));

      g_string_append_printf (words, "%s\"%s\"", words->len > 0 ? ", " : "", name);
      if (at == top)
        break;
    }
  for (gsize i = right->len; i-- > 0;)
    g_string_append_printf (words, ", \"%s\"", (const char *)g_ptr_array_index (right, i));
  return g_string_free (words, FALSE);
}

static void
give_up_mixes (AwrashLayout *layout)
{
  layout->is_mix_given_up = TRUE;
  for (gsize i = 0; i < layout->walls->len; i++)
    {
      const AwrashWall *source = awrash_i_model_wall (layout->model, i);
      AwrashPlacedWall *placed = awrash_i_layout_wall (layout, i);

      if (source->is_mix && source->recipient < 0 && source->lower == 0
          && source->upper == AWRASH_UNBOUNDED)
        placed->dropped = TRUE;
    }
}

/* Whether a wall forbids M-convex totals if the recipients stand in this family. What crosses
 * nothing can stand in either family, so only walls that cross count. */
static gboolean
spoils (const AwrashLayout *layout, gsize wall, int family)
{
  const AwrashModel *model = layout->model;
  const AwrashPlacedWall *placed = awrash_i_layout_wall (layout, wall);
  gssize province = awrash_i_model_wall (model, wall)->recipient;
  gsize provinces = model->to[placed->wall.territory] - model->from[placed->wall.territory];

  if (!awrash_i_layout_is_laid (layout, wall) || !placed->crosses)
    return FALSE;
  if (placed->colour != family)
    return province >= 0 && model->need[province] > 0;
  return provinces > 1 && awrash_i_model_size (model, &placed->wall) < model->n_cells;
}

/* Whether the recipients' totals are an M-convex set: all in one family, in which no wall holds
 * several of them but not all (a bound on a region may force one province down to let another up).
 */
static gboolean
totals_are_m_convex (const AwrashLayout *layout)
{
  for (int family = 0; family < 2; family++)
    {
      gsize i = 0;

      while (i < layout->walls->len && !spoils (layout, i, family))
        i++;
      if (i == layout->walls->len)
        return TRUE;
    }
  return FALSE;
}

static void
say_network (AwrashLayout *layout, const Colouring *colouring)
{
  const AwrashModel *model = layout->model;
  g_autofree char *first
      = awrash_i_words_wall (model, awrash_i_model_wall (model, (gsize)colouring->first));
  g_autofree char *second
      = awrash_i_words_wall (model, awrash_i_model_wall (model, (gsize)colouring->second));

  layout->class_ = AWRASH_CLASS_NETWORK;
  layout->reason = g_strdup_printf (_ ("\"%s\" and \"%s\" cross, and all bounds fall into two "
                                       "families in which none cross"),
                                    first, second);
  layout->totals_m_convex = totals_are_m_convex (layout);
}

static void
say_tree (AwrashLayout *layout)
{
  gsize n = 0;

  for (gsize i = 0; i < layout->walls->len; i++)
    n += awrash_i_layout_is_laid (layout, i);
  layout->class_ = n <= 1 ? AWRASH_CLASS_SIMPLE : AWRASH_CLASS_TREE;
  layout->reason = g_strdup (n <= 1 ? _ ("one total, with a floor and a ceiling for each recipient")
                                    : _ ("no two bounds cross"));
  layout->totals_m_convex = TRUE;
}

gboolean
awrash_i_layout_classify (AwrashLayout *layout, GError **error)
{
  gsize n = layout->walls->len;
  g_autofree gsize *queue = awrash_i_new (gsize, n, error);
  g_autofree gssize *parent = queue != NULL ? awrash_i_new (gssize, n, error) : NULL;
  Colouring colouring = { layout, queue, parent, -1, -1, -1, -1 };
  g_autofree char *cycle = NULL;

  if (parent == NULL)
    return FALSE;
  if (!colour_all (&colouring))
    {
      cycle = odd_cycle_in_words (&colouring);
      give_up_mixes (layout);
      if (!colour_all (&colouring))
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
                       _ ("the bounds are of class general, which is not solved here: %s cross one "
                          "another in an odd cycle"),
                       cycle);
          return FALSE;
        }
    }
  if (colouring.first >= 0)
    say_network (layout, &colouring);
  else
    say_tree (layout);
  return TRUE;
}
