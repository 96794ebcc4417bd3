/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads one stage of a certificate: what it is about, and the price of every bound in it. Source:
 * libawrash/split/certificate.c writes it. Invariant: a stage names provinces, streams and bounds
 * of the programme alone, and its numbers are such that sums of them stay exact. */

#include "audit/claim-stage-private.h"

#include "audit/claim-gini-private.h"
#include "audit/claim-member-private.h"

#include "base/i18n-private.h"

/* 2 * 2^50 * 2^11 fits the numerator of a fraction; no price has so many terms of one unit. */
#define LARGEST_TIMES (1 << 11)

static GArray *
read_terms (const AwrashModel *model, JsonArray *array, GError **error)
{
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (AwrashTerm));

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonArray *row = awrash_i_member_get_row (array, i, 3);
      AwrashTerm term;

      if (row == NULL || !awrash_i_member_is_integer (json_array_get_element (row, 1))
          || !awrash_i_member_is_integer (json_array_get_element (row, 2)))
        {
          awrash_i_member_malformed ("prices", _ ("made of [territory, units, times]"), error);
          return NULL;
        }
      if (!awrash_i_member_find_province (model->programme, json_array_get_element (row, 0),
                                          &term.province, error))
        return NULL;
      term.units = json_array_get_int_element (row, 1);
      term.sign = json_array_get_int_element (row, 2);
      if (term.units < -AWRASH_MEMBER_LARGEST || term.units > AWRASH_MEMBER_LARGEST
          || term.sign < -LARGEST_TIMES || term.sign > LARGEST_TIMES)
        {
          awrash_i_member_malformed (
              "prices", _ ("made of units of at most 2^50 and times of at most 2^11"), error);
          return NULL;
        }
      g_array_append_val (terms, term);
    }
  return g_steal_pointer (&terms);
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
      if (awrash_i_member_is_integer (node))
        price.value = json_node_get_int (node);
      else if (JSON_NODE_HOLDS_ARRAY (node))
        price.terms = read_terms (model, json_node_get_array (node), error);
      else
        return awrash_i_member_malformed (l->data, _ ("a price"), error);
      if (!awrash_i_member_is_integer (node) && price.terms == NULL)
        return FALSE;
      if (!awrash_i_member_is_summable (price.value, model->walls->len))
        return awrash_i_member_malformed (l->data, _ ("a price of at most 2^53"), error);
      g_array_append_val (stage->prices, price);
    }
  return TRUE;
}

static gboolean
read_stream (AwrashStageProof *stage, const AwrashModel *model, JsonObject *object, GError **error)
{
  const char *code;

  if (!json_object_has_member (object, "stream"))
    return TRUE;
  if (!awrash_i_member_get_text (object, "stream", &code, error))
    return FALSE;
  stage->stream = awrash_i_stream_find (model->programme, code);
  return stage->stream >= 0
         || awrash_i_member_malformed (code, _ ("a stream of the programme"), error);
}

gboolean
awrash_i_claim_read_stage (AwrashClaim *claim, const AwrashModel *model, JsonNode *node,
                           GError **error)
{
  AwrashStageProof *stage = awrash_i_proof_new_stage ();
  JsonObject *object, *prices;
  const char *name;
  gsize province;

  g_ptr_array_add (claim->stages, stage);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return awrash_i_member_malformed ("stages", _ ("a list of objects"), error);
  object = json_node_get_object (node);
  if (!awrash_i_member_get_text (object, "stage", &name, error)
      || !awrash_i_member_get_object (object, "prices", &prices, error))
    return FALSE;
  stage->kind = awrash_i_proof_stage_from_name (name);
  if (stage->kind == 0)
    return awrash_i_member_malformed (name, _ ("a stage"), error);
  if (json_object_has_member (object, "province"))
    {
      if (!awrash_i_member_find_province (
              model->programme, json_object_get_member (object, "province"), &province, error))
        return FALSE;
      stage->province = (gssize)province;
    }
  return read_stream (stage, model, object, error) && read_prices (stage, model, prices, error)
         && awrash_i_claim_read_gini (stage, model, object, error);
}
