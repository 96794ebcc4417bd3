/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The largest product of chances that quotas allow on average, panels or not: steps from inside the
 * bounds, in each of which the sum of logarithms is the square that it is there. 1/p are the
 * prices. Source: Nash (1950); Wright (1997), ch. 10, for the steps. Invariant: nothing is handed
 * out but an average, and prices that are yet to be proved. */

#include "selection/outline-private.h"

#include "allot/mixed-exchange-private.h"
#include "allot/mixed-squares-private.h"

#include "base/memory-private.h"

#include <math.h>

/* Steps from inside; some twenty do. */
#define MOST_STEPS 80
/* What a mean person's gain may be off by: it is tried for, and it is enough where numbers fail. */
#define FINE 1e-13
#define ENOUGH 1e-9

static double
persons (const AwrashLotteryRun *run, gsize t)
{
  return (double)awrash_i_question_count (run->question, t);
}

/* -n log x as the square that it is at x. */
static void
bend (const AwrashLotteryRun *run, AwrashSquares *squares)
{
  for (gsize t = 0; t < squares->n; t++)
    {
      AwrashInside *v = &squares->v[t];
      double n = persons (run, t);

      if (run->lottery->is_never[t])
        continue;
      v->bend = n / (v->x * v->x);
      v->slope = -2 * n / v->x;
    }
}

/* Who can never be chosen stands still. */
static void
hold_never (const AwrashLotteryRun *run, AwrashSquares *squares)
{
  for (gsize t = 0; t < squares->n; t++)
    if (run->lottery->is_never[t])
      squares->v[t].x = squares->v[t].upper = squares->v[t].lower;
}

static void
approach (const AwrashLotteryRun *run, AwrashSquares *squares, gboolean *is_found)
{
  double n = 0;

  for (gsize t = 0; t < squares->n; t++)
    n += run->lottery->is_never[t] ? 0 : persons (run, t);
  hold_never (run, squares);
  squares->gap = INFINITY;
  for (int k = 0; k < MOST_STEPS && !(squares->gap <= FINE * n); k++)
    {
      bend (run, squares);
      if (!awrash_i_squares_step (squares))
        break;
    }
  *is_found = squares->gap <= ENOUGH * n;
}

gboolean
awrash_i_outline_product (const AwrashLotteryRun *run, GArray *levels, double average[],
                          gboolean *is_found, GError **error)
{
  const AwrashMixed *panels = run->pricer->panels;
  const AwrashOutlineLevel *level = awrash_i_outline_add_level (levels, panels->n, error);
  AwrashExchanger *exchanger = level != NULL ? awrash_i_exchanger_new (panels, error) : NULL;
  AwrashSquares *squares = NULL;
  gboolean done = exchanger != NULL
                  && awrash_i_squares_find (panels, exchanger, g_ptr_array_index (run->panels, 0),
                                            FALSE, &squares, error);

  *is_found = FALSE;
  if (squares != NULL)
    approach (run, squares, is_found);
  for (gsize t = 0; *is_found && t < panels->n; t++)
    {
      average[t] = squares->v[t].x;
      level->price[t] = run->lottery->is_never[t] ? 0 : persons (run, t) / average[t];
    }
  awrash_i_squares_free (squares);
  awrash_i_exchanger_free (exchanger);
  return done;
}
