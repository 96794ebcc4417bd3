/* SPDX-License-Identifier: GPL-3.0-or-later */

/* selection-reserve: who gets a place by priority, with places reserved for groups, and why.
 *
 * Persons are numbered from 0, and nothing else is known of them: a score, at most one category
 * (those of a vertical reservation exclude one another), and any traits (those of horizontal ones
 * overlap), as a set: bit t is trait t, so that a person with traits 0 and 2 has 5. Scores are
 * compared as the exact numbers that they are; the higher one comes first.
 *
 * Places stand in blocks, which are filled one after the other: that order is the precedence, and
 * is part of the question. A block is for everybody or for one category, and reserves places
 * within it for traits; a person counts on one reserved place, for one trait. As many reserved
 * places are filled as can be (a largest matching, not first come first served), by those with the
 * highest scores with whom that is possible.
 *
 * Minimum guarantee: in each block the reserved places come first, so that whoever has the trait
 * and would be selected anyway counts on them: a minimum of 11 women is met by 11 women on the
 * merit list, and changes nothing then. Over and above: the places for anyone come first, and who
 * has one of these does not count on a reserve. The same holds between blocks: open places before
 * those of the categories are reservations over and above; after them, minimum guarantees.
 *
 * Reserved places on which nobody can be counted go to the rest of the block by merit, unless their
 * trait is hard: then they stay empty. What is left of a block for want of candidates goes to the
 * rest of all by merit, unless the block keeps it. */

#ifndef AWRASH_SELECTION_RESERVE_H
#define AWRASH_SELECTION_RESERVE_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/allot.h>

G_BEGIN_DECLS

/**
 * AwrashReserves:
 *
 * Places in blocks, and what is reserved in each. Opaque, immutable, freely read by several
 * threads.
 *
 * Since: 0.5
 */
typedef struct _AwrashReserves AwrashReserves;

/**
 * awrash_selection_reserves_new:
 * @mode: "minimum-guarantee" or "over-and-above": within each block
 * @n_traits: how many traits there are, at most 16
 * @hard: the set of traits whose reserved places stay empty where nobody can be counted on them; 0
 *   for none
 * @n_blocks: how many blocks, 1 to 1,000, in the order in which they are filled
 * @category: (array length=n_blocks) (nullable): the category that each block is for, -1 for
 *   everybody; %NULL: everybody in all
 * @size: (array length=n_blocks): the places of each block, the reserved ones among them
 * @keeps: (array length=n_blocks) (nullable): 1 where places stay empty for want of candidates, 0
 *   where they go to the rest of all; %NULL: 0 in all
 * @reserved: (array) (nullable): n_blocks rows of n_traits numbers: the places that each block
 *   reserves for each trait; %NULL: none
 * @error: where to say what is wrong
 *
 * Checks the places of a selection and keeps a copy of them.
 *
 * Shapes: category, size and keeps have n_blocks, reserved n_blocks * n_traits. Units: places.
 * Errors: %AWRASH_ERROR_NAME for an unknown mode; %AWRASH_ERROR_EMPTY for no block;
 * %AWRASH_ERROR_VALUE for a number outside what is said above, a size above 2^52 / 1,000;
 * %AWRASH_ERROR_BOUNDS for a block that reserves more than it has; %AWRASH_ERROR_MEMORY. Cost:
 * O(blocks · traits). Source: T. Sönmez and M. B. Yenmez (2022), Affirmative action in India via
 * vertical, horizontal, and overlapping reservations, Econometrica 90. Since: 0.5
 *
 * Returns: (transfer full): the reserves; free with awrash_selection_reserves_free()
 */
AWRASH_API AwrashReserves *
awrash_selection_reserves_new (const char *mode, size_t n_traits, int64_t hard, size_t n_blocks,
                               const int64_t category[], const int64_t size[],
                               const int64_t keeps[], const int64_t reserved[], GError **error);

/**
 * awrash_selection_reserves_free:
 * @reserves: (nullable) (transfer full): reserves
 *
 * Gives back what reserves hold.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 */
AWRASH_API void awrash_selection_reserves_free (AwrashReserves *reserves);

/**
 * awrash_selection_reserves_get_n_blocks:
 * @reserves: reserves
 *
 * The number of blocks.
 *
 * Shapes: none. Units: blocks. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_reserves_get_n_blocks (const AwrashReserves *reserves);

/**
 * awrash_selection_reserves_get_n_traits:
 * @reserves: reserves
 *
 * The number of traits.
 *
 * Shapes: none. Units: traits. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_reserves_get_n_traits (const AwrashReserves *reserves);

/**
 * AwrashPriority:
 *
 * The answer of a selection by priority. Opaque, immutable, freely read by several threads.
 *
 * A kind of place is numbered block * (n_traits + 1) for the places of a block that anyone may
 * have, and t + 1 more for those that are reserved for trait t. Behind the last block stands one
 * more, of the places that blocks left over to the rest of all.
 *
 * Since: 0.5
 */
typedef struct _AwrashPriority AwrashPriority;

/**
 * awrash_selection_priority_new:
 * @reserves: the places
 * @ties: (nullable): how ties are decided, persons being the recipients; %NULL refuses them; the
 *   outcome of a lot drawn elsewhere is not taken
 * @n: the number of persons, at least 1
 * @score: (array length=n): scores, finite
 * @category: (array length=n) (nullable): the category of each person, 0 to 32,766, -1 for none;
 *   %NULL: nobody has any
 * @traits: (array length=n) (nullable): the set of traits of each person; %NULL: nobody has any
 * @error: where to say what is wrong
 *
 * Selects persons by priority. The choice of each block fills most reserved places, and among the
 * choices that do is the best by merit: whoever is left out has no higher score than anybody whose
 * place could be had instead. Both are seen in cut-offs: a person gets a place by a score above the
 * cut-off of any kind of place that is open to it.
 *
 * A tie is a group of equal scores of whom some are served in one order and others in another: the
 * status is TIE_REFUSED without @ties, and nobody is selected. Where every order selects the same
 * persons there is none: which of them counts on which place, and so where the cut-offs of places
 * that all of them had lie, is a matter of book-keeping. That is known from one look, but where
 * persons of different traits or categories part between the blocks, or between the places for
 * anyone and the reserved ones behind them, and all have a place in the end: then the other ways
 * to choose among them are tried, by how many of each kind of person come first. Where 100 do not
 * decide it, it is refused as a tie.
 *
 * Shapes: score, category and traits have n. Units: scores in any unit. Errors:
 * %AWRASH_ERROR_EMPTY for n = 0; %AWRASH_ERROR_VALUE for a score that is not finite, a category or
 * a set of traits that is none, ties of another length or drawn elsewhere; %AWRASH_ERROR_MEMORY.
 * Cost: O(n) and the sorting of as many as are looked at, for each block; for each reserved place
 * O(types · traits), a type being a set of traits that somebody has; all that up to 102 times where
 * other ways are tried. Source: Sönmez and Yenmez
 * 2022, the meritorious horizontal choice rule and 2SMH; U. Dur, S. Kominers, P. Pathak and T.
 * Sönmez (2018), Reserve design, Journal of Political Economy 126. Since: 0.5
 *
 * Returns: (transfer full): the answer, a refused tie among them; free with
 *   awrash_selection_priority_free()
 */
AWRASH_API AwrashPriority *awrash_selection_priority_new (const AwrashReserves *reserves,
                                                          const AwrashTies *ties, size_t n,
                                                          const double score[],
                                                          const int64_t category[],
                                                          const int64_t traits[], GError **error);

/**
 * awrash_selection_priority_free:
 * @answer: (nullable) (transfer full): an answer
 *
 * Gives back what an answer holds.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 */
AWRASH_API void awrash_selection_priority_free (AwrashPriority *answer);

/**
 * awrash_selection_priority_get_status:
 * @answer: an answer
 *
 * What kind of answer came out: OPTIMAL; TIE_SETTLED; TIE_REFUSED; UNPLACED where places stay
 * empty.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the status
 */
AWRASH_API AwrashStatus awrash_selection_priority_get_status (const AwrashPriority *answer);

/**
 * awrash_selection_priority_get_n:
 * @answer: an answer
 *
 * The number of persons who were asked about.
 *
 * Shapes: none. Units: persons. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_priority_get_n (const AwrashPriority *answer);

/**
 * awrash_selection_priority_get_n_kinds:
 * @answer: an answer
 *
 * The number of kinds of place: (blocks + 1) · (traits + 1).
 *
 * Shapes: none. Units: kinds. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_priority_get_n_kinds (const AwrashPriority *answer);

/**
 * awrash_selection_priority_get_n_selected:
 * @answer: an answer
 *
 * How many persons have a place; 0 where a tie was refused.
 *
 * Shapes: none. Units: persons. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_priority_get_n_selected (const AwrashPriority *answer);

/**
 * awrash_selection_priority_get_n_empty:
 * @answer: an answer
 *
 * How many places stay empty; 0 where a tie was refused.
 *
 * Shapes: none. Units: places. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API int64_t awrash_selection_priority_get_n_empty (const AwrashPriority *answer);

/**
 * awrash_selection_priority_get_n_tied:
 * @answer: an answer
 *
 * How many persons the first tie that matters is between; 0 without one.
 *
 * Shapes: none. Units: persons. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_priority_get_n_tied (const AwrashPriority *answer);

/**
 * awrash_selection_priority_get_n_free:
 * @answer: an answer
 *
 * How many places the tied persons share.
 *
 * Shapes: none. Units: places. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number, 0 without a tie
 */
AWRASH_API int64_t awrash_selection_priority_get_n_free (const AwrashPriority *answer);

/**
 * awrash_selection_priority_get_tied_block:
 * @answer: an answer
 *
 * In which block the tie came up; the number of blocks for the places that they left over.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the block, -1 without a tie
 */
AWRASH_API int64_t awrash_selection_priority_get_tied_block (const AwrashPriority *answer);

/**
 * awrash_selection_priority_get_selected:
 * @answer: an answer
 * @persons: (array) (out caller-allocates): who has a place, block after block, the highest scores
 *   first
 *
 * The persons who have a place.
 *
 * Shapes: persons has awrash_selection_priority_get_n_selected(). Units: none. Errors: none. Cost:
 * O(selected). Source: none. Since: 0.5
 */
AWRASH_API void awrash_selection_priority_get_selected (const AwrashPriority *answer,
                                                        int64_t persons[]);

/**
 * awrash_selection_priority_get_tied:
 * @answer: an answer
 * @persons: (array) (out caller-allocates): who is tied, in ascending order
 *
 * The persons of the first tie that matters.
 *
 * Shapes: persons has awrash_selection_priority_get_n_tied(). Units: none. Errors: none. Cost:
 * O(tied). Source: none. Since: 0.5
 */
AWRASH_API void awrash_selection_priority_get_tied (const AwrashPriority *answer,
                                                    int64_t persons[]);

/**
 * awrash_selection_priority_get_outcomes:
 * @answer: an answer
 * @blocks: (array) (out caller-allocates): the block in which each person has a place, -1 for none
 * @traits: (array) (out caller-allocates): the trait for which the place is reserved, -1 for one
 *   that anyone may have, and for none
 *
 * What each person has.
 *
 * Shapes: both have awrash_selection_priority_get_n(). Units: none. Errors: none. Cost: O(n).
 * Source: none. Since: 0.5
 */
AWRASH_API void awrash_selection_priority_get_outcomes (const AwrashPriority *answer,
                                                        int64_t blocks[], int64_t traits[]);

/**
 * awrash_selection_priority_get_kinds:
 * @answer: an answer
 * @places: (array) (out caller-allocates): how many places of each kind there were; reserved ones
 *   that go to the rest of their block still count as reserved here
 * @filled: (array) (out caller-allocates): how many persons have a place of each kind
 * @cutoffs: (array) (out caller-allocates): the score of the last person who could have a place of
 *   that kind; ∞ where there was none to be had, -∞ where nobody was turned away, NaN where a tie
 *   was refused
 *
 * The kinds of place with their cut-offs, which are what is published. A score above a cut-off had
 * a place, by that kind or another one, one below it had none by that kind; at the cut-off a tie
 * may have decided.
 *
 * Shapes: all have awrash_selection_priority_get_n_kinds(). Units: places, persons, scores. Errors:
 * none. Cost: O(kinds). Source: P. Pathak, T. Sönmez, M. U. Ünver and M. B. Yenmez (2024), Fair
 * allocation of vaccines, ventilators and antiviral treatments, Management Science 70. Since: 0.5
 */
AWRASH_API void awrash_selection_priority_get_kinds (const AwrashPriority *answer, int64_t places[],
                                                     int64_t filled[], double cutoffs[]);

/**
 * awrash_selection_priority_explain:
 * @answer: an answer
 * @person: the person, from 0
 * @n_blocks: how many blocks there were
 * @block_names: (array length=n_blocks): what the places of each block that anyone may have are
 *   called
 * @n_traits: how many traits there were
 * @trait_names: (array length=n_traits): what each trait is called
 * @error: where to say what is wrong
 *
 * Why a person has a place or none: "score 61.2; cut-off of open places: 64; cut-off of women:
 * 62.5". It is meant for that person alone: beside cut-offs, which are public, nothing is said of
 * anybody else.
 *
 * Shapes: none. Units: scores. Errors: %AWRASH_ERROR_VALUE for a person or numbers of names that do
 * not fit; %AWRASH_ERROR_EMPTY where a tie was refused. Cost: O(kinds). Source: Pathak and others
 * 2024. Since: 0.5
 *
 * Returns: (transfer full): the sentence, in the language of the messages
 */
AWRASH_API char *
awrash_selection_priority_explain (const AwrashPriority *answer, int64_t person, size_t n_blocks,
                                   const char *const block_names[], size_t n_traits,
                                   const char *const trait_names[], GError **error);

/**
 * awrash_selection_history_score:
 * @n: the number of persons
 * @score: (array length=n): their scores
 * @n_terms: how many things of past rounds count
 * @coefficients: (array length=n_terms): what one of each is worth in points
 * @terms: (array): n_terms rows of n numbers: how many each person has, such as months of waiting
 *   or refusals
 * @decimals: to how many decimals sums are rounded, 0 to 12
 * @sums: (array length=n) (out caller-allocates): score + Σ coefficient · term, rounded
 * @error: where to say what is wrong
 *
 * Lets past rounds count: what people waited for or were refused raises their score by stated
 * coefficients. Sums are rounded once, to the nearest decimal and upwards from the middle, so that
 * those which are equal on paper are ties, which doubles added up would not always be.
 *
 * Shapes: score and sums have n, coefficients n_terms, terms n_terms * n. Units: points. Errors:
 * %AWRASH_ERROR_VALUE for a number beyond ±2^52 or not finite, and for other decimals;
 * %AWRASH_ERROR_OVERFLOW for a sum that 2^52 units of the last decimal do not reach;
 * %AWRASH_ERROR_MEMORY. Cost: O(n · terms). Source: none. Since: 0.5
 *
 * Returns: %TRUE, or %FALSE with @error set and @sums untouched
 */
AWRASH_API gboolean awrash_selection_history_score (size_t n, const double score[], size_t n_terms,
                                                    const double coefficients[],
                                                    const double terms[], int64_t decimals,
                                                    double sums[], GError **error);

/**
 * awrash_selection_disclosure_merge:
 * @n: the number of groups, at least 1
 * @counts: (array length=n): the persons in each, who are in one group only
 * @least: from how many persons on a group may be shown; 5 is usual
 * @groups: (array length=n) (out caller-allocates): the first of the groups with which each is
 *   joined, itself where it stands alone; -1 where even all together are too few
 * @error: where to say what is wrong
 *
 * Joins groups of few persons for a public table: as long as one has fewer than @least, but
 * somebody, it is joined with the smallest other one that has. Empty groups stand alone. No count
 * below @least can then be reckoned from the others and a total.
 *
 * Shapes: both have n. Units: persons. Errors: %AWRASH_ERROR_EMPTY for n = 0; %AWRASH_ERROR_VALUE
 * for a count below 0 or a @least below 1; %AWRASH_ERROR_MEMORY. Cost: O(n²). Source: A. Hundepool
 * et al. (2012), Statistical Disclosure Control. Since: 0.5
 *
 * Returns: %TRUE, or %FALSE with @error set and @groups untouched
 */
AWRASH_API gboolean awrash_selection_disclosure_merge (size_t n, const int64_t counts[],
                                                       int64_t least, int64_t groups[],
                                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashReserves, awrash_selection_reserves_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashPriority, awrash_selection_priority_free)

G_END_DECLS

#endif
