/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Policies, models, studies and what is read out of them, with memory refused; a study that was
 * refused memory goes on. Source: the case khenifra-2023. Invariant: that of allocator.h. */

#include "allocator.h"

#include "support/folder.h"

#define TEXT                                                                                       \
  "[study]\nscenarios=8\nreplications=2\neditions=2\ndesign=saltelli\nmeasures=gini;rate\n"        \
  "[policy even]\nrule=flat\n[policy need]\nrule=leximin\n[parameter entries]\n"                   \
  "law=uniform:0,0.2\n"

enum
{
  POINTS = 64
};

static AwrashProgramme *programme;
static AwrashStudy *study;
static char *folder, *sound; /* what a study leaves that was refused nothing */

static void
prepare (void)
{
  programme = awrash_programme_load ("examples/data/khenifra-2023", NULL);
  study = awrash_simulation_study_new (programme, "study.ini", TEXT, NULL);
  g_assert_nonnull (study);
}

static void
clear (void)
{
  g_clear_pointer (&sound, g_free);
  g_clear_pointer (&study, awrash_simulation_study_free);
  g_clear_pointer (&programme, awrash_programme_unref);
}

static gboolean
build (GError **error)
{
  g_autoptr (AwrashStudy) built = awrash_simulation_study_new (programme, "study.ini", TEXT, error);

  return built != NULL && fault_answer (awrash_simulation_study_get_definition (built));
}

static gboolean
apply (GError **error)
{
  static int64_t quotas[10];
  g_autoptr (AwrashSituation) situation
      = awrash_simulation_situation_new_from_programme (programme, error);
  g_autoptr (AwrashPolicy) policy
      = situation != NULL ? awrash_simulation_policy_new (
            "blend(0.5, flat, hold-harmless(proportional(need)))", error)
                          : NULL;

  if (policy == NULL)
    return FALSE;
  fault_output (quotas, sizeof quotas);
  return awrash_simulation_policy_apply (policy, situation, 1, 10, quotas, error);
}

/* Into a folder of its own, by one thread, so that requests come in one order; what was refused
 * leaves a folder in which the study goes on to the same end. */
static gboolean
run (GError **error)
{
  gboolean done = FALSE, goes_on = TRUE;
  g_autofree char *picture = NULL;

  folder = test_folder_new ();
  for (int turn = 0; turn < 2 && !done; turn++)
    {
      GError **place = turn == 0 ? error : NULL;
      g_autoptr (AwrashStore) store = awrash_simulation_study_open (study, folder, 1, 1, place);
      g_autoptr (AwrashRunner) runner
          = store != NULL ? awrash_simulation_study_run (study, store, 1, place) : NULL;

      while (runner != NULL && !done && awrash_simulation_runner_step (runner, 4, &done, place))
        ;
      if (turn == 0)
        goes_on = done;
      fault_end ();
    }
  g_assert_true (done);
  picture = test_folder_picture (folder);
  test_folder_remove (folder);
  if (sound == NULL)
    sound = g_strdup (picture);
  g_assert_cmpstr (picture, ==, sound);
  return goes_on;
}

/* ── shards ─────────────────────────────────────────────────────────────────────────────────── */

static char *shards[2];

static void
prepare_shards (void)
{
  prepare ();
  for (gsize k = 0; k < G_N_ELEMENTS (shards); k++)
    {
      g_autoptr (AwrashStore) store = NULL;
      g_autoptr (AwrashRunner) runner = NULL;
      gboolean done = FALSE;

      shards[k] = test_folder_new ();
      store = awrash_simulation_study_open (study, shards[k], k + 1, G_N_ELEMENTS (shards), NULL);
      runner = awrash_simulation_study_run (study, store, 1, NULL);
      g_assert_true (awrash_simulation_runner_step (runner, 1000, &done, NULL) && done);
    }
}

static void
clear_shards (void)
{
  for (gsize k = 0; k < G_N_ELEMENTS (shards); k++)
    test_folder_remove (g_steal_pointer (&shards[k]));
  clear ();
}

static gboolean
merge (GError **error)
{
  char *whole = test_folder_new ();
  gboolean is_merged = awrash_simulation_study_merge (
      study, G_N_ELEMENTS (shards), (const char *const *)(void *)shards, whole, error);
  g_autofree char *picture = test_folder_picture (whole);

  test_folder_remove (whole);
  return is_merged && fault_answer (picture);
}

/* ── numbers ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
analyse (GError **error)
{
  static double points[2 * POINTS], values[POINTS], bands[2];
  static AwrashSobolIndex indices[2];
  static const double levels[] = { 0.1, 0.9 };
  g_autoptr (AwrashSimulationDesign) design
      = awrash_simulation_design_new ("saltelli", POINTS / 4, 2, 1, error);

  if (design == NULL)
    return FALSE;
  fault_output (points, sizeof points);
  if (!awrash_simulation_design_get_rows (design, 0, POINTS, 2, points, error))
    return FALSE;
  for (gsize i = 0; i < POINTS; i++)
    values[i] = points[2 * i] + 0.1 * points[2 * i + 1];
  fault_settle ();
  fault_output (indices, sizeof indices);
  if (!awrash_simulation_sobol (0.9, 5, 1, 2, POINTS, values, indices, error))
    return FALSE;
  fault_settle ();
  fault_output (bands, sizeof bands);
  return awrash_simulation_bands (2, levels, 1, POINTS, values, bands, error);
}

static gboolean
draw (GError **error)
{
  static const char *const laws[] = { "uniform:0,1", "beta:2,3", "triangular:0,1,2" };

  for (gsize k = 0; k < G_N_ELEMENTS (laws); k++)
    {
      g_autoptr (AwrashLaw) law = awrash_random_law_new (laws[k], error);

      if (law == NULL)
        return FALSE;
    }
  return TRUE;
}

int
main (int argc, char **argv)
{
  static const FaultScenario scenarios[] = {
    { "laws", NULL, draw, NULL },          { "designs and indices", NULL, analyse, NULL },
    { "policies", prepare, apply, clear }, { "studies", prepare, build, clear },
    { "runs", prepare, run, clear },       { "shards", prepare_shards, merge, clear_shards },
  };

  return fault_run (argc, argv, G_N_ELEMENTS (scenarios), scenarios);
}
