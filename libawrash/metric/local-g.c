/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Getis and Ord's local G: the part of all values that stands around a unit; with G* the unit is
 * one of its own neighbours. Source: A. Getis and J. K. Ord (1992), Geographical Analysis 24; J. K.
 * Ord and A. Getis (1995), Geographical Analysis 27. Invariant: z does not change when a number is
 * added to all values. */

#include "base/names-private.h"
#include "metric/local-private.h"
#include "metric/range-private.h"

#include <math.h>

typedef enum
{
  STATISTIC_G = 1,
  STATISTIC_G_STAR = 2
} Statistic;

static const AwrashName statistic_names[] = {
  { STATISTIC_G, "g" },
  { STATISTIC_G_STAR, "g-star" },
};

/* The values of the others are dealt out over the n - 1 other places: their squares about their own
 * mean are Σ z² - z_i² n / (n - 1). */
static AwrashLocal
measure_g (const AwrashNeighbours *neighbours, const AwrashField *field, gsize i)
{
  double n = (double)field->n;
  AwrashLocalSums sums = awrash_i_local_sums (neighbours, field, i, 0.0, n - 1.0);
  AwrashPair own = awrash_i_pair_scale (awrash_i_pair_square (field->z[i]), n);
  double squares = awrash_i_pair_get (awrash_i_pair_subtract (
      field->squares, awrash_i_pair_divide (own, awrash_i_pair_of (n - 1.0))));
  double held
      = awrash_i_pair_get (awrash_i_pair_subtract (field->sum, awrash_i_pair_of (field->x[i])));
  double lag = sums.lag + sums.sum * field->z[i].high / (n - 1.0);

  return (AwrashLocal){ .gap = lag / held,
                        .expectation = sums.sum / (n - 1.0),
                        .variance = MAX (squares, 0.0) / (n - 2.0) * sums.spread / held / held };
}

/* All values are dealt out over all places; a unit stands as near to itself as its nearest. */
static AwrashLocal
measure_g_star (const AwrashNeighbours *neighbours, const AwrashField *field, gsize i)
{
  double n = (double)field->n, own = 0.0, held = awrash_i_pair_get (field->sum);
  AwrashLocalSums sums;

  for (gsize k = neighbours->start[i]; k < neighbours->start[i + 1]; k++)
    own = MAX (own, neighbours->weight[k]);
  sums = awrash_i_local_sums (neighbours, field, i,
                              own > 0.0 ? own : ldexp (1.0, -neighbours->exponent), n);
  return (AwrashLocal){ .gap = sums.lag / held,
                        .expectation = sums.sum / n,
                        .variance = awrash_i_pair_get (field->squares) / (n - 1.0) * sums.spread
                                    / held / held };
}

gboolean
awrash_metric_local_g (const char *statistic, const AwrashNeighbours *neighbours, const double x[],
                       double value[], double expectation[], double variance[], double z[],
                       GError **error)
{
  g_auto (AwrashField) field = { .n = 0 };
  AwrashRange range = { .n = 0 };
  AwrashLocalArrays arrays = { value, expectation, variance, z };
  int read;

  g_return_val_if_fail (statistic != NULL && neighbours != NULL && x != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  read = awrash_i_names_read ("statistic", statistic_names, G_N_ELEMENTS (statistic_names),
                              statistic, error);
  if (read == 0 || !awrash_i_local_check (neighbours, error))
    return FALSE;
  if (!awrash_i_range_find ("x", neighbours->n, x, NULL, &range, error))
    return awrash_i_range_offer (statistic, "local-moran", neighbours->n, x, NULL, error);
  if (!awrash_i_field_fill (&field, neighbours->n, x, error))
    return FALSE;
  for (gsize i = 0; i < field.n; i++)
    {
      AwrashLocal local = read == STATISTIC_G ? measure_g (neighbours, &field, i)
                                              : measure_g_star (neighbours, &field, i);

      awrash_i_local_write (&arrays, neighbours, i, &local);
    }
  return TRUE;
}
