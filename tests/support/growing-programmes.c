/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions about programmes of n provinces. Source: the costs in the headers.
 * Invariant: the same regions, types and bounds a province at every size. */

#include "support/editions.h"
#include "support/folder.h"
#include "support/growing.h"
#include "support/national.h"

typedef struct
{
  AwrashProgramme *programme;
  AwrashReading *reading;
  AwrashPlan *plan;
  AwrashWalls *walls;
  AwrashSimulationModel *model;
  char *folder;
} Question;

static gpointer
ask_of (NationalKind kind, gsize n)
{
  Question *question = g_new0 (Question, 1);

  question->programme = national_new (kind, n, 200, 20261127);
  question->reading = awrash_split_reading_new ();
  if (!awrash_split_reading_set (question->reading, "need", "need", NULL)
      || !awrash_split_reading_set (question->reading, "tie", "lot", NULL)
      || !awrash_split_reading_set (question->reading, "seed", "growth", NULL))
    return NULL;
  return question;
}

static gpointer
ask_tree (gsize n)
{
  return ask_of (NATIONAL_TREE, n);
}

static gpointer
ask_network (gsize n)
{
  return ask_of (NATIONAL_NETWORK, n);
}

static gpointer
ask_with_plan (gsize n)
{
  Question *question = ask_of (NATIONAL_NETWORK, n);

  question->plan = awrash_split_solve (question->programme, question->reading, NULL);
  question->walls = awrash_split_walls_new (question->programme, question->reading, NULL);
  return question;
}

static gpointer
ask_folder (gsize n)
{
  Question *question = ask_of (NATIONAL_NETWORK, n);

  question->folder = test_folder_new ();
  return awrash_programme_save (question->programme, question->folder, AWRASH_DIALECT_PLAIN, NULL)
             ? question
             : NULL;
}

static gpointer
ask_model (gsize n)
{
  Question *question = g_new0 (Question, 1);

  question->programme = editions_programme_new (n, FALSE);
  question->model
      = editions_model_new (question->programme, 4, "policy", "proportional(unemployed)", "measure",
                            "gini", "measure", "places", NULL);
  return question;
}

static void
let_go (gpointer data)
{
  Question *question = data;

  awrash_simulation_model_unref (question->model);
  awrash_split_walls_free (question->walls);
  awrash_split_plan_unref (question->plan);
  awrash_split_reading_free (question->reading);
  awrash_programme_unref (question->programme);
  if (question->folder != NULL)
    test_folder_remove (question->folder);
  g_free (question);
}

static gboolean
load (gpointer data, gsize n)
{
  g_autoptr (AwrashProgramme) programme = awrash_programme_load (((Question *)data)->folder, NULL);

  return programme != NULL && awrash_programme_province_get_count (programme) == n;
}

static gboolean
split (gpointer data, gsize n)
{
  Question *question = data;
  g_autoptr (AwrashPlan) plan = awrash_split_solve (question->programme, question->reading, NULL);

  return plan != NULL && awrash_split_plan_get_n_cells (plan) >= n;
}

static gboolean
list_walls (gpointer data, gsize n)
{
  Question *question = data;
  g_autoptr (AwrashWalls) walls
      = awrash_split_walls_new (question->programme, question->reading, NULL);

  return walls != NULL && awrash_split_walls_get_n (walls) >= n;
}

/* With a solution each, which takes its own time. */
static gboolean
price (gpointer data, gsize n)
{
  Question *question = data;
  g_autofree int64_t *places = g_new (int64_t, awrash_split_plan_get_n_cells (question->plan));
  AwrashWallPrice price;

  (void)n;
  return awrash_split_prices (question->plan, question->walls, 0, 1, places, &price, NULL);
}

static gboolean
audit (gpointer data, gsize n)
{
  Question *question = data;
  g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (
      question->programme, awrash_split_plan_get_certificate (question->plan), NULL);

  (void)n;
  return verdict != NULL && awrash_audit_verdict_is_accepted (verdict);
}

static gboolean
simulate (gpointer data, gsize n)
{
  g_autofree double *values = editions_run (((Question *)data)->model, 0, 1, 2);

  (void)n;
  return values != NULL;
}

static gboolean
tell (gpointer data, gsize n)
{
  g_autoptr (AwrashReport) report = awrash_report_new (((Question *)data)->plan, "leximin", NULL);
  g_autofree char *page = report != NULL ? awrash_report_html (report, "ar;fr;en", NULL) : NULL;

  (void)n;
  return page != NULL;
}

const Growing growing_programmes[] = {
  { "programme", "a folder read", 250, 1, ask_folder, load, let_go },
  { "split", "a tree", 250, 1, ask_tree, split, let_go },
  { "split", "a network", 250, 1.5, ask_network, split, let_go },
  { "split", "walls", 250, 1, ask_network, list_walls, let_go },
  { "split", "a price", 250, 1.5, ask_with_plan, price, let_go },
  { "audit", "a certificate", 250, 1, ask_with_plan, audit, let_go },
  { "simulation", "four editions", 250, 1, ask_model, simulate, let_go },
  { "report", "a page", 100, 1, ask_with_plan, tell, let_go },
  { NULL, NULL, 0, 0, NULL, NULL, NULL },
};
