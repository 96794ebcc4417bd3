/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Irrational means against 1,000 bits. Source: the formulas in awrash/apportion.h.
 * Invariant: value() within 2^-48, level() within its sandwich, compare() right to the last ulp. */

#include "signposts.h"

#define MOST_K (G_GINT64_CONSTANT (1) << 62)

static void
expect_value (const TrueRule *truth, const AwrashSignposts *rule, int64_t k)
{
  mpfr_t signpost, value;

  if (rule->starts_at_zero && k == 1)
    {
      cr_expect_eq (rule->value (rule, 1), 0, "%s", truth->text);
      return;
    }
  mpfr_inits2 (TRUE_BITS, signpost, value, (mpfr_ptr)NULL);
  set_mean (signpost, truth, k);
  mpfr_set_d (value, rule->value (rule, (double)k), MPFR_RNDN);
  mpfr_div (value, value, signpost, MPFR_RNDN);
  mpfr_sub_ui (value, value, 1, MPFR_RNDN);
  cr_expect (fabs (mpfr_get_d (value, MPFR_RNDN)) <= 0x1p-49, "%s: s(%" G_GINT64_FORMAT "): %g",
             truth->text, k, mpfr_get_d (value, MPFR_RNDN) * 0x1p53);
  mpfr_clears (signpost, value, (mpfr_ptr)NULL);
}

Test (allot_signpost_mean, values_and_levels_keep_their_bounds)
{
  for (gsize r = 0; r < G_N_ELEMENTS (mean_rules); r++)
    {
      const TrueRule *truth = &mean_rules[r];
      g_auto (AwrashSignposts) rule = { 0 };
      cr_assert (awrash_i_signpost_parse (truth->text, &rule, NULL), "%s", truth->text);
      cr_expect_not (rule.is_exact, "%s", truth->text);
      for (int64_t k = 1; k <= MOST_K / 4; k = k < 80 ? k + 1 : k * 2 + 1)
        expect_value (truth, &rule, k);
      expect_value (truth, &rule, MOST_K);
      for (int64_t k = 1; k <= MOST_K / 4; k = k < 4 ? k + 1 : k * 7 + 1)
        expect_levels_beside (truth, &rule, rule.value (&rule, (double)k));
      const double ends[] = { 0, 5e-324, 0x1p-63, 0x1p50, 0x1p60 };
      expect_levels (truth, &rule, G_N_ELEMENTS (ends), ends);
    }
}

static void
expect_order (const TrueRule *truth, const AwrashSignposts *rule, int64_t k, double v, int64_t l,
              double w)
{
  int sign = compare_closely (truth, k, v, l, w);

  cr_expect_eq (rule->compare (rule, k, v, l, w), sign,
                "%s: %" G_GINT64_FORMAT ", %.17g against %" G_GINT64_FORMAT ", %.17g", truth->text,
                k, v, l, w);
  cr_expect_eq (rule->compare (rule, l, w, k, v), -sign, "%s, turned", truth->text);
}

/* w = s(l)·v/s(k) to the last bit, and one to either side. */
static void
expect_near_ties (const TrueRule *truth, const AwrashSignposts *rule, int64_t k, double v,
                  int64_t l)
{
  mpfr_t left, right;

  mpfr_inits2 (TRUE_BITS, left, right, (mpfr_ptr)NULL);
  set_mean (left, truth, k);
  set_mean (right, truth, l);
  mpfr_div (right, right, left, MPFR_RNDN);
  mpfr_mul_d (right, right, v, MPFR_RNDN);
  double w = mpfr_get_d (right, MPFR_RNDN);
  mpfr_clears (left, right, (mpfr_ptr)NULL);
  expect_order (truth, rule, k, v, l, w);
  expect_order (truth, rule, k, v, l, nextafter (w, 0));
  expect_order (truth, rule, k, v, l, nextafter (w, HUGE_VAL));
}

Test (allot_signpost_mean, keys_one_ulp_apart_are_parted)
{
  const int64_t k[] = { 1, 2, 3, 10, 435, 1000003, MOST_K / 3, MOST_K - 1, MOST_K };
  const double v[] = { 1, 39576757, 0.1, 1e250, 5e-250 };

  for (gsize r = 0; r < G_N_ELEMENTS (mean_rules); r++)
    {
      const TrueRule *truth = &mean_rules[r];
      g_auto (AwrashSignposts) rule = { 0 };
      cr_assert (awrash_i_signpost_parse (truth->text, &rule, NULL), "%s", truth->text);
      for (gsize a = rule.starts_at_zero; a < G_N_ELEMENTS (k); a++)
        for (gsize b = rule.starts_at_zero; b < G_N_ELEMENTS (k); b++)
          if (a != b)
            expect_near_ties (truth, &rule, k[a], v[(a + b) % G_N_ELEMENTS (v)], k[b]);
    }
}

Test (allot_signpost_mean, small_whole_claims_are_ordered)
{
  for (gsize r = 0; r < G_N_ELEMENTS (mean_rules); r++)
    {
      g_auto (AwrashSignposts) rule = { 0 };
      cr_assert (awrash_i_signpost_parse (mean_rules[r].text, &rule, NULL));
      for (int64_t k = 1 + rule.starts_at_zero; k <= 5; k++)
        for (int64_t l = 1 + rule.starts_at_zero; l <= 5; l++)
          for (int v = 1; v <= 6; v++)
            for (int w = 1; w <= 6; w++)
              expect_order (&mean_rules[r], &rule, k, v, l, w);
    }
}

Test (allot_signpost_mean, an_equality_that_no_precision_can_show_is_left_open)
{
  g_auto (AwrashSignposts) rule = { 0 };

  /* s(1)² = 1/2, s(4)² = 25/2: s(4) = 5 s(1) */
  cr_assert (awrash_i_signpost_parse ("power-mean:2", &rule, NULL));
  cr_expect_eq (rule.compare (&rule, 1, 1, 4, 5), 0);
  cr_expect_eq (rule.compare (&rule, 1, 1, 4, nextafter (5, 0)), -1);
  cr_expect_eq (rule.compare (&rule, 1, 1, 4, nextafter (5, 6)), 1);
}

/* Parameters for which only the asymptote is left. */
Test (allot_signpost_mean, parameters_of_eighteen_digits_neither_overflow_nor_stall)
{
  static const struct
  {
    const char *text;
    double second, third;
  } rows[] = {
    { "alpha:999999999999999999", 1, 2 },
    { "power-mean:999999999999999999", 2, 3 },
    { "power-mean:-999999999999999999", 1, 2 },
    { "power-mean:-0.000000000000000001", 1.4142135623730951, 2.4494897427831781 },
    { "alpha:0.000000000000000001", 1.4715177646857693, 2.4831862279072359 },
    { "alpha:1.00000000000000001", 1.4426950408889634, 2.4663034623764317 },
    { "alpha:0.99999999999999999", 1.4426950408889634, 2.4663034623764317 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (AwrashSignposts) rule = { 0 };
      cr_assert (awrash_i_signpost_parse (rows[i].text, &rule, NULL), "%s", rows[i].text);
      cr_expect_float_eq (rule.value (&rule, 2), rows[i].second, 1e-15, "%s", rows[i].text);
      cr_expect_float_eq (rule.value (&rule, 3), rows[i].third, 2e-15, "%s", rows[i].text);
      cr_expect_eq (rule.value (&rule, 0x1p62), 0x1p62, "%s", rows[i].text);
      cr_expect_eq (rule.compare (&rule, MOST_K, 3, MOST_K - 1, 3), 1, "%s", rows[i].text);
      cr_expect_eq (rule.compare (&rule, MOST_K, nextafter (3, 4), MOST_K - 1, 3), -1, "%s",
                    rows[i].text);
      cr_expect_eq (rule.compare (&rule, 2, 1, 3, nextafter (2, 3)), 1, "%s", rows[i].text);
    }
}
