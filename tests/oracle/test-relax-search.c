/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Relaxations of bounds that are no network against the enumeration of all places: walls that cross
 * in an odd cycle, a budget, a share, a row that subtracts. Source: the contract of
 * awrash_split_relax_new(). Invariant: the sum is the least, it is proved, and no part of the
 * blocking set blocks. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define CELLS 6 /* x, y and z in a, x and y in b, x in c */
#define MOST 7  /* places in each that are tried: more than any bound could use */
#define BOUNDS 12
#define NONE (-99)

typedef struct
{
  const char *name;
  int coefficient[CELLS];
  int lower, upper; /* NONE: none */
  double weight;
  gboolean meets_closed; /* cells that may hold no place, which are not enumerated */
} Bound;

typedef struct
{
  Bound bounds[BOUNDS];
  int n;
  AwrashProgramme *programme;
  AwrashReading *reading;
} Blocked;

static void
add (Blocked *b, const char *name, const int coefficient[], int lower, int upper, GRand *rand)
{
  static const double weights[] = { 1, 2, 5, INFINITY };
  Bound *own = &b->bounds[b->n++];

  own->name = name;
  own->meets_closed = g_str_has_prefix (name, "b/") || g_str_has_prefix (name, "n/*");
  memcpy (own->coefficient, coefficient, sizeof own->coefficient);
  own->lower = lower;
  own->upper = upper;
  own->weight = weights[g_rand_int_range (rand, 0, G_N_ELEMENTS (weights))];
}

static void
say (GString *text, const char *what, int lower, int upper)
{
  g_string_append (text, what);
  if (lower != NONE)
    g_string_append_printf (text, "%d", lower);
  g_string_append_c (text, ',');
  if (upper != NONE)
    g_string_append_printf (text, "%d", upper);
  g_string_append_c (text, '\n');
}

/* A quota of places that crosses the others, or a budget. */
static void
quota (Blocked *b, GString *text, const char *name, const char *what, const int coefficient[],
       int scale, GRand *rand)
{
  int lower = g_rand_boolean (rand) ? g_rand_int_range (rand, 1, 5 * scale) : NONE;
  int upper = lower == NONE || g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 5 * scale) : NONE;

  if (lower != NONE && upper != NONE && lower > upper)
    upper = lower;
  if (lower == NONE && scale == 1 && upper == 0)
    upper = 1;
  add (b, name, coefficient, lower, upper, rand);
  say (text, what, lower, upper);
}

static void
draw (Blocked *b, GRand *rand)
{
  static const int type_x[] = { 1, 0, 0, 1, 0, 1 }, stream_s[] = { 1, 1, 0, 1, 1, 0 };
  static const int all_a[] = { 1, 1, 1, 0, 0, 0 }, all_b[] = { 0, 0, 0, 1, 1, 0 };
  static const int money[] = { 2, 3, 5, 2, 3, 2 }, share[] = { -1, -1, 3, -1, -1, -1 };
  static const int own[] = { 2, 0, 0, 0, -1, 3 };
  g_autoptr (GString) quotas = g_string_new ("territory,stream,unit,min,max\n");
  g_autofree char *rows = NULL;
  const char *shares = "territory,of,stream,at_least\n";
  int least = g_rand_int_range (rand, 1, 9), kind = g_rand_int_range (rand, 0, 3);

  quota (b, quotas, "n/type:x", "n,type:x,places,", type_x, 1, rand);
  quota (b, quotas, "r/s", "r,s,places,", stream_s, 1, rand);
  quota (b, quotas, "a/*", "a,*,places,", all_a, 1, rand);
  quota (b, quotas, "b/*", "b,*,places,", all_b, 1, rand);
  if (kind > 0)
    quota (b, quotas, "n/*/money", "n,*,money,", money, 3, rand);
  if (kind == 2)
    {
      shares = "territory,of,stream,at_least\nn,*,t,0.25\n";
      add (b, "n/*/t/at_least", share, 0, NONE, rand);
    }
  if (kind == 1)
    add (b, "row/own", own, least, NONE, rand);
  g_string_append (quotas, "b,type:z,places,,0\nc,type:y,places,,0\nc,type:z,places,,0\n");
  rows = kind == 1 ? g_strdup_printf ("own: 2 a/type:x - b/type:y + 3 c/type:x >= %d", least)
                   : g_strdup ("");
  b->programme = test_programme_new (
      "territories", "code,parent,need\nn,,\nr,n,\na,r,2\nb,r,3\nc,n,3\n", "streams",
      "code\ns\nt\n", "worksite_types",
      "code,stream,months,monthly_cost\nx,s,1,2\ny,s,1,3\nz,t,1,5\n", "quotas", quotas->str,
      "shares", shares, "need.indicator", "need", NULL);
  b->reading = test_reading_new ("rows", rows, NULL);
}

static int
sum (const Bound *bound, const int x[])
{
  int total = 0;

  for (int c = 0; c < CELLS; c++)
    total += bound->coefficient[c] * x[c];
  return total;
}

static gboolean
next (int x[])
{
  int c = 0;

  while (c < CELLS && x[c] == MOST)
    x[c++] = 0;
  if (c < CELLS)
    x[c]++;
  return c < CELLS;
}

/* The least cost, infinite where what may never move cannot be kept. */
static double
find_least (const Blocked *b)
{
  int x[CELLS] = { 0 };
  double least = INFINITY;

  do
    {
      double cost = 0;

      for (int i = 0; i < b->n && cost < least; i++)
        {
          const Bound *own = &b->bounds[i];
          int total = sum (own, x), units = 0;

          units += own->lower != NONE && total < own->lower ? own->lower - total : 0;
          units += own->upper != NONE && total > own->upper ? total - own->upper : 0;
          cost += units > 0 ? units * own->weight : 0;
        }
      least = fmin (least, cost);
    }
  while (next (x));
  return least;
}

/* Whether the bounds of a set, but for one, leave nothing. */
static gboolean
blocks (const Blocked *b, gboolean set[][2], int without, int side)
{
  int x[CELLS] = { 0 };

  do
    {
      gboolean keeps = TRUE;

      for (int i = 0; i < b->n && keeps; i++)
        for (int upper = 0; upper < 2; upper++)
          if (set[i][upper] && !(i == without && upper == side))
            keeps = keeps
                    && (upper ? sum (&b->bounds[i], x) <= b->bounds[i].upper
                              : sum (&b->bounds[i], x) >= b->bounds[i].lower);
      if (keeps)
        return FALSE;
    }
  while (next (x));
  return TRUE;
}

/* ── the test ───────────────────────────────────────────────────────────────────────────────── */

static int
find_bound (const Blocked *b, const char *name)
{
  for (int i = 0; i < b->n; i++)
    if (strcmp (b->bounds[i].name, name) == 0)
      return i;
  return -1;
}

/* TRUE where it was also seen that each is needed. */
static gboolean
expect_core (const Blocked *b, const AwrashWalls *walls, const AwrashRelaxation *r, guint32 seed)
{
  gboolean set[BOUNDS][2] = { { FALSE } };
  const AwrashWallSide *core = awrash_split_relax_get_core (r);
  gboolean sees_all = TRUE; /* no bound of the set is on a closed cell */

  for (gsize k = 0; k < awrash_split_relax_get_n_core (r); k++)
    {
      int own = find_bound (b, awrash_split_walls_get_name (walls, (gsize)core[k].wall));

      sees_all = sees_all && own >= 0 && !b->bounds[own].meets_closed;
      if (own >= 0)
        set[own][core[k].is_upper] = TRUE;
    }
  cr_assert_gt (awrash_split_relax_get_n_core (r), 0, "seed %u", seed);
  cr_expect (blocks (b, set, -1, 0), "seed %u", seed);
  for (int i = 0; i < b->n && sees_all; i++)
    for (int upper = 0; upper < 2; upper++)
      cr_expect (!set[i][upper] || !blocks (b, set, i, upper), "seed %u: %s is not needed", seed,
                 b->bounds[i].name);
  return sees_all;
}

/* The sides that a plan's blocking set names; FALSE where it names none of ours. */
static gboolean
read_side (const Blocked *b, const AwrashWalls *walls, const char *text, gboolean set[][2])
{
  gsize n = awrash_split_walls_get_n (walls);

  for (gsize i = 0; i < awrash_split_walls_get_n_with_rows (walls); i++)
    {
      const char *words = awrash_split_walls_get_words (walls, i);
      int own = find_bound (b, awrash_split_walls_get_name (walls, i));

      if (own < 0 || !g_str_has_suffix (text, words)
          || (i < n && text[strlen (text) - strlen (words) - 1] != ' '))
        continue;
      for (int upper = 0; upper < 2; upper++)
        if (i >= n ? (upper ? b->bounds[own].upper : b->bounds[own].lower) != NONE
                   : g_str_has_prefix (text, upper ? "at most" : "at least"))
          set[own][upper] = TRUE;
      return TRUE;
    }
  return FALSE;
}

/* What the plan of a programme without plan says of it. */
static void
expect_told (const Blocked *b, const AwrashWalls *walls, guint32 seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashPlan) plan = awrash_split_solve (b->programme, b->reading, &error);
  gboolean set[BOUNDS][2] = { { FALSE } };

  /* a split does not begin where nothing limits a cell */
  if (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS))
    return;
  cr_assert_not_null (plan);
  cr_assert_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_INFEASIBLE, "seed %u", seed);
  for (gsize k = 0; k < awrash_split_plan_get_n_blocking (plan); k++)
    read_side (b, walls, awrash_split_plan_get_blocking (plan, k), set);
  cr_expect (blocks (b, set, -1, 0), "seed %u: what is told does not block", seed);
}

static void
expect_proved (const AwrashWalls *walls, const double weights[], const AwrashRelaxation *r,
               guint32 seed)
{
  const char *proof = awrash_split_relax_get_proof (r);
  const int64_t *places = awrash_split_relax_get_places (r);
  int64_t total = awrash_split_relax_get_total (r), bound = awrash_split_relax_get_bound (r);

  for (int lie = 0; lie < 3; lie++)
    {
      g_autoptr (AwrashVerdict) verdict
          = awrash_audit_relaxation_search (walls, weights, places != NULL ? 9 : 0, places,
                                            total - (lie == 1), bound + (lie == 2), proof, NULL);

      cr_assert_not_null (verdict, "seed %u", seed);
      if (lie == 0 || places != NULL)
        cr_expect_eq (awrash_audit_verdict_is_accepted (verdict), lie == 0, "seed %u, lie %d: %s",
                      seed, lie, awrash_audit_verdict_get_finding (verdict, 0));
    }
}

static void
expect_least (const Blocked *b, guint32 seed, int *n_searched, int *n_cores)
{
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (b->programme, b->reading, NULL);
  gsize n = awrash_split_walls_get_n_with_rows (walls);
  g_autofree double *weights = g_new0 (double, n);
  g_autoptr (AwrashRelaxation) r = NULL;
  double least = find_least (b);

  for (gsize i = 0; i < n; i++)
    {
      int own = find_bound (b, awrash_split_walls_get_name (walls, i));

      weights[i] = own < 0 ? INFINITY : b->bounds[own].weight;
    }
  r = awrash_split_relax_new (walls, weights, NULL);
  cr_assert_not_null (r, "seed %u", seed);
  if (isinf (least))
    cr_expect_eq (awrash_split_relax_get_status (r), AWRASH_STATUS_INFEASIBLE, "seed %u", seed);
  else
    {
      cr_expect_eq (awrash_split_relax_get_status (r), AWRASH_STATUS_OPTIMAL, "seed %u", seed);
      cr_expect_eq (awrash_split_relax_get_total (r), (int64_t)least, "seed %u: %d, not %g", seed,
                    (int)awrash_split_relax_get_total (r), least);
      cr_expect_eq (awrash_split_relax_get_gap (r), 0);
    }
  if (least > 0)
    {
      *n_cores += expect_core (b, walls, r, seed);
      expect_told (b, walls, seed);
    }
  if (awrash_split_relax_get_proof (r) == NULL)
    return;
  *n_searched += least > 0 && !isinf (least);
  expect_proved (walls, weights, r, seed);
}

Test (oracle_relax_search, finds_the_least_that_bounds_have_to_move, .timeout = 240)
{
  int n_searched = 0, n_cores = 0;

  for (guint32 seed = 0; seed < 400; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      Blocked b = { .n = 0 };

      draw (&b, rand);
      expect_least (&b, seed, &n_searched, &n_cores);
      awrash_programme_unref (b.programme);
      awrash_split_reading_free (b.reading);
    }
  cr_expect_gt (n_searched, 40, "%d", n_searched);
  cr_expect_gt (n_cores, 20, "%d", n_cores);
}

Test (oracle_relax_search, tells_rows_in_their_own_measure)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  Blocked b = { .n = 0 };
  g_autoptr (AwrashWalls) walls = NULL;

  draw (&b, rand);
  walls = awrash_split_walls_new (b.programme, b.reading, NULL);
  for (gsize item = awrash_split_walls_get_n (walls);
       item < awrash_split_walls_get_n_with_rows (walls); item++)
    {
      int own = find_bound (&b, awrash_split_walls_get_name (walls, item));
      double lower, upper, unit;

      cr_assert_geq (own, 0, "%s", awrash_split_walls_get_name (walls, item));
      awrash_split_walls_get_row_bounds (walls, item, &lower, &upper, &unit);
      cr_expect_eq (lower, b.bounds[own].lower == NONE ? -INFINITY : (double)b.bounds[own].lower);
      cr_expect_eq (upper, b.bounds[own].upper == NONE ? INFINITY : (double)b.bounds[own].upper);
    }
  awrash_programme_unref (b.programme);
  awrash_split_reading_free (b.reading);
}
