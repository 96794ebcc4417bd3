/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Frontiers against enumeration: a complete one has every point that no plan beats in both, and no
 * other. Source: the definitions in <awrash/split.h>. Invariant: seeds are fixed. */

#include "support/small-plans.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>

typedef struct
{
  double efficiency, equity; /* more is better in both */
} Point;

typedef double (*Measure) (const SmallQuestion *q, const SmallPlan *plan);

static double
places (const SmallQuestion *q, const SmallPlan *plan)
{
  double sum = 0;

  (void)q;
  for (int cell = 0; cell < SMALL_CELLS; cell++)
    sum += (double)plan->x[cell];
  return sum;
}

static double
lowest_rate (const SmallQuestion *q, const SmallPlan *plan)
{
  double lowest = INFINITY;

  for (int p = 0; p < SMALL_PROVINCES; p++)
    if (q->c->need[p] > 0)
      lowest = MIN (lowest, (double)small_receipt (q, plan, p, FALSE) / q->c->need[p]);
  return lowest;
}

/* Minus Σ y²/d - Y²/D. */
static double
evenness (const SmallQuestion *q, const SmallPlan *plan)
{
  double sum = 0, all = 0, needs = 0;

  for (int p = 0; p < SMALL_PROVINCES; p++)
    if (q->c->need[p] > 0)
      {
        double y = (double)small_receipt (q, plan, p, FALSE);

        sum += y * y / q->c->need[p];
        all += y;
        needs += q->c->need[p];
      }
  return all * all / needs - sum;
}

static int
by_efficiency (gconstpointer a, gconstpointer b)
{
  const Point *x = a, *y = b;

  if (x->efficiency != y->efficiency)
    return x->efficiency > y->efficiency ? -1 : 1;
  return (x->equity < y->equity) - (x->equity > y->equity);
}

static void
append_points (const SmallQuestion *q, const GArray *plans, Measure equity, GArray *points)
{
  for (guint i = 0; i < plans->len; i++)
    {
      const SmallPlan *plan = &g_array_index (plans, SmallPlan, i);
      Point point = { places (q, plan), equity (q, plan) };

      g_array_append_val (points, point);
    }
}

/* Of each total the plans that are filled first. */
static void
append_filled (const SmallQuestion *q, const GArray *plans, Measure equity, GArray *points)
{
  for (int total = 0; total <= 4 * SMALL_CELLS; total++)
    {
      g_autoptr (GArray) filled = g_array_new (FALSE, FALSE, sizeof (SmallPlan));

      for (guint i = 0; i < plans->len; i++)
        if (places (q, &g_array_index (plans, SmallPlan, i)) == total)
          g_array_append_val (filled, g_array_index (plans, SmallPlan, i));
      small_plans_fill (filled, q);
      append_points (q, filled, equity, points);
    }
}

static GArray *
list_points (const SmallQuestion *q, const GArray *plans, Measure equity)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Point));
  double best = -INFINITY;
  guint kept = 0;

  if (equity == lowest_rate)
    append_points (q, plans, equity, all);
  else
    append_filled (q, plans, equity, all);
  g_array_sort (all, by_efficiency);
  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, Point, i).equity > best + 1e-11)
      {
        best = g_array_index (all, Point, i).equity;
        g_array_index (all, Point, kept++) = g_array_index (all, Point, i);
      }
  g_array_set_size (all, kept);
  return all;
}

static void
draw (AwrashFrontier *frontier, int seed)
{
  gboolean more = TRUE;
  int steps = 0;

  while (more)
    {
      g_autoptr (GError) error = NULL;

      cr_assert (awrash_split_frontier_step (frontier, &more, &error), "seed %d: %s", seed,
                 error != NULL ? error->message : "");
      cr_assert_lt (++steps, 200, "seed %d ends", seed);
    }
}

static void
check_plan (const SmallCase *c, const AwrashFrontier *frontier, size_t i, int seed)
{
  g_autoptr (AwrashPlan) plan = awrash_split_frontier_get_plan (frontier, i);
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_certificate (c->programme, awrash_split_plan_get_certificate (plan), NULL);

  cr_assert (awrash_audit_verdict_is_accepted (verdict), "seed %d: %s", seed,
             awrash_audit_verdict_get_finding (verdict, 0));
}

static size_t
check (int seed, const char *name, Measure equity, size_t n_wanted)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)seed);
  g_autoptr (SmallCase) c = small_case_new (rand, FALSE);
  g_autoptr (GArray) plans = small_plans_list (c), points = NULL;
  SmallQuestion q = { c, "leximin", seed % 3 != 0 };
  g_autoptr (AwrashReading) reading = test_reading_new (
      "streams", q.all ? "*" : "s", "tie", seed % 2 ? "order" : "error", "order", "a;b;c", NULL);
  g_autoptr (AwrashFrontier) frontier
      = awrash_split_frontier_new (c->programme, reading, "places", name, n_wanted, NULL);
  double sign = equity == lowest_rate ? 1 : -1;
  size_t n;

  if (frontier == NULL)
    return 0;
  draw (frontier, seed);
  n = awrash_split_frontier_get_n_points (frontier);
  points = list_points (&q, plans, equity);
  if (n_wanted == 0)
    cr_assert (awrash_split_frontier_is_complete (frontier) && n == points->len,
               "seed %d: %zu points, not %u", seed, n, points->len);
  for (size_t i = 0, k = 0; i < n; i++, k++)
    {
      while (n_wanted > 0 && k < points->len
             && g_array_index (points, Point, k).efficiency
                    > awrash_split_frontier_get_efficiency (frontier, i))
        k++;
      cr_assert (k < points->len
                     && g_array_index (points, Point, k).efficiency
                            == awrash_split_frontier_get_efficiency (frontier, i)
                     && fabs (g_array_index (points, Point, k).equity
                              - sign * awrash_split_frontier_get_equity (frontier, i))
                            < 1e-11,
                 "seed %d: point %zu is (%g, %g)", seed, i,
                 awrash_split_frontier_get_efficiency (frontier, i),
                 awrash_split_frontier_get_equity (frontier, i));
      check_plan (c, frontier, i, seed);
    }
  return n;
}

Test (oracle_frontier, a_complete_frontier_against_the_lowest_rate_has_every_point)
{
  size_t n = 0;

  for (int seed = 0; seed < 800; seed++)
    n += check (seed, "lowest-rate", lowest_rate, 0);
  cr_assert_gt (n, 400, "%zu", n);
}

Test (oracle_frontier, a_complete_frontier_against_squares_has_every_point)
{
  size_t n = 0;

  for (int seed = 0; seed < 300; seed++)
    n += check (seed, "least-squares", evenness, 0);
  cr_assert_gt (n, 300, "%zu", n);
}

Test (oracle_frontier, a_spread_of_points_is_a_part_of_the_frontier)
{
  size_t n = 0;

  for (int seed = 0; seed < 300; seed++)
    n += check (seed, "lowest-rate", lowest_rate, 2 + (size_t)seed % 3);
  cr_assert_gt (n, 150, "%zu", n);
}
