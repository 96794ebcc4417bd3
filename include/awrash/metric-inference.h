/* SPDX-License-Identifier: GPL-3.0-or-later */

/* metric-inference: what a sample leaves open about an index.
 *
 * One formula serves every index, since every index has an influence function: with t_hc = Σ p_i
 * ψ_i over the rows of cluster c of stratum h, the variance is Σ_h (1 - f_h) n_h / (n_h - 1) Σ_c
 * (t_hc - mean)², f_h = n_h / N_h. Intervals use Student's t with as many degrees of freedom as
 * there are clusters more than strata. Jackknife, bootstrap and replicate weights weigh the sorted
 * rows anew, so that nothing is sorted twice.
 *
 * What holds for all of this theme: a row that does not count for the distribution (weight 0, or
 * left out as missing) does not count for the design either, and a cluster without a row that
 * counts was not drawn, but for awrash_metric_design_new_part(); labels of strata and clusters may
 * be any numbers. Where all units were observed, a sampling error has no meaning: the answer says
 * so, gives the value and no interval. Provinces are such a case: how sure a figure of all of them
 * is, no sample can say, but what chance alone would make of it, awrash_metric_space(),
 * awrash_metric_space_permute() and awrash_metric_difference_permute() and
 * awrash_metric_between_permute() do. Outputs are written only on success. */

#ifndef AWRASH_METRIC_INFERENCE_H
#define AWRASH_METRIC_INFERENCE_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/metric-space.h>
#include <awrash/metric.h>

G_BEGIN_DECLS

/**
 * AwrashDesign:
 *
 * How units were drawn: strata, clusters in them, and how many clusters there were to draw from.
 * Opaque, never changed once it is made, and may be read by several threads.
 *
 * Since: 0.4
 */
typedef struct _AwrashDesign AwrashDesign;

/**
 * awrash_metric_design_new:
 * @lonely: what a stratum with one cluster does, of which nothing tells how clusters vary: "error":
 *   it is refused; "adjust": its cluster is held against the mean of all clusters; "certainty": it
 *   was certain to be drawn, and adds nothing
 * @n: number of rows
 * @strata: (array length=n) (nullable): the label of each row's stratum; %NULL: one stratum
 * @clusters: (array length=n) (nullable): the label of each row's cluster, which may be used anew
 *   in another stratum; %NULL: each row is one
 * @population: (array length=n) (nullable): how many clusters there are in the row's stratum, the
 *   same for all rows of it; as many as were drawn: all were observed; %NULL: any number
 * @error: return location for an error
 *
 * A design of one stage: what is drawn inside clusters is covered by how these vary. Agrees with R
 * survey's svydesign (ids, strata, fpc as numbers) and its options for lonely clusters "fail",
 * "adjust" and "certainty".
 *
 * Shapes: @strata, @clusters and @population n. Units: @population clusters. Errors:
 * %AWRASH_ERROR_NAME for an unknown @lonely; %AWRASH_ERROR_VALUE for a population that is not > 0
 * or differs inside a stratum; %AWRASH_ERROR_MEMORY. Cost: O(n log n) with labels, O(n) without.
 * Source: W. G. Cochran (1977), Sampling Techniques, chapters 5 and 9. Since: 0.4
 *
 * Returns: (transfer full): the design, or %NULL
 */
AWRASH_API AwrashDesign *awrash_metric_design_new (const char *lonely, size_t n,
                                                   const int64_t strata[], const int64_t clusters[],
                                                   const double population[], GError **error);

/**
 * awrash_metric_design_new_census:
 * @n: number of rows
 * @error: return location for an error
 *
 * The design of what is no sample: all units that count were observed, as the provinces of a
 * country are. Estimates under it have a value and a note in place of a standard error.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_MEMORY. Cost: O(n). Source: none. Since: 0.4
 *
 * Returns: (transfer full): the design, or %NULL
 */
AWRASH_API AwrashDesign *awrash_metric_design_new_census (size_t n, GError **error);

/**
 * awrash_metric_design_new_part:
 * @design: how all units were drawn
 * @n: number of rows
 * @weights: (array length=n) (nullable): weights of the whole sample: rows with one > 0 were drawn;
 *   %NULL: all
 * @error: return location for an error
 *
 * The same design, for estimates of a part of what was drawn: a province, the women, one stream.
 * Such an estimate is that of a distribution whose weights are 0 outside the part. Which rows lie
 * in it is left to chance too, so the strata and clusters that were drawn stay in the variance even
 * where none of their rows does; with the design itself they would be taken as never drawn, and the
 * error of the part would be that of a sample of its size planned beforehand.
 *
 * Degrees of freedom are the clusters with a row of the part less the strata with one. Agrees with
 * R survey's subset() of a design, its degf() included; not with Stata's subpop(), which counts all
 * clusters of these strata, or with taking the part out of the file.
 *
 * Shapes: @weights n. Units: none. Errors: %AWRASH_ERROR_VALUE for a design of other length;
 * %AWRASH_ERROR_MEMORY. Cost: O(n). Source: W. G. Cochran (1977), Sampling Techniques,
 * sections 2.13 and 5A.14. Since: 0.4
 *
 * Returns: (transfer full): the design, or %NULL
 */
AWRASH_API AwrashDesign *awrash_metric_design_new_part (const AwrashDesign *design, size_t n,
                                                        const double weights[], GError **error);

/**
 * awrash_metric_design_free:
 * @design: (nullable) (transfer full): a design
 *
 * Frees a design.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 */
AWRASH_API void awrash_metric_design_free (AwrashDesign *design);

/**
 * awrash_metric_design_get_n:
 * @design: a design
 *
 * The number of rows.
 *
 * Shapes: none. Units: rows. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_metric_design_get_n (const AwrashDesign *design);

/**
 * awrash_metric_design_get_n_strata:
 * @design: a design
 *
 * The number of strata.
 *
 * Shapes: none. Units: strata. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_metric_design_get_n_strata (const AwrashDesign *design);

/**
 * awrash_metric_design_get_n_clusters:
 * @design: a design
 *
 * The number of clusters, those of equal label in different strata counted apart.
 *
 * Shapes: none. Units: clusters. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_metric_design_get_n_clusters (const AwrashDesign *design);

/**
 * awrash_metric_design_covariance:
 * @design: a design of n rows
 * @n_statistics: number of statistics m
 * @n: number of rows
 * @weights: (array length=n) (nullable): weights of the rows, each finite and >= 0; %NULL: all 1
 * @influence: (array length=n_statistics * n): ψ of each row, statistic by statistic, each finite
 *   where the weight is > 0
 * @covariance: (out caller-allocates) (array length=n_statistics * n_statistics): row by row:
 *   Cov (s, t); NaN where all units were observed
 * @error: return location for an error
 *
 * The design-based covariance matrix of any statistics, from their influence functions: those of
 * awrash_metric_index_influence(), or of a statistic of the caller's own.
 *
 * Agrees with R survey's svyrecvar and so with convey, from the same influence functions.
 *
 * Shapes: @weights n; @influence m n; @covariance m m. Units: products of those of the statistics.
 * Errors: %AWRASH_ERROR_VALUE for a weight or influence outside its domain; %AWRASH_ERROR_EMPTY for
 * weights that are all 0, a lonely stratum that is refused, and a design of which no stratum has
 * two clusters; %AWRASH_ERROR_BOUNDS where more clusters were drawn than there are;
 * %AWRASH_ERROR_MEMORY. Cost: O(m n + m² clusters). Source: J.-C. Deville (1999), Survey
 * Methodology
 * 25. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_design_covariance (const AwrashDesign *design,
                                                     size_t n_statistics, size_t n,
                                                     const double weights[],
                                                     const double influence[], double covariance[],
                                                     GError **error);

/**
 * AwrashEstimate:
 * @value: the index
 * @bias: by how much its replicates lie above it, where the method tells; else NaN
 * @se: its standard error; NaN where all units were observed
 * @low: lower end of the interval; likewise
 * @high: upper end; likewise
 * @degrees: degrees of freedom of the variance, 0 where all units were observed
 * @is_census: 1 where all units were observed, else 0
 *
 * An index with what its sample leaves open. Frozen: nothing is added to it.
 *
 * Since: 0.4
 */
typedef struct
{
  double value;
  double bias;
  double se;
  double low;
  double high;
  double degrees;
  int64_t is_census;
} AwrashEstimate;

/**
 * awrash_metric_estimate_size:
 *
 * The size of #AwrashEstimate, for bindings to assert.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_metric_estimate_size (void);

/**
 * awrash_metric_estimate_get_note:
 * @is_census: what an #AwrashEstimate says of itself
 *
 * What has to be said beside an estimate, in the language of the program: where all units were
 * observed, that a sampling error has no meaning and that a permutation test is what can be asked.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: (transfer none) (nullable): a sentence, or %NULL where there is nothing to say
 */
AWRASH_API const char *awrash_metric_estimate_get_note (gboolean is_census);

/**
 * awrash_metric_estimate:
 * @method: "linearized": by the influence function, value ± t se; "jackknife": each cluster left
 * out in turn, value ± t se; "bootstrap-se": clusters drawn anew in each stratum, value ± t se;
 * each of them also with ":log", for an index > 0: the interval is even on the scale of logarithms
 * and stays > 0, or with ":logit", for one between 0 and 1: even on the scale of log odds, and
 * stays between; "bootstrap": as "bootstrap-se" with percentiles of the replicates at the ends,
 * which are the same on every scale; "bootstrap-bca": the same, corrected for bias and acceleration
 * @index: an index as awrash_metric_index() takes it, of a distribution with a rank also one by it
 * @level: of the interval, between 0 and 1, such as 0.95
 * @seed: (nullable): for the bootstrap: the text that names the lot, UTF-8, not empty
 * @replications: for the bootstrap: how many, at least 2
 * @distribution: a distribution
 * @design: (nullable): a design of as many rows; %NULL: each row was drawn by itself
 * @estimate: (out): the estimate
 * @error: return location for an error
 *
 * An index with its standard error and interval. The bootstrap draws n_h - 1 of the n_h clusters of
 * a stratum and rescales their weights (Rao and Wu), so that its variance is unbiased for a mean
 * also where strata have two clusters; replicate r (from 0) is drawn from xoshiro256** whose state
 * is the SHA-256 of "seed:r". Its interval ends are the replicates at (R + 1) p, straight between
 * two. Acceleration is taken from the influence function. The jackknife of a Gini is O(n) for all
 * clusters together.
 *
 * "linearized" agrees with R survey's svyrecvar, and so with convey where its influence functions
 * are right (its Gini is so for unit weights alone); not with intervals by the normal distribution,
 * which are narrower. "jackknife" agrees with survey's JK1 and JKn of one stratum, and with
 * Ogwang's for the Gini; with several strata replicates are held against the mean of each, where
 * survey has one mean for all. "bootstrap" does not agree in the last digits with n of n draws,
 * whose variance is (n_h - 1) / n_h times as large. ":logit" is what survey's svyciprop calls
 * "xlogit", as SUDAAN has it for proportions.
 *
 * Shapes: none. Units: those of the index. Errors: those of awrash_metric_index();
 * %AWRASH_ERROR_NAME for an unknown @method, one with a scale that it has not, lonely = "adjust"
 * where a method replicates, and "linearized" or "bootstrap-bca" of an index without an influence
 * function in the sense of sampling ("hhi", "rosenbluth", "min-max"), with what there is in its
 * place;
 * %AWRASH_ERROR_VALUE for a level outside, a design of other length and an infinite index,
 * and an index that ":log" or ":logit" is not for, such as one of 0;
 * %AWRASH_ERROR_EMPTY for a lonely stratum that is refused, a design of which no stratum has two
 * clusters, no seed, or too few replications; %AWRASH_ERROR_BOUNDS where more clusters were drawn
 * than there are; %AWRASH_ERROR_MEMORY. Cost: "linearized" O(n); "jackknife" O(n) for "gini",
 * "gini:signed" and "gini:absolute", else O(n · clusters); bootstrap O(n · replications). Source:
 * J.-C. Deville (1999), Survey Methodology 25; H. L. Jones (1974), Biometrika 61; T. Ogwang (2000),
 * Oxford Bulletin of Economics and Statistics 62; J. N. K. Rao, C. F. J. Wu and K. Yue (1992),
 * Survey Methodology 18; B. Efron (1987), Journal of the American Statistical Association 82; for
 * ":log" and ":logit" the delta method.
 * Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_estimate (const char *method, const char *index, double level,
                                            const char *seed, size_t replications,
                                            const AwrashDistribution *distribution,
                                            const AwrashDesign *design, AwrashEstimate *estimate,
                                            GError **error);

/**
 * awrash_metric_replicates:
 * @scheme: how the weights were made: "brr", balanced half samples: (1 / R) Σ (θ_r - θ)²; "fay:K",
 *   the same with the factor K of Fay: over (1 - K)²; "jk1", one cluster left out: times (R - 1) /
 * R; "bootstrap": 1 / R; "sdr", successive differences: 4 / R; each also with ":log" or ":logit",
 * as for awrash_metric_estimate()
 * @index: an index as awrash_metric_index() takes it
 * @level: of the interval, between 0 and 1
 * @distribution: a distribution of n rows, with the full weights
 * @n_replicates: number of replicates R, at least 2
 * @n: number of rows
 * @weights: (array length=n_replicates * n): weights, each finite and >= 0, replicate by replicate
 * @estimate: (out): the estimate, with R - 1 degrees of freedom
 * @error: return location for an error
 *
 * An index with its standard error from replicate weights that came with the data. Replicates are
 * held against the estimate from the full weights. A row that does not count in the full sample may
 * have no weight in a replicate.
 *
 * Agrees with R survey's svrepdesign with mse = TRUE; by its default survey holds replicates
 * against their mean.
 *
 * Shapes: @weights R n. Units: those of the index. Errors: as awrash_metric_estimate();
 * %AWRASH_ERROR_NAME for an unknown @scheme; %AWRASH_ERROR_VALUE for its parameter and for weights,
 * and an index that ":log" or ":logit" is not for.
 * Cost: O(R n). Source: K. M. Wolter (2007), Introduction to Variance Estimation, chapters 3 and 4;
 * R. E. Fay and G. F. Train (1995), Proceedings of the Section on Government Statistics of the
 * American Statistical Association. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_replicates (const char *scheme, const char *index, double level,
                                              const AwrashDistribution *distribution,
                                              size_t n_replicates, size_t n, const double weights[],
                                              AwrashEstimate *estimate, GError **error);

/**
 * awrash_metric_difference:
 * @index: an index as awrash_metric_index() takes it
 * @level: of the interval, between 0 and 1
 * @first: a distribution
 * @second: a distribution over the same units, row by row, with weights of its own
 * @design: (nullable): a design of as many rows; %NULL: each row was drawn by itself
 * @difference: (out): the index of @first less that of @second, with its standard error and
 * interval
 * @covariance: (out) (optional): the covariance of the two; NaN where all units were observed
 * @error: return location for an error
 *
 * How an index differs between two distributions over the same units: two editions, two divisions,
 * before and after. The influence of a unit on the difference is the difference of its influences,
 * which keeps the covariance that two separate standard errors lose.
 *
 * Shapes: none. Units: those of the index. Errors: as awrash_metric_estimate();
 * %AWRASH_ERROR_VALUE for distributions of different length. Cost: O(n). Source: J.-C. Deville
 * (1999), Survey Methodology 25. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_difference (const char *index, double level,
                                              const AwrashDistribution *first,
                                              const AwrashDistribution *second,
                                              const AwrashDesign *design,
                                              AwrashEstimate *difference, double *covariance,
                                              GError **error);

/**
 * AwrashDominanceTest:
 * @wald: the quadratic form of the differences in the inverse of their covariance; +infinity where
 *   one differs for certain
 * @rank: how many of the differences vary by themselves
 * @degrees: degrees of freedom of the covariance, 0 where all units were observed
 * @p_equal: how likely @wald is at least as large where the curves are the same
 * @p_first: how likely the evidence that the first curve is above the second at every point is
 * where somewhere it is not; small: it is above
 * @p_second: the same of the second above the first
 * @is_census: 1 where all units were observed, and @wald and the p-values are NaN; else 0
 *
 * What a sample tells of how two curves lie. Frozen: nothing is added to it.
 *
 * Since: 0.4
 */
typedef struct
{
  double wald;
  double rank;
  double degrees;
  double p_equal;
  double p_first;
  double p_second;
  int64_t is_census;
} AwrashDominanceTest;

/**
 * awrash_metric_dominance_test_size:
 *
 * The size of #AwrashDominanceTest, for bindings to assert.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_metric_dominance_test_size (void);

/**
 * awrash_metric_dominance_test:
 * @curve: which curve
 * @first: a distribution
 * @second: a distribution over the same units, row by row, with weights of its own
 * @design: (nullable): a design of as many rows; %NULL: each row was drawn by itself
 * @n_parts: into how many equal steps the units are cut, from 2 to 1000; 10: deciles
 * @differences: (out caller-allocates) (array length=n_parts): curve of @first less that of @second
 *   at 1/n, 2/n, …, 1
 * @errors: (out caller-allocates) (array length=n_parts): their standard errors; NaN where all
 * units were observed
 * @test: (out): what they tell
 * @error: return location for an error
 *
 * Dominance where units were drawn, which awrash_metric_dominance() takes as they are: differences
 * of two curves at equal steps with the covariance of their influence functions. That they are
 * equal is tested by Wald's form as F, rank and degrees - rank + 1 degrees of freedom; that one is
 * above the other at every point by the largest of the one-sided p-values (Student's t), an
 * intersection-union test that is never too bold. The ends of Lorenz and absolute curves, where any
 * two meet, are not tested. Two samples of different units are rows one below the other, with a
 * stratum and a weight > 0 in one of the distributions for each.
 *
 * Agrees with no peer that was read, since none has both tests under a design.
 *
 * Shapes: @differences and @errors n_parts. Units: none for the Lorenz curve, those of the values
 * for the others. Errors: those of awrash_metric_index() for "lorenz:P" and its like;
 * %AWRASH_ERROR_NAME for an unknown @curve; %AWRASH_ERROR_VALUE for @n_parts, distributions and a
 * design of different length; %AWRASH_ERROR_EMPTY for fewer degrees of freedom than points, and as
 * for awrash_metric_estimate(); %AWRASH_ERROR_MEMORY. Cost: O(n_parts n + n_parts² clusters +
 * n_parts³). Source: C. M. Beach and R. Davidson (1983), Review of Economic Studies 50; for F I. P.
 * Fellegi (1980), Journal of the American Statistical Association 75, and E. L. Korn and B. I.
 * Graubard (1990), The American Statistician 44; R. L. Berger (1982), Technometrics 24.
 * Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_dominance_test (AwrashDominanceCurve curve,
                                                  const AwrashDistribution *first,
                                                  const AwrashDistribution *second,
                                                  const AwrashDesign *design, size_t n_parts,
                                                  double differences[], double errors[],
                                                  AwrashDominanceTest *test, GError **error);

/**
 * awrash_metric_difference_permute:
 * @index: an index as awrash_metric_index() takes it
 * @seed: the text that names the lot, UTF-8, not empty
 * @replications: how many, from 1 to 2^31
 * @n: number of units
 * @x: (array length=n): their values in the first edition, finite
 * @y: (array length=n): their values in the second, finite
 * @weights: (array length=n) (nullable): weights of the units, the same in both; %NULL: all 1
 * @tails: (out): how likely chance reaches the observed difference, index of @x less index of @y
 * @error: return location for an error
 *
 * What can be asked where all units were observed: would the difference of an index between two
 * editions be as large if in every unit the two values stood in either by the fall of a coin?
 * Replicate r (from 0) takes one bit a unit, in their order, from xoshiro256** whose state is the
 * SHA-256 of "seed:r"; a replicate that differs by rounding alone counts as reaching it.
 *
 * Agrees with the paired permutation test; not with one that deals out all 2n values.
 *
 * Shapes: @x, @y and @weights n. Units: none. Errors: those of awrash_metric_distribution_new() and
 * of awrash_metric_index() for any of the editions; %AWRASH_ERROR_EMPTY for an empty seed or no
 * replication, %AWRASH_ERROR_VALUE for too many; %AWRASH_ERROR_ENCODING for a seed that is not
 * UTF-8. Cost: O(n) a replicate. Source: R. A. Fisher (1935), The Design of Experiments, chapter 3;
 * P. Good (2005), Permutation, Parametric and Bootstrap Tests of Hypotheses. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_difference_permute (const char *index, const char *seed,
                                                      size_t replications, size_t n,
                                                      const double x[], const double y[],
                                                      const double weights[], AwrashTails *tails,
                                                      GError **error);

/**
 * awrash_metric_between_permute:
 * @index: an index as awrash_metric_index() takes it, "theil" for Theil's between part
 * @seed: the text that names the lot, UTF-8, not empty
 * @replications: how many, from 1 to 2^31
 * @n: number of units
 * @x: (array length=n): their values, finite
 * @weights: (array length=n) (nullable): their weights, each finite and >= 0; %NULL: all 1
 * @groups: (array length=n): the label of each unit's group
 * @tails: (out): how likely chance reaches the observed index of the means of groups; two-sided:
 *   twice the smaller tail, at most 1
 * @error: return location for an error
 *
 * What can be asked of groups where all units were observed: would the index of their means, each
 * counted with the weight of its group, be as large if the units were dealt out at random to groups
 * of as many? Weights go along with their values. Replicate r (from 0) is drawn from xoshiro256**
 * whose state is the SHA-256 of "seed:r".
 *
 * Agrees with PySAL's TheilDSim for "theil" without weights in what is counted: (1 + count) /
 * (1 + replications), the upper tail.
 *
 * Shapes: @x, @weights and @groups n. Units: none. Errors: those of
 * awrash_metric_distribution_new() and of awrash_metric_index() for the means; %AWRASH_ERROR_EMPTY
 * for an empty seed, no replication, and fewer than two groups that count; %AWRASH_ERROR_VALUE for
 * too many replications; %AWRASH_ERROR_ENCODING for a seed that is not UTF-8. Cost: O(n) a
 * replicate. Source: S. J. Rey (2004), Spatial analysis of regional income inequality, in M.
 * Goodchild and D. Janelle, Spatially Integrated Social Science. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_between_permute (const char *index, const char *seed,
                                                   size_t replications, size_t n, const double x[],
                                                   const double weights[], const int64_t groups[],
                                                   AwrashTails *tails, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashDesign, awrash_metric_design_free)

G_END_DECLS

#endif
