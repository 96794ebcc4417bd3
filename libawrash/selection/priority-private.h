/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The answer of a selection by priority. */

#ifndef AWRASH_SELECTION_PRIORITY_PRIVATE_H
#define AWRASH_SELECTION_PRIORITY_PRIVATE_H

#include "selection/choice-private.h"
#include "selection/merit-private.h"
#include "selection/reserves-private.h"

/* Kinds of place: block · (n_traits + 1) + (0 for anyone, else trait + 1); behind the last block
 * stand the places that the blocks left over. */
struct _AwrashPriority
{
  AwrashStatus status;
  gsize n;
  gsize n_blocks; /* with the one for what is left over */
  gsize n_traits;
  gsize n_kinds;
  AwrashTiePolicy policy; /* 0: none */
  double *score;          /* [n] */
  guint16 *traits;        /* [n] */
  gint16 *category;       /* [n]: -1 for none; NULL: nobody has any */
  int64_t *category_of;   /* [n_blocks]: whom the block is for */
  gint16 *kind;           /* [n]: the kind of place that each has, -1 for none */
  gsize *selected;        /* [n_selected]: block after block, by merit */
  gsize n_selected;
  int64_t n_empty;
  double *cutoff;  /* [n_kinds] */
  int64_t *places; /* [n_kinds]: how many there were */
  int64_t *filled; /* [n_kinds] */
  gsize n_tied;
  gsize *tied; /* [n_tied] */
  int64_t n_free;
  int64_t tied_block; /* -1 where nobody is tied */
  double tied_score;
};

/* A group that the scores do not part. */
typedef struct
{
  gsize n;
  gsize *persons;
  gboolean is_alike; /* all have the same traits and category */
  int64_t n_free;
  gsize block;
  double score;
} AwrashPriorityNote;

/* The other orders of those who are tied, one after the other. */
typedef struct _AwrashPriorityWays AwrashPriorityWays;

typedef struct
{
  const AwrashReserves *reserves;
  const AwrashTies *ties;
  AwrashPriority *answer;
  AwrashTraits types;
  AwrashChoice choice;
  AwrashMerit merit;
  gsize n_categories;
  int64_t *waiting;    /* [(n_categories + 1) * n_types]: who has no place; category 0 is none */
  int64_t *candidates; /* [n_types] */
  gsize *persons;      /* [n]: scratch of a group */
  guint32 *of_type;    /* [n] */
  AwrashStand *stand;  /* [n] */
  GPtrArray *notes;    /* of AwrashPriorityNote, as they came up */
  AwrashPriorityWays *ways; /* NULL: ties are settled by the policy */
} AwrashPriorityRun;

/* Fills every block of a run that is prepared, and tells the ties that came up; FALSE with
 * AWRASH_ERROR_MEMORY. */
gboolean awrash_i_priority_run (AwrashPriorityRun *run, GError **error);

/* Fills every block once, from the beginning. */
gboolean awrash_i_priority_pass (AwrashPriorityRun *run, GError **error);

/* Whether some other order of those who are tied selects others, or so many had to be tried that it
 * is not known. The run is as it was. */
gboolean awrash_i_priority_ways_differ (AwrashPriorityRun *run, gboolean *differ, GError **error);

/* Puts those of a tied group in front who have a place on the way that is tried. */
gboolean awrash_i_priority_ways_arrange (AwrashPriorityRun *run, AwrashGroup *group,
                                         GError **error);

/* Takes a choice among persons who are not alike, once it was made, into the way. */
gboolean awrash_i_priority_ways_note (AwrashPriorityRun *run, const AwrashGroup *group,
                                      GError **error);

/* The row of a person's category among who is waiting. */
static inline gsize
awrash_i_priority_row (const AwrashPriority *answer, gsize person)
{
  return answer->category != NULL ? (gsize)(answer->category[person] + 1) : 0;
}

/* How many wait who are like a person. */
static inline int64_t *
awrash_i_priority_waiting (const AwrashPriorityRun *run, gsize person)
{
  const AwrashPriority *answer = run->answer;

  return &run->waiting[awrash_i_priority_row (answer, person) * run->types.n
                       + run->types.index[answer->traits[person]]];
}

#endif
