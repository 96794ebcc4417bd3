/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which worksites to approve, inside: the question, and each of its steps as a problem in whole
 * numbers. The audit builds the same problems; it shares nothing else with the solver. */

#ifndef AWRASH_SELECTION_APPROVE_PRIVATE_H
#define AWRASH_SELECTION_APPROVE_PRIVATE_H

#include "allot/mixed-private.h"

#define AWRASH_MILLION G_GINT64_CONSTANT (1000000)

typedef enum
{
  AWRASH_COUNT_WORKSITES = 1,
  AWRASH_COUNT_PLACES,
  AWRASH_COUNT_PERSON_MONTHS,
  AWRASH_COUNT_AMOUNT
} AwrashCount;

typedef enum
{
  AWRASH_APPROVE_UTILITY = 1,
  AWRASH_APPROVE_UTILITY_WORKSITES,
  AWRASH_APPROVE_BENEFICIARIES,
  AWRASH_APPROVE_WORKSITES,
  AWRASH_APPROVE_PERSON_MONTHS,
  AWRASH_APPROVE_COMMUNES,
  AWRASH_APPROVE_LEXIMIN
} AwrashApproveGoal;

/* Weights and limits in millionths; of a share the limits are parts. */
typedef struct
{
  gboolean is_share;
  AwrashCount unit;
  int64_t *weight;     /* [n], NULL: all a million */
  int64_t least, most; /* AWRASH_MIXED_LEAST, AWRASH_MIXED_MOST: none */
  gboolean may_relax;
} AwrashApproveBound;

struct _AwrashApproval
{
  gsize n;
  int64_t *places_min, *places, *months, *utility; /* [n]; utility in millionths */
  guint8 *is_required;                             /* [n] */
  gsize n_communes;
  int64_t *commune; /* [n], NULL: none */
  int64_t *need;    /* [n_communes], in millionths; NULL: communes are compared by places */
  int64_t threshold;
  GArray *goals;     /* of AwrashApproveGoal */
  GPtrArray *bounds; /* of AwrashApproveBound */
  gsize n_extras;    /* scalable worksites */
  gsize *extra;      /* [n]: the column of its places above the fewest, G_MAXSIZE: none */
};

static inline const AwrashApproveBound *
awrash_i_approve_bound (const AwrashApproval *approval, gsize b)
{
  return (const AwrashApproveBound *)g_ptr_array_index (approval->bounds, b);
}

const char *awrash_i_approve_goal_name (AwrashApproveGoal goal);
/* Whether the threshold leaves a worksite. */
gboolean awrash_i_approve_is_open (const AwrashApproval *approval, gsize j);
/* What a worksite counts in a unit with a weight: with its fewest places, and for each place more.
 */
void awrash_i_approve_weigh (const AwrashApproval *approval, AwrashCount unit, gsize j,
                             int64_t weight, int64_t *fewest, int64_t *each);
/* The same in a bound; of a share less the part of what it counts with weight 1, so that the limit
 * is 0. */
void awrash_i_approve_weigh_bound (const AwrashApproval *approval, const AwrashApproveBound *bound,
                                   int64_t part, gsize j, int64_t *fewest, int64_t *each);
/* The weight of a worksite in a bound. */
int64_t awrash_i_approve_weight (const AwrashApproveBound *bound, gsize j);
/* The base columns' costs of a goal that is a sum, turned so that less is better: [n + n_extras].
 */
void awrash_i_approve_cost (const AwrashApproval *approval, AwrashApproveGoal goal, int64_t cost[]);
/* The columns as places and back; x[n + n_extras]. */
void awrash_i_approve_to_places (const AwrashApproval *approval, const int64_t x[],
                                 int64_t places[]);
void awrash_i_approve_from_places (const AwrashApproval *approval, const int64_t places[],
                                   int64_t x[]);
/* The SHA-256 of the whole question, (transfer full). */
char *awrash_i_approve_hash (const AwrashApproval *approval);

/* ── rows ───────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  char *name;
  int64_t lower, upper, cost;
} AwrashApproveColumn;

typedef struct
{
  char *name;
  int64_t lower, upper;
  gsize first, end; /* in the entries */
} AwrashApproveRow;

typedef struct
{
  gsize column;
  int64_t value;
} AwrashApproveEntry;

/* A problem that grows row by row. */
typedef struct
{
  GArray *columns, *rows, *entries;
  GError *refused; /* the first want of memory; nothing is added after it */
} AwrashApproveRows;

AwrashApproveRows *awrash_i_approve_rows_new (void);
void awrash_i_approve_rows_free (AwrashApproveRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashApproveRows, awrash_i_approve_rows_free)
/* Names are taken over. */
gsize awrash_i_approve_rows_add_column (AwrashApproveRows *rows, char *name, int64_t lower,
                                        int64_t upper, int64_t cost);
void awrash_i_approve_rows_put (AwrashApproveRows *rows, gsize column, int64_t value);
/* The entries since the last row are a row: in lowest terms. */
void awrash_i_approve_rows_end (AwrashApproveRows *rows, char *name, int64_t lower, int64_t upper);
/* FALSE where something could not be added. */
gboolean awrash_i_approve_rows_check (const AwrashApproveRows *rows, GError **error);
AwrashMixed *awrash_i_approve_rows_to_mixed (const AwrashApproveRows *rows, GError **error);
/* Names of columns, then of rows, not owned; the list is (transfer container). */
char **awrash_i_approve_rows_names (const AwrashApproveRows *rows, GError **error);

/* ── steps ──────────────────────────────────────────────────────────────────────────────────── */

/* A number of places over a need. At least so many communes have more than that, or at least that.
 */
typedef struct
{
  int64_t places, need;
  gboolean is_enough;
  int64_t count;
} AwrashApproveLevel;

/* A commune above it has a worksite. */
#define AWRASH_APPROVE_SERVED ((AwrashApproveLevel){ .need = 1 })

/* What a commune can have. */
typedef struct
{
  int64_t *next; /* [most_of + 1]: the fewest places, as many at least, that it can have; NULL: any
                    number is taken for possible */
  gsize n;       /* worksites that may be approved */
  int64_t *largest; /* [n], descending: the places of each */
} AwrashApproveReach;

typedef struct
{
  int64_t *cost; /* [n_base] */
  int64_t most;
} AwrashApproveHeld;

/* What holds at a step: what the steps before it came to. */
typedef struct
{
  const AwrashApproval *approval;
  gsize n_base;              /* n + n_extras */
  int64_t *lower, *upper;    /* [n_base] */
  GPtrArray *held;           /* of AwrashApproveHeld */
  GArray *levels;            /* of AwrashApproveLevel, ascending */
  int64_t *most_of;          /* [n_communes]: places that may be approved; 0 without a need */
  gsize n_receivers;         /* communes that have some */
  AwrashApproveReach *reach; /* [n_communes] */
  int64_t *sum;              /* [n_communes]: work space */
} AwrashApproveFace;

AwrashApproveFace *awrash_i_approve_face_new (const AwrashApproval *approval, GError **error);
void awrash_i_approve_face_free (AwrashApproveFace *face);
/* Columns between the limits that the question gives them. */
void awrash_i_approve_face_open (AwrashApproveFace *face);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashApproveFace, awrash_i_approve_face_free)
/* A sum that is held, to be filled in; NULL with AWRASH_ERROR_MEMORY. */
AwrashApproveHeld *awrash_i_approve_face_add_held (AwrashApproveFace *face, GError **error);
/* From now on the cost is at most what x costs. */
gboolean awrash_i_approve_face_hold (AwrashApproveFace *face, const int64_t cost[],
                                     const int64_t x[], GError **error);
/* The lowest level of x above those that are settled; *is_any FALSE: there is none. What x shows of
 * the levels before it is noted. */
gboolean awrash_i_approve_face_next_level (AwrashApproveFace *face, const int64_t x[],
                                           AwrashApproveLevel *level, gboolean *is_any,
                                           GError **error);
/* The places of each commune into face->sum. */
void awrash_i_approve_face_sum (AwrashApproveFace *face, const int64_t x[]);
/* How many communes pass the level. */
int64_t awrash_i_approve_face_count (AwrashApproveFace *face, const int64_t x[],
                                     const AwrashApproveLevel *level);
/* The fewest places of a commune that may receive some, or the lowest rate. */
double awrash_i_approve_face_fewest (AwrashApproveFace *face, const int64_t x[]);
/* Whether what is settled says that the lowest commune cannot have more. */
gboolean awrash_i_approve_face_is_fewest_known (const AwrashApproveFace *face);
gboolean awrash_i_approve_face_settle (AwrashApproveFace *face, const AwrashApproveLevel *level,
                                       int64_t count, GError **error);
/* Fills in what communes can have. */
gboolean awrash_i_approve_reach_list (AwrashApproveFace *face, GError **error);
void awrash_i_approve_reach_free (AwrashApproveReach *reach, gsize n_communes);
/* The need of a commune; 1 where communes are compared by places. */
int64_t awrash_i_approve_need_of (const AwrashApproval *approval, gsize c);
/* The most places with which a commune does not pass a level. */
int64_t awrash_i_approve_level_places (const AwrashApproveFace *face,
                                       const AwrashApproveLevel *level, gsize c);
/* The fewest worksites that have more places than that. */
int64_t awrash_i_approve_level_worksites (const AwrashApproveFace *face,
                                          const AwrashApproveLevel *level, gsize c);
int64_t awrash_i_approve_sum (const int64_t cost[], const int64_t x[], gsize n);

/* What a step asks: the least of a sum of the base columns, or, without cost, the most communes
 * above a level. */
typedef struct
{
  const char *name;
  const int64_t *cost; /* [n_base], NULL: level */
  AwrashApproveLevel level;
  gboolean is_witness; /* any choice that costs less than the one at hand will do */
} AwrashApproveAsk;

AwrashApproveRows *awrash_i_approve_build (const AwrashApproveFace *face,
                                           const AwrashApproveAsk *ask, GError **error);
/* x in all columns of the step's problem, y[n of it]. */
void awrash_i_approve_complete (AwrashApproveFace *face, const AwrashApproveAsk *ask,
                                const int64_t x[], int64_t y[]);

/* ── ties ───────────────────────────────────────────────────────────────────────────────────── */

/* The costs by which a choice that differs from x is cheaper than x; columns that x has between
 * their ends cost nothing. */
void awrash_i_approve_differ (const AwrashApproveFace *face, const int64_t x[], int64_t cost[]);
/* Whether x has a column between its ends. */
gboolean awrash_i_approve_is_between (const AwrashApproveFace *face, const int64_t x[], gsize j);
/* The columns from a place in the order on, as many as one question tells apart, cost by which what
 * comes first is cheapest; *at moves behind them. columns[n_base] is the order of all columns. */
void awrash_i_approve_block (const AwrashApproveFace *face, const gsize columns[], gsize *at,
                             int64_t cost[]);
/* The columns in the order of worksites: a worksite, then its further places. (transfer full) */
gsize *awrash_i_approve_order (const AwrashApproval *approval, const int64_t order[],
                               GError **error);

/* ── answers ────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  double value, bound, gap;
} AwrashApproveReached;

struct _AwrashApproved
{
  AwrashStatus status;
  gsize n, n_bounds, n_communes;
  int64_t *places, *other; /* [n], NULL: none */
  GArray *reached;         /* of AwrashApproveReached, goal by goal */
  gsize nodes;
  char *certificate;
  const char **reason, **commune; /* [n], [n_communes] */
  double *count, *total, *room;   /* [n_bounds] */
  double *need;                   /* [n * n_bounds] */
};

AwrashApproved *awrash_i_approve_answer_new (const AwrashApproval *approval);
/* Fills in what follows from the places. */
gboolean awrash_i_approve_explain (const AwrashApproval *approval, AwrashApproved *answer,
                                   GError **error);
double awrash_i_approve_unit_of (AwrashApproveGoal goal);
/* The relative gap between what is reached and what nothing passes. */
double awrash_i_approve_gap (int64_t cost, int64_t least);
void awrash_i_approve_put_places (GString *text, const char *key, gsize n, const int64_t places[]);
/* claims: of char *. */
char *awrash_i_approve_certify (const AwrashApproval *approval, const AwrashApproved *answer,
                                const int64_t order[], double gap, const GPtrArray *claims);

#endif
