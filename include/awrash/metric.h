/* SPDX-License-Identifier: GPL-3.0-or-later */

/* metric: numbers about values: how unequal they are, by which measure. */

#ifndef AWRASH_METRIC_H
#define AWRASH_METRIC_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/base.h>

G_BEGIN_DECLS

typedef enum
{
  AWRASH_GINI_CORRECTION_NONE = 1, /* the population value */
  AWRASH_GINI_CORRECTION_N = 2,    /* times n / (n - 1) */
  AWRASH_GINI_CORRECTION_P2 = 3    /* times 1 / (1 - sum of squared weight shares) */
} AwrashGiniCorrection;

AWRASH_API const char *awrash_metric_gini_correction_get_name (AwrashGiniCorrection correction);
AWRASH_API int awrash_metric_gini_correction_from_name (const char *name);

/* x[n] >= 0, weights[n] >= 0 or NULL (all 1). */
AWRASH_API gboolean awrash_metric_gini (AwrashGiniCorrection correction, size_t n, const double x[],
                                        const double weights[], double *gini, GError **error);
/* p[n + 1], share[n + 1], generalized[n + 1]: breakpoints from (0, 0) on. */
AWRASH_API gboolean awrash_metric_lorenz (size_t n, const double x[], const double weights[],
                                          double p[], double share[], double generalized[],
                                          GError **error);
AWRASH_API gboolean awrash_metric_theil (size_t n, const double x[], const double weights[],
                                         double *theil, GError **error);
AWRASH_API gboolean awrash_metric_mld (size_t n, const double x[], const double weights[],
                                       double *mld, GError **error);
/* reference[n] or NULL: against the reference distribution instead of equality. */
AWRASH_API gboolean awrash_metric_hoover (size_t n, const double x[], const double weights[],
                                          const double reference[], double *hoover, GError **error);
/* minimum and maximum among the values with positive weight, their ratio and where they stand */
AWRASH_API gboolean awrash_metric_extremes (size_t n, const double x[], const double weights[],
                                            size_t *lowest, size_t *highest, double *ratio,
                                            GError **error);

G_END_DECLS

#endif
