/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Is this matrix the only one that is optimal? A cycle of moves that costs nothing or less has no
 * move whose reduced cost stands clear of rounding errors; where the other moves close no cycle
 * there is none. Source: Pukelsheim, "Proportional Representation" (2017), 14.8, uniqueness up to
 * cycles of ties; Kahn (1962) for the order. Invariant: doubt is never taken back by a rounded
 * number, only ruled out by a bound. */

#include "apportion/biproportional-private.h"

#include "base/memory-private.h"

#include <math.h>

typedef struct
{
  guint32 from;
  guint32 to;
} Tight;

void
awrash_i_doubt_clear (AwrashGridDoubt *doubt)
{
  g_clear_pointer (&doubt->is_open, g_free);
}

/* The largest rounding error of a reduced cost: a key is a logarithm of a signpost (2^-48 of
 * itself, plus one rounding) and of a claim; a reduced cost adds two potentials. Each rounding is
 * at most 2^-53 of what it rounds. */
static double
get_error (const AwrashGrid *grid)
{
  double size = grid->widest + log ((double)grid->total + 2), largest = 0;

  for (gsize r = 0; r < grid->n_rows; r++)
    largest = MAX (largest, fabs (grid->a[r]));
  size += largest;
  for (gsize c = 0; c < grid->n_columns; c++)
    largest = MAX (largest, fabs (grid->b[c]));
  return 0x1p-47 + (size + largest) * 0x1p-50;
}

static inline double
give_cost (const AwrashGrid *grid, gsize r, gsize c)
{
  return grid->next[r * grid->n_columns + c] + grid->a[r] + grid->b[c];
}

static inline double
take_cost (const AwrashGrid *grid, gsize r, gsize c)
{
  return grid->last[c * grid->n_rows + r] - grid->a[r] - grid->b[c];
}

static double
find_least (const AwrashGrid *grid)
{
  double least = 0;

  for (gsize r = 0; r < grid->n_rows; r++)
    for (gsize c = 0; c < grid->n_columns; c++)
      least = MIN (least, give_cost (grid, r, c));
  for (gsize c = 0; c < grid->n_columns; c++)
    for (gsize r = 0; r < grid->n_rows; r++)
      least = MIN (least, take_cost (grid, r, c));
  return least;
}

/* Slack strictly inside its range moves both ways at no cost; that is no cycle, and the row (or the
 * column) is one node with the slack's column (or row). */
static void
join_slack (const AwrashGrid *grid, double tolerance, guint32 node_of[])
{
  for (gsize i = 0; i < grid->n_rows + grid->n_columns; i++)
    node_of[i] = (guint32)i;
  for (gsize r = 0; r < grid->n_rows; r++)
    for (gsize c = r < grid->n_plain_rows ? grid->n_plain_columns : 0; c < grid->n_columns; c++)
      {
        if (give_cost (grid, r, c) > tolerance || take_cost (grid, r, c) > tolerance)
          continue;
        if (r < grid->n_plain_rows)
          node_of[r] = (guint32)(grid->n_rows + c);
        else
          node_of[grid->n_rows + c] = (guint32)r;
      }
}

static gboolean
add_tight (guint32 from, guint32 to, GArray *tight, GError **error)
{
  const Tight move = { from, to };

  return from == to || awrash_i_append (tight, move, error);
}

static gboolean
append_tight (const AwrashGrid *grid, double tolerance, const guint32 node_of[], GArray *tight,
              GError **error)
{
  const guint32 *of_column = node_of + grid->n_rows;

  for (gsize r = 0; r < grid->n_rows; r++)
    for (gsize c = 0; c < grid->n_columns; c++)
      if (give_cost (grid, r, c) <= tolerance
          && !add_tight (node_of[r], of_column[c], tight, error))
        return FALSE;
  for (gsize c = 0; c < grid->n_columns; c++)
    for (gsize r = 0; r < grid->n_rows; r++)
      if (take_cost (grid, r, c) <= tolerance
          && !add_tight (of_column[c], node_of[r], tight, error))
        return FALSE;
  return TRUE;
}

/* Takes away nodes that no move enters, until none is left or all are entered; nodes that are left
 * keep a count in entering[]. */
static gsize
trim_entered (gsize n, const GArray *tight, guint32 room[], guint32 entering[])
{
  guint32 *first = room, *queue = first + n + 1, *to = queue + n;
  gsize begin = 0, end = 0;

  for (gsize i = 0; i < tight->len; i++)
    {
      first[g_array_index (tight, Tight, i).from + 1]++;
      entering[g_array_index (tight, Tight, i).to]++;
    }
  for (gsize i = 0; i < n; i++)
    {
      first[i + 1] += first[i];
      queue[i] = first[i];
    }
  for (gsize i = 0; i < tight->len; i++)
    to[queue[g_array_index (tight, Tight, i).from]++] = g_array_index (tight, Tight, i).to;
  for (gsize i = 0; i < n; i++)
    if (entering[i] == 0)
      queue[end++] = (guint32)i;
  while (begin < end)
    {
      guint32 node = queue[begin++];
      for (guint32 k = first[node]; k < first[node + 1]; k++)
        if (--entering[to[k]] == 0)
          queue[end++] = to[k];
    }
  return n - end;
}

/* Takes away what is entered but leads nowhere; a few passes, and only where there is doubt. */
static void
trim_leaving (gsize n, const GArray *tight, guint32 entering[], guint8 leads[])
{
  gboolean has_changed = TRUE;

  while (has_changed)
    {
      has_changed = FALSE;
      for (gsize i = 0; i < n; i++)
        leads[i] = 0;
      for (gsize i = 0; i < tight->len; i++)
        {
          const Tight *move = &g_array_index (tight, Tight, i);
          if (entering[move->to] > 0)
            leads[move->from] = 1;
        }
      for (gsize i = 0; i < n; i++)
        if (entering[i] > 0 && !leads[i])
          {
            entering[i] = 0;
            has_changed = TRUE;
          }
    }
}

static void
open_nodes (gsize n, const guint32 node_of[], const guint32 entering[], AwrashGridDoubt *doubt)
{
  for (gsize i = 0; i < n; i++)
    {
      doubt->is_open[i] = entering[node_of[i]] > 0;
      doubt->n_open += doubt->is_open[i];
    }
}

gboolean
awrash_i_grid_doubt (const AwrashGrid *grid, AwrashGridDoubt *doubt, GError **error)
{
  gsize n = grid->n_rows + grid->n_columns;
  /* a simple cycle passes every row and column of the shorter side at most once */
  double longest = 2 * (double)grid->n_columns + 2;
  double tolerance = longest * (get_error (grid) - find_least (grid));
  g_autoptr (GArray) tight = g_array_new (FALSE, FALSE, sizeof (Tight));
  g_autofree guint32 *node_of = awrash_i_new (guint32, 2 * n, error);

  *doubt = (AwrashGridDoubt){ .tolerance = tolerance };
  if (node_of == NULL)
    return FALSE;
  join_slack (grid, tolerance, node_of);
  if (!append_tight (grid, tolerance, node_of, tight, error))
    return FALSE;
  g_autofree guint32 *room = awrash_i_new (guint32, 2 * n + 1 + tight->len, error);
  doubt->is_open = room != NULL ? awrash_i_new (guint8, n, error) : NULL;
  if (doubt->is_open == NULL)
    return FALSE;
  if (trim_entered (n, tight, room, node_of + n) == 0)
    return TRUE;
  trim_leaving (n, tight, node_of + n, doubt->is_open);
  open_nodes (n, node_of, node_of + n, doubt);
  return TRUE;
}
