/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The need is counted, the budget makes totals, and the policy makes quotas of them. Source: the
 * laws of include/awrash/simulation-run.h. Invariant: the policy sees what was counted and what was
 * known, never what is. */

#include "simulation/edition-private.h"

#include "base/i18n-private.h"
#include "random/purposes-private.h"
#include "simulation/flows-private.h"

#include <inttypes.h>
#include <math.h>

static void
count_need (AwrashEdition *edition)
{
  const double spread = edition->parameters[AWRASH_PARAMETER_NEED_ERROR];

  if (spread > 0)
    awrash_i_edition_draw_normal (edition, AWRASH_DRAW_NEED, 0);
  for (gsize p = 0; p < edition->model->situation.n_provinces; p++)
    {
      const double error = spread > 0 ? spread * edition->u[p] : 0;
      const double counted = (double)edition->seekers[p] * (1 + error) + 0.5;

      edition->counted[p] = counted > 0 ? (gint64)counted : 0;
    }
}

/* x to the power of a small whole number, by products in their order. */
static double
grow (double x, gint64 times)
{
  double grown = 1;

  for (; times > 0; times--)
    grown *= x;
  return grown;
}

static gint64
scale (gint64 places, double factor, double half)
{
  const double scaled = floor ((double)places * factor + half);

  return factor >= 1 && factor <= 1 ? places : (gint64)MIN (scaled, (double)AWRASH_FLOWS_MOST);
}

/* Budgets grow, and places become dearer by wages and by their months. Totals of regions are
 * rounded down, so that they never exceed the nation's. */
static void
set_totals (AwrashEdition *edition)
{
  const AwrashISituation *first = &edition->model->situation;
  const gint64 past = edition->situation.edition - 1;
  const double budget = grow (1 + edition->parameters[AWRASH_PARAMETER_BUDGET_GROWTH], past);
  const double wage = grow (1 + edition->parameters[AWRASH_PARAMETER_WAGE_GROWTH], past);

  for (gsize s = 0; s < first->n_streams; s++)
    {
      const double months = first->months != NULL && first->months[s] > 0 ? first->months[s] : 12;
      const double duration = awrash_i_edition_parameter (edition, s, AWRASH_PARAMETER_DURATION);
      const double factor = budget / wage * (months / duration);

      edition->total[s] = scale (first->total[s], factor, 0.5);
      edition->place_cost[s]
          = first->cost == NULL ? 0 : first->cost[s] * (duration / months) * wage;
      for (gsize g = 0; first->region_total != NULL && g < first->n_regions; g++)
        {
          const gint64 known = first->region_total[g * first->n_streams + s];

          edition->region_total[g * first->n_streams + s]
              = known < 0 ? known : scale (known, factor, 0);
        }
    }
}

gboolean
awrash_i_edition_decide (AwrashEdition *edition, gsize policy, GError **error)
{
  edition->situation.edition++;
  edition->address.edition = edition->situation.edition;
  count_need (edition);
  set_totals (edition);
  edition->address.purpose = AWRASH_PURPOSE_EDITION + AWRASH_DRAW_TIE * AWRASH_STREAMS_MOST;
  if (awrash_i_policy_apply (edition->policies[policy], &edition->situation, &edition->address,
                             edition->quota, error))
    return TRUE;
  g_prefix_error (error, _ ("policy \"%s\", edition %" PRId64 ": "),
                  edition->model->policies[policy].name, edition->situation.edition);
  return FALSE;
}
