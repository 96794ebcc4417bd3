/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Leximin and decreasing-minimal flows on stars: one total, many recipients; the cases that a
 * rounded quotient decides wrongly. tests/oracle holds the engine against enumeration.
 * Source: the definitions. Invariant: the total is always given out. */

#include "support/face.h"

#include <criterion/criterion.h>
#include <math.h>

#define MOST 8

/* A hub (node 0) that gives exactly `total` to n recipients (nodes 2…), through node 1. */
static AwrashNetwork *
star (gsize n, int64_t total, const int64_t upper[], AwrashRecipient recipients[],
      const double need[])
{
  AwrashNetwork *network = awrash_i_network_new (2, n + 1, NULL);

  network->arcs[n] = (AwrashArc){ 0, 1, total, total, 0 };
  for (gsize i = 0; i < n; i++)
    {
      network->arcs[i] = (AwrashArc){ 1, 0, 0, upper[i], 0 };
      recipients[i] = (AwrashRecipient){ i, 0, need[i] };
    }
  awrash_i_network_index (network);
  cr_assert (awrash_i_network_feasible (network));
  return network;
}

static void
check (const char *label, gboolean decreasing, gsize n, int64_t total, const double need[],
       const int64_t expected[])
{
  int64_t upper[MOST] = { 0 };
  AwrashRecipient recipients[MOST];
  g_autoptr (AwrashNetwork) network = NULL;

  for (gsize i = 0; i < n; i++)
    upper[i] = total;
  network = star (n, total, upper, recipients, need);
  test_face_narrow (network, n, recipients, decreasing ? "decmin" : "leximin");
  for (gsize i = 0; i < n; i++)
    {
      cr_expect_eq (network->arcs[i].flow, expected[i], "%s: recipient %zu has %lld", label, i,
                    (long long)network->arcs[i].flow);
      cr_expect_eq (awrash_i_network_send (network, 2 * i, 1), 0, "%s: %zu could have more", label,
                    i);
    }
}

Test (allot_measure_levels, the_lowest_rates_come_first)
{
  const double need[] = { 9061, 7179, 5259, 3319, 1182 };
  const int64_t leximin[] = { 9, 7, 5, 3, 2 }, decmin[] = { 10, 7, 5, 3, 1 };

  check ("leximin", FALSE, 5, 26, need, leximin);
  check ("decreasing-minimal", TRUE, 5, 26, need, decmin);
}

/* At equal rates of 1/3 and 2/6, the unit goes where it lifts the rate most: the smaller need. */
Test (allot_measure_levels, at_equal_rates_the_smaller_need_is_served)
{
  const double need[] = { 3, 6 };
  const int64_t expected[] = { 2, 2 };

  check ("equal rates", FALSE, 2, 4, need, expected);
}

Test (allot_measure_levels, needs_one_ulp_apart_are_told_apart)
{
  const double above[] = { 1e15, nextafter (1e15, INFINITY) };
  const double below[] = { 1e15, nextafter (1e15, 0) };
  const int64_t first[] = { 1, 0 }, second[] = { 0, 1 };

  check ("one ulp above", FALSE, 2, 1, above, first);
  check ("one ulp below", FALSE, 2, 1, below, second);
}

Test (allot_measure_levels, extreme_needs_and_totals_end_at_once)
{
  const double need[] = { 1e300, 5e-324, 1 };
  const int64_t total = G_GINT64_CONSTANT (1) << 45;
  const int64_t expected[] = { total - 2, 1, 1 };
  const double usual[] = { 1, 2 };
  const int64_t halves[] = { (int64_t)1 << 30, (int64_t)1 << 31 };

  check ("extreme needs", FALSE, 3, total, need, expected);
  check ("a large total", FALSE, 2, (int64_t)3 << 30, usual, halves);
  check ("a large total turned round", TRUE, 2, (int64_t)3 << 30, usual, halves);
}

Test (allot_measure_levels, a_true_tie_stays_free)
{
  const double need[] = { 5, 5, 5 };
  const int64_t upper[] = { 4, 4, 4 };
  AwrashRecipient recipients[3];

  for (int decreasing = 0; decreasing < 2; decreasing++)
    {
      g_autoptr (AwrashNetwork) network = star (3, 4, upper, recipients, need);

      test_face_narrow (network, 3, recipients, decreasing ? "decmin" : "leximin");
      for (gsize i = 0; i < 3; i++)
        {
          while (awrash_i_network_send (network, 2 * i, 1) > 0)
            ;
          cr_expect_eq (network->arcs[i].flow, 2);
          while (awrash_i_network_send (network, 2 * i + 1, 1) > 0)
            ;
          cr_expect_eq (network->arcs[i].flow, 1);
        }
    }
}
