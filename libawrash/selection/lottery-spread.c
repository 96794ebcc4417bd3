/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Panels by types as panels by persons: every person has seats, each a stretch of a panel's weight;
 * where any begins or ends the panel is cut, and each piece is a panel of persons.
 * Source: none. Invariant: pieces of a panel have its weight in all, and each holds as many persons
 * as it; nothing hangs on anything but question, panels and weights. */

#include "selection/spread-private.h"

#include "base/memory-private.h"

#include <stdlib.h>

static int
by_panel (gconstpointer a, gconstpointer b)
{
  const AwrashSeat *x = a, *y = b;

  if (x->panel != y->panel)
    return x->panel < y->panel ? -1 : 1;
  if (x->person != y->person)
    return x->person < y->person ? -1 : 1;
  return (x->start > y->start) - (x->start < y->start);
}

static int
by_size (gconstpointer a, gconstpointer b)
{
  const int64_t *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/* The cuts of a panel whose seats are given, ascending, from 0 to its weight. */
static void
list_cuts (const AwrashSeat seats[], gsize n, int64_t weight, GArray *cuts)
{
  const int64_t none = 0;
  guint kept = 0;

  g_array_set_size (cuts, 0);
  g_array_append_val (cuts, none);
  g_array_append_val (cuts, weight);
  for (gsize i = 0; i < n; i++)
    {
      int64_t end = (int64_t)(((AwrashLong)seats[i].start + seats[i].length) % weight);

      g_array_append_val (cuts, seats[i].start);
      g_array_append_val (cuts, end);
    }
  g_array_sort (cuts, by_size);
  for (guint k = 0; k < cuts->len; k++)
    if (k == 0 || g_array_index (cuts, int64_t, k) != g_array_index (cuts, int64_t, k - 1))
      g_array_index (cuts, int64_t, kept++) = g_array_index (cuts, int64_t, k);
  g_array_set_size (cuts, kept);
}

/* The number of the piece that begins at a cut. */
static guint
find_cut (const GArray *cuts, int64_t at)
{
  guint low = 0, high = cuts->len - 1;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (cuts, int64_t, middle) < at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* A person's seats in each piece of a panel that they hold; seats come by persons, so that each
 * piece lists its persons ascending. */
static void
sit (const AwrashSeat *seat, gsize size, const GArray *cuts, gsize n_seated[], int64_t persons[])
{
  guint n = cuts->len - 1, k = find_cut (cuts, seat->start);

  for (int64_t left = seat->length; left > 0; k = k + 1 < n ? k + 1 : 0)
    {
      persons[k * size + n_seated[k]++] = seat->person;
      left -= g_array_index (cuts, int64_t, k + 1) - g_array_index (cuts, int64_t, k);
    }
}

/* The pieces of a panel. */
static gboolean
cut_panel (const AwrashSeat seats[], gsize n, int64_t weight, gsize size, GArray *cuts,
           GArray *weights, GArray *persons, GError **error)
{
  g_autofree gsize *n_seated = NULL;
  gsize first = persons->len;

  if (!awrash_i_memory_stretch (cuts, 2 + 2 * n, error))
    return FALSE;
  list_cuts (seats, n, weight, cuts);
  n_seated = awrash_i_new (gsize, cuts->len, error);
  if (n_seated == NULL || !awrash_i_memory_stretch (weights, cuts->len, error)
      || !awrash_i_memory_stretch (persons, (cuts->len - 1) * size, error))
    return FALSE;
  for (guint k = 0; k + 1 < cuts->len; k++)
    {
      int64_t length = g_array_index (cuts, int64_t, k + 1) - g_array_index (cuts, int64_t, k);

      g_array_append_val (weights, length);
    }
  g_array_set_size (persons, (guint)(first + (cuts->len - 1) * size));
  for (gsize i = 0; i < n; i++)
    sit (&seats[i], size, cuts, n_seated, &g_array_index (persons, int64_t, first));
  return TRUE;
}

static gboolean
list_seats (const AwrashLottery *lottery, GArray *seats, GError **error)
{
  const AwrashPanelQuestion *question = lottery->question;

  for (gsize t = 0; t < question->n_types; t++)
    if (question->pattern[t] == question->n_patterns && lottery->mass[t] > 0
        && !awrash_i_spread_type (lottery, t, seats, error))
      return FALSE;
  for (gsize h = 0; h < question->n_patterns; h++)
    if (!awrash_i_spread_homes (lottery, h, seats, error))
      return FALSE;
  g_array_sort (seats, by_panel);
  return TRUE;
}

gboolean
awrash_i_lottery_spread (AwrashLottery *lottery, GError **error)
{
  g_autoptr (GArray) seats = g_array_new (FALSE, FALSE, sizeof (AwrashSeat));
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (int64_t));
  GArray *weights = g_array_new (FALSE, FALSE, sizeof (int64_t));
  GArray *persons = g_array_new (FALSE, FALSE, sizeof (int64_t));
  gboolean done = list_seats (lottery, seats, error);
  gsize at = 0;

  for (gsize k = 0; done && k < lottery->n_panels; k++)
    {
      const AwrashSeat *own = (const AwrashSeat *)(void *)seats->data + at;
      gsize n = 0;

      while (at + n < seats->len && own[n].panel == k)
        n++;
      done = cut_panel (own, n, lottery->weight[k], lottery->question->size, cuts, weights, persons,
                        error);
      at += n;
    }
  lottery->n_spread = weights->len;
  lottery->spread_weight = (int64_t *)(void *)g_array_free (weights, !done);
  lottery->spread = (int64_t *)(void *)g_array_free (persons, !done);
  return done;
}
