/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A FeatureCollection, read once from left to right as YAJL tells it, without a tree of objects: a
 * file of 100 MB leaves its positions and nothing else. Members stand in any order; what is not
 * asked for goes by. Source: RFC 7946; RFC 8259. Invariant: the place of a level says what its
 * members mean; nothing is deeper than MOST_DEPTH, so that no text can exhaust anything. */

#include "report/geojson-private.h"

#include "base/i18n-private.h"
#include "base/text-private.h"

#include <string.h>
#include <yajl/yajl_parse.h>

#define MOST_DEPTH 64
/* Longer keys and values are nobody's code. */
#define LONGEST 256
#define EXCERPT 40

typedef enum
{
  PLACE_OTHER,
  PLACE_COLLECTION,
  PLACE_FEATURES,
  PLACE_FEATURE,
  PLACE_PROPERTIES,
  PLACE_GEOMETRY,
  PLACE_GEOMETRIES,
  PLACE_COORDINATES
} Place;

typedef struct
{
  Place place;
  char key[LONGEST];       /* of the member that comes next */
  gboolean is_typed;       /* a feature or the collection has said what it is */
  AwrashGeometry geometry; /* of PLACE_GEOMETRY */
  double numbers[2];       /* of PLACE_COORDINATES */
  gsize n_numbers, n_positions, n_lists;
} Level;

typedef struct
{
  AwrashGeojson *geojson;
  Level levels[MOST_DEPTH + 1]; /* [0] is around the whole */
  gsize depth;
  GError *error;
} Reader;

static Level *
level_of (Reader *reader)
{
  return &reader->levels[reader->depth];
}

static gboolean
is_key (const Level *level, const char *key)
{
  return strcmp (level->key, key) == 0;
}

/* Stops the reader. */
static int
refuse_place (Reader *reader, const char *expected)
{
  g_set_error (&reader->error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
               _ ("map: feature %zu: something else stands where %s is expected"),
               reader->geojson->n_features, _ (expected));
  return 0;
}

static int
refuse_type (Reader *reader, const char *type, const char *expected)
{
  g_autofree char *quoted = awrash_i_text_quote (type);

  g_set_error (&reader->error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
               _ ("map: the type is %s, expected \"%s\""), quoted, expected);
  return 0;
}

/* ── objects and lists ──────────────────────────────────────────────────────────────────────── */

static int
descend (Reader *reader, Place place)
{
  if (reader->depth == MOST_DEPTH)
    {
      g_set_error (&reader->error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                   _ ("map: feature %zu: more than %d lists and objects stand in one another"),
                   reader->geojson->n_features, MOST_DEPTH);
      return 0;
    }
  reader->depth++;
  level_of (reader)->place = place;
  level_of (reader)->key[0] = '\0';
  level_of (reader)->is_typed = FALSE;
  level_of (reader)->n_numbers = level_of (reader)->n_positions = level_of (reader)->n_lists = 0;
  return 1;
}

static int
begin_geometry (Reader *reader)
{
  if (!descend (reader, PLACE_GEOMETRY))
    return 0;
  awrash_i_geometry_begin (&level_of (reader)->geometry, reader->geojson);
  return 1;
}

static int
begin_object (void *data)
{
  Reader *reader = data;
  const Level *level = level_of (reader);

  if (reader->depth == 0)
    return descend (reader, PLACE_COLLECTION);
  switch (level->place)
    {
    case PLACE_FEATURES:
      reader->geojson->n_features++;
      return descend (reader, PLACE_FEATURE);
    case PLACE_FEATURE:
      if (is_key (level, "geometry"))
        return begin_geometry (reader);
      return descend (reader, is_key (level, "properties") ? PLACE_PROPERTIES : PLACE_OTHER);
    case PLACE_GEOMETRIES:
      return begin_geometry (reader);
    case PLACE_COORDINATES:
      return refuse_place (reader, N_ ("a number"));
    default:
      return descend (reader, PLACE_OTHER);
    }
}

static int
begin_list (void *data)
{
  Reader *reader = data;
  Level *level = level_of (reader);

  if (reader->depth == 0)
    return refuse_place (reader, N_ ("a FeatureCollection"));
  switch (level->place)
    {
    case PLACE_COLLECTION:
      return descend (reader, is_key (level, "features") ? PLACE_FEATURES : PLACE_OTHER);
    case PLACE_FEATURES:
      return refuse_place (reader, N_ ("a Feature"));
    case PLACE_GEOMETRIES:
      return refuse_place (reader, N_ ("a geometry"));
    case PLACE_GEOMETRY:
      return descend (reader, is_key (level, "coordinates")  ? PLACE_COORDINATES
                              : is_key (level, "geometries") ? PLACE_GEOMETRIES
                                                             : PLACE_OTHER);
    case PLACE_COORDINATES:
      level->n_lists++;
      return level->n_numbers > 0 ? refuse_place (reader, N_ ("a number"))
                                  : descend (reader, PLACE_COORDINATES);
    default:
      return descend (reader, PLACE_OTHER);
    }
}

static int
end_object (void *data)
{
  Reader *reader = data;
  Level *level = level_of (reader);

  if (level->place == PLACE_GEOMETRY
      && !awrash_i_geometry_end (&level->geometry, reader->geojson, &reader->error))
    return 0;
  if (level->place == PLACE_FEATURE && !level->is_typed)
    return refuse_type (reader, "", "Feature");
  if (level->place == PLACE_COLLECTION && !level->is_typed)
    return refuse_type (reader, "", "FeatureCollection");
  reader->depth--;
  return 1;
}

/* The geometry whose coordinates are read, and how many lists are open in it. */
static AwrashGeometry *
find_geometry (Reader *reader, gsize *depth)
{
  gsize at = reader->depth;

  while (reader->levels[at].place == PLACE_COORDINATES)
    at--;
  *depth = reader->depth - at;
  return &reader->levels[at].geometry;
}

static int
end_list (void *data)
{
  Reader *reader = data;
  Level *level = level_of (reader);
  AwrashGeometry *geometry;
  gsize depth;

  if (level->place == PLACE_COORDINATES && level->n_numbers > 0)
    {
      geometry = find_geometry (reader, &depth);
      if (!awrash_i_geometry_add_position (geometry, reader->geojson, level->numbers,
                                           level->n_numbers, depth, &reader->error))
        return 0;
      level[-1].n_positions++;
    }
  else if (level->place == PLACE_COORDINATES && level->n_positions > 0)
    awrash_i_geometry_add_ring (reader->geojson, level->n_positions);
  reader->depth--;
  return 1;
}

/* ── keys and values ────────────────────────────────────────────────────────────────────────── */

/* FALSE for a text that is too long for a key or a code, or holds a NUL. */
static gboolean
copy (char into[LONGEST], const void *bytes, gsize length)
{
  into[0] = '\0';
  if (length >= LONGEST || memchr (bytes, '\0', length) != NULL)
    return FALSE;
  memcpy (into, bytes, length);
  into[length] = '\0';
  return TRUE;
}

static int
take_key (void *data, const unsigned char *bytes, size_t length)
{
  Reader *reader = data;

  copy (level_of (reader)->key, bytes, length);
  return 1;
}

static int
take_type (Reader *reader, Level *level, const char *type, const char *expected)
{
  level->is_typed = strcmp (type, expected) == 0;
  return level->is_typed ? 1 : refuse_type (reader, type, expected);
}

/* A text, or a number as it is written. */
static int
take_value (Reader *reader, const char *value)
{
  Level *level = level_of (reader);

  if (level->place == PLACE_COLLECTION && is_key (level, "type"))
    return take_type (reader, level, value, "FeatureCollection");
  if (level->place == PLACE_FEATURE && is_key (level, "type"))
    return take_type (reader, level, value, "Feature");
  if (level->place == PLACE_GEOMETRY && is_key (level, "type"))
    g_strlcpy (level->geometry.type, value, sizeof level->geometry.type);
  if ((level->place == PLACE_FEATURE && is_key (level, "id"))
      || (level->place == PLACE_PROPERTIES && level->key[0] != '\0'))
    return awrash_i_geojson_note (reader->geojson, level->key, value, &reader->error);
  return 1;
}

/* What may stand where no text and no number is asked for. */
static int
take_any (Reader *reader)
{
  switch (level_of (reader)->place)
    {
    case PLACE_FEATURES:
      return refuse_place (reader, N_ ("a Feature"));
    case PLACE_GEOMETRIES:
      return refuse_place (reader, N_ ("a geometry"));
    case PLACE_COORDINATES:
      return refuse_place (reader, N_ ("a number"));
    default:
      return reader->depth > 0 ? 1 : refuse_place (reader, N_ ("a FeatureCollection"));
    }
}

static int
take_text (void *data, const unsigned char *bytes, size_t length)
{
  Reader *reader = data;
  Level *level = level_of (reader);
  char value[LONGEST];

  if (!take_any (reader))
    return 0;
  if (level->place == PLACE_COLLECTION && is_key (level, "attribution"))
    {
      g_free (reader->geojson->attribution);
      reader->geojson->attribution = g_strndup ((const char *)bytes, length);
    }
  return copy (value, bytes, length) ? take_value (reader, value) : 1;
}

static int
take_number (void *data, const char *bytes, size_t length)
{
  Reader *reader = data;
  Level *level = level_of (reader);
  char value[LONGEST];

  if (level->place != PLACE_COORDINATES)
    return take_any (reader) && (!copy (value, bytes, length) || take_value (reader, value));
  if (level->n_lists > 0)
    return refuse_place (reader, N_ ("a list"));
  /* A third number is a height. What follows a number in the text is no part of one. */
  if (level->n_numbers < 2)
    level->numbers[level->n_numbers++] = g_ascii_strtod (bytes, NULL);
  return 1;
}

static int
take_truth (void *data, int truth)
{
  (void)truth;
  return take_any (data);
}

static int
take_nothing (void *data)
{
  return take_any (data);
}

/* ── the whole text ─────────────────────────────────────────────────────────────────────────── */

/* The parser stops behind what it does not know. */
static void
refuse_text (yajl_handle parser, const char *text, gsize length, GError **error)
{
  const gsize at = MIN (yajl_get_bytes_consumed (parser), length);
  const gsize start = at - MIN (at, EXCERPT / 4);
  g_autofree char *around = g_utf8_make_valid (text + start, (gssize)MIN (length - start, EXCERPT));
  g_autofree char *quoted = awrash_i_text_quote (around);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
               _ ("map: byte %zu, in %s, is no JSON, expected GeoJSON"), MAX (at, 1), quoted);
}

gboolean
awrash_i_geojson_read (AwrashGeojson *geojson, const char *text, gsize length, GError **error)
{
  static const yajl_callbacks callbacks = { .yajl_null = take_nothing,
                                            .yajl_boolean = take_truth,
                                            .yajl_number = take_number,
                                            .yajl_string = take_text,
                                            .yajl_start_map = begin_object,
                                            .yajl_map_key = take_key,
                                            .yajl_end_map = end_object,
                                            .yajl_start_array = begin_list,
                                            .yajl_end_array = end_list };
  g_autofree Reader *reader = g_new0 (Reader, 1);
  yajl_handle parser = yajl_alloc (&callbacks, NULL, reader);
  yajl_status status;

  reader->geojson = geojson;
  status = yajl_parse (parser, (const unsigned char *)text, length);
  if (status == yajl_status_error)
    refuse_text (parser, text, length, &reader->error);
  else if (status == yajl_status_ok)
    {
      status = yajl_complete_parse (parser);
      if (status == yajl_status_error)
        g_set_error (&reader->error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                     _ ("map: the text ends at byte %zu, expected the end of a FeatureCollection"),
                     length);
    }
  yajl_free (parser);
  if (reader->error != NULL)
    g_propagate_error (error, g_steal_pointer (&reader->error));
  return status == yajl_status_ok;
}
