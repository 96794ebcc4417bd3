/* SPDX-License-Identifier: GPL-3.0-or-later */

/* selection: which persons? A pool of persons with their categories, and the question that is put
 * to it: panels of so many, with at least and at most so many of every kind.
 *
 * A category (sex, age group, milieu) sorts every person under one of its values. A quota is a
 * bound, from a least to a most number, on the persons of one value in a panel. Quotas stand in one
 * flat list over all values, category by category: that of value v of category c has the place
 * n_values[0] + … + n_values[c - 1] + v.
 *
 * Persons are numbers from 0 on. The library knows no names, so none can appear in a message or a
 * certificate. Persons who have the same value in every category are exchangeable, and form a type;
 * where a household may send one person only, they must live in households that are alike, too.
 *
 * What holds for every function: the order of persons does not show but in their numbers; outputs
 * are written only on success. */

#ifndef AWRASH_SELECTION_H
#define AWRASH_SELECTION_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/base.h>

G_BEGIN_DECLS

/**
 * AwrashPool:
 *
 * Persons with their categories and households. Opaque, shared by references, never changed once it
 * is made, and may be read by several threads.
 *
 * Since: 0.5
 */
typedef struct _AwrashPool AwrashPool;

/**
 * awrash_selection_pool_new:
 * @n_persons: number of persons, at least 1 and below 2^31
 * @n_categories: number of categories, at least 1
 * @n_values: (array length=n_categories): how many values each category has, at least 1
 * @value: (array length=n_persons * n_categories): the values of each person, from 0 to the
 *   category's n_values - 1: value[i * n_categories + c] is that of person i in category c
 * @household: (array length=n_persons) (nullable): persons with the same number live together; who
 *   has a negative one lives alone; %NULL: all do
 * @error: return location for an error
 *
 * A pool of persons. The arrays are copied.
 *
 * Shapes: as above. Units: none. Errors: %AWRASH_ERROR_EMPTY for no person, category or value;
 * %AWRASH_ERROR_VALUE for a value that its category does not have; %AWRASH_ERROR_OVERFLOW for more
 * persons or values than 2^31 - 1; %AWRASH_ERROR_MEMORY. Cost: O(n_persons (n_categories + log
 * n_persons)) time, O(n_persons n_categories) memory. Source: none. Since: 0.5
 *
 * Returns: (transfer full): the pool, or %NULL
 */
AWRASH_API AwrashPool *awrash_selection_pool_new (size_t n_persons, size_t n_categories,
                                                  const int64_t n_values[], const int64_t value[],
                                                  const int64_t household[], GError **error);

/**
 * awrash_selection_pool_ref:
 * @pool: a pool
 *
 * One owner more.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: (transfer full): the same pool
 */
AWRASH_API AwrashPool *awrash_selection_pool_ref (AwrashPool *pool);

/**
 * awrash_selection_pool_unref:
 * @pool: (nullable) (transfer full): a pool
 *
 * One owner less; the last one frees it.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 */
AWRASH_API void awrash_selection_pool_unref (AwrashPool *pool);

/**
 * awrash_selection_pool_get_n_persons:
 * @pool: a pool
 *
 * The number of persons.
 *
 * Shapes: none. Units: persons. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_pool_get_n_persons (const AwrashPool *pool);

/**
 * awrash_selection_pool_get_n_categories:
 * @pool: a pool
 *
 * The number of categories.
 *
 * Shapes: none. Units: categories. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_pool_get_n_categories (const AwrashPool *pool);

/**
 * awrash_selection_pool_get_n_quotas:
 * @pool: a pool
 *
 * The number of values of all categories together: so many quotas a question has.
 *
 * Shapes: none. Units: values. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_pool_get_n_quotas (const AwrashPool *pool);

/**
 * awrash_selection_pool_count:
 * @pool: a pool
 * @persons: (out caller-allocates) (array length=awrash_selection_pool_get_n_quotas(pool)): persons
 * of each value, in the order of quotas
 *
 * Counts the persons of every value.
 *
 * Shapes: @persons awrash_selection_pool_get_n_quotas(). Units: persons. Errors: none. Cost:
 * O(n_persons n_categories). Source: none. Since: 0.5
 */
AWRASH_API void awrash_selection_pool_count (const AwrashPool *pool, int64_t persons[]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashPool, awrash_selection_pool_unref)

/**
 * AwrashPanelQuestion:
 *
 * What panels are asked for: the pool, their size, the quotas. Opaque, shared by references, never
 * changed once it is made, and may be read by several threads.
 *
 * Since: 0.5
 */
typedef struct _AwrashPanelQuestion AwrashPanelQuestion;

/**
 * awrash_selection_question_new:
 * @pool: the persons; the question keeps a reference
 * @size: how many persons a panel has, at least 1
 * @lower: (array length=awrash_selection_pool_get_n_quotas(pool)): the fewest persons of each
 * value, at least 0
 * @upper: (array length=awrash_selection_pool_get_n_quotas(pool)): the most, at least the fewest
 * @one_per_household: whether a panel holds at most one person of a household
 * @error: return location for an error
 *
 * A question about panels. That no panel keeps all quotas is no error here, but an answer of those
 * who look for panels. A panel can never hold more persons of a value than it, and the pool, has.
 *
 * Shapes: @lower and @upper awrash_selection_pool_get_n_quotas(). Units: persons. Errors:
 * %AWRASH_ERROR_EMPTY for panels of nobody; %AWRASH_ERROR_BOUNDS for panels larger than the pool, a
 * negative least number, or a most number below it; %AWRASH_ERROR_VALUE for one person per
 * household in a pool that was made without households; %AWRASH_ERROR_MEMORY. Cost: O(n_persons
 * (n_categories + log n_persons)). Source: P. Flanigan, P. Gölz, A. Gupta, B. Hennig and A. D.
 * Procaccia (2021), Fair algorithms for selecting citizens' assemblies, Nature 596. Since: 0.5
 *
 * Returns: (transfer full): the question, or %NULL
 */
AWRASH_API AwrashPanelQuestion *
awrash_selection_question_new (AwrashPool *pool, size_t size, const int64_t lower[],
                               const int64_t upper[], gboolean one_per_household, GError **error);

/**
 * awrash_selection_question_ref:
 * @question: a question
 *
 * One owner more.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: (transfer full): the same question
 */
AWRASH_API AwrashPanelQuestion *awrash_selection_question_ref (AwrashPanelQuestion *question);

/**
 * awrash_selection_question_unref:
 * @question: (nullable) (transfer full): a question
 *
 * One owner less; the last one frees it.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 */
AWRASH_API void awrash_selection_question_unref (AwrashPanelQuestion *question);

/**
 * awrash_selection_question_get_pool:
 * @question: a question
 *
 * The pool that is asked.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: (transfer none): the pool
 */
AWRASH_API const AwrashPool *
awrash_selection_question_get_pool (const AwrashPanelQuestion *question);

/**
 * awrash_selection_question_get_size:
 * @question: a question
 *
 * How many persons a panel has.
 *
 * Shapes: none. Units: persons. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_question_get_size (const AwrashPanelQuestion *question);

/**
 * awrash_selection_question_get_n_persons:
 * @question: a question
 *
 * The number of persons in its pool.
 *
 * Shapes: none. Units: persons. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_question_get_n_persons (const AwrashPanelQuestion *question);

/**
 * awrash_selection_question_get_n_types:
 * @question: a question
 *
 * The number of types: how many kinds of persons there are that the question tells apart.
 *
 * Shapes: none. Units: types. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_question_get_n_types (const AwrashPanelQuestion *question);

/**
 * awrash_selection_question_list_types:
 * @question: a question
 * @type: (out caller-allocates) (array length=awrash_selection_question_get_n_persons(question)):
 * the type of each person
 *
 * The type of each person, from 0 on. Types stand in the order of the values of their persons,
 * category by category, then in that of their households.
 *
 * Shapes: @type the pool's n_persons. Units: none. Errors: none. Cost: O(n_persons). Source: none.
 * Since: 0.5
 */
AWRASH_API void awrash_selection_question_list_types (const AwrashPanelQuestion *question,
                                                      int64_t type[]);

/**
 * awrash_selection_question_check:
 * @question: a question
 * @n: number of persons
 * @persons: (array length=n): a panel, in any order
 * @error: return location for an error
 *
 * Holds a panel from any hand against size, quotas and households. The first thing broken is told:
 * the size, then the quotas in their order, then the households.
 *
 * Shapes: @persons n. Units: persons. Errors: %AWRASH_ERROR_VALUE for a person whom the pool does
 * not have; %AWRASH_ERROR_DUPLICATE for one who is named twice; %AWRASH_ERROR_MEMORY. Cost:
 * O(n_persons + n n_categories). Source: none. Since: 0.5
 *
 * Returns: (transfer full): what is broken, in words, "" where nothing is; or %NULL
 */
AWRASH_API char *awrash_selection_question_check (const AwrashPanelQuestion *question, size_t n,
                                                  const int64_t persons[], GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashPanelQuestion, awrash_selection_question_unref)

/**
 * AwrashQuotaRelaxation:
 *
 * The smallest change of quotas with which there is a panel. Opaque, never changed once it is made,
 * and may be read by several threads.
 *
 * Since: 0.5
 */
typedef struct _AwrashQuotaRelaxation AwrashQuotaRelaxation;

/**
 * awrash_selection_relaxation_new:
 * @question: a question
 * @person: who must be in the panel; -1: nobody in particular
 * @weight: (array length=n_quotas): what a person more or less costs under each quota, from 0 to
 *   2^20
 * @least: (array length=n_quotas): down to where each least number may go, from 0 to what it is
 * @most: (array length=n_quotas): up to where each most number may go, at least what it is
 * @error: return location for an error
 *
 * Looks for the quotas that make a panel possible, among those with the smallest sum of changes,
 * each times its weight. A quota that may not be changed has its own bounds for @least and @most.
 * The size of panels and households stay as they are. With a @person it tells which quotas keep the
 * person out.
 *
 * Shapes: @weight, @least and @most awrash_selection_pool_get_n_quotas(). Units: persons. Errors:
 * %AWRASH_ERROR_VALUE for a person whom the pool does not have, and a weight outside;
 * %AWRASH_ERROR_BOUNDS for limits that are inside the quotas; %AWRASH_ERROR_MEMORY. Cost: a search
 * in whole numbers, NP-hard in general. Source: none. Since: 0.5
 *
 * Returns: (transfer full): the relaxation, or %NULL
 */
AWRASH_API AwrashQuotaRelaxation *
awrash_selection_relaxation_new (const AwrashPanelQuestion *question, int64_t person,
                                 const int64_t weight[], const int64_t least[],
                                 const int64_t most[], GError **error);

/**
 * awrash_selection_relaxation_free:
 * @relaxation: (nullable) (transfer full): a relaxation
 *
 * Frees a relaxation.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 */
AWRASH_API void awrash_selection_relaxation_free (AwrashQuotaRelaxation *relaxation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashQuotaRelaxation, awrash_selection_relaxation_free)

/**
 * awrash_selection_relaxation_get_status:
 * @relaxation: a relaxation
 *
 * %AWRASH_STATUS_OPTIMAL: there is no smaller one; %AWRASH_STATUS_FEASIBLE: the search was stopped
 * before that was known; %AWRASH_STATUS_INFEASIBLE: no change within the limits makes a panel
 * possible; %AWRASH_STATUS_LIMIT: none was found.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the status
 */
AWRASH_API AwrashStatus
awrash_selection_relaxation_get_status (const AwrashQuotaRelaxation *relaxation);

/**
 * awrash_selection_relaxation_get_n_quotas:
 * @relaxation: a relaxation
 *
 * The number of quotas of its question.
 *
 * Shapes: none. Units: quotas. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t
awrash_selection_relaxation_get_n_quotas (const AwrashQuotaRelaxation *relaxation);

/**
 * awrash_selection_relaxation_get_total:
 * @relaxation: a relaxation
 *
 * The sum of its changes, each times its weight; 0 where there is none.
 *
 * Shapes: none. Units: persons times weights. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the sum
 */
AWRASH_API int64_t awrash_selection_relaxation_get_total (const AwrashQuotaRelaxation *relaxation);

/**
 * awrash_selection_relaxation_list_bounds:
 * @relaxation: a relaxation
 * @lower: (out caller-allocates) (array
 * length=awrash_selection_relaxation_get_n_quotas(relaxation)): the new least numbers
 * @upper: (out caller-allocates) (array
 * length=awrash_selection_relaxation_get_n_quotas(relaxation)): the new most numbers
 *
 * The relaxed quotas; those of the question where there is no relaxation.
 *
 * Shapes: awrash_selection_relaxation_get_n_quotas(). Units: persons. Errors: none. Cost:
 * O(n_quotas). Source: none. Since: 0.5
 */
AWRASH_API void awrash_selection_relaxation_list_bounds (const AwrashQuotaRelaxation *relaxation,
                                                         int64_t lower[], int64_t upper[]);

G_END_DECLS

#endif
