/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan set against another one, the baseline. Source: the baseline's plan.csv, read as any
 * division is. Invariant: increases and decreases stand in the same line, and both have their
 * sums. */

#include "baseline.h"
#include "division.h"
#include "equity.h"
#include "grid.h"

#include <math.h>

typedef struct
{
  Session *session;
  const AwrashProgramme *programme;
  const AwrashPlan *plan;
  const AwrashVerdict *baseline;
  const Division *division; /* of the plan: what rests on an assumed figure */
  gsize n_provinces, n_types;
} Pair;

typedef struct
{
  gint64 before, after, increase, decrease;
} Line;

/* What a province has in a stream, in both plans. */
static Line
line_of (const Pair *pair, gsize province, gsize stream)
{
  const int64_t *before = awrash_audit_verdict_get_places (pair->baseline);
  const int64_t *after = awrash_split_plan_get_places (pair->plan);
  Line line = { 0, 0, 0, 0 };

  for (gsize type = 0; type < pair->n_types; type++)
    if (awrash_programme_type_get_stream (pair->programme, type) == stream)
      {
        line.before += before[province * pair->n_types + type];
        line.after += after[province * pair->n_types + type];
      }
  line.increase = MAX (0, line.after - line.before);
  line.decrease = MAX (0, line.before - line.after);
  return line;
}

static void
add_line (const Pair *pair, Grid *grid, const char *name, gsize stream, Line line, gboolean star)
{
  Session *session = pair->session;

  grid_add (grid, name);
  grid_add (grid, awrash_programme_stream_get_label (pair->programme, stream, session->language));
  grid_add (grid, manners_mark (session, manners_integer (session, line.before), star));
  grid_add (grid, manners_mark (session, manners_integer (session, line.after), star));
  grid_add (grid, line.increase > 0
                      ? manners_mark (session, manners_change (session, line.increase), star)
                      : "");
  grid_add (grid, line.decrease > 0
                      ? manners_mark (session, manners_change (session, -line.decrease), star)
                      : "");
}

static void
put_line (JsonArray *array, const char *code, const char *stream, Line line)
{
  JsonObject *one = json_object_new ();

  json_object_set_string_member (one, "territory", code);
  json_object_set_string_member (one, "stream", stream);
  json_object_set_int_member (one, "before", line.before);
  json_object_set_int_member (one, "after", line.after);
  json_object_set_int_member (one, "increase", line.increase);
  json_object_set_int_member (one, "decrease", line.decrease);
  json_array_add_object_element (array, one);
}

/* One stream, province by province, and its sums; the places that change. */
static gint64
tell_stream (const Pair *pair, gsize stream, Grid *grid, JsonArray *array)
{
  const char *code = awrash_programme_stream_get_code (pair->programme, stream);
  Line total = { 0, 0, 0, 0 };

  for (gsize p = 0; p < pair->n_provinces; p++)
    {
      const gsize territory = awrash_programme_province_get_territory (pair->programme, p);
      const Line line = line_of (pair, p, stream);

      add_line (pair, grid, manners_province (pair->session, pair->programme, p), stream, line,
                division_is_assumed (pair->division, p, stream));
      put_line (array, awrash_programme_territory_get_code (pair->programme, territory), code,
                line);
      total.before += line.before;
      total.after += line.after;
      total.increase += line.increase;
      total.decrease += line.decrease;
    }
  grid_add_rule (grid);
  add_line (pair, grid, _ ("Total"), stream, total,
            division_is_uncertain (pair->division, (gint64)stream));
  put_line (array, "*", code, total);
  return total.increase + total.decrease;
}

static gboolean
measure (const Pair *pair, const double receipts[], Equity *equity, GError **error)
{
  const double *needs = awrash_split_plan_get_needs (pair->plan);
  g_autofree double *rates = g_new0 (double, pair->n_provinces + 1);

  for (gsize p = 0; p < pair->n_provinces; p++)
    rates[p] = needs[p] > 0 ? receipts[p] / needs[p] : NAN;
  return equity_measure (pair->n_provinces, rates, needs, equity, error);
}

static gboolean
tell_equity (const Pair *pair, JsonObject *object, GError **error)
{
  Equity before, after;

  if (!measure (pair, awrash_audit_verdict_get_receipts (pair->baseline), &before, error)
      || !measure (pair, awrash_split_plan_get_receipts (pair->plan), &after, error))
    return FALSE;
  manners_put_number (object, "gini_before", before.gini);
  manners_put_number (object, "gini_after", after.gini);
  manners_put_number (object, "lowest_before", before.lowest_value);
  manners_put_number (object, "lowest_after", after.lowest_value);
  manners_say (pair->session,
               _ ("Gini of the rates: %s, in the other plan %s. Lowest rate per 1,000: %s, in the "
                  "other plan %s."),
               manners_decimal (pair->session, after.gini, 4),
               manners_decimal (pair->session, before.gini, 4),
               manners_decimal (pair->session, after.lowest_value * 1000, 1),
               manners_decimal (pair->session, before.lowest_value * 1000, 1));
  return TRUE;
}

static gboolean
tell (const Pair *pair, const char *folder, GError **error)
{
  Session *session = pair->session;
  g_autoptr (Grid) grid = grid_new ();
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();
  gint64 churn = 0;

  grid_add_column (grid, _ ("Territory"));
  grid_add_text_column (grid, _ ("Stream"));
  grid_add_column (grid, _ ("Before"));
  grid_add_column (grid, _ ("After"));
  grid_add_column (grid, _ ("Increase"));
  grid_add_column (grid, _ ("Decrease"));
  for (gsize s = 0; s < awrash_programme_stream_get_count (pair->programme); s++)
    churn += tell_stream (pair, s, grid, array);
  json_object_set_array_member (object, "lines", array);
  json_object_set_int_member (object, "changed", churn);
  json_object_set_object_member (session->answer, "against", object);
  manners_title (session, _ ("Against the plan in %s"), manners_isolate (session, folder));
  grid_print (grid, session->text);
  return tell_equity (pair, object, error);
}

gboolean
baseline_tell (Session *session, const AwrashProgramme *programme, const AwrashReading *reading,
               const AwrashPlan *plan, const char *folder, GError **error)
{
  g_autofree char *file = g_file_test (folder, G_FILE_TEST_IS_DIR)
                              ? g_build_filename (folder, "plan.csv", NULL)
                              : g_strdup (folder);
  g_autoptr (AwrashTable) table = manners_read_table (file, error);
  g_autoptr (AwrashVerdict) baseline
      = table != NULL ? awrash_audit_division (programme, reading, table, error) : NULL;
  g_autoptr (Division) division
      = baseline != NULL ? division_new (session, programme, plan, reading, error) : NULL;
  const Pair pair = { session,
                      programme,
                      plan,
                      baseline,
                      division,
                      awrash_split_plan_get_n_provinces (plan),
                      awrash_programme_type_get_count (programme) };

  return division != NULL && tell (&pair, folder, error);
}
