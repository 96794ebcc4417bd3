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
  char *person;   /* column of identifiers (NULL: the first) */
  char *score;    /* column (NULL: score) */
  char *category; /* column (NULL: none) that blocks are about */
  char **blocks;  /* "NAME=PLACES" or "NAME:VALUE=PLACES", or NULL: one block of all places */
  char **keep;    /* "NAME", or NULL */
  gint64 size;    /* of the one block */
  char *
      *reserves;  /* "COLUMN:VALUE=PLACES", in several blocks "NAME/COLUMN:VALUE=PLACES", or NULL */
  char **hard;    /* "COLUMN:VALUE", or NULL */
  char **history; /* "COLUMN=POINTS", or NULL */
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
  int64_t hard;                            /* a set of traits */
  gsize n_blocks;                          /* at least 1 */
  char **block_names;                      /* [n_blocks], ended by NULL */
  int64_t *size, *keeps, *category_of;     /* [n_blocks] */
  int64_t *category; /* [n]: the block value that each person has, -1 for none; NULL: none asked */
  int64_t *reserved; /* [n_blocks * n_traits] */
} Candidates;

/* The places of all blocks. */
int64_t candidates_places (const Candidates *candidates);
gboolean candidates_read (Candidates *candidates, const char *path, const CandidateColumns *columns,
                          GError **error);
void candidates_clear (Candidates *candidates);
const char *candidates_name (const Candidates *candidates, gsize person);
/* Parts "NAME=NUMBER" at the last sign; the name is newly allocated. */
gboolean candidates_part (const char *option, const char *text, char **name, double *number,
                          GError **error);
/* The blocks, and whom they are for; the reserves within them, once traits are known. */
gboolean blocks_read (Candidates *candidates, const CandidateColumns *columns, GError **error);
gboolean blocks_read_reserves (Candidates *candidates, char *const *reserves, GError **error);
/* Who has a value in a column, as a trait of that name, met before or new; its number, or
 * CANDIDATES_MOST_TRAITS with an error. */
gsize candidates_trait (Candidates *candidates, const char *name, GError **error);
/* The person of that identifier; candidates->n with an error where there is none. */
gsize candidates_find (const Candidates *candidates, const char *name, GError **error);
/* A column of numbers. What is none is told by its place alone. */
gboolean candidates_read_numbers (const Candidates *candidates, const char *name, double numbers[],
                                  GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Candidates, candidates_clear)

#endif
