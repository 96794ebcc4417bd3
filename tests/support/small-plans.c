/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All plans of a small programme, and the chain as its definition says. Source: the definitions in
 * <awrash/split.h>. Invariant: needs are whole numbers up to 9, so that 2520 clears them all. */

#include "support/small-plans.h"

#include "support/small-programme.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const codes[] = { "N", "R", "a", "b", "c" };
static const char *const sets[] = { "*", "s", "t" };

/* ── making ─────────────────────────────────────────────────────────────────────────────────── */

static void
add_bound (SmallCase *c, GString *quotas, GRand *rand, int where, int set, int top)
{
  gsize i = c->n_bounds++;
  int64_t max = g_rand_int_range (rand, top / 2, top + 1);
  int64_t min
      = g_rand_int_range (rand, 0, 3) == 0 ? max : g_rand_int_range (rand, 0, (int)max / 2 + 1);

  c->bounds[i].first = where < 2 ? 0 : where - 2;
  c->bounds[i].last = where == 0 ? 2 : where == 1 ? 1 : where - 2;
  c->bounds[i].covers[0] = set != 2;
  c->bounds[i].covers[1] = set != 1;
  c->bounds[i].min = min;
  c->bounds[i].max = max;
  g_string_append_printf (quotas, "%s,%s,%d,%d\n", codes[where], sets[set], (int)min, (int)max);
}

static AwrashProgramme *
build (const SmallCase *c, const char *quotas)
{
  g_autoptr (GString) territories = g_string_new ("code,parent,need\nN,,\nR,N,\n");
  g_autoptr (GString) capacities = g_string_new ("territory,stream,max\n");

  for (int p = 0; p < SMALL_PROVINCES; p++)
    {
      char need[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (territories, "%s,%s,%s\n", codes[p + 2], p < 2 ? "R" : "N",
                              g_ascii_dtostr (need, sizeof need, c->need[p]));
      for (int t = 0; t < SMALL_TYPES; t++)
        g_string_append_printf (capacities, "%s,%s,%d\n", codes[p + 2], sets[t + 1],
                                (int)c->cap[p * SMALL_TYPES + t]);
    }
  return test_programme_new ("territories", territories->str, "streams", "code\ns\nt\n",
                             "capacities", capacities->str, "quotas", quotas, "need.indicator",
                             "need", NULL);
}

SmallCase *
small_case_new (GRand *rand, gboolean needy)
{
  SmallCase *c = g_new0 (SmallCase, 1);
  g_autoptr (GString) quotas = g_string_new ("territory,stream,min,max\n");

  for (int p = 0; p < SMALL_PROVINCES; p++)
    c->need[p] = g_rand_int_range (rand, needy ? 1 : 0, 10);
  for (int cell = 0; cell < SMALL_CELLS; cell++)
    c->cap[cell] = g_rand_int_range (rand, 0, 5);
  for (int set = 0; set < 3; set++)
    if (g_rand_int_range (rand, 0, 2) == 0)
      add_bound (c, quotas, rand, 0, set, 9);
  if (g_rand_int_range (rand, 0, 2) == 0)
    add_bound (c, quotas, rand, 1, g_rand_int_range (rand, 0, 3), 6);
  for (int where = 2; where < 5; where++)
    if (g_rand_int_range (rand, 0, 4) == 0)
      add_bound (c, quotas, rand, where, 0, 6);
  c->programme = build (c, quotas->str);
  return c;
}

void
small_case_set_needs (SmallCase *c, const double need[])
{
  g_autoptr (GString) quotas = g_string_new ("territory,stream,min,max\n");

  memcpy (c->need, need, sizeof c->need);
  for (gsize i = 0; i < c->n_bounds; i++)
    {
      int where = c->bounds[i].last == c->bounds[i].first ? c->bounds[i].first + 2
                                                          : 2 - c->bounds[i].last;
      int set = c->bounds[i].covers[0] ? !c->bounds[i].covers[1] : 2;

      g_string_append_printf (quotas, "%s,%s,%d,%d\n", codes[where], sets[set],
                              (int)c->bounds[i].min, (int)c->bounds[i].max);
    }
  awrash_programme_unref (c->programme);
  c->programme = build (c, quotas->str);
}

void
small_case_free (SmallCase *c)
{
  awrash_programme_unref (c->programme);
  g_free (c);
}

/* ── listing and filtering ──────────────────────────────────────────────────────────────────── */

static gboolean
keeps_bounds (const SmallCase *c, const SmallPlan *plan)
{
  for (gsize i = 0; i < c->n_bounds; i++)
    {
      int64_t sum = 0;

      for (int p = c->bounds[i].first; p <= c->bounds[i].last; p++)
        for (int t = 0; t < SMALL_TYPES; t++)
          sum += c->bounds[i].covers[t] ? plan->x[p * SMALL_TYPES + t] : 0;
      if (sum < c->bounds[i].min || sum > c->bounds[i].max)
        return FALSE;
    }
  return TRUE;
}

GArray *
small_plans_list (const SmallCase *c)
{
  GArray *plans = g_array_new (FALSE, FALSE, sizeof (SmallPlan));
  SmallPlan plan = { { 0 } };

  for (;;)
    {
      int cell = 0;

      if (keeps_bounds (c, &plan))
        g_array_append_val (plans, plan);
      while (cell < SMALL_CELLS && plan.x[cell] == c->cap[cell])
        plan.x[cell++] = 0;
      if (cell == SMALL_CELLS)
        return plans;
      plan.x[cell]++;
    }
}

void
small_plans_keep_best (GArray *plans, const SmallQuestion *q, SmallBetter better,
                       gconstpointer data)
{
  guint kept = 0;
  SmallPlan best;

  if (plans->len == 0)
    return;
  best = g_array_index (plans, SmallPlan, 0);
  for (guint i = 1; i < plans->len; i++)
    if (better (q, &g_array_index (plans, SmallPlan, i), &best, data) > 0)
      best = g_array_index (plans, SmallPlan, i);
  for (guint i = 0; i < plans->len; i++)
    if (better (q, &g_array_index (plans, SmallPlan, i), &best, data) == 0)
      g_array_index (plans, SmallPlan, kept++) = g_array_index (plans, SmallPlan, i);
  g_array_set_size (plans, kept);
}

gboolean
small_plans_hold (const GArray *plans, const int64_t places[])
{
  for (guint i = 0; i < plans->len; i++)
    if (memcmp (g_array_index (plans, SmallPlan, i).x, places, sizeof (SmallPlan)) == 0)
      return TRUE;
  return FALSE;
}

/* ── measures ───────────────────────────────────────────────────────────────────────────────── */

int64_t
small_receipt (const SmallQuestion *q, const SmallPlan *plan, int province, gboolean rest)
{
  const int64_t *x = plan->x + province * SMALL_TYPES;

  if (q->all)
    return rest ? 0 : x[0] + x[1];
  return x[rest];
}

int64_t
small_changes (const SmallQuestion *q, const SmallPlan *plan, const SmallPlan *former,
               gboolean rest)
{
  int64_t sum = 0;

  for (int cell = 0; cell < SMALL_CELLS; cell++)
    if ((q->all || cell % SMALL_TYPES == 0) != rest)
      sum += llabs ((long long)(plan->x[cell] - former->x[cell]));
  return sum;
}

void
small_former_draw (SmallPlan *former, GRand *rand)
{
  for (int cell = 0; cell < SMALL_CELLS; cell++)
    former->x[cell] = g_rand_int_range (rand, 0, 5);
}

char *
small_former_text (const SmallPlan *former)
{
  GString *text = g_string_new (NULL);

  for (int cell = 0; cell < SMALL_CELLS; cell++)
    g_string_append_printf (text, "%s/type:%s=%d;", codes[cell / SMALL_TYPES + 2],
                            sets[cell % SMALL_TYPES + 1], (int)former->x[cell]);
  return g_string_free (text, FALSE);
}

void
small_plans_keep_floors (GArray *plans, const SmallQuestion *q, const SmallPlan *base, int percent)
{
  guint kept = 0;

  for (guint i = 0; i < plans->len; i++)
    {
      SmallPlan plan = g_array_index (plans, SmallPlan, i);
      gboolean keeps = TRUE;

      for (int p = 0; p < SMALL_PROVINCES; p++)
        keeps = keeps
                && 100 * small_receipt (q, &plan, p, FALSE)
                       >= (100 - percent) * small_receipt (q, base, p, FALSE);
      if (keeps)
        g_array_index (plans, SmallPlan, kept++) = plan;
    }
  g_array_set_size (plans, kept);
}

static int
better_fill (const SmallQuestion *q, const SmallPlan *a, const SmallPlan *b, gconstpointer rest)
{
  int64_t sum = 0;

  for (int p = 0; p < SMALL_PROVINCES; p++)
    if (q->c->need[p] > 0)
      sum += small_receipt (q, a, p, rest != NULL) - small_receipt (q, b, p, rest != NULL);
  return (int)sum;
}

static int
better_spare (const SmallQuestion *q, const SmallPlan *a, const SmallPlan *b, gconstpointer data)
{
  int64_t sum = 0;

  (void)data;
  for (int p = 0; p < SMALL_PROVINCES; p++)
    for (int rest = 0; rest < 2 && !(q->c->need[p] > 0); rest++)
      sum += small_receipt (q, b, p, rest) - small_receipt (q, a, p, rest);
  return (int)sum;
}

void
small_plans_fill (GArray *plans, const SmallQuestion *q)
{
  small_plans_keep_best (plans, q, better_fill, NULL);
  if (!q->all)
    small_plans_keep_best (plans, q, better_fill, q);
  small_plans_keep_best (plans, q, better_spare, NULL);
}

/* Rates times 2520, sorted. */
static gsize
sorted_rates (const SmallQuestion *q, const SmallPlan *plan, gboolean rest, double rates[])
{
  gsize n = 0;

  for (int p = 0; p < SMALL_PROVINCES; p++)
    if (q->c->need[p] > 0)
      {
        gsize i = n++;

        rates[i] = (double)(2520 * small_receipt (q, plan, p, rest)) / q->c->need[p];
        for (; i > 0 && rates[i - 1] > rates[i]; i--)
          {
            double other = rates[i - 1];

            rates[i - 1] = rates[i];
            rates[i] = other;
          }
      }
  return n;
}

static double
squares (const SmallQuestion *q, const SmallPlan *plan, gboolean rest)
{
  double sum = 0;

  for (int p = 0; p < SMALL_PROVINCES; p++)
    if (q->c->need[p] > 0)
      {
        int64_t y = small_receipt (q, plan, p, rest);

        sum += (double)(2520 * y * y) / q->c->need[p];
      }
  return sum;
}

static int
sign_of (double value)
{
  return (value > 0) - (value < 0);
}

/* Persons at the lowest rate that differs: fewer is better. */
static int
better_persons (const SmallQuestion *q, const SmallPlan *a, const SmallPlan *b, gboolean rest)
{
  double rates[2 * SMALL_PROVINCES], least = G_MAXDOUBLE, more = 0, after = -1;

  for (int k = 0; k < 2 * SMALL_PROVINCES; k++)
    {
      int p = k / 2;

      rates[k] = q->c->need[p] > 0
                     ? (double)(2520 * small_receipt (q, k % 2 ? b : a, p, rest)) / q->c->need[p]
                     : G_MAXDOUBLE;
    }
  do
    {
      least = G_MAXDOUBLE;
      for (int k = 0; k < 2 * SMALL_PROVINCES; k++)
        if (rates[k] > after)
          least = MIN (least, rates[k]);
      more = 0;
      for (int k = 0; k < 2 * SMALL_PROVINCES && least < G_MAXDOUBLE; k++)
        if (rates[k] == least)
          more += (k % 2 ? 1 : -1) * q->c->need[k / 2];
      after = least;
    }
  while (least < G_MAXDOUBLE && fabs (more) < 1e-9);
  return least < G_MAXDOUBLE ? sign_of (more) : 0;
}

/* Σ d u(y/d), and the need of those left at nought. */
static double
welfare (const SmallQuestion *q, const SmallPlan *plan, gboolean rest, gboolean root,
         double *nought)
{
  double sum = 0;

  *nought = 0;
  for (int p = 0; p < SMALL_PROVINCES; p++)
    {
      double y = (double)small_receipt (q, plan, p, rest), d = q->c->need[p];

      if (!(d > 0))
        continue;
      sum += root ? 2 * sqrt (d * y) : y > 0 ? d * log (y / d) : 0;
      *nought += y > 0 ? 0 : d;
    }
  return sum;
}

static int
better_welfare (const SmallQuestion *q, const SmallPlan *a, const SmallPlan *b, gboolean rest)
{
  gboolean root = strcmp (q->objective, "alpha:1/2") == 0;
  double left, right, more = welfare (q, a, rest, root, &left) - welfare (q, b, rest, root, &right);

  if (!root && fabs (left - right) > 1e-12)
    return sign_of (right - left);
  return fabs (more) < 1e-11 ? 0 : sign_of (more);
}

/* Of any two provinces, weighed by need or not, to what a double holds of it. */
static double
gini (const SmallQuestion *q, const SmallPlan *plan, gboolean rest)
{
  gboolean weighs = strcmp (q->objective, "gini") == 0;
  double pairs = 0, all = 0, mass = 0;

  for (int p = 0; p < SMALL_PROVINCES; p++)
    {
      double d = q->c->need[p], y = (double)small_receipt (q, plan, p, rest);

      if (d <= 0)
        continue;
      mass += weighs ? d : 1;
      all += weighs ? y : y / d;
      for (int other = 0; other < p; other++)
        {
          double e = q->c->need[other], z = (double)small_receipt (q, plan, other, rest);

          if (e > 0)
            pairs += fabs (e * y - d * z) / (weighs ? 1 : d * e);
        }
    }
  return all > 0 ? rint (pairs / (mass * all) * 0x1p36) : 0;
}

int
small_better_objective (const SmallQuestion *q, const SmallPlan *a, const SmallPlan *b,
                        gconstpointer rest)
{
  gboolean down = strcmp (q->objective, "decmin") == 0;
  double left[SMALL_PROVINCES], right[SMALL_PROVINCES];
  gsize n;

  if (strcmp (q->objective, "leximin-persons") == 0)
    return better_persons (q, a, b, rest != NULL);
  if (g_str_has_prefix (q->objective, "alpha:"))
    return better_welfare (q, a, b, rest != NULL);
  if (g_str_has_prefix (q->objective, "gini"))
    return sign_of (gini (q, b, rest != NULL) - gini (q, a, rest != NULL));
  if (strcmp (q->objective, "least-squares") == 0)
    return sign_of (squares (q, b, rest != NULL) - squares (q, a, rest != NULL));
  n = sorted_rates (q, a, rest != NULL, left);
  sorted_rates (q, b, rest != NULL, right);
  for (gsize k = 0; k < n; k++)
    {
      gsize i = down ? n - 1 - k : k;

      if (left[i] != right[i])
        return down ? sign_of (right[i] - left[i]) : sign_of (left[i] - right[i]);
    }
  return 0;
}
