/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 500 proposals under a quota, a budget and four shares against CBC: the call here, with its
 * certificate, and CBC's whole process on the exported problem, to the same relative gap: as it is,
 * and with the counts of worksites, on which the search here branches, as whole columns of their
 * own. Source: COIN-OR CBC, as Debian has it. Invariant: both are timed in one run on the same
 * proposals, which are drawn from their number; processor time counts, medians are printed, and no
 * answer is taken that does not pass the audit. */

#include "support/median.h"

#include <awrash.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#define N 500
#define SEEDS 12
#define ROUNDS 3
#define CBC_SECONDS "30"
#define NODES 20000

/* Who counts in the shares of worksites, of the proposals drawn last. */
static double priority[N], disability[N];

static double
used (int who)
{
  struct rusage usage;

  if (getrusage (who, &usage) != 0)
    exit (2);
  return 1e3 * (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
         + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

static void
add (AwrashApproval *approval, const char *kind, const char *unit, const double weights[],
     double least, double most)
{
  if (!awrash_selection_approve_add_bound (approval, kind, unit, weights, least, most, TRUE, NULL))
    exit (2);
}

/* Worksites of 8 to 40 places and 2 to 6 months; of the scalable half the fewest are half of them.
 */
static AwrashApproval *
draw (guint32 seed, gboolean has_scalable)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  int64_t places[N], fewest[N], months[N];
  double utility[N], cost[N], women[N], rural[N], stock = 0, money = 0;
  AwrashApproval *approval;

  for (size_t j = 0; j < N; j++)
    {
      places[j] = g_rand_int_range (rand, 8, 41);
      fewest[j] = has_scalable && g_rand_boolean (rand) ? places[j] / 2 : places[j];
      months[j] = g_rand_int_range (rand, 2, 7);
      cost[j] = (double)(places[j]
                         * (months[j] * g_rand_int_range (rand, 2800, 3600)
                            + g_rand_int_range (rand, 0, 800)));
      utility[j] = g_rand_int_range (rand, 1, 101);
      women[j] = g_rand_int_range (rand, 0, 100) / 100.0;
      priority[j] = g_rand_int_range (rand, 0, 6) == 0;
      disability[j] = g_rand_int_range (rand, 0, 8) == 0;
      rural[j] = g_rand_int_range (rand, 0, 3) == 0;
      stock += (double)(months[j] * places[j]);
      money += cost[j];
    }
  approval = awrash_selection_approve_new (N, fewest, places, months, utility, NULL);
  if (approval == NULL)
    exit (2);
  add (approval, "number", "person-months", NULL, 0, floor (stock * 0.40));
  add (approval, "number", "amount", cost, 0, floor (money * 0.38));
  add (approval, "share", "places", women, 0.55, INFINITY);
  add (approval, "share", "worksites", priority, 0.25, INFINITY);
  add (approval, "share", "worksites", disability, 0.15, INFINITY);
  add (approval, "share", "places", rural, 0.40, INFINITY);
  return approval;
}

static double
solve (const AwrashApproval *approval, double gap, double *own, double *left, size_t *nodes)
{
  double times[ROUNDS], value = NAN, bound;

  for (int k = 0; k < ROUNDS; k++)
    {
      double start = used (RUSAGE_SELF);
      g_autoptr (AwrashApproved) answer
          = awrash_selection_approve_solve (approval, NULL, gap, NODES, NULL);
      g_autoptr (AwrashVerdict) verdict = NULL;

      times[k] = used (RUSAGE_SELF) - start;
      if (answer == NULL
          || !awrash_selection_approve_answer_get_goal (answer, 0, &value, &bound, left))
        exit (2);
      *nodes = awrash_selection_approve_answer_get_nodes (answer);
      verdict = k > 0 ? NULL
                      : awrash_audit_approval (
                          approval, awrash_selection_approve_answer_get_certificate (answer), NULL);
      if (k == 0 && (verdict == NULL || !awrash_audit_verdict_is_accepted (verdict)))
        exit (3);
    }
  *own = test_median (ROUNDS, times);
  return value;
}

/* One count as a row and a column. */
static void
put_count (GString *rows, GString *bounds, GString *whole, int number, const double of[])
{
  int terms = 0;

  g_string_append_printf (rows, " number%d: - 1 k%d", number, number);
  for (int j = 0; j < N; j++)
    if (of == NULL || of[j] > 0)
      g_string_append_printf (rows, "%s + 1 w%d", ++terms % 8 == 0 ? "\n " : "", j);
  g_string_append (rows, " = 0\n");
  g_string_append_printf (bounds, " 0 <= k%d <= %d\n", number, N);
  g_string_append_printf (whole, " k%d\n", number);
}

/* The text with the counts of worksites, of all and of either share, as whole columns. */
static char *
with_counts (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "Bounds\n", 2);
  g_auto (GStrv) ends = g_strsplit (parts[1], "General\n", 2);
  g_autoptr (GString) rows = g_string_new (NULL), bounds = g_string_new (NULL);
  g_autoptr (GString) whole = g_string_new (NULL);

  put_count (rows, bounds, whole, 0, NULL);
  put_count (rows, bounds, whole, 1, priority);
  put_count (rows, bounds, whole, 2, disability);
  return g_strconcat (parts[0], rows->str, "Bounds\n", bounds->str, ends[0], "General\n",
                      whole->str, ends[1], NULL);
}

/* The whole process of CBC on the exported problem; NaN where there is none. */
static double
time_cbc (const AwrashApproval *approval, const char *gap, gboolean has_counts, double *value)
{
  g_autofree char *cbc = g_find_program_in_path ("cbc"), *path = NULL, *told = NULL, *line = NULL;
  g_autofree char *plain = awrash_selection_approve_export_lp (approval, 0, NULL, NULL);
  g_autofree char *text = plain != NULL && has_counts ? with_counts (plain) : g_strdup (plain);
  g_auto (GStrv) command = NULL;
  double start;
  const char *found;
  int file = g_file_open_tmp ("approve-XXXXXX.lp", &path, NULL);

  *value = NAN;
  if (cbc == NULL)
    return NAN;
  if (text == NULL || file < 0 || !g_file_set_contents (path, text, -1, NULL))
    exit (2);
  line = g_strdup_printf ("%s %s ratio %s seconds " CBC_SECONDS " solve quit", cbc, path, gap);
  command = g_strsplit (line, " ", -1);
  start = used (RUSAGE_CHILDREN);
  if (!g_spawn_sync (NULL, command, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &told, NULL, NULL,
                     NULL))
    exit (2);
  start = used (RUSAGE_CHILDREN) - start;
  found = g_strstr_len (told, -1, "Objective value:");
  if (found != NULL)
    *value = fabs (g_ascii_strtod (found + 16, NULL)) / 1e6;
  remove (path);
  close (file);
  return start;
}

static void
run (const char *title, gboolean has_scalable, const char *gap)
{
  double own[SEEDS], ratio[SEEDS], ratio_counts[SEEDS];
  int reached = 0;

  printf ("%d proposals, %s, quota, budget, 4 shares, relative gap %s\n", N, title, gap);
  for (guint32 seed = 0; seed < SEEDS; seed++)
    {
      g_autoptr (AwrashApproval) approval = draw (seed, has_scalable);
      double left, other, other_counts, value, cbc, cbc_counts;
      size_t nodes;

      value = solve (approval, g_ascii_strtod (gap, NULL), &own[seed], &left, &nodes);
      cbc = time_cbc (approval, gap, FALSE, &other);
      cbc_counts = time_cbc (approval, gap, TRUE, &other_counts);
      reached += left <= g_ascii_strtod (gap, NULL);
      ratio[seed] = cbc / own[seed];
      ratio_counts[seed] = cbc_counts / own[seed];
      printf ("  %2u: %7.1f ms, %5zu nodes, gap %.1e, value %.0f; CBC %7.1f ms, value %.0f; %.1f "
              "times; with counts %7.1f ms, value %.0f; %.1f times\n",
              seed, own[seed], nodes, left, value, cbc, other, ratio[seed], cbc_counts,
              other_counts, ratio_counts[seed]);
    }
  printf ("  median %.1f ms, %.1f times as fast as CBC, %.1f times with counts; %d of %d reach the "
          "gap\n",
          test_median (SEEDS, own), test_median (SEEDS, ratio), test_median (SEEDS, ratio_counts),
          reached, SEEDS);
}

int
main (void)
{
  setvbuf (stdout, NULL, _IOLBF, 0);
  run ("half of them scalable", TRUE, "1e-3");
  run ("half of them scalable", TRUE, "1e-4");
  run ("all indivisible", FALSE, "1e-3");
  run ("all indivisible", FALSE, "1e-4");
  return 0;
}
