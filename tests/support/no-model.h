/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Models that must not come to be. */

#ifndef AWRASH_TESTS_SUPPORT_NO_MODEL_H
#define AWRASH_TESTS_SUPPORT_NO_MODEL_H

#include <awrash.h>

/* Building fails with this code, and a message that begins so. */
void test_no_model (AwrashSimulationModelBuilder *builder, int code, const char *message);

#endif
