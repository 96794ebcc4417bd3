/* SPDX-License-Identifier: GPL-3.0-or-later */

/* audit-persons: is a selection of persons what its rules ask for? Nobody has to believe what
 * selected them: each check is a few looks at everybody, and names a witness for what is wrong. */

#ifndef AWRASH_AUDIT_PERSONS_H
#define AWRASH_AUDIT_PERSONS_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/audit.h>
#include <awrash/selection-match.h>
#include <awrash/selection-reserve.h>

G_BEGIN_DECLS

/**
 * awrash_audit_priority:
 * @reserves: the places
 * @n: the number of persons, at least 1
 * @score: (array length=n): scores, finite
 * @category: (array length=n) (nullable): the category of each person, -1 for none
 * @traits: (array length=n) (nullable): the set of traits of each person
 * @block: (array length=n): the block in which each person has a place, -1 for none
 * @trait: (array length=n): the trait for which that place is reserved, -1 for one that anyone may
 *   have
 * @error: where to say what is wrong
 *
 * Checks a selection by priority from any hand. It is accepted if and only if
 * awrash_selection_priority_new() could give it, ties settled one way or the other. Findings name
 * persons by their numbers:
 *
 * Somebody has a place that is for others; more places are given than there are; a place is free
 * while somebody is left out.
 *
 * One more reserved place could be filled. That none can is shown by a Hall set: traits whose
 * places are full, and held by persons who have no trait but these.
 *
 * Somebody is left out with a higher score than somebody else whose place could be theirs, directly
 * or by others' moving among reserved places: justified envy.
 *
 * Shapes: all have n. Units: scores. Errors: %AWRASH_ERROR_EMPTY for n = 0; %AWRASH_ERROR_VALUE for
 * a score that is not finite, and for traits, blocks and traits of places that there are not;
 * %AWRASH_ERROR_MEMORY. Cost: O(blocks · (n + 2^traits · traits²)). Source: D. König (1931); T.
 * Sönmez and M. B. Yenmez (2022), Econometrica 90: maximal accommodation, no justified envy and
 * non-wastefulness have one choice alone. Since: 0.5
 *
 * Returns: (transfer full) (nullable): the verdict, or %NULL with @error; free with
 *   awrash_audit_verdict_free()
 */
AWRASH_API AwrashVerdict *awrash_audit_priority (const AwrashReserves *reserves, size_t n,
                                                 const double score[], const int64_t category[],
                                                 const int64_t traits[], const int64_t block[],
                                                 const int64_t trait[], GError **error);

/**
 * awrash_audit_matching:
 * @sites: the places of each site; blocks for everybody
 * @preferences: the lists
 * @site: (array): the site of every person of the lists, -1 for none
 * @trait: (array): of every person of the lists: the trait for which the place is reserved, -1 for
 *   one that anyone may have, and for none
 * @error: where to say what is wrong
 *
 * Whether an assignment from any hand is stable, with the pair that is not as a witness: a person
 * who would rather be at a site, and the person there who has less, or the free place. Everybody
 * who would rather be at a site stands before it, and its choice is held against what
 * awrash_audit_priority() asks of a block; findings call sites blocks.
 *
 * Shapes: both have awrash_selection_preferences_get_n_persons(). Units: none. Errors:
 * %AWRASH_ERROR_VALUE for sites and traits that there are not, and as
 * awrash_selection_match_stable(); %AWRASH_ERROR_MEMORY. Cost: O(choices + sites · 2^traits ·
 * traits²). Source: D. Gale and L. Shapley (1962); J. Hatfield and P. Milgrom (2005), Matching with
 * contracts, American Economic Review 95. Since: 0.5
 *
 * Returns: (transfer full) (nullable): the verdict, or %NULL with @error; free with
 *   awrash_audit_verdict_free()
 */
AWRASH_API AwrashVerdict *awrash_audit_matching (const AwrashReserves *sites,
                                                 const AwrashPreferences *preferences,
                                                 const int64_t site[], const int64_t trait[],
                                                 GError **error);

G_END_DECLS

#endif
