/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that balls, draws, lists, protocols, replacements and the legacy rule allocate is
 * given back, whether they answer or refuse. Source: the refusals listed in selection-draw.h.
 * Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and ends with 0. */

#include <awrash.h>

static const int64_t couples[] = { 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1 };
static const int64_t homes[] = { 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, -1, -1 };
static const int64_t panels[] = { 0, 2, 5, 4, 6, 9, 0, 4, 10, 0, 0, 0 };
static const int64_t tickets[] = { 3, 4, 3, 1 };

static void
draw_all (const AwrashPanelQuestion *question, size_t n_panels, size_t n_balls)
{
  static const char *const salts[] = { "0123456789abcdef", "short", NULL };
  int64_t members[60] = { 0 }, counts[] = { 1, 1, 1, 0 }, drawn[12];
  AwrashUniformity record;
  GError *error = NULL;

  awrash_selection_balls (question, n_panels, panels, tickets, NULL, n_balls, members, &record,
                          &error);
  g_clear_error (&error);
  for (size_t k = 0; k < 3; k++)
    {
      char *list = awrash_selection_commitment (question, salts[k], 0, NULL, 0, NULL, n_balls,
                                                members, &error);
      char *protocol
          = list != NULL ? awrash_selection_protocol (list, "here", "there", "seed", &error) : NULL;

      g_clear_error (&error);
      if (protocol != NULL)
        awrash_selection_protocol_check (protocol, list, NULL);
      awrash_selection_protocol_check ("nothing", "nothing", &error);
      g_clear_error (&error);
      g_free (list);
      g_free (protocol);
    }
  awrash_selection_draw_members (question, "seed", counts, drawn, &error);
  g_clear_error (&error);
  awrash_selection_draw_members (question, "", counts, drawn, &error);
  g_clear_error (&error);
}

static void
ask_again (const AwrashPanelQuestion *question)
{
  const int64_t accepted[] = { 0, 3 }, dropped[] = { 5, 77 };
  const int64_t entries[] = { 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0 };
  int64_t remains[12], person[12], times[12];
  AwrashLegacy record;

  for (size_t n = 0; n <= 2; n++)
    {
      GError *error = NULL;

      awrash_selection_question_unref (
          awrash_selection_replace (question, n, accepted, n, dropped, remains, &error));
      g_clear_error (&error);
      awrash_selection_question_unref (
          awrash_selection_entries (question, entries, 11 + n, person, &error));
      g_clear_error (&error);
      awrash_selection_legacy (question, "seed", (int64_t)n, 5, times, &record, &error);
      g_clear_error (&error);
    }
}

int
main (void)
{
  const int64_t n_values[] = { 2 }, lower[] = { 0, 0 }, upper[] = { 3, 3 };

  for (int households = 0; households < 2; households++)
    {
      AwrashPool *pool = awrash_selection_pool_new (12, 1, n_values, couples, homes, NULL);
      AwrashPanelQuestion *question
          = awrash_selection_question_new (pool, 3, lower, upper, households, NULL);

      for (size_t n_balls = 0; n_balls <= 20; n_balls += 5)
        {
          draw_all (question, 3, n_balls);
          draw_all (question, 4, n_balls);
        }
      ask_again (question);
      awrash_selection_question_unref (question);
      awrash_selection_pool_unref (pool);
    }
  return 0;
}
