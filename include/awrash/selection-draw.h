/* SPDX-License-Identifier: GPL-3.0-or-later */

/* selection-draw: from a lottery to a draw that anybody can follow. Panels with probabilities
 * become numbered balls, persons are dealt out on them, the list is fixed by its hash, and a seed
 * that becomes known afterwards draws the ball.
 *
 * A ball holds a panel. Tickets are probabilities in whole numbers: a panel with t of S tickets has
 * the probability t/S; a lottery's weights, whole multiples of 2^-53, are tickets over 2^53.
 *
 * How a seed draws, for whoever wants to do it again; all numbers are whole.
 *
 * 1. A stream. Streams of a seed are numbered from 0. The SHA-256 of the seed's bytes, a colon and
 * the number in decimal digits (`printf 'SEED:0' | sha256sum`) is read from the left as four
 * numbers a, b, c, d of 64 bits, 16 hexadecimal digits each. All that follows is modulo 2^64, ^ is
 * exclusive or, rotate(x, k) moves the k highest bits of x to its low end. The next number of the
 * stream is rotate(5 b, 7) · 9. Then t = b · 2^17; c = c ^ a; d = d ^ b; b = b ^ c; a = a ^ d; c =
 * c ^ t; d = rotate(d, 45), one after the other (xoshiro256**).
 *
 * 2. A number below n. With x the next number, x n = h 2^64 + l, l < 2^64. As long as l is below
 * 2^64 modulo n, x is drawn again. The number is h; each is exactly as likely (Lemire).
 *
 * 3. A panel, from stream 0: a number below the sum of all tickets; the panel is the first whose
 * tickets, with those of all panels before it, exceed the number. Of m balls, one ticket each, it
 * is the ball number + 1.
 *
 * 4. Members, where a panel only says how many of each type. A type whose persons count alone has
 * these as units. Where a household may send one person only, types that live in the same kind of
 * household share these households as units. Units stand in the order of their first persons, and
 * are put into random order from stream t + 1, t the lowest of their types: for k = n, n - 1, … 2,
 * with n units, the one at place k - 1 changes places with the one at a number below k
 * (Durstenfeld). Then the types in their order take units from the end, each as many as it has
 * members. Of a unit with r > 1 persons of the type, a number below r from the same stream says
 * which, in their order.
 *
 * Outputs are written only on success. */

#ifndef AWRASH_SELECTION_DRAW_H
#define AWRASH_SELECTION_DRAW_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/selection.h>

G_BEGIN_DECLS

/**
 * AwrashUniformity:
 * @status: an #AwrashStatus: optimal where no lottery of so many balls with these panels is nearer,
 *   else feasible
 * @n_balls: how many balls there are
 * @error: the largest |chance - probability| of a person
 * @bound: what it is at least, proved
 *
 * How near a lottery of balls comes to the probabilities.
 *
 * Since: 0.5
 */
typedef struct
{
  int64_t status;
  int64_t n_balls;
  double error;
  double bound;
} AwrashUniformity;

/**
 * awrash_selection_uniform_size:
 *
 * The size of #AwrashUniformity, for bindings to check theirs.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_selection_uniform_size (void);

/**
 * awrash_selection_uniform:
 * @n_panels: number of panels
 * @n_types: number of types, or of persons where @sizes is %NULL
 * @panels: (array length=n_panels * n_types): how many persons of a type are in a panel:
 *   panels[p * n_types + t]
 * @sizes: (array length=n_types) (nullable): persons of each type, 1 to 2^26; %NULL: all 1
 * @tickets: (array length=n_panels): the panels' probabilities in whole numbers ≥ 0; all together
 *   at most 2^53
 * @n_balls: how many balls, 1 to 1,048,576
 * @times: (out caller-allocates) (array length=n_panels): on how many balls each panel stands
 * @record: (out caller-allocates): how near that is
 * @error: return location for an error
 *
 * Puts panels on balls so that the largest |chance - probability| of a person is as small as can
 * be. The persons of a type share out its places as awrash_selection_number() does: some on as many
 * balls as it goes, some on one more. Panels without a ticket get no ball.
 *
 * Whole balls by largest remainders are the beginning; moves of single balls make it better; where
 * (n_panels + 1) (n_types + 1) is at most 600, a search in whole numbers then finds nearer ones,
 * and proves how near any can be, or, where it ends before, a part of that. For more, @bound is the
 * distance of the person whose probability lies farthest from every whole number of balls, or more
 * where the places of all persons, each on a whole number of balls so near, cannot add up to those
 * that panels have. Distances are compared exactly.
 *
 * What theory says: a basic solution of the lottery can always be rounded so that no person is off
 * by as many balls as twice the size of a panel (Beck and Fiala); moves end far below that, mostly
 * within two balls.
 *
 * Shapes: as above. Units: persons, tickets, balls; errors are probabilities. Errors:
 * %AWRASH_ERROR_VALUE for a number outside; %AWRASH_ERROR_EMPTY where nobody has a ticket;
 * %AWRASH_ERROR_MEMORY. Cost: at most some 3·10^8 additions; the search a second. Source: B.
 * Flanigan, G. Kehne and A. D. Procaccia (2021), Fair sortition made transparent, NeurIPS 34; J.
 * Beck and T. Fiala (1981), "Integer-making" theorems, Discrete Applied Mathematics 3. Since: 0.5
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_selection_uniform (size_t n_panels, size_t n_types,
                                              const int64_t panels[], const int64_t sizes[],
                                              const int64_t tickets[], int64_t n_balls,
                                              int64_t times[], AwrashUniformity *record,
                                              GError **error);

/**
 * awrash_selection_number:
 * @question: the question about panels
 * @n_balls: number of balls
 * @counts: (array length=awrash_selection_question_get_n_types(question) * n_balls): how many
 * persons of each type a ball holds
 * @members: (out caller-allocates) (array length=awrash_selection_question_get_size(question) *
 * n_balls): the persons on each ball, ascending
 * @error: return location for an error
 *
 * Deals persons out on balls: those of a type are on as many balls each, or on one more, and a ball
 * has one person of a household where the question asks so.
 *
 * Shapes: @counts n_balls rows of awrash_selection_question_get_n_types(), @members n_balls rows of
 * awrash_selection_question_get_size(). Units: persons. Errors: %AWRASH_ERROR_VALUE for a ball
 * whose counts are no panel's in number or households; quotas are not looked at;
 * %AWRASH_ERROR_MEMORY. Cost: O(n_balls (n_types + size log size)); with shared households
 * O(n_balls size households) mostly. Source: D. de Werra (1971), Equitable colorations of graphs,
 * RIRO 5. Since: 0.5
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_selection_number (const AwrashPanelQuestion *question, size_t n_balls,
                                             const int64_t counts[], int64_t members[],
                                             GError **error);

/**
 * awrash_selection_balls:
 * @question: the question about panels
 * @n_panels: number of panels
 * @panels: (array length=awrash_selection_question_get_size(question) * n_panels): the persons in
 * each panel
 * @tickets: (array length=n_panels): the panels' probabilities in whole numbers ≥ 0, all together
 *   at most 2^53, as awrash_selection_lottery_get_weights() gives them
 * @owner: (array length=awrash_selection_question_get_n_persons(question)) (nullable): whose entry
 *   each person of the pool is, as awrash_selection_entries() tells; %NULL: its own
 * @n_balls: how many balls, 1 to 1,048,576
 * @members: (out caller-allocates) (array length=awrash_selection_question_get_size(question) *
 * n_balls): the persons on each ball, ascending
 * @record: (out caller-allocates): how near that is
 * @error: return location for an error
 *
 * Puts a lottery on balls: awrash_selection_uniform() for the panels by types, in which persons of
 * one type have one probability, and awrash_selection_number() for the persons. The bound also
 * looks at sums over quotas. With @owner, @record measures owners, who are on as many balls as
 * their entries, and have the probability that these have together; where owners of one type have
 * different numbers of entries, the bound is the distance of the owner whose probability lies
 * farthest from every whole number of balls.
 *
 * Shapes: @panels n_panels rows, @members n_balls rows of awrash_selection_question_get_size().
 * Units: persons, tickets, balls. Errors: those of awrash_selection_uniform(), and
 * %AWRASH_ERROR_VALUE and %AWRASH_ERROR_DUPLICATE for a panel with a person whom the pool does not
 * have, or twice the same; %AWRASH_ERROR_BOUNDS for one that breaks a quota or holds a household
 * twice, and for entries of one owner that are not alike, or not in one household that sends one;
 * %AWRASH_ERROR_VALUE for a negative owner. Cost: as those two. Source: as those two. Since: 0.5
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_selection_balls (const AwrashPanelQuestion *question, size_t n_panels,
                                            const int64_t panels[], const int64_t tickets[],
                                            const int64_t owner[], size_t n_balls,
                                            int64_t members[], AwrashUniformity *record,
                                            GError **error);

/**
 * awrash_selection_draw_panel:
 * @seed: the seed, UTF-8 and not empty
 * @n_panels: number of panels
 * @tickets: (array length=n_panels) (nullable): their tickets, each ≥ 0; %NULL: one each
 * @panel: (out): which is drawn, from 0
 * @error: return location for an error
 *
 * Draws a panel, as the head of this file tells.
 *
 * Shapes: @tickets n_panels. Units: tickets. Errors: %AWRASH_ERROR_EMPTY for an empty seed, and
 * where no panel has a ticket; %AWRASH_ERROR_ENCODING; %AWRASH_ERROR_VALUE for a negative number;
 * %AWRASH_ERROR_OVERFLOW for a sum of 2^63 or more. Cost: O(n_panels). Source: FIPS 180-4; D.
 * Blackman and S. Vigna (2021), Scrambled linear pseudorandom number generators; D. Lemire (2019),
 * Fast random integer generation in an interval. Since: 0.5
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_selection_draw_panel (const char *seed, size_t n_panels,
                                                 const int64_t tickets[], size_t *panel,
                                                 GError **error);

/**
 * awrash_selection_draw_members:
 * @question: the question about panels
 * @seed: the seed, UTF-8 and not empty
 * @counts: (array length=awrash_selection_question_get_n_types(question)): how many persons of each
 * type the panel has
 * @drawn: (out caller-allocates) (array length=awrash_selection_question_get_n_persons(question)):
 * 1 for each person who is drawn, else 0
 * @error: return location for an error
 *
 * Draws the members of a panel that says how many of each type, as the head of this file tells.
 * Every person of a type is as likely to be drawn.
 *
 * Shapes: @counts awrash_selection_question_get_n_types(), @drawn
 * awrash_selection_question_get_n_persons(). Units: persons. Errors: %AWRASH_ERROR_EMPTY for an
 * empty seed; %AWRASH_ERROR_ENCODING; %AWRASH_ERROR_VALUE for counts that households or types do
 * not have; %AWRASH_ERROR_MEMORY. Cost: O(n_persons). Source: R. Durstenfeld (1964), Algorithm 235.
 * Since: 0.5
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_selection_draw_members (const AwrashPanelQuestion *question,
                                                   const char *seed, const int64_t counts[],
                                                   int64_t drawn[], GError **error);

/**
 * awrash_selection_commitment:
 * @question: the question about panels
 * @salt: (nullable): a word of at least 16 bytes that nobody can guess; %NULL only for a pool of at
 *   least 1,000 persons
 * @n_persons: number of persons of the pool
 * @identifiers: (array length=n_persons) (nullable): an opaque word for each, never a name; %NULL:
 *   their numbers
 * @n_quotas: number of quotas
 * @labels: (array length=n_quotas) (nullable): what each quota is about, a line each
 * @n_balls: number of balls
 * @members: (array length=awrash_selection_question_get_size(question) * n_balls): the persons on
 * each ball
 * @error: return location for an error
 *
 * The list that is fixed before the draw, as a text; its SHA-256 is published, and binds whoever
 * published it. The lines, each ended by a line feed, words parted by one blank: "awrash-list 1";
 * "salt" and the salt, where there is one; "persons", "size", "balls", each with its number;
 * "households" with "one" or "any" as the number of persons that a household may send; for each
 * quota "quota", its number from 0, the fewest, the most, the label or "-"; for each person
 * "person", the identifier, the quotas that it counts under, and, where households send one, the
 * number of its household; for each ball "ball", its number from 1, and the identifiers on it.
 *
 * Without a salt, who knows all but one entry of a small pool can try what this one might be until
 * the hash fits. With one, only those to whom the list is shown can check it.
 *
 * Shapes: @members n_balls rows of awrash_selection_question_get_size(). Units: persons. Errors:
 * %AWRASH_ERROR_EMPTY for no ball, and for no salt where one is expected; %AWRASH_ERROR_SYNTAX for
 * a salt, identifier or label of another form, told by its number alone; %AWRASH_ERROR_DUPLICATE
 * for an identifier given twice; %AWRASH_ERROR_BOUNDS for a ball that breaks a quota;
 * %AWRASH_ERROR_VALUE for a person whom the pool does not have; %AWRASH_ERROR_MEMORY. Cost: O(bytes
 * of the text + n_balls n_persons). Source: none. Since: 0.5
 *
 * Returns: (transfer full): the text, to be freed by g_free(), or %NULL
 */
AWRASH_API char *awrash_selection_commitment (const AwrashPanelQuestion *question, const char *salt,
                                              size_t n_persons, const char *const identifiers[],
                                              size_t n_quotas, const char *const labels[],
                                              size_t n_balls, const int64_t members[],
                                              GError **error);

/**
 * awrash_selection_protocol:
 * @list: a list as awrash_selection_commitment() makes it
 * @published: where and when its hash was published, one line
 * @source: where the seed comes from, which nobody controls, one line
 * @seed: the seed that became known afterwards, one line
 * @error: return location for an error
 *
 * Draws a ball, and records how. The seed that draws is the hash of the list, a colon and @seed, so
 * that the same numbers of a public lottery draw differently from every list.
 *
 * The lines: "awrash-protocol 1"; "hash" with the list's SHA-256; "published", "source" and "seed"
 * with their texts; "digest" with the SHA-256 of HASH:SEED:0; "balls" with their number; "ball"
 * with the one that is drawn; "persons" with the identifiers on it; "sha256" with that of all lines
 * before. By hand: `sha256sum list` gives HASH, `printf 'HASH:SEED:0' | sha256sum` the digest; from
 * its 17th to 32nd digit b, the ball is 1 + ⌊x balls/2^64⌋, x = rotate(5 b, 7) · 9 modulo 2^64 (for
 * one draw in 2^64/balls, x is drawn again; see the head of this file).
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_SYNTAX for a list or a line of another form.
 * Cost: O(bytes of the list). Source: FIPS 180-4. Since: 0.5
 *
 * Returns: (transfer full): the protocol, to be freed by g_free(), or %NULL
 */
AWRASH_API char *awrash_selection_protocol (const char *list, const char *published,
                                            const char *source, const char *seed, GError **error);

/**
 * awrash_selection_protocol_check:
 * @protocol: a protocol from any hand
 * @list: the list that is said to have been drawn from
 * @error: return location for an error
 *
 * Makes the protocol again from the list and the texts in it, and compares every byte.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_VALUE for the first line that differs, with what
 * it is and what was expected; %AWRASH_ERROR_SYNTAX as awrash_selection_protocol(). Cost: O(bytes).
 * Source: none. Since: 0.5
 *
 * Returns: %TRUE where nothing was changed, else %FALSE with @error set
 */
AWRASH_API gboolean awrash_selection_protocol_check (const char *protocol, const char *list,
                                                     GError **error);

/**
 * awrash_selection_replace:
 * @question: the question that was drawn from
 * @n_accepted: number of persons who accepted
 * @accepted: (array length=n_accepted): they
 * @n_dropped: number of persons who dropped out
 * @dropped: (array length=n_dropped): they, who cannot be drawn again
 * @remains: (out caller-allocates) (array
 * length=awrash_selection_question_get_n_persons(question)): 1 for each person of the pool who is
 * in the new one, in the same order, else 0
 * @error: return location for an error
 *
 * The question about who replaces drop-outs: a panel of as many as are missing, with quotas lowered
 * by those who accepted, from all who remain. Where a household may send one person only, those who
 * live with somebody who accepted do not.
 *
 * That nobody is left who could keep the quotas is no error here, but an answer of those who look
 * for panels.
 *
 * Shapes: @remains awrash_selection_question_get_n_persons(). Units: persons. Errors:
 * %AWRASH_ERROR_VALUE for a person whom the pool does not have; %AWRASH_ERROR_DUPLICATE for one
 * named twice; %AWRASH_ERROR_BOUNDS where those who accepted are more than a quota allows or of one
 * household, and where fewer persons remain than are missing; %AWRASH_ERROR_EMPTY where nobody is
 * missing or nobody remains; %AWRASH_ERROR_MEMORY. Cost: that of
 * awrash_selection_question_new(). Source: none. Since: 0.5
 *
 * Returns: (transfer full): the question, or %NULL
 */
AWRASH_API AwrashPanelQuestion *awrash_selection_replace (const AwrashPanelQuestion *question,
                                                          size_t n_accepted,
                                                          const int64_t accepted[],
                                                          size_t n_dropped, const int64_t dropped[],
                                                          int64_t remains[], GError **error);

/**
 * awrash_selection_entries:
 * @question: the question about panels
 * @entries: (array length=awrash_selection_question_get_n_persons(question)): how many entries each
 * person has, 0 to 1,000; 0: the person is left out
 * @n_entries: their sum
 * @person: (out caller-allocates) (array length=n_entries): whose entry each is
 * @error: return location for an error
 *
 * The same question to a pool in which persons stand as often as they have entries, as with several
 * slips in one drum: a memory of past rounds, such as one entry, and one more for each time that
 * somebody was refused. The entries of a person are a household that sends one at most, those of
 * persons who live together one household.
 *
 * A person's chance is the sum of those of its entries. So maximin and leximin over entries are
 * maximin and leximin over chance/entries: who has two entries is drawn twice as often as who has
 * one, as far as quotas and certainty allow.
 *
 * Shapes: as above. Units: entries. Errors: %AWRASH_ERROR_VALUE for a number outside or another
 * sum; %AWRASH_ERROR_BOUNDS where fewer entries are left than a panel has persons;
 * %AWRASH_ERROR_EMPTY where none is; %AWRASH_ERROR_MEMORY. Cost: that of
 * awrash_selection_question_new() with n_entries persons. Source: none. Since: 0.5
 *
 * Returns: (transfer full): the question, or %NULL
 */
AWRASH_API AwrashPanelQuestion *awrash_selection_entries (const AwrashPanelQuestion *question,
                                                          const int64_t entries[], size_t n_entries,
                                                          int64_t person[], GError **error);

/**
 * AwrashLegacy:
 * @status: an #AwrashStatus: feasible where all panels were drawn, limit where restarts ran out
 * @n_panels: how many panels were drawn
 * @n_restarts: how often a panel was begun again
 * @error: the largest standard error √(p (1 - p)/n_panels) of the estimated probabilities; NaN
 * where no panel was drawn
 *
 * What the rule of most urgent values drew.
 *
 * Since: 0.5
 */
typedef struct
{
  int64_t status;
  int64_t n_panels;
  int64_t n_restarts;
  double error;
} AwrashLegacy;

/**
 * awrash_selection_legacy_size:
 *
 * The size of #AwrashLegacy, for bindings to check theirs.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.5
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_selection_legacy_size (void);

/**
 * awrash_selection_legacy:
 * @question: the question about panels
 * @seed: the seed, UTF-8 and not empty
 * @n_panels: how many panels to draw, 1 to 2^31 - 1
 * @most_restarts: how often panels may be begun again, all together, ≥ 0
 * @times: (out caller-allocates) (array length=awrash_selection_question_get_n_persons(question)):
 * how many of the panels each person is in
 * @record: (out caller-allocates): how many were drawn, and how sure the shares are
 * @error: return location for an error
 *
 * The rule that was in use before lotteries were computed, for comparison: it draws a person from
 * the value with the most persons wanting to its least number, for each that is left of it, takes
 * out who a full quota or a household shuts out, and so on; where a quota cannot be met any more,
 * it begins again. Nobody knows the probabilities that it gives; times/n_panels estimates them.
 *
 * Equally urgent values are decided by lot. Panel number i is drawn from stream i of the seed.
 *
 * Shapes: @times awrash_selection_question_get_n_persons(). Units: panels. Errors:
 * %AWRASH_ERROR_VALUE for a number outside; %AWRASH_ERROR_EMPTY for an empty seed;
 * %AWRASH_ERROR_ENCODING; %AWRASH_ERROR_MEMORY. Cost: O((n_panels + restarts) size n_persons
 * n_categories). Source: P. Flanigan, P. Gölz, A. Gupta, B. Hennig and A. D. Procaccia (2021), Fair
 * algorithms for selecting citizens' assemblies, Nature 596. Since: 0.5
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_selection_legacy (const AwrashPanelQuestion *question, const char *seed,
                                             int64_t n_panels, int64_t most_restarts,
                                             int64_t times[], AwrashLegacy *record, GError **error);

G_END_DECLS

#endif
