/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the proof of a least Gini. Source: libawrash/split/certificate-gini.c writes it. Invariant:
 * every box names an earlier one, every province and wall is the programme's, and numbers are such
 * that sums of them stay exact; what is not so is an error. */

#include "audit/claim-gini-private.h"

#include "base/i18n-private.h"

/* Prices are multiplied by 2^shift; sums of needs have at most 60 bits. */
#define LARGEST_SHIFT 60
/* What is no multiplier is found by the audit; here it must be small. */
#define LARGEST_MULTIPLIER (1 << 20)

static gboolean
read_number (JsonObject *object, const char *key, double *value, GError **error)
{
  JsonNode *node = json_object_get_member (object, key);

  if (!awrash_i_member_is_number (node))
    return awrash_i_member_malformed (key, _ ("a number"), error);
  *value = json_node_get_double (node);
  if (!(*value >= 0) || *value > G_MAXDOUBLE)
    return awrash_i_member_malformed (key, _ ("a number of at least 0"), error);
  return TRUE;
}

static gboolean
read_group (AwrashGiniProof *proof, const AwrashModel *model, JsonNode *node, GError **error)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (gsize));
  JsonArray *codes;

  g_ptr_array_add (proof->groups, members);
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return awrash_i_member_malformed ("groups", _ ("a list of lists of codes"), error);
  codes = json_node_get_array (node);
  for (guint k = 0; k < json_array_get_length (codes); k++)
    {
      gsize province;

      if (!awrash_i_member_find_province (model->programme, json_array_get_element (codes, k),
                                          &province, error))
        return FALSE;
      g_array_append_val (members, province);
    }
  return TRUE;
}

static gboolean
read_prices (AwrashStageProof *stage, const AwrashModel *model, JsonObject *prices, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (prices);

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (prices, l->data);
      AwrashPrice price = { awrash_i_model_find_wall (model, l->data), 0, NULL };

      if (price.wall == G_MAXSIZE)
        return awrash_i_member_malformed (l->data, _ ("a bound of the programme"), error);
      if (!awrash_i_member_is_integer (node))
        return awrash_i_member_malformed (l->data, _ ("a whole number"), error);
      price.value = json_node_get_int (node);
      if (!awrash_i_member_is_summable (price.value, model->walls->len))
        return awrash_i_member_malformed (l->data, _ ("a price of at most 2^53"), error);
      g_array_append_val (stage->prices, price);
    }
  return TRUE;
}

/* A list of whole numbers from `least` up. */
static gboolean
read_integers (JsonObject *object, const char *key, int64_t least, GArray *values, GError **error)
{
  JsonArray *array;

  if (!awrash_i_member_get_array (object, key, &array, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      int64_t value = awrash_i_member_is_integer (node) ? json_node_get_int (node) : least - 1;

      if (value < least)
        return awrash_i_member_malformed (key, _ ("a list of whole numbers in their range"), error);
      g_array_append_val (values, value);
    }
  return TRUE;
}

static gboolean
read_bound (AwrashGiniBox *box, const AwrashModel *model, JsonObject *object, GError **error)
{
  JsonObject *prices;
  gboolean has_ranks = json_object_has_member (object, "ranks");

  box->is_empty = json_object_has_member (object, "cut");
  box->by_multipliers = json_object_has_member (object, "by_multipliers");
  box->has_bound = box->is_empty || box->by_multipliers || has_ranks;
  if (!box->has_bound)
    return TRUE;
  if (has_ranks && !read_integers (object, "ranks", 0, box->ranks, error))
    return FALSE;
  if (json_object_has_member (object, "released")
      && !read_integers (object, "released", 0, box->released, error))
    return FALSE;
  if (!box->is_empty && !json_object_has_member (object, "prices"))
    return TRUE;
  return awrash_i_member_get_object (object, box->is_empty ? "cut" : "prices", &prices, error)
         && read_prices (box->prices, model, prices, error);
}

static gboolean
read_box (AwrashGiniProof *proof, const AwrashModel *model, JsonNode *node, GError **error)
{
  AwrashGiniBox *box = awrash_i_gini_proof_add_box (proof);
  JsonObject *object;
  int64_t parent;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return awrash_i_member_malformed ("boxes", _ ("a list of objects"), error);
  object = json_node_get_object (node);
  if (proof->boxes->len > 1)
    {
      if (!awrash_i_member_get_integer (object, "in", &parent, error)
          || !awrash_i_member_find_province (
              model->programme, json_object_get_member (object, "province"), &box->province, error))
        return FALSE;
      if (parent < 0 || parent >= (int64_t)proof->boxes->len - 1)
        return awrash_i_member_malformed ("in", _ ("the number of an earlier box"), error);
      box->parent = (gssize)parent;
      box->is_upper = json_object_has_member (object, "more_than");
      if (!awrash_i_member_get_integer (object, box->is_upper ? "more_than" : "at_most", &box->at,
                                        error))
        return FALSE;
      if (box->at < -AWRASH_CERTIFICATE_LARGEST || box->at > AWRASH_CERTIFICATE_LARGEST)
        return awrash_i_member_malformed ("boxes", _ ("cut at no more than 2^53 places"), error);
    }
  return read_bound (box, model, object, error);
}

static gboolean
read_lists (AwrashGiniProof *proof, const AwrashModel *model, JsonObject *object, GError **error)
{
  JsonArray *groups, *boxes;

  if (!awrash_i_member_get_array (object, "groups", &groups, error)
      || !awrash_i_member_get_array (object, "boxes", &boxes, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (groups); i++)
    if (!read_group (proof, model, json_array_get_element (groups, i), error))
      return FALSE;
  for (guint i = 0; i < json_array_get_length (boxes); i++)
    if (!read_box (proof, model, json_array_get_element (boxes, i), error))
      return FALSE;
  return TRUE;
}

gboolean
awrash_i_claim_read_gini (AwrashStageProof *stage, const AwrashModel *model, JsonObject *object,
                          GError **error)
{
  JsonObject *gini;

  if (!json_object_has_member (object, "gini"))
    return TRUE;
  if (!awrash_i_member_get_object (object, "gini", &gini, error))
    return FALSE;
  stage->gini = awrash_i_gini_proof_new ();
  if (!read_number (gini, "value", &stage->gini->value, error)
      || !read_number (gini, "bound", &stage->gini->bound, error)
      || !awrash_i_member_get_integer (gini, "shift", &stage->gini->shift, error))
    return FALSE;
  if (json_object_has_member (gini, "ratio")
      && !read_number (gini, "ratio", &stage->gini->ratio, error))
    return FALSE;
  if (json_object_has_member (gini, "multipliers")
      && !read_integers (gini, "multipliers", -LARGEST_MULTIPLIER, stage->gini->multipliers, error))
    return FALSE;
  if (stage->gini->shift < 0 || stage->gini->shift > LARGEST_SHIFT)
    return awrash_i_member_malformed ("shift", _ ("a whole number of at most 60"), error);
  return read_lists (stage->gini, model, gini, error);
}
