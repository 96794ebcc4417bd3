/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A linear program to which columns are added as they are found: maximise c x, A x = b, x >= 0.
 * Doubles; what follows from its answer is proved elsewhere. */

#ifndef AWRASH_SELECTION_MASTER_PRIVATE_H
#define AWRASH_SELECTION_MASTER_PRIVATE_H

#include <awrash.h>

typedef struct
{
  gsize n; /* entries */
  gsize *row;
  double *value;
  double cost;
  gboolean is_barred; /* may not enter the basis */
  gssize place;       /* in the basis, -1: outside */
} AwrashMasterColumn;

typedef struct
{
  gsize m;
  GPtrArray *columns;    /* of AwrashMasterColumn */
  gsize *basic;          /* [m]: columns */
  double *inverse;       /* [m * m]: of the basis, column by column */
  double *b;             /* [m] */
  double *x;             /* [m]: of the basic ones */
  double *price;         /* [m] */
  double *w;             /* [m]: work space */
  gsize n_steps, n_idle; /* in all; the last ones without a gain */
} AwrashMaster;

AwrashMaster *awrash_i_master_new (gsize m, GError **error);
void awrash_i_master_free (AwrashMaster *master);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashMaster, awrash_i_master_free)

/* A column more, outside the basis; *index: its number. */
gboolean awrash_i_master_add (AwrashMaster *master, double cost, gsize n, const gsize row[],
                              const double value[], gsize *index, GError **error);
/* Puts a column into the basis at a place, before there is an inverse. */
void awrash_i_master_place (AwrashMaster *master, gsize place, gsize index);
/* Takes a column out of the basis where it stands, its value moved to b, and bars it. */
void awrash_i_master_retire (AwrashMaster *master, gsize index);
/* The inverse and x anew; slacks take the places of columns that the others make up. */
gboolean awrash_i_master_refresh (AwrashMaster *master, GError **error);
/* To the optimum over the columns that there are, or as near as its steps in all allow; prices are
 * of where it stands. */
gboolean awrash_i_master_run (AwrashMaster *master, GError **error);
/* At the optimum: x as good as doubles have it, nothing below nought. */
gboolean awrash_i_master_mend (AwrashMaster *master, GError **error);
/* The value of a column. */
double awrash_i_master_get (const AwrashMaster *master, gsize index);

/* ── between its files ──────────────────────────────────────────────────────────────────────── */

/* w[m]: the inverse times a column. */
void awrash_i_master_solve (const AwrashMaster *master, const AwrashMasterColumn *column,
                            double w[]);
/* The inverse after the column with solution w has taken place r. */
void awrash_i_master_update (AwrashMaster *master, gsize r, const double w[]);
/* How far the basis misses b, into w[]; the largest of it. */
double awrash_i_master_residual (AwrashMaster *master);
/* x of the basis, bettered by what it misses b by. */
void awrash_i_master_compute (AwrashMaster *master);

#define awrash_i_master_column(master, j)                                                          \
  ((AwrashMasterColumn *)g_ptr_array_index ((master)->columns, (j)))

#endif
