/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hoover: against equality, against a reference, and the identities between the two.
 * Source: metric.h. Invariant: outputs change only on success. */

#include "metric/measures.h"

#include <criterion/criterion.h>

static double
hoover_of (size_t n, const double x[], const double w[], const double q[])
{
  double value = NAN;

  cr_assert (awrash_metric_hoover (n, x, w, q, &value, NULL));
  return value;
}

Test (metric_hoover, it_is_what_would_have_to_move)
{
  double x[] = { 0, 0, 0, 8 }, y[] = { 1, 3 };

  cr_assert_eq (hoover_of (4, x, NULL, NULL), 0.75);
  cr_assert_eq (hoover_of (2, y, NULL, NULL), 0.25);
}

Test (metric_hoover, a_reference_of_the_same_shares_gives_zero)
{
  double x[] = { 2, 4, 6, 0 }, q[] = { 1, 2, 3, 0 }, w[] = { 1, 5, 2, 9 };

  cr_assert_eq (hoover_of (4, x, NULL, q), 0.0);
  cr_assert_eq (hoover_of (4, x, w, q), 0.0);
}

Test (metric_hoover, a_reference_with_nothing_in_common_gives_one)
{
  double x[] = { 2, 4, 0 }, q[] = { 0, 0, 3 };

  cr_assert_eq (hoover_of (3, x, NULL, q), 1.0);
}

Test (metric_hoover, the_reference_gives_the_definition_and_the_index_of_the_rates)
{
  guint64 state = 41;
  double x[30], q[30], rate[30], ones[30];

  for (int turn = 0; turn < 50; turn++)
    {
      Quad all_x = 0, all_q = 0, sum = 0;

      for (size_t i = 0; i < 30; i++)
        {
          q[i] = 1 + next_uniform (&state);
          x[i] = turn % 2 ? q[i] * (3 + 1e-9 * next_uniform (&state)) : next_uniform (&state);
          rate[i] = x[i] / q[i];
          ones[i] = 1;
          all_x += (Quad)x[i];
          all_q += (Quad)q[i];
        }
      for (size_t i = 0; i < 30; i++)
        {
          Quad gap = (Quad)x[i] / all_x - (Quad)q[i] / all_q;

          sum += gap < 0 ? -gap / 2 : gap / 2;
        }
      cr_assert (is_near (hoover_of (30, x, NULL, q), (double)sum, 1e-12));
      cr_assert (fabs (hoover_of (30, rate, q, NULL) - (double)sum) <= 1e-15);
      cr_assert (is_near (hoover_of (30, x, q, ones), hoover_of (30, x, q, NULL), 1e-14));
    }
}

Test (metric_hoover, a_bad_reference_is_refused_by_its_name)
{
  double x[] = { 1, 2 }, bad[] = { 1, -1 }, none[] = { 0, 0 }, w[] = { 1, 0 }, hoover = 4711.0;
  g_autoptr (GError) error = NULL;

  cr_assert_not (awrash_metric_hoover (2, x, NULL, bad, &hoover, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_str_eq (error->message, "reference[1] is -1, expected a finite number ≥ 0");
  g_clear_error (&error);
  cr_assert_not (awrash_metric_hoover (2, x, NULL, none, &hoover, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  cr_assert_eq (hoover, 4711.0);
  cr_assert (awrash_metric_hoover (2, x, w, bad, &hoover, NULL), "weight 0 is not looked at");
}
