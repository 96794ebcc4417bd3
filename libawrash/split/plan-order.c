/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan found in the order of codes, given back as the rows of the programme stand that was asked
 * about. Source: libawrash/programme/ordered.c. Invariant: texts and certificate stay as they are,
 * since they name codes alone. */

#include "split/plan-private.h"

#include "base/memory-private.h"

#include <string.h>

/* Tied provinces ascend, each with what it has for sure and with its witness. */
static gboolean
give_tie_back (AwrashPlan *plan, GError **error)
{
  const AwrashProgramme *ordered = plan->programme;
  gpointer *witnesses = plan->witnesses->pdata;
  g_autofree gsize *found = awrash_i_new (gsize, plan->n_provinces, error);
  g_autofree int64_t *sure = awrash_i_copy (int64_t, plan->sure, plan->n_tied, error);
  g_autofree gpointer *own = awrash_i_copy (gpointer, witnesses, plan->witnesses->len, error);
  gsize n = 0;

  if (found == NULL || sure == NULL || own == NULL)
    return FALSE;
  for (gsize k = 0; k < plan->n_tied; k++)
    found[ordered->given_provinces[plan->tied[k]]] = k + 1;
  for (gsize i = 0; i < plan->n_provinces; i++)
    if (found[i] > 0)
      {
        plan->tied[n] = (int64_t)i;
        plan->sure[n++] = sure[found[i] - 1];
        witnesses[n] = own[found[i]];
      }
  for (guint k = 0; k < plan->witnesses->len; k++)
    if (!awrash_i_programme_give_cells_back (ordered, witnesses[k], error))
      return FALSE;
  return TRUE;
}

gboolean
awrash_i_plan_give_back (AwrashPlan *plan, AwrashProgramme *given, GError **error)
{
  const AwrashProgramme *ordered = plan->programme;

  if (ordered == given)
    return TRUE;
  if (!awrash_i_programme_give_provinces_back (ordered, plan->needs, error)
      || !awrash_i_programme_give_provinces_back (ordered, plan->receipts, error)
      || (plan->places != NULL
          && !awrash_i_programme_give_cells_back (ordered, plan->places, error))
      || (plan->witnesses->len > 0 && !give_tie_back (plan, error))
      || (plan->base != NULL && !awrash_i_plan_give_back (plan->base, given, error)))
    return FALSE;
  awrash_programme_unref (plan->programme);
  plan->programme = awrash_programme_ref (given);
  return TRUE;
}

static AwrashPlan *
make (const AwrashPlan *plan, const AwrashProgramme *ordered, GError **error)
{
  g_autoptr (AwrashPlan) made = g_new0 (AwrashPlan, 1);

  g_atomic_ref_count_init (&made->references);
  made->programme = awrash_programme_ref ((AwrashProgramme *)(guintptr)ordered);
  made->reading = awrash_split_reading_copy (plan->reading);
  made->class_ = plan->class_;
  made->has_answer = plan->has_answer;
  made->n_cells = plan->n_cells;
  made->n_provinces = plan->n_provinces;
  made->n_tied = plan->n_tied;
  made->places = awrash_i_copy (int64_t, plan->places, plan->n_cells, error);
  if (made->places == NULL)
    return NULL;
  awrash_i_programme_put_cells_in_order (ordered, plan->places, made->places);
  if (plan->base != NULL && (made->base = make (plan->base, ordered, error)) == NULL)
    return NULL;
  return g_steal_pointer (&made);
}

AwrashPlan *
awrash_i_plan_in_order (const AwrashPlan *plan, GError **error)
{
  g_autoptr (AwrashProgramme) ordered = awrash_i_programme_in_order (plan->programme, error);

  if (ordered == NULL)
    return NULL;
  return ordered == plan->programme ? awrash_split_plan_ref ((AwrashPlan *)(guintptr)plan)
                                    : make (plan, ordered, error);
}
