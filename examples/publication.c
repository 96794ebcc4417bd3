/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan made into a report. Source: programme.ini, assumptions.csv, and a former plan where one is
 * named. Invariant: a reading is run under other assumptions about quotas only where its plan has a
 * figure that rests on one. */

#include "publication.h"

#include "alternatives.h"
#include "tradeoff.h"

#include <math.h>
#include <string.h>

static gboolean
set_date (const Publication *publication, AwrashReport *report, GError **error)
{
  g_auto (GStrv) parts = NULL;

  if (publication->date == NULL)
    return TRUE;
  parts = g_strsplit (publication->date, "-", -1);
  if (g_strv_length (parts) != 3 || strlen (parts[0]) != 4)
    {
      manners_misuse (error, _ ("--date is \"%s\", expected YYYY-MM-DD"), publication->date);
      return FALSE;
    }
  return awrash_report_set_date (report, g_ascii_strtoll (parts[0], NULL, 10),
                                 g_ascii_strtoll (parts[1], NULL, 10),
                                 g_ascii_strtoll (parts[2], NULL, 10), error);
}

/* The places of a division by province and stream; NaN nowhere. */
static gboolean
set_last (const Publication *publication, AwrashReport *report, GError **error)
{
  const AwrashProgramme *programme = publication->programme;
  const gsize n_types = awrash_programme_type_get_count (programme);
  const gsize n_streams = awrash_programme_stream_get_count (programme);
  const gsize n_provinces = awrash_programme_province_get_count (programme);
  g_autofree double *last = g_new0 (double, n_provinces *n_streams + 1);
  g_autofree char *path = NULL;
  g_autoptr (AwrashTable) table = NULL;
  g_autoptr (AwrashVerdict) verdict = NULL;

  if (publication->against == NULL)
    return awrash_report_set_last_edition (report, error);
  path = g_file_test (publication->against, G_FILE_TEST_IS_DIR)
             ? g_build_filename (publication->against, "plan.csv", NULL)
             : g_strdup (publication->against);
  table = manners_read_table (path, error);
  verdict = table != NULL ? awrash_audit_division (programme, publication->reading, table, error)
                          : NULL;
  if (verdict == NULL)
    return FALSE;
  for (gsize p = 0; p < n_provinces; p++)
    for (gsize t = 0; t < n_types; t++)
      last[p * n_streams + awrash_programme_type_get_stream (programme, t)]
          += (double)awrash_audit_verdict_get_places (verdict)[p * n_types + t];
  return awrash_report_set_last (report, publication->against, n_provinces * n_streams, last,
                                 error);
}

static gboolean
add_readings (const Publication *publication, AwrashReport *report, GError **error)
{
  const AwrashProgramme *programme = publication->programme;

  for (gsize i = 0; i < awrash_programme_get_n_readings (programme); i++)
    {
      const char *name = awrash_programme_get_reading (programme, i);
      g_autoptr (AwrashReading) reading = awrash_split_reading_load (programme, name, error);
      g_autoptr (AwrashPlan) plan
          = reading != NULL ? awrash_split_solve (programme, reading, error) : NULL;
      if (plan == NULL || !awrash_report_add_reading (report, name, plan, error))
        return FALSE;
    }
  return TRUE;
}

/* ── other assumptions ──────────────────────────────────────────────────────────────────────── */

static void
sum_streams (const AwrashProgramme *programme, const AwrashPlan *plan, gint64 sums[])
{
  const gsize n_streams = awrash_programme_stream_get_count (programme);
  const int64_t *types = awrash_split_plan_get_cell_types (plan);
  const int64_t *provinces = awrash_split_plan_get_cell_provinces (plan);

  for (gsize c = 0; c < awrash_split_plan_get_n_cells (plan); c++)
    sums[(gsize)provinces[c] * n_streams
         + awrash_programme_type_get_stream (programme, (gsize)types[c])]
        += awrash_split_plan_get_places (plan)[c];
}

static gboolean
widen (const Publication *publication, const Alternative *alternative, gsize n, gint64 lowest[],
       gint64 highest[], GError **error)
{
  g_autoptr (AwrashPlan) plan
      = awrash_split_solve (alternative->programme, publication->reading, error);
  g_autofree gint64 *sums = g_new0 (gint64, n + 1);

  if (plan == NULL)
    return FALSE;
  if (awrash_split_plan_get_n_cells (plan) == 0)
    return TRUE;
  sum_streams (alternative->programme, plan, sums);
  for (gsize c = 0; c < n; c++)
    {
      lowest[c] = MIN (lowest[c], sums[c]);
      highest[c] = MAX (highest[c], sums[c]);
    }
  return TRUE;
}

static gboolean
set_ranges (const Publication *publication, AwrashReport *report, GError **error)
{
  const AwrashProgramme *programme = publication->programme;
  const gsize n = awrash_programme_province_get_count (programme)
                  * awrash_programme_stream_get_count (programme);
  g_autoptr (GPtrArray) alternatives = alternatives_load (programme, publication->folder, error);
  g_autofree gint64 *lowest = g_new0 (gint64, n + 1);
  g_autofree gint64 *highest = NULL;
  gboolean any = FALSE;

  if (alternatives == NULL)
    return FALSE;
  sum_streams (programme, publication->plan, lowest);
  highest = g_memdup2 (lowest, (n + 1) * sizeof *lowest);
  for (guint a = 0; a < alternatives->len; a++)
    {
      const Alternative *alternative = g_ptr_array_index (alternatives, a);
      if (!alternative->about_quotas)
        continue;
      if (!widen (publication, alternative, n, lowest, highest, error))
        return FALSE;
      any = TRUE;
    }
  return !any || awrash_report_set_ranges (report, n, lowest, highest, error);
}

static gboolean
explain (const Publication *publication, AwrashReport *report, GError **error)
{
  for (gsize p = 0; p < awrash_programme_province_get_count (publication->programme); p++)
    if (!awrash_report_explain (report, p, error))
      return FALSE;
  return TRUE;
}

/* A plan that gives something up to stay near another one has no prices. */
static gboolean
can_explain (const AwrashReading *reading)
{
  const char *loss = awrash_split_reading_get (reading, "loss");

  return loss == NULL || g_ascii_strtod (loss, NULL) == 0;
}

static gboolean
set_map (const Publication *publication, AwrashReport *report, GError **error)
{
  g_autofree char *text = NULL;

  if (publication->map == NULL)
    return TRUE;
  text = awrash_base_file_read (publication->map, MANNERS_MOST_BYTES, error);
  return text != NULL
         && awrash_report_set_map (report, text, publication->map_property, publication->map_source,
                                   error);
}

/* Opening a folder makes it where it is missing: here it has to be there. */
static gboolean
set_study (const Publication *publication, AwrashReport *report, GError **error)
{
  g_autofree char *record = NULL;
  g_autoptr (AwrashStudy) study = NULL;
  g_autoptr (AwrashStore) store = NULL;

  if (publication->study == NULL)
    return TRUE;
  record = g_build_filename (publication->runs, "study.json", NULL);
  if (!g_file_test (record, G_FILE_TEST_EXISTS))
    {
      manners_misuse (error, _ ("--runs is \"%s\", expected the folder of a study that was run"),
                      publication->runs);
      return FALSE;
    }
  study = awrash_simulation_study_load (publication->study, error);
  store
      = study != NULL ? awrash_simulation_study_open (study, publication->runs, 1, 1, error) : NULL;
  return store != NULL && awrash_report_set_study (report, study, store, error);
}

AwrashReport *
publication_new (const Publication *publication, GError **error)
{
  g_autoptr (AwrashReport) report = awrash_report_new (publication->plan, publication->name, error);

  if (report == NULL || !set_date (publication, report, error)
      || !set_map (publication, report, error) || !set_last (publication, report, error)
      || !add_readings (publication, report, error))
    return NULL;
  if (awrash_split_plan_get_n_cells (publication->plan) > 0
      && (!set_ranges (publication, report, error)
          || (can_explain (publication->reading) && !explain (publication, report, error))))
    return NULL;
  if (publication->frontier != NULL
      && !tradeoff_add (publication->programme, publication->reading, publication->frontier, report,
                        error))
    return NULL;
  return set_study (publication, report, error) ? g_steal_pointer (&report) : NULL;
}

gboolean
publication_write (const Publication *publication, const char *languages, const char *path,
                   GError **error)
{
  g_autoptr (AwrashReport) report = publication_new (publication, error);
  g_autofree char *page = report != NULL ? awrash_report_html (report, languages, error) : NULL;

  return page != NULL && g_file_set_contents (path, page, -1, error);
}
