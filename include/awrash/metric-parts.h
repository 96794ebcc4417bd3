/* SPDX-License-Identifier: GPL-3.0-or-later */

/* metric-parts: what an inequality is made of: by groups, by sources, from one edition to the next;
 * how far groups stand apart, and how differently streams are spread.
 *
 * Notation: as in metric.h, and for groups g: population shares f_g = W_g / W, means μ_g, shares of
 * the values s_g = f_g μ_g / μ, an index of the group by itself I_g.
 *
 * What holds for every function here: what holds for every measure of metric.h, its notation and
 * its common errors included. Parts sum to the whole as their contract says, to a few units in the
 * last place. What is between groups is measured on means in doubled precision, so that groups of
 * nearly equal means lose no digit; terms that are >= 0 are sums of terms >= 0 and never what
 * others leave, but where a contract says so. A group in which all have nothing is equal in itself:
 * its index is 0.
 *
 * Groups are numbers from 0 to below n_groups, one a row; a number outside, also of a row without
 * weight, is refused with its row (%AWRASH_ERROR_VALUE), and so is a group without a row that
 * counts
 * (%AWRASH_ERROR_EMPTY). Below these are "the errors of groups".
 *
 * **Parts.** A decomposition answers with #AwrashParts: columns of numbers, each with the name of
 * its table and its own. The table "whole" has one row, the terms; "group", "source", "stream" and
 * others have a row a part. A number that is 0/0, such as a part of nothing, is NaN.
 *
 * **How large between could be.** Decompositions by groups also say "between-largest", what between
 * would be if the same sizes, in the same order of means, were cut from the sorted rows, a row on
 * the border parted in two; "between-largest-whole", where such a row falls whole into the upper
 * block, as R IC2 has it; and "elmo", between over between-largest (Elbers, Lanjouw, Mistiaen and
 * Özler 2008). */

#ifndef AWRASH_METRIC_PARTS_H
#define AWRASH_METRIC_PARTS_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/base.h>

G_BEGIN_DECLS

/**
 * AwrashParts:
 *
 * The answer of a decomposition: named columns of numbers in named tables. Immutable, so several
 * threads may read it.
 *
 * Since: 0.4
 */
typedef struct _AwrashParts AwrashParts;

/**
 * awrash_metric_parts_free:
 * @parts: (transfer full) (nullable): parts
 *
 * Gives their memory back.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(columns). Source: none. Since: 0.4
 */
AWRASH_API void awrash_metric_parts_free (AwrashParts *parts);

/**
 * awrash_metric_parts_get_convention:
 * @parts: parts
 *
 * Which of the field's definitions the numbers follow, in one sentence in the language of the
 * program.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: (transfer none): the sentence
 */
AWRASH_API const char *awrash_metric_parts_get_convention (const AwrashParts *parts);

/**
 * awrash_metric_parts_get_n_columns:
 * @parts: parts
 *
 * How many columns there are, the terms of the whole included.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the number of columns
 */
AWRASH_API size_t awrash_metric_parts_get_n_columns (const AwrashParts *parts);

/**
 * awrash_metric_parts_get_table:
 * @parts: parts
 * @column: which column, from 0
 *
 * The table that a column belongs to: "whole", "group", "pair", "source", "stream", "province" or
 * "cell".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: (transfer none): its name
 */
AWRASH_API const char *awrash_metric_parts_get_table (const AwrashParts *parts, size_t column);

/**
 * awrash_metric_parts_get_name:
 * @parts: parts
 * @column: which column, from 0
 *
 * What a column holds: "between", "population-share", …
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: (transfer none): its name
 */
AWRASH_API const char *awrash_metric_parts_get_name (const AwrashParts *parts, size_t column);

/**
 * awrash_metric_parts_get_n_rows:
 * @parts: parts
 * @column: which column, from 0
 *
 * How many rows the table of a column has: 1 for the whole, else one a part.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the number of rows
 */
AWRASH_API size_t awrash_metric_parts_get_n_rows (const AwrashParts *parts, size_t column);

/**
 * awrash_metric_parts_get_values:
 * @parts: parts
 * @column: which column, from 0
 * @n: its number of rows
 * @values: (out caller-allocates) (array length=n): its numbers
 *
 * A whole column.
 *
 * Shapes: @values n. Units: those of the column. Errors: none. Cost: O(n). Source: none. Since: 0.4
 */
AWRASH_API void awrash_metric_parts_get_values (const AwrashParts *parts, size_t column, size_t n,
                                                double values[]);

/**
 * awrash_metric_parts_get:
 * @parts: parts
 * @table: the name of a table
 * @name: the name of a column
 * @row: which row of it, from 0; 0 for the whole
 * @value: (out): the number
 *
 * One number by its names.
 *
 * Shapes: none. Units: those of the column. Errors: none. Cost: O(columns). Source: none. Since:
 * 0.4
 *
 * Returns: %FALSE where there is no such column or row; @value is left alone then
 */
AWRASH_API gboolean awrash_metric_parts_get (const AwrashParts *parts, const char *table,
                                             const char *name, size_t row, double *value);

/**
 * awrash_metric_entropy_decomposition:
 * @alpha: the order, finite: 0 the mean log deviation, 1 Theil's T
 * @n_groups: number of groups
 * @n: number of rows
 * @x: (array length=n): values, each finite and >= 0
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @group: (array length=n): the group of each row, from 0 to below @n_groups
 * @error: return location for an error
 *
 * Generalised entropy within and between groups: GE = Σ_g f_g (μ_g/μ)^α GE_g + GE of the means.
 *
 * Whole: "total", "within" and "between", which sum to it; "between-largest",
 * "between-largest-whole", "elmo". By "group": "population-share" f, "value-share" s, "mean" μ_g,
 * "index" GE_g, and its parts of "within" and "between", each >= 0. A group's part of between is
 * f_g h (μ_g/μ), h (u) = (u^α - 1 - α (u - 1))/(α (α - 1)), the usual terms less what
 * sums to 0. +infinity for α <= 0 where a value is 0, in within or in between as the zeros lie.
 *
 * Agrees with IC2's decompGEI ("between-largest-whole" is its betweenELMO), dineq's and
 * ineqdeco's on values > 0, and PySAL's TheilD at α = 1, there without weights.
 *
 * Shapes: @x, @weights and @group n. Units: nats; "mean" that of @x. Errors: the common errors, the
 * errors of groups, %AWRASH_ERROR_VALUE for @alpha. Cost: that of one sort, O(n) time and some 100
 * n bytes. Source: A. F. Shorrocks (1980), The class of additively decomposable inequality
 * measures, Econometrica 48; C. Elbers, P. Lanjouw, J. A. Mistiaen and B. Özler (2008), Journal of
 * Economic Inequality 6. Since: 0.4
 *
 * Returns: (transfer full) (nullable): the parts, or %NULL with @error set
 */
AWRASH_API AwrashParts *awrash_metric_entropy_decomposition (double alpha, size_t n_groups,
                                                             size_t n, const double x[],
                                                             const double weights[],
                                                             const int64_t group[], GError **error);

/**
 * AwrashGiniScheme:
 * @AWRASH_GINI_SCHEME_PYATT: "pyatt": within, between, overlap
 * @AWRASH_GINI_SCHEME_YITZHAKI_LERMAN: "yitzhaki-lerman": within, between, stratification
 * @AWRASH_GINI_SCHEME_DAGUM: "dagum": within, net-between, transvariation
 *
 * How a Gini is taken apart by groups: see awrash_metric_gini_decomposition().
 *
 * Since: 0.4
 */
typedef enum
{
  AWRASH_GINI_SCHEME_PYATT = 1,
  AWRASH_GINI_SCHEME_YITZHAKI_LERMAN = 2,
  AWRASH_GINI_SCHEME_DAGUM = 3
} AwrashGiniScheme;

/**
 * awrash_metric_gini_scheme_get_name:
 * @scheme: an #AwrashGiniScheme
 *
 * The name of a scheme: "pyatt", "yitzhaki-lerman" or "dagum".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: (transfer none) (nullable): the name, or %NULL for a number that is no scheme
 */
AWRASH_API const char *awrash_metric_gini_scheme_get_name (AwrashGiniScheme scheme);

/**
 * awrash_metric_gini_scheme_from_name:
 * @name: (nullable): a name as awrash_metric_gini_scheme_get_name() gives it
 *
 * The scheme of that name.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the scheme, or 0 for an unknown name
 */
AWRASH_API int awrash_metric_gini_scheme_from_name (const char *name);

/**
 * awrash_metric_gini_decomposition:
 * @scheme: how it is taken apart
 * @nu: the order of the S-Gini, finite and >= 1; 2, the Gini, but for "pyatt"
 * @n_groups: number of groups
 * @n: number of rows
 * @x: (array length=n): values, each finite and >= 0
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @group: (array length=n): the group of each row, from 0 to below @n_groups
 * @error: return location for an error
 *
 * The Gini by groups. "Between" does not mean the same in all schemes:
 *
 * - pyatt: "within" Σ f_g s_g G_g; "between" the Gini of the means; "overlap", twice the mean
 *   amount by which rows of the group with the smaller mean stand above rows of the other, over μ,
 *   >= 0. For @nu other than 2 overlap is what the other two leave.
 * - yitzhaki-lerman: "within" Σ s_g G_g; "between" (2/μ) Σ f_g (μ_g - μ)(r_g - 1/2), r_g the mean
 * of the group's mid ranks among all; "stratification" Σ s_g G_g (O_g - 1), which may be below 0.
 * By group also "mean-rank" r_g, "overlapping" O_g, the covariance of the group's values with their
 *   ranks among all over that with their ranks among their own, and "stratification-index" Q_g with
 *   O_g = 1 - (1 - f_g) Q_g.
 * - dagum: "within" as pyatt's; "net-between" and "transvariation" by pairs of groups, Σ_(g<h) G_gh
 *   (f_g s_h + f_h s_g) D_gh and the same with 1 - D_gh; "gross-between", their sum. In sum they
 * are pyatt's between and overlap. By "pair" (of "group" < "other") also "index" G_gh = E |x_g -
 * x_h| / (μ_g + μ_h) and "relative-affluence" D_gh. A pair's parts fall to its groups half each.
 *
 * Whole: "total", then the three, which sum to it; "between-largest", "between-largest-whole",
 * "elmo". By "group": "population-share", "value-share", "mean", "index" G_g, "within", and what
 * the scheme adds.
 *
 * Agrees with IC2's decompSGini ("BM" is pyatt; "YL" but for ties, which IC2 ranks by the order of
 * the rows), dineq's gini_decomp and Stata's ginidesc.
 *
 * Shapes: @x, @weights and @group n. Units: none; "mean" that of @x. Errors: the common errors, the
 * errors of groups, %AWRASH_ERROR_NAME for an unknown scheme, %AWRASH_ERROR_VALUE for @nu. Cost:
 * that of one sort, then O(n) for "yitzhaki-lerman", O(n log G) for "pyatt", O(n G) for "dagum",
 * which alone needs pairs, of G groups. Source: G. Pyatt (1976), On the interpretation and
 * disaggregation of Gini coefficients, Economic Journal 86; S. Yitzhaki and R. Lerman (1991),
 * Income stratification and income inequality, Review of Income and Wealth 37; C. Dagum (1997), A
 * new approach to the decomposition of the Gini income inequality ratio, Empirical Economics 22.
 * Since: 0.4
 *
 * Returns: (transfer full) (nullable): the parts, or %NULL with @error set
 */
AWRASH_API AwrashParts *awrash_metric_gini_decomposition (AwrashGiniScheme scheme, double nu,
                                                          size_t n_groups, size_t n,
                                                          const double x[], const double weights[],
                                                          const int64_t group[], GError **error);

/**
 * awrash_metric_atkinson_decomposition:
 * @epsilon: the aversion to inequality, finite and >= 0
 * @n_groups: number of groups
 * @n: number of rows
 * @x: (array length=n): values, each finite and >= 0
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @group: (array length=n): the group of each row, from 0 to below @n_groups
 * @error: return location for an error
 *
 * Atkinson's measure within and between groups: 1 - A = (1 - A_W)(1 - A_B), A_B that of the means,
 * so that A = A_W + A_B - A_W A_B.
 *
 * Whole: "total", "within", "between", "cross" = within times between; "between-largest",
 * "between-largest-whole", "elmo". By "group": "population-share", "value-share", "mean", "index"
 * A_g, and parts of "within" and "between" in proportion to what each group loses in the sum that
 * the measure is a function of, which sum to them. A is 1 for ε >= 1 where a value is 0.
 *
 * Agrees with IC2's decompAtkinson, "BDA". Does not agree with its "DP" (Das and Parikh), whose
 * within is a mean of the groups' indices and leaves a residual, nor with the BDA within by mean
 * equivalents, 1 - Σ f_g ede_g / μ, under which A_B is that of the equivalents.
 *
 * Shapes: @x, @weights and @group n. Units: none; "mean" that of @x. Errors: the common errors, the
 * errors of groups, %AWRASH_ERROR_VALUE for @epsilon. Cost: that of one sort, O(n) time and some
 * 100 n bytes. Source: C. Blackorby, D. Donaldson and M. Auersperg (1981), A new procedure for the
 * measurement of inequality within and among population subgroups, Canadian Journal of
 * Economics 14. Since: 0.4
 *
 * Returns: (transfer full) (nullable): the parts, or %NULL with @error set
 */
AWRASH_API AwrashParts *awrash_metric_atkinson_decomposition (double epsilon, size_t n_groups,
                                                              size_t n, const double x[],
                                                              const double weights[],
                                                              const int64_t group[],
                                                              GError **error);

/**
 * awrash_metric_gini_change:
 * @n_groups: number of groups
 * @n: number of rows
 * @before: (array length=n): values of the earlier edition, each finite and >= 0
 * @after: (array length=n): values of the later edition, of the same rows
 * @weights_before: (array length=n) (nullable): weights of the earlier edition; %NULL: all 1
 * @weights_after: (array length=n) (nullable): weights of the later edition; %NULL: all 1
 * @group: (array length=n): the group of each row, from 0 to below @n_groups
 * @error: return location for an error
 *
 * What made the Gini of the same rows another one. With C the concentration of the values after, in
 * the order of the values before (ties averaged), G_after - G_before = (G_after - C) + (C -
 * G_before). The first is "reranking", >= 0. The second, the change with the order held, is a
 * difference of covariances with that order, each the sum of one "within" groups and one of group
 * means, "between".
 *
 * Whole: "before", "after", "change" and the three that sum to it. By "group": shares of the
 * population and means over the overall mean, before and after, and parts of "within" and
 * "between", of either sign. With one group within is the whole change with the order held, less
 * progressivity in the words of the source.
 *
 * Shapes: the arrays n. Units: none. Errors: the common errors, for either edition; the errors of
 * groups; %AWRASH_ERROR_VALUE for a row that counts in one edition only. Cost: that of two sorts,
 * some 250 n bytes. Source: S. P. Jenkins and P. Van Kerm (2006), Trends in income inequality,
 * pro-poor income growth, and income mobility, Oxford Economic Papers 58; Yitzhaki and Lerman
 * (1991) for the split of a covariance. Since: 0.4
 *
 * Returns: (transfer full) (nullable): the parts, or %NULL with @error set
 */
AWRASH_API AwrashParts *awrash_metric_gini_change (size_t n_groups, size_t n, const double before[],
                                                   const double after[],
                                                   const double weights_before[],
                                                   const double weights_after[],
                                                   const int64_t group[], GError **error);

/**
 * AwrashSources:
 *
 * What rows have from each of several sources (streams, kinds of income), checked and summed once.
 * Immutable, so several threads may read it.
 *
 * Since: 0.4
 */
typedef struct _AwrashSources AwrashSources;

/**
 * awrash_metric_sources_new:
 * @n: number of rows
 * @n_sources: number of sources
 * @values: (array): n * n_sources values, source by source, each finite and >= 0
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @error: return location for an error
 *
 * Takes a copy of the rows that count. A row's total is the sum over its sources, rounded once. A
 * source of which nobody has anything is let in.
 *
 * Shapes: @values n * n_sources, @weights n. Units: @values in one unit. Errors: the common errors,
 * %AWRASH_ERROR_VALUE also for a total that is infinite; %AWRASH_ERROR_EMPTY for no source. Cost:
 * that of one sort and O(n m) for m sources. Source: none. Since: 0.4
 *
 * Returns: (transfer full) (nullable): the sources, or %NULL with @error set
 */
AWRASH_API AwrashSources *awrash_metric_sources_new (size_t n, size_t n_sources,
                                                     const double values[], const double weights[],
                                                     GError **error);

/**
 * awrash_metric_sources_free:
 * @sources: (transfer full) (nullable): sources
 *
 * Gives their memory back.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 */
AWRASH_API void awrash_metric_sources_free (AwrashSources *sources);

/**
 * awrash_metric_sources_get_n_sources:
 * @sources: sources
 *
 * How many sources there are.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the number of sources, at least 1
 */
AWRASH_API size_t awrash_metric_sources_get_n_sources (const AwrashSources *sources);

/**
 * awrash_metric_source_decomposition:
 * @sources: sources
 * @error: return location for an error
 *
 * The Gini of the totals by sources, G = Σ_k S_k R_k G_k, and Shorrocks' natural rule.
 *
 * Whole: "total" G, "squared-cv" (σ/μ)². By "source": "value-share" S_k; "gini" G_k; "correlation"
 * R_k = cov (x_k, r of the total) / cov (x_k, r of x_k); "concentration" R_k G_k, in the order of
 * the total, ties averaged; "contribution" S_k R_k G_k, which sum to G but for what rounding took
 * of the totals; "relative", over G; "elasticity" S_k R_k G_k / G - S_k, by how many percent G
 * changes where the source grows by one everywhere, which sum to 0; "shorrocks-share" cov (x_k, x)
 * / var (x), which sum to 1. NaN are gini, correlation and concentration of a source of which
 * nobody has anything, and what is over G where G is 0.
 *
 * Agrees with Stata's descogini by its documentation, and with IC2 but for ties of the total, which
 * IC2 ranks by the order of the rows.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_MEMORY. Cost: O(n m) for m sources. Source: R.
 * Lerman and S. Yitzhaki (1985), Income inequality effects by income source, Review of Economics
 * and Statistics 67; A. F. Shorrocks (1982), Inequality decomposition by factor components,
 * Econometrica
 * 50. Since: 0.4
 *
 * Returns: (transfer full) (nullable): the parts, or %NULL with @error set
 */
AWRASH_API AwrashParts *awrash_metric_source_decomposition (const AwrashSources *sources,
                                                            GError **error);

/**
 * AwrashShapleyAbsent:
 * @AWRASH_SHAPLEY_ABSENT_MEAN: "mean": it gives each row its mean, so that its inequality is gone
 * @AWRASH_SHAPLEY_ABSENT_ZERO: "zero": it gives nothing, so that the source itself is gone
 *
 * What is in the place of a source that is absent. The two give different answers: with "zero" a
 * source that is the same for all lowers inequality, with "mean" it contributes 0.
 *
 * Since: 0.4
 */
typedef enum
{
  AWRASH_SHAPLEY_ABSENT_MEAN = 1,
  AWRASH_SHAPLEY_ABSENT_ZERO = 2
} AwrashShapleyAbsent;

/**
 * awrash_metric_shapley_absent_get_name:
 * @absent: an #AwrashShapleyAbsent
 *
 * The name of a reading: "mean" or "zero".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: (transfer none) (nullable): the name, or %NULL for a number that is none
 */
AWRASH_API const char *awrash_metric_shapley_absent_get_name (AwrashShapleyAbsent absent);

/**
 * awrash_metric_shapley_absent_from_name:
 * @name: (nullable): a name as awrash_metric_shapley_absent_get_name() gives it
 *
 * The reading of that name.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the reading, or 0 for an unknown name
 */
AWRASH_API int awrash_metric_shapley_absent_from_name (const char *name);

/**
 * awrash_metric_shapley:
 * @index: an index as awrash_metric_index() takes it
 * @absent: what is in the place of an absent source
 * @draws: how many orders to draw, each with its reverse, at least 2; 0 for the exact value
 * @seed: (nullable): the text that names the lot, UTF-8, not empty; %NULL where @draws is 0
 * @sources: sources, at most 20 where @draws is 0
 * @group: (array) (nullable): the group of each source, from 0 to below the number of sources,
 * whose members come together; %NULL: each by itself
 * @error: return location for an error
 *
 * What each source adds to an index of the totals, on average over the orders in which sources may
 * come: Shapley's value, and with groups Owen's. Where nobody has anything the index is what it is
 * of equal values.
 *
 * Whole: "total" the index of all, "nothing" the index with no source there, "explained" their
 * difference. By "source": "value-share", "contribution", which sum to explained, "relative", over
 * explained, and "standard-error" of the contribution, 0 where it is exact. By "group":
 * "n-sources" and "contribution".
 *
 * Draw r is an order from xoshiro256** whose state is the SHA-256 of "seed:r", the same everywhere;
 * the standard error is over draws, each the mean of an order and its reverse.
 *
 * Agrees with the definitions; no peer was run.
 *
 * Shapes: @group as many as there are sources. Units: those of the index. Errors:
 * %AWRASH_ERROR_NAME for an unknown index or reading; %AWRASH_ERROR_VALUE for @draws, a @group out
 * of range, too many sources, an index that is infinite while some sources are absent;
 * %AWRASH_ERROR_EMPTY and %AWRASH_ERROR_ENCODING for a seed; those of the index;
 * %AWRASH_ERROR_MEMORY. Cost: 2^m indices of n rows, or 2 m a draw. Source: L. S. Shapley (1953), A
 * value for n-person games; G. Owen (1977), Values of games with a priori unions; A. F. Shorrocks
 * (2013), Decomposition procedures for distributional analysis, Journal of Economic Inequality 11;
 * J. Castro, D. Gómez and J. Tejada (2009), Computers and Operations Research 36. Since: 0.4
 *
 * Returns: (transfer full) (nullable): the parts, or %NULL with @error set
 */
AWRASH_API AwrashParts *awrash_metric_shapley (const char *index, AwrashShapleyAbsent absent,
                                               int64_t draws, const char *seed,
                                               const AwrashSources *sources, const int64_t group[],
                                               GError **error);

/**
 * awrash_metric_wolfson:
 * @n: number of rows
 * @x: (array length=n): values, each finite and >= 0
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @wolfson: (out): the measure, >= 0
 * @error: return location for an error
 *
 * Wolfson's bipolarisation P = 2 (μ/m)(2 (1/2 - L(1/2)) - G), m the median (the mean of two where
 * half of the weight ends between them), L(1/2) read off the straight Lorenz curve. It is found as
 * (4/m) Σ p |x - m| min (r, 1 - r), r the mid rank, which equals it and has no term below 0. 0
 * where all are equal, 1 where one half shares everything equally but for what makes the median.
 *
 * Agrees with Wolfson (1994), apode for even n, and dineq where the median parts the weight in
 * halves. Does not agree with PySAL, which prints half of it; with dineq otherwise, which takes the
 * share of values up to the median for one half; or with apode for odd n.
 *
 * Shapes: @x and @weights n. Units: none; @x in any unit. Errors: the common errors;
 * %AWRASH_ERROR_EMPTY for a median of 0 (apode prints infinity). Cost: that of one sort. Source: M.
 * C. Wolfson (1994), When inequalities diverge, American Economic Review 84. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_wolfson (size_t n, const double x[], const double weights[],
                                           double *wolfson, GError **error);

/**
 * awrash_metric_esteban_ray:
 * @alpha: sensitivity to identification, from 0 to 1.6
 * @beta: what the spread within groups takes away, finite and >= 0
 * @n_groups: number of groups
 * @n: number of rows
 * @x: (array length=n): values, each finite and >= 0
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @group: (array length=n): the group of each row, from 0 to below @n_groups
 * @error: return location for an error
 *
 * Polarisation between groups, ER = Σ_g Σ_h f_g^(1+α) f_h |μ_g - μ_h| / μ, with K = 1; at α = 0
 * twice the Gini of the means. Whole: "esteban-ray"; "error" G - G_B, what the groups do not
 * explain; "esteban-gradin-ray" = esteban-ray - β error. By "group": "population-share",
 * "value-share", "mean", "alienation" Σ_h f_h |μ_g - μ_h| / μ, and its part of "polarisation",
 * which sum to esteban-ray.
 *
 * Agrees with acid's polarisation.ER, given means over the mean, and polarisation.EGR, of which "P"
 * is this and "PG" is shifted by β. apode's ER takes every person for a group and α = 1.
 *
 * Shapes: @x, @weights and @group n. Units: none; "mean" that of @x. Errors: the common errors, the
 * errors of groups, %AWRASH_ERROR_VALUE for @alpha and @beta. Cost: that of one sort and O(n log
 * G). Source: J. Esteban and D. Ray (1994), On the measurement of polarization, Econometrica 62; J.
 * Esteban, C. Gradín and D. Ray (2007), An extension of a measure of polarization, Journal of
 * Economic Inequality 5. Since: 0.4
 *
 * Returns: (transfer full) (nullable): the parts, or %NULL with @error set
 */
AWRASH_API AwrashParts *awrash_metric_esteban_ray (double alpha, double beta, size_t n_groups,
                                                   size_t n, const double x[],
                                                   const double weights[], const int64_t group[],
                                                   GError **error);

/**
 * awrash_metric_partition:
 * @n_groups: number of groups, at least 1
 * @n: number of rows
 * @x: (array length=n): values, finite, of either sign
 * @weights: (array length=n) (nullable): weights, each finite and >= 0; %NULL: all 1
 * @group: (out caller-allocates) (optional) (array length=n): the group of each row, from 0 for the
 *   lowest values on; 0 for a row of weight 0
 * @lowest: (out caller-allocates) (optional) (array length=n_groups): the smallest value of each
 *   group
 * @between: (out) (optional): the part of the Gini coefficient that lies between the groups
 * @error: return location for an error
 *
 * The cut points into that many groups that hide the least inequality: for which the Gini of the
 * means of groups is largest, and G - G_B of awrash_metric_esteban_ray() least, as Esteban, Gradín
 * and Ray ask for where no groups are given. Exact, over all cuts between different values; of
 * equally good ones the lowest. At the best cuts each limit lies between the groups beside it where
 * the mean of these two together does: two groups are cut at the mean.
 *
 * Agrees with the condition of Aghevli and Mehran, which their iteration may also meet at cuts that
 * are not the best.
 *
 * Shapes: @x, @weights and @group n; @lowest n_groups. Units: @lowest that of @x; @between none.
 * Errors: the common errors, but for values below 0 and a mean of 0; %AWRASH_ERROR_VALUE for
 * @n_groups of 0 or above the number of different values. Cost: that of one sort and O(n_groups n
 * log n), 8 n_groups n bytes and some 200 n. Source: B. B. Aghevli and F. Mehran (1981), Optimal
 * grouping of income distribution data, Journal of the American Statistical Association 76; J. B.
 * Davies and A. F. Shorrocks (1989), Optimal grouping of income and wealth data, Journal of
 * Econometrics 42. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_partition (size_t n_groups, size_t n, const double x[],
                                             const double weights[], int64_t group[],
                                             double lowest[], double *between, GError **error);

/**
 * awrash_metric_segregation:
 * @n_streams: number of streams
 * @n_provinces: number of provinces
 * @places: (array): n_streams * n_provinces places, stream by stream, each finite and >= 0
 * @error: return location for an error
 *
 * How differently streams are spread over provinces: whether one is favoured here and another
 * there. With π_s the share of stream s in all places, π_ps its share in province p and t_p the
 * province's share of all places, E = -Σ π_s ln π_s and I = Σ π_s (1 - π_s), all 0 where every π_ps
 * = π_s and 1 where no province has two streams, but for the third:
 *
 * - "dissimilarity" Σ t_p |π_ps - π_s| / (2 I), for two streams half of Σ |places over all places
 * of the stream, one less the other|, the part of a stream that would have to move;
 * - "gini" Σ t_p t_q |π_ps - π_qs| / (2 I);
 * - "mutual-information" Σ t_p π_ps ln (π_ps/π_s), in nats, and "theil-h", that over E: Theil's
 *   information index, the mean of (E - E_p)/E;
 * - "squared-variation" Σ t_p (π_ps - π_s)² / ((M - 1) π_s), M the streams with places;
 * - "exposure" Σ t_p (π_ps - π_s)² / (1 - π_s), normalised exposure; "diversity" Σ t_p (π_ps -
 * π_s)² / I, relative diversity.
 *
 * Whole: these, with "entropy" E and "interaction" I. By "stream" and by "province": their parts of
 * each, >= 0, which sum to it over streams and over provinces. By "stream" also "share" π_s,
 * "dissimilarity-from-rest" and "isolation", the mean of π_ps over its own places; by "province"
 * "share" t_p, "entropy" E_p and "divergence" Σ_s π_ps ln (π_ps/π_s). By "cell", of "stream" and
 * "province": "representation" π_ps/π_s, above 1 where the stream is favoured. NaN stands where a
 * stream or a province has no places.
 *
 * Agrees with the formulas of the source; no peer was run. H does not depend on the base of the
 * logarithm; peers that print the entropy in bits have mutual-information over ln 2.
 *
 * Shapes: @places n_streams * n_provinces. Units: none, but nats for mutual-information, entropy
 * and divergence. Errors: %AWRASH_ERROR_VALUE for a value that is NaN, infinite or negative;
 * %AWRASH_ERROR_EMPTY where fewer than two streams have places; %AWRASH_ERROR_MEMORY. Cost: O(S P
 * log P). Source: O. D. Duncan and B. Duncan (1955), American Sociological Review 20; H. Theil and
 * A. J. Finizza (1971), Journal of Mathematical Sociology 1; S. F. Reardon and G. Firebaugh (2002),
 * Measures of multigroup segregation, Sociological Methodology 32. Since: 0.4
 *
 * Returns: (transfer full) (nullable): the parts, or %NULL with @error set
 */
AWRASH_API AwrashParts *awrash_metric_segregation (size_t n_streams, size_t n_provinces,
                                                   const double places[], GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashParts, awrash_metric_parts_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashSources, awrash_metric_sources_free)

G_END_DECLS

#endif
