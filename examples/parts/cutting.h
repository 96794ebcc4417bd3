/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups cut where they hide the least inequality, and how polarised they are. Source:
 * awrash_metric_partition () and awrash_metric_esteban_ray (). Invariant: equal values stay
 * together. */

#ifndef CUTTING_H
#define CUTTING_H

#include "sample.h"
#include "sheet.h"

gboolean cutting_tell (Sheet *sheet, const Sample *sample, gsize n_groups, GError **error);

#endif
