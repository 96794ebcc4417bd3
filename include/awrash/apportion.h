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
 * The divisor rules by their canonical names, from the kindest to small claims to the kindest to
 * large ones. See awrash_apportion_divisor() for their other names.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable): the name, or %NULL past the end
 */
AWRASH_API const char *awrash_apportion_rule_get_name (size_t index);

/**
 * awrash_apportion_divisor:
 * @claims: the question
 * @total: how many units there are, 0 … 2^62
 * @rule: the rule's name
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
 * - `adams`, also smallest-divisors: s(k) = k - 1
 * - `dean`, also harmonic-mean: s(k) = k(k - 1)/(k - 1/2)
 * - `huntington-hill`, also hill, hill-huntington, equal-proportions, geometric-mean:
 *   s(k) = √(k(k - 1))
 * - `webster`, also sainte-lague, schepers, major-fractions, arithmetic-mean: s(k) = k - 1/2
 * - `jefferson`, also dhondt, d-hondt, greatest-divisors, bader-ofer: s(k) = k
 *
 * Under the first three every positive claim is to have a first unit; where the total is too small
 * for that, larger claims come first, and equal claims tie. Every decision is exact, whatever the
 * claims. A tie is an exact equality that changes the answer; where a ceiling or the total leaves
 * nothing to decide there is none.
 *
 * Shapes: units, sure and tied have the n of the claims. Units: units to be apportioned; divisors
 * in claim per unit. Errors: %AWRASH_ERROR_NAME for an unknown rule; %AWRASH_ERROR_VALUE for a
 * negative total, or an order of another length than the claims; %AWRASH_ERROR_OVERFLOW for a total
 * above 2^62; %AWRASH_ERROR_BOUNDS for floors that sum above the total; %AWRASH_ERROR_EMPTY where
 * all claims are 0 and the total is not the sum of the floors; %AWRASH_ERROR_MEMORY. Cost: O(n),
 * whatever the total, on usual claims; at worst some 400 times that. Source: Balinski and Young,
 * "Fair Representation" (1982); Reitzig and Wild, Mathematical Programming 203 (2024). Since: 0.1
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
 * @quota: the quota's name: `hare`
 * @ties: (nullable): how ties are decided; %NULL refuses them
 * @units: (array) (out caller-allocates): n units, the answer; untouched where the status is
 *   TIE_REFUSED
 * @sure: (array) (out caller-allocates) (nullable): n units that do not depend on the tie
 * @tied: (array) (out caller-allocates) (nullable): n marks, 1 for a tied recipient, else 0
 * @answer: (out caller-allocates): what came out beside the units; its divisors are NaN
 * @error: where to say what is wrong
 *
 * Apportions a total by largest remainders (Hamilton, Hare-Niemeyer, Vinton): the whole part of
 * claim·total/Σ claims to each, and what is left to the largest fractions. Floors and ceilings
 * belong to the rule: shares are taken of the whole total, whole parts are raised or lowered to
 * the bounds, and units then go by the key k - share, so that no unit is left out whose key is
 * smaller than that of one served above its floor.
 *
 * Shapes: units, sure and tied have the n of the claims. Units: units to be apportioned. Errors:
 * as awrash_apportion_divisor(), with %AWRASH_ERROR_NAME for an unknown quota. Cost: O(n) on usual
 * claims, whatever the total; O(n log total) with bounds that bind. Source: Balinski and Young,
 * "Fair Representation" (1982), on Hamilton's method. Since: 0.1
 *
 * Returns: %TRUE with an answer, a refused tie among them; %FALSE with @error, all outputs
 * untouched
 */
AWRASH_API gboolean awrash_apportion_remainder (const AwrashClaims *claims, int64_t total,
                                                const char *quota, const AwrashTies *ties,
                                                int64_t units[], int64_t sure[], int64_t tied[],
                                                AwrashAllotment *answer, GError **error);

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
 * %AWRASH_ERROR_EMPTY where all claims are 0 and the total is not. Cost: O(n); the sum is exact,
 * and a share is off by at most four roundings. Source: none. Since: 0.1
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
 * are 0 and the total is not the sum of the floors; %AWRASH_ERROR_MEMORY. Cost: O(n log n); a share
 * is off by at most four roundings, so the sum by 2^-50 of the total and the roundings of bounds
 * above 2^53. Source: Ibaraki and Katoh, "Resource Allocation Problems" (1988). Since: 0.2
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
 * the total is not the sum of the floors; %AWRASH_ERROR_MEMORY. Cost: O(classes) for each unit and
 * outcome. Source: Balinski and Young, "The quota method of apportionment", American Mathematical
 * Monthly 82 (1975). Since: 0.2
 *
 * Returns: %TRUE with an answer, a refused tie among them; %FALSE with @error, all outputs
 * untouched
 */
AWRASH_API gboolean awrash_apportion_quota_method (const AwrashClaims *claims, int64_t total,
                                                   const AwrashTies *ties, int64_t units[],
                                                   int64_t sure[], int64_t tied[],
                                                   AwrashAllotment *answer, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashClaims, awrash_apportion_claims_free)

G_END_DECLS

#endif
