/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether prices prove that places are best: every move of one unit on every wall and cell, held
 * against the stages' costs and prices in their order. */

#ifndef AWRASH_AUDIT_PRICES_PRIVATE_H
#define AWRASH_AUDIT_PRICES_PRIVATE_H

#include "audit/claim-private.h"

typedef struct
{
  const AwrashLayout *layout;
  const AwrashClaim *claim;
  const int64_t *places;     /* [n_cells]: the plan under scrutiny */
  int64_t *flow;             /* [n_arcs] */
  guint8 *state[2];          /* [n_arcs]: of the moves up and down */
  const gssize *province[2]; /* [n_arcs]: who receives there, by the reading and besides; -1 */
  int64_t *scale, *target;   /* [n_arcs]: of a balanced mix */
  int64_t *price;            /* [n_arcs]: in the stage being looked at */
  gsize stream_arc;          /* of ORDER_STREAM */
  gsize next;                /* the stage to be looked at */
} AwrashPricing;

/* price[] of a stage: of walls as told, of cells what is left of the walls around them. */
void awrash_i_prices_set (AwrashPricing *pricing, const AwrashStageProof *stage);
/* One stage with a cost of its own for one unit, by arc: the sign of its reduced cost. */
void awrash_i_prices_apply (AwrashPricing *pricing, const AwrashStageProof *stage);
/* Levels, as many as follow, and what lies between and beyond them. */
void awrash_i_prices_apply_levels (AwrashPricing *pricing, AwrashStageKind kind);

/* The states of a move: what the stages so far say of it. */
enum
{
  AWRASH_MOVE_OPEN,     /* costs nothing so far */
  AWRASH_MOVE_HALFWAY,  /* the first of its two levels has been looked at */
  AWRASH_MOVE_LEVELLED, /* both have */
  AWRASH_MOVE_WORSE,    /* makes the plan worse: settled */
  AWRASH_MOVE_BETTER    /* would make it better: the proof fails */
};

/* Settles a move by a sign, if it is still open. */
void awrash_i_prices_judge (AwrashPricing *pricing, gsize arc, int direction, int sign);

#endif
