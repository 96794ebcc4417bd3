/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions about panels from large pools, for tests and benchmarks. */

#ifndef TESTS_SUPPORT_LARGE_POOL_H
#define TESTS_SUPPORT_LARGE_POOL_H

#include <awrash.h>

/* Six categories of 2, 5, 4, 3, 6 and 4 values; quotas near the parts of a population, persons who
 * came forward by other parts, some values up to seven times as often as others. */
AwrashPanelQuestion *large_pool_ask (size_t n_persons, size_t size, guint32 seed);

#endif
