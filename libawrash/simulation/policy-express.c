/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an expression is worth: a product of indicators, province by province; a region's is the sum
 * of its provinces'. Source: the need of a programme, programme/need.c. Invariant: every value
 * handed out is finite and >= 0, and no sum depends on the order of provinces. */

#include "simulation/policy-private.h"

#include "base/accumulator-private.h"
#include "base/i18n-private.h"
#include "base/number-private.h"

#include <math.h>

static double
multiply (const AwrashISituation *situation, const gsize factors[], gsize province)
{
  double product = 1;

  for (gsize k = 0; factors[k] != G_MAXSIZE; k++)
    product *= factors[k] < situation->n_indicators
                   ? situation->values[factors[k] * situation->n_provinces + province]
                   : (double)situation->need[province];
  return product;
}

static gboolean
express_provinces (AwrashIPolicyRoom *room, const AwrashISituation *situation,
                   const AwrashPolicyArgument *argument, double values[], GError **error)
{
  const gsize *factors = room->factors[argument->slot];

  for (gsize i = 0; i < situation->n_provinces; i++)
    {
      values[i] = multiply (situation, factors, i);
      if (values[i] >= 0 && values[i] < HUGE_VAL)
        continue;
      g_autofree char *text = awrash_i_number_format (values[i]);
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("%s is %s in province %zu, expected a finite number ≥ 0"), argument->text,
                   text, i);
      return FALSE;
    }
  return TRUE;
}

gboolean
awrash_i_policy_express (AwrashIPolicyRoom *room, const AwrashIView *view,
                         const AwrashPolicyArgument *argument, double values[], GError **error)
{
  const AwrashPolicyLayout *layout = &room->layouts[0];

  if (view->below == NULL)
    return express_provinces (room, &view->plain, argument, values, error);
  if (!express_provinces (room, &view->below->plain, argument, room->below, error))
    return FALSE;
  for (gsize r = 0; r < layout->n_regions; r++)
    {
      AwrashAccumulator sum = { { 0 } };
      for (gsize k = layout->first[r]; k < layout->first[r + 1]; k++)
        awrash_i_accumulator_add (&sum, room->below[layout->order[k]]);
      values[r] = MIN (awrash_i_accumulator_get (&sum), G_MAXDOUBLE);
    }
  return TRUE;
}
