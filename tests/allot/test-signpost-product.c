/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Products of keys against 1. Source: the definitions again, in signposts.h.
 * Invariant: the sign is that of the exact product, or the doubt is told. */

#include "signposts.h"

enum
{
  MOST = 300
};

/* The sign by fractions: of the product, or of its square for Hill. */
static int
get_exact_sign (const TrueRule *truth, gsize n, const AwrashSignpostFactor factors[])
{
  mpq_t product, factor, claim;

  mpq_inits (product, factor, claim, NULL);
  mpq_set_ui (product, 1, 1);
  for (gsize i = 0; i < n; i++)
    {
      set_exact (factor, truth, factors[i].k);
      mpq_set_d (claim, factors[i].claim);
      mpq_div (factor, factor, claim);
      if (truth->kind == 'h')
        mpq_div (factor, factor, claim);
      if (factors[i].sign > 0)
        mpq_mul (product, product, factor);
      else
        mpq_div (product, product, factor);
    }
  int order = mpq_cmp_ui (product, 1, 1);
  mpq_clears (product, factor, claim, NULL);
  return (order > 0) - (order < 0);
}

/* Small units and claims, both sides alternating, so that products of 1 are not rare. */
static gsize
draw (GRand *random, const AwrashSignposts *rule, gsize most, int most_claim,
      AwrashSignpostFactor factors[])
{
  gsize n = (gsize)g_rand_int_range (random, 1, (gint32)most);

  for (gsize i = 0; i < n; i++)
    factors[i]
        = (AwrashSignpostFactor){ g_rand_int_range (random, 1 + rule->starts_at_zero, 8),
                                  g_rand_int_range (random, 1, most_claim), i % 2 == 0 ? 1 : -1 };
  return n;
}

Test (allot_signpost_product, products_of_exact_rules_are_decided_exactly)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  AwrashSignpostFactor factors[8];

  for (gsize r = 0; r < G_N_ELEMENTS (exact_rules); r++)
    {
      g_auto (AwrashSignposts) rule = { 0 };
      int n_equal = 0;
      cr_assert (awrash_i_signpost_parse (exact_rules[r].text, &rule, NULL));
      for (int round = 0; round < 2000; round++)
        {
          gboolean is_suspected = TRUE;
          gsize n = draw (random, &rule, 8, 7, factors);
          int sign = get_exact_sign (&exact_rules[r], n, factors);
          cr_expect_eq (awrash_i_signpost_product_sign (&rule, n, factors, &is_suspected), sign,
                        "%s, round %d", exact_rules[r].text, round);
          cr_expect_not (is_suspected, "%s", exact_rules[r].text);
          n_equal += sign == 0;
        }
      cr_expect (n_equal > 0, "%s: no product of 1 was drawn", exact_rules[r].text);
    }
}

/* The same factors on both sides, in another order; then one claim moved by an ulp. */
Test (allot_signpost_product, equal_sides_are_exactly_equal_and_an_ulp_is_seen)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  static const TrueRule *const tables[] = { exact_rules, mean_rules };
  const gsize sizes[] = { G_N_ELEMENTS (exact_rules), G_N_ELEMENTS (mean_rules) };
  AwrashSignpostFactor factors[2 * MOST];

  for (gsize t = 0; t < 2; t++)
    for (gsize r = 0; r < sizes[t]; r++)
      {
        g_auto (AwrashSignposts) rule = { 0 };
        gboolean is_suspected = TRUE;
        const char *label = tables[t][r].text;
        cr_assert (awrash_i_signpost_parse (label, &rule, NULL));
        gsize n = draw (random, &rule, MOST, 1000000, factors);
        for (gsize i = 0; i < n; i++)
          {
            factors[i].claim *= exp2 (g_rand_double_range (random, -900, 900));
            factors[2 * n - 1 - i] = factors[i];
            factors[2 * n - 1 - i].sign = -factors[i].sign;
          }
        cr_expect_eq (awrash_i_signpost_product_sign (&rule, 2 * n, factors, &is_suspected), 0,
                      "%s", label);
        cr_expect_not (is_suspected, "%s", label);
        factors[n - 1].claim = nextafter (factors[n - 1].claim, HUGE_VAL);
        cr_expect_eq (awrash_i_signpost_product_sign (&rule, 2 * n, factors, &is_suspected),
                      -factors[n - 1].sign, "%s", label);
        cr_expect_not (is_suspected, "%s", label);
      }
}

Test (allot_signpost_product, two_factors_are_the_comparison_of_their_keys)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (gsize r = 0; r < G_N_ELEMENTS (mean_rules); r++)
    {
      g_auto (AwrashSignposts) rule = { 0 };
      cr_assert (awrash_i_signpost_parse (mean_rules[r].text, &rule, NULL));
      for (int round = 0; round < 200; round++)
        {
          gboolean is_suspected = TRUE;
          int64_t k = g_rand_int_range (random, 2, 6), l = g_rand_int_range (random, 2, 6);
          double v = g_rand_int_range (random, 1, 9), w = g_rand_int_range (random, 1, 9);
          const AwrashSignpostFactor factors[] = { { k, v, 1 }, { l, w, -1 } };
          cr_expect_eq (awrash_i_signpost_product_sign (&rule, 2, factors, &is_suspected),
                        compare_closely (&mean_rules[r], k, v, l, w), "%s, round %d",
                        mean_rules[r].text, round);
        }
    }
}

Test (allot_signpost_product, what_no_precision_can_tell_is_suspected)
{
  g_auto (AwrashSignposts) rule = { 0 };
  gboolean is_suspected = FALSE;
  /* s(4) = 5 s(1) */
  const AwrashSignpostFactor factors[] = { { 1, 1, 1 }, { 4, 5, -1 } };

  cr_assert (awrash_i_signpost_parse ("power-mean:2", &rule, NULL));
  cr_expect_eq (awrash_i_signpost_product_sign (&rule, 2, factors, &is_suspected), 0);
  cr_expect (is_suspected);
  cr_expect_eq (awrash_i_signpost_product_sign (&rule, 0, NULL, &is_suspected), 0);
  cr_expect_not (is_suspected);
}
