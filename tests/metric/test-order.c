/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The index sort: small and large, ties in their order. Source: order-private.h.
 * Invariant: a permutation, ascending, stable. */

#include "metric/order-private.h"

#include "base/memory-private.h"
#include "metric/measures.h"

#include <criterion/criterion.h>

static void
check_order (size_t n, const double x[])
{
  g_autofree AwrashOrderItem *scratch = awrash_i_new (AwrashOrderItem, 2 * n, NULL);
  g_autofree guint8 *seen = g_new0 (guint8, n);
  const AwrashOrderItem *order = awrash_i_order_find (n, x, scratch, NULL);

  cr_assert (order == scratch || order == scratch + n);
  for (size_t k = 0; k < n; k++)
    {
      gsize place = order[k].place, before = k > 0 ? order[k - 1].place : 0;

      cr_assert (place < n && !seen[place]++, "n %zu", n);
      cr_assert (k == 0 || x[before] < x[place] || (x[before] == x[place] && before < place),
                 "n %zu, k %zu", n, k);
    }
}

Test (metric_order, every_length_and_kind_comes_out_ascending_and_stable)
{
  static const size_t lengths[] = { 1, 2, 7, 8, 9, 16, 75, 100, 1023, 1024, 1025, 5000, 100000 };
  guint64 state = 8;

  for (size_t l = 0; l < G_N_ELEMENTS (lengths); l++)
    for (int kind = 0; kind < 4; kind++)
      {
        size_t n = lengths[l];
        g_autofree double *x = g_new (double, n);

        for (size_t i = 0; i < n; i++)
          {
            double u = next_uniform (&state);
            double forms[] = { u, floor (5 * u), pow (10, 600 * u - 300), (double)(n - i) };

            x[i] = forms[kind];
          }
        check_order (n, x);
      }
}
