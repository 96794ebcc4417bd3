/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Costs that are none are named, and every family says what it is to say.
 * Source: awrash/allot.h. Invariant: what is created is convex and finite. */

#include "allot/costs-private.h"

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>

static void
expect_fault (AwrashCosts *costs, GError *error, int code, const char *message)
{
  cr_expect_null (costs, "%s", message);
  cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s", message);
  cr_expect_str_eq (error->message, message, "%s", error->message);
  g_error_free (error);
}

#define FAULT(call, code, message)                                                                 \
  do                                                                                               \
    {                                                                                              \
      GError *error = NULL;                                                                        \
      AwrashCosts *costs = (call);                                                                 \
      expect_fault (costs, error, (code), (message));                                              \
    }                                                                                              \
  while (0)

Test (allot_costs_new, faults_of_arrays_have_their_sentences)
{
  const double rising[] = { 1, 2, 2, 0.5 }, odd[] = { 1, NAN, 2, 3 };
  const int64_t good[] = { 0, 3, 4 }, late[] = { 1, 3, 4 }, back[] = { 0, 3, 2 };

  FAULT (awrash_allot_costs_new_marginals (0, NULL, 0, NULL, &error), AWRASH_ERROR_EMPTY,
         "the number of cells is 0, expected at least 1");
  FAULT (awrash_allot_costs_new_marginals (2, late, 4, rising, &error), AWRASH_ERROR_VALUE,
         "offsets[0] is 1, expected 0");
  FAULT (awrash_allot_costs_new_marginals (2, back, 4, rising, &error), AWRASH_ERROR_VALUE,
         "offsets[2] is 2, below offsets[1], which is 3, expected offsets that do not decrease");
  FAULT (awrash_allot_costs_new_marginals (2, good, 3, rising, &error), AWRASH_ERROR_VALUE,
         "offsets[2] is 4, expected 3, the length of the array");
  FAULT (awrash_allot_costs_new_marginals (2, good, 4, odd, &error), AWRASH_ERROR_VALUE,
         "marginals[1] is nan, expected a finite number");
  FAULT (awrash_allot_costs_new_marginals (1, (int64_t[]){ 0, 4 }, 4, rising, &error),
         AWRASH_ERROR_VALUE,
         "marginals[3] is 0.5, below marginals[2], which is 2, expected costs of one cell that do "
         "not decrease");
  FAULT (awrash_allot_costs_new_gains (2, good, 4, rising, &error), AWRASH_ERROR_VALUE,
         "gains[1] is 2, above gains[0], which is 1, expected gains of one cell that do not "
         "increase");
  awrash_allot_costs_free (NULL);
}

Test (allot_costs_new, faults_of_pieces_have_their_sentences)
{
  const int64_t one[] = { 0, 2 }, nought[] = { 0, 4 }, same[] = { 4, 4 }, good[] = { 2, 4 };
  const double falling[] = { 2, 1 };

  FAULT (awrash_allot_costs_new_piecewise (1, one, 2, nought, falling, &error), AWRASH_ERROR_VALUE,
         "breaks[0] is 0, expected a whole number ≥ 1");
  FAULT (awrash_allot_costs_new_piecewise (1, one, 2, same, falling, &error), AWRASH_ERROR_VALUE,
         "breaks[1] is 4, not above breaks[0], which is 4, expected breaks of one cell that "
         "increase");
  FAULT (awrash_allot_costs_new_piecewise (1, one, 2, good, falling, &error), AWRASH_ERROR_VALUE,
         "slopes[1] is 1, below slopes[0], which is 2, expected costs of one cell that do not "
         "decrease");
}

static AwrashCosts *
power (double a, double c, double p, double b, GError **error)
{
  return awrash_allot_costs_new_power (1, &a, &c, &p, &b, error);
}

Test (allot_costs_new, faults_of_parameters_have_their_sentences)
{
  const double minus = -1, one = 1, infinite = HUGE_VAL, most = DBL_MAX;

  FAULT (power (NAN, 0, 2, 0, &error), AWRASH_ERROR_VALUE, "a[0] is nan, expected a finite number");
  FAULT (power (1, -1, 2, 0, &error), AWRASH_ERROR_VALUE,
         "c[0] is -1, expected a finite number ≥ 0");
  FAULT (power (1, HUGE_VAL, 2, 0, &error), AWRASH_ERROR_VALUE,
         "c[0] is inf, expected a finite number ≥ 0");
  FAULT (power (1, 0, HUGE_VAL, 0, &error), AWRASH_ERROR_VALUE,
         "p[0] is inf, expected a finite number");
  FAULT (power (1, 0, 2, -HUGE_VAL, &error), AWRASH_ERROR_VALUE,
         "b[0] is -inf, expected a finite number");
  FAULT (power (1, 0, -0.5, 0, &error), AWRASH_ERROR_VALUE,
         "c[0] is 0 and p[0] is -0.5, expected c > 0 where p < 0");
  FAULT (power (-2, 0, 2, 0, &error), AWRASH_ERROR_VALUE,
         "a[0] is -2 and p[0] is 2, expected a convex cost, a·p·(p - 1) ≥ 0");
  FAULT (power (2, 0, 0.5, 0, &error), AWRASH_ERROR_VALUE,
         "a[0] is 2 and p[0] is 0.5, expected a convex cost, a·p·(p - 1) ≥ 0");
  FAULT (power (-2, 1, -1, 0, &error), AWRASH_ERROR_VALUE,
         "a[0] is -2 and p[0] is -1, expected a convex cost, a·p·(p - 1) ≥ 0");
  FAULT (power (1, 1e-200, -3, 0, &error), AWRASH_ERROR_OVERFLOW,
         "the first unit of cell 0 costs more than any double, expected smaller parameters");
  FAULT (power (1, 1e300, 2.5, 0, &error), AWRASH_ERROR_OVERFLOW,
         "the first unit of cell 0 costs more than any double, expected smaller parameters");
  FAULT (awrash_allot_costs_new_quadratic (1, &minus, &one, &error), AWRASH_ERROR_VALUE,
         "a[0] is -1, expected a finite number ≥ 0");
  FAULT (awrash_allot_costs_new_quadratic (1, &one, &infinite, &error), AWRASH_ERROR_VALUE,
         "b[0] is inf, expected a finite number");
  FAULT (awrash_allot_costs_new_quadratic (1, &most, &most, &error), AWRASH_ERROR_OVERFLOW,
         "the first unit of cell 0 costs more than any double, expected smaller parameters");
}

Test (allot_costs_new, a_cell_has_only_units_that_a_double_can_cost)
{
  g_autoptr (AwrashCosts) plain = power (3, 0.01, 4, -1, NULL);
  g_autoptr (AwrashCosts) steep = power (1, 0, 40, 0, NULL);
  g_autoptr (AwrashCosts) odd = power (1, 0, 40.5, 0, NULL);
  g_autoptr (AwrashCosts) none = power (0, 0, 40.5, 1e308, NULL);
  g_autoptr (AwrashCosts) dear = power (1, 0, 1.5, 1e308, NULL);
  const double huge = 1e300, b = 0;
  g_autoptr (AwrashCosts) square = awrash_allot_costs_new_quadratic (1, &huge, &b, NULL);

  cr_expect_eq (awrash_i_costs_most (plain, 0), AWRASH_COSTS_MOST);
  cr_expect_eq (awrash_i_costs_most (none, 0), AWRASH_COSTS_MOST);
  cr_expect_eq (awrash_i_costs_most (dear, 0), AWRASH_COSTS_MOST);
  AwrashCosts *all[] = { steep, odd, square };
  for (gsize i = 0; i < 3; i++)
    {
      int64_t most = awrash_i_costs_most (all[i], 0);

      cr_assert (most > 1 && most < AWRASH_COSTS_MOST, "%zu", i);
      cr_expect (isfinite (awrash_i_costs_marginal (all[i], 0, most)), "%zu", i);
      cr_expect (!isfinite (awrash_i_costs_marginal (all[i], 0, most + 1)), "%zu", i);
    }
}
