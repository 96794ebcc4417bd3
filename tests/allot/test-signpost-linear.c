/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exact rules against fractions of any size. Source: the formulas in awrash/apportion.h.
 * Invariant: compare() is right for every pair, level() and value() keep their bounds. */

#include "signposts.h"

#define MOST_K (G_GINT64_CONSTANT (1) << 62)

static void
expect_order (const TrueRule *truth, const AwrashSignposts *rule, int64_t k, double v, int64_t l,
              double w)
{
  cr_expect_eq (rule->compare (rule, k, v, l, w), compare_exactly (truth, k, v, l, w),
                "%s: %" G_GINT64_FORMAT ", %.17g against %" G_GINT64_FORMAT ", %.17g", truth->text,
                k, v, l, w);
}

static void
expect_pairs (const TrueRule *truth, gsize n_k, const int64_t k[], gsize n_w, const double w[])
{
  g_auto (AwrashSignposts) rule = { 0 };

  cr_assert (awrash_i_signpost_parse (truth->text, &rule, NULL), "%s", truth->text);
  cr_expect (rule.is_exact, "%s", truth->text);
  for (gsize a = 0; a < n_k; a++)
    for (gsize b = 0; b < n_k; b++)
      for (gsize c = 0; c < n_w; c++)
        for (gsize d = 0; d < n_w; d++)
          if (!rule.starts_at_zero || (k[a] > 1 && k[b] > 1))
            expect_order (truth, &rule, k[a], w[c], k[b], w[d]);
}

Test (allot_signpost_linear, small_keys_are_ordered_as_fractions_are)
{
  const int64_t k[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
  const double w[] = { 1, 2, 3, 4, 5, 6, 7, 9, 11, 15, 0.1, 0.7 };

  for (gsize r = 0; r < G_N_ELEMENTS (exact_rules); r++)
    expect_pairs (&exact_rules[r], G_N_ELEMENTS (k), k, G_N_ELEMENTS (w), w);
}

Test (allot_signpost_linear, huge_keys_are_ordered_as_fractions_are)
{
  const int64_t k[] = { 2, 1000, MOST_K / 3, MOST_K / 2, MOST_K - 1, MOST_K };
  const double w[] = { 1, 3, nextafter (3, 4), 1.0 / 3, 1e300, 2e300, 5e-324, 1e-323, 0x1p-1022 };

  for (gsize r = 0; r < G_N_ELEMENTS (exact_rules); r++)
    expect_pairs (&exact_rules[r], G_N_ELEMENTS (k), k, G_N_ELEMENTS (w), w);
}

/* The claims 7 and 15 tie for the first two units under 0.7 and 1.5, and 21 and 45 beyond. */
Test (allot_signpost_linear, a_law_that_says_0_7_means_seven_tenths)
{
  g_auto (AwrashSignposts) rule = { 0 };

  cr_assert (awrash_i_signpost_parse ("modified:0.7", &rule, NULL));
  cr_expect_eq (rule.compare (&rule, 1, 7, 2, 15), 0);
  cr_expect_eq (rule.compare (&rule, 1, 7, 2, nextafter (15, 16)), 1);
  cr_expect_eq (rule.compare (&rule, 1, 7, 2, nextafter (15, 14)), -1);
}

static void
expect_value (const TrueRule *truth, const AwrashSignposts *rule, int64_t k)
{
  mpq_t signpost, value, error;

  mpq_inits (signpost, value, error, NULL);
  set_exact (signpost, truth, k);
  mpq_set_d (value, rule->value (rule, (double)k));
  if (truth->kind == 'h')
    mpq_mul (value, value, value);
  mpq_sub (error, value, signpost);
  mpq_abs (error, error);
  mpq_mul_2exp (error, error, 48);
  cr_expect (mpq_cmp (error, signpost) <= 0, "%s: s(%" G_GINT64_FORMAT ")", truth->text, k);
  mpq_clears (signpost, value, error, NULL);
}

Test (allot_signpost_linear, values_and_levels_keep_their_bounds)
{
  for (gsize r = 0; r < G_N_ELEMENTS (exact_rules); r++)
    {
      const TrueRule *truth = &exact_rules[r];
      g_auto (AwrashSignposts) rule = { 0 };
      cr_assert (awrash_i_signpost_parse (truth->text, &rule, NULL), "%s", truth->text);
      for (int64_t k = 1; k <= MOST_K / 4; k = k < 12 ? k + 1 : k * 3 + 1)
        {
          expect_value (truth, &rule, k);
          expect_levels_beside (truth, &rule, rule.value (&rule, (double)k));
        }
      expect_value (truth, &rule, MOST_K);
      const double ends[] = { 0, 5e-324, 1e-300, 0x1p-60, 0x1p50, 0x1p60 };
      expect_levels (truth, &rule, G_N_ELEMENTS (ends), ends);
    }
}

/* The number that three tenths are not. */
Test (allot_signpost_linear, equal_signposts_are_counted_together_and_exactly)
{
  g_auto (AwrashSignposts) rule = { 0 };
  const double reach[] = { 0x1.3333333333332p-2, 0x1.3333333333333p-2, 0x1.3333333333334p-2 };
  double level[3];

  cr_assert (awrash_i_signpost_parse ("signposts:0.3,0.3,0.3", &rule, NULL));
  rule.level (&rule, 3, reach, level);
  cr_expect_eq (floor (level[0]), 0);
  cr_expect_eq (floor (level[1]), 0); /* the double is below 3/10 */
  cr_expect_eq (floor (level[2]), 3);
  cr_expect_eq (rule.compare (&rule, 1, 5, 3, 5), 0);
}
