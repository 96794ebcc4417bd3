/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan made into a report: beside it every reading of the programme, what changes under its other
 * assumptions, and why each province receives what it does. Source: programme.ini; assumptions.csv.
 * Invariant: readings stand in the order of programme.ini, the plan's own among them. */

#ifndef PUBLICATION_H
#define PUBLICATION_H

#include "manners.h"

/* What a report is of. */
typedef struct
{
  const AwrashProgramme *programme;
  const char *folder; /* of the programme, for its assumptions */
  const AwrashReading *reading;
  const char *name; /* of the reading; NULL for [split] */
  const AwrashPlan *plan;
  const char *against;  /* a plan's folder or its plan.csv; NULL for the history */
  const char *frontier; /* as --frontier says; NULL for none */
  const char *date;     /* YYYY-MM-DD; NULL for none */
  const char *study;    /* a study.ini; NULL for none */
  const char *runs;     /* the folder of its runs */
} Publication;

AwrashReport *publication_new (const Publication *publication, GError **error);
/* The page of it in a file. */
gboolean publication_write (const Publication *publication, const char *languages, const char *path,
                            GError **error);

#endif
