/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Levels: the rates at which those who are compared stand in a plan, one after the other from the
 * end that counts first, and who could stand there.
 * Source: the definitions of leximin and decreasing-minimal in <awrash/split.h>. Invariant: rates
 * are compared as fractions, exactly. */

#include "split/general-private.h"

#include "base/exact-private.h"
#include "base/memory-private.h"

#include <math.h>

void
awrash_i_level_clear (gpointer level)
{
  g_clear_pointer (&((AwrashLevel *)level)->members, g_array_unref);
}

int
awrash_i_level_direction (const AwrashMeasure *measure)
{
  return measure->kind == AWRASH_MEASURE_DECMIN ? -1 : 1;
}

int64_t
awrash_i_level_reach (const AwrashLevel *level, double need, int direction)
{
  double guess = (double)level->units / level->need * need;
  int64_t units = (int64_t)CLAMP (rint (guess), -0x1p61, 0x1p61);

  /* nobody receives as much */
  if (fabs (guess) >= 0x1p61)
    return units;
  /* the guess is off by what a double of its size is rounded by: some hundred units at the most */
  while (awrash_i_exact_compare (units, need, level->units, level->need) * direction < 0)
    units += direction;
  while (awrash_i_exact_compare (units - direction, need, level->units, level->need) * direction
         >= 0)
    units -= direction;
  return units;
}

gboolean
awrash_i_level_is_sure (const AwrashGeneralFace *face, gsize receiver, int64_t *units)
{
  for (guint l = 0; l < face->levels->len; l++)
    {
      const AwrashLevel *level = &g_array_index (face->levels, AwrashLevel, l);

      for (guint k = 0; level->is_sure && k < level->members->len; k++)
        {
          const AwrashLevelMember *member = &g_array_index (level->members, AwrashLevelMember, k);

          *units = member->units;
          if (member->receiver == receiver)
            return TRUE;
        }
    }
  return FALSE;
}

/* How much a receiver weighs where those at a level are counted: needs to the millionth, where
 * they are no whole numbers. */
static int64_t
weight_of (const AwrashGeneral *general, const AwrashMeasure *measure, gboolean rest, gsize i)
{
  gboolean is_whole = TRUE;
  double need = awrash_i_general_receiver (general, rest, i)->need;

  if (measure->kind != AWRASH_MEASURE_LEXIMIN_PERSONS)
    return 1;
  for (guint k = 0; k < general->receivers[rest]->len; k++)
    {
      double other = awrash_i_general_receiver (general, rest, k)->need;

      is_whole = is_whole && other == rint (other);
    }
  return (int64_t)CLAMP (rint (is_whole ? need : need * 1e6), 1, 0x1p50);
}

/* -1 where the activity of a in x comes before a level, 0 where it stands at it. */
static int
compare (const AwrashGeneral *general, gboolean rest, gsize i, const int64_t x[],
         const AwrashLevel *level, int direction)
{
  const AwrashReceiver *receiver = awrash_i_general_receiver (general, rest, i);

  return direction
         * awrash_i_exact_compare (awrash_i_general_activity (general, receiver->row, x),
                                   receiver->need, level->units, level->need);
}

/* The first rate of x behind the last level; FALSE: there is none. */
static gboolean
find_next (const AwrashGeneral *general, const AwrashGeneralFace *face, gboolean rest,
           const int64_t x[], int direction, AwrashLevel *level)
{
  const AwrashLevel *last = face->levels->len > 0
                                ? &g_array_index (face->levels, AwrashLevel, face->levels->len - 1)
                                : NULL;
  gboolean any = FALSE;

  for (gsize i = 0; i < general->receivers[rest]->len; i++)
    {
      const AwrashReceiver *receiver = awrash_i_general_receiver (general, rest, i);

      if ((last != NULL && compare (general, rest, i, x, last, direction) <= 0)
          || (any && compare (general, rest, i, x, level, direction) >= 0))
        continue;
      level->units = awrash_i_general_activity (general, receiver->row, x);
      level->need = receiver->need;
      any = TRUE;
    }
  return any;
}

gboolean
awrash_i_level_next (const AwrashGeneral *general, const AwrashGeneralFace *face,
                     const AwrashMeasure *measure, gboolean rest, const int64_t x[],
                     AwrashLevel *level, GError **error)
{
  int direction = awrash_i_level_direction (measure);
  int64_t all = 0, sure;

  *level = (AwrashLevel){ 0 };
  if (!find_next (general, face, rest, x, direction, level))
    return TRUE;
  level->members = g_array_new (FALSE, FALSE, sizeof (AwrashLevelMember));
  for (gsize i = 0; i < general->receivers[rest]->len; i++)
    {
      double need = awrash_i_general_receiver (general, rest, i)->need;
      AwrashLevelMember member = { i, awrash_i_level_reach (level, need, direction),
                                   weight_of (general, measure, rest, i) };

      if (awrash_i_level_is_sure (face, i, &sure)
          || awrash_i_exact_compare (member.units, need, level->units, level->need) != 0)
        continue;
      if (!awrash_i_append (level->members, member, error))
        return FALSE;
      all += member.weight;
      if (compare (general, rest, i, x, level, direction) == 0)
        level->weight += member.weight;
    }
  level->is_sure = level->weight == all;
  return TRUE;
}

gboolean
awrash_i_level_beyond (const AwrashGeneral *general, const AwrashGeneralFace *face,
                       const AwrashMeasure *measure, gboolean rest, const AwrashLevel *level,
                       AwrashLevel *beyond)
{
  int direction = awrash_i_level_direction (measure);
  gboolean any = FALSE;
  int64_t sure;

  *beyond = (AwrashLevel){ 0 };
  for (gsize i = 0; i < general->receivers[rest]->len; i++)
    {
      double need = awrash_i_general_receiver (general, rest, i)->need;
      int64_t units = awrash_i_level_reach (level, need, direction);

      if (awrash_i_level_is_sure (face, i, &sure))
        continue;
      if (awrash_i_exact_compare (units, need, level->units, level->need) == 0)
        units += direction;
      if (any && direction * awrash_i_exact_compare (units, need, beyond->units, beyond->need) >= 0)
        continue;
      beyond->units = units;
      beyond->need = need;
      any = TRUE;
    }
  return any;
}

/* Weights in proportion to need^alpha, the largest of them 2^30. */
gboolean
awrash_i_level_zeros (const AwrashGeneral *general, const AwrashGeneralFace *face,
                      const AwrashMeasure *measure, gboolean rest, AwrashLevel *level,
                      GError **error)
{
  double largest = 0;

  *level = (AwrashLevel){ .need = 1 };
  for (gsize i = 0; i < general->receivers[rest]->len; i++)
    largest = fmax (largest, awrash_i_general_receiver (general, rest, i)->need);
  level->members = g_array_new (FALSE, FALSE, sizeof (AwrashLevelMember));
  for (gsize i = 0; i < general->receivers[rest]->len; i++)
    {
      const AwrashReceiver *receiver = awrash_i_general_receiver (general, rest, i);
      double part = pow (receiver->need / largest, 1 - measure->exponent);
      AwrashLevelMember member = { i, 0, (int64_t)fmax (1, rint (0x1p30 * part)) };

      if (MAX (awrash_i_general_row (general, receiver->row)->lower, face->lower[receiver->row])
              <= 0
          && !awrash_i_append (level->members, member, error))
        return FALSE;
    }
  return TRUE;
}
