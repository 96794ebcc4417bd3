/* SPDX-License-Identifier: GPL-3.0-or-later */

/* simulation, studies: policies × scenarios × replications, run by any number of hands into one
 * folder, whose bytes depend on what was asked alone. */

#ifndef AWRASH_SIMULATION_STUDY_H
#define AWRASH_SIMULATION_STUDY_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/base.h>
#include <awrash/programme.h>

G_BEGIN_DECLS

/**
 * AwrashStore:
 *
 * The folder of a study, or of one shard of it, held by this process until it is freed:
 *
 * - study.json: the record: schema, version, everything that a bit of the columns depends on, the
 *   axes of each column, which shard this is, whether it is whole; one member a line;
 * - one NAME.npy a measure: little-endian doubles, a row a run in the order
 *   (scenario × replications + replication) × policies + policy, then the measure's own axes;
 * - design.npy: a row a scenario, a column a parameter, in the parameters' own units;
 * - chunks.npy: a row of 32 bytes a chunk of chunk_rows runs: the SHA-256 of its rows, column after
 *   column; nought where it is not there yet.
 *
 * The bytes are the same for any number of threads, processes and interruptions, in any order.
 *
 * Since: 0.6.0
 */
typedef struct _AwrashStore AwrashStore;

/**
 * awrash_simulation_store_free:
 * @store: (nullable) (transfer full): a folder
 *
 * Lets go of the folder; what was written stays, and counts when it is opened again.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(columns). Source: none. Since: 0.6.0
 */
AWRASH_API void awrash_simulation_store_free (AwrashStore *store);

/**
 * awrash_simulation_store_get_first_chunk:
 * @store: a folder
 *
 * The first of its chunks: they are numbered over the whole study, and a shard has a stretch.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6.0
 *
 * Returns: the number, from 0 on
 */
AWRASH_API size_t awrash_simulation_store_get_first_chunk (const AwrashStore *store);

/**
 * awrash_simulation_store_get_n_chunks:
 * @store: a folder
 *
 * How many chunks it shall have.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6.0
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_simulation_store_get_n_chunks (const AwrashStore *store);

/**
 * awrash_simulation_store_get_n_whole:
 * @store: a folder
 *
 * How many of them it has.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6.0
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_simulation_store_get_n_whole (const AwrashStore *store);

/**
 * awrash_simulation_store_has_chunk:
 * @store: a folder
 * @chunk: one of its chunks
 *
 * Whether a chunk is there, with the bytes that its hash says.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6.0
 *
 * Returns: %TRUE if it is
 */
AWRASH_API gboolean awrash_simulation_store_has_chunk (const AwrashStore *store, size_t chunk);

/**
 * awrash_simulation_store_put:
 * @store: a folder
 * @chunk: one of its chunks
 * @n: number of values
 * @values: (array length=n): what awrash_simulation_study_run_chunk() gave for it, here or
 * elsewhere
 * @error: (nullable): where a failure is told
 *
 * Writes a chunk; one that is there already is left as it is. With the last one the record says
 * that the folder is whole, once everything is on the disk.
 *
 * Shapes: values[n]. Units: those of the measures. Errors: %AWRASH_ERROR_VALUE for a chunk of
 * another shard or another number of values; %AWRASH_ERROR_FILE where the disk refuses. Cost: O(n).
 * Source: none. Since: 0.6.0
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_simulation_store_put (AwrashStore *store, size_t chunk, size_t n,
                                                 const double values[], GError **error);

/**
 * awrash_simulation_store_read:
 * @store: a folder
 * @column: index of a measure
 * @place: which of the values of a row, in the order of the measure's axes
 * @first: the first row, counted over the whole study
 * @n: number of rows
 * @values: (out) (array length=n): the value of each
 * @error: (nullable): where a failure is told
 *
 * Reads rows of a column.
 *
 * Shapes: values[n]. Units: those of the measure. Errors: %AWRASH_ERROR_VALUE for rows that are not
 * those of the folder, or not there yet; %AWRASH_ERROR_FILE where the disk refuses. @values is
 * untouched then. Cost: O(n × width of the column). Source: none. Since: 0.6.0
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_simulation_store_read (AwrashStore *store, size_t column, size_t place,
                                                  int64_t first, size_t n, double values[],
                                                  GError **error);

/**
 * AwrashRunner:
 *
 * Threads that make the missing chunks of a folder.
 *
 * Since: 0.6.0
 */
typedef struct _AwrashRunner AwrashRunner;

/**
 * awrash_simulation_runner_free:
 * @runner: (nullable) (transfer full): a runner
 *
 * Frees it at any time between steps: that is how a run is given up, and the folder can be gone on
 * with.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(threads). Source: none. Since: 0.6.0
 */
AWRASH_API void awrash_simulation_runner_free (AwrashRunner *runner);

/**
 * awrash_simulation_runner_step:
 * @runner: a runner
 * @n_chunks: how many chunks to make at most; some for each thread, since all wait for the last
 * @done: (out): whether the folder is whole now
 * @error: (nullable): where a failure is told
 *
 * Makes chunks that are missing, each by one thread, and writes them as they come. No thread is at
 * work between two steps. After a failure the runner can only be freed.
 *
 * Shapes: none. Units: none. Errors: those of awrash_simulation_run(), with the run's numbers;
 * %AWRASH_ERROR_FILE where the disk refuses; @done untouched then. Cost: that of @n_chunks chunks.
 * Source: none. Since: 0.6.0
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_simulation_runner_step (AwrashRunner *runner, size_t n_chunks,
                                                   gboolean *done, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashStore, awrash_simulation_store_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashRunner, awrash_simulation_runner_free)

G_END_DECLS

#endif
