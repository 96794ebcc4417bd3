/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A reading: one way to read "justly divided", as key and value in the words of programme.ini.
 * Values are checked when they are set, against the words that the key knows; codes of streams and
 * provinces are checked by the split, which knows the programme. */

#include "split/reading-private.h"

#include "base/i18n-private.h"
#include "base/names-private.h"
#include "base/number-private.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *fallback;
  const char *words; /* what is allowed, parted by "|"; NULL: any text */
} KeyForm;

static const KeyForm forms[AWRASH_READING_N_KEYS] = {
  [AWRASH_READING_OBJECTIVE]
  = { "objective", "leximin", "leximin|decmin|least-squares|gini|gini-unweighted" },
  [AWRASH_READING_ON] = { "on", "rate", "rate|count" },
  [AWRASH_READING_RECEIVES] = { "receives", "places", "places|person-months|money" },
  [AWRASH_READING_STREAMS] = { "streams", "*", NULL },
  [AWRASH_READING_NEED] = { "need", "", NULL },
  [AWRASH_READING_TIE] = { "tie", "error", "error|order|lot" },
  [AWRASH_READING_ORDER] = { "order", "", NULL },
  [AWRASH_READING_SEED] = { "seed", "", NULL },
  [AWRASH_READING_POOL_CAPS] = { "pool_caps", "no", "yes|no" },
  [AWRASH_READING_GAP] = { "gap", "0", NULL },
  [AWRASH_READING_NODES] = { "nodes", "1000", NULL },
};

const char *
awrash_i_reading_key (AwrashReadingKey key)
{
  return forms[key].name;
}

static gssize
find_key (const char *name)
{
  for (gsize key = 0; key < AWRASH_READING_N_KEYS; key++)
    if (strcmp (forms[key].name, name) == 0)
      return (gssize)key;
  return -1;
}

AwrashReading *
awrash_split_reading_new (void)
{
  AwrashReading *reading = g_new0 (AwrashReading, 1);

  for (gsize key = 0; key < AWRASH_READING_N_KEYS; key++)
    reading->values[key] = g_strdup (forms[key].fallback);
  return reading;
}

AwrashReading *
awrash_split_reading_copy (const AwrashReading *reading)
{
  AwrashReading *copy;

  g_return_val_if_fail (reading != NULL, NULL);
  copy = g_new0 (AwrashReading, 1);
  for (gsize key = 0; key < AWRASH_READING_N_KEYS; key++)
    copy->values[key] = g_strdup (reading->values[key]);
  return copy;
}

void
awrash_split_reading_free (AwrashReading *reading)
{
  if (reading == NULL)
    return;
  for (gsize key = 0; key < AWRASH_READING_N_KEYS; key++)
    g_free (reading->values[key]);
  g_free (reading);
}

static gboolean
is_allowed (const char *words, const char *value)
{
  g_auto (GStrv) list = NULL;

  if (words == NULL)
    return TRUE;
  list = g_strsplit (words, "|", -1);
  return g_strv_contains ((const char *const *)list, value);
}

/* "a|b|c" as "a, b, c". */
static char *
list_words (const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  return g_strjoinv (", ", list);
}

static char *
list_keys (void)
{
  GString *list = g_string_new (NULL);

  for (gsize key = 0; key < AWRASH_READING_N_KEYS; key++)
    g_string_append_printf (list, "%s%s", key > 0 ? ", " : "", forms[key].name);
  return g_string_free (list, FALSE);
}

/* gap: a decimal of at least 0; nodes: a whole number of at least 1. */
static gboolean
check_number (AwrashReadingKey key, const char *value, GError **error)
{
  double gap;
  int64_t nodes;
  gboolean is_right
      = key == AWRASH_READING_GAP
            ? awrash_i_number_parse (value, '.', &gap) == AWRASH_NUMBER_READ && gap >= 0
            : awrash_i_number_parse_integer (value, &nodes) == AWRASH_NUMBER_READ && nodes >= 1;

  if (is_right)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE, _ ("%s is \"%s\", expected %s"),
               forms[key].name, value,
               key == AWRASH_READING_GAP ? _ ("a number of at least 0")
                                         : _ ("a whole number of at least 1"));
  return FALSE;
}

gboolean
awrash_split_reading_set (AwrashReading *reading, const char *key, const char *value,
                          GError **error)
{
  gssize k;

  g_return_val_if_fail (reading != NULL && key != NULL && value != NULL, FALSE);
  k = find_key (key);
  if (k < 0)
    {
      g_autofree char *keys = list_keys ();

      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("\"%s\" is no key of a reading, expected one of %s"), key, keys);
      return FALSE;
    }
  if (!g_utf8_validate (value, -1, NULL))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_ENCODING, _ ("%s is not UTF-8 text"), key);
      return FALSE;
    }
  if (!is_allowed (forms[k].words, value))
    {
      g_autofree char *words = list_words (forms[k].words);

      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME, _ ("%s is \"%s\", expected one of %s"),
                   key, value, words);
      return FALSE;
    }
  if ((k == AWRASH_READING_GAP || k == AWRASH_READING_NODES)
      && !check_number ((AwrashReadingKey)k, value, error))
    return FALSE;
  g_free (reading->values[k]);
  reading->values[k] = g_strdup (value);
  return TRUE;
}

const char *
awrash_split_reading_get (const AwrashReading *reading, const char *key)
{
  gssize k;

  g_return_val_if_fail (reading != NULL && key != NULL, NULL);
  k = find_key (key);
  return k < 0 ? NULL : reading->values[k];
}

/* Takes over what a group of programme.ini says. */
static gboolean
take_group (AwrashReading *reading, const AwrashProgramme *programme, const char *group,
            GError **error)
{
  for (gsize key = 0; key < AWRASH_READING_N_KEYS; key++)
    {
      const char *value = awrash_programme_get_option (programme, group, forms[key].name);

      if (value != NULL && !awrash_split_reading_set (reading, forms[key].name, value, error))
        {
          g_prefix_error (error, "programme.ini: [%s]: ", group);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
has_reading (const AwrashProgramme *programme, const char *name)
{
  for (gsize i = 0; i < awrash_programme_get_n_readings (programme); i++)
    if (strcmp (awrash_programme_get_reading (programme, i), name) == 0)
      return TRUE;
  return FALSE;
}

AwrashReading *
awrash_split_reading_load (const AwrashProgramme *programme, const char *name, GError **error)
{
  g_autoptr (AwrashReading) reading = NULL;
  g_autofree char *group = NULL;

  g_return_val_if_fail (programme != NULL, NULL);
  reading = awrash_split_reading_new ();
  if (!take_group (reading, programme, "split", error))
    return NULL;
  if (name == NULL)
    return g_steal_pointer (&reading);
  if (!has_reading (programme, name))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("\"%s\" is no reading of the programme, expected the name of a "
                      "[reading NAME] group of programme.ini"),
                   name);
      return NULL;
    }
  group = g_strdup_printf ("reading %s", name);
  if (!take_group (reading, programme, group, error))
    return NULL;
  return g_steal_pointer (&reading);
}

/* ── typed ──────────────────────────────────────────────────────────────────────────────────── */

AwrashObjective
awrash_i_reading_objective (const AwrashReading *reading)
{
  return (AwrashObjective)awrash_split_objective_from_name (
      reading->values[AWRASH_READING_OBJECTIVE]);
}

gboolean
awrash_i_reading_on_rate (const AwrashReading *reading)
{
  return strcmp (reading->values[AWRASH_READING_ON], "rate") == 0;
}

AwrashUnit
awrash_i_reading_receives (const AwrashReading *reading)
{
  return (AwrashUnit)awrash_programme_unit_from_name (reading->values[AWRASH_READING_RECEIVES]);
}

AwrashTiePolicy
awrash_i_reading_tie (const AwrashReading *reading)
{
  return (AwrashTiePolicy)awrash_allot_tie_policy_from_name (reading->values[AWRASH_READING_TIE]);
}

gboolean
awrash_i_reading_pool_caps (const AwrashReading *reading)
{
  return strcmp (reading->values[AWRASH_READING_POOL_CAPS], "yes") == 0;
}

char **
awrash_i_reading_list (const AwrashReading *reading, AwrashReadingKey key)
{
  char **codes = g_strsplit (reading->values[key], ";", -1);

  for (gsize i = 0; codes[i] != NULL; i++)
    g_strstrip (codes[i]);
  return codes;
}

double
awrash_i_reading_gap (const AwrashReading *reading)
{
  double gap = 0;

  awrash_i_number_parse (reading->values[AWRASH_READING_GAP], '.', &gap);
  return gap;
}

int64_t
awrash_i_reading_nodes (const AwrashReading *reading)
{
  int64_t nodes = 1;

  awrash_i_number_parse_integer (reading->values[AWRASH_READING_NODES], &nodes);
  return nodes;
}
