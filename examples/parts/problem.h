/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A programme as a problem for another solver, into a file. Source: awrash_split_export_lp() and
 * awrash_split_export_mps(). Invariant: a file is whole or not there. */

#ifndef PROBLEM_H
#define PROBLEM_H

#include "manners.h"

/* What the options ask for; each NULL or 0 where it is not given. */
typedef struct
{
  char *lp;    /* file */
  char *mps;   /* file */
  char *step;  /* "objective" unless given */
  char *known; /* numbers parted by ";" */
  int segments;
} Problem;

gboolean problem_is_asked (const Problem *problem);
/* Whether options of problems are given without a file, or make no sense. */
gboolean problem_is_right (const Problem *problem, GError **error);
ExitStatus problem_write (Session *session, const Problem *problem,
                          const AwrashProgramme *programme, const AwrashReading *reading,
                          GError **error);
void problem_clear (Problem *problem);

#endif
