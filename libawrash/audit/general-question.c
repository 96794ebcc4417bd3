/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One question asked again, what the plan makes of it, and the tree of its claim followed.
 * Source: see allot/mixed-branching.c for trees as proofs. Invariant: no search is made. */

#include "audit/general-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>

gboolean
awrash_i_general_is_next (const AwrashGeneralCheck *check, const char *name)
{
  return g_strcmp0 (check->question, name) == 0;
}

static gboolean
follow_tree (AwrashGeneralCheck *check, const AwrashMixed *mixed, const AwrashGeneralClaim *claim,
             AwrashGeneralAnswer *answer, GError **error)
{
  AwrashLong least = claim->is_empty ? AWRASH_LONG_LARGEST : claim->least;

  answer->is_empty = claim->is_empty;
  answer->least = claim->least;
  if (!awrash_i_branching_prove (claim->tree, mixed, least, NULL, &answer->is_proved, error))
    return FALSE;
  if (!answer->is_proved)
    awrash_i_verdict_add (check->audit->verdict,
                          _ ("the tree of \"%s\" does not prove what is claimed"), check->question);
  return TRUE;
}

/* The plan's own cost in a question's problem. */
static gboolean
cost_plan (const AwrashGeneralCheck *check, const AwrashAsk *ask, const AwrashMixed *mixed,
           AwrashGeneralAnswer *answer, GError **error)
{
  g_autofree int64_t *y = NULL;
  AwrashLong low;

  if (check->x == NULL || ask->kind == AWRASH_ASK_BEYOND)
    return TRUE;
  y = awrash_i_new (int64_t, mixed->n, error);
  if (y == NULL
      || !awrash_i_ask_complete (check->general, check->face, ask, mixed, check->x, y, error))
    return FALSE;
  awrash_i_mixed_cost (mixed, y, &low, &answer->cost);
  return TRUE;
}

gboolean
awrash_i_general_answer (AwrashGeneralCheck *check, const AwrashAsk *ask,
                         AwrashGeneralAnswer *found, GError **error)
{
  g_autoptr (AwrashMixed) mixed = NULL;
  g_autoptr (AwrashItemNames) names = NULL;
  AwrashGeneralClaim claim = { 0 };
  gboolean done;

  *found = (AwrashGeneralAnswer){ .offset = ask->offset };
  mixed = awrash_i_ask_build (check->general, check->face, ask, error);
  if (mixed == NULL)
    return FALSE;
  found->bits = mixed->bits;
  found->scale = awrash_i_general_scale (mixed);
  if (!cost_plan (check, ask, mixed, found, error))
    return FALSE;
  if (!awrash_i_general_is_next (check, ask->name))
    return TRUE;
  names = awrash_i_ask_name_items (check->general, check->face, ask, mixed, TRUE, error);
  done = names != NULL
         && awrash_i_general_claim_read (check->scan, mixed, names->name, &claim, error)
         && follow_tree (check, mixed, &claim, found, error);
  awrash_i_general_claim_clear (&claim);
  return done && awrash_i_general_claim_next (check->scan, &check->question, error);
}

double
awrash_i_general_gap_of (const AwrashGeneralAnswer *found)
{
  return found->is_proved ? awrash_i_general_gap (found->cost, found->least, found->offset,
                                                  found->bits, found->scale)
                          : INFINITY;
}
