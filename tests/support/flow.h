/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a network's flow is one. */

#ifndef AWRASH_TEST_FLOW_H
#define AWRASH_TEST_FLOW_H

#include "allot/network-private.h"

/* Fails the test, naming the round, where an arc is beyond its bounds or a node not balanced. */
void flow_expect (const AwrashNetwork *network, int round);

#endif
