/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A measure as the cost of a stage of the network. Source: the table of objectives in
 * <awrash/split.h>. Invariant: costs are numbers only where every unit within the bounds has one.
 */

#include "allot/measure-private.h"

#include "base/memory-private.h"

#include <math.h>

static const AwrashRecipient *
recipient_of (const AwrashCost *cost, gsize arc)
{
  return awrash_i_recipient_on (((const AwrashMeasureCost *)(const void *)cost)->who, arc);
}

static double
cost_marginal (const AwrashCost *cost, gsize arc, int64_t unit)
{
  const AwrashRecipient *recipient = recipient_of (cost, arc);

  return awrash_i_measure_marginal (((const AwrashMeasureCost *)(const void *)cost)->measure,
                                    recipient->need, unit + recipient->offset);
}

static gboolean
cost_is_free (const AwrashCost *cost, gsize arc)
{
  return !(recipient_of (cost, arc)->need > 0);
}

static int
cost_sign (const AwrashCost *cost, gsize n, const AwrashStep steps[])
{
  const AwrashMeasureCost *self = (const AwrashMeasureCost *)(const void *)cost;

  for (gsize i = 0; i < n; i++)
    {
      const AwrashRecipient *recipient = recipient_of (cost, steps[i].arc);

      self->gains[i]
          = (AwrashGain){ recipient->need, steps[i].unit + recipient->offset, steps[i].sign };
    }
  return awrash_i_measure_sign (self->measure, n, self->gains, self->is_suspected);
}

gboolean
awrash_i_measure_cost_init (AwrashMeasureCost *cost, const AwrashMeasure *measure,
                            const AwrashNetwork *network, const AwrashRecipients *who,
                            gboolean *is_suspected, GError **error)
{
  gboolean is_numeric = TRUE;
  double largest = 0;

  *cost = (AwrashMeasureCost){ .measure = measure, .who = who, .is_suspected = is_suspected };
  cost->gains = awrash_i_new (AwrashGain, 2 * network->n_nodes + 2, error);
  if (cost->gains == NULL)
    return FALSE;
  for (gsize i = 0; i < who->n; i++)
    {
      const AwrashRecipient *recipient = &who->list[i];
      const AwrashArc *arc = &network->arcs[recipient->arc];
      int64_t first = arc->lower + recipient->offset, last = arc->upper + recipient->offset - 1;

      if (arc->lower == arc->upper)
        continue;
      is_numeric = awrash_i_measure_is_numeric (measure, first);
      if (!is_numeric)
        break;
      largest = MAX (largest, fabs (awrash_i_measure_marginal (measure, recipient->need, first)));
      largest = MAX (largest, fabs (awrash_i_measure_marginal (measure, recipient->need, last)));
    }
  cost->parent.sign = cost_sign;
  cost->parent.is_free = cost_is_free;
  if (is_numeric && isfinite (largest))
    {
      cost->parent.marginal = cost_marginal;
      cost->parent.tolerance = largest * AWRASH_MEASURE_ERROR;
    }
  return TRUE;
}

void
awrash_i_measure_cost_clear (AwrashMeasureCost *cost)
{
  g_clear_pointer (&cost->gains, g_free);
}

gboolean
awrash_i_measure_settle (AwrashMeasureCost *cost, AwrashNetwork *network, GError **error)
{
  return awrash_i_waterline_start (network, cost->who, error)
         && awrash_i_stage_settle (network, &cost->parent, error);
}
