/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a certificate. Every member is checked for its form before it is used, since the text may
 * come from anywhere. Source: libawrash/split/certificate.c writes it. Invariant: nothing is
 * believed here; what does not even have the form is an error, not a finding. */

#include "audit/claim-member-private.h"
#include "audit/claim-private.h"
#include "audit/claim-stage-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <string.h>

#define SUM_MEMBER ",\"sha256\":\""

void
awrash_i_claim_clear (AwrashClaim *claim)
{
  g_clear_object (&claim->parser);
  g_clear_pointer (&claim->reading, awrash_split_reading_free);
  g_clear_pointer (&claim->types, g_free);
  g_clear_pointer (&claim->places, g_free);
  g_clear_pointer (&claim->tied, g_free);
  g_clear_pointer (&claim->sure, g_free);
  g_clear_pointer (&claim->witnesses, g_ptr_array_unref);
  g_clear_pointer (&claim->weights, g_free);
  g_clear_pointer (&claim->stages, g_ptr_array_unref);
}

/* ── the whole text ─────────────────────────────────────────────────────────────────────────── */

/* The checksum is that of the text with the checksum's own member taken out. */
static gboolean
check_sum (const char *text, AwrashVerdict *verdict, GError **error)
{
  const char *member = g_strrstr (text, SUM_MEMBER);
  const char *claimed;
  g_autofree char *body = NULL, *sum = NULL;

  if (member == NULL)
    return awrash_i_member_malformed ("sha256", _ ("at the end of the text"), error);
  claimed = member + strlen (SUM_MEMBER);
  body = g_strdup_printf ("%.*s}", (int)(member - text), text);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1);
  if (strncmp (claimed, sum, strlen (sum)) != 0 || strcmp (claimed + strlen (sum), "\"}\n") != 0)
    awrash_i_verdict_add (verdict,
                          _ ("the text was changed: its SHA-256 is %s, not the one that "
                             "it carries"),
                          sum);
  return TRUE;
}

static gboolean
read_reading (AwrashClaim *claim, GError **error)
{
  JsonObject *object;
  const char *value;

  if (!awrash_i_member_get_object (claim->root, "reading", &object, error))
    return FALSE;
  claim->reading = awrash_split_reading_new ();
  for (AwrashReadingKey key = 0; key < AWRASH_READING_N_KEYS; key++)
    if (!awrash_i_member_get_text (object, awrash_i_reading_key (key), &value, error)
        || !awrash_split_reading_set (claim->reading, awrash_i_reading_key (key), value, error))
      return FALSE;
  return TRUE;
}

/* A gap with an answer, null without, or where nothing is known of it. */
static gboolean
read_gap (AwrashClaim *claim, GError **error)
{
  JsonNode *node = json_object_get_member (claim->root, "gap");

  claim->has_gap = awrash_i_member_is_number (node) && json_node_get_double (node) >= 0;
  claim->gap = claim->has_gap ? json_node_get_double (node) : 0;
  if (!claim->has_gap && (node == NULL || !JSON_NODE_HOLDS_NULL (node)))
    return awrash_i_member_malformed ("gap", _ ("a number from 0 on, or null"), error);
  return TRUE;
}

gboolean
awrash_i_claim_open (AwrashClaim *claim, const char *text, AwrashVerdict *verdict, GError **error)
{
  g_autoptr (GError) fault = NULL;
  const char *format, *status, *class_;
  JsonNode *root;

  claim->parser = json_parser_new_immutable ();
  if (strlen (text) > G_MAXINT32 || !json_parser_load_from_data (claim->parser, text, -1, &fault))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX, _ ("certificate: not JSON: %s"),
                   fault != NULL ? fault->message : _ ("too long"));
      return FALSE;
    }
  root = json_parser_get_root (claim->parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return awrash_i_member_malformed ("certificate", _ ("an object"), error);
  claim->root = json_node_get_object (root);
  if (!awrash_i_member_get_text (claim->root, "format", &format, error))
    return FALSE;
  if (strcmp (format, AWRASH_CERTIFICATE_FORMAT) != 0)
    return awrash_i_member_malformed (format, AWRASH_CERTIFICATE_FORMAT, error);
  if (!check_sum (text, verdict, error)
      || !awrash_i_member_get_text (claim->root, "input", &claim->input, error)
      || !read_reading (claim, error)
      || !awrash_i_member_get_text (claim->root, "status", &status, error)
      || !awrash_i_member_get_text (claim->root, "class", &class_, error)
      || !awrash_i_member_get_text (claim->root, "chain", &claim->chain, error)
      || !read_gap (claim, error)
      || !awrash_i_member_get_integer (claim->root, "missing", &claim->missing, error)
      || !awrash_i_member_get_integer (claim->root, "unplaced", &claim->unplaced, error))
    return FALSE;
  claim->status = awrash_base_status_from_name (status);
  claim->class_ = (AwrashClass)awrash_split_class_from_name (class_);
  return TRUE;
}

/* ── places and ties ────────────────────────────────────────────────────────────────────────── */

/* The types in the order in which places are listed, each once. */
static gboolean
read_types (AwrashClaim *claim, const AwrashModel *model, GError **error)
{
  const AwrashProgramme *p = model->programme;
  JsonArray *array;

  if (!awrash_i_member_get_array (claim->root, "types", &array, error))
    return FALSE;
  claim->types = awrash_i_new (gsize, model->n_types, error);
  if (claim->types == NULL)
    return FALSE;
  if (json_array_get_length (array) != model->n_types)
    return awrash_i_member_malformed ("types", _ ("the programme's types"), error);
  for (gsize i = 0; i < model->n_types; i++)
    {
      JsonNode *node = json_array_get_element (array, (guint)i);
      gsize type = 0;

      while (awrash_i_member_is_text (node) && type < model->n_types
             && strcmp (p->types[type].code, json_node_get_string (node)) != 0)
        type++;
      for (gsize before = 0; before < i; before++)
        type = claim->types[before] == type ? model->n_types : type;
      if (!awrash_i_member_is_text (node) || type == model->n_types)
        return awrash_i_member_malformed ("types", _ ("the programme's types"), error);
      claim->types[i] = type;
    }
  return TRUE;
}

/* One row of places into those of its province; FALSE where it is no such row. */
static gboolean
read_row (const AwrashClaim *claim, const AwrashModel *model, JsonArray *row, int64_t places[],
          int64_t *total)
{
  for (gsize i = 0; i < model->n_types; i++)
    {
      JsonNode *node = json_array_get_element (row, (guint)i);
      int64_t units = awrash_i_member_is_integer (node) ? json_node_get_int (node) : -1;

      if (units < 0 || units > AWRASH_MEMBER_LARGEST - *total)
        return FALSE;
      places[claim->types[i]] = units;
      *total += units;
    }
  return TRUE;
}

static int64_t *
read_places (const AwrashClaim *claim, const AwrashModel *model, JsonArray *array, GError **error)
{
  g_autofree int64_t *places = awrash_i_new (int64_t, model->n_cells, error);
  g_autofree guint8 *seen
      = places != NULL ? awrash_i_new (guint8, model->n_provinces, error) : NULL;
  int64_t total = 0;

  for (guint i = 0; seen != NULL && i < json_array_get_length (array); i++)
    {
      JsonArray *row = awrash_i_member_get_row (array, i, 2);
      JsonNode *node = row != NULL ? json_array_get_element (row, 1) : NULL;
      gsize province;

      if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node)
          || json_array_get_length (json_node_get_array (node)) != model->n_types)
        {
          awrash_i_member_malformed ("places", _ ("a list of [territory, [places of each type]]"),
                                     error);
          return NULL;
        }
      if (!awrash_i_member_find_province (model->programme, json_array_get_element (row, 0),
                                          &province, error))
        return NULL;
      if (seen[province]
          || !read_row (claim, model, json_node_get_array (node),
                        &places[province * model->n_types], &total))
        {
          awrash_i_member_malformed (
              awrash_i_model_code (model, province),
              _ ("a territory named once, with whole numbers that sum to at most 2^50 with the "
                 "others"),
              error);
          return NULL;
        }
      seen[province] = 1;
    }
  return seen != NULL ? g_steal_pointer (&places) : NULL;
}

static gboolean
read_members (AwrashClaim *claim, const AwrashModel *model, JsonArray *members, GError **error)
{
  guint n = json_array_get_length (members);

  claim->tied = awrash_i_new (gsize, n, error);
  claim->sure = claim->tied != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  if (claim->sure == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      JsonArray *row = awrash_i_member_get_row (members, i, 2);

      if (row == NULL || !awrash_i_member_is_integer (json_array_get_element (row, 1)))
        return awrash_i_member_malformed ("members", _ ("a list of [territory, sure places]"),
                                          error);
      if (!awrash_i_member_find_province (model->programme, json_array_get_element (row, 0),
                                          &claim->tied[i], error))
        return FALSE;
      claim->sure[i] = json_array_get_int_element (row, 1);
      if (claim->sure[i] < 0 || claim->sure[i] > AWRASH_MEMBER_LARGEST)
        return awrash_i_member_malformed ("members", _ ("a list of [territory, sure places]"),
                                          error);
    }
  claim->n_tied = n;
  return TRUE;
}

static gboolean
read_tie (AwrashClaim *claim, const AwrashModel *model, GError **error)
{
  JsonNode *node = json_object_get_member (claim->root, "tie");
  JsonObject *tie;
  JsonArray *members, *witnesses;

  claim->witnesses = g_ptr_array_new_with_free_func (g_free);
  if (node != NULL && JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!awrash_i_member_get_object (claim->root, "tie", &tie, error)
      || !awrash_i_member_get_array (tie, "members", &members, error)
      || !awrash_i_member_get_array (tie, "witnesses", &witnesses, error)
      || !awrash_i_member_get_integer (tie, "free_units", &claim->free_units, error)
      || !read_members (claim, model, members, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (witnesses); i++)
    {
      JsonNode *witness = json_array_get_element (witnesses, i);
      JsonArray *rows;
      int64_t *places;

      if (!JSON_NODE_HOLDS_OBJECT (witness)
          || !awrash_i_member_get_array (json_node_get_object (witness), "places", &rows, error))
        return *error != NULL
                   ? FALSE
                   : awrash_i_member_malformed ("witnesses", _ ("a list of plans"), error);
      places = read_places (claim, model, rows, error);
      if (places == NULL)
        return FALSE;
      g_ptr_array_add (claim->witnesses, places);
    }
  return TRUE;
}

/* ── streams and the whole ───────────────────────────────────────────────────────────────────── */

static gboolean
read_weights (AwrashClaim *claim, const AwrashModel *model, GError **error)
{
  const AwrashProgramme *p = model->programme;
  JsonObject *object;

  claim->weights = awrash_i_new (int64_t, p->n_streams, error);
  if (claim->weights == NULL
      || !awrash_i_member_get_object (claim->root, "mix_weights", &object, error))
    return FALSE;
  for (gsize i = 0; i < p->n_streams && json_object_get_size (object) > 0; i++)
    if (!awrash_i_member_get_integer (object, p->streams[i].code, &claim->weights[i], error)
        || claim->weights[i] < 0 || claim->weights[i] > AWRASH_CERTIFICATE_LARGEST)
      return *error != NULL ? FALSE
                            : awrash_i_member_malformed (p->streams[i].code,
                                                         _ ("a weight of a stream"), error);
  return TRUE;
}

gboolean
awrash_i_claim_read (AwrashClaim *claim, const AwrashModel *model, GError **error)
{
  JsonNode *places = json_object_get_member (claim->root, "places");
  JsonArray *stages;
  GError *fault = NULL;

  claim->stages = awrash_i_proof_new_stages ();
  if (!read_types (claim, model, error))
    return FALSE;
  if (places != NULL && JSON_NODE_HOLDS_ARRAY (places))
    claim->places = read_places (claim, model, json_node_get_array (places), &fault);
  else if (places == NULL || !JSON_NODE_HOLDS_NULL (places))
    awrash_i_member_malformed ("places", _ ("a list or null"), &fault);
  if (fault == NULL && read_tie (claim, model, &fault) && read_weights (claim, model, &fault)
      && awrash_i_member_get_array (claim->root, "stages", &stages, &fault))
    for (guint i = 0; i < json_array_get_length (stages); i++)
      if (!awrash_i_claim_read_stage (claim, model, json_array_get_element (stages, i), &fault))
        break;
  if (fault == NULL)
    return TRUE;
  g_propagate_error (error, fault);
  return FALSE;
}
