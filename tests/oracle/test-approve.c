/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Approved worksites against all choices of small questions: the best by every chain, the first in
 * the order, ties, infeasibility, and certificates. Source: enumeration. Invariant: a status says
 * just what enumeration finds. */

#include "support/small-approval.h"

#include <criterion/criterion.h>
#include <math.h>
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

/* ── relaxations ────────────────────────────────────────────────────────────────────────────── */

/* Whether some choice is left with the set left out; of those the nearest limit of bound b on a
 * side, in millionths, as a choice has it. */
static gboolean
nearest (const SmallApproval *small, guint set, gsize b, gboolean is_upper, int64_t *limit)
{
  SmallApproval less = *small;
  int64_t y[SMALL_WORKSITES] = { 0 };
  gboolean any = FALSE;

  for (gsize k = 0; k < small->n_bounds; k++)
    if (set & (1u << k))
      less.bounds[k].least = less.bounds[k].most = -1;
  do
    {
      int64_t own;

      if (!small_approval_keeps (&less, y))
        continue;
      own = b == small->n_bounds ? 0 : small_approval_reach (small, b, y, is_upper);
      *limit = !any ? own : is_upper ? MIN (*limit, own) : MAX (*limit, own);
      any = TRUE;
    }
  while (small_approval_next (small, y));
  return any;
}

static int
count_bits (guint set)
{
  int n = 0;

  for (; set != 0; set &= set - 1)
    n++;
  return n;
}

/* The set that has to be left out: the fewest, the later rather than the earlier. */
static gboolean
find_set (const SmallApproval *small, guint *best)
{
  guint may = 0;
  int64_t limit;
  gboolean any = FALSE;

  for (gsize b = 0; b < small->n_bounds; b++)
    may |= small->bounds[b].may_relax ? 1u << b : 0;
  for (guint set = 0; set < 1u << small->n_bounds; set++)
    {
      /* of as many, that which spares the first bound on which they differ */
      guint differ = any ? set ^ *best : 0, first = differ & (~differ + 1);

      if ((set & ~may) != 0 || (any && count_bits (set) > count_bits (*best))
          || (any && count_bits (set) == count_bits (*best) && (set & first) != 0)
          || !nearest (small, set, small->n_bounds, TRUE, &limit))
        continue;
      *best = set;
      any = TRUE;
    }
  return any;
}

static void
check_relaxed (const SmallApproval *small, guint set, const double least[], const double most[],
               guint32 seed)
{
  SmallApproval now = *small;

  for (gsize b = 0; b < small->n_bounds; b++)
    {
      const SmallBound *asked = &small->bounds[b];
      double own_least = asked->least <= 0 ? 0 : (double)asked->least / 4;
      double own_most = asked->most < 0 ? INFINITY : (double)asked->most / 4;
      int64_t limit = 0;

      if ((set & (1u << b)) == 0)
        {
          cr_expect_eq (least[b], own_least, "seed %u: bound %zu", seed, b);
          cr_expect_eq (most[b], own_most, "seed %u: bound %zu", seed, b);
          continue;
        }
      /* those relaxed before stand at their limits, in numbers that small questions can say only if
       * they are quarters: else the check ends here */
      if (asked->most >= 0)
        {
          SmallApproval low = now;

          low.bounds[b].most = -1;
          if (nearest (&low, set & ~(1u << b), b, TRUE, &limit))
            {
              cr_expect_eq ((int64_t)rint (most[b] * 1e6), limit, "seed %u: bound %zu most %g",
                            seed, b, most[b]);
              cr_expect_eq (least[b], own_least, "seed %u: bound %zu", seed, b);
              now.bounds[b].most = limit / 250000;
              set &= ~(1u << b);
              if (limit % 250000 != 0)
                return;
              continue;
            }
        }
      now.bounds[b].least = -1;
      set &= ~(1u << b);
      cr_assert (nearest (&now, set, b, FALSE, &limit));
      cr_expect_eq ((int64_t)rint (least[b] * 1e6), limit, "seed %u: bound %zu least %g", seed, b,
                    least[b]);
      cr_expect_eq (most[b], own_most, "seed %u: bound %zu", seed, b);
      now.bounds[b].least = limit / 250000;
      if (limit % 250000 != 0)
        return;
    }
}

Test (oracle_approve, the_relaxation_is_the_smallest_of_all)
{
  int n_relaxed = 0;

  for (guint32 seed = 0; seed < SEEDS; seed++)
    {
      SmallApproval small = small_approval_draw (seed);
      g_autoptr (AwrashApproval) approval = small_approval_new (&small);
      double least[SMALL_BOUNDS], most[SMALL_BOUNDS];
      int64_t places[SMALL_WORKSITES];
      int64_t status;
      guint set = 0;
      gboolean any = find_set (&small, &set);

      cr_assert (
          awrash_selection_approve_relax (approval, 100000, least, most, places, &status, NULL));
      cr_assert_eq (status, any ? AWRASH_STATUS_OPTIMAL : AWRASH_STATUS_INFEASIBLE, "seed %u",
                    seed);
      if (!any)
        continue;
      n_relaxed += set != 0;
      check_relaxed (&small, set, least, most, seed);
    }
  cr_expect (n_relaxed > 300, "%d", n_relaxed);
}
