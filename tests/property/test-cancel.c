/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calls that last end soon after another thread asks, and what they worked on is as it was.
 * Source: the contract of AwrashCancel. Invariant: none would be over by itself when it is asked;
 * how soon is measured by tests/benchmarks/bench-cancel.c, and not here. */

#include "support/lasting.h"

#include <criterion/criterion.h>

/* Far more than a machine that does much else needs. */
#define MOST_SECONDS 10
#define AFTER 20000

static void
end_all (const Lasting calls[])
{
  for (const Lasting *one = calls; one->name != NULL; one++)
    {
      gpointer question = one->prepare ();

      /* the second meets what the first one left */
      for (int turn = 0; turn < 2; turn++)
        {
          LastingEnd end = lasting_cancel (one, question, AFTER);

          cr_expect (end.is_cancelled, "%s: %s", one->name,
                     end.is_answered ? "an answer" : end.told);
          cr_expect_lt (end.seconds, MOST_SECONDS, "%s: after %g s", one->name, end.seconds);
          g_free (end.told);
        }
      one->let_go (question);
    }
}

Test (property_cancel, calls_of_metric_end_when_they_are_asked) { end_all (lasting_metric); }

Test (property_cancel, calls_of_apportion_end_when_they_are_asked) { end_all (lasting_apportion); }

Test (property_cancel, calls_of_selection_end_when_they_are_asked) { end_all (lasting_selection); }

Test (property_cancel, calls_of_split_end_when_they_are_asked) { end_all (lasting_split); }

/* Numbers that a cancelled call would write into stay. */
Test (property_cancel, outputs_are_untouched)
{
  g_autoptr (AwrashCancel) cancel = awrash_base_cancel_new ();
  const double claims[] = { 5, 3, 2 };
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (3, claims, NULL, NULL, NULL);
  int64_t units[] = { 7, 7, 7 };
  AwrashAllotment answer = { .n_tied = 9 };
  g_autoptr (GError) error = NULL;

  awrash_base_cancel_ask (cancel);
  awrash_base_cancel_use (cancel);
  cr_assert_not (
      awrash_apportion_quota_method (question, 10, NULL, units, NULL, NULL, &answer, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_CANCELLED));
  for (gsize i = 0; i < 3; i++)
    cr_expect_eq (units[i], 7);
  cr_expect_eq (answer.n_tied, 9);
  awrash_base_cancel_use (NULL);
  cr_assert (awrash_apportion_quota_method (question, 10, NULL, units, NULL, NULL, &answer, NULL));
  cr_expect_eq (units[0], 5);
}
