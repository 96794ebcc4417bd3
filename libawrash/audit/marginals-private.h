/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Potentials of a measure: exact sums of marginal costs, with doubles that tell most of them apart.
 */

#ifndef AWRASH_AUDIT_MARGINALS_PRIVATE_H
#define AWRASH_AUDIT_MARGINALS_PRIVATE_H

#include "allot/measure-private.h"
#include "audit/potentials-private.h"

/* A sum of marginal costs, which stand in the order of needs and units, each once. */
typedef struct
{
  const AwrashGain *gains; /* [n] */
  guint n;
  int sign;     /* of levels: whether more or fewer stand at the first rate; 0: not known */
  double value; /* of numbers: about so much; of levels: the first rate */
  double size;  /* of numbers: what their absolute values sum to */
} AwrashMarginals;

typedef struct
{
  const AwrashMeasure *measure;
  AwrashMarginals *at; /* [n_nodes] */
  AwrashGain *room;    /* of what is not another node's */
  AwrashGain *gains;   /* for one sum of three */
  gsize tail, head;    /* of the last price that was compared with nothing, and its sign */
  int sign;
} AwrashMarginalPotentials;

/* The sums of a stage whose prices are not whole. */
gboolean awrash_i_marginals_open (AwrashMarginalPotentials *sums, AwrashPotentials *potentials,
                                  const AwrashStageProof *stage, const AwrashMeasure *measure,
                                  GError **error);
void awrash_i_marginals_clear (AwrashMarginalPotentials *sums);

/* The exact sign of a cost (NULL: nothing) less the price of an arc from tail to head. */
int awrash_i_marginals_sign (AwrashMarginalPotentials *sums, gsize tail, gsize head,
                             const AwrashGain *own);

#endif
