/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Squares over needs that are larger than all costs. Source: the quotients of powers of two, by
 * hand. Invariant: none. */

#include "allot/mixed-private.h"

#include <criterion/criterion.h>

Test (allot_mixed_curve, squares_over_large_needs_are_quotients_or_less_than_one)
{
  static const struct
  {
    const char *label;
    double need;
    int bits;
    int64_t s, low;
    gboolean is_exact;
  } rows[] = {
    { "nothing", 0x1p100, 0, 0, 0, TRUE },
    { "a power of two", 0x1p100, 0, G_GINT64_CONSTANT (1) << 60, 1 << 20, TRUE },
    { "a power of two with bits", 0x1p100, 10, G_GINT64_CONSTANT (1) << 60, 1 << 30, TRUE },
    { "three powers of two", 0x3p100, 0, G_GINT64_CONSTANT (1) << 60, (1 << 20) / 3, FALSE },
    { "what is shifted out", 0x1p100, 0, (G_GINT64_CONSTANT (1) << 50) + 1, 1, FALSE },
    { "less than one", 0x1p100, 0, 1000, 0, FALSE },
    { "less than all words hold", 0x1p300, 0, G_GINT64_CONSTANT (1) << 60, 0, FALSE },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      AwrashCurve curve = { .kind = AWRASH_CURVE_SQUARES, .need = rows[k].need };
      AwrashLong low, high;

      awrash_i_curve_value (&curve, rows[k].bits, rows[k].s, &low, &high);
      cr_expect (low == rows[k].low, "%s: %g", rows[k].label, (double)low);
      cr_expect (high == low + !rows[k].is_exact, "%s", rows[k].label);
    }
}
