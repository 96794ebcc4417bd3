/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Approved worksites against all choices of small questions: the best by every chain, the first in
 * the order, ties, infeasibility, and certificates. Source: enumeration. Invariant: a status says
 * just what enumeration finds. */

#include "support/small-approval.h"

#include <criterion/criterion.h>
#include <string.h>

#define SEEDS 3000

static void
check_audit (const AwrashApproval *approval, const AwrashApproved *answer, guint32 seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashVerdict) verdict = awrash_audit_approval (
      approval, awrash_selection_approve_answer_get_certificate (answer), &error);

  cr_assert_not_null (verdict, "seed %u: %s", seed, error ? error->message : "");
  cr_expect (awrash_audit_verdict_is_accepted (verdict), "seed %u: %s", seed,
             awrash_audit_verdict_get_n_findings (verdict) > 0
                 ? awrash_audit_verdict_get_finding (verdict, 0)
                 : "");
}

static void
check_other (const SmallApproval *small, const AwrashApproved *answer, guint32 seed)
{
  const int64_t *places = awrash_selection_approve_answer_get_places (answer);
  const int64_t *other = awrash_selection_approve_answer_get_other (answer);

  cr_assert_not_null (other, "seed %u", seed);
  cr_expect (small_approval_keeps (small, other), "seed %u", seed);
  cr_expect_eq (small_approval_compare (small, places, other, FALSE), 0, "seed %u", seed);
  cr_expect (memcmp (places, other, small->n * sizeof (int64_t)) != 0, "seed %u", seed);
}

static void
check (guint32 seed)
{
  SmallApproval small = small_approval_draw (seed);
  g_autoptr (AwrashApproval) approval = small_approval_new (&small);
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashApproved) answer
      = awrash_selection_approve_solve (approval, small.order, 0, 100000, &error);
  g_autoptr (AwrashApproved) refused
      = awrash_selection_approve_solve (approval, NULL, 0, 100000, &error);
  int64_t best[SMALL_WORKSITES];
  gsize n_best = small_approval_best (&small, best);
  const int64_t *places;

  cr_assert (answer != NULL && refused != NULL, "seed %u: %s", seed, error ? error->message : "");
  check_audit (approval, answer, seed);
  check_audit (approval, refused, seed);
  cr_expect_eq (awrash_selection_approve_answer_get_status (answer),
                n_best == 0   ? AWRASH_STATUS_INFEASIBLE
                : n_best == 1 ? AWRASH_STATUS_OPTIMAL
                              : AWRASH_STATUS_TIE_SETTLED,
                "seed %u: status %d with %zu best", seed,
                awrash_selection_approve_answer_get_status (answer), n_best);
  cr_expect_eq (awrash_selection_approve_answer_get_status (refused),
                n_best == 0   ? AWRASH_STATUS_INFEASIBLE
                : n_best == 1 ? AWRASH_STATUS_OPTIMAL
                              : AWRASH_STATUS_TIE_REFUSED,
                "seed %u", seed);
  places = awrash_selection_approve_answer_get_places (answer);
  cr_assert_eq (places != NULL, n_best > 0, "seed %u", seed);
  if (places == NULL)
    return;
  for (gsize j = 0; j < small.n; j++)
    cr_expect_eq (places[j], best[j], "seed %u: worksite %zu has %d, not %d", seed, j,
                  (int)places[j], (int)best[j]);
  if (n_best > 1)
    {
      check_other (&small, answer, seed);
      check_other (&small, refused, seed);
    }
}

Test (oracle_approve, the_choice_is_the_first_of_the_best_among_all)
{
  for (guint32 seed = 0; seed < SEEDS; seed++)
    check (seed);
}
