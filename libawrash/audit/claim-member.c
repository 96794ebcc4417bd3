/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Members of a certificate, taken only in the form that they must have. The text may come from
 * anywhere. Invariant: a member of another form is AWRASH_ERROR_SYNTAX, and says what was expected.
 */

#include "audit/claim-member-private.h"

#include "base/i18n-private.h"

gboolean
awrash_i_member_malformed (const char *what, const char *expected, GError **error)
{
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX, _ ("certificate: \"%s\" is not %s"), what,
               expected);
  return FALSE;
}

gboolean
awrash_i_member_is_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && json_node_get_value_type (node) == G_TYPE_STRING;
}

gboolean
awrash_i_member_is_integer (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && json_node_get_value_type (node) == G_TYPE_INT64;
}

gboolean
awrash_i_member_is_number (JsonNode *node)
{
  return awrash_i_member_is_integer (node)
         || (node != NULL && JSON_NODE_HOLDS_VALUE (node)
             && json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

gboolean
awrash_i_member_is_summable (int64_t value, gsize n)
{
  int64_t largest
      = MIN (G_GINT64_CONSTANT (1) << 53, (G_GINT64_CONSTANT (1) << 62) / ((int64_t)n + 1));

  return value <= largest && value >= -largest;
}

gboolean
awrash_i_member_get_text (JsonObject *object, const char *key, const char **value, GError **error)
{
  JsonNode *node = json_object_get_member (object, key);

  if (!awrash_i_member_is_text (node))
    return awrash_i_member_malformed (key, _ ("text"), error);
  *value = json_node_get_string (node);
  return TRUE;
}

gboolean
awrash_i_member_get_integer (JsonObject *object, const char *key, int64_t *value, GError **error)
{
  JsonNode *node = json_object_get_member (object, key);

  if (!awrash_i_member_is_integer (node))
    return awrash_i_member_malformed (key, _ ("a whole number"), error);
  *value = json_node_get_int (node);
  return TRUE;
}

gboolean
awrash_i_member_get_object (JsonObject *object, const char *key, JsonObject **value, GError **error)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return awrash_i_member_malformed (key, _ ("an object"), error);
  *value = json_node_get_object (node);
  return TRUE;
}

gboolean
awrash_i_member_get_array (JsonObject *object, const char *key, JsonArray **value, GError **error)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return awrash_i_member_malformed (key, _ ("a list"), error);
  *value = json_node_get_array (node);
  return TRUE;
}

/* The i-th element if it is a list of n elements, else NULL. */
JsonArray *
awrash_i_member_get_row (JsonArray *array, guint i, guint n)
{
  JsonNode *node = json_array_get_element (array, i);

  if (!JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) != n)
    return NULL;
  return json_node_get_array (node);
}

gboolean
awrash_i_member_find_province (const AwrashProgramme *p, JsonNode *node, gsize *province,
                               GError **error)
{
  size_t territory;

  if (!awrash_i_member_is_text (node)
      || !awrash_programme_territory_find (p, json_node_get_string (node), &territory)
      || p->territories[territory].province < 0)
    return awrash_i_member_malformed (awrash_i_member_is_text (node) ? json_node_get_string (node)
                                                                     : "territory",
                                      _ ("a province of the programme"), error);
  *province = (gsize)p->territories[territory].province;
  return TRUE;
}
