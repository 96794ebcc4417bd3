/* SPDX-License-Identifier: GPL-3.0-or-later */

/* programme.ini: who the programme is, its need, its split and its readings. Source: the layout of
 * a programme folder. Invariant: a key that nobody reads is a fault, since a mistyped one would
 * change the answer in silence; what an objective means is the split's to say. */

#include "base/i18n-private.h"
#include "programme/draft-private.h"
#include "programme/fold-private.h"
#include "programme/need-private.h"

#include <string.h>

/* A key with the values it may have, NULL where they are free or checked apart. */
typedef struct
{
  const char *key;
  const char *values;
} Option;

static const Option need_options[] = { { "indicator", NULL }, { "name", NULL }, { "note", NULL } };

static const Option split_options[] = {
  { "name", NULL },          { "note", NULL },       { "objective", NULL },
  { "chain", NULL },         { "on", "rate;count" }, { "receives", "places;person-months;money" },
  { "streams", NULL },       { "need", NULL },       { "tie", "error;order;lot" },
  { "order", NULL },         { "seed", NULL },       { "gap", NULL },
  { "pool_caps", "yes;no" }, { "groups", NULL },     { "min_rate", NULL },
  { "max_rate", NULL },      { "fix", NULL },        { "at_least_last", NULL },
  { "at_most_last", NULL },  { "rows", NULL },       { "nodes", NULL },
};

static void
fault (AwrashDraft *draft, const char *group, const char *key, const char *value,
       const char *expected)
{
  awrash_i_faults_add (&draft->faults, _ ("programme.ini: [%s] %s: \"%s\" is unknown, expected %s"),
                       group, key, value, expected);
}

static void
check_listed (AwrashDraft *draft, const char *group, const Option *option, const char *value)
{
  g_auto (GStrv) values = g_strsplit (option->values, ";", -1);
  g_autofree char *expected = g_strjoinv (", ", values);

  if (!g_strv_contains ((const char *const *)values, value))
    fault (draft, group, option->key, value, expected);
}

static void
check_streams (AwrashDraft *draft, const char *group, const char *value)
{
  g_auto (GStrv) codes = g_strsplit (value, ";", -1);
  g_autofree char *known = awrash_i_draft_list_streams (draft);

  for (gsize i = 0; codes[i] != NULL; i++)
    {
      const char *code = g_strstrip (codes[i]);
      if (*code != '\0' && !g_str_equal (code, "*") && awrash_i_draft_find_stream (draft, code) < 0)
        fault (draft, group, "streams", code, known);
    }
}

static void
check_order (AwrashDraft *draft, const char *group, const char *value)
{
  g_auto (GStrv) codes = g_strsplit (value, ";", -1);

  for (gsize i = 0; codes[i] != NULL; i++)
    {
      const char *code = g_strstrip (codes[i]);
      if (*code != '\0' && !awrash_programme_territory_find (draft->programme, code, NULL))
        fault (draft, group, "order", code, _ ("codes of territories.csv with ; between them"));
    }
}

static void
check_need (AwrashDraft *draft, const char *group, const char *key, const char *value)
{
  g_autofree char *where = g_strdup_printf ("programme.ini: [%s] %s: ", group, key);
  g_autoptr (GError) error = NULL;

  if (!awrash_i_need_check (draft->programme, value, &error))
    awrash_i_faults_take (&draft->faults, where, g_steal_pointer (&error));
}

static void
check_value (AwrashDraft *draft, const char *group, const Option *option, const char *value)
{
  const gboolean has_territories = draft->programme->n_territories > 0;

  if (option->values != NULL)
    check_listed (draft, group, option, value);
  else if (g_str_equal (option->key, "streams"))
    check_streams (draft, group, value);
  else if (g_str_equal (option->key, "order") && has_territories)
    check_order (draft, group, value);
  else if ((g_str_equal (option->key, "need") || g_str_equal (option->key, "indicator"))
           && has_territories)
    check_need (draft, group, option->key, value);
}

/* The key without its language: "name[ar]" is a name. */
static gboolean
is_key (const char *written, const char *key)
{
  const gsize length = strlen (key);

  return strncmp (written, key, length) == 0 && (written[length] == '\0' || written[length] == '[');
}

static void
check_key (AwrashDraft *draft, const char *group, const char *key, const char *value,
           const Option options[], gsize n)
{
  g_autoptr (GString) expected = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      if (is_key (key, options[i].key))
        {
          check_value (draft, group, &options[i], value);
          return;
        }
      g_string_append_printf (expected, "%s%s", i > 0 ? ", " : "", options[i].key);
    }
  awrash_i_faults_add (&draft->faults,
                       _ ("programme.ini: [%s] %s: the key is unknown, expected one of %s"), group,
                       key, expected->str);
}

static void
check_year (AwrashDraft *draft, const char *key, const char *value)
{
  if (g_str_equal (key, "year") && strspn (value, "0123456789") != strlen (value))
    fault (draft, "programme", key, value, _ ("a year in digits"));
}

static void
read_key (AwrashDraft *draft, const char *group, const char *key)
{
  AwrashProgramme *programme = draft->programme;
  g_autoptr (GError) error = NULL;
  g_autofree char *raw = g_key_file_get_string (programme->options, group, key, &error);
  g_autofree char *value = awrash_i_fold_trim (raw != NULL ? raw : "");

  /* GKeyFile hands out what it could read beside the error. */
  if (error != NULL)
    {
      awrash_i_faults_add (
          &draft->faults,
          _ ("programme.ini: [%s] %s: a backslash stands before an unknown letter, "
             "expected \\\\ for a backslash"),
          group, key);
      return;
    }
  /* An empty value is a key not given. */
  if (*value == '\0')
    return;
  g_hash_table_insert (programme->option_values, g_strconcat (group, "\n", key, NULL),
                       g_strdup (value));
  if (g_str_equal (group, "programme"))
    check_year (draft, key, value);
  else if (g_str_equal (group, "need"))
    check_key (draft, group, key, value, need_options, G_N_ELEMENTS (need_options));
  else if (g_str_equal (group, "split") || g_str_has_prefix (group, "reading "))
    check_key (draft, group, key, value, split_options, G_N_ELEMENTS (split_options));
}

/* Notes a reading; other groups that nobody knows are kept, with a notice. */
static void
read_group (AwrashDraft *draft, const char *group)
{
  AwrashProgramme *programme = draft->programme;
  g_autofree char *name = NULL;

  if (g_str_has_prefix (group, "reading "))
    {
      name = awrash_i_fold_trim (group + strlen ("reading "));
      if (*name == '\0' || !g_str_equal (name, group + strlen ("reading ")))
        awrash_i_faults_add (&draft->faults,
                             _ ("programme.ini: [%s]: expected [reading NAME] with one blank"),
                             group);
      g_ptr_array_add (programme->readings, g_steal_pointer (&name));
      return;
    }
  if (!g_str_equal (group, "programme") && !g_str_equal (group, "need")
      && !g_str_equal (group, "split"))
    g_ptr_array_add (
        programme->notices,
        g_strdup_printf (_ ("programme.ini: the group [%s] is unknown and ignored"), group));
}

void
awrash_i_read_options (AwrashDraft *draft)
{
  AwrashProgramme *programme = draft->programme;
  g_auto (GStrv) groups = g_key_file_get_groups (programme->options, NULL);

  for (gsize i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (programme->options, groups[i], NULL, NULL);
      read_group (draft, groups[i]);
      for (gsize j = 0; keys != NULL && keys[j] != NULL; j++)
        read_key (draft, groups[i], keys[j]);
    }
}
