/* SPDX-License-Identifier: GPL-3.0-or-later */

/* simulation: policies, which turn a situation (provinces, their needs and history, totals) into
 * quotas, whatever the year. */

#ifndef AWRASH_SIMULATION_H
#define AWRASH_SIMULATION_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/base.h>
#include <awrash/programme.h>
#include <awrash/random.h>

G_BEGIN_DECLS

/* ── situations: what is known before an edition ────────────────────────────────────────────── */

/**
 * AwrashSituation:
 *
 * What a policy may know before an edition: provinces in regions, streams, indicators, persons who
 * seek, totals, absorption, and what the edition before gave. Opaque. It is made, then set, then
 * read by any number of threads.
 *
 * Persons and places have names:
 *
 * - `need`: persons who seek, as counted; one a province
 * - `total`: places of the nation in this edition; one a stream
 * - `region-total`: places of a region, met exactly, or -1 where it has none of its own; streams of
 *   the first region, then of the next
 * - `capacity`: the most that a province can absorb, or 2^63 - 1 without a limit; streams of the
 *   first province, then of the next, as in all that follows
 * - `last-quota`: what the edition before granted; without it there is no history
 * - `last-filled`: what of that was taken up
 *
 * Since: 0.6
 */
typedef struct _AwrashSituation AwrashSituation;

/**
 * awrash_simulation_situation_new:
 * @n_provinces: the number of provinces, at least 1
 * @regions: (array length=n_provinces): the region of each, counted from 0
 * @n_streams: the number of streams, at least 1
 * @error: where to say what is wrong
 *
 * A situation without indicators, in which nobody seeks and nothing is given. Provinces, regions
 * and streams are called "1", "2", … The edition is 1.
 *
 * Shapes: regions[n_provinces]. Units: none. Errors: %AWRASH_ERROR_EMPTY without provinces or
 * streams; %AWRASH_ERROR_VALUE for a region below 0, or not below n_provinces;
 * %AWRASH_ERROR_MEMORY. Cost: O(n). Source: none. Since: 0.6
 *
 * Returns: (transfer full): the situation; free with awrash_simulation_situation_free()
 */
AWRASH_API AwrashSituation *awrash_simulation_situation_new (size_t n_provinces,
                                                             const int64_t regions[],
                                                             size_t n_streams, GError **error);

/**
 * awrash_simulation_situation_new_from_programme:
 * @programme: a programme with a need
 * @error: where to say what is wrong
 *
 * What a programme says before its edition. Provinces are its leaves, regions what stands right
 * above them. Indicators are the columns of numbers of its territories, and `pool:GROUP` for each
 * group of its pools; the need is that of `[need]`, rounded to persons.
 *
 * A bound is taken where it speaks of one whole stream and of all persons, in places or in what
 * makes them up: at the root its upper end is the total of the nation (without one, the sum of the
 * regions' totals, or else of all provinces' capacities); at a region a quota with both ends equal
 * is its total; at a province the upper end is a capacity, whether it stands in quotas or in
 * capacities. Lower ends are not looked at: what provinces have is for the policy to say.
 *
 * The edition before is known where the history states the `quota`, in places, of every province
 * and stream, and what was filled where it states the `actual` places of all.
 *
 * Shapes: none. Units: persons, places. Errors: %AWRASH_ERROR_EMPTY for a programme without a need,
 * or without a total of some stream; %AWRASH_ERROR_OVERFLOW for needs beyond 2^46; those of
 * awrash_programme_province_get_need(); %AWRASH_ERROR_NAME for a stream whose code a policy could
 * not name; %AWRASH_ERROR_MEMORY. Cost: O(size of the programme). Source: none. Since: 0.6
 *
 * Returns: (transfer full): the situation; free with awrash_simulation_situation_free()
 */
AWRASH_API AwrashSituation *
awrash_simulation_situation_new_from_programme (const AwrashProgramme *programme, GError **error);

/**
 * awrash_simulation_situation_free:
 * @situation: (transfer full) (nullable): a situation
 *
 * Frees a situation.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 */
AWRASH_API void awrash_simulation_situation_free (AwrashSituation *situation);

/**
 * awrash_simulation_situation_set_stream:
 * @situation: a situation
 * @stream: which stream, from 0
 * @code: its code, by which policies name it
 * @months: how many months a place lasts; NaN where it is not known
 * @cost: what a place costs; NaN where it is not known
 * @error: where to say what is wrong
 *
 * Names a stream.
 *
 * Shapes: none. Units: months; money. Errors: %AWRASH_ERROR_VALUE for a stream that there is not;
 * %AWRASH_ERROR_NAME for a code that is empty or holds one of `( ) , = *`;
 * %AWRASH_ERROR_DUPLICATE for the code of another stream. Cost: O(streams). Source: none.
 * Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error, and the situation as it was
 */
AWRASH_API gboolean awrash_simulation_situation_set_stream (AwrashSituation *situation,
                                                            size_t stream, const char *code,
                                                            double months, double cost,
                                                            GError **error);

/**
 * awrash_simulation_situation_set_indicator:
 * @situation: a situation
 * @name: the indicator's name, by which expressions use it
 * @n: the number of provinces
 * @values: (array length=n): finite and ≥ 0, or NaN where it is not known
 * @error: where to say what is wrong
 *
 * Adds an indicator, or changes one. What is not known is wrong only where a policy asks for it.
 *
 * Shapes: values[n]. Units: any. Errors: %AWRASH_ERROR_VALUE for another n, and for a value that is
 * negative or infinite; %AWRASH_ERROR_NAME for a name that is empty or holds one of `( ) , = *`;
 * %AWRASH_ERROR_MEMORY. Cost: O(indicators n) for a new one. Source: none. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error, and the situation as it was
 */
AWRASH_API gboolean awrash_simulation_situation_set_indicator (AwrashSituation *situation,
                                                               const char *name, size_t n,
                                                               const double values[],
                                                               GError **error);

/**
 * awrash_simulation_situation_set_edition:
 * @situation: a situation
 * @edition: 1 to 255
 * @error: where to say what is wrong
 *
 * Which edition it is, counted from 1: a transition goes by it, and lots are drawn for it.
 *
 * Shapes: none. Units: editions. Errors: %AWRASH_ERROR_VALUE for another number. Cost: O(1).
 * Source: none. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error, and the situation as it was
 */
AWRASH_API gboolean awrash_simulation_situation_set_edition (AwrashSituation *situation,
                                                             int64_t edition, GError **error);

/**
 * awrash_simulation_situation_set_places:
 * @situation: a situation
 * @what: which persons or places; see #AwrashSituation
 * @n: how many
 * @places: (array length=n): whole numbers from 0 to 2^46, or what says that there is none
 * @error: where to say what is wrong
 *
 * Sets persons or places.
 *
 * Shapes: as #AwrashSituation says. Units: persons; places. Errors: %AWRASH_ERROR_NAME for another
 * name; %AWRASH_ERROR_VALUE for another n and for a number out of range; %AWRASH_ERROR_MEMORY.
 * Cost: O(n). Source: none. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error, and the situation as it was
 */
AWRASH_API gboolean awrash_simulation_situation_set_places (AwrashSituation *situation,
                                                            const char *what, size_t n,
                                                            const int64_t places[], GError **error);

/**
 * awrash_simulation_situation_get_places:
 * @situation: a situation
 * @what: which persons or places; see #AwrashSituation
 * @n: how many there is room for
 * @places: (array length=n) (out caller-allocates): the numbers; where none were set, -1, for
 *   capacities 2^63 - 1
 * @error: where to say what is wrong
 *
 * Hands out persons or places.
 *
 * Shapes: as #AwrashSituation says. Units: persons; places. Errors: %AWRASH_ERROR_NAME for another
 * name; %AWRASH_ERROR_VALUE for another n. Cost: O(n). Source: none. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error, @places untouched
 */
AWRASH_API gboolean awrash_simulation_situation_get_places (const AwrashSituation *situation,
                                                            const char *what, size_t n,
                                                            int64_t places[], GError **error);

/**
 * awrash_simulation_situation_get_n_provinces:
 * @situation: a situation
 *
 * How many provinces there are.
 *
 * Shapes: none. Units: provinces. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number of provinces
 */
AWRASH_API size_t awrash_simulation_situation_get_n_provinces (const AwrashSituation *situation);

/**
 * awrash_simulation_situation_get_n_regions:
 * @situation: a situation
 *
 * How many regions there are.
 *
 * Shapes: none. Units: regions. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number of regions
 */
AWRASH_API size_t awrash_simulation_situation_get_n_regions (const AwrashSituation *situation);

/**
 * awrash_simulation_situation_get_n_streams:
 * @situation: a situation
 *
 * How many streams there are.
 *
 * Shapes: none. Units: streams. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number of streams
 */
AWRASH_API size_t awrash_simulation_situation_get_n_streams (const AwrashSituation *situation);

/**
 * awrash_simulation_situation_get_n_indicators:
 * @situation: a situation
 *
 * How many indicators there are.
 *
 * Shapes: none. Units: indicators. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number of indicators
 */
AWRASH_API size_t awrash_simulation_situation_get_n_indicators (const AwrashSituation *situation);

/**
 * awrash_simulation_situation_get_edition:
 * @situation: a situation
 *
 * Which edition it is.
 *
 * Shapes: none. Units: editions. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the edition
 */
AWRASH_API int64_t awrash_simulation_situation_get_edition (const AwrashSituation *situation);

/**
 * awrash_simulation_situation_get_province:
 * @situation: a situation
 * @province: which province, from 0
 *
 * The code of a province.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): the code
 */
AWRASH_API const char *awrash_simulation_situation_get_province (const AwrashSituation *situation,
                                                                 size_t province);

/**
 * awrash_simulation_situation_get_region:
 * @situation: a situation
 * @region: which region, from 0
 *
 * The code of a region.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): the code
 */
AWRASH_API const char *awrash_simulation_situation_get_region (const AwrashSituation *situation,
                                                               size_t region);

/**
 * awrash_simulation_situation_get_stream:
 * @situation: a situation
 * @stream: which stream, from 0
 *
 * The code of a stream.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): the code
 */
AWRASH_API const char *awrash_simulation_situation_get_stream (const AwrashSituation *situation,
                                                               size_t stream);

/**
 * awrash_simulation_situation_get_indicator:
 * @situation: a situation
 * @indicator: which indicator, from 0
 *
 * The name of an indicator.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): the name
 */
AWRASH_API const char *awrash_simulation_situation_get_indicator (const AwrashSituation *situation,
                                                                  size_t indicator);

/* ── policies ───────────────────────────────────────────────────────────────────────────────── */

/**
 * AwrashPolicy:
 *
 * A policy: what turns a situation into quotas. Opaque, immutable, shared by threads freely. It is
 * a text: `NAME`, or `NAME(ARGUMENT, KEY=ARGUMENT, …)`, where an argument is
 *
 * - a number ≥ 0: a decimal or a fraction of at most nine digits, exactly as it is written;
 * - an expression: indicators with `*` between them, such as `population*poverty_2014`; `need` is
 *   what the situation counts as need. Each factor is a finite number ≥ 0 in every province; a
 *   region has the sum of its provinces;
 * - a rule of awrash_apportion_divisor() or awrash_apportion_remainder(), by which claims become
 *   places; `rule=webster` unless said otherwise;
 * - a word, or a policy.
 *
 * Arguments without a key stand in the order below; `=` gives what holds where one is left out. A
 * policy divides every stream of a region that has a total of its own, and of all other provinces
 * together, inside capacities. Where limits of a policy do not go together, what comes first holds:
 * capacity, region, floor, total, ceiling: floors beyond the total are reduced in proportion, and
 * where ceilings leave places they give way, what they gave staying. A claim of 0 has its floor and
 * nothing else, and what nobody has a claim to, or room for, is not placed.
 *
 * By a formula:
 *
 * - `flat(rule)`: equal claims.
 * - `last-year(first=flat, rule)`: claims are the quotas of the edition before; a stream without
 *   any is divided by `first`.
 * - `proportional(indicator, rule)`: claims are the expression.
 * - `excess(part, whole, rate, rule)`: max(part - rate·whole, 0); without a rate that of all
 *   together, Σpart/Σwhole (the unemployed above the average in Regulation (EC) 1083/2006, Annex
 *   II).
 * - `indexed(policy, value, size, low=0, high, inverse=no, group, group-high, rule)`: the policy's
 *   claims times the relative index (value/size)/(Σvalue/Σsize) between low and high, or, where the
 *   expression `group` is above 0, group-high; with inverse=yes the index of size for value
 *   (Regulation (EU) 2021/241, Annex II).
 * - `criteria(weight, policy, weight, policy, …, rule)`: Σ weight·(the policy's share of its
 *   claims); a policy by which nobody has a claim weighs nothing.
 * - `base(places, policy)`: as many places of each stream to every province, as far as there are,
 *   then the policy for the rest (the Cambridge Compromise of 2011 for seats).
 *
 * With limits on change:
 *
 * - `hold-harmless(policy, floor=0.9, ceiling=1.3, rule)`: at least ⌈floor·share·total⌉ and at most
 *   ⌊ceiling·share·total⌋, share being the province's of the stream in the edition before; the
 *   floor stands above the ceiling. Without history the policy alone.
 * - `wioa(unemployed, labour, disadvantaged, areas-unemployed, areas-labour, substantial=0.065,
 *   excess=0.045, floor=0.9, ceiling=1.3, minimum=0.003, minimum-above=0.004, pivot=960000000,
 *   minimum-below=0.0025, conflict=refuse, rule)`: 29 U.S.C. 3172(b)(1). A third by the unemployed
 *   of areas of substantial unemployment: areas-unemployed, or, where areas are not known, all of a
 *   province whose rate is at least `substantial`. A third by the unemployed in excess: above
 *   `excess` of the labour force of the province or of those areas, whichever is more. A third by
 *   disadvantaged adults. A third that nobody meets weighs nothing. Then (a) floors and (c)
 *   ceilings as of hold-harmless, (b) a minimum for small territories under the ceiling: up to the
 *   pivot minimum-below·total, above it minimum·pivot + minimum-above·(total - pivot), rounded up.
 *   Limits that the total does not fit are refused with %AWRASH_ERROR_BOUNDS; with conflict=yield
 *   minimums are reduced in proportion, down to the floors.
 *
 * By equal rates, over all streams together:
 *
 * - `leximin(need=need)`: the lowest number of places for the need as high as can be, then the
 * next; at equal rates the place goes to the smaller need.
 * - `alpha(a, need=need)`: the largest Σ need·u(places/need), u(r) = r^(1-a)/(1-a), log r for 1; as
 *   the rule `alpha:a` has it.
 *
 * Both count all streams that the policy divides, and those divided before it in the same policy.
 * With two streams each province's mix is then as near to the nation's as totals and capacities let
 * it be, by least squares in whole places; with more of them it is near that.
 *
 * By level, by stream, one after the other:
 *
 * - `two-level(nation, region)`: the first policy divides among regions as if they were provinces,
 *   their numbers being sums; the second in each region what that gave it.
 * - `by-stream(STREAM=policy, …, else)`: each stream by its own policy, which sees no other.
 * - `in-turn(STREAM=policy, …, else)`: the same one after the other, as they are written; rates
 *   count the streams before.
 * - `sustainable-first(policy=proportional(need), rest=leximin, stream=sustainable, limit,
 *   rate=1)`: the stream by its policy, in every province at most ⌊rate·limit⌋ beside its capacity;
 *   then the other streams by `rest`, whose rates count it.
 * - `training(policy, target=lowest, level=0.9, stream=training, need=need)`: the policy divides
 *   the other streams; then the fewest places of training with which no rate is below level times
 *   that of all together, or with target=gini the need-weighted Gini index of the rates is at most
 *   level. One place of training costs as much as another, so that the fewest are the cheapest.
 *   What is not needed is not placed; where the level is out of reach all go to the lowest rates.
 * - `performance(policy, at-least=0.95, keep=0, to)`: the policy; and a second stage in each
 *   edition: what was not filled is taken back, but for ⌊keep·unfilled⌋, and goes by the claims of
 *   `to` (of the policy itself) to provinces that filled at-least of their quotas, as far as they
 *   can fill it; what is taken back in a region with a total stays there. It stands outermost.
 *
 * Composed:
 *
 * - `blend(weight, first, second)`: weight of the first one's quotas and 1 - weight of the second
 *   one's, by largest remainders.
 * - `parts(share, first, rest)`: ⌊share·total⌋ of each stream by the first, all that is left by the
 *   other, inside the capacities that are left.
 * - `chain(policy, policy, …)`: what one leaves unplaced goes by the next.
 * - `transition(years, from, to)`: in edition e a blend with weight e/years of `to`, from edition
 *   `years` on `to` alone.
 *
 * Since: 0.6
 */
typedef struct _AwrashPolicy AwrashPolicy;

/**
 * awrash_simulation_policy_new:
 * @text: the policy
 * @error: where to say what is wrong
 *
 * Reads a policy.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_SYNTAX; %AWRASH_ERROR_NAME for another form,
 * argument, rule or word; %AWRASH_ERROR_EMPTY for an argument that is missing;
 * %AWRASH_ERROR_DUPLICATE for one that stands twice; %AWRASH_ERROR_VALUE for a number out of range;
 * %AWRASH_ERROR_ENCODING. Cost: O(length of the text). Source: none. Since: 0.6
 *
 * Returns: (transfer full): the policy; free with awrash_simulation_policy_free()
 */
AWRASH_API AwrashPolicy *awrash_simulation_policy_new (const char *text, GError **error);

/**
 * awrash_simulation_policy_free:
 * @policy: (transfer full) (nullable): a policy
 *
 * Frees a policy.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(length of its text). Source: none. Since: 0.6
 */
AWRASH_API void awrash_simulation_policy_free (AwrashPolicy *policy);

/**
 * awrash_simulation_policy_get_text:
 * @policy: a policy
 *
 * The policy as a text that reads back as the same one: arguments in their order, defaults left
 * out.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): the text
 */
AWRASH_API const char *awrash_simulation_policy_get_text (const AwrashPolicy *policy);

/**
 * awrash_simulation_policy_apply:
 * @policy: a policy
 * @situation: what is known before the edition
 * @seed: any number, by which ties are drawn
 * @n: provinces times streams
 * @quotas: (array length=n) (out caller-allocates): places of every province and stream: streams of
 *   the first province, then of the next
 * @error: where to say what is wrong
 *
 * The quotas of one edition. Each stream's total is given in full as far as capacities, the totals
 * of regions and the policy itself let it be; what is missing in the sum is not placed. A tie is
 * drawn by awrash_random_uniform() at the address of seed, scenario 0, replication 0, the edition,
 * the place of the province, and purpose 0: the smaller number has the place, in every second
 * stream the larger one.
 *
 * Shapes: quotas[n]. Units: places. Errors: %AWRASH_ERROR_VALUE for another n, for a total out of
 * range and for what an expression cannot use; %AWRASH_ERROR_NAME for an indicator or a stream that
 * the situation has not; %AWRASH_ERROR_BOUNDS for totals of regions above that of the nation;
 * %AWRASH_ERROR_MEMORY. Cost: microseconds for formulas of some hundred provinces. Source: none.
 * Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error, @quotas untouched
 */
AWRASH_API gboolean awrash_simulation_policy_apply (const AwrashPolicy *policy,
                                                    const AwrashSituation *situation, int64_t seed,
                                                    size_t n, int64_t quotas[], GError **error);

/**
 * awrash_simulation_policy_form_get_name:
 * @index: 0, 1, …
 *
 * The forms of policies, by name.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none) (nullable): the name, or %NULL past the end
 */
AWRASH_API const char *awrash_simulation_policy_form_get_name (size_t index);

/**
 * awrash_simulation_policy_form_get_about:
 * @index: 0, 1, …
 *
 * One sentence for a committee, in the language of the program.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none) (nullable): the sentence, or %NULL past the end
 */
AWRASH_API const char *awrash_simulation_policy_form_get_about (size_t index);

/**
 * awrash_simulation_policy_form_get_text:
 * @index: 0, 1, …
 *
 * How the form is written: its arguments in their order, with defaults; "=…" is one that may be
 * missing.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer full) (nullable): the form, or %NULL past the end; free with g_free()
 */
AWRASH_API char *awrash_simulation_policy_form_get_text (size_t index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashPolicy, awrash_simulation_policy_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashSituation, awrash_simulation_situation_free)

G_END_DECLS

#endif
