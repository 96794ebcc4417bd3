/* SPDX-License-Identifier: GPL-3.0-or-later */

/* report-study: what policies come to over years, set beside a plan. */

#ifndef AWRASH_REPORT_STUDY_H
#define AWRASH_REPORT_STUDY_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/report.h>
#include <awrash/simulation-study.h>

G_BEGIN_DECLS

/**
 * awrash_report_set_study:
 * @report: a report
 * @study: a study of the report's programme
 * @store: the whole folder of it, all of whose runs are there
 * @error: (nullable): where a failure is told
 *
 * What policies come to in the last edition of a study, on the page, in the text and as the chart
 * "study": of each of the measures "gini", "theil", "lowest-rate", "overall-rate", "places",
 * "unmet", "cost" and "churn" that the study has, by policy, the mean with its Monte Carlo error,
 * the quantiles that one run in twenty is below and above, and, where the study names a baseline,
 * the difference to it run by run with its error. Beside a baseline also who gains and who loses,
 * by tenths of the provinces in the order of the report's needs, alike ones together: in persons
 * by "persons-by-province", else in places by "filled", else by "rate" with the needs as weights,
 * whichever the study has first. Figures are marked where a law of the model is assumed. What is
 * shown is copied.
 *
 * Shapes: none. Units: those of the measures. Errors: %AWRASH_ERROR_VALUE for a study of another
 * programme; %AWRASH_ERROR_EMPTY for a folder that is not whole, and for a study without any of
 * these measures; those of awrash_simulation_store_read(); %AWRASH_ERROR_MEMORY; the report
 * unchanged. Cost: O(runs × (measures × log runs + provinces)). Source: see
 * awrash_simulation_mean() and what stands beside it. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_report_set_study (AwrashReport *report, const AwrashStudy *study,
                                             AwrashStore *store, GError **error);

G_END_DECLS

#endif
