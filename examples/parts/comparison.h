/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All readings of a programme, solved one by one, and run again under its other assumptions.
 * Source: the [reading] groups of programme.ini; assumptions.csv. Invariant: ranges are taken over
 * the assumptions about quotas, and only for readings that rest on one. */

#ifndef COMPARISON_H
#define COMPARISON_H

#include "division.h"
#include "equity.h"

/* One reading; division NULL where it has no answer. */
typedef struct
{
  char *name;
  AwrashReading *reading;
  AwrashPlan *plan;
  Division *division;
  gint64 *lowest, *highest; /* [province * n_streams + stream]; NULL without a range */
  Equity before, after;
} Contender;

/* One reading under one alternative. */
typedef struct
{
  const char *alternative;
  gboolean about_quotas;
  gsize contender;
  AwrashPlan *plan;
  Division *division; /* NULL where there is no answer */
} Trial;

typedef struct
{
  const AwrashProgramme *programme;
  gsize n;
  Contender *contenders;
  gssize
      baseline;  /* index of the reading that others are measured against, -1 if it has no answer */
  gint64 before; /* the stream that provinces have before, -1 if none */
  GPtrArray *alternatives; /* what the trials were run under */
  GArray *trials;
} Comparison;

/* Solves, tells and fills the answer of --compare. */
ExitStatus comparison_tell (Session *session, const AwrashProgramme *programme, const char *folder,
                            GError **error);
/* The text of what was solved; in comparison-text.c. */
void comparison_print (Session *session, const Comparison *comparison);

#endif
