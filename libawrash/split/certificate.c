/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The certificate of a plan: one canonical JSON text that lets anyone re-check the answer without
 * the solver, closed by its SHA-256. Codes are sorted, numbers locale-free, keys in fixed order.
 * Source: the contract of awrash_audit_certificate(); RFC 8259. Invariant: equal programmes,
 * readings and answers give equal bytes. */

#include "split/certificate-private.h"

#include "base/memory-private.h"

#include <string.h>

/* ── the answer ─────────────────────────────────────────────────────────────────────────────── */

/* The types' codes, in the order in which places are listed. */
static void
put_types (GString *text, const AwrashModel *model, const gsize order[])
{
  awrash_i_certificate_put_key (text, "types");
  g_string_append_c (text, '[');
  for (gsize k = 0; k < model->n_types; k++)
    {
      awrash_i_certificate_put_next (text);
      awrash_i_certificate_put_string (text,
                                       model->programme->types[order[k] % model->n_types].code);
    }
  g_string_append_c (text, ']');
}

/* [[territory, [places of each type]], …] without the empty provinces, in the order[n_cells] of the
 * codes. */
static void
put_places (GString *text, const char *key, const AwrashModel *model, const gsize order[],
            const int64_t places[])
{
  gsize n_types = model->n_types;

  awrash_i_certificate_put_key (text, key);
  g_string_append_c (text, '[');
  for (gsize k = 0; k < model->n_cells; k += n_types)
    {
      gsize held = 0;

      for (gsize i = 0; i < n_types; i++)
        held += places[order[k + i]] != 0;
      if (held == 0)
        continue;
      awrash_i_certificate_put_next (text);
      g_string_append_c (text, '[');
      awrash_i_certificate_put_string (text, awrash_i_model_code (model, order[k] / n_types));
      g_string_append (text, ",[");
      for (gsize i = 0; i < n_types; i++)
        {
          awrash_i_certificate_put_next (text);
          awrash_i_certificate_put_number (text, places[order[k + i]]);
        }
      g_string_append (text, "]]");
    }
  g_string_append_c (text, ']');
}

static void
put_reading (GString *text, const AwrashReading *reading)
{
  awrash_i_certificate_put_key (text, "reading");
  g_string_append_c (text, '{');
  for (AwrashReadingKey key = 0; key < AWRASH_READING_N_KEYS; key++)
    awrash_i_certificate_put_text (text, awrash_i_reading_key (key), reading->values[key]);
  g_string_append_c (text, '}');
}

static void
put_tie (GString *text, const AwrashPlan *plan, const AwrashModel *model, const gsize order[])
{
  awrash_i_certificate_put_key (text, "tie");
  if (plan->n_tied == 0)
    {
      g_string_append (text, "null");
      return;
    }
  g_string_append (text, "{\"members\":[");
  for (gsize k = 0; k < plan->n_tied; k++)
    {
      awrash_i_certificate_put_next (text);
      g_string_append_c (text, '[');
      awrash_i_certificate_put_string (text, awrash_i_model_code (model, (gsize)plan->tied[k]));
      g_string_append_c (text, ',');
      awrash_i_certificate_put_number (text, plan->sure[k]);
      g_string_append_c (text, ']');
    }
  g_string_append_c (text, ']');
  awrash_i_certificate_put_integer (text, "free_units", plan->free_units);
  awrash_i_certificate_put_key (text, "witnesses");
  g_string_append_c (text, '[');
  for (guint i = 0; i < plan->witnesses->len; i++)
    {
      awrash_i_certificate_put_next (text);
      g_string_append_c (text, '{');
      put_places (text, "places", model, order, g_ptr_array_index (plan->witnesses, i));
      g_string_append_c (text, '}');
    }
  g_string_append (text, "]}");
}

/* ── the proof ──────────────────────────────────────────────────────────────────────────────── */

static void
put_stage (GString *text, const AwrashModel *model, const guint32 number[], AwrashStageProof *stage)
{
  awrash_i_certificate_put_next (text);
  g_string_append_c (text, '{');
  awrash_i_certificate_put_text (text, "stage", awrash_i_proof_get_stage_name (stage->kind));
  if (stage->province >= 0)
    awrash_i_certificate_put_text (text, "province",
                                   awrash_i_model_code (model, (gsize)stage->province));
  if (stage->stream >= 0)
    awrash_i_certificate_put_text (text, "stream", model->programme->streams[stage->stream].code);
  awrash_i_certificate_put_prices (text, "prices", model, number, stage);
  awrash_i_certificate_put_gini (text, model, number, stage->gini);
  g_string_append_c (text, '}');
}

static gboolean
put_proof (GString *text, const AwrashModel *model, const AwrashProof *proof, GError **error)
{
  g_autofree guint32 *number = NULL;

  awrash_i_certificate_put_key (text, "mix_weights");
  g_string_append_c (text, '{');
  for (gsize stream = 0; proof->mix_weights != NULL && stream < model->programme->n_streams;
       stream++)
    awrash_i_certificate_put_integer (text, model->programme->streams[stream].code,
                                      proof->mix_weights[stream]);
  g_string_append_c (text, '}');
  number = awrash_i_certificate_put_bounds (text, model, proof, error);
  if (number == NULL)
    return FALSE;
  awrash_i_certificate_put_key (text, "stages");
  g_string_append_c (text, '[');
  for (guint i = 0; i < proof->stages->len; i++)
    put_stage (text, model, number, g_ptr_array_index (proof->stages, i));
  g_string_append_c (text, ']');
  return TRUE;
}

static void
put_answer (GString *text, const AwrashPlan *plan, const AwrashModel *model, const gsize order[])
{
  awrash_i_certificate_put_text (text, "class", awrash_split_class_get_name (plan->class_));
  awrash_i_certificate_put_text (text, "chain", plan->chain);
  awrash_i_certificate_put_text (text, "status", awrash_base_status_get_name (plan->status));
  awrash_i_certificate_put_integer (text, "missing", plan->missing);
  awrash_i_certificate_put_integer (text, "unplaced", plan->unplaced);
  awrash_i_certificate_put_key (text, "gap");
  if (plan->has_answer && (plan->claims != NULL || plan->gap > 0))
    awrash_i_certificate_put_double (text, plan->gap);
  else
    g_string_append (text, plan->has_answer ? "0" : "null");
  if (plan->claims != NULL)
    {
      awrash_i_certificate_put_key (text, "value");
      awrash_i_certificate_put_double (text, plan->value);
      awrash_i_certificate_put_key (text, "bound");
      awrash_i_certificate_put_double (text, plan->bound);
      awrash_i_certificate_put_key (text, "mix_gap");
      awrash_i_certificate_put_double (text, plan->mix_gap);
    }
  put_types (text, model, order);
  if (plan->has_answer)
    put_places (text, "places", model, order, plan->places);
  else
    awrash_i_certificate_put_text (text, "places", NULL);
  put_tie (text, plan, model, order);
}

char *
awrash_i_certificate_write (const AwrashPlan *plan, const AwrashModel *model,
                            const AwrashProof *proof, GError **error)
{
  g_autofree gsize *order = awrash_i_model_sort_cells (model, error);
  g_autoptr (GString) text = g_string_new ("{");

  if (order == NULL)
    return NULL;
  awrash_i_certificate_put_text (text, "format", AWRASH_CERTIFICATE_FORMAT);
  awrash_i_certificate_put_text (text, "version", awrash_base_version ());
  awrash_i_certificate_put_text (text, "input", awrash_programme_get_hash (plan->programme));
  put_reading (text, plan->reading);
  put_answer (text, plan, model, order);
  if (plan->base != NULL)
    awrash_i_certificate_put_text (text, "base", plan->base->certificate);
  if (!put_proof (text, model, proof, error))
    return NULL;
  if (plan->claims != NULL)
    {
      awrash_i_certificate_put_key (text, "claims");
      g_string_append (text, plan->claims);
    }
  awrash_i_certificate_put_sum (text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
