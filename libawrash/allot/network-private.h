/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A circulation on a network of arcs with integer bounds, on which a chain of convex costs is
 * minimised one after the other: each stage finds an optimal flow and node potentials, then narrows
 * the bounds of the arcs to its optimal face, so that the next stage chooses among the optima of
 * all earlier ones. Invariant: flow is conserved at every node at all times. */

#ifndef AWRASH_ALLOT_NETWORK_PRIVATE_H
#define AWRASH_ALLOT_NETWORK_PRIVATE_H

#include <awrash.h>

typedef struct
{
  gsize tail;
  gsize head;
  int64_t lower; /* of the face reached so far */
  int64_t upper;
  int64_t flow;
} AwrashArc;

/* An arc in one direction, as it leaves a node: 2 * arc, plus 1 against the arc's direction. */
typedef gsize AwrashMove;

#define AWRASH_NO_MOVE G_MAXSIZE
#define AWRASH_MOVE_ARC(move) ((move) / 2)
#define AWRASH_MOVE_IS_BACK(move) ((move) % 2 == 1)

typedef struct
{
  gsize n_nodes;
  gsize n_arcs;
  AwrashArc *arcs;    /* [n_arcs] */
  gsize *first;       /* [n_nodes + 1]: where each node's moves begin */
  AwrashMove *moves;  /* [2 * n_arcs] */
  AwrashMove *parent; /* [n_nodes]: the move that reached a node; after a stage, the move on its
                         way to a root */
  gsize *queue;       /* [n_nodes] */
  guint8 *reached;    /* [n_nodes]: after an infeasible answer, the cut */
  double *label;      /* [n_nodes]: after a stage, its potentials */
} AwrashNetwork;

/* n_arcs arcs whose ends and bounds the caller fills in before awrash_i_network_index(). */
AwrashNetwork *awrash_i_network_new (gsize n_nodes, gsize n_arcs, GError **error);
/* The same without moves, for whoever only looks at arcs, until it is opened, once, for searches.
 */
AwrashNetwork *awrash_i_network_new_arcs (gsize n_nodes, gsize n_arcs, GError **error);
gboolean awrash_i_network_open (AwrashNetwork *network, GError **error);
void awrash_i_network_free (AwrashNetwork *network);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashNetwork, awrash_i_network_free)

/* Sorts the moves by the node that they leave; once, after the arcs' ends are known. */
void awrash_i_network_index (AwrashNetwork *network);

AwrashNetwork *awrash_i_network_copy (const AwrashNetwork *network, GError **error);

static inline gsize
awrash_i_network_from (const AwrashNetwork *network, AwrashMove move)
{
  const AwrashArc *arc = &network->arcs[AWRASH_MOVE_ARC (move)];

  return AWRASH_MOVE_IS_BACK (move) ? arc->head : arc->tail;
}

static inline gsize
awrash_i_network_to (const AwrashNetwork *network, AwrashMove move)
{
  return awrash_i_network_from (network, move ^ 1);
}

/* How many units a move can still carry. */
static inline int64_t
awrash_i_network_room (const AwrashNetwork *network, AwrashMove move)
{
  const AwrashArc *arc = &network->arcs[AWRASH_MOVE_ARC (move)];

  return AWRASH_MOVE_IS_BACK (move) ? arc->flow - arc->lower : arc->upper - arc->flow;
}

/* Holds an arc at its flow. */
static inline void
awrash_i_network_fix (AwrashNetwork *network, gsize arc)
{
  AwrashArc *own = &network->arcs[arc];

  own->lower = own->upper = own->flow;
}

/* Sends as much as fits, at most `limit` units, through one arc's move and back around to its tail
 * over moves with room; 0 if there is no way. */
int64_t awrash_i_network_send (AwrashNetwork *network, AwrashMove move, int64_t limit);

/* The most flow on an arc, or the least; the others follow, and stay there. */
int64_t awrash_i_network_push (AwrashNetwork *network, gsize arc, gboolean up);

/* Brings every arc's flow between its bounds. FALSE: no flow does, and reached[] is a cut whose
 * entering lower bounds exceed its leaving upper bounds (Hoffman 1960); or nobody waits for it any
 * more, which the next to ask for memory will tell. */
gboolean awrash_i_network_feasible (AwrashNetwork *network);

/* Numbers the strongly connected components of the moves with room: component[n_nodes]. */
gboolean awrash_i_network_components (const AwrashNetwork *network, gsize component[],
                                      GError **error);

/* Of the arcs with movable[n_arcs], takes those out that lie on no cycle of such arcs, whichever
 * way each is taken. Moves are not asked for. */
gboolean awrash_i_network_peel (const AwrashNetwork *network, guint8 movable[], GError **error);

/* movable[n_arcs]: 0 for arcs that lie on no cycle of moves with room, and so can never move; 1 for
 * all that may. */
gboolean awrash_i_network_movable (const AwrashNetwork *network, guint8 movable[], GError **error);

/* Whether what arcs cost is the same for every flow within the bounds; then label[] are potentials
 * that say so. For rates whose sums are exact in double. */
gboolean awrash_i_network_is_tension (AwrashNetwork *network, const double rate[]);

/* A convex cost on the arcs: what one more unit costs, for every arc and flow. */
typedef struct _AwrashCost AwrashCost;

/* A signed marginal cost: sign * (cost of arc's unit -> unit + 1). */
typedef struct
{
  gsize arc;
  int64_t unit;
  int sign;
} AwrashStep;

struct _AwrashCost
{
  /* NULL where costs are no numbers, but only ordered; then sign decides everything. */
  double (*marginal) (const AwrashCost *cost, gsize arc, int64_t unit);
  /* The exact sign of a sum of steps; NULL where sums of marginals are exact in double. */
  int (*sign) (const AwrashCost *cost, gsize n, const AwrashStep steps[]);
  /* A bound on the error of one marginal, at least 2^-52 of the largest of them; 0 where sums are
   * exact. */
  double tolerance;
  /* Whether an arc costs nothing at any flow, and is asked for no marginal; NULL: none is. */
  gboolean (*is_free) (const AwrashCost *cost, gsize arc);
};

/* Brings every arc's flow between its bounds; or says how many units are missing at least, and
 * marks a cut that proves it in reached[]: its entering lower bounds exceed its leaving upper
 * bounds by so many. */
gboolean awrash_i_stage_feasible (AwrashNetwork *network, int64_t *missing, GError **error);

/* One stage: minimises the cost over the face (label[] and parent[] hold the potentials). */
gboolean awrash_i_stage_minimise (AwrashNetwork *network, const AwrashCost *cost, GError **error);

/* The same for a cost that is exact in double, with the least potentials from 0 on. */
gboolean awrash_i_stage_minimise_least (AwrashNetwork *network, const AwrashCost *cost,
                                        GError **error);

/* The flow with the fewest units away from target[n_arcs] in all, AWRASH_NO_TARGET where there is
 * none: a start that saves most of the way. */
#define AWRASH_NO_TARGET G_MININT64
gboolean awrash_i_stage_go_near (AwrashNetwork *network, const int64_t target[], GError **error);

/* Takes on a flow near target[n_arcs], AWRASH_NO_TARGET for any: as it is, where the others can
 * follow. */
gboolean awrash_i_network_carry (AwrashNetwork *network, const int64_t target[], GError **error);

/* Where every node but one has one arc that leaves it, so that sums are nested: takes on a flow
 * between all bounds that gives every arc its target[n_arcs] as far as they let it, one without
 * AWRASH_NO_TARGET what those inside it have, else as little as can be; what is left over at a sum
 * goes by the room of those in it. *poured is FALSE, and the flow as it was, on other networks, and
 * where there is none. */
gboolean awrash_i_network_pour (AwrashNetwork *network, const int64_t target[], gboolean *poured,
                                GError **error);

typedef struct
{
  double lower;
  double upper;
} AwrashReach;

/* How far each arc can go as the bounds around it let it: reach[n_arcs]; and whether its own bounds
 * cut nothing off that, is_loose[n_arcs], which may be NULL. */
gboolean awrash_i_network_reach (const AwrashNetwork *network, AwrashReach reach[],
                                 guint8 is_loose[], GError **error);

/* Takes on a flow near wanted[n_arcs], NaN where anything will do; *adopted is FALSE, and the flow
 * as it was, where rounding would leave the bounds. */
gboolean awrash_i_network_adopt (AwrashNetwork *network, const double wanted[], gboolean *adopted,
                                 GError **error);

/* Takes on a flow near to where a cost of (2 f + 1) scale - target for one unit more than f is
 * least, which is wanted[n_arcs] in real numbers; scale 0: the arc costs nothing, and nothing is
 * wanted, NaN. *adopted is FALSE, and the flow as it was, where rounding would leave the bounds. */
gboolean awrash_i_springs_adopt (AwrashNetwork *network, const int64_t scale[],
                                 const int64_t target[], double wanted[], gboolean *adopted,
                                 GError **error);
/* The same from wanted[n_arcs] and the labels that say so, and mostly the least flow itself with a
 * tree of potentials, where a few nodes are ends of all arcs that may move; else *adopted is FALSE,
 * and the flow as it was. movable[n_arcs] as awrash_i_network_movable() has it, then or earlier. */
gboolean awrash_i_stars_start (AwrashNetwork *network, const guint8 movable[],
                               const int64_t scale[], const int64_t target[], const double wanted[],
                               gboolean *adopted, GError **error);
/* Takes on such a flow the one way or the other, or where neither goes the nearest flow. */
gboolean awrash_i_springs_start (AwrashNetwork *network, const guint8 movable[],
                                 const int64_t scale[], const int64_t target[], GError **error);

/* Takes on a flow near wish[n_arcs], AWRASH_NO_TARGET for any, on any network; *adopted is FALSE,
 * and the flow as it was, where none was found. */
gboolean awrash_i_network_spread (AwrashNetwork *network, const int64_t wish[], gboolean *adopted,
                                  GError **error);

/* Whether the flow is already least: a cycle of moves that lowers the cost, or none. The potentials
 * of a least flow are left as by awrash_i_stage_minimise(). */
gboolean awrash_i_stage_check (AwrashNetwork *network, const AwrashCost *cost, GArray *cycle,
                               GError **error);

/* Narrows every arc's bounds to the optimal face of the stage just minimised. */
gboolean awrash_i_stage_restrict (AwrashNetwork *network, const AwrashCost *cost, GError **error);

/* Both, a stage and its face. */
gboolean awrash_i_stage_settle (AwrashNetwork *network, const AwrashCost *cost, GError **error);
/* The same for rate[n_arcs] of every unit; potentials alone are said, and no tree, where every flow
 * costs the same. */
gboolean awrash_i_stage_settle_linear (AwrashNetwork *network, const double rate[], GError **error);

/* The exact price of an arc in the stage just minimised, where doubles are not exact: the steps
 * whose sum is potential(head) - potential(tail), appended to an array of AwrashStep. */
gboolean awrash_i_stage_price (const AwrashNetwork *network, gsize arc, GArray *steps,
                               GError **error);

/* A linear cost: so much for every unit on an arc. Exact while sums stay below 2^53. */
typedef struct
{
  AwrashCost parent;
  const double *rate; /* [n_arcs] */
} AwrashLinearCost;

void awrash_i_stage_init_linear (AwrashLinearCost *cost, const double rate[]);

/* Who is compared: the flow on an arc plus an offset, against a need > 0. */
typedef struct
{
  gsize arc;
  int64_t offset;
  double need;
} AwrashRecipient;

/* All of them, and who is on an arc. */
typedef struct
{
  gsize n;
  AwrashRecipient *list;  /* [n] */
  AwrashRecipient *known; /* [1 + n]: the first is nobody, with a need of 0; the list behind */
  guint32 *at;            /* [n_arcs]: who of those */
} AwrashRecipients;

/* Room for so many at most; clear it also after a failure. */
gboolean awrash_i_recipients_init (AwrashRecipients *recipients, gsize most, gsize n_arcs,
                                   GError **error);
void awrash_i_recipients_clear (AwrashRecipients *recipients);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashRecipients, awrash_i_recipients_clear)
void awrash_i_recipients_add (AwrashRecipients *recipients, AwrashRecipient recipient);

static inline const AwrashRecipient *
awrash_i_recipient_on (const AwrashRecipients *recipients, gsize arc)
{
  return &recipients->known[recipients->at[arc]];
}

#endif
