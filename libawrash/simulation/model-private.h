/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a model and of its builder. Filled by model-builder.c, never changed afterwards. */

#ifndef AWRASH_SIMULATION_MODEL_PRIVATE_H
#define AWRASH_SIMULATION_MODEL_PRIVATE_H

#include "simulation/figure-private.h"
#include "simulation/parameter-private.h"
#include "simulation/policy-private.h"
#include "simulation/situation-private.h"

typedef struct
{
  char *name;
  AwrashPolicy *policy;
} AwrashModelPolicy;

struct _AwrashSimulationModelBuilder
{
  AwrashProgramme *programme;
  AwrashSituation *situation; /* in the order of codes */
  gsize *province_at;         /* [n_provinces]: where each one stands in the programme */
  gsize *stream_at;           /* [n_streams] */
  gint64 n_editions;
  gint64 seed;
  char *births_by;  /* NULL: the need */
  GPtrArray *names; /* of policies */
  GPtrArray *texts; /* of policies, canonical */
  GArray *measures; /* of AwrashFigure */
  AwrashParameter *parameters;
  gsize n_parameters;
};

struct _AwrashSimulationModel
{
  gatomicrefcount references;
  AwrashSituation *owner;     /* of what the situation points to */
  AwrashISituation situation; /* before the first edition, in the order of codes */
  gsize n_editions;
  gint64 seed;
  gsize n_policies, n_measures, n_values, n_parameters;
  AwrashModelPolicy *policies;
  AwrashFigure *measures;
  AwrashParameter *parameters;
  gsize *province_at; /* as the builder's */
  gsize *stream_at;
  gint64 *births_of; /* [n_provinces]: what births are a share of */
};

/* The model of a builder; NULL with the error. */
AwrashSimulationModel *awrash_i_simulation_model_new (const AwrashSimulationModelBuilder *builder,
                                                      GError **error);

/* Fails with AWRASH_ERROR_VALUE for another number of parameters than the model has. */
gboolean awrash_i_simulation_model_check_n (const AwrashSimulationModel *model, gsize n_parameters,
                                            GError **error);

#endif
