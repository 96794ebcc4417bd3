/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calls of split, programme and base that last. Source: nations of many provinces. Invariant: each
 * lasts for a second at least; those that take long to prepare stand apart. */

#include "support/budgeted.h"
#include "support/folder.h"
#include "support/lasting.h"
#include "support/national.h"

typedef struct
{
  AwrashProgramme *programme;
  AwrashReading *reading;
  AwrashPlan *plan;
  AwrashWalls *walls;
  int64_t *places;
  char *folder;
  GString *text;
} Question;

static AwrashReading *
read_as (const char *objective)
{
  AwrashReading *reading = awrash_split_reading_new ();

  if (!awrash_split_reading_set (reading, "need", "need", NULL)
      || !awrash_split_reading_set (reading, "objective", objective, NULL)
      || !awrash_split_reading_set (reading, "nodes", "1000000000", NULL)
      || !awrash_split_reading_set (reading, "tie", "lot", NULL)
      || !awrash_split_reading_set (reading, "seed", "lasting", NULL))
    g_error ("no reading");
  return reading;
}

static Question *
ask (const char *objective, AwrashProgramme *programme)
{
  Question *question = g_new0 (Question, 1);

  question->programme = programme;
  question->reading = read_as (objective);
  return question;
}

static gpointer
ask_leximin (void)
{
  return ask ("leximin", national_new (NATIONAL_NETWORK, 12000, 1000, 20261127));
}

static gpointer
ask_gini (void)
{
  return ask ("gini", national_new (NATIONAL_NETWORK, 300, 1000, 20261127));
}

static gpointer
ask_budgets (void)
{
  return ask ("utilitarian", budgeted_new (300, 20, TRUE, 20261127));
}

/* With its plan, and places beside it: each cell that of the one before. */
static gpointer
ask_with_plan (void)
{
  Question *question = ask ("leximin", national_new (NATIONAL_NETWORK, 2500, 1000, 20261127));
  gsize n = 12 * 2500;
  const int64_t *places;

  question->plan = awrash_split_solve (question->programme, question->reading, NULL);
  question->walls = awrash_split_walls_new (question->programme, question->reading, NULL);
  places = awrash_split_plan_get_places (question->plan);
  question->places = g_new (int64_t, n);
  for (gsize k = 0; k < n; k++)
    question->places[k] = places[k > 0 ? k - 1 : n - 1];
  return question;
}

static void
let_go (gpointer data)
{
  Question *question = data;

  awrash_split_walls_free (question->walls);
  awrash_split_plan_unref (question->plan);
  awrash_programme_unref (question->programme);
  awrash_split_reading_free (question->reading);
  if (question->text != NULL)
    g_string_free (question->text, TRUE);
  if (question->folder != NULL)
    test_folder_remove (question->folder);
  g_free (question->places);
  g_free (question);
}

static gboolean
split (gpointer data, GError **error)
{
  Question *question = data;
  g_autoptr (AwrashPlan) plan = awrash_split_solve (question->programme, question->reading, error);

  return plan != NULL;
}

static gboolean
balance (gpointer data, GError **error)
{
  Question *question = data;
  g_autoptr (AwrashBalance) found
      = awrash_split_balance (question->programme, question->reading, 0, NULL, error);

  return found != NULL;
}

static gboolean
draw_frontier (gpointer data, GError **error)
{
  Question *question = data;
  gboolean more = TRUE;
  g_autoptr (AwrashFrontier) frontier = awrash_split_frontier_new (
      question->programme, question->reading, "places", "lowest-rate", 20, error);

  while (frontier != NULL && more)
    if (!awrash_split_frontier_step (frontier, &more, error))
      return FALSE;
  return frontier != NULL;
}

static gboolean
range (gpointer data, GError **error)
{
  Question *question = data;
  g_autofree int64_t *numbers = g_new (int64_t, 4 * 12 * 2500);

  return awrash_split_ranges (question->plan, FALSE, numbers, numbers + 12 * 2500,
                              numbers + 24 * 2500, numbers + 36 * 2500, error);
}

static gboolean
find_intervals (gpointer data, GError **error)
{
  Question *question = data;
  g_autofree double *ends = g_new (double, 2 * 2500);

  return awrash_split_need_intervals (question->plan, ends, ends + 2500, error);
}

static gboolean
explain (gpointer data, GError **error)
{
  Question *question = data;
  g_autoptr (AwrashExplanation) told
      = awrash_split_explanation_new (question->plan, question->walls, 0, error);

  return told != NULL;
}

static gboolean
move_to_best (gpointer data, GError **error)
{
  Question *question = data;
  g_autoptr (AwrashMoves) moves = awrash_split_moves_to_best (
      question->programme, question->reading, 12 * 2500, question->places, error);

  return moves != NULL;
}

static gboolean
move_to_mend (gpointer data, GError **error)
{
  Question *question = data;
  g_autoptr (AwrashMoves) moves = awrash_split_moves_to_mend (
      question->programme, question->reading, 12 * 2500, question->places, error);

  return moves != NULL;
}

/* ── files ───────────────────────────────────────────────────────────────────────────────────── */

static gpointer
write_text (void)
{
  Question *question = g_new0 (Question, 1);

  question->text = g_string_new ("a,b,c\n");
  for (gsize row = 0; row < 8000000; row++)
    g_string_append (question->text, "12.5,name,7\n");
  return question;
}

static gboolean
parse (gpointer data, GError **error)
{
  Question *question = data;
  g_autoptr (AwrashTable) table
      = awrash_base_csv_parse ("lasting", question->text->len, question->text->str, error);

  return table != NULL;
}

static gpointer
write_folder (void)
{
  g_autoptr (AwrashProgramme) programme = national_new (NATIONAL_NETWORK, 20000, 1000, 20261127);
  Question *question = g_new0 (Question, 1);

  question->folder = test_folder_new ();
  if (!awrash_programme_save (programme, question->folder, AWRASH_DIALECT_PLAIN, NULL))
    g_error ("no folder");
  return question;
}

static gboolean
load (gpointer data, GError **error)
{
  Question *question = data;
  g_autoptr (AwrashProgramme) programme = awrash_programme_load (question->folder, error);

  return programme != NULL;
}

const Lasting lasting_split[] = {
  { "split: Gini", ask_gini, split, let_go },
  { "split: budgets", ask_budgets, split, let_go },
  { NULL, NULL, NULL, NULL },
};

const Lasting lasting_large[] = {
  { "base: a table", write_text, parse, let_go },
  { "programme: load", write_folder, load, let_go },
  { "split: leximin", ask_leximin, split, let_go },
  { "split: balance", ask_leximin, balance, let_go },
  { "split: frontier", ask_leximin, draw_frontier, let_go },
  { "split: ranges", ask_with_plan, range, let_go },
  { "split: intervals of needs", ask_with_plan, find_intervals, let_go },
  { "split: explanation", ask_with_plan, explain, let_go },
  { "split: moves to the best", ask_with_plan, move_to_best, let_go },
  { "split: moves that mend", ask_with_plan, move_to_mend, let_go },
  { NULL, NULL, NULL, NULL },
};
