/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Places of training over what provinces have: whole numbers, in which rates and Gini indices are
 * compared exactly. Source: the notes of each file. Invariant: receipts are counted in parts of a
 * place, so that the weight of a place of training is whole. */

#ifndef AWRASH_SPLIT_COMPENSATION_PRIVATE_H
#define AWRASH_SPLIT_COMPENSATION_PRIVATE_H

#include "base/rational-private.h"

/* Receipts stay below 2^61, the sum of needs below 2^118, the Gini's numerator below 2^180, and a
 * comparison of two of them below 2^243. */
enum
{
  AWRASH_COMPENSATION_WORDS = 5
};

/* As many places of training are looked at one by one. */
#define AWRASH_COMPENSATION_MOST ((int64_t)1 << 22)

/* A set of recipients with needs above 0, and the room above them. */
typedef struct
{
  gsize n;
  gsize *province;     /* [n]: who it is */
  double *needs;       /* [n] */
  double *costs;       /* [n]: of a place of training; NULL: the same everywhere */
  guint64 (*units)[2]; /* [n]: the needs in whole units */
  guint64 all_units[2];
  int64_t *held; /* [n]: receipts, in parts of a place */
  int64_t held_sum;
  int64_t step;       /* parts of a place that a place of training counts */
  int64_t parts;      /* of a place */
  const char **codes; /* [n]: decide where all else is equal */
  gsize *node;        /* [n]: the recipient's own node */
  gsize n_nodes;
  gssize *parent; /* [n_nodes] */
  int64_t *room;  /* [n_nodes]: AWRASH_COMPENSATION_FREE, or places of training below it */
} AwrashCompensation;

#define AWRASH_COMPENSATION_FREE G_MAXINT64

/* Needs as whole units; AWRASH_ERROR_OVERFLOW where they do not fit. */
gboolean awrash_i_compensation_count_needs (AwrashCompensation *compensation, GError **error);
void awrash_i_compensation_clear (AwrashCompensation *compensation);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashCompensation, awrash_i_compensation_clear)

int64_t awrash_i_compensation_receipt (const AwrashCompensation *compensation,
                                       const int64_t training[], gsize i);
/* The recipients by their rates with that training, ascending; by code where rates are equal. */
void awrash_i_compensation_sort (const AwrashCompensation *compensation, const int64_t training[],
                                 gsize order[]);
/* How many more places of training fit below a recipient's node and all above it. */
int64_t awrash_i_compensation_room (const AwrashCompensation *compensation, const int64_t left[],
                                    gsize i);
void awrash_i_compensation_take (const AwrashCompensation *compensation, int64_t left[], gsize i,
                                 int64_t places);

/* ── the lowest rate first ──────────────────────────────────────────────────────────────────── */

typedef struct
{
  const AwrashCompensation *compensation;
  int64_t *training; /* [n] */
  int64_t *left;     /* [n_nodes] */
  gsize *heap;
  gsize n_heap;
  int64_t places;
} AwrashRise;

gboolean awrash_i_rise_init (AwrashRise *rise, const AwrashCompensation *compensation,
                             GError **error);
/* One place more to the lowest rate that has room; FALSE where none has, or where the call is to
 * end, which is asked again before there is an answer. */
gboolean awrash_i_rise_step (AwrashRise *rise);
/* Who would receive the next place; FALSE where nobody has room. */
gboolean awrash_i_rise_peek (AwrashRise *rise, gsize *next);
/* TRUE where the lowest rate has no room: raising others would not raise it. */
gboolean awrash_i_rise_is_stuck (const AwrashRise *rise);
void awrash_i_rise_copy (AwrashRise *to, const AwrashRise *from);
void awrash_i_rise_clear (AwrashRise *rise);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashRise, awrash_i_rise_clear)

/* ── a lowest rate ──────────────────────────────────────────────────────────────────────────── */

/* The least training, place by place, with which no rate is below the level: a rate, or with of_all
 * a fraction of the rate of all, training included. OPTIMAL, INFEASIBLE where the room does not
 * hold it, LIMIT; training is written only with the first. */
gboolean awrash_i_compensation_reach (const AwrashCompensation *compensation, AwrashRational level,
                                      gboolean of_all, int64_t training[], AwrashStatus *status,
                                      GError **error);

/* ── Gini indices in whole numbers ──────────────────────────────────────────────────────────── */

typedef struct
{
  guint64 numerator[AWRASH_COMPENSATION_WORDS]; /* Σ |d_q y_p − d_p y_q| over pairs */
  int64_t receipts;                             /* Y */
} AwrashCompensationGini;

void awrash_i_compensation_gini_count (const AwrashCompensation *compensation,
                                       const int64_t training[], const gsize order[],
                                       AwrashCompensationGini *gini);

/* What a Gini is compared with: numerator × scale against level × Y. */
typedef struct
{
  guint64 level[4];
  guint64 scale;
} AwrashCompensationLevel;

AwrashCompensationLevel awrash_i_compensation_level (const AwrashCompensation *compensation,
                                                     AwrashRational level);
AwrashCompensationLevel awrash_i_compensation_level_of (const AwrashCompensationGini *gini);
/* The sign of gini - level. */
int awrash_i_compensation_gini_compare (const AwrashCompensationGini *gini,
                                        const AwrashCompensationLevel *level);
/* N / (D Y) for display; NaN where nobody receives anything. */
double awrash_i_compensation_gini_get (const AwrashCompensation *compensation,
                                       const AwrashCompensationGini *gini);

/* ── what no division of so many places can be below ────────────────────────────────────────── */

/* Training between low and high, near a hint; room for what the bound and the search work with. */
typedef struct
{
  const AwrashCompensation *compensation;
  int64_t *low, *high;  /* [n] */
  const int64_t *hint;  /* [n]: a division of about as many places */
  gsize *order;         /* [n]: by key */
  double *key, *target; /* [n]: the rate, and the places in parts, that the bound has in mind */
  guint8 *is_level;     /* [n]: 1 where its rate is the common one */
  int64_t *fill, *left;
} AwrashCompensationBox;

gboolean awrash_i_compensation_box_init (AwrashCompensationBox *box,
                                         const AwrashCompensation *compensation, GError **error);
void awrash_i_compensation_box_clear (AwrashCompensationBox *box);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashCompensationBox, awrash_i_compensation_box_clear)
/* Everyone may have any number of places. */
void awrash_i_compensation_box_open (AwrashCompensationBox *box, const int64_t hint[]);

/* A Gini with a numerator that no division of that many places in the box is below; slope is the
 * sign of what the last place adds to the excess over the level. FALSE where none fits the box. */
gboolean awrash_i_compensation_bound (AwrashCompensationBox *box, int64_t places,
                                      const AwrashCompensationLevel *level,
                                      AwrashCompensationGini *bound, int *slope);

/* ── the least number of places for a Gini ──────────────────────────────────────────────────── */

/* Moves single places between recipients as long as that lowers the numerator. */
gboolean awrash_i_compensation_exchange (const AwrashCompensation *compensation, int64_t training[],
                                         GError **error);

typedef enum
{
  AWRASH_BRANCH_FOUND,
  AWRASH_BRANCH_NONE,
  AWRASH_BRANCH_UNDECIDED
} AwrashBranch;

/* Whether some division of so many places in the box meets the level; training is one that does.
 * nodes is what is left to be looked at. */
AwrashBranch awrash_i_compensation_branch (AwrashCompensationBox *box, int64_t places,
                                           const AwrashCompensationLevel *level, gsize *nodes,
                                           int64_t training[]);

typedef struct
{
  AwrashStatus status; /* OPTIMAL, WITHIN_GAP, INFEASIBLE, LIMIT */
  int64_t least;       /* with fewer places the level is proved out of reach */
  int64_t places;      /* of the answer, or of the nearest where there is none */
} AwrashCompensationAnswer;

/* ── the least cost for a Gini, where places do not cost the same ──────────────────────────── */

/* What the Gini's numerator may be of the receipts, in needs and parts of a place. */
double awrash_i_compensation_slack (const AwrashCompensation *compensation,
                                    const AwrashCompensationLevel *level);
/* Receipts, in parts, that meet the level at about the least cost in fractions, and a cost that no
 * training which meets it is below, in doubles. FALSE with *found FALSE where there are none. */
gboolean awrash_i_compensation_price (const AwrashCompensation *compensation,
                                      const AwrashCompensationLevel *level, double receipts[],
                                      double *least_cost, gboolean *found, GError **error);
/* From a training that meets the level to one that costs less, if one is found. */
gboolean awrash_i_compensation_cheapen (const AwrashCompensation *compensation,
                                        const AwrashCompensationLevel *level, int64_t training[],
                                        double *least_cost, GError **error);

gboolean awrash_i_compensation_search (const AwrashCompensation *compensation,
                                       const AwrashCompensationLevel *level, int64_t training[],
                                       AwrashCompensationAnswer *answer, GError **error);

#endif
