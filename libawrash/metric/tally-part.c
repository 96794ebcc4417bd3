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

/* log μ_g/μ of a part in its own units, in which it is not 0 though it may be in those of all. */
static double
log_ratio (const AwrashTallyPart *own, const AwrashTallyPart *all)
{
  return log (own->sum.high / own->weight.high / (all->sum.high / all->weight.high))
         + (own->exponent - all->exponent) * G_LN2;
}

/* The point of a part's mean: e, and what entropies read of it. */
static AwrashPoint
point_of (const AwrashTallyPart *own, const AwrashTallyPart *part, const AwrashTallyPart *all)
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
  point.log = log_ratio (own, all);
  point.rest = point.log - point.e;
  return point;
}

/* f ((μ_g/μ)^α GE_g + φ (μ_g/μ)): what a part brings to the whole. No power of a mean, however
 * small, makes what is infinite finite. */
static double
contribution (const AwrashTallyPart *own, const AwrashTallyPart *part, const AwrashTallyPart *all,
              double order, double entropy)
{
  AwrashPoint point = point_of (own, part, all);
  double share = part->weight.high / all->weight.high;
  double within = entropy > 0.0 && !isinf (entropy) ? exp (order * point.log) * entropy : entropy;

  return share * (within + awrash_i_term_entropy.value (&point, order));
}

/* Both in the larger of their units; values that are all 0 have none. */
static void
align (AwrashTallyPart *a, AwrashTallyPart *b)
{
  int exponent = a->sum.high == 0.0   ? b->exponent
                 : b->sum.high == 0.0 ? a->exponent
                                      : MAX (a->exponent, b->exponent);
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
  const AwrashTallyPart own_before = before, own = part;

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
    all->entropies[k] = contribution (&own_before, &before, all, orders->of[k], before.entropies[k])
                        + contribution (&own, &part, all, orders->of[k], part.entropies[k]);
}
