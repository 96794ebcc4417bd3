/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The quota method's states: recipients with equal claim and bounds are one class, whose members
 * never differ by more than a unit, so that a state is the number of units of each class. */

#ifndef AWRASH_APPORTION_QUOTA_STATES_PRIVATE_H
#define AWRASH_APPORTION_QUOTA_STATES_PRIVATE_H

#include "apportion/claims-private.h"

enum
{
  AWRASH_QUOTA_MOST_UNITS = 10000000,
  AWRASH_QUOTA_MOST_STATES = 65536,
  AWRASH_QUOTA_MOST_NUMBERS = 1 << 24 /* of all states together */
};

typedef struct
{
  double claim;
  int64_t size; /* members */
  int64_t lower;
  int64_t upper;
} AwrashQuotaClass;

/* The recipients by class. */
typedef struct
{
  gsize n;
  gsize n_classes;
  AwrashQuotaClass *classes; /* [n_classes], by descending claim, ascending bounds */
  gsize *class_of;           /* [n] */
} AwrashQuotaClasses;

gboolean awrash_i_quota_classes_open (AwrashQuotaClasses *self, const AwrashClaims *claims,
                                      GError **error);
void awrash_i_quota_classes_clear (AwrashQuotaClasses *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashQuotaClasses, awrash_i_quota_classes_clear)

/* A set of states, each kept once. A state is n_classes numbers of units, and their sum. */
typedef struct
{
  gsize width; /* n_classes + 1 */
  gsize most;  /* states */
  gsize n;
  gsize capacity;
  int64_t *rows;  /* [capacity * width] */
  gsize n_slots;  /* a power of two, at least 2 * capacity */
  guint32 *slots; /* 0: empty, else 1 + the row */
  gboolean is_full;
} AwrashQuotaStates;

gboolean awrash_i_quota_states_open (AwrashQuotaStates *self, gsize n_classes, GError **error);
void awrash_i_quota_states_clear (AwrashQuotaStates *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashQuotaStates, awrash_i_quota_states_clear)

/* Forgets all states. */
void awrash_i_quota_states_empty (AwrashQuotaStates *self);

/* Adds a state that is not there yet; beyond the most it adds none and is full. FALSE without
 * memory alone. */
gboolean awrash_i_quota_states_add (AwrashQuotaStates *self, const int64_t state[], GError **error);

int64_t *awrash_i_quota_states_get (const AwrashQuotaStates *self, gsize index);

/* The fewest and the most units of each recipient over all outcomes: floors and ceilings of what a
 * tie leaves open. */
gboolean awrash_i_quota_outcomes_range (const AwrashQuotaClasses *quota,
                                        const AwrashQuotaStates *outcomes, int64_t least[],
                                        int64_t most[], GError **error);

/* Which outcome a policy takes: units[n] hold the sure ones and are raised; tied[n] are 1 for the
 * tied, which hold free_units together. */
gboolean awrash_i_quota_outcomes_settle (const AwrashQuotaClasses *quota,
                                         const AwrashQuotaStates *outcomes, const AwrashTies *ties,
                                         const int64_t tied[], int64_t free_units, int64_t units[],
                                         GError **error);

#endif
