/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The walls of a plan in the words of its programme, which of them bind, and which cells rest on an
 * assumed figure. Source: the walls, with the origin that the row of each bound states. Invariant:
 * a division rests on an assumed limit only where the limit binds: elsewhere taking it away would
 * change nothing, since the objectives are convex. */

#include "report/report-private.h"

#include "base/memory-private.h"
#include "split/plan-private.h"

#include <string.h>

gboolean
awrash_i_report_reads (const AwrashReport *report, gsize stream)
{
  const char *code = awrash_programme_stream_get_code (report->programme, stream);
  g_auto (GStrv) codes = awrash_i_reading_list (report->plan->reading, AWRASH_READING_STREAMS);

  for (gsize i = 0; codes[i] != NULL; i++)
    if (strcmp (codes[i], "*") == 0 || strcmp (codes[i], code) == 0)
      return TRUE;
  return FALSE;
}

gboolean
awrash_i_report_is_assumed (const AwrashReport *report, gsize province, gint64 stream)
{
  if (stream >= 0)
    return report->assumed[province * report->n_streams + (gsize)stream] & 1;
  for (gsize s = 0; s < report->n_streams; s++)
    if (report->assumed[province * report->n_streams + s] & 1)
      return TRUE;
  return FALSE;
}

gboolean
awrash_i_report_is_any_assumed (const AwrashReport *report, gint64 stream)
{
  for (gsize p = 0; p < report->n_provinces; p++)
    if (awrash_i_report_is_assumed (report, p, stream))
      return TRUE;
  return FALSE;
}

static gboolean
holds_all (const AwrashReport *report, gsize territory)
{
  for (gsize p = 0; p < report->n_provinces; p++)
    if (!awrash_programme_territory_is_within (
            report->programme, awrash_programme_province_get_territory (report->programme, p),
            territory))
      return FALSE;
  return TRUE;
}

gboolean
awrash_i_report_is_sum_assumed (const AwrashReport *report, gint64 stream)
{
  gboolean any = stream >= 0;

  if (!awrash_i_report_is_any_assumed (report, stream))
    return FALSE;
  for (gsize i = 0; i < report->n_walls; i++)
    {
      const AwrashReportWall *wall = &report->list[i];
      if (wall->binds && !wall->is_assumed && wall->type < 0 && wall->stream == stream
          && holds_all (report, wall->territory))
        return FALSE;
    }
  for (gsize s = 0; stream < 0 && s < report->n_streams; s++)
    any = any || awrash_i_report_is_sum_assumed (report, (gint64)s);
  return any;
}

/* The stream and the type that a wall's name says behind its territory. */
static void
read_set (const AwrashProgramme *programme, const char *set, AwrashReportWall *wall)
{
  const char *code = strchr (set, ':') != NULL ? strchr (set, ':') + 1 : NULL;

  wall->stream = wall->type = -1;
  for (gsize t = 0; t < awrash_programme_type_get_count (programme); t++)
    {
      const gsize stream = awrash_programme_type_get_stream (programme, t);
      const gboolean is_type
          = code != NULL && strcmp (code, awrash_programme_type_get_code (programme, t)) == 0;
      if (!is_type && strcmp (set, awrash_programme_stream_get_code (programme, stream)) != 0)
        continue;
      wall->stream = (int64_t)stream;
      wall->type = is_type ? (int64_t)t : -1;
      return;
    }
}

static void
read_wall (AwrashReport *report, gsize i, double sum, AwrashReportWall *wall)
{
  const char *name = awrash_split_walls_get_name (report->walls, i);
  const char *code;

  awrash_split_walls_get_bounds (report->walls, i, &wall->bounds);
  wall->territory = (gsize)wall->bounds.territory;
  code = awrash_programme_territory_get_code (report->programme, wall->territory);
  read_set (report->programme, name + strlen (code) + 1, wall);
  wall->source = awrash_split_walls_get_source (report->walls, i, TRUE);
  if (wall->source == NULL)
    wall->source = awrash_split_walls_get_source (report->walls, i, FALSE);
  wall->is_capacity = wall->source != NULL && g_str_has_prefix (wall->source, "capacities");
  wall->is_assumed = wall->bounds.lower_origin == AWRASH_ORIGIN_ASSUMED
                     || wall->bounds.upper_origin == AWRASH_ORIGIN_ASSUMED;
  wall->sum = (int64_t)sum;
  wall->binds = report->has_answer
                && (wall->sum == wall->bounds.upper
                    || (wall->bounds.lower > 0 && wall->sum == wall->bounds.lower));
}

static gboolean
read_walls (AwrashReport *report, GError **error)
{
  g_autofree double *sums = NULL;

  report->walls = awrash_split_walls_new (report->programme, report->plan->reading, error);
  if (report->walls == NULL)
    return FALSE;
  report->n_walls = awrash_split_walls_get_n (report->walls);
  report->list = awrash_i_new (AwrashReportWall, report->n_walls, error);
  if (report->list != NULL)
    sums = awrash_i_new (double, awrash_split_walls_get_n_with_rows (report->walls), error);
  if (sums == NULL
      || (report->has_answer
          && !awrash_split_walls_measure (report->walls,
                                          awrash_split_plan_get_n_cells (report->plan),
                                          report->plan->places, sums, error)))
    return FALSE;
  for (gsize i = 0; i < report->n_walls; i++)
    read_wall (report, i, sums[i], &report->list[i]);
  return TRUE;
}

/* ── marks ──────────────────────────────────────────────────────────────────────────────────── */

static gboolean
covers (const AwrashReportWall *wall, gsize stream)
{
  return wall->stream < 0 || wall->stream == (int64_t)stream;
}

static gboolean
touches_reading (const AwrashReport *report, const AwrashReportWall *wall)
{
  for (gsize s = 0; s < report->n_streams; s++)
    if (covers (wall, s) && awrash_i_report_reads (report, s))
      return TRUE;
  return FALSE;
}

static void
mark_under (AwrashReport *report, const AwrashReportWall *wall)
{
  for (gsize p = 0; p < report->n_provinces; p++)
    if (awrash_programme_territory_is_within (
            report->programme, awrash_programme_province_get_territory (report->programme, p),
            wall->territory))
      for (gsize s = 0; s < report->n_streams; s++)
        if (covers (wall, s))
          report->assumed[p * report->n_streams + s] = 1;
}

/* Whether the division over the reading's streams rests on an assumed wall. */
static gboolean
is_divided_over (const AwrashReport *report, const AwrashReportWall *wall)
{
  return wall->is_assumed && touches_reading (report, wall) && (!wall->is_capacity || wall->binds);
}

/* Cells that a stated quota settles by itself are marked 2, which is no mark of an assumption. */
static void
note_settled (AwrashReport *report)
{
  for (gsize i = 0; i < report->n_walls; i++)
    {
      const AwrashReportWall *wall = &report->list[i];
      if (wall->is_assumed || wall->stream < 0 || wall->type >= 0
          || wall->bounds.lower != wall->bounds.upper)
        continue;
      for (gsize p = 0; p < report->n_provinces; p++)
        if (awrash_programme_province_get_territory (report->programme, p) == wall->territory)
          report->assumed[p * report->n_streams + (gsize)wall->stream] |= 2;
    }
}

/* Where anything assumed was divided over, every other cell of those streams is computed from it.
 */
static void
spread_marks (AwrashReport *report)
{
  note_settled (report);
  for (gsize s = 0; s < report->n_streams; s++)
    for (gsize p = 0; awrash_i_report_reads (report, s) && p < report->n_provinces; p++)
      if (!(report->assumed[p * report->n_streams + s] & 2))
        report->assumed[p * report->n_streams + s] = 1;
}

gboolean
awrash_i_report_weigh (AwrashReport *report, GError **error)
{
  gboolean spreads = FALSE;

  if (!read_walls (report, error))
    return FALSE;
  report->rests = awrash_i_new (gsize, report->n_walls, error);
  if (report->rests == NULL)
    return FALSE;
  for (gsize i = 0; i < report->n_walls; i++)
    {
      const AwrashReportWall *wall = &report->list[i];
      const gboolean is_quota = wall->is_assumed && !wall->is_capacity;
      if (is_quota)
        mark_under (report, wall);
      if (is_quota || is_divided_over (report, wall))
        report->rests[report->n_rests++] = i;
      spreads = spreads || is_divided_over (report, wall);
    }
  if (spreads)
    spread_marks (report);
  return TRUE;
}
