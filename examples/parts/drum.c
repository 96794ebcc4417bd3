/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From applicants to a draw: the question, reduced where drop-outs are replaced; the lottery;
 * balls, their list, the protocol. Source: selection-draw.h. Invariant: whoever has several entries
 * is one person in everything that is told. */

#include "drum.h"

#include <math.h>
#include <string.h>

void
drum_clear (Drum *drum)
{
  for (gsize t = 0; t < drum->n_types; t++)
    g_clear_pointer (&drum->obstacle[t], g_array_unref);
  g_free (drum->obstacle);
  g_free (drum->type);
  awrash_selection_question_unref (drum->question);
  awrash_selection_lottery_unref (drum->lottery);
  g_free (drum->who);
  g_free (drum->entry_of);
  g_free (drum->panels);
  g_free (drum->chance);
  g_free (drum->never);
  g_free (drum->legacy);
  g_free (drum->balls);
  g_free (drum->turns);
  g_free (drum->text);
  g_free (drum->record);
}

const char *
drum_person (const Drum *drum, gsize person)
{
  return drum->applicants->person[drum->who[person]];
}

/* ── who is asked ───────────────────────────────────────────────────────────────────────────── */

static gboolean
ask (Drum *drum, const DrumQuestion *asked, GError **error)
{
  const Applicants *a = drum->applicants;
  g_autoptr (AwrashPanelQuestion) whole = applicants_ask (a, (gsize)asked->size, error);
  g_autofree int64_t *remains = g_new (int64_t, a->n + 1);

  if (whole == NULL)
    return FALSE;
  for (gsize i = 0; i < a->n; i++)
    remains[i] = 1;
  drum->question = a->accepted == NULL
                       ? g_steal_pointer (&whole)
                       : awrash_selection_replace (whole, a->n_accepted, a->accepted, a->n_dropped,
                                                   a->dropped, remains, error);
  if (drum->question == NULL)
    return FALSE;
  drum->size = awrash_selection_question_get_size (drum->question);
  drum->who = g_new0 (gsize, a->n + 1);
  for (gsize i = 0; i < a->n; i++)
    if (remains[i])
      drum->who[drum->n++] = i;
  return TRUE;
}

static AwrashPanelQuestion *
fill_drum (Drum *drum, GError **error)
{
  g_autofree int64_t *entries = NULL;
  gsize n = 0;

  if (drum->applicants->entries == NULL)
    return awrash_selection_question_ref (drum->question);
  entries = g_new0 (int64_t, drum->n + 1);
  for (gsize i = 0; i < drum->n; i++)
    {
      entries[i] = drum->applicants->entries[drum->who[i]];
      n += (gsize)CLAMP (entries[i], 0, 1000);
    }
  drum->entry_of = g_new0 (int64_t, n + 1);
  return awrash_selection_entries (drum->question, entries, n, drum->entry_of, error);
}

AwrashPanelQuestion *
drum_ask (Drum *drum, const Applicants *applicants, const DrumQuestion *asked, GError **error)
{
  drum->applicants = applicants;
  return ask (drum, asked, error) ? fill_drum (drum, error) : NULL;
}

/* Whose entry that is. */
static int64_t
owner (const Drum *drum, int64_t entry)
{
  return drum->entry_of != NULL ? drum->entry_of[entry] : entry;
}

/* ── the lottery ────────────────────────────────────────────────────────────────────────────── */

static void
sum_chances (Drum *drum)
{
  const gsize n = awrash_selection_lottery_get_n_persons (drum->lottery);
  g_autofree double *chance = g_new0 (double, n + 1);
  g_autofree int64_t *never = g_new0 (int64_t, n + 1);

  drum->chance = g_new0 (double, drum->n + 1);
  drum->never = g_new0 (int64_t, drum->n + 1);
  for (gsize i = 0; i < drum->n; i++)
    drum->never[i] = 1;
  awrash_selection_lottery_list_never (drum->lottery, never);
  awrash_selection_lottery_list_chances (drum->lottery, chance);
  for (gsize e = 0; e < n; e++)
    {
      drum->chance[owner (drum, (int64_t)e)] += chance[e];
      drum->never[owner (drum, (int64_t)e)] &= never[e];
    }
}

static void
list_panels (Drum *drum)
{
  drum->n_panels = awrash_selection_lottery_get_n_panels (drum->lottery);
  drum->panels = g_new0 (int64_t, drum->n_panels * drum->size + 1);
  for (gsize p = 0; p < drum->n_panels; p++)
    memcpy (drum->panels + p * drum->size, awrash_selection_lottery_get_panel (drum->lottery, p),
            drum->size * sizeof (int64_t));
}

static gboolean
estimate_legacy (Drum *drum, const DrumQuestion *asked, GError **error)
{
  g_autofree int64_t *times = g_new0 (int64_t, drum->n + 1);
  AwrashLegacy record;

  if (asked->n_legacy == 0)
    return TRUE;
  if (!awrash_selection_legacy (drum->question, asked->seed != NULL ? asked->seed : "awrash",
                                asked->n_legacy, 100 * (int64_t)asked->n_legacy, times, &record,
                                error))
    return FALSE;
  drum->legacy = g_new0 (double, drum->n + 1);
  drum->legacy_error = record.error;
  for (gsize i = 0; i < drum->n; i++)
    drum->legacy[i] = record.n_panels > 0 ? (double)times[i] / (double)record.n_panels : NAN;
  return TRUE;
}

/* ── balls ──────────────────────────────────────────────────────────────────────────────────── */

static int
by_number (gconstpointer a, gconstpointer b)
{
  const int64_t *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/* Entries become persons. */
static void
name_owners (Drum *drum, gsize n_balls)
{
  drum->turns = g_new0 (int64_t, drum->n + 1);
  for (gsize k = 0; k < n_balls * drum->size; k++)
    {
      drum->balls[k] = owner (drum, drum->balls[k]);
      drum->turns[drum->balls[k]]++;
    }
  for (gsize ball = 0; ball < n_balls; ball++)
    qsort (drum->balls + ball * drum->size, drum->size, sizeof (int64_t), by_number);
}

static gboolean
put_on_balls (Drum *drum, const AwrashPanelQuestion *drawn_from, const DrumQuestion *asked,
              GError **error)
{
  const gsize n_balls = (gsize)asked->n_balls;
  AwrashUniformity record;

  if (n_balls == 0)
    return TRUE;
  drum->balls = g_new0 (int64_t, n_balls * drum->size + 1);
  if (!awrash_selection_balls (drawn_from, drum->n_panels, drum->panels,
                               awrash_selection_lottery_get_weights (drum->lottery), drum->entry_of,
                               n_balls, drum->balls, &record, error))
    return FALSE;
  drum->error = record.error;
  drum->bound = record.bound;
  name_owners (drum, n_balls);
  return TRUE;
}

static gboolean
write_list (Drum *drum, const DrumQuestion *asked, GError **error)
{
  g_autofree const char **identifiers = g_new0 (const char *, drum->n + 1);

  if (drum->balls == NULL)
    return TRUE;
  for (gsize i = 0; i < drum->n; i++)
    identifiers[i] = drum_person (drum, i);
  drum->text = awrash_selection_commitment (drum->question, asked->salt, drum->n, identifiers,
                                            drum->applicants->n_quotas, drum->applicants->labels,
                                            (gsize)asked->n_balls, drum->balls, error);
  if (drum->text != NULL && asked->seed != NULL)
    drum->record = awrash_selection_protocol (drum->text, asked->published, asked->source,
                                              asked->seed, error);
  return drum->text != NULL && (asked->seed == NULL || drum->record != NULL);
}

static gboolean
keep_files (const Drum *drum, const DrumQuestion *asked, GError **error)
{
  return (asked->list == NULL || g_file_set_contents (asked->list, drum->text, -1, error))
         && (asked->protocol == NULL
             || g_file_set_contents (asked->protocol, drum->record, -1, error));
}

gboolean
drum_turn (Drum *drum, const Applicants *applicants, const DrumQuestion *asked, GError **error)
{
  g_autoptr (AwrashPanelQuestion) drawn_from = drum_ask (drum, applicants, asked, error);
  gsize n;

  drum->lottery
      = drawn_from != NULL ? awrash_selection_lottery_new (drawn_from, asked->rule, error) : NULL;
  if (drum->lottery == NULL || !drum_keep_certificate (drum, drawn_from, asked->certificate, error))
    return FALSE;
  sum_chances (drum);
  list_panels (drum);
  if (drum->n_panels == 0)
    return TRUE;
  if (!drum_find_obstacles (drum, error) || !estimate_legacy (drum, asked, error)
      || !put_on_balls (drum, drawn_from, asked, error))
    return FALSE;
  n = drum->n_panels * drum->size;
  for (gsize k = 0; k < n; k++)
    drum->panels[k] = owner (drum, drum->panels[k]);
  return write_list (drum, asked, error) && keep_files (drum, asked, error);
}
