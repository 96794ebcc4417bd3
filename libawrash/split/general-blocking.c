/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why there is no plan: the walls and rows whose multipliers prove it.
 * Source: Farkas (1902). Invariant: what is named is enough, with the bounds of cells, to leave
 * nothing. */

#include "split/general-private.h"

#include "split/filter-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <math.h>

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

typedef struct
{
  const AwrashGeneral *general;
  AwrashGeneralFace *face;
  AwrashGeneralRow *kept; /* [rows]: as they are */
} Filter;

/* Whether the rows as they stand leave nothing, as far as a short search can tell. */
static gboolean
is_empty_still (const Filter *f, gboolean *is_empty, GError **error)
{
  AwrashAsk ask = { .kind = AWRASH_ASK_LINEAR, .name = "infeasible" };
  g_autoptr (GError) fault = NULL;
  g_autoptr (AwrashMixed) mixed = awrash_i_ask_build (f->general, f->face, &ask, &fault);
  g_autoptr (AwrashSearch) search = mixed != NULL ? awrash_i_search_new (mixed, error) : NULL;
  AwrashLong cost, bound;
  gboolean done;

  *is_empty = FALSE;
  /* without the row nothing limits some cell, or not by numbers that are exact: it is needed */
  if (fault != NULL && fault->code != AWRASH_ERROR_MEMORY && fault->code != AWRASH_ERROR_CANCELLED)
    return TRUE;
  if (fault != NULL)
    g_propagate_error (error, g_steal_pointer (&fault));
  if (search == NULL)
    return FALSE;
  awrash_i_search_set_gap (search, INFINITY, 1);
  done = mixed->is_empty;
  if (!done
      && !awrash_i_search_step (search, awrash_i_filter_nodes (f->general->model->n_cells), &done,
                                error))
    return FALSE;
  *is_empty = done && awrash_i_search_get (search, &cost, &bound) == NULL;
  return TRUE;
}

/* The ends that count stand, two a row, the others are open; with NULL all stand. */
static void
set_rows (const Filter *f, const guint8 counts[])
{
  for (guint i = 0; i < f->general->rows->len; i++)
    {
      AwrashGeneralRow *row = g_ptr_array_index (f->general->rows, i);

      *row = f->kept[i];
      if (counts != NULL && counts[2 * i] != 1)
        row->lower = AWRASH_MIXED_LEAST;
      if (counts != NULL && counts[2 * i + 1] != 1)
        row->upper = AWRASH_MIXED_MOST;
    }
}

static gboolean
test (gpointer data, const guint8 counts[], gboolean *blocks, GError **error)
{
  set_rows (data, counts);
  return is_empty_still (data, blocks, error);
}

/* Of the ends on which the proof leans; of all that bound anything, where these block only with
 * what others say of the bounds of cells. */
static gboolean
filter_rows (Filter *f, guint8 side[], GError **error)
{
  gsize n = 2 * f->general->rows->len;
  g_autofree guint8 *counts = awrash_i_new (guint8, n, error);
  gsize n_counted = 0;
  gboolean blocks;

  for (gsize k = 0; counts != NULL && k < n; k++)
    counts[k] = (side[k / 2] >> k % 2) & 1;
  if (counts == NULL || !test (f, counts, &blocks, error))
    return FALSE;
  for (gsize k = 0; !blocks && k < n; k++)
    counts[k] = k % 2 ? f->kept[k / 2].upper != AWRASH_MIXED_MOST
                      : f->kept[k / 2].lower != AWRASH_MIXED_LEAST;
  for (gsize k = 0; k < n; k++)
    n_counted += counts[k];
  if (n_counted <= AWRASH_FILTER_MOST && !awrash_i_filter (n, NULL, counts, test, f, error))
    return FALSE;
  for (gsize k = 0; k < n; k += 2)
    side[k / 2] = (guint8)(counts[k] | counts[k + 1] << 1);
  return TRUE;
}

static gboolean
filter (const AwrashGeneral *general, guint8 side[], GError **error)
{
  Filter f = { .general = general, .face = awrash_i_general_face_new (general, error) };
  gboolean done;

  f.kept = f.face != NULL ? awrash_i_new (AwrashGeneralRow, general->rows->len, error) : NULL;
  for (guint i = 0; f.kept != NULL && i < general->rows->len; i++)
    f.kept[i] = *awrash_i_general_row (general, i);
  done = f.kept != NULL && filter_rows (&f, side, error);
  if (f.kept != NULL)
    set_rows (&f, NULL);
  awrash_i_general_face_free (f.face);
  g_free (f.kept);
  return done;
}

gboolean
awrash_i_general_explain (const AwrashGeneral *general, const AwrashBranching *tree,
                          AwrashPlan *plan, GError **error)
{
  g_autofree guint8 *side = awrash_i_new (guint8, general->rows->len, error);
  gboolean is_told = FALSE;

  if (side == NULL)
    return FALSE;
  awrash_i_branching_list_sides (tree, general->rows->len, side);
  for (guint i = 0; i < general->rows->len; i++)
    is_told = is_told || side[i] != 0;
  if (is_told && !filter (general, side, error))
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
