/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The record beside the columns: canonical JSON, a member a line, so that two records are compared
 * line by line and what differs is named. Source: RFC 8259. Invariant: everything that could change
 * a bit of a column stands in the definition, and nothing else does. */

#include "simulation/record-private.h"

#include "base/certificate-text-private.h"
#include "base/digest-private.h"
#include "base/i18n-private.h"
#include "base/text-private.h"

#include <string.h>

#define SCHEMA "awrash-study-1"
#define ORDER "row = (scenario * replications + replication) * policies + policy"

GString *
awrash_i_record_begin (void)
{
  GString *definition = g_string_new ("{");

  awrash_i_record_key (definition, "schema");
  awrash_i_certificate_put_string (definition, SCHEMA);
  awrash_i_record_key (definition, "version");
  awrash_i_certificate_put_string (definition, awrash_base_version ());
  return definition;
}

void
awrash_i_record_key (GString *definition, const char *key)
{
  g_string_append (definition, definition->len > 1 ? ",\n" : "\n");
  awrash_i_certificate_put_string (definition, key);
  g_string_append_c (definition, ':');
}

static void
put_number (GString *text, const char *key, guint64 value)
{
  awrash_i_record_key (text, key);
  awrash_i_certificate_put_number (text, (int64_t)value);
}

static void
put_columns (GString *text, const AwrashILedger *ledger)
{
  awrash_i_record_key (text, "columns");
  g_string_append_c (text, '[');
  for (gsize i = 0; i < ledger->n_columns; i++)
    {
      g_autofree char *file = g_strconcat (ledger->columns[i].name, ".npy", NULL);
      awrash_i_certificate_put_next (text);
      g_string_append_c (text, '{');
      awrash_i_certificate_put_text (text, "file", file);
      awrash_i_certificate_put_key (text, "axes");
      g_string_append_printf (text, "[%s]}", ledger->columns[i].axes);
    }
  g_string_append_c (text, ']');
}

void
awrash_i_record_end (AwrashILedger *ledger, GString *definition)
{
  g_autofree char *sum = NULL;

  put_columns (definition, ledger);
  awrash_i_record_key (definition, "order");
  awrash_i_certificate_put_string (definition, ORDER);
  put_number (definition, "runs", ledger->n_rows);
  put_number (definition, "chunk_rows", ledger->chunk_rows);
  sum = awrash_i_digest_text (definition->str, definition->len);
  awrash_i_record_key (definition, "definition_sha256");
  awrash_i_certificate_put_string (definition, sum);
  ledger->definition = g_string_free (definition, FALSE);
}

static void
put_sum (GString *text, const char *key, const char *sum)
{
  awrash_i_record_key (text, key);
  if (sum != NULL)
    awrash_i_certificate_put_string (text, sum);
  else
    g_string_append (text, "null");
}

char *
awrash_i_record_text (const AwrashILedger *ledger, const AwrashIShard *shard, const char *chunks,
                      const char *design)
{
  GString *text = g_string_new (ledger->definition);

  put_number (text, "shard", shard->number);
  put_number (text, "shards", shard->count);
  put_number (text, "first_row", shard->first_row);
  put_number (text, "rows", shard->n_rows);
  put_number (text, "first_scenario", shard->first_point);
  awrash_i_record_key (text, "whole");
  g_string_append (text, chunks != NULL ? "true" : "false");
  put_sum (text, "chunks_sha256", chunks);
  put_sum (text, "design_sha256", design);
  awrash_i_certificate_put_sum (text);
  return g_string_free (text, FALSE);
}

/* ── reading ────────────────────────────────────────────────────────────────────────────────── */

/* The member of a line, and its value without the comma behind it. */
static gboolean
part_line (const char *line, char **key, char **value)
{
  const char *end = *line == '"' ? strstr (line + 1, "\":") : NULL;

  if (end == NULL)
    return FALSE;
  *key = g_strndup (line + 1, (gsize)(end - line - 1));
  *value = g_strdup (end + 2);
  if (g_str_has_suffix (*value, ","))
    (*value)[strlen (*value) - 1] = '\0';
  return TRUE;
}

static gboolean
refuse_form (const char *folder, GError **error)
{
  g_set_error (
      error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
      _ ("%s: its study.json is no record of a study, expected a new folder or one of this "
         "study"),
      folder);
  return FALSE;
}

static gboolean
compare_lines (const char *folder, const char *found, const char *expected, GError **error)
{
  g_autofree char *key = NULL, *value = NULL, *other_key = NULL, *other = NULL;
  g_autofree char *shown = NULL, *wanted = NULL;

  if (g_str_equal (found, expected))
    return TRUE;
  if (!part_line (expected, &key, &value) || !part_line (found, &other_key, &other)
      || !g_str_equal (key, other_key))
    return refuse_form (folder, error);
  shown = awrash_i_text_quote (other);
  wanted = awrash_i_text_quote (value);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("%s: is of another study: its %s is %s, expected %s"), folder, key, shown,
               wanted);
  return FALSE;
}

static gboolean
read_number (const char *line, const char *key, guint64 *number)
{
  g_autofree char *found = NULL, *value = NULL;

  return line != NULL && part_line (line, &found, &value) && g_str_equal (found, key)
         && g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT64, number, NULL);
}

gboolean
awrash_i_record_read (const AwrashILedger *ledger, const char *folder, const char *text,
                      AwrashIShard *shard, gboolean *is_whole, GError **error)
{
  g_auto (GStrv) found = g_strsplit (text, "\n", -1);
  g_auto (GStrv) expected = g_strsplit (ledger->definition, "\n", -1);
  const guint n = g_strv_length (expected);
  guint64 number, count;

  /* the last line of a definition, its own hash, gets a comma where something follows */
  for (guint i = 0; i < n - 1 && found[i] != NULL; i++)
    if (!compare_lines (folder, found[i], expected[i], error))
      return FALSE;
  if (g_strv_length (found) < n + 8)
    return refuse_form (folder, error);
  if (!read_number (found[n], "shard", &number) || !read_number (found[n + 1], "shards", &count))
    return refuse_form (folder, error);
  *is_whole = g_str_equal (found[n + 5], "\"whole\":true,");
  return awrash_i_shard_find (ledger, number, count, shard, error);
}
