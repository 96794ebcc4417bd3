/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The measures by name, and their costs as numbers.
 * Source: the table of objectives in <awrash/split.h>. Invariant: costs grow with the units, so
 * that each measure is a convex cost on every network. */

#include "allot/measure-private.h"

#include "base/exact-private.h"

#include <math.h>
#include <string.h>

gboolean
awrash_i_measure_parse (AwrashMeasure *measure, const char *objective)
{
  static const struct
  {
    const char *name;
    AwrashMeasureKind kind;
  } names[] = { { "least-squares", AWRASH_MEASURE_LEAST_SQUARES },
                { "leximin", AWRASH_MEASURE_LEXIMIN },
                { "leximin-persons", AWRASH_MEASURE_LEXIMIN_PERSONS },
                { "decmin", AWRASH_MEASURE_DECMIN } };
  AwrashRational alpha;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].name, objective) == 0)
      {
        *measure = (AwrashMeasure){ .kind = names[i].kind };
        return TRUE;
      }
  if (!g_str_has_prefix (objective, "alpha:")
      || !awrash_i_rational_parse (objective + strlen ("alpha:"), &alpha, NULL)
      || alpha.numerator <= 0)
    return FALSE;
  *measure = (AwrashMeasure){ .kind = AWRASH_MEASURE_ALPHA, .alpha = alpha };
  measure->exponent = awrash_i_rational_to_double (
      (AwrashRational){ alpha.denominator - alpha.numerator, alpha.denominator });
  return TRUE;
}

/* ── numbers ────────────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_measure_is_numeric (const AwrashMeasure *measure, int64_t units)
{
  return measure->kind == AWRASH_MEASURE_LEAST_SQUARES
         || (measure->kind == AWRASH_MEASURE_ALPHA && (units > 0 || measure->exponent > 0));
}

/* Minus d u((y + 1)/d) - d u(y/d) = -d^α ((y + 1)^c - y^c)/c with c = 1 - α, and -d log ((y + 1)/y)
 * at c = 0. Square roots are the commonest case, and quick. */
static double
alpha_marginal (const AwrashMeasure *measure, double need, int64_t units)
{
  double y = (double)units, c = measure->exponent;

  if (c == 0.5)
    return -2 * sqrt (need) / (sqrt (y + 1) + sqrt (y));
  if (c == 0)
    return -need * log1p (1 / y);
  if (units == 0)
    return -pow (need, 1 - c) / c;
  return -pow (need, 1 - c) * pow (y, c) * expm1 (c * log1p (1 / y)) / c;
}

double
awrash_i_measure_marginal (const AwrashMeasure *measure, double need, int64_t units)
{
  if (measure->kind == AWRASH_MEASURE_ALPHA)
    return alpha_marginal (measure, need, units);
  return (double)(2 * units + 1) / need;
}

/* ── signs ──────────────────────────────────────────────────────────────────────────────────── */

static int
by_cost (gconstpointer a, gconstpointer b)
{
  const AwrashGain *x = a, *y = b;

  if (x->need != y->need)
    return x->need < y->need ? -1 : 1;
  return (x->units > y->units) - (x->units < y->units);
}

/* Few are put in their places one by one. */
static void
sort (gsize n, AwrashGain gains[])
{
  if (n > 16)
    {
      qsort (gains, n, sizeof (AwrashGain), by_cost);
      return;
    }
  for (gsize i = 1; i < n; i++)
    {
      AwrashGain gain = gains[i];
      gsize at = i;

      for (; at > 0 && by_cost (&gain, &gains[at - 1]) < 0; at--)
        gains[at] = gains[at - 1];
      gains[at] = gain;
    }
}

gsize
awrash_i_measure_join (gsize n, AwrashGain gains[])
{
  gsize kept = 0;

  sort (n, gains);
  for (gsize i = 0; i < n; i++)
    {
      if (kept > 0 && by_cost (&gains[kept - 1], &gains[i]) == 0)
        gains[kept - 1].times += gains[i].times;
      else
        gains[kept++] = gains[i];
      if (gains[kept - 1].times == 0)
        kept--;
    }
  return kept;
}

static int
squares_sign (gsize n, const AwrashGain gains[])
{
  AwrashFraction few[16];
  g_autofree AwrashFraction *many = n > G_N_ELEMENTS (few) ? g_new (AwrashFraction, n) : NULL;
  AwrashFraction *terms = many != NULL ? many : few;

  for (gsize i = 0; i < n; i++)
    terms[i] = (AwrashFraction){ gains[i].times * (2 * gains[i].units + 1), gains[i].need };
  return awrash_i_exact_sum_sign (n, terms);
}

/* The sign of the sum in doubles where it is beyond their doubt, else 0. */
static int
guess_sign (const AwrashMeasure *measure, gsize n, const AwrashGain gains[])
{
  double sum = 0, size = 0;

  for (gsize i = 0; i < n; i++)
    {
      double cost;

      if (!awrash_i_measure_is_numeric (measure, gains[i].units))
        return 0;
      cost = (double)gains[i].times
             * awrash_i_measure_marginal (measure, gains[i].need, gains[i].units);
      sum += cost;
      size += fabs (cost);
    }
  if (!(fabs (sum) > size * (AWRASH_MEASURE_ERROR + (double)n * 0x1p-52)))
    return 0;
  return sum > 0 ? 1 : -1;
}

int
awrash_i_measure_sign (const AwrashMeasure *measure, gsize n, AwrashGain gains[],
                       gboolean *is_suspected)
{
  int sign;

  n = awrash_i_measure_join (n, gains);
  if (n == 0)
    return 0;
  sign = guess_sign (measure, n, gains);
  if (sign != 0)
    return sign;
  switch (measure->kind)
    {
    case AWRASH_MEASURE_LEAST_SQUARES:
      return squares_sign (n, gains);
    case AWRASH_MEASURE_ALPHA:
      return awrash_i_measure_alpha_sign (measure, n, gains, is_suspected);
    case AWRASH_MEASURE_LEXIMIN:
    case AWRASH_MEASURE_LEXIMIN_PERSONS:
    case AWRASH_MEASURE_DECMIN:
    default:
      return awrash_i_measure_levels_sign (measure, n, gains);
    }
}
