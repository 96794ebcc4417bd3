/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Least squares on stars: near-ties that doubles cannot tell, and true ties that they part; the
 * costs of welfare against many more bits.
 * tests/oracle holds the engine against enumeration.
 * Source: exact arithmetic on (2y + 1) / need. Invariant: the total is always given out. */

#include "allot/measure-private.h"
#include "support/face.h"

#include <criterion/criterion.h>
#include <math.h>
#include <mpfr.h>

static AwrashNetwork *
pair_of (int64_t total, AwrashRecipient recipients[2], double left, double right)
{
  AwrashNetwork *network = awrash_i_network_new (2, 3, NULL);

  network->arcs[0] = (AwrashArc){ 1, 0, 0, total, 0 };
  network->arcs[1] = (AwrashArc){ 1, 0, 0, total, 0 };
  network->arcs[2] = (AwrashArc){ 0, 1, total, total, 0 };
  recipients[0] = (AwrashRecipient){ 0, 0, left };
  recipients[1] = (AwrashRecipient){ 1, 0, right };
  awrash_i_network_index (network);
  cr_assert (awrash_i_network_feasible (network));
  return network;
}

Test (allot_measure, needs_one_ulp_apart_decide_the_only_unit)
{
  AwrashRecipient recipients[2];
  g_autoptr (AwrashNetwork) network = pair_of (1, recipients, 0.1, nextafter (0.1, 1));

  test_face_narrow (network, 2, recipients, "least-squares");
  cr_assert_eq (network->arcs[0].flow, 0);
  cr_assert_eq (network->arcs[1].flow, 1);
  cr_assert_eq (awrash_i_network_send (network, 0, 1), 0);
}

/* Marginals 1/3 and 3/9, equal, though 1.0 / 3 and 3.0 / 9 need not be when summed in doubles. */
Test (allot_measure, equal_marginals_of_unequal_needs_tie)
{
  AwrashRecipient recipients[2];
  g_autoptr (AwrashNetwork) network = pair_of (2, recipients, 3, 9);

  test_face_narrow (network, 2, recipients, "least-squares");
  while (awrash_i_network_send (network, 0, 1) > 0)
    ;
  cr_assert_eq (network->arcs[0].flow, 1);
  while (awrash_i_network_send (network, 1, 1) > 0)
    ;
  cr_assert_eq (network->arcs[0].flow, 0);
}

Test (allot_measure, a_large_total_is_shared_in_proportion)
{
  AwrashRecipient recipients[2];
  g_autoptr (AwrashNetwork) network = pair_of ((int64_t)3 << 40, recipients, 1, 2);

  test_face_narrow (network, 2, recipients, "least-squares");
  cr_assert_eq (network->arcs[0].flow, (int64_t)1 << 40);
  cr_assert_eq (network->arcs[1].flow, (int64_t)2 << 40);
}

/* 1/d - 2 · 3/d + 5/d for ten needs d that are rounded: thirty terms, and one more of one of them.
 */
Test (allot_measure, many_steps_that_cancel_sum_to_nought)
{
  AwrashGain gains[40];
  AwrashMeasure measure;

  cr_assert (awrash_i_measure_parse (&measure, "least-squares"));
  for (int more = -1; more <= 1; more++)
    {
      for (int i = 0; i < 10; i++)
        {
          double need = 0.1 * (7 + i);

          gains[4 * i] = (AwrashGain){ need, 0, 1 };
          gains[4 * i + 1] = (AwrashGain){ need, 1, -2 };
          gains[4 * i + 2] = (AwrashGain){ need, 2, 1 };
          gains[4 * i + 3] = (AwrashGain){ need, 7, i == 4 ? more : 0 };
        }
      cr_expect_eq (awrash_i_measure_sign (&measure, G_N_ELEMENTS (gains), gains, NULL), more,
                    "%d more", more);
    }
}

Test (allot_measure, costs_beyond_the_doubles_are_no_numbers)
{
  AwrashRecipient recipients[2];
  g_autoptr (AwrashNetwork) network = pair_of (1, recipients, 1, 5e-324);
  g_auto (AwrashRecipients) who = { 0 };
  g_auto (AwrashMeasureCost) cost = { 0 };
  AwrashMeasure measure;

  cr_assert (awrash_i_measure_parse (&measure, "least-squares"));
  cr_assert (awrash_i_recipients_init (&who, 2, 3, NULL));
  for (gsize i = 0; i < 2; i++)
    awrash_i_recipients_add (&who, recipients[i]);
  cr_assert (awrash_i_measure_cost_init (&cost, &measure, network, &who, NULL, NULL));
  cr_assert_null (cost.parent.marginal);
  cr_assert (awrash_i_measure_settle (&cost, network, NULL));
  cr_expect (network->arcs[0].flow == 1 && network->arcs[1].flow == 0);
}

/* -d^α ((y + 1)^c - y^c)/c with c = 1 - α, or -d log ((y + 1)/y) at c = 0, to 300 bits. */
static double
slow_marginal (double alpha, double need, int64_t units)
{
  mpfr_t sum, y, power;
  double value;

  mpfr_inits2 (300, sum, y, power, (mpfr_ptr)0);
  mpfr_set_d (y, (double)units, MPFR_RNDN);
  mpfr_add_ui (sum, y, 1, MPFR_RNDN);
  if (alpha == 1)
    {
      mpfr_div (sum, sum, y, MPFR_RNDN);
      mpfr_log (sum, sum, MPFR_RNDN);
    }
  else
    {
      mpfr_set_d (power, 1 - alpha, MPFR_RNDN);
      mpfr_pow (sum, sum, power, MPFR_RNDN);
      mpfr_pow (y, y, power, MPFR_RNDN);
      mpfr_sub (sum, sum, y, MPFR_RNDN);
      mpfr_div (sum, sum, power, MPFR_RNDN);
    }
  mpfr_set_d (y, need, MPFR_RNDN);
  mpfr_set_d (power, alpha, MPFR_RNDN);
  mpfr_pow (y, y, power, MPFR_RNDN);
  mpfr_mul (sum, sum, y, MPFR_RNDN);
  value = -mpfr_get_d (sum, MPFR_RNDN);
  mpfr_clears (sum, y, power, (mpfr_ptr)0);
  return value;
}

Test (allot_measure, marginals_are_as_near_as_they_say)
{
  static const double alphas[] = { 0.25, 0.5, 0.75, 1, 1.5, 2, 3.25 },
                      needs[] = { 0.001, 1, 7, 1e6 };
  static const int64_t units[] = { 0, 1, 2, 10, 12345, 1000000000 };

  for (gsize a = 0; a < G_N_ELEMENTS (alphas); a++)
    {
      g_autofree char *name = g_strdup_printf ("alpha:%g", alphas[a]);
      AwrashMeasure measure;

      cr_assert (awrash_i_measure_parse (&measure, name));
      cr_expect_eq (awrash_i_measure_is_numeric (&measure, 0), alphas[a] < 1, "%s", name);
      for (gsize k = 0; k < G_N_ELEMENTS (needs) * G_N_ELEMENTS (units); k++)
        {
          double need = needs[k / G_N_ELEMENTS (units)], slow, quick;
          int64_t y = units[k % G_N_ELEMENTS (units)];

          if (!awrash_i_measure_is_numeric (&measure, y))
            continue;
          slow = slow_marginal (alphas[a], need, y);
          quick = awrash_i_measure_marginal (&measure, need, y);
          cr_expect_leq (fabs (quick - slow), AWRASH_MEASURE_ERROR * fabs (slow),
                         "%s, need %g, %d units: %.17g is %.17g", name, need, (int)y, quick, slow);
        }
    }
}
