/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether prices prove that places are best: every move of one unit on every wall and cell, held
 * against the stages' costs and prices in their order. */

#ifndef AWRASH_AUDIT_PRICES_PRIVATE_H
#define AWRASH_AUDIT_PRICES_PRIVATE_H

#include "audit/claim-private.h"
#include "audit/potentials-private.h"
#include "split/chain-private.h"

/* Cells side by side between the same two nodes, tail and head: they have one price. A wall has a
 * run of its own, and so has a cell that is all that somebody receives. */
typedef struct
{
  guint32 first, n;
  guint32 tail, head;
} AwrashRun;

typedef struct
{
  const AwrashLayout *layout;
  const AwrashClaim *claim;
  AwrashPotentials *potentials;
  const int64_t *places; /* [n_cells]: the plan under scrutiny */
  int64_t *flow;         /* [n_arcs] */
  guint8 *state[2];      /* [n_arcs]: of the moves up and down */
  AwrashRun *open;       /* [n_open]: the others have no move that is open */
  gsize n_open;
  const gint32 *province[2]; /* [n_arcs]: who receives there, by the reading and besides; -1 */
  int64_t *scale, *target;   /* [n_arcs]: one unit more than x costs (2 x + 1) scale - target */
  gboolean cells_cost;       /* FALSE: scale and target of all cells are nought */
  int64_t *price;            /* [n_arcs]: of a cut or a box */
  int64_t *rate;             /* [n_types]: of a linear goal */
  gsize next;                /* the stage to be looked at */
  const int64_t *former;     /* [n_cells]: of the reading's former plan, NULL without one */
} AwrashPricing;

/* Takes flow[] into the network: every move with room is open, the others shut. */
void awrash_i_prices_open (AwrashPricing *pricing);

/* price[] of a stage: of walls as told, of cells what is left of the walls around them. */
void awrash_i_prices_set (AwrashPricing *pricing, const AwrashStageProof *stage);
/* No arc costs anything. */
void awrash_i_prices_clear_costs (AwrashPricing *pricing);
/* Looks whether cells do, scale[] and target[] being set from elsewhere. */
void awrash_i_prices_find_costs (AwrashPricing *pricing);
/* One stage: the sign of the reduced cost of every move that is open. Of GOAL rate[] is set before,
 * of MIX and TYPES scale[] and target[]. */
void awrash_i_prices_apply (AwrashPricing *pricing, const AwrashStageProof *stage);
/* The same for a measure of what is received, or besides. FALSE with an error. */
gboolean awrash_i_prices_apply_measure (AwrashPricing *pricing, const AwrashStageProof *stage,
                                        const AwrashMeasure *measure, GError **error);

/* The states of a move: what the stages so far say of it. */
enum
{
  AWRASH_MOVE_OPEN,   /* costs nothing so far */
  AWRASH_MOVE_WORSE,  /* makes the plan worse: settled */
  AWRASH_MOVE_BETTER, /* would make it better: the proof fails */
  AWRASH_MOVE_SHUT    /* has no room */
};

#endif
