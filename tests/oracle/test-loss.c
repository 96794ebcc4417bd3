/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A loss of totals against enumeration: all plans of small random programmes, filtered as the chain
 * says. Source: the definition of the key loss in <awrash/split.h>. Invariant: seeds are fixed;
 * nothing of the solver is used but its answer. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

#define N_TYPES 3
#define N_CELLS (2 * N_TYPES)

typedef struct
{
  int64_t x[N_CELLS]; /* province by province */
} Plan;

/* A goal and what a place of each type counts, larger being better. */
static const struct
{
  const char *name;
  int64_t worth[N_TYPES];
} totals[] = { { "utilitarian", { 150, 70, 225 } },
               { "places", { 1, 1, 1 } },
               { "person-months", { 3, 4, 6 } },
               { "cost", { -315, -320, -135 } } };

static const char *const chains[]
    = { "fill;utilitarian",   "utilitarian",           "fill;cost", "places",
        "fill;person-months", "fill;utilitarian;cost", "cost",      "person-months;fill" };
static const int percents[] = { 1, 5, 10, 34, 100 };

typedef struct
{
  int64_t cap[N_CELLS], province[2], stream[2]; /* at most; of the first stream at least and most */
  Plan former;
  const char *chain;
  int percent;
  GArray *plans; /* of Plan */
  AwrashProgramme *programme;
} Trial;

/* ── drawing ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
keeps (const Trial *t, const Plan *plan)
{
  int64_t stream = 0;

  for (int p = 0; p < 2; p++)
    {
      const int64_t *x = plan->x + p * N_TYPES;

      if (x[0] + x[1] + x[2] > t->province[p])
        return FALSE;
      stream += x[0] + x[1];
    }
  return stream >= t->stream[0] && stream <= t->stream[1];
}

static void
list_plans (Trial *t)
{
  Plan plan = { { 0 } };
  int cell;

  t->plans = g_array_new (FALSE, FALSE, sizeof (Plan));
  do
    {
      if (keeps (t, &plan))
        g_array_append_val (t->plans, plan);
      for (cell = 0; cell < N_CELLS && plan.x[cell] == t->cap[cell]; cell++)
        plan.x[cell] = 0;
      if (cell < N_CELLS)
        plan.x[cell]++;
    }
  while (cell < N_CELLS);
}

static void
draw (Trial *t, guint32 seed)
{
  static const char *const types[] = { "x", "y", "z" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GString) capacities = g_string_new ("territory,stream,max\n");
  g_autofree char *quotas = NULL;

  for (int cell = 0; cell < N_CELLS; cell++)
    {
      t->cap[cell] = g_rand_int_range (rand, 0, 5);
      t->former.x[cell] = g_rand_int_range (rand, 0, 5);
      g_string_append_printf (capacities, "%s,type:%s,%d\n", cell < N_TYPES ? "a" : "b",
                              types[cell % N_TYPES], (int)t->cap[cell]);
    }
  for (int p = 0; p < 2; p++)
    t->province[p] = g_rand_int_range (rand, 2, 10);
  t->stream[0] = g_rand_int_range (rand, 0, 4);
  t->stream[1] = t->stream[0] + g_rand_int_range (rand, 0, 5);
  quotas = g_strdup_printf ("territory,stream,min,max\na,*,,%d\nb,*,,%d\nr,s,%d,%d\n",
                            (int)t->province[0], (int)t->province[1], (int)t->stream[0],
                            (int)t->stream[1]);
  t->chain = chains[seed % G_N_ELEMENTS (chains)];
  t->percent = percents[seed / 8 % G_N_ELEMENTS (percents)];
  t->programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,10\nb,r,30\n", "streams", "code\ns\nt\n",
      "worksite_types",
      "code,stream,months,monthly_cost,utility\nx,s,3,10.5,1.5\ny,s,4,8,0.7\nz,t,6,2.25,2.25\n",
      "capacities", capacities->str, "quotas", quotas, "need.indicator", "need", NULL);
  list_plans (t);
}

static AwrashPlan *
solve (const Trial *t)
{
  g_autofree char *loss = g_strdup_printf ("%d/100", t->percent);
  g_autofree char *near
      = g_strdup_printf ("a/type:x=%d;a/type:y=%d;a/type:z=%d;b/type:x=%d;b/type:y=%d;b/type:z=%d",
                         (int)t->former.x[0], (int)t->former.x[1], (int)t->former.x[2],
                         (int)t->former.x[3], (int)t->former.x[4], (int)t->former.x[5]);

  return test_plan_new (t->programme, "chain", t->chain, "near", near, "loss", loss, NULL);
}

/* ── filtering ──────────────────────────────────────────────────────────────────────────────── */

static int64_t
sum (const Plan *plan, const int64_t worth[])
{
  int64_t total = 0;

  for (int cell = 0; cell < N_CELLS; cell++)
    total += worth[cell % N_TYPES] * plan->x[cell];
  return total;
}

static int64_t
changes (const Trial *t, const Plan *plan)
{
  int64_t n = 0;

  for (int cell = 0; cell < N_CELLS; cell++)
    n += ABS (plan->x[cell] - t->former.x[cell]);
  return n;
}

static const int64_t *
worth_of (const char *goal)
{
  for (gsize k = 0; k < G_N_ELEMENTS (totals); k++)
    if (strcmp (goal, totals[k].name) == 0)
      return totals[k].worth;
  return NULL;
}

/* Those that are best by a goal, or by the number of changes for none; the best number. */
static int64_t
keep_best (const Trial *t, GArray *plans, const int64_t worth[])
{
  int64_t best = G_MININT64;
  guint kept = 0;

  for (guint i = 0; i < plans->len; i++)
    {
      const Plan *plan = &g_array_index (plans, Plan, i);

      best = MAX (best, worth != NULL ? sum (plan, worth) : -changes (t, plan));
    }
  for (guint i = 0; i < plans->len; i++)
    {
      Plan plan = g_array_index (plans, Plan, i);

      if ((worth != NULL ? sum (&plan, worth) : -changes (t, &plan)) == best)
        g_array_index (plans, Plan, kept++) = plan;
    }
  g_array_set_size (plans, kept);
  return best;
}

/* Those that lose no more of a total than is allowed. */
static void
keep_within (const Trial *t, GArray *plans, const int64_t worth[], int64_t best)
{
  guint kept = 0;

  for (guint i = 0; i < plans->len; i++)
    {
      Plan plan = g_array_index (plans, Plan, i);

      if (100 * sum (&plan, worth) >= 100 * best - t->percent * ABS (best))
        g_array_index (plans, Plan, kept++) = plan;
    }
  g_array_set_size (plans, kept);
}

/* The plans that the definition leaves. */
static GArray *
filter (const Trial *t)
{
  static const int64_t places[] = { 1, 1, 1 };
  g_auto (GStrv) goals = g_strsplit (t->chain, ";", -1);
  GArray *left = g_array_copy (t->plans);
  g_autoptr (GArray) best = NULL;
  gboolean is_begun = FALSE;

  /* what is filled before the first goal is filled in all plans; later fillings are goals of the
   * plan without loss and of what is left at the end */
  if (strcmp (goals[0], "fill") == 0)
    keep_best (t, left, places);
  best = g_array_copy (left);
  for (int k = 0; goals[k] != NULL; k++)
    {
      const int64_t *worth = worth_of (goals[k]);
      int64_t most = keep_best (t, best, worth != NULL ? worth : places);

      if (worth != NULL)
        keep_within (t, left, worth, most);
    }
  for (int k = 0; goals[k] != NULL; k++)
    {
      const int64_t *worth = worth_of (goals[k]);

      if (worth != NULL && !is_begun)
        keep_best (t, left, NULL);
      is_begun = is_begun || worth != NULL;
      keep_best (t, left, worth != NULL ? worth : places);
    }
  return left;
}

static gboolean
holds (GArray *plans, const int64_t places[])
{
  for (guint i = 0; i < plans->len; i++)
    if (memcmp (g_array_index (plans, Plan, i).x, places, sizeof (Plan)) == 0)
      return TRUE;
  return FALSE;
}

/* ── the trials ─────────────────────────────────────────────────────────────────────────────── */

static void
expect_accepted (const Trial *t, const AwrashPlan *plan, guint32 seed)
{
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_certificate (t->programme, awrash_split_plan_get_certificate (plan), NULL);

  cr_assert_not_null (verdict, "seed %u", seed);
  cr_expect (awrash_audit_verdict_is_accepted (verdict), "seed %u: %s", seed,
             awrash_audit_verdict_get_finding (verdict, 0));
}

static Plan
copy_plan (const AwrashPlan *plan)
{
  Plan own;

  memcpy (own.x, awrash_split_plan_get_places (plan), sizeof own.x);
  return own;
}

/* Whether the loss made fewer changes possible. */
static gboolean
try (Trial *t, guint32 seed)
{
  g_autoptr (AwrashPlan) plan = solve (t), strict = NULL;
  g_autoptr (GArray) left = NULL;
  Plan own, best;

  if (t->plans->len == 0)
    {
      cr_expect_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_INFEASIBLE);
      return FALSE;
    }
  cr_assert_not_null (awrash_split_plan_get_places (plan), "seed %u", seed);
  cr_expect_eq (awrash_split_plan_get_class (plan), AWRASH_CLASS_ROWS);
  left = filter (t);
  cr_expect (holds (left, awrash_split_plan_get_places (plan)),
             "seed %u, %s, %d %%: not among the %u plans that are left", seed, t->chain, t->percent,
             left->len);
  expect_accepted (t, plan, seed);
  t->percent = 0;
  strict = solve (t);
  cr_expect_lt (awrash_split_plan_get_class (strict), AWRASH_CLASS_ROWS);
  own = copy_plan (plan);
  best = copy_plan (strict);
  return changes (t, &own) < changes (t, &best);
}

Test (oracle_loss, totals_keep_what_the_loss_leaves_of_them, .timeout = 240)
{
  gsize n_helped = 0;

  for (guint32 seed = 0; seed < 400; seed++)
    {
      Trial t = { 0 };

      draw (&t, seed);
      n_helped += try (&t, seed);
      g_array_unref (t.plans);
      awrash_programme_unref (t.programme);
    }
  cr_expect_gt (n_helped, 60, "%zu", n_helped);
}
