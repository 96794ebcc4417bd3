/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Progressivity: its identities, and taxes whose answer is known. Source: metric-rank.h.
 * Invariant: outputs change only on success. */

#include "metric/ranked.h"

#include <criterion/criterion.h>

static double
concentration_of (size_t n, const double h[], const double z[], const double w[])
{
  double value = NAN;

  cr_assert (awrash_metric_concentration ("standard", n, h, z, w, &value, NULL));
  return value;
}

Test (metric_kakwani, its_parts_are_the_indices_they_are_made_of)
{
  guint64 state = 51;
  Ranked r;

  cr_assert_eq (awrash_metric_kakwani_size (), sizeof (AwrashKakwani));
  for (int turn = 0; turn < 30; turn++)
    {
      double tax[N_RANKED], after[N_RANKED], taken = 0, total = 0;
      AwrashKakwani k;

      fill_ranked (&r, 0, &state);
      for (size_t i = 0; i < N_RANKED; i++)
        {
          if (turn % 2)
            r.h[i] = floor (8 * r.h[i]) + 1; /* ties */
          tax[i] = r.h[i] * next_uniform (&state);
          after[i] = r.h[i] - tax[i];
          taken += r.w[i] * tax[i];
          total += r.w[i] * r.h[i];
        }
      cr_assert (awrash_metric_kakwani (N_RANKED, r.h, tax, r.w, &k, NULL));
      cr_assert (is_near (k.gini_before, concentration_of (N_RANKED, r.h, r.h, r.w), 1e-13));
      cr_assert (is_near (k.gini_after, concentration_of (N_RANKED, after, after, r.w), 1e-13));
      cr_assert (fabs (k.concentration_tax - concentration_of (N_RANKED, tax, r.h, r.w)) <= 1e-14);
      cr_assert (fabs (k.concentration_after - concentration_of (N_RANKED, after, r.h, r.w))
                 <= 1e-14);
      cr_assert (is_near (k.rate, taken / total, 1e-13));
      cr_assert (fabs (k.kakwani - (k.concentration_tax - k.gini_before)) <= 1e-14);
      cr_assert (fabs (k.reynolds_smolensky - (k.gini_before - k.concentration_after)) <= 1e-14);
      cr_assert (fabs (k.reynolds_smolensky - k.kakwani * k.rate / (1 - k.rate)) <= 1e-14);
      cr_assert (fabs (k.reranking - (k.gini_after - k.concentration_after)) <= 1e-14);
      cr_assert (k.reranking > 0);
      cr_assert (fabs (k.redistribution - (k.gini_before - k.gini_after)) <= 1e-14);
    }
}

Test (metric_kakwani, equal_shares_leave_all_as_it_is)
{
  double before[] = { 2, 10, 4, 6 }, tax[] = { 0.5, 2.5, 1, 1.5 };
  AwrashKakwani k;

  cr_assert (awrash_metric_kakwani (4, before, tax, NULL, &k, NULL));
  cr_assert (k.kakwani == 0 && k.reynolds_smolensky == 0 && k.reranking == 0);
  cr_assert_eq (k.rate, 0.25);
}

Test (metric_kakwani, a_tax_a_hair_from_equal_shares_keeps_its_digits)
{
  double before[] = { 2, 10, 4, 6 }, tax[] = { 0.5, 2.5 + 0x1p-40, 1, 1.5 };
  AwrashKakwani k;

  /* K moves by (s - K' ...) = 2^-40 (3/4 - G) / T to first order: ranks 7/8 at the top */
  cr_assert (awrash_metric_kakwani (4, before, tax, NULL, &k, NULL));
  cr_assert (is_near (k.kakwani, 0x1p-40 * (0.75 - k.gini_before) / 5.5, 1e-11));
}

Test (metric_kakwani, a_poll_tax_is_as_regressive_as_incomes_are_unequal)
{
  double before[] = { 2, 10, 4, 6 }, tax[] = { 1, 1, 1, 1 };
  AwrashKakwani k;

  cr_assert (awrash_metric_kakwani (4, before, tax, NULL, &k, NULL));
  cr_assert (is_near (k.kakwani, -k.gini_before, 1e-15));
  cr_assert_eq (k.reranking, 0.0);
}

Test (metric_kakwani, swapping_two_incomes_redistributes_nothing_but_reranks)
{
  double before[] = { 1, 3 }, tax[] = { 0, 2.5 };
  AwrashKakwani k;

  /* left: 1 and 0.5. G before 1/4; C after by the old rank -1/6, G after 1/6 */
  cr_assert (awrash_metric_kakwani (2, before, tax, NULL, &k, NULL));
  cr_assert (is_near (k.reynolds_smolensky, 0.25 + 1.0 / 6, 1e-15));
  cr_assert (is_near (k.reranking, 1.0 / 3, 1e-15));
  cr_assert (is_near (k.redistribution, 0.25 - 1.0 / 6, 1e-14));
}

Test (metric_kakwani, what_cannot_be_taken_is_refused)
{
  double before[] = { 1, 3 }, more[] = { 0, 4 }, none[] = { 0, 0 }, all[] = { 1, 3 };
  double negative[] = { -1, 1 };
  g_autoptr (GError) error = NULL;
  AwrashKakwani k = { .rate = 4711 };

  cr_assert_not (awrash_metric_kakwani (2, before, more, NULL, &k, &error));
  cr_assert_str_eq (error->message, "tax[1] is 4 of 3, expected at most what there is before it");
  g_clear_error (&error);
  cr_assert_not (awrash_metric_kakwani (2, before, none, NULL, &k, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  g_clear_error (&error);
  cr_assert_not (awrash_metric_kakwani (2, before, all, NULL, &k, &error));
  cr_assert_str_eq (error->message,
                    "the mean of before - tax is 0, expected at least one value > 0 "
                    "with a weight > 0");
  g_clear_error (&error);
  cr_assert_not (awrash_metric_kakwani (2, before, negative, NULL, &k, &error));
  cr_assert_str_eq (error->message, "tax[0] is -1, expected a finite number ≥ 0");
  cr_assert_eq (k.rate, 4711);
}
