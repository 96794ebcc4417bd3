/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Panels that make an average: one that keeps every bound that the average reaches is taken away
 * with as much weight as leaves an average of panels still, as far as the bounds say; then one more
 * bound is reached, so that it ends. Source: Carathéodory (1911); Grötschel, Lovász and Schrijver
 * (1981). Invariant: what was taken away and what is left make the average together. */

#include "selection/outline-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* Nearer to a bound than that is at it, per unit of weight and in all; less weight than that is
 * none, and may be left over: a chance feels it less than the units that weights are told in. */
#define NEAR 1e-10
#define ROUNDED 4e-15
#define NOTHING 3e-14
/* How far worths are parted from one another. */
#define PARTED 0.05

typedef struct
{
  AwrashLotteryRun *run;
  const AwrashMixed *panels;
  gsize n, size;
  double left;     /* weight */
  double *rest;    /* [size]: of columns and rows, times the weight that is left */
  double *worth;   /* [n] */
  int64_t *box;    /* [2 size] */
  int64_t *counts; /* [size]: of the panel */
} Peel;

/* What rows make of columns. */
static void
add_rows (const Peel *peel)
{
  for (gsize i = 0; i + peel->n < peel->size; i++)
    {
      peel->rest[peel->n + i] = 0;
      for (gsize k = peel->panels->first[i]; k < peel->panels->first[i + 1]; k++)
        peel->rest[peel->n + i] += peel->rest[peel->panels->column[k]];
    }
}

/* The face: bounds that are reached are kept. Types by how near they are to their most; no two are
 * alike, since searches by worths that are walk in circles. */
static void
write_face (const Peel *peel)
{
  for (gsize j = 0; j < peel->size; j++)
    {
      int64_t low = peel->panels->lower[j], high = peel->panels->upper[j];
      double at = peel->rest[j] / peel->left, near = NEAR + ROUNDED / peel->left;

      peel->box[j] = at >= (double)high - near ? high : low;
      peel->box[peel->size + j] = at <= (double)low + near ? low : high;
      if (j < peel->n)
        peel->worth[j] = high > low ? fmax (0, (at - (double)low) / (double)(high - low))
                                          + PARTED * fmod ((double)(j + 1) * 0.6180339887498949, 1)
                                    : 0;
    }
}

/* How much of the weight the panel can have; bounds that are reached stay so, but for rounding. */
static double
choose_weight (const Peel *peel)
{
  double most = peel->left;

  for (gsize j = 0; j < peel->size; j++)
    {
      double low = (double)peel->panels->lower[j], high = (double)peel->panels->upper[j];
      double has = (double)peel->counts[j];

      if (peel->box[j] == peel->box[peel->size + j])
        continue;
      if (has > low)
        most = fmin (most, (peel->rest[j] - low * peel->left) / (has - low));
      if (has < high)
        most = fmin (most, (high * peel->left - peel->rest[j]) / (high - has));
    }
  return most;
}

/* Takes one panel away; *is_found FALSE: there is none in the face, or it can have no weight. */
static gboolean
take (Peel *peel, GArray *weights, gboolean *is_found, GError **error)
{
  AwrashPricer *pricer = peel->run->pricer;
  int64_t *panel;
  double weight;

  write_face (peel);
  awrash_i_lottery_set_prices (peel->run, peel->worth);
  pricer->box = peel->box;
  *is_found = awrash_i_pricer_run (pricer, peel->run->price, -1, 0, error);
  pricer->box = NULL;
  if (!*is_found)
    return FALSE;
  *is_found = pricer->found->len > 0;
  if (!*is_found)
    return TRUE;
  panel = awrash_i_copy (int64_t, g_ptr_array_index (pricer->found, pricer->found->len - 1),
                         peel->n, error);
  if (panel == NULL)
    return FALSE;
  g_ptr_array_add (peel->run->panels, panel);
  memcpy (peel->counts, panel, peel->n * sizeof (int64_t));
  for (gsize i = 0; i + peel->n < peel->size; i++)
    peel->counts[peel->n + i] = awrash_i_mixed_activity (peel->panels, i, panel);
  weight = fmax (0, choose_weight (peel));
  if (!awrash_i_append (weights, weight, error))
    return FALSE;
  for (gsize j = 0; j < peel->n; j++)
    peel->rest[j] = fmax (0, peel->rest[j] - weight * (double)peel->counts[j]);
  add_rows (peel);
  peel->left -= weight;
  *is_found = weight > 0;
  return TRUE;
}

static gboolean
take_all (Peel *peel, GArray *weights, gboolean *is_found, GError **error)
{
  if (!awrash_i_memory_stretch (weights, peel->run->panels->len, error))
    return FALSE;
  g_array_set_size (weights, peel->run->panels->len); /* all nought */
  add_rows (peel);
  *is_found = TRUE;
  for (gsize round = 0; round < 2 * peel->size && *is_found && peel->left > NOTHING; round++)
    if (!take (peel, weights, is_found, error))
      return FALSE;
  *is_found = peel->left <= NOTHING;
  return TRUE;
}

gboolean
awrash_i_outline_peel (AwrashLotteryRun *run, const double average[], GArray *weights,
                       gboolean *is_found, GError **error)
{
  const AwrashMixed *panels = run->pricer->panels;
  Peel peel = { run, panels, panels->n, panels->n + panels->m, 1, NULL, NULL, NULL, NULL };
  gboolean done;

  peel.rest = awrash_i_new (double, peel.size, error);
  peel.worth = peel.rest ? awrash_i_new (double, peel.n, error) : NULL;
  peel.box = peel.worth ? awrash_i_new (int64_t, 2 * peel.size, error) : NULL;
  peel.counts = peel.box ? awrash_i_new (int64_t, peel.size, error) : NULL;
  if (peel.counts != NULL)
    memcpy (peel.rest, average, peel.n * sizeof (double));
  done = peel.counts != NULL && take_all (&peel, weights, is_found, error);
  g_free (peel.rest);
  g_free (peel.worth);
  g_free (peel.box);
  g_free (peel.counts);
  return done;
}
