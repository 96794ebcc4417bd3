/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The measures of WHO's Health Equity Assessment Toolkit, of groups that are rows. Source:
 * awrash_metric_health_equity (). Invariant: which way is better is always told. */

#ifndef HEALTH_H
#define HEALTH_H

#include "sample.h"
#include "sheet.h"

typedef struct
{
  char *direction; /* "favourable" or "adverse" */
  char *reference; /* the label of a row; NULL: none */
  char *error;     /* a column of standard errors; NULL: none */
} HealthQuestion;

gboolean health_tell (Sheet *sheet, const Sample *sample, const HealthQuestion *question,
                      GError **error);

#endif
