/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Prices, explanations, moves and relaxations against enumeration: small random programmes with
 * bounds that cross, feasible and infeasible; all places are listed, and the nearest, the best and
 * the least relaxed are found by looking at each.
 * Source: the definitions in <awrash/split.h>. Invariant: seeds are fixed. */

#include <awrash.h>

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define N_PROVINCES 3
#define N_TYPES 2
#define N_CELLS (N_PROVINCES * N_TYPES)
#define MOST_WALLS 16
#define MOST_PLACES 5 /* in a cell, as far as they are listed */
#define MOST_NEED 4
#define NEVER 1000000

typedef struct
{
  int first, last; /* provinces */
  int types;       /* bits */
  int64_t lower, upper;
} Wall;

typedef struct
{
  gsize n;
  Wall walls[MOST_WALLS];
  int64_t need[N_PROVINCES];
  int counted; /* types, as bits */
  int objective;
  AwrashProgramme *programme;
  AwrashReading *reading;
} Case;

static const char *const objectives[] = { "leximin", "decmin", "least-squares", "leximin-persons" };
static const char *const territories[] = { "n", "r", "a", "b", "c" };
static const int first_of[] = { 0, 0, 0, 1, 2 };
static const int last_of[] = { 2, 1, 0, 1, 2 };
static const char *const sets[] = { "", "s", "t", "*" };

/* ── making ─────────────────────────────────────────────────────────────────────────────────── */

static void
add_wall (Case *c, GString *text, GRand *rand, int territory, int types, gboolean feasible)
{
  Wall *wall = &c->walls[c->n++];
  int top = 2 + (last_of[territory] - first_of[territory]) + (types == 3 ? 1 : 0);

  *wall = (Wall){ first_of[territory], last_of[territory], types, 0, 0 };
  wall->upper = g_rand_int_range (rand, 0, top + 1);
  if (g_rand_int_range (rand, 0, 3) == 0)
    wall->lower = wall->upper;
  else if (g_rand_int_range (rand, 0, feasible ? 4 : 2) == 0)
    wall->lower = g_rand_int_range (rand, 0, (int)wall->upper + 1);
  g_string_append_printf (text, "%s,%s,%d,%d\n", territories[territory], sets[types],
                          (int)wall->lower, (int)wall->upper);
}

static void
case_init (Case *c, GRand *rand, gboolean feasible)
{
  g_autoptr (GString) quotas = g_string_new ("territory,stream,min,max\n");
  g_autoptr (GString) places = g_string_new ("code,parent,need\nn,,\nr,n,\n");

  memset (c, 0, sizeof *c);
  for (int p = 0; p < N_PROVINCES; p++)
    {
      c->need[p] = g_rand_int_range (rand, 0, MOST_NEED + 1);
      g_string_append_printf (places, "%s,%s,%d\n", territories[2 + p], p < 2 ? "r" : "n",
                              (int)c->need[p]);
    }
  if (c->need[0] + c->need[1] + c->need[2] == 0)
    {
      c->need[0] = 1;
      g_string_assign (places, "code,parent,need\nn,,\nr,n,\na,r,1\nb,r,0\nc,n,0\n");
    }
  for (int territory = 0; territory < 5; territory++)
    for (int types = 1; types <= 3; types++)
      if (territory >= 2 && types < 3 ? TRUE : g_rand_int_range (rand, 0, 3) == 0)
        add_wall (c, quotas, rand, territory, types, feasible);
  c->counted = g_rand_int_range (rand, 0, 3) == 0 ? 1 : 3;
  c->objective = g_rand_int_range (rand, 0, 4);
  c->programme = test_programme_new ("territories", places->str, "streams", "code\ns\nt\n",
                                     "quotas", quotas->str, "need.indicator", "need", NULL);
  c->reading = test_reading_new ("objective", objectives[c->objective], "streams", sets[c->counted],
                                 "tie", "order", "order", "a;b;c", NULL);
}

static void
case_clear (Case *c)
{
  awrash_programme_unref (c->programme);
  awrash_split_reading_free (c->reading);
}

/* ── looking at places ──────────────────────────────────────────────────────────────────────── */

static int64_t
sum_of (const Wall *wall, const int64_t x[])
{
  int64_t sum = 0;

  for (int p = wall->first; p <= wall->last; p++)
    for (int t = 0; t < N_TYPES; t++)
      sum += wall->types >> t & 1 ? x[p * N_TYPES + t] : 0;
  return sum;
}

static gboolean
keeps (const Case *c, const int64_t x[])
{
  for (gsize i = 0; i < c->n; i++)
    {
      int64_t sum = sum_of (&c->walls[i], x);

      if (sum < c->walls[i].lower || sum > c->walls[i].upper)
        return FALSE;
    }
  return TRUE;
}

static int64_t
received (const Case *c, const int64_t x[], int p)
{
  Wall own = { p, p, c->counted, 0, 0 };

  return sum_of (&own, x);
}

/* The next places, the first cell fastest; FALSE behind the last. */
static gboolean
step (int64_t x[])
{
  int cell = 0;

  while (cell < N_CELLS && x[cell] == MOST_PLACES)
    x[cell++] = 0;
  if (cell == N_CELLS)
    return FALSE;
  x[cell]++;
  return TRUE;
}

typedef struct
{
  int64_t units, need;
} Rate;

static int
compare_rates (const void *a, const void *b)
{
  const Rate *r = a, *s = b;
  int64_t order = r->units * s->need - s->units * r->need;

  return (order > 0) - (order < 0);
}

static int
compare_lists (const Case *c, const int64_t a[], const int64_t b[])
{
  Rate left[N_PROVINCES * MOST_NEED], right[N_PROVINCES * MOST_NEED];
  int n = 0, order = 0;

  for (int p = 0; p < N_PROVINCES; p++)
    for (int k = 0; k < (c->objective == 3 ? c->need[p] : c->need[p] > 0); k++)
      {
        left[n] = (Rate){ received (c, a, p), c->need[p] };
        right[n++] = (Rate){ received (c, b, p), c->need[p] };
      }
  qsort (left, (size_t)n, sizeof *left, compare_rates);
  qsort (right, (size_t)n, sizeof *right, compare_rates);
  for (int k = 0; k < n && order == 0; k++)
    order = c->objective != 1 ? compare_rates (&left[k], &right[k])
                              : -compare_rates (&left[n - 1 - k], &right[n - 1 - k]);
  return order;
}

/* > 0 where the first is better. */
static int64_t
compare (const Case *c, const int64_t a[], const int64_t b[])
{
  int64_t filled = 0, rest = 0, spared = 0, squares = 0;

  for (int p = 0; p < N_PROVINCES; p++)
    {
      int64_t y = received (c, a, p), z = received (c, b, p);
      int64_t others = a[2 * p] + a[2 * p + 1] - y - (b[2 * p] + b[2 * p + 1] - z);

      if (c->need[p] == 0)
        spared += z - y - others;
      else
        {
          filled += y - z;
          rest += others;
          squares += (z * z - y * y) * 12 / c->need[p];
        }
    }
  if (filled != 0 || rest != 0 || spared != 0)
    return filled != 0 ? filled : rest != 0 ? rest : spared;
  return c->objective == 2 ? squares : compare_lists (c, a, b);
}

static int64_t
distance (const int64_t a[], const int64_t b[])
{
  int64_t sum = 0;

  for (int cell = 0; cell < N_CELLS; cell++)
    sum += ABS (a[cell] - b[cell]);
  return sum;
}

/* The best of the places that keep the bounds; FALSE if there are none. */
static gboolean
find_best (const Case *c, int64_t best[])
{
  int64_t x[N_CELLS] = { 0 };
  gboolean any = FALSE;

  do
    if (keeps (c, x) && (!any || compare (c, x, best) > 0))
      {
        memcpy (best, x, sizeof x);
        any = TRUE;
      }
  while (step (x));
  return any;
}

/* The nearest to some places, among those that keep the bounds and are as good as others, if told,
 * else of equally near ones the best; then the largest in the order of cells, in which provinces
 * and types stand by code. */
static int64_t
find_nearest (const Case *c, const int64_t from[], const int64_t *as_good, int64_t nearest[])
{
  int64_t x[N_CELLS] = { 0 }, least = G_MAXINT64;

  do
    {
      int64_t far = distance (x, from);
      int64_t better = far < least;
      int cell = 0;

      if (far > least || !keeps (c, x) || (as_good != NULL && compare (c, x, as_good) != 0))
        continue;
      if (far == least && as_good == NULL)
        better = compare (c, x, nearest);
      while (cell < N_CELLS - 1 && far == least && x[cell] == nearest[cell])
        cell++;
      if (better > 0 || (better == 0 && far == least && x[cell] > nearest[cell]))
        memcpy (nearest, x, sizeof x);
      least = far;
    }
  while (step (x));
  return least;
}

/* ── walls by the library's names ───────────────────────────────────────────────────────────── */

/* The wall of the library with the same cells; the wall of a case stands there once. */
static gsize
find_wall (const AwrashWalls *walls, const Wall *wall)
{
  for (gsize i = 0; i < awrash_split_walls_get_n (walls); i++)
    for (int k = 0; k < 5; k++)
      {
        g_autofree char *name = g_strdup_printf ("%s/%s", territories[k], sets[wall->types]);

        if (first_of[k] == wall->first && last_of[k] == wall->last
            && strcmp (name, awrash_split_walls_get_name (walls, i)) == 0)
          return i;
      }
  return G_MAXSIZE;
}

static void
expect_equal (const int64_t a[], const int64_t b[], const char *what, int seed)
{
  for (int cell = 0; cell < N_CELLS; cell++)
    cr_expect_eq (a[cell], b[cell], "%s of case %d: cell %d is %d, not %d", what, seed, cell,
                  (int)a[cell], (int)b[cell]);
}

/* ── moves ──────────────────────────────────────────────────────────────────────────────────── */

/* The list leads from the division to the plan. */
static void
follow (const AwrashMoves *moves, const int64_t from[], int seed)
{
  const AwrashTransfer *transfers = awrash_split_moves_get_transfers (moves);
  int64_t x[N_CELLS], moved = 0;

  memcpy (x, from, sizeof x);
  for (gsize i = 0; i < awrash_split_moves_get_n_transfers (moves); i++)
    {
      const AwrashTransfer *one = &transfers[i];

      cr_expect_gt (one->places, 0);
      if (one->from >= 0)
        x[one->from * N_TYPES + one->type] -= one->places;
      if (one->to >= 0)
        x[one->to * N_TYPES + one->type] += one->places;
      moved += one->places * ((one->from >= 0) + (one->to >= 0));
    }
  expect_equal (x, awrash_split_moves_get_places (moves), "where the moves lead", seed);
  cr_expect_eq (moved, awrash_split_moves_get_distance (moves));
}

static void
check_moves (const Case *c, const int64_t from[], const int64_t *best, int seed)
{
  AwrashMoves *(*const find[]) (const AwrashProgramme *, const AwrashReading *, size_t,
                                const int64_t[], GError **)
      = { awrash_split_moves_to_mend, awrash_split_moves_to_best };

  for (int k = 0; k < 2; k++)
    {
      g_autoptr (AwrashMoves) moves = find[k](c->programme, c->reading, N_CELLS, from, NULL);
      int64_t nearest[N_CELLS];

      cr_assert_not_null (moves);
      if (best == NULL)
        {
          cr_expect_eq (awrash_split_moves_get_status (moves), AWRASH_STATUS_INFEASIBLE);
          continue;
        }
      cr_expect_eq (awrash_split_moves_get_distance (moves),
                    find_nearest (c, from, k == 1 ? best : NULL, nearest), "case %d", seed);
      expect_equal (awrash_split_moves_get_places (moves), nearest, k ? "best" : "mended", seed);
      follow (moves, from, seed);
    }
}

Test (oracle_explain, moves_lead_to_the_nearest_plan_by_enumeration, .timeout = 120)
{
  int solved = 0, infeasible = 0;

  for (int seed = 1; seed <= 160; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)seed);
      g_autoptr (AwrashPlan) plan = NULL;
      int64_t from[N_CELLS], best[N_CELLS];
      gboolean any;
      Case c;

      case_init (&c, rand, TRUE);
      plan = awrash_split_solve (c.programme, c.reading, NULL);
      for (int cell = 0; cell < N_CELLS; cell++)
        from[cell] = g_rand_int_range (rand, 0, 4);
      any = find_best (&c, best);
      if (plan != NULL)
        check_moves (&c, from, any ? best : NULL, seed);
      solved += plan != NULL && any;
      infeasible += plan != NULL && !any;
      case_clear (&c);
    }
  cr_expect (solved > 30 && infeasible > 30, "%d solved, %d infeasible", solved, infeasible);
}

/* ── prices and explanations ────────────────────────────────────────────────────────────────── */

static void
check_price (const Case *c, const AwrashPlan *plan, const AwrashWalls *walls, gsize k, int by,
             int seed)
{
  const int64_t *before = awrash_split_plan_get_places (plan);
  Case moved = *c;
  Wall *wall = &moved.walls[k];
  int64_t sum = sum_of (wall, before), best[N_CELLS], nearest[N_CELLS], after[N_CELLS], order;
  gboolean lower = wall->lower > 0 && sum == wall->lower, fixed = wall->lower == wall->upper;
  AwrashWallPrice price;

  cr_assert (awrash_split_prices (plan, walls, find_wall (walls, wall), by, after, &price, NULL));
  wall->lower += fixed || lower ? by : 0;
  wall->upper += fixed || !lower ? by : 0;
  if (wall->lower < 0 || wall->lower > wall->upper || !find_best (&moved, best))
    {
      cr_expect_eq (price.status, AWRASH_STATUS_INFEASIBLE, "case %d", seed);
      expect_equal (after, before, "the plan without a price", seed);
      return;
    }
  order = compare (c, best, before);
  cr_expect_eq (price.status, AWRASH_STATUS_OPTIMAL, "case %d", seed);
  cr_expect_eq (price.better, (order > 0) - (order < 0), "case %d, wall %zu", seed, k);
  find_nearest (&moved, before, best, nearest);
  expect_equal (after, nearest, "the plan with the moved wall", seed);
}

static void
check_explanation (const Case *c, const AwrashPlan *plan, const AwrashWalls *walls, int p, int seed)
{
  const int64_t *before = awrash_split_plan_get_places (plan);
  g_autoptr (AwrashExplanation) told = awrash_split_explanation_new (plan, walls, (size_t)p, NULL);
  Case more = *c;
  int64_t best[N_CELLS], order = 0;
  gboolean any;

  cr_assert_not_null (told);
  more.walls[more.n++] = (Wall){ p, p, c->counted, received (c, before, p) + 1, 100 };
  any = find_best (&more, best);
  cr_expect_eq (awrash_split_explanation_get_status (told),
                any ? AWRASH_STATUS_OPTIMAL : AWRASH_STATUS_INFEASIBLE, "case %d", seed);
  cr_expect_eq (awrash_split_explanation_get_n_needed (told) == 0, any);
  if (!any)
    return;
  order = compare (c, best, before);
  cr_expect_eq (awrash_split_explanation_get_order (told), (order > 0) - (order < 0));
  cr_expect_eq (compare (c, awrash_split_explanation_get_places (told), best), 0, "case %d", seed);
}

Test (oracle_explain, prices_and_one_more_place_are_those_of_enumeration, .timeout = 240)
{
  int solved = 0;

  for (int seed = 1; seed <= 120; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)(1000 + seed));
      g_autoptr (AwrashPlan) plan = NULL;
      g_autoptr (AwrashWalls) walls = NULL;
      Case c;

      case_init (&c, rand, TRUE);
      plan = awrash_split_solve (c.programme, c.reading, NULL);
      walls = awrash_split_walls_new (c.programme, c.reading, NULL);
      if (plan != NULL && awrash_split_plan_get_places (plan) != NULL)
        {
          for (gsize k = 0; k < c.n; k++)
            for (int by = -1; by <= 1; by += 2)
              check_price (&c, plan, walls, k, by, seed);
          for (int p = 0; p < N_PROVINCES; p++)
            check_explanation (&c, plan, walls, p, seed);
          solved++;
        }
      case_clear (&c);
    }
  cr_expect_gt (solved, 30, "%d solved", solved);
}

/* ── relaxations ────────────────────────────────────────────────────────────────────────────── */

static int64_t
outside (const Wall *wall, const int64_t x[])
{
  int64_t sum = sum_of (wall, x);

  return MAX (0, wall->lower - sum) + MAX (0, sum - wall->upper);
}

static int64_t
least_relaxation (const Case *c, const int64_t weights[])
{
  int64_t x[N_CELLS] = { 0 }, least = G_MAXINT64;

  do
    {
      int64_t cost = 0;

      for (gsize i = 0; i < c->n && cost < least; i++)
        cost += weights[i] * outside (&c->walls[i], x);
      least = MIN (least, cost);
    }
  while (step (x));
  return least;
}

/* The relaxation's own bounds leave a plan, at its sum. */
static void
check_changes (const Case *c, const AwrashWalls *walls, const AwrashRelaxation *relaxation,
               const int64_t weights[], int seed)
{
  const AwrashWallChange *changes = awrash_split_relax_get_changes (relaxation);
  Case relaxed = *c;
  int64_t total = 0, best[N_CELLS];

  for (gsize i = 0; i < awrash_split_relax_get_n_changes (relaxation); i++)
    for (gsize k = 0; k < c->n; k++)
      if (find_wall (walls, &c->walls[k]) == (gsize)changes[i].wall)
        {
          int64_t *bound = changes[i].is_upper ? &relaxed.walls[k].upper : &relaxed.walls[k].lower;

          cr_expect_eq (*bound, changes[i].from);
          *bound = changes[i].to;
          total += weights[k] * ABS (changes[i].to - changes[i].from);
        }
  cr_expect_eq (total, awrash_split_relax_get_total (relaxation), "case %d", seed);
  cr_expect (find_best (&relaxed, best), "case %d is feasible when relaxed", seed);
}

/* The prices, by anyone's arithmetic. */
static void
check_proof (const Case *c, const AwrashWalls *walls, const AwrashRelaxation *relaxation,
             const int64_t weights[], int seed)
{
  const int64_t *lower = awrash_split_relax_get_lower_prices (relaxation);
  const int64_t *upper = awrash_split_relax_get_upper_prices (relaxation);
  int64_t value = 0, on_cell[N_CELLS] = { 0 };

  for (gsize k = 0; k < c->n; k++)
    {
      gsize i = find_wall (walls, &c->walls[k]);

      if (i == G_MAXSIZE)
        continue;
      cr_expect (lower[i] >= 0 && upper[i] >= 0 && MAX (lower[i], upper[i]) <= weights[k]);
      value += lower[i] * c->walls[k].lower - upper[i] * c->walls[k].upper;
      for (int cell = 0; cell < N_CELLS; cell++)
        {
          int64_t one[N_CELLS] = { 0 };

          one[cell] = 1;
          on_cell[cell] += sum_of (&c->walls[k], one) * (lower[i] - upper[i]);
        }
    }
  for (int cell = 0; cell < N_CELLS; cell++)
    cr_expect_leq (on_cell[cell], 0, "case %d", seed);
  cr_expect_eq (value, awrash_split_relax_get_total (relaxation), "case %d", seed);
}

/* Only the bounds of the set, without the one at `left_out`. */
static gboolean
core_holds (const Case *c, const AwrashWalls *walls, const AwrashRelaxation *relaxation,
            gsize left_out)
{
  const AwrashWallSide *core = awrash_split_relax_get_core (relaxation);
  Case part = { .need = { 1, 1, 1 }, .counted = 3 };
  int64_t best[N_CELLS];

  for (gsize i = 0; i < awrash_split_relax_get_n_core (relaxation); i++)
    for (gsize k = 0; k < c->n && i != left_out; k++)
      if (find_wall (walls, &c->walls[k]) == (gsize)core[i].wall)
        {
          Wall wall = c->walls[k];

          if (core[i].is_upper)
            wall.lower = 0;
          else
            wall.upper = 1000;
          part.walls[part.n++] = wall;
        }
  return find_best (&part, best);
}

static void
check_core (const Case *c, const AwrashWalls *walls, const AwrashRelaxation *relaxation, int seed)
{
  gsize n = awrash_split_relax_get_n_core (relaxation);

  cr_expect_gt (n, 0);
  cr_expect_not (core_holds (c, walls, relaxation, G_MAXSIZE), "case %d is blocked", seed);
  for (gsize i = 0; i < n; i++)
    cr_expect (core_holds (c, walls, relaxation, i), "case %d needs each bound", seed);
}

static void
check_verdict (const AwrashWalls *walls, const double weights[], const AwrashRelaxation *relaxation)
{
  g_autoptr (AwrashVerdict) verdict = awrash_audit_relaxation (
      walls, weights, N_CELLS, awrash_split_relax_get_places (relaxation),
      awrash_split_relax_get_total (relaxation), awrash_split_relax_get_lower_prices (relaxation),
      awrash_split_relax_get_upper_prices (relaxation), NULL);

  cr_expect (awrash_audit_verdict_is_accepted (verdict));
}

static gboolean
check_relaxation (const Case *c, GRand *rand, int seed)
{
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (c->programme, c->reading, NULL);
  g_autoptr (AwrashRelaxation) relaxation = NULL;
  g_autoptr (GError) error = NULL;
  double given[MOST_WALLS];
  int64_t weights[MOST_WALLS], least;

  for (gsize k = 0; k < MOST_WALLS; k++)
    given[k] = 1;
  for (gsize k = 0; k < c->n; k++)
    {
      gsize i = find_wall (walls, &c->walls[k]);

      weights[k] = g_rand_int_range (rand, 0, 5) == 0 ? NEVER : g_rand_int_range (rand, 1, 4);
      if (i != G_MAXSIZE)
        given[i] = weights[k] == NEVER ? INFINITY : (double)weights[k];
    }
  relaxation = awrash_split_relax_new (walls, given, &error);
  if (relaxation == NULL)
    {
      cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_CLASS), "%s", error->message);
      return FALSE;
    }
  least = least_relaxation (c, weights);
  cr_expect_eq (awrash_split_relax_get_status (relaxation),
                least >= NEVER ? AWRASH_STATUS_INFEASIBLE : AWRASH_STATUS_OPTIMAL);
  if (least < NEVER)
    {
      cr_expect_eq (awrash_split_relax_get_total (relaxation), least, "case %d", seed);
      check_changes (c, walls, relaxation, weights, seed);
      check_proof (c, walls, relaxation, weights, seed);
      check_verdict (walls, given, relaxation);
    }
  if (least > 0)
    check_core (c, walls, relaxation, seed);
  return least > 0;
}

Test (oracle_explain, relaxations_are_the_least_and_their_blocking_sets_minimal, .timeout = 240)
{
  int infeasible = 0;

  for (int seed = 1; seed <= 200; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)(2000 + seed));
      Case c;

      case_init (&c, rand, FALSE);
      infeasible += check_relaxation (&c, rand, seed);
      case_clear (&c);
    }
  cr_expect_gt (infeasible, 60, "%d infeasible", infeasible);
}
