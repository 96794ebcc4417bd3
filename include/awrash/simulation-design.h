/* SPDX-License-Identifier: GPL-3.0-or-later */

/* simulation-design: which scenarios a study looks at, and what their numbers tell of the outcome.
 *
 * A design is a list of points inside the unit cube, a row each, a column for each uncertain
 * number. awrash_random_law_quantile() turns a column into values of a law, whole numbers and
 * categories included. A design is a function of its kind, size and seed and of nothing else, and
 * any row of it can be had without the others, so that a study may be cut into parts.
 *
 * Outputs are written only on success. */

#ifndef AWRASH_SIMULATION_DESIGN_H
#define AWRASH_SIMULATION_DESIGN_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/base.h>

G_BEGIN_DECLS

/**
 * AwrashSimulationDesign:
 *
 * The points of an experiment, immutable.
 *
 * Since: 0.6
 */
typedef struct _AwrashSimulationDesign AwrashSimulationDesign;

/**
 * AwrashSobolIndex:
 * @first: the part of the variance that the number has alone
 * @first_low: the lower end of its interval
 * @first_high: the upper end
 * @total: the part that it has with all others, alone included
 * @total_low: the lower end of its interval
 * @total_high: the upper end
 *
 * What one uncertain number does to the variance of an outcome.
 *
 * Since: 0.6
 */
typedef struct
{
  double first;
  double first_low;
  double first_high;
  double total;
  double total_low;
  double total_high;
} AwrashSobolIndex;

/**
 * AwrashMorris:
 * @mu: the mean of the elementary effects
 * @mu_star: the mean of their sizes
 * @mu_star_error: its standard error, NaN for one trajectory
 * @sigma: the standard deviation of the effects, NaN for one trajectory: what is not linear, or
 *   hangs on other numbers
 *
 * What one uncertain number does to an outcome, at first sight.
 *
 * Since: 0.6
 */
typedef struct
{
  double mu;
  double mu_star;
  double mu_star_error;
  double sigma;
} AwrashMorris;

/**
 * awrash_simulation_design_new:
 * @kind: one of those below
 * @n: its size, as below
 * @n_dimensions: number of columns, 1 to 1,024
 * @seed: any number: another seed is another design of the same kind
 * @error: return location for an error
 *
 * A design:
 *
 * "monte-carlo": n independent points. "latin-hypercube": n points, in each column one in each of n
 * parts of equal width. "sobol": the first n points of Sobol's sequence, shifted bit by bit by the
 * seed; best for powers of 2; up to 40 columns. "factorial": the middles of n parts of each column
 * in all combinations, the last column moving first; "factorial:2,3,5" takes so many parts of each
 * column, with n = 0 or their product.
 *
 * For sensitivity: "saltelli": n times a row of a matrix A, the same with each column in turn from
 * a matrix B, and the row of B, n (n_dimensions + 2) rows in all; A and B are a "sobol" of twice as
 * many columns, up to 40. "saltelli:monte-carlo": A and B are independent, for any number of
 * columns. "morris": n trajectories of n_dimensions + 1 rows, in which each column in turn, in
 * random order, moves by 1/2 between the middles of four parts; "morris:8" of eight, or any even
 * number.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_NAME for another kind; %AWRASH_ERROR_VALUE for a
 * size outside: n from 1, and at most 2^32 rows, 2^30 for "sobol" and "saltelli";
 * %AWRASH_ERROR_MEMORY. Cost: O(1); "latin-hypercube" O(n n_dimensions) time and memory; "sobol"
 * and "saltelli" O(n n_dimensions) time. Source: M. D. McKay, R. J. Beckman and W. J. Conover
 * (1979), Technometrics 21; I. M. Sobol' (1967), as in the GNU Scientific Library; A. B. Owen
 * (2003), Variance with alternative scramblings of digital nets, ACM Transactions on Modeling and
 * Computer Simulation 13; A. Saltelli et al. (2010), Computer Physics Communications 181; M. D.
 * Morris (1991), Technometrics 33. Since: 0.6
 *
 * Returns: (transfer full): the design, or %NULL with @error set
 */
AWRASH_API AwrashSimulationDesign *awrash_simulation_design_new (const char *kind, size_t n,
                                                                 size_t n_dimensions, int64_t seed,
                                                                 GError **error);

/**
 * awrash_simulation_design_free:
 * @design: (nullable): a design
 *
 * Frees a design.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 */
AWRASH_API void awrash_simulation_design_free (AwrashSimulationDesign *design);

/**
 * awrash_simulation_design_get_kind:
 * @design: a design
 *
 * The kind as it was asked for.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none): the kind
 */
AWRASH_API const char *awrash_simulation_design_get_kind (const AwrashSimulationDesign *design);

/**
 * awrash_simulation_design_get_n_points:
 * @design: a design
 *
 * How many rows it has.
 *
 * Shapes: none. Units: rows. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_simulation_design_get_n_points (const AwrashSimulationDesign *design);

/**
 * awrash_simulation_design_get_n_dimensions:
 * @design: a design
 *
 * How many columns it has.
 *
 * Shapes: none. Units: columns. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_simulation_design_get_n_dimensions (const AwrashSimulationDesign *design);

/**
 * awrash_simulation_design_get_rows:
 * @design: a design
 * @first: the first row, from 0
 * @n_rows: how many
 * @n_dimensions: number of columns of the design
 * @points: (out caller-allocates) (array) of n_rows * n_dimensions: the points, row after row, each
 *   number above 0 and below 1
 * @error: return location for an error
 *
 * Some rows of a design.
 *
 * Shapes: @points n_rows rows of n_dimensions. Units: none. Errors: %AWRASH_ERROR_VALUE for rows or
 * columns that the design has not. Cost: O(n_rows n_dimensions), for "sobol" and "saltelli" times
 * log n, for "morris" times n_dimensions. Source: those of awrash_simulation_design_new(). Since:
 * 0.6.0
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_simulation_design_get_rows (const AwrashSimulationDesign *design,
                                                       size_t first, size_t n_rows,
                                                       size_t n_dimensions, double points[],
                                                       GError **error);

/**
 * awrash_simulation_sobol_size:
 *
 * The size of #AwrashSobolIndex, for bindings to check theirs.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_simulation_sobol_size (void);

/**
 * awrash_simulation_sobol:
 * @level: the level of the intervals, above 0 and below 1
 * @n_replications: number of bootstrap replications, 0 for no intervals, which are then NaN
 * @seed: the seed of the bootstrap
 * @n_dimensions: number of columns of the design
 * @n_points: number of rows of the design
 * @values: (array length=n_points): the outcome at each row of a "saltelli" design, finite
 * @indices: (out caller-allocates) (array length=n_dimensions): first and total indices of each
 *   column
 * @error: return location for an error
 *
 * First and total Sobol indices. Intervals are those between two quantiles of the replications, in
 * each of which as many rows of A, with all that belongs to them, are drawn with replacement; one
 * in which nothing varies tells nothing, and is left out. Estimates may lie a little outside of 0
 * and 1.
 *
 * Shapes: @values n_points = n (n_dimensions + 2). Units: parts of the variance. Errors:
 * %AWRASH_ERROR_VALUE for a level outside, a value that is not finite, and another number of rows;
 * %AWRASH_ERROR_EMPTY for values that are all alike, or fewer than two rows of A;
 * %AWRASH_ERROR_MEMORY. Cost: O(n n_dimensions n_replications). Source: A. Saltelli et al. (2010),
 * Computer Physics Communications 181, estimators (b) and (f) of table 2; M. J. W. Jansen (1999),
 * Computer Physics Communications 117. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_simulation_sobol (double level, size_t n_replications, int64_t seed,
                                             size_t n_dimensions, size_t n_points,
                                             const double values[], AwrashSobolIndex indices[],
                                             GError **error);

/**
 * awrash_simulation_morris_size:
 *
 * The size of #AwrashMorris, for bindings to check theirs.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_simulation_morris_size (void);

/**
 * awrash_simulation_morris:
 * @n_dimensions: number of columns of the design
 * @n_points: number of rows
 * @points: (array) of n_points * n_dimensions: the rows of a "morris" design, in any unit
 * @values: (array length=n_points): the outcome at each row, finite
 * @effects: (out caller-allocates) (array length=n_dimensions): what each column does
 * @error: return location for an error
 *
 * Screening by elementary effects: the difference of outcomes over the difference in the one column
 * that moved, in units of the outcome for each unit of @points.
 *
 * Shapes: @points n_points rows of n_dimensions. Units: those of @values over those of @points.
 * Errors: %AWRASH_ERROR_VALUE for numbers that are not finite, rows that are no whole number of
 * trajectories, and two rows of one in which not exactly one column moves, or one that moved
 * before. Cost: O(n_points n_dimensions). Source: M. D. Morris (1991), Technometrics 33; F.
 * Campolongo, J. Cariboni and A. Saltelli (2007), Environmental Modelling & Software 22. Since:
 * 0.6.0
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_simulation_morris (size_t n_dimensions, size_t n_points,
                                              const double points[], const double values[],
                                              AwrashMorris effects[], GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashSimulationDesign, awrash_simulation_design_free)

G_END_DECLS

#endif
