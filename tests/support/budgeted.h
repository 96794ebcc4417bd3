/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Programmes on budgets, for tests and benchmarks: 12 types with utilities in hundredths, months
 * and costs of their own, provincial totals of the temporary stream, regional ones of the
 * sustainable stream or of each of its types, capacities, a budget for each region and one for the
 * nation, and a least share of women in each region. Source: drawn from a seed. Invariant: budgets
 * and shares stand between those of an even mix and of the most useful one, so that they bind. */

#ifndef AWRASH_TEST_BUDGETED_H
#define AWRASH_TEST_BUDGETED_H

#include <awrash.h>

AwrashProgramme *budgeted_new (gsize n_provinces, gsize n_regions, gboolean by_type, guint32 seed);

#endif
