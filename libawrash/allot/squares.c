/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Least squares: the flow with the least sum of (y + offset)² / need over the recipients, as one
 * stage of rational marginal costs (2y + 1) / need, decided exactly.
 * Source: Frank and Murota (2021): square-sum minimisers of integer flows.
 * Invariant: it starts from the leximin flow, which is near, so that few cycles are cancelled. */

#include "allot/network-private.h"

#include "base/exact-private.h"
#include "base/memory-private.h"

#include <math.h>

typedef struct
{
  AwrashCost parent;
  const AwrashRecipient **of; /* [n_arcs]: the recipient of an arc, or NULL */
  AwrashFraction *terms;      /* room for the steps of two paths and a move, or of a cycle */
} SquareCost;

static int64_t
numerator (const AwrashRecipient *recipient, int64_t unit)
{
  return 2 * (unit + recipient->offset) + 1;
}

static double
square_marginal (const AwrashCost *cost, gsize arc, int64_t unit)
{
  const AwrashRecipient *recipient = ((const SquareCost *)(const void *)cost)->of[arc];

  return recipient == NULL ? 0 : (double)numerator (recipient, unit) / recipient->need;
}

static int
square_sign (const AwrashCost *cost, gsize n, const AwrashStep steps[])
{
  const SquareCost *square = (const SquareCost *)(const void *)cost;
  gsize k = 0;

  for (gsize i = 0; i < n; i++)
    {
      const AwrashRecipient *recipient = square->of[steps[i].arc];

      if (recipient != NULL)
        square->terms[k++] = (AwrashFraction){ steps[i].sign * numerator (recipient, steps[i].unit),
                                               recipient->need };
    }
  return awrash_i_exact_sum_sign (k, square->terms);
}

/* A bound on the rounding of a label: one division and at most n additions of at most n terms of
 * the largest marginal, each within half a unit in the last place (2^-53). */
static double
rounding_bound (const AwrashNetwork *network, const SquareCost *cost)
{
  double largest = 0;

  for (gsize i = 0; i < network->n_arcs; i++)
    {
      const AwrashArc *arc = &network->arcs[i];

      largest = MAX (largest, fabs (square_marginal (&cost->parent, i, arc->lower)));
      largest = MAX (largest, fabs (square_marginal (&cost->parent, i, arc->upper)));
    }
  return largest * 0x1p-51;
}

/* The leximin flow, found on a copy, as a start between the bounds of the face. */
static gboolean
start_near (AwrashNetwork *network, gsize n, const AwrashRecipient recipients[], GError **error)
{
  g_autoptr (AwrashNetwork) copy = awrash_i_network_copy (network, error);

  if (copy == NULL || !awrash_i_leximin (copy, n, recipients, FALSE, NULL, error))
    return FALSE;
  for (gsize i = 0; i < network->n_arcs; i++)
    network->arcs[i].flow = copy->arcs[i].flow;
  return TRUE;
}

gboolean
awrash_i_squares (AwrashNetwork *network, gsize n, const AwrashRecipient recipients[],
                  AwrashRecorder *recorder, GError **error)
{
  g_autofree const AwrashRecipient **of
      = awrash_i_new (const AwrashRecipient *, network->n_arcs, error);
  g_autofree AwrashFraction *terms = awrash_i_new (AwrashFraction, 2 * network->n_nodes + 1, error);
  SquareCost cost = { { .marginal = square_marginal, .sign = square_sign }, of, terms };

  if (of == NULL || terms == NULL || !start_near (network, n, recipients, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    of[recipients[i].arc] = &recipients[i];
  cost.parent.tolerance = rounding_bound (network, &cost);
  if (!awrash_i_stage_minimise (network, &cost.parent, error))
    return FALSE;
  if (recorder != NULL)
    {
      recorder->direction = 1;
      recorder->record (recorder, network, &cost.parent);
    }
  return awrash_i_stage_restrict (network, &cost.parent, error);
}
