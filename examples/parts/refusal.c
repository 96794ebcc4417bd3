/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why there is no plan, and what would give one. Source: the records of a plan without an answer.
 * Invariant: a refused tie always comes with the options that settle it. */

#include "refusal.h"
#include "grid.h"

static const char *
code_of (const AwrashProgramme *programme, gint64 province)
{
  return awrash_programme_territory_get_code (
      programme, awrash_programme_province_get_territory (programme, (gsize)province));
}

/* The tied provinces, what each has for sure and what was free, for programs. */
static void
put_tie (const AwrashProgramme *programme, const AwrashPlan *plan, JsonObject *object)
{
  const int64_t *tied = awrash_split_plan_get_tied (plan);
  const int64_t *sure = awrash_split_plan_get_sure (plan);
  JsonArray *members = json_array_new ();

  for (gsize i = 0; i < awrash_split_plan_get_n_tied (plan); i++)
    {
      JsonObject *one = json_object_new ();
      json_object_set_string_member (one, "territory", code_of (programme, tied[i]));
      json_object_set_int_member (one, "sure", sure[i]);
      json_array_add_object_element (members, one);
    }
  json_object_set_array_member (object, "tied", members);
  json_object_set_int_member (object, "free_units", awrash_split_plan_get_free_units (plan));
}

void
refusal_say_settled (Session *session, gboolean by_lot, gint64 units, const char *names,
                     const char *given)
{
  manners_say (session,
               by_lot ? ngettext ("A tie: %s unit was free among %s. A lot settled it, drawn from "
                                  "the text %s.",
                                  "A tie: %s units were free among %s. A lot settled it, drawn "
                                  "from the text %s.",
                                  (gulong)units)
                      : ngettext ("A tie: %s unit was free among %s. A given order settled it: %s.",
                                  "A tie: %s units were free among %s. A given order settled it: "
                                  "%s.",
                                  (gulong)units),
               manners_integer (session, units), names, manners_isolate (session, given));
}

void
refusal_tell_settled (Session *session, const AwrashProgramme *programme, const AwrashPlan *plan,
                      const AwrashReading *reading, JsonObject *object)
{
  const gsize n = awrash_split_plan_get_n_tied (plan);
  const int64_t *tied = awrash_split_plan_get_tied (plan);
  const gint64 units = awrash_split_plan_get_free_units (plan);
  const gboolean by_lot = g_strcmp0 (awrash_split_reading_get (reading, "tie"), "lot") == 0;
  const char *given = awrash_split_reading_get (reading, by_lot ? "seed" : "order");
  g_autoptr (GString) names = g_string_new (NULL);

  if (n == 0)
    return;
  put_tie (programme, plan, object);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? _ (", ") : "",
                            manners_province (session, programme, (gsize)tied[i]));
  refusal_say_settled (session, by_lot, units, names->str, given != NULL ? given : "");
}

static void
tell_tie (Session *session, const AwrashProgramme *programme, const AwrashPlan *plan,
          JsonObject *object)
{
  const gsize n = awrash_split_plan_get_n_tied (plan);
  const int64_t *tied = awrash_split_plan_get_tied (plan);
  const int64_t *sure = awrash_split_plan_get_sure (plan);
  const gint64 units = awrash_split_plan_get_free_units (plan);
  g_autoptr (Grid) grid = grid_new ();
  g_autoptr (GString) order = g_string_new (NULL);
  g_autofree char *option = NULL; /* isolated whole: an isolate inside the quotes is copied along */

  grid_add_column (grid, _ ("Tied"));
  grid_add_text_column (grid, _ ("Code"));
  grid_add_column (grid, _ ("Sure"));
  for (gsize i = 0; i < n; i++)
    {
      g_string_append_printf (order, "%s%s", i > 0 ? ";" : "", code_of (programme, tied[i]));
      grid_add (grid, manners_province (session, programme, (gsize)tied[i]));
      grid_add (grid, manners_isolate (session, code_of (programme, tied[i])));
      grid_add (grid, manners_integer (session, sure[i]));
    }
  put_tie (programme, plan, object);
  manners_say (
      session,
      ngettext ("A tie: several divisions are equally good. %s unit is free among these:",
                "A tie: several divisions are equally good. %s units are free among these:",
                (gulong)units),
      manners_integer (session, units));
  grid_print (grid, session->text);
  option = g_strdup_printf ("--tie order --order \"%s\"", order->str);
  manners_say (session,
               _ ("To settle it: %s (first served first), or --tie lot --seed TEXT, with a text "
                  "that is made known beforehand."),
               manners_isolate (session, option));
}

static void
tell_blocking (Session *session, const AwrashPlan *plan, JsonObject *object)
{
  const gint64 missing = awrash_split_plan_get_missing (plan);
  JsonArray *blocking = json_array_new ();

  manners_say (session, "%s", _ ("No division keeps every bound. Together these cannot be kept:"));
  for (gsize i = 0; i < awrash_split_plan_get_n_blocking (plan); i++)
    {
      json_array_add_string_element (blocking, awrash_split_plan_get_blocking (plan, i));
      manners_say (session, "- %s", awrash_split_plan_get_blocking (plan, i));
    }
  json_object_set_array_member (object, "blocking", blocking);
  json_object_set_int_member (object, "missing", missing);
  manners_say (session,
               ngettext ("%s place is missing.", "%s places are missing.", (gulong)missing),
               manners_integer (session, missing));
}

void
refusal_tell (Session *session, const AwrashProgramme *programme, const AwrashPlan *plan,
              JsonObject *object)
{
  const AwrashStatus status = awrash_split_plan_get_status (plan);
  const char *reason = awrash_split_plan_get_reason (plan);

  json_object_set_string_member (object, "status", awrash_base_status_get_name (status));
  if (reason != NULL)
    json_object_set_string_member (object, "reason", reason);
  if (status == AWRASH_STATUS_TIE_REFUSED)
    tell_tie (session, programme, plan, object);
  else if (status == AWRASH_STATUS_INFEASIBLE)
    tell_blocking (session, plan, object);
  else if (reason != NULL)
    manners_say (session, "%s", reason);
}
