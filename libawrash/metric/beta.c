/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tails of Student's T and of F as those of the beta distribution.
 * Source: Abramowitz and Stegun (1964), 26.6.2 and 26.7.1. Invariant: the part asked for is the one
 * that is small where the tail is. */

#include "metric/beta-private.h"

#include "random/tails-private.h"

#include <math.h>

static double
part_of (double x, double rest, double a, double b)
{
  return awrash_i_tails_beta (x, rest, a, b).below;
}

double
awrash_i_beta_student_above (double t, double degrees)
{
  double square = t * t, over = 0.0;

  if (t < 0.0)
    return 1.0 - awrash_i_beta_student_above (-t, degrees);
  if (!isfinite (square))
    return 0.0;
  over = degrees / (degrees + square);
  return 0.5 * part_of (over, square / (degrees + square), degrees / 2.0, 0.5);
}

double
awrash_i_beta_fisher_above (double f, double of_upper, double of_lower)
{
  double moved = f * of_upper;

  if (!isfinite (moved))
    return 0.0;
  return part_of (of_lower / (of_lower + moved), moved / (of_lower + moved), of_lower / 2.0,
                  of_upper / 2.0);
}
