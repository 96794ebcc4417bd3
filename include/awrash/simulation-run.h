/* SPDX-License-Identifier: GPL-3.0-or-later */

/* simulation, runs: what a policy does over editions, under laws that are all stated here.
 *
 * Persons are whole numbers. In province p before edition e there are N seekers, and W_s in work
 * after a place of stream s. One edition is, in this order:
 *
 *   counted     c = max (0, ⌊N (1 + need-error · z) + ½⌋)
 *   totals      T_s = ⌊T_s(1) · ((1 + budget-growth) / (1 + wage-growth))^(e-1)
 *               · m_s / duration_s + ½⌋
 *   quotas      q_s = policy (c, T, known ceilings K, quotas and fillings of the edition before)
 *   take-up     r_s = take-up_s + take-up-spread · y,
 *               y(e) = ρ y(e-1) + √(1 - ρ²) z,  ρ = take-up-persistence,  held within 0 to 1
 *   absorption  A_s = ⌊K_s · absorption_s · max (0, 1 + absorption-spread · z)⌋,
 *               and K_s = ∞ where no ceiling is known
 *   filled      f_s = min (B (q_s, r_s), A_s), all streams together at most N
 *   returned    q_s - f_s; a policy with a second stage gives it out again, of which
 *               min (B (·, r_s), A_s - f_s, seekers left) is filled too
 *   drop-outs   d_s = B (f_s, drop-out_s): back among the seekers;
 *               x_s = B (d_s, refilling_s) of these places go on with another seeker
 *   completed   k_s = f_s - d_s + x_s, of whom B (k_s, exit_s) go to work, the rest seek again
 *   return      B (W_s, return_s) of those in work after a place of an edition before seek again
 *   leaving     B (N - Σ (f_s + x_s), leaving) of those without a place find work,
 *               or stop seeking
 *   entries     B (N(1), entries) who lost their work, and B (births-by, births) who seek for
 *               the first time
 *   cost        Σ (f_s - d_s / 2 + x_s / 2) · duration_s · monthly cost_s
 *               · (1 + wage-growth)^(e-1): drop-outs leave half way
 *   group       Σ f_s · group_s / Σ f_s of the places filled go to persons of a group;
 *               luck and persons are the same whether it is asked for or not
 *
 * z is a standard normal number, a new one for every letter, province and edition; N(1) is the need
 * of the programme, m_s the months of its streams. B (n, p) is how many of n persons do what each
 * does with probability p: ⌊n p + u⌋ where the parameter scatter is 0, and where it is 1 the
 * binomial number at the probability u, exact for n p (1 - p) < 16 and else by the expansion of
 * Cornish and Fisher to its third term. u is drawn for (seed, scenario, replication, edition,
 * province, law): never for a policy, so that all policies meet the same luck. Provinces and
 * streams draw by the order of their codes, so that the order of a table decides nothing.
 *
 * Every seeker is somewhere: N + Σ W_s + those who left = N(1) + those who entered, in every
 * province and edition. A place lasts no longer than its edition; what months and durations change
 * is its cost, and how many there are. */

#ifndef AWRASH_SIMULATION_RUN_H
#define AWRASH_SIMULATION_RUN_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/programme.h>
#include <awrash/simulation.h>

G_BEGIN_DECLS

/* ── what a model is made of ────────────────────────────────────────────────────────────────────
 */

/**
 * AwrashSimulationModelBuilder:
 *
 * What is put together before it is checked as a whole. Opaque; for one thread at a time.
 *
 * Since: 0.6
 */
typedef struct _AwrashSimulationModelBuilder AwrashSimulationModelBuilder;

/**
 * AwrashSimulationModel:
 *
 * A programme, policies, laws and measures, over editions: immutable once built, shared by
 * reference count, also between threads. Opaque.
 *
 * Since: 0.6
 */
typedef struct _AwrashSimulationModel AwrashSimulationModel;

/**
 * awrash_simulation_model_builder_new:
 * @programme: a programme with streams, needs and totals
 * @error: (nullable): where a failure is told
 *
 * A builder of one edition, seed 1, no policy, the measures "gini", "lowest-rate", "unmet" and
 * "places" unless others are added, and all parameters at their defaults.
 *
 * Shapes: none. Units: none. Errors: those of awrash_simulation_situation_new_from_programme();
 * %AWRASH_ERROR_VALUE for more than 16 streams. Cost: O(programme). Source: none. Since: 0.6
 *
 * Returns: (transfer full): the builder, or %NULL with @error
 */
AWRASH_API AwrashSimulationModelBuilder *
awrash_simulation_model_builder_new (AwrashProgramme *programme, GError **error);

/**
 * awrash_simulation_model_builder_free:
 * @builder: (nullable) (transfer full): a builder
 *
 * Frees the builder and what was added to it.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(what was added). Source: none. Since: 0.6
 */
AWRASH_API void awrash_simulation_model_builder_free (AwrashSimulationModelBuilder *builder);

/**
 * awrash_simulation_model_builder_set_editions:
 * @builder: a builder
 * @n_editions: how many editions a run goes over, 1 to 200
 * @error: (nullable): where a failure is told
 *
 * Shapes: none. Units: editions. Errors: %AWRASH_ERROR_VALUE. Cost: O(1). Source: none. Since:
 * 0.6.0
 *
 * Returns: %TRUE, or %FALSE with @error, the builder unchanged
 */
AWRASH_API gboolean awrash_simulation_model_builder_set_editions (
    AwrashSimulationModelBuilder *builder, int64_t n_editions, GError **error);

/**
 * awrash_simulation_model_builder_set_seed:
 * @builder: a builder
 * @seed: any number
 *
 * The luck of all runs.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 */
AWRASH_API void awrash_simulation_model_builder_set_seed (AwrashSimulationModelBuilder *builder,
                                                          int64_t seed);

/**
 * awrash_simulation_model_builder_set_births_by:
 * @builder: a builder
 * @expression: (nullable): as of awrash_programme_province_get_need(); %NULL: the need
 *
 * What births of seekers are a share of ("population_15plus"). Whether the programme has it is told
 * when the model is built.
 *
 * Shapes: none. Units: persons. Errors: none. Cost: O(1). Source: none. Since: 0.6
 */
AWRASH_API void
awrash_simulation_model_builder_set_births_by (AwrashSimulationModelBuilder *builder,
                                               const char *expression);

/**
 * awrash_simulation_model_builder_add_policy:
 * @builder: a builder
 * @name: what it is called in answers; not empty, given once
 * @text: a policy, as of awrash_simulation_policy_new()
 * @error: (nullable): where a failure is told
 *
 * Adds a policy; indicators and streams that its text names are looked for when the model is built.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_DUPLICATE for a name given before;
 * %AWRASH_ERROR_EMPTY for an empty one; those of awrash_simulation_policy_new(). Cost: O(policies +
 * length of the text). Source: none. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error, the builder unchanged
 */
AWRASH_API gboolean awrash_simulation_model_builder_add_policy (
    AwrashSimulationModelBuilder *builder, const char *name, const char *text, GError **error);

/**
 * awrash_simulation_model_builder_set_parameter:
 * @builder: a builder
 * @name: a parameter ("entries", "take-up:temporary"); one that every stream has, without a stream
 *   ("take-up"): that of all streams
 * @law: a law, as of awrash_random_law_new()
 * @origin: where it comes from
 * @source: (nullable): a note on that, kept as it is
 * @error: (nullable): where a failure is told
 *
 * Gives a parameter another law than its default, which is %AWRASH_ORIGIN_ASSUMED.
 * "group:GROUP:STREAM" is the share of the places filled in a stream that are expected to be of
 * persons of a group, "women", "disability", "youth", "rural" or any other name without a colon. It
 * is a parameter where it is set, or where "share-of:GROUP" is measured, alone; those of groups
 * stand behind all others, in the order of their names. Its default is what the types of the stream
 * have in the group's column of worksite_types.csv: constant and %AWRASH_ORIGIN_DERIVED where all
 * agree; where they differ uniform from the least to the most, and assumed, since no law tells
 * which types the places are of; none where a type does not say.
 *
 * Shapes: none. Units: those of the parameter. Errors: %AWRASH_ERROR_NAME for an unknown parameter
 * or origin; %AWRASH_ERROR_VALUE for a law that may draw beyond the limits of the parameter; those
 * of awrash_random_law_new(). Cost: O(parameters + length of the law). Source:
 * none. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error, the builder unchanged
 */
AWRASH_API gboolean awrash_simulation_model_builder_set_parameter (
    AwrashSimulationModelBuilder *builder, const char *name, const char *law, AwrashOrigin origin,
    const char *source, GError **error);

/**
 * awrash_simulation_model_builder_add_measure:
 * @builder: a builder
 * @name: a measure, one of those below, given once
 * @error: (nullable): where a failure is told
 *
 * Of an edition: "gini", "theil" (T) and "between" (the part of T that lies between regions) of the
 * rates, weighted by need; "lowest-rate"; "overall-rate"; "places" filled, "returned" unfilled,
 * "unplaced" by the policy, "dropped" out, "completed"; "persons" who had a place, "unmet": seekers
 * who had none; "cost"; "churn": the quotas that moved since the edition before, as a part of all,
 * 0 where none is known; "share:STREAM": its part of the places filled; "share-of:GROUP": the
 * part of them that streams are expected to give this group, by the parameters
 * "group:GROUP:STREAM", 0 where none is filled; "seekers", "in-work", "entered", "left" at the
 * end, the latter two since the beginning; "balance": persons that are nowhere, which is 0. By
 * province: "rate", "need", "persons-by-province",
 * "seekers-by-province"; by province and stream: "quota", "filled", "stream-rate". A rate is places
 * filled ÷ seekers at the beginning of the edition; a province without seekers has none, is left
 * out of measures over rates, and its own is told as 0.
 *
 * Shapes: none. Units: as awrash_simulation_model_get_measure_unit() says. Errors:
 * %AWRASH_ERROR_NAME for an unknown measure, with all of them; %AWRASH_ERROR_DUPLICATE. Cost:
 * O(measures). Source: none. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error, the builder unchanged
 */
AWRASH_API gboolean awrash_simulation_model_builder_add_measure (
    AwrashSimulationModelBuilder *builder, const char *name, GError **error);

/**
 * awrash_simulation_model_builder_build:
 * @builder: a builder
 * @error: (nullable): where a failure is told
 *
 * Checks everything together and makes a model of it. The builder may go on being used.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_EMPTY without a policy or a stream, or for a
 * group without a law for each stream; %AWRASH_ERROR_NAME for what a policy or an expression names
 * and the programme lacks;
 * %AWRASH_ERROR_VALUE for needs or births beyond 2^40 persons, or for "cost" of a stream without
 * monthly cost; %AWRASH_ERROR_MEMORY. Cost: O(provinces ×
 * streams + policies). Source: none. Since: 0.6
 *
 * Returns: (transfer full): the model, or %NULL with @error
 */
AWRASH_API AwrashSimulationModel *
awrash_simulation_model_builder_build (const AwrashSimulationModelBuilder *builder, GError **error);

/**
 * awrash_simulation_model_ref:
 * @model: a model
 *
 * One more holder of the model; from any thread.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer full): the model
 */
AWRASH_API AwrashSimulationModel *awrash_simulation_model_ref (AwrashSimulationModel *model);

/**
 * awrash_simulation_model_unref:
 * @model: (nullable) (transfer full): a model
 *
 * One holder less; the last one frees it. From any thread.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1), the last O(model). Source: none. Since:
 * 0.6.0
 */
AWRASH_API void awrash_simulation_model_unref (AwrashSimulationModel *model);

/* ── what a model says of itself ────────────────────────────────────────────────────────────────
 */

/**
 * awrash_simulation_model_get_n_editions:
 * @model: a model
 *
 * How many editions a run goes over.
 *
 * Shapes: none. Units: editions. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number of editions
 */
AWRASH_API size_t awrash_simulation_model_get_n_editions (const AwrashSimulationModel *model);

/**
 * awrash_simulation_model_get_seed:
 * @model: a model
 *
 * The luck of all runs.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the seed
 */
AWRASH_API int64_t awrash_simulation_model_get_seed (const AwrashSimulationModel *model);

/**
 * awrash_simulation_model_get_n_policies:
 * @model: a model
 *
 * How many policies there are, in the order in which they were added.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number of policies
 */
AWRASH_API size_t awrash_simulation_model_get_n_policies (const AwrashSimulationModel *model);

/**
 * awrash_simulation_model_get_policy_name:
 * @model: a model
 * @policy: below awrash_simulation_model_get_n_policies()
 *
 * What a policy is called.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): its name
 */
AWRASH_API const char *awrash_simulation_model_get_policy_name (const AwrashSimulationModel *model,
                                                                size_t policy);

/**
 * awrash_simulation_model_get_policy_text:
 * @model: a model
 * @policy: below awrash_simulation_model_get_n_policies()
 *
 * What a policy does, in its canonical text.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): its text
 */
AWRASH_API const char *awrash_simulation_model_get_policy_text (const AwrashSimulationModel *model,
                                                                size_t policy);

/**
 * awrash_simulation_model_get_n_parameters:
 * @model: a model
 *
 * How many parameters there are: those of the model first, then those that each stream has, stream
 * after stream.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number of parameters
 */
AWRASH_API size_t awrash_simulation_model_get_n_parameters (const AwrashSimulationModel *model);

/**
 * awrash_simulation_model_get_parameter_name:
 * @model: a model
 * @parameter: below awrash_simulation_model_get_n_parameters()
 *
 * Its name: "entries", "take-up:temporary".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): the name
 */
AWRASH_API const char *
awrash_simulation_model_get_parameter_name (const AwrashSimulationModel *model, size_t parameter);

/**
 * awrash_simulation_model_get_parameter_law:
 * @model: a model
 * @parameter: below awrash_simulation_model_get_n_parameters()
 *
 * The text of its law.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): the law
 */
AWRASH_API const char *
awrash_simulation_model_get_parameter_law (const AwrashSimulationModel *model, size_t parameter);

/**
 * awrash_simulation_model_get_parameter_unit:
 * @model: a model
 * @parameter: below awrash_simulation_model_get_n_parameters()
 *
 * What it is measured in: "share", "months", "growth" an edition, "" for a number without unit.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): the unit
 */
AWRASH_API const char *
awrash_simulation_model_get_parameter_unit (const AwrashSimulationModel *model, size_t parameter);

/**
 * awrash_simulation_model_get_parameter_origin:
 * @model: a model
 * @parameter: below awrash_simulation_model_get_n_parameters()
 *
 * Where its law comes from; %AWRASH_ORIGIN_ASSUMED for every default.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the origin
 */
AWRASH_API AwrashOrigin
awrash_simulation_model_get_parameter_origin (const AwrashSimulationModel *model, size_t parameter);

/**
 * awrash_simulation_model_get_parameter_source:
 * @model: a model
 * @parameter: below awrash_simulation_model_get_n_parameters()
 *
 * The note given with its law.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): the note, "" where there is none
 */
AWRASH_API const char *
awrash_simulation_model_get_parameter_source (const AwrashSimulationModel *model, size_t parameter);

/**
 * awrash_simulation_model_get_parameter_sentence:
 * @model: a model
 * @parameter: below awrash_simulation_model_get_n_parameters()
 *
 * What it means, for people.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): a sentence
 */
AWRASH_API const char *
awrash_simulation_model_get_parameter_sentence (const AwrashSimulationModel *model,
                                                size_t parameter);

/**
 * awrash_simulation_model_find_parameter:
 * @model: a model
 * @name: the whole name of a parameter
 * @parameter: (out): its index
 * @error: (nullable): where a failure is told
 *
 * Finds a parameter by its name.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_NAME, with all names. Cost: O(parameters).
 * Source: none. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error, @parameter untouched
 */
AWRASH_API gboolean awrash_simulation_model_find_parameter (const AwrashSimulationModel *model,
                                                            const char *name, size_t *parameter,
                                                            GError **error);

/**
 * awrash_simulation_model_get_n_measures:
 * @model: a model
 *
 * How many measures there are, in the order in which they were added.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number of measures
 */
AWRASH_API size_t awrash_simulation_model_get_n_measures (const AwrashSimulationModel *model);

/**
 * awrash_simulation_model_get_measure_name:
 * @model: a model
 * @measure: below awrash_simulation_model_get_n_measures()
 *
 * Its name.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): the name
 */
AWRASH_API const char *awrash_simulation_model_get_measure_name (const AwrashSimulationModel *model,
                                                                 size_t measure);

/**
 * awrash_simulation_model_get_measure_unit:
 * @model: a model
 * @measure: below awrash_simulation_model_get_n_measures()
 *
 * What it counts: "persons", "places", "money", "rate" (places for each seeker), "share", "index".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): the unit
 */
AWRASH_API const char *awrash_simulation_model_get_measure_unit (const AwrashSimulationModel *model,
                                                                 size_t measure);

/**
 * awrash_simulation_model_get_measure_shape:
 * @model: a model
 * @measure: below awrash_simulation_model_get_n_measures()
 *
 * What it has values for in an edition.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): "" for one number, "province", or "province×stream"
 */
AWRASH_API const char *
awrash_simulation_model_get_measure_shape (const AwrashSimulationModel *model, size_t measure);

/**
 * awrash_simulation_model_get_measure_length:
 * @model: a model
 * @measure: below awrash_simulation_model_get_n_measures()
 *
 * How many values it has in an edition: 1, provinces, or provinces × streams, province after
 * province.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number of values
 */
AWRASH_API size_t awrash_simulation_model_get_measure_length (const AwrashSimulationModel *model,
                                                              size_t measure);

/**
 * awrash_simulation_model_get_measure_sentence:
 * @model: a model
 * @measure: below awrash_simulation_model_get_n_measures()
 *
 * What it means, for people.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): a sentence
 */
AWRASH_API const char *
awrash_simulation_model_get_measure_sentence (const AwrashSimulationModel *model, size_t measure);

/**
 * awrash_simulation_model_get_n_values:
 * @model: a model
 *
 * How many values a run has: measure after measure, in each edition after edition, in each what it
 * has values for.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number of values
 */
AWRASH_API size_t awrash_simulation_model_get_n_values (const AwrashSimulationModel *model);

/* ── scenarios and runs ─────────────────────────────────────────────────────────────────────────
 */

/**
 * awrash_simulation_model_place_parameters:
 * @model: a model
 * @n_parameters: awrash_simulation_model_get_n_parameters()
 * @u: (array length=n_parameters): a point of the unit cube, each coordinate between 0 and 1
 * @parameters: (out caller-allocates) (array length=n_parameters): the parameters there
 * @error: (nullable): where a failure is told
 *
 * The scenario at a point of a design: each law's quantile.
 *
 * Shapes: u[n_parameters], parameters[n_parameters]. Units: those of each parameter. Errors:
 * %AWRASH_ERROR_VALUE for another number of them, for a coordinate that is not between
 * 0 and 1, or a quantile outside the limits of its parameter. Cost: O(parameters). Source: none.
 * Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error, @parameters untouched
 */
AWRASH_API gboolean awrash_simulation_model_place_parameters (const AwrashSimulationModel *model,
                                                              size_t n_parameters, const double u[],
                                                              double parameters[], GError **error);

/**
 * awrash_simulation_model_draw_parameters:
 * @model: a model
 * @scenario: 0 to 2^32 - 1
 * @n_parameters: awrash_simulation_model_get_n_parameters()
 * @parameters: (out caller-allocates) (array length=n_parameters): the parameters
 * @error: (nullable): where a failure is told
 *
 * A scenario by plain Monte Carlo: each law at a number drawn for (seed, scenario, parameter).
 *
 * Shapes: parameters[n_parameters]. Units: those of each parameter. Errors: %AWRASH_ERROR_VALUE for
 * another number of them, for a scenario outside its limits, or a quantile outside
 * the limits of its parameter. Cost: O(parameters). Source: none. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error, @parameters untouched
 */
AWRASH_API gboolean awrash_simulation_model_draw_parameters (const AwrashSimulationModel *model,
                                                             int64_t scenario, size_t n_parameters,
                                                             double parameters[], GError **error);

/**
 * awrash_simulation_run:
 * @model: a model
 * @policy: below awrash_simulation_model_get_n_policies()
 * @scenario: 0 to 2^32 - 1
 * @replication: 0 to 2^24 - 1
 * @n_parameters: awrash_simulation_model_get_n_parameters()
 * @parameters: (array length=n_parameters): the scenario
 * @n_values: awrash_simulation_model_get_n_values()
 * @values: (out caller-allocates) (array length=n_values): what comes of it
 * @error: (nullable): where a failure is told
 *
 * One policy over all editions, by the laws above. The same model and arguments give the same
 * values, whatever ran before.
 *
 * Shapes: parameters[n_parameters], values[n_values]: measure after measure, in each edition after
 * edition, in each what the measure has values for. Units: those of each measure. Errors:
 * %AWRASH_ERROR_VALUE for another number of parameters or values, for a policy,
 * a scenario, a replication or a parameter outside its limits; %AWRASH_ERROR_BOUNDS where the
 * policy contradicts itself in an edition, which is named; %AWRASH_ERROR_MEMORY. Cost: O(editions ×
 * provinces × streams), and what the policy costs; some 30 µs an edition of 75 provinces and 2
 * streams. Source: the laws above. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error, @values untouched
 */
AWRASH_API gboolean awrash_simulation_run (const AwrashSimulationModel *model, size_t policy,
                                           int64_t scenario, int64_t replication,
                                           size_t n_parameters, const double parameters[],
                                           size_t n_values, double values[], GError **error);

/* ── calibration ────────────────────────────────────────────────────────────────────────────────
 */

/**
 * AwrashTakeUp:
 * @mean: of the means of years
 * @year_spread: standard deviation of the means of years
 * @spread: standard deviation of provinces around the mean of their year
 * @persistence: correlation of that with the year before, from 0 to 1
 * @n_fitted: how many records were used
 * @n_tested: how many records it was tested on
 * @n_left_out: how many records have no budget, or no result
 * @bias: mean of what was predicted less what came, on the records of the test
 * @error: root of the mean square of that
 * @error_full: the same where a budget is predicted to be taken up in full
 * @error_last: the same where the take-up of the year before is predicted
 * @n_last: how many records of the test have a year before
 * @within: the share of the records of the test in the band that holds 4 of 5 if the law is right
 *
 * A law of take-up as records show it, and how well it tells what it has not seen. Shares of a
 * budget; what has no record to stand on is NaN. Frozen.
 *
 * Since: 0.6
 */
typedef struct
{
  double mean;
  double year_spread;
  double spread;
  double persistence;
  int64_t n_fitted;
  int64_t n_tested;
  int64_t n_left_out;
  double bias;
  double error;
  double error_full;
  double error_last;
  int64_t n_last;
  double within;
} AwrashTakeUp;

/**
 * awrash_simulation_take_up_size:
 *
 * The size of #AwrashTakeUp, for bindings to check theirs.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_simulation_take_up_size (void);

/**
 * awrash_simulation_take_up_fit:
 * @n_provinces: number of provinces
 * @n_years: number of years, one after the other
 * @n_fit: the years that the law is fitted to, the first ones, at least 2; the others test it
 * @budget: (array): what was granted, province after province; NaN or 0: no record
 * @done: (array): what was taken up; NaN: no record
 * @fit: (out): the law
 * @error: (nullable): where a failure is told
 *
 * Fits the law of take-up to records of budgets and results, r = done / budget: the mean of the
 * means of years; the standard deviation of these; the root of the mean square of what provinces
 * are apart from the mean of their year; and the correlation of that between one year and the next,
 * over all pairs that there are, 0 where it is negative. Prediction for a year of the test: the
 * mean.
 *
 * A budget that is surpassed counts as it is (r > 1); the law of the model holds a rate within 0 to
 * 1, since a quota cannot be surpassed.
 *
 * Shapes: budget[n_provinces × n_years], done[n_provinces × n_years]. Units: any, the same for
 * both. Errors: %AWRASH_ERROR_VALUE for years or numbers outside what is said above, for a budget
 * or a result that is negative or infinite; %AWRASH_ERROR_EMPTY for a year of the fit without a
 * record. Cost: O(records). Source: method of moments for an autoregression of order one around
 * means of years. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error, @fit untouched
 */
AWRASH_API gboolean awrash_simulation_take_up_fit (size_t n_provinces, size_t n_years, size_t n_fit,
                                                   const double budget[], const double done[],
                                                   AwrashTakeUp *fit, GError **error);

/**
 * awrash_simulation_take_up_get_law:
 * @mean: the mean of a fit
 * @year_spread: its standard deviation between years, or 0
 *
 * The law of the parameter "take-up" of the model, to be set there or written into a study: the
 * mean varies between scenarios as it did between years. The spread and the persistence of a fit
 * are constants, "take-up-spread" and "take-up-persistence".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer full): the text, to be freed by g_free()
 */
AWRASH_API char *awrash_simulation_take_up_get_law (double mean, double year_spread);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashSimulationModelBuilder, awrash_simulation_model_builder_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashSimulationModel, awrash_simulation_model_unref)

G_END_DECLS

#endif
