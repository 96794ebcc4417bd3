/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least Gini beyond the network under audit: the question with the claim's ratio, its tree, and
 * what both say of the Gini.
 * Source: libawrash/split/general-gini.c. Invariant: any ratio is as good as another; a bad one
 * only proves less. */

#include "audit/general-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "split/general-gini-private.h"
#include "split/gini-private.h"

#include <math.h>

#define LARGEST_RANK (G_GINT64_CONSTANT (1) << 60)

/* [rank, …], one for each of n. */
static gboolean
read_ranks (AwrashScan *scan, gsize n, int64_t rank[], GError **error)
{
  const char *const expected = N_ ("a number for each who is compared");
  gboolean more = awrash_i_scan_need (scan, '[', error);

  for (gsize p = 0; more; p++)
    {
      if (!awrash_i_scan_next (scan, ']', &more, error))
        return FALSE;
      if (more != (p < n))
        return awrash_i_scan_refuse (scan, expected, error);
      if (!more)
        return TRUE;
      if (!awrash_i_scan_within (scan, -LARGEST_RANK, LARGEST_RANK, expected, &rank[p], error))
        return FALSE;
    }
  return FALSE;
}

/* What the question goes by: the ratio that it takes off, 0: none; ranks of n, NULL: none. */
static gboolean
read_question (AwrashScan *scan, gsize n, double *ratio, int64_t **rank, GError **error)
{
  *ratio = 0;
  *rank = NULL;
  if (awrash_i_scan_take_key (scan, "ratio"))
    {
      gsize at = scan->at;

      if (!awrash_i_scan_number (scan, ratio, error))
        return FALSE;
      if (!(*ratio > 0 && *ratio <= 1))
        return awrash_i_scan_refuse_at (scan, at, N_ ("a number above 0, at most 1"), error);
    }
  if (!awrash_i_scan_take_key (scan, "ranks"))
    return TRUE;
  *rank = awrash_i_new (int64_t, n, error);
  if (*rank != NULL && read_ranks (scan, n, *rank, error))
    return TRUE;
  g_clear_pointer (rank, g_free);
  return FALSE;
}

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
  if (found->is_proved)
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

  if (awrash_i_general_is_next (check, step->name)
      && !read_question (check->scan, check->general->receivers[step->rest]->len, &ask.ratio, &rank,
                         error))
    return FALSE;
  ask.rank = rank;
  if (!awrash_i_general_answer (check, &ask, &found, error)
      || !measure (check, step, &ask, &found, error))
    return FALSE;
  awrash_i_general_face_settle (check->face, check->general, step->rest, check->x);
  return TRUE;
}
