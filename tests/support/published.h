/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Published values that tests are held against. */

#ifndef AWRASH_TESTS_SUPPORT_PUBLISHED_H
#define AWRASH_TESTS_SUPPORT_PUBLISHED_H

#include <awrash.h>

/* A file of the folder AWRASH_TEST_DATA, else of tests/published; the test ends where it cannot be
 * read. To be freed. */
AwrashTable *test_published_read (const char *name);

#endif
