/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mid ranks against their definition. Source: ranks-private.h.
 * Invariant: tied rows share one. */

#include "metric/ranks-private.h"

#include "metric/measures.h"

#include <criterion/criterion.h>

Test (metric_ranks, a_rank_is_the_weight_below_and_half_of_the_weight_beside)
{
  guint64 state = 3;
  double x[50], w[50], v[50], ranks[50];

  for (int turn = 0; turn < 50; turn++)
    {
      g_auto (AwrashPrepared) prepared = { .below = NULL };
      const AwrashSample *sample = &prepared.sample;

      for (size_t i = 0; i < 50; i++)
        {
          x[i] = floor (9 * next_uniform (&state));
          w[i] = floor (4 * next_uniform (&state)) + (i == 0);
        }
      x[0] = 4;
      cr_assert (awrash_i_prepared_fill (&prepared, 50, x, w, NULL));
      for (size_t k = 0; k < sample->n; k++)
        v[k] = 0.5 + next_uniform (&state);
      for (int is_other = 0; is_other < 2; is_other++)
        {
          const double *weights = is_other ? v : sample->w;
          double total = 0;

          if (is_other)
            awrash_i_ranks_write_weighted (&prepared, v, ranks);
          else
            awrash_i_ranks_write (&prepared, ranks);
          for (size_t k = 0; k < sample->n; k++)
            total += weights[k];
          for (size_t k = 0; k < sample->n; k++)
            {
              double rank = 0;

              for (size_t j = 0; j < sample->n; j++)
                rank += weights[j] / total
                        * (sample->x[j] < sample->x[k]   ? 1
                           : sample->x[j] > sample->x[k] ? 0
                                                         : 0.5);
              cr_assert_float_eq (ranks[k], rank, 1e-14);
            }
        }
    }
}
