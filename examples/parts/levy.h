/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a tax or any contribution does to inequality. Source: awrash_metric_kakwani ().
 * Invariant: none is taken beyond what there is. */

#ifndef LEVY_H
#define LEVY_H

#include "sample.h"
#include "sheet.h"

/* tax: the column of what is taken off the values. */
gboolean levy_tell (Sheet *sheet, const Sample *sample, const char *tax, GError **error);

#endif
