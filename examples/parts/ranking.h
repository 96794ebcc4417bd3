/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How values are spread along the rank of another column. Source: awrash/metric-rank.h.
 * Invariant: bounds are those declared or, where none are, said to be those observed. */

#ifndef RANKING_H
#define RANKING_H

#include "sample.h"
#include "sheet.h"

/* bounds: "LOW:HIGH", between which values could lie, or NULL. */
gboolean ranking_tell (Sheet *sheet, const Sample *sample, const char *rank, const char *bounds,
                       GError **error);

#endif
