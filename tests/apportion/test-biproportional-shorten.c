/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Divisors with their low, high and short. Source: the doubles. Invariant: what is refused has an
 * error. */

#include "apportion/biproportional-private.h"

#include <awrash.h>

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>

Test (apportion_biproportional_shorten, each_short_divisor_has_all_its_digits)
{
  static const struct
  {
    const char *label;
    double divisors[6];
    gboolean is_fine;
  } rows[] = {
    { "as they are", { 1, 2, 1.5, 3, 4, 3.5 }, TRUE },
    { "the least and the largest", { 0, 1, DBL_MIN, 1, INFINITY, DBL_MAX }, TRUE },
    { "the first is too small", { 0, 3e-308, 1e-308, 1, 2, 1.5 }, FALSE },
    { "the second is too small", { 1, 2, 1.5, 0, 3e-308, 1e-308 }, FALSE },
    { "the second is beyond the doubles", { 1, 2, 1.5, DBL_MAX, INFINITY, INFINITY }, FALSE },
    { "the second has no room", { 1, 2, 1.5, 4, 3, 3.5 }, FALSE },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (GError) error = NULL;

      cr_expect_eq (awrash_i_grid_check_divisors (2, rows[k].divisors, &error), rows[k].is_fine,
                    "%s", rows[k].label);
      cr_expect (rows[k].is_fine ? error == NULL
                                 : g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW),
                 "%s", rows[k].label);
    }
}
