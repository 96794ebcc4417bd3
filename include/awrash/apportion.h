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
 * unit; where the total is too small for that, larger claims come first, and equal claims tie. Every
 * decision is exact, whatever the claims; only under identric-mean, logarithmic-mean, power-mean
 * and alpha, where signposts are irrational, what 512 bits cannot tell apart is reported as a
 * suspected tie. A tie is an exact equality that changes the answer; where a ceiling or the total
 * leaves nothing to decide there is none.
 *
 * Shapes: units, sure and tied have the n of the claims. Units: units to be apportioned; divisors
 * in claim per unit. Errors: %AWRASH_ERROR_NAME for an unknown rule; %AWRASH_ERROR_VALUE for a bad
 * parameter, a negative total, or an order of another length than the claims;
 * %AWRASH_ERROR_OVERFLOW for a total above 2^62; %AWRASH_ERROR_BOUNDS for floors that sum above the total; %AWRASH_ERROR_EMPTY where
 * all claims are 0 and the total is not the sum of the floors; %AWRASH_ERROR_MEMORY. Cost: O(n),
 * whatever the total, on usual claims; at worst some 400 times that. Source: Balinski and Young,
 * "Fair Representation" (1982); Pukelsheim, "Proportional Representation" (2017); Reitzig and Wild,
 * Mathematical Programming 203 (2024). Since: 0.1
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashClaims, awrash_apportion_claims_free)

G_END_DECLS

#endif
