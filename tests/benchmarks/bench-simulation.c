/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long one edition takes, from the count of the need through the policy to the measures: of 75
 * provinces under policies of each kind, and of more and more communes.
 * Source: needs and ceilings from a fixed stream of numbers. bench_simulation.py has the same
 * edition in NumPy. Invariant: one thread, nothing is asserted of time; medians of the processor's
 * time are printed. */

#include "simulation/run-private.h"
#include "support/median.h"

#include <awrash.h>
#include <math.h>
#include <stdio.h>
#include <time.h>

enum
{
  TURNS = 11,
  EDITIONS = 5
};

static const char *const measures[] = { "gini", "theil", "lowest-rate", "unmet", "places", "cost" };

/* One table of a programme. */
static void
add (AwrashProgrammeBuilder *builder, const char *name, const GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashTable) table = awrash_base_csv_parse (name, text->len, text->str, &error);

  g_assert_no_error (error);
  awrash_programme_builder_add_table (builder, table, &error);
  g_assert_no_error (error);
}

/* n provinces in regions of six, with unemployed as unequal as those of provinces are. */
static AwrashProgramme *
programme_new (gsize n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (2026);
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  g_autoptr (GString) territories = g_string_new ("code,parent,unemployed\nna,,\n");
  g_autoptr (GString) capacities = g_string_new ("territory,stream,max\n");
  g_autoptr (GString) quotas = g_string_new ("territory,stream,min,max\n");
  g_autoptr (GString) streams
      = g_string_new ("code,months,monthly_cost\ntemporary,4,2970.05\nsustainable,9,1500\n");
  AwrashProgramme *programme = NULL;

  for (gsize g = 0; g <= (n - 1) / 6; g++)
    g_string_append_printf (territories, "r%zu,na,\n", g);
  for (gsize p = 0; p < n; p++)
    {
      const double unemployed = 2000 * exp (3.5 * g_rand_double (random));

      g_string_append_printf (territories, "p%05zu,r%zu,%.0f\n", p, p / 6, unemployed);
      g_string_append_printf (capacities, "p%05zu,sustainable,%.0f\n", p, unemployed / 25);
    }
  g_string_append_printf (quotas, "na,temporary,%zu,%zu\nna,sustainable,%zu,%zu\n", 1333 * n,
                          1333 * n, 667 * n, 667 * n);
  add (builder, "territories", territories);
  add (builder, "streams", streams);
  add (builder, "capacities", capacities);
  add (builder, "quotas", quotas);
  awrash_programme_builder_set_option (builder, "need", "indicator", "unemployed", &error);
  g_assert_no_error (error);
  programme = awrash_programme_builder_build (builder, &error);
  g_assert_no_error (error);
  return programme;
}

static AwrashSimulationModel *
model_new (AwrashProgramme *programme, const char *policy)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashSimulationModelBuilder) builder
      = awrash_simulation_model_builder_new (programme, &error);
  AwrashSimulationModel *model = NULL;

  g_assert_no_error (error);
  awrash_simulation_model_builder_set_editions (builder, EDITIONS, NULL);
  awrash_simulation_model_builder_add_policy (builder, policy, policy, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
    awrash_simulation_model_builder_add_measure (builder, measures[i], NULL);
  model = awrash_simulation_model_builder_build (builder, &error);
  g_assert_no_error (error);
  return model;
}

/* Microseconds of the processor an edition, the median of several turns. */
static double
time_of (const AwrashSimulationModel *model, gsize runs)
{
  const gsize n = awrash_simulation_model_get_n_parameters (model);
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashIRunRoom) room = awrash_i_run_room_new (model, &error);
  g_autofree double *parameters = g_new (double, n);
  g_autofree double *values = g_new (double, awrash_simulation_model_get_n_values (model));
  double times[TURNS];

  awrash_simulation_model_draw_parameters (model, 0, n, parameters, &error);
  for (gsize turn = 0; turn < TURNS; turn++)
    {
      const clock_t start = clock ();

      for (gsize i = 0; i < runs; i++)
        awrash_i_run (room, 0, (gint64)i, 0, parameters, values, &error);
      g_assert_no_error (error);
      times[turn] = (double)(clock () - start) * 1e6 / CLOCKS_PER_SEC / (double)runs / EDITIONS;
    }
  return test_median (TURNS, times);
}

static void
compare_policies (void)
{
  static const struct
  {
    const char *policy;
    double bar;
  } rows[] = { { "flat", 40 },
               { "last-year", 40 },
               { "proportional(unemployed)", 40 },
               { "hold-harmless(proportional(unemployed), 0.9, 1.3)", 40 },
               { "blend(0.5, flat, proportional(unemployed))", 40 },
               { "blend(0.5, hold-harmless(last-year, 0.9, 1.3), flat)", 40 },
               { "transition(5, flat, proportional(unemployed))", 40 },
               { "alpha(1)", 400 },
               { "leximin", 400 } };
  g_autoptr (AwrashProgramme) programme = programme_new (75);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AwrashSimulationModel) model = model_new (programme, rows[i].policy);

      printf ("75 provinces, 2 streams, %-50s %7.1f µs an edition (bar %3.0f)\n", rows[i].policy,
              time_of (model, 300), rows[i].bar);
    }
}

static void
compare_sizes (void)
{
  static const gsize sizes[] = { 75, 300, 1500, 6000 };
  double first = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      const double n = (double)sizes[i];
      g_autoptr (AwrashProgramme) programme = programme_new (sizes[i]);
      g_autoptr (AwrashSimulationModel) model = model_new (programme, "proportional(unemployed)");
      const double time = time_of (model, 1 + 7500 / sizes[i]) / (n * log (n));

      if (i == 0)
        first = time;
      printf ("%5zu communes, 2 streams, proportional: %8.1f µs an edition, %.2f of what n log n "
              "foretells\n",
              sizes[i], time * n * log (n), time / first);
    }
}

int
main (void)
{
  compare_policies ();
  compare_sizes ();
  return 0;
}
