/* SPDX-License-Identifier: GPL-3.0-or-later */

/* apportion: integers from claims, by the rules of law and literature. */

#ifndef AWRASH_APPORTION_H
#define AWRASH_APPORTION_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/allot.h>
#include <awrash/base.h>

G_BEGIN_DECLS

/**
 * AwrashClaims:
 *
 * The question: claims, floors and ceilings of n recipients, checked once. Opaque, immutable,
 * shared by threads freely.
 *
 * A floor is a lower limit of the proportional answer, not units handed out first: of a total of
 * 10, claims 2 and 3 with floors 2 and 4 receive 4 and 6. A claim of 0 receives its floor and
 * nothing else, under every rule.
 *
 * Since: 0.1
 */
typedef struct _AwrashClaims AwrashClaims;

/**
 * awrash_apportion_claims_new:
 * @n: the number of recipients, at least 1
 * @claims: (array length=n): what each recipient claims, finite and ≥ 0; taken as the exact binary
 *   numbers that doubles are
 * @floor: (array length=n) (nullable): the fewest units of each, ≥ 0; %NULL for 0 everywhere
 * @ceiling: (array length=n) (nullable): the most units of each, ≥ its floor; %NULL for no ceiling
 * @error: where to say what is wrong
 *
 * Checks a question and keeps a copy of it.
 *
 * Shapes: three arrays of n, recipients in the same order. Units: claims in any unit, the same for
 * all; floors and ceilings in units to be apportioned. Errors: %AWRASH_ERROR_EMPTY for n = 0;
 * %AWRASH_ERROR_VALUE for a claim that is negative, NaN or infinite, a negative floor or ceiling;
 * %AWRASH_ERROR_BOUNDS for a floor above its ceiling; %AWRASH_ERROR_OVERFLOW for floors that sum
 * beyond 2^63 - 1; %AWRASH_ERROR_MEMORY. Cost: O(n). Source: none. Since: 0.1
 *
 * Returns: (transfer full): the question; free with awrash_apportion_claims_free()
 */
AWRASH_API AwrashClaims *awrash_apportion_claims_new (size_t n, const double claims[],
                                                      const int64_t floor[],
                                                      const int64_t ceiling[], GError **error);

/**
 * awrash_apportion_claims_free:
 * @claims: (nullable) (transfer full): a question
 *
 * Frees a question.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 */
AWRASH_API void awrash_apportion_claims_free (AwrashClaims *claims);

/**
 * awrash_apportion_claims_get_n:
 * @claims: a question
 *
 * The number of recipients: the length of every array that an answer fills.
 *
 * Shapes: none. Units: recipients. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the number of recipients
 */
AWRASH_API size_t awrash_apportion_claims_get_n (const AwrashClaims *claims);

/**
 * awrash_apportion_rule_get_name:
 * @index: 0, 1, …
 *
 * The divisor rules that need no parameter, by their canonical names, from the kindest to small
 * claims to the kindest to large ones. See awrash_apportion_divisor() for their other names.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable): the name, or %NULL past the end
 */
AWRASH_API const char *awrash_apportion_rule_get_name (size_t index);

/**
 * awrash_apportion_rule_get_form:
 * @index: 0, 1, …
 *
 * The divisor rules that take a parameter, as they are written: "stationary:Q", "power-mean:P". See
 * awrash_apportion_divisor() for what the parameters mean.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.2
 *
 * Returns: (transfer none) (nullable): the form, or %NULL past the end
 */
AWRASH_API const char *awrash_apportion_rule_get_form (size_t index);

/**
 * awrash_apportion_rule_signpost:
 * @rule: a divisor rule, as awrash_apportion_divisor() takes it
 * @k: which signpost, 1 … 2^62
 * @signpost: (out caller-allocates): s(k)
 * @error: where to say what is wrong
 *
 * Where a rule rounds between k - 1 and k: a quotient claim/divisor of s(k) or more is worth k
 * units. What divisors decide is not decided by these doubles, but exactly.
 *
 * Shapes: none. Units: units to be apportioned, with fractions; off by less than 2^-48 of itself.
 * Errors: %AWRASH_ERROR_NAME for an unknown rule; %AWRASH_ERROR_VALUE for a bad parameter, and for
 * a k outside 1 … 2^62; %AWRASH_ERROR_MEMORY. Cost: O(length of the rule). Source: Balinski and
 * Young, "Fair Representation" (1982). Since: 0.2
 *
 * Returns: %TRUE, or %FALSE with @error, @signpost untouched
 */
AWRASH_API gboolean awrash_apportion_rule_signpost (const char *rule, int64_t k, double *signpost,
                                                    GError **error);

/**
 * awrash_apportion_divisor:
 * @claims: the question
 * @total: how many units there are, 0 … 2^62
 * @rule: the rule: NAME, or NAME:PARAMETER
 * @ties: (nullable): how ties are decided; %NULL refuses them
 * @units: (array) (out caller-allocates): n units, the answer; untouched where the status is
 *   TIE_REFUSED
 * @sure: (array) (out caller-allocates) (nullable): n units that do not depend on the tie
 * @tied: (array) (out caller-allocates) (nullable): n marks, 1 for a tied recipient, else 0
 * @answer: (out caller-allocates): what came out beside the units
 * @error: where to say what is wrong
 *
 * Apportions a total by a divisor rule: every claim is divided by one number and rounded where the
 * rule says, inside floors and ceilings, so that the total is met. In other words, of the units
 * above the floors and up to the ceilings, those with the smallest s(k)/claim are served.
 *
 * Rules without a parameter, and the objective that each optimises, up to its own ties (w a claim,
 * y its units):
 *
 * - `adams`, also smallest-divisors: s(k) = k - 1; leximin on the rates y/w, α-fairness with α → ∞
 * - `danish`: s(k) = k - 2/3 (divisors 1, 4, 7, …)
 * - `dean`, also harmonic-mean: s(k) = k(k - 1)/(k - 1/2)
 * - `huntington-hill`, also hill, hill-huntington, equal-proportions, geometric-mean:
 *   s(k) = √(k(k - 1)); α-fairness with α = 2
 * - `logarithmic-mean`, also theil-schrage, log-mean: s(k) = 1/log(k/(k - 1)), s(1) = 0;
 *   proportional fairness (Nash), α = 1
 * - `identric-mean`, also agnew: s(k) = k^k/(k - 1)^(k - 1)/e, s(1) = 1/e; α → 0 from above
 * - `webster`, also sainte-lague, schepers, major-fractions, arithmetic-mean: s(k) = k - 1/2;
 *   least squares Σ y²/w
 * - `jefferson`, also dhondt, d-hondt, greatest-divisors, bader-ofer: s(k) = k; decreasing-minimal
 *   on the rates
 * - `imperiali`: s(k) = k + 1 (divisors 2, 3, 4, …; highest averages)
 *
 * Rules with one, written NAME:PARAMETER. Numbers are decimals or fractions of at most 18 digits a
 * side, and are what they say: 0.7 is 7/10, so that claims of 7 and 15 tie under modified:0.7.
 *
 * - `stationary:Q`: s(k) = k - 1 + Q, Q from 0 (adams) over 1/2 (webster) and 1 (jefferson) to 10^6
 * - `modified:F`: F, 3/2, 5/2, …, F from 0 to 3/2; also `modified-sainte-lague:D` by its series D,
 *   3, 5, …, so that D = 1.4 is F = 0.7
 * - `signposts:S1,S2,…`: those, and after the last the one before plus one; not decreasing, from 0
 *   to 10^6, only the first may be 0
 * - `power-mean:P`: s(k) = ((k^P + (k - 1)^P)/2)^(1/P); -inf is adams, -1 dean, 0 huntington-hill,
 *   1 webster, inf jefferson; a positive P is at least 1/60
 * - `alpha:A`: s(k) = ((k^(1 - A) - (k - 1)^(1 - A))/(1 - A))^(-1/A), Stolarsky's mean, for A ≥ 0:
 *   α-fairness Σ w·u(y/w), u(r) = r^(1 - A)/(1 - A); 0 is identric-mean, 1 logarithmic-mean, 2
 *   huntington-hill, inf adams
 *
 * Where s(1) = 0 (adams, dean, huntington-hill, logarithmic-mean, stationary:0, modified:0,
 * signposts:0,…, power-mean:P for P ≤ 0, alpha:A for A ≥ 1) every positive claim is to have a first
 * unit; where the total is too small for that, larger claims come first, and equal claims tie.
 * Every decision is exact, whatever the claims; only under identric-mean, logarithmic-mean,
 * power-mean and alpha, where signposts are irrational, what 512 bits cannot tell apart is reported
 * as a tie with answer.is_suspected set. A tie is an exact equality that changes the answer; where
 * a ceiling or the total leaves nothing to decide there is none.
 *
 * Shapes: units, sure and tied have the n of the claims. Units: units to be apportioned; divisors
 * in claim per unit. Errors: %AWRASH_ERROR_NAME for an unknown rule; %AWRASH_ERROR_VALUE for a bad
 * parameter, a negative total, or an order or lot of another length than the claims;
 * %AWRASH_ERROR_OVERFLOW for a total above 2^62; %AWRASH_ERROR_BOUNDS for floors that sum above the
 * total, and for a lot drawn elsewhere that is no outcome; %AWRASH_ERROR_EMPTY where all claims are
 * 0 and the total is not the sum of the floors; %AWRASH_ERROR_MEMORY. Cost: O(n), whatever the
 * total, on usual claims; at worst some 400 times that. Under the rules with irrational signposts
 * units that doubles cannot tell apart are compared at up to 512 bits, some microseconds each: few,
 * but beyond a total of some 10^15 nearly all that stand close to the last one served. Source:
 * Balinski and Young, "Fair Representation" (1982); Pukelsheim, "Proportional Representation"
 * (2017); Reitzig and Wild, Mathematical Programming 203 (2024). Since: 0.1
 *
 * Returns: %TRUE with an answer, a refused tie among them; %FALSE with @error, all outputs
 * untouched
 */
AWRASH_API gboolean awrash_apportion_divisor (const AwrashClaims *claims, int64_t total,
                                              const char *rule, const AwrashTies *ties,
                                              int64_t units[], int64_t sure[], int64_t tied[],
                                              AwrashAllotment *answer, GError **error);

/**
 * awrash_apportion_remainder:
 * @claims: the question
 * @total: how many units there are, 0 … 2^62
 * @quota: what a unit costs: NAME, or NAME:OPTION[,OPTION]
 * @ties: (nullable): how ties are decided; %NULL refuses them
 * @units: (array) (out caller-allocates): n units, the answer; untouched where the status is
 *   TIE_REFUSED
 * @sure: (array) (out caller-allocates) (nullable): n units that do not depend on the tie
 * @tied: (array) (out caller-allocates) (nullable): n marks, 1 for a tied recipient, else 0
 * @answer: (out caller-allocates): what came out beside the units; its divisors are NaN
 * @error: where to say what is wrong
 *
 * Apportions a total by largest remainders: a unit for each whole quota of claims, and what is left
 * to the largest fractions. Floors and ceilings belong to the rule: quotas are taken of all claims
 * and the whole total, whole quotas are raised or lowered to the bounds, and units then go by the
 * key k - claim/quota, so that no unit is left out whose key is smaller than that of one served
 * above its floor.
 *
 * - `hare`, also hamilton, hare-niemeyer, vinton: Σ claims/total
 * - `droop`: ⌊Σ claims/(total + 1)⌋ + 1
 * - `hagenbach-bischoff`, also hb: Σ claims/(total + 1)
 * - `imperiali-quota`, also imperiali: Σ claims/(total + 2)
 *
 * Whole quotas may exceed the total (Imperiali, rounded quotas, floors): then the units of the
 * smallest fractions go back, and answer.taken_back says how many. Options, in any order:
 *
 * - `rounded`: the quota is rounded to a whole number, halves up; it may not round to 0
 * - a part from 0 to 1, as `hare:3/4` or `hare:rounded,0.75`: only a claim of so much of a quota
 *   may have a unit for its fraction, and nobody more than one. So it is a pair of bounds, whole
 *   quotas below and one unit more above. What then finds no recipient is answer.unplaced with the
 *   status UNPLACED. Where a law goes on by averages, one unit each (the Dutch one does), call
 *   awrash_apportion_divisor() with `jefferson`, these units as floors and units + 1 as ceilings
 *
 * Parts are decimals or fractions of at most 18 digits a side. A quota rounded, and that of Droop,
 * depends on the unit in which claims are measured.
 *
 * Shapes: units, sure and tied have the n of the claims. Units: units to be apportioned. Errors:
 * as awrash_apportion_divisor(), with %AWRASH_ERROR_NAME for an unknown quota,
 * %AWRASH_ERROR_VALUE for an unknown option and for a quota that rounds to 0,
 * %AWRASH_ERROR_OVERFLOW for a total above 2^59 under a rounded quota or Droop's. Cost: O(n) on
 * usual claims, whatever the total; O(n log total) with bounds that bind. Source: Balinski and
 * Young, "Fair Representation" (1982), on Hamilton's method; Pukelsheim, "Proportional
 * Representation" (2017), chapter 5; the Dutch Kieswet, article P 8. Since: 0.1
 *
 * Returns: %TRUE with an answer, a refused tie among them; %FALSE with @error, all outputs
 * untouched
 */
AWRASH_API gboolean awrash_apportion_remainder (const AwrashClaims *claims, int64_t total,
                                                const char *quota, const AwrashTies *ties,
                                                int64_t units[], int64_t sure[], int64_t tied[],
                                                AwrashAllotment *answer, GError **error);

/* ── matrices: rows and columns with totals ─────────────────────────────────────────────────── */

/**
 * AwrashMatrix:
 *
 * The question of a two-way apportionment: what the cells of a matrix of rows and columns claim,
 * with a floor and a ceiling each, checked once. Opaque, immutable, shared by threads freely.
 *
 * A floor is a bound on the proportional answer, not units handed out first. A cell with a claim of
 * 0 receives its floor and nothing else, under every rule.
 *
 * Since: 0.2
 */
typedef struct _AwrashMatrix AwrashMatrix;

/**
 * awrash_apportion_matrix_new:
 * @n_rows: the number of rows, at least 1
 * @n_columns: the number of columns, at least 1
 * @claims: (array): what each cell claims, row by row, finite and ≥ 0; taken as the exact binary
 *   numbers that doubles are
 * @floor: (array) (nullable): the fewest units of each cell, ≥ 0; %NULL for 0 everywhere
 * @ceiling: (array) (nullable): the most units of each cell, ≥ its floor; %NULL for no ceiling
 * @error: where to say what is wrong
 *
 * Checks a two-way question and keeps a copy of it.
 *
 * Shapes: three arrays of n_rows · n_columns, row by row. Units: claims in any unit, the same for
 * all; floors and ceilings in units to be apportioned. Errors: %AWRASH_ERROR_EMPTY without rows or
 * columns; %AWRASH_ERROR_VALUE for a claim that is negative, NaN or infinite, a negative floor or
 * ceiling; %AWRASH_ERROR_BOUNDS for a floor above its ceiling; %AWRASH_ERROR_OVERFLOW for more than
 * 2^31 - 1 rows or columns; %AWRASH_ERROR_MEMORY. Cost: O(cells). Source: none. Since: 0.2
 *
 * Returns: (transfer full): the question; free with awrash_apportion_matrix_free()
 */
AWRASH_API AwrashMatrix *awrash_apportion_matrix_new (size_t n_rows, size_t n_columns,
                                                      const double claims[], const int64_t floor[],
                                                      const int64_t ceiling[], GError **error);

/**
 * awrash_apportion_matrix_free:
 * @matrix: (nullable) (transfer full): a two-way question
 *
 * Frees a two-way question.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.2
 */
AWRASH_API void awrash_apportion_matrix_free (AwrashMatrix *matrix);

/**
 * awrash_apportion_matrix_get_n_rows:
 * @matrix: a two-way question
 *
 * The number of rows.
 *
 * Shapes: none. Units: rows. Errors: none. Cost: O(1). Source: none. Since: 0.2
 *
 * Returns: the number of rows
 */
AWRASH_API size_t awrash_apportion_matrix_get_n_rows (const AwrashMatrix *matrix);

/**
 * awrash_apportion_matrix_get_n_columns:
 * @matrix: a two-way question
 *
 * The number of columns.
 *
 * Shapes: none. Units: columns. Errors: none. Cost: O(1). Source: none. Since: 0.2
 *
 * Returns: the number of columns
 */
AWRASH_API size_t awrash_apportion_matrix_get_n_columns (const AwrashMatrix *matrix);

/**
 * AwrashMargins:
 *
 * What rows and columns are to receive, each a total or a range, and the grand total. Opaque,
 * immutable, shared by threads freely.
 *
 * Since: 0.2
 */
typedef struct _AwrashMargins AwrashMargins;

/**
 * awrash_apportion_margins_new:
 * @n_rows: the number of rows, at least 1
 * @row_low: (array length=n_rows): the fewest units of each row, ≥ 0
 * @row_high: (array length=n_rows): the most, ≥ the fewest; where the two are equal, the row's
 * total
 * @n_columns: the number of columns, at least 1
 * @column_low: (array length=n_columns): the fewest units of each column, ≥ 0
 * @column_high: (array length=n_columns): the most
 * @total: how many units there are, 0 … 2^62
 * @error: where to say what is wrong
 *
 * Checks the margins of a two-way question and keeps a copy of them.
 *
 * Shapes: two arrays of n_rows, two of n_columns. Units: units to be apportioned. Errors:
 * %AWRASH_ERROR_EMPTY without rows or columns; %AWRASH_ERROR_VALUE for a negative number;
 * %AWRASH_ERROR_BOUNDS for a low above its high, and for sums between which the total does not lie;
 * %AWRASH_ERROR_OVERFLOW for a total above 2^62 and for lows that sum beyond 2^63 - 1;
 * %AWRASH_ERROR_MEMORY. Cost: O(rows + columns). Source: none. Since: 0.2
 *
 * Returns: (transfer full): the margins; free with awrash_apportion_margins_free()
 */
AWRASH_API AwrashMargins *awrash_apportion_margins_new (size_t n_rows, const int64_t row_low[],
                                                        const int64_t row_high[], size_t n_columns,
                                                        const int64_t column_low[],
                                                        const int64_t column_high[], int64_t total,
                                                        GError **error);

/**
 * awrash_apportion_margins_free:
 * @margins: (nullable) (transfer full): margins
 *
 * Frees margins.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.2
 */
AWRASH_API void awrash_apportion_margins_free (AwrashMargins *margins);

/**
 * awrash_apportion_biproportional:
 * @matrix: the question
 * @margins: what rows, columns and the whole are to receive
 * @rule: a divisor rule, as for awrash_apportion_divisor()
 * @ties: (nullable): how ties are decided, over the cells row by row: cell (r, c) is recipient
 *   r · columns + c, and draws a lot by the name of that number plus 1; %NULL refuses them
 * @units: (array) (out caller-allocates): the answer, row by row; untouched where the status is
 *   TIE_REFUSED or INFEASIBLE
 * @sure: (array) (out caller-allocates) (nullable): the fewest units of each cell in any of the
 *   tied answers; untouched where no answer exists
 * @tied: (array) (out caller-allocates) (nullable): marks, 1 for a cell whose units differ between
 *   the tied answers, else 0; untouched where no answer exists
 * @answer: (out caller-allocates): what came out beside the units: OPTIMAL, TIE_REFUSED,
 *   TIE_SETTLED or INFEASIBLE; its divisors are NaN
 * @error: where to say what is wrong
 *
 * Apportions a total to the cells of a matrix, so that rows and columns have their totals or stay
 * in their ranges: every claim is divided by a number of its row and a number of its column and
 * rounded where the rule says, inside the cells' bounds (Balinski and Demange). In other words: of
 * all matrices that keep the bounds the one with the least Σ log(s(k)/claim) over all units k of
 * all cells. See awrash_apportion_biproportional_divisors() for the divisors.
 *
 * Where the rule has s(1) = 0 every positive claim is to have a first unit; where the margins leave
 * no way, as many cells as possible have one, then those of the largest product of claims, then
 * the sum over the other units is least.
 *
 * A range is a bound too: with totals on one side only, or on none, units go where they are most
 * proportional. Every decision is exact, whatever the claims. Where several matrices are optimal
 * that is a tie: the order takes the one whose cells, read in it, are lexicographically largest,
 * and a lot drawn elsewhere is accepted if and only if @sure with it is one of them.
 *
 * Shapes: units, sure and tied have rows · columns entries. Units: units to be apportioned. Errors:
 * %AWRASH_ERROR_NAME and %AWRASH_ERROR_VALUE for a rule that is unknown or badly put;
 * %AWRASH_ERROR_VALUE for margins or an order of other sizes; %AWRASH_ERROR_BOUNDS for a lot drawn
 * elsewhere that is no outcome; %AWRASH_ERROR_MEMORY. Cost: some sweeps over the cells, and a
 * shortest path, at most as long, for each unit that real scaling leaves misplaced, many in one
 * search; a tie costs a search for each tied cell. Source: Balinski and Demange, "Algorithms for
 * proportional matrices in reals and integers" (1989); Gaffke and Pukelsheim (2008); Ahuja,
 * Magnanti and Orlin (1993), ch. 14. Since: 0.2
 *
 * Returns: %TRUE with an answer, a refused tie and infeasible margins among them; %FALSE with
 *   @error, all outputs untouched
 */
AWRASH_API gboolean awrash_apportion_biproportional (const AwrashMatrix *matrix,
                                                     const AwrashMargins *margins, const char *rule,
                                                     const AwrashTies *ties, int64_t units[],
                                                     int64_t sure[], int64_t tied[],
                                                     AwrashAllotment *answer, GError **error);

/**
 * awrash_apportion_biproportional_blocking:
 * @matrix: the question
 * @margins: what rows, columns and the whole are to receive
 * @rows: (array) (out caller-allocates): a mark for every row: 1, -1 or 0
 * @columns: (array) (out caller-allocates): a mark for every column: 1, -1 or 0
 * @missing: (out): by how many units the marked rows and columns contradict the rest; 0 where a
 *   matrix exists, and then all marks are 0
 * @error: where to say what is wrong
 *
 * Why no matrix keeps all bounds: the rows I and columns J that block one another, and by how many
 * units. A mark of 1 means that the row or column counts with the fewest units that it is to
 * receive, -1 with the most that it may, which is never above the grand total. What @missing says
 * is the difference of the two sides of one of these, of which the left may not be larger, but is;
 * floor and ceiling sum over the cells named, I' and J' are the rows and columns without a mark:
 *
 * - columns 1, rows -1: low(J) + floor(I, J') > high(I) + ceiling(I', J): the marked columns must
 *   receive more than the marked rows have and the other rows can give them
 * - rows 1, columns -1: low(I) + floor(I', J) > high(J) + ceiling(I, J'): the same with rows and
 *   columns changed
 * - both -1: total + floor(I, J) > high(I) + high(J) + ceiling(I', J'): marked rows, marked columns
 *   and the cells outside both leave no room for the grand total
 * - both 1: low(I) + low(J) + floor(I', J') > total + ceiling(I, J): marked rows and columns must
 *   receive more than the grand total, even where they share as much as they can
 *
 * With exact totals all four say the same; the first is then given. A side without any mark leaves
 * open which of two inequalities it is; the broken one is broken by @missing. No bounds are blocked
 * by more units than those marked. The ceiling of a cell with a claim of 0 is its floor.
 *
 * Shapes: rows and columns have as many entries as the margins. Units: units to be apportioned.
 * Errors: %AWRASH_ERROR_VALUE for margins of other sizes; %AWRASH_ERROR_MEMORY. Cost: a maximal
 * flow, O(cells) for each of its paths. Source: Hoffman (1960); Gale (1957). Since: 0.2
 *
 * Returns: %TRUE, also where a matrix exists; %FALSE with @error, all outputs untouched
 */
AWRASH_API gboolean awrash_apportion_biproportional_blocking (const AwrashMatrix *matrix,
                                                              const AwrashMargins *margins,
                                                              int64_t rows[], int64_t columns[],
                                                              int64_t *missing, GError **error);

/**
 * awrash_apportion_biproportional_divisors:
 * @matrix: the question
 * @margins: what rows, columns and the whole were to receive
 * @rule: the rule
 * @units: (array): an optimal matrix, row by row, as awrash_apportion_biproportional() gives it
 * @row_divisors: (array) (out caller-allocates): low, high and short of every row in turn
 * @column_divisors: (array) (out caller-allocates): low, high and short of every column in turn
 * @error: where to say what is wrong
 *
 * The divisors of a two-way answer, as they are published: claim/(row divisor · column divisor)
 * rounded by the rule, inside the cell's bounds, gives the units. With all others at their short
 * value a divisor may be anything from low to high; short is the number with the fewest significant
 * decimal digits there, the one nearest to the middle. Low and high are the innermost doubles;
 * they are equal in a tie, which only one number leaves open. Low 0 and high infinite are no limit.
 *
 * Rows carry the magnitude of the claims, columns stand around 1. Where rows have ranges, those
 * strictly inside share one divisor, no row at its lowest total has a larger and none at its
 * highest a smaller one; the same holds for columns, and the shared divisor is 1.
 *
 * Shapes: units has rows · columns entries, row_divisors 3 · rows, column_divisors 3 · columns.
 * Units: divisors in claim per unit. Errors: %AWRASH_ERROR_BOUNDS for units that break a bound or
 * miss a total; %AWRASH_ERROR_VALUE for units that are not optimal, with the exchange that mends
 * them, for margins of other sizes, and where a total too small leaves positive claims without a
 * first unit whose signpost is 0, for which no divisor can be; %AWRASH_ERROR_OVERFLOW for claims
 * so far apart that no doubles are their divisors; %AWRASH_ERROR_NAME for an unknown rule;
 * %AWRASH_ERROR_MEMORY. Cost: some hundred sweeps over the cells. Source: Pukelsheim,
 * "Proportional Representation" (2017), chapters 14 and 15. Since: 0.2
 *
 * Returns: %TRUE with the divisors; %FALSE with @error, all outputs untouched
 */
AWRASH_API gboolean awrash_apportion_biproportional_divisors (
    const AwrashMatrix *matrix, const AwrashMargins *margins, const char *rule,
    const int64_t units[], double row_divisors[], double column_divisors[], GError **error);

/**
 * awrash_apportion_biproportional_shares:
 * @matrix: the question
 * @margins: what rows, columns and the whole are to receive
 * @shares: (array) (out caller-allocates): a share for every cell, row by row
 * @error: where to say what is wrong
 *
 * The two-way shares before any rounding to units: claim/(row divisor · column divisor), cut at
 * the cell's floor and ceiling, with the totals or ranges asked for (raking, iterative proportional
 * fitting). Rows and columns strictly inside their ranges have the common divisor of their side.
 *
 * Columns are met to the last rounding. Rows are off by at most 10^-9 of the total; where positive
 * shares tend to 0, because the zeros of the matrix allow no others in the end, the way there is
 * long, and what 20,000 sweeps have reached is given if it is off by at most 10^-6 of the total.
 *
 * Shapes: shares has rows · columns entries. Units: units to be apportioned, with fractions.
 * Errors: %AWRASH_ERROR_BOUNDS where no shares keep all bounds, or none so near were found;
 * %AWRASH_ERROR_VALUE for margins of other sizes; %AWRASH_ERROR_MEMORY. Cost: O(cells) a sweep,
 * some ten sweeps on usual claims. Source: Deming and Stephan (1940); Sinkhorn (1967). Since: 0.2
 *
 * Returns: %TRUE with the shares; %FALSE with @error, @shares untouched
 */
AWRASH_API gboolean awrash_apportion_biproportional_shares (const AwrashMatrix *matrix,
                                                            const AwrashMargins *margins,
                                                            double shares[], GError **error);

/* ── shares, before and after rounding ──────────────────────────────────────────────────────── */

/**
 * awrash_apportion_shares:
 * @claims: the question, whose floors and ceilings play no part
 * @total: how many units there are, 0 … 2^62
 * @shares: (array) (out caller-allocates): n shares
 * @error: where to say what is wrong
 *
 * The share of each recipient before any rounding to units: claim·total/Σ claims.
 *
 * Shapes: shares has the n of the claims. Units: units to be apportioned, with fractions. Errors:
 * %AWRASH_ERROR_VALUE for a negative total; %AWRASH_ERROR_OVERFLOW for one above 2^62;
 * %AWRASH_ERROR_EMPTY where all claims are 0 and the total is not. Cost: O(n); the sum is
 * compensated, and a share is off by at most four roundings. Source: none. Since: 0.1
 *
 * Returns: %TRUE with the shares; %FALSE with @error, @shares untouched
 */
AWRASH_API gboolean awrash_apportion_shares (const AwrashClaims *claims, int64_t total,
                                             double shares[], GError **error);

/**
 * awrash_apportion_shares_within:
 * @claims: the question
 * @total: how many units there are, 0 … 2^62
 * @shares: (array) (out caller-allocates): n shares
 * @error: where to say what is wrong
 *
 * The shares inside floors and ceilings: claim·t, raised to the floor or lowered to the ceiling,
 * with the one t for which they sum to the total. Who stands at a bound is decided exactly. Where
 * ceilings and claims of 0 leave a rest without a recipient, all stand at their ceilings, and what
 * the shares lack of the total is the rest. A statute that clamps, scales the others to what is
 * left, and repeats until nothing new clamps, ends here.
 *
 * Shapes: shares has the n of the claims. Units: units to be apportioned, with fractions. Errors:
 * %AWRASH_ERROR_VALUE for a negative total; %AWRASH_ERROR_OVERFLOW for one above 2^62;
 * %AWRASH_ERROR_BOUNDS for floors that sum above the total; %AWRASH_ERROR_EMPTY where all claims
 * are 0 and the total is not the sum of the floors; %AWRASH_ERROR_MEMORY. Cost: O(n), for some ten
 * guesses at t on usual claims, at most 200; and a selection among the bounds that stand close to
 * it, at worst all. A share is off by at most four roundings, so the sum by 2^-50 of the total and
 * the roundings of bounds above 2^53. Source: Ibaraki and Katoh, "Resource Allocation Problems"
 * (1988). Since: 0.2
 *
 * Returns: %TRUE with the shares; %FALSE with @error, @shares untouched
 */
AWRASH_API gboolean awrash_apportion_shares_within (const AwrashClaims *claims, int64_t total,
                                                    double shares[], GError **error);

/**
 * awrash_apportion_shares_violations:
 * @claims: the question, whose floors and ceilings play no part
 * @total: how many units there are, 0 … 2^62
 * @units: (array): n units, an allotment from any hand that sums to the total
 * @violations: (array) (out caller-allocates): n numbers: how many units the recipient stands above
 *   its share rounded up (> 0) or below its share rounded down (< 0); 0 within
 * @error: where to say what is wrong
 *
 * Where an allotment leaves the shares by a whole unit or more, which the literature calls a
 * violation of quota. In 1832 Jefferson's rule gives New York 40 of 240 against a share of 38.59:
 * a violation of 1. Exact.
 *
 * Shapes: units and violations have the n of the claims. Units: units to be apportioned. Errors:
 * as awrash_apportion_shares(), and %AWRASH_ERROR_VALUE for a negative number of units, or units
 * that do not sum to the total. Cost: O(n), some microseconds each. Source: Balinski and Young,
 * "Fair Representation" (1982), chapter 10. Since: 0.2
 *
 * Returns: %TRUE with the violations; %FALSE with @error, @violations untouched
 */
AWRASH_API gboolean awrash_apportion_shares_violations (const AwrashClaims *claims, int64_t total,
                                                        const int64_t units[], int64_t violations[],
                                                        GError **error);

/* ── diagnostics: what an allotment hangs on ────────────────────────────────────────────────── */

/**
 * awrash_apportion_path:
 * @claims: the question
 * @total: up to how many units, 0 … 2^62
 * @rule: the name of a divisor rule
 * @n: how many steps there is room for
 * @recipients: (array length=n) (out caller-allocates): who receives each unit above the floors,
 *   by index; -1 after the last step
 * @ties: (array length=n) (out caller-allocates) (nullable): 0, or the number 1, 2, … of the group
 *   of equal keys that the step belongs to
 * @n_steps: (out caller-allocates): the number of steps
 * @error: where to say what is wrong
 *
 * The allotments of all totals at once. Under a divisor rule nobody loses a unit as the total
 * grows, so that each total has one recipient more than the one before: the allotment of a total H
 * is the floors and the first H less the floors' sum of the steps.
 *
 * There are @total less the sum of the floors steps, fewer where ceilings leave no more room, and
 * @n must be at least that. Steps whose keys are equal for several recipients stand in order of
 * index, which says nothing: a total whose last step is in the same group as the next step is tied,
 * and awrash_apportion_divisor() says between whom. A group that the end of the path cuts is
 * numbered too.
 *
 * Shapes: recipients and ties have n. Units: indices. Errors: as awrash_apportion_divisor(), with
 * %AWRASH_ERROR_NAME for quotas of largest remainders, which do take units away as the total grows;
 * %AWRASH_ERROR_VALUE for an @n that is too small. Cost: O(n + steps · log recipients). Source:
 * Balinski and Young, "Fair Representation" (1982), on house monotone methods. Since: 0.2
 *
 * Returns: %TRUE with the path; %FALSE with @error, all outputs untouched
 */
AWRASH_API gboolean awrash_apportion_path (const AwrashClaims *claims, int64_t total,
                                           const char *rule, size_t n, int64_t recipients[],
                                           int64_t ties[], int64_t *n_steps, GError **error);

/**
 * awrash_apportion_path_next:
 * @claims: the question
 * @total: how many units there are, 0 … 2^62
 * @rule: the name of a divisor rule
 * @n: how many units more
 * @recipients: (array length=n) (out caller-allocates): who is next in line for each, by index; -1
 *   after the last step
 * @ties: (array length=n) (out caller-allocates) (nullable): groups, as awrash_apportion_path()
 *   gives them
 * @divisors: (array length=n) (out caller-allocates) (nullable): claim/s(k) of each unit, its
 *   priority value: the largest divisor with which it is served; infinite where s(k) is 0, NaN
 *   after the last step
 * @n_steps: (out caller-allocates): the number of steps: @n, fewer where ceilings or a total of
 *   2^62 are reached
 * @error: where to say what is wrong
 *
 * The units next in line after the allotment of a total. Where that allotment is tied, those of the
 * tied who stand last by index are the first in line, and the first group is theirs.
 *
 * Shapes: recipients, ties and divisors have n. Units: indices; divisors in claim per unit, rounded
 * within 2^-47 of themselves. Errors: as awrash_apportion_divisor(), with %AWRASH_ERROR_NAME for
 * quotas of largest remainders. Cost: that of awrash_apportion_divisor() and O(steps · log
 * recipients). Source: as awrash_apportion_path(); the priority lists of the US Census Bureau.
 * Since: 0.2
 *
 * Returns: %TRUE with the steps; %FALSE with @error, all outputs untouched
 */
AWRASH_API gboolean awrash_apportion_path_next (const AwrashClaims *claims, int64_t total,
                                                const char *rule, size_t n, int64_t recipients[],
                                                int64_t ties[], double divisors[], int64_t *n_steps,
                                                GError **error);

/**
 * awrash_apportion_paradox_house:
 * @claims: the question
 * @rule: the name of a divisor rule, or of a quota of largest remainders
 * @from: the first total
 * @to: the last total, ≥ @from
 * @total: (out caller-allocates): the smallest total from @from to @to - 1 at which one unit more
 *   takes one away from a recipient; -1 where there is none
 * @recipient: (out caller-allocates): who loses it, by index: of several the one with the largest
 *   claim, of equal claims the first; -1 where there is none
 * @error: where to say what is wrong
 *
 * Looks for the Alabama paradox. A recipient counts as losing where it has at most fewer units than
 * it had at least before; so a total at which it is tied shows nothing about it.
 *
 * Shapes: none. Units: units to be apportioned; an index. Errors: as awrash_apportion_divisor(),
 * for both ends of the range; %AWRASH_ERROR_BOUNDS for @from above @to. Cost: that of an allotment
 * for each total. Source: Balinski and Young, "Fair Representation" (1982). Since: 0.2
 *
 * Returns: %TRUE with the answer; %FALSE with @error, all outputs untouched
 */
AWRASH_API gboolean awrash_apportion_paradox_house (const AwrashClaims *claims, const char *rule,
                                                    int64_t from, int64_t to, int64_t *total,
                                                    int64_t *recipient, GError **error);

/**
 * awrash_apportion_paradox_population:
 * @before: the question as it was
 * @after: the same recipients with the claims as they are now
 * @total: how many units there are, both times
 * @rule: the name of a divisor rule, or of a quota of largest remainders
 * @loser: (out caller-allocates): who loses a unit, by index; -1 where there is no paradox
 * @winner: (out caller-allocates): who gains one though its claim grew less; -1 where there is none
 * @error: where to say what is wrong
 *
 * Looks for the population paradox: of those who surely lose, the one whose claim grew most, and of
 * those who surely gain, the one whose grew least. Where the first grew more than the second they
 * are the witness; else no pair is one. Growths are ratios, compared exactly; claims of 0 have
 * none.
 *
 * Shapes: @before and @after have as many recipients. Units: indices. Errors: as
 * awrash_apportion_divisor(), for both questions; %AWRASH_ERROR_VALUE for numbers of recipients
 * that differ. Cost: that of two allotments. Source: Balinski and Young, "Fair Representation"
 * (1982). Since: 0.2
 *
 * Returns: %TRUE with the answer; %FALSE with @error, all outputs untouched
 */
AWRASH_API gboolean awrash_apportion_paradox_population (const AwrashClaims *before,
                                                         const AwrashClaims *after, int64_t total,
                                                         const char *rule, int64_t *loser,
                                                         int64_t *winner, GError **error);

/**
 * awrash_apportion_paradox_newcomer:
 * @claims: the question, the newcomer among the recipients
 * @total: how many units there are, those of the newcomer included
 * @newcomer: the newcomer, by index
 * @rule: the name of a divisor rule, or of a quota of largest remainders
 * @loser: (out caller-allocates): who has fewer units with the newcomer than without it, by index:
 *   of several the one with the largest claim, of equal claims the first; -1 where there is none
 * @winner: (out caller-allocates): who has more, of several the one with the smallest claim; -1
 *   where there is none
 * @error: where to say what is wrong
 *
 * Looks for the new states paradox: the newcomer is left out and its units with it, and the others
 * should have what they had. Losing and gaining is what surely is so, whatever decides a tie; where
 * the newcomer itself is tied its units are not known, and there is no witness.
 *
 * Shapes: none. Units: indices. Errors: as awrash_apportion_divisor(); %AWRASH_ERROR_VALUE for a
 * newcomer that is no recipient. Cost: that of two allotments. Source: Balinski and Young, "Fair
 * Representation" (1982); Oklahoma in 1907. Since: 0.2
 *
 * Returns: %TRUE with the answer; %FALSE with @error, all outputs untouched
 */
AWRASH_API gboolean awrash_apportion_paradox_newcomer (const AwrashClaims *claims, int64_t total,
                                                       int64_t newcomer, const char *rule,
                                                       int64_t *loser, int64_t *winner,
                                                       GError **error);

/**
 * AwrashClaimChange:
 * @units: what the recipient has now, without what it may have from a tie
 * @more_loser: who surely has fewer at @more_claim, by index: of several the one that loses most,
 * of these the one with the larger claim, then the first; -1 where a tie leaves it open, and for
 *   none
 * @fewer_winner: who surely has more at @fewer_claim, likewise
 * @more_claim: the smallest claim with which the recipient surely has a unit more; NaN where none
 *   does
 * @fewer_claim: the largest claim with which it surely has a unit less; NaN where none does
 *
 * How far a recipient's claim is from a unit more or less. Frozen: fields are never added or moved.
 *
 * Since: 0.2
 */
typedef struct
{
  int64_t units;
  int64_t more_loser;
  int64_t fewer_winner;
  double more_claim;
  double fewer_claim;
} AwrashClaimChange;

/**
 * awrash_apportion_change_size:
 *
 * The size of #AwrashClaimChange, for bindings to assert.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.2
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_apportion_change_size (void);

/**
 * awrash_apportion_change:
 * @claims: the question
 * @total: how many units there are, 0 … 2^62
 * @rule: the name of a divisor rule, or of a quota of largest remainders
 * @recipient: whose claim changes, by index
 * @change: (out caller-allocates): the changes
 * @error: where to say what is wrong
 *
 * The smallest change of one claim that moves a unit, the other claims staying as they are. Claims
 * are found among all doubles, and the next double towards the present claim does not do it: the
 * answer is the rule's own to the last bit. For a recipient in a tie a unit more is what it then
 * surely has, and a unit less what it then surely has not.
 *
 * Nothing is found beyond a ceiling or below a floor; nor for a claim of 0, which is held at its
 * floor. Under quotas that are rounded to whole claims a claim that grows may lose a unit: the
 * change found is one, but another may be nearer.
 *
 * Shapes: none. Units: claims, indices. Errors: as awrash_apportion_divisor(); %AWRASH_ERROR_VALUE
 * for a recipient that is none. Cost: that of at most 131 allotments. Source: Balinski and Young,
 * "Fair Representation" (1982), on population monotonicity. Since: 0.2
 *
 * Returns: %TRUE with the changes; %FALSE with @error, @change untouched
 */
AWRASH_API gboolean awrash_apportion_change (const AwrashClaims *claims, int64_t total,
                                             const char *rule, int64_t recipient,
                                             AwrashClaimChange *change, GError **error);

/**
 * awrash_apportion_prices:
 * @claims: the question
 * @total: how many units there are, 0 … 2^62
 * @rule: the name of a divisor rule
 * @units: (array): n units, an allotment by this rule
 * @low: (array) (out caller-allocates): n numbers, the smallest divisor with which rounding a
 *   recipient's claim alone gives its units, claim/s(units + 1)
 * @high: (array) (out caller-allocates): n numbers, the largest, claim/s(units); infinite for no
 *   units, and where s(units) is 0
 * @binding: (array) (out caller-allocates): n marks, -1 where the floor holds a recipient's units,
 *   1 where its ceiling does, else 0
 * @error: where to say what is wrong
 *
 * What floors and ceilings cost. All recipients that are held by none share the divisors of the
 * answer, awrash_apportion_divisor()'s divisor_low to divisor_high. Those of a recipient at a
 * binding floor lie below them, those at a binding ceiling above: the distance is the shadow price
 * of the bound, the claim per unit by which the recipient is better or worse off than the others.
 * Which bound binds is decided exactly.
 *
 * Where ceilings leave units over, every ceiling binds, and the common divisor is 0. A claim of 0
 * has any divisor without units, and the divisor 0 with those of its floor, which then binds.
 *
 * Shapes: units, low, high and binding have the n of the claims. Units: divisors in claim per unit,
 * rounded within 2^-47 of themselves. Errors: as awrash_apportion_divisor(), with
 * %AWRASH_ERROR_NAME for quotas of largest remainders; %AWRASH_ERROR_VALUE for units that break a
 * bound or the total, or that the rule does not give; an answer to a tie is as good as another.
 * Cost: O(n). Source: Pukelsheim, "Proportional Representation" (2017), min-max inequalities.
 * Since: 0.2
 *
 * Returns: %TRUE with the prices; %FALSE with @error, all outputs untouched
 */
AWRASH_API gboolean awrash_apportion_prices (const AwrashClaims *claims, int64_t total,
                                             const char *rule, const int64_t units[], double low[],
                                             double high[], int64_t binding[], GError **error);

/* ── rules with a bound or a base of their own ──────────────────────────────────────────────── */

/**
 * awrash_apportion_round_to_total:
 * @n: the number of values, at least 1
 * @values: (array length=n): numbers from -2^61 to 2^61, of any sign
 * @total: what the whole numbers sum to, -2^62 … 2^62
 * @ties: (nullable): how ties are decided; %NULL refuses them
 * @units: (array length=n) (out caller-allocates): the whole numbers; untouched where the status is
 *   TIE_REFUSED
 * @sure: (array length=n) (out caller-allocates) (nullable): what does not depend on the tie
 * @tied: (array length=n) (out caller-allocates) (nullable): 1 for a tied value, else 0
 * @answer: (out caller-allocates): what came out beside the units; its divisors are NaN
 * @error: where to say what is wrong
 *
 * The whole numbers with a given sum that are nearest to the values, by least squares: percentages
 * that sum to 100, or tenths of a percent that sum to 1000. Nothing is scaled: where the values do
 * not sum to the total, all are shifted alike. Every value is rounded down and shifted by the same
 * whole number, and the largest fractions get one more.
 *
 * Shapes: five arrays of n. Units: those of the values. Errors: %AWRASH_ERROR_EMPTY for n = 0;
 * %AWRASH_ERROR_VALUE for a value that is not finite, or an order or lot of another length;
 * %AWRASH_ERROR_OVERFLOW for a value or a total beyond the limits above; %AWRASH_ERROR_BOUNDS for a
 * lot that is none of the tied answers; %AWRASH_ERROR_MEMORY. Cost: O(n). Source: Balinski and
 * Young, "Fair Representation" (1982), on Hamilton's method, which it is where the values sum to
 * the total. Since: 0.2
 *
 * Returns: %TRUE with an answer, a refused tie among them; %FALSE with @error, all outputs
 * untouched
 */
AWRASH_API gboolean awrash_apportion_round_to_total (size_t n, const double values[], int64_t total,
                                                     const AwrashTies *ties, int64_t units[],
                                                     int64_t sure[], int64_t tied[],
                                                     AwrashAllotment *answer, GError **error);

/**
 * awrash_apportion_base_proportional:
 * @claims: the question
 * @total: how many units there are, 0 … 2^62
 * @base: what everybody has before the rule begins, ≥ 0
 * @rule: the name of a divisor rule
 * @ties: (nullable): how ties are decided; %NULL refuses them
 * @units: (array) (out caller-allocates): n units, the answer; untouched where the status is
 *   TIE_REFUSED
 * @sure: (array) (out caller-allocates) (nullable): n units that do not depend on the tie
 * @tied: (array) (out caller-allocates) (nullable): n marks, 1 for a tied recipient, else 0
 * @answer: (out caller-allocates): what came out beside the units; its divisors are those of the
 *   units above the base
 * @error: where to say what is wrong
 *
 * A base for everybody, and the rest by a divisor rule on top: min (ceiling, max (floor, base +
 * claim/d rounded by the rule)), with the divisor d that meets the total. Floors and ceilings bound
 * the whole number of units, base included. A claim of 0 receives the base, or its floor if that is
 * larger; its ceiling plays no part. The Cambridge Compromise for the European Parliament is Adams
 * over a base of 5 with ceilings of 96.
 *
 * Shapes: units, sure and tied have the n of the claims. Units: units to be apportioned; divisors
 * in claim per unit. Errors: as awrash_apportion_divisor(), with %AWRASH_ERROR_VALUE for a negative
 * base, and %AWRASH_ERROR_BOUNDS for the ceiling of a positive claim below the base, and for bases
 * and floors that sum above the total. Cost: as awrash_apportion_divisor(). Source: Grimmett and
 * others, "The allocation between the EU Member States of the seats in the European Parliament"
 * (2011). Since: 0.2
 *
 * Returns: %TRUE with an answer, a refused tie among them; %FALSE with @error, all outputs
 * untouched
 */
AWRASH_API gboolean awrash_apportion_base_proportional (const AwrashClaims *claims, int64_t total,
                                                        int64_t base, const char *rule,
                                                        const AwrashTies *ties, int64_t units[],
                                                        int64_t sure[], int64_t tied[],
                                                        AwrashAllotment *answer, GError **error);

/**
 * awrash_apportion_hold_harmless:
 * @n: the number of recipients, at least 1
 * @last: (array length=n): last year's amounts, finite and ≥ 0
 * @total: how many units there are this year, 0 … 2^62
 * @at_least: the smallest part of last year's share, ≥ 0: 0.9 for 90 %
 * @at_most: the largest part of last year's share, at least @at_least; infinite for no ceiling
 * @floor: (array length=n) (out caller-allocates): ⌈at_least·last/Σ last·total⌉
 * @ceiling: (array length=n) (out caller-allocates): ⌊at_most·last/Σ last·total⌋, or the floor
 *   where that is larger; 2^63 - 1 for no ceiling
 * @error: where to say what is wrong
 *
 * Bounds that hold recipients near last year's shares. Used as floors and ceilings of
 * awrash_apportion_claims_new(), a divisor rule gives the fixed point of the statutory iteration:
 * clamp to the bounds, scale the others to what is left, repeat until nothing new clamps;
 * awrash_apportion_shares_within() gives the same in fractions. Where two bounds cross the floor
 * wins, as the statute has it; a minimum for small territories comes after this floor and before
 * this ceiling: take the larger of the two as the floor, and raise the ceiling to it. Floors that
 * sum above the total, which a minimum or rounding up may cause, are the rule's
 * %AWRASH_ERROR_BOUNDS; ceilings that sum below it are its status UNPLACED. @at_least and @at_most
 * are taken as the decimals that were written, so that 0.9 of 100 is 90; amounts as the exact
 * binary numbers that doubles are. A decimal has at most 18 digits, zeros that place the point
 * included.
 *
 * Shapes: three arrays of n. Units: last in any unit, the same for all; bounds in units to be
 * apportioned. Errors: %AWRASH_ERROR_EMPTY for n = 0, or amounts that are all 0;
 * %AWRASH_ERROR_VALUE for an amount or a part that is negative, NaN or infinite, for a part of more
 * digits, for a negative total; %AWRASH_ERROR_OVERFLOW for a total above 2^62, or a floor of 2^62
 * or more; %AWRASH_ERROR_BOUNDS for @at_least above @at_most; %AWRASH_ERROR_MEMORY. Cost: O(n),
 * some microseconds each. Source: 29 U.S.C. 3172(b)(1)(B). Since: 0.2
 *
 * Returns: %TRUE with the bounds; %FALSE with @error, @floor and @ceiling untouched
 */
AWRASH_API gboolean awrash_apportion_hold_harmless (size_t n, const double last[], int64_t total,
                                                    double at_least, double at_most,
                                                    int64_t floor[], int64_t ceiling[],
                                                    GError **error);

/* ── claims out of several criteria ─────────────────────────────────────────────────────────── */

/**
 * awrash_apportion_criteria_combine:
 * @n_criteria: the number of criteria, at least 1
 * @n: the number of recipients, at least 1
 * @values: (array): n_criteria * n values, finite and ≥ 0: all recipients' of the first criterion,
 *   then all of the second, and so on
 * @weights: (array length=n_criteria): finite and ≥ 0, not all 0
 * @claims: (array length=n) (out caller-allocates): Σ over the criteria of weight·value/Σ value
 * @error: where to say what is wrong
 *
 * Claims out of several criteria: each criterion shares out its weight in proportion to its values.
 * With weights that sum to 1 the claims do too, but for roundings. A criterion of weight 0 plays no
 * part.
 *
 * Shapes: values has n_criteria * n items, weights n_criteria, claims n. Units: values in any unit,
 * one for each criterion; claims in that of the weights. Errors: %AWRASH_ERROR_EMPTY for no
 * criterion, no recipient, weights that are all 0, or a criterion of weight > 0 whose values are
 * all 0; %AWRASH_ERROR_VALUE for a value or a weight that is negative, NaN or infinite;
 * %AWRASH_ERROR_OVERFLOW for claims beyond the doubles; %AWRASH_ERROR_MEMORY. Cost: O(n_criteria *
 * n); sums are exact, a claim is off by some four roundings. Source: 29 U.S.C. 3172(b)(1). Since:
 * 0.2
 *
 * Returns: %TRUE with the claims; %FALSE with @error, @claims untouched
 */
AWRASH_API gboolean awrash_apportion_criteria_combine (size_t n_criteria, size_t n,
                                                       const double values[],
                                                       const double weights[], double claims[],
                                                       GError **error);

/**
 * awrash_apportion_criteria_excess:
 * @n: the number of recipients, at least 1
 * @part: (array length=n): such as the unemployed, finite and ≥ 0
 * @whole: (array length=n): such as the labour force, finite and ≥ 0
 * @rate: such as 0.045, ≥ 0; taken as the decimal that was written, of at most 18 digits
 * @excess: (array length=n) (out caller-allocates): part - rate·whole, or 0 if that is less
 * @error: where to say what is wrong
 *
 * A criterion that counts only what exceeds a rate: the unemployed above 4.5 % of the labour force.
 *
 * Shapes: three arrays of n. Units: part and whole in one unit, and the excess too. Errors:
 * %AWRASH_ERROR_EMPTY for n = 0; %AWRASH_ERROR_VALUE for a number that is negative, NaN or
 * infinite, or a rate of more digits. Cost: O(n); the difference is exact before it is rounded.
 * Source: 29 U.S.C. 3172(b)(1). Since: 0.2
 *
 * Returns: %TRUE with the excess; %FALSE with @error, @excess untouched
 */
AWRASH_API gboolean awrash_apportion_criteria_excess (size_t n, const double part[],
                                                      const double whole[], double rate,
                                                      double excess[], GError **error);

/**
 * awrash_apportion_criteria_index:
 * @n: the number of recipients, at least 1
 * @value: (array length=n): such as the unemployed, finite and ≥ 0, not all 0
 * @size: (array length=n): such as the labour force, finite, > 0 where the value is
 * @low: the smallest index, finite and ≥ 0: 0.5
 * @high: the largest index, at least @low: 2; infinite for none
 * @index: (array length=n) (out caller-allocates): (value/size)/(Σ value/Σ size) within @low …
 * @high
 * @error: where to say what is wrong
 *
 * An index of relative need with caps: how many times the average rate a recipient has. One of size
 * 0 and value 0 has no rate; it counts as the average, 1, within the caps.
 *
 * Shapes: three arrays of n. Units: value and size in any; the index has none. Errors:
 * %AWRASH_ERROR_EMPTY for n = 0, or values that are all 0; %AWRASH_ERROR_VALUE for a value or size
 * that is negative, NaN or infinite, a size of 0 beside a value > 0, a cap that is negative or NaN;
 * %AWRASH_ERROR_BOUNDS for @low above @high. Cost: O(n); sums are exact, an index is off by some
 * six roundings, and at most the largest double. Source: Regulation (EU) 2021/241, annex II, on
 * indices with caps. Since: 0.2
 *
 * Returns: %TRUE with the indices; %FALSE with @error, @index untouched
 */
AWRASH_API gboolean awrash_apportion_criteria_index (size_t n, const double value[],
                                                     const double size[], double low, double high,
                                                     double index[], GError **error);

/**
 * awrash_apportion_quota_method:
 * @claims: the question
 * @total: how many units there are, 0 … 10,000,000
 * @ties: (nullable): how ties are decided; %NULL refuses them
 * @units: (array) (out caller-allocates): n units, the answer; untouched where the status is
 *   TIE_REFUSED or LIMIT
 * @sure: (array) (out caller-allocates) (nullable): the fewest units of each among all outcomes of
 *   the ties; untouched where the status is LIMIT
 * @tied: (array) (out caller-allocates) (nullable): 1 where outcomes differ, else 0; untouched
 * where the status is LIMIT
 * @answer: (out caller-allocates): what came out beside the units; its divisors are NaN
 * @error: where to say what is wrong
 *
 * The quota method of Balinski and Young: units are given one after the other, from the floors on.
 * At size h a recipient may be served while it has fewer units than its share of h, rounded up, and
 * than its ceiling; of those the one with the largest claim/(units + 1) is served. Without bounds
 * that bind, no recipient ends below its share rounded down or above its share rounded up, and a
 * larger total takes no unit from anybody. A unit that nobody may take at its size waits for the
 * next; what waits at the end is UNPLACED.
 *
 * Ties are not a free choice among the tied: of claims 720, 720, 120, 120 with 8 units all have 3,
 * 3, 0, 0 for sure, and one more goes to exactly one large and one small. So the outcomes of every
 * tie are carried on from size to size. The free units are the total without the unplaced and the
 * sure. An order takes the outcome that is lexicographically largest in it; a lot drawn elsewhere
 * is accepted if and only if the sure units with its holders are an outcome. Where outcomes place
 * different numbers of units, those count that place most; a tie may then stand beside UNPLACED.
 * Recipients with equal claims and bounds are one class, and outcomes are counted by class: beyond
 * 65,536 of them, or 2^24 numbers in all, the status is LIMIT.
 *
 * Shapes: units, sure and tied have the n of the claims. Units: units to be apportioned. Errors:
 * %AWRASH_ERROR_VALUE for a negative total, or an order or lot of another length;
 * %AWRASH_ERROR_OVERFLOW for a total above 10,000,000; %AWRASH_ERROR_BOUNDS for floors that sum
 * above the total, and for a lot that is no outcome; %AWRASH_ERROR_EMPTY where all claims are 0 and
 * the total is not the sum of the floors; %AWRASH_ERROR_MEMORY. Cost: O(log classes) for each unit
 * while there is one outcome, O(classes) for each unit and outcome where there are several. Source:
 * Balinski and Young, "The quota method of apportionment", American Mathematical Monthly 82 (1975).
 * Since: 0.2
 *
 * Returns: %TRUE with an answer, a refused tie among them; %FALSE with @error, all outputs
 * untouched
 */
AWRASH_API gboolean awrash_apportion_quota_method (const AwrashClaims *claims, int64_t total,
                                                   const AwrashTies *ties, int64_t units[],
                                                   int64_t sure[], int64_t tied[],
                                                   AwrashAllotment *answer, GError **error);

/* ── trees ──────────────────────────────────────────────────────────────────────────────────── */

/**
 * AwrashNestedMode:
 * @AWRASH_NESTED_MODE_JOINT: one rule for all leaves at once, inside the bounds of every node
 * @AWRASH_NESTED_MODE_LEVELS: level by level: the total among the root's children, then each
 *   child's units among its own, and so on
 *
 * How a total goes down a tree. Some laws say the second: first regions, then provinces within.
 *
 * Since: 0.2
 */
typedef enum
{
  AWRASH_NESTED_MODE_JOINT = 1,
  AWRASH_NESTED_MODE_LEVELS = 2
} AwrashNestedMode;

/**
 * awrash_apportion_nested_mode_get_name:
 * @mode: an #AwrashNestedMode
 *
 * The name of a mode: "joint" or "level-by-level".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.2
 *
 * Returns: (transfer none) (nullable): the name, or %NULL for a number that is no mode
 */
AWRASH_API const char *awrash_apportion_nested_mode_get_name (AwrashNestedMode mode);

/**
 * awrash_apportion_nested_mode_from_name:
 * @name: a name as awrash_apportion_nested_mode_get_name() gives it
 *
 * The mode of that name.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(modes). Source: none. Since: 0.2
 *
 * Returns: the mode, or 0 for an unknown name
 */
AWRASH_API int awrash_apportion_nested_mode_from_name (const char *name);

/**
 * awrash_apportion_nested:
 * @tree: floors and ceilings at every node
 * @claims: (array): what each node claims; only leaves are looked at
 * @total: how many units there are, 0 … 2^62
 * @rule: a divisor rule as awrash_apportion_divisor() takes it, or a quota of largest remainders
 *   as awrash_apportion_remainder() does, without a remainder threshold; `imperiali` is the
 *   divisor rule, `imperiali-quota` the quota
 * @mode: whether all leaves are served at once or level by level
 * @ties: (nullable): how ties are decided, by node; %NULL refuses them
 * @units: (array) (out caller-allocates): what each node receives, an inner node the sum of what is
 *   below; untouched where the status is TIE_REFUSED
 * @sure: (array) (out caller-allocates) (nullable): what each node receives whatever the policy
 * @tied: (array) (out caller-allocates) (nullable): 0 for a node that is not tied, else 1 + the
 *   node whose total the tied ones share
 * @answer: (out caller-allocates): what came out beside the units; its divisors are NaN: see
 *   awrash_apportion_nested_divisors(). Units that whole quotas give beyond the total go back as
 *   under awrash_apportion_remainder(), but are not counted: taken_back is 0
 * @error: where to say what is wrong
 *
 * Apportions a total on a tree with floors and ceilings at every node, any depth.
 *
 * Joint: of all units that the bounds allow, those with the smallest keys are served, which is the
 * one answer that no exchange of units inside the bounds improves. Where no bound of an inner node
 * binds, it is the answer of the rule on the leaves alone.
 *
 * Level by level: each inner node's units are apportioned among its children by the rule, a child
 * that is an inner node claiming the sum of the claims of its leaves, rounded once to a double,
 * inside its own bounds and those that stand below it. A tie at one level leaves what is below
 * undecided; with %NULL for @ties the nodes below are then only sure of their floors.
 *
 * Largest remainders measure the claims against the quota of the total and of all leaves (joint),
 * or of the units and the children of each inner node (level by level).
 *
 * Shapes: claims, units, sure and tied have the n of the tree, by node. Units: units to be
 * apportioned. Errors: %AWRASH_ERROR_NAME for an unknown rule; %AWRASH_ERROR_VALUE for a claim of a
 * leaf that is negative, NaN or infinite, a parameter that the rule does not take, a remainder
 * threshold, a quota that rounds to 0 for the total or, level by level, for the units of some inner
 * node, a negative total, an order or lot of another length; %AWRASH_ERROR_OVERFLOW for a total
 * above 2^62, and above 2^59 under a rounded quota or Droop's; %AWRASH_ERROR_BOUNDS for floors that
 * no ceiling leaves room for, floors that sum above the total, a lot drawn elsewhere that is no
 * outcome; %AWRASH_ERROR_EMPTY where the claims of all leaves are 0 and the
 * total is not the sum of the floors; %AWRASH_ERROR_MEMORY. Ceilings that leave units without room
 * are the status UNPLACED. Cost: O(n·depth) on usual claims, whatever the total; at worst some 400
 * times that; comparisons under irrational signposts as awrash_apportion_divisor(). Source:
 * Pukelsheim, "Proportional Representation" (2017), chapters 12 and 13; Federgruen and Groenevelt
 * (1986). Since: 0.2
 *
 * Returns: %TRUE with an answer, a refused tie among them; %FALSE with @error, all outputs
 * untouched
 */
AWRASH_API gboolean awrash_apportion_nested (const AwrashTree *tree, const double claims[],
                                             int64_t total, const char *rule, AwrashNestedMode mode,
                                             const AwrashTies *ties, int64_t units[],
                                             int64_t sure[], int64_t tied[],
                                             AwrashAllotment *answer, GError **error);

/**
 * awrash_apportion_nested_divisors:
 * @tree: floors and ceilings at every node
 * @claims: (array): what each node claims; only leaves are looked at
 * @rule: a divisor rule
 * @units: (array): what each node holds, as awrash_apportion_nested() gives it
 * @low: (array) (out caller-allocates): the smallest divisor of each node
 * @high: (array) (out caller-allocates): the largest; infinite or 0 where there is no end
 * @error: where to say what is wrong
 *
 * The divisors of every node: for a leaf those that round its claim to its units; for an inner node
 * those that share its units out among its children, inside their bounds. A node that its bounds do
 * not hold shares a divisor with its parent: the two intervals meet. Where they do not, the node's
 * floor or ceiling binds, and the distance between the intervals is its shadow price: above the
 * parent's for a ceiling, below it for a floor.
 *
 * Shapes: claims, units, low and high have the n of the tree, by node. Units: divisors in claim per
 * unit. Errors: %AWRASH_ERROR_NAME for an unknown divisor rule; %AWRASH_ERROR_VALUE for claims as
 * awrash_apportion_nested(), for units outside 0 … 2^62, or an inner node that does not hold the
 * sum of its children; %AWRASH_ERROR_MEMORY. Cost: O(n). Source: Pukelsheim (2017), chapter 4.
 * Since: 0.2
 *
 * Returns: %TRUE with the divisors; %FALSE with @error, all outputs untouched
 */
AWRASH_API gboolean awrash_apportion_nested_divisors (const AwrashTree *tree, const double claims[],
                                                      const char *rule, const int64_t units[],
                                                      double low[], double high[], GError **error);

/**
 * awrash_apportion_nested_shares:
 * @tree: floors and ceilings at every node
 * @claims: (array): what each node claims; only leaves are looked at
 * @total: how many units there are, 0 … 2^62
 * @shares: (array) (out caller-allocates): the share of each node
 * @error: where to say what is wrong
 *
 * The shares of all nodes before any rounding: claim·t for a leaf, raised to its floor or lowered
 * to its ceiling, with one t for all leaves except where the bounds of an inner node ask for
 * another below it (water-filling). Where the ceilings leave a rest it is not placed, and the
 * root's share is below the total.
 *
 * Shapes: claims and shares have the n of the tree, by node. Units: units to be apportioned, with
 * fractions. Errors: as awrash_apportion_nested() for claims, totals and bounds. Cost:
 * O(n·depth·64); shares below one inner node sum to its own within 2^-44 of it. Source: Hochbaum
 * (1994). Since: 0.2
 *
 * Returns: %TRUE with the shares; %FALSE with @error, @shares untouched
 */
AWRASH_API gboolean awrash_apportion_nested_shares (const AwrashTree *tree, const double claims[],
                                                    int64_t total, double shares[], GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashClaims, awrash_apportion_claims_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashMatrix, awrash_apportion_matrix_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashMargins, awrash_apportion_margins_free)

G_END_DECLS

#endif
