/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why no matrix keeps all totals. Source: the marks of rows and columns that the library sets.
 * Invariant: the rows and columns named are those marked, and the number missing is the library's.
 */

#ifndef BLOCKING_H
#define BLOCKING_H

#include "crosstable.h"

/* rows[], columns[]: 1 counts with the fewest units that are to be received, -1 with the most. */
void blocking_tell (Session *session, const Crosstable *frame, const int64_t rows[],
                    const int64_t columns[], gint64 missing);

#endif
