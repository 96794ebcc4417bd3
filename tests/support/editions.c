/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Programmes and models for tests of editions. Source: the layout of a programme folder. Invariant:
 * the same rows whatever their order. */

#include "support/editions.h"

#include "support/small-programme.h"

#include <stdarg.h>

static void
add_rows (gsize n, gboolean backwards, GString *territories, GString *capacities)
{
  for (gsize k = 0; k < n; k++)
    {
      const gsize p = backwards ? n - 1 - k : k;

      g_string_append_printf (territories, "p%03zu,r%zu,%zu,%zu\n", p, p % 3, 1000 * (p + 1),
                              10 * (n - p));
      g_string_append_printf (capacities, "p%03zu,sustainable,%zu\n", p, 5 * (p + 1));
    }
}

AwrashProgramme *
editions_programme_new (gsize n, gboolean backwards)
{
  g_autoptr (GString) territories = g_string_new ("code,parent,unemployed,young\nna,,,\n");
  g_autoptr (GString) capacities = g_string_new ("territory,stream,max\n");
  g_autoptr (GString) quotas = g_string_new ("territory,stream,min,max\n");

  for (gsize g = 0; g < 3; g++)
    g_string_append_printf (territories, "r%zu,na,,\n", backwards ? 2 - g : g);
  add_rows (n, backwards, territories, capacities);
  g_string_append_printf (quotas, "na,temporary,%zu,%zu\nna,sustainable,%zu,%zu\n", 10 * n, 10 * n,
                          5 * n, 5 * n);
  return test_programme_new ("territories", territories->str, "streams",
                             backwards ? "code,months,monthly_cost\nsustainable,9,1500\n"
                                         "temporary,4,3000\n"
                                       : "code,months,monthly_cost\ntemporary,4,3000\n"
                                         "sustainable,9,1500\n",
                             "quotas", quotas->str, "capacities", capacities->str, "need.indicator",
                             "unemployed", NULL);
}

static void
set (AwrashSimulationModelBuilder *builder, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (key, "policy"))
    awrash_simulation_model_builder_add_policy (builder, value, value, &error);
  else if (g_str_equal (key, "measure"))
    awrash_simulation_model_builder_add_measure (builder, value, &error);
  else if (g_str_equal (key, "births-by"))
    awrash_simulation_model_builder_set_births_by (builder, value);
  else
    awrash_simulation_model_builder_set_parameter (builder, key, value, AWRASH_ORIGIN_ASSUMED, NULL,
                                                   &error);
  g_assert_no_error (error);
}

AwrashSimulationModel *
editions_model_new (AwrashProgramme *programme, int64_t n_editions, const char *key,
                    const char *value, ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashSimulationModelBuilder) builder
      = awrash_simulation_model_builder_new (programme, &error);
  AwrashSimulationModel *model = NULL;
  va_list pairs;

  g_assert_no_error (error);
  awrash_simulation_model_builder_set_editions (builder, n_editions, &error);
  g_assert_no_error (error);
  va_start (pairs, value);
  for (; key != NULL; key = va_arg (pairs, const char *))
    {
      set (builder, key, value == NULL ? va_arg (pairs, const char *) : value);
      value = NULL;
    }
  va_end (pairs);
  model = awrash_simulation_model_builder_build (builder, &error);
  g_assert_no_error (error);
  return model;
}

double *
editions_run (const AwrashSimulationModel *model, size_t policy, int64_t scenario,
              int64_t replication)
{
  const gsize n = awrash_simulation_model_get_n_parameters (model);
  const gsize n_values = awrash_simulation_model_get_n_values (model);
  g_autoptr (GError) error = NULL;
  g_autofree double *middle = g_new (double, n), *parameters = g_new (double, n);
  double *values = g_new (double, n_values);

  for (gsize i = 0; i < n; i++)
    middle[i] = 0.5;
  awrash_simulation_model_place_parameters (model, n, middle, parameters, &error);
  g_assert_no_error (error);
  awrash_simulation_run (model, policy, scenario, replication, n, parameters, n_values, values,
                         &error);
  g_assert_no_error (error);
  return values;
}

size_t
editions_offset (const AwrashSimulationModel *model, const char *measure)
{
  size_t at = 0;

  for (size_t i = 0; i < awrash_simulation_model_get_n_measures (model); i++)
    {
      if (g_str_equal (awrash_simulation_model_get_measure_name (model, i), measure))
        return at;
      at += awrash_simulation_model_get_n_editions (model)
            * awrash_simulation_model_get_measure_length (model, i);
    }
  g_assert_not_reached ();
}
