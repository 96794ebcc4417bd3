/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A design cut down to the rows that count: which clusters are left, and how they vary.
 * Source: Cochran (1977), ch. 5 and 9; the policies for lonely strata as in R survey.
 * Invariant: a cluster without a row that counts was not drawn, unless the design says so: then it
 * has a place and no row, so that every sum over it is 0. */

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "base/sum-private.h"
#include "metric/design-private.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static gboolean
fill_plain (AwrashFrame *frame, gsize n)
{
  for (gsize k = 0; k < n; k++)
    frame->cluster[k] = k;
  frame->n_clusters = frame->n_seen = n;
  frame->start[1] = n;
  frame->fraction[0] = 0.0;
  return TRUE;
}

/* Counts those with a row that counts into n_seen, all that were drawn into start, and the strata
 * of the former off the degrees of freedom. */
static void
count_clusters (AwrashFrame *frame, const AwrashDesign *design, const gsize rows[], gsize place[],
                gsize seen[])
{
  for (gsize k = 0; k < frame->n; k++)
    place[design->cluster[rows[k]]] = 1;
  for (gsize c = 0; c < design->n_clusters; c++)
    {
      gsize h = design->stratum[c];

      frame->n_seen += place[c];
      frame->degrees += place[c] != 0 && seen[h]++ > 0 ? 1.0 : 0.0;
      frame->start[h + 1] += place[c] != 0 || (design->drawn != NULL && design->drawn[c]);
    }
}

/* place[c] of each cluster of the design: its number among those that are left, plus 1. */
static void
number_clusters (AwrashFrame *frame, const AwrashDesign *design, const gsize rows[], gsize place[],
                 gsize next[])
{
  count_clusters (frame, design, rows, place, next);
  for (gsize h = 0; h < frame->n_strata; h++)
    {
      frame->start[h + 1] += frame->start[h];
      next[h] = frame->start[h] + 1;
    }
  frame->n_clusters = frame->start[frame->n_strata];
  memset (place, 0, design->n_clusters * sizeof *place);
  for (gsize k = 0; k < frame->n; k++)
    {
      gsize cluster = design->cluster[rows[k]];

      if (place[cluster] == 0)
        place[cluster] = next[design->stratum[cluster]]++;
      frame->cluster[k] = place[cluster] - 1;
    }
}

static gboolean
find_fractions (AwrashFrame *frame, const AwrashDesign *design, GError **error)
{
  for (gsize h = 0; h < frame->n_strata; h++)
    {
      gsize drawn = frame->start[h + 1] - frame->start[h];

      if (design->is_census)
        {
          frame->fraction[h] = 1.0;
          continue;
        }
      if ((double)drawn > design->population[h])
        {
          g_autofree char *number = awrash_i_number_format (design->population[h]);

          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                       _ ("stratum %" PRId64 " has %zu clusters of a population of %s, "
                          "expected at most as many as there are"),
                       design->label[h], drawn, number);
          return FALSE;
        }
      frame->fraction[h] = (double)drawn / design->population[h];
    }
  return TRUE;
}

/* A stratum with one cluster says nothing of how clusters vary, unless all were drawn. */
static gboolean
check_lonely (AwrashFrame *frame, const AwrashDesign *design, GError **error)
{
  for (gsize h = 0; h < frame->n_strata; h++)
    {
      gsize drawn = frame->start[h + 1] - frame->start[h];

      frame->is_census = frame->is_census && (drawn == 0 || frame->fraction[h] == 1.0);
      if (drawn != 1 || frame->fraction[h] == 1.0 || frame->lonely != AWRASH_LONELY_ERROR)
        continue;
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("stratum %" PRId64 " has 1 cluster that counts, expected at least 2; "
                      "lonely = \"adjust\" or \"certainty\" takes it"),
                   design == NULL ? (int64_t)0 : design->label[h]);
      return FALSE;
    }
  return TRUE;
}

static gboolean
make_room (AwrashFrame *frame, GError **error)
{
  frame->cluster = awrash_i_new (gsize, frame->n, error);
  if (frame->cluster == NULL)
    return FALSE;
  frame->start = awrash_i_new (gsize, frame->n_strata + 1, error);
  if (frame->start == NULL)
    return FALSE;
  frame->fraction = awrash_i_new (double, frame->n_strata, error);
  return frame->fraction != NULL;
}

gboolean
awrash_i_frame_fill (AwrashFrame *frame, const AwrashDesign *design, gsize n, const gsize rows[],
                     GError **error)
{
  g_autofree gsize *place = NULL;

  frame->n = n;
  frame->n_strata = design == NULL ? 1 : design->n_strata;
  frame->lonely = design == NULL ? AWRASH_LONELY_ERROR : design->lonely;
  frame->is_census = TRUE;
  if (!make_room (frame, error))
    return FALSE;
  frame->degrees = design == NULL && n > 0 ? (double)n - 1.0 : 0.0;
  if (design == NULL)
    return fill_plain (frame, n) && check_lonely (frame, design, error);
  place = awrash_i_new (gsize, design->n_clusters + design->n_strata, error);
  if (place == NULL)
    return FALSE;
  number_clusters (frame, design, rows, place, place + design->n_clusters);
  return find_fractions (frame, design, error) && check_lonely (frame, design, error);
}

void
awrash_i_frame_clear (AwrashFrame *frame)
{
  g_clear_pointer (&frame->cluster, g_free);
  g_clear_pointer (&frame->start, g_free);
  g_clear_pointer (&frame->fraction, g_free);
}

gboolean
awrash_i_frame_check (const AwrashDesign *design, gsize n, GError **error)
{
  if (design == NULL || design->n == n)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("the design has %zu rows and what is estimated %zu, expected as many"), design->n,
               n);
  return FALSE;
}

static double
mean_of (gsize start, gsize end, const double values[])
{
  AwrashSum sum = { 0.0, 0.0 };

  for (gsize c = start; c < end; c++)
    awrash_i_sum_add (&sum, values[c]);
  return awrash_i_sum_get (&sum) / (double)(end - start);
}

double
awrash_i_frame_covariance (const AwrashFrame *frame, const double s[], const double t[])
{
  double s_all = mean_of (0, frame->n_clusters, s), t_all = mean_of (0, frame->n_clusters, t);
  AwrashSum whole = { 0.0, 0.0 };

  for (gsize h = 0; h < frame->n_strata; h++)
    {
      gsize start = frame->start[h], end = frame->start[h + 1];
      double drawn = (double)(end - start), factor = drawn / (drawn - 1.0);
      double s_mean = s_all, t_mean = t_all;
      AwrashSum sum = { 0.0, 0.0 };

      if (end == start || (end == start + 1 && frame->lonely != AWRASH_LONELY_ADJUST))
        continue;
      if (end == start + 1)
        factor = 1.0;
      else
        {
          s_mean = mean_of (start, end, s);
          t_mean = mean_of (start, end, t);
        }
      for (gsize c = start; c < end; c++)
        awrash_i_sum_add (&sum, (s[c] - s_mean) * (t[c] - t_mean));
      awrash_i_sum_add (&whole, (1.0 - frame->fraction[h]) * factor * awrash_i_sum_get (&sum));
    }
  return awrash_i_sum_get (&whole);
}
