/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sobol's sequence with any point at once: its direction numbers are read off GSL's, which gives
 * one point after the other. Source: I. M. Sobol' (1967); I. A. Antonov and V. M. Saleev (1979),
 * who take points in the order of Gray's code; A. B. Owen (2003), on digital shifts. Invariant:
 * point k is the exclusive or of the directions of the bits of k ^ (k >> 1), and of the shift, of
 * which 22 more bits fill what the sequence leaves. */

#include "simulation/design-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "random/philox-private.h"
#include "random/purposes-private.h"

#include <gsl/gsl_qrng.h>
#include <string.h>

#define FILLED 52 /* bits of a number */

static void
round_bits (const double point[], gsize n, guint32 bits[])
{
  for (gsize j = 0; j < n; j++)
    bits[j] = (guint32)(point[j] * (1 << AWRASH_SOBOL_BITS));
}

/* GSL's point number m, from 1, is the one before it moved by direction c, c the lowest bit of m
 * that is 1 in Gray's code: at m = 2^c it is the first time that direction moves it. */
static void
read_directions (gsl_qrng *sequence, gsize n, gsize n_columns, guint32 directions[])
{
  double point[AWRASH_SOBOL_DIMENSIONS];
  guint32 before[AWRASH_SOBOL_DIMENSIONS] = { 0 }, now[AWRASH_SOBOL_DIMENSIONS];

  for (gsize m = 1, c = 0; m < n; m++)
    {
      (void)gsl_qrng_get (sequence, point);
      round_bits (point, n_columns, now);
      if (m == (gsize)1 << c)
        {
          for (gsize j = 0; j < n_columns; j++)
            directions[c * n_columns + j] = before[j] ^ now[j];
          c++;
        }
      memcpy (before, now, sizeof before);
    }
}

gboolean
awrash_i_sobol_start (AwrashSimulationDesign *design, gsize n_columns, GError **error)
{
  AwrashRandomAddress address = { .seed = design->seed, .purpose = AWRASH_PURPOSE_SHIFT };
  double u[AWRASH_SOBOL_DIMENSIONS];
  gsl_qrng *sequence;

  if (n_columns > AWRASH_SOBOL_DIMENSIONS)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("the design \"%s\" has %zu columns of Sobol's sequence, expected at most %d"),
                   design->kind, n_columns, AWRASH_SOBOL_DIMENSIONS);
      return FALSE;
    }
  design->directions = awrash_i_new (guint32, n_columns * AWRASH_SOBOL_BITS, error);
  if (design->directions == NULL)
    return FALSE;
  design->shift = awrash_i_new (guint64, n_columns, error);
  if (design->shift == NULL)
    return FALSE;
  sequence = gsl_qrng_alloc (gsl_qrng_sobol, (unsigned)n_columns);
  read_directions (sequence, design->n, n_columns, design->directions);
  gsl_qrng_free (sequence);
  awrash_i_random_places (&address, n_columns, u);
  for (gsize j = 0; j < n_columns; j++)
    design->shift[j] = (guint64)(u[j] * 0x1p52);
  return TRUE;
}

double
awrash_i_sobol_number (const AwrashSimulationDesign *design, gsize row, gsize column)
{
  gsize columns = design->form->row == awrash_i_design_sobol_row ? design->n_dimensions
                                                                 : 2 * design->n_dimensions;
  guint32 bits = 0;

  for (gsize gray = row ^ (row >> 1), c = 0; gray > 0; gray >>= 1, c++)
    if (gray & 1)
      bits ^= design->directions[c * columns + column];
  return (double)(2 * ((guint64)bits << (FILLED - AWRASH_SOBOL_BITS) ^ design->shift[column]) + 1)
         * 0x1p-53;
}

gboolean
awrash_i_design_sobol_settle (AwrashSimulationDesign *design, GError **error)
{
  return awrash_i_design_count (design, 1, (guint64)1 << AWRASH_SOBOL_BITS, error)
         && awrash_i_sobol_start (design, design->n_dimensions, error);
}

void
awrash_i_design_sobol_row (const AwrashSimulationDesign *design, gsize row, double u[])
{
  for (gsize j = 0; j < design->n_dimensions; j++)
    u[j] = awrash_i_sobol_number (design, row, j);
}
