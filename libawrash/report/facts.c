/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a plan gives each province, stream by stream, against its need, and how unequal that is.
 * Source: the plan; the measures of awrash/metric.h. Invariant: a province without a need has no
 * rate and counts in no measure; without any need places are compared. */

#include "report/report-private.h"

#include "base/memory-private.h"
#include "split/plan-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void
fill_places (AwrashReport *report)
{
  const AwrashPlan *plan = report->plan;

  for (gsize c = 0; c < awrash_split_plan_get_n_cells (plan); c++)
    {
      const gsize type = (gsize)plan->cell_types[c], province = (gsize)plan->cell_provinces[c];
      const gsize stream = awrash_programme_type_get_stream (report->programme, type);
      const int64_t places = plan->places[c];
      report->places[province * report->n_streams + stream] += places;
      report->totals[province] += places;
      if (places > 0)
        report->person_months[province]
            += (double)places * awrash_programme_type_get_months (report->programme, type);
    }
}

int64_t
awrash_i_report_total (const AwrashReport *report, gint64 stream)
{
  int64_t total = 0;

  for (gsize p = 0; p < report->n_provinces; p++)
    total += stream < 0 ? report->totals[p] : report->places[p * report->n_streams + (gsize)stream];
  return total;
}

double
awrash_i_report_common_rate (const AwrashReport *report)
{
  double places = 0, need = 0;

  for (gsize p = 0; p < report->n_provinces; p++)
    if (!isnan (report->rates[p]))
      {
        places += (double)report->totals[p];
        need += report->has_need ? report->needs[p] : 1;
      }
  return need > 0 ? places / need : NAN;
}

/* Where neither the programme nor the reading names a need, there is none. */
static gboolean
fill_needs (AwrashReport *report, GError **error)
{
  const char *own = awrash_split_reading_get (report->plan->reading, "need");
  const char *indicator = awrash_programme_get_option (report->programme, "need", "indicator");
  g_autoptr (GError) refused = NULL;

  report->has_need = TRUE;
  if (awrash_programme_province_get_need (report->programme, NULL, report->needs, &refused))
    return TRUE;
  if (g_error_matches (refused, AWRASH_ERROR, AWRASH_ERROR_MEMORY))
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }
  report->has_need = (own != NULL && own[0] != '\0') || (indicator != NULL && indicator[0] != '\0');
  return !report->has_need
         || awrash_programme_province_get_need (report->programme, own, report->needs, error);
}

static gint64
find_before (const AwrashProgramme *programme)
{
  const gsize n = awrash_programme_stream_get_count (programme);

  for (gsize s = 0; n > 1 && s < n; s++)
    if (strcmp (awrash_programme_stream_get_code (programme, s), "temporary") == 0)
      return (gint64)s;
  return -1;
}

static void
fill_rates (const AwrashReport *report, gint64 stream, double rates[])
{
  for (gsize p = 0; p < report->n_provinces; p++)
    {
      const int64_t places
          = stream < 0 ? report->totals[p] : report->places[p * report->n_streams + (gsize)stream];
      rates[p] = !report->has_need      ? (double)places
                 : report->needs[p] > 0 ? (double)places / report->needs[p]
                                        : NAN;
    }
}

/* ── in order ───────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  double rate;
  const char *code;
  gsize province;
} Ranked;

static int
compare (const void *a, const void *b)
{
  const Ranked *x = a, *y = b;

  if (isnan (x->rate) != isnan (y->rate))
    return isnan (x->rate) ? 1 : -1;
  if (x->rate < y->rate || x->rate > y->rate)
    return x->rate < y->rate ? -1 : 1;
  return strcmp (x->code, y->code);
}

static gboolean
fill_order (AwrashReport *report, GError **error)
{
  g_autofree Ranked *ranked = awrash_i_new (Ranked, report->n_provinces, error);

  if (ranked == NULL)
    return FALSE;
  for (gsize p = 0; p < report->n_provinces; p++)
    ranked[p] = (Ranked){ report->rates[p],
                          awrash_programme_territory_get_code (
                              report->programme,
                              awrash_programme_province_get_territory (report->programme, p)),
                          p };
  qsort (ranked, report->n_provinces, sizeof *ranked, compare);
  for (gsize i = 0; i < report->n_provinces; i++)
    report->order[i] = ranked[i].province;
  return TRUE;
}

/* ── how unequal ────────────────────────────────────────────────────────────────────────────── */

static gboolean
measure_equity (const AwrashReport *report, const double rates[], AwrashReportEquity *equity,
                GError **error)
{
  g_autofree double *x = awrash_i_new (double, report->n_provinces, error);
  g_autofree double *w = x != NULL ? awrash_i_new (double, report->n_provinces, error) : NULL;
  g_autofree gsize *origins = w != NULL ? awrash_i_new (gsize, report->n_provinces, error) : NULL;
  gsize n = 0;
  double sum = 0;

  if (origins == NULL)
    return FALSE;
  for (gsize p = 0; p < report->n_provinces; p++)
    if (!isnan (rates[p]))
      {
        x[n] = rates[p];
        w[n] = report->has_need ? report->needs[p] : 1;
        origins[n++] = p;
        sum += rates[p];
      }
  *equity = (AwrashReportEquity){ NAN, NAN, NAN, NAN, NAN, 0, 0 };
  if (n == 0)
    return TRUE;
  equity->lowest = equity->highest = origins[0];
  if (sum == 0)
    return TRUE;
  if (!awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, n, x, w, &equity->gini, error)
      || !awrash_metric_theil (n, x, w, &equity->theil, error)
      || !awrash_metric_mld (n, x, w, &equity->mld, error)
      || !awrash_metric_hoover (n, x, w, NULL, &equity->hoover, error)
      || !awrash_metric_extremes (n, x, w, &equity->lowest, &equity->highest, &equity->ratio,
                                  error))
    return FALSE;
  equity->lowest = origins[equity->lowest];
  equity->highest = origins[equity->highest];
  return TRUE;
}

gboolean
awrash_i_report_measure (AwrashReport *report, GError **error)
{
  fill_places (report);
  if (!fill_needs (report, error))
    return FALSE;
  report->before = find_before (report->programme);
  fill_rates (report, -1, report->rates);
  fill_rates (report, report->before, report->rates_before);
  return fill_order (report, error)
         && measure_equity (report, report->rates, &report->equity, error)
         && measure_equity (report, report->rates_before, &report->equity_before, error);
}
