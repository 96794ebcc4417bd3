/* SPDX-License-Identifier: GPL-3.0-or-later */

/* simulation-analysis: what runs of policies under scenarios say, and how sure that is.
 *
 * Outcomes of runs stand in one array, scenario after scenario, in each replication after
 * replication, and in each run policy after policy (or province after province): values[(scenario *
 * n_replications + replication) * n_policies + policy]. All are finite.
 *
 * The replications of a scenario share its numbers, so they are not independent draws of what is
 * uncertain. Standard errors therefore come from the means of scenarios; where there is one
 * scenario only they come from its replications and say nothing of the scenario; where there is one
 * run only they are NaN.
 *
 * Outputs are written only on success. */

#ifndef AWRASH_SIMULATION_ANALYSIS_H
#define AWRASH_SIMULATION_ANALYSIS_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/base.h>

G_BEGIN_DECLS

/**
 * awrash_simulation_mean:
 * @n_scenarios: number of scenarios
 * @n_policies: number of policies
 * @n_values: n_scenarios times the number of replications times n_policies
 * @values: (array length=n_values): the outcomes
 * @means: (out caller-allocates) (array length=n_policies): the mean of each policy
 * @errors: (out caller-allocates) (array length=n_policies): its Monte Carlo standard error
 * @error: return location for an error
 *
 * Means with what chance leaves open.
 *
 * Shapes: as above. Units: those of the outcome. Errors: %AWRASH_ERROR_VALUE for another number of
 * values, or one that is not finite; %AWRASH_ERROR_EMPTY without runs; %AWRASH_ERROR_MEMORY. Cost:
 * O(n_values). Source: A. M. Law (2015), Simulation modeling and analysis, 4.5. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_simulation_mean (size_t n_scenarios, size_t n_policies, size_t n_values,
                                            const double values[], double means[], double errors[],
                                            GError **error);

/**
 * awrash_simulation_bands:
 * @n_levels: number of quantiles
 * @levels: (array length=n_levels): which, from 0 to 1
 * @n_policies: number of policies
 * @n_values: number of runs times n_policies
 * @values: (array length=n_values): the outcomes, or regrets
 * @bands: (out caller-allocates) (array) of n_levels * n_policies: the quantiles, level after level
 * @error: return location for an error
 *
 * Quantiles over all runs, between neighbours in proportion (definition 7 of Hyndman and Fan, which
 * NumPy and R take).
 *
 * Shapes: as above. Units: those of the outcome. Errors: as awrash_simulation_mean(), and
 * %AWRASH_ERROR_VALUE for a level outside. Cost: O(n_values log n_values). Source: R. J. Hyndman
 * and Y. Fan (1996), The American Statistician 50. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_simulation_bands (size_t n_levels, const double levels[],
                                             size_t n_policies, size_t n_values,
                                             const double values[], double bands[], GError **error);

/**
 * awrash_simulation_paired:
 * @baseline: which policy the others are held against, from 0
 * @n_scenarios: number of scenarios
 * @n_policies: number of policies
 * @n_values: n_scenarios times the number of replications times n_policies
 * @values: (array length=n_values): the outcomes
 * @differences: (out caller-allocates) (array length=n_policies): the mean of each policy less that
 *   of the baseline
 * @errors: (out caller-allocates) (array length=n_policies): its standard error
 * @above: (out caller-allocates) (array length=n_policies): the share of runs in which the policy
 *   has more than the baseline
 * @error: return location for an error
 *
 * Differences run by run: since all policies met the same luck it cancels, and the error is that of
 * what differs alone.
 *
 * Shapes: as above. Units: those of the outcome; @above a share. Errors: as
 * awrash_simulation_mean(), and %AWRASH_ERROR_VALUE for a baseline that is no policy. Cost:
 * O(n_values). Source: Law (2015), 11.2, common random numbers. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_simulation_paired (size_t baseline, size_t n_scenarios,
                                              size_t n_policies, size_t n_values,
                                              const double values[], double differences[],
                                              double errors[], double above[], GError **error);

/**
 * awrash_simulation_regret:
 * @best: which outcome is best: "highest" or "lowest"
 * @n_scenarios: number of scenarios
 * @n_policies: number of policies
 * @n_values: n_scenarios times the number of replications times n_policies
 * @values: (array length=n_values): the outcomes
 * @regrets: (out caller-allocates) (array) of n_scenarios * n_policies: by how much the mean of a
 *   policy in a scenario is worse than that of the best policy there, at least 0
 * @error: return location for an error
 *
 * What is lost by a policy that was chosen before the scenario is known. awrash_simulation_mean()
 * and awrash_simulation_bands() sum regrets up; the least largest regret is Savage's choice.
 *
 * Shapes: as above. Units: those of the outcome. Errors: as awrash_simulation_mean(), and
 * %AWRASH_ERROR_NAME for another @best. Cost: O(n_values). Source: L. J. Savage (1951), The theory
 * of statistical decision, Journal of the American Statistical Association 46. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_simulation_regret (const char *best, size_t n_scenarios,
                                              size_t n_policies, size_t n_values,
                                              const double values[], double regrets[],
                                              GError **error);

/**
 * awrash_simulation_satisficing:
 * @n_criteria: number of criteria
 * @criteria: (array length=n_criteria): each "at-least:NUMBER" or "at-most:NUMBER"
 * @n_scenarios: number of scenarios
 * @n_policies: number of policies
 * @n_values: n_criteria times the number of outcomes of each
 * @values: (array length=n_values): the outcomes of the first criterion, then those of the next
 * @shares: (out caller-allocates) (array length=n_policies): the share of runs in which the policy
 *   meets all criteria
 * @errors: (out caller-allocates) (array length=n_policies): its standard error
 * @error: return location for an error
 *
 * How often a policy is good enough: the domain criterion of robustness.
 *
 * Shapes: as above. Units: shares; criteria those of their outcome. Errors: as
 * awrash_simulation_mean(), and %AWRASH_ERROR_NAME for another criterion. Cost: O(n_values).
 * Source: M. K. Starr (1963), Product design and decision theory; J. D. Herman et al. (2015), How
 * should robustness be defined, Journal of Water Resources Planning and Management 141. Since:
 * 0.6.0
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_simulation_satisficing (size_t n_criteria, const char *const criteria[],
                                                   size_t n_scenarios, size_t n_policies,
                                                   size_t n_values, const double values[],
                                                   double shares[], double errors[],
                                                   GError **error);

/**
 * awrash_simulation_gains_size:
 *
 * The size of #AwrashProvinceGain, for bindings to check theirs.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_simulation_gains_size (void);

/**
 * AwrashProvinceGain:
 * @mean: what the policy gives more than the baseline, in the mean
 * @error: its standard error
 * @winning: the share of runs in which it gives more
 * @losing: the share of runs in which it gives less
 *
 * What a province, or a group of provinces, has from a policy.
 *
 * Since: 0.6
 */
typedef struct
{
  double mean;
  double error;
  double winning;
  double losing;
} AwrashProvinceGain;

/**
 * awrash_simulation_gains:
 * @n_scenarios: number of scenarios
 * @n_provinces: number of provinces, or of groups
 * @n_values: n_scenarios times the number of replications times n_provinces
 * @policy: (array length=n_values): what each province has under the policy
 * @baseline: (array length=n_values): and under the baseline, in the same runs
 * @gains: (out caller-allocates) (array length=n_provinces): the difference of each
 * @error: return location for an error
 *
 * Who gains and who loses, run by run.
 *
 * Shapes: as above. Units: those of the outcome; shares of runs. Errors: as
 * awrash_simulation_mean(). Cost: O(n_values). Source: Law (2015), 11.2. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_simulation_gains (size_t n_scenarios, size_t n_provinces,
                                             size_t n_values, const double policy[],
                                             const double baseline[], AwrashProvinceGain gains[],
                                             GError **error);

/**
 * awrash_simulation_strata:
 * @n_groups: number of groups, 10 for deciles
 * @n: number of provinces
 * @key: (array length=n): what they are ordered by, such as need per head, finite
 * @weights: (array length=n) (nullable): what a group holds the same of, such as population, each
 *   finite and >= 0; %NULL: the number of provinces
 * @group: (out caller-allocates) (array length=n): the group of each, from 0 for the lowest key
 * @error: return location for an error
 *
 * Groups of equal weight by an order, as awrash_metric_rank() has it: a province stands where the
 * middle of its weight does, and provinces with the same key stand together, so that no group
 * follows from the order in which they are listed. A province of weight 0 is in the group of the
 * nearest lower key, or else in the first. Groups may be empty.
 *
 * Shapes: as above. Units: none. Errors: those of awrash_metric_rank(); %AWRASH_ERROR_VALUE for no
 * group, or more than 2^31. Cost: O(n log n). Source: R. Lerman and S. Yitzhaki (1989), Journal of
 * Econometrics 42. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_simulation_strata (size_t n_groups, size_t n, const double key[],
                                              const double weights[], int64_t group[],
                                              GError **error);

/**
 * awrash_simulation_gather:
 * @n_groups: number of groups
 * @n_provinces: number of provinces
 * @group: (array length=n_provinces): the group of each, from 0 to below n_groups
 * @n_runs: number of runs
 * @n_values: n_runs * n_provinces
 * @values: (array length=n_values): what each province has in each run
 * @sums: (out caller-allocates) (array) of n_runs * n_groups: what each group has
 * @error: return location for an error
 *
 * Provinces added up to groups, run by run: what awrash_simulation_gains() compares by region, or
 * by decile of need.
 *
 * Shapes: as above. Units: those of the outcome. Errors: as awrash_simulation_mean(), and
 * %AWRASH_ERROR_VALUE for a group that there is not. Cost: O(n_values). Source: none. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_simulation_gather (size_t n_groups, size_t n_provinces,
                                              const int64_t group[], size_t n_runs, size_t n_values,
                                              const double values[], double sums[], GError **error);

G_END_DECLS

#endif
