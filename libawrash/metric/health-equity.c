/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The measures of the World Health Organization's Health Equity Assessment Toolkit: each gives its
 * value and its gradient over the groups, and one line makes standard errors of those of the
 * groups. Source: Schlotheuber and Hosseinpoor (2022), Int J Environ Res Public Health 19; Ahn et
 * al. (2018), JCO Clinical Cancer Informatics 2. Invariant: equal groups give exactly 0, and R
 * exactly 1. */

#include "metric/health-private.h"

#include "base/memory-private.h"
#include "base/sum-private.h"

#include <math.h>
#include <stddef.h>

/* A value in the units of the sample; gradient has n entries. */
typedef double (*Measure) (const AwrashHealth *health, double gradient[]);

static double
difference (const AwrashHealth *health, double gradient[])
{
  for (gsize i = 0; i < health->y.n; i++)
    gradient[i] = health->first.share[i] - health->second.share[i];
  return health->first.value - health->second.value;
}

static double
ratio (const AwrashHealth *health, double gradient[])
{
  double value = health->first.value / health->second.value;

  for (gsize i = 0; i < health->y.n; i++)
    gradient[i] = (health->first.share[i] - value * health->second.share[i]) / health->second.value;
  return value;
}

static double
variance (const AwrashHealth *health, double gradient[])
{
  double mean = health->mean.value;
  AwrashSum sum = { 0.0, 0.0 };

  for (gsize i = 0; i < health->y.n; i++)
    {
      awrash_i_sum_add (&sum, health->p[i] * health->e[i] * health->e[i]);
      gradient[i] = 2.0 * health->p[i] * health->e[i] * mean;
    }
  return awrash_i_sum_get (&sum) * mean * mean;
}

static double
deviation (const AwrashHealth *health, double gradient[])
{
  double value = sqrt (variance (health, gradient));

  for (gsize i = 0; i < health->y.n; i++)
    gradient[i] /= 2.0 * value;
  return value;
}

/* A measure over the mean, times factor: (m / μ)' = (m' - (m / μ) μ') / μ. */
static double
over_mean (const AwrashHealth *health, double factor, double value, double gradient[])
{
  double mean = health->mean.value;

  for (gsize i = 0; i < health->y.n; i++)
    gradient[i] = factor * (gradient[i] - value / mean * health->p[i]) / mean;
  return factor * value / mean;
}

static double
variation (const AwrashHealth *health, double gradient[])
{
  return over_mean (health, 100.0, deviation (health, gradient), gradient);
}

/* Σ q |y - point|, q the shares of the weight or 1/n. */
static double
distance (const AwrashHealth *health, const double q[], AwrashHealthPoint point, double gradient[])
{
  gboolean from_mean = point.share == health->p;
  AwrashSum sum = { 0.0, 0.0 }, balance = { 0.0, 0.0 };

  for (gsize i = 0; i < health->y.n; i++)
    {
      double away = from_mean ? health->e[i] * point.value : health->y.x[i] - point.value;
      double sign = (away > 0.0) - (away < 0.0);

      awrash_i_sum_add (&sum, q[i] * fabs (away));
      awrash_i_sum_add (&balance, q[i] * sign);
      gradient[i] = q[i] * sign;
    }
  for (gsize i = 0; i < health->y.n; i++)
    gradient[i] -= awrash_i_sum_get (&balance) * point.share[i];
  return awrash_i_sum_get (&sum);
}

static double
mdm_unweighted (const AwrashHealth *health, double gradient[])
{
  return distance (health, health->equal, health->mean, gradient);
}

static double
mdm_weighted (const AwrashHealth *health, double gradient[])
{
  return distance (health, health->p, health->mean, gradient);
}

static double
mdb_unweighted (const AwrashHealth *health, double gradient[])
{
  return distance (health, health->equal, health->best, gradient);
}

static double
mdb_weighted (const AwrashHealth *health, double gradient[])
{
  return distance (health, health->p, health->best, gradient);
}

static double
mdr_unweighted (const AwrashHealth *health, double gradient[])
{
  return health->has_reference ? distance (health, health->equal, health->reference, gradient)
                               : NAN;
}

static double
mdr_weighted (const AwrashHealth *health, double gradient[])
{
  return health->has_reference ? distance (health, health->p, health->reference, gradient) : NAN;
}

static double
idis_unweighted (const AwrashHealth *health, double gradient[])
{
  return over_mean (health, 100.0, mdm_unweighted (health, gradient), gradient);
}

static double
idis_weighted (const AwrashHealth *health, double gradient[])
{
  return over_mean (health, 100.0, mdm_weighted (health, gradient), gradient);
}

/* The value of both entropies comes from their own files; here is what a group moves them by. */
static double
theil (const AwrashHealth *health, double gradient[])
{
  double value = NAN;

  awrash_metric_theil (health->y.n, health->y.x, health->y.w, &value, NULL);
  for (gsize i = 0; i < health->y.n; i++)
    gradient[i] = 1000.0 * health->p[i] * (log1p (health->e[i]) - value) / health->mean.value;
  return 1000.0 * value;
}

static double
mean_log_deviation (const AwrashHealth *health, double gradient[])
{
  double value = NAN;

  awrash_metric_mld (health->y.n, health->y.x, health->y.w, &value, NULL);
  for (gsize i = 0; i < health->y.n; i++)
    gradient[i] = 1000.0 * health->p[i] * health->e[i] / health->y.x[i];
  return 1000.0 * value;
}

/* What the mean would gain if all were as the aim; 0 where it would lose. */
static double
attributable_risk (const AwrashHealth *health, double gradient[])
{
  double gain = health->aim.value - health->mean.value;

  for (gsize i = 0; i < health->y.n; i++)
    gradient[i] = health->aim.share[i] - health->p[i];
  return health->y.equal || (gain < 0.0) == health->is_favourable ? 0.0 : gain;
}

static double
attributable_fraction (const AwrashHealth *health, double gradient[])
{
  double value = attributable_risk (health, gradient), mean = health->mean.value;

  for (gsize i = 0; i < health->y.n; i++)
    gradient[i] = 100.0 * (health->aim.share[i] - health->aim.value / mean * health->p[i]) / mean;
  return 100.0 * value / mean;
}

/* dimension is the power of the unit of y. */
static const struct
{
  gsize offset;
  int dimension;
  Measure measure;
} measures[] = {
  { offsetof (AwrashHealthEquity, d), 1, difference },
  { offsetof (AwrashHealthEquity, r), 0, ratio },
  { offsetof (AwrashHealthEquity, bgv), 2, variance },
  { offsetof (AwrashHealthEquity, bgsd), 1, deviation },
  { offsetof (AwrashHealthEquity, cov), 0, variation },
  { offsetof (AwrashHealthEquity, mdmu), 1, mdm_unweighted },
  { offsetof (AwrashHealthEquity, mdmw), 1, mdm_weighted },
  { offsetof (AwrashHealthEquity, mdbu), 1, mdb_unweighted },
  { offsetof (AwrashHealthEquity, mdbw), 1, mdb_weighted },
  { offsetof (AwrashHealthEquity, mdru), 1, mdr_unweighted },
  { offsetof (AwrashHealthEquity, mdrw), 1, mdr_weighted },
  { offsetof (AwrashHealthEquity, idisu), 0, idis_unweighted },
  { offsetof (AwrashHealthEquity, idisw), 0, idis_weighted },
  { offsetof (AwrashHealthEquity, ti), 0, theil },
  { offsetof (AwrashHealthEquity, mld), 0, mean_log_deviation },
  { offsetof (AwrashHealthEquity, par), 1, attributable_risk },
  { offsetof (AwrashHealthEquity, paf), 0, attributable_fraction },
};

/* The delta method. A group without error adds nothing, however steep its slope. */
static double
carry_errors (const AwrashHealth *health, const double gradient[])
{
  AwrashSum sum = { 0.0, 0.0 };

  for (gsize i = 0; i < health->y.n; i++)
    {
      double moved = health->error[i] > 0.0 ? gradient[i] * health->error[i] : 0.0;

      awrash_i_sum_add (&sum, moved * moved);
    }
  return sqrt (awrash_i_sum_get (&sum));
}

/* A variance has no slope where groups are equal, so its error counts squares of errors too:
 * 4 Σ p² s² (y - μ)² + 2 ((Σ p² s²)² - Σ p⁴ s⁴ + Σ p² (1 - p)² s⁴), Ahn et al. (2018). */
static double
carry_errors_to_variance (const AwrashHealth *health, const double gradient[])
{
  AwrashSum squares = { 0.0, 0.0 }, fourths = { 0.0, 0.0 }, others = { 0.0, 0.0 };
  double slope = carry_errors (health, gradient), square = 0.0;

  for (gsize i = 0; i < health->y.n; i++)
    {
      double own = health->p[i] * health->error[i], error = health->error[i];
      double other = own * (1.0 - health->p[i]) * error;

      awrash_i_sum_add (&squares, own * own);
      awrash_i_sum_add (&fourths, own * own * own * own);
      awrash_i_sum_add (&others, other * other);
    }
  square = awrash_i_sum_get (&squares);
  return sqrt (
      slope * slope
      + 2.0 * (square * square - awrash_i_sum_get (&fourths) + awrash_i_sum_get (&others)));
}

/* As it stands in the record: the error follows the value. */
typedef struct
{
  double value;
  double error;
} Estimate;

static Estimate
estimate (const AwrashHealth *health, Measure measure, int dimension, double gradient[])
{
  int exponent = dimension * health->y.exponent;
  double value = measure (health, gradient), error = NAN;

  if (health->error != NULL && !isnan (value))
    error = measure == variance ? carry_errors_to_variance (health, gradient)
                                : carry_errors (health, gradient);
  return (Estimate){ ldexp (value, exponent), ldexp (error, exponent) };
}

size_t
awrash_metric_health_equity_size (void)
{
  return sizeof (AwrashHealthEquity);
}

gboolean
awrash_metric_health_equity (gboolean favourable, int64_t reference, size_t n, const double y[],
                             const double weights[], const double errors[], const double rank[],
                             AwrashHealthEquity *equity, GError **error)
{
  g_auto (AwrashHealth) health = { .p = NULL };
  g_autofree double *gradient = NULL;

  g_return_val_if_fail (y != NULL || n == 0, FALSE);
  g_return_val_if_fail (equity != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_health_fill (&health, favourable, reference, n, y, weights, errors, rank, error))
    return FALSE;
  gradient = awrash_i_new (double, health.y.n, error);
  if (gradient == NULL)
    return FALSE;
  for (gsize m = 0; m < G_N_ELEMENTS (measures); m++)
    *(Estimate *)(void *)((char *)equity + measures[m].offset)
        = estimate (&health, measures[m].measure, measures[m].dimension, gradient);
  return TRUE;
}
