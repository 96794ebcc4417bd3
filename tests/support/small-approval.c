/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small questions which worksites to approve, by enumeration. Source: the contract in
 * selection-approve.h, read anew. Invariant: nothing of the library is called but to put a question
 * together. */

#include "support/small-approval.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const chains[] = { "utility",
                                      "utility-worksites",
                                      "beneficiaries",
                                      "worksites",
                                      "communes",
                                      "leximin",
                                      "communes, utility",
                                      "leximin, utility",
                                      "person-months",
                                      "communes,leximin",
                                      "worksites,communes",
                                      "leximin,communes,worksites",
                                      "utility, worksites, beneficiaries" };

static const char *const units[] = { "worksites", "places", "person-months", "amount" };

static SmallBound
draw_bound (GRand *rand, const SmallApproval *small)
{
  SmallBound bound = { .is_share = g_rand_boolean (rand), .least = -1, .most = -1 };
  int unit = g_rand_int_range (rand, 0, bound.is_share ? 3 : 4);
  gboolean is_trait = g_rand_boolean (rand);

  bound.unit = units[unit];
  bound.may_relax = g_rand_int_range (rand, 0, 4) > 0;
  for (gsize j = 0; j < small->n; j++)
    bound.weight[j] = unit == 3  ? 4 * small->places[j] * g_rand_int_range (rand, 1, 9)
                      : is_trait ? 4 * g_rand_int_range (rand, 0, 2)
                                 : g_rand_int_range (rand, 0, 5);
  if (bound.is_share)
    {
      if (g_rand_int_range (rand, 0, 4) > 0)
        bound.least = g_rand_int_range (rand, 0, 4);
      if (bound.least < 0 || g_rand_int_range (rand, 0, 3) == 0)
        bound.most = g_rand_int_range (rand, (gint32)MAX (bound.least, 1), 5);
      return bound;
    }
  if (g_rand_int_range (rand, 0, 4) > 0)
    bound.most = 4 * g_rand_int_range (rand, 1, unit == 0 ? 4 : unit == 1 ? 14 : 40);
  if (bound.most < 0 || g_rand_int_range (rand, 0, 4) == 0)
    bound.least = g_rand_int_range (rand, 0, bound.most < 0 ? 20 : (int)MIN (bound.most, 20) + 1);
  return bound;
}

SmallApproval
small_approval_draw (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  SmallApproval small = { 0 };
  gboolean is_equal = g_rand_int_range (rand, 0, 3) == 0;

  small.n = (gsize)g_rand_int_range (rand, 1, SMALL_WORKSITES + 1);
  small.n_bounds = (gsize)g_rand_int_range (rand, 0, SMALL_BOUNDS + 1);
  small.goals = chains[g_rand_int_range (rand, 0, G_N_ELEMENTS (chains))];
  small.threshold = g_rand_int_range (rand, 0, 3) == 0 ? 3 : 0;
  for (gsize j = 0; j < small.n; j++)
    {
      gsize other = (gsize)g_rand_int_range (rand, 0, (gint32)j + 1);

      small.places[j] = is_equal ? 2 : g_rand_int_range (rand, 1, 5);
      small.places_min[j] = g_rand_boolean (rand)
                                ? small.places[j]
                                : g_rand_int_range (rand, 1, (gint32)small.places[j] + 1);
      small.months[j] = g_rand_int_range (rand, 1, 4);
      small.utility[j] = is_equal ? 4 : g_rand_int_range (rand, 0, 8);
      small.commune[j] = g_rand_int_range (rand, -1, SMALL_COMMUNES);
      small.required[j] = g_rand_int_range (rand, 0, 12) == 0;
      small.order[j] = small.order[other];
      small.order[other] = (int64_t)j;
    }
  for (gsize b = 0; b < small.n_bounds; b++)
    small.bounds[b] = draw_bound (rand, &small);
  small.has_needs = g_rand_boolean (rand);
  for (gsize c = 0; c < SMALL_COMMUNES; c++)
    small.need[c] = small.has_needs ? g_rand_int_range (rand, 0, 7) : 1;
  return small;
}

AwrashApproval *
small_approval_new (const SmallApproval *small)
{
  double utility[SMALL_WORKSITES], weights[SMALL_WORKSITES], needs[SMALL_COMMUNES];
  AwrashApproval *approval;

  for (gsize j = 0; j < small->n; j++)
    utility[j] = (double)small->utility[j];
  approval = awrash_selection_approve_new (small->n, small->places_min, small->places,
                                           small->months, utility, NULL);
  for (gsize c = 0; c < SMALL_COMMUNES; c++)
    needs[c] = (double)small->need[c] / 2;
  if (!awrash_selection_approve_set_communes (approval, SMALL_COMMUNES, small->commune, NULL)
      || (small->has_needs
          && !awrash_selection_approve_set_needs (approval, SMALL_COMMUNES, needs, NULL))
      || !awrash_selection_approve_set_required (approval, small->required, NULL)
      || !awrash_selection_approve_set_threshold (approval, (double)small->threshold, NULL)
      || !awrash_selection_approve_set_goals (approval, small->goals, NULL))
    abort ();
  for (gsize b = 0; b < small->n_bounds; b++)
    {
      const SmallBound *bound = &small->bounds[b];

      for (gsize j = 0; j < small->n; j++)
        weights[j] = (double)bound->weight[j] / 4;
      if (!awrash_selection_approve_add_bound (
              approval, bound->is_share ? "share" : "number", bound->unit, weights,
              bound->least < 0 ? 0 : (double)bound->least / 4,
              bound->most < 0 ? INFINITY : (double)bound->most / 4, bound->may_relax, NULL))
        abort ();
    }
  return approval;
}

/* ── choices ────────────────────────────────────────────────────────────────────────────────── */

static int64_t
measure (const SmallApproval *small, const char *unit, gsize j, int64_t y, int64_t weight)
{
  if (y == 0)
    return 0;
  if (strcmp (unit, "worksites") == 0)
    return weight;
  if (strcmp (unit, "places") == 0)
    return weight * y;
  if (strcmp (unit, "person-months") == 0)
    return weight * y * small->months[j];
  return weight / small->places[j] * y;
}

int64_t
small_approval_reach (const SmallApproval *small, gsize b, const int64_t y[], gboolean is_upper)
{
  const SmallBound *bound = &small->bounds[b];
  int64_t count = 0, total = 0;

  for (gsize j = 0; j < small->n; j++)
    {
      count += 250000 * measure (small, bound->unit, j, y[j], bound->weight[j]);
      total += measure (small, bound->unit, j, y[j], 1);
    }
  if (!bound->is_share)
    return count;
  if (total == 0)
    return is_upper ? 0 : 1000000;
  return (count + (is_upper ? total - 1 : 0)) / total;
}

static gboolean
keeps_bound (const SmallApproval *small, const SmallBound *bound, const int64_t y[])
{
  int64_t count = 0, total = 0;

  for (gsize j = 0; j < small->n; j++)
    {
      count += measure (small, bound->unit, j, y[j], bound->weight[j]);
      total += measure (small, bound->unit, j, y[j], 1);
    }
  return (bound->least < 0 || count >= (bound->is_share ? bound->least * total : bound->least))
         && (bound->most < 0 || count <= (bound->is_share ? bound->most * total : bound->most));
}

gboolean
small_approval_keeps (const SmallApproval *small, const int64_t y[])
{
  gboolean any = FALSE, may = FALSE;

  for (gsize j = 0; j < small->n; j++)
    {
      gboolean is_open = small->required[j] || small->utility[j] >= small->threshold;

      if ((y[j] > 0 && (y[j] < small->places_min[j] || !is_open))
          || (y[j] == 0 && small->required[j]))
        return FALSE;
      any = any || y[j] > 0;
      may = may || is_open;
    }
  for (gsize b = 0; b < small->n_bounds; b++)
    if (!keeps_bound (small, &small->bounds[b], y))
      return FALSE;
  return any || !may;
}

/* A rate as a fraction. */
typedef struct
{
  int64_t places, need;
} Rate;

static int
compare_rates (Rate a, Rate b)
{
  int64_t left = a.places * b.need, right = b.places * a.need;

  return (left > right) - (left < right);
}

/* The rates of communes that have a need and may receive some, ascending. */
static gsize
sort_communes (const SmallApproval *small, const int64_t y[], Rate sorted[SMALL_COMMUNES])
{
  gsize n = 0;

  for (int64_t c = 0; c < SMALL_COMMUNES; c++)
    {
      Rate rate = { 0, small->need[c] };
      gboolean may = FALSE;
      gsize at = n;

      for (gsize j = 0; j < small->n; j++)
        if (small->commune[j] == c)
          {
            rate.places += y[j];
            may = may || small->required[j] || small->utility[j] >= small->threshold;
          }
      if (!may || rate.need == 0)
        continue;
      for (; at > 0 && compare_rates (sorted[at - 1], rate) > 0; at--)
        sorted[at] = sorted[at - 1];
      sorted[at] = rate;
      n++;
    }
  return n;
}

static int
compare_by (const SmallApproval *small, const char *goal, const int64_t a[], const int64_t b[])
{
  const int64_t *choice[2] = { a, b };
  int64_t value[2] = { 0, 0 };
  Rate sorted[2][SMALL_COMMUNES];

  for (int k = 0; k < 2; k++)
    {
      gsize n = sort_communes (small, choice[k], sorted[k]);

      for (gsize j = 0; j < small->n; j++)
        {
          int64_t y = choice[k][j];

          value[k] += strcmp (goal, "utility") == 0             ? y * small->utility[j]
                      : strcmp (goal, "utility-worksites") == 0 ? (y > 0) * small->utility[j]
                      : strcmp (goal, "beneficiaries") == 0     ? y
                      : strcmp (goal, "worksites") == 0         ? y > 0
                      : strcmp (goal, "person-months") == 0     ? y * small->months[j]
                                                                : 0;
        }
      for (gsize c = 0; c < n && strcmp (goal, "communes") == 0; c++)
        value[k] += sorted[k][c].places > 0;
      if (strcmp (goal, "leximin") == 0 && k == 1)
        for (gsize c = 0; c < n; c++)
          if (compare_rates (sorted[0][c], sorted[1][c]) != 0)
            return compare_rates (sorted[0][c], sorted[1][c]);
    }
  return (value[0] > value[1]) - (value[0] < value[1]);
}

int
small_approval_compare (const SmallApproval *small, const int64_t a[], const int64_t b[],
                        gboolean by_order)
{
  g_auto (GStrv) goals = g_strsplit (small->goals, ",", -1);
  int sign = 0;

  for (gsize g = 0; goals[g] != NULL && sign == 0; g++)
    sign = compare_by (small, g_strstrip (goals[g]), a, b);
  for (gsize k = 0; k < small->n && sign == 0 && by_order; k++)
    sign = (a[small->order[k]] > b[small->order[k]]) - (a[small->order[k]] < b[small->order[k]]);
  return sign;
}

gboolean
small_approval_next (const SmallApproval *small, int64_t y[])
{
  for (gsize j = 0; j < small->n; j++)
    {
      if (y[j]++ < small->places[j])
        return TRUE;
      y[j] = 0;
    }
  return FALSE;
}

gsize
small_approval_best (const SmallApproval *small, int64_t best[SMALL_WORKSITES])
{
  int64_t y[SMALL_WORKSITES] = { 0 };
  gsize n_best = 0;

  do
    {
      int sign;

      if (!small_approval_keeps (small, y))
        continue;
      sign = n_best == 0 ? 1 : small_approval_compare (small, y, best, FALSE);
      n_best = sign > 0 ? 1 : sign == 0 ? n_best + 1 : n_best;
      if (sign > 0 || (sign == 0 && small_approval_compare (small, y, best, TRUE) > 0))
        memcpy (best, y, small->n * sizeof (int64_t));
    }
  while (small_approval_next (small, y));
  return n_best;
}
