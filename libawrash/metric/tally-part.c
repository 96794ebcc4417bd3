/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two parts of a tally joined: GE = Σ f (μ_g/μ)^α GE_g + GE of the two means.
 * Source: Shorrocks (1980). Invariant: the deviation of a mean from the whole is formed over a
 * common denominator in doubled precision, so parts with nearly one mean lose no digit. */

#include "metric/tally-private.h"

#include "base/logarithm-private.h"
#include "base/sum-private.h"
#include "metric/term-private.h"

#include <math.h>

static AwrashPair
pair_scaled (AwrashPair pair, int power)
{
  return (AwrashPair){ ldexp (pair.high, power), ldexp (pair.low, power) };
}

static AwrashPair
pair_add (AwrashPair a, AwrashPair b)
{
  AwrashSum sum = { a.high, a.low + b.low };

  awrash_i_sum_add (&sum, b.high);
  a.high = awrash_i_sum_get (&sum);
  a.low = (sum.sum - a.high) + sum.compensation;
  return a;
}

/* μ_g/μ - 1 = (X_g W - X W_g)/(X W_g), right to the last bits. */
static double
deviation_of (const AwrashTallyPart *part, const AwrashTallyPart *all)
{
  double cross = awrash_i_sample_cross (part->sum.high, all->weight, part->weight.high, all->sum)
                 + (part->sum.low * all->weight.high - part->weight.low * all->sum.high);

  return cross / all->sum.high / part->weight.high;
}

/* The point of a part's mean: e, and what entropies read of it. */
static AwrashPoint
point_of (const AwrashTallyPart *part, const AwrashTallyPart *all)
{
  AwrashPoint point = { .e = deviation_of (part, all) };

  if (fabs (point.e) <= 0.25)
    {
      point.u = 1.0 + point.e;
      point.rest = awrash_i_logarithm_remainder (point.e);
      point.log = point.e + point.rest;
      return point;
    }
  point.u = part->sum.high / part->weight.high / (all->sum.high / all->weight.high);
  point.log = log (point.u);
  point.rest = point.log - point.e;
  return point;
}

/* f ((μ_g/μ)^α GE_g + φ (μ_g/μ)): what a part brings to the whole. */
static double
contribution (const AwrashTallyPart *part, const AwrashTallyPart *all, double order, double entropy)
{
  AwrashPoint point = point_of (part, all);
  double share = part->weight.high / all->weight.high;
  double within = entropy > 0.0 ? exp (order * point.log) * entropy : 0.0;

  return share * (within + awrash_i_term_entropy.value (&point, order));
}

/* Both in the larger of their units. */
static void
align (AwrashTallyPart *a, AwrashTallyPart *b)
{
  int exponent = MAX (a->exponent, b->exponent);
  int weight_exponent = MAX (a->weight_exponent, b->weight_exponent);
  AwrashTallyPart *parts[] = { a, b };

  for (gsize k = 0; k < 2; k++)
    {
      int down = parts[k]->weight_exponent - weight_exponent;

      parts[k]->weight = pair_scaled (parts[k]->weight, down);
      parts[k]->sum = pair_scaled (parts[k]->sum, down + parts[k]->exponent - exponent);
      parts[k]->exponent = exponent;
      parts[k]->weight_exponent = weight_exponent;
    }
}

void
awrash_i_tally_part_join (const AwrashTallyOrders *orders, AwrashTallyPart *all,
                          AwrashTallyPart part)
{
  AwrashTallyPart before = *all;

  if (before.n == 0)
    {
      *all = part;
      return;
    }
  align (&before, &part);
  *all = before;
  all->n = before.n + part.n;
  all->weight = pair_add (before.weight, part.weight);
  all->sum = pair_add (before.sum, part.sum);
  for (gsize k = 0; k < orders->n && all->sum.high > 0.0; k++)
    all->entropies[k] = contribution (&before, all, orders->of[k], before.entropies[k])
                        + contribution (&part, all, orders->of[k], part.entropies[k]);
}
