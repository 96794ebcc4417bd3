/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sketch as text: the bins that hold something, in ascending order.
 * Source: metric.h. Invariant: what is read has bins that some rows give; read again, the same
 * bits. */

#include "metric/sketch-private.h"
#include "metric/state-private.h"

#include <float.h>
#include <math.h>

#define MOST_ROWS ((gint64)1 << 53)

/* A sum of numbers >= 0 and what rounding took from it. */
static gboolean
pass_sum (AwrashState *state, const char *name, double least, double most, AwrashSum *sum,
          GError **error)
{
  return awrash_i_state_number (state, name, least, most, &sum->sum, error)
         && awrash_i_state_number (state, "compensation", -sum->sum / 2, sum->sum / 2,
                                   &sum->compensation, error);
}

/* The octave behind all others is that of infinity. */
static gint64
count_places (gint64 bits)
{
  return (gint64)(AWRASH_SKETCH_OCTAVES - 1) << bits;
}

/* The bin at a place, or at one behind it where it is read. Values stand over its edge and below
 * the next one; their sum is in the unit of the octave, in which a bin is 2^-bits wide. */
static gboolean
pass_bin (AwrashState *state, const AwrashSketch *sketch, gint64 *place, AwrashSketchBin *bin,
          GError **error)
{
  if (!awrash_i_state_line (state, "bin", error)
      || !awrash_i_state_whole (state, "bin", *place, count_places ((gint64)sketch->bits) - 1,
                                place, error))
    return FALSE;
  guint64 next = (guint64)(*place + 1) << (AWRASH_SKETCH_MANTISSA - sketch->bits);
  double most
      = awrash_i_words_to_double (next - 1) - awrash_i_sketch_edge (sketch, (guint64)*place);

  return pass_sum (state, "weight", 0x1p-1074, DBL_MAX, &bin->weight, error)
         && pass_sum (state, "sum", 0.0, ldexp (bin->weight.sum, 1 - (int)sketch->bits), &bin->sum,
                      error)
         && awrash_i_state_number (state, "least", 0.0, most, &bin->least, error)
         && awrash_i_state_number (state, "largest", bin->least, most, &bin->largest, error);
}

static gboolean
pass_head (AwrashState *state, gint64 *bits, gint64 *bins, gint64 *rows, GError **error)
{
  return awrash_i_state_line (state, "awrash-sketch-1", error)
         && awrash_i_state_line (state, "bits", error)
         && awrash_i_state_whole (state, "bits", 1, AWRASH_SKETCH_MOST_BITS, bits, error)
         && awrash_i_state_line (state, "bins", error)
         && awrash_i_state_whole (state, "bins", 0, count_places (*bits), bins, error)
         && awrash_i_state_line (state, "rows", error)
         && awrash_i_state_whole (state, "rows", *bins, *bins > 0 ? MOST_ROWS : 0, rows, error);
}

static gboolean
write_bins (AwrashState *state, const AwrashSketch *sketch, GError **error)
{
  for (gint64 place = 0; place < count_places ((gint64)sketch->bits); place++)
    {
      const AwrashSketchBin *octave = sketch->bins[place >> sketch->bits];
      AwrashSketchBin bin = { .least = 0.0 };

      if (octave == NULL)
        {
          place |= ((gint64)1 << sketch->bits) - 1;
          continue;
        }
      bin = octave[place & (((gint64)1 << sketch->bits) - 1)];
      if (bin.weight.sum > 0.0 && !pass_bin (state, sketch, &place, &bin, error))
        return FALSE;
    }
  return TRUE;
}

char *
awrash_metric_sketch_text_write (const AwrashSketch *sketch, GError **error)
{
  g_auto (AwrashState) state = { .line = 0 };
  gint64 bits = 0, bins = 0, rows = 0;

  g_return_val_if_fail (sketch != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  bits = sketch->bits;
  bins = (gint64)awrash_i_sketch_count (sketch);
  rows = (gint64)sketch->n;
  if (!pass_head (&state, &bits, &bins, &rows, error) || !write_bins (&state, sketch, error)
      || !awrash_i_state_end (&state, error))
    return NULL;
  return awrash_i_text_steal (&state.text);
}

/* Each behind the one before, so that none comes twice. */
static gboolean
read_bins (AwrashState *state, AwrashSketch *sketch, gint64 n, GError **error)
{
  gint64 place = -1;

  for (gint64 i = 0; i < n; i++)
    {
      AwrashSketchBin bin = { .least = 0.0 };

      place++;
      if (!pass_bin (state, sketch, &place, &bin, error)
          || !awrash_i_sketch_make_octave (sketch, (gsize)(place >> sketch->bits), error))
        return FALSE;
      sketch->bins[place >> sketch->bits][place & (((gint64)1 << sketch->bits) - 1)] = bin;
    }
  return TRUE;
}

AwrashSketch *
awrash_metric_sketch_text_read (const char *text, GError **error)
{
  g_auto (AwrashState) state = { .line = 0 };
  g_autoptr (AwrashSketch) sketch = NULL;
  gint64 bits = 0, bins = 0, rows = 0;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!awrash_i_state_open (&state, text, error) || !pass_head (&state, &bits, &bins, &rows, error))
    return NULL;
  sketch = awrash_metric_sketch_new ((gsize)bits, error);
  if (sketch == NULL || !read_bins (&state, sketch, bins, error)
      || !awrash_i_state_end (&state, error))
    return NULL;
  sketch->n = (gsize)rows;
  return g_steal_pointer (&sketch);
}
