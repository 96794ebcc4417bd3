/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Members of a certificate's JSON, checked for their form before they are used. */

#ifndef AWRASH_AUDIT_CLAIM_MEMBER_PRIVATE_H
#define AWRASH_AUDIT_CLAIM_MEMBER_PRIVATE_H

#include "programme/programme-private.h"

#include <json-glib/json-glib.h>

/* More places than any programme has that the split takes on; sums of them stay exact. */
#define AWRASH_MEMBER_LARGEST (G_GINT64_CONSTANT (1) << 50)

/* Sets the error and returns FALSE. */
gboolean awrash_i_member_malformed (const char *what, const char *expected, GError **error);

gboolean awrash_i_member_is_text (JsonNode *node);
gboolean awrash_i_member_is_integer (JsonNode *node);
gboolean awrash_i_member_is_number (JsonNode *node);
/* Whether n of a value sum to less than 2^62, and each is an integer in double: so prices of all
 * walls around a cell can be added. */
gboolean awrash_i_member_is_summable (int64_t value, gsize n);

/* A member of an object; the error names it. */
gboolean awrash_i_member_get_text (JsonObject *object, const char *key, const char **value,
                                   GError **error);
gboolean awrash_i_member_get_integer (JsonObject *object, const char *key, int64_t *value,
                                      GError **error);
gboolean awrash_i_member_get_object (JsonObject *object, const char *key, JsonObject **value,
                                     GError **error);
gboolean awrash_i_member_get_array (JsonObject *object, const char *key, JsonArray **value,
                                    GError **error);

/* The i-th element if it is a list of n elements, else NULL. */
JsonArray *awrash_i_member_get_row (JsonArray *array, guint i, guint n);
/* The province that a text names. */
gboolean awrash_i_member_find_province (const AwrashProgramme *p, JsonNode *node, gsize *province,
                                        GError **error);

#endif
