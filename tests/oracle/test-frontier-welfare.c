/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Frontiers of welfare, and of efficiencies that count types unequally, against enumeration.
 * Source: the definitions in <awrash/split.h>. Invariant: seeds are fixed; nothing of the solver is
 * used. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

enum
{
  PROVINCES = 3,
  TYPES = 2,
  CELLS = PROVINCES * TYPES,
  CAP = 3
};

/* In the place of an exponent; both spreads are no more than 0. */
#define GINI (-1)

typedef struct
{
  int need[PROVINCES], cap[CELLS], worth[TYPES];
  int most, least, region, province; /* of all; a and b; c */
  double alpha;                      /* 0: least squares; GINI */
} Case;

/* More is better in all three. */
typedef struct
{
  double efficiency, served, equity;
} Point;

static AwrashProgramme *
new_case (Case *c, GRand *rand, gboolean is_alike, double alpha)
{
  g_autoptr (GString) capacities = g_string_new ("territory,stream,max\n");
  g_autofree char *territories = NULL, *types = NULL, *quotas = NULL;

  c->alpha = alpha;
  for (int p = 0; p < PROVINCES; p++)
    c->need[p] = g_rand_int_range (rand, p == 0, 8);
  for (int cell = 0; cell < CELLS; cell++)
    {
      c->cap[cell] = g_rand_int_range (rand, 0, CAP + 1);
      g_string_append_printf (capacities, "%c,%c,%d\n", "abc"[cell / TYPES], "st"[cell % TYPES],
                              c -> cap[cell]);
    }
  c->worth[0] = g_rand_int_range (rand, 1, 6);
  c->worth[1] = is_alike ? c->worth[0] : g_rand_int_range (rand, 0, 6);
  c->most = g_rand_int_range (rand, 2, 10);
  c->least = g_rand_int_range (rand, 0, 3);
  c->region = g_rand_int_range (rand, 1, 7);
  c->province = g_rand_int_range (rand, 0, 5);
  territories = g_strdup_printf ("code,parent,need\nN,,\nR,N,\na,R,%d\nb,R,%d\nc,N,%d\n",
                                 c->need[0], c->need[1], c->need[2]);
  types = g_strdup_printf ("code,stream,utility,months\nx,s,%d,%d\ny,t,%d,%d\n", c->worth[0],
                           c->worth[0], c->worth[1], MAX (1, c->worth[1]));
  quotas = g_strdup_printf ("territory,stream,min,max\nN,*,%d,%d\nR,s,,%d\nc,*,,%d\n", c->least,
                            c->most, c->region, c->province);
  return test_programme_new ("territories", territories, "streams", "code\ns\nt\n",
                             "worksite_types", types, "capacities", capacities->str, "quotas",
                             quotas, "need.indicator", "need", NULL);
}

/* Minus the sum over pairs. */
static double
pair (const Case *c, const int x[])
{
  double sum = 0;

  for (int p = 0; p < PROVINCES; p++)
    for (int q = 0; q < p; q++)
      sum -= abs (c->need[q] * (x[p * TYPES] + x[p * TYPES + 1])
                  - c->need[p] * (x[q * TYPES] + x[q * TYPES + 1]))
             * (c->need[p] > 0 && c->need[q] > 0);
  return sum;
}

static Point
measure (const Case *c, const int x[])
{
  Point point = { 0, 0, 0 };
  double all = 0, needs = 0, c_ = 1 - c->alpha;

  for (int cell = 0; cell < CELLS; cell++)
    point.efficiency += c->worth[cell % TYPES] * x[cell];
  for (int p = 0; p < PROVINCES; p++)
    {
      double y = x[p * TYPES] + x[p * TYPES + 1], d = c->need[p];

      if (d == 0)
        continue;
      all += y;
      needs += d;
      if (c->alpha <= 0)
        point.equity -= c->alpha == 0 ? y * y / d : 0;
      else if (y == 0)
        point.served -= c->alpha < 1 ? 0 : pow (d, c->alpha);
      else
        point.equity += c->alpha == 1 ? d * log (y) : d * pow (y / d, c_) / c_;
    }
  if (c->alpha == GINI)
    point.equity = all > 0 ? pair (c, x) / (all * needs) : 0;
  if (c->alpha <= 0)
    {
      point.equity += c->alpha == 0 && needs > 0 ? all * all / needs : 0;
      point.served = all;
    }
  return point;
}

static gboolean
is_feasible (const Case *c, const int x[])
{
  int all = 0;

  for (int cell = 0; cell < CELLS; cell++)
    all += x[cell];
  return all <= c->most && all >= c->least && x[0] + x[2] <= c->region
         && x[4] + x[5] <= c->province;
}

static GArray *
list_plans (const Case *c)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (Point));

  for (int code = 0; code < 4096; code++)
    {
      int x[CELLS];
      gboolean fits = TRUE;

      for (int cell = 0; cell < CELLS; cell++)
        {
          x[cell] = code >> (2 * cell) & CAP;
          fits = fits && x[cell] <= c->cap[cell];
        }
      if (fits && is_feasible (c, x))
        {
          Point point = measure (c, x);

          g_array_append_val (points, point);
        }
    }
  return points;
}

/* By how much the first is more equal. */
static double
compare (const Point *a, const Point *b)
{
  double served = a->served - b->served;

  return fabs (served) > 1e-9 ? served : a->equity - b->equity;
}

/* Whether a plan is as efficient and more equal, or more efficient and as equal; of spreads, among
 * those that are filled as much. */
static gboolean
is_beaten (const Point *by, const Point *point)
{
  double more = compare (by, point);

  return by->efficiency >= point->efficiency && more > -1e-9
         && (by->efficiency > point->efficiency || more > 1e-9);
}

/* Of every efficiency that plans have, the best that has as much at least; spreads are compared
 * without what is served once it is filled. */
static GArray *
list_candidates (const Case *c, const GArray *plans)
{
  GArray *best = g_array_new (FALSE, FALSE, sizeof (Point));

  for (guint i = 0; i < plans->len; i++)
    {
      const Point *floor = &g_array_index (plans, Point, i);
      Point top = *floor;

      for (guint k = 0; k < plans->len; k++)
        {
          const Point *other = &g_array_index (plans, Point, k);
          double more = compare (other, &top);

          if (other->efficiency >= floor->efficiency
              && (more > 1e-9 || (more > -1e-9 && other->efficiency > top.efficiency)))
            top = *other;
        }
      if (c->alpha <= 0)
        top.served = 0;
      g_array_append_val (best, top);
    }
  return best;
}

static int
by_efficiency (gconstpointer a, gconstpointer b)
{
  double x = ((const Point *)a)->efficiency, y = ((const Point *)b)->efficiency;

  return (x < y) - (x > y);
}

/* Those that none beats, once each, from the most efficient on. */
static GArray *
list_frontier (const Case *c, const GArray *plans)
{
  g_autoptr (GArray) best = list_candidates (c, plans);
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (Point));

  for (guint i = 0; i < best->len; i++)
    {
      const Point *point = &g_array_index (best, Point, i);
      gboolean beaten = FALSE;

      for (guint k = 0; k < best->len && !beaten; k++)
        beaten = is_beaten (&g_array_index (best, Point, k), point);
      for (guint k = 0; k < kept->len && !beaten; k++)
        beaten = g_array_index (kept, Point, k).efficiency == point->efficiency;
      if (!beaten)
        g_array_append_vals (kept, point, 1);
    }
  g_array_sort (kept, by_efficiency);
  return kept;
}

static double
shown (const Case *c, const Point *point)
{
  double equity = point->equity;

  if (c->alpha <= 0)
    return -equity;
  if (c->alpha >= 1 && point->served < 0)
    return -INFINITY;
  for (int p = 0; p < PROVINCES && c->alpha == 1; p++)
    equity -= c->need[p] > 0 ? c->need[p] * log (c->need[p]) : 0;
  return equity;
}

static gboolean
is_same (double a, double b)
{
  return a == b || fabs (a - b) < 1e-9;
}

static AwrashFrontier *
draw (const AwrashProgramme *programme, const char *efficiency, const char *equity, size_t points,
      int seed)
{
  g_autoptr (AwrashReading) reading = test_reading_new ("tie", "order", "order", "a;b;c", NULL);
  g_autoptr (GError) error = NULL;
  AwrashFrontier *frontier
      = awrash_split_frontier_new (programme, reading, efficiency, equity, points, &error);
  gboolean more = frontier != NULL;
  int steps = 0;

  cr_assert_not_null (frontier, "seed %d: %s", seed, error != NULL ? error->message : "");
  while (more)
    {
      cr_assert (awrash_split_frontier_step (frontier, &more, &error), "seed %d: %s", seed,
                 error != NULL ? error->message : "");
      cr_assert_lt (++steps, 200, "seed %d ends", seed);
    }
  return frontier;
}

static void
check_point (const AwrashProgramme *programme, const AwrashFrontier *frontier, size_t i, int seed)
{
  g_autoptr (AwrashPlan) plan = awrash_split_frontier_get_plan (frontier, i);
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), NULL);

  cr_assert (awrash_audit_verdict_is_accepted (verdict), "seed %d: %s", seed,
             awrash_audit_verdict_get_finding (verdict, 0));
}

/* All points, in their order; returns whether the frontier says that it is complete. */
static gboolean
check (int seed, const char *efficiency, const char *equity, double alpha, gboolean is_alike)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)seed);
  Case c;
  g_autoptr (AwrashProgramme) programme = new_case (&c, rand, is_alike, alpha);
  g_autoptr (GArray) plans = list_plans (&c), points = list_frontier (&c, plans);
  g_autoptr (AwrashFrontier) frontier = draw (programme, efficiency, equity, 0, seed);
  size_t n = awrash_split_frontier_get_n_points (frontier);
  double unit = g_str_equal (efficiency, "places") ? c.worth[0] : 1;

  /* Months are never 0; where they are alike, each total is a question of its own. */
  if (!awrash_split_frontier_is_complete (frontier)
      || (alpha <= 0 && (c.worth[1] == 0 || c.worth[1] == c.worth[0])))
    return FALSE;
  cr_assert_eq (n, points->len, "seed %d %s: %zu points, not %u", seed, equity, n, points->len);
  for (size_t i = 0; i < n; i++)
    {
      const Point *point = &g_array_index (points, Point, i);

      cr_assert (
          is_same (awrash_split_frontier_get_efficiency (frontier, i) * unit, point->efficiency)
              && is_same (awrash_split_frontier_get_equity (frontier, i), shown (&c, point)),
          "seed %d %s: point %zu is (%g, %g), not (%g, %g)", seed, equity, i,
          awrash_split_frontier_get_efficiency (frontier, i) * unit,
          awrash_split_frontier_get_equity (frontier, i), point->efficiency, shown (&c, point));
      check_point (programme, frontier, i, seed);
    }
  return TRUE;
}

static const struct
{
  const char *name;
  double alpha;
} welfares[] = { { "alpha:1/2", 0.5 }, { "alpha:1", 1 }, { "alpha:2", 2 }, { "alpha:3/2", 1.5 } };

Test (oracle_frontier_welfare, places_against_welfare_have_every_point)
{
  for (int seed = 0; seed < 400; seed++)
    cr_assert (check (seed, "places", welfares[seed % 4].name, welfares[seed % 4].alpha, TRUE),
               "seed %d is complete", seed);
}

Test (oracle_frontier_welfare, months_that_are_all_alike_are_places_times_a_number)
{
  for (int seed = 0; seed < 100; seed++)
    cr_assert (
        check (seed, "person-months", welfares[seed % 4].name, welfares[seed % 4].alpha, TRUE),
        "seed %d is complete", seed);
}

Test (oracle_frontier_welfare, utility_against_welfare_has_every_point_where_it_says_so)
{
  int complete = 0;

  for (int seed = 0; seed < 200; seed++)
    complete
        += check (seed, "utilitarian", welfares[seed % 4].name, welfares[seed % 4].alpha, FALSE);
  cr_assert_gt (complete, 60, "%d", complete);
}

Test (oracle_frontier_welfare, months_against_squares_have_every_point_where_they_say_so)
{
  int complete = 0;

  for (int seed = 0; seed < 200; seed++)
    complete += check (seed, "person-months", "least-squares", 0, FALSE);
  cr_assert_gt (complete, 60, "%d", complete);
}

Test (oracle_frontier_welfare, months_against_the_gini_have_every_point_where_they_say_so)
{
  int complete = 0;

  for (int seed = 0; seed < 200; seed++)
    complete += check (seed, "person-months", "gini", GINI, FALSE);
  cr_assert_gt (complete, 120, "%d", complete);
}

/* Whatever a spread leaves out, no plan beats a point that is proved. */
Test (oracle_frontier_welfare, no_plan_beats_a_proved_point_of_a_spread)
{
  int proved = 0;

  for (int seed = 0; seed < 150; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)seed);
      Case c;
      g_autoptr (AwrashProgramme) programme = new_case (&c, rand, FALSE, 0.5);
      g_autoptr (GArray) plans = list_plans (&c);
      g_autoptr (AwrashFrontier) frontier = draw (programme, "utilitarian", "alpha:1/2", 3, seed);

      for (size_t i = 0; i < awrash_split_frontier_get_n_points (frontier); i++)
        {
          AwrashStatus status = awrash_split_frontier_get_status (frontier, i);
          double efficiency = awrash_split_frontier_get_efficiency (frontier, i);
          double equity = awrash_split_frontier_get_equity (frontier, i);

          if (status == AWRASH_STATUS_FEASIBLE)
            continue;
          proved++;
          for (guint k = 0; k < plans->len; k++)
            cr_assert_not (g_array_index (plans, Point, k).efficiency >= efficiency
                               && g_array_index (plans, Point, k).equity > equity + 1e-7,
                           "seed %d, point %zu", seed, i);
        }
    }
  cr_assert_gt (proved, 150, "%d", proved);
}
