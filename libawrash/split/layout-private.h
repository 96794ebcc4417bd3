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
  AwrashWall wall;   /* territory, set and bounds of what is left */
  int64_t offset;    /* the sum of what was taken away */
  gint32 cell;       /* the single cell that is left, or -1 */
  gint32 inside;     /* the smallest wall of its family around it, -1: the root */
  guint32 arc;       /* in the network */
  gint8 colour;      /* 0 or 1: the family; -1 while unknown */
  guint8 is_reduced; /* something was taken away */
  guint8 dropped;    /* implied by others, or given up (a mix that would break the network) */
  guint8 is_outside; /* left out of the two families: it counts as a row */
  guint8 crosses;    /* some other wall */
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

/* Lays out, classifies and builds the network of the walls that are not outside.
 * AWRASH_ERROR_BOUNDS names cells that nothing bounds. */
AwrashLayout *awrash_i_layout_new (AwrashModel *model, GError **error);
/* The same, its network not opened yet: for an audit, which looks at arcs alone. */
AwrashLayout *awrash_i_layout_new_arcs (AwrashModel *model, GError **error);
/* FALSE with AWRASH_ERROR_CLASS where the network alone does not say the problem: network + rows,
 * and general. */
gboolean awrash_i_layout_check_network (const AwrashLayout *layout, GError **error);
void awrash_i_layout_free (AwrashLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashLayout, awrash_i_layout_free)

/* Places of quotas that capacities leave unplaced in a plan. */
int64_t awrash_i_layout_count_unplaced (const AwrashLayout *layout, const int64_t places[]);

#define awrash_i_layout_wall(layout, i) (&g_array_index ((layout)->walls, AwrashPlacedWall, (i)))

/* Notes bounds on the same cells that contradict each other. */
void awrash_i_layout_find_contradictions (AwrashLayout *layout);
/* AWRASH_ERROR_BOUNDS where nothing limits a cell; rows limit cells that no wall does. */
gboolean awrash_i_layout_check_limits (AwrashLayout *layout, GError **error);
/* AWRASH_ERROR_OVERFLOW where the bounds sum to too much. */
gboolean awrash_i_layout_choose_unbounded (AwrashLayout *layout, GError **error);
/* Makes the lists of walls, all as the model has them. */
gboolean awrash_i_layout_list_walls (AwrashLayout *layout, GError **error);
/* All walls as the model has them again. */
void awrash_i_layout_place (AwrashLayout *layout);
/* The same after a reduction: nothing taken out, but what cells imply dropped. */
gboolean awrash_i_layout_restore (AwrashLayout *layout, GError **error);
/* Takes sums that are fixed out of the walls around them, and drops walls that cells imply. */
gboolean awrash_i_layout_reduce (AwrashLayout *layout, GError **error);
/* Finds the class, its reason and the families. */
gboolean awrash_i_layout_classify (AwrashLayout *layout, GError **error);
/* Colours the walls with two laminar families; *fits: there are some. */
gboolean awrash_i_layout_colour (AwrashLayout *layout, guint32 parent[], guint8 odd[],
                                 gboolean *fits, GError **error);
/* An odd cycle of walls that cross, appended to an array of gsize; nothing where there is none. */
gboolean awrash_i_layout_find_cycle (const AwrashLayout *layout, GArray *cycle, GError **error);
/* Leaves walls outside until the others fall into two families. */
gboolean awrash_i_layout_leave_out (AwrashLayout *layout, guint32 parent[], guint8 odd[],
                                    GError **error);
/* Builds the network of the coloured walls, not opened yet. */
gboolean awrash_i_layout_connect (AwrashLayout *layout, GError **error);
/* Whether a wall has an arc of its own. */
static inline gboolean
awrash_i_layout_is_laid (const AwrashLayout *layout, gsize wall)
{
  const AwrashPlacedWall *placed = awrash_i_layout_wall (layout, wall);

  return placed->cell < 0 && !placed->dropped && !placed->is_outside;
}

/* The arc on which a model's wall stands: its own or its single cell's. */
gsize awrash_i_layout_arc (const AwrashLayout *layout, gsize wall);

/* The chain of decisions that a reading leads to, the same in every language. */
char *awrash_i_words_chain (const AwrashLayout *layout);

#endif
