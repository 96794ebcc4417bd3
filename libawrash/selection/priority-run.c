/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Block after block, each a choice by merit among those who have no place yet; over and above, a
 * block opens its places for anyone first and the reserved ones behind. What the blocks leave over
 * goes to the rest by merit. Source: U. Dur, S. Kominers, P. Pathak and T. Sönmez (2018), Reserve
 * design, Journal of Political Economy 126; T. Sönmez and M. B. Yenmez (2022), Econometrica 90.
 * Invariant: a tie matters unless all who are tied have a place, and so do the same others in every
 * order. */

#include "selection/priority-private.h"

#include "allot/ties-private.h"
#include "base/cancel-private.h"
#include "base/memory-private.h"
#include "base/order-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ── candidates ─────────────────────────────────────────────────────────────────────────────── */

/* Whom a block is for, by type. */
static void
count_candidates (AwrashPriorityRun *run, int64_t category)
{
  const gsize n = run->types.n;

  memset (run->candidates, 0, n * sizeof *run->candidates);
  for (gsize row = 0; row <= run->n_categories; row++)
    if (category < 0 || row == (gsize)category + 1)
      for (gsize type = 0; type < n; type++)
        run->candidates[type] += run->waiting[row * n + type];
}

static gboolean
is_candidate (const AwrashPriorityRun *run, gsize person, int64_t category)
{
  return run->answer->kind[person] < 0
         && (category < 0 || awrash_i_priority_row (run->answer, person) == (gsize)category + 1);
}

/* ── one block ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_alike (const AwrashPriority *answer, const AwrashGroup *group)
{
  const gsize first = group->n - group->n_tied;

  for (gsize k = first + 1; k < group->n; k++)
    if (group->types[k] != group->types[first]
        || awrash_i_priority_row (answer, group->persons[k])
               != awrash_i_priority_row (answer, group->persons[first]))
      return FALSE;
  return TRUE;
}

static gboolean
note_tie (AwrashPriorityRun *run, const AwrashGroup *group, gsize block, GError **error)
{
  const gsize first = group->n - group->n_tied;
  gsize *persons = awrash_i_copy (gsize, group->persons + first, group->n_tied, error);
  AwrashPriorityNote *note;

  if (persons == NULL)
    return FALSE;
  note = g_new0 (AwrashPriorityNote, 1);
  *note = (AwrashPriorityNote){ group->n_tied, persons, is_alike (run->answer, group),
                                group->n_free, block,   group->score };
  g_ptr_array_add (run->notes, note);
  return TRUE;
}

/* A choice that is one of a way is made as the way has it. */
static gboolean
take_group (AwrashPriorityRun *run, AwrashGroup *group, gsize block, GError **error)
{
  if (run->ways == NULL)
    return awrash_i_choice_take (&run->choice, group, run->ties, error)
           && (group->n_tied == 0 || note_tie (run, group, block, error));
  if (!awrash_i_choice_part (&run->choice, group, error))
    return FALSE;
  const gboolean is_turn = group->n_tied > 0 && !is_alike (run->answer, group);
  if (is_turn && !awrash_i_priority_ways_arrange (run, group, error))
    return FALSE;
  awrash_i_choice_serve (&run->choice, group);
  return !is_turn || awrash_i_priority_ways_note (run, group, error);
}

/* Those of a stretch of equal scores who may ask. */
static AwrashGroup
gather (AwrashPriorityRun *run, gsize start, gsize end, int64_t category)
{
  const AwrashMerit *merit = &run->merit;
  AwrashGroup group = { .score = awrash_i_merit_score (merit, start),
                        .persons = run->persons,
                        .types = run->of_type,
                        .stand = run->stand };

  for (gsize place = start; place < end; place++)
    {
      gsize person = awrash_i_merit_get (merit, place);

      if (is_candidate (run, person, category))
        {
          run->persons[group.n] = person;
          run->of_type[group.n++] = run->types.index[run->answer->traits[person]];
        }
    }
  return group;
}

static void
seat (AwrashPriorityRun *run, const AwrashGroup *group, gsize block)
{
  AwrashPriority *answer = run->answer;
  const gsize first = block * (answer->n_traits + 1);

  for (gsize k = 0; k < group->n; k++)
    if (group->stand[k] != AWRASH_STAND_OUT)
      {
        gsize person = group->persons[k];

        /* until the block is settled a reserved place is that of the last trait */
        answer->kind[person]
            = (gint16)(first + (group->stand[k] == AWRASH_STAND_OPEN ? 0 : answer->n_traits));
        answer->selected[answer->n_selected++] = person;
        --*awrash_i_priority_waiting (run, person);
      }
}

static void
settle (AwrashPriorityRun *run, gsize block, gsize from, const int64_t capacity[])
{
  AwrashPriority *answer = run->answer;
  const gsize n_traits = answer->n_traits, first = block * (n_traits + 1);

  awrash_i_choice_settle (&run->choice, capacity, run->reserves->hard);
  for (gsize k = from; k < answer->n_selected; k++)
    {
      gsize person = answer->selected[k];
      int64_t *flow = run->choice.places.flow + run->types.index[answer->traits[person]] * n_traits;

      if (answer->kind[person] != (gint16)first)
        for (gsize t = 0; t < n_traits; t++)
          if (flow[t] > 0)
            {
              flow[t]--;
              answer->kind[person] = (gint16)(first + t + 1);
              break;
            }
      answer->filled[answer->kind[person]]++;
    }
}

/* Gives a block's places, all or a part of them; how many are left over. */
static gboolean
run_part (AwrashPriorityRun *run, gsize block, int64_t size, const int64_t capacity[],
          int64_t *left, GError **error)
{
  AwrashPriority *answer = run->answer;
  const int64_t category = answer->category_of[block];
  const gsize from = answer->n_selected;

  count_candidates (run, category);
  awrash_i_choice_open (&run->choice, size, capacity, run->reserves->hard, run->candidates);
  answer->n_empty += run->choice.empty;
  for (gsize start = 0, end = 0; start < answer->n && !awrash_i_choice_is_done (&run->choice);
       start = end)
    {
      AwrashGroup group;

      if (awrash_i_is_cancelled (error))
        return FALSE;
      end = awrash_i_merit_end (&run->merit, start);
      group = gather (run, start, end, category);
      if (!take_group (run, &group, block, error))
        return FALSE;
      seat (run, &group, block);
    }
  *left = run->choice.spare;
  settle (run, block, from, capacity);
  return TRUE;
}

/* A block that is run in two parts has open places in both, and the later ones ask for less. */
static void
tell_cutoffs (AwrashPriorityRun *run, gsize block)
{
  AwrashPriority *answer = run->answer;
  double *cutoff = answer->cutoff + block * (answer->n_traits + 1);

  cutoff[0] = MIN (cutoff[0], run->choice.open_cutoff);
  for (gsize t = 0; t < answer->n_traits; t++)
    cutoff[t + 1] = MIN (cutoff[t + 1], run->choice.cutoff[t]);
}

static gboolean
run_block (AwrashPriorityRun *run, gsize block, int64_t *left_over, GError **error)
{
  static const int64_t none[AWRASH_TRAITS_MOST_TRAITS] = { 0 };
  const AwrashReserves *reserves = run->reserves;
  const int64_t *capacity = awrash_i_reserves_of (reserves, block);
  int64_t sum = awrash_i_reserves_sum (reserves, block), size = reserves->size[block];
  int64_t left_open = 0, left = 0;

  run->answer->places[block * (reserves->n_traits + 1)] = size - sum;
  for (gsize t = 0; t < reserves->n_traits; t++)
    run->answer->places[block * (reserves->n_traits + 1) + t + 1] = capacity[t];
  if (reserves->is_over)
    {
      if (!run_part (run, block, size - sum, none, &left_open, error))
        return FALSE;
      tell_cutoffs (run, block);
      size = sum;
    }
  if (!run_part (run, block, size, capacity, &left, error))
    return FALSE;
  tell_cutoffs (run, block);
  *(reserves->keeps[block] != 0 ? &run->answer->n_empty : left_over) += left_open + left;
  return TRUE;
}

/* What the blocks left over, for everybody. */
static gboolean
run_rest (AwrashPriorityRun *run, int64_t left_over, GError **error)
{
  static const int64_t none[AWRASH_TRAITS_MOST_TRAITS] = { 0 };
  const gsize block = run->reserves->n_blocks;
  int64_t left = 0;

  run->answer->places[block * (run->reserves->n_traits + 1)] = left_over;
  if (!run_part (run, block, left_over, none, &left, error))
    return FALSE;
  tell_cutoffs (run, block);
  run->answer->n_empty += left;
  return TRUE;
}

/* ── ties ───────────────────────────────────────────────────────────────────────────────────── */

/* Somebody who is tied has a place in some order: without one a tie matters. */
static gboolean
leaves_out (const AwrashPriority *answer, const AwrashPriorityNote *note)
{
  for (gsize k = 0; k < note->n; k++)
    if (answer->kind[note->persons[k]] < 0)
      return TRUE;
  return FALSE;
}

/* The first tie that matters, its place among the notes. Where all who are tied have a place, those
 * who are alike decided nothing, and others may have. */
static gboolean
find_tie (AwrashPriorityRun *run, guint *found, GError **error)
{
  const guint n = run->notes->len;
  guint open = n;
  gboolean differ = FALSE;

  for (*found = 0; *found < n; ++*found)
    {
      const AwrashPriorityNote *note = run->notes->pdata[*found];

      if (leaves_out (run->answer, note))
        return TRUE;
      if (!note->is_alike && open == n)
        open = *found;
    }
  if (open < n && !awrash_i_priority_ways_differ (run, &differ, error))
    return FALSE;
  if (differ)
    *found = open;
  return TRUE;
}

/* A refused tie leaves no answer but the tie. */
static void
forget (AwrashPriority *answer)
{
  answer->n_selected = 0;
  answer->n_empty = 0;
  memset (answer->kind, 0xff, answer->n * sizeof *answer->kind);
  for (gsize k = 0; k < answer->n_kinds; k++)
    {
      answer->filled[k] = 0;
      answer->cutoff[k] = NAN;
    }
}

static gboolean
tell_ties (AwrashPriorityRun *run, GError **error)
{
  AwrashPriority *answer = run->answer;
  guint found;

  if (!find_tie (run, &found, error))
    return FALSE;
  if (found < run->notes->len)
    {
      AwrashPriorityNote *note = run->notes->pdata[found];

      answer->n_tied = note->n;
      answer->tied = g_steal_pointer (&note->persons);
      answer->n_free = note->n_free;
      answer->tied_block = (int64_t)note->block;
      answer->tied_score = note->score;
      qsort (answer->tied, answer->n_tied, sizeof *answer->tied, awrash_i_order_indices);
    }
  answer->status = awrash_i_ties_status (run->ties, answer->n_tied, answer->n_empty);
  if (answer->status == AWRASH_STATUS_TIE_REFUSED)
    forget (answer);
  return TRUE;
}

/* ── all blocks ─────────────────────────────────────────────────────────────────────────────── */

static void
start (AwrashPriorityRun *run)
{
  AwrashPriority *answer = run->answer;

  answer->n_selected = 0;
  answer->n_empty = 0;
  memset (answer->kind, 0xff, answer->n * sizeof *answer->kind);
  memset (answer->filled, 0, answer->n_kinds * sizeof *answer->filled);
  for (gsize k = 0; k < answer->n_kinds; k++)
    answer->cutoff[k] = INFINITY;
  memset (run->waiting, 0, (run->n_categories + 1) * run->types.n * sizeof *run->waiting);
  for (gsize i = 0; i < answer->n; i++)
    ++*awrash_i_priority_waiting (run, i);
  g_ptr_array_set_size (run->notes, 0);
}

gboolean
awrash_i_priority_pass (AwrashPriorityRun *run, GError **error)
{
  int64_t left_over = 0;

  start (run);
  for (gsize b = 0; b < run->reserves->n_blocks; b++)
    if (!run_block (run, b, &left_over, error))
      return FALSE;
  return run_rest (run, left_over, error);
}

gboolean
awrash_i_priority_run (AwrashPriorityRun *run, GError **error)
{
  return awrash_i_priority_pass (run, error) && tell_ties (run, error);
}
