/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How what recipients have is compared: the cost of one unit more at a need, as a number or as
 * something that is only ordered, and the exact sign of sums of such costs. */

#ifndef AWRASH_ALLOT_MEASURE_PRIVATE_H
#define AWRASH_ALLOT_MEASURE_PRIVATE_H

#include "allot/network-private.h"
#include "base/rational-private.h"

typedef enum
{
  AWRASH_MEASURE_LEAST_SQUARES = 1,
  AWRASH_MEASURE_LEXIMIN,
  AWRASH_MEASURE_LEXIMIN_PERSONS,
  AWRASH_MEASURE_DECMIN,
  AWRASH_MEASURE_ALPHA
} AwrashMeasureKind;

typedef struct
{
  AwrashMeasureKind kind;
  AwrashRational alpha; /* above 0, for ALPHA */
  double exponent;      /* 1 - alpha, rounded */
} AwrashMeasure;

/* times × the cost of the unit from `units` to units + 1, units >= 0, at a need > 0. */
typedef struct
{
  double need;
  int64_t units;
  int64_t times;
} AwrashGain;

/* The measure of an objective's name, or FALSE for one that is none; alpha:A with A > 0 takes A. */
gboolean awrash_i_measure_parse (AwrashMeasure *measure, const char *objective);

/* Sorts them, and adds up equal costs; those that cancel go. How many are left. */
gsize awrash_i_measure_join (gsize n, AwrashGain gains[]);
/* -1, 0, 1: the sign of a sum of costs, exactly; for alpha that is no fraction to 512 bits, beyond
 * which it is 0 and *is_suspected is set, where that is not NULL. Reorders the gains. */
int awrash_i_measure_sign (const AwrashMeasure *measure, gsize n, AwrashGain gains[],
                           gboolean *is_suspected);

/* Whether costs are numbers from this many units on. */
gboolean awrash_i_measure_is_numeric (const AwrashMeasure *measure, int64_t units);
/* The cost as a double, where it is a number; off by 2^-46 of itself at most. */
double awrash_i_measure_marginal (const AwrashMeasure *measure, double need, int64_t units);
#define AWRASH_MEASURE_ERROR 0x1p-46

/* The families' own, called by the above. */
int awrash_i_measure_levels_sign (const AwrashMeasure *measure, gsize n, const AwrashGain gains[]);
int awrash_i_measure_alpha_sign (const AwrashMeasure *measure, gsize n, const AwrashGain gains[],
                                 gboolean *is_suspected);

/* A cost on the arcs of a network where somebody receives. */
typedef struct
{
  AwrashCost parent;
  const AwrashMeasure *measure;
  const AwrashRecipients *who;
  AwrashGain *gains; /* [2 * n_nodes + 2] */
  gboolean *is_suspected;
} AwrashMeasureCost;

gboolean awrash_i_measure_cost_init (AwrashMeasureCost *cost, const AwrashMeasure *measure,
                                     const AwrashNetwork *network, const AwrashRecipients *who,
                                     gboolean *is_suspected, GError **error);
/* A stage of the network and its face, from a flow near the waterline on. */
gboolean awrash_i_measure_settle (AwrashMeasureCost *cost, AwrashNetwork *network, GError **error);
/* Brings the flow near to where all who receive have the same rate, as far as the bounds that hold
 * several of them let it. */
gboolean awrash_i_waterline_start (AwrashNetwork *network, const AwrashRecipients *who,
                                   GError **error);
void awrash_i_measure_cost_clear (AwrashMeasureCost *cost);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashMeasureCost, awrash_i_measure_cost_clear)

#endif
