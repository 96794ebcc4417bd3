/* SPDX-License-Identifier: GPL-3.0-or-later */

/* study.ini: what is run, under which laws, how often. Source: GKeyFile's format, as programme.ini
 * has it. Invariant: a key that nobody reads is a fault, since a mistyped one would change the
 * answer in silence; what a policy, a law or a measure may be is theirs to say. */

#include "simulation/study-private.h"

#include "base/i18n-private.h"
#include "base/number-private.h"
#include "base/text-private.h"
#include "programme/ini-private.h"

#include <inttypes.h>
#include <string.h>

/* 2^32 scenarios and 2^24 replications are what an address of a draw has room for. */
#define MOST_SCENARIOS ((gint64)1 << 32)
#define MOST_REPLICATIONS ((gint64)1 << 24)
#define MOST_EDITIONS 200

typedef struct
{
  AwrashStudy *study;
  AwrashSimulationModelBuilder *builder;
  AwrashFaults faults;
} Reading;

static const char *const study_keys[]
    = { "programme", "name", "note",     "editions", "scenarios", "replications",
        "design",    "seed", "measures", "baseline", "births_by", NULL };
static const char *const policy_keys[] = { "name", "note", "rule", NULL };
static const char *const parameter_keys[] = { "law", "status", "source", NULL };

/* What stands behind the kind of a group, "policy NAME": NULL if the group is of another kind. */
static const char *
name_in (const char *group, const char *kind)
{
  const gsize length = strlen (kind);

  return strncmp (group, kind, length) == 0 && group[length] == ' ' ? group + length + 1 : NULL;
}

static void
check_keys (Reading *reading, const char *group, const char *const known[])
{
  g_auto (GStrv) keys = g_key_file_get_keys (reading->study->options, group, NULL, NULL);
  g_autofree char *expected = NULL;

  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      /* name[fr] is a name */
      const char *bracket = strchr (keys[i], '[');
      g_autofree char *bare
          = bracket == NULL ? g_strdup (keys[i]) : g_strndup (keys[i], (gsize)(bracket - keys[i]));
      if (g_strv_contains (known, bare))
        continue;
      if (expected == NULL)
        expected = g_strjoinv (", ", (char **)(guintptr)known);
      awrash_i_faults_add (&reading->faults, _ ("%s: [%s] %s: is unknown, expected one of %s"),
                           reading->study->name, group, keys[i], expected);
    }
}

static void
check_groups (Reading *reading)
{
  g_auto (GStrv) groups = g_key_file_get_groups (reading->study->options, NULL);

  for (gsize i = 0; groups[i] != NULL; i++)
    if (g_str_equal (groups[i], "study"))
      check_keys (reading, groups[i], study_keys);
    else if (name_in (groups[i], "policy") != NULL)
      check_keys (reading, groups[i], policy_keys);
    else if (name_in (groups[i], "parameter") != NULL)
      check_keys (reading, groups[i], parameter_keys);
    else
      awrash_i_faults_add (&reading->faults,
                           _ ("%s: [%s]: is unknown, expected [study], [policy NAME] or [parameter "
                              "NAME]"),
                           reading->study->name, groups[i]);
}

/* Newly allocated: the value of a key, NULL where it has none. */
static char *
value_of (const Reading *reading, const char *group, const char *key)
{
  char *value = g_key_file_get_value (reading->study->options, group, key, NULL);

  if (value != NULL && *g_strstrip (value) == '\0')
    g_clear_pointer (&value, g_free);
  return value;
}

static gint64
read_number (Reading *reading, const char *key, gint64 fallback, gint64 least, gint64 most)
{
  g_autofree char *text = value_of (reading, "study", key);
  g_autofree char *shown = text != NULL ? awrash_i_text_quote (text) : NULL;
  gint64 value = fallback;

  if (text == NULL
      || (awrash_i_number_parse_integer (text, &value) == AWRASH_NUMBER_READ && value >= least
          && value <= most))
    return value;
  awrash_i_faults_add (
      &reading->faults,
      _ ("%s: [study] %s: %s, expected a whole number from %" PRId64 " to %" PRId64),
      reading->study->name, key, shown, least, most);
  return fallback;
}

/* What the builder refuses, told with the key that it came from. */
static void
settle (Reading *reading, gboolean done, const char *group, const char *key, GError *refused)
{
  g_autofree char *where = g_strdup_printf ("%s: [%s] %s: ", reading->study->name, group, key);

  if (!done)
    awrash_i_faults_take (&reading->faults, where, g_steal_pointer (&refused));
  g_clear_error (&refused);
}

static void
read_policy (Reading *reading, const char *group, const char *name)
{
  g_autofree char *rule = value_of (reading, group, "rule");
  GError *refused = NULL;
  gboolean done;

  if (rule == NULL)
    {
      awrash_i_faults_add (&reading->faults,
                           _ ("%s: [%s]: has no rule, expected rule=POLICY, such as flat"),
                           reading->study->name, group);
      return;
    }
  done = awrash_simulation_model_builder_add_policy (reading->builder, name, rule, &refused);
  settle (reading, done, group, "rule", refused);
}

static void
read_parameter (Reading *reading, const char *group, const char *name)
{
  g_autofree char *law = value_of (reading, group, "law");
  g_autofree char *status = value_of (reading, group, "status");
  g_autofree char *source = value_of (reading, group, "source");
  const int origin
      = status != NULL ? awrash_programme_origin_from_name (status) : AWRASH_ORIGIN_ASSUMED;
  GError *refused = NULL;
  gboolean done;

  if (origin == 0)
    awrash_i_faults_add (&reading->faults,
                         _ ("%s: [%s] status: \"%s\", expected published, announced, derived or "
                            "assumed"),
                         reading->study->name, group, status);
  if (law == NULL)
    awrash_i_faults_add (&reading->faults,
                         _ ("%s: [%s]: has no law, expected law=LAW, such as constant:0.5"),
                         reading->study->name, group);
  if (origin == 0 || law == NULL)
    return;
  done = awrash_simulation_model_builder_set_parameter (reading->builder, name, law,
                                                        (AwrashOrigin)origin, source, &refused);
  settle (reading, done, group, "law", refused);
}

static void
read_groups (Reading *reading)
{
  g_auto (GStrv) groups = g_key_file_get_groups (reading->study->options, NULL);

  for (gsize i = 0; groups[i] != NULL; i++)
    {
      const char *policy = name_in (groups[i], "policy");
      const char *parameter = name_in (groups[i], "parameter");
      if (policy != NULL)
        read_policy (reading, groups[i], policy);
      else if (parameter != NULL)
        read_parameter (reading, groups[i], parameter);
    }
}

static void
read_measures (Reading *reading)
{
  g_autofree char *text = value_of (reading, "study", "measures");
  g_auto (GStrv) names = g_strsplit (text != NULL ? text : "", ";", -1);

  for (gsize i = 0; names[i] != NULL; i++)
    if (*g_strstrip (names[i]) != '\0')
      {
        GError *refused = NULL;
        const gboolean done
            = awrash_simulation_model_builder_add_measure (reading->builder, names[i], &refused);
        settle (reading, done, "study", "measures", refused);
      }
}

static void
read_study (Reading *reading)
{
  AwrashStudy *study = reading->study;
  g_autofree char *births_by = value_of (reading, "study", "births_by");
  GError *refused = NULL;
  gboolean done;

  if (!g_key_file_has_group (study->options, "study"))
    awrash_i_faults_add (&reading->faults, _ ("%s: has no group [study]"), study->name);
  study->n_editions = read_number (reading, "editions", 1, 1, MOST_EDITIONS);
  study->n_scenarios = read_number (reading, "scenarios", 1, 1, MOST_SCENARIOS);
  study->n_replications = read_number (reading, "replications", 1, 1, MOST_REPLICATIONS);
  study->seed = read_number (reading, "seed", 1, G_MININT64, G_MAXINT64);
  study->kind = value_of (reading, "study", "design");
  if (study->kind == NULL)
    study->kind = g_strdup ("monte-carlo");
  done = awrash_simulation_model_builder_set_editions (reading->builder, study->n_editions,
                                                       &refused);
  settle (reading, done, "study", "editions", refused);
  awrash_simulation_model_builder_set_seed (reading->builder, study->seed);
  awrash_simulation_model_builder_set_births_by (reading->builder, births_by);
}

/* Which policy the others are held against. */
static void
check_baseline (Reading *reading)
{
  AwrashStudy *study = reading->study;
  g_autofree char *name = value_of (reading, "study", "baseline");
  g_autofree char *group = g_strconcat ("policy ", name, NULL);

  if (name != NULL && !g_key_file_has_group (study->options, group))
    awrash_i_faults_add (&reading->faults,
                         _ ("%s: [study] baseline: \"%s\", expected the name of a policy"),
                         study->name, name);
}

static gssize
find_baseline (const AwrashStudy *study)
{
  g_autofree char *name = g_key_file_get_value (study->options, "study", "baseline", NULL);

  for (gsize i = 0; name != NULL && i < awrash_simulation_model_get_n_policies (study->model); i++)
    if (g_str_equal (awrash_simulation_model_get_policy_name (study->model, i), g_strstrip (name)))
      return (gssize)i;
  return -1;
}

gboolean
awrash_i_study_read (AwrashStudy *study, const char *text, gsize length, GError **error)
{
  Reading reading = { .study = study };
  g_autoptr (AwrashSimulationModelBuilder) builder
      = awrash_simulation_model_builder_new (study->programme, error);
  gboolean is_sound;

  if (builder == NULL)
    return FALSE;
  reading.builder = builder;
  awrash_i_faults_init (&reading.faults);
  awrash_i_ini_parse (study->options, study->name, text, length, &reading.faults);
  if (reading.faults.n == 0)
    {
      check_groups (&reading);
      read_study (&reading);
      read_groups (&reading);
      read_measures (&reading);
      check_baseline (&reading);
    }
  is_sound = awrash_i_faults_settle (&reading.faults, error);
  awrash_i_faults_clear (&reading.faults);
  if (is_sound)
    study->model = awrash_simulation_model_builder_build (builder, error);
  if (study->model == NULL)
    return FALSE;
  study->baseline = find_baseline (study);
  return TRUE;
}
