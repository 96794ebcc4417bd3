/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the outcomes of the quota method, counted by class, to the units of each recipient: what is
 * sure, and which outcome a policy takes. Source: libawrash/README.md, "Ties".
 * Invariant: inside a class any choice of the members that hold a unit more is an outcome. */

#include "apportion/quota-states-private.h"

#include "allot/ties-private.h"
#include "apportion/answer-private.h"
#include "base/memory-private.h"

gboolean
awrash_i_quota_outcomes_range (const AwrashQuotaClasses *quota, const AwrashQuotaStates *outcomes,
                               int64_t least[], int64_t most[], GError **error)
{
  gsize n_classes = quota->n_classes;
  g_autofree int64_t *low
      = awrash_i_copy (int64_t, awrash_i_quota_states_get (outcomes, 0), n_classes, error);
  g_autofree int64_t *high = low != NULL ? awrash_i_copy (int64_t, low, n_classes, error) : NULL;

  if (high == NULL)
    return FALSE;
  for (gsize k = 1; k < outcomes->n; k++)
    for (gsize c = 0; c < n_classes; c++)
      {
        int64_t units = awrash_i_quota_states_get (outcomes, k)[c];
        low[c] = MIN (low[c], units);
        high[c] = MAX (high[c], units);
      }
  for (gsize i = 0; i < quota->n; i++)
    {
      gsize c = quota->class_of[i];
      int64_t size = quota->classes[c].size;
      least[i] = low[c] / size;
      most[i] = (high[c] + size - 1) / size;
    }
  return TRUE;
}

/* What the members of a class hold that were settled already, and the outcomes that still agree. */
typedef struct
{
  const AwrashQuotaClasses *quota;
  const AwrashQuotaStates *outcomes;
  gsize n_alive;
  gsize *alive;    /* [n_alive] indices of outcomes */
  int64_t *counts; /* [n_classes] members */
  int64_t *sums;   /* [n_classes] their units */
} Settling;

/* The fewest and the most units of the next member of a class in an outcome. */
static void
get_next (const Settling *self, gsize class, gsize outcome, int64_t *low, int64_t *high)
{
  int64_t size = self->quota->classes[class].size;
  int64_t units = awrash_i_quota_states_get (self->outcomes, outcome)[class];
  int64_t level = units / size, left = size - self->counts[class];
  int64_t raised = units - self->sums[class] - left * level;

  *low = level + (raised == left);
  *high = level + (raised > 0);
}

/* Gives the next member of a class as much as some outcome allows, and keeps those that allow it.
 */
static int64_t
settle_next (Settling *self, gsize class)
{
  int64_t low = 0, high = 0, units = 0;
  gsize n_kept = 0;

  for (gsize k = 0; k < self->n_alive; k++)
    {
      get_next (self, class, self->alive[k], &low, &high);
      units = MAX (units, high);
    }
  for (gsize k = 0; k < self->n_alive; k++)
    {
      get_next (self, class, self->alive[k], &low, &high);
      if (units <= high)
        self->alive[n_kept++] = self->alive[k];
    }
  self->n_alive = n_kept;
  self->counts[class]++;
  self->sums[class] += units;
  return units;
}

static gboolean
settle_in_order (Settling *self, gsize n_tied, const gsize recipients[], int64_t units[],
                 GError **error)
{
  g_autofree gsize *alive = awrash_i_new (gsize, self->outcomes->n, error);
  g_autofree int64_t *counts
      = alive != NULL ? awrash_i_new (int64_t, self->quota->n_classes, error) : NULL;
  g_autofree int64_t *sums
      = counts != NULL ? awrash_i_new (int64_t, self->quota->n_classes, error) : NULL;

  if (sums == NULL)
    return FALSE;
  self->n_alive = self->outcomes->n;
  for (gsize k = 0; k < self->n_alive; k++)
    alive[k] = k;
  self->alive = alive;
  self->counts = counts;
  self->sums = sums;
  for (gsize k = 0; k < n_tied; k++)
    units[recipients[k]] = settle_next (self, self->quota->class_of[recipients[k]]);
  return TRUE;
}

/* TRUE if an outcome gives each class its sum, and no member less than its level or more than one
 * above it. */
static gboolean
is_outcome (const AwrashQuotaClasses *quota, const int64_t outcome[], const int64_t sums[],
            const int64_t units[])
{
  for (gsize c = 0; c < quota->n_classes; c++)
    if (outcome[c] != sums[c])
      return FALSE;
  for (gsize i = 0; i < quota->n; i++)
    {
      int64_t size = quota->classes[quota->class_of[i]].size;
      int64_t level = outcome[quota->class_of[i]] / size;
      if (units[i] < level || units[i] > level + 1)
        return FALSE;
    }
  return TRUE;
}

static gboolean
settle_drawn (const Settling *self, const AwrashTies *ties, int64_t free_units, int64_t units[],
              GError **error)
{
  const AwrashQuotaClasses *quota = self->quota;
  g_autofree int64_t *sums = awrash_i_new (int64_t, quota->n_classes, error);

  if (sums == NULL)
    return FALSE;
  for (gsize i = 0; i < quota->n; i++)
    {
      if (ties->holders[i] > free_units)
        return awrash_i_answer_refuse_lot (error);
      units[i] += ties->holders[i];
      sums[quota->class_of[i]] += units[i];
    }
  for (gsize k = 0; k < self->outcomes->n; k++)
    if (is_outcome (quota, awrash_i_quota_states_get (self->outcomes, k), sums, units))
      return TRUE;
  return awrash_i_answer_refuse_lot (error);
}

gboolean
awrash_i_quota_outcomes_settle (const AwrashQuotaClasses *quota, const AwrashQuotaStates *outcomes,
                                const AwrashTies *ties, const int64_t tied[], int64_t free_units,
                                int64_t units[], GError **error)
{
  Settling self = { .quota = quota, .outcomes = outcomes };
  g_autofree gsize *recipients = awrash_i_new (gsize, quota->n, error);
  gsize n_tied = 0;

  if (recipients == NULL)
    return FALSE;
  if (ties == NULL)
    return TRUE;
  if (ties->holders != NULL)
    return settle_drawn (&self, ties, free_units, units, error);
  for (gsize i = 0; i < quota->n; i++)
    if (tied[i])
      recipients[n_tied++] = i;
  return n_tied == 0
         || (awrash_i_ties_sort (ties, n_tied, recipients, error)
             && settle_in_order (&self, n_tied, recipients, units, error));
}
