/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A study without a model: what stands in a row follows from its number. */

#ifndef AWRASH_TESTS_SUPPORT_TOY_STUDY_H
#define AWRASH_TESTS_SUPPORT_TOY_STUDY_H

#include "simulation/work-private.h"

/* Three columns: even [row, 2], plain [row] with not-a-number in every seventh row, wide [row, 2,
 * 3]. The seed stands in the definition. */
AwrashILedger *test_toy_ledger (guint64 n_rows, gint64 seed);

/* The work of that study; it fails in the row given, G_MAXUINT64 for none. */
typedef struct
{
  guint64 fails_at;
} TestToy;

AwrashIWork test_toy_work (const TestToy *toy);

#endif
