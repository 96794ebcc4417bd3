/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Multipliers of the pairs: a pair that the least flow leaves in another order than it is counted
 * with is counted a little more like it is, again and again, along the mean of the flows found.
 * Source: Barahona and Anbil (2000): the volume algorithm; Polyak (1969) for the step. Invariant:
 * every multiplier is in [-1, 1], so that whatever comes of it is a bound. */

#include "allot/gini-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

enum
{
  ROUNDS = 400,
  PATIENCE = 8,
  ENOUGH = 24, /* rounds in vain after which nothing more is to be had */
  FEW = 100    /* whose pairs are not too many for a relaxation */
};

typedef struct
{
  AwrashGini *gini;
  gsize n_pairs;
  double *centre; /* [n_pairs]: the best so far, unrounded */
  int16_t *best;  /* [n_pairs] */
  double *mean;   /* [n]: of the receipts found */
  double *kept;   /* [n]: the mean of the best */
  double *label;  /* [n_nodes]: of the best */
  AwrashGiniSum bound;
  double pace;
} Ascent;

static void
free_ascent (Ascent *a)
{
  g_free (a->centre);
  g_free (a->best);
  g_free (a->mean);
  g_free (a->kept);
  g_free (a->label);
}

static double
differ (const AwrashGini *gini, gsize p, gsize q, const double y[])
{
  return (double)(gini->pairs.slope[p] * gini->pairs.mass[q]) * y[p]
         - (double)(gini->pairs.slope[q] * gini->pairs.mass[p]) * y[q];
}

/* The multipliers tried next: from the centre along the mean's differences, by Polyak's step. */
static void
step (const Ascent *a)
{
  AwrashGini *gini = a->gini;
  double square = 0, left = (double)(gini->value - a->bound), length;
  gsize k = 0;

  for (gsize p = 0; p < gini->n; p++)
    for (gsize q = 0; q < p; q++, k++)
      {
        double z = differ (gini, p, q, a->mean);

        if ((z > 0 && a->centre[k] < 1) || (z < 0 && a->centre[k] > -1))
          square += z * z;
      }
  length = square > 0 ? a->pace * left / square : 0;
  k = 0;
  for (gsize p = 0; p < gini->n; p++)
    for (gsize q = 0; q < p; q++, k++)
      gini->multiplier[k] = (int16_t)rint (
          AWRASH_GINI_ONE * CLAMP (a->centre[k] + length * differ (gini, p, q, a->mean), -1, 1));
}

/* The bound with the present multipliers; the centre moves to where it is better. */
static gboolean
look (Ascent *a, AwrashGiniNode *root, gboolean *is_better, GError **error)
{
  AwrashGini *gini = a->gini;
  gboolean has_dropped;

  if (!awrash_i_gini_bound_linear (gini, root, NULL, &has_dropped, error))
    return FALSE;
  *is_better = root->own > a->bound;
  if (!*is_better)
    return TRUE;
  a->bound = root->own;
  memcpy (a->kept, a->mean, gini->n * sizeof (double));
  memcpy (a->best, gini->multiplier, a->n_pairs * sizeof (int16_t));
  for (gsize k = 0; k < a->n_pairs; k++)
    a->centre[k] = (double)gini->multiplier[k] / AWRASH_GINI_ONE;
  memcpy (a->label, root->label, gini->trial->n_nodes * sizeof (double));
  return TRUE;
}

static gboolean
climb (Ascent *a, AwrashGiniNode *root, GError **error)
{
  AwrashGini *gini = a->gini;
  int in_vain = 0;

  for (int round = 0; round < ROUNDS && in_vain < ENOUGH && a->bound < gini->value; round++)
    {
      double weight = round == 0 ? 1 : 0.2;
      gboolean is_better;

      for (gsize p = 0; p < gini->n; p++)
        a->mean[p] += weight * ((double)gini->found[p] - a->mean[p]);
      step (a);
      if (!look (a, root, &is_better, error))
        return FALSE;
      in_vain = is_better ? 0 : in_vain + 1;
      if (is_better)
        a->pace = MIN (1.8, a->pace * 1.1);
      else if (in_vain % PATIENCE == 0)
        a->pace *= 0.6;
    }
  return TRUE;
}

/* Begins at the prices of the continuous relaxation, where there is a ratio: what it finds is far
 * from what ranks find, and the way there long. */
static gboolean
begin (Ascent *a, AwrashGiniNode *root, GError **error)
{
  AwrashGini *gini = a->gini;
  gboolean is_solved, is_better;

  if (gini->pairs.is_weighted || gini->n > FEW)
    return TRUE;
  if (!awrash_i_gini_relax (gini, a->centre, a->mean, &is_solved, error))
    return FALSE;
  if (!is_solved)
    return TRUE;
  for (gsize k = 0; k < a->n_pairs; k++)
    gini->multiplier[k] = (int16_t)rint (AWRASH_GINI_ONE * a->centre[k]);
  return awrash_i_gini_try_near (gini, a->mean, &is_better, error)
         && look (a, root, &is_better, error);
}

gboolean
awrash_i_gini_ascend (AwrashGini *gini, AwrashGiniNode *root, GError **error)
{
  Ascent a
      = { .gini = gini, .n_pairs = gini->n * (gini->n - 1) / 2, .bound = root->own, .pace = 1 };
  gboolean done, is_better;
  gsize k = 0;

  a.centre = awrash_i_new (double, a.n_pairs, error);
  a.best = a.centre != NULL ? awrash_i_new (int16_t, a.n_pairs, error) : NULL;
  a.mean = a.best != NULL ? awrash_i_new (double, gini->n, error) : NULL;
  a.kept = a.mean != NULL ? awrash_i_new (double, gini->n, error) : NULL;
  a.label = a.kept != NULL ? awrash_i_new (double, gini->trial->n_nodes, error) : NULL;
  if (a.label != NULL && gini->multiplier == NULL)
    gini->multiplier = awrash_i_new (int16_t, a.n_pairs, error);
  if (a.label == NULL || gini->multiplier == NULL)
    {
      free_ascent (&a);
      return FALSE;
    }
  for (gsize p = 0; p < gini->n; p++)
    for (gsize q = 0; q < p; q++, k++)
      {
        a.best[k] = (int16_t)awrash_i_gini_multiplier (gini, root, p, q);
        a.centre[k] = (double)a.best[k] / AWRASH_GINI_ONE;
      }
  memcpy (a.label, root->label, gini->trial->n_nodes * sizeof (double));
  root->by_multipliers = TRUE;
  done = begin (&a, root, error) && climb (&a, root, error);
  if (done)
    {
      root->own = root->bound = a.bound;
      memcpy (gini->multiplier, a.best, a.n_pairs * sizeof (int16_t));
      memcpy (root->label, a.label, gini->trial->n_nodes * sizeof (double));
    }
  /* the mean of the flows found is near the best that is no whole number */
  done = done && awrash_i_gini_try_near (gini, a.mean, &is_better, error)
         && awrash_i_gini_try_near (gini, a.kept, &is_better, error);
  free_ascent (&a);
  return done;
}
