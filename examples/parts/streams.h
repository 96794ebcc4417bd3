/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How differently streams are spread over rows. Source: awrash_metric_segregation ().
 * Invariant: a stream is a column, a province a row. */

#ifndef STREAMS_H
#define STREAMS_H

#include "sample.h"
#include "sheet.h"

/* columns: their names with commas between. */
gboolean streams_tell (Sheet *sheet, const Sample *sample, const char *columns, GError **error);

#endif
