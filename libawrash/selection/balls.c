/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From panels with tickets to panels on balls, in one go: panels that hold as many of each type are
 * one, these are put on balls, and persons are dealt out on them anew.
 * Source: uniform.c and number.c. Invariant: what is on a ball keeps the quotas of a panel that was
 * given, since quotas see types alone. */

#include "selection/owners-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <string.h>

/* Panels by types, each with all its tickets. */
typedef struct
{
  gsize n, n_types;
  int64_t *counts;  /* [n · n_types] */
  int64_t *tickets; /* [n] */
} Kinds;

static void
kinds_clear (Kinds *kinds)
{
  g_free (kinds->counts);
  g_free (kinds->tickets);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Kinds, kinds_clear)

static int
by_counts (gconstpointer a, gconstpointer b, gpointer data)
{
  const Kinds *kinds = data;
  const int64_t *x = kinds->counts + *(const gsize *)a * kinds->n_types;
  const int64_t *y = kinds->counts + *(const gsize *)b * kinds->n_types;

  for (gsize t = 0; t < kinds->n_types; t++)
    if (x[t] != y[t])
      return x[t] > y[t] ? -1 : 1;
  return 0;
}

/* Counts the types of each panel; one that is no panel is an error. */
static gboolean
count_types (Kinds *kinds, const AwrashPanelQuestion *question, const int64_t members[],
             GError **error)
{
  const gsize size = question->size;

  for (gsize p = 0; p < kinds->n; p++)
    {
      g_autofree char *broken
          = awrash_selection_question_check (question, size, members + p * size, error);

      if (broken == NULL || broken[0] != '\0')
        {
          if (broken != NULL)
            g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS, "%s", broken);
          g_prefix_error (error, _ ("panels[%zu]: "), p);
          return FALSE;
        }
      for (gsize k = 0; k < size; k++)
        kinds->counts[p * kinds->n_types + question->type[members[p * size + k]]]++;
    }
  return TRUE;
}

/* Panels alike become one, in the order of their counts. */
static gboolean
merge (Kinds *merged, const Kinds *kinds, GError **error)
{
  const gsize width = kinds->n_types;
  g_autofree gsize *order = awrash_i_new (gsize, kinds->n, error);

  merged->n_types = width;
  merged->counts = order != NULL ? awrash_i_new (int64_t, kinds->n * width, error) : NULL;
  merged->tickets = merged->counts != NULL ? awrash_i_new (int64_t, kinds->n, error) : NULL;
  if (merged->tickets == NULL)
    return FALSE;
  for (gsize p = 0; p < kinds->n; p++)
    order[p] = p;
  g_qsort_with_data (order, (gint)kinds->n, sizeof (gsize), by_counts, (gpointer)(guintptr)kinds);
  for (gsize k = 0; k < kinds->n; k++)
    {
      if (k == 0 || by_counts (&order[k - 1], &order[k], (gpointer)(guintptr)kinds) != 0)
        memcpy (merged->counts + merged->n++ * width, kinds->counts + order[k] * width,
                width * sizeof (int64_t));
      merged->tickets[merged->n - 1] += kinds->tickets[order[k]];
    }
  return TRUE;
}

/* The counts of each ball. */
static int64_t *
repeat (const Kinds *kinds, gsize n_balls, const int64_t times[], GError **error)
{
  const gsize width = kinds->n_types;
  int64_t *counts = awrash_i_new (int64_t, n_balls * width, error);
  gsize ball = 0;

  for (gsize p = 0; counts != NULL && p < kinds->n; p++)
    for (int64_t k = 0; k < times[p]; k++, ball++)
      memcpy (counts + ball * width, kinds->counts + p * width, width * sizeof (int64_t));
  return counts;
}

/* The quotas that each type counts under, so that sums over them can be looked at. */
static gsize *
label_types (const AwrashPanelQuestion *question, GError **error)
{
  const gsize width = question->pool->n_categories;
  gsize *label = awrash_i_new (gsize, question->n_types * width, error);

  for (gsize t = 0; label != NULL && t < question->n_types; t++)
    for (gsize c = 0; c < width; c++)
      label[t * width + c] = awrash_i_question_quota (question, t, c);
  return label;
}

/* Times, then persons on the balls. */
static gboolean
deal (const AwrashPanelQuestion *question, const Kinds *kinds, AwrashUniform *uniform,
      int64_t members[], AwrashUniformity *record, GError **error)
{
  const gsize n_balls = (gsize)uniform->n_balls;
  g_autofree int64_t *times = awrash_i_new (int64_t, kinds->n, error);
  g_autofree int64_t *counts = NULL;

  if (times == NULL || !awrash_i_uniform_solve (uniform, times, record, error))
    return FALSE;
  counts = repeat (kinds, n_balls, times, error);
  return counts != NULL && awrash_selection_number (question, n_balls, counts, members, error);
}

/* Measures on owners. Where all of a type own as many entries, they take the places of persons, and
 * the bound is theirs; else it is their nearest whole numbers. */
static gboolean
deal_to_owners (const AwrashPanelQuestion *question, const Kinds *kinds, AwrashUniform *uniform,
                const AwrashOwners *owners, int64_t members[], AwrashUniformity *record,
                GError **error)
{
  const int64_t *sizes = uniform->size;
  const gsize n_places = (gsize)uniform->n_balls * question->size;
  g_autofree int64_t *found = NULL, *persons = awrash_i_new (int64_t, kinds->n_types, error);
  AwrashAway farthest, bound;

  for (gsize t = 0; persons != NULL && t < kinds->n_types; t++)
    persons[t] = (int64_t)owners->n_owners[t];
  found = persons != NULL ? awrash_i_new (int64_t, n_places, error) : NULL;
  if (found == NULL)
    return FALSE;
  uniform->size = owners->alike ? persons : sizes;
  if (!deal (question, kinds, uniform, found, record, error))
    return FALSE;
  uniform->size = sizes;
  if (!awrash_i_owners_farthest (owners, uniform, n_places, found, &farthest, error))
    return FALSE;
  bound = owners->alike ? uniform->bound : awrash_i_owners_nearest (owners, uniform);
  *record = awrash_i_uniform_tell (uniform, farthest, bound);
  memcpy (members, found, n_places * sizeof (int64_t));
  return TRUE;
}

static gboolean
put_on_balls (const AwrashPanelQuestion *question, const Kinds *kinds, const int64_t owner[],
              gsize n_balls, int64_t members[], AwrashUniformity *record, GError **error)
{
  g_auto (AwrashOwners) owners = { 0 };
  g_auto (AwrashUniform) uniform = { .n_panels = kinds->n,
                                     .n_types = kinds->n_types,
                                     .count = kinds->counts,
                                     .tickets = kinds->tickets,
                                     .n_balls = (int64_t)MIN (n_balls, G_MAXINT64),
                                     .n_categories = question->pool->n_categories };
  g_autofree gsize *label = label_types (question, error);
  g_autofree int64_t *sizes = label != NULL ? awrash_i_new (int64_t, kinds->n_types, error) : NULL;
  AwrashUniformity found;

  for (gsize t = 0; sizes != NULL && t < kinds->n_types; t++)
    sizes[t] = (int64_t)awrash_i_question_count (question, t);
  uniform.label = label;
  uniform.n_labels = question->pool->first[question->pool->n_categories];
  uniform.size = sizes;
  if (sizes == NULL || (owner != NULL && !awrash_i_owners_find (&owners, question, owner, error))
      || !(owner == NULL
               ? deal (question, kinds, &uniform, members, &found, error)
               : deal_to_owners (question, kinds, &uniform, &owners, members, &found, error)))
    return FALSE;
  *record = found;
  return TRUE;
}

/* Tickets are looked at as they were given, before they are added up. */
static gboolean
check_tickets (gsize n_panels, const int64_t tickets[], GError **error)
{
  const int64_t nothing = 0;
  g_autofree int64_t *times = awrash_i_new (int64_t, n_panels, error);
  AwrashUniformity record;

  return times != NULL
         && awrash_selection_uniform (n_panels, 0, &nothing, NULL, tickets, 1, times, &record,
                                      error);
}

gboolean
awrash_selection_balls (const AwrashPanelQuestion *question, size_t n_panels,
                        const int64_t panels[], const int64_t tickets[], const int64_t owner[],
                        size_t n_balls, int64_t members[], AwrashUniformity *record, GError **error)
{
  g_return_val_if_fail (question != NULL && record != NULL, FALSE);
  g_return_val_if_fail (n_panels == 0 || (panels != NULL && tickets != NULL), FALSE);
  g_return_val_if_fail (n_balls == 0 || members != NULL, FALSE);

  g_auto (Kinds) kinds = { .n = n_panels, .n_types = question->n_types }, merged = { 0 };

  if (!check_tickets (n_panels, tickets, error))
    return FALSE;
  kinds.counts = awrash_i_new (int64_t, n_panels * kinds.n_types, error);
  kinds.tickets = kinds.counts != NULL ? awrash_i_copy (int64_t, tickets, n_panels, error) : NULL;
  return kinds.tickets != NULL && count_types (&kinds, question, panels, error)
         && merge (&merged, &kinds, error)
         && put_on_balls (question, &merged, owner, n_balls, members, record, error);
}
