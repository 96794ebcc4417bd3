/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A concentration index as what all of its kinds are: a covariance with the rank, times a factor
 * that knows the mean and the bounds. Source: Erreygers and van Ourti (2011), Journal of Health
 * Economics 30. Invariant: value = factor × covariance; the kinds differ in the factor alone. */

#ifndef AWRASH_METRIC_CONCENTRATION_PRIVATE_H
#define AWRASH_METRIC_CONCENTRATION_PRIVATE_H

#include "metric/tiers-private.h"

typedef enum
{
  AWRASH_CONCENTRATION_STANDARD = 1,
  AWRASH_CONCENTRATION_GENERALIZED = 2,
  AWRASH_CONCENTRATION_EXTENDED = 3,
  AWRASH_CONCENTRATION_ERREYGERS = 4,
  AWRASH_CONCENTRATION_WAGSTAFF = 5
} AwrashConcentrationKind;

/* What the text of an index says. */
typedef struct
{
  const char *text;
  AwrashConcentrationKind kind;
  double nu;            /* 2 but for the extended kind */
  gboolean is_observed; /* the bounds are those of the outcome */
  double low;
  double high;
} AwrashConcentrationIndex;

/* An outcome over its rank, and the index that was last taken of it. */
typedef struct
{
  AwrashSample outcome;
  AwrashRange range;
  AwrashTiers tiers;
  AwrashConcentrationIndex index;
  double covariance; /* in the units of the sample */
  double factor;     /* of it, to the caller's units */
  double rate;       /* d ln factor / d mean, in the units of the sample */
} AwrashConcentration;

/* Reads NAME, NAME:NU or NAME:LOW:HIGH; AWRASH_ERROR_NAME or AWRASH_ERROR_VALUE. */
gboolean awrash_i_concentration_index_read (const char *text, AwrashConcentrationIndex *index,
                                            GError **error);

/* Fills a zeroed object; fails as awrash_metric_concentration() does for its arrays. */
gboolean awrash_i_concentration_fill (AwrashConcentration *concentration, gsize n, const double h[],
                                      const double rank[], const double weights[], GError **error);

/* Takes an index, with h as it was given before; fails as awrash_metric_concentration() does for
 * the index. */
gboolean awrash_i_concentration_take (AwrashConcentration *concentration, const char *index,
                                      const double h[], GError **error);

/* ∂/∂h of the index that was taken at each of the n rows, bounds held fixed; 0 where no weight is.
 */
void awrash_i_concentration_gradient (const AwrashConcentration *concentration, gsize n,
                                      double gradient[]);

/* The value of the index that was taken. */
double awrash_i_concentration_get (const AwrashConcentration *concentration);

void awrash_i_concentration_clear (AwrashConcentration *concentration);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashConcentration, awrash_i_concentration_clear)

#endif
