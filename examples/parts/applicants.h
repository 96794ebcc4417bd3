/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Applicants and quotas as CSV files, turned into a pool and a question about panels. Source: two
 * CSV files. Invariant: persons are told by the identifier column alone, whatever else stands in
 * the file. */

#ifndef APPLICANTS_H
#define APPLICANTS_H

#include "manners.h"

/* Names of columns, each NULL where it is not asked for. */
typedef struct
{
  char *person;    /* identifiers (NULL: the first) */
  char *household; /* who lives together; empty: alone */
  char *entries;   /* how often each stands in the pool */
  char *replace;   /* "accepted" or "dropped", else empty */
} ApplicantColumns;

typedef struct
{
  AwrashTable *table;
  gsize n;
  const char **person;   /* [n]: identifiers, the table's */
  GPtrArray *categories; /* names of categories */
  GPtrArray *values;     /* for each a GPtrArray of its values */
  gsize n_quotas;
  const char **labels;    /* [n_quotas]: "category value" */
  int64_t *lower, *upper; /* [n_quotas] */
  int64_t *value;         /* [n · categories] */
  int64_t *household;     /* [n], NULL without */
  int64_t *entries;       /* [n], NULL without */
  int64_t *accepted;      /* [n_accepted]: persons */
  int64_t *dropped;       /* [n_dropped] */
  gsize n_accepted, n_dropped;
} Applicants;

gboolean applicants_read (Applicants *applicants, Session *session, const char *path,
                          const char *quotas, const ApplicantColumns *columns, GError **error);
void applicants_clear (Applicants *applicants);
/* The question of panels of that many persons. */
AwrashPanelQuestion *applicants_ask (const Applicants *applicants, gsize size, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Applicants, applicants_clear)

#endif
