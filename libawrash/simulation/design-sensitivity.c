/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Designs in which rows differ in one column, so that what it does can be seen.
 * Source: A. Saltelli et al. (2010), Computer Physics Communications 181; M. D. Morris (1991),
 * Technometrics 33. Invariant: what belongs together stands in consecutive rows. */

#include "simulation/design-private.h"

#include "base/i18n-private.h"

enum
{
  USUAL_PARTS = 4,
  MOST_PARTS = 1 << 20
};

gboolean
awrash_i_design_saltelli_settle (AwrashSimulationDesign *design, GError **error)
{
  gboolean is_sobol = g_str_equal (design->kind, "saltelli");
  gsize times = design->n_dimensions + 2;

  if (!awrash_i_design_count (design, times, (guint64)1 << (is_sobol ? AWRASH_SOBOL_BITS : 32),
                              error))
    return FALSE;
  return !is_sobol || awrash_i_sobol_start (design, 2 * design->n_dimensions, error);
}

/* Rows of A, of A with columns 0, 1, … from B, and of B. */
void
awrash_i_design_saltelli_row (const AwrashSimulationDesign *design, gsize row, double u[])
{
  gsize d = design->n_dimensions, base = row / (d + 2), which = row % (d + 2);
  double both[2 * AWRASH_DESIGN_DIMENSIONS];

  if (design->directions == NULL)
    awrash_i_design_draw (design, base, 2 * d, both);
  for (gsize j = 0; j < d; j++)
    {
      gsize column = which == d + 1 || which == j + 1 ? d + j : j;

      u[j] = design->directions == NULL ? both[column]
                                        : awrash_i_sobol_number (design, base, column);
    }
}

static gsize
parts_of (const AwrashSimulationDesign *design)
{
  return design->n_listed > 0 ? (gsize)design->listed[0] : USUAL_PARTS;
}

gboolean
awrash_i_design_morris_settle (AwrashSimulationDesign *design, GError **error)
{
  if (design->n_listed > 1 || parts_of (design) % 2 != 0 || parts_of (design) > MOST_PARTS)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("design is \"%s\", expected \"morris:PARTS\" with one even number from 2 to "
                      "%d"),
                   design->kind, MOST_PARTS);
      return FALSE;
    }
  return awrash_i_design_count (design, design->n_dimensions + 1, (guint64)1 << 32, error);
}

/* Column j starts in a part of the half that its first number takes, moves to the same part of the
 * other half, and does so at the place in the order that its second number has among all. */
void
awrash_i_design_morris_row (const AwrashSimulationDesign *design, gsize row, double u[])
{
  gsize d = design->n_dimensions, trajectory = row / (d + 1), step = row % (d + 1);
  double half = (double)parts_of (design) / 2.0;

  double both[2 * AWRASH_DESIGN_DIMENSIONS], *turns = both + d;

  awrash_i_design_draw (design, trajectory, 2 * d, both);
  for (gsize j = 0; j < d; j++)
    {
      gsize before = 0;

      for (gsize k = 0; k < d; k++)
        before += turns[k] < turns[j] || (k < j && turns[k] == turns[j]);
      u[j] = ((double)(gsize)(2.0 * half * both[j]) + 0.5) / (2.0 * half);
      if (before < step)
        u[j] += u[j] < 0.5 ? 0.5 : -0.5;
    }
}
