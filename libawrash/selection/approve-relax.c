/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The smallest relaxation of bounds that leave no choice. Sets of bounds are left out by their
 * size, of equal size the later bounds first, until a choice is left; then each of the set comes
 * back with the limit that is nearest to its own. The best part of a share is a quotient: the
 * largest sum of weights less the part so far says whether there is a better one.
 * Source: W. Dinkelbach (1967). Invariant: what a limit is set to, a choice keeps. */

#include "selection/approve-run-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const AwrashApproval *approval;
  AwrashApproval own;         /* the same with bounds of its own, which share their weights */
  AwrashApproveBound *bounds; /* [n_bounds] */
  gsize nodes, most_nodes;
  int64_t *x; /* [n_base]: the last choice that was found */
  gboolean is_limit;
} Relaxing;

/* ── searches ───────────────────────────────────────────────────────────────────────────────── */

/* The least of a sum; *found: there is a choice, which r->x is then. */
static gboolean
search (Relaxing *r, const int64_t cost[], gboolean any, gboolean *found, GError **error)
{
  AwrashApproveAsk ask = { .name = "relax", .cost = cost };
  AwrashApproveRun run;
  AwrashApproveFound least = { 0 };
  gboolean done
      = awrash_i_approve_run_open (&run, &r->own, NULL, 0, r->most_nodes - r->nodes, error)
        && awrash_i_approve_search (&run, &ask, any ? INFINITY : 0, &least, error);

  if (done)
    {
      *found = run.has_x;
      r->nodes += run.nodes;
      r->is_limit = r->is_limit || (!run.has_x && !run.is_empty)
                    || (run.has_x && !any && least.cost != least.least);
      if (run.has_x)
        memcpy (r->x, run.x, run.face->n_base * sizeof (int64_t));
    }
  awrash_i_approve_run_clear (&run);
  return done;
}

/* sign times what a bound counts, of a share less the part. */
static void
weigh (const Relaxing *r, gsize b, int64_t part, int64_t sign, int64_t cost[])
{
  for (gsize j = 0; j < r->own.n; j++)
    {
      int64_t fewest, each;

      awrash_i_approve_weigh_bound (&r->own, &r->bounds[b], part, j, &fewest, &each);
      cost[j] = sign * fewest;
      if (r->own.extra[j] != G_MAXSIZE)
        cost[r->own.extra[j]] = sign * each;
    }
}

/* ── limits ─────────────────────────────────────────────────────────────────────────────────── */

/* The part that a choice has, in millionths, rounded towards what is easier to keep. */
static int64_t
part_of (const Relaxing *r, gsize b, int64_t sign, int64_t cost[])
{
  gsize n_base = r->own.n + r->own.n_extras;
  AwrashLong count, total;

  weigh (r, b, 0, 1, cost);
  count = awrash_i_approve_sum (cost, r->x, n_base);
  weigh (r, b, AWRASH_MILLION, 1, cost);
  total = count - awrash_i_approve_sum (cost, r->x, n_base);
  /* both are in millionths: total counts every unit with weight 1 */
  if (total == 0)
    return sign < 0 ? AWRASH_MILLION : 0;
  return (int64_t)(sign < 0 ? AWRASH_MILLION * count / total
                            : (AWRASH_MILLION * count + total - 1) / total);
}

/* The nearest limit on one side, sign 1: the upper one is raised, -1: the lower one is lowered;
 * r->x is a choice without it. */
static gboolean
find_limit (Relaxing *r, gsize b, int64_t sign, int64_t *limit, GError **error)
{
  gsize n_base = r->own.n + r->own.n_extras;
  g_autofree int64_t *cost = awrash_i_new (int64_t, n_base, error);
  gboolean found;

  if (cost == NULL)
    return FALSE;
  if (!r->bounds[b].is_share)
    {
      weigh (r, b, 0, sign, cost);
      if (!search (r, cost, FALSE, &found, error))
        return FALSE;
      *limit = sign * awrash_i_approve_sum (cost, r->x, n_base);
      return TRUE;
    }
  *limit = part_of (r, b, sign, cost);
  for (gboolean goes_on = TRUE; goes_on && !r->is_limit;)
    {
      int64_t part;

      weigh (r, b, *limit, sign, cost);
      if (!search (r, cost, FALSE, &found, error))
        return FALSE;
      part = part_of (r, b, sign, cost);
      goes_on = sign < 0 ? part > *limit : part < *limit;
      if (goes_on)
        *limit = part;
    }
  return TRUE;
}

/* One bound that is left out comes back as near to its limits as can be: the upper one is raised,
 * or, where that does not help, the lower one is lowered. */
static gboolean
bring_back (Relaxing *r, gsize b, const int64_t nothing[], GError **error)
{
  const AwrashApproveBound *asked = awrash_i_approve_bound (r->approval, b);
  AwrashApproveBound *bound = &r->bounds[b];
  gboolean found = FALSE;

  if (asked->most != AWRASH_MIXED_MOST)
    {
      bound->least = asked->least;
      if (!search (r, nothing, TRUE, &found, error))
        return FALSE;
      if (found)
        return r->is_limit || find_limit (r, b, 1, &bound->most, error);
    }
  bound->least = AWRASH_MIXED_LEAST;
  bound->most = asked->most;
  if (r->is_limit || !search (r, nothing, TRUE, &found, error))
    return r->is_limit;
  return r->is_limit || find_limit (r, b, -1, &bound->least, error);
}

/* ── sets ───────────────────────────────────────────────────────────────────────────────────── */

static void
leave_out (Relaxing *r, gsize size, const gsize set[])
{
  for (gsize b = 0; b < r->own.bounds->len; b++)
    r->bounds[b] = *awrash_i_approve_bound (r->approval, b);
  for (gsize k = 0; k < size; k++)
    {
      r->bounds[set[k]].least = AWRASH_MIXED_LEAST;
      r->bounds[set[k]].most = AWRASH_MIXED_MOST;
    }
}

/* The set before this one of the same size, of places among `many`: sets go down from the last, and
 * behind the one that moved all stand at their last places. */
static gboolean
next_set (gsize size, gsize many, gsize places[])
{
  for (gsize k = size; k-- > 0;)
    {
      gsize least = k == 0 ? 0 : places[k - 1] + 1;

      if (places[k] <= least)
        continue;
      places[k]--;
      while (++k < size)
        places[k] = many - size + k;
      return TRUE;
    }
  return FALSE;
}

/* The first set that leaves a choice when it is left out; *size of it, set[] in ascending order. */
static gboolean
find_set (Relaxing *r, const int64_t nothing[], gsize many, const gsize may[], gsize *size,
          gsize set[], gboolean *found, GError **error)
{
  g_autofree gsize *places = awrash_i_new (gsize, many, error);

  *found = FALSE;
  if (places == NULL)
    return FALSE;
  /* what cannot be done by all of them cannot be done at all */
  leave_out (r, many, may);
  if (!search (r, nothing, TRUE, found, error) || !*found)
    return !*found && !(error != NULL && *error != NULL);
  for (*size = 0; *size <= many; ++*size)
    {
      for (gsize k = 0; k < *size; k++)
        places[k] = many - *size + k;
      do
        {
          for (gsize k = 0; k < *size; k++)
            set[k] = may[places[k]];
          leave_out (r, *size, set);
          if (!search (r, nothing, TRUE, found, error))
            return FALSE;
          if (*found || r->is_limit)
            return TRUE;
        }
      while (next_set (*size, many, places));
    }
  return TRUE;
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
relax (Relaxing *r, gboolean *found, GError **error)
{
  gsize m = r->own.bounds->len, many = 0, size;
  g_autofree gsize *may = awrash_i_new (gsize, m, error);
  g_autofree gsize *set = may ? awrash_i_new (gsize, m, error) : NULL;
  g_autofree int64_t *nothing
      = set ? awrash_i_new (int64_t, r->own.n + r->own.n_extras, error) : NULL;

  if (nothing == NULL)
    return FALSE;
  for (gsize b = 0; b < m; b++)
    if (r->bounds[b].may_relax)
      may[many++] = b;
  if (!find_set (r, nothing, many, may, &size, set, found, error))
    return FALSE;
  for (gsize k = 0; *found && k < size && !r->is_limit; k++)
    if (!bring_back (r, set[k], nothing, error))
      return FALSE;
  return TRUE;
}

static gboolean
open_own (Relaxing *r, const AwrashApproval *approval, gsize nodes, GError **error)
{
  gsize m = approval->bounds->len;

  *r = (Relaxing){ .approval = approval, .own = *approval, .most_nodes = nodes };
  r->own.bounds = g_ptr_array_new ();
  r->bounds = awrash_i_new (AwrashApproveBound, m, error);
  r->x = r->bounds != NULL ? awrash_i_new (int64_t, approval->n + approval->n_extras, error) : NULL;
  for (gsize b = 0; r->x != NULL && b < m; b++)
    {
      r->bounds[b] = *awrash_i_approve_bound (approval, b);
      g_ptr_array_add (r->own.bounds, &r->bounds[b]);
    }
  return r->x != NULL;
}

static double
told (int64_t limit, double none)
{
  return limit == AWRASH_MIXED_LEAST || limit == AWRASH_MIXED_MOST ? none : (double)limit / 1e6;
}

gboolean
awrash_selection_approve_relax (const AwrashApproval *approval, size_t nodes, double least[],
                                double most[], int64_t places[], int64_t *status, GError **error)
{
  Relaxing r;
  gboolean found = FALSE, done;

  g_return_val_if_fail (approval != NULL && places != NULL && status != NULL, FALSE);
  g_return_val_if_fail (approval->bounds->len == 0 || (least != NULL && most != NULL), FALSE);
  done = open_own (&r, approval, nodes, error) && relax (&r, &found, error);
  if (done)
    *status = r.is_limit ? AWRASH_STATUS_LIMIT
              : found    ? AWRASH_STATUS_OPTIMAL
                         : AWRASH_STATUS_INFEASIBLE;
  for (gsize b = 0; done && *status == AWRASH_STATUS_OPTIMAL && b < approval->bounds->len; b++)
    {
      least[b] = told (r.bounds[b].least, 0);
      most[b] = told (r.bounds[b].most, INFINITY);
    }
  if (done && *status == AWRASH_STATUS_OPTIMAL)
    awrash_i_approve_to_places (approval, r.x, places);
  g_ptr_array_unref (r.own.bounds);
  g_free (r.bounds);
  g_free (r.x);
  return done;
}
