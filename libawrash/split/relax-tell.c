/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A relaxation being filled in: what moves, and what blocks, in the programme's words.
 * Source: relax.c and relax-search.c. Invariant: a row is told in the measure in which it was
 * written, a wall in places. */

#include "split/relax-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"

#include <math.h>

AwrashRelaxation *
awrash_i_relax_open (const AwrashWalls *walls, GError **error)
{
  g_autoptr (AwrashRelaxation) r = g_new0 (AwrashRelaxation, 1);

  r->changes = g_array_new (FALSE, FALSE, sizeof (AwrashWallChange));
  r->core = g_array_new (FALSE, FALSE, sizeof (AwrashWallSide));
  r->change_words = g_ptr_array_new_with_free_func (g_free);
  r->core_words = g_ptr_array_new_with_free_func (g_free);
  r->n_walls = walls->list->len;
  r->lower_prices = awrash_i_new (int64_t, r->n_walls, error);
  r->upper_prices = r->lower_prices != NULL ? awrash_i_new (int64_t, r->n_walls, error) : NULL;
  return r->upper_prices != NULL ? g_steal_pointer (&r) : NULL;
}

/* The bound of a wall, or of the row behind the walls. */
static int64_t
end_of (const AwrashWalls *walls, gsize item, gboolean is_upper)
{
  if (item < walls->list->len)
    return is_upper ? awrash_i_walls_at (walls, item)->upper
                    : awrash_i_walls_at (walls, item)->lower;
  return is_upper ? awrash_i_walls_row (walls, item - walls->list->len)->upper
                  : awrash_i_walls_row (walls, item - walls->list->len)->lower;
}

static char *
number_of (const AwrashWalls *walls, gsize item, int64_t end)
{
  if (item < walls->list->len)
    return g_strdup_printf ("%" G_GINT64_FORMAT, end);
  return awrash_i_number_format (
      awrash_i_side_row_measure (awrash_i_walls_row (walls, item - walls->list->len), end));
}

/* A share has no number: it is a part less some of the whole, at least or at most 0. */
static gboolean
is_share (const AwrashWalls *walls, gsize item, int64_t end)
{
  return item >= walls->list->len && end == 0;
}

static char *
say_change (const AwrashWalls *walls, const AwrashWallChange *change)
{
  gsize item = (gsize)change->wall;
  g_autofree char *after = number_of (walls, item, change->to);
  g_autofree char *before = number_of (walls, item, change->from);
  const char *words = awrash_split_walls_get_words (walls, item);

  if (is_share (walls, item, change->from))
    {
      g_autofree char *by = number_of (walls, item, ABS (change->to));

      /* Translators: "share of women in all places of Tadla, missed by 2.5"; in places */
      return change->is_upper ? g_strdup_printf (_ ("%s, passed by %s"), words, by)
                              : g_strdup_printf (_ ("%s, missed by %s"), words, by);
    }
  return change->is_upper
             ? g_strdup_printf (_ ("at most %s instead of %s %s"), after, before, words)
             : g_strdup_printf (_ ("at least %s instead of %s %s"), after, before, words);
}

gboolean
awrash_i_relax_add_change (AwrashRelaxation *r, const AwrashWalls *walls, gsize item,
                           gboolean is_upper, int64_t to, GError **error)
{
  AwrashWallChange change = { (int64_t)item, is_upper, end_of (walls, item, is_upper), to };

  if (!awrash_i_append (r->changes, change, error))
    return FALSE;
  g_ptr_array_add (r->change_words, say_change (walls, &change));
  return TRUE;
}

gboolean
awrash_i_relax_add_core (AwrashRelaxation *r, const AwrashWalls *walls, gsize item,
                         gboolean is_upper, GError **error)
{
  AwrashWallSide side = { (int64_t)item, is_upper };
  int64_t end = end_of (walls, item, is_upper);
  g_autofree char *number = number_of (walls, item, end);
  const char *words = awrash_split_walls_get_words (walls, item);

  if (!awrash_i_append (r->core, side, error))
    return FALSE;
  g_ptr_array_add (r->core_words, is_share (walls, item, end) ? g_strdup (words)
                                  : is_upper
                                      ? g_strdup_printf (_ ("at most %s %s"), number, words)
                                      : g_strdup_printf (_ ("at least %s %s"), number, words));
  return TRUE;
}
