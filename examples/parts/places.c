/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A selection by priority as it may be published. Source: an answer of
 * awrash_selection_priority_new(). Invariant: the cut-off of a joined group is withheld. */

#include "places.h"
#include "grid.h"
#include "sheet.h"

#include <math.h>
#include <string.h>

/* Kinds of place, block after block, and for each the first of those it is joined with, or -1. */
typedef struct
{
  gsize n;
  int64_t *places, *filled, *group;
  double *cutoff;
} Kinds;

static void
clear_kinds (Kinds *kinds)
{
  g_free (kinds->places);
  g_free (kinds->filled);
  g_free (kinds->group);
  g_free (kinds->cutoff);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Kinds, clear_kinds)

static gboolean
read_kinds (Kinds *kinds, const Places *places, GError **error)
{
  const Candidates *c = places->candidates;
  gsize n_all = awrash_selection_priority_get_n_kinds (places->answer);

  /* one block leaves nothing over while somebody waits; of what several leave, nothing is reserved
   */
  kinds->n = c->n_blocks == 1 ? c->n_traits + 1 : n_all - c->n_traits;
  kinds->places = g_new0 (int64_t, n_all);
  kinds->filled = g_new0 (int64_t, n_all);
  kinds->group = g_new0 (int64_t, n_all);
  kinds->cutoff = g_new0 (double, n_all);
  awrash_selection_priority_get_kinds (places->answer, kinds->places, kinds->filled, kinds->cutoff);
  return awrash_selection_disclosure_merge (kinds->n, kinds->filled, places->least, kinds->group,
                                            error);
}

/* In the language of the session, or as programs read it. */
static const char *
name_of (Session *session, const Places *places, gsize kind, gboolean is_code)
{
  const Candidates *c = places->candidates;
  const gsize block = kind / (c->n_traits + 1), trait = kind % (c->n_traits + 1);
  const char *name;

  if (block == c->n_blocks)
    return is_code ? "left over" : _ ("places left over");
  name = c->n_blocks > 1 ? c->block_names[block] : is_code ? "open" : _ ("open");
  if (trait == 0)
    return name;
  return c->n_blocks == 1
             ? c->names[trait - 1]
             : manners_keep (session, g_strdup_printf ("%s / %s", name, c->names[trait - 1]));
}

/* The names of all kinds that are joined with one, which comes first. */
static const char *
joined_name (Session *session, const Places *places, const Kinds *kinds, gsize first,
             gboolean is_code)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (gsize k = 0; k < kinds->n; k++)
    if (kinds->group[k] == kinds->group[first])
      g_string_append_printf (name, "%s%s", name->len > 0 ? " + " : "",
                              name_of (session, places, k, is_code));
  return manners_keep (session, g_strdup (name->str));
}

static gboolean
is_joined (const Kinds *kinds, gsize first)
{
  for (gsize k = 0; k < kinds->n; k++)
    if (k != first && kinds->group[k] == kinds->group[first])
      return TRUE;
  return kinds->group[first] < 0;
}

/* The first of a joined group stands for all; of several blocks not everything reserves places. */
static gboolean
leads (const Places *places, const Kinds *kinds, gsize kind)
{
  if (places->candidates->n_blocks > 1 && kinds->places[kind] == 0 && kinds->filled[kind] == 0)
    return FALSE;
  for (gsize k = 0; k < kind; k++)
    if (kinds->group[k] == kinds->group[kind])
      return FALSE;
  return TRUE;
}

static void
tell_group (Session *session, Grid *grid, const Places *places, const Kinds *kinds, gsize first)
{
  JsonArray *groups = json_object_get_array_member (session->answer, "groups");
  JsonObject *object = json_object_new ();
  const gboolean is_small = is_joined (kinds, first);
  const double cutoff = kinds->cutoff[first];
  gint64 n_places = 0, n_filled = 0;

  for (gsize k = 0; k < kinds->n; k++)
    if (kinds->group[k] == kinds->group[first])
      {
        n_places += kinds->places[k];
        n_filled += kinds->filled[k];
      }
  grid_add (grid, manners_isolate (session, joined_name (session, places, kinds, first, FALSE)));
  grid_add (grid, manners_integer (session, n_places));
  grid_add (grid, kinds->group[first] < 0 ? _ ("withheld") : manners_integer (session, n_filled));
  grid_add (grid, is_small                       ? _ ("withheld")
                  : cutoff > 0 && isinf (cutoff) ? "–"
                  : isinf (cutoff)               ? _ ("nobody was turned away")
                                                 : manners_decimal (session, cutoff, 2));
  json_object_set_string_member (object, "group",
                                 joined_name (session, places, kinds, first, TRUE));
  json_object_set_int_member (object, "places", n_places);
  if (kinds->group[first] < 0)
    json_object_set_null_member (object, "filled");
  else
    json_object_set_int_member (object, "filled", n_filled);
  manners_put_number (object, "cutoff", is_small ? NAN : cutoff);
  json_object_set_boolean_member (object, "withheld", is_small);
  json_array_add_object_element (groups, object);
}

static void
tell_groups (Session *session, const Places *places, const Kinds *kinds)
{
  g_autoptr (Grid) grid = grid_new ();

  grid_add_text_column (grid, _ ("Place"));
  grid_add_column (grid, _ ("Places"));
  grid_add_column (grid, _ ("Filled"));
  grid_add_column (grid, _ ("Cut-off"));
  json_object_set_array_member (session->answer, "groups", json_array_new ());
  for (gsize k = 0; k < kinds->n; k++)
    if (leads (places, kinds, k))
      tell_group (session, grid, places, kinds, k);
  manners_title (session, "%s", _ ("Places and cut-offs"));
  grid_print (grid, session->text);
}

/* The place of a person, as far as it may be told, as programs read it. */
static const char *
place_of (Session *session, const Places *places, const Kinds *kinds, int64_t block, int64_t trait)
{
  const gsize kind = (gsize)block * (places->candidates->n_traits + 1) + (gsize)(trait + 1);

  return kinds->group[kind] < 0 ? "withheld" : joined_name (session, places, kinds, kind, TRUE);
}

static gboolean
tell_persons (Session *session, const Places *places, const Kinds *kinds, AwrashTable *table,
              GError **error)
{
  const gsize n = awrash_selection_priority_get_n_selected (places->answer);
  const gsize n_all = places->candidates->n;
  g_autofree int64_t *persons = g_new0 (int64_t, n + 1), *blocks = g_new0 (int64_t, n_all);
  g_autofree int64_t *traits = g_new0 (int64_t, n_all);
  g_autoptr (GString) list = g_string_new (NULL);
  JsonArray *selected = json_array_new ();

  awrash_selection_priority_get_selected (places->answer, persons);
  awrash_selection_priority_get_outcomes (places->answer, blocks, traits);
  json_object_set_array_member (session->answer, "selected", selected);
  for (gsize k = 0; k < n; k++)
    {
      const char *name = candidates_name (places->candidates, (gsize)persons[k]);
      const char *cells[]
          = { name, place_of (session, places, kinds, blocks[persons[k]], traits[persons[k]]) };
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "person", name);
      json_object_set_string_member (object, "place", cells[1]);
      json_array_add_object_element (selected, object);
      g_string_append_printf (list, "%s%s", k > 0 ? ", " : "", manners_isolate (session, name));
      if (table != NULL && !awrash_base_table_append (table, G_N_ELEMENTS (cells), cells, error))
        return FALSE;
    }
  manners_title (session, "%s", _ ("Selected, by merit"));
  manners_say (session, "%s", list->str);
  return TRUE;
}

static void
tell_numbers (Session *session, const Places *places)
{
  const gint64 n = (gint64)awrash_selection_priority_get_n_selected (places->answer);
  const gint64 n_places = candidates_places (places->candidates);
  const gint64 n_empty = awrash_selection_priority_get_n_empty (places->answer);
  const AwrashStatus status = awrash_selection_priority_get_status (places->answer);

  json_object_set_string_member (session->answer, "status", awrash_base_status_get_name (status));
  json_object_set_int_member (session->answer, "applicants", (gint64)places->candidates->n);
  json_object_set_int_member (session->answer, "places", n_places);
  json_object_set_int_member (session->answer, "empty", n_empty);
  manners_say (session, _ ("Applicants: %s. Places: %s. Selected: %s. Empty: %s."),
               manners_integer (session, (gint64)places->candidates->n),
               manners_integer (session, n_places), manners_integer (session, n),
               manners_integer (session, n_empty));
}

gboolean
places_tell (Session *session, const Places *places, gboolean as_csv, GError **error)
{
  static const char *const columns[] = { "person", "place" };
  g_auto (Kinds) kinds = { 0 };
  g_autoptr (AwrashTable) table = NULL;
  g_autofree char *text = NULL;

  if (as_csv && (table = awrash_base_table_new ("selected", 2, columns, error)) == NULL)
    return FALSE;
  if (!read_kinds (&kinds, places, error))
    return FALSE;
  tell_numbers (session, places);
  tell_groups (session, places, &kinds);
  if (!tell_persons (session, places, &kinds, table, error))
    return FALSE;
  if (table == NULL)
    return TRUE;
  text = awrash_base_csv_format (table, AWRASH_DIALECT_PLAIN, error);
  if (text == NULL)
    return FALSE;
  g_string_assign (session->text, text);
  return TRUE;
}

gboolean
places_explain (Session *session, const Places *places, const char *name, GError **error)
{
  const Candidates *c = places->candidates;
  const char *const open[] = { _ ("open places") };
  const char *const *names = (const char *const *)c->block_names;
  gsize person = candidates_find (c, name, error);
  g_autofree int64_t *blocks = g_new0 (int64_t, c->n + 1), *traits = g_new0 (int64_t, c->n + 1);
  g_autofree char *reason = NULL;

  if (person == c->n)
    return FALSE;
  reason = awrash_selection_priority_explain (places->answer, (int64_t)person, c->n_blocks,
                                              c->n_blocks == 1 ? open : names, c->n_traits,
                                              (const char *const *)c->names, error);
  if (reason == NULL)
    return FALSE;
  awrash_selection_priority_get_outcomes (places->answer, blocks, traits);
  json_object_set_string_member (
      session->answer, "status",
      awrash_base_status_get_name (awrash_selection_priority_get_status (places->answer)));
  json_object_set_string_member (session->answer, "person", name);
  json_object_set_boolean_member (session->answer, "selected", blocks[person] >= 0);
  json_object_set_string_member (session->answer, "reason", reason);
  manners_say (session, "%s: %s", manners_isolate (session, name), reason);
  return TRUE;
}

void
places_refuse (Session *session, const Places *places)
{
  const gsize n = awrash_selection_priority_get_n_tied (places->answer);
  const gint64 n_free = awrash_selection_priority_get_n_free (places->answer);
  g_autofree int64_t *persons = g_new0 (int64_t, n + 1);
  g_autoptr (GString) list = g_string_new (NULL);
  JsonArray *tied = json_array_new ();

  awrash_selection_priority_get_tied (places->answer, persons);
  for (gsize k = 0; k < n; k++)
    {
      const char *name = candidates_name (places->candidates, (gsize)persons[k]);

      json_array_add_string_element (tied, name);
      g_string_append_printf (list, "%s%s", k > 0 ? ", " : "", manners_isolate (session, name));
    }
  json_object_set_string_member (session->answer, "status", "tie-refused");
  json_object_set_array_member (session->answer, "tied", tied);
  json_object_set_int_member (session->answer, "free", n_free);
  manners_say (session,
               _ ("Nobody is selected: these have the same score, and share %s of the places: %s"),
               manners_integer (session, n_free), list->str);
  manners_say (
      session, "%s",
      _ ("Settle it by a lot, --seed TEXT, whose text was announced before, or by an order "
         "that was, --order COLUMN."));
}
