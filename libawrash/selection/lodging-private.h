/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who of a type comes into a panel that only says how many. Types are parted into lodgings that do
 * not touch each other: the types of one kind of household, whose units are the households; or one
 * type of persons who count alone, whose units are these. A panel takes each unit once at most. */

#ifndef AWRASH_SELECTION_LODGING_PRIVATE_H
#define AWRASH_SELECTION_LODGING_PRIVATE_H

#include "selection/question-private.h"

typedef struct
{
  gsize n_types;
  gsize *types;    /* [n_types], ascending */
  gsize *n_alike;  /* [n_types]: persons of the type in every unit */
  gsize n_units;   /* in the order of their first persons */
  gsize **persons; /* [n_types]: [n_units · n_alike]: a unit's persons of the type, ascending */
} AwrashLodging;

typedef struct
{
  gsize n;
  AwrashLodging *lodging;
} AwrashLodgings;

AwrashLodgings *awrash_i_lodgings_new (const AwrashPanelQuestion *question, GError **error);
void awrash_i_lodgings_free (AwrashLodgings *lodgings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashLodgings, awrash_i_lodgings_free)

/* A person of the lodging's k-th type in a unit, one of those alike there. */
static inline gsize
awrash_i_lodging_person (const AwrashLodging *lodging, gsize k, gsize unit, gsize which)
{
  return lodging->persons[k][unit * lodging->n_alike[k] + which];
}

#endif
