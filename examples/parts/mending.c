/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fewest moves that mend a division, or make it the best by a reading, and how far it is from
 * that. Source: awrash_split_moves_to_mend(), awrash_split_moves_to_best() and
 * awrash_split_standing(). Invariant: no list changes fewer places. */

#include "mending.h"
#include "grid.h"

typedef struct
{
  Session *session;
  const AwrashProgramme *programme;
  const AwrashReading *reading;
  const int64_t *places;
  gsize n_cells;
} Hand;

/* ── the list ───────────────────────────────────────────────────────────────────────────────── */

static const char *
end_of (const Hand *hand, gint64 province, const char *none)
{
  return province < 0 ? none : manners_province (hand->session, hand->programme, (gsize)province);
}

static void
put_end (const Hand *hand, JsonObject *one, const char *member, gint64 province)
{
  if (province < 0)
    json_object_set_null_member (one, member);
  else
    json_object_set_string_member (one, member,
                                   awrash_programme_territory_get_code (
                                       hand->programme, awrash_programme_province_get_territory (
                                                            hand->programme, (gsize)province)));
}

static void
put_moves (const Hand *hand, const AwrashMoves *moves, const char *member)
{
  const AwrashTransfer *transfers = awrash_split_moves_get_transfers (moves);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < awrash_split_moves_get_n_transfers (moves); i++)
    {
      JsonObject *one = json_object_new ();

      json_object_set_string_member (
          one, "type", awrash_programme_type_get_code (hand->programme, (gsize)transfers[i].type));
      put_end (hand, one, "from", transfers[i].from);
      put_end (hand, one, "to", transfers[i].to);
      json_object_set_int_member (one, "places", transfers[i].places);
      json_array_add_object_element (array, one);
    }
  json_object_set_int_member (object, "distance", awrash_split_moves_get_distance (moves));
  json_object_set_array_member (object, "moves", array);
  json_object_set_object_member (hand->session->answer, member, object);
}

static void
print_moves (const Hand *hand, const AwrashMoves *moves)
{
  const AwrashTransfer *transfers = awrash_split_moves_get_transfers (moves);
  g_autoptr (Grid) grid = grid_new ();

  grid_add_column (grid, _ ("Type"));
  grid_add_column (grid, _ ("Places"));
  grid_add_text_column (grid, _ ("From"));
  grid_add_text_column (grid, _ ("To"));
  for (gsize i = 0; i < awrash_split_moves_get_n_transfers (moves); i++)
    {
      grid_add (grid, awrash_programme_type_get_label (hand->programme, (gsize)transfers[i].type,
                                                       hand->session->language));
      grid_add (grid, manners_integer (hand->session, transfers[i].places));
      grid_add (grid, end_of (hand, transfers[i].from, _ ("added")));
      grid_add (grid, end_of (hand, transfers[i].to, _ ("withdrawn")));
    }
  grid_print (grid, hand->session->text);
}

/* ── how far ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
tell_distance (const Hand *hand, const AwrashMoves *best, GError **error)
{
  AwrashStanding own, other;
  JsonObject *object;

  if (!awrash_split_standing (hand->programme, hand->reading, hand->n_cells, hand->places, &own,
                              error)
      || !awrash_split_standing (hand->programme, hand->reading, hand->n_cells,
                                 awrash_split_moves_get_places (best), &other, error))
    return FALSE;
  object = json_object_new ();
  json_object_set_int_member (object, "changed", awrash_split_moves_get_distance (best));
  manners_put_number (object, "value", own.figure);
  manners_put_number (object, "best_value", other.figure);
  manners_put_number (object, "lowest_rate", own.lowest_rate);
  manners_put_number (object, "best_lowest_rate", other.lowest_rate);
  manners_put_number (object, "highest_rate", own.highest_rate);
  manners_put_number (object, "best_highest_rate", other.highest_rate);
  json_object_set_object_member (hand->session->answer, "distance", object);
  manners_say (hand->session,
               _ ("Rates per 1,000 from %s to %s; in a best plan from %s to %s. Objective: %s; in "
                  "a best plan %s."),
               manners_decimal (hand->session, own.lowest_rate * 1000, 2),
               manners_decimal (hand->session, own.highest_rate * 1000, 2),
               manners_decimal (hand->session, other.lowest_rate * 1000, 2),
               manners_decimal (hand->session, other.highest_rate * 1000, 2),
               manners_decimal (hand->session, own.figure, 6),
               manners_decimal (hand->session, other.figure, 6));
  return TRUE;
}

/* Beyond the network moves are searched for, and may not be proved the fewest. */
static void
tell_proof (const Hand *hand, const AwrashMoves *moves)
{
  if (awrash_split_moves_get_status (moves) != AWRASH_STATUS_OPTIMAL)
    manners_say (
        hand->session, "%s",
        _ ("These are the fewest that were found; it is not proved that fewer cannot do."));
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
tell_mending (const Hand *hand, GError **error)
{
  g_autoptr (AwrashMoves) moves = awrash_split_moves_to_mend (hand->programme, hand->reading,
                                                              hand->n_cells, hand->places, error);

  if (moves == NULL)
    return FALSE;
  if (awrash_split_moves_get_status (moves) == AWRASH_STATUS_INFEASIBLE)
    {
      manners_say (hand->session, "%s", _ ("No moves can mend it: no division keeps every bound."));
      return TRUE;
    }
  if (awrash_split_moves_get_places (moves) == NULL)
    {
      manners_say (
          hand->session, "%s",
          _ ("No moves that mend it were found within the nodes that the reading allows."));
      return TRUE;
    }
  put_moves (hand, moves, "moves_to_mend");
  if (awrash_split_moves_get_n_transfers (moves) == 0)
    return TRUE;
  manners_title (hand->session, "%s", _ ("The fewest moves after which every bound holds"));
  print_moves (hand, moves);
  tell_proof (hand, moves);
  return TRUE;
}

static gboolean
tell_best (const Hand *hand, GError **error)
{
  g_autoptr (AwrashMoves) moves = awrash_split_moves_to_best (hand->programme, hand->reading,
                                                              hand->n_cells, hand->places, error);

  if (moves == NULL)
    return FALSE;
  if (awrash_split_moves_get_places (moves) == NULL)
    return TRUE;
  put_moves (hand, moves, "moves_to_best");
  manners_title (hand->session, "%s", _ ("How far it is from the best by this reading"));
  if (!tell_distance (hand, moves, error))
    return FALSE;
  if (awrash_split_moves_get_n_transfers (moves) == 0)
    {
      manners_say (hand->session, "%s",
                   awrash_split_moves_get_status (moves) == AWRASH_STATUS_OPTIMAL
                       ? _ ("It is as good as any plan by this reading.")
                       : _ ("No better plan was found within the nodes that the reading allows."));
      return TRUE;
    }
  manners_say (hand->session, "%s", _ ("The fewest moves to a best plan:"));
  print_moves (hand, moves);
  tell_proof (hand, moves);
  return TRUE;
}

gboolean
mending_tell (Session *session, const AwrashProgramme *programme, const AwrashReading *reading,
              const AwrashVerdict *verdict, GError **error)
{
  const Hand hand = { session, programme, reading, awrash_audit_verdict_get_places (verdict),
                      awrash_audit_verdict_get_n_cells (verdict) };
  GError *failure = NULL;

  if (hand.places == NULL || (tell_mending (&hand, &failure) && tell_best (&hand, &failure)))
    return TRUE;
  if (g_error_matches (failure, AWRASH_ERROR, AWRASH_ERROR_CLASS))
    {
      manners_say (session, "%s", failure->message);
      g_error_free (failure);
      return TRUE;
    }
  g_propagate_error (error, failure);
  return FALSE;
}
