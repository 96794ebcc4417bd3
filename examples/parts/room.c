/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How little room an infeasible programme needs. Source: awrash_split_relax_new(). Invariant: no
 * smaller relaxation exists by the weights that are told, unless a gap is told. */

#include "room.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

gboolean
room_is_asked (const Room *room)
{
  return room->never != NULL || room->weights != NULL;
}

/* ── which walls a key means ────────────────────────────────────────────────────────────────── */

static gboolean
is_from (const AwrashWalls *walls, gsize wall, const char *table)
{
  const gsize length = strlen (table);

  for (int side = 0; side < 2; side++)
    {
      const char *source = awrash_split_walls_get_source (walls, wall, side);

      if (source != NULL && strncmp (source, table, length) == 0
          && (source[length] == '\0' || source[length] == '.' || source[length] == ':'))
        return TRUE;
    }
  return FALSE;
}

/* The territory of a row stands in its name, that of a wall is the lowest with all its provinces.
 */
static gboolean
is_of (const AwrashProgramme *programme, const AwrashWalls *walls, gsize wall, const char *key)
{
  const char *name = awrash_split_walls_get_name (walls, wall);
  AwrashWallBounds bounds;

  if (wall >= awrash_split_walls_get_n (walls))
    return strlen (key) == strcspn (name, "/") && g_str_has_prefix (name, key);
  awrash_split_walls_get_bounds (walls, wall, &bounds);
  return strcmp (awrash_programme_territory_get_code (programme, (gsize)bounds.territory), key)
         == 0;
}

/* How narrowly a key means a wall or a row: 4 by its name, 3 by its streams, 2 by its territory, 1
 * by its table, 0 not at all. */
static int
rank_of (const AwrashProgramme *programme, const AwrashWalls *walls, gsize wall, const char *key)
{
  const char *name = awrash_split_walls_get_name (walls, wall);

  if (strcmp (name, key) == 0)
    return 4;
  if (strcmp (strchr (name, '/') + 1, key) == 0)
    return 3;
  if (is_of (programme, walls, wall, key))
    return 2;
  return is_from (walls, wall, key) ? 1 : 0;
}

/* Sets the weight of every wall that a key means, unless a narrower one did. */
static gboolean
weigh (const AwrashProgramme *programme, const AwrashWalls *walls, const char *key, double weight,
       double weights[], int ranks[], GError **error)
{
  gboolean any = FALSE;

  for (gsize i = 0; i < awrash_split_walls_get_n_with_rows (walls); i++)
    {
      const int rank = rank_of (programme, walls, i, key);

      any = any || rank > 0;
      if (rank == 0 || rank < ranks[i])
        continue;
      ranks[i] = rank;
      weights[i] = weight;
    }
  if (!any)
    manners_misuse (error,
                    _ ("\"%s\" means no bound, expected TERRITORY/STREAM, a stream, a territory, "
                       "quotas or capacities"),
                    key);
  return any;
}

/* "sustainable=5;quotas=2" */
static gboolean
read_weights (const Room *room, const AwrashProgramme *programme, const AwrashWalls *walls,
              double weights[], int ranks[], GError **error)
{
  g_auto (GStrv) parts = g_strsplit (room->weights != NULL ? room->weights : "", ";", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      char *sign = strrchr (parts[i], '='), *end = NULL;
      const double weight = sign != NULL ? g_ascii_strtod (sign + 1, &end) : 0;

      if (sign == NULL || end == sign + 1 || *end != '\0' || !(weight >= 1))
        {
          manners_misuse (error, _ ("--weights holds \"%s\", expected KEY=NUMBER parted by ;"),
                          parts[i]);
          return FALSE;
        }
      *sign = '\0';
      if (!weigh (programme, walls, g_strstrip (parts[i]), weight, weights, ranks, error))
        return FALSE;
    }
  return TRUE;
}

/* What is never moved counts above every weight. */
static gboolean
read_never (const Room *room, const AwrashProgramme *programme, const AwrashWalls *walls,
            double weights[], GError **error)
{
  g_auto (GStrv) keys = g_strsplit (room->never != NULL ? room->never : "", ";", -1);

  for (gsize i = 0; keys[i] != NULL; i++)
    {
      g_autofree int *ranks = g_new0 (int, awrash_split_walls_get_n_with_rows (walls) + 1);

      if (!weigh (programme, walls, g_strstrip (keys[i]), INFINITY, weights, ranks, error))
        return FALSE;
    }
  return TRUE;
}

/* ── telling ────────────────────────────────────────────────────────────────────────────────── */

/* A bound of a wall in places, of a row in the measure in which it was written. */
static void
put_end (const AwrashWalls *walls, const AwrashWallChange *change, const char *key, int64_t end,
         JsonObject *object)
{
  double lower, upper, unit;

  if ((gsize)change->wall < awrash_split_walls_get_n (walls))
    {
      json_object_set_int_member (object, key, end);
      return;
    }
  awrash_split_walls_get_row_bounds (walls, (gsize)change->wall, &lower, &upper, &unit);
  json_object_set_double_member (object, key, (double)end * unit);
}

static void
put_changes (const AwrashWalls *walls, const AwrashRelaxation *relaxation, JsonObject *object)
{
  const AwrashWallChange *changes = awrash_split_relax_get_changes (relaxation);
  JsonArray *array = json_array_new (), *core = json_array_new ();

  for (gsize i = 0; i < awrash_split_relax_get_n_changes (relaxation); i++)
    {
      JsonObject *one = json_object_new ();
      const gsize wall = (gsize)changes[i].wall;
      const char *source = awrash_split_walls_get_source (walls, wall, (int)changes[i].is_upper);

      json_object_set_string_member (one, "wall", awrash_split_walls_get_name (walls, wall));
      json_object_set_string_member (one, "side", changes[i].is_upper ? "max" : "min");
      put_end (walls, &changes[i], "from", changes[i].from, one);
      put_end (walls, &changes[i], "to", changes[i].to, one);
      json_object_set_string_member (one, "source", source);
      json_array_add_object_element (array, one);
    }
  for (gsize i = 0; i < awrash_split_relax_get_n_core (relaxation); i++)
    json_array_add_string_element (core, awrash_split_relax_get_core_words (relaxation, i));
  json_object_set_array_member (object, "changes", array);
  json_object_set_array_member (object, "core", core);
  json_object_set_int_member (object, "total", awrash_split_relax_get_total (relaxation));
  json_object_set_int_member (object, "bound", awrash_split_relax_get_bound (relaxation));
}

static void
tell (Session *session, const AwrashWalls *walls, const AwrashRelaxation *relaxation)
{
  JsonObject *object = json_object_new ();

  put_changes (walls, relaxation, object);
  json_object_set_object_member (session->answer, "relaxation", object);
  if (awrash_split_relax_get_status (relaxation) == AWRASH_STATUS_INFEASIBLE)
    {
      manners_say (session, "%s", _ ("What may never be moved leaves no plan by itself:"));
      for (gsize i = 0; i < awrash_split_relax_get_n_core (relaxation); i++)
        manners_say (session, "- %s", awrash_split_relax_get_core_words (relaxation, i));
      return;
    }
  if (awrash_split_relax_get_status (relaxation) == AWRASH_STATUS_LIMIT)
    manners_say (session, "%s",
                 _ ("No relaxation was found within the nodes that the reading allows."));
  else if (awrash_split_relax_get_gap (relaxation) > 0)
    manners_say (session,
                 _ ("A relaxation with which there is a plan, of %" PRId64
                    "; none is known to be below %" PRId64 ":"),
                 awrash_split_relax_get_total (relaxation),
                 awrash_split_relax_get_bound (relaxation));
  else
    manners_say (session, "%s", _ ("A smallest relaxation with which there is a plan:"));
  for (gsize i = 0; i < awrash_split_relax_get_n_changes (relaxation); i++)
    manners_say (session, "- %s", awrash_split_relax_get_change_words (relaxation, i));
}

gboolean
room_tell (Session *session, const Room *room, const AwrashProgramme *programme,
           const AwrashReading *reading, GError **error)
{
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (programme, reading, error);
  g_autoptr (AwrashRelaxation) relaxation = NULL;
  const gsize n = walls != NULL ? awrash_split_walls_get_n_with_rows (walls) : 0;
  g_autofree double *weights = g_new0 (double, n + 1);
  g_autofree int *ranks = g_new0 (int, n + 1);

  for (gsize i = 0; i < n; i++)
    weights[i] = 1;
  if (walls == NULL || !read_weights (room, programme, walls, weights, ranks, error)
      || !read_never (room, programme, walls, weights, error))
    return FALSE;
  relaxation = awrash_split_relax_new (walls, weights, error);
  if (relaxation == NULL)
    return FALSE;
  tell (session, walls, relaxation);
  return TRUE;
}

void
room_clear (Room *room)
{
  g_free (room->never);
  g_free (room->weights);
}
