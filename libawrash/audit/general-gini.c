/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least Gini beyond the network under audit: the question with the claim's ratio, its tree, and
 * what both say of the Gini.
 * Source: libawrash/split/general-gini.c. Invariant: any ratio is as good as another; a bad one
 * only proves less. */

#include "audit/general-private.h"

#include "split/general-gini-private.h"
#include "split/gini-private.h"

#include <math.h>

/* What the plan's own Gini is, and what is proved of all. */
static gboolean
measure (AwrashGeneralCheck *check, const AwrashGeneralStep *step, const AwrashAsk *ask,
         const AwrashGeneralAnswer *found, GError **error)
{
  g_autoptr (AwrashGeneralGini) gini
      = awrash_i_general_gini_new (check->general, check->face, ask, error);
  double value, bound = NAN;

  if (gini == NULL || !awrash_i_general_gini_value (gini, check->x, &value, error))
    return FALSE;
  if (found->is_proved && !found->is_empty)
    bound = awrash_i_general_gini_bound (gini, found->bits, found->least, check->x, value);
  check->gap = fmax (check->gap, isnan (bound) ? INFINITY : awrash_i_gini_gap (value, bound));
  if (!step->is_goal)
    return TRUE;
  check->value = value;
  check->bound = bound;
  return TRUE;
}

gboolean
awrash_i_general_check_gini (AwrashGeneralCheck *check, const AwrashGeneralStep *step,
                             GError **error)
{
  AwrashAsk ask = { .kind = AWRASH_ASK_GINI,
                    .name = step->name,
                    .rest = step->rest,
                    .is_weighted = step->is_weighted };
  AwrashGeneralAnswer found;
  g_autofree int64_t *rank = NULL;

  if (g_strcmp0 (check->question, step->name) == 0
      && !awrash_i_general_claim_gini (check->scan, check->general->receivers[step->rest]->len,
                                       &ask.ratio, &rank, error))
    return FALSE;
  ask.rank = rank;
  if (!awrash_i_general_answer (check, &ask, &found, error)
      || !measure (check, step, &ask, &found, error))
    return FALSE;
  awrash_i_general_face_settle (check->face, check->general, step->rest, check->x);
  return TRUE;
}
