/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The split against the textbook's greedy, which gives one place after the other to the neediest
 * province that a way through the network can still serve.
 * Source: the greedy is exact here, since the totals are M-convex; both must agree on every rate.
 * Invariant: programmes are made by a fixed seed; both run in one process, medians are printed. */

#include "split/layout-private.h"

#include "base/exact-private.h"

#include <stdio.h>
#include <stdlib.h>

#define ROUNDS 5

typedef struct
{
  gsize n_provinces;
  gsize n_regions;
  int64_t total;
} Work;

static double
now (void)
{
  return (double)g_get_monotonic_time () / 1e3;
}

static int
by_value (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

static double
median (double times[ROUNDS])
{
  qsort (times, ROUNDS, sizeof (double), by_value);
  return times[ROUNDS / 2];
}

static void
add_row (AwrashTable *table, char *cells[4])
{
  if (!awrash_base_table_append (table, 4, (const char *const *)cells, NULL))
    exit (2);
  for (int i = 0; i < 4; i++)
    g_free (cells[i]);
}

static AwrashTable *
new_table (const char *name, const char *a, const char *b, const char *c, const char *d)
{
  const char *columns[] = { a, b, c, d };

  return awrash_base_table_new (name, 4, columns, NULL);
}

static char *
integer (int64_t value)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

/* A nation with one temporary quota, regions with sustainable quotas, absorption limits. */
static AwrashProgramme *
make_programme (const Work *work)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20230526);
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  AwrashTable *territories = new_table ("territories", "code", "parent", "level", "need");
  AwrashTable *quotas = new_table ("quotas", "territory", "stream", "min", "max");
  AwrashTable *capacities = new_table ("capacities", "territory", "stream", "min", "max");
  AwrashTable *tables[] = { territories, quotas, capacities };

  add_row (territories,
           (char *[]){ g_strdup ("N"), g_strdup (""), g_strdup ("country"), g_strdup ("") });
  add_row (quotas, (char *[]){ g_strdup ("N"), g_strdup ("temporary"),
                               integer (work->total * 2 / 3), integer (work->total * 2 / 3) });
  for (gsize r = 0; r < work->n_regions; r++)
    {
      int64_t share = work->total / 3 / (int64_t)work->n_regions;

      add_row (territories, (char *[]){ g_strdup_printf ("R%zu", r), g_strdup ("N"),
                                        g_strdup ("region"), g_strdup ("") });
      add_row (quotas, (char *[]){ g_strdup_printf ("R%zu", r), g_strdup ("sustainable"),
                                   integer (share), integer (share) });
    }
  for (gsize p = 0; p < work->n_provinces; p++)
    {
      int64_t mean = work->total / (int64_t)work->n_provinces;

      add_row (territories,
               (char *[]){ g_strdup_printf ("P%zu", p),
                           g_strdup_printf ("R%zu", p % work->n_regions), g_strdup ("province"),
                           integer (g_rand_int_range (rand, 400, 220000)) });
      add_row (capacities,
               (char *[]){ g_strdup_printf ("P%zu", p), g_strdup ("sustainable"), g_strdup (""),
                           integer (mean / 3 + g_rand_int_range (rand, 0, 800)) });
    }
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (!awrash_programme_builder_add_table (builder, tables[i], NULL))
        exit (2);
      awrash_base_table_free (tables[i]);
    }
  return awrash_programme_builder_build (builder, NULL);
}

static AwrashReading *
make_reading (const char *objective)
{
  AwrashReading *reading = awrash_split_reading_new ();

  if (!awrash_split_reading_set (reading, "need", "need", NULL)
      || !awrash_split_reading_set (reading, "objective", objective, NULL)
      || !awrash_split_reading_set (reading, "tie", "lot", NULL)
      || !awrash_split_reading_set (reading, "seed", "benchmark", NULL))
    exit (2);
  return reading;
}

/* The neediest province that is not closed, G_MAXSIZE if all are. */
static gsize
find_neediest (const AwrashLayout *layout, const guint8 closed[])
{
  const AwrashModel *model = layout->model;
  gsize neediest = G_MAXSIZE;
  int64_t least = 0;

  for (gsize i = 0; i < model->n_provinces; i++)
    {
      gsize arc = awrash_i_layout_arc (layout, model->recipient_wall[i]);
      int64_t y = layout->network->arcs[arc].flow;

      if (closed[i]
          || (neediest != G_MAXSIZE
              && awrash_i_exact_compare (y, model->need[i], least, model->need[neediest]) >= 0))
        continue;
      neediest = i;
      least = y;
    }
  return neediest;
}

/* One place after the other, to the neediest that can still be served; what is given stays. All
 * sums are to be filled, so upper bounds are enough. */
static void
serve_greedily (AwrashLayout *layout)
{
  g_autofree guint8 *closed = g_new0 (guint8, layout->model->n_provinces);
  gsize i;

  for (gsize arc = 0; arc < layout->network->n_arcs; arc++)
    layout->network->arcs[arc].lower = 0;
  while ((i = find_neediest (layout, closed)) != G_MAXSIZE)
    {
      gsize arc = awrash_i_layout_arc (layout, layout->model->recipient_wall[i]);

      if (awrash_i_network_send (layout->network, 2 * arc, 1) == 0)
        closed[i] = 1;
      layout->network->arcs[arc].lower = layout->network->arcs[arc].flow;
    }
}

static double
time_greedy (const AwrashProgramme *programme)
{
  g_autoptr (AwrashReading) reading = make_reading ("leximin");
  g_autoptr (AwrashModel) model = awrash_i_model_new (programme, reading, NULL);
  g_autoptr (AwrashLayout) layout = awrash_i_layout_new (model, NULL);
  double start = now ();

  serve_greedily (layout);
  return now () - start;
}

static double
time_split (const AwrashProgramme *programme, const char *objective)
{
  g_autoptr (AwrashReading) reading = make_reading (objective);
  double times[ROUNDS];

  for (int round = 0; round < ROUNDS; round++)
    {
      double start = now ();
      g_autoptr (AwrashPlan) plan = awrash_split_solve (programme, reading, NULL);

      times[round] = now () - start;
      if (plan == NULL || awrash_split_plan_get_places (plan) == NULL)
        exit (2);
    }
  return median (times);
}

static double
time_audit (const AwrashProgramme *programme)
{
  g_autoptr (AwrashReading) reading = make_reading ("leximin");
  g_autoptr (AwrashPlan) plan = awrash_split_solve (programme, reading, NULL);
  double times[ROUNDS];

  for (int round = 0; round < ROUNDS; round++)
    {
      double start = now ();
      g_autoptr (AwrashVerdict) verdict
          = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), NULL);

      times[round] = now () - start;
      if (verdict == NULL || !awrash_audit_verdict_is_accepted (verdict))
        exit (2);
    }
  return median (times);
}

int
main (void)
{
  static const Work works[] = { { 75, 12, 15000 }, { 75, 12, 150000 }, { 300, 12, 150000 } };

  printf ("%9s %8s %12s %12s %14s %12s %12s %8s\n", "provinces", "places", "leximin ms",
          "decmin ms", "least-sq. ms", "audit ms", "greedy ms", "ratio");
  for (gsize i = 0; i < G_N_ELEMENTS (works); i++)
    {
      g_autoptr (AwrashProgramme) programme = make_programme (&works[i]);
      double greedy = time_greedy (programme);
      double leximin = time_split (programme, "leximin");

      printf ("%9zu %8d %12.3f %12.3f %14.3f %12.3f %12.1f %8.1f\n", works[i].n_provinces,
              (int)works[i].total, leximin, time_split (programme, "decmin"),
              time_split (programme, "least-squares"), time_audit (programme), greedy,
              greedy / leximin);
    }
  return 0;
}
