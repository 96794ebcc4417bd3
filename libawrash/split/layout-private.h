/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The walls of a model laid out as a network between two laminar families: the root, down one
 * family to the cells, up the other back to the root. */

#ifndef AWRASH_SPLIT_LAYOUT_PRIVATE_H
#define AWRASH_SPLIT_LAYOUT_PRIVATE_H

#include "allot/network-private.h"
#include "split/model-private.h"

/* A wall as it is laid out: the cells that are left after sums that are fixed are taken away. */
typedef struct
{
  AwrashWall wall;     /* territory, set and bounds of what is left; name not owned */
  gboolean is_reduced; /* something was taken away */
  int64_t offset;      /* the sum of what was */
  gssize cell;         /* the single cell that is left, or -1 */
  gboolean dropped;    /* implied by others, or given up (a mix that would break the network) */
  int colour;          /* 0 or 1: the family; -1 while unknown */
  gssize inside;       /* the smallest wall of its family around it, -1: the root */
  gboolean crosses;    /* some other wall */
  gsize arc;           /* in the network */
} AwrashPlacedWall;

typedef struct
{
  AwrashModel *model;
  GArray *walls; /* of AwrashPlacedWall, one for each wall of the model, in the same order */
  int64_t *cell_lower, *cell_upper; /* [n_cells] */
  int64_t unbounded;                /* stands for "no upper bound": more than any sum of bounds */
  AwrashClass class_;
  char *reason; /* why this class */
  gboolean totals_m_convex;
  gboolean is_mix_given_up; /* sums of streams would have broken the network */
  GArray *outside;          /* of gsize: walls of the model left out of the two families */
  AwrashNetwork *network;   /* arc number = cell number for the cells, then the walls */
  gchar **contradictions;   /* walls whose own bounds leave nothing, in words; NULL: none */
  int64_t missing;          /* places missing there */
} AwrashLayout;

/* Lays out, classifies and builds the network. AWRASH_ERROR_CLASS names an odd cycle of crossing
 * bounds where there is no network; AWRASH_ERROR_BOUNDS names cells that nothing bounds. */
AwrashLayout *awrash_i_layout_new (AwrashModel *model, GError **error);
void awrash_i_layout_free (AwrashLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashLayout, awrash_i_layout_free)

/* Places of quotas that capacities leave unplaced in a plan. */
int64_t awrash_i_layout_count_unplaced (const AwrashLayout *layout, const int64_t places[]);

#define awrash_i_layout_wall(layout, i) (&g_array_index ((layout)->walls, AwrashPlacedWall, (i)))

/* Colours the walls with two laminar families, or names an odd crossing cycle. */
gboolean awrash_i_layout_classify (AwrashLayout *layout, GError **error);
/* Builds the network of the coloured walls. */
gboolean awrash_i_layout_connect (AwrashLayout *layout, GError **error);
/* Whether a wall has an arc of its own. */
gboolean awrash_i_layout_is_laid (const AwrashLayout *layout, gsize wall);
/* The arc on which a model's wall stands: its own or its single cell's. */
gsize awrash_i_layout_arc (const AwrashLayout *layout, gsize wall);

/* The chain of decisions that a reading leads to, the same in every language. */
char *awrash_i_words_chain (const AwrashLayout *layout);

#endif
