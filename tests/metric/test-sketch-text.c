/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sketches as text: read again they are the same by every bit, alone and merged, and what no rows
 * can have given is refused. Source: metric.h. Invariant: nothing is read by half. */

#include "metric/batteries.h"
#include "metric/sketch-private.h"
#include "metric/states.h"

/* Bins without rows may have memory or none. */
static void
check_same (const AwrashSketch *a, const AwrashSketch *b, const char *label)
{
  static const AwrashSketchBin nothing = { .least = 0 };

  cr_assert_eq (awrash_metric_sketch_get_bits (a), awrash_metric_sketch_get_bits (b));
  cr_assert_eq (a->n, b->n, "%s", label);
  for (size_t octave = 0; octave < AWRASH_SKETCH_OCTAVES; octave++)
    for (size_t k = 0; k < (size_t)1 << a->bits; k++)
      {
        const AwrashSketchBin *one = a->bins[octave] ? &a->bins[octave][k] : &nothing;
        const AwrashSketchBin *other = b->bins[octave] ? &b->bins[octave][k] : &nothing;

        cr_assert_eq (memcmp (one, other, sizeof *one), 0, "%s", label);
      }
}

static AwrashSketch *
sketch_of (size_t bits, size_t from, size_t to, const Battery *battery)
{
  AwrashSketch *sketch = awrash_metric_sketch_new (bits, NULL);

  cr_assert (
      awrash_metric_sketch_add (sketch, to - from, battery->x + from, battery->w + from, NULL));
  return sketch;
}

static AwrashSketch *
again_of (const AwrashSketch *sketch, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = awrash_metric_sketch_text_write (sketch, &error), *twice = NULL;
  AwrashSketch *again;

  cr_assert_not_null (text, "%s: %s", label, error->message);
  again = awrash_metric_sketch_text_read (text, &error);
  cr_assert_not_null (again, "%s: %s in %s", label, error->message, text);
  twice = awrash_metric_sketch_text_write (again, NULL);
  cr_assert_str_eq (twice, text);
  return again;
}

static gboolean
read_again (const char *text, GError **error)
{
  AwrashSketch *read = awrash_metric_sketch_text_read (text, error);

  if (read == NULL)
    return FALSE;
  awrash_metric_sketch_free (again_of (read, text));
  awrash_metric_sketch_free (read);
  return TRUE;
}

Test (metric_sketch_text, what_is_read_again_is_the_same_by_every_bit_and_merges_so)
{
  guint64 state = 12;
  Battery battery;

  for (size_t kind = 0; kind < N_BATTERIES; kind++)
    for (size_t bits = 1; bits <= 11; bits += 5)
      {
        battery_fill (&battery, kind, &state);
        g_autoptr (AwrashSketch) left = sketch_of (bits, 0, 23, &battery);
        g_autoptr (AwrashSketch) right = sketch_of (bits, 23, N, &battery);
        g_autoptr (AwrashSketch) left_again = again_of (left, battery.label);
        g_autoptr (AwrashSketch) right_again = again_of (right, battery.label);

        check_same (left_again, left, battery.label);
        check_same (right_again, right, battery.label);
        cr_assert (awrash_metric_sketch_merge (left, right, NULL));
        cr_assert (awrash_metric_sketch_merge (left_again, right_again, NULL));
        check_same (left_again, left, battery.label);
        cr_assert (awrash_metric_sketch_add (left, N, battery.x, NULL, NULL));
        cr_assert (awrash_metric_sketch_add (left_again, N, battery.x, NULL, NULL));
        check_same (left_again, left, battery.label);
      }
}

Test (metric_sketch_text, ends_of_the_doubles_and_nothing_are_read_again)
{
  double x[] = { 0, 0x1p-1074, 0x1p-1022, 1, 0x1.fffffffffffffp0, G_MAXDOUBLE };
  double w[] = { 1, 0x1p-1074, 3, 7, 1, 1e-300 };

  for (size_t bits = 1; bits <= 16; bits += 3)
    {
      g_autoptr (AwrashSketch) sketch = awrash_metric_sketch_new (bits, NULL);
      g_autoptr (AwrashSketch) empty = again_of (sketch, "empty");

      check_same (empty, sketch, "empty");
      for (size_t i = 0; i < G_N_ELEMENTS (x); i++)
        cr_assert (awrash_metric_sketch_add (sketch, 1, x + i, w + i, NULL));
      g_autoptr (AwrashSketch) again = again_of (sketch, "ends");
      check_same (again, sketch, "ends");
    }
}

/* Of 0, 1, 1.75 and 3: the text in full, since others may read it. */
static const char *const written = "awrash-sketch-1\n"
                                   "bits 1\n"
                                   "bins 4\n"
                                   "rows 4\n"
                                   "bin 0 1 0 0 0 0 0\n"
                                   "bin 2046 1 0 0 0 0 0\n"
                                   "bin 2047 1 0 0.25 0 0.25 0.25\n"
                                   "bin 2049 1 0 0 0 0 0\n"
                                   "end\n";

static const StateFault faults[] = {
  { "sketch-1", "tally-1", AWRASH_ERROR_SYNTAX,
    "state: line 1 has \"awrash-tally-1\", expected \"awrash-sketch-1\"" },
  { "bits 1", "bits 17", AWRASH_ERROR_VALUE,
    "state: line 2: bits is \"17\", expected a whole number from 1 to 16" },
  { "bits 1", "bits 0", AWRASH_ERROR_VALUE,
    "state: line 2: bits is \"0\", expected a whole number from 1 to 16" },
  { "bins 4", "bins 5", AWRASH_ERROR_VALUE,
    "state: line 4: rows is \"4\", expected a whole number from 5 to 9007199254740992" },
  { "bins 4", "bins 0", AWRASH_ERROR_VALUE,
    "state: line 4: rows is \"4\", expected a whole number from 0 to 0" },
  { "bins 4", "bins 3", AWRASH_ERROR_SYNTAX, "state: line 8 has \"bin\", expected \"end\"" },
  { "rows 4", "rows 4.5", AWRASH_ERROR_VALUE,
    "state: line 4: rows is \"4.5\", expected a whole number from 4 to 9007199254740992" },
  { "bin 2047", "bin 2046", AWRASH_ERROR_VALUE,
    "state: line 7: bin is \"2046\", expected a whole number from 2047 to 4093" },
  { "bin 2049", "bin 4094", AWRASH_ERROR_VALUE,
    "state: line 8: bin is \"4094\", expected a whole number from 2048 to 4093" },
  { "2047 1", "2047 -1", AWRASH_ERROR_VALUE,
    "state: line 7: weight is \"-1\", expected a number from 5e-324 to 1.7976931348623157e+308" },
  { "2047 1", "2047 inf", AWRASH_ERROR_VALUE,
    "state: line 7: weight is \"inf\", expected a number from 5e-324 to 1.7976931348623157e+308" },
  { "2047 1 0", "2047 1 0.75", AWRASH_ERROR_VALUE,
    "state: line 7: compensation is \"0.75\", expected a number from -0.5 to 0.5" },
  { "0.25 0 0.25", "1.25 0 0.25", AWRASH_ERROR_VALUE,
    "state: line 7: sum is \"1.25\", expected a number from 0 to 1" },
  { "0.25 0 0.25", "0.25 0 0.5", AWRASH_ERROR_VALUE,
    "state: line 7: least is \"0.5\", expected a number from 0 to 0.4999999999999998" },
  { "0.25 0.25", "0.25 0.125", AWRASH_ERROR_VALUE,
    "state: line 7: largest is \"0.125\", expected a number from 0.25 to 0.4999999999999998" },
  { "0.25 0.25", "0.25 nan", AWRASH_ERROR_VALUE,
    "state: line 7: largest is \"nan\", expected a number from 0.25 to 0.4999999999999998" },
  { "0.25 0.25", "0.25", AWRASH_ERROR_SYNTAX,
    "state: line 7: largest is \"\", expected a number from 0.25 to 0.4999999999999998" },
  { "end\n", "end\nmore", AWRASH_ERROR_SYNTAX,
    "state: line 10 has \"more\", expected nothing behind the last line" },
};

Test (metric_sketch_text, what_no_rows_can_have_given_is_refused)
{
  double x[] = { 0, 1, 1.75, 3 };
  g_autoptr (AwrashSketch) sketch = awrash_metric_sketch_new (1, NULL);
  g_autofree char *text = NULL;

  cr_assert (awrash_metric_sketch_add (sketch, 4, x, NULL, NULL));
  text = awrash_metric_sketch_text_write (sketch, NULL);
  cr_assert_str_eq (text, written);
  state_check_faults (written, G_N_ELEMENTS (faults), faults, read_again);
}

Test (metric_sketch_text, what_is_cut_off_or_has_another_byte_is_refused_or_whole)
{
  state_check_bytes (written, read_again);
}

Test (metric_sketch_text, weights_beyond_the_doubles_are_not_written)
{
  double x[] = { 1, 1 }, w[] = { G_MAXDOUBLE, G_MAXDOUBLE };
  g_autoptr (AwrashSketch) sketch = awrash_metric_sketch_new (1, NULL);
  g_autoptr (GError) error = NULL;

  cr_assert (awrash_metric_sketch_add (sketch, 2, x, w, NULL));
  cr_assert_null (awrash_metric_sketch_text_write (sketch, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
}
