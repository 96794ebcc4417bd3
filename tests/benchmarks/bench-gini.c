/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least Gini of rates of 75 provinces and 12 types against CBC on the same problem, written as
 * integers with one column for every pair: the whole call here, with mix and certificate, against
 * CBC's whole process at the same relative gap.
 * Source: instance A of the project: provincial temporary totals, regional sustainable totals,
 * capacities of cells; and the same with ranges of temporary totals below a national one.
 * Invariant: programmes are made by fixed seeds; both run in one process, one after the other. */

#include <awrash.h>

#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum
{
  PROVINCES = 75,
  REGIONS = 12,
  TEMPORARY = 8,
  TYPES = 12,
  CELLS = PROVINCES * TYPES
};

typedef struct
{
  gboolean has_ranges;
  int64_t need[PROVINCES];
  int64_t cap[CELLS];
  int64_t temporary[PROVINCES]; /* the total, or the middle of its range */
  int64_t least[PROVINCES], most[PROVINCES];
  int64_t sustainable[REGIONS];
  int64_t sum; /* temporary places of the nation */
} Instance;

static double
now (void)
{
  return (double)g_get_monotonic_time () / 1e3;
}

/* ── the instance ───────────────────────────────────────────────────────────────────────────── */

static void
draw_province (GRand *random, Instance *a, gsize p)
{
  double need = floor (exp (g_rand_double_range (random, log (800), log (220000))));
  double share = g_rand_double_range (random, 0.012, 0.048);

  a->need[p] = (int64_t)need;
  for (gsize t = 0; t < TYPES; t++)
    {
      double most = t < TEMPORARY ? 0.012 : 0.01;

      a->cap[p * TYPES + t] = (int64_t)ceil (need * most * g_rand_double_range (random, 0.3, 1.5));
      if (t < TEMPORARY)
        a->temporary[p] += a->cap[p * TYPES + t];
    }
  a->temporary[p] = MIN ((int64_t)(need * share), a->temporary[p]);
  a->least[p] = a->has_ranges ? a->temporary[p] * 8 / 10 : a->temporary[p];
  a->most[p] = a->has_ranges ? a->temporary[p] * 12 / 10 : a->temporary[p];
  a->sum += a->temporary[p];
}

static void
draw (guint32 seed, gboolean has_ranges, Instance *a)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  int64_t room[REGIONS] = { 0 };

  memset (a, 0, sizeof *a);
  a->has_ranges = has_ranges;
  for (gsize p = 0; p < PROVINCES; p++)
    {
      draw_province (random, a, p);
      for (gsize t = TEMPORARY; t < TYPES; t++)
        room[p % REGIONS] += a->cap[p * TYPES + t];
    }
  for (gsize r = 0; r < REGIONS; r++)
    a->sustainable[r] = (int64_t)((double)room[r] * g_rand_double_range (random, 0.3, 0.8));
}

/* ── as a programme ─────────────────────────────────────────────────────────────────────────── */

static void
add_table (AwrashProgrammeBuilder *builder, const char *name, GString *rows)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = g_strsplit (rows->str, "\n", -1);
  g_auto (GStrv) columns = g_strsplit (lines[0], ",", -1);
  AwrashTable *table
      = awrash_base_table_new (name, g_strv_length (columns), (const char *const *)columns, &error);

  for (gsize i = 1; table != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);

      if (!awrash_base_table_append (table, g_strv_length (cells), (const char *const *)cells,
                                     &error))
        exit (2);
    }
  if (table == NULL || !awrash_programme_builder_add_table (builder, table, &error))
    exit (2);
  awrash_base_table_free (table);
  g_string_free (rows, TRUE);
}

static AwrashProgramme *
build (const Instance *a)
{
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  g_autoptr (GError) error = NULL;
  GString *territories = g_string_new ("code,parent,need\nN,,\n");
  GString *streams = g_string_new ("code\ntemporary\nsustainable\n");
  GString *types = g_string_new ("code,stream\n");
  GString *quotas = g_string_new ("territory,stream,min,max\n");
  GString *capacities = g_string_new ("territory,stream,max\n");
  AwrashProgramme *programme;

  for (int r = 0; r < REGIONS; r++)
    {
      g_string_append_printf (territories, "R%02d,N,\n", r);
      g_string_append_printf (quotas, "R%02d,sustainable,%d,%d\n", r, (int)a->sustainable[r],
                              (int)a->sustainable[r]);
    }
  if (a->has_ranges)
    g_string_append_printf (quotas, "N,temporary,%d,%d\n", (int)a->sum, (int)a->sum);
  for (int t = 0; t < TYPES; t++)
    g_string_append_printf (types, "t%02d,%s\n", t, t < TEMPORARY ? "temporary" : "sustainable");
  for (int p = 0; p < PROVINCES; p++)
    {
      g_string_append_printf (territories, "P%02d,R%02d,%d\n", p, p % REGIONS, (int)a->need[p]);
      g_string_append_printf (quotas, "P%02d,temporary,%d,%d\n", p, (int)a->least[p],
                              (int)a->most[p]);
      for (int t = 0; t < TYPES; t++)
        g_string_append_printf (capacities, "P%02d,type:t%02d,%d\n", p, t,
                                (int)a->cap[p * TYPES + t]);
    }
  add_table (builder, "territories", territories);
  add_table (builder, "streams", streams);
  add_table (builder, "worksite_types", types);
  add_table (builder, "quotas", quotas);
  add_table (builder, "capacities", capacities);
  programme = awrash_programme_builder_build (builder, &error);
  if (programme == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      exit (2);
    }
  return programme;
}

/* ── as integers for CBC ────────────────────────────────────────────────────────────────────── */

static void
put_sum (FILE *file, int p, int first, int last)
{
  for (int t = first; t < last; t++)
    fprintf (file, " + x%d_%d", p, t);
}

static void
put_bounds (FILE *file, const Instance *a)
{
  for (int p = 0; p < PROVINCES; p++)
    {
      fprintf (file, "y%d:", p);
      put_sum (file, p, 0, TYPES);
      fprintf (file, " - y%d = 0\nl%d:", p, p);
      put_sum (file, p, 0, TEMPORARY);
      fprintf (file, " >= %d\nm%d:", (int)a->least[p], p);
      put_sum (file, p, 0, TEMPORARY);
      fprintf (file, " <= %d\n", (int)a->most[p]);
    }
  for (int r = 0; r < REGIONS; r++)
    {
      fprintf (file, "r%d:", r);
      for (int p = r; p < PROVINCES; p += REGIONS)
        put_sum (file, p, TEMPORARY, TYPES);
      fprintf (file, " = %d\n", (int)a->sustainable[r]);
    }
  fprintf (file, "n:");
  for (int p = 0; p < PROVINCES; p++)
    put_sum (file, p, 0, TEMPORARY);
  fprintf (file, " = %d\n", (int)a->sum);
}

/* Receipts are the integers; cells follow, as the bounds are a network. */
static void
write_lp (const char *path, const Instance *a)
{
  FILE *file = fopen (path, "w");

  if (file == NULL)
    exit (2);
  fprintf (file, "Minimize\n obj:");
  for (int p = 0; p < PROVINCES; p++)
    for (int q = 0; q < p; q++)
      fprintf (file, " + w%d_%d%s", p, q, q % 12 == 11 ? "\n" : "");
  fprintf (file, "\nSubject To\n");
  put_bounds (file, a);
  for (int p = 0; p < PROVINCES; p++)
    for (int q = 0; q < p; q++)
      for (int sign = -1; sign <= 1; sign += 2)
        fprintf (file, "%s%d_%d: w%d_%d %s %d y%d %s %d y%d >= 0\n", sign > 0 ? "a" : "b", p, q, p,
                 q, sign > 0 ? "-" : "+", (int)a->need[q], p, sign > 0 ? "+" : "-", (int)a->need[p],
                 q);
  fprintf (file, "Bounds\n");
  for (int p = 0; p < PROVINCES; p++)
    for (int t = 0; t < TYPES; t++)
      fprintf (file, "0 <= x%d_%d <= %d\n", p, t, (int)a->cap[p * TYPES + t]);
  fprintf (file, "General\n");
  for (int p = 0; p < PROVINCES; p++)
    fprintf (file, " y%d\n", p);
  fprintf (file, "End\n");
  fclose (file);
}

/* CBC's value, NAN without CBC; the time of its whole process. */
static double
run_cbc (const char *lp, const char *solution, const char *gap, const char *seconds, double *time)
{
  char *argv[]
      = { (char *)(guintptr) "cbc",     (char *)(guintptr)lp,       (char *)(guintptr) "timem",
          (char *)(guintptr) "elapsed", (char *)(guintptr) "ratio", (char *)(guintptr)gap,
          (char *)(guintptr) "sec",     (char *)(guintptr)seconds,  (char *)(guintptr) "solve",
          (char *)(guintptr) "solu",    (char *)(guintptr)solution, NULL };
  double start = now (), value = NAN;
  g_autofree char *text = NULL;
  const char *at;

  if (!g_spawn_sync (NULL, argv, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, NULL, NULL, NULL, NULL))
    return NAN;
  *time = now () - start;
  if (g_file_get_contents (solution, &text, NULL, NULL)
      && (at = strstr (text, "objective value")) != NULL)
    value = g_ascii_strtod (at + strlen ("objective value"), NULL);
  return value;
}

/* ── here ───────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  double value; /* the sum over pairs */
  double gap;   /* as the certificate says */
  double time, audit;
} Answer;

static double
sum_pairs (const Instance *a, const double y[])
{
  int64_t sum = 0;

  for (int p = 0; p < PROVINCES; p++)
    for (int q = 0; q < p; q++)
      sum += ABS (a->need[q] * (int64_t)y[p] - a->need[p] * (int64_t)y[q]);
  return (double)sum;
}

static double
certified_gap (const char *certificate)
{
  /* the reading has a gap too, before it */
  const char *at = g_strrstr (certificate, "\"gap\":");

  return at == NULL ? NAN : g_ascii_strtod (at + strlen ("\"gap\":"), NULL);
}

static Answer
solve (const Instance *a, const AwrashProgramme *programme, const char *gap, const char *nodes)
{
  static const char *const keys[] = { "objective", "need", "gap", "nodes" };
  const char *values[] = { "gini", "need", gap, nodes };
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashPlan) plan = NULL;
  g_autoptr (AwrashVerdict) verdict = NULL;
  Answer answer;

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (!awrash_split_reading_set (reading, keys[i], values[i], NULL))
      exit (2);
  answer.time = now ();
  plan = awrash_split_solve (programme, reading, NULL);
  answer.time = now () - answer.time;
  if (plan == NULL || awrash_split_plan_get_receipts (plan) == NULL)
    exit (2);
  answer.value = sum_pairs (a, awrash_split_plan_get_receipts (plan));
  answer.gap = certified_gap (awrash_split_plan_get_certificate (plan));
  answer.audit = now ();
  verdict = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), NULL);
  answer.audit = now () - answer.audit;
  if (verdict == NULL || !awrash_audit_verdict_is_accepted (verdict))
    {
      printf ("refused: %s\n",
              verdict != NULL ? awrash_audit_verdict_get_finding (verdict, 0) : "");
      exit (2);
    }
  return answer;
}

static void
compare (guint32 seed, gboolean has_ranges, const char *gap, const char *seconds,
         const char *folder)
{
  g_autofree char *lp = g_build_filename (folder, "gini.lp", NULL);
  g_autofree char *solution = g_build_filename (folder, "gini.sol", NULL);
  g_autoptr (AwrashProgramme) programme = NULL;
  Instance a;
  Answer here;
  double there, time = NAN;

  draw (seed, has_ranges, &a);
  programme = build (&a);
  here = solve (&a, programme, gap, "1000");
  write_lp (lp, &a);
  there = run_cbc (lp, solution, gap, seconds, &time);
  printf ("%6s %4u %6s %16.0f %10.2e %9.2f %9.2f %16.0f %10.1f %8.1f %12.3e\n",
          has_ranges ? "ranges" : "fixed", seed, gap, here.value, here.gap, here.time, here.audit,
          there, time, time / here.time, here.value / there - 1);
  fflush (stdout);
  g_unlink (lp);
  g_unlink (solution);
}

int
main (int argc, char *argv[])
{
  /* "60" as an argument lets CBC work so long on the ranges. */
  const char *seconds = argc > 1 ? argv[1] : "10";
  g_autofree char *folder = g_dir_make_tmp ("awrash-gini-XXXXXX", NULL);

  printf ("%6s %4s %6s %16s %10s %9s %9s %16s %10s %8s %12s\n", "totals", "seed", "gap", "value",
          "gap left", "ms", "audit ms", "CBC's value", "CBC ms", "ratio", "above CBC");
  for (guint32 seed = 1; seed <= 3; seed++)
    compare (seed, FALSE, "1e-4", "60", folder);
  compare (1, FALSE, "1e-5", "60", folder);
  for (guint32 seed = 1; seed <= 2; seed++)
    compare (seed, TRUE, "1e-5", seconds, folder);
  g_rmdir (folder);
  return 0;
}
