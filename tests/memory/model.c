/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that models, runs and fits allocate is given back, whether they answer or refuse.
 * Source: the refusals listed in simulation-run.h. Invariant: run under valgrind or LeakSanitizer;
 * it says nothing by itself and ends with 0. */

#include "support/editions.h"

#include <awrash.h>

static const char *const laws[]
    = { "constant:0.3", "uniform:0.1,0.2", "uniform:2,1", "wrong", "constant:7" };
static const char *const policies[]
    = { "flat", "proportional(need)", "proportional(none)", "flat(" };

static void
build (AwrashProgramme *programme, const char *policy, const char *law)
{
  g_autoptr (AwrashSimulationModelBuilder) builder
      = awrash_simulation_model_builder_new (programme, NULL);
  g_autoptr (AwrashSimulationModel) model = NULL;
  g_autofree double *parameters = NULL, *values = NULL;
  size_t n = 0, n_values = 0;

  awrash_simulation_model_builder_add_policy (builder, "p", policy, NULL);
  awrash_simulation_model_builder_add_policy (builder, "p", policy, NULL);
  awrash_simulation_model_builder_set_births_by (builder, "young");
  awrash_simulation_model_builder_set_births_by (builder, "young");
  awrash_simulation_model_builder_set_parameter (builder, "take-up", law, AWRASH_ORIGIN_ASSUMED,
                                                 "a source", NULL);
  awrash_simulation_model_builder_set_parameter (builder, "none", law, AWRASH_ORIGIN_ASSUMED, NULL,
                                                 NULL);
  awrash_simulation_model_builder_set_parameter (builder, "group:women", law, AWRASH_ORIGIN_ASSUMED,
                                                 "a source", NULL);
  awrash_simulation_model_builder_add_measure (builder, "share-of:women", NULL);
  awrash_simulation_model_builder_add_measure (builder, "share-of:women", NULL);
  awrash_simulation_model_builder_add_measure (builder, "share-of:", NULL);
  awrash_simulation_model_builder_add_measure (builder, "share:temporary", NULL);
  awrash_simulation_model_builder_add_measure (builder, "share:none", NULL);
  awrash_simulation_model_builder_add_measure (builder, "filled", NULL);
  model = awrash_simulation_model_builder_build (builder, NULL);
  if (model == NULL)
    return;
  n = awrash_simulation_model_get_n_parameters (model);
  n_values = awrash_simulation_model_get_n_values (model);
  parameters = g_new0 (double, n);
  values = g_new0 (double, n_values);
  if (awrash_simulation_model_draw_parameters (model, 3, n, parameters, NULL))
    awrash_simulation_run (model, 0, 3, 1, n, parameters, n_values, values, NULL);
  awrash_simulation_run (model, 9, 3, 1, n, parameters, n_values, values, NULL);
  awrash_simulation_run (model, 0, 3, 1, n - 1, parameters, n_values, values, NULL);
  awrash_simulation_model_unref (awrash_simulation_model_ref (model));
}

static void
fit (void)
{
  const double budget[] = { 1, 2, 3, 4 }, done[] = { 1, 1, 2, -2 };
  AwrashTakeUp found;

  awrash_simulation_take_up_fit (2, 2, 2, budget, budget, &found, NULL);
  awrash_simulation_take_up_fit (2, 2, 2, budget, done, &found, NULL);
  g_free (awrash_simulation_take_up_get_law (0.5, 0.1));
}

int
main (void)
{
  g_autoptr (AwrashProgramme) programme = editions_programme_new (5, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (policies); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (laws); j++)
      build (programme, policies[i], laws[j]);
  awrash_simulation_model_unref (NULL);
  awrash_simulation_model_builder_free (NULL);
  fit ();
  return 0;
}
