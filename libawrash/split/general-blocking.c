/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why there is no plan: the walls and rows whose multipliers prove it.
 * Source: Farkas (1902). Invariant: what is named is enough, with the bounds of cells, to leave
 * nothing. */

#include "split/general-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>

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
  /* shown without multipliers, by the bounds of rows and cells alone: all of them are told */
  for (guint i = 0; i < general->rows->len; i++)
    tell (general, plan, awrash_i_general_row (general, i), is_told ? side[i] : 3);
  plan->reason
      = g_strdup_printf (_ ("no places keep all of these bounds together: %s"),
                         plan->blocking->len > 0 ? (char *)g_ptr_array_index (plan->blocking, 0)
                                                 : _ ("those of single cells"));
  return TRUE;
}
