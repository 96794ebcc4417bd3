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
 * What every measure refuses, with the index and the value in the message: a value or weight that
 * is NaN, infinite or negative; a positive weight below 2^-900 of the largest one
 * (%AWRASH_ERROR_VALUE); n = 0, weights that are all 0, and a mean of 0, where the measures are 0/0
 * and no number is agreed on (%AWRASH_ERROR_EMPTY); too little memory (%AWRASH_ERROR_MEMORY).
 * Below these are "the common errors". Outputs are written only on success. */

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

G_END_DECLS

#endif
