/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules whose signposts are given fractions, and then the last plus 1, 2, …: Adams, Danish,
 * Webster, Jefferson, Imperiali, stationary and modified rules, anybody's own. Source: Pukelsheim,
 * "Proportional Representation" (2017), sections 3.8 to 3.10. Invariant: one denominator for all,
 * below 2^60, so that every numerator fits 123 bits. */

#include "allot/signpost-family-private.h"

#include "base/exact-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>

static double
get_head (const AwrashSignposts *rule, gsize index)
{
  return (double)rule->head[index] / (double)rule->denominator;
}

/* Nothing is negative, so that three roundings stay three. */
static double
linear_value (const AwrashSignposts *rule, double k)
{
  double n_head = (double)rule->n_head;

  if (k <= n_head)
    return get_head (rule, (gsize)k - 1);
  return (k - n_head) + get_head (rule, rule->n_head - 1);
}

/* One signpost in the head. Near a level of 1 or more |reach - whole| is at most the level + 1:
 * its rounding, that of the tail (at most 1) and that of the sum are below 4·2^-53 of the level. */
static void
stationary_level (const AwrashSignposts *rule, gsize n, const double reach[], double level[])
{
  const double whole = rule->whole, tail = rule->tail;
  gsize j = 0;

  /* pairs are read before they are written: two at a time in one register */
  for (; j + 2 <= n; j += 2)
    {
      double one = reach[j], two = reach[j + 1];
      level[j] = (one - whole) + tail;
      level[j + 1] = (two - whole) + tail;
    }
  if (j < n)
    level[j] = (reach[j] - whole) + tail;
}

/* How many edges lie at or below the reach: exact, since edges are exact for doubles. */
static gsize
count_edges (const AwrashSignposts *rule, double reach)
{
  gsize low = 0, high = rule->n_head;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      if (rule->edge[middle] <= reach)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Reaches are rounded products: what a change of 2^-50 would change is left open, too, by a whole
 * number. */
#define ROOM 0x1p-50

/* Half a unit beyond counts that are sure. Where several equal signposts come at once, nothing
 * between them can be left open, and the reach is taken as exact. */
static double
get_head_level (const AwrashSignposts *rule, double reach)
{
  gsize least = count_edges (rule, reach * (1 - ROOM));
  gsize most = count_edges (rule, reach * (1 + ROOM));

  if (most - least == 1)
    return (double)most;
  return (double)count_edges (rule, reach) + 0.5;
}

/* Beyond the head as above, where what was counted in the head stays. */
static double
get_tail_level (const AwrashSignposts *rule, double reach)
{
  double level = (reach - rule->whole) + rule->tail, near = floor (level + 0.5);

  if (fabs (level - near) <= reach * ROOM)
    level = near;
  return MAX (level, (double)rule->n_head);
}

static void
sequence_level (const AwrashSignposts *rule, gsize n, const double reach[], double level[])
{
  const double edge = rule->edge[rule->n_head - 1];

  for (gsize j = 0; j < n; j++)
    level[j] = reach[j] * (1 - ROOM) < edge ? get_head_level (rule, reach[j])
                                            : get_tail_level (rule, reach[j]);
}

AwrashWide
awrash_i_signpost_numerator (const AwrashSignposts *rule, int64_t k)
{
  int64_t n_head = (int64_t)rule->n_head;

  if (k <= n_head)
    return (AwrashWide)rule->head[k - 1];
  return (AwrashWide)rule->head[n_head - 1] + (AwrashWide)(k - n_head) * (guint64)rule->denominator;
}

static int
linear_compare (const AwrashSignposts *rule, int64_t k, double v, int64_t l, double w)
{
  AwrashWide left = awrash_i_signpost_numerator (rule, k);
  AwrashWide right = awrash_i_signpost_numerator (rule, l);

  if (left <= G_MAXINT64 && right <= G_MAXINT64)
    return awrash_i_exact_compare ((int64_t)left, v, (int64_t)right, w);
  return awrash_i_exact_compare_wide (left, v, right, w);
}

/* 0 where it passes 10^18. */
static int64_t
find_common_denominator (gsize n, const AwrashRational first[])
{
  int64_t common = 1;

  for (gsize i = 0; i < n; i++)
    {
      int64_t factor
          = first[i].denominator / awrash_i_rational_common_divisor (first[i].denominator, common);
      if (common > AWRASH_RATIONAL_MOST / factor)
        return 0;
      common *= factor;
    }
  return common;
}

static gboolean
fill_head (AwrashSignposts *rule, gsize n, const AwrashRational first[])
{
  rule->denominator = find_common_denominator (n, first);
  if (rule->denominator == 0)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      int64_t factor = rule->denominator / first[i].denominator;
      if (first[i].numerator > G_MAXINT64 / factor)
        return FALSE;
      rule->head[i] = first[i].numerator * factor;
    }
  return TRUE;
}

/* TRUE for numerator/denominator <= value, 0 < value <= 2^20: with the fraction near the value
 * both sides are below 2^115. */
static gboolean
is_at_most (int64_t numerator, int64_t denominator, double value)
{
  int exponent = 0;
  int64_t mantissa = (int64_t)ldexp (frexp (value, &exponent), 53);

  return (AwrashWide)numerator << (53 - exponent) <= (AwrashWide)mantissa * (guint64)denominator;
}

static double
find_edge (int64_t numerator, int64_t denominator)
{
  double edge = (double)numerator / (double)denominator;

  if (numerator == 0)
    return 0;
  while (!is_at_most (numerator, denominator, edge))
    edge = nextafter (edge, HUGE_VAL);
  while (is_at_most (numerator, denominator, nextafter (edge, 0)))
    edge = nextafter (edge, 0);
  return edge;
}

/* level = n + reach - S, S the last of the head: whole is ⌈S⌉ - 1 or 0, tail = n - (S - whole). */
static void
set_tail (AwrashSignposts *rule)
{
  int64_t last = rule->head[rule->n_head - 1], denominator = rule->denominator;
  int64_t whole = last == 0 ? 0 : (last - 1) / denominator;
  AwrashWide tail
      = (AwrashWide)rule->n_head * (guint64)denominator - (AwrashWide)(last - whole * denominator);

  rule->whole = (double)whole;
  rule->tail = (double)tail / (double)denominator;
}

static void
complete (AwrashSignposts *rule, gsize n)
{
  /* what the last plus one would say anyway needs no place in the head */
  while (n > 1 && rule->head[n - 1] - rule->denominator == rule->head[n - 2])
    n--;
  rule->n_head = n;
  for (gsize i = 0; i < n; i++)
    rule->edge[i] = find_edge (rule->head[i], rule->denominator);
  set_tail (rule);
  rule->family = AWRASH_SIGNPOST_LINEAR;
  rule->is_exact = TRUE;
  rule->starts_at_zero = rule->head[0] == 0;
  rule->first = get_head (rule, 0);
  rule->value = linear_value;
  /* a first signpost far above 1 makes much of the reach's last bit */
  rule->level = n == 1 && rule->first <= 4 ? stationary_level : sequence_level;
  rule->compare = linear_compare;
}

gboolean
awrash_i_signpost_make_linear (AwrashSignposts *rule, gsize n, const AwrashRational first[],
                               GError **error)
{
  g_auto (AwrashSignposts) made = { 0 };

  made.head = awrash_i_new (int64_t, n, error);
  if (made.head == NULL)
    return FALSE;
  made.edge = awrash_i_new (double, n, error);
  if (made.edge == NULL)
    return FALSE;
  if (!fill_head (&made, n, first))
    {
      g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                           _ ("the signposts have a common denominator above 10^18"));
      return FALSE;
    }
  complete (&made, n);
  *rule = made;
  made = (AwrashSignposts){ 0 };
  return TRUE;
}
