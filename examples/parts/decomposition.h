/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an inequality is made of, within groups and between them. Source: awrash/metric-parts.h.
 * Invariant: each decomposition comes with its convention and with every group's part. */

#ifndef DECOMPOSITION_H
#define DECOMPOSITION_H

#include "sample.h"
#include "sheet.h"

/* scheme: how the Gini is taken apart. */
gboolean decomposition_tell (Sheet *sheet, const Sample *sample, const char *scheme,
                             GError **error);

#endif
