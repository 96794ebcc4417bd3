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
#include <awrash/simulation-design.h>
#include <awrash/simulation-run.h>

G_BEGIN_DECLS

/**
 * AwrashStudy:
 *
 * A programme, and what study.ini says: policies, laws of parameters, a design of scenarios,
 * replications, measures. Immutable, and may be used by several threads.
 *
 * Groups and keys of study.ini:
 *
 * - [study]: programme (its folder, from where study.ini stands; read by
 * awrash_simulation_study_load() alone), editions, scenarios, replications (each 1 unless given),
 * design ("monte-carlo" unless given; see awrash_simulation_design_new()), seed (1), measures (with
 * ; between them), baseline (the name of a policy), births_by, name, note;
 * - [policy NAME], one each: rule, a policy as of awrash_simulation_policy_new(); name, note;
 * - [parameter NAME], where its law is not the model's default: law, as of awrash_random_law_new();
 *   status (published, announced, derived, or, unless given, assumed); source.
 *
 * name and note may be given in languages, as name[fr]. Any other key is refused.
 *
 * The design has a dimension for each parameter whose law is no constant, in the order of the
 * model's parameters; its points become parameters by the quantiles of their laws.
 *
 * Since: 0.6
 */
typedef struct _AwrashStudy AwrashStudy;

/**
 * awrash_simulation_study_new:
 * @programme: a programme with needs and totals
 * @name: what messages call the text: "study.ini"
 * @text: as above
 * @error: (nullable): where a failure is told
 *
 * A study of a programme that is at hand.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_FOLDER with every fault of the text; those of
 * awrash_simulation_model_builder_new(), awrash_simulation_model_builder_build() and of the
 * design; %AWRASH_ERROR_VALUE for a quantile outside the limits of its parameter, or more than
 * 2^53 runs; %AWRASH_ERROR_DUPLICATE for two measures with one file; %AWRASH_ERROR_MEMORY. Cost:
 * O(scenarios × parameters) for the first 65,536, which are looked at. Source: none. Since: 0.6
 *
 * Returns: (transfer full): the study, or %NULL with @error; free with
 *   awrash_simulation_study_free()
 */
AWRASH_API AwrashStudy *awrash_simulation_study_new (const AwrashProgramme *programme,
                                                     const char *name, const char *text,
                                                     GError **error);

/**
 * awrash_simulation_study_load:
 * @path: a file study.ini
 * @error: (nullable): where a failure is told
 *
 * A study with the programme that its file names.
 *
 * Shapes: none. Units: none. Errors: those of awrash_programme_load() and
 * awrash_simulation_study_new(); %AWRASH_ERROR_FILE, %AWRASH_ERROR_SYNTAX. Cost: as there. Source:
 * none. Since: 0.6
 *
 * Returns: (transfer full): the study, or %NULL with @error; free with
 *   awrash_simulation_study_free()
 */
AWRASH_API AwrashStudy *awrash_simulation_study_load (const char *path, GError **error);

/**
 * awrash_simulation_study_free:
 * @study: (nullable) (transfer full): a study
 *
 * Frees it; no folder or runner of it may be used afterwards.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(scenarios). Source: none. Since: 0.6
 */
AWRASH_API void awrash_simulation_study_free (AwrashStudy *study);

/**
 * awrash_simulation_study_get_model:
 * @study: a study
 *
 * The model that it runs.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): the model
 */
AWRASH_API const AwrashSimulationModel *
awrash_simulation_study_get_model (const AwrashStudy *study);

/**
 * awrash_simulation_study_get_programme:
 * @study: a study
 *
 * The programme that it is about.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): the programme
 */
AWRASH_API const AwrashProgramme *awrash_simulation_study_get_programme (const AwrashStudy *study);

/**
 * awrash_simulation_study_get_n_runs:
 * @study: a study
 *
 * How many runs it has: policies × scenarios × replications.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number
 */
AWRASH_API int64_t awrash_simulation_study_get_n_runs (const AwrashStudy *study);

/**
 * awrash_simulation_study_get_n_scenarios:
 * @study: a study
 *
 * How many scenarios its design has, which may be more than the scenarios asked for where it is
 * made of several samples.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_simulation_study_get_n_scenarios (const AwrashStudy *study);

/**
 * awrash_simulation_study_get_n_replications:
 * @study: a study
 *
 * How often each policy is run in each scenario.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_simulation_study_get_n_replications (const AwrashStudy *study);

/**
 * awrash_simulation_study_get_design:
 * @study: a study
 *
 * The kind of its design.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): its name
 */
AWRASH_API const char *awrash_simulation_study_get_design (const AwrashStudy *study);

/**
 * awrash_simulation_study_get_n_factors:
 * @study: a study
 *
 * How many parameters vary: the dimensions of its design.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_simulation_study_get_n_factors (const AwrashStudy *study);

/**
 * awrash_simulation_study_get_factor:
 * @study: a study
 * @factor: below awrash_simulation_study_get_n_factors()
 *
 * Which parameter of the model a dimension of the design is.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the index of the parameter
 */
AWRASH_API size_t awrash_simulation_study_get_factor (const AwrashStudy *study, size_t factor);

/**
 * awrash_simulation_study_get_scenarios:
 * @study: a study
 * @first: the first scenario
 * @n: how many
 * @n_parameters: awrash_simulation_model_get_n_parameters()
 * @parameters: (out caller-allocates) (array) of n * n_parameters: their parameters, scenario after
 *   scenario
 * @error: (nullable): where a failure is told
 *
 * The parameters of some scenarios.
 *
 * Shapes: parameters[n × n_parameters]. Units: those of each parameter. Errors: %AWRASH_ERROR_VALUE
 * for scenarios that there are not, and for a quantile outside the limits of its parameter. Cost:
 * O(n × parameters) and what the design costs. Source: none. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_simulation_study_get_scenarios (const AwrashStudy *study, size_t first,
                                                           size_t n, size_t n_parameters,
                                                           double parameters[], GError **error);

/**
 * awrash_simulation_study_get_baseline:
 * @study: a study
 *
 * The policy that others are held against.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: its index, -1 where none is named
 */
AWRASH_API int64_t awrash_simulation_study_get_baseline (const AwrashStudy *study);

/**
 * awrash_simulation_study_get_option:
 * @study: a study
 * @group: "study", "policy NAME", "parameter NAME"
 * @key: "name", "name[fr]"
 *
 * A value of study.ini as it stands.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer full) (nullable): the value, %NULL where there is none; free with g_free()
 */
AWRASH_API char *awrash_simulation_study_get_option (const AwrashStudy *study, const char *group,
                                                     const char *key);

/**
 * awrash_simulation_study_get_definition:
 * @study: a study
 *
 * The members of study.json that say which study it is: everything that a bit of the columns
 * depends on, one member a line.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): JSON that lacks the members of a folder and the last brace
 */
AWRASH_API const char *awrash_simulation_study_get_definition (const AwrashStudy *study);

/**
 * awrash_simulation_study_get_column:
 * @study: a study
 * @measure: below awrash_simulation_model_get_n_measures()
 *
 * The name of a measure's file, without .npy: the measure's own, with a dash for what is neither
 * letter, digit, dash nor point.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): the name
 */
AWRASH_API const char *awrash_simulation_study_get_column (const AwrashStudy *study,
                                                           size_t measure);

/**
 * awrash_simulation_study_get_n_chunks:
 * @study: a study
 *
 * How many chunks its runs are parted into, which follows from their number alone.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_simulation_study_get_n_chunks (const AwrashStudy *study);

/**
 * awrash_simulation_study_get_chunk_length:
 * @study: a study
 * @chunk: below awrash_simulation_study_get_n_chunks()
 *
 * How many values a chunk has.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number: its runs × the values of a run
 */
AWRASH_API size_t awrash_simulation_study_get_chunk_length (const AwrashStudy *study, size_t chunk);

/**
 * awrash_simulation_study_run_chunk:
 * @study: a study
 * @chunk: below awrash_simulation_study_get_n_chunks()
 * @n: awrash_simulation_study_get_chunk_length()
 * @values: (out caller-allocates) (array length=n): the bytes that the columns will hold, column
 * after column
 * @error: (nullable): where a failure is told
 *
 * Runs a chunk, for awrash_simulation_store_put() in this process or another one, on this machine
 * or another one.
 *
 * Shapes: values[n]. Units: those of the measures. Errors: %AWRASH_ERROR_VALUE for a chunk that
 * there is not; those of awrash_simulation_run(), with the run's numbers before them; @values
 * untouched then. Cost: that of its runs. Source: none. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_simulation_study_run_chunk (const AwrashStudy *study, size_t chunk,
                                                       size_t n, double values[], GError **error);

/**
 * AwrashStore:
 *
 * The folder of a study, or of one shard of it, held by this process until it is freed:
 *
 * - study.json: the record: schema, version, everything that a bit of the columns depends on, the
 *   axes of each column, which shard this is, whether it is whole; one member a line;
 * - one NAME.npy a measure: little-endian doubles, a row a run in the order
 *   (scenario × replications + replication) × policies + policy, then the measure's own axes;
 * - design.npy: a row for each scenario that it has runs of, a column a parameter, in the
 * parameters' own units; written once all runs are there;
 * - chunks.npy: a row of 32 bytes a chunk of chunk_rows runs: the SHA-256 of its rows, column after
 *   column; nought where it is not there yet.
 *
 * The bytes are the same for any number of threads, processes and interruptions, in any order.
 *
 * Since: 0.6
 */
typedef struct _AwrashStore AwrashStore;

/**
 * awrash_simulation_study_open:
 * @study: a study
 * @folder: where it is kept; made if it is missing
 * @shard: which part of it, from 1 on
 * @n_shards: how many parts there are; 1 for the whole study
 * @error: (nullable): where a failure is told
 *
 * Opens the folder of a study, or of a shard of it, to be begun or gone on with. Chunks whose
 * bytes are not as their hash says count as missing. One process at a time has a folder.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_VALUE for a shard that there is not;
 * %AWRASH_ERROR_FILE for a folder of something else, one that another process has, or a disk that
 * refuses; %AWRASH_ERROR_SYNTAX for a record that is none; %AWRASH_ERROR_NAME for one of another
 * study or shard, with what differs; such a folder is left as it is. Cost: O(bytes that are there
 * already). Source: none. Since: 0.6
 *
 * Returns: (transfer full): the folder, or %NULL with @error; free with
 *   awrash_simulation_store_free()
 */
AWRASH_API AwrashStore *awrash_simulation_study_open (const AwrashStudy *study, const char *folder,
                                                      size_t shard, size_t n_shards,
                                                      GError **error);

/**
 * awrash_simulation_study_merge:
 * @study: a study
 * @n: number of folders
 * @folders: (array length=n): those of all shards, in any order
 * @target: the folder of the whole study
 * @error: (nullable): where a failure is told
 *
 * Joins shards into the folder that one run would have written, byte for byte. Nothing is written
 * before all of them are known to be there.
 *
 * Shapes: folders[n]. Units: none. Errors: %AWRASH_ERROR_EMPTY for no folder; %AWRASH_ERROR_FILE
 * for missing shards and for one that is not whole, by name; %AWRASH_ERROR_NAME for one of another
 * study, with what differs, or of another number of shards; %AWRASH_ERROR_DUPLICATE for a shard
 * given twice; those of awrash_simulation_study_open() for @target. Cost: O(bytes), a chunk of
 * them in memory. Source: none. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_simulation_study_merge (const AwrashStudy *study, size_t n,
                                                   const char *const folders[], const char *target,
                                                   GError **error);

/**
 * awrash_simulation_store_free:
 * @store: (nullable) (transfer full): a folder
 *
 * Lets go of the folder; what was written stays, and counts when it is opened again.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(columns). Source: none. Since: 0.6
 */
AWRASH_API void awrash_simulation_store_free (AwrashStore *store);

/**
 * awrash_simulation_store_get_first_chunk:
 * @store: a folder
 *
 * The first of its chunks: they are numbered over the whole study, and a shard has a stretch.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
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
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
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
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
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
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
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
 * Source: none. Since: 0.6
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
 * untouched then. Cost: O(n × width of the column). Source: none. Since: 0.6
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
 * Since: 0.6
 */
typedef struct _AwrashRunner AwrashRunner;

/**
 * awrash_simulation_study_run:
 * @study: a study
 * @store: a folder of it
 * @n_threads: how many threads work at once, 1 to 1024
 * @error: (nullable): where a failure is told
 *
 * Threads that will make what the folder lacks, by awrash_simulation_runner_step(). Study and
 * folder must outlive them.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_VALUE for no threads or too many;
 * %AWRASH_ERROR_MEMORY. Cost: O(threads × room of a run). Source: none. Since: 0.6
 *
 * Returns: (transfer full): the runner, or %NULL with @error; free with
 *   awrash_simulation_runner_free()
 */
AWRASH_API AwrashRunner *awrash_simulation_study_run (const AwrashStudy *study, AwrashStore *store,
                                                      size_t n_threads, GError **error);

/**
 * awrash_simulation_runner_free:
 * @runner: (nullable) (transfer full): a runner
 *
 * Frees it at any time between steps: that is how a run is given up, and the folder can be gone on
 * with.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(threads). Source: none. Since: 0.6
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
 * Source: none. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_simulation_runner_step (AwrashRunner *runner, size_t n_chunks,
                                                   gboolean *done, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashStudy, awrash_simulation_study_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashStore, awrash_simulation_store_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashRunner, awrash_simulation_runner_free)

G_END_DECLS

#endif
