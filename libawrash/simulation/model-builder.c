/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a model is put together from, each thing checked when it is given, and all of them together
 * when the model is built. Source: the contract in include/awrash/simulation-run.h. Invariant: a
 * model shares nothing with its builder that either could change. */

#include "simulation/model-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "simulation/arrange-private.h"
#include "simulation/flows-private.h"
#include "simulation/group-share-private.h"

#include <inttypes.h>

enum
{
  EDITIONS_MOST = 200
};

/* The programme's situation in the order of codes. */
static gboolean
read_situation (AwrashSimulationModelBuilder *builder, GError **error)
{
  g_autoptr (AwrashSituation) given
      = awrash_simulation_situation_new_from_programme (builder->programme, error);
  const AwrashISituation *plain = given == NULL ? NULL : &given->plain;

  if (plain == NULL)
    return FALSE;
  if (plain->n_streams > AWRASH_STREAMS_MOST)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("the programme has %zu streams, expected at most %d"), plain->n_streams,
                   AWRASH_STREAMS_MOST);
      return FALSE;
    }
  builder->province_at = awrash_i_new (gsize, plain->n_provinces, error);
  builder->stream_at
      = builder->province_at == NULL ? NULL : awrash_i_new (gsize, plain->n_streams, error);
  if (builder->stream_at == NULL)
    return FALSE;
  builder->situation
      = awrash_i_situation_arrange (given, builder->province_at, builder->stream_at, error);
  if (builder->situation == NULL)
    return FALSE;
  plain = &builder->situation->plain;
  builder->parameters
      = awrash_i_parameters_new (plain->n_streams, plain->streams, plain->months, error);
  builder->n_parameters = awrash_i_parameters_count (plain->n_streams);
  return builder->parameters != NULL;
}

AwrashSimulationModelBuilder *
awrash_simulation_model_builder_new (AwrashProgramme *programme, GError **error)
{
  g_autoptr (AwrashSimulationModelBuilder) builder = NULL;

  g_return_val_if_fail (programme != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  builder = g_new0 (AwrashSimulationModelBuilder, 1);
  builder->programme = awrash_programme_ref (programme);
  builder->n_editions = builder->seed = 1;
  builder->names = g_ptr_array_new_with_free_func (g_free);
  builder->texts = g_ptr_array_new_with_free_func (g_free);
  builder->measures = g_array_new (FALSE, FALSE, sizeof (AwrashFigure));
  g_array_set_clear_func (builder->measures, (GDestroyNotify)awrash_i_figure_clear);
  return read_situation (builder, error) ? g_steal_pointer (&builder) : NULL;
}

void
awrash_simulation_model_builder_free (AwrashSimulationModelBuilder *builder)
{
  if (builder == NULL)
    return;
  awrash_i_parameters_free (builder->parameters, builder->n_parameters);
  awrash_simulation_situation_free (builder->situation);
  awrash_programme_unref (builder->programme);
  g_free (builder->province_at);
  g_free (builder->stream_at);
  g_free (builder->births_by);
  g_ptr_array_unref (builder->names);
  g_ptr_array_unref (builder->texts);
  g_array_unref (builder->measures);
  g_free (builder);
}

gboolean
awrash_simulation_model_builder_set_editions (AwrashSimulationModelBuilder *builder,
                                              int64_t n_editions, GError **error)
{
  g_return_val_if_fail (builder != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (n_editions < 1 || n_editions > EDITIONS_MOST)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("editions is %" PRId64 ", expected 1 to %d"), n_editions, EDITIONS_MOST);
      return FALSE;
    }
  builder->n_editions = n_editions;
  return TRUE;
}

void
awrash_simulation_model_builder_set_seed (AwrashSimulationModelBuilder *builder, int64_t seed)
{
  g_return_if_fail (builder != NULL);
  builder->seed = seed;
}

void
awrash_simulation_model_builder_set_births_by (AwrashSimulationModelBuilder *builder,
                                               const char *expression)
{
  g_return_if_fail (builder != NULL);
  g_free (builder->births_by);
  builder->births_by = g_strdup (expression);
}

gboolean
awrash_simulation_model_builder_add_policy (AwrashSimulationModelBuilder *builder, const char *name,
                                            const char *text, GError **error)
{
  g_autoptr (AwrashPolicy) policy = NULL;

  g_return_val_if_fail (builder != NULL && name != NULL && text != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (*name == '\0')
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("a policy has an empty name, expected one to call it by"));
      return FALSE;
    }
  if (g_ptr_array_find_with_equal_func (builder->names, name, g_str_equal, NULL))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                   _ ("policy \"%s\" is given twice, expected another name"), name);
      return FALSE;
    }
  policy = awrash_simulation_policy_new (text, error);
  if (policy == NULL)
    return FALSE;
  g_ptr_array_add (builder->names, g_strdup (name));
  g_ptr_array_add (builder->texts, g_strdup (awrash_simulation_policy_get_text (policy)));
  return TRUE;
}

/* The parameters of a group, unless they are there already. */
static gboolean
open_group (AwrashSimulationModelBuilder *builder, const char *group, GError **error)
{
  const AwrashISituation *situation = &builder->situation->plain;

  return awrash_i_group_share_add (&builder->parameters, &builder->n_parameters, group,
                                   situation->n_streams, situation->streams, error)
         && awrash_i_group_share_derive (
             builder->parameters,
             awrash_i_group_share_find (builder->parameters, builder->n_parameters, group,
                                        situation->n_streams),
             group, builder->programme, situation->n_streams, situation->streams, error);
}

static gboolean
set_law (AwrashParameter *parameter, const char *text, AwrashOrigin origin, const char *source,
         GError **error)
{
  AwrashLaw *law = awrash_random_law_new (text, error);

  if (law == NULL)
    return FALSE;
  awrash_random_law_free (parameter->law);
  g_free (parameter->source);
  parameter->law = law;
  parameter->origin = origin;
  parameter->source = g_strdup (source == NULL ? "" : source);
  return TRUE;
}

gboolean
awrash_simulation_model_builder_set_parameter (AwrashSimulationModelBuilder *builder,
                                               const char *name, const char *law,
                                               AwrashOrigin origin, const char *source,
                                               GError **error)
{
  g_autoptr (AwrashLaw) readable = NULL;
  g_autofree char *group = NULL;
  gsize found = 0;

  g_return_val_if_fail (builder != NULL && name != NULL && law != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (awrash_programme_origin_get_name (origin) == NULL)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("origin of parameter \"%s\" is %d, expected published, announced, derived or "
                      "assumed"),
                   name, (int)origin);
      return FALSE;
    }
  readable = awrash_random_law_new (law, error);
  if (readable == NULL)
    {
      g_prefix_error (error, _ ("parameter \"%s\": "), name);
      return FALSE;
    }
  group = awrash_i_group_share_of_parameter (name, builder->situation->plain.n_streams,
                                             builder->situation->plain.streams);
  for (gsize i = 0; i < builder->n_parameters; i++)
    if (awrash_i_parameter_is_called (&builder->parameters[i], name)
        && !awrash_i_parameter_check_law (builder->parameters[i].kind, name, readable, error))
      return FALSE;
  if (group != NULL
      && (!awrash_i_parameter_check_law (awrash_i_group_share_kind (), name, readable, error)
          || !open_group (builder, group, error)))
    return FALSE;
  for (gsize i = 0; i < builder->n_parameters; i++)
    if (awrash_i_parameter_is_called (&builder->parameters[i], name))
      {
        if (!set_law (&builder->parameters[i], law, origin, source, error))
          return FALSE;
        found++;
      }
  if (found == 0)
    awrash_i_parameters_refuse (builder->parameters, builder->n_parameters, name, error);
  return found > 0;
}

gboolean
awrash_simulation_model_builder_add_measure (AwrashSimulationModelBuilder *builder,
                                             const char *name, GError **error)
{
  const AwrashISituation *situation = NULL;
  AwrashFigure measure;

  g_return_val_if_fail (builder != NULL && name != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  situation = &builder->situation->plain;
  for (gsize i = 0; i < builder->measures->len; i++)
    if (g_str_equal (g_array_index (builder->measures, AwrashFigure, i).name, name))
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                     _ ("measure \"%s\" is given twice, expected it once"), name);
        return FALSE;
      }
  if (!awrash_i_figure_find (name, situation->n_streams, situation->streams, &measure, error))
    return FALSE;
  if ((measure.id != AWRASH_FIGURE_SHARE_OF
       || open_group (builder, awrash_i_figure_group (&measure), error))
      && awrash_i_append (builder->measures, measure, error))
    return TRUE;
  awrash_i_figure_clear (&measure);
  return FALSE;
}

AwrashSimulationModel *
awrash_simulation_model_builder_build (const AwrashSimulationModelBuilder *builder, GError **error)
{
  g_return_val_if_fail (builder != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return awrash_i_simulation_model_new (builder, error);
}
