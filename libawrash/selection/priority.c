/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Selection by priority: the question is checked and laid out by type, then the blocks are filled.
 * Source: T. Sönmez and M. B. Yenmez (2022), Econometrica 90. Invariant: nothing is read of a
 * person but score, category and traits. */

#include "selection/priority-private.h"

#include "allot/ties-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <math.h>

/* What a block may be for, see reserves.c. */
#define MOST_CATEGORIES (G_MAXINT16 - 1)

static void
free_note (gpointer data)
{
  AwrashPriorityNote *note = data;

  g_free (note->persons);
  g_free (note);
}

static void
clear_run (AwrashPriorityRun *run)
{
  awrash_i_traits_clear (&run->types);
  awrash_i_choice_clear (&run->choice);
  awrash_i_merit_clear (&run->merit);
  g_clear_pointer (&run->waiting, g_free);
  g_clear_pointer (&run->candidates, g_free);
  g_clear_pointer (&run->persons, g_free);
  g_clear_pointer (&run->of_type, g_free);
  g_clear_pointer (&run->stand, g_free);
  g_clear_pointer (&run->notes, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashPriorityRun, clear_run)

static gboolean
copy_persons (AwrashPriorityRun *run, const int64_t category[], const int64_t traits[],
              GError **error)
{
  AwrashPriority *answer = run->answer;

  answer->traits = awrash_i_new (guint16, answer->n, error);
  answer->category
      = answer->traits != NULL && category != NULL ? awrash_i_new (gint16, answer->n, error) : NULL;
  if (answer->traits == NULL || (category != NULL && answer->category == NULL))
    return FALSE;
  for (gsize i = 0; traits != NULL && i < answer->n; i++)
    answer->traits[i] = (guint16)traits[i];
  for (gsize i = 0; category != NULL && i < answer->n; i++)
    {
      if (category[i] < -1 || category[i] > MOST_CATEGORIES)
        {
          g_set_error (
              error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
              _ ("category[%zu] is %" PRId64 ", expected a category from 0 to %d, or -1 for none"),
              i, category[i], MOST_CATEGORIES);
          return FALSE;
        }
      answer->category[i] = (gint16)category[i];
      run->n_categories = MAX (run->n_categories, (gsize)(category[i] + 1));
    }
  return TRUE;
}

static gboolean
make_room (AwrashPriorityRun *run, GError **error)
{
  AwrashPriority *answer = run->answer;
  const AwrashReserves *reserves = run->reserves;
  int64_t places = 0;

  for (gsize b = 0; b < reserves->n_blocks; b++)
    places += reserves->size[b];
  if ((answer->kind = awrash_i_new (gint16, answer->n, error)) == NULL
      || (answer->selected = awrash_i_new (gsize, MIN ((gsize)places, answer->n), error)) == NULL
      || (answer->cutoff = awrash_i_new (double, answer->n_kinds, error)) == NULL
      || (answer->places = awrash_i_new (int64_t, answer->n_kinds, error)) == NULL
      || (answer->filled = awrash_i_new (int64_t, answer->n_kinds, error)) == NULL
      || (answer->category_of = awrash_i_new (int64_t, answer->n_blocks, error)) == NULL
      || (run->persons = awrash_i_new (gsize, answer->n, error)) == NULL
      || (run->of_type = awrash_i_new (guint32, answer->n, error)) == NULL
      || (run->stand = awrash_i_new (AwrashStand, answer->n, error)) == NULL)
    return FALSE;
  for (gsize b = 0; b < answer->n_blocks; b++)
    answer->category_of[b] = b < reserves->n_blocks ? reserves->category[b] : -1;
  return TRUE;
}

static gboolean
make_types (AwrashPriorityRun *run, GError **error)
{
  run->waiting = awrash_i_new (int64_t, (run->n_categories + 1) * run->types.n, error);
  run->candidates = run->waiting != NULL ? awrash_i_new (int64_t, run->types.n, error) : NULL;
  return run->candidates != NULL && awrash_i_choice_fill (&run->choice, &run->types, error);
}

static AwrashPriority *
new_answer (const AwrashReserves *reserves, const AwrashTies *ties, gsize n)
{
  AwrashPriority *answer = g_new0 (AwrashPriority, 1);

  answer->n = n;
  answer->n_blocks = reserves->n_blocks + 1;
  answer->n_traits = reserves->n_traits;
  answer->n_kinds = answer->n_blocks * (answer->n_traits + 1);
  answer->tied_block = -1;
  answer->tied_score = NAN;
  answer->policy = ties != NULL ? ties->policy : 0;
  return answer;
}

AwrashPriority *
awrash_selection_priority_new (const AwrashReserves *reserves, const AwrashTies *ties, size_t n,
                               const double score[], const int64_t category[],
                               const int64_t traits[], GError **error)
{
  g_return_val_if_fail (reserves != NULL && (n == 0 || score != NULL), NULL);

  if (n == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("there are 0 persons, expected at least 1"));
      return NULL;
    }
  g_autoptr (AwrashPriority) answer = new_answer (reserves, ties, n);
  g_auto (AwrashPriorityRun) run = { .reserves = reserves, .ties = ties, .answer = answer };
  run.notes = g_ptr_array_new_with_free_func (free_note);
  if (!awrash_i_reserves_check_ties (ties, n, error)
      || !awrash_i_traits_fill (&run.types, reserves->n_traits, n, traits, error)
      || !copy_persons (&run, category, traits, error)
      || !awrash_i_merit_fill (&run.merit, n, score, error) || !make_room (&run, error)
      || !make_types (&run, error) || !awrash_i_priority_run (&run, error))
    return NULL;
  answer->score = g_steal_pointer (&run.merit.score);
  return g_steal_pointer (&answer);
}

void
awrash_selection_priority_free (AwrashPriority *answer)
{
  if (answer == NULL)
    return;
  g_free (answer->score);
  g_free (answer->traits);
  g_free (answer->category);
  g_free (answer->category_of);
  g_free (answer->kind);
  g_free (answer->selected);
  g_free (answer->cutoff);
  g_free (answer->places);
  g_free (answer->filled);
  g_free (answer->tied);
  g_free (answer);
}
