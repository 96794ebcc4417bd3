/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Applicants with scores as a CSV file, turned into what a selection by priority reads. Source: a
 * CSV file, a row a person. Invariant: persons are told by the identifier column alone, whatever
 * else stands in the file. */

#ifndef CANDIDATES_H
#define CANDIDATES_H

#include "manners.h"

/* What the options say. */
typedef struct
{
  char *person;    /* column of identifiers (NULL: the first) */
  char *score;     /* column (NULL: score) */
  char **reserves; /* "COLUMN:VALUE=PLACES", or NULL */
  char **hard;     /* "COLUMN:VALUE", or NULL */
  char **history;  /* "COLUMN=POINTS", or NULL */
  int decimals;
} CandidateColumns;

enum
{
  CANDIDATES_MOST_TRAITS = 16
};

typedef struct
{
  AwrashTable *table;
  gsize n;
  gsize person; /* the column */
  double *score;
  int64_t *traits;
  gsize n_traits;
  char *names[CANDIDATES_MOST_TRAITS + 1]; /* "COLUMN:VALUE", ended by NULL */
  int64_t reserved[CANDIDATES_MOST_TRAITS];
  int64_t hard; /* a set of traits */
} Candidates;

gboolean candidates_read (Candidates *candidates, const char *path, const CandidateColumns *columns,
                          GError **error);
void candidates_clear (Candidates *candidates);
const char *candidates_name (const Candidates *candidates, gsize person);
/* The person of that identifier; candidates->n with an error where there is none. */
gsize candidates_find (const Candidates *candidates, const char *name, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Candidates, candidates_clear)

#endif
