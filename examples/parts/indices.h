/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Indices that are asked for by their texts, overall and for each group.
 * Source: awrash_metric_index_values (). Invariant: each comes with its convention. */

#ifndef INDICES_H
#define INDICES_H

#include "sample.h"
#include "sheet.h"

/* The texts that asked stands for: "all" is a list. They belong to asked or to the program. */
GPtrArray *indices_list (char **asked);
/* The convention of an index that the library knows. */
const char *indices_convention (const char *index);
/* Overall, each index that is asked for by its own text has a number or ends the run. In a group,
 * and under "all", an index that has none for these data is left without, and a notice says why. */
gboolean indices_tell (Sheet *sheet, const Sample *sample, char **asked, GError **error);

#endif
