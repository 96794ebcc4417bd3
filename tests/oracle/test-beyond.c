/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Former plans and balanced mixes beyond the network against enumeration: all plans of small random
 * programmes under random rows, filtered by the chain as its definition says.
 * Source: the definitions in <awrash/split.h>. Invariant: seeds are fixed; where several plans tie,
 * those are compared that give each province what the plan does. */

#include "support/small-plans.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define N_ROWS 2

static const char *const objectives[]
    = { "leximin",   "decmin", "least-squares", "leximin-persons",
        "alpha:1/2", "fill",   "gini",          "gini-unweighted" };

/* min <= Σ coefficient x <= max, besides the case's own bounds. */
typedef struct
{
  int coefficient[SMALL_CELLS];
  int max;
} Row;

typedef struct
{
  SmallCase *c;
  GArray *plans;
  Row rows[N_ROWS];
  SmallQuestion q;
  SmallPlan former;
  int percent; /* of loss */
  char *label;
} Trial;

/* ── drawing ────────────────────────────────────────────────────────────────────────────────── */

static void
draw_rows (Trial *t, GRand *rand)
{
  for (int r = 0; r < N_ROWS; r++)
    {
      for (int cell = 0; cell < SMALL_CELLS; cell++)
        t->rows[r].coefficient[cell] = g_rand_int_range (rand, 0, 5);
      t->rows[r].coefficient[0] = MAX (1, t->rows[r].coefficient[0]);
      t->rows[r].max = g_rand_int_range (rand, 8, 30);
    }
}

static char *
say_rows (const Trial *t)
{
  static const char *const cells[SMALL_CELLS]
      = { "a/type:s", "a/type:t", "b/type:s", "b/type:t", "c/type:s", "c/type:t" };
  GString *text = g_string_new (NULL);

  for (int r = 0; r < N_ROWS; r++)
    {
      g_string_append_printf (text, "%sr%d: ", r > 0 ? "; " : "", r);
      for (int cell = 0; cell < SMALL_CELLS; cell++)
        if (t->rows[r].coefficient[cell] > 0)
          g_string_append_printf (text, "%s%d %s", cell > 0 ? " + " : "",
                                  t->rows[r].coefficient[cell], cells[cell]);
      g_string_append_printf (text, " <= %d", t->rows[r].max);
    }
  return g_string_free (text, FALSE);
}

static void
keep_rows (Trial *t)
{
  guint kept = 0;

  for (guint i = 0; i < t->plans->len; i++)
    {
      SmallPlan plan = g_array_index (t->plans, SmallPlan, i);
      gboolean keeps = TRUE;

      for (int r = 0; r < N_ROWS; r++)
        {
          int64_t sum = 0;

          for (int cell = 0; cell < SMALL_CELLS; cell++)
            sum += t->rows[r].coefficient[cell] * plan.x[cell];
          keeps = keeps && sum <= t->rows[r].max;
        }
      if (keeps)
        g_array_index (t->plans, SmallPlan, kept++) = plan;
    }
  g_array_set_size (t->plans, kept);
}

/* with_rows: class network + rows; else whatever the case's bounds are of. */
static Trial *
trial_new (int seed, gboolean with_rows)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)seed);
  Trial *t = g_new0 (Trial, 1);

  t->c = small_case_new (rand, FALSE);
  t->plans = small_plans_list (t->c);
  t->q = (SmallQuestion){ t->c, objectives[seed % 8], seed / 8 % 4 != 0 };
  t->label = g_strdup_printf ("seed %d, %s%s", seed, t->q.objective, with_rows ? ", rows" : "");
  draw_rows (t, rand);
  small_former_draw (&t->former, rand);
  t->percent = (int[]){ 10, 25, 34, 50, 100 }[seed % 5];
  if (with_rows)
    keep_rows (t);
  return t;
}

static void
trial_free (Trial *t)
{
  small_case_free (t->c);
  g_array_unref (t->plans);
  g_free (t->label);
  g_free (t);
}

static AwrashReading *
trial_reading (const Trial *t, gboolean with_rows, gboolean near, gboolean loses)
{
  g_autofree char *rows = with_rows ? say_rows (t) : g_strdup ("");
  g_autofree char *former = near ? small_former_text (&t->former) : g_strdup ("");
  g_autofree char *loss = g_strdup_printf ("%d/100", loses ? t->percent : 0);
  gboolean fills = strcmp (t->q.objective, "fill") == 0;

  return test_reading_new ("objective", fills ? "leximin" : t->q.objective, "chain",
                           fills ? "fill" : "fill;objective", "streams", t->q.all ? "*" : "s",
                           "rows", rows, "near", former, "loss", loss, NULL);
}

/* A plan beyond the network with its certificate accepted; NULL: it is of another class. */
static AwrashPlan *
solve (const Trial *t, const AwrashReading *reading)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashPlan) plan = awrash_split_solve (t->c->programme, reading, &error);
  g_autoptr (AwrashVerdict) verdict = NULL;

  if (plan == NULL)
    {
      cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY), "%s: %s", t->label,
                 error->message);
      return NULL;
    }
  if (awrash_split_plan_get_class (plan) < AWRASH_CLASS_ROWS)
    return NULL;
  verdict = awrash_audit_certificate (t->c->programme, awrash_split_plan_get_certificate (plan),
                                      &error);
  cr_assert_not_null (verdict, "%s: %s", t->label, error != NULL ? error->message : "");
  cr_assert (awrash_audit_verdict_is_accepted (verdict), "%s: %s\n%s", t->label,
             awrash_audit_verdict_get_finding (verdict, 0),
             awrash_split_plan_get_certificate (plan));
  cr_assert_eq (awrash_split_plan_get_places (plan) == NULL,
                awrash_split_plan_get_status (plan) == AWRASH_STATUS_INFEASIBLE, "%s", t->label);
  return awrash_split_plan_get_places (plan) != NULL ? g_steal_pointer (&plan) : NULL;
}

/* ── filtering ──────────────────────────────────────────────────────────────────────────────── */

static int
better_near (const SmallQuestion *q, const SmallPlan *a, const SmallPlan *b, gconstpointer former)
{
  return (int)(small_changes (q, b, former, FALSE) - small_changes (q, a, former, FALSE));
}

static int
better_near_rest (const SmallQuestion *q, const SmallPlan *a, const SmallPlan *b,
                  gconstpointer former)
{
  return (int)(small_changes (q, b, former, TRUE) - small_changes (q, a, former, TRUE));
}

/* Those that give everybody what the plan does; it has to be among those that are left. */
static void
keep_receipts (Trial *t, const SmallPlan *plan, gboolean rest, const char *after)
{
  guint kept = 0;

  cr_assert (small_plans_hold (t->plans, plan->x), "%s: not among the %u left by %s", t->label,
             t->plans->len, after);
  for (guint i = 0; i < t->plans->len; i++)
    {
      SmallPlan other = g_array_index (t->plans, SmallPlan, i);
      gboolean same = TRUE;

      for (int p = 0; p < SMALL_PROVINCES; p++)
        same = same
               && small_receipt (&t->q, &other, p, rest) == small_receipt (&t->q, plan, p, rest);
      if (same)
        g_array_index (t->plans, SmallPlan, kept++) = other;
    }
  g_array_set_size (t->plans, kept);
}

static void
pursue (Trial *t, const SmallPlan *plan)
{
  if (strcmp (t->q.objective, "fill") == 0)
    return;
  small_plans_keep_best (t->plans, &t->q, small_better_objective, NULL);
  /* nobody is compared whose need is 0, but those were settled by filling or tie no more */
  keep_receipts (t, plan, FALSE, "the objective");
}

static void
pursue_rest (Trial *t, const SmallPlan *plan)
{
  if (t->q.all || strcmp (t->q.objective, "fill") == 0)
    return;
  small_plans_keep_best (t->plans, &t->q, small_better_objective, &t->q);
  keep_receipts (t, plan, TRUE, "the objective on the other streams");
}

/* ── the mix ────────────────────────────────────────────────────────────────────────────────── */

/* Twice what the certificate says a stream weighs, or nothing. */
static int64_t
weight_of (const AwrashPlan *plan, const char *stream)
{
  const char *at = strstr (awrash_split_plan_get_certificate (plan), "\"mix_weights\":{");
  g_autofree char *key = g_strdup_printf ("\"%s\":", stream);

  cr_assert_not_null (at);
  at = strstr (at, key);
  cr_assert_not_null (at);
  return g_ascii_strtoll (at + strlen (key), NULL, 10);
}

/* Σ (S x - y X)² over both streams of every province, where both are read. */
static int64_t
unevenness (const SmallPlan *plan, int64_t s, int64_t t)
{
  int64_t sum = 0;

  for (int p = 0; p < SMALL_PROVINCES; p++)
    {
      int64_t x = plan->x[2 * p], y = x + plan->x[2 * p + 1], off = (s + t) * x - y * s;

      sum += 2 * off * off;
    }
  return sum;
}

static void
expect_mixed (Trial *t, const AwrashPlan *plan, const SmallPlan *own)
{
  int64_t s, u, least;

  keep_receipts (t, own, FALSE, "all goals");
  keep_receipts (t, own, TRUE, "all goals");
  cr_assert_eq (awrash_split_plan_get_mix_gap (plan), 0, "%s", t->label);
  if (!t->q.all)
    return;
  s = weight_of (plan, "s");
  u = weight_of (plan, "t");
  least = unevenness (own, s, u);
  for (guint i = 0; i < t->plans->len; i++)
    cr_assert_leq (least, unevenness (&g_array_index (t->plans, SmallPlan, i), s, u),
                   "%s: mixed more evenly", t->label);
}

/* ── the trials ─────────────────────────────────────────────────────────────────────────────── */

static SmallPlan
copy_plan (const AwrashPlan *plan)
{
  SmallPlan own;

  memcpy (own.x, awrash_split_plan_get_places (plan), sizeof own.x);
  return own;
}

/* TRUE: the case was beyond the network and had a plan. */
static gboolean
try (int seed, gboolean with_rows, gboolean near)
{
  Trial *t = trial_new (seed, with_rows);
  g_autoptr (AwrashReading) reading = trial_reading (t, with_rows, near, FALSE);
  g_autoptr (AwrashPlan) plan = solve (t, reading);
  SmallPlan own;

  if (plan != NULL)
    {
      own = copy_plan (plan);
      small_plans_fill (t->plans, &t->q);
      pursue (t, &own);
      if (near)
        small_plans_keep_best (t->plans, &t->q, better_near, &t->former);
      pursue_rest (t, &own);
      if (near)
        small_plans_keep_best (t->plans, &t->q, better_near_rest, &t->former);
      expect_mixed (t, plan, &own);
    }
  trial_free (t);
  return plan != NULL;
}

static gboolean
try_loss (int seed, gboolean with_rows)
{
  Trial *t = trial_new (seed, with_rows);
  g_autoptr (AwrashReading) strict = trial_reading (t, with_rows, TRUE, FALSE);
  g_autoptr (AwrashReading) reading = trial_reading (t, with_rows, TRUE, TRUE);
  g_autoptr (AwrashPlan) base = solve (t, strict), plan = NULL;
  SmallPlan own, from;

  if (base != NULL)
    {
      plan = solve (t, reading);
      cr_assert_not_null (plan, "%s", t->label);
      own = copy_plan (plan);
      from = copy_plan (base);
      small_plans_fill (t->plans, &t->q);
      small_plans_keep_floors (t->plans, &t->q, &from, t->percent);
      small_plans_keep_best (t->plans, &t->q, better_near, &t->former);
      pursue (t, &own);
      pursue_rest (t, &own);
      small_plans_keep_best (t->plans, &t->q, better_near_rest, &t->former);
      expect_mixed (t, plan, &own);
    }
  trial_free (t);
  return plan != NULL;
}

/* ── moves of a division made by hand ───────────────────────────────────────────────────────── */

static int64_t
distance_of (const SmallPlan *a, const SmallPlan *b)
{
  int64_t sum = 0;

  for (int cell = 0; cell < SMALL_CELLS; cell++)
    sum += ABS (a->x[cell] - b->x[cell]);
  return sum;
}

static int
better_distance (const SmallQuestion *q, const SmallPlan *a, const SmallPlan *b, gconstpointer from)
{
  (void)q;
  return (int)(distance_of (b, from) - distance_of (a, from));
}

static void
keep_best (Trial *t)
{
  small_plans_fill (t->plans, &t->q);
  if (strcmp (t->q.objective, "fill") != 0)
    small_plans_keep_best (t->plans, &t->q, small_better_objective, NULL);
}

/* The nearest of the best; or of the nearest the best. Of equally good receipts, the search's. */
static void
expect_moves (Trial *t, const AwrashMoves *moves, gboolean is_best)
{
  SmallPlan own;

  cr_assert_not_null (moves, "%s", t->label);
  if (t->plans->len == 0)
    {
      cr_assert_eq (awrash_split_moves_get_status (moves), AWRASH_STATUS_INFEASIBLE, "%s",
                    t->label);
      return;
    }
  cr_assert_not_null (awrash_split_moves_get_places (moves), "%s", t->label);
  memcpy (own.x, awrash_split_moves_get_places (moves), sizeof own.x);
  if (!is_best)
    small_plans_keep_best (t->plans, &t->q, better_distance, &t->former);
  keep_best (t);
  if (is_best && strcmp (t->q.objective, "fill") != 0)
    keep_receipts (t, &own, FALSE, "the objective");
  if (is_best)
    small_plans_keep_best (t->plans, &t->q, better_distance, &t->former);
  cr_assert (small_plans_hold (t->plans, own.x), "%s: not the nearest%s", t->label,
             is_best ? " of the best" : "");
  cr_assert_eq (awrash_split_moves_get_distance (moves), distance_of (&own, &t->former), "%s",
                t->label);
}

static gboolean
try_moves (int seed, gboolean with_rows, gboolean is_best)
{
  Trial *t = trial_new (seed, with_rows);
  g_autoptr (AwrashReading) reading = trial_reading (t, with_rows, FALSE, FALSE);
  g_autoptr (AwrashPlan) plan = awrash_split_solve (t->c->programme, reading, NULL);
  gboolean is_beyond = plan != NULL && awrash_split_plan_get_class (plan) >= AWRASH_CLASS_ROWS;
  g_autoptr (AwrashMoves) moves = NULL;

  if (is_beyond)
    {
      moves = (is_best ? awrash_split_moves_to_best : awrash_split_moves_to_mend) (
          t->c->programme, reading, SMALL_CELLS, t->former.x, NULL);
      expect_moves (t, moves, is_best);
    }
  trial_free (t);
  return is_beyond;
}

Test (oracle_beyond, moves_lead_to_the_nearest_plan, .timeout = 240)
{
  int tried = 0;

  for (int seed = 0; seed < 1500; seed++)
    for (int k = 0; k < 4; k++)
      tried += try_moves (seed, k % 2 == 0, k < 2);
  cr_expect_gt (tried, 1000);
}

/* ── walls moved ────────────────────────────────────────────────────────────────────────────── */

/* A wall as the library tells it: its cells, by its name, and its bounds. */
typedef struct
{
  gboolean holds[SMALL_CELLS];
  int64_t lower, upper; /* -1: none */
} Wall;

static Wall
read_wall (const AwrashWalls *walls, gsize index)
{
  static const char codes[] = "abc";
  const char *name = awrash_split_walls_get_name (walls, index);
  const char *set = strchr (name, '/') + 1;
  AwrashWallBounds bounds;
  Wall wall = { 0 };

  awrash_split_walls_get_bounds (walls, index, &bounds);
  wall.lower = bounds.lower;
  wall.upper = bounds.upper;
  for (int cell = 0; cell < SMALL_CELLS; cell++)
    {
      int p = cell / SMALL_TYPES;
      gboolean in_territory = name[0] == 'N' || (name[0] == 'R' && p < 2) || name[0] == codes[p];

      wall.holds[cell] = in_territory && (set[0] == '*' || set[strlen (set) - 1] == "st"[cell % 2]);
    }
  return wall;
}

static gboolean
keeps_wall (const Wall *wall, const SmallPlan *plan)
{
  int64_t sum = 0;

  for (int cell = 0; cell < SMALL_CELLS; cell++)
    sum += wall->holds[cell] ? plan->x[cell] : 0;
  return sum >= wall->lower && (wall->upper < 0 || sum <= wall->upper);
}

/* All plans under the walls, one of which may have moved; cells hold up to 5. */
static void
list_moved (Trial *t, const AwrashWalls *walls, gsize moved, const AwrashWallPrice *price,
            gboolean with_rows)
{
  gsize n = awrash_split_walls_get_n (walls);
  g_autofree Wall *list = g_new (Wall, n);
  SmallPlan plan = { { 0 } };
  int cell = 0;

  for (gsize i = 0; i < n; i++)
    list[i] = read_wall (walls, i);
  if (moved < n)
    {
      list[moved].lower = price->lower;
      list[moved].upper = price->upper;
    }
  g_array_set_size (t->plans, 0);
  while (cell < SMALL_CELLS)
    {
      gboolean keeps = TRUE;

      for (gsize i = 0; i < n && keeps; i++)
        keeps = keeps_wall (&list[i], &plan);
      if (keeps)
        g_array_append_val (t->plans, plan);
      for (cell = 0; cell < SMALL_CELLS && plan.x[cell] == 5; cell++)
        plan.x[cell] = 0;
      if (cell < SMALL_CELLS)
        plan.x[cell]++;
    }
  if (with_rows)
    keep_rows (t);
}

/* The row of ours that stands behind the walls by this name; NULL for any other. */
static Row *
find_row (Trial *t, const AwrashWalls *walls, gsize index)
{
  const char *name = awrash_split_walls_get_name (walls, index);
  gsize length = strlen (name);

  if (index < awrash_split_walls_get_n (walls) || length < 2 || name[length - 2] != 'r')
    return NULL;
  return &t->rows[name[length - 1] - '0'];
}

static void
check_price (Trial *t, const AwrashPlan *plan, const AwrashWalls *walls, gsize wall, int by,
             gboolean with_rows)
{
  Row *row = find_row (t, walls, wall);
  double lower, upper, unit;
  AwrashWallPrice price;
  SmallPlan own;
  int most = row != NULL ? row->max : 0;

  cr_assert (awrash_split_prices (plan, walls, wall, by, own.x, &price, NULL), "%s", t->label);
  if (row == NULL && (price.lower < 0 || (price.upper >= 0 && price.upper < price.lower)))
    return;
  if (row != NULL)
    {
      awrash_split_walls_get_row_bounds (walls, wall, &lower, &upper, &unit);
      cr_assert_eq ((double)price.upper * unit, upper + by * unit, "%s: row %zu", t->label, wall);
      row->max = (int)(upper + by * unit);
    }
  list_moved (t, walls, wall, &price, with_rows);
  if (row != NULL)
    row->max = most;
  cr_assert_eq (t->plans->len == 0, price.status == AWRASH_STATUS_INFEASIBLE, "%s: wall %zu, %d",
                t->label, wall, by);
  if (t->plans->len == 0)
    return;
  t->former = copy_plan (plan);
  keep_best (t);
  if (strcmp (t->q.objective, "fill") != 0)
    keep_receipts (t, &own, FALSE, "the objective");
  small_plans_keep_best (t->plans, &t->q, better_distance, &t->former);
  cr_assert (small_plans_hold (t->plans, own.x), "%s: wall %zu, %d", t->label, wall, by);
}

static gboolean
try_prices (int seed, gboolean with_rows)
{
  Trial *t = trial_new (seed, with_rows);
  g_autoptr (AwrashReading) reading = trial_reading (t, with_rows, FALSE, FALSE);
  g_autoptr (AwrashPlan) plan = solve (t, reading);
  g_autoptr (AwrashWalls) walls
      = plan != NULL ? awrash_split_walls_new (t->c->programme, reading, NULL) : NULL;

  for (gsize i = 0; walls != NULL && i < awrash_split_walls_get_n_with_rows (walls); i++)
    for (int by = -1; by <= 1; by += 2)
      if (i < awrash_split_walls_get_n (walls) || find_row (t, walls, i) != NULL)
        check_price (t, plan, walls, i, by, with_rows);
  trial_free (t);
  return walls != NULL;
}

Test (oracle_beyond, prices_of_walls_and_rows_are_what_the_moved_programme_gives, .timeout = 240)
{
  int tried = 0;

  for (int seed = 0; seed < 300; seed++)
    tried += try_prices (seed, TRUE) + try_prices (seed, FALSE);
  cr_expect_gt (tried, 80);
}

Test (oracle_beyond, mixes_are_the_most_even_of_all_that_leave_receipts_as_they_are, .timeout = 240)
{
  int tried = 0;

  for (int seed = 0; seed < 4000; seed++)
    tried += try (seed, TRUE, FALSE) + try (seed, FALSE, FALSE);
  cr_expect_gt (tried, 1500);
}

Test (oracle_beyond, the_fewest_changes_are_those_of_enumeration, .timeout = 240)
{
  int tried = 0;

  for (int seed = 0; seed < 4000; seed++)
    tried += try (seed, TRUE, TRUE) + try (seed, FALSE, TRUE);
  cr_expect_gt (tried, 1500);
}

Test (oracle_beyond, the_fewest_changes_within_a_loss_are_those_of_enumeration, .timeout = 240)
{
  int tried = 0;

  for (int seed = 0; seed < 2000; seed++)
    tried += try_loss (seed, TRUE) + try_loss (seed, FALSE);
  cr_expect_gt (tried, 700);
}
