/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Local Moran: how much each unit adds to Moran's I, and what chance would let it add.
 * Source: L. Anselin (1995), Local indicators of spatial association, Geographical Analysis 27;
 * Sokal, Oden and Thomson (1998) for the moments. Invariant: with the scaling "n" the values sum to
 * S0 I. */

#include "base/names-private.h"
#include "metric/local-private.h"

#include <math.h>

typedef enum
{
  SCALING_N = 1,
  SCALING_N_1 = 2
} Scaling;

typedef enum
{
  MOMENTS_CONDITIONAL = 1,
  MOMENTS_RANDOMISATION = 2,
  MOMENTS_NORMALITY = 3
} Moments;

static const AwrashName scaling_names[] = {
  { SCALING_N, "n" },
  { SCALING_N_1, "n-1" },
};

static const AwrashName moments_names[] = {
  { MOMENTS_CONDITIONAL, "conditional" },
  { MOMENTS_RANDOMISATION, "randomisation" },
  { MOMENTS_NORMALITY, "normality" },
};

/* What the moments of all units share. */
typedef struct
{
  const AwrashNeighbours *neighbours;
  const AwrashField *field;
  Moments moments;
  double n;
  double variance; /* Σ z² over n or n - 1 */
  double factor;   /* 1, or (n - 1) / n */
  double kurtosis; /* n Σ z⁴ / (Σ z²)², less 1: of the values, or what normality expects */
} Question;

/* n Σ (z² - Σ z² / n)² / (Σ z²)², which is the kurtosis less 1 without its cancellation. */
static double
excess_kurtosis (const AwrashField *field)
{
  AwrashPair mean = awrash_i_pair_divide (field->squares, awrash_i_pair_of ((double)field->n)),
             sum = { 0.0, 0.0 };

  for (gsize i = 0; i < field->n; i++)
    {
      AwrashPair gap = awrash_i_pair_subtract (awrash_i_pair_square (field->z[i]), mean);

      sum = awrash_i_pair_add (sum, awrash_i_pair_square (gap));
    }
  return awrash_i_pair_get (sum) / field->squares.high / mean.high;
}

/* z_i stays, the others are dealt out: their squares about their own mean are
 * Σ z² - z_i² n / (n - 1). */
static void
fill_conditional (const Question *question, gsize i, const AwrashLocalSums *sums,
                  AwrashLocal *local)
{
  AwrashPair z = question->field->z[i];
  double n = question->n, scaled = z.high / question->variance;
  AwrashPair own = awrash_i_pair_scale (awrash_i_pair_square (z), n);
  double others = awrash_i_pair_get (awrash_i_pair_subtract (
      question->field->squares, awrash_i_pair_divide (own, awrash_i_pair_of (n - 1.0))));

  local->expectation = -scaled * z.high * sums->sum / (n - 1.0);
  local->variance = scaled * scaled * MAX (others, 0.0) / (n - 2.0) * sums->spread;
}

/* All values are dealt out. With the kurtosis b2 and Σ' = Σ w² - W² / (n - 1) Anselin's variance is
 * n (n - 1 - b2) Σ' / ((n - 1) (n - 2)) + (b2 - 1) W² / (n - 1)², a sum of terms >= 0. */
static void
fill_total (const Question *question, const AwrashLocalSums *sums, AwrashLocal *local)
{
  double n = question->n, w = sums->sum / (n - 1.0);
  double spread = n * (n - 2.0 - question->kurtosis) / (n - 1.0) / (n - 2.0) * sums->spread;

  local->expectation = -question->factor * w;
  local->variance = question->factor * question->factor * (spread + question->kurtosis * w * w);
}

static AwrashLocal
measure_unit (const Question *question, gsize i)
{
  AwrashLocalSums sums
      = awrash_i_local_sums (question->neighbours, question->field, i, 0.0, question->n - 1.0);
  AwrashLocal local = { .gap = 0.0 };

  if (question->moments == MOMENTS_CONDITIONAL)
    fill_conditional (question, i, &sums, &local);
  else
    fill_total (question, &sums, &local);
  local.gap = question->field->z[i].high / question->variance * sums.lag - local.expectation;
  return local;
}

gboolean
awrash_metric_local_moran (const char *scaling, const char *moments,
                           const AwrashNeighbours *neighbours, const double x[], double value[],
                           double expectation[], double variance[], double z[], GError **error)
{
  g_auto (AwrashField) field = { .n = 0 };
  Question question = { .neighbours = neighbours, .field = &field };
  AwrashLocalArrays arrays = { value, expectation, variance, z };
  int scaling_read, moments_read;

  g_return_val_if_fail (scaling != NULL && moments != NULL, FALSE);
  g_return_val_if_fail (neighbours != NULL && x != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  scaling_read = awrash_i_names_read ("scaling", scaling_names, G_N_ELEMENTS (scaling_names),
                                      scaling, error);
  if (scaling_read == 0)
    return FALSE;
  moments_read = awrash_i_names_read ("moments", moments_names, G_N_ELEMENTS (moments_names),
                                      moments, error);
  if (moments_read == 0 || !awrash_i_local_check (neighbours, error)
      || !awrash_i_field_fill (&field, neighbours->n, x, error))
    return FALSE;
  question.moments = (Moments)moments_read;
  question.n = (double)neighbours->n;
  question.factor = scaling_read == SCALING_N ? 1.0 : (question.n - 1.0) / question.n;
  question.variance = awrash_i_pair_get (field.squares) / (question.n * question.factor);
  question.kurtosis = moments_read == MOMENTS_NORMALITY
                          ? 2.0 * (question.n - 2.0) / (question.n + 1.0)
                          : excess_kurtosis (&field);
  for (gsize i = 0; i < field.n; i++)
    {
      AwrashLocal local = measure_unit (&question, i);

      awrash_i_local_write (&arrays, neighbours, i, &local);
    }
  return TRUE;
}
