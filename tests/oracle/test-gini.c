/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least Gini of small random programmes against enumeration: bounds on provinces, regions, the
 * nation and streams that cross; all plans are listed, those that give out the most are kept, and
 * of these none may have a smaller Gini. The certificates must be accepted, and no longer when a
 * place is moved that makes the Gini larger.
 * Source: the definition in <awrash/split.h>, pair by pair. Invariant: seeds are fixed. */

#include "support/sealed.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum
{
  PROVINCES = 4,
  STREAMS = 2,
  CELLS = PROVINCES * STREAMS,
  SETS = 3
};

static const char *const codes[] = { "N", "R1", "R2", "p1", "p2", "p3", "p4" };
static const char *const sets[SETS] = { "s", "t", "*" };

typedef struct
{
  int first, last, set;
  int64_t min, max;
} Bound;

typedef struct
{
  AwrashProgramme *programme;
  gsize n_bounds;
  Bound bounds[40];
  int64_t need[PROVINCES];
  int64_t cap[CELLS];
} Case;

static void
add_bound (Case *c, GRand *random, GString *quotas, int where, int set, int top)
{
  Bound *bound = &c->bounds[c->n_bounds++];

  bound->first = where == 0 ? 0 : where <= 2 ? 2 * (where - 1) : where - 3;
  bound->last = where == 0 ? 3 : where <= 2 ? 2 * where - 1 : where - 3;
  bound->set = set;
  bound->max = g_rand_int_range (random, top / 2, top + 1);
  bound->min = g_rand_boolean (random) ? bound->max : bound->max / 3;
  g_string_append_printf (quotas, "%s,%s,%d,%d\n", codes[where], sets[set], (int)bound->min,
                          (int)bound->max);
}

static void
draw (GRand *random, Case *c)
{
  g_autoptr (GString) territories = g_string_new ("code,parent,need\nN,,\nR1,N,\nR2,N,\n");
  g_autoptr (GString) quotas = g_string_new ("territory,stream,min,max\n");
  g_autoptr (GString) capacities = g_string_new ("territory,stream,max\n");

  memset (c, 0, sizeof *c);
  for (int p = 0; p < PROVINCES; p++)
    {
      c->need[p] = g_rand_int_range (random, p > 0 ? 0 : 1, 9);
      g_string_append_printf (territories, "%s,%s,%d\n", codes[3 + p], p < 2 ? "R1" : "R2",
                              (int)c->need[p]);
      for (int s = 0; s < STREAMS; s++)
        {
          c->cap[p * STREAMS + s] = g_rand_int_range (random, 0, 4);
          g_string_append_printf (capacities, "%s,%s,%d\n", codes[3 + p], sets[s],
                                  (int)c->cap[p * STREAMS + s]);
        }
    }
  for (int s = 0; s < STREAMS; s++)
    add_bound (c, random, quotas, 0, s, 7);
  for (int where = 1; where < 7; where++)
    if (g_rand_int_range (random, 0, 3) == 0)
      add_bound (c, random, quotas, where, g_rand_int_range (random, 0, SETS), where < 3 ? 5 : 4);
  c->programme = test_programme_new ("territories", territories->str, "streams", "code\ns\nt\n",
                                     "quotas", quotas->str, "capacities", capacities->str,
                                     "need.indicator", "need", NULL);
}

/* ── enumeration ────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const Case *c;
  gboolean on_rate;
  int64_t x[CELLS];
  gboolean any;
  int64_t filled, spared; /* where there is a need, and where not */
  int64_t least;          /* sum over pairs */
} Listing;

static int64_t
weight (const Listing *l, int p)
{
  return l->on_rate ? l->c->need[p] : 1;
}

static gboolean
keeps_bounds (const Listing *l)
{
  for (gsize i = 0; i < l->c->n_bounds; i++)
    {
      const Bound *b = &l->c->bounds[i];
      int64_t sum = 0;

      for (int p = b->first; p <= b->last; p++)
        for (int s = 0; s < STREAMS; s++)
          sum += b->set == 2 || b->set == s ? l->x[p * STREAMS + s] : 0;
      if (sum < b->min || sum > b->max)
        return FALSE;
    }
  return TRUE;
}

static int64_t
pairs_of (const Listing *l, const int64_t y[])
{
  int64_t sum = 0;

  for (int p = 0; p < PROVINCES; p++)
    for (int q = 0; q < p; q++)
      if (weight (l, p) > 0 && weight (l, q) > 0)
        sum += ABS (weight (l, q) * y[p] - weight (l, p) * y[q]);
  return sum;
}

static void
look (Listing *l)
{
  int64_t y[PROVINCES], filled = 0, spared = 0, pairs;

  if (!keeps_bounds (l))
    return;
  for (int p = 0; p < PROVINCES; p++)
    {
      y[p] = l->x[p * STREAMS] + l->x[p * STREAMS + 1];
      filled += weight (l, p) > 0 ? y[p] : 0;
      spared += weight (l, p) > 0 ? 0 : y[p];
    }
  pairs = pairs_of (l, y);
  if (l->any
      && (filled < l->filled
          || (filled == l->filled
              && (spared > l->spared || (spared == l->spared && pairs >= l->least)))))
    return;
  l->any = TRUE;
  l->filled = filled;
  l->spared = spared;
  l->least = pairs;
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

static int64_t
pairs_of_plan (const Listing *l, const AwrashPlan *plan)
{
  const double *receipts = awrash_split_plan_get_receipts (plan);
  int64_t y[PROVINCES];

  for (int p = 0; p < PROVINCES; p++)
    y[p] = (int64_t)receipts[p];
  return pairs_of (l, y);
}

static gboolean
is_accepted (const AwrashProgramme *programme, const char *text, char **why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, text, &error);

  cr_assert_not_null (verdict, "%s", error != NULL ? error->message : "");
  *why = g_strdup (awrash_audit_verdict_get_finding (verdict, 0));
  return awrash_audit_verdict_is_accepted (verdict);
}

static void
hold_against_enumeration (guint32 seed, const char *on, int *n_solved)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (AwrashReading) reading = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL;
  AwrashPlan *plan;
  Case c;
  Listing l = { .c = &c, .on_rate = strcmp (on, "rate") == 0 };

  draw (random, &c);
  reading = test_reading_new ("objective", "gini", "on", on, "tie", "lot", "seed", "x", NULL);
  plan = awrash_split_solve (c.programme, reading, &error);
  cr_assert_not_null (plan, "seed %u: %s", seed, error != NULL ? error->message : "");
  list (&l, 0);
  cr_expect (is_accepted (c.programme, awrash_split_plan_get_certificate (plan), &why),
             "seed %u: %s", seed, why);
  cr_assert_eq (awrash_split_plan_get_places (plan) != NULL, l.any, "seed %u", seed);
  if (l.any)
    {
      (*n_solved)++;
      cr_expect_eq (pairs_of_plan (&l, plan), l.least, "seed %u: %d, expected %d", seed,
                    (int)pairs_of_plan (&l, plan), (int)l.least);
      cr_expect_neq (awrash_split_plan_get_status (plan), AWRASH_STATUS_FEASIBLE, "seed %u", seed);
    }
  awrash_split_plan_unref (plan);
  awrash_programme_unref (c.programme);
}

Test (oracle_gini, no_plan_has_a_smaller_gini_of_rates)
{
  int n_solved = 0;

  for (guint32 seed = 0; seed < 2000; seed++)
    hold_against_enumeration (seed, "rate", &n_solved);
  cr_expect_gt (n_solved, 500);
}

Test (oracle_gini, no_plan_has_a_smaller_gini_of_counts)
{
  int n_solved = 0;

  for (guint32 seed = 0; seed < 1000; seed++)
    hold_against_enumeration (seed, "count", &n_solved);
  cr_expect_gt (n_solved, 250);
}
