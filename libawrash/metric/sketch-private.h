/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bins of a sketch, in the order of the values' bits: an octave for each value of the
 * exponent's bits, parted by the highest bits of the mantissa. */

#ifndef AWRASH_METRIC_SKETCH_PRIVATE_H
#define AWRASH_METRIC_SKETCH_PRIVATE_H

#include "base/sum-private.h"
#include "base/words-private.h"

enum
{
  AWRASH_SKETCH_OCTAVES = 2048, /* values of the exponent's bits */
  AWRASH_SKETCH_MANTISSA = 52,  /* bits below them */
  AWRASH_SKETCH_MOST_BITS = 16  /* of the mantissa that tell bins apart */
};

/* Neighbouring values: their weight, Σ w (x - edge) 2^-exponent and their ends, over the edge of
 * the bin, so that what lies in one bin keeps its digits however near the edge. */
typedef struct
{
  AwrashSum weight;
  AwrashSum sum;
  double least;
  double largest;
} AwrashSketchBin;

struct _AwrashSketch
{
  guint bits;
  gsize n;                                      /* rows that count */
  AwrashSketchBin *bins[AWRASH_SKETCH_OCTAVES]; /* [2^bits] each, NULL where no value has been */
};

/* The lower edge of a bin by its place among those of all octaves. */
static inline double
awrash_i_sketch_edge (const AwrashSketch *sketch, guint64 place)
{
  return awrash_i_words_to_double (place << (AWRASH_SKETCH_MANTISSA - sketch->bits));
}

/* How many bins hold something. */
gsize awrash_i_sketch_count (const AwrashSketch *sketch);

gboolean awrash_i_sketch_make_octave (AwrashSketch *sketch, gsize octave, GError **error);

#endif
