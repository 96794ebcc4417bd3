/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Indices that are asked for by their texts, as a table, as JSON and as CSV.
 * Source: awrash_metric_index_values (). Invariant: each comes with its convention. */

#ifndef INDICES_H
#define INDICES_H

#include "manners.h"

/* What is asked for: names ("all" stands for a list), of values[n] with weights[n] or NULL. Values
 * that are missing are left out and counted. */
typedef struct
{
  char **names;
  gboolean as_csv; /* the answer for people is a CSV file */
  gsize n;
  const double *values;
  const double *weights;
} IndicesQuestion;

gboolean indices_tell (Session *session, const IndicesQuestion *question, GError **error);

#endif
