/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bases that depend, from which a relaxation still ends where it would from slacks. Source: the
 * same problem from its first basis. Invariant: none. */

#include "allot/mixed-relaxation-private.h"

#include "problems.h"

#include <math.h>

/* The last column is twice the first one but for a row in which that counts next to nothing. */
static AwrashMixed *
draw (void)
{
  static const int64_t values[] = { 3, 3, 6, 1, 1, 2, 1, G_GINT64_CONSTANT (1) << 40, 0 };
  AwrashMixed *mixed = problem_of (3, 3, 9, values);

  for (gsize j = 0; j < 3; j++)
    mixed->cost[j] = -(int64_t)(2 * j + 3);
  mixed->upper[3] = 25;
  mixed->upper[4] = 14;
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  return mixed;
}

/* Puts columns into the basis for the slacks of the first rows. */
static void
enter (AwrashMixedRelaxation *s, gsize n, const gsize columns[])
{
  for (gsize i = 0; i < n; i++)
    {
      s->state[s->n + i] = AWRASH_PLACE_LOWER;
      s->basic[i] = columns[i];
      s->state[columns[i]] = AWRASH_PLACE_BASIC;
    }
}

Test (allot_mixed_basis, columns_that_depend_on_others_give_way_to_slacks)
{
  static const gsize columns[][3] = { { 0, 1, 2 }, { 1, 0, 2 }, { 2, 0, 1 } };
  g_autoptr (AwrashMixed) mixed = draw ();
  AwrashMixedRelaxation *first = awrash_i_relaxation_new (mixed, NULL);

  cr_assert_eq (awrash_i_relaxation_run (first), AWRASH_RELAXATION_OPTIMAL);
  for (gsize k = 0; k < G_N_ELEMENTS (columns); k++)
    {
      AwrashMixedRelaxation *s = awrash_i_relaxation_new (mixed, NULL);
      gsize n_basic = 0;

      enter (s, 3, columns[k]);
      cr_assert (awrash_i_relaxation_refresh (s));
      for (gsize j = 0; j < s->size; j++)
        n_basic += s->state[j] == AWRASH_PLACE_BASIC;
      cr_expect_eq (n_basic, s->m);
      cr_expect_eq (awrash_i_relaxation_run (s), AWRASH_RELAXATION_OPTIMAL);
      cr_expect_float_eq (awrash_i_relaxation_objective (s), awrash_i_relaxation_objective (first),
                          1e-9);
      awrash_i_relaxation_free (s);
    }
  awrash_i_relaxation_free (first);
}

Test (allot_mixed_basis, a_ray_of_nothing_is_nothing)
{
  g_autoptr (AwrashMixed) mixed = draw ();
  AwrashMixedRelaxation *s = awrash_i_relaxation_new (mixed, NULL);
  int64_t price[] = { 1, 1, 1 };

  awrash_i_relaxation_get_prices (s, TRUE, price);
  for (gsize i = 0; i < 3; i++)
    cr_expect_eq (price[i], 0);
  awrash_i_relaxation_free (s);
}
