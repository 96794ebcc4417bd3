/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a CSV file as columns of numbers and of labels that measures take. Source: a CSV
 * file. Invariant: all columns have the same n rows; a row is left out of all of them or of none.
 */

#ifndef SAMPLE_H
#define SAMPLE_H

#include "manners.h"

/* Names of columns, each but value NULL where it is not asked for. */
typedef struct
{
  char *value, *weight, *rank, *population; /* numbers */
  char *per;                                /* what values are divided by */
  char *group, *label, *strata, *cluster;   /* labels */
  char **where;                             /* "COLUMN=VALUE": rows that are looked at */
} SampleColumns;

typedef struct
{
  AwrashTable *table;
  gsize n;
  gsize n_missing;                              /* rows left out, an asked cell of which is empty */
  gsize *rows;                                  /* where in the table each row stands */
  gsize label;                                  /* the column that names rows */
  double *values, *weights, *rank, *population; /* NULL where not asked for */
  int64_t *group, *strata, *clusters;           /* likewise: which of its labels, from 0 */
  GPtrArray *groups; /* the labels of groups, in the order in which they first stand */
} Sample;

/* missing: "error", or "omit" for rows with an empty cell in a column that is asked for. */
gboolean sample_read (Sample *sample, const char *path, const SampleColumns *columns,
                      const char *missing, GError **error);
void sample_clear (Sample *sample);
/* A column of numbers beside the others, in the order of the rows; NULL with an error. */
double *sample_column (const Sample *sample, const char *name, GError **error);
/* The values with these weights, and with the rank where there is one. */
AwrashDistribution *sample_distribution (const Sample *sample, const double weights[],
                                         GError **error);
const char *sample_label (const Sample *sample, gsize i);
const char *sample_group (const Sample *sample, gsize g);
/* Weights of one group: those of the others are 0. */
void sample_weigh_group (const Sample *sample, gsize g, double weights[]);
/* A column by its name; the error lists those that there are. */
gboolean sample_find_column (const AwrashTable *table, const char *name, gsize *column,
                             GError **error);
/* Refuses a column in which a cell is empty, has a blank, since it might be a name, or stands
 * twice; a refused one is not repeated. */
gboolean sample_check_identifiers (const AwrashTable *table, gsize column, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sample, sample_clear)

#endif
