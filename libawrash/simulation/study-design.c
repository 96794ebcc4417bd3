/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Scenarios: the points of a design over the parameters that vary, turned into parameters by the
 * quantiles of their laws. Source: awrash/simulation-design.h. Invariant: a scenario can be had
 * without the others, so that nobody has to keep them all. */

#include "simulation/study-private.h"

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>

/* Scenarios that are looked at before anything is run. */
#define LOOKED_AT 65536
#define BLOCK 1024

static gboolean
find_factors (AwrashStudy *study, GError **error)
{
  const gsize n = awrash_simulation_model_get_n_parameters (study->model);

  study->factors = awrash_i_new (gsize, n, error);
  if (study->factors == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      const char *text = awrash_simulation_model_get_parameter_law (study->model, i);
      g_autoptr (AwrashLaw) law = awrash_random_law_new (text, error);
      if (law == NULL)
        return FALSE;
      if (awrash_random_law_get_variance (law) > 0)
        study->factors[study->n_factors++] = i;
    }
  return TRUE;
}

/* One point: what does not vary stands anywhere inside its law. */
static gboolean
place (const AwrashStudy *study, gsize scenario, double points[], double u[], double parameters[],
       GError **error)
{
  const gsize n = awrash_simulation_model_get_n_parameters (study->model);
  const gsize n_dimensions = awrash_simulation_design_get_n_dimensions (study->design);

  if (!awrash_simulation_design_get_rows (study->design, scenario, 1, n_dimensions, points, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    u[i] = 0.5;
  for (gsize i = 0; i < study->n_factors; i++)
    u[study->factors[i]] = points[i];
  if (awrash_simulation_model_place_parameters (study->model, n, u, parameters, error))
    return TRUE;
  g_prefix_error (error, _ ("scenario %zu: "), scenario);
  return FALSE;
}

gboolean
awrash_i_study_place (gpointer data, gsize first, gsize n, double parameters[], GError **error)
{
  const AwrashStudy *study = data;
  const gsize n_parameters = awrash_simulation_model_get_n_parameters (study->model);
  g_autofree double *u = awrash_i_new (double, n_parameters, error);
  g_autofree double *points
      = u != NULL ? awrash_i_new (double, MAX (study->n_factors, 1), error) : NULL;

  if (points == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!place (study, first + i, points, u, parameters + i * n_parameters, error))
      return FALSE;
  return TRUE;
}

static gboolean
look_at (AwrashStudy *study, GError **error)
{
  const gsize n_parameters = awrash_simulation_model_get_n_parameters (study->model);
  const gsize all = awrash_simulation_design_get_n_points (study->design);
  g_autofree double *parameters = awrash_i_new (double, BLOCK *n_parameters, error);
  const gsize n = MIN (all, LOOKED_AT);

  if (parameters == NULL)
    return FALSE;
  for (gsize at = 0; at < n; at += BLOCK)
    if (awrash_i_is_cancelled (error)
        || !awrash_i_study_place (study, at, MIN (BLOCK, n - at), parameters, error))
      {
        g_prefix_error (error, "%s: ", study->name);
        return FALSE;
      }
  return TRUE;
}

gboolean
awrash_i_study_lay_out (AwrashStudy *study, GError **error)
{
  if (!find_factors (study, error))
    return FALSE;
  /* a design has a dimension, even where nothing varies */
  study->design = awrash_simulation_design_new (study->kind, (gsize)study->n_scenarios,
                                                MAX (study->n_factors, 1), study->seed, error);
  if (study->design == NULL)
    {
      g_prefix_error (error, _ ("%s: [study] design: "), study->name);
      return FALSE;
    }
  return look_at (study, error);
}
