/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the runs of a study lie in its folder: rows, columns, chunks, shards. */

#ifndef AWRASH_SIMULATION_LEDGER_PRIVATE_H
#define AWRASH_SIMULATION_LEDGER_PRIVATE_H

#include <awrash.h>

/* One measure of all runs: a file of its own. */
typedef struct
{
  char *name;
  char *axes;  /* what a row has, as NumPy writes it: "5, 75, 2" */
  gsize width; /* values of a row: the product of the axes */
} AwrashIColumn;

/* The parameters of n points of a design from one on, [n × parameters]. */
typedef gboolean (*AwrashIScenarios) (gpointer data, gsize first, gsize n, double parameters[],
                                      GError **error);

/* Shared by counting references; what stands in it never changes once a store has it. */
typedef struct
{
  guint64 n_rows;
  gsize n_values; /* of a row, over all columns */
  gsize chunk_rows;
  guint64 n_chunks;
  gsize n_columns;
  AwrashIColumn *columns;
  gsize n_points, n_parameters; /* rows of points, in turn, are as many as each other */
  AwrashIScenarios scenarios;
  gpointer data;    /* of scenarios */
  char *definition; /* the members of study.json that say which study it is, a line each */
} AwrashILedger;

/* A part of the chunks: number and count are 1-based, as "3/64" is. */
typedef struct
{
  guint64 number, count;
  guint64 first_chunk, n_chunks;
  guint64 first_row, n_rows;
  gsize first_point, n_points; /* those that its rows are of */
} AwrashIShard;

/* Zeroed but for its columns, which have no names yet; freed with its last reference. NULL with
 * AWRASH_ERROR_MEMORY. */
AwrashILedger *awrash_i_ledger_new (guint64 n_rows, gsize n_columns, GError **error);
AwrashILedger *awrash_i_ledger_ref (AwrashILedger *ledger);
void awrash_i_ledger_unref (AwrashILedger *ledger);

/* Names a column and its axes, each of length 1 or more; an axis of 0 is left out. */
void awrash_i_ledger_set_column (AwrashILedger *ledger, gsize column, const char *name,
                                 gsize n_axes, const gsize axes[]);
/* Parts the rows into chunks, once all columns are named; fails where there are too many. */
gboolean awrash_i_ledger_part (AwrashILedger *ledger, GError **error);

guint64 awrash_i_ledger_chunk_first (const AwrashILedger *ledger, guint64 chunk);
gsize awrash_i_ledger_chunk_rows (const AwrashILedger *ledger, guint64 chunk);

/* Which chunks a shard has; fails unless 1 ≤ number ≤ count ≤ the number of chunks. */
gboolean awrash_i_shard_find (const AwrashILedger *ledger, guint64 number, guint64 count,
                              AwrashIShard *shard, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashILedger, awrash_i_ledger_unref)

#endif
