/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Potentials of the nodes of a layout by the prices of its walls: what an arc's head has more than
 * its tail is the arc's price. */

#ifndef AWRASH_AUDIT_POTENTIALS_PRIVATE_H
#define AWRASH_AUDIT_POTENTIALS_PRIVATE_H

#include "split/plan-private.h"

/* A wall that is laid, behind the one around it. */
typedef struct
{
  guint32 wall;
  guint32 inner, outer; /* nodes */
  int sign;             /* sign × its price is what the inner node has more than the outer one */
} AwrashDescent;

typedef struct
{
  const AwrashLayout *layout;
  gsize n;
  AwrashDescent *descents; /* [n]: from the root inwards */
  const AwrashPrice **of;  /* [n_walls]: NULL where the stage tells none */
  int64_t *numbers;        /* [n_nodes]: of a stage with whole numbers */
} AwrashPotentials;

gboolean awrash_i_potentials_open (AwrashPotentials *potentials, const AwrashLayout *layout,
                                   GError **error);
void awrash_i_potentials_clear (AwrashPotentials *potentials);

/* Notes a stage's prices by their walls, and takes the notes away again. */
void awrash_i_potentials_note (AwrashPotentials *potentials, const AwrashStageProof *stage);
void awrash_i_potentials_forget (AwrashPotentials *potentials, const AwrashStageProof *stage);

/* The numbers of a stage whose prices are whole. */
void awrash_i_potentials_set (AwrashPotentials *potentials, const AwrashStageProof *stage);

#endif
