/* SPDX-License-Identifier: GPL-3.0-or-later */

/* metric: numbers about values: how unequal they are, by which measure.
 *
 * Notation: values x_i and weights w_i, i = 1 … n; W = Σ w_i, p_i = w_i / W, the mean μ = Σ p_i
 * x_i, u_i = x_i / μ. "Row" is one value with its weight.
 *
 * What holds for every measure of this room: only ratios of weights matter; a row of weight 0 is
 * left out before anything else, and its value is not even looked at (it may be NaN: the rate of a
 * province without need); the order of the rows does not matter, ties or none; equal values give
 * exactly 0; values up to the overflow limit do not overflow. Against quadruple precision the
 * relative error stays below 1e-12, whether values are nearly equal or span 600 orders.
 *
 * An #AwrashDistribution takes values of either sign, and each index says on which it is defined.
 *
 * What every measure of plain arrays refuses, with the index and the value in the message: a value
 * or weight that is NaN, infinite or negative; a positive weight below 2^-900 of the largest one
 * (%AWRASH_ERROR_VALUE); n = 0, weights that are all 0, and a mean of 0, where the measures are 0/0
 * and no number is agreed on (%AWRASH_ERROR_EMPTY); too little memory (%AWRASH_ERROR_MEMORY).
 * Where it is a negative value or a mean of 0 that is refused, the message names the index that
 * takes it, if there is one. Below these are "the common errors". Outputs are written only on
 * success. */

#ifndef AWRASH_METRIC_H
#define AWRASH_METRIC_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/base.h>

G_BEGIN_DECLS

/**
 * AwrashGiniCorrection:
 * @AWRASH_GINI_CORRECTION_NONE: "none": the population value, (1/2μ) Σ p_i p_j |x_i - x_j|
 * @AWRASH_GINI_CORRECTION_N: "n": times n / (n - 1), n the number of rows with a weight > 0
 * @AWRASH_GINI_CORRECTION_P2: "p2": divided by 1 - Σ p_i²; equal to "n" where weights are equal
 *
 * How a Gini coefficient is corrected for few observations. "none" is always at most 1 - min p_i.
 * "n" and "p2" give 1 where one of equally weighted rows holds everything; with unequal weights
 * either may exceed 1, as it may for the peers that offer it.
 *
 * Since: 0.1
 */
typedef enum
{
  AWRASH_GINI_CORRECTION_NONE = 1,
  AWRASH_GINI_CORRECTION_N = 2,
  AWRASH_GINI_CORRECTION_P2 = 3
} AwrashGiniCorrection;

/**
 * awrash_metric_gini_correction_get_name:
 * @correction: an #AwrashGiniCorrection
 *
 * The name of a correction: "none", "n" or "p2".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable): the name, or %NULL for a number that is no correction
 */
AWRASH_API const char *awrash_metric_gini_correction_get_name (AwrashGiniCorrection correction);

/**
 * awrash_metric_gini_correction_from_name:
 * @name: (nullable): a name as awrash_metric_gini_correction_get_name() gives it
 *
 * The correction of that name.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the correction, or 0 for an unknown name
 */
AWRASH_API int awrash_metric_gini_correction_from_name (const char *name);

/**
 * awrash_metric_gini:
 * @correction: which convention
 * @n: number of rows
 * @x: (array length=n): values, each finite and >= 0
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @gini: (out): the coefficient, >= 0
 * @error: return location for an error
 *
 * The Gini coefficient: half the mean absolute difference over the mean,
 * G = (1/2μ) Σ_i Σ_j p_i p_j |x_i - x_j|, twice the area between the Lorenz curve and the line of
 * equality; then corrected as asked. Weights are taken as frequencies or population shares: a
 * weight of k counts as k copies of the row. One row gives 0.
 *
 * Agrees, for "none", with R ineq, laeken (which prints percent), acid, dineq, DescTools with
 * unbiased=FALSE, PySAL inequality (without weights), and Stata's ineqdeco by its documentation;
 * for "p2" with DescTools' default and acid's bcwGini; for "n" with ineq's corr=TRUE, acid's bcGini
 * and the regional form of the OECD. Does not agree with convey, whose weighted form is right for
 * unit weights only, with IneqPy (upper rank and a sample covariance), with REAT's weighted form
 * (weights are not sorted along), or with N/(N - 1) on copies counted by the weights.
 *
 * Shapes: @x and @weights n. Units: none; @x in any unit. Errors: the common errors;
 * %AWRASH_ERROR_NAME for an unknown correction; %AWRASH_ERROR_EMPTY for a correction where fewer
 * than two rows count. Cost: O(n) time, some 80 n bytes. Source: C. Gini (1912), Variabilità e
 * mutabilità; for the weighted form and the corrections F. A. Cowell (2011), Measuring Inequality,
 * and G. Deltas (2003), Review of Economics and Statistics 85. Since: 0.1
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_gini (AwrashGiniCorrection correction, size_t n, const double x[],
                                        const double weights[], double *gini, GError **error);

/**
 * awrash_metric_gini_by_threads:
 * @n_threads: how many threads share the work, from 1 to 1,024
 * @correction: which convention
 * @n: number of rows
 * @x: (array length=n): values, each finite and >= 0
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @gini: (out): the coefficient, >= 0
 * @error: return location for an error
 *
 * awrash_metric_gini() by several threads, which end before the call does. Its digits do not depend
 * on how many there are. Fewer than 32,768 rows, rows of weight 0 and the correction "p2" are left
 * to one.
 *
 * Shapes: @x and @weights n. Units: none. Errors: those of awrash_metric_gini();
 * %AWRASH_ERROR_VALUE for
 * @n_threads of 0 or above 1,024. Cost: O(n) time, some 16 n bytes. Source: as
 * awrash_metric_gini(). Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_gini_by_threads (size_t n_threads,
                                                   AwrashGiniCorrection correction, size_t n,
                                                   const double x[], const double weights[],
                                                   double *gini, GError **error);

/**
 * awrash_metric_lorenz:
 * @n: number of rows
 * @x: (array length=n): values, each finite and >= 0
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @p: (out caller-allocates) (optional) (array): n + 1 shares of the weight, from 0 to 1
 * @share: (out caller-allocates) (optional) (array): n + 1 shares of the sum, from 0 to 1
 * @generalized: (out caller-allocates) (optional) (array): n + 1 values, from 0 to μ
 * @error: return location for an error
 *
 * The breakpoints of the Lorenz curve and of the generalised Lorenz curve. With the rows sorted by
 * value, and by weight among equal values, breakpoint k has p_k = Σ_{j<=k} w_j / W,
 * L_k = Σ_{j<=k} w_j x_j / Σ w_j x_j and GL_k = μ L_k; breakpoint 0 is (0, 0). Between breakpoints
 * the curve is straight. Rows of weight 0 come last and repeat (1, 1), so that the arrays always
 * have n + 1 entries. An output that is %NULL is left out.
 *
 * Agrees with R ineq's Lc and PySAL's Lorenz ordinates. Does not agree with DescTools' Lc in
 * its generalised ordinates under weights (it uses the mean of n x).
 *
 * Shapes: @x and @weights n; @p, @share and @generalized n + 1. Units: @p and @share none;
 * @generalized that of @x. Errors: the common errors. Cost: O(n) time, some 80 n bytes. Source:
 * M. O. Lorenz (1905), Publications of the American Statistical Association 9; A. F. Shorrocks
 * (1983), Ranking income distributions, Economica 50. Since: 0.1
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_lorenz (size_t n, const double x[], const double weights[],
                                          double p[], double share[], double generalized[],
                                          GError **error);

/**
 * awrash_metric_theil:
 * @n: number of rows
 * @x: (array length=n): values, each finite and >= 0
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @theil: (out): Theil's T, from 0 to -ln min p_i
 * @error: return location for an error
 *
 * Theil's T, the generalised entropy of order 1: T = Σ p_i u_i ln u_i, with 0 ln 0 = 0, its limit:
 * a value of zero stays in the mean. Natural logarithms, not multiplied by anything.
 *
 * Agrees with acid, IC2, AIF360 and PySAL's TheilD, and with R ineq where no value is 0. Does not
 * agree with ineq otherwise (it drops zeros before it takes the mean: 0, 0, 0, 10, 10, 10 gives 0
 * there, ln 2 here), with dineq and ineqdeco likewise, with WHO's HEAT and healthequal (1,000 times
 * T, zeros replaced by 1e-6) or with REAT, whose "theil" is the mean log deviation.
 *
 * Shapes: @x and @weights n. Units: nats; @x in any unit. Errors: the common errors. Cost: O(n)
 * time, 24 n bytes. Source: H. Theil (1967), Economics and Information Theory, chapter 4.
 * Since: 0.1
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_theil (size_t n, const double x[], const double weights[],
                                         double *theil, GError **error);

/**
 * awrash_metric_mld:
 * @n: number of rows
 * @x: (array length=n): values, each finite and >= 0
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @mld: (out): the mean log deviation, >= 0, +infinity where a value that counts is 0
 * @error: return location for an error
 *
 * The mean log deviation, Theil's L, the generalised entropy of order 0: -Σ p_i ln u_i. A value of
 * zero with a weight > 0 makes it +infinity: that is the limit of the definition as the value goes
 * to zero, and to leave the row out instead would change μ and the measure of all the others. It is
 * an answer and not an error.
 *
 * Agrees with R ineq's entropy of order 0, acid, IC2, dineq and ineqdeco on positive values, and
 * with REAT's unweighted "theil". Does not agree with peers that drop zeros (convey in practice,
 * dineq, ineqdeco), replace them by 1e-6 (healthequal, which also multiplies by 1,000) or refuse
 * them (IC2), with AIF360's order 0 (one more division by μ) or with REAT's weighted form (it
 * divides twice).
 *
 * Shapes: @x and @weights n. Units: nats; @x in any unit. Errors: the common errors. Cost: O(n)
 * time, 24 n bytes. Source: H. Theil (1967), Economics and Information Theory, chapter 4;
 * F. Bourguignon (1979), Econometrica 47. Since: 0.1
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_mld (size_t n, const double x[], const double weights[],
                                       double *mld, GError **error);

/**
 * awrash_metric_hoover:
 * @n: number of rows
 * @x: (array length=n): values, each finite and >= 0
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @reference: (array length=n) (nullable): what each row's value is held against, each finite and
 *   >= 0; %NULL: the same for all
 * @hoover: (out): the index, from 0 to 1
 * @error: return location for an error
 *
 * Hoover's index: the part of the sum that would have to move for the shares to be those of the
 * reference, H = 1/2 Σ |s_i - t_i| with s_i = w_i x_i / Σ w_j x_j and t_i = w_i q_i / Σ w_j q_j.
 * Without a reference (q_i = 1) this is 1/(2μ) Σ p_i |x_i - μ|, the largest gap between the Lorenz
 * curve and the line of equality, also named after Schutz, Ricci, Pietra and Robin Hood. With x the
 * quotas, q the populations and no weights it compares quota shares with population shares, and
 * equals the index of the rates x/q weighted by q. A reference of 0 is allowed.
 *
 * Agrees with R ineq's RS, REAT's hoover with a reference, PySAL's Schutz distance, and WHO's
 * IDIS, which is 200 H. Does not agree with PySAL's Schutz
 * coefficient (10 n H) or IneqPy's hoover, which is not divided by the sum.
 *
 * Shapes: @x, @weights and @reference n. Units: none; @x and @reference in any units. Errors: the
 * common errors, for @reference as for @x. Cost: O(n) time, 48 n bytes. Source: E. M. Hoover
 * (1936), The measurement of industrial localization, Review of Economics and Statistics 18; R. R.
 * Schutz (1951), American Economic Review 41. Since: 0.1
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_hoover (size_t n, const double x[], const double weights[],
                                          const double reference[], double *hoover, GError **error);

/**
 * awrash_metric_extremes:
 * @n: number of rows
 * @x: (array length=n): values, each finite and >= 0
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @lowest: (out) (optional): index of the lowest value; of equal ones, the first in @x
 * @highest: (out) (optional): index of the highest value; of equal ones, the first in @x
 * @ratio: (out) (optional): the lowest over the highest, from 0 to 1
 * @error: return location for an error
 *
 * The lowest and the highest value among the rows with a weight > 0, and their ratio min x / max x:
 * 1 where all are equal, 0 where the lowest has nothing. Weights only say which rows count.
 *
 * Agrees with fairlearn's ratio between groups and apode's "ratio". WHO's R (HEAT, healthequal) is
 * the other way round for an indicator that is favourable: highest over lowest.
 *
 * Shapes: @x and @weights n. Units: none; @x in any unit. Errors: the common errors but for memory.
 * Cost: O(n) time, no memory. Source: the definition. Since: 0.1
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_extremes (size_t n, const double x[], const double weights[],
                                            size_t *lowest, size_t *highest, double *ratio,
                                            GError **error);

/**
 * AwrashMissing:
 * @AWRASH_MISSING_ERROR: "error": a value or weight that is NaN is refused
 * @AWRASH_MISSING_OMIT: "omit": its row is left out, and counted
 *
 * What is done with rows whose value or weight is missing, that is NaN. An infinity is no missing
 * value, and always refused. A row of weight 0 is not looked at under either policy.
 *
 * Since: 0.4
 */
typedef enum
{
  AWRASH_MISSING_ERROR = 1,
  AWRASH_MISSING_OMIT = 2
} AwrashMissing;

/**
 * awrash_metric_missing_get_name:
 * @missing: an #AwrashMissing
 *
 * The name of a policy: "error" or "omit".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: (transfer none) (nullable): the name, or %NULL for a number that is no policy
 */
AWRASH_API const char *awrash_metric_missing_get_name (AwrashMissing missing);

/**
 * awrash_metric_missing_from_name:
 * @name: (nullable): a name as awrash_metric_missing_get_name() gives it
 *
 * The policy of that name.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the policy, or 0 for an unknown name
 */
AWRASH_API int awrash_metric_missing_from_name (const char *name);

/**
 * AwrashDistribution:
 *
 * Values with their weights, checked and sorted once, from which any number of indices is read.
 * Nothing of it changes, so several threads may read one.
 *
 * Since: 0.4
 */
typedef struct _AwrashDistribution AwrashDistribution;

/**
 * awrash_metric_distribution_new:
 * @missing: what is done with rows that are NaN
 * @n: number of rows
 * @x: (array length=n): values, finite, of either sign
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @error: return location for an error
 *
 * Takes a copy of the rows that count, in their order. Values below 0 and a mean of 0 are let in,
 * since some indices are defined on them; an index that is not refuses them by itself.
 *
 * Shapes: @x and @weights n. Units: @x in any unit. Errors: those of weights among the common
 * errors; %AWRASH_ERROR_VALUE for a value that is infinite, or NaN where @missing is "error";
 * %AWRASH_ERROR_EMPTY where no row counts; %AWRASH_ERROR_NAME for an unknown policy;
 * %AWRASH_ERROR_MEMORY. Cost: O(n) time, 32 n bytes that stay and some 32 n more in between.
 * Source: the definitions. Since: 0.4
 *
 * Returns: (transfer full) (nullable): the distribution, or %NULL with @error set
 */
AWRASH_API AwrashDistribution *awrash_metric_distribution_new (AwrashMissing missing, size_t n,
                                                               const double x[],
                                                               const double weights[],
                                                               GError **error);

/**
 * awrash_metric_distribution_new_ranked:
 * @missing: what is done with rows that are NaN
 * @n: number of rows
 * @x: (array length=n): values, finite, of either sign
 * @rank: (array length=n): the rank variable, finite, the lowest first
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @error: return location for an error
 *
 * awrash_metric_distribution_new() with the rank of another variable beside the values, which
 * besides its own indices has those that go by it: concentration and slope indices, with their
 * influence functions, gradients, estimates under any design and by replicate weights, and
 * differences of two. A row without a rank is missing.
 *
 * Shapes: @x, @rank and @weights n. Units: @x and @rank each in any. Errors: those of
 * awrash_metric_distribution_new(), for @rank too. Cost: O(n) time, 56 n bytes that stay and some
 * 32 n more in between. Source: metric-rank.h. Since: 0.4
 *
 * Returns: (transfer full) (nullable): the distribution, or %NULL with @error set
 */
AWRASH_API AwrashDistribution *
awrash_metric_distribution_new_ranked (AwrashMissing missing, size_t n, const double x[],
                                       const double rank[], const double weights[], GError **error);

/**
 * awrash_metric_distribution_free:
 * @distribution: (transfer full) (nullable): a distribution
 *
 * Gives its memory back.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 */
AWRASH_API void awrash_metric_distribution_free (AwrashDistribution *distribution);

/**
 * awrash_metric_distribution_get_n:
 * @distribution: a distribution
 *
 * How many rows it was given.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the number of rows
 */
AWRASH_API size_t awrash_metric_distribution_get_n (const AwrashDistribution *distribution);

/**
 * awrash_metric_distribution_get_n_counted:
 * @distribution: a distribution
 *
 * How many of its rows count: those with a weight > 0 that are not missing.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the number of rows, at least 1
 */
AWRASH_API size_t awrash_metric_distribution_get_n_counted (const AwrashDistribution *distribution);

/**
 * awrash_metric_distribution_get_n_missing:
 * @distribution: a distribution
 *
 * How many of its rows were left out as missing, under "omit".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the number of rows
 */
AWRASH_API size_t awrash_metric_distribution_get_n_missing (const AwrashDistribution *distribution);

/**
 * awrash_metric_distribution_get_mean:
 * @distribution: a distribution
 *
 * The weighted mean μ of the rows that count.
 *
 * Shapes: none. Units: that of the values. Errors: none. Cost: O(1). Source: the definition.
 * Since: 0.4
 *
 * Returns: the mean
 */
AWRASH_API double awrash_metric_distribution_get_mean (const AwrashDistribution *distribution);

/**
 * awrash_metric_index:
 * @distribution: a distribution
 * @index: an index as it is written
 * @value: (out): its value; +infinity is an answer where a definition's limit is
 * @error: return location for an error
 *
 * One index of a distribution. An index is a text, NAME or NAME:PARAMETER, one of
 *
 * - `gini`, `gini:n`, `gini:p2`: with the corrections of #AwrashGiniCorrection; `gini:signed` for
 *   values of either sign and a mean > 0, which may exceed 1; `gini:absolute`: half the mean
 *   difference μ G, of any values, in their unit
 * - `s-gini:NU`, NU >= 1: 1 - (1/μ) Σ x_i ((1 - P_(i-1))^ν - (1 - P_i)^ν), P_i the share of the
 *   weight up to row i in ascending order; 2 is gini, 1 gives 0, infinity tends to 1 - min x/μ
 * - `entropy:ALPHA`: (Σ p u^α - 1)/(α (α - 1)), with the limits `mld` at 0 and `theil` at 1
 * - `theil`, `mld`, and `j-divergence`, their sum
 * - `atkinson:EPSILON`, EPSILON >= 0: 1 - (Σ p u^(1-ε))^(1/(1-ε)), with its limit at 1, 1 - exp
 *   (-mld); `atkinson-ede:EPSILON`: the value that is as good if all hold it, in the unit of x
 * - `kolm:KAPPA`: (1/κ) ln Σ p exp (κ (μ - x)), of any values, in their unit, and
 *   `kolm-ede:KAPPA`, the Kolm-Pollak equivalent μ - kolm; KAPPA > 0 where more is better, < 0 for
 *   bads, where kolm is <= 0; at 0 their limits 0 and μ
 * - `hoover`; `hoover:signed` for either sign and a mean > 0
 * - `cv`: the standard deviation, over n and not n - 1, over the mean; of values per head weighted
 *   by population this is Williamson's index; `cv:signed` for either sign and a mean > 0; `sd`
 * - `jain`: (Σ p x)²/Σ p x² = 1/(1 + cv²), 1 where all are equal
 * - `palma`: what the richest tenth holds over what the poorest four tenths hold;
 *   `share-ratio:TOP,BOTTOM`, with 0.2,0.2 S80/S20: both read off the straight Lorenz curve;
 *   `share-ratio-quantile:TOP,BOTTOM`: by the units above the quantile 1 - TOP and up to BOTTOM
 * - `percentile-ratio:UPPER,LOWER`, one quantile over another, as 0.9,0.1
 * - `min-max`: the smallest value over the largest; it has a gradient and no influence function,
 * and says so
 * - `zenga`: Zenga's index of 2007, 1 - ∫ L (1 - p)/(p (1 - L)) dp along the straight Lorenz curve
 * - `wolfson`, as awrash_metric_wolfson() has it
 * - `lorenz:P`, `generalized-lorenz:P` and `absolute-lorenz:P`, P from 0 to 1: a point of the
 * straight Lorenz curve L, of μ L and of μ (L - P); the last two of any values, in their unit
 * - `hhi`, Herfindahl's Σ s² of the shares s of the rows in Σ w x; `hhi:n`: (hhi - 1/n)/(1 - 1/n);
 *   `rosenbluth`: 1/(2 Σ i s - 1), i from the largest share on: these take rows for holders of w x,
 *   and know the number of rows
 *
 * A distribution with a rank also has the indices of awrash_metric_concentration(), as they are
 * written there (`standard`, `generalized`, `extended:NU`, `erreygers:LOW:HIGH`, …), and `sii` and
 * `rii`, alone or with a link, as awrash_metric_slope_influence() takes them (`rii:logit:100`).
 *
 * For what agrees with which peer see the functions of the same name, where there is one. For the
 * others: s-gini agrees with IC2, and with acid and Stata's sgini only at 2 and 3 with equal
 * weights (they take a covariance); entropy with ineq, acid, IC2 and ineqdeco on values > 0;
 * atkinson with ineq, IC2 and convey; kolm with ineq where ineq does not overflow, and with
 * inequalipy up to the sign of its index; cv with ineq, not with REAT's default (n - 1);
 * share-ratio and palma with none exactly: laeken and convey count units beyond quantiles.
 *
 * Shapes: none. Units: none but for what is said to be in the unit of the values; entropies in
 * nats. Errors: %AWRASH_ERROR_NAME for an unknown index, %AWRASH_ERROR_VALUE for a parameter out of
 * its range and for a value that the index is not defined on, with the name of the index that is;
 * %AWRASH_ERROR_EMPTY for a mean that is not > 0 where it divides; %AWRASH_ERROR_MEMORY. Cost:
 * O(n). Source: see the list. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_index (const AwrashDistribution *distribution, const char *index,
                                         double *value, GError **error);

/**
 * awrash_metric_index_values:
 * @distribution: a distribution
 * @n_indices: number of indices
 * @indices: (array length=n_indices): indices as they are written
 * @values: (out caller-allocates) (array length=n_indices): their values
 * @error: return location for an error
 *
 * Many indices at once. Sums that several of them share are taken once, and all of them in one pass
 * over the rows, so that a whole report costs little more than sorting them.
 *
 * Shapes: @indices and @values n_indices. Units: as for awrash_metric_index(). Errors: those of
 * awrash_metric_index(), for the first index that has one. Cost: O(n) times the different sums.
 * Source: none. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_index_values (const AwrashDistribution *distribution,
                                                size_t n_indices, const char *const indices[],
                                                double values[], GError **error);

/**
 * awrash_metric_index_report:
 * @n_threads: how many threads may work on it, from 1 to 1024
 * @missing: what is done with rows whose value or weight is NaN
 * @n: number of values
 * @x: (array length=n): values, finite
 * @weights: (nullable) (array length=n): weights, finite and ≥ 0; NULL: all 1
 * @n_indices: number of indices
 * @indices: (array length=n_indices): indices as they are written
 * @values: (out caller-allocates) (array length=n_indices): their values
 * @error: return location for an error
 *
 * Many indices of rows that nothing else is asked of: what awrash_metric_index_values() gives of a
 * distribution of them, within rounding. No sorted copy of many rows is made: they are sorted some
 * thousands at a time, and every sum is taken while these lie in a cache. Indices that read all
 * rows in order (zenga, wolfson, rosenbluth, kolm-ede, absolute-lorenz, share-ratio-quantile) have
 * a distribution made all the same, as have rows of weight 0, missing ones and values < 0. The
 * digits depend on the numbers alone, not on threads, and the order of the rows does not show
 * beyond the last.
 *
 * Shapes: @x and @weights n; @indices and @values n_indices. Units: as for awrash_metric_index().
 * Errors: those of awrash_metric_distribution_new(), of awrash_metric_index() for the first index
 * that has one, %AWRASH_ERROR_VALUE for the number of threads. Cost: O(n) times the different sums.
 * Source: none. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_index_report (size_t n_threads, AwrashMissing missing, size_t n,
                                                const double x[], const double weights[],
                                                size_t n_indices, const char *const indices[],
                                                double values[], GError **error);

/**
 * awrash_metric_index_influence:
 * @distribution: a distribution
 * @index: an index as it is written
 * @influence: (out caller-allocates) (array): n numbers, ψ_i of row i; 0 for a row that does not
 *   count
 * @error: return location for an error
 *
 * The influence function of an index at each row: ψ_i = W ∂I/∂w_i, what the index changes by for
 * more weight at the row, relative to the whole weight. Σ p_i ψ_i = 0. A variance of any design
 * follows from it, and a jackknife approximately equals it. Tied rows have the same. The factor of
 * "gini:n" and "gini:p2" is held fixed. What goes by quantiles, "share-ratio-quantile" and
 * "percentile-ratio", has the smooth form of Deville, since between rows a quantile does not move;
 * the latter, and the median in "wolfson", need a density, taken by a Gaussian kernel of bandwidth
 * σ n^(-1/5). "hhi" and "rosenbluth" speak of the rows and not of a distribution: theirs is the
 * derivative by the weights, says nothing of sampling, and no estimate takes it; "min-max" has
 * none.
 *
 * Agrees with convey's linearised variables and the formulas of Deville (1999).
 *
 * Shapes: @influence n, the rows that the distribution was given. Units: that of the index. Errors:
 * those of awrash_metric_index(), and %AWRASH_ERROR_VALUE where the index is infinite. Cost: O(n).
 * Source: F. R. Hampel (1974), Journal of the American Statistical Association 69; J.-C. Deville
 * (1999), Survey Methodology 25. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_index_influence (const AwrashDistribution *distribution,
                                                   const char *index, double influence[],
                                                   GError **error);

/**
 * awrash_metric_index_gradient:
 * @distribution: a distribution
 * @index: an index as it is written
 * @gradient: (out caller-allocates) (array): n numbers, ∂I/∂x_i; 0 for a row that does not count
 * @error: return location for an error
 *
 * How an index changes as the value of each row does. Where ranks or the mean make a kink, each of
 * the tied rows has the average over the ways in which they may part.
 *
 * Shapes: @gradient n, the rows that the distribution was given. Units: that of the index over that
 * of the values. Errors: as for awrash_metric_index_influence(). Cost: O(n). Source: the
 * definitions, differentiated. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_index_gradient (const AwrashDistribution *distribution,
                                                  const char *index, double gradient[],
                                                  GError **error);

/**
 * awrash_metric_index_get_n:
 *
 * How many indices there are.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_metric_index_get_n (void);

/**
 * awrash_metric_index_get_name:
 * @k: which, from 0
 *
 * How an index is written; what stands in capitals behind the colon is a number: "s-gini:NU".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: (transfer none) (nullable): the name, %NULL from awrash_metric_index_get_n() on
 */
AWRASH_API const char *awrash_metric_index_get_name (size_t k);

/**
 * awrash_metric_index_get_convention:
 * @k: which, from 0
 *
 * Which of the field's definitions an index is, in one sentence in the language of the program.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: (transfer none) (nullable): the sentence, %NULL from awrash_metric_index_get_n() on
 */
AWRASH_API const char *awrash_metric_index_get_convention (size_t k);

/**
 * awrash_metric_distribution_quantile:
 * @distribution: a distribution
 * @p: a share of the weight, from 0 to 1
 * @quantile: (out): the quantile
 * @error: return location for an error
 *
 * The quantile of a share: the smallest value with at least the share @p of the weight at or below
 * it, and where values up to one have the share @p itself, within 1e-12, the mean of it and the
 * next. 0.5 is the weighted median. Where some value is more than 2^1022 times another, the smaller
 * ones have lost digits.
 *
 * Agrees with laeken's weightedQuantile and, without weights, R's quantile of type 2. Does not
 * agree with R's default (type 7) or NumPy's, which interpolate.
 *
 * Shapes: none. Units: that of the values. Errors: %AWRASH_ERROR_VALUE for a @p out of its range.
 * Cost: O(log n). Source: R. J. Hyndman and Y. Fan (1996), Sample quantiles in statistical
 * packages, The American Statistician 50, definition 2. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_distribution_quantile (const AwrashDistribution *distribution,
                                                         double p, double *quantile,
                                                         GError **error);

/**
 * awrash_metric_lorenz_absolute:
 * @n: number of rows
 * @x: (array length=n): values, finite, of either sign
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @p: (out caller-allocates) (optional) (array): n + 1 shares of the weight, from 0 to 1
 * @absolute: (out caller-allocates) (optional) (array): n + 1 values <= 0, 0 at both ends
 * @error: return location for an error
 *
 * The absolute Lorenz curve μ (L(p) - p) = Σ_{j<=k} p_j (x_j - μ), at the breakpoints that
 * awrash_metric_lorenz() has. Values may be of either sign. The area above it is half of
 * "gini:absolute".
 *
 * Shapes: @x and @weights n; @p and @absolute n + 1, where rows of weight 0 come last and repeat
 * (1, 0). Units: @absolute that of @x. Errors: the common errors, but for values below 0 and a mean
 * of 0, which have their place here. Cost: O(n) time, some 80 n bytes. Source: P. Moyes (1987), A
 * new concept of Lorenz domination, Economics Letters 23. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_lorenz_absolute (size_t n, const double x[],
                                                   const double weights[], double p[],
                                                   double absolute[], GError **error);

/**
 * awrash_metric_coulter:
 * @n: number of rows
 * @x: (array length=n): values, each finite and >= 0
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @reference: (array length=n): what each row's value is held against, each finite and >= 0
 * @coulter: (out): the index, from 0 to 1
 * @error: return location for an error
 *
 * Coulter's index √(1/2 Σ (s_i - t_i)²), with the shares s and t of awrash_metric_hoover(): how far
 * quota shares lie from population shares, where few large gaps count more than many small ones.
 *
 * Agrees with REAT's coulter.
 *
 * Shapes: @x, @weights and @reference n. Units: none; @x and @reference in any units. Errors: the
 * common errors, for @reference as for @x. Cost: O(n) time, 48 n bytes. Source: P. B. Coulter
 * (1989), Measuring Inequality: a Methodological Handbook. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_coulter (size_t n, const double x[], const double weights[],
                                           const double reference[], double *coulter,
                                           GError **error);

/**
 * AwrashDominanceCurve:
 * @AWRASH_DOMINANCE_CURVE_LORENZ: "lorenz": L(p); the higher one is the more equal
 * @AWRASH_DOMINANCE_CURVE_GENERALIZED: "generalized": μ L(p); every inequality-averse welfare that
 * rises with values prefers the higher one
 * @AWRASH_DOMINANCE_CURVE_ABSOLUTE: "absolute": μ (L(p) - p); the higher one is the more equal, by
 * differences
 *
 * The curves by which one distribution may dominate another.
 *
 * Since: 0.4
 */
typedef enum
{
  AWRASH_DOMINANCE_CURVE_LORENZ = 1,
  AWRASH_DOMINANCE_CURVE_GENERALIZED = 2,
  AWRASH_DOMINANCE_CURVE_ABSOLUTE = 3
} AwrashDominanceCurve;

/**
 * AwrashDominance:
 * @AWRASH_DOMINANCE_X: "x": the curve of x is nowhere below that of y, and above it somewhere
 * @AWRASH_DOMINANCE_Y: "y": the other way round
 * @AWRASH_DOMINANCE_EQUAL: "equal": the curves are the same
 * @AWRASH_DOMINANCE_CROSSING: "crossing": each is above the other somewhere
 *
 * How two curves lie. 0 stands for no answer.
 *
 * Since: 0.4
 */
typedef enum
{
  AWRASH_DOMINANCE_X = 1,
  AWRASH_DOMINANCE_Y = 2,
  AWRASH_DOMINANCE_EQUAL = 3,
  AWRASH_DOMINANCE_CROSSING = 4
} AwrashDominance;

/**
 * awrash_metric_dominance_curve_get_name:
 * @curve: an #AwrashDominanceCurve
 *
 * The name of a curve.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: (transfer none) (nullable): the name, or %NULL for a number that is no curve
 */
AWRASH_API const char *awrash_metric_dominance_curve_get_name (AwrashDominanceCurve curve);

/**
 * awrash_metric_dominance_curve_from_name:
 * @name: (nullable): a name as awrash_metric_dominance_curve_get_name() gives it
 *
 * The curve of that name.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the curve, or 0 for an unknown name
 */
AWRASH_API int awrash_metric_dominance_curve_from_name (const char *name);

/**
 * awrash_metric_dominance_get_name:
 * @dominance: an #AwrashDominance
 *
 * The name of an answer.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: (transfer none) (nullable): the name, or %NULL for a number that is no answer
 */
AWRASH_API const char *awrash_metric_dominance_get_name (AwrashDominance dominance);

/**
 * awrash_metric_dominance_from_name:
 * @name: (nullable): a name as awrash_metric_dominance_get_name() gives it
 *
 * The answer of that name.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the answer, or 0 for an unknown name
 */
AWRASH_API int awrash_metric_dominance_from_name (const char *name);

/**
 * awrash_metric_dominance:
 * @curve: which curves are compared
 * @tolerance: what counts as equal: a gap of at most that share of 1 for "lorenz", of the larger
 *   mean for the others; 0 for none, which leaves the last bit to rounding
 * @x: a distribution
 * @y: another one, of any size
 * @x_above: (out) (optional): the p at which the curve of @x is above that of @y the most, NaN if
 * it is above nowhere
 * @y_above: (out) (optional): the p at which that of @y is
 * @crossing: (out) (optional): the p at which the curves first cross, NaN unless they do
 * @error: return location for an error
 *
 * Whether one distribution dominates the other. The curves are compared at every breakpoint of
 * either, which decides for all p, since between breakpoints both are straight. @x_above and
 * @y_above are witnesses of a crossing that anyone can check.
 *
 * Agrees with R ineq's major() for vectors of one length. Does not agree with what is read off
 * plots or deciles, which may miss a crossing near the ends.
 *
 * Shapes: none. Units: @tolerance and the outputs none. Errors: %AWRASH_ERROR_NAME for an unknown
 * curve; %AWRASH_ERROR_VALUE for a tolerance that is negative or not finite; %AWRASH_ERROR_EMPTY
 * for "lorenz" with a mean that is not > 0. Cost: O(n + m). Source: A. B. Atkinson (1970), Journal
 * of Economic Theory 2; A. F. Shorrocks (1983), Economica 50; P. Moyes (1987), Economics
 * Letters 23. Since: 0.4
 *
 * Returns: how the curves lie, 0 with @error set
 */
AWRASH_API AwrashDominance awrash_metric_dominance (AwrashDominanceCurve curve, double tolerance,
                                                    const AwrashDistribution *x,
                                                    const AwrashDistribution *y, double *x_above,
                                                    double *y_above, double *crossing,
                                                    GError **error);

/**
 * AwrashTally:
 *
 * Indices of data that pass by in parts, or lie in parts on several machines: it holds some numbers
 * and no rows. One thread may add to it at a time.
 *
 * Since: 0.4
 */
typedef struct _AwrashTally AwrashTally;

/**
 * awrash_metric_tally_new:
 * @n_indices: number of indices
 * @indices: (array length=n_indices): indices as awrash_metric_index() has them, of those that
 *   entropies decide: `entropy:ALPHA`, `theil`, `mld`, `j-divergence`, `atkinson:EPSILON`, `cv` and
 *   `jain`
 * @error: return location for an error
 *
 * An empty tally for some indices. What goes by ranks cannot be tallied: see #AwrashSketch.
 *
 * Shapes: @indices n_indices. Units: none. Errors: %AWRASH_ERROR_NAME for an index that is unknown
 * or goes by more than entropies, %AWRASH_ERROR_VALUE for a parameter out of its range or more than
 * 64 different orders; %AWRASH_ERROR_MEMORY. Cost: O(n_indices). Source: see
 * awrash_metric_tally_add(). Since: 0.4
 *
 * Returns: (transfer full) (nullable): the tally, or %NULL with @error set
 */
AWRASH_API AwrashTally *awrash_metric_tally_new (size_t n_indices, const char *const indices[],
                                                 GError **error);

/**
 * awrash_metric_tally_free:
 * @tally: (transfer full) (nullable): a tally
 *
 * Gives its memory back.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 */
AWRASH_API void awrash_metric_tally_free (AwrashTally *tally);

/**
 * awrash_metric_tally_add:
 * @tally: a tally
 * @n: number of rows
 * @x: (array length=n): values, each finite and >= 0
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @error: return location for an error
 *
 * Adds rows. Each 4,096 of them are measured whole and joined by the decomposition of entropies,
 * GE = Σ f_g (μ_g/μ)^α GE_g + GE of the μ_g, whose terms are all >= 0: unlike running sums of
 * powers, which cancel, it agrees with awrash_metric_index() to some 1e-13. Other cuts change the
 * last digits.
 *
 * Shapes: @x and @weights n; rows none of which has a weight add nothing. Units: @x and @weights
 * the same in every call. Errors: the common errors but for a mean of 0, with nothing added;
 * %AWRASH_ERROR_VALUE also where the largest weight of these rows and of those before are more than
 * 2^900 times apart. Cost: O(n). Source: A. F. Shorrocks (1980), The class of additively
 * decomposable inequality measures, Econometrica 48. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_tally_add (AwrashTally *tally, size_t n, const double x[],
                                             const double weights[], GError **error);

/**
 * awrash_metric_tally_merge:
 * @tally: a tally
 * @other: another one, for the same indices
 * @error: return location for an error
 *
 * Adds all that @other holds; @other stays as it is.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_VALUE where the two were made for other indices,
 * or their weights are too far apart, as in awrash_metric_tally_add(). Cost: O(1). Source: as
 * awrash_metric_tally_add(). Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_tally_merge (AwrashTally *tally, const AwrashTally *other,
                                               GError **error);

/**
 * awrash_metric_tally_get_n_indices:
 * @tally: a tally
 *
 * How many indices it was made for.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_metric_tally_get_n_indices (const AwrashTally *tally);

/**
 * awrash_metric_tally_get_index:
 * @tally: a tally
 * @i: which index, below awrash_metric_tally_get_n_indices()
 *
 * An index as it was asked for.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): the index
 */
AWRASH_API const char *awrash_metric_tally_get_index (const AwrashTally *tally, size_t i);

/**
 * awrash_metric_tally_get_n_counted:
 * @tally: a tally
 *
 * How many rows with a weight > 0 it holds.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_metric_tally_get_n_counted (const AwrashTally *tally);

/**
 * awrash_metric_tally_get_mean:
 * @tally: a tally
 *
 * The weighted mean so far; NaN before the first row.
 *
 * Shapes: none. Units: that of the values. Errors: none. Cost: O(1). Source: the definition.
 * Since: 0.4
 *
 * Returns: the mean
 */
AWRASH_API double awrash_metric_tally_get_mean (const AwrashTally *tally);

/**
 * awrash_metric_tally_values:
 * @tally: a tally
 * @values: (out caller-allocates) (array): awrash_metric_tally_get_n_indices() values
 * @error: return location for an error
 *
 * The indices of all rows so far, in the order in which they were asked for; more may be added.
 *
 * Shapes: @values as many as indices. Units: as for awrash_metric_index(). Errors:
 * %AWRASH_ERROR_EMPTY before a value > 0. Cost: O(indices). Source: as awrash_metric_tally_add().
 * Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_tally_values (const AwrashTally *tally, double values[],
                                                GError **error);

/**
 * awrash_metric_tally_text_write:
 * @tally: a tally
 * @error: return location for an error
 *
 * What it holds as text, to be stored or sent to another process: the first line is
 * "awrash-tally-1", then come its indices, its rows, their weight and sum and an entropy of each
 * order, and the last is "end". Numbers have 17 digits, in any locale, so that every bit comes
 * back.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_MEMORY. Cost: O(indices). Source: none. Since:
 * 0.6
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with @error set
 */
AWRASH_API char *awrash_metric_tally_text_write (const AwrashTally *tally, GError **error);

/**
 * awrash_metric_tally_text_read:
 * @text: what awrash_metric_tally_text_write() has written
 * @error: return location for an error
 *
 * The tally that was written, the same by every bit: it answers, is added to and merged as that one
 * is. What no rows can have given is refused, with line and number.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_SYNTAX for another form, a line too many or too
 * few, and what is no number; %AWRASH_ERROR_VALUE for a number out of its range, %AWRASH_ERROR_NAME
 * for an index that is none; %AWRASH_ERROR_MEMORY. Cost: O(length). Source: none. Since: 0.6
 *
 * Returns: (transfer full) (nullable): the tally, or %NULL with @error set
 */
AWRASH_API AwrashTally *awrash_metric_tally_text_read (const char *text, GError **error);

/**
 * AwrashSketch:
 *
 * Bins of neighbouring values that give a Gini coefficient with its bounds, for data beyond memory
 * or on several machines. One thread may add to it at a time.
 *
 * Since: 0.4
 */
typedef struct _AwrashSketch AwrashSketch;

/**
 * awrash_metric_sketch_new:
 * @bits: how many bits of the mantissa tell bins apart, at most 16; 0 for 10
 * @error: return location for an error
 *
 * An empty sketch, with 2^@bits bins to each doubling of the values; one more bit makes the bounds
 * four times as tight.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_VALUE for more bits; %AWRASH_ERROR_MEMORY.
 * Cost: 16 KB, and 48 bytes a bin for each doubling in which a value lies. Source: see
 * awrash_metric_sketch_gini(). Since: 0.4
 *
 * Returns: (transfer full) (nullable): the sketch, or %NULL with @error set
 */
AWRASH_API AwrashSketch *awrash_metric_sketch_new (size_t bits, GError **error);

/**
 * awrash_metric_sketch_free:
 * @sketch: (transfer full) (nullable): a sketch
 *
 * Gives its memory back.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 */
AWRASH_API void awrash_metric_sketch_free (AwrashSketch *sketch);

/**
 * awrash_metric_sketch_add:
 * @sketch: a sketch
 * @n: number of rows
 * @x: (array length=n): values, each finite and >= 0
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @error: return location for an error
 *
 * Adds rows.
 *
 * Shapes: @x and @weights n; rows none of which has a weight add nothing. Units: @x and @weights
 * the same in every call. Errors: the common errors but for a mean of 0, with nothing added;
 * %AWRASH_ERROR_VALUE also where the largest weight of these rows and of those before are more than
 * 2^900 times apart. Cost: O(n). Source: see awrash_metric_sketch_gini(). Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_sketch_add (AwrashSketch *sketch, size_t n, const double x[],
                                              const double weights[], GError **error);

/**
 * awrash_metric_sketch_merge:
 * @sketch: a sketch
 * @other: another one, of as many bits
 * @error: return location for an error
 *
 * Adds all that @other holds; @other stays as it is.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_VALUE for other bits; %AWRASH_ERROR_MEMORY.
 * Cost: O(bins). Source: none. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_sketch_merge (AwrashSketch *sketch, const AwrashSketch *other,
                                                GError **error);

/**
 * awrash_metric_sketch_get_bits:
 * @sketch: a sketch
 *
 * How many bits of the mantissa tell its bins apart.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number, from 1 to 16
 */
AWRASH_API size_t awrash_metric_sketch_get_bits (const AwrashSketch *sketch);

/**
 * awrash_metric_sketch_get_n_counted:
 * @sketch: a sketch
 *
 * How many rows with a weight > 0 it holds.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_metric_sketch_get_n_counted (const AwrashSketch *sketch);

/**
 * awrash_metric_sketch_gini:
 * @sketch: a sketch
 * @low: (out): what the Gini coefficient is at least
 * @high: (out): what it is at most
 * @error: return location for an error
 *
 * Bounds of the Gini coefficient of all rows so far. Since bins do not overlap, G is the Gini of
 * their means plus Σ p_b² D_b/μ, where D_b is half the mean difference inside bin b. D_b >= 0 gives
 * @low; with least value a, largest c and mean m it is at most (m - a)(c - m)/(c - a), attained by
 * two values at the ends, which gives @high. Both are attained by some data with these bins; to
 * them comes the rounding of the sums, some 1e-15. With 10 bits the two differ by less than 2^-12
 * of the largest share of a bin, and mostly by 1e-7 or less.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_EMPTY before a value > 0; %AWRASH_ERROR_VALUE
 * where a bin weighs below 2^-900 of another; %AWRASH_ERROR_MEMORY. Cost: O(bins). Source: J. L.
 * Gastwirth (1972), The estimation of the Lorenz curve and Gini index, Review of Economics and
 * Statistics 54. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_sketch_gini (const AwrashSketch *sketch, double *low,
                                               double *high, GError **error);

/**
 * awrash_metric_sketch_text_write:
 * @sketch: a sketch
 * @error: return location for an error
 *
 * What it holds as text, to be stored or sent to another process: the first line is
 * "awrash-sketch-1", then come its bits, rows and bins, and the last is
 * "end". Numbers have 17 digits, in any locale, so that every bit comes back.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_VALUE for a weight of a bin that is infinite;
 * %AWRASH_ERROR_MEMORY. Cost: O(bins), some 100 bytes each. Source: none. Since: 0.6
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with @error set
 */
AWRASH_API char *awrash_metric_sketch_text_write (const AwrashSketch *sketch, GError **error);

/**
 * awrash_metric_sketch_text_read:
 * @text: what awrash_metric_sketch_text_write() has written
 * @error: return location for an error
 *
 * The sketch that was written, the same by every bit: it answers, is added to and merged as that
 * one is. What no rows can have given is refused, with line and number.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_SYNTAX for another form, a line too many or too
 * few, and what is no number; %AWRASH_ERROR_VALUE for a number out of its range;
 * %AWRASH_ERROR_MEMORY. Cost: O(length), and memory as for the rows themselves. Source: none.
 * Since: 0.6
 *
 * Returns: (transfer full) (nullable): the sketch, or %NULL with @error set
 */
AWRASH_API AwrashSketch *awrash_metric_sketch_text_read (const char *text, GError **error);

/**
 * awrash_metric_grouped_gini:
 * @n: number of classes
 * @mean: (array length=n): the mean of each class, finite and >= 0
 * @least: (array length=n): its lower limit, finite and >= 0
 * @largest: (array length=n): its upper limit; +infinity: none
 * @weights: (array length=n) (nullable): how much lies in it, finite and >= 0; %NULL: all 1
 * @low: (out): what the Gini coefficient is at least
 * @high: (out): what it is at most
 * @error: return location for an error
 *
 * Bounds of the Gini coefficient of values that are known by classes alone, as offices print them.
 * @low is the Gini of the means; @high adds what classes hide at most, with all of each at its
 * limits. Both are attained by some values.
 *
 * Agrees, in @low, with peers' Gini of class means (REAT, DescTools). Does not agree with a Gini of
 * the middles of classes, which may lie outside of both, nor with curves that are fitted to
 * classes.
 *
 * Shapes: @mean, @least, @largest and @weights n. Units: none; the first three in one unit. Errors:
 * the common errors, for @mean; %AWRASH_ERROR_VALUE for a mean beyond the limits of its class and
 * for classes that overlap. Cost: O(n). Source: J. L. Gastwirth (1972), Review of Economics and
 * Statistics 54. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_grouped_gini (size_t n, const double mean[], const double least[],
                                                const double largest[], const double weights[],
                                                double *low, double *high, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashSketch, awrash_metric_sketch_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashTally, awrash_metric_tally_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashDistribution, awrash_metric_distribution_free)

G_END_DECLS

#endif
