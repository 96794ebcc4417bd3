/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The prices of groups in whole units: with all other prices given, a group whose columns cost
 * squares of their own alone is filled unit by unit, the cheapest first, and its price is what the
 * last unit costs. No other price says more of the group. Source: Everett (1963); Gross (1956) for
 * the units. Invariant: the other prices stay as they are. */

#include "allot/mixed-squares-private.h"

#include <math.h>

#define MOST_ROUNDS 100

/* Whether all that costs a group's columns is in them. */
static gboolean
is_single (const AwrashExchanger *e, gsize group)
{
  for (gsize p = e->member_first[group]; p < e->member_first[group + 1]; p++)
    {
      gsize own = e->own[e->members[p]];

      if (own != G_MAXSIZE && e->folded[own] != e->members[p])
        return FALSE;
    }
  return TRUE;
}

/* How many units of a column cost less than a level, and how that grows with it. */
static double
count_column (const AwrashInside *v, double rest, double level, double *growth)
{
  double units;

  if (v->bend == 0)
    return rest < level ? v->upper : v->lower;
  /* the unit from u on costs bend (u + 1/2) and the rest */
  units = ceil ((level - rest) / v->bend - 0.5);
  if (units > v->lower && units < v->upper)
    *growth += 1 / v->bend;
  return CLAMP (units, v->lower, v->upper);
}

static double
count (const AwrashSquares *s, gsize group, const double rest[], double level, double *growth)
{
  double sum = 0;

  *growth = 0;
  for (gsize p = s->e->member_first[group]; p < s->e->member_first[group + 1]; p++)
    sum += count_column (&s->v[s->e->members[p]], rest[s->e->members[p]], level, growth);
  return sum;
}

/* The level at which just as many units as the sum are cheaper, or where it is passed. */
static double
find_level (const AwrashSquares *s, gsize group, const double rest[])
{
  double level = s->level[group], low = -INFINITY, high = INFINITY, wide = 1;

  for (int round = 0; round < MOST_ROUNDS; round++)
    {
      double growth, missing = s->sum[group] - count (s, group, rest, level, &growth), next;

      if (missing == 0)
        return level;
      low = missing > 0 ? level : low;
      high = missing < 0 ? level : high;
      next = level + (growth > 0 ? missing / growth : copysign (wide, missing));
      wide *= 2;
      if (next <= low || next >= high)
        next = isinf (low) || isinf (high) ? level + copysign (wide, missing)
                                           : low + (high - low) / 2;
      if (next == level)
        break;
      level = next;
    }
  return level;
}

void
awrash_i_squares_level (const AwrashSquares *s, double level[], double rest[])
{
  for (gsize j = 0; j < s->n; j++)
    {
      rest[j] = s->v[j].slope;
      for (gsize k = s->first[j]; k < s->first[j + 1]; k++)
        rest[j] -= s->price[s->at[k]] * s->value[k];
    }
  for (gsize group = 0; group < s->n_groups; group++)
    level[group] = is_single (s->e, group) ? find_level (s, group, rest) : s->level[group];
}
