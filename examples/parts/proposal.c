/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One plan told for a committee. Source: the plan and its programme. Invariant: what the plan rests
 * on is said beside what it says. */

#include "proposal.h"
#include "freedom.h"
#include "grid.h"
#include "refusal.h"
#include "sources.h"
#include "stock.h"

#include <math.h>
#include <string.h>

void
proposal_tell_title (Session *session, const AwrashProgramme *programme)
{
  const char *name = manners_option (session, programme, "programme", "name");
  const char *note = manners_option (session, programme, "programme", "note");

  manners_title (session, "%s", name != NULL ? name : _ ("A programme"));
  if (!session->quiet)
    {
      manners_say (
          session, "%s",
          _ ("A proposal: the committee decides. There are several readings of justice and "
             "none is called the just one here; --compare sets them side by side."));
      manners_say (session, "%s", _ ("* rests on an assumed figure, which nobody published."));
      if (note != NULL)
        manners_say (session, "%s", note);
    }
}

const char *
proposal_describe_reading (const Session *session, const AwrashProgramme *programme,
                           const char *name)
{
  g_autofree char *group = g_strconcat ("reading ", name, NULL);
  const char *label = manners_option (session, programme, group, "name");

  return label != NULL ? label : name;
}

const char *
proposal_describe_foundation (Session *session, const Division *division)
{
  const gint64 n = (gint64)division->n_quotas;
  g_autofree char *quotas
      = n == 0 ? g_strdup (_ ("It rests on no assumed quota."))
               : g_strdup_printf (ngettext ("It rests on %s assumed quota.",
                                            "It rests on %s assumed quotas.", (gulong)n),
                                  manners_integer (session, n));
  g_autofree char *limits
      = division->binding->len == 0
            ? g_strdup ("")
            : g_strdup_printf (_ (" An assumed limit of absorption binds in: %s."),
                               division->binding->str);

  return manners_keep (session, g_strconcat (quotas, limits, NULL));
}

gboolean
proposal_measure (const Division *division, gint64 stream_before, Equity *before, Equity *after,
                  GError **error)
{
  static const Equity unknown = { .gini = NAN,
                                  .theil = NAN,
                                  .mld = NAN,
                                  .hoover = NAN,
                                  .ratio = NAN,
                                  .lowest_value = NAN,
                                  .highest_value = NAN };
  g_autofree double *rates = g_new0 (double, division->n_provinces + 1);

  *before = *after = unknown;
  if (division->n_provinces == 0 || isnan (division->need[0]))
    return TRUE; /* without a need there is no rate to compare */
  if (stream_before >= 0)
    {
      division_fill_rates (division, stream_before, rates);
      if (!equity_measure (division->n_provinces, rates, division->need, before, error))
        return FALSE;
    }
  division_fill_rates (division, -1, rates);
  return equity_measure (division->n_provinces, rates, division->need, after, error);
}

static const char *
label_of_need (const Session *session, const AwrashProgramme *programme)
{
  const char *name = manners_option (session, programme, "programme", "need_name");

  if (name == NULL)
    name = awrash_programme_get_option (programme, "need", "indicator");
  return name != NULL ? name : _ ("need");
}

static void
tell_reading (Session *session, const AwrashProgramme *programme, const AwrashReading *reading,
              const char *name)
{
  static const char *const keys[]
      = { "objective", "on", "receives", "streams", "need", "tie", "order", "seed" };
  JsonObject *object = json_object_new ();
  GString *settings = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *value = awrash_split_reading_get (reading, keys[i]);
      if (value == NULL || value[0] == '\0')
        continue;
      json_object_set_string_member (object, keys[i], value);
      g_string_append_printf (settings, "%s%s = %s", settings->len > 0 ? ", " : "", keys[i], value);
    }
  if (name != NULL)
    json_object_set_string_member (object, "name", name);
  json_object_set_object_member (session->answer, "reading", object);
  manners_say (session, _ ("Reading: %s (%s)"),
               name != NULL
                   ? manners_isolate (session, proposal_describe_reading (session, programme, name))
                   : "[split]",
               manners_isolate (session, settings->str));
  manners_say (session, _ ("Rates are places per 1,000 of: %s."),
               label_of_need (session, programme));
  g_string_free (settings, TRUE);
}

static void
add_row (Session *session, Grid *grid, const Division *division, gsize province, double rate)
{
  const gboolean star = division_has_assumed (division, province);
  const gint64 total = division_get_total (division, province);
  const double person_months = division->person_months[province];

  grid_add (grid, manners_province (session, division->programme, province));
  for (gsize s = 0; s < division->n_streams; s++)
    grid_add (grid, division_show_places (session, division, province, s));
  grid_add (grid, manners_mark (session, manners_integer (session, total), star));
  grid_add (grid, manners_mark (session, manners_decimal (session, person_months, 0), star));
  grid_add (grid, manners_decimal (session, division->need[province], 0));
  grid_add (grid, manners_mark (session, manners_decimal (session, rate * 1000, 1), star));
}

static void
add_totals (Session *session, Grid *grid, const Division *division)
{
  double person_months = 0, need = 0;
  gboolean star = FALSE;
  gint64 all = 0;

  grid_add_rule (grid);
  grid_add (grid, _ ("Total"));
  for (gsize s = 0; s < division->n_streams; s++)
    {
      gint64 sum = 0;
      for (gsize p = 0; p < division->n_provinces; p++)
        sum += division_get_places (division, p, s);
      grid_add (grid,
                manners_mark (session, manners_integer (session, sum), division->uncertain[s]));
      star = star || division->uncertain[s];
      all += sum;
    }
  for (gsize p = 0; p < division->n_provinces; p++)
    {
      person_months += division->person_months[p];
      need += division->need[p];
    }
  grid_add (grid, manners_mark (session, manners_integer (session, all), star));
  grid_add (grid, manners_mark (session, manners_decimal (session, person_months, 0), star));
  grid_add (grid, manners_decimal (session, need, 0));
  grid_add (grid,
            manners_mark (session, manners_decimal (session, (double)all / need * 1000, 1), star));
}

static void
tell_places (Session *session, const Division *division)
{
  g_autoptr (Grid) grid = grid_new ();
  g_autofree double *rates = g_new0 (double, division->n_provinces + 1);

  division_fill_rates (division, -1, rates);
  grid_add_column (grid, _ ("Territory"));
  for (gsize s = 0; s < division->n_streams; s++)
    grid_add_column (grid,
                     awrash_programme_stream_get_label (division->programme, s, session->language));
  grid_add_column (grid, _ ("Places"));
  grid_add_column (grid, _ ("Person-months"));
  grid_add_column (grid, _ ("Need"));
  grid_add_column (grid, _ ("Per 1,000"));
  for (gsize p = 0; p < division->n_provinces; p++)
    add_row (session, grid, division, p, rates[p]);
  add_totals (session, grid, division);
  g_string_append_c (session->text, '\n');
  grid_print (grid, session->text);
}

static void
put_places (Session *session, const Division *division)
{
  JsonArray *provinces = json_array_new ();
  g_autofree double *rates = g_new0 (double, division->n_provinces + 1);

  division_fill_rates (division, -1, rates);
  for (gsize p = 0; p < division->n_provinces; p++)
    {
      const gsize territory = awrash_programme_province_get_territory (division->programme, p);
      JsonObject *one = json_object_new (), *places = json_object_new ();
      for (gsize s = 0; s < division->n_streams; s++)
        {
          const char *code = awrash_programme_stream_get_code (division->programme, s);
          json_object_set_int_member (places, code, division_get_places (division, p, s));
        }
      json_object_set_string_member (
          one, "territory", awrash_programme_territory_get_code (division->programme, territory));
      json_object_set_string_member (
          one, "name",
          awrash_programme_territory_get_label (division->programme, territory, session->language));
      json_object_set_object_member (one, "places", places);
      json_object_set_array_member (one, "assumed", division_list_assumed (division, p));
      json_object_set_int_member (one, "total", division_get_total (division, p));
      manners_put_number (one, "person_months", division->person_months[p]);
      manners_put_number (one, "need", division->need[p]);
      manners_put_number (one, "rate", rates[p]);
      json_array_add_object_element (provinces, one);
    }
  json_object_set_array_member (session->answer, "provinces", provinces);
}

static void
put_equity (Session *session, const Division *division, const char *member, const Equity *equity,
            gboolean assumed)
{
  const AwrashProgramme *programme = division->programme;
  JsonObject *all
      = json_object_has_member (session->answer, "equity")
            ? json_object_ref (json_object_get_object_member (session->answer, "equity"))
            : json_object_new ();
  const gsize lowest = awrash_programme_province_get_territory (programme, equity->lowest);
  const gsize highest = awrash_programme_province_get_territory (programme, equity->highest);
  JsonObject *one = equity_to_json (equity, awrash_programme_territory_get_code (programme, lowest),
                                    awrash_programme_territory_get_code (programme, highest));

  json_object_set_boolean_member (one, "assumed", assumed);
  json_object_set_object_member (all, member, one);
  json_object_set_object_member (session->answer, "equity", all);
}

static gboolean
tell_equity (Session *session, const Division *division, GError **error)
{
  const AwrashProgramme *programme = division->programme;
  const gint64 stream = division_find_before (programme);
  Equity equities[2];
  EquityLabels labels[2];
  const gsize first = stream >= 0 ? 0 : 1;

  if (!proposal_measure (division, stream, &equities[0], &equities[1], error))
    return FALSE;
  labels[0].heading
      = stream < 0 ? NULL
                   : manners_keep (
                       session, g_strdup_printf (_ ("Before:\n%s"),
                                                 awrash_programme_stream_get_label (
                                                     programme, (gsize)stream, session->language)));
  labels[1].heading = _ ("After:\nall streams");
  for (gsize i = first; i < 2; i++)
    {
      labels[i].lowest = manners_province (session, programme, equities[i].lowest);
      labels[i].highest = manners_province (session, programme, equities[i].highest);
      labels[i].assumed = division_is_uncertain (division, i == 0 ? stream : -1);
      put_equity (session, division, i == 0 ? "before" : "after", &equities[i], labels[i].assumed);
    }
  manners_title (session, "%s", _ ("How unequal: places per 1,000, weighted by need"));
  equity_print (session, 2 - first, equities + first, 1000, labels + first);
  return TRUE;
}

static void
tell_verdict (Session *session, const AwrashProgramme *programme, const AwrashPlan *plan,
              GError **error)
{
  JsonObject *object = json_object_new ();
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), error);
  gboolean accepted;

  json_object_set_object_member (session->answer, "certificate", object);
  if (verdict == NULL)
    return;
  accepted = awrash_audit_verdict_is_accepted (verdict);
  json_object_set_boolean_member (object, "accepted", accepted);
  manners_say (session, accepted ? _ ("Certificate: re-checked without the solver, accepted.")
                                 : _ ("Certificate: re-checked without the solver, NOT accepted."));
  for (gsize i = 0; i < awrash_audit_verdict_get_n_findings (verdict); i++)
    manners_say (session, "- %s", awrash_audit_verdict_get_finding (verdict, i));
}

/* What kind of problem it was, how far the answer is proved, and what it rests on. */
static gboolean
tell_method (Session *session, const AwrashPlan *plan, const AwrashReading *reading,
             const Division *division, GError **error)
{
  GError *failure = NULL;
  const char *status = awrash_base_status_get_name (awrash_split_plan_get_status (plan));
  const char *class_ = awrash_split_class_get_name (awrash_split_plan_get_class (plan));
  const char *reason = awrash_split_plan_get_reason (plan);

  json_object_set_string_member (session->answer, "class", class_);
  json_object_set_string_member (session->answer, "class_reason",
                                 awrash_split_plan_get_class_reason (plan));
  json_object_set_string_member (session->answer, "chain", awrash_split_plan_get_chain (plan));
  manners_title (session, "%s", _ ("How it was found, and what it rests on"));
  manners_say (session, _ ("Status: %s. Chain: %s."), status, awrash_split_plan_get_chain (plan));
  if (reason != NULL && reason[0] != '\0')
    manners_say (session, "%s", reason);
  if (awrash_split_plan_get_status (plan) == AWRASH_STATUS_TIE_SETTLED)
    refusal_tell_settled (session, division->programme, plan, reading, session->answer);
  manners_say (session, _ ("Problem class: %s: %s"), class_,
               awrash_split_plan_get_class_reason (plan));
  tell_verdict (session, division->programme, plan, &failure);
  manners_say (session, "%s", proposal_describe_foundation (session, division));
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

ExitStatus
proposal_tell (Session *session, const AwrashProgramme *programme, const AwrashReading *reading,
               const char *name, const AwrashPlan *plan, gboolean with_ranges, GError **error)
{
  g_autoptr (Division) division = NULL;

  json_object_set_string_member (session->answer, "programme",
                                 awrash_programme_get_hash (programme));
  json_object_set_string_member (session->answer, "status",
                                 awrash_base_status_get_name (awrash_split_plan_get_status (plan)));
  proposal_tell_title (session, programme);
  tell_reading (session, programme, reading, name);
  if (awrash_split_plan_get_n_cells (plan) == 0)
    {
      refusal_tell (session, programme, plan, session->answer);
      return EXIT_NO_ANSWER;
    }
  division = division_new (session, programme, plan, reading, error);
  if (division == NULL)
    return EXIT_WRONG;
  tell_places (session, division);
  put_places (session, division);
  if (with_ranges && !freedom_tell (session, plan, reading, division, error))
    return EXIT_WRONG;
  if (!tell_equity (session, division, error) || !stock_tell_all (session, programme, error))
    return EXIT_WRONG;
  sources_tell (session, programme, division);
  return tell_method (session, plan, reading, division, error) ? EXIT_ANSWER : EXIT_WRONG;
}
