/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a tie of persons who are not alike matters: the other orders of the tied are tried, as
 * far as they lead to another choice. What a choice among equals leaves is told by how many of each
 * class (category and traits) have a place; those who have one are put in front, and the order of
 * the others is free again in the next choice, so that every row of such numbers belongs to some
 * order of all. Source: none; a search in depth over the choices that come up. Invariant: an answer
 * that is said to hang on no order was compared with that of every other one. */

#include "selection/priority-private.h"

#include "base/memory-private.h"

/* As many ways are tried, which is enough for the ties of few. */
#define MOST_WAYS 100

/* One choice on the way: how many of each class win in it. */
typedef struct
{
  gsize n; /* classes in the group */
  gsize *class_of;
  int64_t *count, *wins; /* [n] */
  int64_t n_free;
  gboolean is_started; /* FALSE: as they stand */
} Turn;

struct _AwrashPriorityWays
{
  GPtrArray *turns; /* of Turn */
  gsize at;         /* the next one of the pass */
};

static void
free_turn (gpointer data)
{
  Turn *turn = data;

  g_free (turn->class_of);
  g_free (turn->count);
  g_free (turn->wins);
  g_free (turn);
}

static gsize
class_of (const AwrashPriorityRun *run, const AwrashGroup *group, gsize k)
{
  return awrash_i_priority_row (run->answer, group->persons[k]) * run->types.n + group->types[k];
}

/* The place of a class in a turn; turn->n where it has none. */
static gsize
find_class (const Turn *turn, gsize wanted)
{
  gsize c = 0;

  while (c < turn->n && turn->class_of[c] != wanted)
    c++;
  return c;
}

/* ── the next way ───────────────────────────────────────────────────────────────────────────── */

/* So many wins on the last classes. */
static void
pack (Turn *turn, gsize from, int64_t n)
{
  for (gsize c = turn->n; c-- > from;)
    {
      turn->wins[c] = MIN (n, turn->count[c]);
      n -= turn->wins[c];
    }
}

/* The next row of wins, in the order of words; FALSE behind the last. */
static gboolean
advance (Turn *turn)
{
  int64_t behind = 0;

  if (!turn->is_started)
    {
      turn->is_started = TRUE;
      pack (turn, 0, turn->n_free);
      return TRUE;
    }
  for (gsize c = turn->n; c-- > 0; behind += turn->wins[c])
    if (behind > 0 && turn->wins[c] < turn->count[c])
      {
        turn->wins[c]++;
        pack (turn, c + 1, behind - 1);
        return TRUE;
      }
  return FALSE;
}

/* The way that follows, which shares its beginning with the last one; FALSE where there is none. */
static gboolean
next_way (AwrashPriorityWays *ways)
{
  ways->at = 0;
  while (ways->turns->len > 0)
    {
      if (advance (ways->turns->pdata[ways->turns->len - 1]))
        return TRUE;
      g_ptr_array_set_size (ways->turns, (gint)ways->turns->len - 1);
    }
  return FALSE;
}

/* ── one pass ───────────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_priority_ways_arrange (AwrashPriorityRun *run, AwrashGroup *group, GError **error)
{
  AwrashPriorityWays *ways = run->ways;
  const gsize first = group->n - group->n_tied;
  const Turn *turn = ways->at < ways->turns->len ? ways->turns->pdata[ways->at] : NULL;
  gsize front = first, back = group->n;

  if (turn == NULL || !turn->is_started)
    return TRUE;
  g_autofree int64_t *left = awrash_i_copy (int64_t, turn->wins, turn->n, error);
  g_autofree gsize *persons = awrash_i_copy (gsize, group->persons, group->n, error);
  g_autofree guint32 *types = awrash_i_copy (guint32, group->types, group->n, error);
  if (left == NULL || persons == NULL || types == NULL)
    return FALSE;
  for (gsize k = first; k < group->n; k++)
    {
      gsize person = persons[k], to;
      gsize c = find_class (turn,
                            awrash_i_priority_row (run->answer, person) * run->types.n + types[k]);

      to = left[c]-- > 0 ? front++ : --back;
      group->persons[to] = person;
      group->types[to] = types[k];
    }
  return TRUE;
}

gboolean
awrash_i_priority_ways_note (AwrashPriorityRun *run, const AwrashGroup *group, GError **error)
{
  AwrashPriorityWays *ways = run->ways;
  Turn *turn;

  if (ways->at++ < ways->turns->len)
    return TRUE;
  turn = g_new0 (Turn, 1);
  g_ptr_array_add (ways->turns, turn);
  turn->n_free = group->n_free;
  if ((turn->class_of = awrash_i_new (gsize, group->n_tied, error)) == NULL
      || (turn->count = awrash_i_new (int64_t, group->n_tied, error)) == NULL
      || (turn->wins = awrash_i_new (int64_t, group->n_tied, error)) == NULL)
    return FALSE;
  for (gsize k = group->n - group->n_tied; k < group->n; k++)
    {
      gsize c = find_class (turn, class_of (run, group, k));

      if (c == turn->n)
        turn->class_of[turn->n++] = class_of (run, group, k);
      turn->count[c]++;
    }
  return TRUE;
}

/* ── all of them ────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_same (const AwrashPriority *answer, const guint8 had[])
{
  for (gsize i = 0; i < answer->n; i++)
    if ((answer->kind[i] >= 0) != had[i])
      return FALSE;
  return TRUE;
}

gboolean
awrash_i_priority_ways_differ (AwrashPriorityRun *run, gboolean *differ, GError **error)
{
  g_autoptr (GPtrArray) turns = g_ptr_array_new_with_free_func (free_turn);
  AwrashPriorityWays ways = { turns, 0 };
  g_autofree guint8 *had = awrash_i_new (guint8, run->answer->n, error);
  gboolean is_fine = had != NULL, is_more = TRUE;

  for (gsize i = 0; is_fine && i < run->answer->n; i++)
    had[i] = run->answer->kind[i] >= 0;
  *differ = FALSE;
  run->ways = &ways;
  for (int k = 0; is_fine && is_more && !*differ; k++)
    {
      is_fine = awrash_i_priority_pass (run, error);
      is_more = next_way (&ways);
      *differ = is_fine && (!is_same (run->answer, had) || (is_more && k + 1 == MOST_WAYS));
    }
  run->ways = NULL;
  return is_fine && awrash_i_priority_pass (run, error);
}
