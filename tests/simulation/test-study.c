/* SPDX-License-Identifier: GPL-3.0-or-later */

/* study.ini: what it says, what is refused, and runs that are the same whoever makes them. */

#include "support/folder.h"

#include <awrash.h>

#include <criterion/criterion.h>
#include <string.h>

#define TEXT                                                                                       \
  "[study]\n"                                                                                      \
  "programme=khenifra\n"                                                                           \
  "editions=3\n"                                                                                   \
  "scenarios=20\n"                                                                                 \
  "replications=3\n"                                                                               \
  "design=latin-hypercube\n"                                                                       \
  "seed=7\n"                                                                                       \
  "measures=gini;rate;filled\n"                                                                    \
  "baseline=even\n"                                                                                \
  "[policy by-need]\n"                                                                             \
  "rule=proportional(unemployed)\n"                                                                \
  "name[fr]=selon le besoin\n"                                                                     \
  "[policy even]\n"                                                                                \
  "rule=flat\n"                                                                                    \
  "[parameter entries]\n"                                                                          \
  "law=uniform:0.05,0.15\n"                                                                        \
  "status=derived\n"                                                                               \
  "source=a note\n"                                                                                \
  "[parameter take-up:temporary]\n"                                                                \
  "law=triangular:0.6,0.8,0.95\n"

static AwrashStudy *
study_of (const char *text, GError **error)
{
  g_autoptr (AwrashProgramme) programme
      = awrash_programme_load ("examples/data/khenifra-2023", NULL);

  cr_assert_not_null (programme);
  return awrash_simulation_study_new (programme, "study.ini", text, error);
}

/* The text with one piece of it replaced, which must be there. */
static char *
with (const char *piece, const char *other)
{
  g_auto (GStrv) parts = g_strsplit (TEXT, piece, 2);

  cr_assert_eq (g_strv_length (parts), 2, "%s", piece);
  return g_strjoinv (other, parts);
}

Test (simulation_study, it_says_what_its_text_says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashStudy) study = study_of (TEXT, &error);
  const AwrashSimulationModel *model = NULL;
  g_autofree char *name = NULL, *none = NULL;

  cr_assert_not_null (study, "%s", error->message);
  model = awrash_simulation_study_get_model (study);
  cr_assert_eq (awrash_simulation_model_get_n_editions (model), 3);
  cr_assert_eq (awrash_simulation_model_get_seed (model), 7);
  cr_assert_str_eq (awrash_simulation_model_get_policy_name (model, 0), "by-need");
  cr_assert_eq (awrash_simulation_study_get_n_runs (study), 2 * 20 * 3);
  cr_assert_eq (awrash_simulation_study_get_n_scenarios (study), 20);
  cr_assert_eq (awrash_simulation_study_get_n_replications (study), 3);
  cr_assert_str_eq (awrash_simulation_study_get_design (study), "latin-hypercube");
  cr_assert_eq (awrash_simulation_study_get_baseline (study), 1);
  cr_assert_str_eq (awrash_simulation_study_get_column (study, 2), "filled");
  name = awrash_simulation_study_get_option (study, "policy by-need", "name[fr]");
  cr_assert_str_eq (name, "selon le besoin");
  none = awrash_simulation_study_get_option (study, "policy even", "name");
  cr_assert_null (none);
  cr_assert_eq (awrash_programme_province_get_count (awrash_simulation_study_get_programme (study)),
                5);
}

Test (simulation_study, scenarios_vary_what_has_a_law_and_nothing_else)
{
  g_autoptr (AwrashStudy) study = study_of (TEXT, NULL);
  const AwrashSimulationModel *model = awrash_simulation_study_get_model (study);
  const gsize n = awrash_simulation_model_get_n_parameters (model);
  g_autofree double *first = g_new (double, n), *other = g_new (double, n);
  gsize entries, take_up;

  cr_assert (awrash_simulation_model_find_parameter (model, "entries", &entries, NULL));
  cr_assert (awrash_simulation_model_find_parameter (model, "take-up:temporary", &take_up, NULL));
  cr_assert_eq (awrash_simulation_study_get_n_factors (study), 2);
  cr_assert_eq (awrash_simulation_study_get_factor (study, 0), entries);
  cr_assert_eq (awrash_simulation_study_get_factor (study, 1), take_up);
  cr_assert (awrash_simulation_study_get_scenarios (study, 0, 1, n, first, NULL));
  for (gsize s = 1; s < 20; s++)
    {
      cr_assert (awrash_simulation_study_get_scenarios (study, s, 1, n, other, NULL));
      for (gsize i = 0; i < n; i++)
        if (i == entries || i == take_up)
          cr_assert_neq (other[i], first[i]);
        else
          cr_assert_eq (other[i], first[i]);
      cr_assert (other[entries] >= 0.05 && other[entries] <= 0.15);
      cr_assert (other[take_up] >= 0.6 && other[take_up] <= 0.95);
    }
}

Test (simulation_study, the_definition_is_what_a_bit_depends_on_and_names_are_not)
{
  static const char *const alike[][2] = { { "baseline=even\n", "" },
                                          { "name[fr]=selon le besoin", "note=another" },
                                          { "programme=khenifra\n", "name=Study\n" } };
  static const char *const different[][2] = { { "seed=7", "seed=8" },
                                              { "editions=3", "editions=4" },
                                              { "scenarios=20", "scenarios=21" },
                                              { "replications=3", "replications=4" },
                                              { "rule=flat", "rule=last-year" },
                                              { "uniform:0.05,0.15", "uniform:0.05,0.16" },
                                              { "gini;rate", "gini;places" },
                                              { "latin-hypercube", "monte-carlo" },
                                              { "design=", "births_by=population\ndesign=" },
                                              { "policy even", "policy flat" } };
  g_autoptr (AwrashStudy) study = study_of (TEXT, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (alike) + G_N_ELEMENTS (different); i++)
    {
      const gboolean same = i < G_N_ELEMENTS (alike);
      const char *const *pair = same ? alike[i] : different[i - G_N_ELEMENTS (alike)];
      g_autofree char *bent = with (pair[0], pair[1]);
      g_autofree char *text
          = g_str_equal (pair[0], "policy even") ? g_strdelimit (g_strdup (bent), "\r", ' ') : NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashStudy) other = NULL;
      if (text != NULL) /* the baseline's name changes with it */
        {
          g_auto (GStrv) parts = g_strsplit (text, "baseline=even", 2);
          g_free (bent);
          bent = g_strjoinv ("baseline=flat", parts);
        }
      other = study_of (bent, &error);
      cr_assert_not_null (other, "%s: %s", pair[1], error->message);
      cr_assert_eq (strcmp (awrash_simulation_study_get_definition (study),
                            awrash_simulation_study_get_definition (other))
                        == 0,
                    same, "%s", pair[1]);
    }
}

Test (simulation_study, every_fault_is_told_with_its_key)
{
  static const char *const cases[][3] = {
    { "seed=7", "seed=7.5", "[study] seed: \"7.5\", expected a whole number" },
    { "scenarios=20", "scenarios=0",
      "[study] scenarios: \"0\", expected a whole number from 1 to" },
    { "scenarios=20", "scenarios=nan", "[study] scenarios: \"nan\"" },
    { "editions=3", "editions=201", "[study] editions: \"201\"" },
    { "replications=3", "replication=3", "[study] replication: is unknown, expected one of" },
    { "rule=flat", "rules=flat", "[policy even] rules: is unknown" },
    { "rule=flat", "", "[policy even]: has no rule" },
    { "rule=flat", "rule=equal-ish", "[policy even] rule: " },
    { "law=uniform:0.05,0.15", "law=uniform:0.15,0.05", "[parameter entries] law: " },
    { "law=uniform:0.05,0.15", "law=uniform:0.05,nan", "[parameter entries] law: " },
    { "law=uniform:0.05,0.15\n", "", "[parameter entries]: has no law" },
    { "parameter entries", "parameter entrys", "[parameter entrys] law: " },
    { "parameter entries", "parameter group:women:stable", "[parameter group:women:stable] law: " },
    { "status=derived", "status=guessed", "[parameter entries] status: \"guessed\"" },
    { "baseline=even", "baseline=odd", "[study] baseline: \"odd\", expected the name of a policy" },
    { "gini;rate", "gini;rates", "[study] measures: " },
    { "gini;rate", "gini;gini", "[study] measures: " },
    { "[policy even]", "[policies even]", "[policies even]: is unknown, expected [study]" },
    { "seed=7", "seed=7\nseed=8", "study.ini:8: [study] seed stands in line 7 already" },
    { "[study]", "[studio]", "has no group [study]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = with (cases[i][0], cases[i][1]);
      g_autoptr (GError) error = NULL;
      cr_assert_null (study_of (text, &error), "%s", cases[i][1]);
      cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_FOLDER), "%s", error->message);
      cr_assert_not_null (strstr (error->message, cases[i][2]), "%s", error->message);
    }
}

Test (simulation_study, all_faults_come_at_once)
{
  g_autofree char *one = with ("seed=7", "seed=x");
  g_auto (GStrv) parts = g_strsplit (one, "rule=flat", 2);
  g_autofree char *text = g_strjoinv ("rule=nothing", parts);
  g_autoptr (GError) error = NULL;

  cr_assert_null (study_of (text, &error));
  cr_assert_not_null (strstr (error->message, "seed"));
  cr_assert_not_null (strstr (error->message, "nothing"));
}

Test (simulation_study, designs_that_are_none_are_refused)
{
  g_autofree char *text = with ("latin-hypercube", "roulette");
  g_autoptr (GError) error = NULL;

  cr_assert_null (study_of (text, &error));
  cr_assert_eq (error->domain, AWRASH_ERROR);
  cr_assert_not_null (strstr (error->message, "roulette"), "%s", error->message);
}

Test (simulation_study, a_row_is_the_run_of_its_numbers)
{
  g_autoptr (AwrashStudy) study = study_of (TEXT, NULL);
  const AwrashSimulationModel *model = awrash_simulation_study_get_model (study);
  const gsize n = awrash_simulation_model_get_n_parameters (model);
  const gsize n_values = awrash_simulation_model_get_n_values (model);
  g_autofree double *parameters = g_new (double, n), *values = g_new (double, n_values);
  char *folder = test_folder_new ();
  AwrashStore *store = awrash_simulation_study_open (study, folder, 1, 1, NULL);
  AwrashRunner *runner = awrash_simulation_study_run (study, store, 2, NULL);
  gboolean done = FALSE;

  while (!done)
    cr_assert (awrash_simulation_runner_step (runner, 5, &done, NULL));
  for (gsize row = 0; row < 120; row += 7)
    {
      double gini, filled;
      const gsize policy = row % 2, replication = row / 2 % 3, scenario = row / 6;
      cr_assert (awrash_simulation_study_get_scenarios (study, scenario, 1, n, parameters, NULL));
      cr_assert (awrash_simulation_run (model, policy, (gint64)scenario, (gint64)replication, n,
                                        parameters, n_values, values, NULL));
      /* gini [3], rate [3 × 5], filled [3 × 5 × 2] */
      cr_assert_eq (n_values, 3 + 15 + 30);
      cr_assert (awrash_simulation_store_read (store, 0, 2, (gint64)row, 1, &gini, NULL));
      cr_assert_eq (gini, values[2]);
      cr_assert (awrash_simulation_store_read (store, 2, 17, (gint64)row, 1, &filled, NULL));
      cr_assert_eq (filled, values[18 + 17]);
    }
  awrash_simulation_runner_free (runner);
  awrash_simulation_store_free (store);
  test_folder_remove (folder);
}

Test (simulation_study, chunks_made_elsewhere_are_the_same)
{
  g_autoptr (AwrashStudy) study = study_of (TEXT, NULL), again = study_of (TEXT, NULL);
  const gsize n_chunks = awrash_simulation_study_get_n_chunks (study);
  char *folder = test_folder_new (), *other = test_folder_new ();
  AwrashStore *store = awrash_simulation_study_open (study, folder, 1, 1, NULL);
  AwrashStore *second = awrash_simulation_study_open (study, other, 1, 1, NULL);
  AwrashRunner *runner = awrash_simulation_study_run (study, store, 1, NULL);
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  double one;

  while (!done)
    cr_assert (awrash_simulation_runner_step (runner, 1000, &done, NULL));
  for (gsize chunk = n_chunks; chunk-- > 0;)
    {
      const gsize n = awrash_simulation_study_get_chunk_length (again, chunk);
      g_autofree double *values = g_new (double, n);
      cr_assert (awrash_simulation_study_run_chunk (again, chunk, n, values, NULL));
      cr_assert (awrash_simulation_store_put (second, chunk, n, values, NULL));
    }
  g_autofree char *record = test_folder_read (folder, "study.json");
  g_autofree char *found = test_folder_read (other, "study.json");
  cr_assert_str_eq (found, record);
  cr_assert_not_null (strstr (record, "\"whole\":true"));
  cr_assert_not (awrash_simulation_study_run_chunk (study, n_chunks, 1, &one, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  awrash_simulation_runner_free (runner);
  awrash_simulation_store_free (store);
  awrash_simulation_store_free (second);
  test_folder_remove (folder);
  test_folder_remove (other);
}

Test (simulation_study, shards_join_into_the_whole)
{
  g_autoptr (AwrashStudy) study = study_of (TEXT, NULL);
  char *folders[3], *target = test_folder_new (), *whole = test_folder_new ();

  for (gsize i = 0; i < 4; i++)
    {
      char *folder = i < 3 ? folders[i] = test_folder_new () : whole;
      g_autoptr (AwrashStore) store
          = awrash_simulation_study_open (study, folder, i < 3 ? i + 1 : 1, i < 3 ? 3 : 1, NULL);
      g_autoptr (AwrashRunner) runner = awrash_simulation_study_run (study, store, 1, NULL);
      for (gboolean done = FALSE; !done;)
        cr_assert (awrash_simulation_runner_step (runner, 1000, &done, NULL));
    }
  cr_assert (awrash_simulation_study_merge (study, 3, (const char *const *)folders, target, NULL));
  g_autofree char *record = test_folder_read (whole, "study.json");
  g_autofree char *found = test_folder_read (target, "study.json");
  cr_assert_str_eq (found, record);
  for (gsize i = 0; i < 3; i++)
    test_folder_remove (folders[i]);
  test_folder_remove (target);
  test_folder_remove (whole);
}

Test (simulation_study, a_file_finds_its_programme_from_where_it_stands)
{
  char *folder = test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "study.ini", NULL);
  g_autofree char *here = g_get_current_dir ();
  g_autofree char *place = g_strconcat ("programme=", here, "/examples/data/khenifra-2023", NULL);
  g_autofree char *text = with ("programme=khenifra", place), *without = NULL;
  g_autoptr (GError) error = NULL, missing = NULL, unread = NULL;
  g_autoptr (AwrashStudy) study = NULL, same = study_of (TEXT, NULL);

  test_folder_write (folder, "study.ini", text);
  study = awrash_simulation_study_load (path, &error);
  cr_assert_not_null (study, "%s", error->message);
  cr_assert_str_eq (awrash_simulation_study_get_definition (study),
                    awrash_simulation_study_get_definition (same));
  without = with ("programme=khenifra\n", "");
  test_folder_write (folder, "study.ini", without);
  cr_assert_null (awrash_simulation_study_load (path, &missing));
  cr_assert_not_null (strstr (missing->message, "[study] programme: is missing"));
  test_folder_write (folder, "study.ini", TEXT);
  cr_assert_null (awrash_simulation_study_load (path, &unread));
  cr_assert (g_error_matches (unread, AWRASH_ERROR, AWRASH_ERROR_FILE));
  test_folder_remove (folder);
}
