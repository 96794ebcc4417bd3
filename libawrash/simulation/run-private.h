/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs by the thousand: all memory of a run, one a thread. */

#ifndef AWRASH_SIMULATION_RUN_PRIVATE_H
#define AWRASH_SIMULATION_RUN_PRIVATE_H

#include "simulation/model-private.h"

typedef struct _AwrashIRunRoom AwrashIRunRoom;

/* The model outlives it. NULL with the error. */
AwrashIRunRoom *awrash_i_run_room_new (const AwrashSimulationModel *model, GError **error);
void awrash_i_run_room_free (AwrashIRunRoom *room);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashIRunRoom, awrash_i_run_room_free)

/* As awrash_simulation_run(), with as many parameters and values as the model has; values may be
 * written on failure. */
gboolean awrash_i_run (AwrashIRunRoom *room, gsize policy, gint64 scenario, gint64 replication,
                       const double parameters[], double values[], GError **error);

#endif
