/* SPDX-License-Identifier: GPL-3.0-or-later */

/* metric-rank: equity by rank and by group: who has how much, from the poorest to the richest; how
 * far groups are apart.
 *
 * Notation, beside that of metric.h: z_i the rank variable, of any finite values, the lowest first;
 * r_i the mean rank, the share of the weight of rows with a lower z, plus half of that of rows with
 * the same z; h_i the outcome; μ its mean; GC = 2 Σ p_i (h_i - μ)(r_i - 1/2).
 *
 * What holds for every measure here: rows of equal rank share their rank, so the order of the rows
 * never shows; only ratios of weights matter; a row of weight 0 is not looked at; an outcome that
 * is the same for all gives exactly 0; nothing overflows below the overflow limit. Against
 * quadruple precision the error stays below 1e-12 of the value, or of Σ p_i |h_i - μ| where ranks
 * and outcomes cancel.
 *
 * What every measure refuses: the common errors of metric.h, but that negative values are refused
 * only where it is said; a rank that is NaN or infinite (%AWRASH_ERROR_VALUE). */

#ifndef AWRASH_METRIC_RANK_H
#define AWRASH_METRIC_RANK_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/base.h>

G_BEGIN_DECLS

/**
 * awrash_metric_rank:
 * @n: number of rows
 * @x: (array length=n): the rank variable, finite
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @rank: (out caller-allocates) (array length=n): mean ranks, from 0 to 1
 * @error: return location for an error
 *
 * The fractional rank: the share of the weight below each row and half of that beside it, itself
 * included. Its weighted mean is 1/2. A row of weight 0 has none: NaN.
 *
 * Agrees with Stata's conindex, rineq's rank_gwt and healthequal's rank of subgroups. Does not
 * agree with rineq's default, IC2 and accessibility, which rank tied rows one above the other in
 * the order they came.
 *
 * Shapes: @x, @weights and @rank n. Units: none. Errors: the common errors, but for negative values
 * and a mean of 0. Cost: O(n) time, some 80 n bytes. Source: R. Lerman and S. Yitzhaki (1989),
 * Journal of Econometrics 42; M. Kendall (1945), Biometrika 33, for ties. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_rank (size_t n, const double x[], const double weights[],
                                        double rank[], GError **error);

/**
 * awrash_metric_concentration_index_get_name:
 * @index: a number from 0
 *
 * The names of the kinds of concentration index, one after the other.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: (transfer none) (nullable): the name, or %NULL behind the last
 */
AWRASH_API const char *awrash_metric_concentration_index_get_name (size_t index);

/**
 * awrash_metric_concentration_index_get_convention:
 * @index: an index as awrash_metric_concentration() takes it
 * @error: return location for an error
 *
 * Which of the field's conventions an index follows, as a sentence for people.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_NAME, %AWRASH_ERROR_VALUE. Cost: O(1). Source:
 * none. Since: 0.4
 *
 * Returns: (transfer none) (nullable): the sentence, or %NULL with @error
 */
AWRASH_API const char *awrash_metric_concentration_index_get_convention (const char *index,
                                                                         GError **error);

/**
 * awrash_metric_concentration:
 * @index: which index, as below
 * @n: number of rows
 * @h: (array length=n): outcomes, finite
 * @rank: (array length=n): the rank variable, finite, the lowest first
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @value: (out): the index, > 0 where the outcome is concentrated among high ranks
 * @error: return location for an error
 *
 * How an outcome is spread along the rank of another variable.
 *
 * |[
 *   standard            GC / μ, for h >= 0; with h = z the Gini coefficient
 *   generalized         GC, in the unit of h; any h
 *   extended:NU         1 - Σ h_b ((1 - P_(b-1))^NU - (1 - P_b)^NU) / μ
 *                       over blocks b of equal rank, NU > 0; NU = 2 is "standard", 1 gives 0, more
 *                       looks at the lowest ranks
 *   erreygers:LOW:HIGH  4 GC / (HIGH - LOW), for h between bounds that it could reach
 *   wagstaff:LOW:HIGH   GC (HIGH - LOW) / ((HIGH - μ)(μ - LOW)), likewise
 *   erreygers:observed  4 GC / (HIGH - LOW) by the lowest and the highest h of the data; so does
 *                       wagstaff:observed
 * ]|
 *
 * Agrees with Stata's conindex, with healthequal's ACI ("generalized"), RCI ("standard") and
 * bounded forms; with rineq and IC2's calcSConc where no ranks tie. Does not agree with them where
 * ranks tie (they go by the order of rows), with rineq's df_correction=FALSE (times n / (n - 1)),
 * or, for bounds that are declared, with rineq and accessibility, whose bounds are those observed.
 * IneqPy ranks by the outcome itself.
 *
 * Shapes: @h, @rank and @weights n. Units: none, "generalized" that of @h. Errors: the common
 * errors; %AWRASH_ERROR_NAME for an unknown kind; %AWRASH_ERROR_VALUE for parameters that cannot be
 * read, for a negative @h of "standard" or "extended" (the message names the kind that takes it)
 * and for an @h out of bounds; %AWRASH_ERROR_EMPTY for a mean of 0 there, and for @h all at a
 * bound, or all equal with observed bounds. Cost: O(n) time, some 110 n bytes. Source: A. Wagstaff,
 * P. Paci and E. van Doorslaer (1991), Social Science and Medicine 33; A. Wagstaff (2002, 2005); G.
 * Erreygers (2009), Journal of Health Economics 28. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_concentration (const char *index, size_t n, const double h[],
                                                 const double rank[], const double weights[],
                                                 double *value, GError **error);

/**
 * awrash_metric_concentration_values:
 * @n_indices: number of indices
 * @indices: (array length=n_indices): indices as awrash_metric_concentration() takes them
 * @n: number of rows
 * @h: (array length=n): outcomes, finite
 * @rank: (array length=n): the rank variable, finite
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @values: (out caller-allocates) (array length=n_indices): their values
 * @error: return location for an error
 *
 * Many indices of one outcome over one rank, which is sorted once.
 *
 * Shapes: @indices and @values n_indices; @h, @rank and @weights n. Units: those of the indices.
 * Errors: as awrash_metric_concentration(), for the first index that has one. Cost: O(n) time for
 * the rank and for each index, some 110 n bytes. Source: none. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_concentration_values (size_t n_indices,
                                                        const char *const indices[], size_t n,
                                                        const double h[], const double rank[],
                                                        const double weights[], double values[],
                                                        GError **error);

/**
 * awrash_metric_concentration_influence:
 * @index: as awrash_metric_concentration()
 * @n: number of rows
 * @h: (array length=n): outcomes, finite
 * @rank: (array length=n): the rank variable, finite
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @influence: (out caller-allocates) (array length=n): what each row moves the index by
 * @error: return location for an error
 *
 * The influence function ψ: the derivative of the index for more weight on a row, with Σ p ψ = 0. A
 * standard error under simple random sampling is sqrt (Σ p ψ² / n); under any other design it is
 * that of the total of w ψ / W. Bounds count as fixed, observed ones too. A row of weight 0 has 0.
 *
 * Influence functions of what is made of concentration indices follow by addition: Kakwani's is
 * that of the tax by the rank before, minus that of what there is before by its own rank.
 *
 * For "standard", ψ + 1 + C is the a_i of Kakwani, Wagstaff and van Doorslaer, so their standard
 * error, which conindex and the World Bank's guide print, is the formula above.
 *
 * Shapes: @h, @rank, @weights and @influence n. Units: that of the index. Errors: as
 * awrash_metric_concentration(). Cost: O(n) time, some 130 n bytes. Source: N. Kakwani, A. Wagstaff
 * and E. van Doorslaer (1997), Journal of Econometrics 77; F. Hampel (1974). Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_concentration_influence (const char *index, size_t n,
                                                           const double h[], const double rank[],
                                                           const double weights[],
                                                           double influence[], GError **error);

/**
 * awrash_metric_concentration_regression:
 * @index: as awrash_metric_concentration(), but for "extended" with another NU than 2
 * @n: number of rows
 * @h: (array length=n): outcomes, finite
 * @rank: (array length=n): the rank variable, finite
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @value: (out): the index
 * @standard_error: (out): of the slope, with n - 2 degrees of freedom
 * @error: return location for an error
 *
 * The index as the slope of a weighted regression of 2 σ² h on the mean rank, σ² the variance of
 * the rank, times the factor of its kind; with the standard error of that slope, in which the mean,
 * the bounds and the ranks count as known. n is the number of rows that count, whatever they weigh.
 *
 * Agrees with healthequal's ACI and RCI. Rineq's "convenience" errors are larger, since it takes
 * the sample variance of the rank. It is no sampling error of a design: for that take
 * awrash_metric_concentration_influence().
 *
 * Shapes: @h, @rank and @weights n. Units: those of the index. Errors: as
 * awrash_metric_concentration(); %AWRASH_ERROR_VALUE for another NU; %AWRASH_ERROR_EMPTY for fewer
 * than 3 rows or 2 ranks. Cost: O(n) time, some 110 n bytes. Source: Kakwani, Wagstaff and van
 * Doorslaer (1997); O. O'Donnell et al. (2008), Analyzing Health Equity, chapter 8. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_concentration_regression (const char *index, size_t n,
                                                            const double h[], const double rank[],
                                                            const double weights[], double *value,
                                                            double *standard_error, GError **error);

/**
 * awrash_metric_concentration_curve:
 * @n: number of rows
 * @h: (array length=n): outcomes, finite; >= 0 where @share is asked for
 * @rank: (array length=n): the rank variable, finite
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @p: (out caller-allocates) (optional) (array): n + 1 shares of the weight, from 0 to 1
 * @share: (out caller-allocates) (optional) (array): n + 1 shares of the outcome, from 0 to 1
 * @generalized: (out caller-allocates) (optional) (array): n + 1 values, from 0 to μ
 * @n_points: (out) (optional): how many breakpoints there are, (0, 0) included
 * @error: return location for an error
 *
 * The breakpoints of the concentration curve, one a distinct rank, and of the same curve times the
 * mean. Entries behind the last repeat it. Twice the area between the diagonal and the curve is the
 * standard concentration index.
 *
 * Where ranks tie the curve is straight, and not shaped by the order of the rows, as it is for
 * peers that break ties by it (IC2, rineq, accessibility).
 *
 * Shapes: @h, @rank and @weights n; @p, @share and @generalized n + 1. Units: @p and @share none;
 * @generalized that of @h. Errors: the common errors; negative values and a mean of 0 are refused
 * only where @share is asked for. Cost: O(n) time, some 110 n bytes. Source: N. Kakwani (1977),
 * Econometrica 45. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_concentration_curve (size_t n, const double h[],
                                                       const double rank[], const double weights[],
                                                       double p[], double share[],
                                                       double generalized[], size_t *n_points,
                                                       GError **error);

/**
 * AwrashKakwani:
 * @gini_before: Gini coefficient of what there is before the tax
 * @gini_after: Gini coefficient of what is left
 * @concentration_tax: concentration index of the tax by the rank before
 * @concentration_after: concentration index of what is left by the rank before
 * @rate: the tax as a share of what there is before
 * @kakwani: @concentration_tax - @gini_before: > 0 where the tax is progressive
 * @reynolds_smolensky: @gini_before - @concentration_after, the vertical effect; also
 *   @kakwani × @rate / (1 - @rate)
 * @reranking: @gini_after - @concentration_after >= 0, after Atkinson and Plotnick
 * @redistribution: @gini_before - @gini_after = @reynolds_smolensky - @reranking
 *
 * What a tax does to inequality. Frozen.
 *
 * Since: 0.4
 */
typedef struct
{
  double gini_before;
  double gini_after;
  double concentration_tax;
  double concentration_after;
  double rate;
  double kakwani;
  double reynolds_smolensky;
  double reranking;
  double redistribution;
} AwrashKakwani;

/**
 * awrash_metric_kakwani_size:
 *
 * The size of #AwrashKakwani, for bindings.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_metric_kakwani_size (void);

/**
 * awrash_metric_kakwani:
 * @n: number of rows
 * @before: (array length=n): what there is before, each finite and >= 0
 * @tax: (array length=n): what is taken, each finite and from 0 to @before
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @kakwani: (out): what the tax does
 * @error: return location for an error
 *
 * Progressivity of a tax, or of any contribution: Kakwani's index, the vertical effect of Reynolds
 * and Smolensky, and what reranking takes back of it.
 *
 * Ties of either rank are averaged. Some authors call @redistribution Reynolds and Smolensky's
 * index; here that is the vertical effect. Does not agree with IneqPy, whose Gini is not the
 * population's and whose concentration goes by the rank of the tax itself.
 *
 * Shapes: @before, @tax and @weights n. Units: none; @before and @tax in one unit. Errors: the
 * common errors, for @before, @tax and what is left; %AWRASH_ERROR_VALUE for a tax beyond @before.
 * Cost: O(n) time, some 300 n bytes. Source: N. Kakwani (1977), Economic Journal 87; M. Reynolds
 * and E. Smolensky (1977), Public Expenditures, Taxes and the Distribution of Income; A. Atkinson
 * (1980); R. Plotnick (1981), Review of Economics and Statistics 63. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_kakwani (size_t n, const double before[], const double tax[],
                                           const double weights[], AwrashKakwani *kakwani,
                                           GError **error);

/**
 * AwrashSlopeIndex:
 * @sii: the slope index, @at_1 - @at_0
 * @rii: the relative index, @at_1 / @at_0; NaN where a straight line falls to 0 or below within
 *   the ranks
 * @at_0: what the line predicts at rank 0, the bottom
 * @at_1: what it predicts at rank 1, the top
 * @sii_error: standard error of @sii; NaN for fewer than three rows
 * @log_rii_error: standard error of ln @rii; NaN where either is not to be had
 *
 * What a line over the rank says of its two ends. Frozen.
 *
 * Since: 0.4
 */
typedef struct
{
  double sii;
  double rii;
  double at_0;
  double at_1;
  double sii_error;
  double log_rii_error;
} AwrashSlopeIndex;

/**
 * awrash_metric_slope_index_size:
 *
 * The size of #AwrashSlopeIndex, for bindings.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_metric_slope_index_size (void);

/**
 * awrash_metric_slope_index:
 * @link: "linear", "logit" for outcomes from 0 to 1, or "logit:LIMIT" for outcomes from 0 to LIMIT
 * @n: number of rows: persons, or groups with their numbers of people as weights
 * @y: (array length=n): outcomes, finite, for a logit link within its limits
 * @rank: (array length=n): the rank variable, finite, the most disadvantaged first
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @slope: (out): the indices
 * @error: return location for an error
 *
 * The slope index (SII) and the relative index of inequality (RII): what a regression of the
 * outcome on the mean rank predicts at the top, against what it predicts at the bottom. "linear" is
 * weighted least squares; "logit" the weighted maximum likelihood of shares y / LIMIT, which need
 * not be 0 or 1, so that nothing is rounded to counts. Each row weighs by its weight, once.
 * Standard errors are robust (HC1, over rows) and carried over by the delta method.
 *
 * Agrees with healthequal's linear form. Does not agree with healthequal's and HEAT's default: that
 * gives each group its population twice, as the size of its counts and as their weight, and rounds
 * the counts (on its own test 44.445 for an SII of 44.905 with each population once, and of 44.891
 * with outcomes that are not rounded).
 *
 * Shapes: @y, @rank and @weights n. Units: @rii and its error none, the rest that of @y. Errors:
 * the common errors, but for negative values and a mean of 0; %AWRASH_ERROR_NAME for an unknown
 * link; %AWRASH_ERROR_VALUE for a @y beyond the limits of a logit, and where a rank parts all
 * outcomes of 0 from all at the limit, as no logit line is the likeliest then; %AWRASH_ERROR_EMPTY
 * where all ranks are equal. Cost: O(n) time a step, some ten steps, some 130 n bytes. Source: J.
 * Mackenbach and A. Kunst (1997), Social Science and Medicine 44; H. White (1980), Econometrica 48.
 * Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_slope_index (const char *link, size_t n, const double y[],
                                               const double rank[], const double weights[],
                                               AwrashSlopeIndex *slope, GError **error);

/**
 * awrash_metric_slope_influence:
 * @measure: "sii" or "rii" of the straight line, or either with a link as
 *   awrash_metric_slope_index() takes it behind a colon: "sii:logit", "rii:logit:100"
 * @n: number of rows
 * @y: (array length=n): outcomes, finite, for a logit link within its limits
 * @rank: (array length=n): the rank variable, finite, the most disadvantaged first
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @influence: (out caller-allocates) (array length=n): how much more weight on a row moves it, 0
 *   for a weight of 0
 * @error: return location for an error
 *
 * The influence function of a slope or relative index of inequality. In it the ranks of all rows
 * move too, as they do from sample to sample, which the robust errors of
 * awrash_metric_slope_index() take as known: awrash_metric_design_covariance() makes a standard
 * error of it under any design, and awrash_metric_estimate() an interval of a distribution with a
 * rank.
 *
 * Agrees with the jackknife, of the logit line too; no peer that was read has it.
 *
 * Shapes: @y, @rank, @weights and @influence n. Units: for "sii" that of @y; for "rii" none.
 * Errors: those of awrash_metric_slope_index() for the link; %AWRASH_ERROR_NAME for an unknown
 * @measure or link; %AWRASH_ERROR_VALUE for "rii" where the line falls to 0 or below. Cost:
 * O(n log n), some 130 n bytes. Source: J.-C. Deville (1999), Survey Methodology 25; for what
 * solves an equation D. A. Binder (1983), International Statistical Review 51. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_slope_influence (const char *measure, size_t n, const double y[],
                                                   const double rank[], const double weights[],
                                                   double influence[], GError **error);

/**
 * AwrashGap:
 * @lowest: index of the lowest group; of equal ones, the first
 * @highest: index of the highest group; of equal ones, the first
 * @minimum: the lowest value
 * @maximum: the highest value
 * @difference: @maximum - @minimum
 * @ratio: @minimum / @maximum, from 0 to 1
 * @overall: what groups are held against as a whole
 * @difference_to_overall: the largest distance of a group from @overall
 * @ratio_to_overall: the smallest of y / @overall and @overall / y over the groups, from 0 to 1
 *
 * How far groups are apart. Frozen.
 *
 * Since: 0.4
 */
typedef struct
{
  int64_t lowest;
  int64_t highest;
  double minimum;
  double maximum;
  double difference;
  double ratio;
  double overall;
  double difference_to_overall;
  double ratio_to_overall;
} AwrashGap;

/**
 * awrash_metric_gap_size:
 *
 * The size of #AwrashGap, for bindings.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_metric_gap_size (void);

/**
 * awrash_metric_gap:
 * @n: number of groups
 * @y: (array length=n): one value a group, each finite and >= 0
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @gap: (out): how far the groups are apart
 * @error: return location for an error
 *
 * Minimum, maximum, difference and ratio between groups, and to their weighted mean.
 *
 * Agrees with fairlearn's group_min, group_max, difference and ratio, by both of its methods; its
 * whole is the metric over all rows, for which awrash_metric_gap_from() takes any number.
 *
 * Shapes: @y and @weights n. Units: those of @y; ratios none. Errors: the common errors. Cost: O(n)
 * time, 24 n bytes. Source: the definitions. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_gap (size_t n, const double y[], const double weights[],
                                       AwrashGap *gap, GError **error);

/**
 * awrash_metric_gap_from:
 * @overall: what the groups are held against as a whole, > 0
 * @n: number of groups
 * @y: (array length=n): one value a group, each finite and >= 0
 * @weights: (array length=n) (nullable): weights, each finite and >= 0, which only say which groups
 *   count; %NULL: all 1
 * @gap: (out): how far the groups are apart
 * @error: return location for an error
 *
 * As awrash_metric_gap(), with a whole that is not the weighted mean of its groups.
 *
 * Shapes: @y and @weights n. Units: those of @y and @overall; ratios none. Errors: the common
 * errors but for memory; %AWRASH_ERROR_VALUE for an @overall that is not finite and > 0. Cost: O(n)
 * time, no memory. Source: the definitions. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_gap_from (double overall, size_t n, const double y[],
                                            const double weights[], AwrashGap *gap, GError **error);

/**
 * AwrashHealthEquity:
 * @d: difference of two groups y_1 - y_2, see awrash_metric_health_equity()
 * @r: their ratio y_1 / y_2, +infinity where y_2 is 0
 * @bgv: between-group variance Σ p (y - μ)²
 * @bgsd: between-group standard deviation
 * @cov: coefficient of variation, in percent
 * @mdmu: mean difference from the mean, groups alike: Σ |y - μ| / n
 * @mdmw: the same weighted: Σ p |y - μ|
 * @mdbu: mean difference from the best group, groups alike
 * @mdbw: the same weighted
 * @mdru: mean difference from the reference group, groups alike; NaN without one
 * @mdrw: the same weighted
 * @idisu: index of disparity 100 @mdmu / μ, in percent
 * @idisw: 100 @mdmw / μ, in percent
 * @ti: Theil's index times 1,000
 * @mld: mean log deviation times 1,000, +infinity where a group has 0
 * @par: population attributable risk: by what μ would move if all were as the best, or the top;
 *   <= 0 for an adverse indicator
 * @paf: population attributable fraction: 100 @par / μ, in percent
 *
 * @d_error: standard error of @d; NaN where the groups' errors are not given or @d is NaN
 * @r_error: likewise of @r
 * @bgv_error: likewise of @bgv
 * @bgsd_error: likewise of @bgsd
 * @cov_error: likewise of @cov
 * @mdmu_error: likewise of @mdmu
 * @mdmw_error: likewise of @mdmw
 * @mdbu_error: likewise of @mdbu
 * @mdbw_error: likewise of @mdbw
 * @mdru_error: likewise of @mdru
 * @mdrw_error: likewise of @mdrw
 * @idisu_error: likewise of @idisu
 * @idisw_error: likewise of @idisw
 * @ti_error: likewise of @ti
 * @mld_error: likewise of @mld
 * @par_error: likewise of @par
 * @paf_error: likewise of @paf
 *
 * The measures of the Health Equity Assessment Toolkit with their standard errors. Frozen.
 *
 * Since: 0.4
 */
typedef struct
{
  double d;
  double d_error;
  double r;
  double r_error;
  double bgv;
  double bgv_error;
  double bgsd;
  double bgsd_error;
  double cov;
  double cov_error;
  double mdmu;
  double mdmu_error;
  double mdmw;
  double mdmw_error;
  double mdbu;
  double mdbu_error;
  double mdbw;
  double mdbw_error;
  double mdru;
  double mdru_error;
  double mdrw;
  double mdrw_error;
  double idisu;
  double idisu_error;
  double idisw;
  double idisw_error;
  double ti;
  double ti_error;
  double mld;
  double mld_error;
  double par;
  double par_error;
  double paf;
  double paf_error;
} AwrashHealthEquity;

/**
 * awrash_metric_health_equity_size:
 *
 * The size of #AwrashHealthEquity, for bindings.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_metric_health_equity_size (void);

/**
 * awrash_metric_health_equity:
 * @favourable: whether more is better (coverage), or worse (mortality)
 * @reference: index of the reference group, or a number below 0 for none
 * @n: number of groups
 * @y: (array length=n): one value a group, each finite and >= 0
 * @weights: (array length=n) (nullable): numbers of people, each finite and >= 0; %NULL: all 1
 * @errors: (array length=n) (nullable): standard errors of @y, each finite and >= 0
 * @rank: (array length=n) (nullable): the order of the groups, the most disadvantaged first; %NULL
 *   where they have none
 * @equity: (out): the measures
 * @error: return location for an error
 *
 * Seventeen summary measures of inequality between groups. The best group is the highest of a
 * favourable indicator, the lowest of an adverse one; of groups that tie for a place their weighted
 * average takes it. D and R compare
 *
 * |[
 *               ordered           with a reference    neither
 *   favourable  top, bottom       reference, lowest   highest, lowest
 *   adverse     bottom, top       highest, reference  highest, lowest
 * ]|
 *
 * PAR and PAF aim at the top of an order, else at the best, and are 0 where that would be a loss.
 *
 * Standard errors are those of the groups carried over by the delta method, with points and signs
 * fixed; BGV's also counts squares of errors (Ahn et al.), so that it holds where groups are equal.
 *
 * Agrees with healthequal, the engine of WHO's HEAT, in all values, but for groups of 0 (there
 * 1e-6) and of equal value, and in the errors of D and BGV. Does not agree in others: it prints ln
 * R's as R's, those of TI and MLD without the factor 1,000 that the values have, PAR's and PAF's by
 * a formula of counts, and simulates limits for the rest.
 *
 * Shapes: @y, @weights, @errors and @rank n. Units: D, BGSD, MD* and PAR that of @y, BGV its
 * square, the others none. Errors: the common errors, for @errors too; %AWRASH_ERROR_VALUE for a
 * @reference that is no group with a weight > 0. Cost: O(n) time, some 130 n bytes. Source: A.
 * Schlotheuber and A. R. Hosseinpoor (2022), Int. J. Environ. Res. Public Health 19; J. Ahn et al.
 * (2018), JCO Clinical Cancer Informatics 2. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_health_equity (gboolean favourable, int64_t reference, size_t n,
                                                 const double y[], const double weights[],
                                                 const double errors[], const double rank[],
                                                 AwrashHealthEquity *equity, GError **error);

G_END_DECLS

#endif
