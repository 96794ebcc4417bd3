/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A linear problem in integers, as other solvers read it: columns, rows, entries row by row. Names
 * are letters, digits and underscores, and no two are alike. */

#ifndef AWRASH_SPLIT_LINEAR_PRIVATE_H
#define AWRASH_SPLIT_LINEAR_PRIVATE_H

#include "split/chain-private.h"
#include "split/model-private.h"

/* More entries than this are refused: their text alone would be a gigabyte. */
#define AWRASH_LINEAR_LARGEST ((gsize)1 << 24)

typedef struct
{
  char *name;
  char *meaning; /* for the comments; NULL: none */
  gboolean is_integer;
  double upper; /* INFINITY: none; the lower bound is 0 */
  double cost;
} AwrashColumn;

typedef struct
{
  char *name;
  char sense; /* of the MPS format: 'L', 'G' or 'E' */
  double right;
  gsize first; /* its entries reach to the next row's */
} AwrashRow;

typedef struct
{
  gsize column;
  double value;
} AwrashEntry;

typedef struct
{
  const char *title; /* not owned */
  gboolean is_maximum;
  GPtrArray *notes;
  GArray *columns, *rows, *entries;
  GHashTable *names;
} AwrashLinear;

#define awrash_i_linear_at(linear, i) (&g_array_index ((linear)->columns, AwrashColumn, (i)))
#define awrash_i_linear_row_at(linear, i) (&g_array_index ((linear)->rows, AwrashRow, (i)))
#define awrash_i_linear_entry_at(linear, i) (&g_array_index ((linear)->entries, AwrashEntry, (i)))

AwrashLinear *awrash_i_linear_new (void);
void awrash_i_linear_free (AwrashLinear *linear);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashLinear, awrash_i_linear_free)

/* Adds a column from 0 on, without cost, and gives its number. Its name is made of the words, NULL
 * for none; meaning is taken over. */
gsize awrash_i_linear_add_column (AwrashLinear *linear, const char *kind, const char *first,
                                  const char *second, char *meaning);
/* Adds a row; the entries that are put next are its own. */
void awrash_i_linear_add_row (AwrashLinear *linear, char sense, double right, const char *kind,
                              const char *first, const char *second);
void awrash_i_linear_put (AwrashLinear *linear, gsize column, double value);
/* Adds a line of comment, taken over. */
void awrash_i_linear_note (AwrashLinear *linear, char *note);
/* A code between quotes, on one line whatever is in it; (transfer full). */
char *awrash_i_linear_quote (const char *code);

/* The entries of a row end here. */
gsize awrash_i_linear_end (const AwrashLinear *linear, gsize row);

/* ── steps ──────────────────────────────────────────────────────────────────────────────────── */

typedef enum
{
  AWRASH_LINEAR_FILL = 1,
  AWRASH_LINEAR_FILL_REST,
  AWRASH_LINEAR_SPARE,
  AWRASH_LINEAR_FIRST, /* who has a place at all, before the welfare of alpha >= 1 */
  AWRASH_LINEAR_GOAL
} AwrashLinearKind;

typedef struct
{
  AwrashLinearKind kind;
  AwrashGoal goal; /* the goal of the chain that the step belongs to */
} AwrashLinearStep;

#define awrash_i_linear_step(steps, i) (&g_array_index ((steps), AwrashLinearStep, (i)))

/* The steps of a reading's chain, in their order. */
GArray *awrash_i_linear_steps (const AwrashReading *reading);
const char *awrash_i_linear_step_name (const AwrashLinearStep *step);
/* The step of a name, where rows can hold all that stand before it; else AWRASH_ERROR_NAME or
 * AWRASH_ERROR_CLASS. */
gboolean awrash_i_linear_find_step (const GArray *steps, const AwrashReading *reading,
                                    const char *name, gsize *step, GError **error);
/* The optima of the first n steps, as the solver finds them; NaN where no plan keeps every bound.
 */
gboolean awrash_i_linear_find_known (const AwrashModel *model, const GArray *steps, gsize n,
                                     double known[], GError **error);
/* The coefficient of a cell in the sum that a step makes largest or least; weight as of
 * awrash_i_formulate_weigh(), 0 of steps that are no such sums. */
double awrash_i_linear_gain (const AwrashModel *model, const AwrashLinearStep *step,
                             const double weight[], gsize cell);

/* The bounds of the programme and the reading as rows over the cells, which are the first columns.
 */
AwrashLinear *awrash_i_formulate (const AwrashModel *model, GError **error);
/* The goal of a step, with those before it held at the values known[step], where they are known:
 * not NaN. */
gboolean awrash_i_formulate_step (AwrashLinear *linear, const AwrashModel *model,
                                  const GArray *steps, gsize step, const double known[],
                                  size_t segments, GError **error);
/* What one place of each type is in what is received, [n_types], 0 where the reading does not count
 * it: 1 where all are alike. FALSE with AWRASH_ERROR_VALUE where months or costs are not given. */
gboolean awrash_i_formulate_weigh (const AwrashModel *model, double weight[], gboolean *alike,
                                   GError **error);
/* What one place of each type takes of a bound's unit, coefficient[n_types]; where all take the
 * same, 1 each and taking says how much, else taking is { 0, 0 }. */
gboolean awrash_i_formulate_take (const AwrashProgramme *programme, const AwrashBound *bound,
                                  double coefficient[], AwrashTaking *taking, GError **error);
/* The unit in which need is counted: the largest power of ten up to the smallest need above 0, so
 * that goals are no smaller than what solvers take for nought. */
double awrash_i_formulate_unit (const AwrashModel *model);
/* What a question about sums over provinces by straight pieces rests on. */
typedef struct
{
  const AwrashMeasure *measure;
  const double *weight; /* as of awrash_i_formulate_weigh() */
  gboolean alike;
  double most;     /* the sum that is filled; INFINITY: unknown */
  double first;    /* the optimum of AWRASH_LINEAR_FIRST; NaN: unknown */
  size_t segments; /* of every province; 0: one a unit */
} AwrashPieces;

/* The least squares or the largest welfare of what is received. */
gboolean awrash_i_pieces_formulate (AwrashLinear *linear, const AwrashModel *model,
                                    const AwrashPieces *pieces, GError **error);
/* The most that the first places are worth, which welfare of alpha >= 1 asks for before all. */
gboolean awrash_i_pieces_formulate_first (AwrashLinear *linear, const AwrashModel *model,
                                          const AwrashPieces *pieces, GError **error);

/* What a unit is worth between two receipts, on average, at a need: of least squares its cost, of
 * welfare its gain; of welfare of alpha >= 1 from 0 on without its infinite part. The same bits on
 * every machine. */
double awrash_i_pieces_slope (const AwrashMeasure *measure, double need, double from, double to);
/* need^alpha, the infinite part of the first place; 0 where a measure has none. */
double awrash_i_pieces_first (const AwrashMeasure *measure, double need);

/* The optima of fill, fill-rest and spare, as the engine of networks finds them; NaN where no plan
 * keeps every bound. */
#define AWRASH_LINEAR_N_FILLED 3
gboolean awrash_i_filling_find (const AwrashProgramme *programme, const AwrashReading *reading,
                                double known[AWRASH_LINEAR_N_FILLED], GError **error);

#endif
