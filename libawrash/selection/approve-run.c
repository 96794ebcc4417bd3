/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One step searched: its problem, the choice at hand offered, the best one taken over, and the
 * claim with its tree written down.
 * Source: see allot/mixed-search.c. Invariant: work is counted in nodes and
 * steps, never by a clock. */

#include "selection/approve-run-private.h"

#include "allot/mixed-claim-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

#define AT_ONCE 8
/* Plans of more communes than this take too long to put together. */
#define MOST_BLOCKS 128
/* Steps of relaxations, counted by rows, and nodes, by entries, of all levels of a run together:
 * some ten seconds. */
#define MOST_EFFORT 1e8

gboolean
awrash_i_approve_run_open (AwrashApproveRun *run, const AwrashApproval *approval,
                           AwrashApproved *answer, double gap, gsize nodes, GError **error)
{
  *run = (AwrashApproveRun){
    .approval = approval, .answer = answer, .gap = gap, .most_nodes = nodes
  };
  run->claims = g_ptr_array_new_with_free_func (g_free);
  run->face = awrash_i_approve_face_new (approval, error);
  run->x = run->face != NULL ? awrash_i_new (int64_t, run->face->n_base, error) : NULL;
  return run->x != NULL;
}

void
awrash_i_approve_run_clear (AwrashApproveRun *run)
{
  g_ptr_array_unref (run->claims);
  awrash_i_approve_face_free (run->face);
  g_free (run->x);
}

void
awrash_i_approve_drop_claim (AwrashApproveRun *run)
{
  g_ptr_array_set_size (run->claims, (int)run->claims->len - 1);
}

double
awrash_i_approve_gap (int64_t cost, int64_t least)
{
  return cost == least ? 0 : ((double)cost - (double)least) / fmax (fabs ((double)cost), 1e-12);
}

/* The best choice of a search into the run. */
static void
take (AwrashApproveRun *run, const int64_t best[], gboolean *is_found)
{
  *is_found = best != NULL;
  if (best == NULL)
    return;
  memcpy (run->x, best, run->face->n_base * sizeof (int64_t));
  run->has_x = TRUE;
}

static gboolean
tell (AwrashApproveRun *run, const AwrashApproveAsk *ask, const AwrashApproveRows *rows,
      const AwrashMixed *mixed, AwrashSearch *search, AwrashApproveFound *found, GError **error)
{
  g_autofree char **names = awrash_i_approve_rows_names (rows, error);
  AwrashLong least = (AwrashLong)found->least * ((AwrashLong)1 << mixed->bits);
  g_autoptr (AwrashBranching) tree = NULL;
  char *claim;

  if (run->is_empty)
    least = AWRASH_LONG_LARGEST;
  tree = names != NULL ? awrash_i_search_prove (search, &least, error) : NULL;
  if (tree == NULL)
    return FALSE;
  if (!run->is_empty)
    found->least = (int64_t)(least >> mixed->bits);
  if (run->answer == NULL)
    return TRUE;
  claim
      = awrash_i_mixed_write_claim (ask->name, "", names, mixed, run->is_empty, least, tree, error);
  if (claim != NULL)
    g_ptr_array_add (run->claims, claim);
  return claim != NULL;
}

/* Nodes until the gap, a witness, or the end. */
static gboolean
step (AwrashApproveRun *run, const AwrashApproveAsk *ask, AwrashSearch *search, gboolean *done,
      GError **error)
{
  AwrashLong first, cost, bound;

  awrash_i_search_get (search, &first, &bound);
  *done = FALSE;
  while (!*done && run->nodes < run->most_nodes && (ask->cost != NULL || run->effort < MOST_EFFORT))
    {
      gsize before = awrash_i_search_count (search);
      double effort = awrash_i_search_effort (search);

      if (!awrash_i_search_step (search,
                                 MIN (ask->is_witness ? 1 : AT_ONCE, run->most_nodes - run->nodes),
                                 done, error))
        return FALSE;
      run->nodes += MAX (awrash_i_search_count (search) - before, 1);
      run->effort += ask->cost == NULL ? awrash_i_search_effort (search) - effort : 0;
      awrash_i_search_get (search, &cost, &bound);
      if (ask->is_witness && cost < first)
        break;
    }
  return TRUE;
}

gboolean
awrash_i_approve_search (AwrashApproveRun *run, const AwrashApproveAsk *ask, double gap,
                         AwrashApproveFound *found, GError **error)
{
  g_autoptr (AwrashApproveRows) rows = awrash_i_approve_build (run->face, ask, error);
  g_autoptr (AwrashMixed) mixed
      = rows == NULL ? NULL : awrash_i_approve_rows_to_mixed (rows, error);
  g_autoptr (AwrashSearch) search = mixed != NULL ? awrash_i_search_new (mixed, error) : NULL;
  g_autofree int64_t *y = search != NULL ? awrash_i_new (int64_t, mixed->n, error) : NULL;
  AwrashLong cost, bound;
  gboolean done, is_found;

  if (y == NULL)
    return FALSE;
  if (!mixed->is_whole && !mixed->is_empty)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                   _ ("the sums of the goal \"%s\" are too large to be exact"), ask->name);
      return FALSE;
    }
  awrash_i_search_set_gap (search, gap, 1e-12);
  /* every worksite is a block of its own, and every bound a link; communes are blocks where a level
   * ties their worksites together, and bounded far closer one by one */
  if (ask->cost != NULL || run->face->n_receivers > MOST_BLOCKS)
    awrash_i_search_keep_whole (search);
  if (run->has_x)
    {
      awrash_i_approve_complete (run->face, ask, run->x, y);
      awrash_i_search_offer (search, y);
    }
  if (!step (run, ask, search, &done, error))
    return FALSE;
  take (run, awrash_i_search_get (search, &cost, &bound), &is_found);
  run->is_empty = !is_found && done;
  found->cost = is_found ? (int64_t)(cost >> mixed->bits) : 0;
  found->is_bounded = bound > -AWRASH_LONG_LARGEST && bound < AWRASH_LONG_LARGEST;
  found->least = found->is_bounded ? (int64_t)(bound >> mixed->bits) : G_MININT64;
  if (!run->is_empty && !found->is_bounded)
    return TRUE;
  return tell (run, ask, rows, mixed, search, found, error);
}
