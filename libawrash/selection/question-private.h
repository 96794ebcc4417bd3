/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The insides of a pool and of a question about panels, for the files of this room and for audit.
 */

#ifndef AWRASH_SELECTION_QUESTION_PRIVATE_H
#define AWRASH_SELECTION_QUESTION_PRIVATE_H

#include <awrash.h>

struct _AwrashPool
{
  gatomicrefcount references;
  gsize n_persons;
  gsize n_categories;
  gsize *first;   /* [n_categories + 1]: the place of a category's first quota */
  guint32 *quota; /* [n_persons * n_categories]: the quota that a person counts under */
  gsize
      *dwelling; /* [n_persons]: households from 0 on, in the order of their first persons; NULL */
  gsize n_dwellings;
};

struct _AwrashPanelQuestion
{
  gatomicrefcount references;
  AwrashPool *pool;
  gsize size;
  int64_t *lower, *upper; /* [n_quotas] */
  gboolean one_per_household;
  gsize n_types;
  gsize *type;       /* [n_persons] */
  gsize *first;      /* [n_types + 1]: where the members of a type begin */
  gsize *member;     /* [n_persons]: persons by types, each type's in their order */
  int64_t *most;     /* [n_types]: how many of them one panel can hold */
  gsize n_patterns;  /* kinds of households of several persons; 0 where these do not matter */
  gsize *pattern;    /* [n_types]: that a type lives in; n_patterns: alone */
  gsize *households; /* [n_patterns]: how many there are of each */
};

/* The quota that persons of a type count under in a category. */
static inline gsize
awrash_i_question_quota (const AwrashPanelQuestion *question, gsize type, gsize category)
{
  gsize person = question->member[question->first[type]];

  return question->pool->quota[person * question->pool->n_categories + category];
}

/* How many persons a type has. */
static inline gsize
awrash_i_question_count (const AwrashPanelQuestion *question, gsize type)
{
  return question->first[type + 1] - question->first[type];
}

/* Finds the types; FALSE where memory fails. */
gboolean awrash_i_types_find (AwrashPanelQuestion *question, GError **error);

#endif
