/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A selection by priority as it may be published: groups of few are joined, nobody is named but by
 * the identifier. Source: an answer of awrash_selection_priority_new(). Invariant: no number of
 * fewer than the least stands alone. */

#ifndef PLACES_H
#define PLACES_H

#include "candidates.h"

typedef struct
{
  const Candidates *candidates;
  const AwrashPriority *answer;
  gint64 least;
} Places;

/* The whole selection, in the text and in the answer, or as a CSV table of who was selected. */
gboolean places_tell (Session *session, const Places *places, gboolean as_csv, GError **error);
/* Why one person has a place or none. */
gboolean places_explain (Session *session, const Places *places, const char *name, GError **error);
/* A refused tie, with the options that settle it. */
void places_refuse (Session *session, const Places *places);

#endif
