/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The scale on which an interval lies evenly about its value.
 * Source: the delta method. Invariant: an interval on a scale stays
 * where the scale is defined. */

#ifndef AWRASH_METRIC_INTERVAL_SCALE_PRIVATE_H
#define AWRASH_METRIC_INTERVAL_SCALE_PRIVATE_H

#include <awrash.h>

typedef enum
{
  AWRASH_SCALE_PLAIN = 1,
  AWRASH_SCALE_LOG = 2,
  AWRASH_SCALE_LOGIT = 3
} AwrashIntervalScale;

/* Newly allocated: what stands before ":log" or ":logit" at the end of a text, or all of it. */
char *awrash_i_interval_scale_read (const char *text, AwrashIntervalScale *scale);

/* FALSE with AWRASH_ERROR_VALUE unless the value lies inside the range of the scale. */
gboolean awrash_i_interval_scale_check (AwrashIntervalScale scale, const char *index, double value,
                                        GError **error);

/* Turns value ± reach into an interval that is even on the scale. */
void awrash_i_interval_scale_stretch (AwrashIntervalScale scale, AwrashEstimate *estimate);

#endif
