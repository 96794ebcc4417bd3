/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a model says of itself. Source: the contract in include/awrash/simulation-run.h. Invariant:
 * an index beyond the end is the caller's fault. */

#include "simulation/model-private.h"

#include "base/i18n-private.h"

size_t
awrash_simulation_model_get_n_editions (const AwrashSimulationModel *model)
{
  g_return_val_if_fail (model != NULL, 0);
  return model->n_editions;
}

int64_t
awrash_simulation_model_get_seed (const AwrashSimulationModel *model)
{
  g_return_val_if_fail (model != NULL, 0);
  return model->seed;
}

size_t
awrash_simulation_model_get_n_policies (const AwrashSimulationModel *model)
{
  g_return_val_if_fail (model != NULL, 0);
  return model->n_policies;
}

const char *
awrash_simulation_model_get_policy_name (const AwrashSimulationModel *model, size_t policy)
{
  g_return_val_if_fail (model != NULL && policy < model->n_policies, NULL);
  return model->policies[policy].name;
}

const char *
awrash_simulation_model_get_policy_text (const AwrashSimulationModel *model, size_t policy)
{
  g_return_val_if_fail (model != NULL && policy < model->n_policies, NULL);
  return awrash_simulation_policy_get_text (model->policies[policy].policy);
}

size_t
awrash_simulation_model_get_n_parameters (const AwrashSimulationModel *model)
{
  g_return_val_if_fail (model != NULL, 0);
  return model->n_parameters;
}

/* NULL beyond the end. */
static const AwrashParameter *
get_parameter (const AwrashSimulationModel *model, size_t parameter)
{
  const gsize n = model == NULL ? 0 : model->n_parameters;

  return parameter < n ? &model->parameters[parameter] : NULL;
}

const char *
awrash_simulation_model_get_parameter_name (const AwrashSimulationModel *model, size_t parameter)
{
  const AwrashParameter *its = get_parameter (model, parameter);

  g_return_val_if_fail (its != NULL, NULL);
  return its->name;
}

const char *
awrash_simulation_model_get_parameter_law (const AwrashSimulationModel *model, size_t parameter)
{
  const AwrashParameter *its = get_parameter (model, parameter);

  g_return_val_if_fail (its != NULL, NULL);
  return awrash_random_law_get_text (its->law);
}

const char *
awrash_simulation_model_get_parameter_unit (const AwrashSimulationModel *model, size_t parameter)
{
  const AwrashParameter *its = get_parameter (model, parameter);

  g_return_val_if_fail (its != NULL, NULL);
  return its->kind->unit;
}

AwrashOrigin
awrash_simulation_model_get_parameter_origin (const AwrashSimulationModel *model, size_t parameter)
{
  const AwrashParameter *its = get_parameter (model, parameter);

  g_return_val_if_fail (its != NULL, (AwrashOrigin)0);
  return its->origin;
}

const char *
awrash_simulation_model_get_parameter_source (const AwrashSimulationModel *model, size_t parameter)
{
  const AwrashParameter *its = get_parameter (model, parameter);

  g_return_val_if_fail (its != NULL, NULL);
  return its->source;
}

const char *
awrash_simulation_model_get_parameter_sentence (const AwrashSimulationModel *model,
                                                size_t parameter)
{
  const AwrashParameter *its = get_parameter (model, parameter);

  g_return_val_if_fail (its != NULL, NULL);
  return _ (its->kind->sentence);
}

size_t
awrash_simulation_model_get_n_measures (const AwrashSimulationModel *model)
{
  g_return_val_if_fail (model != NULL, 0);
  return model->n_measures;
}

const char *
awrash_simulation_model_get_measure_name (const AwrashSimulationModel *model, size_t measure)
{
  g_return_val_if_fail (model != NULL && measure < model->n_measures, NULL);
  return model->measures[measure].name;
}

const char *
awrash_simulation_model_get_measure_unit (const AwrashSimulationModel *model, size_t measure)
{
  g_return_val_if_fail (model != NULL && measure < model->n_measures, NULL);
  return awrash_i_figure_kind (model->measures[measure].id)->unit;
}

const char *
awrash_simulation_model_get_measure_shape (const AwrashSimulationModel *model, size_t measure)
{
  static const char *const shapes[] = { "", "province", "province×stream" };

  g_return_val_if_fail (model != NULL && measure < model->n_measures, NULL);
  return shapes[awrash_i_figure_kind (model->measures[measure].id)->shape];
}

size_t
awrash_simulation_model_get_measure_length (const AwrashSimulationModel *model, size_t measure)
{
  g_return_val_if_fail (model != NULL && measure < model->n_measures, 0);
  return awrash_i_figure_length (&model->measures[measure], model->situation.n_provinces,
                                 model->situation.n_streams);
}

const char *
awrash_simulation_model_get_measure_sentence (const AwrashSimulationModel *model, size_t measure)
{
  g_return_val_if_fail (model != NULL && measure < model->n_measures, NULL);
  return _ (awrash_i_figure_kind (model->measures[measure].id)->sentence);
}

size_t
awrash_simulation_model_get_n_values (const AwrashSimulationModel *model)
{
  g_return_val_if_fail (model != NULL, 0);
  return model->n_values;
}
