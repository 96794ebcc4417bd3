/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Random programmes of every class, one after another: built, split by an objective, audited, and
 * held against all their plans where these are few. Source: the definitions in <awrash/split.h>;
 * tests/support/small-plans.c. Invariant: run i is drawn from the seed SEED + i alone, so that any
 * of them can be had again: soak 1 SEED+i. */

#include "support/small-plans.h"
#include "support/small-programme.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define N_CLASSES 6
/* Plans that are listed, at most. */
#define MOST_LISTED 1500
/* What the process may grow by once a tenth of the runs is done. */
#define MOST_GROWTH (16 * 1024)

static const char *const objectives[]
    = { "leximin",   "decmin",  "least-squares", "leximin-persons",
        "alpha:1/2", "alpha:1", "gini",          "gini-unweighted" };

typedef struct
{
  guint64 seed, n; /* runs of this thread: seed, seed + step, … */
  guint64 step;
  gint64 done; /* atomic */
  guint64 by_class[N_CLASSES], listed, infeasible, refused, failed;
} Worker;

static void
fail (Worker *worker, guint64 seed, const char *what)
{
  worker->failed++;
  fprintf (stderr, "seed %" PRIu64 ": %s\n", seed, what);
}

/* ── what is drawn ──────────────────────────────────────────────────────────────────────────── */

static gboolean
is_few (const SmallCase *c)
{
  gint64 n = 1;

  for (int cell = 0; cell < SMALL_CELLS; cell++)
    n *= c->cap[cell] + 1;
  return n <= MOST_LISTED;
}

/* Three types with months and costs of their own, so that money and person-months are rows. */
static AwrashProgramme *
draw_rows (GRand *rand)
{
  g_autoptr (GString) quotas = g_string_new ("territory,stream,unit,min,max\n");
  g_autoptr (GString) types = g_string_new ("code,stream,months,monthly_cost,utility\n");
  g_autoptr (GString) territories = g_string_new ("code,parent,need\nN,,\nR,N,\n");

  for (int p = 0; p < 3; p++)
    g_string_append_printf (territories, "%c,%s,%d\n", 'a' + p, p < 2 ? "R" : "N",
                            g_rand_int_range (rand, 1, 10));
  for (int t = 0; t < 3; t++)
    g_string_append_printf (types, "t%d,%s,%d,%d,%d\n", t, t < 2 ? "s" : "t",
                            g_rand_int_range (rand, 1, 7), g_rand_int_range (rand, 1, 9),
                            g_rand_int_range (rand, 1, 6));
  for (int p = 0; p < 3; p++)
    g_string_append_printf (quotas, "%c,*,places,,%d\n", 'a' + p, g_rand_int_range (rand, 1, 8));
  g_string_append_printf (quotas, "N,*,money,,%d\n", g_rand_int_range (rand, 10, 200));
  /* wide enough for places of any of the months */
  if (g_rand_boolean (rand))
    g_string_append_printf (quotas, "R,s,person-months,%d,%d\n", g_rand_int_range (rand, 0, 6),
                            g_rand_int_range (rand, 11, 40));
  return test_programme_new ("territories", territories->str, "streams", "code\ns\nt\n",
                             "worksite_types", types->str, "quotas", quotas->str, "need.indicator",
                             "need", NULL);
}

/* A tree of territories with bounds that cross as they will, in odd cycles too. */
static AwrashProgramme *
draw_crossing (GRand *rand)
{
  static const char *const targets[]
      = { "*", "s", "t", "type:s1", "type:s2", "type:t1", "type:t2" };
  g_autoptr (GString) territories = g_string_new ("code,parent,need\nT0,,1\n");
  g_autoptr (GString) quotas = g_string_new ("territory,stream,min,max\nT0,*,,30\n");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const int n = g_rand_int_range (rand, 4, 12);

  for (int i = 1; i < n; i++)
    g_string_append_printf (territories, "T%d,T%d,%d\n", i, g_rand_int_range (rand, 0, (i + 1) / 2),
                            g_rand_int_range (rand, 0, 5));
  for (int k = g_rand_int_range (rand, 4, 24); k > 0; k--)
    {
      const int min = g_rand_int_range (rand, 0, 4);
      char *key = g_strdup_printf ("T%d,%s", g_rand_int_range (rand, 1, n),
                                   targets[g_rand_int_range (rand, 0, G_N_ELEMENTS (targets))]);

      if (g_hash_table_add (seen, key))
        g_string_append_printf (quotas, "%s,%d,%d\n", key, g_rand_boolean (rand) ? min : 0,
                                min + g_rand_int_range (rand, 0, 12));
    }
  return test_programme_new ("territories", territories->str, "streams", "code\ns\nt\n",
                             "worksite_types", "code,stream\ns1,s\ns2,s\nt1,t\nt2,t\n", "quotas",
                             quotas->str, "need.indicator", "need", NULL);
}

/* ── what is checked ────────────────────────────────────────────────────────────────────────── */

static int
better_order (const SmallQuestion *q, const SmallPlan *a, const SmallPlan *b, gconstpointer data)
{
  (void)data;
  for (int p = 0; p < SMALL_PROVINCES; p++)
    if (small_receipt (q, a, p, FALSE) != small_receipt (q, b, p, FALSE))
      return (int)(small_receipt (q, a, p, FALSE) - small_receipt (q, b, p, FALSE));
  return 0;
}

static void
check_listed (Worker *worker, guint64 seed, const SmallQuestion *q, const AwrashPlan *plan)
{
  const AwrashStatus status = awrash_split_plan_get_status (plan);
  g_autoptr (GArray) plans = small_plans_list (q->c);

  worker->listed++;
  if ((plans->len == 0) != (status == AWRASH_STATUS_INFEASIBLE))
    fail (worker, seed, "enumeration does not agree that there is a plan, or none");
  if (plans->len == 0 || (status != AWRASH_STATUS_OPTIMAL && status != AWRASH_STATUS_TIE_SETTLED))
    return;
  small_plans_fill (plans, q);
  small_plans_keep_best (plans, q, small_better_objective, NULL);
  /* the search for the least Gini leaves any of those that have it */
  if (!g_str_has_prefix (q->objective, "gini"))
    small_plans_keep_best (plans, q, better_order, NULL);
  if (!q->all && !g_str_has_prefix (q->objective, "gini"))
    small_plans_keep_best (plans, q, small_better_objective, q);
  if (!small_plans_hold (plans, awrash_split_plan_get_places (plan)))
    fail (worker, seed, "the plan is none of the best that enumeration finds");
}

static AwrashPlan *
split (Worker *worker, guint64 seed, const AwrashProgramme *programme, const char *objective,
       const char *streams, const char *receives, const char *order)
{
  g_autoptr (AwrashReading) reading
      = test_reading_new ("objective", objective, "streams", streams, "receives", receives, "tie",
                          order != NULL ? "order" : "lot", order != NULL ? "order" : "seed",
                          order != NULL ? order : "4 17 32", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashPlan) plan = awrash_split_solve (programme, reading, &error);
  g_autoptr (AwrashVerdict) verdict = NULL;

  if (plan == NULL)
    {
      worker->refused++;
      if (error->code != AWRASH_ERROR_CLASS && error->code != AWRASH_ERROR_EMPTY)
        fail (worker, seed, error->message);
      return NULL;
    }
  verdict = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), &error);
  if (verdict == NULL || !awrash_audit_verdict_is_accepted (verdict))
    fail (worker, seed,
          verdict != NULL ? awrash_audit_verdict_get_finding (verdict, 0) : error->message);
  worker->by_class[awrash_split_plan_get_class (plan) % N_CLASSES]++;
  worker->infeasible += awrash_split_plan_get_status (plan) == AWRASH_STATUS_INFEASIBLE;
  return g_steal_pointer (&plan);
}

static void
run_small (Worker *worker, guint64 seed, GRand *rand, const char *objective)
{
  g_autoptr (SmallCase) c = small_case_new (rand, FALSE);
  const SmallQuestion q = { c, objective, g_rand_int_range (rand, 0, 4) != 0 };
  g_autoptr (AwrashPlan) plan
      = split (worker, seed, c->programme, objective, q.all ? "*" : "s", "places", "a;b;c");

  if (plan != NULL && is_few (c))
    check_listed (worker, seed, &q, plan);
}

static gpointer
work (gpointer data)
{
  Worker *worker = data;

  for (guint64 i = 0; i < worker->n; i++)
    {
      const guint64 seed = worker->seed + i * worker->step;
      g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)seed);
      const char *objective = objectives[g_rand_int_range (rand, 0, G_N_ELEMENTS (objectives))];
      const int kind = g_rand_int_range (rand, 0, 20);

      if (kind < 16)
        run_small (worker, seed, rand, objective);
      else
        {
          /* months that differ make receipts no plain sums of places */
          const char *receives = kind == 16 ? "person-months" : "places";
          g_autoptr (AwrashProgramme) programme
              = kind < 18 ? draw_rows (rand) : draw_crossing (rand);
          g_autoptr (AwrashPlan) plan
              = split (worker, seed, programme, objective, "*", receives, NULL);
        }
      __atomic_add_fetch (&worker->done, 1, __ATOMIC_RELAXED);
    }
  return NULL;
}

/* ── the figures ────────────────────────────────────────────────────────────────────────────── */

/* kB that are in memory. */
static long
resident (void)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;
  return strtol (strchr (text, ' ') + 1, NULL, 10) * (sysconf (_SC_PAGESIZE) / 1024);
}

static gboolean
tell (const Worker workers[], guint n_threads, guint64 n, double seconds, long early, long late)
{
  static const char *const names[N_CLASSES]
      = { "unknown", "simple", "tree", "network", "rows", "general" };
  Worker all = { 0 };

  for (guint w = 0; w < n_threads; w++)
    {
      for (int k = 0; k < N_CLASSES; k++)
        all.by_class[k] += workers[w].by_class[k];
      all.listed += workers[w].listed;
      all.infeasible += workers[w].infeasible;
      all.refused += workers[w].refused;
      all.failed += workers[w].failed;
    }
  printf ("soak: %" PRIu64 " programmes in %.0f s, %.0f a second\n", n, seconds,
          (double)n / MAX (seconds, 0.001));
  for (int k = 1; k < N_CLASSES; k++)
    printf ("  %-8s %" PRIu64 "\n", names[k], all.by_class[k]);
  printf ("  %" PRIu64 " held against all their plans, %" PRIu64 " without a plan, %" PRIu64
          " refused by class\n  %ld kB in memory after a tenth, %ld at the end\n  %" PRIu64
          " disagreements\n",
          all.listed, all.infeasible, all.refused, early, late, all.failed);
  if (late - early > MOST_GROWTH)
    printf ("  memory grew by more than %d kB\n", MOST_GROWTH);
  return all.failed == 0 && late - early <= MOST_GROWTH;
}

int
main (int argc, char **argv)
{
  const guint64 n = argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : 1000000;
  const guint64 seed = argc > 2 ? g_ascii_strtoull (argv[2], NULL, 10) : 1;
  const guint n_threads = argc > 3 ? (guint)CLAMP (atoi (argv[3]), 1, 64) : 2;
  g_autofree Worker *workers = g_new0 (Worker, n_threads);
  g_autofree GThread **threads = g_new0 (GThread *, n_threads);
  const gint64 start = g_get_monotonic_time ();
  long early = 0;

  for (guint w = 0; w < n_threads; w++)
    {
      workers[w] = (Worker){ .seed = seed + w,
                             .n = (n + n_threads - 1 - w) / n_threads,
                             .step = n_threads };
      threads[w] = g_thread_new ("soak", work, &workers[w]);
    }
  for (guint64 done = 0; done < n;)
    {
      g_usleep (n < 10000 ? 10000 : 200000);
      done = 0;
      for (guint w = 0; w < n_threads; w++)
        done += (guint64)__atomic_load_n (&workers[w].done, __ATOMIC_RELAXED);
      if (early == 0 && done >= n / 10)
        early = resident ();
    }
  for (guint w = 0; w < n_threads; w++)
    g_thread_join (threads[w]);
  return tell (workers, n_threads, n, (double)(g_get_monotonic_time () - start) / 1e6, early,
               resident ())
             ? 0
             : 1;
}
