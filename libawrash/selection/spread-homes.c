/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Persons who live in households of one kind, where a household sends one person: the households
 * stand in a circle, the first of them send one type, the next another, and the circle turns once
 * through every panel, so that each household has each place for the same time. Members who are
 * alike share their household's time among them.
 * Source: none. Invariant: at any time a household sends one person at most. */

#include "selection/spread-private.h"

#include "base/memory-private.h"

#include <stdlib.h>

typedef struct
{
  const AwrashLottery *lottery;
  gsize n_homes;
  gsize n;        /* types of the kind */
  gsize *type;    /* [n] */
  gsize **member; /* [n]: the type's persons, household by household */
  GArray *seats;
} Circle;

static int
by_dwelling (gconstpointer a, gconstpointer b, gpointer data)
{
  const AwrashPool *pool = data;
  gsize x = *(const gsize *)a, y = *(const gsize *)b;

  if (pool->dwelling[x] != pool->dwelling[y])
    return pool->dwelling[x] < pool->dwelling[y] ? -1 : 1;
  return (x > y) - (x < y);
}

/* Where the turn to a place begins in a panel: the first households of every panel are not the
 * same, so that units that cannot be divided go to all of them in turn. */
static int64_t
begin_of (int64_t weight, gsize turn, gsize n_homes)
{
  return (int64_t)((AwrashLong)weight * (int64_t)turn / (int64_t)n_homes);
}

/* The stretches in which a household sends the type that stands from place `from` on, `count` wide:
 * one for each of these places. */
static void
seat_home (const Circle *circle, gsize k, gsize home, gsize from, gsize count, GArray *stretches)
{
  int64_t weight = circle->lottery->weight[k];
  gsize n = circle->n_homes;

  for (gsize place = from; place < from + count; place++)
    {
      gsize turn = (home + n + n - place + k % n) % n;
      AwrashSeat seat = { k, 0, begin_of (weight, turn, n), 0 };

      seat.length = begin_of (weight, turn + 1, n) - seat.start;
      if (seat.length > 0)
        g_array_append_val (stretches, seat);
    }
}

/* The household's time, cut among its members of the type. */
static void
cut_among (const Circle *circle, const GArray *stretches, gsize n_members, const gsize members[])
{
  AwrashLong total = 0, at = 0;
  gsize j = 0;

  for (guint k = 0; k < stretches->len; k++)
    total += g_array_index (stretches, AwrashSeat, k).length;
  for (guint k = 0; k < stretches->len; k++)
    {
      AwrashSeat rest = g_array_index (stretches, AwrashSeat, k);

      while (rest.length > 0)
        {
          AwrashLong end = total * (int64_t)(j + 1) / (int64_t)n_members;
          AwrashSeat seat = rest;

          if (end == at)
            {
              j++;
              continue;
            }
          seat.length = (int64_t)MIN ((AwrashLong)rest.length, end - at);
          seat.person = (int64_t)members[j];
          g_array_append_val (circle->seats, seat);
          at += seat.length;
          rest.start += seat.length;
          rest.length -= seat.length;
        }
    }
}

static gboolean
seat_type (const Circle *circle, gsize i, GError **error)
{
  const AwrashLottery *lottery = circle->lottery;
  gsize n_types = lottery->question->n_types;
  gsize alike = awrash_i_question_count (lottery->question, circle->type[i]) / circle->n_homes;
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (AwrashSeat));

  for (gsize home = 0; home < circle->n_homes; home++)
    {
      g_array_set_size (stretches, 0);
      for (gsize k = 0; k < lottery->n_panels; k++)
        {
          const int64_t *panel = lottery->panel + k * n_types;
          gsize from = 0;

          for (gsize j = 0; j < i; j++)
            from += (gsize)panel[circle->type[j]];
          if (!awrash_i_memory_stretch (stretches, (gsize)panel[circle->type[i]], error))
            return FALSE;
          seat_home (circle, k, home, from, (gsize)panel[circle->type[i]], stretches);
        }
      if (!awrash_i_memory_stretch (circle->seats, stretches->len + alike, error))
        return FALSE;
      cut_among (circle, stretches, alike, circle->member[i] + home * alike);
    }
  return TRUE;
}

gboolean
awrash_i_spread_homes (const AwrashLottery *lottery, gsize pattern, GArray *seats, GError **error)
{
  const AwrashPanelQuestion *question = lottery->question;
  g_autofree gsize *type = awrash_i_new (gsize, question->n_types, error);
  g_autofree gsize **member = type ? awrash_i_new (gsize *, question->n_types, error) : NULL;
  g_autofree gsize *members
      = member ? awrash_i_copy (gsize, question->member, question->pool->n_persons, error) : NULL;
  Circle circle = { lottery, question->households[pattern], 0, type, member, seats };

  if (members == NULL)
    return FALSE;
  for (gsize t = 0; t < question->n_types; t++)
    if (question->pattern[t] == pattern)
      {
        type[circle.n] = t;
        member[circle.n++] = members + question->first[t];
        g_qsort_with_data (members + question->first[t], (int)awrash_i_question_count (question, t),
                           sizeof (gsize), by_dwelling, question->pool);
      }
  for (gsize i = 0; i < circle.n; i++)
    if (!seat_type (&circle, i, error))
      return FALSE;
  return TRUE;
}
