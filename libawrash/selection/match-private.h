/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The answer of an assignment of persons to sites. */

#ifndef AWRASH_SELECTION_MATCH_PRIVATE_H
#define AWRASH_SELECTION_MATCH_PRIVATE_H

#include "selection/preferences-private.h"

struct _AwrashMatch
{
  AwrashStatus status;
  gsize n;
  int64_t *site;  /* [n]: -1 for none */
  int64_t *trait; /* [n]: -1 for a place that anyone may have */
  int64_t *rank;  /* [n]: which choice that is, from 1; 0 for none */
  gsize n_tied;
  gsize *tied;       /* [n_tied], ascending */
  int64_t n_free;    /* places that they share */
  int64_t tied_site; /* -1: they are tied in the order of all */
};

/* An answer without anything for so many persons. */
AwrashMatch *awrash_i_match_new (gsize n, GError **error);

/* Notes the first tie. */
gboolean awrash_i_match_note (AwrashMatch *match, gsize n, const gsize persons[], int64_t n_free,
                              int64_t site, GError **error);

/* Writes ranks, and the status; a refused tie leaves nothing but the tie. */
void awrash_i_match_finish (AwrashMatch *match, const AwrashPreferences *preferences,
                            const AwrashTies *ties);

#endif
