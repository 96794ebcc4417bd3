/* SPDX-License-Identifier: GPL-3.0-or-later */

/* selection-lottery: by which lot is a panel drawn? A lottery is a list of panels that keep all
 * quotas, each with a weight; a person's chance is the weight of the panels that hold the person.
 *
 * Quotas make it impossible that all have the same chance. A rule says what is fair then. With p_i
 * the chances of the n persons whom any panel can hold at all:
 *
 * "maximin": the lowest p_i is as high as possible. "leximin": then the second lowest, and so on:
 * what nobody can better without a loss to somebody who has no more. "nash", or "nash:GAP": Π p_i
 * is as large as possible, up to a factor of exp(-n GAP), 1e-6 unless told. "goldilocks", or
 * "goldilocks:WEIGHT": neither too low nor too high: max p_i/m + WEIGHT m/min p_i is as small as
 * possible, m the mean chance, WEIGHT 1 unless told.
 *
 * Weights are whole multiples of 2^-53 that sum to 1 exactly, so that what is said of chances is
 * true to the last bit, and said of this lottery, not of one near it. Every rule comes with prices
 * of persons by which no panel is worth more than so much; that is proved in integers, and bounds
 * from the other side what any lottery can reach. */

#ifndef AWRASH_SELECTION_LOTTERY_H
#define AWRASH_SELECTION_LOTTERY_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/selection.h>

G_BEGIN_DECLS

/**
 * AwrashLottery:
 *
 * Panels with weights, and the proof that they are what their rule asks for. Opaque, shared by
 * references, never changed once it is made, and may be read by several threads.
 *
 * Since: 0.5
 */
typedef struct _AwrashLottery AwrashLottery;

/**
 * awrash_selection_lottery_new:
 * @question: pool, size and quotas; the lottery keeps a reference
 * @rule: "maximin", "leximin", "nash", "nash:GAP", "goldilocks" or "goldilocks:WEIGHT"
 * @error: return location for an error
 *
 * The lottery of a rule. Persons whom no panel can hold have the chance 0 and are left out of the
 * rule: awrash_selection_lottery_list_never(). Persons of one type have the same chance.
 *
 * The status is %AWRASH_STATUS_OPTIMAL where value and bound are the same to within 2^-32 of the
 * bound, which is what weights in 2^-53 can show; %AWRASH_STATUS_WITHIN_GAP where they are within
 * the gap of the rule, which is 2^-32 but for Nash; %AWRASH_STATUS_FEASIBLE where they are not,
 * since a search had to be stopped, or since over more than 400 types panels met what quotas allow
 * on average but for a part, which the gap tells; %AWRASH_STATUS_INFEASIBLE where no panel keeps
 * all quotas, which is proved, too; %AWRASH_STATUS_LIMIT where none was found.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_NAME for an unknown rule, or a parameter where
 * there is none; %AWRASH_ERROR_VALUE for one that is no finite number above 0;
 * %AWRASH_ERROR_OVERFLOW for panels of 2^20 persons or more; %AWRASH_ERROR_MEMORY. Cost: one linear
 * program of a row a type, and for each of the panels a search for the best one by prices, which is
 * NP-hard in general and small where types are few, or each person has two categories; all of it
 * within so many steps. Source:
 * P. Flanigan, P. Gölz, A. Gupta, B. Hennig and A. D. Procaccia (2021), Fair algorithms for
 * selecting citizens' assemblies, Nature 596, for maximin, leximin and Nash; C. Baharav and B.
 * Flanigan (2024), Fair, manipulation-robust, and transparent sortition, for Goldilocks. Since: 0.5
 *
 * Returns: (transfer full): the lottery, or %NULL
 */
AWRASH_API AwrashLottery *awrash_selection_lottery_new (AwrashPanelQuestion *question,
                                                        const char *rule, GError **error);

/**
 * awrash_selection_lottery_ref:
 * @lottery: a lottery
 *
 * One owner more.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: (transfer full): the same lottery
 */
AWRASH_API AwrashLottery *awrash_selection_lottery_ref (AwrashLottery *lottery);

/**
 * awrash_selection_lottery_unref:
 * @lottery: (nullable) (transfer full): a lottery
 *
 * One owner less; the last one frees it.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(panels). Source: none. Since: 0.5
 */
AWRASH_API void awrash_selection_lottery_unref (AwrashLottery *lottery);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashLottery, awrash_selection_lottery_unref)

/**
 * awrash_selection_lottery_get_question:
 * @lottery: a lottery
 *
 * The question that it answers.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: (transfer none): the question
 */
AWRASH_API const AwrashPanelQuestion *
awrash_selection_lottery_get_question (const AwrashLottery *lottery);

/**
 * awrash_selection_lottery_get_n_persons:
 * @lottery: a lottery
 *
 * The number of persons in its pool.
 *
 * Shapes: none. Units: persons. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_lottery_get_n_persons (const AwrashLottery *lottery);

/**
 * awrash_selection_lottery_get_size:
 * @lottery: a lottery
 *
 * How many persons each of its panels has.
 *
 * Shapes: none. Units: persons. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_lottery_get_size (const AwrashLottery *lottery);

/**
 * awrash_selection_lottery_get_status:
 * @lottery: a lottery
 *
 * What kind of answer it is: awrash_selection_lottery_new().
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the status
 */
AWRASH_API AwrashStatus awrash_selection_lottery_get_status (const AwrashLottery *lottery);

/**
 * awrash_selection_lottery_get_value:
 * @lottery: a lottery
 *
 * What the rule makes of it. Maximin and leximin: the lowest chance of those who can be chosen at
 * all; Nash: Σ log p_i over these; Goldilocks: max p_i/m + WEIGHT m/min p_i.
 *
 * Shapes: none. Units: as told. Errors: none. Cost: O(1). Source: as for
 * awrash_selection_lottery_new(). Since: 0.5
 *
 * Returns: the value, NaN where there is no panel
 */
AWRASH_API double awrash_selection_lottery_get_value (const AwrashLottery *lottery);

/**
 * awrash_selection_lottery_get_bound:
 * @lottery: a lottery
 *
 * What no lottery can better, as the certificate proves. For leximin that of the first level:
 * awrash_selection_lottery_get_level().
 *
 * Shapes: none. Units: those of the value. Errors: none. Cost: O(1). Source: as for
 * awrash_selection_lottery_new(). Since: 0.5
 *
 * Returns: the bound, NaN where there is no panel
 */
AWRASH_API double awrash_selection_lottery_get_bound (const AwrashLottery *lottery);

/**
 * awrash_selection_lottery_get_gap:
 * @lottery: a lottery
 *
 * How far value and bound are apart, relative to the bound; for leximin the largest of all levels';
 * for Nash per person: Σ log p_i of no lottery is larger by more than n times it.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the gap, NaN where there is no panel
 */
AWRASH_API double awrash_selection_lottery_get_gap (const AwrashLottery *lottery);

/**
 * awrash_selection_lottery_list_chances:
 * @lottery: a lottery
 * @chance: (out caller-allocates) (array length=awrash_selection_lottery_get_n_persons(lottery)):
 * each person's
 *
 * Each person's chance: the weights of the panels that hold the person's type, times how many of
 * the type they hold, over the persons of the type, rounded once.
 *
 * Shapes: @chance awrash_selection_lottery_get_n_persons(). Units: probabilities. Errors: none.
 * Cost: O(n_persons). Source: none. Since: 0.5
 */
AWRASH_API void awrash_selection_lottery_list_chances (const AwrashLottery *lottery,
                                                       double chance[]);

/**
 * awrash_selection_lottery_list_never:
 * @lottery: a lottery
 * @never: (out caller-allocates) (array length=awrash_selection_lottery_get_n_persons(lottery)): 1
 * for a person whom no panel can hold
 *
 * Who can never be chosen, whatever the lottery, since the quotas leave no panel that holds the
 * person. Where there is no panel at all: everybody.
 *
 * Shapes: @never awrash_selection_lottery_get_n_persons(). Units: none. Errors: none. Cost:
 * O(n_persons). Source: none. Since: 0.5
 */
AWRASH_API void awrash_selection_lottery_list_never (const AwrashLottery *lottery, int64_t never[]);

/* ── levels ─────────────────────────────────────────────────────────────────────────────────── */

/**
 * AwrashLotteryLevel:
 * @value: the lowest chance of all who are at this level or above it
 * @bound: no lottery gives all of them more, that gives those below what they have here
 * @gap: (bound - value)/bound
 * @members: persons at this level
 *
 * A level of leximin; of maximin the first. Frozen.
 *
 * Since: 0.5
 */
typedef struct
{
  double value;
  double bound;
  double gap;
  int64_t members;
} AwrashLotteryLevel;

/**
 * awrash_selection_lottery_level_size:
 *
 * The size of an #AwrashLotteryLevel, for bindings.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_selection_lottery_level_size (void);

/**
 * awrash_selection_lottery_get_n_levels:
 * @lottery: a lottery
 *
 * How many levels it has; 0 under other rules.
 *
 * Shapes: none. Units: levels. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_lottery_get_n_levels (const AwrashLottery *lottery);

/**
 * awrash_selection_lottery_get_level:
 * @lottery: a lottery
 * @index: of a level, from 0 on
 * @level: (out caller-allocates): what is proved of it
 *
 * One level, from the lowest up. Two are told apart where the value of the later is above the bound
 * of the former.
 *
 * Shapes: none. Units: probabilities. Errors: none. Cost: O(1). Source: as for
 * awrash_selection_lottery_new(). Since: 0.5
 */
AWRASH_API void awrash_selection_lottery_get_level (const AwrashLottery *lottery, size_t index,
                                                    AwrashLotteryLevel *level);

/**
 * awrash_selection_lottery_list_levels:
 * @lottery: a lottery
 * @level: (out caller-allocates) (array length=awrash_selection_lottery_get_n_persons(lottery)):
 * each person's, -1 without one
 *
 * At which level each person is. Without one is who can never be chosen; under maximin who is not
 * held down by the first level; under other rules everybody.
 *
 * Shapes: @level awrash_selection_lottery_get_n_persons(). Units: none. Errors: none. Cost:
 * O(n_persons). Source: none. Since: 0.5
 */
AWRASH_API void awrash_selection_lottery_list_levels (const AwrashLottery *lottery,
                                                      int64_t level[]);

/* ── panels ─────────────────────────────────────────────────────────────────────────────────── */

/**
 * awrash_selection_lottery_get_n_panels:
 * @lottery: a lottery
 *
 * How many panels it has, as persons; 0 where no panel keeps the quotas.
 *
 * Panels are found by types; which persons of a type sit in a panel is spread so that each has the
 * same chance to the last unit of 2^-53 but one: where the type's units cannot be divided among its
 * persons, the first have one unit more. It depends on the question and the panels by types alone.
 *
 * Shapes: none. Units: panels. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_lottery_get_n_panels (const AwrashLottery *lottery);

/**
 * awrash_selection_lottery_get_weights:
 * @lottery: a lottery
 *
 * The weights of its panels, in units of 2^-53, each at least 1; they sum to 2^53.
 *
 * Shapes: awrash_selection_lottery_get_n_panels(). Units: 2^-53. Errors: none. Cost: O(1). Source:
 * none. Since: 0.5
 *
 * Returns: (transfer none) (nullable): the weights, %NULL where there is no panel
 */
AWRASH_API const int64_t *awrash_selection_lottery_get_weights (const AwrashLottery *lottery);

/**
 * awrash_selection_lottery_get_panel:
 * @lottery: a lottery
 * @index: of a panel
 *
 * The persons of a panel, ascending.
 *
 * Shapes: awrash_selection_lottery_get_size(). Units: none. Errors: none. Cost: O(1). Source: none.
 * Since: 0.5
 *
 * Returns: (transfer none): the persons
 */
AWRASH_API const int64_t *awrash_selection_lottery_get_panel (const AwrashLottery *lottery,
                                                              size_t index);

/**
 * awrash_selection_lottery_get_certificate:
 * @lottery: a lottery
 *
 * The certificate: awrash_audit_lottery() tells what it holds, and checks it without any search.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: (transfer none): the text
 */
AWRASH_API const char *awrash_selection_lottery_get_certificate (const AwrashLottery *lottery);

G_END_DECLS

#endif
