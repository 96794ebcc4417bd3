/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How differently streams are spread over provinces, by the measures of many groups: dissimilarity,
 * Gini, Theil's H, squared variation, exposure and diversity, each with the parts of streams and
 * provinces. Source: S. F. Reardon and G. Firebaugh (2002), Sociological Methodology 32; O. D.
 * Duncan and B. Duncan (1955). Invariant: every part is >= 0; all are exactly 0 where every
 * province has the same mix. */

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/sum-private.h"
#include "metric/parts-private.h"
#include "metric/segregation-private.h"

#include <math.h>

static const char *const convention = N_ (
    "Reardon and Firebaugh 2002: provinces weigh by their places in all streams; dissimilarity for "
    "two streams is Duncan and Duncan's; theil-h is mutual-information over entropy, in nats");

/* What has a part for every stream, and for every province, in the order of the columns. */
static const char *const measures[AWRASH_SEGREGATION_N]
    = { "dissimilarity",     "gini",     "theil-h",  "mutual-information",
        "squared-variation", "exposure", "diversity" };

enum
{
  CELL_STREAM,
  CELL_PROVINCE,
  CELL_REPRESENTATION,
  N_CELL
};

static const char *const cell_names[N_CELL] = { "stream", "province", "representation" };

enum
{
  STREAM_SHARE,
  STREAM_DISSIMILARITY,
  STREAM_ISOLATION,
  N_STREAM
};

static const char *const stream_names[N_STREAM]
    = { "share", "dissimilarity-from-rest", "isolation" };

enum
{
  PROVINCE_SHARE,
  PROVINCE_ENTROPY,
  PROVINCE_DIVERGENCE,
  N_PROVINCE
};

static const char *const province_names[N_PROVINCE] = { "share", "entropy", "divergence" };

/* -Σ π ln π of n shares, the largest of which is what the others leave. */
static double
entropy_of (gsize n, const double shares[])
{
  AwrashSum sum = { 0.0, 0.0 }, others = { 0.0, 0.0 };
  gsize largest = 0;

  for (gsize s = 1; s < n; s++)
    if (shares[s] > shares[largest])
      largest = s;
  for (gsize s = 0; s < n; s++)
    if (s != largest && shares[s] > 0.0)
      {
        awrash_i_sum_add (&others, shares[s]);
        awrash_i_sum_add (&sum, -shares[s] * log (shares[s]));
      }
  awrash_i_sum_add (&sum, -shares[largest] * log1p (-awrash_i_sum_get (&others)));
  return awrash_i_sum_get (&sum);
}

/* Σ π (1 - π), of which 1 - π is what the others have. */
static double
interaction_of (const AwrashSpreading *spreading)
{
  AwrashSum sum = { 0.0, 0.0 };

  for (gsize s = 0; s < spreading->n_streams; s++)
    awrash_i_sum_add (&sum, spreading->stream_share[s] * spreading->rest[s]);
  return awrash_i_sum_get (&sum);
}

/* What divides each measure. */
static void
find_scales (const AwrashSpreading *spreading, double entropy, double interaction,
             double scale[AWRASH_SEGREGATION_N])
{
  scale[AWRASH_SEGREGATION_DISSIMILARITY] = 2.0 * interaction;
  scale[AWRASH_SEGREGATION_GINI] = interaction;
  scale[AWRASH_SEGREGATION_THEIL] = entropy;
  scale[AWRASH_SEGREGATION_INFORMATION] = 1.0;
  scale[AWRASH_SEGREGATION_VARIATION] = (double)(spreading->n_there - 1);
  scale[AWRASH_SEGREGATION_EXPOSURE] = 1.0;
  scale[AWRASH_SEGREGATION_DIVERSITY] = interaction;
}

/* Adds the parts of every cell to those of its stream and its province. */
static void
add_cells (const AwrashSpreading *spreading, const double scale[], double *by_stream[],
           double *by_province[])
{
  for (gsize s = 0; s < spreading->n_streams; s++)
    for (gsize p = 0; p < spreading->n_provinces; p++)
      {
        double parts[AWRASH_SEGREGATION_N];

        awrash_i_segregation_cell (spreading, s, p, parts);
        for (gsize k = 0; k < AWRASH_SEGREGATION_N; k++)
          {
            by_stream[k][s] += parts[k] / scale[k];
            by_province[k][p] += parts[k] / scale[k];
          }
      }
}

static void
write_streams (const AwrashSpreading *spreading, double interaction, double *by_stream[],
               double *columns[])
{
  for (gsize s = 0; s < spreading->n_streams; s++)
    {
      double share = spreading->stream_share[s], parted = by_stream[0][s] * interaction;
      AwrashSum isolation = { 0.0, 0.0 };

      for (gsize p = 0; p < spreading->n_provinces && share > 0.0; p++)
        awrash_i_sum_add (&isolation, spreading->province_share[p] / share
                                          * spreading->mix[s * spreading->n_provinces + p]
                                          * spreading->mix[s * spreading->n_provinces + p]);
      columns[STREAM_SHARE][s] = share;
      columns[STREAM_DISSIMILARITY][s] = share > 0.0 ? parted / (share * spreading->rest[s]) : NAN;
      columns[STREAM_ISOLATION][s] = share > 0.0 ? awrash_i_sum_get (&isolation) : NAN;
    }
}

static gboolean
write_provinces (const AwrashSpreading *spreading, double *by_province[], double *columns[],
                 GError **error)
{
  gsize n = spreading->n_provinces;
  g_autofree double *mix = awrash_i_new (double, spreading->n_streams, error);

  if (mix == NULL)
    return FALSE;
  for (gsize p = 0; p < n; p++)
    {
      double share = spreading->province_share[p];

      for (gsize s = 0; s < spreading->n_streams; s++)
        mix[s] = spreading->mix[s * n + p];
      columns[PROVINCE_SHARE][p] = share;
      columns[PROVINCE_ENTROPY][p] = share > 0.0 ? entropy_of (spreading->n_streams, mix) : NAN;
      columns[PROVINCE_DIVERGENCE][p]
          = share > 0.0 ? by_province[AWRASH_SEGREGATION_INFORMATION][p] / share : NAN;
    }
  return TRUE;
}

static gboolean
write_representations (const AwrashSpreading *spreading, AwrashParts *parts, GError **error)
{
  gsize n = spreading->n_provinces;
  double *columns[N_CELL];

  if (!awrash_i_parts_add_table (parts, "cell", spreading->n_streams * n, N_CELL, cell_names,
                                 columns, error))
    return FALSE;
  for (gsize s = 0; s < spreading->n_streams; s++)
    for (gsize p = 0; p < n; p++)
      {
        gboolean is_there = spreading->stream_share[s] > 0.0 && spreading->province_share[p] > 0.0;

        columns[CELL_STREAM][s * n + p] = (double)s;
        columns[CELL_PROVINCE][s * n + p] = (double)p;
        columns[CELL_REPRESENTATION][s * n + p]
            = is_there ? spreading->mix[s * n + p] / spreading->stream_share[s] : NAN;
      }
  return TRUE;
}

static gboolean
write_terms (const AwrashSpreading *spreading, double entropy, double interaction,
             double *by_stream[], AwrashParts *parts, GError **error)
{
  const AwrashPartsTerm mixes[] = { { "entropy", entropy }, { "interaction", interaction } };

  for (gsize k = 0; k < AWRASH_SEGREGATION_N; k++)
    {
      const AwrashPartsTerm term
          = { measures[k], awrash_i_sum_values (spreading->n_streams, by_stream[k]) };

      if (!awrash_i_parts_add_terms (parts, 1, &term, error))
        return FALSE;
    }
  return awrash_i_parts_add_terms (parts, G_N_ELEMENTS (mixes), mixes, error);
}

static gboolean
write_parts (const AwrashSpreading *spreading, AwrashParts *parts, GError **error)
{
  double *streams[N_STREAM], *provinces[N_PROVINCE];
  double *by_stream[AWRASH_SEGREGATION_N], *by_province[AWRASH_SEGREGATION_N];
  double entropy = entropy_of (spreading->n_streams, spreading->stream_share);
  double interaction = interaction_of (spreading), scale[AWRASH_SEGREGATION_N];

  if (!awrash_i_parts_add_table (parts, "stream", spreading->n_streams, N_STREAM, stream_names,
                                 streams, error)
      || !awrash_i_parts_add_table (parts, "stream", spreading->n_streams, AWRASH_SEGREGATION_N,
                                    measures, by_stream, error)
      || !awrash_i_parts_add_table (parts, "province", spreading->n_provinces, N_PROVINCE,
                                    province_names, provinces, error)
      || !awrash_i_parts_add_table (parts, "province", spreading->n_provinces, AWRASH_SEGREGATION_N,
                                    measures, by_province, error))
    return FALSE;
  find_scales (spreading, entropy, interaction, scale);
  add_cells (spreading, scale, by_stream, by_province);
  write_streams (spreading, interaction, by_stream, streams);
  return write_provinces (spreading, by_province, provinces, error)
         && write_representations (spreading, parts, error)
         && write_terms (spreading, entropy, interaction, by_stream, parts, error);
}

AwrashParts *
awrash_metric_segregation (size_t n_streams, size_t n_provinces, const double places[],
                           GError **error)
{
  g_auto (AwrashSpreading) spreading = { .n_streams = 0 };
  g_autoptr (AwrashParts) parts = NULL;

  g_return_val_if_fail (places != NULL || n_streams == 0 || n_provinces == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!awrash_i_segregation_fill (&spreading, n_streams, n_provinces, places, error))
    return NULL;
  parts = awrash_i_parts_new (convention);
  return write_parts (&spreading, parts, error) ? g_steal_pointer (&parts) : NULL;
}
