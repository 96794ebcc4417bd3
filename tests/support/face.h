/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A network narrowed to what is best by an objective, in one call. Source: none. Invariant: an
 * error ends the test that asked for it. */

#ifndef AWRASH_TEST_FACE_H
#define AWRASH_TEST_FACE_H

#include "allot/network-private.h"

/* Restricts the face to the flows that are best for n recipients by an objective's name. */
void test_face_narrow (AwrashNetwork *network, gsize n, const AwrashRecipient recipients[],
                       const char *objective);

#endif
