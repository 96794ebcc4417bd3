/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Efficiency against the lowest rate: the most efficient plan whose rates are all above the last
 * point's lowest, and among those leximin. Rates are fractions with few denominators, so that the
 * next one above is known exactly.
 * Source: the ε-constraint method, in lexicographic steps. Invariant: each point has the largest
 * efficiency for its lowest rate and the largest lowest rate for its efficiency. */

#include "split/frontier-private.h"

#include "base/exact-private.h"
#include "base/i18n-private.h"
#include "base/number-private.h"
#include "base/rational-private.h"

#include <inttypes.h>
#include <math.h>

/* The first unit of a need that stands above a rate, or at it. */
static int64_t
first_above (AwrashYardstickRate rate, double need, gboolean at)
{
  int64_t units = (int64_t)MIN (floor ((double)rate.units / rate.need * need), 0x1p52);
  int least = at ? 0 : 1;

  while (units > 0 && awrash_i_exact_compare (units - 1, need, rate.units, rate.need) >= least)
    units--;
  while (awrash_i_exact_compare (units, need, rate.units, rate.need) < least)
    units++;
  return units;
}

/* The smallest rate of some province above a rate, or at it. */
static AwrashYardstickRate
next_rate (const AwrashFrontier *frontier, AwrashYardstickRate rate, gboolean at)
{
  AwrashYardstickRate next = { 0, 0 };

  for (gsize i = 0; i < frontier->model->n_provinces; i++)
    {
      double need = frontier->model->need[i];
      AwrashYardstickRate own;

      if (!(need > 0))
        continue;
      own = (AwrashYardstickRate){ first_above (rate, need, at), need };
      if (next.need == 0 || awrash_i_exact_compare (own.units, own.need, next.units, next.need) < 0)
        next = own;
    }
  return next;
}

/* A number above the last rate and not above the next one, as text. */
static char *
floor_text (AwrashYardstickRate last, AwrashYardstickRate next, GError **error)
{
  double middle = ((double)last.units / last.need + (double)next.units / next.need) / 2;
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  AwrashRational value;

  if (next.need == floor (next.need) && next.need < 1e15)
    return g_strdup_printf ("%" PRId64 "/%.0f", next.units, next.need);
  g_ascii_formatd (text, sizeof text, "%.15g", middle);
  if (awrash_i_rational_parse (text, &value, NULL) && value.denominator < 1000000000000000
      && awrash_i_exact_compare (value.numerator, (double)value.denominator, last.units, last.need)
             > 0
      && awrash_i_exact_compare (value.numerator, (double)value.denominator, next.units, next.need)
             <= 0)
    return g_strdup (text);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
               _ ("two rates are as near as %s to one another, too near for a frontier"), text);
  return NULL;
}

/* Where a spread of points looks next: at equal steps of the lowest rate. */
static AwrashYardstickRate
spread_rate (const AwrashFrontier *frontier)
{
  double first = (double)frontier->first.units / frontier->first.need;
  double highest = (double)frontier->highest.units / frontier->highest.need;
  double part = (double)frontier->points->len / (double)(frontier->n_wanted - 1);
  AwrashYardstickRate aim = frontier->highest, aimed;

  if (frontier->points->len + 1 >= frontier->n_wanted)
    return aim;
  /* A rate of some province near the aim: any will do. */
  aim.units = (int64_t)ceil ((first + part * (highest - first)) * aim.need);
  aimed = next_rate (frontier, aim, TRUE);
  return awrash_i_exact_compare (aimed.units, aimed.need, frontier->highest.units,
                                 frontier->highest.need)
                 <= 0
             ? aimed
             : frontier->highest;
}

/* The highest lowest rate of all, where a spread ends. */
static gboolean
find_highest (AwrashFrontier *frontier, GError **error)
{
  g_autoptr (AwrashPlan) plan = NULL;

  if (frontier->n_wanted == 0 || frontier->highest.need > 0)
    return TRUE;
  plan = awrash_i_frontier_solve (frontier, error, "chain", "leximin", NULL);
  if (plan != NULL && awrash_i_frontier_cells (plan) != NULL)
    frontier->highest = awrash_i_yardstick_lowest (frontier->model, awrash_i_frontier_cells (plan));
  return plan != NULL;
}

/* The floor under every rate of the next point, "" for none; NULL: there is no further point, or an
 * error. */
static char *
choose_floor (AwrashFrontier *frontier, GError **error)
{
  AwrashYardstickRate next, aim;

  if (frontier->points->len == 0)
    return g_strdup ("");
  if (!find_highest (frontier, error))
    return NULL;
  next = next_rate (frontier, frontier->last, FALSE);
  if (frontier->n_wanted > 0)
    {
      if (frontier->points->len >= frontier->n_wanted
          || awrash_i_exact_compare (frontier->last.units, frontier->last.need,
                                     frontier->highest.units, frontier->highest.need)
                 >= 0)
        return NULL;
      aim = spread_rate (frontier);
      if (awrash_i_exact_compare (aim.units, aim.need, next.units, next.need) > 0)
        {
          frontier->is_partial = TRUE;
          return floor_text (next, aim, error);
        }
    }
  return floor_text (frontier->last, next, error);
}

gboolean
awrash_i_frontier_step_rate (AwrashFrontier *frontier, GError **error)
{
  GError *fault = NULL;
  g_autofree char *floor = choose_floor (frontier, &fault);
  g_autofree char *chain = g_strconcat (frontier->efficiency.name, ";leximin", NULL);
  g_autoptr (AwrashPlan) plan = NULL;
  const int64_t *cells;

  if (fault != NULL)
    {
      g_propagate_error (error, fault);
      return FALSE;
    }
  if (floor != NULL)
    {
      plan = floor[0] != '\0' ? awrash_i_frontier_solve (
                 frontier, error, "chain", chain, "objective", "leximin", "min_rate", floor, NULL)
                              : awrash_i_frontier_solve (frontier, error, "chain", chain,
                                                         "objective", "leximin", NULL);
      if (plan == NULL)
        return FALSE;
    }
  cells = plan != NULL ? awrash_i_frontier_cells (plan) : NULL;
  if (cells == NULL)
    {
      frontier->is_done = TRUE;
      return TRUE;
    }
  frontier->last = awrash_i_yardstick_lowest (frontier->model, cells);
  if (frontier->points->len == 0)
    frontier->first = frontier->last;
  awrash_i_frontier_add (frontier, -1, plan, awrash_i_frontier_efficiency (frontier, cells),
                         (double)frontier->last.units / frontier->last.need,
                         awrash_split_plan_get_status (plan));
  return TRUE;
}
