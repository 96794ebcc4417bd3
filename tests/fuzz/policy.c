/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any text is a policy or is refused; a policy's text makes the same policy; quotas keep the totals
 * and are the same twice. Source: none. Invariant: outputs stay as they are where there is an
 * error. */

#include "fuzz/bytes.h"
#include "fuzz/small.h"

static const AwrashSituation *
small_situation (void)
{
  static AwrashSituation *situation = NULL;
  static const double unemployed[] = { 30, 20, 11 };

  if (situation == NULL)
    {
      situation = awrash_simulation_situation_new_from_programme (fuzz_small_programme (), NULL);
      FUZZ_EXPECT (
          awrash_simulation_situation_set_indicator (situation, "unemployed", 3, unemployed, NULL));
    }
  return situation;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzBytes bytes = fuzz_bytes (data, size);
  g_autofree char *text = fuzz_utf8 (&bytes, size);
  const AwrashSituation *situation = small_situation ();
  const size_t n = awrash_simulation_situation_get_n_provinces (situation)
                   * awrash_simulation_situation_get_n_streams (situation);
  g_autofree int64_t *quotas = fuzz_output (n * sizeof *quotas),
                     *same = fuzz_output (n * sizeof *same);
  GError *error = NULL;
  g_autoptr (AwrashPolicy) policy = awrash_simulation_policy_new (text, &error);
  g_autoptr (AwrashPolicy) again = NULL;

  if (!fuzz_answered (policy != NULL, &error))
    return 0;
  again = awrash_simulation_policy_new (awrash_simulation_policy_get_text (policy), &error);
  FUZZ_EXPECT (again != NULL);
  FUZZ_EXPECT (g_str_equal (awrash_simulation_policy_get_text (policy),
                            awrash_simulation_policy_get_text (again)));
  if (!fuzz_filled (awrash_simulation_policy_apply (policy, situation, 1, n, quotas, &error),
                    &error, quotas, n * sizeof *quotas))
    return 0;
  FUZZ_EXPECT (awrash_simulation_policy_apply (again, situation, 1, n, same, &error));
  FUZZ_EXPECT (memcmp (quotas, same, n * sizeof *quotas) == 0);
  for (size_t i = 0; i < n; i++)
    FUZZ_EXPECT (quotas[i] >= 0);
  return 0;
}
