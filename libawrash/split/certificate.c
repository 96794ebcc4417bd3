/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The certificate of a plan: one canonical JSON text that lets anyone re-check the answer without
 * the solver, closed by its SHA-256. Codes are sorted, numbers locale-free, keys in fixed order.
 * Source: the page on certificates in libawrash/README.md. Invariant: equal programmes, readings
 * and answers give equal bytes. */

#include "split/certificate-private.h"

#include "base/memory-private.h"

#include <string.h>

static void
put_text (JsonBuilder *builder, const char *key, const char *value)
{
  json_builder_set_member_name (builder, key);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
put_integer (JsonBuilder *builder, const char *key, int64_t value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, value);
}

/* [[territory, type, places], …] without the empty cells, in the order[n_cells] of the codes. */
static void
put_places (JsonBuilder *builder, const char *key, const AwrashModel *model, const gsize order[],
            const int64_t places[])
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (gsize k = 0; k < model->n_cells; k++)
    {
      gsize cell = order[k];

      if (places[cell] == 0)
        continue;
      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, awrash_i_model_code (model, cell / model->n_types));
      json_builder_add_string_value (builder, model->programme->types[cell % model->n_types].code);
      json_builder_add_int_value (builder, places[cell]);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
put_reading (JsonBuilder *builder, const AwrashReading *reading)
{
  json_builder_set_member_name (builder, "reading");
  json_builder_begin_object (builder);
  for (AwrashReadingKey key = 0; key < AWRASH_READING_N_KEYS; key++)
    put_text (builder, awrash_i_reading_key (key), reading->values[key]);
  json_builder_end_object (builder);
}

static void
put_tie (JsonBuilder *builder, const AwrashPlan *plan, const AwrashModel *model,
         const gsize order[])
{
  json_builder_set_member_name (builder, "tie");
  if (plan->n_tied == 0)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "members");
  json_builder_begin_array (builder);
  for (gsize k = 0; k < plan->n_tied; k++)
    {
      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, awrash_i_model_code (model, (gsize)plan->tied[k]));
      json_builder_add_int_value (builder, plan->sure[k]);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
  put_integer (builder, "free_units", plan->free_units);
  json_builder_set_member_name (builder, "witnesses");
  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->witnesses->len; i++)
    {
      json_builder_begin_object (builder);
      put_places (builder, "places", model, order, g_ptr_array_index (plan->witnesses, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* An integer price as a number; an exact one as [[province, units, times], …]. */
static void
put_price (JsonBuilder *builder, const AwrashModel *model, const AwrashPrice *price)
{
  json_builder_set_member_name (builder, awrash_i_model_wall (model, price->wall)->name);
  if (price->terms == NULL)
    {
      json_builder_add_int_value (builder, price->value);
      return;
    }
  json_builder_begin_array (builder);
  for (guint i = 0; i < price->terms->len; i++)
    {
      const AwrashTerm *term = &g_array_index (price->terms, AwrashTerm, i);

      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, awrash_i_model_code (model, term->province));
      json_builder_add_int_value (builder, term->units);
      json_builder_add_int_value (builder, term->sign);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static int
by_wall_name (gconstpointer a, gconstpointer b, gpointer data)
{
  const AwrashModel *model = data;

  return strcmp (awrash_i_model_wall (model, ((const AwrashPrice *)a)->wall)->name,
                 awrash_i_model_wall (model, ((const AwrashPrice *)b)->wall)->name);
}

static void
put_stage (JsonBuilder *builder, const AwrashModel *model, const AwrashStageProof *stage)
{
  g_array_sort_with_data (stage->prices, by_wall_name, (gpointer)(guintptr)model);
  json_builder_begin_object (builder);
  put_text (builder, "stage", awrash_i_proof_get_stage_name (stage->kind));
  if (stage->need > 0)
    {
      json_builder_set_member_name (builder, "level");
      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, stage->units);
      json_builder_add_double_value (builder, stage->need);
      json_builder_end_array (builder);
    }
  if (stage->province >= 0)
    put_text (builder, "province", awrash_i_model_code (model, (gsize)stage->province));
  if (stage->stream >= 0)
    put_text (builder, "stream", model->programme->streams[stage->stream].code);
  json_builder_set_member_name (builder, "prices");
  json_builder_begin_object (builder);
  for (guint i = 0; i < stage->prices->len; i++)
    put_price (builder, model, &g_array_index (stage->prices, AwrashPrice, i));
  json_builder_end_object (builder);
  awrash_i_certificate_put_gini (builder, model, stage->gini);
  json_builder_end_object (builder);
}

static void
put_proof (JsonBuilder *builder, const AwrashModel *model, const AwrashProof *proof)
{
  json_builder_set_member_name (builder, "mix_weights");
  json_builder_begin_object (builder);
  for (gsize stream = 0; proof->mix_weights != NULL && stream < model->programme->n_streams;
       stream++)
    put_integer (builder, model->programme->streams[stream].code, proof->mix_weights[stream]);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "stages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < proof->stages->len; i++)
    put_stage (builder, model, g_ptr_array_index (proof->stages, i));
  json_builder_end_array (builder);
}

static void
put_answer (JsonBuilder *builder, const AwrashPlan *plan, const AwrashModel *model,
            const gsize order[])
{
  put_text (builder, "class", awrash_split_class_get_name (plan->class_));
  put_text (builder, "chain", plan->chain);
  put_text (builder, "status", awrash_base_status_get_name (plan->status));
  put_integer (builder, "missing", plan->missing);
  put_integer (builder, "unplaced", plan->unplaced);
  json_builder_set_member_name (builder, "gap");
  if (!plan->has_answer)
    json_builder_add_null_value (builder);
  else if (plan->gap > 0)
    json_builder_add_double_value (builder, plan->gap);
  else
    json_builder_add_int_value (builder, 0);
  if (plan->has_answer)
    put_places (builder, "places", model, order, plan->places);
  else
    put_text (builder, "places", NULL);
  put_tie (builder, plan, model, order);
}

static char *
generate (JsonNode *root)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_generator_set_root (generator, root);
  return json_generator_to_data (generator, NULL);
}

char *
awrash_i_certificate_write (const AwrashPlan *plan, const AwrashModel *model,
                            const AwrashProof *proof, GError **error)
{
  g_autofree gsize *order = awrash_i_model_sort_cells (model, error);
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL, *sum = NULL;

  if (order == NULL)
    return NULL;
  json_builder_begin_object (builder);
  put_text (builder, "format", AWRASH_CERTIFICATE_FORMAT);
  put_text (builder, "version", awrash_base_version ());
  put_text (builder, "input", awrash_programme_get_hash (plan->programme));
  put_reading (builder, plan->reading);
  put_answer (builder, plan, model, order);
  put_proof (builder, model, proof);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = generate (root);
  /* The hash is that of the text before the hash itself is put in front of the last brace. */
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  text[strlen (text) - 1] = '\0';
  return g_strdup_printf ("%s,\"sha256\":\"%s\"}\n", text, sum);
}
