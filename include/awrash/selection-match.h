/* SPDX-License-Identifier: GPL-3.0-or-later */

/* selection-match: persons who would go to some of several worksites, and sites that have so many
 * places each, perhaps reserved for groups.
 *
 * Persons are numbered from 0, sites too. A person lists the sites in reach, the most wanted first,
 * and has a score at each of them. A site is a block of #AwrashReserves, for everybody: whom it is
 * for is said by the lists. It chooses as awrash_selection_priority_new() does in one block: most
 * reserved places, then by merit. What a site would have left over stays empty.
 *
 * An assignment is stable where nobody would rather be at another site that would have them in
 * place of somebody else, or on a free place. Reserves are upper limits of what is set aside: a
 * stable assignment always exists, since such choices are substitutable. Minima that must be met
 * whatever the lists say (lower quotas) are another matter: with them a stable assignment need not
 * exist, even where groups do not overlap, and to find out whether one does is hard once groups
 * overlap across sites (not laminar). Who must meet minima gives up stability:
 * awrash_selection_match_largest() fills most reserved places over all sites together. */

#ifndef AWRASH_SELECTION_MATCH_H
#define AWRASH_SELECTION_MATCH_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/selection-reserve.h>

G_BEGIN_DECLS

/**
 * AwrashPreferences:
 *
 * The sites that each person would go to. Opaque, immutable, freely read by several threads.
 *
 * Since: 0.5
 */
typedef struct _AwrashPreferences AwrashPreferences;

/**
 * awrash_selection_preferences_new:
 * @n_persons: the number of persons, at least 1
 * @n_sites: the number of sites, at least 1
 * @n_choices: how many choices all persons list together
 * @person: (array length=n_choices): whose choice it is; a person's choices come in the order in
 *   which they are wanted, those of other persons between them or not
 * @site: (array length=n_choices): the site
 * @score: (array length=n_choices): what the person has at that site, finite; the higher comes
 * first
 * @traits: (array length=n_persons) (nullable): the set of traits of each person; %NULL: nobody has
 *   any
 * @error: where to say what is wrong
 *
 * Checks lists and keeps a copy of them. A person without choices is one whom no site can have.
 *
 * Shapes: person, site and score have n_choices, traits n_persons. Units: scores in any unit, each
 * site in its own. Errors: %AWRASH_ERROR_EMPTY without persons or sites; %AWRASH_ERROR_VALUE for a
 * number outside, a score that is not finite; %AWRASH_ERROR_DUPLICATE for a site that somebody
 * lists twice; %AWRASH_ERROR_MEMORY. Cost: O(persons + sites + choices). Source: none. Since: 0.5
 *
 * Returns: (transfer full): the lists; free with awrash_selection_preferences_free()
 */
AWRASH_API AwrashPreferences *
awrash_selection_preferences_new (size_t n_persons, size_t n_sites, size_t n_choices,
                                  const int64_t person[], const int64_t site[],
                                  const double score[], const int64_t traits[], GError **error);

/**
 * awrash_selection_preferences_free:
 * @preferences: (nullable) (transfer full): lists
 *
 * Gives back what lists hold.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 */
AWRASH_API void awrash_selection_preferences_free (AwrashPreferences *preferences);

/**
 * awrash_selection_preferences_get_n_persons:
 * @preferences: lists
 *
 * The number of persons.
 *
 * Shapes: none. Units: persons. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_preferences_get_n_persons (const AwrashPreferences *preferences);

/**
 * AwrashMatch:
 *
 * Who goes to which site. Opaque, immutable, freely read by several threads.
 *
 * Since: 0.5
 */
typedef struct _AwrashMatch AwrashMatch;

/**
 * awrash_selection_match_stable:
 * @sites: the places of each site; blocks for everybody
 * @preferences: the lists
 * @ties: (nullable): how ties are decided, persons being the recipients; %NULL refuses them; the
 *   outcome of a lot drawn elsewhere is not taken
 * @error: where to say what is wrong
 *
 * The stable assignment that is best for every person at once: each gets the most wanted site that
 * any stable assignment gives them. To list sites otherwise than they are wanted helps nobody.
 *
 * A tie is a choice among equal scores that some site still has to make once everybody is rejected
 * whom no order of them would keep: the status is TIE_REFUSED without @ties, and nobody has a site.
 * Without such a choice the answer is the same however equal scores are parted. Seldom a tie is
 * refused that would have led to one answer in every order.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_VALUE for another number of sites than the lists
 * have, one for a category, traits that there are not, ties of another length or drawn elsewhere;
 * %AWRASH_ERROR_MEMORY. Cost: O(Σ over rounds of those at the sites asked, sorted), with at most
 * as many rounds as there are choices and mostly few. Source: D. Gale and L. Shapley (1962),
 * College admissions and the stability of marriage; T. Sönmez and M. B. Yenmez (2022),
 * Econometrica 90. Since: 0.5
 *
 * Returns: (transfer full): the answer, a refused tie among them; free with
 *   awrash_selection_match_free()
 */
AWRASH_API AwrashMatch *awrash_selection_match_stable (const AwrashReserves *sites,
                                                       const AwrashPreferences *preferences,
                                                       const AwrashTies *ties, GError **error);

/**
 * awrash_selection_match_largest:
 * @sites: the places of each site; blocks for everybody
 * @preferences: the lists, whose scores are not looked at
 * @merit: (array): of every person of the lists: who goes first; finite, the higher first
 * @ties: (nullable): who of the same merit goes first, by an order or a lot; %NULL refuses a tie;
 *   the outcome of a lot drawn elsewhere is not taken
 * @error: where to say what is wrong
 *
 * The assignment that fills most reserved places over all sites by persons who have the trait, of
 * these one that places most persons, and of these the one that is best for the first person, then
 * for the second, and so on: each in turn gets the most wanted site that is still possible. Unlike
 * a stable assignment it may pass over somebody whom a site would rather have. Minimum guarantee
 * and over-and-above are the same here, since reserves are filled first in any case.
 *
 * A tie is a group of the same merit of whom somebody would have another site by going first: the
 * status is TIE_REFUSED without @ties, and nobody has a site. Without one the sites are the same in
 * whatever order those of equal merit go.
 *
 * Shapes: merit has awrash_selection_preferences_get_n_persons(). Units: merit in any unit. Errors:
 * as awrash_selection_match_stable(), and %AWRASH_ERROR_VALUE for a merit that is not finite. Cost:
 * for every choice a search over the places, two where merits are equal, O(sites · traits ·
 * choices) at worst and mostly far less. Source: H. Kuhn (1955), The Hungarian method; a serial
 * dictatorship among the best. Since: 0.5
 *
 * Returns: (transfer full): the answer, a refused tie among them; free with
 *   awrash_selection_match_free()
 */
AWRASH_API AwrashMatch *awrash_selection_match_largest (const AwrashReserves *sites,
                                                        const AwrashPreferences *preferences,
                                                        const double merit[],
                                                        const AwrashTies *ties, GError **error);

/**
 * awrash_selection_match_free:
 * @match: (nullable) (transfer full): an answer
 *
 * Gives back what an answer holds.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 */
AWRASH_API void awrash_selection_match_free (AwrashMatch *match);

/**
 * awrash_selection_match_get_status:
 * @match: an answer
 *
 * What kind of answer came out: OPTIMAL, TIE_SETTLED or TIE_REFUSED.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the status
 */
AWRASH_API AwrashStatus awrash_selection_match_get_status (const AwrashMatch *match);

/**
 * awrash_selection_match_get_n:
 * @match: an answer
 *
 * The number of persons.
 *
 * Shapes: none. Units: persons. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_match_get_n (const AwrashMatch *match);

/**
 * awrash_selection_match_get_outcomes:
 * @match: an answer
 * @sites: (array) (out caller-allocates): the site of each person, -1 for none
 * @traits: (array) (out caller-allocates): the trait for which the place is reserved, -1 for one
 *   that anyone may have, and for none
 * @ranks: (array) (out caller-allocates): which choice of the list it is, from 1; 0 for none
 *
 * What each person has.
 *
 * Shapes: all have awrash_selection_match_get_n(). Units: none. Errors: none. Cost: O(n). Source:
 * none. Since: 0.5
 */
AWRASH_API void awrash_selection_match_get_outcomes (const AwrashMatch *match, int64_t sites[],
                                                     int64_t traits[], int64_t ranks[]);

/**
 * awrash_selection_match_get_n_tied:
 * @match: an answer
 *
 * How many persons the first tie is between; 0 without one.
 *
 * Shapes: none. Units: persons. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_selection_match_get_n_tied (const AwrashMatch *match);

/**
 * awrash_selection_match_get_n_free:
 * @match: an answer
 *
 * How many places the tied persons share; 0 where they are tied in the order of all.
 *
 * Shapes: none. Units: places. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the number
 */
AWRASH_API int64_t awrash_selection_match_get_n_free (const AwrashMatch *match);

/**
 * awrash_selection_match_get_tied_site:
 * @match: an answer
 *
 * The site that the tie came up at.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the site, -1 without a tie and for one in the order of all
 */
AWRASH_API int64_t awrash_selection_match_get_tied_site (const AwrashMatch *match);

/**
 * awrash_selection_match_get_tied:
 * @match: an answer
 * @persons: (array) (out caller-allocates): who is tied, in ascending order
 *
 * The persons of the first tie.
 *
 * Shapes: persons has awrash_selection_match_get_n_tied(). Units: none. Errors: none. Cost:
 * O(tied). Source: none. Since: 0.5
 */
AWRASH_API void awrash_selection_match_get_tied (const AwrashMatch *match, int64_t persons[]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashPreferences, awrash_selection_preferences_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashMatch, awrash_selection_match_free)

G_END_DECLS

#endif
