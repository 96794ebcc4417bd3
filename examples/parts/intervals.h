/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a sample leaves open about indices, and what chance makes of groups where all was observed.
 * Source: awrash/metric-inference.h. Invariant: no interval stands where a sampling error has no
 * meaning. */

#ifndef INTERVALS_H
#define INTERVALS_H

#include "sample.h"
#include "sheet.h"

typedef struct
{
  const char *method;
  const char *lonely; /* what a stratum with one cluster does */
  const char *seed;
  double level;
  gsize replications;
  gboolean is_census;
} IntervalQuestion;

/* asked: texts of indices, NULL for those that the command always measures. */
gboolean intervals_tell (Sheet *sheet, const Sample *sample, char **asked,
                         const IntervalQuestion *question, GError **error);

#endif
