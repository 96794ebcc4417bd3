/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Thousands of recipients, where the engine samples open units before it brackets them: spread
 * claims and clusters, with and without bounds, by rules of every family.
 * Source: the exchange condition, compared unit by unit by the audit, which brackets nothing.
 * Invariant: what an answer says of a tie is so: units that it calls sure stay, the others are
 * free. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>

enum
{
  MOST = 20000
};

static const char *const rules[]
    = { "adams", "dean", "huntington-hill", "webster", "jefferson", "stationary:0.3", "alpha:0.5",
        "hare",  "droop" };

typedef enum
{
  SPREAD,     /* over six powers of ten */
  EQUAL,      /* all alike but a few */
  CLUSTERS,   /* nine values, each a thousand times and more */
  NEIGHBOURS, /* one ulp apart */
  LADDER,     /* powers of two, from the smallest to the largest */
  N_SHAPES
} Shape;

static double
draw_claim (GRand *rand, Shape shape)
{
  switch (shape)
    {
    case SPREAD:
      return exp (g_rand_double_range (rand, 0, 14));
    case EQUAL:
      return g_rand_int_range (rand, 0, 1000) == 0 ? 7 : 3;
    case CLUSTERS:
      return pow (3, g_rand_int_range (rand, 0, 9));
    case NEIGHBOURS:
      return 1 + g_rand_int_range (rand, 0, 4) * 0x1p-52;
    case LADDER:
    case N_SHAPES:
    default:
      return ldexp (1, g_rand_int_range (rand, -1000, 1000));
    }
}

typedef struct
{
  gsize n;
  double claims[MOST];
  int64_t floor[MOST], ceiling[MOST], units[MOST], sure[MOST], tied[MOST];
} Many;

static AwrashClaims *
draw (Many *many, GRand *rand, Shape shape, gboolean is_bounded)
{
  many->n = (gsize)g_rand_int_range (rand, 4097, MOST + 1);
  for (gsize i = 0; i < many->n; i++)
    {
      many->claims[i] = draw_claim (rand, shape);
      many->floor[i] = g_rand_int_range (rand, 0, 50) == 0 ? 3 : 0;
      many->ceiling[i] = g_rand_int_range (rand, 0, 9) == 0 ? 5 : G_MAXINT64;
    }
  return awrash_apportion_claims_new (many->n, many->claims, is_bounded ? many->floor : NULL,
                                      is_bounded ? many->ceiling : NULL, NULL);
}

/* A tie is settled by the order of the recipients: first as they stand, then from the end. */
static void
expect_right (Many *many, const AwrashClaims *claims, int64_t total, const char *rule,
              const AwrashTies *ties, const char *label)
{
  gboolean is_quota = g_str_equal (rule, "hare") || g_str_equal (rule, "droop"), done;
  AwrashAllotment answer;
  AwrashExchange found;
  g_autoptr (GError) error = NULL;

  done = (is_quota ? awrash_apportion_remainder : awrash_apportion_divisor) (
      claims, total, rule, ties, many->units, many->sure, many->tied, &answer, &error);
  cr_assert (done, "%s: %s", label, error != NULL ? error->message : "");
  cr_assert (awrash_audit_allotment (claims, total, rule, many->units, &found, &error), "%s",
             label);
  cr_expect_eq (found.fault, AWRASH_FAULT_NONE, "%s", label);
  for (gsize i = 0; i < many->n; i++)
    cr_assert (many->units[i] >= many->sure[i] && many->units[i] <= many->sure[i] + many->tied[i],
               "%s: %zu", label, i);
}

Test (oracle_many, every_rule_gives_thousands_what_the_audit_accepts)
{
  g_autofree Many *many = g_new0 (Many, 1);
  g_autofree int64_t *order = g_new (int64_t, MOST);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int round = 0; round < N_SHAPES * 4; round++)
    {
      Shape shape = (Shape)(round % N_SHAPES);
      g_autoptr (AwrashClaims) claims = draw (many, rand, shape, round / N_SHAPES % 2 == 1);
      g_autoptr (AwrashTies) ties = NULL;

      for (gsize i = 0; i < many->n; i++)
        order[i] = (int64_t)(round < 2 * N_SHAPES ? i : many->n - 1 - i);
      ties = awrash_allot_ties_new_order (many->n, order, NULL);
      for (gsize r = 0; r < G_N_ELEMENTS (rules); r++)
        {
          int64_t total = (int64_t)many->n * 3 + g_rand_int_range (rand, 0, 100000);
          g_autofree char *label = g_strdup_printf ("round %d, %s, %" G_GINT64_FORMAT " to %zu",
                                                    round, rules[r], total, many->n);

          expect_right (many, claims, total, rules[r], ties, label);
        }
    }
}
