/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a province's next place would come from, and where one that it loses would go: the
 * cheapest way back round the network, as costs of the provinces that it passes. */

#ifndef AWRASH_SPLIT_DETOUR_PRIVATE_H
#define AWRASH_SPLIT_DETOUR_PRIVATE_H

#include "split/solver-private.h"

/* A province that a way passes, and the one that it passed before. */
typedef struct
{
  AwrashGain gain;
  gsize before; /* AWRASH_DETOUR_START at the start */
} AwrashDetourStep;

#define AWRASH_DETOUR_START G_MAXSIZE

/* What is known of two ways that have been compared. */
typedef struct
{
  gsize a, b; /* their last steps; alike where nothing is known */
  gboolean is_cheaper;
} AwrashDetourVerdict;

enum
{
  AWRASH_DETOUR_VERDICTS = 256
};

typedef struct
{
  const AwrashNetwork *network;
  const AwrashGroup *group;
  const AwrashMeasure *measure;
  GArray *steps; /* of AwrashDetourStep: all ways found so far, sharing their beginnings */
  GArray *gains; /* of AwrashGain: room for the way found, or those being compared */
  gsize n_gains;
  gsize *label; /* [n_nodes]: the last step of the best way to a node */
  guint8 *reached, *waiting;
  gsize *queue;
  AwrashDetourVerdict verdicts[AWRASH_DETOUR_VERDICTS]; /* by their steps, the latest */
} AwrashDetour;

gboolean awrash_i_detour_open (AwrashDetour *detour, const AwrashSolver *solver,
                               const AwrashGroup *group, const AwrashMeasure *measure,
                               GError **error);
void awrash_i_detour_close (AwrashDetour *detour);
/* The cheapest way from the end of an arc's move back to its beginning, without that arc; *found:
 * there is one. Its costs are the first of the gains. */
gboolean awrash_i_detour_find (AwrashDetour *detour, AwrashMove move, gboolean *found,
                               GError **error);

#endif
