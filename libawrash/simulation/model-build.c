/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A model from its builder: everything that was given is held against everything else. Source: the
 * contract in include/awrash/simulation-run.h. Invariant: a model stands in the order of codes
 * inside, so that what is drawn hangs on no order of a table. */

#include "simulation/model-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "simulation/arrange-private.h"
#include "simulation/flows-private.h"
#include "simulation/group-share-private.h"

#include <math.h>

static const char *const default_measures[] = { "gini", "lowest-rate", "unmet", "places" };

static gboolean
add_policies (AwrashSimulationModel *model, const AwrashSimulationModelBuilder *builder,
              GError **error)
{
  const guint n = builder->names->len;

  if (n == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the model has no policy, expected at least one"));
      return FALSE;
    }
  model->policies = awrash_i_new (AwrashModelPolicy, n, error);
  for (guint i = 0; model->policies != NULL && i < n; i++)
    {
      AwrashModelPolicy *policy = &model->policies[model->n_policies++];
      AwrashIPolicyRoom *room = NULL;

      policy->name = g_strdup (builder->names->pdata[i]);
      policy->policy = awrash_simulation_policy_new (builder->texts->pdata[i], error);
      if (policy->policy == NULL)
        return FALSE;
      room = awrash_i_policy_room_new (policy->policy, &model->situation, error);
      if (room == NULL)
        {
          g_prefix_error (error, _ ("policy \"%s\": "), policy->name);
          return FALSE;
        }
      awrash_i_policy_room_free (room);
    }
  return model->policies != NULL;
}

static gboolean
check_cost (const AwrashISituation *situation, GError **error)
{
  for (gsize s = 0; s < situation->n_streams; s++)
    if (situation->cost == NULL || !(situation->cost[s] >= 0) || !isfinite (situation->cost[s]))
      {
        g_set_error (
            error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
            _ ("measure \"cost\": the monthly cost of stream \"%s\" is unknown, expected a "
               "number ≥ 0"),
            situation->streams[s]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
add_measures (AwrashSimulationModel *model, const AwrashSimulationModelBuilder *builder,
              GError **error)
{
  const AwrashISituation *situation = &model->situation;
  const gsize given = builder->measures->len;
  const gsize n = given > 0 ? given : G_N_ELEMENTS (default_measures);

  model->measures = awrash_i_new (AwrashFigure, n, error);
  if (model->measures == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      AwrashFigure *measure = &model->measures[i];
      const char *name = given > 0 ? g_array_index (builder->measures, AwrashFigure, i).name
                                   : default_measures[i];

      if (!awrash_i_figure_find (name, situation->n_streams, situation->streams, measure, error))
        return FALSE;
      model->n_measures++;
      model->n_values
          += model->n_editions
             * awrash_i_figure_length (measure, situation->n_provinces, situation->n_streams);
      if (measure->id == AWRASH_FIGURE_SHARE_OF)
        measure->at
            = awrash_i_group_share_find (model->parameters, model->n_parameters,
                                         awrash_i_figure_group (measure), situation->n_streams);
      if (measure->id == AWRASH_FIGURE_COST && !check_cost (situation, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_births (AwrashSimulationModel *model, const AwrashSimulationModelBuilder *builder,
            GError **error)
{
  const AwrashISituation *situation = &model->situation;
  const gsize n = situation->n_provinces;
  g_autofree double *births = awrash_i_new (double, n, error);

  model->births_of = births == NULL ? NULL : awrash_i_new (gint64, n, error);
  if (model->births_of == NULL)
    return FALSE;
  for (gsize p = 0; p < n; p++)
    births[model->province_at[p]] = (double)situation->need[p];
  if (builder->births_by != NULL
      && !awrash_programme_province_get_need (builder->programme, builder->births_by, births,
                                              error))
    return FALSE;
  for (gsize p = 0; p < n; p++)
    {
      const double most = MAX (births[model->province_at[p]], (double)situation->need[p]);

      if (most > (double)AWRASH_FLOWS_MOST)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("province %s has %.0f persons, expected at most 2^40"),
                       model->owner->provinces[p], most);
          return FALSE;
        }
      model->births_of[p] = (gint64)floor (births[model->province_at[p]] + 0.5);
    }
  return TRUE;
}

/* A situation of the model's own, which is in order already. */
static gboolean
add_situation (AwrashSimulationModel *model, const AwrashSimulationModelBuilder *builder,
               GError **error)
{
  const AwrashISituation *given = &builder->situation->plain;
  const gsize n = given->n_provinces, n_streams = given->n_streams;
  g_autofree gsize *provinces = awrash_i_new (gsize, n, error);
  g_autofree gsize *streams = provinces == NULL ? NULL : awrash_i_new (gsize, n_streams, error);

  if (streams == NULL)
    return FALSE;
  model->province_at = awrash_i_copy (gsize, builder->province_at, n, error);
  model->stream_at = model->province_at == NULL
                         ? NULL
                         : awrash_i_copy (gsize, builder->stream_at, n_streams, error);
  if (model->stream_at == NULL)
    return FALSE;
  model->owner = awrash_i_situation_arrange (builder->situation, provinces, streams, error);
  if (model->owner == NULL)
    return FALSE;
  model->situation = model->owner->plain;
  return TRUE;
}

AwrashSimulationModel *
awrash_i_simulation_model_new (const AwrashSimulationModelBuilder *builder, GError **error)
{
  g_autoptr (AwrashSimulationModel) model = g_new0 (AwrashSimulationModel, 1);

  g_atomic_ref_count_init (&model->references);
  model->n_editions = (gsize)builder->n_editions;
  model->seed = builder->seed;
  if (!add_situation (model, builder, error))
    return NULL;
  if (!awrash_i_group_share_check (builder->parameters, builder->n_parameters, error))
    return NULL;
  model->n_parameters = builder->n_parameters;
  model->parameters = awrash_i_parameters_copy (builder->parameters, builder->n_parameters, error);
  if (model->parameters == NULL || !add_births (model, builder, error)
      || !add_policies (model, builder, error) || !add_measures (model, builder, error))
    return NULL;
  return g_steal_pointer (&model);
}
