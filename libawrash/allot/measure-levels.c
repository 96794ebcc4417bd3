/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Leximin and its kin as costs in an ordered group: the unit from y to y + 1 at need d costs
 * -e[y/d] + e[(y + 1)/d], where e[r] counts those at rate r. Two sums are compared at the lowest
 * rate at which they differ, or at the highest for decreasing-minimal; fewer is better.
 * Source: Frank and Murota (2021), part II. Invariant: the costs of an arc grow from unit to unit,
 * by -e[y/d] + 2 e[(y + 1)/d] - e[(y + 2)/d] turned round. */

#include "allot/measure-private.h"

#include "base/accumulator-private.h"
#include "base/exact-private.h"

typedef struct
{
  int64_t units;
  double need;
  int64_t times;
} Level;

/* Those at the first rate of the objective's order, of 2n entries: a rate and the next. */
typedef struct
{
  gboolean is_descending;
  gsize n;
  const AwrashGain *gains;
} Levels;

static Level
level_at (const Levels *levels, gsize i)
{
  const AwrashGain *gain = &levels->gains[i / 2];

  return (Level){ gain->units + (int64_t)(i % 2), gain->need,
                  i % 2 == 1 ? gain->times : -gain->times };
}

static int
compare (const Levels *levels, const Level *a, const Level *b)
{
  int sign = a->need == b->need ? (a->units > b->units) - (a->units < b->units)
                                : awrash_i_exact_compare (a->units, a->need, b->units, b->need);

  return levels->is_descending ? -sign : sign;
}

/* The first level behind `after`, NULL for the very first; FALSE if there is none. */
static gboolean
find_first (const Levels *levels, const Level *after, Level *first)
{
  gboolean found = FALSE;

  for (gsize i = 0; i < 2 * levels->n; i++)
    {
      Level level = level_at (levels, i);

      if ((after == NULL || compare (levels, after, &level) < 0)
          && (!found || compare (levels, &level, first) < 0))
        {
          *first = level;
          found = TRUE;
        }
    }
  return found;
}

/* How many more stand at a level; counted by need where persons are compared. */
static int
sign_at (const Levels *levels, const Level *at, gboolean by_need)
{
  AwrashAccumulator persons = { 0 };
  int64_t count = 0;

  for (gsize i = 0; i < 2 * levels->n; i++)
    {
      Level level = level_at (levels, i);

      if (compare (levels, at, &level) != 0)
        continue;
      count += level.times;
      if (by_need)
        awrash_i_accumulator_add_scaled (&persons, level.need, level.times);
    }
  return by_need ? awrash_i_accumulator_sign (&persons) : (count > 0) - (count < 0);
}

int
awrash_i_measure_levels_sign (const AwrashMeasure *measure, gsize n, const AwrashGain gains[])
{
  Levels levels = { measure->kind == AWRASH_MEASURE_DECMIN, n, gains };
  Level at, last;
  int sign = 0;

  for (gboolean more = find_first (&levels, NULL, &at); more && sign == 0;)
    {
      sign = sign_at (&levels, &at, measure->kind == AWRASH_MEASURE_LEXIMIN_PERSONS);
      last = at;
      more = find_first (&levels, &last, &at);
    }
  return sign;
}
