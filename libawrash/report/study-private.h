/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a report keeps of a study: its last edition by policies. */

#ifndef AWRASH_REPORT_STUDY_PRIVATE_H
#define AWRASH_REPORT_STUDY_PRIVATE_H

#include "report/language-private.h"

/* A measure that has words, and what it is multiplied by where it is shown. */
typedef struct
{
  const char *name;
  AwrashMessage words;
  double scale;
} AwrashStudyMeasure;

/* Arrays of a value a policy each; NaN where there is none. */
typedef struct
{
  const AwrashStudyMeasure *measure;
  double *mean, *error;
  double *low, *high; /* one run in twenty is below, and above */
  double *difference, *difference_error;
} AwrashStudySummary;

typedef struct
{
  gsize n_policies, n_scenarios, n_replications, n_editions;
  gint64 baseline;               /* -1: none */
  gsize n_laws, n_assumed;       /* of the model's parameters */
  char **labels;                 /* [n_policies * AWRASH_N_LANGUAGES] */
  AwrashStudySummary *summaries; /* [n_summaries] */
  gsize n_summaries;
  AwrashMessage gained;      /* what a gain is in */
  gsize n_groups;            /* 0: nobody's gains are known */
  int64_t *sizes;            /* [n_groups] how many provinces are in each; 0: none is */
  AwrashProvinceGain *gains; /* [n_policies * n_groups] */
} AwrashReportStudy;

/* How many digits follow the mark: enough for an error to have two, where it has any. */
int awrash_i_study_decimals (double value, double error);
void awrash_i_report_study_free (AwrashReportStudy *study);
/* study-gains.c: who gains and who loses against the baseline; the study's programme has as many
 * provinces as there are needs. */
gboolean awrash_i_report_study_gain (AwrashReportStudy *kept, const AwrashStudy *study,
                                     AwrashStore *store, gsize n_provinces, const double needs[],
                                     GError **error);

#endif
