/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything about a study that is allocated is given back: read or refused, run by threads, broken
 * off, gone on with, parted and merged.
 * Source: the real case of Khénifra.
 * Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and ends with 0. */

#include "support/folder.h"

#include <awrash.h>

#define TEXT                                                                                       \
  "[study]\nscenarios=20\nreplications=3\neditions=2\ndesign=saltelli\nmeasures=gini;rate\n"       \
  "[policy even]\nrule=flat\n[policy need]\nrule=leximin\n[parameter entries]\n"                   \
  "law=uniform:0,0.2\n"

static void
run (const AwrashStudy *study, const char *folder, gsize shard, gsize n_shards, gsize most_steps)
{
  g_autoptr (AwrashStore) store
      = awrash_simulation_study_open (study, folder, shard, n_shards, NULL);
  g_autoptr (AwrashRunner) runner = awrash_simulation_study_run (study, store, 2, NULL);
  double value = 0;
  gboolean done = FALSE;

  for (gsize i = 0; !done && i < most_steps; i++)
    g_assert_true (awrash_simulation_runner_step (runner, 4, &done, NULL));
  if (done)
    g_assert_true (awrash_simulation_store_get_n_whole (store)
                   == awrash_simulation_store_get_n_chunks (store));
  else
    g_assert_false (awrash_simulation_store_read (store, 0, 0, 100, 1, &value, NULL));
}

static void
refuse (const AwrashProgramme *programme)
{
  static const char *const texts[]
      = { "", "[study]\nseed=x\n[policy a]\nrule=none\n", "[study]\n[policy a]\nrule=flat\nb=c\n",
          "[study]\ndesign=none\n[policy a]\nrule=flat\n",
          "[study]\n[policy a]\nrule=flat\n[parameter take-up]\nlaw=uniform:0,2\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (awrash_simulation_study_new (programme, "study.ini", texts[i], &error));
      g_assert_nonnull (error);
    }
}

int
main (void)
{
  AwrashProgramme *programme = awrash_programme_load ("examples/data/khenifra-2023", NULL);
  AwrashStudy *study = awrash_simulation_study_new (programme, "study.ini", TEXT, NULL);
  char *folder = test_folder_new (), *parts[] = { test_folder_new (), test_folder_new () };
  g_autoptr (GError) error = NULL;

  run (study, folder, 1, 1, 2);
  run (study, folder, 1, 1, G_MAXSIZE);
  g_assert_null (awrash_simulation_study_open (study, folder, 1, 2, &error));
  for (gsize i = 0; i < 2; i++)
    run (study, parts[i], i + 1, 2, i == 0 ? 1 : G_MAXSIZE);
  test_folder_remove (folder);
  folder = test_folder_new ();
  g_assert_false (
      awrash_simulation_study_merge (study, 2, (const char *const *)parts, folder, NULL));
  run (study, parts[0], 1, 2, G_MAXSIZE);
  g_assert_true (
      awrash_simulation_study_merge (study, 2, (const char *const *)parts, folder, NULL));
  refuse (programme);
  for (gsize i = 0; i < 2; i++)
    test_folder_remove (parts[i]);
  test_folder_remove (folder);
  awrash_simulation_study_free (study);
  awrash_programme_unref (programme);
  return 0;
}
