/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Places as shares: of the streams in all, of the provinces, and of the streams in each province.
 * Source: Reardon and Firebaugh (2002), Sociological Methodology 32. Invariant: π_ps - π_s is
 * formed over a common denominator in doubled precision. */

#include "metric/segregation-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "metric/means-private.h"
#include "metric/pair-private.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

/* Totals of scaled places. */
typedef struct
{
  AwrashPair *stream;   /* [n_streams] */
  AwrashPair *province; /* [n_provinces] */
  AwrashPair all;
} Totals;

static void
totals_clear (Totals *totals)
{
  g_free (totals->stream);
  g_free (totals->province);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Totals, totals_clear)

static gboolean
check_places (gsize n_streams, gsize n_provinces, const double places[], double *largest,
              GError **error)
{
  for (gsize s = 0; s < n_streams; s++)
    for (gsize p = 0; p < n_provinces; p++)
      {
        double value = places[s * n_provinces + p];

        if (!(value >= 0.0 && value <= DBL_MAX))
          {
            g_autofree char *number = awrash_i_number_format (value);

            g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                         _ ("province %zu of stream %zu is %s, expected a finite number ≥ 0"), p, s,
                         number);
            return FALSE;
          }
        *largest = fmax (*largest, value);
      }
  return TRUE;
}

static gboolean
sum_places (gsize n_streams, gsize n_provinces, const double cells[], Totals *totals,
            GError **error)
{
  AwrashSum all = { 0.0, 0.0 };

  totals->stream = awrash_i_new (AwrashPair, n_streams, error);
  totals->province = totals->stream == NULL ? NULL : awrash_i_new (AwrashPair, n_provinces, error);
  if (totals->province == NULL)
    return FALSE;
  for (gsize s = 0; s < n_streams; s++)
    {
      AwrashSum sum = { 0.0, 0.0 };

      for (gsize p = 0; p < n_provinces; p++)
        {
          awrash_i_sum_add (&sum, cells[s * n_provinces + p]);
          awrash_i_sum_add (&all, cells[s * n_provinces + p]);
        }
      totals->stream[s] = awrash_i_pair_of_sum (&sum);
    }
  for (gsize p = 0; p < n_provinces; p++)
    {
      AwrashSum sum = { 0.0, 0.0 };

      for (gsize s = 0; s < n_streams; s++)
        awrash_i_sum_add (&sum, cells[s * n_provinces + p]);
      totals->province[p] = awrash_i_pair_of_sum (&sum);
    }
  totals->all = awrash_i_pair_of_sum (&all);
  return TRUE;
}

static gboolean
allocate (AwrashSpreading *spreading, gsize n_streams, gsize n_provinces, GError **error)
{
  gsize n = n_streams * n_provinces;

  spreading->n_streams = n_streams;
  spreading->n_provinces = n_provinces;
  spreading->stream_share = awrash_i_new (double, n_streams, error);
  if (spreading->stream_share == NULL)
    return FALSE;
  spreading->rest = awrash_i_new (double, n_streams, error);
  if (spreading->rest == NULL)
    return FALSE;
  spreading->province_share = awrash_i_new (double, n_provinces, error);
  if (spreading->province_share == NULL)
    return FALSE;
  spreading->mix = awrash_i_new (double, n, error);
  if (spreading->mix == NULL)
    return FALSE;
  spreading->deviation = awrash_i_new (double, n, error);
  if (spreading->deviation == NULL)
    return FALSE;
  spreading->distance = awrash_i_new (double, n, error);
  return spreading->distance != NULL;
}

/* Shares of the streams and what the others have: from both ends, so that nothing is subtracted. */
static gboolean
find_shares (AwrashSpreading *spreading, const Totals *totals, GError **error)
{
  AwrashSum before = { 0.0, 0.0 }, after = { 0.0, 0.0 };
  gsize n = spreading->n_streams;

  for (gsize s = 0; s < n; s++)
    {
      spreading->stream_share[s] = totals->stream[s].high / totals->all.high;
      spreading->n_there += totals->stream[s].high > 0.0;
      spreading->rest[s] = awrash_i_sum_get (&before);
      awrash_i_sum_add (&before, spreading->stream_share[s]);
    }
  for (gsize s = n; s-- > 0;)
    {
      spreading->rest[s] += awrash_i_sum_get (&after);
      awrash_i_sum_add (&after, spreading->stream_share[s]);
    }
  for (gsize p = 0; p < spreading->n_provinces; p++)
    spreading->province_share[p] = totals->province[p].high / totals->all.high;
  if (spreading->n_there >= 2)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("%zu of %zu streams have places, expected at least 2"), spreading->n_there, n);
  return FALSE;
}

/* π_ps - π_s = (t_ps T - t_p t_s)/(t_p T). */
static void
find_deviations (AwrashSpreading *spreading, const double cells[], const Totals *totals)
{
  for (gsize s = 0; s < spreading->n_streams; s++)
    for (gsize p = 0; p < spreading->n_provinces; p++)
      {
        gsize cell = s * spreading->n_provinces + p;
        AwrashPair t = { cells[cell], 0.0 };

        if (!(totals->province[p].high > 0.0))
          continue;
        spreading->mix[cell] = t.high / totals->province[p].high;
        spreading->deviation[cell]
            = awrash_i_pair_cross (t, totals->all, totals->province[p], totals->stream[s])
              / totals->province[p].high / totals->all.high;
      }
}

static int
compare_deviations (const void *left, const void *right, void *data)
{
  const double *deviation = data;
  gsize a = *(const gsize *)left, b = *(const gsize *)right;

  if (deviation[a] != deviation[b])
    return deviation[a] > deviation[b] ? 1 : -1;
  return (a > b) - (a < b);
}

/* Half of Σ_q f_q |d_p - d_q| for every p, from two running sums of gaps; order is room. */
static void
find_distances (const AwrashSpreading *spreading, double deviation[], gsize order[],
                double distance[])
{
  AwrashSum low = { 0.0, 0.0 }, high = { 0.0, 0.0 }, below = { 0.0, 0.0 }, above = { 0.0, 0.0 };
  gsize n = spreading->n_provinces;

  for (gsize p = 0; p < n; p++)
    order[p] = p;
  qsort_r (order, n, sizeof *order, compare_deviations, deviation);
  for (gsize k = 1; k < n; k++)
    {
      awrash_i_sum_add (&below, spreading->province_share[order[k - 1]]);
      awrash_i_sum_add (&low, awrash_i_sum_get (&below)
                                  * (deviation[order[k]] - deviation[order[k - 1]]));
      distance[order[k]] = awrash_i_sum_get (&low) / 2.0;
    }
  for (gsize k = n - 1; k > 0; k--)
    {
      awrash_i_sum_add (&above, spreading->province_share[order[k]]);
      awrash_i_sum_add (&high, awrash_i_sum_get (&above)
                                   * (deviation[order[k]] - deviation[order[k - 1]]));
      distance[order[k - 1]] += awrash_i_sum_get (&high) / 2.0;
    }
}

gboolean
awrash_i_segregation_fill (AwrashSpreading *spreading, gsize n_streams, gsize n_provinces,
                           const double places[], GError **error)
{
  g_auto (Totals) totals = { .stream = NULL };
  g_autofree double *cells = NULL;
  g_autofree gsize *order = NULL;
  double largest = 0.0;

  if (n_streams == 0 || n_provinces == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("%zu streams in %zu provinces, expected at least 2 streams and 1 province"),
                   n_streams, n_provinces);
      return FALSE;
    }
  if (!check_places (n_streams, n_provinces, places, &largest, error)
      || !allocate (spreading, n_streams, n_provinces, error))
    return FALSE;
  cells = awrash_i_new (double, n_streams *n_provinces, error);
  order = cells == NULL ? NULL : awrash_i_new (gsize, n_provinces, error);
  if (order == NULL)
    return FALSE;
  for (gsize i = 0; i < n_streams * n_provinces && largest > 0.0; i++)
    cells[i] = ldexp (places[i], -ilogb (largest));
  if (!sum_places (n_streams, n_provinces, cells, &totals, error)
      || !find_shares (spreading, &totals, error))
    return FALSE;
  find_deviations (spreading, cells, &totals);
  for (gsize s = 0; s < n_streams; s++)
    find_distances (spreading, spreading->deviation + s * n_provinces, order,
                    spreading->distance + s * n_provinces);
  return TRUE;
}

void
awrash_i_segregation_clear (AwrashSpreading *spreading)
{
  g_clear_pointer (&spreading->stream_share, g_free);
  g_clear_pointer (&spreading->rest, g_free);
  g_clear_pointer (&spreading->province_share, g_free);
  g_clear_pointer (&spreading->mix, g_free);
  g_clear_pointer (&spreading->deviation, g_free);
  g_clear_pointer (&spreading->distance, g_free);
}

void
awrash_i_segregation_cell (const AwrashSpreading *spreading, gsize s, gsize p,
                           double parts[AWRASH_SEGREGATION_N])
{
  gsize cell = s * spreading->n_provinces + p;
  double f = spreading->province_share[p], share = spreading->stream_share[s];
  double d = spreading->deviation[cell];

  for (gsize k = 0; k < AWRASH_SEGREGATION_N; k++)
    parts[k] = 0.0;
  if (!(share > 0.0) || !(f > 0.0))
    return;

  double u = spreading->mix[cell] / share;
  AwrashPoint point = awrash_i_means_point_of (d / share, u, log (u));

  parts[AWRASH_SEGREGATION_DISSIMILARITY] = f * fabs (d);
  parts[AWRASH_SEGREGATION_GINI] = f * spreading->distance[cell];
  parts[AWRASH_SEGREGATION_INFORMATION] = f * share * awrash_i_term_entropy.value (&point, 1.0);
  parts[AWRASH_SEGREGATION_THEIL] = parts[AWRASH_SEGREGATION_INFORMATION];
  parts[AWRASH_SEGREGATION_VARIATION] = f * d * d / share;
  parts[AWRASH_SEGREGATION_EXPOSURE] = f * d * d / spreading->rest[s];
  parts[AWRASH_SEGREGATION_DIVERSITY] = f * d * d;
}
