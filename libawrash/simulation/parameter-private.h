/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parameters of the laws of an edition: what they are, and what they are without anybody's
 * word. */

#ifndef AWRASH_SIMULATION_PARAMETER_PRIVATE_H
#define AWRASH_SIMULATION_PARAMETER_PRIVATE_H

#include <awrash.h>

/* Those of the model, in their order. */
typedef enum
{
  AWRASH_PARAMETER_ENTRIES,
  AWRASH_PARAMETER_BIRTHS,
  AWRASH_PARAMETER_LEAVING,
  AWRASH_PARAMETER_BUDGET_GROWTH,
  AWRASH_PARAMETER_WAGE_GROWTH,
  AWRASH_PARAMETER_NEED_ERROR,
  AWRASH_PARAMETER_TAKE_UP_SPREAD,
  AWRASH_PARAMETER_TAKE_UP_PERSISTENCE,
  AWRASH_PARAMETER_ABSORPTION_SPREAD,
  AWRASH_PARAMETER_SCATTER,
  AWRASH_N_PARAMETERS
} AwrashParameterId;

/* Those of each stream, in their order. */
typedef enum
{
  AWRASH_PARAMETER_TAKE_UP,
  AWRASH_PARAMETER_ABSORPTION,
  AWRASH_PARAMETER_DROP_OUT,
  AWRASH_PARAMETER_REFILLING,
  AWRASH_PARAMETER_EXIT,
  AWRASH_PARAMETER_RETURN,
  AWRASH_PARAMETER_DURATION,
  AWRASH_N_STREAM_PARAMETERS
} AwrashStreamParameterId;

typedef struct
{
  const char *name;
  const char *unit;
  const char *sentence; /* marked for translation */
  double least, most;
  gboolean is_whole;
} AwrashParameterKind;

typedef struct
{
  const AwrashParameterKind *kind;
  char *name; /* "take-up:temporary" */
  gsize stem; /* bytes of the name before its stream */
  AwrashLaw *law;
  AwrashOrigin origin;
  char *source;
} AwrashParameter;

/* How many parameters a model of so many streams has before those of groups. */
gsize awrash_i_parameters_count (gsize n_streams);

/* Where the one of a stream stands among all. */
gsize awrash_i_parameters_place (gsize stream, AwrashStreamParameterId id);

/* All parameters at their defaults, of streams by their codes and months a place; NULL with the
 * error. */
AwrashParameter *awrash_i_parameters_new (gsize n_streams, const char *const streams[],
                                          const double months[], GError **error);

/* Names a parameter, by the part before its stream and the stream or NULL; without a law. */
void awrash_i_parameter_call (AwrashParameter *parameter, const AwrashParameterKind *kind,
                              const char *stem, const char *stream);

void awrash_i_parameters_free (AwrashParameter parameters[], gsize n);

/* A copy for another owner; NULL with the error. */
AwrashParameter *awrash_i_parameters_copy (const AwrashParameter parameters[], gsize n,
                                           GError **error);

/* TRUE where the parameter is called so, or is what each stream has under that name. */
gboolean awrash_i_parameter_is_called (const AwrashParameter *parameter, const char *name);

/* Fails with AWRASH_ERROR_NAME, which lists all names. */
void awrash_i_parameters_refuse (const AwrashParameter parameters[], gsize n, const char *name,
                                 GError **error);

/* Fails with AWRASH_ERROR_VALUE for a law that may draw outside the limits, or what is not whole
 * where it has to be. */
gboolean awrash_i_parameter_check_law (const AwrashParameterKind *kind, const char *name,
                                       const AwrashLaw *law, GError **error);

/* Fails with AWRASH_ERROR_VALUE for a value outside the limits, or not whole where it has to be. */
gboolean awrash_i_parameters_check (const AwrashParameter parameters[], gsize n,
                                    const double values[], GError **error);

#endif
