/* SPDX-License-Identifier: GPL-3.0-or-later */

/* programme.ini: lines looked at one by one before GKeyFile reads them all. Source: GKeyFile's
 * format, with a byte-order mark allowed before it. Invariant: where no fault is told GKeyFile
 * takes the text, and no key stands twice. */

#include "programme/ini-private.h"

#include "base/i18n-private.h"

#include <string.h>

typedef struct
{
  const char *name;
  gsize line;
  char *group;      /* NULL before the first */
  GHashTable *seen; /* "group\nkey" -> line */
  AwrashFaults *faults;
} Scanner;

static gboolean
check_encoding (const char *name, const char *text, gsize length, AwrashFaults *faults)
{
  const char *end = NULL;
  gsize line = 1;

  if (length >= 2 && (memcmp (text, "\xFF\xFE", 2) == 0 || memcmp (text, "\xFE\xFF", 2) == 0))
    {
      awrash_i_faults_add (faults, _ ("%s:1: UTF-16, expected UTF-8: save the file as UTF-8"),
                           name);
      return FALSE;
    }
  if (g_utf8_validate_len (text, length, &end))
    return TRUE;
  for (const char *at = text; at < end; at++)
    line += *at == '\n';
  awrash_i_faults_add (faults,
                       _ ("%s:%zu: byte 0x%02X is not UTF-8, expected UTF-8: save "
                          "the file as UTF-8"),
                       name, line, (guint)(guchar)*end);
  return FALSE;
}

static void
scan_group (Scanner *scanner, const char *text)
{
  const gsize length = strlen (text);

  if (length < 3 || text[length - 1] != ']' || strpbrk (text + 1, "[") != NULL
      || strchr (text, ']') != text + length - 1)
    {
      awrash_i_faults_add (scanner->faults, _ ("%s:%zu: \"%s\" is no group, expected [name]"),
                           scanner->name, scanner->line, text);
      return;
    }
  g_free (scanner->group);
  scanner->group = g_strndup (text + 1, length - 2);
}

static void
scan_key (Scanner *scanner, const char *text)
{
  const char *equals = strchr (text, '=');
  g_autofree char *key = NULL, *path = NULL;
  gsize earlier = 0;

  if (equals == NULL || equals == text)
    {
      awrash_i_faults_add (scanner->faults,
                           _ ("%s:%zu: \"%s\" is no option, expected key=value, "
                              "[group] or a comment that begins with #"),
                           scanner->name, scanner->line, text);
      return;
    }
  if (scanner->group == NULL)
    {
      awrash_i_faults_add (scanner->faults,
                           _ ("%s:%zu: \"%s\" stands before the first group, "
                              "expected [programme] before it"),
                           scanner->name, scanner->line, text);
      return;
    }
  key = g_strchomp (g_strndup (text, (gsize)(equals - text)));
  path = g_strconcat (scanner->group, "\n", key, NULL);
  earlier = GPOINTER_TO_SIZE (g_hash_table_lookup (scanner->seen, path));
  if (earlier > 0)
    awrash_i_faults_add (scanner->faults,
                         _ ("%s:%zu: [%s] %s stands in line %zu already, expected each once"),
                         scanner->name, scanner->line, scanner->group, key, earlier);
  else
    g_hash_table_insert (scanner->seen, g_steal_pointer (&path), GSIZE_TO_POINTER (scanner->line));
}

static void
scan_line (Scanner *scanner, char *line)
{
  const char *text = g_strstrip (line);

  scanner->line++;
  if (*text == '\0' || *text == '#')
    return;
  if (*text == '[')
    scan_group (scanner, text);
  else
    scan_key (scanner, text);
}

void
awrash_i_ini_parse (GKeyFile *options, const char *name, const char text[], gsize length,
                    AwrashFaults *faults)
{
  const gsize before = faults->n;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  Scanner scanner = { .name = name, .faults = faults };

  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  if (!check_encoding (name, text, length, faults))
    return;
  scanner.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    scan_line (&scanner, lines[i]);
  g_hash_table_unref (scanner.seen);
  g_free (scanner.group);
  if (faults->n > before)
    return;
  if (!g_key_file_load_from_data (options, text, length,
                                  G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS, &error)
      && !g_error_matches (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_NOT_FOUND))
    awrash_i_faults_add (faults, _ ("%s: cannot be read: %s"), name, error->message);
}
