/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The split against enumeration: small random programmes of every class that is solved, with
 * bounds on provinces, regions, the nation, streams and cells that cross; all plans are listed and
 * filtered by the chain as its definition says, down to the last place; what is left before the
 * mix gives the ranges.
 * Source: the definitions in <awrash/split.h>. Invariant: seeds are fixed. */

#include <awrash.h>

#include "base/exact-private.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define N_PROVINCES 4
#define N_TYPES 3
#define N_STREAMS 2
#define N_SETS 5
#define N_CELLS (N_PROVINCES * N_TYPES)

static const char *const codes[] = { "N", "R1", "R2", "p1", "p2", "p3", "p4" };
static const char *const parents[] = { "", "N", "N", "R1", "R1", "R2", "R2" };
/* What a bound can be on, and which types it covers; the first type is the whole of its stream. */
static const char *const sets[N_SETS] = { "*", "sustainable", "temporary", "type:t1", "type:t2" };
static const gboolean covers[N_SETS][N_TYPES] = {
  { TRUE, TRUE, TRUE },   { TRUE, FALSE, FALSE }, { FALSE, TRUE, TRUE },
  { FALSE, TRUE, FALSE }, { FALSE, FALSE, TRUE },
};
static const char *const types[N_TYPES] = { "sustainable", "type:t1", "type:t2" };
static const int stream_of[N_TYPES] = { 0, 1, 1 };
/* Of one place of each type. */
static const int64_t utilities[N_TYPES] = { 4, 5, 3 }, costs[N_TYPES] = { 60, 30, 30 };

typedef struct
{
  int first, last; /* provinces */
  gboolean covers[N_TYPES];
  int64_t min, max;
} Bound;

typedef struct
{
  gsize n_bounds;
  Bound bounds[32];
  double need[N_PROVINCES];
  int64_t low[N_CELLS], cap[N_CELLS];
} Case;

/* A plan under scrutiny: x[cell], cell = province * N_TYPES + type, types by code. */
typedef struct
{
  int64_t x[N_CELLS];
} Plan;

typedef struct
{
  const Case *c;
  gboolean counted[N_TYPES];
  gboolean has_rest;
  gboolean on_rate;
  const char *objective; /* as readings write it */
  const char *chain;     /* the same, never empty */
} Question;

/* ── making ─────────────────────────────────────────────────────────────────────────────────── */

static void
add_row (AwrashTable *table, const char *a, const char *b, const char *c, const char *d)
{
  const char *cells[] = { a, b, c, d };

  cr_assert (awrash_base_table_append (table, 4, cells, NULL));
}

static void
add_table (AwrashProgrammeBuilder *builder, AwrashTable *table)
{
  g_autoptr (GError) error = NULL;

  cr_assert (awrash_programme_builder_add_table (builder, table, &error), "%s",
             error != NULL ? error->message : "");
  awrash_base_table_free (table);
}

static void
add_bound (Case *c, AwrashTable *quotas, GRand *rand, int where, int set, int64_t top)
{
  Bound *bound = &c->bounds[c->n_bounds++];
  g_autofree char *min = NULL, *max = NULL;

  bound->first = where == 0 ? 0 : where <= 2 ? 2 * (where - 1) : where - 3;
  bound->last = where == 0 ? 3 : where <= 2 ? 2 * (where - 1) + 1 : where - 3;
  memcpy (bound->covers, covers[set], sizeof bound->covers);
  bound->max = g_rand_int_range (rand, (int)top / 2, (int)top + 1);
  bound->min = g_rand_int_range (rand, 0, 3) == 0
                   ? bound->max
                   : g_rand_int_range (rand, 0, (int)bound->max / 2 + 1);
  min = g_strdup_printf ("%d", (int)bound->min);
  max = g_strdup_printf ("%d", (int)bound->max);
  add_row (quotas, codes[where], sets[set], min, max);
}

static AwrashTable *
new_table (const char *name, const char *a, const char *b, const char *c, const char *d)
{
  const char *columns[] = { a, b, c, d };
  AwrashTable *table = awrash_base_table_new (name, 4, columns, NULL);

  cr_assert_not_null (table);
  return table;
}

static void
add_territories (Case *c, AwrashProgrammeBuilder *builder, GRand *rand)
{
  AwrashTable *table = new_table ("territories", "code", "parent", "level", "need");

  for (int i = 0; i < 7; i++)
    {
      int need = g_rand_int_range (rand, 0, 7);
      g_autofree char *text = g_strdup_printf ("%d", need);

      if (i >= 3)
        c->need[i - 3] = need;
      add_row (table, codes[i], parents[i],
               i == 0  ? "country"
               : i < 3 ? "region"
                       : "province",
               text);
    }
  add_table (builder, table);
}

/* In the order of the cells of a plan. */
static void
add_streams (AwrashProgrammeBuilder *builder)
{
  static const char *const columns[] = { "code", "stream", "months", "monthly_cost", "utility" };
  static const char *const kinds[N_TYPES][5] = { { "sustainable", "sustainable", "6", "10", "4" },
                                                 { "t1", "temporary", "3", "10", "5" },
                                                 { "t2", "temporary", "5", "6", "3" } };
  AwrashTable *table = new_table ("streams", "code", "unit", "months", "monthly_cost");
  AwrashTable *types_table = awrash_base_table_new ("worksite_types", 5, columns, NULL);

  add_row (table, "sustainable", "places", "", "");
  add_row (table, "temporary", "places", "", "");
  for (gsize i = 0; i < N_TYPES; i++)
    cr_assert (awrash_base_table_append (types_table, 5, kinds[i], NULL));
  add_table (builder, table);
  add_table (builder, types_table);
}

/* Each cell has a capacity of at most 2, so that all plans can be listed. */
static void
add_capacities (Case *c, AwrashProgrammeBuilder *builder, GRand *rand)
{
  AwrashTable *table = new_table ("capacities", "territory", "stream", "min", "max");

  for (int cell = 0; cell < N_CELLS; cell++)
    {
      g_autofree char *min = NULL, *max = NULL;

      c->cap[cell] = g_rand_int_range (rand, 0, 5) / 2;
      /* Now and then a cell is fixed, so that sums are subtracted from the walls around it. */
      c->low[cell] = g_rand_int_range (rand, 0, 8) == 0 ? c->cap[cell] : 0;
      min = g_strdup_printf ("%d", (int)c->low[cell]);
      max = g_strdup_printf ("%d", (int)c->cap[cell]);
      add_row (table, codes[3 + cell / N_TYPES], types[cell % N_TYPES], min, max);
    }
  add_table (builder, table);
}

static AwrashProgramme *
random_programme (Case *c, GRand *rand)
{
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  g_autoptr (GError) error = NULL;
  AwrashTable *quotas = new_table ("quotas", "territory", "stream", "min", "max");
  AwrashProgramme *programme;

  memset (c, 0, sizeof *c);
  add_territories (c, builder, rand);
  add_streams (builder);
  add_capacities (c, builder, rand);
  for (int set = 1; set < N_SETS; set++)
    if (g_rand_int_range (rand, 0, set <= 2 ? 2 : 4) == 0)
      add_bound (c, quotas, rand, 0, set, 6);
  for (int region = 1; region <= 2; region++)
    {
      int set = g_rand_int_range (rand, 0, 2 * N_SETS);

      if (set < N_SETS)
        add_bound (c, quotas, rand, region, set, 4);
    }
  for (int province = 3; province < 7; province++)
    {
      int set = g_rand_int_range (rand, 0, 8);

      if (set < 3)
        add_bound (c, quotas, rand, province, set, 4);
    }
  add_table (builder, quotas);
  programme = awrash_programme_builder_build (builder, &error);
  cr_assert_not_null (programme, "%s", error != NULL ? error->message : "");
  return programme;
}

/* ── listing and filtering ──────────────────────────────────────────────────────────────────── */

static gboolean
keeps_bounds (const Case *c, const int64_t x[])
{
  for (gsize i = 0; i < c->n_bounds; i++)
    {
      const Bound *bound = &c->bounds[i];
      int64_t sum = 0;

      for (int p = bound->first; p <= bound->last; p++)
        for (int t = 0; t < N_TYPES; t++)
          sum += bound->covers[t] ? x[p * N_TYPES + t] : 0;
      if (sum < bound->min || sum > bound->max)
        return FALSE;
    }
  return TRUE;
}

static GArray *
list_plans (const Case *c)
{
  GArray *plans = g_array_new (FALSE, FALSE, sizeof (Plan));
  Plan plan;

  memcpy (plan.x, c->low, sizeof plan.x);
  for (;;)
    {
      int cell = 0;

      if (keeps_bounds (c, plan.x))
        g_array_append_val (plans, plan);
      while (cell < N_CELLS && plan.x[cell] == c->cap[cell])
        {
          plan.x[cell] = c->low[cell];
          cell++;
        }
      if (cell == N_CELLS)
        return plans;
      plan.x[cell]++;
    }
}

/* > 0 where the first plan is better. */
typedef int64_t (*Better) (const Question *q, const int64_t a[], const int64_t b[], gpointer data);

static void
keep_best (GArray *plans, const Question *q, Better better, gpointer data)
{
  guint best = 0, kept = 0;

  for (guint i = 1; i < plans->len; i++)
    if (better (q, g_array_index (plans, Plan, i).x, g_array_index (plans, Plan, best).x, data) > 0)
      best = i;
  if (plans->len > 0)
    {
      Plan top = g_array_index (plans, Plan, best);

      for (guint i = 0; i < plans->len; i++)
        if (better (q, g_array_index (plans, Plan, i).x, top.x, data) == 0)
          g_array_index (plans, Plan, kept++) = g_array_index (plans, Plan, i);
      g_array_set_size (plans, kept);
    }
}

static int64_t
receipt (const Question *q, const int64_t x[], int province, gboolean rest)
{
  int64_t sum = 0;

  for (int t = 0; t < N_TYPES; t++)
    sum += q->counted[t] != rest ? x[province * N_TYPES + t] : 0;
  return sum;
}

static double
need_of (const Question *q, int province)
{
  return q->on_rate ? q->c->need[province] : 1;
}

static int64_t
better_fill (const Question *q, const int64_t a[], const int64_t b[], gpointer data)
{
  int64_t sum = 0;

  for (int p = 0; p < N_PROVINCES; p++)
    if (need_of (q, p) > 0)
      sum += receipt (q, a, p, GPOINTER_TO_INT (data)) - receipt (q, b, p, GPOINTER_TO_INT (data));
  return sum;
}

static int64_t
better_spare (const Question *q, const int64_t a[], const int64_t b[], gpointer data)
{
  int64_t sum = 0;

  (void)data;
  for (int p = 0; p < N_PROVINCES; p++)
    for (int rest = 0; rest < 2 && !(need_of (q, p) > 0); rest++)
      sum += receipt (q, b, p, rest) - receipt (q, a, p, rest);
  return sum;
}

typedef struct
{
  int64_t units;
  double need;
  gboolean side;
} Rate;

static int
compare_rates (gconstpointer a, gconstpointer b)
{
  const Rate *r = a, *s = b;

  return awrash_i_exact_compare (r->units, r->need, s->units, s->need);
}

static gsize
sorted_rates (const Question *q, const int64_t x[], gboolean rest, Rate rates[])
{
  gsize n = 0;

  for (int p = 0; p < N_PROVINCES; p++)
    if (need_of (q, p) > 0)
      rates[n++] = (Rate){ receipt (q, x, p, rest), need_of (q, p), FALSE };
  qsort (rates, n, sizeof (Rate), compare_rates);
  return n;
}

/* Needs are 0 to 6, so 60 clears every denominator. */
static int64_t
squares (const Question *q, const int64_t x[], gboolean rest)
{
  int64_t sum = 0;

  for (int p = 0; p < N_PROVINCES; p++)
    if (need_of (q, p) > 0)
      sum += 60 / (int64_t)need_of (q, p) * receipt (q, x, p, rest) * receipt (q, x, p, rest);
  return sum;
}

/* Fewer persons at the lowest rate at which two plans differ. */
static int64_t
better_persons (const Question *q, const int64_t a[], const int64_t b[], gboolean rest)
{
  Rate rates[2 * N_PROVINCES];
  gsize n = sorted_rates (q, a, rest, rates);
  double more = 0;

  /* The first plan's persons count against it: their sign is kept beside the rate's place. */
  n += sorted_rates (q, b, rest, rates + n);
  for (gsize i = 0; i < n / 2; i++)
    rates[i].side = 1;
  qsort (rates, n, sizeof (Rate), compare_rates);
  for (gsize i = 0; i < n; i++)
    {
      more += rates[i].side ? -rates[i].need : rates[i].need;
      if (i + 1 == n || compare_rates (&rates[i], &rates[i + 1]) != 0)
        {
          if (more != 0)
            return more > 0 ? 1 : -1;
        }
    }
  return 0;
}

/* Needs are 0 to 6 and receipts at most 6, so that -60 d²/y is whole. Those at nought come first.
 */
static int64_t
better_square_welfare (const Question *q, const int64_t a[], const int64_t b[], gboolean rest)
{
  int64_t nought = 0, more = 0;

  for (int p = 0; p < N_PROVINCES; p++)
    for (int side = 0; side < 2 && need_of (q, p) > 0; side++)
      {
        int64_t d = (int64_t)need_of (q, p), y = receipt (q, side ? b : a, p, rest);
        int64_t sign = side ? 1 : -1;

        if (y == 0)
          nought += sign * d * d;
        else
          more += sign * 60 * d * d / y;
      }
  return nought != 0 ? nought : more;
}

/* Σ √(d y): sums that differ at all differ by far more than what is lost here. */
static int64_t
better_root_welfare (const Question *q, const int64_t a[], const int64_t b[], gboolean rest)
{
  double more = 0;

  for (int p = 0; p < N_PROVINCES; p++)
    if (need_of (q, p) > 0)
      more += sqrt (need_of (q, p) * (double)receipt (q, a, p, rest))
              - sqrt (need_of (q, p) * (double)receipt (q, b, p, rest));
  return fabs (more) < 1e-11 ? 0 : more > 0 ? 1 : -1;
}

static int64_t
better_objective (const Question *q, const int64_t a[], const int64_t b[], gpointer data)
{
  gboolean rest = GPOINTER_TO_INT (data), down = strcmp (q->objective, "decmin") == 0;
  Rate left[N_PROVINCES], right[N_PROVINCES];
  gsize n;

  if (strcmp (q->objective, "least-squares") == 0)
    return squares (q, b, rest) - squares (q, a, rest);
  if (strcmp (q->objective, "leximin-persons") == 0)
    return better_persons (q, a, b, rest);
  if (strcmp (q->objective, "alpha:2") == 0)
    return better_square_welfare (q, a, b, rest);
  if (strcmp (q->objective, "alpha:1/2") == 0)
    return better_root_welfare (q, a, b, rest);
  n = sorted_rates (q, a, rest, left);
  sorted_rates (q, b, rest, right);
  for (gsize k = 0; k < n; k++)
    {
      gsize i = down ? n - 1 - k : k;
      int sign = compare_rates (&left[i], &right[i]);

      if (sign != 0)
        return down ? -sign : sign;
    }
  return 0;
}

/* The larger sum over cells of what a place of each type counts. */
static int64_t
better_sum (const Question *q, const int64_t a[], const int64_t b[], gpointer data)
{
  const int64_t *each = data;
  int64_t more = 0;

  (void)q;
  for (int cell = 0; cell < N_CELLS; cell++)
    more += each[cell % N_TYPES] * (a[cell] - b[cell]);
  return more;
}

static int64_t
better_cost (const Question *q, const int64_t a[], const int64_t b[], gpointer data)
{
  (void)data;
  return better_sum (q, b, a, (gpointer)(guintptr)costs);
}

/* All that the chain leaves; beyond networks nothing is compared that it does not name. */
static void
keep_chain (GArray *plans, const Question *q, gboolean is_network)
{
  static const int64_t places[N_TYPES] = { 1, 1, 1 };
  g_auto (GStrv) goals = g_strsplit (q->chain, ";", -1);
  gboolean compares = FALSE;

  for (gsize i = 0; goals[i] != NULL; i++)
    if (strcmp (goals[i], "fill") == 0)
      {
        keep_best (plans, q, better_fill, GINT_TO_POINTER (FALSE));
        if (q->has_rest)
          keep_best (plans, q, better_fill, GINT_TO_POINTER (TRUE));
        keep_best (plans, q, better_spare, NULL);
      }
    else if (strcmp (goals[i], "utilitarian") == 0)
      keep_best (plans, q, better_sum, (gpointer)(guintptr)utilities);
    else if (strcmp (goals[i], "places") == 0)
      keep_best (plans, q, better_sum, (gpointer)(guintptr)places);
    else if (strcmp (goals[i], "cost") == 0)
      keep_best (plans, q, better_cost, NULL);
    else
      {
        compares = TRUE;
        keep_best (plans, q, better_objective, GINT_TO_POINTER (FALSE));
      }
  if (!compares && is_network)
    keep_best (plans, q, better_objective, GINT_TO_POINTER (FALSE));
}

/* Provinces are served in an order, each with the most that is left. */
static int64_t
better_order (const Question *q, const int64_t a[], const int64_t b[], gpointer data)
{
  const int *order = data;

  for (int k = 0; k < N_PROVINCES; k++)
    {
      int64_t more = receipt (q, a, order[k], order[N_PROVINCES])
                     - receipt (q, b, order[k], order[N_PROVINCES]);

      if (more != 0)
        return more;
    }
  return 0;
}

static int64_t
stream_sum (const int64_t x[], int province, int stream)
{
  int64_t sum = 0;

  for (int t = 0; t < N_TYPES; t++)
    sum += stream_of[t] == stream ? x[province * N_TYPES + t] : 0;
  return sum;
}

/* Whether the reading counts a stream, or leaves it to the rest. */
static gboolean
counts (const Question *q, int stream)
{
  return q->counted[stream == 0 ? 0 : 1];
}

/* sum (S z - y X)² over the streams of every province; weights are doubled middles of ranges. */
static int64_t
mix_cost (const Question *q, const int64_t x[], const int64_t weights[])
{
  int64_t cost = 0;

  for (int p = 0; p < N_PROVINCES; p++)
    for (int s = 0; s < N_STREAMS; s++)
      {
        int64_t sum = 0, gap;

        for (int u = 0; u < N_STREAMS; u++)
          sum += counts (q, u) == counts (q, s) ? weights[u] : 0;
        gap = sum * stream_sum (x, p, s) - receipt (q, x, p, !counts (q, s)) * weights[s];
        /* Costs of the two groups add up as (S z - y X)² / S: both groups have one stream, or one
         * group has both, so that a single division is never needed. */
        cost += gap * gap;
      }
  return cost;
}

static int64_t
better_mix (const Question *q, const int64_t a[], const int64_t b[], gpointer data)
{
  return mix_cost (q, b, data) - mix_cost (q, a, data);
}

/* sum (W x - z w)² / W over the types of the temporary stream, W the sum of the capacities w of a
 * province, equal where all are 0. Products of the W of all provinces clear the denominators. */
static double
types_cost (const Question *q, const int64_t x[])
{
  double cost = 0;

  for (int p = 0; p < N_PROVINCES; p++)
    {
      int64_t left = q->c->cap[p * N_TYPES + 1], right = q->c->cap[p * N_TYPES + 2];
      int64_t all = left + right, sum = stream_sum (x, p, 1);

      if (all == 0)
        continue;
      for (int t = 1; t < N_TYPES; t++)
        {
          int64_t gap = all * x[p * N_TYPES + t] - sum * (t == 1 ? left : right);

          /* W is at most 4: 12 / W is whole. */
          cost += (double)(gap * gap * (12 / all));
        }
    }
  return cost;
}

static int64_t
better_types (const Question *q, const int64_t a[], const int64_t b[], gpointer data)
{
  double left = types_cost (q, a), right = types_cost (q, b);

  (void)data;
  return (right > left) - (right < left);
}

static int64_t
better_codes (const Question *q, const int64_t a[], const int64_t b[], gpointer data)
{
  (void)q;
  (void)data;
  for (int cell = 0; cell < N_CELLS; cell++)
    if (a[cell] != b[cell])
      return a[cell] - b[cell];
  return 0;
}

/* Where the mix leaves streams equal: province by province, stream by stream, the most. */
static int64_t
better_streams (const Question *q, const int64_t a[], const int64_t b[], gpointer data)
{
  (void)q;
  (void)data;
  for (int p = 0; p < N_PROVINCES; p++)
    for (int s = 0; s < N_STREAMS; s++)
      if (stream_sum (a, p, s) != stream_sum (b, p, s))
        return stream_sum (a, p, s) - stream_sum (b, p, s);
  return 0;
}

static void
weigh (const GArray *plans, int64_t weights[])
{
  for (int s = 0; s < N_STREAMS; s++)
    {
      int64_t least = G_MAXINT64, most = 0;

      for (guint i = 0; i < plans->len; i++)
        {
          int64_t sum = 0;

          for (int p = 0; p < N_PROVINCES; p++)
            sum += stream_sum (g_array_index (plans, Plan, i).x, p, s);
          least = MIN (least, sum);
          most = MAX (most, sum);
        }
      weights[s] = least + most;
    }
}

/* ── comparing ──────────────────────────────────────────────────────────────────────────────── */

static void
check_certificate (const AwrashProgramme *programme, const AwrashPlan *plan, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), &error);

  cr_assert_not_null (verdict, "%s: %s", label, error != NULL ? error->message : "");
  cr_assert (awrash_audit_verdict_is_accepted (verdict), "%s: %s\n%s", label,
             awrash_audit_verdict_get_finding (verdict, 0),
             awrash_split_plan_get_certificate (plan));
}

/* The members of the tie and their sure places; how many members there are. */
static gsize
check_tie (const Question *q, const GArray *plans, const AwrashPlan *plan, const char *label)
{
  gsize n = 0;

  for (int p = 0; p < N_PROVINCES; p++)
    {
      int64_t least = G_MAXINT64, most = 0;

      for (guint i = 0; i < plans->len; i++)
        {
          int64_t y = receipt (q, g_array_index (plans, Plan, i).x, p, FALSE);

          least = MIN (least, y);
          most = MAX (most, y);
        }
      if (least == most)
        continue;
      cr_assert_lt (n, awrash_split_plan_get_n_tied (plan), "%s: province %d is tied", label, p);
      cr_assert_eq (awrash_split_plan_get_tied (plan)[n], p, "%s: province %d is tied", label, p);
      cr_assert_eq (awrash_split_plan_get_sure (plan)[n], least, "%s: sure places of %d", label, p);
      n++;
    }
  cr_assert_eq (awrash_split_plan_get_n_tied (plan), n, "%s: %zu members", label, n);
  return n;
}

/* The least and the most of every cell and receipt over the plans that are listed. */
static void
check_ranges (const Question *q, const GArray *plans, const AwrashPlan *plan, gboolean settled,
              const char *label)
{
  int64_t low[N_CELLS], high[N_CELLS], least[N_PROVINCES], most[N_PROVINCES];

  cr_assert (awrash_split_ranges (plan, settled, low, high, least, most, NULL), "%s", label);
  for (int i = 0; i < N_CELLS + N_PROVINCES; i++)
    {
      int64_t min = G_MAXINT64, max = 0;

      for (guint k = 0; k < plans->len; k++)
        {
          const int64_t *x = g_array_index (plans, Plan, k).x;
          int64_t value = i < N_CELLS ? x[i] : receipt (q, x, i - N_CELLS, FALSE);

          min = MIN (min, value);
          max = MAX (max, value);
        }
      cr_assert_eq (i < N_CELLS ? low[i] : least[i - N_CELLS], min, "%s: least of %d", label, i);
      cr_assert_eq (i < N_CELLS ? high[i] : most[i - N_CELLS], max, "%s: most of %d", label, i);
    }
}

static void
check_places (const Question *q, GArray *plans, const AwrashPlan *plan, const char *label)
{
  int by_code[] = { 0, 1, 2, 3, TRUE };
  int64_t weights[N_STREAMS];
  const int64_t *x = awrash_split_plan_get_places (plan);

  if (q->has_rest)
    keep_best (plans, q, better_objective, GINT_TO_POINTER (TRUE));
  check_ranges (q, plans, plan, TRUE, label);
  if (awrash_split_plan_get_n_tied (plan) == 0)
    check_ranges (q, plans, plan, FALSE, label);
  if (q->has_rest)
    keep_best (plans, q, better_order, by_code);
  weigh (plans, weights);
  keep_best (plans, q, better_mix, weights);
  keep_best (plans, q, better_streams, NULL);
  if (strstr (awrash_split_plan_get_chain (plan), "where the bounds allow") == NULL)
    keep_best (plans, q, better_types, NULL);
  keep_best (plans, q, better_codes, NULL);
  cr_assert_eq (plans->len, 1);
  for (int cell = 0; cell < N_CELLS; cell++)
    cr_assert_eq (x[cell], g_array_index (plans, Plan, 0).x[cell], "%s: cell %d has %d, not %d",
                  label, cell, (int)x[cell], (int)g_array_index (plans, Plan, 0).x[cell]);
}

/* Beyond the network one of the best plans stands, and it is proved. */
static void
check_among (const Question *q, GArray *plans, const AwrashPlan *plan, const char *label)
{
  const int64_t *x = awrash_split_plan_get_places (plan);
  AwrashStatus status = awrash_split_plan_get_status (plan);
  gboolean is_among = FALSE;

  cr_assert (x != NULL, "%s", label);
  for (guint i = 0; i < plans->len && !is_among; i++)
    {
      is_among = TRUE;
      for (int cell = 0; cell < N_CELLS; cell++)
        is_among = is_among && x[cell] == g_array_index (plans, Plan, i).x[cell];
    }
  cr_assert (is_among, "%s", label);
  if (strcmp (q->chain, "utilitarian") == 0)
    {
      int64_t sum = 0;

      for (int cell = 0; cell < N_CELLS; cell++)
        sum += utilities[cell % N_TYPES] * x[cell];
      cr_assert_float_eq (awrash_split_plan_get_value (plan), (double)sum, 1e-9, "%s", label);
    }
  cr_assert (status == AWRASH_STATUS_OPTIMAL || status == AWRASH_STATUS_UNPLACED
                 || (status == AWRASH_STATUS_WITHIN_GAP
                     && (strcmp (q->objective, "least-squares") == 0
                         || g_str_has_prefix (q->objective, "alpha:"))),
             "%s: %s", label, awrash_base_status_get_name (status));
}

static void
draw_order (const char *seed, int order[])
{
  char *tickets[N_PROVINCES];

  for (int p = 0; p < N_PROVINCES; p++)
    {
      order[p] = p;
      tickets[p] = awrash_allot_ticket (seed, codes[3 + p]);
    }
  for (int i = 0; i < N_PROVINCES; i++)
    for (int j = 0; j + 1 < N_PROVINCES; j++)
      if (strcmp (tickets[order[j]], tickets[order[j + 1]]) > 0)
        {
          int swap = order[j];

          order[j] = order[j + 1];
          order[j + 1] = swap;
        }
  order[N_PROVINCES] = FALSE;
  for (int p = 0; p < N_PROVINCES; p++)
    g_free (tickets[p]);
}

static AwrashReading *
reading_of (const Question *q, const char *tie)
{
  AwrashReading *reading = awrash_split_reading_new ();

  cr_assert (awrash_split_reading_set (reading, "need", "need", NULL));
  cr_assert (awrash_split_reading_set (reading, "objective", q->objective, NULL));
  cr_assert (awrash_split_reading_set (reading, "chain", q->chain, NULL));
  cr_assert (awrash_split_reading_set (reading, "on", q->on_rate ? "rate" : "count", NULL));
  cr_assert (
      awrash_split_reading_set (reading, "streams", q->has_rest ? "sustainable" : "*", NULL));
  cr_assert (awrash_split_reading_set (reading, "tie", tie, NULL));
  cr_assert (awrash_split_reading_set (reading, "seed", "26 May 2023", NULL));
  return reading;
}

typedef struct
{
  gsize solved[6], infeasible, tied, general;
} Tally;

static void
check_lot (const Question *q, GArray *plans, const AwrashProgramme *programme, const char *label)
{
  g_autoptr (AwrashReading) reading = reading_of (q, "lot");
  g_autoptr (AwrashPlan) plan = awrash_split_solve (programme, reading, NULL);
  int order[N_PROVINCES + 1];

  cr_assert_not_null (plan);
  cr_assert_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_TIE_SETTLED, "%s", label);
  check_certificate (programme, plan, label);
  check_ranges (q, plans, plan, FALSE, label);
  draw_order ("26 May 2023", order);
  keep_best (plans, q, better_order, order);
  check_places (q, plans, plan, label);
}

static void
check_case (const Question *q, const AwrashProgramme *programme, const char *label, Tally *tally)
{
  g_autoptr (AwrashReading) reading = reading_of (q, "error");
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashPlan) plan = awrash_split_solve (programme, reading, &error);
  g_autoptr (GArray) plans = NULL;

  cr_assert (plan != NULL, "%s: %s", label, error != NULL ? error->message : "");
  plans = list_plans (q->c);
  check_certificate (programme, plan, label);
  if (plans->len == 0)
    {
      cr_assert_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_INFEASIBLE, "%s", label);
      cr_assert (awrash_split_plan_get_missing (plan) > 0
                     || awrash_split_plan_get_class (plan) == AWRASH_CLASS_GENERAL,
                 "%s", label);
      tally->infeasible++;
      return;
    }
  keep_chain (plans, q, awrash_split_plan_get_class (plan) < AWRASH_CLASS_ROWS);
  tally->solved[awrash_split_plan_get_class (plan)]++;
  if (awrash_split_plan_get_class (plan) == AWRASH_CLASS_GENERAL)
    {
      tally->general++;
      check_among (q, plans, plan, label);
      return;
    }
  if (check_tie (q, plans, plan, label) > 0)
    {
      cr_assert_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_TIE_REFUSED, "%s", label);
      check_lot (q, plans, programme, label);
      tally->tied++;
    }
  else
    check_places (q, plans, plan, label);
}

static gboolean
has_need (const Case *c)
{
  return c->need[0] + c->need[1] + c->need[2] + c->need[3] > 0;
}

static void
check_chain (const char *objective, const char *chain, guint32 seed, int rounds)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Tally tally = { 0 };

  for (int round = 0; round < rounds; round++)
    {
      Case c;
      g_autoptr (AwrashProgramme) programme = random_programme (&c, rand);
      gboolean has_rest = g_rand_int_range (rand, 0, 3) == 0;
      Question q = { &c,        { TRUE, !has_rest, !has_rest },
                     has_rest,  g_rand_int_range (rand, 0, 4) > 0,
                     objective, chain };
      g_autofree char *label
          = g_strdup_printf ("%s, case %d%s%s", chain, round, has_rest ? ", one stream" : "",
                             q.on_rate ? "" : ", on counts");

      if (has_need (&c))
        check_case (&q, programme, label, &tally);
    }
  cr_assert_gt (tally.solved[AWRASH_CLASS_TREE] + tally.solved[AWRASH_CLASS_SIMPLE], 20);
  cr_assert_gt (tally.solved[AWRASH_CLASS_NETWORK], 20);
  cr_assert_gt (tally.infeasible, 10);
  cr_assert_gt (tally.tied, (gsize)rounds / 200);
}

Test (oracle_split, leximin_equals_enumeration_to_the_last_place)
{
  check_chain ("leximin", "fill;leximin", 953, 700);
}

Test (oracle_split, decreasing_minimal_equals_enumeration_to_the_last_place)
{
  check_chain ("decmin", "fill;decmin", 1251, 700);
}

Test (oracle_split, least_squares_equals_enumeration_to_the_last_place)
{
  check_chain ("least-squares", "fill;least-squares", 4000, 700);
}

Test (oracle_split, leximin_over_persons_equals_enumeration_to_the_last_place)
{
  check_chain ("leximin-persons", "fill;objective", 1790, 600);
}

Test (oracle_split, welfare_equals_enumeration_to_the_last_place)
{
  check_chain ("alpha:2", "fill;objective", 1100, 600);
  check_chain ("alpha:1/2", "fill;objective", 1039, 600);
}

Test (oracle_split, a_chain_of_goals_equals_enumeration_to_the_last_place)
{
  check_chain ("leximin", "fill;leximin;utilitarian;cost", 3812, 600);
  check_chain ("leximin", "places;leximin", 3753, 600);
}

/* Where no goal compares provinces leximin stands behind. */
Test (oracle_split, utilities_alone_equal_enumeration_to_the_last_place)
{
  check_chain ("leximin", "utilitarian", 1270, 600);
}
