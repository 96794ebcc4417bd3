/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dominance: one curve nowhere below the other, decided at every breakpoint of either; between
 * breakpoints both are straight, so nothing else can decide. Source: Atkinson (1970), Lorenz;
 * Shorrocks (1983), generalised; Moyes (1987), absolute. Invariant: a crossing comes with a point
 * where each curve is above the other. */

#include "metric/dominance-private.h"

#include "base/i18n-private.h"
#include "base/names-private.h"
#include "base/number-private.h"
#include "base/sum-private.h"
#include "metric/distribution-private.h"

#include <math.h>

static const AwrashName curve_names[] = {
  { AWRASH_DOMINANCE_CURVE_LORENZ, "lorenz" },
  { AWRASH_DOMINANCE_CURVE_GENERALIZED, "generalized" },
  { AWRASH_DOMINANCE_CURVE_ABSOLUTE, "absolute" },
};

static const AwrashName dominance_names[] = {
  { AWRASH_DOMINANCE_X, "x" },
  { AWRASH_DOMINANCE_Y, "y" },
  { AWRASH_DOMINANCE_EQUAL, "equal" },
  { AWRASH_DOMINANCE_CROSSING, "crossing" },
};

const char *
awrash_metric_dominance_curve_get_name (AwrashDominanceCurve curve)
{
  return awrash_i_names_get (curve_names, G_N_ELEMENTS (curve_names), (int)curve);
}

int
awrash_metric_dominance_curve_from_name (const char *name)
{
  return awrash_i_names_find (curve_names, G_N_ELEMENTS (curve_names), name);
}

const char *
awrash_metric_dominance_get_name (AwrashDominance dominance)
{
  return awrash_i_names_get (dominance_names, G_N_ELEMENTS (dominance_names), (int)dominance);
}

int
awrash_metric_dominance_from_name (const char *name)
{
  return awrash_i_names_find (dominance_names, G_N_ELEMENTS (dominance_names), name);
}

gboolean
awrash_i_dominance_curve_check (AwrashDominanceCurve curve, GError **error)
{
  return awrash_i_names_check ("curve", curve_names, G_N_ELEMENTS (curve_names), (int)curve, error);
}

/* A curve walked from left to right: the piece on which the walk stands. */
typedef struct
{
  const AwrashPrepared *prepared;
  double mean;   /* of the scaled values */
  double scale;  /* of the ordinates: 1/μ, or the power of two that both curves share */
  double shift;  /* what is taken from each value: μ for the absolute curve */
  gsize row;     /* of the piece */
  double start;  /* p at its start */
  AwrashSum low; /* Σ p (x - shift) up to there */
} Walk;

static double
end_of (const Walk *walk)
{
  return walk->prepared->below[walk->row] / walk->prepared->below[walk->prepared->sample.n - 1];
}

static double
height (const Walk *walk, double p)
{
  double rise = (walk->prepared->sample.x[walk->row] - walk->shift) * (p - walk->start);

  return (awrash_i_sum_get (&walk->low) + rise) * walk->scale;
}

/* On to the next piece if this one ends at p. */
static void
step (Walk *walk, double p)
{
  const AwrashSample *sample = &walk->prepared->sample;

  if (end_of (walk) > p || walk->row + 1 == sample->n)
    return;
  awrash_i_sum_add (&walk->low, sample->w[walk->row] / sample->total.high
                                    * (sample->x[walk->row] - walk->shift));
  walk->start = end_of (walk);
  walk->row++;
}

static Walk
begin (const AwrashDistribution *distribution, AwrashDominanceCurve curve, int exponent)
{
  const AwrashSample *sample = &distribution->prepared.sample;
  Walk walk
      = { .prepared = &distribution->prepared, .mean = sample->sum.high / sample->total.high };

  walk.scale = curve == AWRASH_DOMINANCE_CURVE_LORENZ ? 1.0 / walk.mean
                                                      : ldexp (1.0, sample->exponent - exponent);
  walk.shift = curve == AWRASH_DOMINANCE_CURVE_ABSOLUTE ? walk.mean : 0.0;
  return walk;
}

/* What the walk has found. */
typedef struct
{
  double points[2];        /* where x, and where y, is above the other the most */
  double gaps[2];          /* by how much */
  double crossing;         /* where x - y first changes its sign, NaN if nowhere */
  double last_p, last_gap; /* at the last breakpoint where they parted */
  double touch;            /* the first since then where they do not, NaN if none */
} Finding;

/* Where the curves met between two breakpoints at which they part to different sides. */
static double
cross_at (const Finding *finding, double p, double gap)
{
  double part = finding->last_gap / (finding->last_gap - gap);

  return isnan (finding->touch) ? finding->last_p + (p - finding->last_p) * part : finding->touch;
}

static void
compare_at (Finding *finding, double p, double gap, double tolerance)
{
  int side = gap > 0.0 ? 0 : 1;

  if (fabs (gap) > finding->gaps[side])
    {
      finding->gaps[side] = fabs (gap);
      finding->points[side] = p;
    }
  if (!(fabs (gap) > tolerance))
    {
      if (isnan (finding->touch))
        finding->touch = p;
      return;
    }
  if (isnan (finding->crossing) && finding->last_gap != 0.0
      && (gap > 0.0) != (finding->last_gap > 0.0))
    finding->crossing = cross_at (finding, p, gap);
  finding->last_p = p;
  finding->last_gap = gap;
  finding->touch = NAN;
}

/* But for the generalised curve both end in the same point, where rounding has no say. */
static Finding
walk_both (AwrashDominanceCurve curve, Walk x, Walk y, double tolerance)
{
  Finding finding = { .points = { NAN, NAN }, .crossing = NAN, .touch = NAN };

  for (double p = 0.0; p < 1.0;)
    {
      p = MIN (end_of (&x), end_of (&y));
      if (p < 1.0 || curve == AWRASH_DOMINANCE_CURVE_GENERALIZED)
        compare_at (&finding, p, height (&x, p) - height (&y, p), tolerance);
      step (&x, p);
      step (&y, p);
    }
  return finding;
}

static AwrashDominance
decide (const Finding *finding, double tolerance)
{
  gboolean x = finding->gaps[0] > tolerance, y = finding->gaps[1] > tolerance;

  if (x && y)
    return AWRASH_DOMINANCE_CROSSING;
  if (x || y)
    return x ? AWRASH_DOMINANCE_X : AWRASH_DOMINANCE_Y;
  return AWRASH_DOMINANCE_EQUAL;
}

static gboolean
check_question (AwrashDominanceCurve curve, double tolerance, GError **error)
{
  g_autofree char *number = NULL;

  if (!awrash_i_dominance_curve_check (curve, error))
    return FALSE;
  if (tolerance >= 0.0 && isfinite (tolerance))
    return TRUE;
  number = awrash_i_number_format (tolerance);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("tolerance is %s, expected a finite number ≥ 0"), number);
  return FALSE;
}

static gboolean
check_mean (const char *name, const AwrashDistribution *distribution, GError **error)
{
  g_autofree char *number = NULL;

  if (distribution->prepared.sample.sum.high > 0.0)
    return TRUE;
  number = awrash_i_number_format (awrash_metric_distribution_get_mean (distribution));
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("the mean of %s is %s, expected a mean > 0 for the curve \"lorenz\"; "
                  "\"generalized\" needs none"),
               name, number);
  return FALSE;
}

/* In the ordinates of the walks: a share of 1, or of the larger mean. */
static double
scale_tolerance (AwrashDominanceCurve curve, double tolerance, const Walk *x, const Walk *y)
{
  if (curve == AWRASH_DOMINANCE_CURVE_LORENZ)
    return tolerance;
  return tolerance * MAX (fabs (x->mean * x->scale), fabs (y->mean * y->scale));
}

AwrashDominance
awrash_metric_dominance (AwrashDominanceCurve curve, double tolerance, const AwrashDistribution *x,
                         const AwrashDistribution *y, double *x_above, double *y_above,
                         double *crossing, GError **error)
{
  Walk of_x, of_y;
  Finding finding;
  AwrashDominance dominance;
  int exponent = 0;

  g_return_val_if_fail (x != NULL && y != NULL, (AwrashDominance)0);
  g_return_val_if_fail (error == NULL || *error == NULL, (AwrashDominance)0);

  if (!check_question (curve, tolerance, error)
      || (curve == AWRASH_DOMINANCE_CURVE_LORENZ
          && (!check_mean ("x", x, error) || !check_mean ("y", y, error))))
    return (AwrashDominance)0;
  exponent = MAX (x->prepared.sample.exponent, y->prepared.sample.exponent);
  of_x = begin (x, curve, exponent);
  of_y = begin (y, curve, exponent);
  tolerance = scale_tolerance (curve, tolerance, &of_x, &of_y);
  finding = walk_both (curve, of_x, of_y, tolerance);
  dominance = decide (&finding, tolerance);
  if (x_above != NULL)
    *x_above = finding.points[0];
  if (y_above != NULL)
    *y_above = finding.points[1];
  if (crossing != NULL)
    *crossing = dominance == AWRASH_DOMINANCE_CROSSING ? finding.crossing : NAN;
  return dominance;
}
