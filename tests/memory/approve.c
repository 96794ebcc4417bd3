/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that approving worksites allocates is given back, answered or refused.
 * Source: none; the values only have to reach every way out.
 * Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and ends with 0. */

#include "support/small-approval.h"

#include <math.h>
#include <string.h>

static void
refuse (AwrashApproval *approval)
{
  static const int64_t bad[SMALL_WORKSITES] = { -5, -5, -5, -5, -5, -5 };
  static const double worse[SMALL_WORKSITES] = { -1, -1, -1, -1, -1, -1 };
  g_autoptr (GError) error = NULL;

  g_assert_false (awrash_selection_approve_set_communes (approval, 3, bad, &error));
  g_clear_error (&error);
  g_assert_false (awrash_selection_approve_set_required (approval, bad, &error));
  g_clear_error (&error);
  g_assert_false (awrash_selection_approve_set_goals (approval, "utility,none", &error));
  g_clear_error (&error);
  g_assert_false (
      awrash_selection_approve_add_bound (approval, "number", "places", worse, 0, 1, TRUE, &error));
  g_clear_error (&error);
  g_assert_null (awrash_selection_approve_solve (approval, bad, 0, 10, &error));
  g_clear_error (&error);
  g_assert_null (awrash_selection_approve_export_lp (approval, 9, worse, NULL));
}

static void
ask (guint32 seed)
{
  SmallApproval small = small_approval_draw (seed);
  g_autoptr (AwrashApproval) approval = small_approval_new (&small);
  double least[SMALL_BOUNDS], most[SMALL_BOUNDS];
  int64_t places[SMALL_WORKSITES];
  int64_t status;

  for (int k = 0; k < 3; k++)
    {
      g_autoptr (AwrashApproved) answer = awrash_selection_approve_solve (
          approval, k == 0 ? NULL : small.order, k == 1 ? 0.3 : 0, k == 2 ? 1 : 1000, NULL);
      const char *certificate = awrash_selection_approve_answer_get_certificate (answer);
      g_autofree char *cut = g_strndup (certificate, strlen (certificate) * (seed % 7) / 7);
      g_autoptr (AwrashVerdict) verdict = awrash_audit_approval (approval, certificate, NULL);
      g_autoptr (AwrashVerdict) none = awrash_audit_approval (approval, cut, NULL);

      g_assert_nonnull (verdict);
    }
  g_free (awrash_selection_approve_export_lp (approval, 0, NULL, NULL));
  awrash_selection_approve_relax (approval, 1000, least, most, places, &status, NULL);
  if (seed == 0)
    refuse (approval);
}

int
main (void)
{
  for (guint32 seed = 0; seed < 60; seed++)
    ask (seed);
  awrash_selection_approve_free (NULL);
  awrash_selection_approve_answer_free (NULL);
  return 0;
}
