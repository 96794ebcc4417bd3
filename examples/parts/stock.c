/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a quota serves at each duration, told for people. Source: the arithmetic of
 * awrash_programme_durations(). Invariant: only quotas that stand on the territory itself are told:
 * a region's quota serves nobody before it is divided. */

#include "stock.h"
#include "grid.h"
#include "ledger.h"

#include <string.h>

static gboolean
is_assumed (const AwrashProgramme *programme, gsize territory, const char *stream)
{
  g_autoptr (GArray) quotas = ledger_read_bounds (programme, "quotas");

  for (guint i = 0; i < quotas->len; i++)
    {
      const Bound *bound = &g_array_index (quotas, Bound, i);
      if (bound->is_assumed && bound->territory == territory && bound->stream >= 0
          && strcmp (awrash_programme_stream_get_code (programme, (gsize)bound->stream), stream)
                 == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
stock_fill (const AwrashProgramme *programme, gsize territory, const char *stream, gsize n,
            const gint64 months[], Stock *stock, GError **error)
{
  Stock found = { .territory = territory, .stream = stream, .n = n };

  if (!awrash_programme_durations_stock (programme,
                                         awrash_programme_territory_get_code (programme, territory),
                                         stream, &found.person_months, error)
      || !awrash_programme_durations (found.person_months, n, months, found.durations, error))
    return FALSE;
  found.assumed = is_assumed (programme, territory, stream);
  *stock = found;
  return TRUE;
}

JsonObject *
stock_to_json (const AwrashProgramme *programme, const Stock *stock)
{
  JsonObject *object = json_object_new ();
  JsonArray *durations = json_array_new ();

  json_object_set_string_member (object, "territory",
                                 awrash_programme_territory_get_code (programme, stock->territory));
  json_object_set_string_member (object, "stream", stock->stream);
  json_object_set_int_member (object, "person_months", stock->person_months);
  json_object_set_boolean_member (object, "assumed", stock->assumed);
  for (gsize i = 0; i < stock->n; i++)
    {
      JsonObject *one = json_object_new ();
      json_object_set_int_member (one, "months", stock->durations[i].months);
      json_object_set_int_member (one, "beneficiaries", stock->durations[i].beneficiaries);
      json_object_set_int_member (one, "left_over", stock->durations[i].left_over);
      json_array_add_object_element (durations, one);
    }
  json_object_set_array_member (object, "durations", durations);
  return object;
}

static void
put_target (JsonArray *targets, gint64 target, gint64 months, gint64 left_over, const char *metric,
            const char *source)
{
  JsonObject *one = json_object_new ();

  json_object_set_int_member (one, "beneficiaries", target);
  json_object_set_int_member (one, "months", months);
  json_object_set_int_member (one, "left_over", left_over);
  if (metric != NULL)
    json_object_set_string_member (one, "metric", metric);
  if (source != NULL)
    json_object_set_string_member (one, "source", source);
  json_array_add_object_element (targets, one);
}

gboolean
stock_tell_target (Session *session, const AwrashProgramme *programme, const Stock *stock,
                   gint64 target, const char *metric, const char *source, JsonArray *targets,
                   GError **error)
{
  const char *who = manners_territory (session, programme, stock->territory);
  const char *number = manners_integer (session, target);
  g_autofree char *what = NULL;
  gint64 months = 0, left_over = 0;

  if (!awrash_programme_durations_reach (stock->person_months, target, &months, &left_over, error))
    return FALSE;
  put_target (targets, target, months, left_over, metric, source);
  what = metric == NULL
             ? g_strdup_printf (_ ("%s beneficiaries"), number)
             : g_strdup_printf (_ ("%s beneficiaries (%s: %s)"), number,
                                ledger_describe_metric (metric), manners_isolate (session, source));
  if (months > 0)
    manners_say (
        session,
        ngettext ("%s: %s fit at %s month at most; person-months left over: %s.",
                  "%s: %s fit at %s months at most; person-months left over: %s.", (gulong)months),
        who, what, manners_integer (session, months), manners_integer (session, left_over));
  else
    manners_say (session, _ ("%s: %s do not fit, not even at one month."), who, what);
  return TRUE;
}

gboolean
stock_tell_figures (Session *session, const AwrashProgramme *programme, const Stock *stock,
                    JsonArray *targets, GError **error)
{
  g_autoptr (GArray) figures = ledger_read_figures (programme);

  for (guint i = 0; i < figures->len; i++)
    {
      const Figure *figure = &g_array_index (figures, Figure, i);
      if (figure->territory == stock->territory && strcmp (figure->stream, stock->stream) == 0
          && awrash_programme_unit_from_name (figure->unit) == AWRASH_UNIT_PLACES
          && !stock_tell_target (session, programme, stock, (gint64)figure->value, figure->metric,
                                 figure->source, targets, error))
        return FALSE;
    }
  return TRUE;
}

void
stock_tell_note (Session *session, const AwrashProgramme *programme, const char *stream)
{
  const AwrashTable *table = awrash_programme_get_table (programme, "streams");
  g_autofree char *header = g_strconcat ("note_", session->language, NULL);
  gsize code, note;

  if (table == NULL || !awrash_base_table_find_column (table, "code", &code)
      || !awrash_base_table_find_column (table, header, &note))
    return;
  for (gsize row = 0; row < awrash_base_table_get_n_rows (table); row++)
    if (strcmp (awrash_base_table_get_cell (table, row, code), stream) == 0
        && awrash_base_table_get_cell (table, row, note)[0] != '\0')
      manners_say (session, "%s", awrash_base_table_get_cell (table, row, note));
}

/* The stocks of every province in a stream, as far as there are any. */
static GArray *
find_stocks (const AwrashProgramme *programme, const char *stream, gsize n, const gint64 months[])
{
  GArray *stocks = g_array_new (FALSE, FALSE, sizeof (Stock));

  for (gsize p = 0; p < awrash_programme_province_get_count (programme); p++)
    {
      Stock stock;
      if (stock_fill (programme, awrash_programme_province_get_territory (programme, p), stream, n,
                      months, &stock, NULL))
        g_array_append_val (stocks, stock);
    }
  return stocks;
}

static const char *
describe_duration (Session *session, const AwrashDuration *duration, gboolean assumed)
{
  const char *served
      = manners_mark (session, manners_integer (session, duration->beneficiaries), assumed);

  if (duration->left_over == 0)
    return served;
  return manners_keep (session, g_strdup_printf (_ ("%s (%s left)"), served,
                                                 manners_integer (session, duration->left_over)));
}

static void
print_stocks (Session *session, const AwrashProgramme *programme, const GArray *stocks, gsize n,
              const gint64 months[])
{
  g_autoptr (Grid) grid = grid_new ();

  grid_add_column (grid, _ ("Territory"));
  grid_add_column (grid, _ ("Person-months"));
  for (gsize i = 0; i < n; i++)
    grid_add_column (
        grid, manners_keep (session,
                            g_strdup_printf (ngettext ("%s month", "%s months", (gulong)months[i]),
                                             manners_integer (session, months[i]))));
  for (guint i = 0; i < stocks->len; i++)
    {
      const Stock *stock = &g_array_index (stocks, Stock, i);
      grid_add (grid, manners_territory (session, programme, stock->territory));
      grid_add (grid, manners_mark (session, manners_integer (session, stock->person_months),
                                    stock->assumed));
      for (gsize j = 0; j < n; j++)
        grid_add (grid, describe_duration (session, &stock->durations[j], stock->assumed));
    }
  grid_print (grid, session->text);
}

gboolean
stock_tell_all (Session *session, const AwrashProgramme *programme, GError **error)
{
  static const gint64 months[] = { 3, 4, 6 };
  JsonArray *all = json_array_new ();

  json_object_set_array_member (session->answer, "durations", all);
  for (gsize s = 0; s < awrash_programme_stream_get_count (programme); s++)
    {
      const char *stream = awrash_programme_stream_get_code (programme, s);
      g_autoptr (GArray) stocks = find_stocks (programme, stream, G_N_ELEMENTS (months), months);
      if (stocks->len == 0)
        continue;
      manners_title (session, _ ("Beneficiaries that a quota of %s can serve, by duration"),
                     manners_isolate (session, awrash_programme_stream_get_label (
                                                   programme, s, session->language)));
      print_stocks (session, programme, stocks, G_N_ELEMENTS (months), months);
      stock_tell_note (session, programme, stream);
      for (guint i = 0; i < stocks->len; i++)
        {
          const Stock *stock = &g_array_index (stocks, Stock, i);
          JsonObject *object = stock_to_json (programme, stock);
          JsonArray *targets = json_array_new ();
          json_object_set_array_member (object, "targets", targets);
          json_array_add_object_element (all, object);
          if (!stock_tell_figures (session, programme, stock, targets, error))
            return FALSE;
        }
    }
  return TRUE;
}
