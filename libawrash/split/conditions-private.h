/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a reading asks beyond the programme's bounds: cells that are fixed, rows, lowest and highest
 * rates, and what provinces keep of last year's places. */

#ifndef AWRASH_SPLIT_CONDITIONS_PRIVATE_H
#define AWRASH_SPLIT_CONDITIONS_PRIVATE_H

#include "split/model-private.h"

/* The keys fix and rows. */
gboolean awrash_i_conditions_fix (AwrashModel *model, GError **error);
gboolean awrash_i_conditions_rows (AwrashModel *model, GError **error);
/* The keys min_rate and max_rate. */
gboolean awrash_i_conditions_rates (AwrashModel *model, GError **error);
/* The keys at_least_last and at_most_last. */
gboolean awrash_i_conditions_last (AwrashModel *model, GError **error);
/* A key that holds a number or a fraction; is_given says whether it holds anything. */
gboolean awrash_i_conditions_fraction (const AwrashModel *model, AwrashReadingKey key,
                                       AwrashDecimal *numerator, AwrashDecimal *denominator,
                                       gboolean *is_given, GError **error);

#endif
