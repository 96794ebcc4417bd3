/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Programmes of any size for benchmarks: 12 types, 8 temporary and 4 sustainable, in provinces of
 * regions of a nation. Source: drawn from a seed. Invariant: there is a plan. */

#ifndef AWRASH_TEST_NATIONAL_H
#define AWRASH_TEST_NATIONAL_H

#include <awrash.h>

/* A tree in disguise: regional totals of the sustainable stream, provincial totals of the temporary
 * one, a capacity for every cell. A network: national totals for each temporary type, regional ones
 * for each sustainable type, floors and ceilings on the places of each province and region. With
 * ranges, the tree's temporary totals are ranges around their middle. */
typedef enum
{
  NATIONAL_TREE = 1,
  NATIONAL_NETWORK,
  NATIONAL_RANGES
} NationalKind;

/* n provinces with `mean` places each, some 20 a region but 12 regions at least. */
AwrashProgramme *national_new_sized (NationalKind kind, gsize n_provinces, gsize n_types,
                                     gsize n_streams, int64_t mean, guint32 seed);
/* With 12 types and two streams. */
AwrashProgramme *national_new (NationalKind kind, gsize n_provinces, int64_t mean, guint32 seed);

#endif
