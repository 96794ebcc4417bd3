/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report: a plan, and what is set beside it before it is written. Source: the split's answers.
 * Invariant: a report holds only what belongs to the programme of its plan. */

#include "report/report-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "split/plan-private.h"

#include <inttypes.h>
#include <math.h>

static void
free_reading (gpointer data)
{
  AwrashReportReading *reading = data;

  g_free (reading->name);
  awrash_report_free (reading->report);
  g_free (reading);
}

void
awrash_report_free (AwrashReport *report)
{
  if (report == NULL)
    return;
  for (gsize p = 0; report->cards != NULL && p < report->n_provinces; p++)
    awrash_split_explanation_free (report->cards[p].explanation);
  g_free (report->cards);
  g_free (report->name);
  g_free (report->places);
  g_free (report->totals);
  g_free (report->person_months);
  g_free (report->needs);
  g_free (report->rates);
  g_free (report->rates_before);
  g_free (report->order);
  awrash_split_walls_free (report->walls);
  g_free (report->list);
  g_free (report->assumed);
  g_free (report->rests);
  g_free (report->last);
  g_free (report->last_label);
  g_free (report->lowest);
  g_free (report->highest);
  g_clear_pointer (&report->readings, g_ptr_array_unref);
  g_free (report->efficiency);
  g_free (report->inequity);
  g_free (report->points);
  awrash_i_tiles_clear (&report->tiles);
  awrash_i_outlines_free (report->outlines);
  awrash_i_report_study_free (report->study);
  awrash_split_plan_unref (report->plan);
  g_free (report);
}

static gboolean
make_room (AwrashReport *report, GError **error)
{
  const gsize n = report->n_provinces, n_cells = n * report->n_streams;

  report->places = awrash_i_new (int64_t, n_cells, error);
  if (report->places != NULL)
    report->totals = awrash_i_new (int64_t, n, error);
  if (report->totals != NULL)
    report->person_months = awrash_i_new (double, n, error);
  if (report->person_months != NULL)
    report->needs = awrash_i_new (double, n, error);
  if (report->needs != NULL)
    report->rates = awrash_i_new (double, n, error);
  if (report->rates != NULL)
    report->rates_before = awrash_i_new (double, n, error);
  if (report->rates_before != NULL)
    report->order = awrash_i_new (gsize, n, error);
  if (report->order != NULL)
    report->assumed = awrash_i_new (guint8, n_cells, error);
  if (report->assumed != NULL)
    report->cards = awrash_i_new (AwrashReportCard, n, error);
  return report->cards != NULL;
}

AwrashReport *
awrash_report_new (const AwrashPlan *plan, const char *reading, GError **error)
{
  g_autoptr (AwrashReport) report = NULL;

  g_return_val_if_fail (plan != NULL, NULL);
  report = g_new0 (AwrashReport, 1);
  report->plan = awrash_split_plan_ref ((AwrashPlan *)(guintptr)plan);
  report->programme = plan->programme;
  report->name = g_strdup (reading);
  report->has_answer = plan->has_answer;
  report->n_provinces = awrash_programme_province_get_count (report->programme);
  report->n_streams = awrash_programme_stream_get_count (report->programme);
  report->n_types = awrash_programme_type_get_count (report->programme);
  report->readings = g_ptr_array_new_with_free_func (free_reading);
  if (!make_room (report, error) || !awrash_i_tiles_init (&report->tiles, report->programme, error)
      || !awrash_i_report_measure (report, error) || !awrash_i_report_weigh (report, error))
    return NULL;
  return g_steal_pointer (&report);
}

gboolean
awrash_report_set_date (AwrashReport *report, int64_t year, int64_t month, int64_t day,
                        GError **error)
{
  g_return_val_if_fail (report != NULL, FALSE);
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    {
      g_autofree char *date
          = g_strdup_printf ("%04" PRId64 "-%02" PRId64 "-%02" PRId64, year, month, day);
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("date is %s, expected a day of the calendar"), date);
      return FALSE;
    }
  report->year = (gint)year;
  report->month = (gint)month;
  report->day = (gint)day;
  return TRUE;
}

static gboolean
check_cells (const AwrashReport *report, size_t n_cells, GError **error)
{
  const gsize expected = report->n_provinces * report->n_streams;

  if (n_cells == expected)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("n_cells is %zu, expected %zu, provinces times streams"), n_cells, expected);
  return FALSE;
}

gboolean
awrash_report_set_last_edition (AwrashReport *report, GError **error)
{
  g_autofree double *last = NULL;

  g_return_val_if_fail (report != NULL, FALSE);
  last = awrash_i_new (double, report->n_provinces * report->n_streams, error);
  if (last == NULL || !awrash_split_last (report->programme, last, error))
    return FALSE;
  g_free (report->last);
  report->last = g_steal_pointer (&last);
  g_clear_pointer (&report->last_label, g_free);
  return TRUE;
}

gboolean
awrash_report_set_last (AwrashReport *report, const char *label, size_t n_cells,
                        const double last[], GError **error)
{
  double *copy;

  g_return_val_if_fail (report != NULL && last != NULL, FALSE);
  if (!check_cells (report, n_cells, error))
    return FALSE;
  for (gsize c = 0; c < n_cells; c++)
    if (isinf (last[c]) || last[c] < 0)
      {
        g_autofree char *number = awrash_i_number_format (last[c]);
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("last[%zu] is %s, expected a number ≥ 0, or NaN for not known"), c, number);
        return FALSE;
      }
  copy = awrash_i_copy (double, last, n_cells, error);
  if (copy == NULL)
    return FALSE;
  g_free (report->last);
  report->last = copy;
  g_free (report->last_label);
  report->last_label = g_strdup (label);
  return TRUE;
}

gboolean
awrash_report_set_ranges (AwrashReport *report, size_t n_cells, const int64_t lowest[],
                          const int64_t highest[], GError **error)
{
  g_autofree int64_t *low = NULL;
  int64_t *high;

  g_return_val_if_fail (report != NULL && lowest != NULL && highest != NULL, FALSE);
  if (!check_cells (report, n_cells, error))
    return FALSE;
  for (gsize c = 0; c < n_cells; c++)
    if (lowest[c] > highest[c])
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                     _ ("lowest[%zu] is %" PRId64 ", expected at most highest, %" PRId64), c,
                     lowest[c], highest[c]);
        return FALSE;
      }
  low = awrash_i_copy (int64_t, lowest, n_cells, error);
  high = low != NULL ? awrash_i_copy (int64_t, highest, n_cells, error) : NULL;
  if (high == NULL)
    return FALSE;
  g_free (report->lowest);
  g_free (report->highest);
  report->lowest = g_steal_pointer (&low);
  report->highest = high;
  return TRUE;
}

gboolean
awrash_report_add_reading (AwrashReport *report, const char *name, const AwrashPlan *plan,
                           GError **error)
{
  AwrashReportReading *reading;
  AwrashReport *other;

  g_return_val_if_fail (report != NULL && name != NULL && plan != NULL, FALSE);
  if (plan->n_provinces != report->n_provinces
      || g_strcmp0 (awrash_programme_get_hash (plan->programme),
                    awrash_programme_get_hash (report->programme))
             != 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("reading %s is of another programme, expected that of the report"), name);
      return FALSE;
    }
  other = awrash_report_new (plan, name, error);
  if (other == NULL)
    return FALSE;
  reading = g_new0 (AwrashReportReading, 1);
  reading->name = g_strdup (name);
  reading->report = other;
  reading->totals = other->has_answer ? other->totals : NULL;
  g_ptr_array_add (report->readings, reading);
  return TRUE;
}

gboolean
awrash_report_set_frontier (AwrashReport *report, const char *efficiency, const char *equity,
                            const AwrashFrontier *frontier, GError **error)
{
  AwrashReportPoint *points;
  gsize n;

  g_return_val_if_fail (report != NULL && efficiency != NULL && equity != NULL && frontier != NULL,
                        FALSE);
  n = awrash_split_frontier_get_n_points (frontier);
  points = awrash_i_new (AwrashReportPoint, n, error);
  if (points == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    points[i] = (AwrashReportPoint){ awrash_split_frontier_get_efficiency (frontier, i),
                                     awrash_split_frontier_get_equity (frontier, i),
                                     awrash_split_frontier_get_price (frontier, i),
                                     awrash_split_frontier_get_status (frontier, i) };
  g_free (report->points);
  g_free (report->efficiency);
  g_free (report->inequity);
  report->points = points;
  report->n_points = n;
  report->efficiency = g_strdup (efficiency);
  report->inequity = g_strdup (equity);
  return TRUE;
}

gboolean
awrash_report_explain (AwrashReport *report, size_t province, GError **error)
{
  AwrashExplanation *explanation;

  g_return_val_if_fail (report != NULL, FALSE);
  explanation = awrash_split_explanation_new (report->plan, report->walls, province, error);
  if (explanation == NULL)
    return FALSE;
  awrash_split_explanation_free (report->cards[province].explanation);
  report->cards[province].explanation = explanation;
  return TRUE;
}

gboolean
awrash_report_get_assumed (const AwrashReport *report, size_t province, size_t stream)
{
  g_return_val_if_fail (
      report != NULL && province < report->n_provinces && stream < report->n_streams, FALSE);
  return awrash_i_report_is_assumed (report, province, (gint64)stream);
}

size_t
awrash_report_get_n_assumed (const AwrashReport *report)
{
  g_return_val_if_fail (report != NULL, 0);
  return report->n_rests;
}

void
awrash_report_get_assumed_bound (const AwrashReport *report, size_t index, int64_t *territory,
                                 int64_t *stream, gboolean *is_capacity)
{
  const AwrashReportWall *wall;

  g_return_if_fail (report != NULL && index < report->n_rests);
  wall = &report->list[report->rests[index]];
  *territory = (int64_t)wall->territory;
  *stream = wall->stream;
  *is_capacity = wall->is_capacity;
}

const char *
awrash_report_get_map_property (const AwrashReport *report)
{
  g_return_val_if_fail (report != NULL, NULL);
  return report->outlines != NULL ? report->outlines->property : NULL;
}

gboolean
awrash_report_has_outline (const AwrashReport *report, size_t province)
{
  g_return_val_if_fail (report != NULL && province < report->n_provinces, FALSE);
  return report->outlines != NULL && report->outlines->outlines[province].path != NULL;
}
