/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least Gini of rates on a network. With the sum of receipts y fixed, it is the least sum over
 * pairs of |a_pq y_p - a_qp y_q| with a_pq = slope_p mass_q: of needs as masses and slopes of 1 by
 * need, of masses of 1 and slopes of 1 / need with every recipient counted once. All is in whole
 * numbers: doubles are scaled by a power of two, exactly where 2^60 leaves room for it.
 *
 * A bound needs no solver: for every pair |z| >= m z with any m in [-1, 1], so that a sum of pairs
 * is at least a linear cost; groups with a fixed sum keep their own pairs and are searched whole.
 */

#ifndef AWRASH_ALLOT_GINI_PRIVATE_H
#define AWRASH_ALLOT_GINI_PRIVATE_H

#include "allot/measure-private.h"
#include "base/int128-private.h"

/* Masses and slopes have 60 bits in all, receipts 50, multipliers 10. */
typedef AwrashInt128 AwrashGiniSum;

/* Multipliers are whole numbers of parts of one. */
enum
{
  AWRASH_GINI_BITS = 10,
  AWRASH_GINI_ONE = 1 << AWRASH_GINI_BITS
};

typedef struct
{
  gsize n;
  int64_t *mass;      /* [n] */
  int64_t *slope;     /* [n] */
  int64_t *unit_cost; /* [n]: taken off for every unit, of a ratio; else 0 */
  double scale;       /* what stands for 1 */
  gboolean is_exact;  /* nothing was rounded */
  gboolean is_weighted;
} AwrashGiniPairs;

/* The power of two by which values are multiplied: the one that makes all of them whole, where that
 * is asked, or the largest that keeps their sum below 2^bits. */
int awrash_i_gini_pairs_shift (gsize n, const double values[], int bits, gboolean whole,
                               gboolean *is_exact);
/* Masses and slopes of n needs > 0. */
gboolean awrash_i_gini_pairs_init (AwrashGiniPairs *pairs, gsize n, const double need[],
                                   gboolean is_weighted, GError **error);
void awrash_i_gini_pairs_clear (AwrashGiniPairs *pairs);

/* a_pq y_p - a_qp y_q. */
AwrashGiniSum awrash_i_gini_pairs_differ (const AwrashGiniPairs *pairs, gsize p, int64_t yp,
                                          gsize q, int64_t yq);
/* Takes theta times the ratio's denominator off the sum of pairs: unit costs, rounded. */
void awrash_i_gini_pairs_set_ratio (AwrashGiniPairs *pairs, double theta);
/* The Gini for a sum over pairs (without unit costs) at receipts y[]; 0 where nothing is received.
 */
double awrash_i_gini_pairs_ratio (const AwrashGiniPairs *pairs, AwrashGiniSum sum,
                                  const int64_t y[]);
/* A number that no Gini is below, for a bound on the sum less the unit costs, and receipts y[] that
 * have a Gini, while all are at least lower[]: that one where the bound reaches it, up to 2^-36 of
 * it where needs were rounded. */
double awrash_i_gini_pairs_bound (const AwrashGiniPairs *pairs, AwrashGiniSum bound,
                                  const int64_t y[], const int64_t lower[]);
/* The sum over all pairs. */
AwrashGiniSum awrash_i_gini_pairs_without_costs (const AwrashGiniPairs *pairs, const int64_t y[]);
/* The sum over all pairs, less the unit costs. */
AwrashGiniSum awrash_i_gini_pairs_sum (const AwrashGiniPairs *pairs, const int64_t y[]);

/* Recipients whose receipts sum to a fixed number, each within a box: the least of their own pairs
 * and linear costs, by a search of what the box and the sum leave. Others that stand still and near
 * are anchors: pairs with them are taken exactly. */
enum
{
  AWRASH_GINI_GROUP_MOST = 16
};

typedef struct
{
  const AwrashGiniPairs *pairs;
  gsize n;
  const gsize *members; /* [n] */
  const int64_t *lower; /* of all recipients */
  const int64_t *upper;
  const int64_t *near; /* receipts near which the least is expected */
  const gsize *rank;   /* by the rates that are expected; equal for those in doubt */
  int64_t sum;
  AwrashGiniSum cost[AWRASH_GINI_GROUP_MOST]; /* of a unit of each member */
  gsize n_anchors;
  const gsize *anchors; /* [n_anchors] recipients that stand at lower = upper */
} AwrashGiniGroup;

/* Writes the best receipts of the members to y[] (of all recipients) where they are below *least,
 * which becomes their cost; TRUE if the search ended within *steps, which are used up. Anchors cost
 * what they differ beyond the linear cost that the ranks say. */
gboolean awrash_i_gini_group_search (const AwrashGiniGroup *group, AwrashGiniSum *least,
                                     int64_t y[], int64_t *steps);

/* One box of a branch and bound: what led to it, and what bounds it from below. */
typedef struct
{
  gsize recipient; /* that the branch above is on; of the root none */
  gssize parent;   /* -1: the root */
  gssize child[2]; /* at most `at`, and more; -1 while there are none */
  gsize branch;    /* the recipient that it would be branched on, or G_MAXSIZE: it is settled */
  int64_t at;
  int64_t *lower, *upper; /* [n] */
  gsize *rank;            /* [n] */
  gsize *group;           /* [n]: of each recipient when it was bounded, or G_MAXSIZE */
  double *label; /* [n_nodes] potentials of what stands in no group, or of a cut; or NULL */
  gboolean is_infeasible;
  gboolean by_multipliers; /* pairs in doubt count by the multipliers, not by rank */
  AwrashGiniSum own;       /* what its ranks, groups and potentials bound */
  AwrashGiniSum bound;     /* the same, or that of a box around it */
} AwrashGiniNode;

/* How far it goes: to a relative gap, or at most so many boxes. */
typedef struct
{
  double gap;
  int64_t nodes;
} AwrashGiniSettings;

typedef struct
{
  gsize n;
  const AwrashRecipient *recipients; /* the caller's */
  AwrashNetwork *given;              /* the caller's, with the best flow so far */
  AwrashNetwork *face;               /* the same with the bounds that its bounds imply */
  AwrashNetwork *trial;
  AwrashGiniPairs pairs;
  AwrashGiniSettings settings;
  int64_t *lower, *upper; /* [n] receipts that the face allows */
  double *level;          /* [n] rates that are expected */
  gsize *group;           /* [n]: the group, or G_MAXSIZE */
  gsize n_groups;
  gsize *first;       /* [n_groups + 1]: where members begin */
  gsize *members;     /* [n] */
  int64_t *group_sum; /* [n_groups] */
  int64_t *best;      /* [n] */
  int64_t *found;     /* [n]: what the last bound was reached with */
  AwrashGiniSum value;
  double ratio;        /* that the unit costs are of; 0: none */
  GPtrArray *nodes;    /* of AwrashGiniNode */
  int shift;           /* bits by which costs are cut for the potentials, in doubles */
  int16_t *multiplier; /* [n (n - 1) / 2]: of each pair p > q, p first, in parts of one; or NULL */
  AwrashGiniSum left;  /* between value and bound when that was last looked at */
  gboolean is_stuck;   /* boxes do not help any more */
} AwrashGini;

/* The receipts on the face, which must be feasible with their sum fixed, before any bound. */
gboolean awrash_i_gini_init (AwrashGini *gini, AwrashNetwork *given, gsize n,
                             const AwrashRecipient recipients[], gboolean is_weighted,
                             const AwrashGiniSettings *settings, GError **error);
void awrash_i_gini_clear (AwrashGini *gini);
/* Works until there is nothing left to do; a ratio by one search after the other, each for a sum
 * less a multiple of the denominator (Dinkelbach 1967), the last of which proves it. */
gboolean awrash_i_gini_run (AwrashGini *gini, GError **error);
/* The least bound over all boxes that are left, at most the value. */
AwrashGiniSum awrash_i_gini_bound (const AwrashGini *gini);

/* Narrows arcs to what the bounds of all others leave them. */
gboolean awrash_i_gini_tighten (AwrashNetwork *network, GError **error);

/* The recipients whose sum the face fixes, parted as finely as arcs tell, in groups small enough to
 * be searched. */
gboolean awrash_i_gini_find_groups (AwrashGini *gini, GError **error);
/* No longer a group: its members are bounded by potentials. */
void awrash_i_gini_drop_group (AwrashGini *gini, gsize group);
/* Whether every flow has the same sum on these arcs, since they are all that leads from some nodes
 * to others: moves[arc] where lower < upper; scratch[n_nodes]. */
gboolean awrash_i_gini_is_cut (const AwrashNetwork *network, gsize n, const gsize arcs[],
                               gsize scratch[]);

/* The node's ranks, from the rates that are expected within its box. */
gboolean awrash_i_gini_rank (const AwrashGini *gini, AwrashGiniNode *node, int64_t near[],
                             GError **error);
/* Whether the box decides which of two has the higher rate. */
gboolean awrash_i_gini_is_decided (const AwrashGiniPairs *pairs, const int64_t lower[],
                                   const int64_t upper[], gsize p, gsize q);
/* The sign with which a pair is counted: by the box where it decides, else by rank. */
int awrash_i_gini_sign (const AwrashGiniPairs *pairs, const int64_t lower[], const int64_t upper[],
                        const gsize rank[], gsize p, gsize q);
/* What a pair p > q is counted with, in parts of one. */
int awrash_i_gini_multiplier (const AwrashGini *gini, const AwrashGiniNode *node, gsize p, gsize q);
gboolean awrash_i_gini_share_group (const AwrashGini *gini, gsize p, gsize q);
/* The trial network within the box; FALSE: no flow is, and reached[] is a cut. */
gboolean awrash_i_gini_enter_box (AwrashGini *gini, const AwrashGiniNode *node);
gboolean awrash_i_gini_settle_flow (AwrashNetwork *network);
/* The least cost of what stands in no group, added; its potentials and receipts. */
gboolean awrash_i_gini_bound_rest (AwrashGini *gini, AwrashGiniNode *node,
                                   const AwrashGiniSum cost[], int shift, AwrashGiniSum *bound,
                                   GError **error);
/* The node's own bound by its ranks or the multipliers, within the box that was entered. */
gboolean awrash_i_gini_bound_linear (AwrashGini *gini, AwrashGiniNode *node, const int64_t near[],
                                     gboolean *has_dropped, GError **error);
/* Better multipliers of the pairs in doubt, where nobody stands in a group; for the root, which has
 * potentials then. */
gboolean awrash_i_gini_ascend (AwrashGini *gini, AwrashGiniNode *root, GError **error);
/* Guesses at the multipliers of pairs in doubt [n (n - 1) / 2] and at receipts that are no whole
 * numbers [n], from the continuous relaxation; *is_solved: it has some. */
gboolean awrash_i_gini_relax (const AwrashGini *gini, double multiplier[], double target[],
                              gboolean *is_solved, GError **error);
/* Where to halve a node's box, by what was found; G_MAXSIZE where no pair loses anything. */
void awrash_i_gini_find_branch (const AwrashGini *gini, AwrashGiniNode *node);
/* Where nothing is lost and yet no flow has what was found: any box that is still open. */
void awrash_i_gini_find_open_box (const AwrashGini *gini, AwrashGiniNode *node);
/* Bounds a node: sets rank, label, bound and branch, and found[]. */
gboolean awrash_i_gini_bound_node (AwrashGini *gini, AwrashGiniNode *node, GError **error);

/* Takes receipts over where they are better and some flow has them. */
gboolean awrash_i_gini_offer (AwrashGini *gini, const int64_t y[]);
/* The same after exchanges from receipts near target[], in doubles; *is_better tells. */
gboolean awrash_i_gini_try_near (AwrashGini *gini, const double target[], gboolean *is_better,
                                 GError **error);
/* Exchanges units between recipients while that lowers the sum; chains of `depth` at a time. */
gboolean awrash_i_gini_improve (AwrashGini *gini, gsize depth, GError **error);
/* Divides a few that stand near one another anew, as often as that lowers the sum. */
gboolean awrash_i_gini_divide_neighbours (AwrashGini *gini, gboolean *is_better, GError **error);
/* y[n] of the network's flow that is best by another measure. */
gboolean awrash_i_gini_compare (AwrashNetwork *network, gsize n, const AwrashRecipient recipients[],
                                const AwrashMeasure *measure, int64_t y[], GError **error);
/* The rates expected around the best receipts. */
gboolean awrash_i_gini_expect (AwrashGini *gini, GError **error);
/* Good receipts to start from where not all stand in groups, and the rates expected around them. */
gboolean awrash_i_gini_start (AwrashGini *gini, GError **error);

#endif
