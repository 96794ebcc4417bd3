/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a study. Filled by study-read.c and study.c, never changed afterwards. */

#ifndef AWRASH_SIMULATION_STUDY_PRIVATE_H
#define AWRASH_SIMULATION_STUDY_PRIVATE_H

#include "programme/draft-private.h"
#include "simulation/ledger-private.h"
#include "simulation/work-private.h"

struct _AwrashStudy
{
  AwrashProgramme *programme;
  GKeyFile *options;
  char *name; /* of the text, for messages */
  gint64 n_editions, n_scenarios, n_replications, seed;
  char *kind; /* of the design */
  AwrashSimulationDesign *design;
  AwrashSimulationModel *model;
  gssize baseline; /* -1: none */
  gsize *factors;  /* [n_factors]: the parameters whose law is no constant */
  gsize n_factors;
  AwrashILedger *ledger; /* its points are the scenarios */
};

/* Reads the options into the study and builds its model; faults are told all at once. */
gboolean awrash_i_study_read (AwrashStudy *study, const char *text, gsize length, GError **error);
/* Finds which parameters vary and makes the design of as many dimensions; the first scenarios are
 * looked at, so that most laws that leave the limits of a parameter are told at once. */
gboolean awrash_i_study_lay_out (AwrashStudy *study, GError **error);
/* The parameters of n scenarios from one on; data is the study. */
gboolean awrash_i_study_place (gpointer data, gsize first, gsize n, double parameters[],
                               GError **error);
/* Puts the definition into the ledger, whose columns and design stand. */
void awrash_i_study_define (AwrashStudy *study);

AwrashIWork awrash_i_study_get_work (const AwrashStudy *study);

#endif
