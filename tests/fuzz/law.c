/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any text is a law or is refused; a law's text makes the same law, its quantiles do not fall, and
 * a draw is one of them. Source: none. Input: a text, then numbers. Invariant: outputs stay as they
 * are where there is an error. */

#include "fuzz/bytes.h"

enum
{
  N = 5
};

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzBytes bytes = fuzz_bytes (data, size);
  g_autofree char *text = fuzz_utf8 (&bytes, size);
  const AwrashRandomAddress address
      = { fuzz_whole (&bytes), fuzz_whole (&bytes), fuzz_whole (&bytes),
          fuzz_whole (&bytes), fuzz_whole (&bytes), fuzz_whole (&bytes) };
  double u[N] = { 0x1p-53, 0.25, 0.5, 0.75, 1 - 0x1p-53 };
  g_autofree double *x = fuzz_output (N * sizeof *x), *drawn = fuzz_output (N * sizeof *drawn),
                    *uniform = fuzz_output (N * sizeof *uniform);
  GError *error = NULL;
  g_autoptr (AwrashLaw) law = awrash_random_law_new (text, &error);
  g_autoptr (AwrashLaw) again = NULL;

  if (!fuzz_answered (law != NULL, &error))
    return 0;
  fuzz_filled (awrash_random_uniform (&address, N, uniform, &error), &error, uniform,
               N * sizeof *uniform);
  again = awrash_random_law_new (awrash_random_law_get_text (law), &error);
  FUZZ_EXPECT (
      again != NULL
      && g_str_equal (awrash_random_law_get_text (law), awrash_random_law_get_text (again)));
  fuzz_filled (awrash_random_law_draw (law, &address, N, drawn, &error), &error, drawn,
               N * sizeof *drawn);
  if (fuzz_filled (awrash_random_law_quantile (law, N, u, x, &error), &error, x, N * sizeof *x))
    for (int i = 0; i + 1 < N; i++)
      FUZZ_EXPECT (x[i] <= x[i + 1]);
  for (int i = 0; i < N; i++)
    u[i] = fuzz_real (&bytes);
  memset (x, FUZZ_MARK, N * sizeof *x);
  fuzz_filled (awrash_random_law_quantile (law, N, u, x, &error), &error, x, N * sizeof *x);
  return 0;
}
