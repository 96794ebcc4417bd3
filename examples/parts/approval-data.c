/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which worksites are approved, told to programs: as JSON and as CSV. Source: an answer of the
 * library. Invariant: codes, reasons and units are the library's own words, whatever the language.
 */

#include "approval.h"

#include <math.h>
#include <string.h>

/* ── JSON ───────────────────────────────────────────────────────────────────────────────────── */

static void
put_goals (JsonObject *object, const Worksites *worksites, const AwrashApproved *answer)
{
  JsonArray *list = json_array_new ();
  double value, bound, gap;

  for (gsize g = 0; worksites->goals[g] != NULL; g++)
    {
      JsonObject *goal;

      if (!awrash_selection_approve_answer_get_goal (answer, g, &value, &bound, &gap))
        continue;
      goal = json_object_new ();
      json_object_set_string_member (goal, "goal", worksites->goals[g]);
      manners_put_number (goal, "value", value);
      manners_put_number (goal, "bound", bound);
      manners_put_number (goal, "gap", gap);
      json_array_add_object_element (list, goal);
    }
  json_object_set_array_member (object, "goals", list);
}

static void
put_bounds (JsonObject *object, const Worksites *worksites, const AwrashApproved *answer)
{
  JsonArray *list = json_array_new ();
  double count, total, room;

  for (gsize b = 0; b < worksites->bounds->len; b++)
    {
      const WorksitesBound *own = worksites_bound (worksites, b);
      JsonObject *bound = json_object_new ();

      json_object_set_string_member (bound, "bound", own->name);
      json_object_set_string_member (bound, "kind", own->is_share ? "share" : "number");
      json_object_set_string_member (bound, "unit", own->unit);
      manners_put_number (bound, "least", own->least);
      manners_put_number (bound, "most", own->most);
      if (awrash_selection_approve_answer_get_bound (answer, b, &count, &total, &room))
        {
          manners_put_number (bound, "count", count);
          manners_put_number (bound, "total", total);
          manners_put_number (bound, "room", room);
        }
      json_array_add_object_element (list, bound);
    }
  json_object_set_array_member (object, "bounds", list);
}

static void
put_worksites (JsonObject *object, const Worksites *worksites, const AwrashApproved *answer)
{
  const int64_t *places = awrash_selection_approve_answer_get_places (answer);
  const int64_t *other = awrash_selection_approve_answer_get_other (answer);
  JsonArray *list = json_array_new ();

  for (gsize k = 0; k < worksites->n; k++)
    {
      gsize j = (gsize)worksites->order[k];
      JsonObject *worksite = json_object_new (), *needs = json_object_new ();
      double need;

      json_object_set_string_member (worksite, "code", worksites->codes[j]);
      json_object_set_int_member (worksite, "places", places[j]);
      json_object_set_string_member (worksite, "decision",
                                     awrash_selection_approve_answer_get_reason (answer, j));
      if (other != NULL)
        json_object_set_int_member (worksite, "places_of_other_choice", other[j]);
      for (gsize b = 0; b < worksites->bounds->len; b++)
        if (awrash_selection_approve_answer_get_need (answer, j, b, &need) && need > 0)
          manners_put_number (needs, worksites_bound (worksites, b)->name, need);
      json_object_set_object_member (worksite, "needs", needs);
      json_array_add_object_element (list, worksite);
    }
  json_object_set_array_member (object, "worksites", list);
}

static void
put_communes (JsonObject *object, const Worksites *worksites, const AwrashApproved *answer)
{
  JsonObject *communes = json_object_new ();

  for (guint c = 0; c < worksites->communes->len; c++)
    json_object_set_string_member (communes, g_ptr_array_index (worksites->communes, c),
                                   awrash_selection_approve_answer_get_commune (answer, c));
  json_object_set_object_member (object, "communes", communes);
}

/* Places over needs, null where there is no need. */
static void
put_rates (JsonObject *object, const Worksites *worksites, const AwrashApproved *answer)
{
  const int64_t *places = awrash_selection_approve_answer_get_places (answer);
  g_autofree double *sum = g_new0 (double, worksites->communes->len + 1);
  JsonObject *rates = json_object_new ();

  for (gsize j = 0; j < worksites->n; j++)
    if (worksites->commune[j] >= 0)
      sum[worksites->commune[j]] += (double)places[j];
  for (guint c = 0; c < worksites->communes->len; c++)
    manners_put_number (rates, g_ptr_array_index (worksites->communes, c),
                        worksites->need[c] > 0 ? sum[c] / worksites->need[c] : NAN);
  json_object_set_object_member (object, "rates", rates);
}

void
approval_put (Session *session, const Worksites *worksites, const AwrashApproved *answer)
{
  json_object_set_string_member (
      session->answer, "status",
      awrash_base_status_get_name (awrash_selection_approve_answer_get_status (answer)));
  json_object_set_int_member (session->answer, "nodes",
                              (gint64)awrash_selection_approve_answer_get_nodes (answer));
  if (awrash_selection_approve_answer_get_places (answer) == NULL)
    return;
  put_goals (session->answer, worksites, answer);
  put_bounds (session->answer, worksites, answer);
  put_worksites (session->answer, worksites, answer);
  put_communes (session->answer, worksites, answer);
  if (worksites->need != NULL)
    put_rates (session->answer, worksites, answer);
}

/* ── CSV ────────────────────────────────────────────────────────────────────────────────────── */

static char *
format (double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (isinf (number) ? "" : g_ascii_formatd (digits, sizeof digits, "%.12g", number));
}

/* One worksite: its code, places and decision, and what it needs of each bound. */
static gboolean
append (AwrashTable *table, const Worksites *worksites, const AwrashApproved *answer, gsize j,
        GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  const int64_t *places = awrash_selection_approve_answer_get_places (answer);

  g_ptr_array_add (cells, g_strdup (worksites->codes[j]));
  g_ptr_array_add (cells, format ((double)places[j]));
  g_ptr_array_add (cells, g_strdup (awrash_selection_approve_answer_get_reason (answer, j)));
  for (gsize b = 0; b < worksites->bounds->len; b++)
    {
      double need = 0;

      (void)awrash_selection_approve_answer_get_need (answer, j, b, &need);
      g_ptr_array_add (cells, format (need));
    }
  return awrash_base_table_append (table, cells->len, (const char *const *)cells->pdata, error);
}

gboolean
approval_print_csv (Session *session, const Worksites *worksites, const AwrashApproved *answer,
                    GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AwrashTable) table = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (names, g_strdup ("code"));
  g_ptr_array_add (names, g_strdup ("places"));
  g_ptr_array_add (names, g_strdup ("decision"));
  for (gsize b = 0; b < worksites->bounds->len; b++)
    g_ptr_array_add (names, g_strdup_printf ("needs_%s", worksites_bound (worksites, b)->name));
  table = awrash_base_table_new ("approved.csv", names->len, (const char *const *)names->pdata,
                                 error);
  if (table == NULL)
    return FALSE;
  for (gsize k = 0; k < worksites->n; k++)
    if (!append (table, worksites, answer, (gsize)worksites->order[k], error))
      return FALSE;
  text = awrash_base_csv_format (table, AWRASH_DIALECT_PLAIN, error);
  if (text == NULL)
    return FALSE;
  g_string_assign (session->text, text);
  return TRUE;
}
