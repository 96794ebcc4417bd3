/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why there is no plan: the walls and rows whose multipliers prove it.
 * Source: Farkas (1902). Invariant: what is named is enough, with the bounds of cells, to leave
 * nothing. */

#include "split/general-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <math.h>

/* Which ends of the rows a tree leans on: 1 the lower, 2 the upper. */
static void
collect (const AwrashGeneral *general, const AwrashBranching *tree, guint8 side[])
{
  for (guint k = 0; k < tree->branches->len; k++)
    {
      const AwrashBranch *branch = &g_array_index (tree->branches, AwrashBranch, k);

      for (guint i = 0; branch->price != NULL && branch->is_ray && i < general->rows->len; i++)
        if (branch->price[i] != 0)
          side[i] |= branch->price[i] > 0 ? 1 : 2;
    }
}

/* Walls by their numbers; a row's are in a scale of its own, so its words stand alone. */
static void
tell (const AwrashGeneral *general, AwrashPlan *plan, const AwrashGeneralRow *row, guint8 side)
{
  g_autofree char *words = NULL;

  if (row->side != NULL && side != 0)
    g_ptr_array_add (plan->blocking, g_strdup (row->side->words));
  if (row->wall == NULL)
    return;
  words = awrash_i_words_wall (general->model, row->wall);
  if ((side & 1) && row->lower > 0)
    g_ptr_array_add (plan->blocking,
                     g_strdup_printf (_ ("at least %" PRId64 " %s"), row->lower, words));
  if ((side & 2) && row->upper != AWRASH_MIXED_MOST)
    g_ptr_array_add (plan->blocking,
                     g_strdup_printf (_ ("at most %" PRId64 " %s"), row->upper, words));
}

/* ── fewer bounds ───────────────────────────────────────────────────────────────────────────── */

/* With more bounds than this, or more nodes for one of them, the list is left as it is. */
#define MOST_TRIED 64
#define MOST_NODES 50

/* Whether the rows as they stand leave nothing, as far as a short search can tell. */
static gboolean
is_empty_still (const AwrashGeneral *general, const AwrashGeneralFace *face, gboolean *is_empty,
                GError **error)
{
  AwrashAsk ask = { .kind = AWRASH_ASK_LINEAR, .name = "infeasible" };
  g_autoptr (GError) fault = NULL;
  g_autoptr (AwrashMixed) mixed = awrash_i_ask_build (general, face, &ask, &fault);
  g_autoptr (AwrashSearch) search = mixed != NULL ? awrash_i_search_new (mixed, error) : NULL;
  AwrashLong cost, bound;
  gboolean done;

  *is_empty = FALSE;
  /* without the row nothing limits some cell, or not by numbers that are exact: it is needed */
  if (fault != NULL && fault->code != AWRASH_ERROR_MEMORY)
    return TRUE;
  if (fault != NULL)
    g_propagate_error (error, g_steal_pointer (&fault));
  if (search == NULL)
    return FALSE;
  awrash_i_search_set_gap (search, INFINITY, 1);
  done = mixed->is_empty;
  if (!done && !awrash_i_search_step (search, MOST_NODES, &done, error))
    return FALSE;
  *is_empty = done && awrash_i_search_get (search, &cost, &bound) == NULL;
  return TRUE;
}

static void
open_row (AwrashGeneralRow *row)
{
  row->lower = AWRASH_MIXED_LEAST;
  row->upper = AWRASH_MIXED_MOST;
}

/* Leaves out, one after the other, each row without which there is still no plan. */
static gboolean
filter (const AwrashGeneral *general, guint8 side[], GError **error)
{
  g_autoptr (AwrashGeneralFace) face = awrash_i_general_face_new (general, error);
  g_autofree AwrashGeneralRow *kept
      = face != NULL ? awrash_i_new (AwrashGeneralRow, general->rows->len, error) : NULL;
  gboolean done = kept != NULL;

  /* what the proof does not lean on goes first, and without asking */
  for (guint i = 0; done && i < general->rows->len; i++)
    {
      AwrashGeneralRow *row = g_ptr_array_index (general->rows, i);

      kept[i] = *row;
      if (side[i] == 0)
        open_row (row);
    }
  for (guint i = 0; done && i < general->rows->len; i++)
    {
      AwrashGeneralRow *row = g_ptr_array_index (general->rows, i);
      gboolean is_empty = FALSE;

      if (side[i] == 0)
        continue;
      open_row (row);
      done = is_empty_still (general, face, &is_empty, error);
      if (is_empty)
        side[i] = 0;
      else
        *row = kept[i];
    }
  for (guint i = 0; kept != NULL && i < general->rows->len; i++)
    if (kept[i].name != NULL)
      *(AwrashGeneralRow *)g_ptr_array_index (general->rows, i) = kept[i];
  return done;
}

static gboolean
filter_few (const AwrashGeneral *general, guint8 side[], GError **error)
{
  gsize n = 0;

  for (guint i = 0; i < general->rows->len; i++)
    n += side[i] != 0;
  return n > MOST_TRIED || filter (general, side, error);
}

gboolean
awrash_i_general_explain (const AwrashGeneral *general, const AwrashBranching *tree,
                          AwrashPlan *plan, GError **error)
{
  g_autofree guint8 *side = awrash_i_new (guint8, general->rows->len, error);
  gboolean is_told = FALSE;

  if (side == NULL)
    return FALSE;
  collect (general, tree, side);
  for (guint i = 0; i < general->rows->len; i++)
    is_told = is_told || side[i] != 0;
  if (is_told && !filter_few (general, side, error))
    return FALSE;
  /* shown without multipliers, by the bounds of rows and cells alone: all of them are told */
  for (guint i = 0; i < general->rows->len; i++)
    tell (general, plan, awrash_i_general_row (general, i), is_told ? side[i] : 3);
  plan->reason
      = g_strdup_printf (_ ("no places keep all of these bounds together: %s"),
                         plan->blocking->len > 0 ? (char *)g_ptr_array_index (plan->blocking, 0)
                                                 : _ ("those of single cells"));
  return TRUE;
}
