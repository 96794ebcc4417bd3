/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any text is a study or is refused; a study that is asked twice is the same, and so is its first
 * chunk. Source: study.ini. Invariant: only short studies are run. */

#include "fuzz/bytes.h"
#include "fuzz/small.h"

enum
{
  MOST_EDITIONS = 400
};

static void
run (const AwrashStudy *study)
{
  const AwrashSimulationModel *model = awrash_simulation_study_get_model (study);
  const size_t n = awrash_simulation_study_get_chunk_length (study, 0), size = n * sizeof (double);
  g_autofree double *values = fuzz_output (size), *again = fuzz_output (size);
  GError *error = NULL;

  if (awrash_simulation_study_get_n_runs (study)
      > MOST_EDITIONS / (int64_t)awrash_simulation_model_get_n_editions (model))
    return;
  if (!fuzz_filled (awrash_simulation_study_run_chunk (study, 0, n, values, &error), &error, values,
                    size))
    return;
  FUZZ_EXPECT (awrash_simulation_study_run_chunk (study, 0, n, again, &error));
  FUZZ_EXPECT (memcmp (values, again, size) == 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzBytes bytes = fuzz_bytes (data, size);
  g_autofree char *text = fuzz_text (&bytes, size);
  GError *error = NULL;
  g_autoptr (AwrashStudy) study
      = awrash_simulation_study_new (fuzz_small_programme (), "study.ini", text, &error);
  g_autoptr (AwrashStudy) again = NULL;

  if (!fuzz_answered (study != NULL, &error))
    return 0;
  again = awrash_simulation_study_new (fuzz_small_programme (), "study.ini", text, &error);
  FUZZ_EXPECT (again != NULL);
  FUZZ_EXPECT (g_str_equal (awrash_simulation_study_get_definition (study),
                            awrash_simulation_study_get_definition (again)));
  run (study);
  return 0;
}
