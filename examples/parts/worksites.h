/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Proposed worksites from a CSV file, and what is asked of their choice. Source: worksites.csv of a
 * programme folder. Invariant: every bound is about a column of the file, or about all worksites.
 */

#ifndef WORKSITES_H
#define WORKSITES_H

#include "manners.h"

/* As given on the command line; NULL: not given. */
typedef struct
{
  double threshold;
  char *quota, *unit, *goals, *need;
  char **at_least, **at_most, **budgets, **relax;
} WorksitesAsked;

/* A bound, in the order in which the question has them. */
typedef struct
{
  char *name; /* "quota", or a column */
  gboolean is_share;
  const char *unit; /* a fixed text: worksites, places, person-months or amount */
  double least, most;
} WorksitesBound;

typedef struct
{
  AwrashTable *table;
  gsize n;
  const char **codes;  /* [n] */
  int64_t *order;      /* [n]: by the bytes of codes */
  GPtrArray *communes; /* of char *, sorted */
  int64_t *commune;    /* [n], -1: none */
  double *need;        /* [communes], NULL: not given */
  GArray *bounds;      /* of WorksitesBound */
  char **goals;
  AwrashApproval *approval;
} Worksites;

#define worksites_bound(worksites, b) (&g_array_index ((worksites)->bounds, WorksitesBound, (b)))

gboolean worksites_read (Worksites *worksites, const char *path, const WorksitesAsked *asked,
                         GError **error);
void worksites_clear (Worksites *worksites);
/* A column by its name, or by its French or Arabic header. */
gboolean worksites_find (const AwrashTable *table, const char *name, gsize *column);
/* A column of numbers that has to be there; what is empty is as said. (transfer full) */
double *worksites_numbers (const Worksites *worksites, const char *name, double empty,
                           GError **error);
/* Where worksites are, and, with the name of its column, the need of each commune. */
gboolean communes_read (Worksites *worksites, const char *need, GError **error);
/* A column of the file as text: "" where it is not there. */
const char *worksites_cell (const Worksites *worksites, gsize row, const char *column);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Worksites, worksites_clear)

#endif
