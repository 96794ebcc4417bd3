/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of a programme as the commands quote them: bounds with their status, and the figures
 * of history. Source: the layout of a programme folder. Invariant: a row that names no territory of
 * the programme is left out, since loading has already refused it. */

#ifndef LEDGER_H
#define LEDGER_H

#include "manners.h"

/* A row of quotas or capacities. */
typedef struct
{
  gboolean is_assumed; /* nobody published it */
  gsize territory;
  gint64 stream; /* -1: all */
  double max;
} Bound;

/* A row of history. The texts belong to the programme. */
typedef struct
{
  gsize territory;
  const char *stream; /* a code, or "*" */
  const char *metric; /* quota, announced, approved, actual */
  const char *unit;
  const char *source;
  double value;
} Figure;

/* (transfer full): the rows of "quotas" or "capacities" as Bound; none if there is no such table */
GArray *ledger_read_bounds (const AwrashProgramme *programme, const char *name);
/* (transfer full): the figures of the programme's own edition that no quota repeats */
GArray *ledger_read_figures (const AwrashProgramme *programme);
/* A column by its name, or by its French or Arabic header. */
gboolean ledger_find_column (const AwrashTable *table, const char *name, gsize *column);
/* quota, announced, approved or recorded, in the language of the session */
const char *ledger_describe_metric (const char *metric);

#endif
