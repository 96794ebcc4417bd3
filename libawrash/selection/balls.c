/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From panels with tickets to panels on balls, in one go: panels that hold as many of each type are
 * one, these are put on balls, and persons are dealt out on them anew.
 * Source: uniform.c and number.c. Invariant: what is on a ball keeps the quotas of a panel that was
 * given, since quotas see types alone. */

#include "selection/question-private.h"

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

static gboolean
put_on_balls (const AwrashPanelQuestion *question, const Kinds *kinds, gsize n_balls,
              int64_t members[], AwrashUniformity *record, GError **error)
{
  g_autofree int64_t *times = awrash_i_new (int64_t, kinds->n, error);
  g_autofree int64_t *sizes = times != NULL ? awrash_i_new (int64_t, kinds->n_types, error) : NULL;
  g_autofree int64_t *counts = NULL;
  AwrashUniformity found;

  for (gsize t = 0; sizes != NULL && t < kinds->n_types; t++)
    sizes[t] = (int64_t)awrash_i_question_count (question, t);
  if (sizes == NULL
      || !awrash_selection_uniform (kinds->n, kinds->n_types, kinds->counts, sizes, kinds->tickets,
                                    (int64_t)MIN (n_balls, G_MAXINT64), times, &found, error))
    return FALSE;
  counts = repeat (kinds, n_balls, times, error);
  if (counts == NULL || !awrash_selection_number (question, n_balls, counts, members, error))
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
                        const int64_t panels[], const int64_t tickets[], size_t n_balls,
                        int64_t members[], AwrashUniformity *record, GError **error)
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
         && put_on_balls (question, &merged, n_balls, members, record, error);
}
