/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bracket stays small and right where thresholds are hard to find: claims a thousand binary
 * orders apart, keys all equal, totals beyond what doubles count.
 * Source: allot/vector.c. Invariant: what is served is the smallest keys, checked unit by unit. */

#include "allot/vector-private.h"

#include <criterion/criterion.h>
#include <math.h>

/* No unit left out has a smaller key than a unit served; equal keys are all on one side or tied. */
static void
expect_best (const char *label, const AwrashVector *vector, const AwrashSignposts *rule)
{
  g_autofree int64_t *sure = g_new0 (int64_t, vector->n);
  g_auto (AwrashTie) tie = { 0 };
  gsize last = G_MAXSIZE, next = G_MAXSIZE;
  int64_t served = 0;

  cr_assert (awrash_i_vector_serve (vector, rule, sure, &tie, NULL), "%s", label);
  for (gsize i = 0; i < (gsize)tie.free_units; i++)
    sure[tie.tied[i].recipient]++;
  for (gsize i = 0; i < vector->n; i++)
    {
      const double *w = vector->claims;
      served += sure[i] - vector->lower[i];
      if (sure[i] > vector->lower[i]
          && (last == G_MAXSIZE
              || awrash_i_signpost_compare (rule, sure[i], w[i], sure[last], w[last]) > 0))
        last = i;
      if (sure[i] < vector->upper[i]
          && (next == G_MAXSIZE
              || awrash_i_signpost_compare (rule, sure[i] + 1, w[i], sure[next] + 1, w[next]) < 0))
        next = i;
    }
  cr_expect_eq (served, vector->spare, "%s, %s", label, rule->name);
  int sign = awrash_i_signpost_compare (rule, sure[last], vector->claims[last], sure[next] + 1,
                                        vector->claims[next]);
  cr_expect_leq (sign, 0, "%s, %s", label, rule->name);
  cr_expect_eq (sign == 0, tie.n_tied > 0, "%s, %s", label, rule->name);
}

static double
draw_claim (GRand *random, int kind)
{
  double small = g_rand_double_range (random, 1, 2);

  switch (kind)
    {
    case 0:
      return ldexp (small, g_rand_int_range (random, -1074, 996));
    case 1:
      return 1;
    case 2:
      return nextafter (1, g_rand_boolean (random) ? 0 : 2);
    case 3:
      return g_rand_int_range (random, 0, 9) == 0 ? 1e300 : 0x1p-1074;
    default:
      return floor (small * 100);
    }
}

Test (allot_vector, hostile_claims_are_served_exactly)
{
  static const char *const kinds[]
      = { "all exponents", "all equal", "one step apart", "giants and dwarfs", "small numbers" };
  static const int64_t totals[]
      = { 3, 100, 4001, G_GINT64_CONSTANT (1) << 40, G_GINT64_CONSTANT (1) << 61 };
  enum
  {
    N = 150
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (99);

  for (int kind = 0; kind < 5; kind++)
    for (gsize t = 0; t < G_N_ELEMENTS (totals) * 4; t++)
      for (gsize r = 0; awrash_i_signpost_get_name (r) != NULL; r++)
        {
          double claims[N];
          int64_t lower[N], upper[N], spare = totals[t / 4], room = 0;
          for (gsize i = 0; i < N; i++)
            {
              gint32 bound = g_rand_int_range (random, 0, 50);
              claims[i] = draw_claim (random, kind);
              lower[i] = t % 2 == 0 ? 0 : bound / 10;
              upper[i] = t % 4 < 2 || bound % 3 == 0 ? spare + lower[i] : lower[i] + bound;
              room += MIN (upper[i] - lower[i], spare - room);
            }
          if (room < spare)
            continue;
          AwrashVector vector = { N, claims, lower, upper, spare };
          {
            g_auto (AwrashSignposts) rule = { 0 };
            cr_assert (awrash_i_signpost_parse (awrash_i_signpost_get_name (r), &rule, NULL));
            expect_best (kinds[kind], &vector, &rule);
          }
        }
}
