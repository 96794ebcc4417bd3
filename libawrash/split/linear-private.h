/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A linear problem in integers, as other solvers read it: columns, rows, entries row by row. Names
 * are letters, digits and underscores, and no two are alike. */

#ifndef AWRASH_SPLIT_LINEAR_PRIVATE_H
#define AWRASH_SPLIT_LINEAR_PRIVATE_H

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

/* The steps that make linear problems of a reading: fill, fill-rest, spare, objective. */
#define AWRASH_LINEAR_N_KNOWN 3

/* The bounds of the programme and the reading as rows over the cells, which are the first columns.
 */
AwrashLinear *awrash_i_formulate (const AwrashModel *model, GError **error);
/* The goal of a step, with those before it held at the values known[step], where they are known:
 * not NaN. */
gboolean awrash_i_formulate_step (AwrashLinear *linear, const AwrashModel *model, gsize step,
                                  const double known[], size_t segments, GError **error);
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
/* The least squares of what is received, by straight pieces. */
gboolean awrash_i_pieces_formulate (AwrashLinear *linear, const AwrashModel *model,
                                    const double weight[], gboolean alike, double most,
                                    size_t segments, GError **error);

/* The optima of the steps before the objective, as the solver finds them; NaN where no plan keeps
 * every bound. */
gboolean awrash_i_filling_find (const AwrashProgramme *programme, const AwrashReading *reading,
                                double known[AWRASH_LINEAR_N_KNOWN], GError **error);

#endif
