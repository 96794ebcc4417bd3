/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one loop in which dense shortest paths spend their time. */

#ifndef AWRASH_ALLOT_RELAX_PRIVATE_H
#define AWRASH_ALLOT_RELAX_PRIVATE_H

#include <awrash.h>

/* Lowers label[i] to base + cost[i] + shift[i], though not below floor, wherever that is less, and
 * writes `from` into parent[i] there. Labels at or below floor stay. */
void awrash_i_relax (gsize n, double base, double floor, const double cost[], const double shift[],
                     int64_t from, double label[], int64_t parent[]);

#endif
