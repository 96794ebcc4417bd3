/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is kept of a map's file. Source: RFC 7946. Invariant: room is made once, from the number of
 * brackets, so that memory is linear in the text and nothing grows while it is read. */

#include "report/geojson-private.h"

#include "base/memory-private.h"

#include <string.h>

static void
free_key (gpointer data)
{
  AwrashGeojsonKey *key = data;

  g_free (key->name);
  g_free (key->features);
  g_free (key);
}

void
awrash_i_geojson_clear (AwrashGeojson *geojson)
{
  g_clear_pointer (&geojson->codes, g_hash_table_unref);
  g_clear_pointer (&geojson->keys, g_ptr_array_unref);
  if (geojson->shown != NULL)
    g_string_free (geojson->shown, TRUE);
  g_free (geojson->positions);
  g_free (geojson->rings);
  g_free (geojson->attribution);
}

/* A position opens a bracket, and a ring one more around the first of its own. */
static gboolean
make_room (AwrashGeojson *geojson, const char *text, GError **error)
{
  gsize n = 0;

  for (const char *at = strchr (text, '['); at != NULL; at = strchr (at + 1, '['))
    n++;
  geojson->positions = awrash_i_room (AwrashPosition, n, error);
  if (geojson->positions != NULL)
    geojson->rings = awrash_i_room (AwrashRing, n / 2 + 1, error);
  return geojson->rings != NULL;
}

gboolean
awrash_i_geojson_init (AwrashGeojson *geojson, const AwrashProgramme *programme, const char *text,
                       const char *property, GError **error)
{
  /* Some programs begin a text with a mark of its order of bytes. */
  if (g_str_has_prefix (text, "\xEF\xBB\xBF"))
    text += 3;
  *geojson = (AwrashGeojson){ .programme = programme,
                              .property = property,
                              .codes = g_hash_table_new (g_str_hash, g_str_equal),
                              .keys = g_ptr_array_new_with_free_func (free_key),
                              .shown = g_string_new (NULL) };
  for (gsize p = 0; p < awrash_programme_province_get_count (programme); p++)
    {
      const gsize territory = awrash_programme_province_get_territory (programme, p);
      const char *code = awrash_programme_territory_get_code (programme, territory);
      g_hash_table_insert (geojson->codes, (gpointer)(guintptr)code, GSIZE_TO_POINTER (p + 1));
    }
  if (!make_room (geojson, text, error))
    return FALSE;
  return awrash_i_geojson_read (geojson, text, strlen (text), error);
}
