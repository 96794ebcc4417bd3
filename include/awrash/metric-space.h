/* SPDX-License-Identifier: GPL-3.0-or-later */

/* metric-space: values over places: do equals stand beside equals, and how much of an inequality is
 * one between neighbours?
 *
 * Notation: units i = 1 … n with values x_i, mean x̄, z_i = x_i - x̄; a_ij is the weight of j among
 * the neighbours of i, S0 = Σ a_ij. Every statistic of this theme is, but for factors that no
 * permutation of the values changes, a cross product Γ = Σ_{i≠j} a_ij d_ij with d_ij a distance of
 * two values. Its mean and variance over all n! permutations have a closed form, so that a test
 * needs no random number; "permutation" below means these, which the field also calls
 * randomisation.
 *
 * What holds for every statistic of this theme: the order of units and pairs does not matter;
 * nothing overflows; a variance is a sum of terms >= 0, so that it is exact where it is small and 0
 * only where no permutation changes the statistic, and then z is NaN. What every statistic refuses:
 * a value that is NaN or infinite, or negative where it says so (%AWRASH_ERROR_VALUE), values that
 * are all equal (%AWRASH_ERROR_EMPTY), too little memory (%AWRASH_ERROR_MEMORY). Below these are
 * "the common errors". Outputs are written only on success. */

#ifndef AWRASH_METRIC_SPACE_H
#define AWRASH_METRIC_SPACE_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/base.h>

G_BEGIN_DECLS

/**
 * AwrashNeighbours:
 *
 * Who is next to whom among n units, and with which weight; prepared once, with all that
 * permutation moments need of it. Opaque, never changed once it is made, and may be read by several
 * threads.
 *
 * Since: 0.4
 */
typedef struct _AwrashNeighbours AwrashNeighbours;

/**
 * awrash_metric_neighbours_new:
 * @sense: "symmetric": a pair makes each the neighbour of the other, and is given once;
 *   "directed": it makes @to a neighbour of @from
 * @style: "binary": a_ij = 1 for a neighbour; "weighted": the weight of the pair;
 *   "row-standardised": the weight (1 without weights) over the sum of the row, so that Σ_j a_ij =
 * 1
 * @islands: what a unit without a neighbour does: "error": it is refused; "zero": its row is 0, and
 *   it counts among the n units
 * @n: number of units, at least 2
 * @n_pairs: number of pairs, at least 1
 * @from: (array length=n_pairs): a unit of each pair, from 0 to n - 1
 * @to: (array length=n_pairs): the other unit
 * @weights: (array length=n_pairs) (nullable): weights of the pairs, each finite and >= 0; a pair
 * of weight 0 joins nobody; %NULL: all 1, which the style "binary" asks for
 * @error: return location for an error
 *
 * Neighbours from pairs. Agrees with R spdep's nb2listw, whose styles B and W are "binary" and
 * "row-standardised" and whose zero.policy is @islands, and with PySAL's transforms b and r, but
 * that PySAL keeps islands with no more than a warning.
 *
 * Shapes: @from, @to and @weights n_pairs. Units: none. Errors: %AWRASH_ERROR_NAME for an unknown
 * @sense, @style or @islands, and for weights beside "binary"; %AWRASH_ERROR_EMPTY for fewer units
 * or pairs, weights that are all 0, and an island under "error"; %AWRASH_ERROR_VALUE for an index
 * outside, a unit joined to itself, a weight that is negative, not finite, or positive but below
 * 2^-900 of the largest; %AWRASH_ERROR_DUPLICATE for a pair given twice, which under "symmetric"
 * the same pair the other way round is; %AWRASH_ERROR_MEMORY. Cost: O(n + n_pairs) time and memory.
 * Source: A. D. Cliff and J. K. Ord (1981), Spatial Processes, chapter 1. Since: 0.4
 *
 * Returns: (transfer full): the neighbours, or %NULL
 */
AWRASH_API AwrashNeighbours *awrash_metric_neighbours_new (const char *sense, const char *style,
                                                           const char *islands, size_t n,
                                                           size_t n_pairs, const int64_t from[],
                                                           const int64_t to[],
                                                           const double weights[], GError **error);

/**
 * awrash_metric_neighbours_free:
 * @neighbours: (nullable) (transfer full): neighbours
 *
 * Frees neighbours.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.4
 */
AWRASH_API void awrash_metric_neighbours_free (AwrashNeighbours *neighbours);

/**
 * awrash_metric_neighbours_get_n:
 * @neighbours: neighbours
 *
 * The number of units.
 *
 * Shapes: none. Units: units. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_metric_neighbours_get_n (const AwrashNeighbours *neighbours);

/**
 * awrash_metric_neighbours_get_n_islands:
 * @neighbours: neighbours
 *
 * The number of units that have no neighbour of their own; 0 under islands = "error".
 *
 * Shapes: none. Units: units. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_metric_neighbours_get_n_islands (const AwrashNeighbours *neighbours);

/**
 * AwrashSpatial:
 * @value: the statistic
 * @expectation: its mean over all permutations of the values
 * @variance: its variance over all permutations (randomisation)
 * @variance_normality: its variance where values are drawn from one normal distribution; NaN for
 * the statistics that have no such form
 * @z: (value - expectation) / √variance; NaN where the variance is 0
 *
 * A spatial statistic beside what chance alone makes of it. Frozen: nothing is added to it.
 *
 * Since: 0.4
 */
typedef struct
{
  double value;
  double expectation;
  double variance;
  double variance_normality;
  double z;
} AwrashSpatial;

/**
 * awrash_metric_space_size:
 *
 * The size of #AwrashSpatial, for bindings to assert.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_metric_space_size (void);

/**
 * awrash_metric_space:
 * @statistic: "moran", "geary", "getis-ord" or "gini"
 * @neighbours: neighbours
 * @x: (array length=awrash_metric_neighbours_get_n(neighbours)): values, finite; each >= 0 for
 *   "getis-ord" and "gini"
 * @weights: (array length=awrash_metric_neighbours_get_n(neighbours)) (nullable): for "gini" alone:
 *   weights of the units, each finite and > 0; %NULL: all 1
 * @spatial: (out): the statistic and its moments
 * @error: return location for an error
 *
 * A statistic of space with its exact permutation moments:
 * "moran" I = (n / S0) Σ a_ij z_i z_j / Σ z_i², expected -1 / (n - 1), above it where equals stand
 * together; "geary" c = ((n - 1) / 2 S0) Σ a_ij (x_i - x_j)² / Σ z_i², expected 1, below it where
 * equals stand together; "getis-ord" the general G = Σ a_ij x_i x_j / Σ_{i≠j} x_i x_j, above its
 * expectation where high values stand together; "gini" the near share of the Gini,
 * Σ a_ij w_i w_j |x_i - x_j| / Σ w_i w_j |x_i - x_j| over binary neighbours, below its expectation
 * where neighbours are alike. Weights of units go along with their values in a permutation.
 *
 * Agrees with R spdep 1.2 (moran.test and geary.test under randomisation and under normality,
 * globalG.test with binary neighbours: value, expectation and variance; spdep prints z of Geary's c
 * with the opposite sign), with PySAL esda's values, and for "gini" with the mean and the spread
 * that PySAL's Gini_Spatial approaches as its permutations grow. PySAL has no weights here, and its
 * wcg_share is a part of the Gini in the Gini's own unit, no share: it is @far of
 * awrash_metric_space_gini().
 *
 * Shapes: @x and @weights n. Units: none; @x in any unit. Errors: the common errors;
 * %AWRASH_ERROR_NAME for an unknown @statistic, weights of units with another one than "gini", and
 * "gini" on neighbours that are not binary; %AWRASH_ERROR_EMPTY for "getis-ord" where at most one
 * value is > 0; for "gini" also what awrash_metric_gini() refuses, and %AWRASH_ERROR_VALUE for a
 * weight of 0. Cost: O(n + links) time, for "gini" with a sort in O(n); some 80 n bytes. Source:
 * P. A. P. Moran (1950), Biometrika 37; R. C. Geary (1954), The Incorporated Statistician 5; A.
 * Getis and J. K. Ord (1992), Geographical Analysis 24; S. J. Rey and R. J. Smith (2013), Letters
 * in Spatial and Resource Sciences 6; moments: N. Mantel (1967), Cancer Research 27; A. D. Barbour
 * and G. K. Eagleson (1986), Stochastic Analysis and Applications 4. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_space (const char *statistic, const AwrashNeighbours *neighbours,
                                         const double x[], const double weights[],
                                         AwrashSpatial *spatial, GError **error);

/**
 * awrash_metric_space_gini:
 * @neighbours: neighbours of the style "binary"
 * @x: (array length=awrash_metric_neighbours_get_n(neighbours)): values, each finite and >= 0
 * @weights: (array length=awrash_metric_neighbours_get_n(neighbours)) (nullable): weights of the
 *   units, each finite and > 0; %NULL: all 1
 * @near: (out) (optional): the part of the Gini that lies between neighbours
 * @far: (out) (optional): the rest: between units that are no neighbours
 * @polarisation: (out) (optional): the mean difference of far pairs over that of near pairs,
 * without weights: (far / near) (near pairs / far pairs); infinite where neighbours are all alike,
 * NaN where every pair is near
 * @error: return location for an error
 *
 * The Gini in two parts that sum to it. The near part is small for the mere reason that few pairs
 * are near: awrash_metric_space() with "gini" says what chance would make of near / (near + far).
 * Where neighbours are the units of one region, near is the within part of the decomposition by
 * regions, and far holds both the between part and the overlap.
 *
 * Agrees with PySAL's Gini_Spatial without weights: far is its wcg_share (in spite of its name no
 * share), and polarisation its polarization.
 *
 * Shapes: @x and @weights n. Units: none; @x in any unit. Errors: as awrash_metric_space() with
 * "gini". Cost: as that. Source: S. J. Rey and R. J. Smith (2013), A spatial decomposition of the
 * Gini coefficient, Letters in Spatial and Resource Sciences 6. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_space_gini (const AwrashNeighbours *neighbours, const double x[],
                                              const double weights[], double *near, double *far,
                                              double *polarisation, GError **error);

/**
 * AwrashTails:
 * @greater: how likely chance reaches the statistic or more
 * @less: how likely it reaches the statistic or less
 * @two_sided: how likely it strays as far from the exact expectation, to either side
 *
 * p-values by lot, each (1 + count) / (1 + replications). Frozen: nothing is added to it.
 *
 * Since: 0.4
 */
typedef struct
{
  double greater;
  double less;
  double two_sided;
} AwrashTails;

/**
 * awrash_metric_space_permute_size:
 *
 * The size of #AwrashTails, for bindings to assert.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.4
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_metric_space_permute_size (void);

/**
 * awrash_metric_space_permute:
 * @statistic: as for awrash_metric_space()
 * @seed: the text that names the lot, UTF-8, not empty
 * @replications: number of permutations drawn, from 1 to 2^31
 * @neighbours: neighbours
 * @x: (array length=awrash_metric_neighbours_get_n(neighbours)): as for awrash_metric_space()
 * @weights: (array length=awrash_metric_neighbours_get_n(neighbours)) (nullable): as there
 * @values: (out caller-allocates) (optional) (array length=replications): the statistic of each
 *   permutation
 * @tails: (out): p-values
 * @error: return location for an error
 *
 * A permutation test by lot: the values are dealt out anew @replications times. Permutation r
 * (from 0) is drawn from xoshiro256** whose state is the SHA-256 of the text "seed:r", so that it
 * is the same on every machine and does not hang on how many are drawn. A permutation whose
 * statistic differs by rounding alone counts as reaching the observed one.
 *
 * Does not agree with PySAL, which takes the smaller of the two tails and prints it as if it were
 * one-sided: half of a two-sided p where the distribution is symmetric.
 *
 * Shapes: @x and @weights n; @values replications. Units: none. Errors: as awrash_metric_space();
 * %AWRASH_ERROR_EMPTY for an empty @seed and for 0 replications, %AWRASH_ERROR_VALUE for too many;
 * %AWRASH_ERROR_ENCODING for a seed that is not UTF-8. Cost: O(replications · (n + links)) time.
 * Source: A. C. A. Hope (1968), Journal of the Royal Statistical Society B 30. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_space_permute (const char *statistic, const char *seed,
                                                 size_t replications,
                                                 const AwrashNeighbours *neighbours,
                                                 const double x[], const double weights[],
                                                 double values[], AwrashTails *tails,
                                                 GError **error);

/**
 * awrash_metric_local_moran:
 * @scaling: "n": the variance of the values is Σ z² / n; "n-1": Σ z² / (n - 1)
 * @moments: "conditional": unit i keeps its value, the others are dealt out; "randomisation": all
 *   values are dealt out; "normality": all are drawn from one normal distribution
 * @neighbours: neighbours
 * @x: (array length=awrash_metric_neighbours_get_n(neighbours)): values, finite
 * @value: (out caller-allocates) (optional) (array
 *   length=awrash_metric_neighbours_get_n(neighbours)): I_i
 * @expectation: (out caller-allocates) (optional) (array
 *   length=awrash_metric_neighbours_get_n(neighbours)): its expectation
 * @variance: (out caller-allocates) (optional) (array
 *   length=awrash_metric_neighbours_get_n(neighbours)): its variance
 * @z: (out caller-allocates) (optional) (array length=awrash_metric_neighbours_get_n(neighbours)):
 *   (value - expectation) / √variance; NaN where the variance is 0, as it is for an island
 * @error: return location for an error
 *
 * Local Moran: I_i = z_i / (Σ z² / n) · Σ_j a_ij z_j, or with n - 1 in place of n. With the scaling
 * "n" the values sum to S0 I.
 *
 * Agrees, with "n" and "conditional", with R spdep from 1.2 on; with "n" and "randomisation", with
 * earlier ones and with conditional=FALSE; with "n-1" the values are those of PySAL's esda, whose
 * p-values are conditional too but drawn by lot.
 *
 * Shapes: @x and all outputs n. Units: those of the weights of pairs; @x in any unit. Errors: the
 * common errors; %AWRASH_ERROR_NAME for an unknown @scaling or @moments; %AWRASH_ERROR_EMPTY for
 * fewer than 3 units. Cost: O(n + links). Source: L. Anselin (1995), Geographical Analysis 27;
 * R. R. Sokal, N. L. Oden and B. A. Thomson (1998), Geographical Analysis 30. Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_local_moran (const char *scaling, const char *moments,
                                               const AwrashNeighbours *neighbours, const double x[],
                                               double value[], double expectation[],
                                               double variance[], double z[], GError **error);

/**
 * awrash_metric_local_g:
 * @statistic: "g" leaves the unit itself out, "g-star" takes it in
 * @neighbours: neighbours
 * @x: (array length=awrash_metric_neighbours_get_n(neighbours)): values, each finite and >= 0; z is
 *   the same for values moved by a number, so that negative ones may be lifted first
 * @value: (out caller-allocates) (optional) (array
 *   length=awrash_metric_neighbours_get_n(neighbours)): G_i, or G*_i
 * @expectation: (out caller-allocates) (optional) (array
 *   length=awrash_metric_neighbours_get_n(neighbours)): its expectation
 * @variance: (out caller-allocates) (optional) (array
 *   length=awrash_metric_neighbours_get_n(neighbours)): its permutation variance
 * @z: (out caller-allocates) (optional) (array length=awrash_metric_neighbours_get_n(neighbours)):
 *   (value - expectation) / √variance; NaN where the variance is 0
 * @error: return location for an error
 *
 * Hot and cold spots: G_i = Σ_{j≠i} a_ij x_j / Σ_{j≠i} x_j, while x_i stays in its place and the
 * others are dealt out; G*_i = Σ_j a_ij x_j / Σ_j x_j with unit i among its own neighbours, while
 * all values are dealt out. Under "g-star" a unit has the largest weight of its row for itself, 1
 * where it is an island. Where one unit holds everything, its G_i is 0 / 0: NaN.
 *
 * Agrees in z with R spdep's localG, for G* after include.self, and with PySAL's esda, which also
 * takes the largest weight of the row; spdep prints z alone.
 *
 * Shapes: @x and all outputs n. Units: those of the weights of pairs; @x in any unit. Errors: the
 * common errors, a negative value among them; %AWRASH_ERROR_NAME for an unknown @statistic;
 * %AWRASH_ERROR_EMPTY for fewer than 3 units. Cost: O(n + links). Source: A. Getis and J. K. Ord
 * (1992), Geographical Analysis 24; J. K. Ord and A. Getis (1995), Geographical Analysis 27.
 * Since: 0.4
 *
 * Returns: %TRUE on success
 */
AWRASH_API gboolean awrash_metric_local_g (const char *statistic,
                                           const AwrashNeighbours *neighbours, const double x[],
                                           double value[], double expectation[], double variance[],
                                           double z[], GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashNeighbours, awrash_metric_neighbours_free)

G_END_DECLS

#endif
