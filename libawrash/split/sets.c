/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sets of types, numbered: walls are many, the sets that they are on are few.
 * Source: the rectangles of libawrash/README.md. Invariant: no two numbers have the same types. */

#include "split/model-private.h"

#include "base/memory-private.h"

#include <string.h>

static gsize
add_set (AwrashModel *model, const guint8 types[], GError **error)
{
  guint8 *own;
  gsize size = 0;

  if (!awrash_i_memory_stretch (model->set_words, model->n_words, error)
      || !awrash_i_memory_stretch (model->set_sizes, 1, error))
    return G_MAXSIZE;
  own = awrash_i_copy (guint8, types, model->n_types, error);
  if (own == NULL)
    return G_MAXSIZE;
  for (gsize k = 0; k < model->n_words; k++)
    {
      guint64 word = 0;

      for (gsize type = 64 * k; type < MIN (64 * k + 64, model->n_types); type++)
        {
          word |= (guint64)(types[type] != 0) << (type % 64);
          size += types[type] != 0;
        }
      g_array_append_val (model->set_words, word);
    }
  g_array_append_val (model->set_sizes, size);
  g_ptr_array_add (model->sets, own);
  g_ptr_array_add (model->set_names, NULL);
  return model->sets->len - 1;
}

gsize
awrash_i_model_seek_set (AwrashModel *model, const guint8 types[])
{
  gsize n = model->sets->len;

  /* Bounds stand one after another for the same stream, each in another territory. */
  if (model->last_set < n
      && memcmp (awrash_i_model_set (model, model->last_set), types, model->n_types) == 0)
    return model->last_set;
  for (gsize i = 0; i < n; i++)
    if (memcmp (awrash_i_model_set (model, i), types, model->n_types) == 0)
      return model->last_set = i;
  return G_MAXSIZE;
}

gsize
awrash_i_model_find_set (AwrashModel *model, const guint8 types[], GError **error)
{
  gsize known = awrash_i_model_seek_set (model, types);

  return known != G_MAXSIZE ? known : (model->last_set = add_set (model, types, error));
}

/* ── names ──────────────────────────────────────────────────────────────────────────────────── */

static void
append_name (GString *name, const char *kind, const char *code)
{
  g_string_append_printf (name, "%s%s%s", name->len > 0 ? "+" : "", kind, code);
}

char *
awrash_i_model_name_set (const AwrashProgramme *programme, const guint8 types[])
{
  GString *name = g_string_new (NULL);
  gsize n = 0;

  for (gsize type = 0; type < programme->n_types; type++)
    n += types[type];
  if (n == programme->n_types)
    return g_string_free (g_string_assign (name, "*"), FALSE);
  for (gsize stream = 0; stream < programme->n_streams; stream++)
    {
      gsize inside = 0, held = 0;

      for (gsize type = 0; type < programme->n_types; type++)
        {
          inside += programme->types[type].stream == stream;
          held += programme->types[type].stream == stream && types[type];
        }
      if (held > 0 && held == inside)
        append_name (name, "", programme->streams[stream].code);
      for (gsize type = 0; type < programme->n_types && held < inside; type++)
        if (programme->types[type].stream == stream && types[type])
          append_name (name, "type:", programme->types[type].code);
    }
  return g_string_free (name, FALSE);
}

const char *
awrash_i_model_set_name (const AwrashModel *model, gsize set)
{
  gpointer *name = &g_ptr_array_index (model->set_names, set);

  if (*name == NULL)
    *name = awrash_i_model_name_set (model->programme, awrash_i_model_set (model, set));
  return *name;
}
