/* SPDX-License-Identifier: GPL-3.0-or-later */

/* selection-approve: which worksites to approve?
 *
 * Worksites j = 1 … n are proposed, each with places, months and a utility. A worksite is approved
 * with all its places, or, where it is scalable, with any number y_j from its fewest places up to
 * all; else y_j = 0. What is approved keeps bounds: a quota of person-months or places, budgets,
 * shares of what is approved itself, numbers that a group must or may have. Among all choices that
 * keep them the best by a chain of goals is found, with a proof of it, and what is left over is
 * told, why a worksite was not approved, and what it would need.
 *
 * Units in which worksite j counts in a bound, with its weight w_j there:
 *
 *   "worksites"      w_j if it is approved
 *   "places"         w_j y_j
 *   "person-months"  w_j y_j months_j
 *   "amount"         w_j for all its places; each place that it is approved with less takes away
 *                    w_j over its places, rounded down to a millionth
 *
 * A weight is 1 or 0 for a trait ("a women's worksite"), the part of its places that a group has,
 * or, of an amount, the cost of the whole worksite. Weights, utilities and limits are taken to the
 * nearest millionth; everything that follows is decided in whole numbers.
 *
 * Goals, each among the choices that are best by those before it:
 *
 *   "utility"            the largest sum of utility_j y_j: the utility of a worksite counts for
 *                        each of its places
 *   "utility-worksites"  the largest sum of utility_j over approved worksites: it counts once
 *   "beneficiaries"      the largest sum of y_j
 *   "worksites"          the largest number of worksites
 *   "person-months"      the largest sum of y_j months_j: as much of the stock as can be used
 *   "communes"           the largest number of communes with at least one worksite
 *   "leximin"            the places of communes, or, where needs are given, their places over their
 *                        needs, ascending, as large as they can be: first the lowest of any commune
 *                        as high as can be, then the next lowest …
 *
 * Communes without a worksite that may be approved, and those whose need is 0, are left out of
 * "communes" and "leximin".
 *
 * Where a worksite may be approved at all, a choice approves one at least: approving none keeps
 * every share, and is no answer.
 *
 * Ties: where several choices are best by the whole chain, an order of the worksites given by the
 * caller decides: of the tied choices the one that approves the first worksite on which they differ
 * in that order, with more places before fewer. Without an order the tie is refused, and two of the
 * choices are handed back.
 *
 * What every function of this theme refuses: an argument that is not as it says
 * (%AWRASH_ERROR_VALUE, or %AWRASH_ERROR_NAME for a text), too little memory
 * (%AWRASH_ERROR_MEMORY). Below these are "the common errors". Outputs are written only on success.
 */

#ifndef AWRASH_SELECTION_APPROVE_H
#define AWRASH_SELECTION_APPROVE_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/base.h>

G_BEGIN_DECLS

/**
 * AwrashApproval:
 *
 * The question: proposed worksites, bounds and goals. Put together by one thread, then read by as
 * many as like.
 *
 * Since: 0.5
 */
typedef struct _AwrashApproval AwrashApproval;

/**
 * AwrashApproved:
 *
 * The answer: which worksites are approved with how many places, and the proof. Opaque, immutable,
 * freely read by several threads.
 *
 * Since: 0.5
 */
typedef struct _AwrashApproved AwrashApproved;

/**
 * awrash_selection_approve_new:
 * @n: number of worksites, at least 1
 * @places_min: (array length=n) (nullable): the fewest places of each, from 1 to @places; %NULL:
 *   none is scalable
 * @places: (array length=n): all places of each, from 1 to 1,000,000
 * @months: (array length=n): months of each, from 1 to 1,200
 * @utility: (array length=n) (nullable): the utility of each, from 0 to 1,000,000; %NULL: 1 for all
 * @error: return location for an error
 *
 * A question without bounds, with the goal "utility".
 *
 * Shapes: four arrays of n. Units: places, months; utility as the caller counts it. Errors:
 * %AWRASH_ERROR_EMPTY for n = 0, %AWRASH_ERROR_BOUNDS for @places_min above @places, the common
 * errors. Cost: O(n). Source: none. Since: 0.5
 *
 * Returns: (transfer full): the question, or %NULL
 */
AWRASH_API AwrashApproval *awrash_selection_approve_new (size_t n, const int64_t places_min[],
                                                         const int64_t places[],
                                                         const int64_t months[],
                                                         const double utility[], GError **error);

/**
 * awrash_selection_approve_free:
 * @approval: (nullable) (transfer full): a question
 *
 * Frees a question; answers stay as they are.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 */
AWRASH_API void awrash_selection_approve_free (AwrashApproval *approval);

/**
 * awrash_selection_approve_get_n:
 * @approval: a question
 *
 * The number of worksites.
 *
 * Shapes: none. Units: worksites. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_approve_get_n (const AwrashApproval *approval);

/**
 * awrash_selection_approve_get_n_bounds:
 * @approval: a question
 *
 * The number of bounds that were added.
 *
 * Shapes: none. Units: bounds. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_approve_get_n_bounds (const AwrashApproval *approval);

/**
 * awrash_selection_approve_set_communes:
 * @approval: a question
 * @n_communes: number of communes
 * @commune: (array length=awrash_selection_approve_get_n(approval)): the commune of each worksite,
 *   from 0 to @n_communes - 1; -1: none
 * @error: return location for an error
 *
 * Says where worksites are; communes without any worksite count among those that receive nothing.
 *
 * Shapes: @commune n. Units: none. Errors: the common errors. Cost: O(n). Source: none. Since: 0.5
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_selection_approve_set_communes (AwrashApproval *approval,
                                                           size_t n_communes,
                                                           const int64_t commune[], GError **error);

/**
 * awrash_selection_approve_set_needs:
 * @approval: a question
 * @n_communes: the number of communes that awrash_selection_approve_set_communes() was given
 * @needs: (array length=n_communes): the need of each commune, as those who seek work there, from 0
 *   to 10^12, taken to the nearest millionth
 * @error: return location for an error
 *
 * Has "leximin" compare rates, places over needs, in place of places: exactly, by products. Who
 * sets the communes anew gives the needs anew, too.
 *
 * Shapes: @needs n_communes. Units: those of the need. Errors: the common errors. Cost:
 * O(n_communes). Source: none. Since: 0.5
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_selection_approve_set_needs (AwrashApproval *approval, size_t n_communes,
                                                        const double needs[], GError **error);

/**
 * awrash_selection_approve_set_threshold:
 * @approval: a question
 * @threshold: a utility, from 0 to 1,000,000
 * @error: return location for an error
 *
 * Excludes the worksites whose utility is below the threshold.
 *
 * Shapes: none. Units: those of utility. Errors: the common errors. Cost: O(1). Source: none.
 * Since: 0.5
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_selection_approve_set_threshold (AwrashApproval *approval,
                                                            double threshold, GError **error);

/**
 * awrash_selection_approve_set_required:
 * @approval: a question
 * @required: (array length=awrash_selection_approve_get_n(approval)): 1 for a worksite that must be
 *   approved, as one whose agreement is signed, whatever the threshold; else 0
 * @error: return location for an error
 *
 * Says which worksites are approved in any case.
 *
 * Shapes: @required n. Units: none. Errors: the common errors. Cost: O(n). Source: none. Since: 0.5
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_selection_approve_set_required (AwrashApproval *approval,
                                                           const int64_t required[],
                                                           GError **error);

/**
 * awrash_selection_approve_set_goals:
 * @approval: a question
 * @goals: names of goals, the most important first, parted by commas, each once
 * @error: return location for an error
 *
 * Says what is best; see the head of this page. "communes" and "leximin" ask for communes.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_DUPLICATE for a goal given twice, the common
 * errors. Cost: O(length of @goals). Source: none. Since: 0.5
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_selection_approve_set_goals (AwrashApproval *approval, const char *goals,
                                                        GError **error);

/**
 * awrash_selection_approve_add_bound:
 * @approval: a question
 * @kind: "number": @least and @most are numbers of the unit; "share": they are parts, from 0 to 1,
 *   of what all approved worksites count with weight 1
 * @unit: "worksites", "places", "person-months" or, of a number, "amount"
 * @weights: (array length=awrash_selection_approve_get_n(approval)) (nullable): the weight of each
 *   worksite, from 0 to 1,000 (of an amount 10^12); %NULL: 1 for all
 * @least: the least that is approved must count; of a number up to 9·10^12, 0 for no such limit
 * @most: the most that it may; infinite for no such limit
 * @may_relax: whether awrash_selection_approve_relax() may change it
 * @error: return location for an error
 *
 * Adds a bound: a quota is a number of person-months or places without weights, a budget a number
 * of an amount, "20 % of worksites are of national priority" a share of worksites. Bounds are
 * numbered from 0 in the order in which they are added.
 *
 * Shapes: @weights n. Units: of @unit. Errors: %AWRASH_ERROR_BOUNDS for @least above @most, the
 * common errors. Cost: O(n). Source: none. Since: 0.5
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_selection_approve_add_bound (AwrashApproval *approval, const char *kind,
                                                        const char *unit, const double weights[],
                                                        double least, double most,
                                                        gboolean may_relax, GError **error);

/**
 * awrash_selection_approve_solve:
 * @approval: a question
 * @order: (array length=awrash_selection_approve_get_n(approval)) (nullable): all worksites, each
 *   once, in the order that decides ties; %NULL: ties are refused
 * @gap: the relative gap |value - bound| / |value| that is good enough for each goal, from 0 on
 * @nodes: the most nodes of branch and bound that are looked at, for everything together; however
 *   many, "communes" and levels of "leximin" end where steps of relaxations, counted by their rows,
 *   and nodes, by their numbers, come to 10^8, some ten seconds
 * @error: return location for an error
 *
 * Looks for the best choice. The answer's status is OPTIMAL (proved best, and the only one),
 * TIE_SETTLED (proved best; the order decided), TIE_REFUSED (without an order), WITHIN_GAP (proved
 * to the gap asked), FEASIBLE (stopped; the gap is said), INFEASIBLE (proved that no choice keeps
 * the bounds) or LIMIT (stopped before any choice). Work is bounded in nodes and steps, so that
 * the answer is the same on every machine.
 *
 * Shapes: @order n. Units: none. Errors: %AWRASH_ERROR_DUPLICATE for a worksite twice in @order,
 * %AWRASH_ERROR_OVERFLOW for numbers too large to be exact together, the common errors. Cost:
 * exponential in the worst case, bounded by @nodes, each O(n × bounds); at 500 worksites under
 * quota, budget and 4 shares some ten nodes to a gap of 10^-3, and some hundred to some thousand, a
 * few tenths of a second at most, to 10^-4; "leximin" over 400 communes with 3,000 worksites ends
 * unproved after some seconds. Source: Geoffrion (1974) for levels commune by commune;
 * Land and Doig (1960); Everett (1963) for the bounds; Ogryczak and Śliwiński (2006) for levels.
 * Since: 0.5
 *
 * Returns: (transfer full): the answer, or %NULL
 */
AWRASH_API AwrashApproved *awrash_selection_approve_solve (const AwrashApproval *approval,
                                                           const int64_t order[], double gap,
                                                           size_t nodes, GError **error);

/**
 * awrash_selection_approve_relax:
 * @approval: a question
 * @nodes: as of awrash_selection_approve_solve()
 * @least: (array length=awrash_selection_approve_get_n_bounds(approval)) (out caller-allocates):
 *   the lower limit of each bound, lowered where it has to be
 * @most: (array length=awrash_selection_approve_get_n_bounds(approval)) (out caller-allocates): the
 *   upper limit, raised where it has to be
 * @places: (array length=awrash_selection_approve_get_n(approval)) (out caller-allocates): a choice
 *   that keeps the relaxed bounds
 * @status: (out): an #AwrashStatus: OPTIMAL; INFEASIBLE, where what may not be relaxed leaves
 *   nothing by itself; or LIMIT; arrays are written only with OPTIMAL
 * @error: return location for an error
 *
 * The smallest relaxation of bounds that leave no choice: the fewest bounds are relaxed, the later
 * ones rather than the earlier; then each of them, in its order, by as little as it can be. A share
 * is relaxed to the largest part that is left to it, rounded down to a millionth.
 *
 * Shapes: @least and @most n_bounds, @places n. Units: of the bounds. Errors: those of
 * awrash_selection_approve_solve(). Cost: a few searches for each bound that is relaxed. Source: W.
 * Dinkelbach (1967) for shares. Since: 0.5
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_selection_approve_relax (const AwrashApproval *approval, size_t nodes,
                                                    double least[], double most[], int64_t places[],
                                                    int64_t *status, GError **error);

/**
 * awrash_selection_approve_export_lp:
 * @approval: a question
 * @goal: the number of a goal in the chain, from 0; not "leximin", nor one behind it
 * @known: (array length=goal) (nullable): the values of the goals before it, which are held; %NULL
 *   with the first
 * @error: return location for an error
 *
 * The question for other solvers, in the CPLEX LP format: w3 = 1 where worksite 3 is approved, p3
 * its places above the fewest, c2.0 = 1 where commune 2 is served.
 *
 * Shapes: @known @goal values. Units: millionths in the goal of utility. Errors:
 * %AWRASH_ERROR_CLASS for "leximin", the common errors. Cost: O(n × bounds). Source: the CPLEX LP
 * format as GLPK and CBC read it. Since: 0.5
 *
 * Returns: (transfer full): the text, to be freed by g_free(), or %NULL
 */
AWRASH_API char *awrash_selection_approve_export_lp (const AwrashApproval *approval, size_t goal,
                                                     const double known[], GError **error);

/**
 * awrash_selection_approve_answer_free:
 * @answer: (nullable) (transfer full): an answer
 *
 * Frees an answer.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 */
AWRASH_API void awrash_selection_approve_answer_free (AwrashApproved *answer);

/**
 * awrash_selection_approve_answer_get_status:
 * @answer: an answer
 *
 * What kind of answer it is.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the status
 */
AWRASH_API AwrashStatus awrash_selection_approve_answer_get_status (const AwrashApproved *answer);

/**
 * awrash_selection_approve_answer_get_n:
 * @answer: an answer
 *
 * The number of worksites of the question.
 *
 * Shapes: none. Units: worksites. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_approve_answer_get_n (const AwrashApproved *answer);

/**
 * awrash_selection_approve_answer_get_places:
 * @answer: an answer
 *
 * The places that each worksite is approved with, 0 where it is not.
 *
 * Shapes: awrash_selection_approve_answer_get_n(answer) values, owned by @answer. Units: places.
 * Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: (transfer none) (nullable) (array): the places, %NULL where there is no choice
 */
AWRASH_API const int64_t *awrash_selection_approve_answer_get_places (const AwrashApproved *answer);

/**
 * awrash_selection_approve_answer_get_other:
 * @answer: an answer
 *
 * Another choice that is as good, in the form of the first.
 *
 * Shapes: awrash_selection_approve_answer_get_n(answer) values, owned by @answer. Units: places.
 * Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: (transfer none) (nullable) (array): the places, %NULL where there is no tie
 */
AWRASH_API const int64_t *awrash_selection_approve_answer_get_other (const AwrashApproved *answer);

/**
 * awrash_selection_approve_answer_get_goal:
 * @answer: an answer
 * @goal: the number of a goal in the chain, from 0
 * @value: (out): what the choice reaches; of "leximin" the fewest places of a commune, or the
 *   lowest rate
 * @bound: (out): what no choice can pass; NaN where nothing is proved; of "leximin" it is of the
 *   lowest commune alone, and the gap says whether all are proved
 * @gap: (out): the relative gap between them, which of "leximin" is 0 or NaN
 *
 * What one goal came to.
 *
 * Shapes: none. Units: of the goal. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: %TRUE, or %FALSE where there is no such goal or no choice; outputs are then untouched
 */
AWRASH_API gboolean awrash_selection_approve_answer_get_goal (const AwrashApproved *answer,
                                                              size_t goal, double *value,
                                                              double *bound, double *gap);

/**
 * awrash_selection_approve_answer_get_nodes:
 * @answer: an answer
 *
 * The nodes of branch and bound that were looked at.
 *
 * Shapes: none. Units: nodes. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_approve_answer_get_nodes (const AwrashApproved *answer);

/**
 * awrash_selection_approve_answer_get_certificate:
 * @answer: an answer
 *
 * What lets anyone re-check the answer: see awrash_audit_approval().
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: (transfer none): the text, owned by @answer
 */
AWRASH_API const char *
awrash_selection_approve_answer_get_certificate (const AwrashApproved *answer);

/**
 * awrash_selection_approve_answer_get_reason:
 * @answer: an answer
 * @worksite: a worksite
 *
 * Why a worksite is approved or not: "required", "approved", "below-threshold", "too-large" (a
 * bound alone has no room for its fewest places), "not-chosen".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: (transfer none) (nullable): a fixed text, %NULL without a choice or for what is no
 * worksite
 */
AWRASH_API const char *awrash_selection_approve_answer_get_reason (const AwrashApproved *answer,
                                                                   size_t worksite);

/**
 * awrash_selection_approve_answer_get_commune:
 * @answer: an answer
 * @commune: a commune
 *
 * Why a commune has a worksite or none: "served", "no-worksite" (none was proposed),
 * "below-threshold" and "too-large" (true of all its worksites, or of those that the threshold
 * leaves), "not-chosen" (not beside the others, as the goals have it).
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: (transfer none) (nullable): a fixed text, %NULL without a choice or for what is no
 * commune
 */
AWRASH_API const char *awrash_selection_approve_answer_get_commune (const AwrashApproved *answer,
                                                                    size_t commune);

/**
 * awrash_selection_approve_answer_get_bound:
 * @answer: an answer
 * @bound: the number of a bound
 * @count: (out): what the approved worksites count in it
 * @total: (out): of a share what all count with weight 1, of a number the same as @count
 * @room: (out): how much more the upper limit leaves, infinite where there is none; of a share with
 *   a lower limit only, how much less there could be of the same total
 *
 * How a bound stands.
 *
 * Shapes: none. Units: of the bound. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: %TRUE, or %FALSE where there is no such bound or no choice; outputs are then untouched
 */
AWRASH_API gboolean awrash_selection_approve_answer_get_bound (const AwrashApproved *answer,
                                                               size_t bound, double *count,
                                                               double *total, double *room);

/**
 * awrash_selection_approve_answer_get_need:
 * @answer: an answer
 * @worksite: a worksite that is not approved
 * @bound: the number of a bound
 * @need: (out): what is missing in it, above 0; 0 where the bound has room
 *
 * What a worksite would need to be approved, with its fewest places, beside all that are: of a
 * number how much the upper limit would have to be higher ("12 person-months more"); of a share how
 * many units more, of weight 1, would have to be approved ("one more women's worksite"), or, where
 * the upper limit stands in the way, of weight 0; infinite where no number would do.
 *
 * Shapes: none. Units: of the bound. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: %TRUE, or %FALSE where there is no such bound, no choice, or the worksite is approved;
 *   outputs are then untouched
 */
AWRASH_API gboolean awrash_selection_approve_answer_get_need (const AwrashApproved *answer,
                                                              size_t worksite, size_t bound,
                                                              double *need);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashApproval, awrash_selection_approve_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashApproved, awrash_selection_approve_answer_free)

G_END_DECLS

#endif
