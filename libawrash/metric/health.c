/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which groups the health-equity measures compare: the mean, the best, the reference, the ends of
 * the order. Source: Schlotheuber and Hosseinpoor (2022). Invariant: everything is in the units of
 * the sample, and every point has shares that sum to 1. */

#include "metric/health-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "base/sum-private.h"

#include <float.h>
#include <inttypes.h>
#include <math.h>

/* How many arrays of n numbers a health object has: p, e, equal, error and five points'. */
enum
{
  N_ARRAYS = 9
};

static gboolean
check_reference (int64_t reference, gsize n, const double weights[], GError **error)
{
  if (reference < 0)
    return TRUE;
  if ((guint64)reference < n && (weights == NULL || weights[reference] > 0.0))
    return TRUE;
  g_set_error (
      error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
      _ ("reference is %" PRId64 ", expected the index of a group with a weight > 0 among %zu"),
      reference, n);
  return FALSE;
}

static gboolean
check_errors (const AwrashSample *y, const double errors[], GError **error)
{
  for (gsize i = 0; errors != NULL && i < y->n; i++)
    {
      double value = errors[y->row[i]];

      if (!(value >= 0.0 && value <= DBL_MAX))
        {
          g_autofree char *number = awrash_i_number_format (value);

          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("%s[%zu] is %s, expected a finite number ≥ 0"), "errors", y->row[i],
                       number);
          return FALSE;
        }
    }
  return TRUE;
}

/* The average of the groups whose key is the wanted one: the first of them and what the others are
 * away from it, so that equal ones are met exactly. */
static AwrashHealthPoint
find_point (const AwrashHealth *health, const double keys[], double wanted, double share[])
{
  AwrashSum weight = { 0.0, 0.0 }, away = { 0.0, 0.0 };
  double first = NAN;

  for (gsize i = 0; i < health->y.n; i++)
    if (keys[i] == wanted)
      {
        first = isnan (first) ? health->y.x[i] : first;
        awrash_i_sum_add (&weight, health->p[i]);
        awrash_i_sum_add (&away, health->p[i] * (health->y.x[i] - first));
      }
  for (gsize i = 0; i < health->y.n; i++)
    share[i] = keys[i] == wanted ? health->p[i] / awrash_i_sum_get (&weight) : 0.0;
  return (AwrashHealthPoint){ share,
                              first + awrash_i_sum_get (&away) / awrash_i_sum_get (&weight) };
}

static double
least_of (gsize n, const double keys[])
{
  double least = keys[0];

  for (gsize i = 1; i < n; i++)
    least = MIN (least, keys[i]);
  return least;
}

static double
largest_of (gsize n, const double keys[])
{
  double largest = keys[0];

  for (gsize i = 1; i < n; i++)
    largest = MAX (largest, keys[i]);
  return largest;
}

/* By an order: the top against the bottom, for an adverse indicator the bottom against the top. By
 * a reference: what it is ahead of the worst, or the worst ahead of it. Else highest against
 * lowest. */
static void
find_points (AwrashHealth *health, int64_t reference, const double keys[], gboolean is_ordered,
             double *shares)
{
  gsize n = health->y.n;
  double least = least_of (n, health->y.x), largest = largest_of (n, health->y.x);
  AwrashHealthPoint low = find_point (health, health->y.x, least, shares);
  AwrashHealthPoint high = find_point (health, health->y.x, largest, shares + n);

  health->best = health->is_favourable ? high : low;
  health->aim = health->best;
  health->first = high;
  health->second = low;
  if (is_ordered)
    {
      AwrashHealthPoint bottom = find_point (health, keys, least_of (n, keys), shares + 2 * n);
      AwrashHealthPoint top = find_point (health, keys, largest_of (n, keys), shares + 3 * n);

      health->aim = top;
      health->first = health->is_favourable ? top : bottom;
      health->second = health->is_favourable ? bottom : top;
    }
  if (reference < 0)
    return;
  health->has_reference = TRUE;
  for (gsize i = 0; i < n; i++)
    shares[4 * n + i] = health->y.row[i] == (gsize)reference ? 1.0 : 0.0;
  health->reference = (AwrashHealthPoint){ shares + 4 * n, 0.0 };
  for (gsize i = 0; i < n; i++)
    health->reference.value += health->reference.share[i] * health->y.x[i];
  if (is_ordered)
    return;
  health->first = health->is_favourable ? health->reference : high;
  health->second = health->is_favourable ? low : health->reference;
}

gboolean
awrash_i_health_fill (AwrashHealth *health, gboolean favourable, int64_t reference, gsize n,
                      const double y[], const double weights[], const double errors[],
                      const double rank[], GError **error)
{
  g_auto (AwrashHealth) h = { .is_favourable = favourable ? TRUE : FALSE };
  g_autofree double *keys = NULL;
  AwrashRange ranks = { .n = 0 };
  gsize m = 0;

  if (!awrash_i_sample_fill (&h.y, "y", n, y, weights, error)
      || !check_reference (reference, n, weights, error) || !check_errors (&h.y, errors, error)
      || (rank != NULL
          && !awrash_i_range_find_through (AWRASH_GATE_REAL, "rank", n, rank, weights, &ranks,
                                           error)))
    return FALSE;
  m = h.y.n;
  h.p = awrash_i_new (double, N_ARRAYS *m, error);
  keys = awrash_i_new (double, m, error);
  if (h.p == NULL || keys == NULL)
    return FALSE;
  h.e = h.p + m;
  h.equal = h.e + m;
  h.error = errors == NULL ? NULL : h.equal + m;
  for (gsize i = 0; i < m; i++)
    {
      h.p[i] = h.y.w[i] / h.y.total.high;
      h.e[i] = awrash_i_sample_deviation (&h.y, i);
      h.equal[i] = 1.0 / (double)m;
      keys[i] = rank == NULL ? 0.0 : rank[h.y.row[i]];
      if (errors != NULL)
        h.error[i] = ldexp (errors[h.y.row[i]], -h.y.exponent);
    }
  h.mean = (AwrashHealthPoint){ h.p, h.y.sum.high / h.y.total.high };
  find_points (&h, reference, keys, rank != NULL, h.equal + 2 * m);
  *health = h;
  h = (AwrashHealth){ .p = NULL }; /* its arrays have moved */
  return TRUE;
}

void
awrash_i_health_clear (AwrashHealth *health)
{
  awrash_i_sample_clear (&health->y);
  g_clear_pointer (&health->p, g_free);
}
