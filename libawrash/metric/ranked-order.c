/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An index by rank under other weights, again and again: rows are put in the order of their ranks
 * once. With z the distances of outcomes from the mean of all, m_b and t_b the sums of v z and of v
 * over a tier and V_b the weight below it, 2 cov (h, r) = Σ m_b (2 V_b + t_b - V)/V², one pass for
 * all kinds that are it times a number, and for the straight slope, which is half of it over the
 * variance of the rank. Source: Kakwani, Wagstaff and van Doorslaer (1997), Journal of Econometrics
 * 77. Invariant: the same number as without the pass, to some 1e-12 of the spread of outcomes. */

#include "base/memory-private.h"
#include "metric/concentration-private.h"
#include "metric/order-private.h"
#include "metric/ranked-private.h"

#include <math.h>

/* Below this part of what it was before, a mean or its distance to a bound is formed anew, since
 * little but rounding is left of it. */
static const double cancelled = 0x1p-10;

void
awrash_i_ranked_order_clear (AwrashRankedOrder *order)
{
  g_clear_pointer (&order->x, g_free);
  g_clear_pointer (&order->place, g_free);
}

static void
write_rows (AwrashRankedOrder *order, const AwrashDistribution *distribution,
            const AwrashOrderItem sorted[])
{
  const AwrashSample *sample = &distribution->prepared.sample;
  const AwrashRanked *ranked = distribution->ranked;

  order->mean = sample->sum.high / sample->total.high;
  order->exponent = sample->exponent;
  for (gsize at = 0; at < order->n; at++)
    {
      gsize k = sorted[at].place;

      order->place[k] = at;
      order->x[at] = ranked->x[sample->row[k]];
      order->rank[at] = ranked->rank[sample->row[k]];
      order->z[at] = awrash_i_sample_cross (sample->x[k], sample->total, 1.0, sample->sum)
                     / sample->total.high;
    }
}

gboolean
awrash_i_ranked_order_fill (AwrashRankedOrder *order, const AwrashDistribution *distribution,
                            GError **error)
{
  const AwrashSample *sample = &distribution->prepared.sample;
  gsize n = sample->n;
  g_autofree AwrashOrderItem *scratch = awrash_i_new (AwrashOrderItem, 2 * n, error);
  const AwrashOrderItem *sorted;

  if (scratch == NULL || (order->x = awrash_i_new (double, 4 * n, error)) == NULL
      || (order->place = awrash_i_new (gsize, n, error)) == NULL)
    return FALSE;
  order->n = n;
  order->rank = order->x + n;
  order->w = order->rank + n;
  order->z = order->w + n;
  for (gsize k = 0; k < n; k++)
    order->w[k] = distribution->ranked->rank[sample->row[k]] + 0.0; /* + 0.0 turns -0 into 0 */
  sorted = awrash_i_order_find (n, order->w, scratch, error);
  if (sorted == NULL)
    return FALSE;
  write_rows (order, distribution, sorted);
  return TRUE;
}

/* What one pass finds, in the scale of the sample. */
typedef struct
{
  double covariance; /* 2 cov (h, r) */
  double mean;
  double spread;   /* of the mean rank: its variance */
  gboolean is_far; /* the mean has moved so far that distances from the old one cancel */
} Pass;

static Pass
run (const AwrashRankedOrder *order)
{
  double whole = 0.0, below = 0.0, moment = 0.0, sum = 0.0, squares = 0.0, size = 0.0;

  for (gsize k = 0; k < order->n; k++)
    whole += order->w[k];
  for (gsize k = 0; k < order->n;)
    {
      double rank = order->rank[k], tied = 0.0, held = 0.0, centred;

      for (; k < order->n && order->rank[k] == rank; k++)
        {
          tied += order->w[k];
          held += order->w[k] * order->z[k];
          size += fabs (order->w[k] * order->z[k]);
        }
      centred = (2.0 * below + tied - whole) / whole;
      sum += held * centred;
      squares += tied * centred * centred;
      moment += held;
      below += tied;
    }
  return (Pass){ sum / whole, order->mean + moment / whole, squares / whole / 4.0,
                 fabs (moment) > size / 2.0 };
}

/* The concentration index of a pass, NaN where it has to be found otherwise. */
static double
concentration_of (const AwrashRankedOrder *order, const char *text, const Pass *pass)
{
  AwrashConcentrationIndex index = { .kind = 0 };
  double low, high;

  if (!awrash_i_concentration_index_read (text, &index, NULL) || index.is_observed
      || index.nu != 2.0)
    return NAN;
  low = ldexp (index.low, -order->exponent);
  high = ldexp (index.high, -order->exponent);
  if (index.kind == AWRASH_CONCENTRATION_GENERALIZED)
    return ldexp (pass->covariance, order->exponent);
  if (index.kind == AWRASH_CONCENTRATION_ERREYGERS)
    return isfinite (high - low) ? 4.0 * pass->covariance / (high - low) : NAN;
  if (index.kind == AWRASH_CONCENTRATION_WAGSTAFF)
    {
      double up = high - pass->mean, down = pass->mean - low, least = cancelled * (high - low);

      return up > least && down > least ? pass->covariance * ((high - low) / up) / down : NAN;
    }
  return pass->mean > cancelled * order->mean ? pass->covariance / pass->mean : NAN;
}

/* Those of the straight line; NaN likewise. */
static double
slope_of (const AwrashRankedOrder *order, gboolean is_ratio, const Pass *pass)
{
  double slope = pass->covariance / 2.0 / pass->spread, at_0 = pass->mean - slope / 2.0;

  if (!(pass->spread > 0.0))
    return NAN;
  if (!is_ratio)
    return ldexp (slope, order->exponent);
  return at_0 > cancelled * fabs (order->mean) && pass->mean + slope / 2.0 > 0.0
             ? (pass->mean + slope / 2.0) / at_0
             : NAN;
}

gboolean
awrash_i_ranked_order_value (AwrashRankedOrder *order, const char *text, const double v[],
                             double *value, GError **error)
{
  gboolean is_ratio = g_str_equal (text, "rii") || g_str_equal (text, "rii:linear");
  Pass pass;
  double found = NAN;

  for (gsize k = 0; k < order->n; k++)
    order->w[order->place[k]] = v[k];
  pass = run (order);
  if (pass.is_far)
    found = NAN;
  else if (is_ratio || g_str_equal (text, "sii") || g_str_equal (text, "sii:linear"))
    found = slope_of (order, is_ratio, &pass);
  else
    found = concentration_of (order, text, &pass);
  if (!isfinite (found))
    return awrash_i_ranked_find (text, order->n, order->x, order->rank, order->w, value, error);
  *value = found;
  return TRUE;
}
