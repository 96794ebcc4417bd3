/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a plan gives each province, stream by stream, and what that rests on. Source: the plan, and
 * what a report of it marks. Invariant: command and page mark the same figures. */

#include "division.h"
#include <math.h>
#include <string.h>

void
division_free (Division *division)
{
  if (division == NULL)
    return;
  g_free (division->places);
  g_free (division->person_months);
  g_free (division->need);
  g_free (division->assumed);
  g_free (division->uncertain);
  if (division->binding != NULL)
    g_string_free (division->binding, TRUE);
  g_free (division);
}

gint64
division_get_places (const Division *division, gsize province, gsize stream)
{
  return division->places[province * division->n_streams + stream];
}

gint64
division_get_total (const Division *division, gsize province)
{
  gint64 total = 0;

  for (gsize s = 0; s < division->n_streams; s++)
    total += division_get_places (division, province, s);
  return total;
}

gboolean
division_is_assumed (const Division *division, gsize province, gsize stream)
{
  return division->assumed[province * division->n_streams + stream];
}

gboolean
division_has_assumed (const Division *division, gsize province)
{
  for (gsize s = 0; s < division->n_streams; s++)
    if (division_is_assumed (division, province, s))
      return TRUE;
  return FALSE;
}

gboolean
division_is_uncertain (const Division *division, gint64 stream)
{
  for (gsize p = 0; p < division->n_provinces; p++)
    if (stream < 0 ? division_has_assumed (division, p)
                   : division_is_assumed (division, p, (gsize)stream))
      return TRUE;
  return FALSE;
}

gboolean
division_rests (const Division *division)
{
  return division->n_quotas > 0 || division->binding->len > 0;
}

void
division_fill_rates (const Division *division, gint64 stream, double rates[])
{
  for (gsize p = 0; p < division->n_provinces; p++)
    {
      const gint64 places = stream < 0 ? division_get_total (division, p)
                                       : division_get_places (division, p, (gsize)stream);
      rates[p] = division->need[p] > 0 ? (double)places / division->need[p] : NAN;
    }
}

gboolean
division_reads_stream (const AwrashReading *reading, const char *code)
{
  const char *streams = reading != NULL ? awrash_split_reading_get (reading, "streams") : NULL;
  g_auto (GStrv) codes = g_strsplit (streams != NULL ? streams : "*", ";", -1);

  for (gsize i = 0; codes[i] != NULL; i++)
    if (strcmp (g_strstrip (codes[i]), "*") == 0 || strcmp (codes[i], code) == 0)
      return TRUE;
  return FALSE;
}

gint64
division_find_before (const AwrashProgramme *programme)
{
  const gsize n = awrash_programme_stream_get_count (programme);

  for (gsize s = 0; n > 1 && s < n; s++)
    if (strcmp (awrash_programme_stream_get_code (programme, s), "temporary") == 0)
      return (gint64)s;
  return -1;
}

JsonArray *
division_list_assumed (const Division *division, gsize province)
{
  JsonArray *codes = json_array_new ();

  for (gsize s = 0; s < division->n_streams; s++)
    if (division_is_assumed (division, province, s))
      json_array_add_string_element (codes,
                                     awrash_programme_stream_get_code (division->programme, s));
  return codes;
}

const char *
division_show_places (Session *session, const Division *division, gsize province, gsize stream)
{
  const char *places = manners_integer (session, division_get_places (division, province, stream));

  return manners_mark (session, places, division_is_assumed (division, province, stream));
}

const char *
division_show_change (Session *session, const Division *division, const Division *other,
                      gsize province, gsize stream)
{
  const char *change
      = manners_change (session, division_get_places (division, province, stream)
                                     - division_get_places (other, province, stream));

  return manners_mark (session, change,
                       division_is_assumed (division, province, stream)
                           || division_is_assumed (other, province, stream));
}

/* What the report knows of the assumptions that the plan rests on. */
static void
weigh_assumptions (Session *session, Division *division, const AwrashReading *reading,
                   const AwrashReport *report)
{
  for (gsize p = 0; p < division->n_provinces; p++)
    for (gsize s = 0; s < division->n_streams; s++)
      division->assumed[p * division->n_streams + s]
          = (guint8)awrash_report_get_assumed (report, p, s);
  for (gsize i = 0; i < awrash_report_get_n_assumed (report); i++)
    {
      gint64 territory, stream;
      gboolean is_capacity, is_read = FALSE;

      awrash_report_get_assumed_bound (report, i, &territory, &stream, &is_capacity);
      for (gsize s = 0; s < division->n_streams; s++)
        if (stream < 0 || stream == (gint64)s)
          {
            const char *code = awrash_programme_stream_get_code (division->programme, s);
            is_read = is_read || division_reads_stream (reading, code);
            division->uncertain[s] |= (guint8)!is_capacity;
          }
      division->n_quotas += !is_capacity && is_read;
      if (is_capacity)
        g_string_append_printf (division->binding, "%s%s",
                                division->binding->len > 0 ? _ (", ") : "",
                                manners_territory (session, division->programme, (gsize)territory));
    }
}

static void
fill_places (Division *division, const AwrashPlan *plan)
{
  const int64_t *provinces = awrash_split_plan_get_cell_provinces (plan);
  const int64_t *types = awrash_split_plan_get_cell_types (plan);
  const int64_t *places = awrash_split_plan_get_places (plan);

  for (gsize c = 0; c < awrash_split_plan_get_n_cells (plan); c++)
    {
      const gsize type = (gsize)types[c], province = (gsize)provinces[c];
      const gsize stream = awrash_programme_type_get_stream (division->programme, type);
      division->places[province * division->n_streams + stream] += places[c];
      if (places[c] > 0)
        division->person_months[province]
            += (double)places[c] * awrash_programme_type_get_months (division->programme, type);
    }
}

/* TRUE where neither the programme nor the reading names a need: counts are divided then. */
static gboolean
is_without_need (const Division *division, const AwrashReading *reading)
{
  const char *own = reading != NULL ? awrash_split_reading_get (reading, "need") : NULL;
  const char *indicator = awrash_programme_get_option (division->programme, "need", "indicator");

  return (own == NULL || own[0] == '\0') && (indicator == NULL || indicator[0] == '\0');
}

static void
fill_unknown (gsize n, double values[])
{
  for (gsize i = 0; i < n; i++)
    values[i] = NAN;
}

Division *
division_new (Session *session, const AwrashProgramme *programme, const AwrashPlan *plan,
              const AwrashReading *reading, GError **error)
{
  g_autoptr (Division) division = g_new0 (Division, 1);
  g_autoptr (AwrashReport) report = awrash_report_new (plan, NULL, error);
  gsize n_cells;

  if (report == NULL)
    return NULL;
  division->programme = programme;
  division->n_provinces = awrash_programme_province_get_count (programme);
  division->n_streams = awrash_programme_stream_get_count (programme);
  n_cells = division->n_provinces * division->n_streams;
  division->places = g_new0 (gint64, n_cells + 1);
  division->assumed = g_new0 (guint8, n_cells + 1);
  division->uncertain = g_new0 (guint8, division->n_streams + 1);
  division->person_months = g_new0 (double, division->n_provinces + 1);
  division->need = g_new0 (double, division->n_provinces + 1);
  division->binding = g_string_new (NULL);
  if (!awrash_programme_province_get_need (programme, NULL, division->need, NULL)
      && is_without_need (division, reading))
    fill_unknown (division->n_provinces, division->need);
  else if (!awrash_programme_province_get_need (programme, NULL, division->need, NULL)
           && !awrash_programme_province_get_need (
               programme, reading != NULL ? awrash_split_reading_get (reading, "need") : NULL,
               division->need, error))
    return NULL;
  fill_places (division, plan);
  weigh_assumptions (session, division, reading, report);
  return g_steal_pointer (&division);
}
