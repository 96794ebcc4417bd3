/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bounds from last year's shares: at least ⌈p·share·total⌉, at most ⌊q·share·total⌋, the floor
 * winning where they cross. Source: 29 U.S.C. 3172(b)(1)(B) (90 % and 130 % of the allotment
 * percentage of the year before). Invariant: both are exact, with p and q as the decimals that were
 * written and Σ last in 2,304 bits. */

#include "apportion/claims-private.h"

#include "base/accumulator-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "base/rational-private.h"

#include <math.h>

/* A bound of everybody: rate·last/sum·total, and what guesses it. */
typedef struct
{
  AwrashRational rate;
  int64_t total;
  AwrashAccumulator whole; /* Σ last · the rate's denominator */
  double scale;            /* guess = last·scale/sum·rate·total */
  double sum;
} Rule;

static gboolean
check_last (gsize n, const double last[], GError **error)
{
  gboolean has_positive = FALSE;

  if (n == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the number of last year's amounts is 0, expected at least 1"));
      return FALSE;
    }
  for (gsize i = 0; i < n; i++)
    {
      if (!isfinite (last[i]) || last[i] < 0)
        {
          g_autofree char *text = awrash_i_number_format (last[i]);
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("last[%zu] is %s, expected a finite number ≥ 0"), i, text);
          return FALSE;
        }
      has_positive |= last[i] > 0;
    }
  if (!has_positive)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                 _ ("all of last year's amounts are 0, expected one > 0"));
  return has_positive;
}

/* A rate as the decimal that was written. */
static gboolean
read_rate (const char *name, double value, AwrashRational *rate, GError **error)
{
  if (value >= 0 && awrash_i_rational_of_double (value, rate, NULL))
    return TRUE;
  g_autofree char *text = awrash_i_number_format (value);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%s is %s, expected a number ≥ 0 of at most 18 digits before and behind the "
                  "decimal point"),
               name, text);
  return FALSE;
}

static gboolean
check_rates (double at_least, double at_most, AwrashRational *least, AwrashRational *most,
             GError **error)
{
  if (!read_rate ("at_least", at_least, least, error)
      || (at_most != HUGE_VAL && !read_rate ("at_most", at_most, most, error)))
    return FALSE;
  if (at_least <= at_most)
    return TRUE;
  g_autofree char *low = awrash_i_number_format (at_least);
  g_autofree char *high = awrash_i_number_format (at_most);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
               _ ("at_least is %s, above at_most, which is %s, expected at_least ≤ at_most"), low,
               high);
  return FALSE;
}

static Rule
make_rule (gsize n, const double last[], int64_t total, AwrashRational rate)
{
  Rule rule = { .rate = rate, .total = total, .scale = 1 };
  AwrashAccumulator sum = { { 0 } }, scaled = { { 0 } };

  for (gsize i = 0; i < n; i++)
    awrash_i_accumulator_add (&sum, last[i]);
  awrash_i_accumulator_add_accumulator (&rule.whole, &sum, rate.denominator);
  rule.sum = awrash_i_accumulator_get (&sum);
  if (rule.sum < HUGE_VAL)
    return rule;
  rule.scale = 0x1p-80;
  for (gsize i = 0; i < n; i++)
    awrash_i_accumulator_add (&scaled, last[i] * rule.scale);
  rule.sum = awrash_i_accumulator_get (&scaled);
  return rule;
}

/* The sign of rate·last/sum·total - k. */
static int
compare_bound (const Rule *rule, double last, int64_t k)
{
  AwrashAccumulator product = { { 0 } }, rest = { { 0 } };

  awrash_i_accumulator_add_scaled (&product, last, rule->total);
  awrash_i_accumulator_add_accumulator (&rest, &product, rule->rate.numerator);
  awrash_i_accumulator_add_accumulator (&rest, &rule->whole, -k);
  return awrash_i_accumulator_sign (&rest);
}

/* ⌊rate·last/sum·total⌋, or ⌈…⌉ where it is raised; G_MAXINT64 from 2^62 up. */
static int64_t
round_bound (const Rule *rule, double last, gboolean is_raised)
{
  double guess = last * rule->scale / rule->sum * (double)rule->total
                 * ((double)rule->rate.numerator / (double)rule->rate.denominator);
  /* six roundings, many times over, and what underflow takes */
  double margin = guess * 0x1p-48 + 0x1p-900;

  if (guess >= 0x1p62)
    return G_MAXINT64;
  /* the quotient is in [low, high + 1); one halving settles nearly all */
  int64_t low = (int64_t)floor (MAX (guess - margin, 0)), high = (int64_t)floor (guess + margin);
  while (low < high)
    {
      int64_t middle = high - (high - low) / 2;
      if (compare_bound (rule, last, middle) >= 0)
        low = middle;
      else
        high = middle - 1;
    }
  return low + (is_raised && compare_bound (rule, last, low) > 0);
}

/* TRUE unless a floor is beyond every total. */
static gboolean
fill_floors (const Rule *rule, gsize n, const double last[], int64_t floor[], GError **error)
{
  for (gsize i = 0; i < n; i++)
    {
      floor[i] = round_bound (rule, last[i], TRUE);
      if (floor[i] == G_MAXINT64)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                       _ ("the floor of last[%zu] is 2^62 or more, expected a smaller total or "
                          "at_least"),
                       i);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
awrash_apportion_hold_harmless (size_t n, const double last[], int64_t total, double at_least,
                                double at_most, int64_t floor[], int64_t ceiling[], GError **error)
{
  g_return_val_if_fail (n == 0 || last != NULL, FALSE);
  g_return_val_if_fail (floor != NULL && ceiling != NULL, FALSE);

  AwrashRational least = { 0, 1 }, most = { 0, 1 };

  if (!awrash_i_bounds_check_total (total, error) || !check_last (n, last, error)
      || !check_rates (at_least, at_most, &least, &most, error))
    return FALSE;
  g_autofree int64_t *lower = awrash_i_new (int64_t, n, error);
  if (lower == NULL)
    return FALSE;
  Rule rule = make_rule (n, last, total, least);
  if (!fill_floors (&rule, n, last, lower, error))
    return FALSE;
  rule = make_rule (n, last, total, most);
  for (gsize i = 0; i < n; i++)
    {
      int64_t upper = at_most == HUGE_VAL ? G_MAXINT64 : round_bound (&rule, last[i], FALSE);
      floor[i] = lower[i];
      ceiling[i] = MAX (upper, lower[i]);
    }
  return TRUE;
}
