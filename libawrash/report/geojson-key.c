/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which property of a map's features holds the codes: files call it as they like, so the one whose
 * values are codes of provinces is taken. Source: none. Invariant: codes are compared as texts,
 * byte by byte, and none is guessed. */

#include "report/geojson-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/text-private.h"

#include <string.h>

/* Properties that hold a code somewhere; files have one or two. */
#define MOST_KEYS 64
/* What a refusal shows of the two lists. */
#define MOST_SHOWN 3

static AwrashGeojsonKey *
find_key (AwrashGeojson *geojson, const char *name, GError **error)
{
  g_autofree gsize *features = NULL;
  AwrashGeojsonKey *key;

  for (guint i = 0; i < geojson->keys->len; i++)
    {
      key = g_ptr_array_index (geojson->keys, i);
      if (strcmp (key->name, name) == 0)
        return key;
    }
  if (geojson->keys->len == MOST_KEYS)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("map: more than %d properties hold codes of provinces, expected one"),
                   MOST_KEYS);
      return NULL;
    }
  features = awrash_i_new (gsize, awrash_programme_province_get_count (geojson->programme), error);
  if (features == NULL)
    return NULL;
  key = g_new0 (AwrashGeojsonKey, 1);
  key->name = g_strdup (name);
  key->features = g_steal_pointer (&features);
  g_ptr_array_add (geojson->keys, key);
  return key;
}

/* Of the first feature that has any, or of the property that was asked for. */
static void
show (AwrashGeojson *geojson, const char *name, const char *value)
{
  g_autofree char *quoted = awrash_i_text_quote (value);
  g_autofree char *named = awrash_i_text_quote (name);

  if (geojson->n_shown++ > 0)
    g_string_append (geojson->shown, ", ");
  if (geojson->property == NULL)
    g_string_append_printf (geojson->shown, "%s ", named);
  g_string_append (geojson->shown, quoted);
}

gboolean
awrash_i_geojson_note (AwrashGeojson *geojson, const char *name, const char *value, GError **error)
{
  const gsize feature = geojson->n_features;
  AwrashGeojsonKey *key;
  gsize p;

  if (geojson->property != NULL && strcmp (geojson->property, name) != 0)
    return TRUE;
  if (geojson->n_shown < MOST_SHOWN)
    show (geojson, name, value);
  p = GPOINTER_TO_SIZE (g_hash_table_lookup (geojson->codes, value));
  if (p-- == 0)
    return TRUE;
  key = find_key (geojson, name, error);
  if (key == NULL)
    return FALSE;
  if (key->features[p] == 0)
    {
      key->features[p] = feature;
      key->n++;
    }
  else if (key->first == 0 && key->features[p] != feature)
    {
      key->first = key->features[p];
      key->second = feature;
      key->twice = p;
    }
  return TRUE;
}

static const char *
code_of (const AwrashGeojson *geojson, gsize province)
{
  return awrash_programme_territory_get_code (
      geojson->programme, awrash_programme_province_get_territory (geojson->programme, province));
}

static void
refuse (const AwrashGeojson *geojson, GError **error)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autofree char *property
      = geojson->property != NULL ? awrash_i_text_quote (geojson->property) : NULL;
  const gsize n = awrash_programme_province_get_count (geojson->programme);
  const char *shown = geojson->n_shown > 0 ? geojson->shown->str : _ ("nothing");

  for (gsize p = 0; p < MIN (n, MOST_SHOWN); p++)
    {
      g_autofree char *quoted = awrash_i_text_quote (code_of (geojson, p));
      g_string_append_printf (codes, "%s%s", p > 0 ? ", " : "", quoted);
    }
  if (property != NULL)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                 _ ("map: the property %s of %zu features holds %s, expected codes of provinces: "
                    "%s …"),
                 property, geojson->n_features, shown, codes->str);
  else
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                 _ ("map: no property of %zu features holds a province's code; the first are %s, "
                    "expected codes: %s …"),
                 geojson->n_features, shown, codes->str);
}

const AwrashGeojsonKey *
awrash_i_geojson_choose (const AwrashGeojson *geojson, GError **error)
{
  const AwrashGeojsonKey *best = NULL;
  g_autofree char *quoted = NULL;

  for (guint i = 0; i < geojson->keys->len; i++)
    {
      const AwrashGeojsonKey *key = g_ptr_array_index (geojson->keys, i);
      if (best == NULL || key->n > best->n
          || (key->n == best->n && strcmp (key->name, "code") == 0))
        best = key;
    }
  if (best == NULL)
    {
      refuse (geojson, error);
      return NULL;
    }
  if (best->first == 0)
    return best;
  quoted = awrash_i_text_quote (code_of (geojson, best->twice));
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
               _ ("map: features %zu and %zu both have the code %s, expected one feature a "
                  "province"),
               best->first, best->second, quoted);
  return NULL;
}
