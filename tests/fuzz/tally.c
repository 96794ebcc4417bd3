/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any text is a tally or a sketch or is refused, and so is what any rows make; as text it is the
 * same again. Source: none. Input: which of them, a text, then rows. Invariant: outputs stay as
 * they are where there is an error. */

#include "fuzz/bytes.h"

enum
{
  MOST = 12
};

static const char *const indices[] = { "theil", "mld", "cv", "entropy:-1", "atkinson:0.5" };

typedef struct
{
  size_t n;
  double *x, *weights;
} Rows;

static void
tally_again (const AwrashTally *tally)
{
  g_autofree double *values = fuzz_output (sizeof (double) * G_N_ELEMENTS (indices));
  g_autofree char *text = NULL, *twice = NULL;
  g_autoptr (AwrashTally) again = NULL;
  GError *error = NULL;
  const size_t size = sizeof (double) * awrash_metric_tally_get_n_indices (tally);

  if (size <= sizeof (double) * G_N_ELEMENTS (indices)
      && fuzz_filled (awrash_metric_tally_values (tally, values, &error), &error, values, size))
    for (size_t i = 0; i < size / sizeof (double); i++)
      FUZZ_EXPECT (!isnan (values[i]));
  text = awrash_metric_tally_text_write (tally, &error);
  FUZZ_EXPECT (text != NULL);
  again = awrash_metric_tally_text_read (text, &error);
  FUZZ_EXPECT (again != NULL);
  twice = awrash_metric_tally_text_write (again, &error);
  FUZZ_EXPECT (twice != NULL && g_str_equal (text, twice));
}

static void
sketch_again (const AwrashSketch *sketch)
{
  double low = 0, high = 0;
  g_autofree char *text = NULL, *twice = NULL;
  g_autoptr (AwrashSketch) again = NULL;
  GError *error = NULL;

  if (fuzz_answered (awrash_metric_sketch_gini (sketch, &low, &high, &error), &error))
    FUZZ_EXPECT (low <= high);
  text = awrash_metric_sketch_text_write (sketch, &error);
  if (!fuzz_answered (text != NULL, &error))
    return;
  again = awrash_metric_sketch_text_read (text, &error);
  FUZZ_EXPECT (again != NULL);
  twice = awrash_metric_sketch_text_write (again, &error);
  FUZZ_EXPECT (twice != NULL && g_str_equal (text, twice));
}

/* A tally that is read, to which rows are added, which is merged with one that has them alone. */
static void
try_tally (const char *text, const Rows *rows)
{
  GError *error = NULL;
  g_autoptr (AwrashTally) tally = awrash_metric_tally_text_read (text, &error);
  g_autoptr (AwrashTally) other = awrash_metric_tally_new (G_N_ELEMENTS (indices), indices, NULL);

  fuzz_answered (tally != NULL, &error);
  fuzz_answered (awrash_metric_tally_add (other, rows->n, rows->x, rows->weights, &error), &error);
  tally_again (other);
  if (tally == NULL)
    return;
  tally_again (tally);
  fuzz_answered (awrash_metric_tally_merge (other, tally, &error), &error);
  fuzz_answered (awrash_metric_tally_add (tally, rows->n, rows->x, rows->weights, &error), &error);
  tally_again (tally);
  tally_again (other);
}

static void
try_sketch (const char *text, const Rows *rows)
{
  GError *error = NULL;
  g_autoptr (AwrashSketch) sketch = awrash_metric_sketch_text_read (text, &error);
  g_autoptr (AwrashSketch) other = awrash_metric_sketch_new (3, NULL);

  fuzz_answered (sketch != NULL, &error);
  fuzz_answered (awrash_metric_sketch_add (other, rows->n, rows->x, rows->weights, &error), &error);
  sketch_again (other);
  if (sketch == NULL)
    return;
  sketch_again (sketch);
  fuzz_answered (awrash_metric_sketch_merge (other, sketch, &error), &error);
  fuzz_answered (awrash_metric_sketch_add (sketch, rows->n, rows->x, rows->weights, &error),
                 &error);
  sketch_again (sketch);
  sketch_again (other);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzBytes bytes = fuzz_bytes (data, size);
  const gboolean of_tally = fuzz_byte (&bytes) % 2 == 1;
  g_autofree char *text = fuzz_utf8 (&bytes, size);
  const size_t n = fuzz_byte (&bytes) % (MOST + 1);
  g_autofree double *x = fuzz_reals (&bytes, n), *weights = fuzz_reals_or_null (&bytes, n);
  const Rows rows = { n, x, weights };

  if (of_tally)
    try_tally (text, &rows);
  else
    try_sketch (text, &rows);
  return 0;
}
