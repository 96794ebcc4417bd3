/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A model and its scenarios: parameters at a point of the unit cube. Source: the contract in
 * include/awrash/simulation-run.h. Invariant: it never changes, and a scenario hangs on its number,
 * or its point, alone. */

#include "simulation/model-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "random/philox-private.h"
#include "random/purposes-private.h"
#include "simulation/edition-private.h"
#include "simulation/flows-private.h"

#include <string.h>

AwrashSimulationModel *
awrash_simulation_model_ref (AwrashSimulationModel *model)
{
  g_return_val_if_fail (model != NULL, NULL);
  g_atomic_ref_count_inc (&model->references);
  return model;
}

void
awrash_simulation_model_unref (AwrashSimulationModel *model)
{
  if (model == NULL || !g_atomic_ref_count_dec (&model->references))
    return;
  for (gsize i = 0; i < model->n_policies; i++)
    {
      g_free (model->policies[i].name);
      awrash_simulation_policy_free (model->policies[i].policy);
    }
  for (gsize i = 0; i < model->n_measures; i++)
    awrash_i_figure_clear (&model->measures[i]);
  awrash_i_parameters_free (model->parameters, model->n_parameters);
  awrash_simulation_situation_free (model->owner);
  g_free (model->policies);
  g_free (model->measures);
  g_free (model->province_at);
  g_free (model->stream_at);
  g_free (model->births_of);
  g_free (model);
}

gboolean
awrash_simulation_model_find_parameter (const AwrashSimulationModel *model, const char *name,
                                        size_t *parameter, GError **error)
{
  g_return_val_if_fail (model != NULL && name != NULL && parameter != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  for (gsize i = 0; i < model->n_parameters; i++)
    if (g_str_equal (model->parameters[i].name, name))
      {
        *parameter = i;
        return TRUE;
      }
  awrash_i_parameters_refuse (model->parameters, model->n_parameters, name, error);
  return FALSE;
}

gboolean
awrash_i_simulation_model_check_n (const AwrashSimulationModel *model, gsize n_parameters,
                                   GError **error)
{
  const gsize n = model->n_parameters;

  if (n_parameters == n)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%zu parameters are given, expected %zu"), n_parameters, n);
  return FALSE;
}

static gboolean
place (const AwrashSimulationModel *model, const double u[], double parameters[], GError **error)
{
  const gsize n = model->n_parameters;
  g_autofree double *values = awrash_i_new (double, n, error);

  for (gsize i = 0; values != NULL && i < n; i++)
    if (!awrash_random_law_quantile (model->parameters[i].law, 1, &u[i], &values[i], error))
      {
        g_prefix_error (error, _ ("parameter \"%s\": "), model->parameters[i].name);
        return FALSE;
      }
  if (values == NULL || !awrash_i_parameters_check (model->parameters, n, values, error))
    return FALSE;
  memcpy (parameters, values, n * sizeof *values);
  return TRUE;
}

gboolean
awrash_simulation_model_place_parameters (const AwrashSimulationModel *model, size_t n_parameters,
                                          const double u[], double parameters[], GError **error)
{
  g_return_val_if_fail (model != NULL && u != NULL && parameters != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return awrash_i_simulation_model_check_n (model, n_parameters, error)
         && place (model, u, parameters, error);
}

gboolean
awrash_simulation_model_draw_parameters (const AwrashSimulationModel *model, int64_t scenario,
                                         size_t n_parameters, double parameters[], GError **error)
{
  AwrashRandomAddress address = { .scenario = scenario };
  g_autofree double *u = NULL;

  g_return_val_if_fail (model != NULL && parameters != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_simulation_model_check_n (model, n_parameters, error)
      || !awrash_i_address_check (&address, error))
    return FALSE;
  address.seed = model->seed;
  address.purpose = AWRASH_PURPOSE_EDITION + AWRASH_DRAW_PARAMETER * AWRASH_STREAMS_MOST;
  u = awrash_i_new (double, n_parameters, error);
  if (u == NULL)
    return FALSE;
  awrash_i_random_places (&address, n_parameters, u);
  return place (model, u, parameters, error);
}
