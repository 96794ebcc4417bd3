/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Splits that no network says: every wall and row as a row of one problem in whole numbers, asked
 * one question after the other. The audit asks the same questions of the same rows; it shares
 * nothing else with the solver. */

#ifndef AWRASH_SPLIT_GENERAL_PRIVATE_H
#define AWRASH_SPLIT_GENERAL_PRIVATE_H

#include "allot/mixed-claim-private.h"
#include "base/rational-private.h"
#include "split/chain-private.h"
#include "split/plan-private.h"

/* A wall, a row, what somebody receives, or a plain sum on which a search may branch. */
typedef struct
{
  char *name;                /* its key in certificates */
  const AwrashWall *wall;    /* of the model, NULL: none */
  const AwrashSideRow *side; /* likewise */
  gsize n;
  gsize *columns;
  int64_t *values;
  int64_t lower, upper; /* AWRASH_MIXED_LEAST, AWRASH_MIXED_MOST: none */
} AwrashGeneralRow;

/* A row with room for n entries and none yet; the name is taken over. */
AwrashGeneralRow *awrash_i_general_row_new (char *name, gsize n, int64_t lower, int64_t upper,
                                            GError **error);
void awrash_i_general_row_free (gpointer data);

/* Whether a run stops where it is nearest to given places, and what it is best in first. */
typedef enum
{
  AWRASH_APPROACH_NONE = 0,
  AWRASH_APPROACH_BEST_FIRST, /* of the best by the chain up to the objective the nearest */
  AWRASH_APPROACH_NEAREST_FIRST
} AwrashApproach;

/* Who is compared: the activity of a row against a need > 0. */
typedef struct
{
  gsize row;
  double need;
} AwrashReceiver;

typedef struct
{
  const AwrashModel *model;
  const AwrashLayout *layout;
  gsize *cell_of;       /* [n_cells]: of a column, in the order of the codes */
  gsize *column_of;     /* [n_cells] */
  GPtrArray *rows;      /* of AwrashGeneralRow, in the order of their names */
  GHashTable *by_name;  /* of rows: index + 1 */
  GArray *receivers[2]; /* of AwrashReceiver: by the reading, and besides */
  GArray *kept;         /* of gsize: rows of what is received by the reading, whatever the need */
  AwrashApproach approach;
  int64_t *former; /* [n_cells] by column: the former plan, NULL: none is named */
  GArray *shorts;  /* of gsize: columns that may fall short of it; how far is a column too */
  gsize n_costs;   /* the cells, then the shorts: what costs are of */
  guint8 *covered; /* [n_costs]: room for whoever looks at costs */
  double worth[2]; /* of 1 of their activities, in the measure in which they receive */
} AwrashGeneral;

AwrashGeneral *awrash_i_general_new (const AwrashLayout *layout, GError **error);
void awrash_i_general_free (AwrashGeneral *general);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashGeneral, awrash_i_general_free)

#define awrash_i_general_row(general, i)                                                           \
  ((const AwrashGeneralRow *)g_ptr_array_index ((general)->rows, (i)))
#define awrash_i_general_receiver(general, rest, i)                                                \
  (&g_array_index ((general)->receivers[(rest)], AwrashReceiver, (i)))

int64_t awrash_i_general_activity (const AwrashGeneral *general, gsize row, const int64_t x[]);
/* The row of all that a province receives in places, by the reading or besides; G_MAXSIZE. */
gsize awrash_i_general_places_row (const AwrashGeneral *general, gsize province, gboolean rest);
/* Notes the former plan that the reading names; or the places [n_cells] to be approached. */
gboolean awrash_i_general_note_former (AwrashGeneral *general, GError **error);
gboolean awrash_i_general_note_target (AwrashGeneral *general, AwrashApproach approach,
                                       const int64_t places[], GError **error);
/* How far the k-th short falls short in x. */
int64_t awrash_i_general_short (const AwrashGeneral *general, gsize k, const int64_t x[]);
/* Whether a cost [n_costs] is of any short. */
gboolean awrash_i_general_costs_shorts (const AwrashGeneral *general, const int64_t cost[]);
/* The cost [n_costs] of x. */
int64_t awrash_i_general_cost (const AwrashGeneral *general, const int64_t cost[],
                               const int64_t x[]);

/* ── questions ──────────────────────────────────────────────────────────────────────────────── */

/* A rate units / need at which some stand in the end; members are those who can stand there. */
typedef struct
{
  int64_t units;
  double need;
  GArray *members;  /* of AwrashLevelMember */
  int64_t weight;   /* of those who do: how many, or how many persons */
  gboolean is_sure; /* all members do */
} AwrashLevel;

typedef struct
{
  gsize receiver;
  int64_t units;
  int64_t weight;
} AwrashLevelMember;

/* A linear cost that was minimised, or may be lost of: no more than `most` of it any more, and
 * never less than what was proved. */
typedef struct
{
  int64_t *cost; /* [n_costs] by column */
  int64_t least; /* AWRASH_MIXED_LEAST: nothing was */
  int64_t most;
} AwrashHeld;

/* What the questions so far leave. */
typedef struct
{
  GPtrArray *held; /* of AwrashHeld */
  int64_t *lower;  /* [n_rows]: of activities that are settled, else none */
  int64_t *upper;
  GArray *levels; /* of AwrashLevel, of the measure that is being pursued */
} AwrashGeneralFace;

AwrashGeneralFace *awrash_i_general_face_new (const AwrashGeneral *general, GError **error);
void awrash_i_general_face_free (AwrashGeneralFace *face);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashGeneralFace, awrash_i_general_face_free)
/* Holds a cost at most there; least: what no plan has less of, AWRASH_MIXED_LEAST: unknown. */
gboolean awrash_i_general_face_hold (AwrashGeneralFace *face, const AwrashGeneral *general,
                                     const int64_t cost[], int64_t least, int64_t most,
                                     GError **error);
/* Settles what everybody receives, as in x. */
void awrash_i_general_face_settle (AwrashGeneralFace *face, const AwrashGeneral *general,
                                   gboolean rest, const int64_t x[]);
/* Settles who receives nothing in x; all others get one at least. */
void awrash_i_general_face_settle_zeros (AwrashGeneralFace *face, const AwrashGeneral *general,
                                         gboolean rest, const int64_t x[]);
/* Settles the places of every province in the streams that are read, and in the others. */
void awrash_i_general_face_settle_places (AwrashGeneralFace *face, const AwrashGeneral *general,
                                          const int64_t x[]);
/* Holds what is received, or where the goals are totals alone these, to what a loss leaves of x. */
gboolean awrash_i_general_face_allow_loss (AwrashGeneralFace *face, const AwrashGeneral *general,
                                           AwrashRational loss, const int64_t x[], GError **error);

typedef enum
{
  AWRASH_ASK_LINEAR = 1, /* the least cost over cells */
  AWRASH_ASK_CURVES,     /* the least of a measure that is a sum */
  AWRASH_ASK_ZEROS,      /* the fewest left at nought, by weight */
  AWRASH_ASK_BEYOND,     /* is there a plan in which nobody else stays at the level? */
  AWRASH_ASK_LEFT,       /* the fewest left at the level */
  AWRASH_ASK_GINI,       /* the least sum of what any two differ in, less a ratio of all */
  AWRASH_ASK_MIX         /* the least of what the question's own rows cost */
} AwrashAskKind;

/* Rows that a question adds, and what they cost. */
typedef struct
{
  GPtrArray *rows; /* of AwrashGeneralRow */
  GArray *curves;  /* of AwrashCurve, one each */
  GArray *groups;  /* of gsize, one each: who share a sum that is fixed */
  int64_t offset;  /* what makes a sum of squares of the costs */
} AwrashGeneralMix;

typedef struct
{
  AwrashAskKind kind;
  const char *name; /* in certificates */
  int64_t *cost;    /* [n_costs] of LINEAR; NULL: nothing costs anything */
  int64_t offset;   /* what the cost is told from: it is measured as a distance from minus this */
  const AwrashMeasure *measure;
  gboolean rest;
  gboolean is_weighted;     /* of GINI: by need */
  double ratio;             /* of GINI; 0: none */
  const int64_t *rank;      /* of GINI: of those who are compared, NULL: none */
  const AwrashLevel *level; /* of LEFT and ZEROS; of BEYOND the rate that all others must reach */
  const AwrashGeneralMix *mix;
} AwrashAsk;

/* The problem of a question, sealed. Its columns are the cells, then the shorts where some cost is
 * of them, then what the question adds. */
AwrashMixed *awrash_i_ask_build (const AwrashGeneral *general, const AwrashGeneralFace *face,
                                 const AwrashAsk *ask, GError **error);
/* x[n_cells] with what the question adds, to be offered to a search. */
gboolean awrash_i_ask_complete (const AwrashGeneral *general, const AwrashGeneralFace *face,
                                const AwrashAsk *ask, const AwrashMixed *mixed, const int64_t x[],
                                int64_t y[], GError **error);

/* ── levels ─────────────────────────────────────────────────────────────────────────────────── */

/* -1 for decreasing-minimal, which looks at the highest rates first, else 1. */
int awrash_i_level_direction (const AwrashMeasure *measure);
/* The next level of x after those of the face, without members where all have their place; to be
 * cleared in any case. */
gboolean awrash_i_level_next (const AwrashGeneral *general, const AwrashGeneralFace *face,
                              const AwrashMeasure *measure, gboolean rest, const int64_t x[],
                              AwrashLevel *level, GError **error);
/* The next rate beyond a level at which somebody could stand who is not sure yet; FALSE: none. */
gboolean awrash_i_level_beyond (const AwrashGeneral *general, const AwrashGeneralFace *face,
                                const AwrashMeasure *measure, gboolean rest,
                                const AwrashLevel *level, AwrashLevel *beyond);
/* The least (greatest) units at which a receiver reaches a rate. */
int64_t awrash_i_level_reach (const AwrashLevel *level, double need, int direction);
/* Whether a receiver stands surely at a level of the face. */
gboolean awrash_i_level_is_sure (const AwrashGeneralFace *face, gsize receiver, int64_t *units);
void awrash_i_level_clear (gpointer level);
/* Those who could receive nothing, if any, as a level at nought; to be cleared in any case. */
gboolean awrash_i_level_zeros (const AwrashGeneral *general, const AwrashGeneralFace *face,
                               const AwrashMeasure *measure, gboolean rest, AwrashLevel *level,
                               GError **error);

/* ── the chain ──────────────────────────────────────────────────────────────────────────────── */

typedef enum
{
  AWRASH_STEP_LINEAR = 1,
  AWRASH_STEP_SUM, /* squares, or welfare */
  AWRASH_STEP_LEVELS,
  AWRASH_STEP_GINI,
  AWRASH_STEP_MIX, /* streams, with the places of provinces as they are */
  AWRASH_STEP_TYPES
} AwrashStepKind;

/* A question, or a row of them, of the chain. */
typedef struct
{
  AwrashStepKind kind;
  char name[32];  /* in certificates */
  char title[80]; /* for users: of the goal */
  int64_t *cost;  /* [n_costs] of LINEAR */
  int64_t offset; /* of LINEAR: as of a question */
  AwrashMeasure measure;
  gboolean rest;
  gboolean is_weighted; /* of GINI */
  gboolean is_goal;     /* what the plan's value is of */
  double unit;          /* what 1 of its cost, or of a level's rate, is in the goal's own measure;
                           below 0 for a LINEAR cost of which more is better */
  gboolean has_least;   /* of LINEAR, once it was asked: what no plan costs less than */
  int64_t least;
} AwrashGeneralStep;

/* The questions of a reading, of AwrashGeneralStep, in their order. */
/* What a total that is a goal costs by columns, [n_costs]; *unit, NULL: not wanted: what 1 of it is
 * in the goal's own measure. */
int64_t *awrash_i_general_price_total (const AwrashGeneral *general, const AwrashGoal *goal,
                                       double *unit, GError **error);
GArray *awrash_i_general_steps (const AwrashGeneral *general, GError **error);
#define awrash_i_general_step_at(steps, i) (&g_array_index ((steps), AwrashGeneralStep, (i)))
/* The fewest changes against the former plan, in the streams that are read, in the others, or in
 * all. */
typedef enum
{
  AWRASH_NEAR_READ,
  AWRASH_NEAR_REST,
  AWRASH_NEAR_ALL
} AwrashNearWhich;
gboolean awrash_i_general_add_near (const AwrashGeneral *general, GArray *steps,
                                    AwrashNearWhich which, GError **error);
/* Whether a cost is the same for all plans, as sums that are fixed show. */
gboolean awrash_i_general_is_constant (const AwrashGeneral *general, const int64_t cost[]);

/* ── the balanced mix ───────────────────────────────────────────────────────────────────────── */

AwrashGeneralMix *awrash_i_general_mix_new (void);
void awrash_i_general_mix_free (AwrashGeneralMix *mix);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashGeneralMix, awrash_i_general_mix_free)
/* What streams weigh in the mix, weights[n_streams], by what is left of their sums. */
gboolean awrash_i_general_mix_weigh (const AwrashGeneral *general, const AwrashGeneralFace *face,
                                     const int64_t x[], int64_t weights[], GError **error);
/* Whether weights are small enough for the costs to be exact, into *fits. */
gboolean awrash_i_general_mix_fits (const AwrashGeneral *general, const int64_t weights[],
                                    const int64_t x[], gboolean *fits, GError **error);
/* The question of a MIX step (with weights) or a TYPES step, around x. */
AwrashGeneralMix *awrash_i_general_mix_make (const AwrashGeneral *general, AwrashStepKind kind,
                                             const int64_t x[], const int64_t weights[],
                                             GError **error);
/* Whether nothing is left to be mixed in its problem. */
gboolean awrash_i_general_mix_is_settled (const AwrashGeneralMix *mix, const AwrashMixed *mixed);

/* ── claims ─────────────────────────────────────────────────────────────────────────────────── */

/* What the question of a Gini goes by, as members of a claim; of others nothing. (transfer full).
 */
char *awrash_i_general_write_terms (const AwrashGeneral *general, const AwrashAsk *ask);
/* The same bound, or one a hair below it, that a double can hold. */
AwrashLong awrash_i_general_round_least (const AwrashMixed *mixed, AwrashLong least);
/* Costs that are no whole numbers are known to some parts in 10^12: gaps up to this are none that
 * could be asked for. */
#define AWRASH_CURVES_GAP 1e-9
/* How far a plan's cost may be from the best, relative to its distance from minus the offset, or to
 * the scale where it is less. */
double awrash_i_general_gap (AwrashLong cost, AwrashLong least, int64_t offset, int bits,
                             double scale);
/* Welfare may sum to nought: a thousandth of the needs; 10^-12 elsewhere. */
double awrash_i_general_scale (const AwrashMixed *mixed);

/* Why there is no plan, in the programme's words, from the rows that prove it. */
gboolean awrash_i_general_explain (const AwrashGeneral *general, const AwrashBranching *tree,
                                   AwrashPlan *plan, GError **error);
/* What a question's columns and rows are called in certificates. */
typedef struct
{
  char **name;    /* [n + m], of columns NULL where they are not wanted */
  GPtrArray *own; /* of those that are no rows of the programme or of the question's mix, which the
                     others borrow from */
} AwrashItemNames;

/* NULL on error. */
AwrashItemNames *awrash_i_ask_name_items (const AwrashGeneral *general,
                                          const AwrashGeneralFace *face, const AwrashAsk *ask,
                                          const AwrashMixed *mixed, gboolean with_columns,
                                          GError **error);
void awrash_i_item_names_free (AwrashItemNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashItemNames, awrash_i_item_names_free)

/* ── solving ────────────────────────────────────────────────────────────────────────────────── */

typedef struct _AwrashGeneralRun AwrashGeneralRun;

/* A plan's programme and reading, laid out and of class rows or general, to be solved step by
 * step. */
AwrashGeneralRun *awrash_i_general_open (AwrashPlan *plan, const AwrashLayout *layout,
                                         GError **error);
/* The same towards given places. */
AwrashGeneralRun *awrash_i_general_open_towards (AwrashPlan *plan, const AwrashLayout *layout,
                                                 AwrashApproach approach, const int64_t places[],
                                                 GError **error);
/* Runs it to its end: the places that it comes to, [n_cells] (untouched where there are none), and
 * how far that is proved. */
gboolean awrash_i_general_approach (AwrashPlan *trial, const AwrashLayout *layout,
                                    AwrashApproach approach, const int64_t near[], int64_t places[],
                                    AwrashStatus *status, GError **error);
/* Looks at up to `work` nodes more; G_MAXSIZE: all that the reading allows. */
gboolean awrash_i_general_step (AwrashGeneralRun *run, gsize work, gboolean *done, GError **error);
/* The value and the bound of the present question, NaN where none is known. */
void awrash_i_general_progress (const AwrashGeneralRun *run, double *value, double *bound);
/* What streams weigh in the mix [n_streams], NULL where it was not asked for; (transfer full). */
int64_t *awrash_i_general_take_weights (AwrashGeneralRun *run);
/* Fills the plan in; after the last step. */
gboolean awrash_i_general_conclude (AwrashGeneralRun *run, GError **error);
void awrash_i_general_close (AwrashGeneralRun *run);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashGeneralRun, awrash_i_general_close)

#endif
