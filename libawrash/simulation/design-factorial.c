/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All combinations of the middles of equal parts.
 * Source: R. A. Fisher (1935), The design of experiments. Invariant: a row's number, written in the
 * numbers of parts, is its point. */

#include "simulation/design-private.h"

#include "base/i18n-private.h"

#define MOST_ROWS ((guint64)1 << 32)

static guint64
parts_of (const AwrashSimulationDesign *design, gsize column)
{
  return design->n_listed > 0 ? (guint64)design->listed[column] : design->n;
}

static gboolean
check_list (const AwrashSimulationDesign *design, GError **error)
{
  if (design->n_listed == 0 || design->n_listed == design->n_dimensions)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("the design \"%s\" lists %zu numbers, expected one for each of %zu columns"),
               design->kind, design->n_listed, design->n_dimensions);
  return FALSE;
}

gboolean
awrash_i_design_factorial_settle (AwrashSimulationDesign *design, GError **error)
{
  guint64 product = 1;

  if (!check_list (design, error))
    return FALSE;
  for (gsize j = 0; j < design->n_dimensions && product <= MOST_ROWS; j++)
    if (!g_uint64_checked_mul (&product, product, parts_of (design, j)))
      product = G_MAXUINT64;
  if (product < 1 || product > MOST_ROWS)
    {
      g_set_error (
          error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
          _ ("the design \"%s\" with n = %zu and %zu columns has no rows, or more than 2^32"),
          design->kind, design->n, design->n_dimensions);
      return FALSE;
    }
  if (design->n_listed > 0 && design->n != 0 && design->n != product)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("n is %zu, expected 0 or the %zu rows of the design \"%s\""), design->n,
                   (gsize)product, design->kind);
      return FALSE;
    }
  design->n_points = (gsize)product;
  return TRUE;
}

void
awrash_i_design_factorial_row (const AwrashSimulationDesign *design, gsize row, double u[])
{
  for (gsize j = design->n_dimensions; j-- > 0;)
    {
      gsize parts = (gsize)parts_of (design, j);

      u[j] = ((double)(row % parts) + 0.5) / (double)parts;
      row /= parts;
    }
}
