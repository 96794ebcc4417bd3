/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least Gini beyond the network against enumeration: types of unequal months and costs under
 * budgets, bounds that cross, shares of women; all plans are listed, those that give out the most
 * are kept, and of these none may have a smaller Gini, however it is counted. The certificates must
 * be accepted.
 * Source: the definition in <awrash/split.h>, pair by pair. Invariant: seeds are fixed. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum
{
  PROVINCES = 4,
  TYPES = 2,
  CELLS = PROVINCES * TYPES,
  SETS = 3,
  GROUPS = 2
};

static const char *const codes[] = { "N", "R1", "R2", "p1", "p2", "p3", "p4" };
static const char *const sets[SETS] = { "type:s", "type:t", "*" };
static const double shares[GROUPS][TYPES] = { { 0.5, 0.25 }, { 0.1, 0.6 } };

typedef struct
{
  int first, last, set;
  gboolean is_money;
  int64_t min, max;
} Bound;

typedef struct
{
  AwrashProgramme *programme;
  gsize n_bounds;
  Bound bounds[40];
  double need[PROVINCES];
  int64_t cap[CELLS];
  int64_t months[TYPES], cost[TYPES]; /* a month's */
} Case;

/* How a reading counts. */
typedef struct
{
  const char *label, *objective, *on, *receives, *groups;
} Count;

static const Count counts[] = {
  { "by need", "gini", "rate", "places", "" },
  { "each once", "gini-unweighted", "rate", "places", "" },
  { "on counts", "gini", "count", "places", "" },
  { "person-months by need", "gini", "rate", "person-months", "" },
  { "person-months, each once", "gini-unweighted", "rate", "person-months", "" },
  { "groups", "gini", "count", "places", "women;youth" },
};

/* ── programmes ─────────────────────────────────────────────────────────────────────────────── */

static Bound *
new_bound (Case *c, int where, int set)
{
  Bound *bound = &c->bounds[c->n_bounds++];

  *bound = (Bound){ .set = set };
  bound->first = where == 0 ? 0 : where <= 2 ? 2 * (where - 1) : where - 3;
  bound->last = where == 0 ? 3 : where <= 2 ? 2 * where - 1 : where - 3;
  return bound;
}

static void
add_bound (Case *c, GRand *random, GString *quotas, int where, int set, int top)
{
  Bound *bound = new_bound (c, where, set);

  bound->max = g_rand_int_range (random, top / 2, top + 1);
  bound->min = g_rand_boolean (random) ? bound->max : bound->max / 3;
  g_string_append_printf (quotas, "%s,%s,places,%d,%d\n", codes[where], sets[set], (int)bound->min,
                          (int)bound->max);
}

static void
add_budget (Case *c, GRand *random, GString *quotas, int where)
{
  Bound *bound = new_bound (c, where, 2);

  bound->is_money = TRUE;
  bound->max = g_rand_int_range (random, 10, where == 0 ? 120 : 70);
  g_string_append_printf (quotas, "%s,*,money,,%d\n", codes[where], (int)bound->max);
}

static void
draw_bounds (Case *c, GRand *random, GString *quotas)
{
  add_budget (c, random, quotas, 0);
  if (g_rand_boolean (random))
    add_budget (c, random, quotas, g_rand_int_range (random, 1, 3));
  for (int t = 0; t < TYPES; t++)
    if (g_rand_boolean (random))
      add_bound (c, random, quotas, 0, t, 7);
  for (int where = 1; where < 7; where++)
    if (g_rand_int_range (random, 0, 3) == 0)
      add_bound (c, random, quotas, where, g_rand_int_range (random, 0, SETS), where < 3 ? 5 : 4);
}

static void
draw (GRand *random, Case *c)
{
  g_autoptr (GString) territories = g_string_new ("code,parent,need\nN,,\nR1,N,\nR2,N,\n");
  g_autoptr (GString) types = g_string_new ("code,stream,months,monthly_cost,women,youth\n");
  g_autoptr (GString) quotas = g_string_new ("territory,stream,unit,min,max\n");
  g_autoptr (GString) capacities = g_string_new ("territory,stream,max\n");
  gboolean is_whole = g_rand_boolean (random);

  memset (c, 0, sizeof *c);
  for (int t = 0; t < TYPES; t++)
    {
      c->months[t] = g_rand_int_range (random, 2, 5);
      c->cost[t] = g_rand_int_range (random, 1, 6);
      g_string_append_printf (types, "%s,all,%d,%d,%g,%g\n", sets[t] + 5, (int)c->months[t],
                              (int)c->cost[t], shares[0][t], shares[1][t]);
    }
  for (int p = 0; p < PROVINCES; p++)
    {
      c->need[p] = g_rand_int_range (random, p > 0 ? 0 : 1, 9);
      if (!is_whole && c->need[p] > 0)
        c->need[p] += g_rand_int_range (random, 0, 10) / 10.;
      g_string_append_printf (territories, "%s,%s,%.1f\n", codes[3 + p], p < 2 ? "R1" : "R2",
                              c->need[p]);
      for (int t = 0; t < TYPES; t++)
        {
          c->cap[p * TYPES + t] = g_rand_int_range (random, 0, 4);
          g_string_append_printf (capacities, "%s,%s,%d\n", codes[3 + p], sets[t],
                                  (int)c->cap[p * TYPES + t]);
        }
    }
  draw_bounds (c, random, quotas);
  c->programme = test_programme_new ("territories", territories->str, "streams", "code\nall\n",
                                     "worksite_types", types->str, "quotas", quotas->str,
                                     "capacities", capacities->str, "need.indicator", "need", NULL);
}

/* ── enumeration ────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const Case *c;
  const Count *count;
  int64_t x[CELLS];
  gboolean any;
  int64_t filled, spared; /* where there is a need, and where not */
  double least;
} Listing;

static gboolean
keeps_bounds (const Listing *l)
{
  for (gsize i = 0; i < l->c->n_bounds; i++)
    {
      const Bound *b = &l->c->bounds[i];
      int64_t sum = 0;

      for (int p = b->first; p <= b->last; p++)
        for (int t = 0; t < TYPES; t++)
          if (b->set == 2 || b->set == t)
            sum += l->x[p * TYPES + t] * (b->is_money ? l->c->months[t] * l->c->cost[t] : 1);
      if (sum < b->min || sum > b->max)
        return FALSE;
    }
  return TRUE;
}

static gboolean
on_rate (const Listing *l)
{
  return strcmp (l->count->on, "rate") == 0;
}

static double
gini_of (const Listing *l, const int64_t x[])
{
  double y[PROVINCES * GROUPS], need[PROVINCES * GROUPS], pairs = 0, all = 0, mass = 0;
  gboolean has_groups = l->count->groups[0] != '\0',
           weighs = strcmp (l->count->objective, "gini") == 0;
  int n = 0;

  for (int p = 0; p < PROVINCES; p++)
    for (int g = 0; g < (has_groups ? GROUPS : 1); g++)
      {
        need[n] = on_rate (l) ? l->c->need[p] : 1;
        y[n] = 0;
        for (int t = 0; t < TYPES; t++)
          y[n] += (double)x[p * TYPES + t]
                  * (has_groups                                          ? shares[g][t]
                     : strcmp (l->count->receives, "person-months") == 0 ? (double)l->c->months[t]
                                                                         : 1);
        n += need[n] > 0;
      }
  for (int p = 0; p < n; p++)
    {
      mass += weighs ? need[p] : 1;
      all += (weighs ? need[p] : 1) * y[p] / need[p];
      for (int q = 0; q < p; q++)
        pairs += (weighs ? need[p] * need[q] : 1) * fabs (y[p] / need[p] - y[q] / need[q]);
    }
  return all > 0 ? pairs / (mass * all) : 0;
}

static void
look (Listing *l)
{
  int64_t filled = 0, spared = 0;
  double gini;

  if (!keeps_bounds (l))
    return;
  for (int p = 0; p < PROVINCES; p++)
    for (int t = 0; t < TYPES; t++)
      if (on_rate (l) && l->c->need[p] == 0)
        spared += l->x[p * TYPES + t];
      else
        filled += l->x[p * TYPES + t]
                  * (strcmp (l->count->receives, "person-months") == 0 ? l->c->months[t] : 1);
  if (l->any && (filled < l->filled || (filled == l->filled && spared > l->spared)))
    return;
  gini = gini_of (l, l->x);
  if (l->any && filled == l->filled && spared == l->spared && gini >= l->least)
    return;
  l->any = TRUE;
  l->filled = filled;
  l->spared = spared;
  l->least = gini;
}

static void
list (Listing *l, int cell)
{
  if (cell == CELLS)
    {
      look (l);
      return;
    }
  for (l->x[cell] = 0; l->x[cell] <= l->c->cap[cell]; l->x[cell]++)
    list (l, cell + 1);
}

/* ── the tests ──────────────────────────────────────────────────────────────────────────────── */

static void
hold (const Case *c, const AwrashPlan *plan, const Listing *l, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_certificate (c->programme, awrash_split_plan_get_certificate (plan), &error);
  const int64_t *places = awrash_split_plan_get_places (plan);
  AwrashStatus status = awrash_split_plan_get_status (plan);

  cr_assert_not_null (verdict, "%s: %s", label, error != NULL ? error->message : "");
  cr_expect (awrash_audit_verdict_is_accepted (verdict), "%s: %s", label,
             awrash_audit_verdict_get_finding (verdict, 0));
  cr_assert_eq (places != NULL, l->any, "%s", label);
  if (places == NULL)
    return;
  cr_expect_float_eq (gini_of (l, places), l->least, 1e-9, "%s: %.12g, expected %.12g", label,
                      gini_of (l, places), l->least);
  cr_expect_float_eq (awrash_split_plan_get_value (plan), l->least, 1e-9, "%s", label);
  cr_expect_leq (awrash_split_plan_get_bound (plan), l->least + 1e-12, "%s", label);
  cr_expect (status == AWRASH_STATUS_OPTIMAL || status == AWRASH_STATUS_UNPLACED
                 || status == AWRASH_STATUS_WITHIN_GAP,
             "%s: %s, gap %g", label, awrash_base_status_get_name (status),
             awrash_split_plan_get_gap (plan));
}

static void
hold_against_enumeration (guint32 seed, const Count *count, int *n_solved)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree char *label = g_strdup_printf ("seed %u %s", seed, count->label);
  g_autoptr (AwrashReading) reading = NULL;
  g_autoptr (AwrashPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  Case c;
  Listing l = { .c = &c, .count = count };

  draw (random, &c);
  reading = test_reading_new ("objective", count->objective, "on", count->on, "receives",
                              count->receives, "groups", count->groups, "need", "need", "tie",
                              "lot", "seed", "x", "nodes", "100000", NULL);
  plan = awrash_split_solve (c.programme, reading, &error);
  cr_assert_not_null (plan, "%s: %s", label, error != NULL ? error->message : "");
  if (awrash_split_plan_get_class (plan) >= AWRASH_CLASS_ROWS)
    {
      list (&l, 0);
      hold (&c, plan, &l, label);
      *n_solved += l.any;
    }
  awrash_programme_unref (c.programme);
}

Test (oracle_gini_rows, no_plan_that_gives_out_as_much_has_a_smaller_gini, .timeout = 300)
{
  for (gsize k = 0; k < G_N_ELEMENTS (counts); k++)
    {
      int n_solved = 0;

      for (guint32 seed = 0; seed < 800; seed++)
        hold_against_enumeration (seed, &counts[k], &n_solved);
      cr_expect_gt (n_solved, 150, "%s: %d", counts[k].label, n_solved);
    }
}
