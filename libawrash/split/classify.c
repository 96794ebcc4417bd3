/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which class of problem the walls make. Two walls cross when they meet and neither contains the
 * other. None cross: a tree. The crossing graph is bipartite: its colours are two laminar families,
 * a network. Rows beside a network: network + rows. Otherwise an odd cycle of crossing walls is
 * named, and some of them are left outside as rows.
 * Source: the test of classes in libawrash/README.md. Invariant: after success, the walls of one
 * colour are laminar. */

#include "split/layout-private.h"
#include "split/near-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

static char *
cycle_in_words (const AwrashLayout *layout, const GArray *cycle)
{
  GString *words = g_string_new (NULL);

  for (gsize k = 0; k < cycle->len; k++)
    {
      g_autofree char *name = awrash_i_words_wall (
          layout->model, awrash_i_model_wall (layout->model, g_array_index (cycle, gsize, k)));

      g_string_append_printf (words, "%s\"%s\"", k > 0 ? _ (", ") : "", name);
    }
  return g_string_free (words, FALSE);
}

/* Places of streams that nothing bounds: a mix that would break the network is not balanced. */
static void
give_up_mixes (AwrashLayout *layout)
{
  layout->is_mix_given_up = TRUE;
  for (gsize i = 0; i < layout->walls->len; i++)
    {
      const AwrashWall *source = awrash_i_model_wall (layout->model, i);

      if (source->is_mix && source->recipient < 0 && source->rest < 0 && source->lower == 0
          && source->upper == AWRASH_UNBOUNDED)
        awrash_i_layout_wall (layout, i)->dropped = TRUE;
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

/* ── why ────────────────────────────────────────────────────────────────────────────────────── */

/* The first wall that crosses another, and the first one that it crosses; FALSE in a tree. */
static gboolean
find_crossing (const AwrashLayout *layout, gsize *first, gsize *second)
{
  const AwrashModel *model = layout->model;
  gsize n = layout->walls->len;

  for (*first = 0; *first < n && !awrash_i_layout_wall (layout, *first)->crosses; (*first)++)
    ;
  for (*second = 0; *first < n && *second < n; (*second)++)
    if (awrash_i_layout_is_laid (layout, *second)
        && awrash_i_model_crosses (model, &awrash_i_layout_wall (layout, *first)->wall,
                                   &awrash_i_layout_wall (layout, *second)->wall))
      return TRUE;
  return FALSE;
}

static void
say_network (AwrashLayout *layout, gsize first, gsize second)
{
  const AwrashModel *model = layout->model;
  g_autofree char *left = awrash_i_words_wall (model, awrash_i_model_wall (model, first));
  g_autofree char *right = awrash_i_words_wall (model, awrash_i_model_wall (model, second));

  layout->class_ = AWRASH_CLASS_NETWORK;
  layout->reason = g_strdup_printf (_ ("\"%s\" and \"%s\" cross, and all bounds fall into two "
                                       "families in which none cross"),
                                    left, right);
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

/* The first row, with two cells that it counts unequally. */
static void
say_rows (AwrashLayout *layout)
{
  const AwrashModel *model = layout->model;
  const AwrashSideRow *row = g_ptr_array_index (model->side_rows, 0);
  const AwrashType *types = model->programme->types;
  gsize other = 0;

  while (other < row->n && row->coefficients[other] == row->coefficients[0])
    other++;
  layout->class_ = AWRASH_CLASS_ROWS;
  layout->reason
      = other < row->n
            ? g_strdup_printf (_ ("\"%s\" counts one place of \"%s\" in %s and one of \"%s\" in %s "
                                  "unequally"),
                               row->words, types[row->cells[0] % model->n_types].code,
                               awrash_i_model_code (model, row->cells[0] / model->n_types),
                               types[row->cells[other] % model->n_types].code,
                               awrash_i_model_code (model, row->cells[other] / model->n_types))
            : g_strdup_printf (_ ("the places of \"%s\" are no territory's of the same types"),
                               row->words);
}

/* What a loss leaves of a total, which is a row over all cells. */
static void
say_loss (AwrashLayout *layout)
{
  layout->class_ = AWRASH_CLASS_ROWS;
  layout->reason
      = g_strdup_printf (_ ("the loss %s is one of totals, which are rows over all cells"),
                         layout->model->reading->values[AWRASH_READING_LOSS]);
}

/* Receipts that are no plain sums of places. */
static void
say_receipts (AwrashLayout *layout)
{
  const AwrashModel *model = layout->model;
  const AwrashReceipt *receipt = g_ptr_array_index (model->receipts, 0);
  const AwrashType *types = model->programme->types;
  gsize first = 0, other = 0;

  layout->class_ = AWRASH_CLASS_GENERAL;
  if (receipt->group != NULL)
    {
      layout->reason
          = g_strdup_printf (_ ("what \"%s\" receive is counted by the shares that types "
                                "expect of them"),
                             receipt->group);
      return;
    }
  while (receipt->coefficients[first] == 0)
    first++;
  for (other = first; receipt->coefficients[other] == 0
                      || receipt->coefficients[other] == receipt->coefficients[first];)
    other++;
  layout->reason = g_strdup_printf (
      _ ("receives = %s counts one place of \"%s\" and one of \"%s\" unequally"),
      model->reading->values[AWRASH_READING_RECEIVES], types[first].code, types[other].code);
}

static void
say (AwrashLayout *layout, const char *cycle)
{
  gsize first, second;

  if (layout->model->receipts != NULL)
    say_receipts (layout);
  else if (layout->outside->len > 0)
    {
      layout->class_ = AWRASH_CLASS_GENERAL;
      layout->reason = g_strdup_printf (_ ("%s cross one another in an odd cycle"), cycle);
    }
  else if (layout->model->side_rows->len > 0)
    say_rows (layout);
  else if (awrash_i_near_loses_totals (layout->model->reading))
    say_loss (layout);
  else if (find_crossing (layout, &first, &second))
    say_network (layout, first, second);
  else
    say_tree (layout);
}

/* Two families, in the walls as they are reduced or, where only these have some, as they are
 * written; else the walls are left reduced, and coloured as far as they go. */
static gboolean
find_families (AwrashLayout *layout, guint32 parent[], guint8 odd[], gboolean *found,
               GError **error)
{
  gboolean fits;

  if (!awrash_i_layout_colour (layout, parent, odd, found, error))
    return FALSE;
  if (*found)
    return TRUE;
  if (!awrash_i_layout_restore (layout, error)
      || !awrash_i_layout_colour (layout, parent, odd, found, error))
    return FALSE;
  if (*found)
    return TRUE;
  awrash_i_layout_place (layout);
  return awrash_i_layout_reduce (layout, error)
         && awrash_i_layout_colour (layout, parent, odd, &fits, error);
}

gboolean
awrash_i_layout_classify (AwrashLayout *layout, GError **error)
{
  gsize n = layout->walls->len;
  g_autofree guint32 *parent = awrash_i_new (guint32, n, error);
  g_autofree guint8 *odd = parent != NULL ? awrash_i_new (guint8, n, error) : NULL;
  g_autoptr (GArray) cycle = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree char *words = NULL;
  gboolean found = FALSE;

  if (odd == NULL || !find_families (layout, parent, odd, &found, error))
    return FALSE;
  if (!found)
    {
      if (!awrash_i_layout_find_cycle (layout, cycle, error))
        return FALSE;
      words = cycle_in_words (layout, cycle);
      give_up_mixes (layout);
      if (!awrash_i_layout_leave_out (layout, parent, odd, error))
        return FALSE;
    }
  say (layout, words);
  return TRUE;
}
