/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where values are high or low beside their neighbours, row by row. Source:
 * awrash/metric-space.h. Invariant: every row has its line, islands too. */

#ifndef LOCALITY_H
#define LOCALITY_H

#include "sample.h"
#include "sheet.h"

gboolean locality_tell (Sheet *sheet, const Sample *sample, const AwrashNeighbours *neighbours,
                        GError **error);

#endif
