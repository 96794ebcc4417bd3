/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The search for the threshold at which what lies below one inner node adds up to a goal: a bracket
 * of two thresholds between which few units are left open.
 * Invariant: at `low` at most the goal is held, at `high` at least the goal. */

#ifndef AWRASH_ALLOT_BRACKET_PRIVATE_H
#define AWRASH_ALLOT_BRACKET_PRIVATE_H

#include "allot/problem-private.h"

/* What the engine knows of an inner node. Sums are raw: of its children, before its own bounds. */
struct _AwrashNodeState
{
  int64_t least, most;       /* at the threshold probed last, between the two */
  int64_t low;               /* least at the low end */
  int64_t high;              /* most at the high end */
  AwrashThreshold threshold; /* below it, its own leaves are served for sure */
  /* a problem of its own: what it must hold, and where to look first */
  gboolean is_pending;
  gboolean has_hint;
  int64_t goal;
  AwrashThreshold hint;
  /* the exact stage */
  gboolean is_open; /* shares the threshold of the node being solved */
  int64_t raw;      /* while keys are applied in order */
  int64_t before;   /* raw before the deciding key */
  int64_t extra;    /* units of the deciding key right below */
  int64_t least_raw, most_raw, least_held, most_held; /* what the deciding key leaves possible */
  int64_t at_least, at_most;                          /* and what fits the goal above */
  gsize down;                                         /* the child on a path */
  gboolean is_tied; /* its total depends on a tie, which is settled at the node `home` */
  int64_t sure;
  gsize home;
  gsize n_keys; /* units served above the threshold */
  AwrashKey *keys;
};

typedef struct
{
  const AwrashProblem *problem;
  AwrashNodeState *states;
  gsize node;
  int64_t goal;
  AwrashThreshold low;
  AwrashThreshold high;
  int64_t n_low;  /* units surely at or below low */
  int64_t n_high; /* units that may be at or below high */
  gboolean is_closed;
} AwrashBracket;

/* Units between the ends of a bracket. */
typedef struct
{
  gsize n;
  gsize room;
  AwrashKey *keys;
  gboolean is_complete; /* all of the bracket's are here */
  gboolean has_runs;    /* k is how many units a leaf has, all of equal keys */
} AwrashOpenKeys;

void awrash_i_open_clear (AwrashOpenKeys *open);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashOpenKeys, awrash_i_open_clear)

/* Sums at a threshold for a node and all below it, into least and most of their states. */
void awrash_i_bracket_probe (const AwrashBracket *bracket, AwrashThreshold threshold);

/* Narrows from the whole range, or from a hint, until few units are open; low and high of the
 * states are then the sums at the ends. Where it came by the open units, they are complete. */
gboolean awrash_i_bracket_search (AwrashBracket *bracket, const AwrashThreshold *hint,
                                  AwrashOpenKeys *open, GError **error);

/* value inside the bounds of an inner node */
static inline int64_t
awrash_i_problem_clamp (const AwrashProblem *problem, gsize node, int64_t value)
{
  return CLAMP (value, problem->node_lower[node], problem->node_upper[node]);
}

#endif
