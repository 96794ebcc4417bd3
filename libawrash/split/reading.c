/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A reading: one way to read "justly divided", as key and value in the words of programme.ini.
 * Values are checked when they are set, against the words that the key knows; codes of streams and
 * provinces are checked by the split, which knows the programme. */

#include "split/reading-private.h"

#include "split/chain-private.h"

#include "base/i18n-private.h"
#include "base/names-private.h"
#include "base/number-private.h"
#include "base/rational-private.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *fallback;
  const char *words; /* what is allowed, parted by "|"; NULL: any text, unless knows says no */
  gboolean (*knows) (const char *value);
  const char *expected; /* what it knows */
  gboolean is_list;     /* it is asked of each item parted by ";" */
} KeyForm;

static gboolean
knows_gap (const char *value)
{
  double gap;

  return awrash_i_number_parse (value, '.', &gap) == AWRASH_NUMBER_READ && gap >= 0 && gap <= 1;
}

static gboolean
knows_nodes (const char *value)
{
  int64_t nodes;

  return awrash_i_number_parse_integer (value, &nodes) == AWRASH_NUMBER_READ && nodes >= 1
         && nodes <= 1000000000;
}

static const KeyForm forms[AWRASH_READING_N_KEYS] = {
  [AWRASH_READING_OBJECTIVE] = { .name = "objective",
                                 .fallback = "leximin",
                                 .knows = awrash_i_chain_knows_objective,
                                 .expected = AWRASH_CHAIN_OBJECTIVES },
  [AWRASH_READING_ON] = { .name = "on", .fallback = "rate", .words = "rate|count" },
  [AWRASH_READING_RECEIVES]
  = { .name = "receives", .fallback = "places", .words = "places|person-months|money" },
  [AWRASH_READING_STREAMS] = { .name = "streams", .fallback = "*" },
  [AWRASH_READING_NEED] = { .name = "need", .fallback = "" },
  [AWRASH_READING_TIE] = { .name = "tie", .fallback = "error", .words = "error|order|lot" },
  [AWRASH_READING_ORDER] = { .name = "order", .fallback = "" },
  [AWRASH_READING_SEED] = { .name = "seed", .fallback = "" },
  [AWRASH_READING_POOL_CAPS] = { .name = "pool_caps", .fallback = "no", .words = "yes|no" },
  [AWRASH_READING_CHAIN]
  = { .name = "chain",
      .fallback = "",
      .knows = awrash_i_chain_knows,
      .expected = "fill, objective, places, person-months, cost, " AWRASH_CHAIN_OBJECTIVES,
      .is_list = TRUE },
  [AWRASH_READING_GROUPS] = { .name = "groups", .fallback = "" },
  [AWRASH_READING_MIN_RATE] = { .name = "min_rate", .fallback = "" },
  [AWRASH_READING_MAX_RATE] = { .name = "max_rate", .fallback = "" },
  [AWRASH_READING_FIX] = { .name = "fix", .fallback = "" },
  [AWRASH_READING_AT_LEAST_LAST] = { .name = "at_least_last", .fallback = "" },
  [AWRASH_READING_AT_MOST_LAST] = { .name = "at_most_last", .fallback = "" },
  [AWRASH_READING_ROWS] = { .name = "rows", .fallback = "" },
  [AWRASH_READING_NEAR] = { .name = "near", .fallback = "" },
  [AWRASH_READING_LOSS] = { .name = "loss", .fallback = "0" },
  [AWRASH_READING_TOTAL] = { .name = "total", .fallback = "" },
  [AWRASH_READING_GAP]
  = { .name = "gap", .fallback = "0", .knows = knows_gap, .expected = "a number from 0 to 1" },
  [AWRASH_READING_NODES] = { .name = "nodes",
                             .fallback = "1000",
                             .knows = knows_nodes,
                             .expected = "a whole number from 1 to 1000000000" },
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
    reading->values[key] = forms[key].fallback;
  return reading;
}

/* A value is the reading's own, but for what nobody set. */
void
awrash_i_reading_put (AwrashReading *reading, AwrashReadingKey key, const char *value)
{
  if (reading->values[key] != forms[key].fallback)
    g_free ((gpointer)(guintptr)reading->values[key]);
  reading->values[key]
      = strcmp (value, forms[key].fallback) == 0 ? forms[key].fallback : g_strdup (value);
}

AwrashReading *
awrash_split_reading_copy (const AwrashReading *reading)
{
  AwrashReading *copy;

  g_return_val_if_fail (reading != NULL, NULL);
  copy = awrash_split_reading_new ();
  for (AwrashReadingKey key = 0; key < AWRASH_READING_N_KEYS; key++)
    awrash_i_reading_put (copy, key, reading->values[key]);
  return copy;
}

void
awrash_split_reading_free (AwrashReading *reading)
{
  if (reading == NULL)
    return;
  for (AwrashReadingKey key = 0; key < AWRASH_READING_N_KEYS; key++)
    awrash_i_reading_put (reading, key, forms[key].fallback);
  g_free (reading);
}

/* The items of a value parted by ";", blanks stripped; none of an empty one. */
static char **
split_list (const char *value)
{
  char **items = g_strsplit (value, ";", -1);

  for (gsize i = 0; items[i] != NULL; i++)
    g_strstrip (items[i]);
  return items;
}

/* Whether a value is one of the words parted by "|". */
static gboolean
is_word (const char *words, const char *value)
{
  const gsize length = strlen (value);

  for (gsize own; (own = strcspn (words, "|")) != length || strncmp (words, value, length) != 0;
       words += own + 1)
    if (words[own] == '\0')
      return FALSE;
  return TRUE;
}

static gboolean
is_allowed (const KeyForm *form, const char *value)
{
  g_auto (GStrv) list = NULL;

  if (form->words != NULL)
    return is_word (form->words, value);
  if (form->knows == NULL || !form->is_list)
    return form->knows == NULL || form->knows (value);
  list = split_list (value);
  for (gsize i = 0; list[i] != NULL; i++)
    if (!form->knows (list[i]))
      return FALSE;
  return TRUE;
}

/* "a|b|c" as "a, b, c". */
static char *
list_words (const KeyForm *form)
{
  g_auto (GStrv) list = NULL;

  if (form->words == NULL)
    return g_strdup (form->expected);
  list = g_strsplit (form->words, "|", -1);
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
  if (!is_allowed (&forms[k], value))
    {
      g_autofree char *words = list_words (&forms[k]);

      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME, _ ("%s is \"%s\", expected one of %s"),
                   key, value, words);
      return FALSE;
    }
  awrash_i_reading_put (reading, (AwrashReadingKey)k, value);
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
  const char *value = reading->values[AWRASH_READING_OBJECTIVE];
  g_autofree char *name = g_strndup (value, strcspn (value, ":"));

  return (AwrashObjective)awrash_split_objective_from_name (name);
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

gboolean
awrash_i_reading_amends (const AwrashReading *reading)
{
  return reading->values[AWRASH_READING_NEAR][0] != '\0';
}

gboolean
awrash_i_reading_loses (const AwrashReading *reading)
{
  AwrashRational loss;

  return !awrash_i_rational_parse (reading->values[AWRASH_READING_LOSS], &loss, NULL)
         || loss.numerator != 0;
}

char **
awrash_i_reading_list (const AwrashReading *reading, AwrashReadingKey key)
{
  return split_list (reading->values[key]);
}

double
awrash_i_reading_gap (const AwrashReading *reading)
{
  double gap = 0;

  awrash_i_number_parse (reading->values[AWRASH_READING_GAP], '.', &gap);
  return gap;
}

gsize
awrash_i_reading_nodes (const AwrashReading *reading)
{
  int64_t nodes = 1;

  awrash_i_number_parse_integer (reading->values[AWRASH_READING_NODES], &nodes);
  return (gsize)nodes;
}
