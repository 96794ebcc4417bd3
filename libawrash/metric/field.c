/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values over places, of any sign, and their deviations from the mean in doubled precision.
 * Source: the definitions in metric-space.h. Invariant: not all values are equal, so Σ z² > 0. */

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "metric/space-private.h"

#include <math.h>

gboolean
awrash_i_field_refuse_equal (GError **error)
{
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("all values of x are equal, expected two that differ: space shows in "
                  "differences alone"));
  return FALSE;
}

/* Deviations may be as small as 2^-52 of the values, and their fourth powers are summed: with the
 * largest value near 1 nothing vanishes that would show. */
static void
write_deviations (AwrashField *field)
{
  AwrashPair mean;

  for (gsize i = 0; i < field->n; i++)
    field->sum = awrash_i_pair_add (field->sum, awrash_i_pair_of (field->x[i]));
  mean = awrash_i_pair_divide (field->sum, awrash_i_pair_of ((double)field->n));
  for (gsize i = 0; i < field->n; i++)
    {
      field->z[i] = awrash_i_pair_subtract (awrash_i_pair_of (field->x[i]), mean);
      field->squares = awrash_i_pair_add (field->squares, awrash_i_pair_square (field->z[i]));
    }
}

gboolean
awrash_i_field_fill (AwrashField *field, gsize n, const double x[], GError **error)
{
  AwrashRange range = { .n = 0 };
  int exponent = 0;

  if (!awrash_i_range_find_through (AWRASH_GATE_REAL, "x", n, x, NULL, &range, error))
    return FALSE;
  if (x[range.lowest] == x[range.highest])
    return awrash_i_field_refuse_equal (error);
  field->n = n;
  field->x = awrash_i_new (double, n, error);
  if (field->x == NULL)
    return FALSE;
  field->z = awrash_i_new (AwrashPair, n, error);
  if (field->z == NULL)
    return FALSE;
  exponent = ilogb (MAX (x[range.highest], -x[range.lowest]));
  for (gsize i = 0; i < n; i++)
    field->x[i] = ldexp (x[i], -exponent);
  write_deviations (field);
  return TRUE;
}

void
awrash_i_field_clear (AwrashField *field)
{
  g_clear_pointer (&field->x, g_free);
  g_clear_pointer (&field->z, g_free);
}
