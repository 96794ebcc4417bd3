/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The four distances: what makes of values Moran's, Geary's, Getis and Ord's statistic, or the near
 * part of a Gini. Source: Cliff and Ord (1981), ch. 1 and 2; A. Getis and J. K. Ord (1992),
 * Geographical Analysis 24; S. J. Rey and R. J. Smith (2013), Letters in Spatial and Resource
 * Sciences 6. Invariant: O(links) for the statistic; the moments are those of space-moments.c. */

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/names-private.h"
#include "base/number-private.h"
#include "base/sum-private.h"
#include "metric/prepared-private.h"
#include "metric/range-private.h"
#include "metric/space-private.h"

#include <math.h>
#include <string.h>

static const AwrashName statistic_names[] = {
  { AWRASH_SPACE_MORAN, "moran" },
  { AWRASH_SPACE_GEARY, "geary" },
  { AWRASH_SPACE_GETIS_ORD, "getis-ord" },
  { AWRASH_SPACE_GINI, "gini" },
};

/* How light a weight, and how small a second value, may be for what is squared not to vanish. */
static const double least_weight = 0x1p-200;
static const double least_product = 0x1p-900;

/* ── values ──────────────────────────────────────────────────────────────────────────────────── */

/* The variance under normality, where z / |z| is uniform on a sphere: of z'Bz / z'z it is 2 Σ of
 * the squared eigenvalues of B about their mean, over (n - 1)(n + 1). For Moran these squares are
 * 4 Σ'α / (n (n - 2)) + Σ â², for Geary 4 (n Σ'α / (n - 2) + Σ â²), Σ'α of the row sums of a. */
static double
normal_variance (AwrashSpaceKind kind, const AwrashCross *a)
{
  double n = (double)a->n, additive = a->n > 2 ? a->spread / (n - 2.0) : 0.0;
  double squares
      = kind == AWRASH_SPACE_MORAN ? 4.0 * additive / n + a->rest : 4.0 * (n * additive + a->rest);

  return 2.0 * squares / (n - 1.0) / (n + 1.0);
}

/* Moran's I = (n / S0) Γ / Σ z², Geary's c = ((n - 1) / 2 S0) Γ / Σ z². */
static gboolean
fill_by_deviations (AwrashSpace *space, const AwrashNeighbours *neighbours, const double x[],
                    GError **error)
{
  g_auto (AwrashField) field = { .n = 0 };
  double n = (double)space->n, squares;
  gboolean is_moran = space->kind == AWRASH_SPACE_MORAN;

  if (!awrash_i_field_fill (&field, space->n, x, error))
    return FALSE;
  for (gsize i = 0; i < space->n; i++)
    space->y[i] = is_moran ? field.z[i].high : field.x[i];
  squares = awrash_i_pair_get (field.squares);
  space->unit = (is_moran ? n : (n - 1.0) / 2.0) / neighbours->cross.sum.high / squares;
  space->normal = normal_variance (space->kind, &neighbours->cross) * (space->unit * squares)
                  * (space->unit * squares);
  if (is_moran)
    awrash_i_space_measure_products (space->n, field.z, &space->cross);
  else
    awrash_i_space_measure_squares (space->n, field.z, &space->cross);
  return TRUE;
}

/* The power of two that brings the product of the two largest values near 1; FALSE where there is
 * no second one, or one too small for the squares of products. */
static gboolean
find_scale (const AwrashSample *sample, double *scale, GError **error)
{
  double first = 0.0, second = 0.0;

  for (gsize i = 0; i < sample->n; i++)
    if (sample->x[i] > first)
      {
        second = first;
        first = sample->x[i];
      }
    else
      second = MAX (second, sample->x[i]);
  if (second < least_product)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("beside the largest value of x all others are 0 or below 2^-900 of it, "
                      "expected two that count: the statistic is made of their products"));
      return FALSE;
    }
  *scale = ldexp (1.0, -ilogb (second) / 2);
  return TRUE;
}

/* G = Γ / Σ_{i≠j} x_i x_j, of values >= 0. */
static gboolean
fill_by_products (AwrashSpace *space, const AwrashNeighbours *neighbours, const double x[],
                  GError **error)
{
  g_auto (AwrashSample) sample = { .n = 0 };
  g_autofree AwrashPair *y = awrash_i_new (AwrashPair, space->n, error);
  double scale = 1.0;

  if (y == NULL)
    return FALSE;
  if (!awrash_i_sample_fill (&sample, "x", space->n, x, NULL, error))
    return awrash_i_range_offer ("getis-ord", "moran", space->n, x, NULL, error);
  if (sample.equal)
    return awrash_i_field_refuse_equal (error);
  if (!find_scale (&sample, &scale, error))
    return FALSE;
  for (gsize i = 0; i < space->n; i++)
    {
      space->y[i] = sample.x[i] * scale;
      y[i] = awrash_i_pair_of (space->y[i]);
    }
  awrash_i_space_measure_products (space->n, y, &space->cross);
  space->unit = ldexp (1.0 / space->cross.sum.high, neighbours->exponent);
  return TRUE;
}

/* Weights enter by the squares of their products, which a sum of light ones must survive. */
static gboolean
check_light_weights (gsize n, const double weights[], GError **error)
{
  double heaviest = 0.0;

  for (gsize i = 0; weights != NULL && i < n; i++)
    heaviest = MAX (heaviest, weights[i]);
  for (gsize i = 0; weights != NULL && i < n; i++)
    if (weights[i] >= 0.0 && weights[i] < heaviest * least_weight)
      {
        g_autofree char *number = awrash_i_number_format (weights[i]);
        g_autofree char *largest = awrash_i_number_format (heaviest);

        g_set_error (
            error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
            _ ("weights[%zu] is %s beside a largest weight of %s, expected at least 2^-200 "
               "of it: a unit that does not count is left out of the neighbours too"),
            i, number, largest);
        return FALSE;
      }
  return TRUE;
}

/* Where the heaviest stands: what is measured from there does not cancel under its weight. */
static gsize
find_heaviest (const AwrashSample *sample)
{
  gsize heaviest = 0;

  for (gsize k = 1; k < sample->n; k++)
    if (sample->w[k] > sample->w[heaviest])
      heaviest = k;
  return heaviest;
}

/* The near share of the Gini: Γ / Σ d. */
static gboolean
fill_by_gaps (AwrashSpace *space, const AwrashNeighbours *neighbours, const double x[],
              const double weights[], GError **error)
{
  g_auto (AwrashPrepared) prepared = { .below = NULL };
  g_autofree AwrashPair *rows = awrash_i_new (AwrashPair, space->n, error);
  const AwrashSample *sample = &prepared.sample;
  gsize heaviest = 0;

  if (rows == NULL)
    return FALSE;
  if (!neighbours->is_binary)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("the neighbours have weights, expected the style \"binary\": for the Gini a "
                      "pair is near or far"));
      return FALSE;
    }
  if (!check_light_weights (space->n, weights, error))
    return FALSE;
  if (!awrash_i_prepared_fill (&prepared, space->n, x, weights, error))
    return awrash_i_range_offer ("gini", "moran", space->n, x, weights, error);
  if (sample->equal)
    return awrash_i_field_refuse_equal (error);
  heaviest = find_heaviest (sample);
  for (gsize k = 0; k < space->n; k++)
    {
      space->y[sample->row[k]] = sample->x[k];
      space->w[sample->row[k]] = sample->w[k];
      rows[k] = awrash_i_pair_subtract (awrash_i_pair_of (sample->x[k]),
                                        awrash_i_pair_of (sample->x[heaviest]));
    }
  awrash_i_space_measure_gaps (space->n, sample->w, rows, &space->cross);
  space->unit = 1.0 / space->cross.sum.high;
  space->gini = space->cross.sum.high / sample->sum.high / sample->total.high / 2.0;
  return TRUE;
}

static gboolean
check_no_weights (const AwrashSpace *space, const char *statistic, const double weights[],
                  GError **error)
{
  if (weights == NULL || space->kind == AWRASH_SPACE_GINI)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("weights are given for the statistic \"%s\", expected none: of these the Gini "
                  "alone has a weighted form"),
               statistic);
  return FALSE;
}

static gboolean
make_room (AwrashSpace *space, GError **error)
{
  space->y = awrash_i_new (double, space->n, error);
  if (space->y == NULL)
    return FALSE;
  space->w = awrash_i_new (double, space->n, error);
  for (gsize i = 0; space->w != NULL && i < space->n; i++)
    space->w[i] = 1.0;
  return space->w != NULL;
}

gboolean
awrash_i_space_fill (AwrashSpace *space, const char *statistic, const AwrashNeighbours *neighbours,
                     const double x[], const double weights[], GError **error)
{
  int kind = awrash_i_names_read ("statistic", statistic_names, G_N_ELEMENTS (statistic_names),
                                  statistic, error);

  space->kind = (AwrashSpaceKind)kind;
  space->n = neighbours->n;
  space->normal = NAN;
  if (kind == 0 || !check_no_weights (space, statistic, weights, error)
      || !make_room (space, error))
    return FALSE;
  if (space->kind == AWRASH_SPACE_GINI)
    return fill_by_gaps (space, neighbours, x, weights, error);
  if (space->kind == AWRASH_SPACE_GETIS_ORD)
    return fill_by_products (space, neighbours, x, error);
  return fill_by_deviations (space, neighbours, x, error);
}

void
awrash_i_space_clear (AwrashSpace *space)
{
  g_clear_pointer (&space->y, g_free);
  g_clear_pointer (&space->w, g_free);
}

/* ── Γ ───────────────────────────────────────────────────────────────────────────────────────── */

enum
{
  ROW_BLOCK = 32 /* links that are added plainly */
};

/* d_ij of two units; inlined into the loops below, so that each is one loop without a question. */
static inline double
distance (AwrashSpaceKind kind, double y_i, double y_j, double w_j)
{
  double gap = y_i - y_j;

  if (kind == AWRASH_SPACE_GINI)
    return w_j * fabs (gap);
  return kind == AWRASH_SPACE_GEARY ? gap * gap : y_j;
}

static inline double
sum_links (AwrashSpaceKind kind, const AwrashNeighbours *neighbours, const double y[],
           const double w[], double *magnitude)
{
  AwrashSum sum = { 0.0, 0.0 };
  double whole = 0.0;

  for (gsize i = 0; i < neighbours->n; i++)
    {
      double row = 0.0, size = 0.0, factor = 1.0;

      if (kind == AWRASH_SPACE_GINI)
        factor = w[i];
      else if (kind != AWRASH_SPACE_GEARY)
        factor = y[i];
      for (gsize k = neighbours->start[i]; k < neighbours->start[i + 1]; k++)
        {
          gsize j = neighbours->to[k];
          double term = neighbours->weight[k] * distance (kind, y[i], y[j], w[j]);

          row += term;
          size += fabs (term);
          if (k % ROW_BLOCK == 0)
            {
              awrash_i_sum_add (&sum, factor * row);
              row = 0.0;
            }
        }
      awrash_i_sum_add (&sum, factor * row);
      whole += fabs (factor) * size;
    }
  if (magnitude != NULL)
    *magnitude = whole;
  return awrash_i_sum_get (&sum);
}

double
awrash_i_space_gamma (AwrashSpaceKind kind, const AwrashNeighbours *neighbours, const double y[],
                      const double w[], double *magnitude)
{
  if (kind == AWRASH_SPACE_GINI)
    return sum_links (AWRASH_SPACE_GINI, neighbours, y, w, magnitude);
  if (kind == AWRASH_SPACE_GEARY)
    return sum_links (AWRASH_SPACE_GEARY, neighbours, y, w, magnitude);
  return sum_links (AWRASH_SPACE_MORAN, neighbours, y, w, magnitude);
}
