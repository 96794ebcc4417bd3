/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All readings of a programme, solved one by one, and run again under its other assumptions.
 * Source: the [reading] groups of programme.ini; assumptions.csv. Invariant: a reading without an
 * answer stays in the comparison, with its reason. */

#include "comparison.h"
#include "alternatives.h"
#include "proposal.h"
#include "refusal.h"

#include <string.h>

static void
comparison_clear (Comparison *comparison)
{
  for (gsize i = 0; i < comparison->n; i++)
    {
      Contender *one = &comparison->contenders[i];
      g_free (one->name);
      awrash_split_reading_free (one->reading);
      awrash_split_plan_unref (one->plan);
      division_free (one->division);
      g_free (one->lowest);
      g_free (one->highest);
    }
  for (guint i = 0; comparison->trials != NULL && i < comparison->trials->len; i++)
    {
      division_free (g_array_index (comparison->trials, Trial, i).division);
      awrash_split_plan_unref (g_array_index (comparison->trials, Trial, i).plan);
    }
  g_clear_pointer (&comparison->trials, g_array_unref);
  g_clear_pointer (&comparison->alternatives, g_ptr_array_unref);
  g_free (comparison->contenders);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Comparison, comparison_clear)

static gboolean
solve_one (Session *session, Comparison *comparison, Contender *one, GError **error)
{
  one->reading = awrash_split_reading_load (comparison->programme, one->name, error);
  if (one->reading == NULL)
    return FALSE;
  one->plan = awrash_split_solve (comparison->programme, one->reading, error);
  if (one->plan == NULL)
    return FALSE;
  if (awrash_split_plan_get_n_cells (one->plan) == 0)
    return TRUE;
  one->division = division_new (session, comparison->programme, one->plan, one->reading, error);
  return one->division != NULL
         && proposal_measure (one->division, comparison->before, &one->before, &one->after, error);
}

static gboolean
solve_all (Session *session, Comparison *comparison, GError **error)
{
  const AwrashProgramme *programme = comparison->programme;
  const char *baseline = awrash_programme_get_option (programme, "programme", "baseline");

  comparison->n = awrash_programme_get_n_readings (programme);
  comparison->contenders = g_new0 (Contender, comparison->n + 1);
  comparison->baseline = -1;
  for (gsize i = 0; i < comparison->n; i++)
    {
      Contender *one = &comparison->contenders[i];
      one->name = g_strdup (awrash_programme_get_reading (programme, i));
      if (!solve_one (session, comparison, one, error))
        return FALSE;
      if (one->division != NULL
          && (baseline == NULL ? comparison->baseline < 0 : strcmp (baseline, one->name) == 0))
        comparison->baseline = (gssize)i;
    }
  return TRUE;
}

static gboolean
try_one (Session *session, Comparison *comparison, const Alternative *alternative, gsize contender,
         GError **error)
{
  const Contender *one = &comparison->contenders[contender];
  Trial trial = { .alternative = alternative->name,
                  .about_quotas = alternative->about_quotas,
                  .contender = contender };

  trial.plan = awrash_split_solve (alternative->programme, one->reading, error);
  if (trial.plan == NULL)
    return FALSE;
  if (awrash_split_plan_get_n_cells (trial.plan) > 0)
    {
      trial.division
          = division_new (session, alternative->programme, trial.plan, one->reading, error);
      if (trial.division == NULL)
        {
          awrash_split_plan_unref (trial.plan);
          return FALSE;
        }
    }
  g_array_append_val (comparison->trials, trial);
  return TRUE;
}

/* A reading that rests on no assumed quota is not run under other quotas: nothing would change. */
static gboolean
try_all (Session *session, Comparison *comparison, const char *folder, GError **error)
{
  comparison->trials = g_array_new (FALSE, FALSE, sizeof (Trial));
  comparison->alternatives = alternatives_load (comparison->programme, folder, error);
  if (comparison->alternatives == NULL)
    return FALSE;
  for (guint a = 0; a < comparison->alternatives->len; a++)
    {
      const Alternative *alternative = g_ptr_array_index (comparison->alternatives, a);
      for (gsize i = 0; i < comparison->n; i++)
        {
          const Division *division = comparison->contenders[i].division;
          if (alternative->about_quotas && (division == NULL || division->n_quotas == 0))
            continue;
          if (!try_one (session, comparison, alternative, i, error))
            return FALSE;
        }
    }
  return TRUE;
}

static void
widen (Contender *one, const Division *other)
{
  const gsize n = other->n_provinces * other->n_streams;

  if (one->lowest == NULL)
    {
      one->lowest = g_memdup2 (one->division->places, n * sizeof (gint64));
      one->highest = g_memdup2 (one->division->places, n * sizeof (gint64));
    }
  for (gsize c = 0; c < n; c++)
    {
      one->lowest[c] = MIN (one->lowest[c], other->places[c]);
      one->highest[c] = MAX (one->highest[c], other->places[c]);
    }
}

static void
find_ranges (Comparison *comparison)
{
  for (guint t = 0; t < comparison->trials->len; t++)
    {
      const Trial *trial = &g_array_index (comparison->trials, Trial, t);
      Contender *one = &comparison->contenders[trial->contender];
      if (trial->about_quotas && trial->division != NULL && one->division != NULL)
        widen (one, trial->division);
    }
}

/* ── as JSON ────────────────────────────────────────────────────────────────────────────────── */

static JsonObject *
cells_to_json (const Division *division, gsize province, const gint64 cells[],
               const gint64 subtracted[])
{
  JsonObject *object = json_object_new ();

  for (gsize s = 0; s < division->n_streams; s++)
    {
      const gsize c = province * division->n_streams + s;
      json_object_set_int_member (object, awrash_programme_stream_get_code (division->programme, s),
                                  cells[c] - (subtracted != NULL ? subtracted[c] : 0));
    }
  return object;
}

static JsonArray *
provinces_to_json (const Comparison *comparison, const Division *division, const Contender *one)
{
  const Division *baseline
      = comparison->baseline < 0 ? NULL : comparison->contenders[comparison->baseline].division;
  JsonArray *array = json_array_new ();

  for (gsize p = 0; p < division->n_provinces; p++)
    {
      JsonObject *object = json_object_new ();
      const gsize territory = awrash_programme_province_get_territory (division->programme, p);
      json_object_set_string_member (
          object, "territory",
          awrash_programme_territory_get_code (division->programme, territory));
      json_object_set_object_member (object, "places",
                                     cells_to_json (division, p, division->places, NULL));
      json_object_set_array_member (object, "assumed", division_list_assumed (division, p));
      manners_put_number (object, "person_months", division->person_months[p]);
      if (one != NULL && baseline != NULL)
        json_object_set_object_member (
            object, "change", cells_to_json (division, p, division->places, baseline->places));
      if (one != NULL && one->lowest != NULL)
        {
          json_object_set_object_member (object, "lowest",
                                         cells_to_json (division, p, one->lowest, NULL));
          json_object_set_object_member (object, "highest",
                                         cells_to_json (division, p, one->highest, NULL));
        }
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
contender_to_json (Session *session, const Comparison *comparison, const Contender *one)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", one->name);
  json_object_set_string_member (
      object, "label", proposal_describe_reading (session, comparison->programme, one->name));
  json_object_set_string_member (
      object, "status", awrash_base_status_get_name (awrash_split_plan_get_status (one->plan)));
  if (one->division == NULL)
    return object;
  json_object_set_int_member (object, "assumed_quotas", (gint64)one->division->n_quotas);
  json_object_set_string_member (object, "binding_absorption", one->division->binding->str);
  if (comparison->before >= 0)
    {
      manners_put_number (object, "gini_before", one->before.gini);
      json_object_set_boolean_member (object, "gini_before_assumed",
                                      division_is_uncertain (one->division, comparison->before));
    }
  manners_put_number (object, "gini_after", one->after.gini);
  json_object_set_boolean_member (object, "gini_after_assumed",
                                  division_is_uncertain (one->division, -1));
  json_object_set_array_member (object, "provinces",
                                provinces_to_json (comparison, one->division, one));
  return object;
}

static JsonObject *
trial_to_json (const Comparison *comparison, const Trial *trial)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "alternative", trial->alternative);
  json_object_set_string_member (object, "about", trial->about_quotas ? "quotas" : "capacities");
  json_object_set_string_member (object, "reading", comparison->contenders[trial->contender].name);
  json_object_set_string_member (
      object, "status", awrash_base_status_get_name (awrash_split_plan_get_status (trial->plan)));
  if (trial->division != NULL)
    json_object_set_array_member (object, "provinces",
                                  provinces_to_json (comparison, trial->division, NULL));
  return object;
}

static void
put_comparison (Session *session, const Comparison *comparison)
{
  JsonArray *readings = json_array_new (), *trials = json_array_new ();

  for (gsize i = 0; i < comparison->n; i++)
    json_array_add_object_element (
        readings, contender_to_json (session, comparison, &comparison->contenders[i]));
  for (guint t = 0; t < comparison->trials->len; t++)
    json_array_add_object_element (
        trials, trial_to_json (comparison, &g_array_index (comparison->trials, Trial, t)));
  json_object_set_array_member (session->answer, "readings", readings);
  if (comparison->baseline >= 0)
    json_object_set_string_member (session->answer, "baseline",
                                   comparison->contenders[comparison->baseline].name);
  json_object_set_array_member (session->answer, "alternatives", trials);
}

static gboolean
has_answer (const Comparison *comparison)
{
  for (gsize i = 0; i < comparison->n; i++)
    if (comparison->contenders[i].division != NULL)
      return TRUE;
  return FALSE;
}

ExitStatus
comparison_tell (Session *session, const AwrashProgramme *programme, const char *folder,
                 GError **error)
{
  g_auto (Comparison) comparison = { .programme = programme };

  if (awrash_programme_get_n_readings (programme) == 0)
    return manners_misuse (error, _ ("programme.ini has no [reading NAME], expected some for "
                                     "--compare"));
  comparison.before = division_find_before (programme);
  if (!solve_all (session, &comparison, error) || !try_all (session, &comparison, folder, error))
    return EXIT_WRONG;
  find_ranges (&comparison);
  json_object_set_string_member (session->answer, "status",
                                 has_answer (&comparison) ? "answered" : "unanswered");
  put_comparison (session, &comparison);
  comparison_print (session, &comparison);
  return has_answer (&comparison) ? EXIT_ANSWER : EXIT_NO_ANSWER;
}
