/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Eight threads ask every room about the same objects at the same time, each beginning with another
 * room; calls with threads of their own are among them, and children are forked meanwhile.
 * Source: the promise of libawrash/README.md that what is built never changes.
 * Invariant: every thread and child reads the same text; `make tsan` tells of no race. */

#include "support/folder.h"
#include "support/small-programme.h"

#include <sys/wait.h>
#include <unistd.h>

#define N_THREADS 8
#define N_ROUNDS 2
#define N_CHILDREN 3
#define N_VALUES 20000

#define TERRITORIES "code,parent,name_fr,need\nr,,R,\na,r,A,2\nb,r,B,3\ns,,S,\nc,s,C,5\nd,s,D,5\n"
#define STREAMS "code,months,monthly_cost\ntemporary,4,2970.05\nsustainable,9,\n"
#define TYPES "code,stream,months\nroads,temporary,4\npaint,temporary,3\nbonus,sustainable,\n"
#define QUOTAS                                                                                     \
  "territory,stream,unit,min,max\nr,temporary,,,12\ns,temporary,,,9\nr,sustainable,,,7\n"          \
  "s,sustainable,,,8\n"
#define STUDY                                                                                      \
  "[study]\nscenarios=4\nreplications=2\neditions=2\ndesign=saltelli\nmeasures=gini;rate\n"        \
  "[policy even]\nrule=flat\n[policy need]\nrule=leximin\n[parameter "                             \
  "entries]\nlaw=uniform:0,0.2\n"

typedef struct
{
  AwrashProgramme *programme;
  AwrashReading *reading;
  AwrashPlan *plan;
  AwrashTable *table;
  AwrashReport *report;
  AwrashStudy *study;
  AwrashLaw *law;
  AwrashDistribution *distribution;
  AwrashDesign *design;
  AwrashClaims *claims;
  AwrashMatrix *matrix;
  AwrashMargins *margins;
  AwrashTree *tree;
  AwrashTies *ties;
  AwrashPanelQuestion *question;
  double values[N_VALUES];
} Shared;

static void
add_numbers (GString *text, gsize n, const double values[])
{
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "%a ", values[i]);
}

static void
add_units (GString *text, gsize n, const int64_t units[])
{
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " ", units[i]);
}

static void
ask_base (const Shared *shared, GString *text, GError **error)
{
  g_autofree char *plain
      = awrash_base_csv_format (shared->table, AWRASH_DIALECT_SPREADSHEET, error);

  g_string_append (text, plain);
}

static void
ask_random (const Shared *shared, GString *text, GError **error)
{
  AwrashRandomAddress address = { .seed = 7 };
  double drawn[64];

  awrash_random_law_draw (shared->law, &address, G_N_ELEMENTS (drawn), drawn, error);
  add_numbers (text, G_N_ELEMENTS (drawn), drawn);
}

static void
ask_metric (const Shared *shared, GString *text, GError **error)
{
  static const char *const indices[] = { "gini", "theil", "atkinson:0.5", "kolm:0.1", "hoover" };
  double values[2 * G_N_ELEMENTS (indices) + 1] = { 0 };
  AwrashEstimate estimate;

  awrash_metric_index_values (shared->distribution, G_N_ELEMENTS (indices), indices, values, error);
  awrash_metric_index_report (2, AWRASH_MISSING_ERROR, N_VALUES, shared->values, NULL,
                              G_N_ELEMENTS (indices), indices, values + G_N_ELEMENTS (indices),
                              error);
  awrash_metric_gini_by_threads (2, AWRASH_GINI_CORRECTION_NONE, N_VALUES, shared->values, NULL,
                                 values + 2 * G_N_ELEMENTS (indices), error);
  add_numbers (text, G_N_ELEMENTS (values), values);
  awrash_metric_estimate ("bootstrap", "gini", 0.95, "seed", 9, shared->distribution,
                          shared->design, &estimate, error);
  add_numbers (text, 1, &estimate.se);
}

static void
ask_apportion (const Shared *shared, GString *text, GError **error)
{
  static const char *const rules[] = { "alpha:2.5", "logarithmic-mean", "webster" };
  const double claims[] = { 0, 2, 0, 4, 3, 5 };
  int64_t units[6], sure[6], tied[6];
  AwrashAllotment answer;

  for (gsize k = 0; k < G_N_ELEMENTS (rules); k++)
    {
      awrash_apportion_divisor (shared->claims, 10, rules[k], shared->ties, units, sure, tied,
                                &answer, error);
      add_units (text, 4, units);
      awrash_apportion_biproportional (shared->matrix, shared->margins, rules[k], shared->ties,
                                       units, sure, tied, &answer, error);
      add_units (text, 4, units);
      awrash_apportion_nested (shared->tree, claims, 7, rules[k], AWRASH_NESTED_MODE_JOINT, NULL,
                               units, sure, tied, &answer, error);
      add_units (text, 6, units);
    }
}

static void
ask_programme (const Shared *shared, GString *text, GError **error)
{
  AwrashProgramme *programme = awrash_programme_ref (shared->programme);
  double need[4];

  awrash_programme_province_get_need (programme, "need*need", need, error);
  add_numbers (text, 4, need);
  awrash_programme_unref (programme);
}

static void
ask_split (const Shared *shared, GString *text, GError **error)
{
  static const char *const objectives[] = { "decmin", "gini", "alpha:1", "least-squares" };

  for (gsize k = 0; k < G_N_ELEMENTS (objectives); k++)
    {
      g_autoptr (AwrashReading) own = awrash_split_reading_copy (shared->reading);
      g_autoptr (AwrashPlan) plan = NULL;

      awrash_split_reading_set (own, "objective", objectives[k], NULL);
      plan = awrash_split_solve (shared->programme, own, error);
      g_string_append (text, awrash_split_plan_get_certificate (plan));
    }
}

static void
ask_selection (const Shared *shared, GString *text, GError **error)
{
  const int64_t tickets[] = { 3, 4, 3, 1 };
  g_autoptr (AwrashLottery) lottery
      = awrash_selection_lottery_new (shared->question, "leximin", error);
  g_autoptr (AwrashVerdict) verdict = NULL;
  size_t panel = 0;

  g_string_append (text, awrash_selection_lottery_get_certificate (lottery));
  verdict = awrash_audit_lottery (shared->question,
                                  awrash_selection_lottery_get_certificate (lottery), error);
  awrash_selection_draw_panel ("seed", G_N_ELEMENTS (tickets), tickets, &panel, error);
  g_string_append_printf (text, "%d %zu", awrash_audit_verdict_is_accepted (verdict), panel);
}

static void
ask_audit (const Shared *shared, GString *text, GError **error)
{
  g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (
      shared->programme, awrash_split_plan_get_certificate (shared->plan), error);
  g_autoptr (AwrashVerdict) by_hand
      = awrash_audit_division (shared->programme, shared->reading, shared->table, error);

  g_string_append_printf (text, "%d %d", awrash_audit_verdict_is_accepted (verdict),
                          awrash_audit_verdict_is_accepted (by_hand));
}

static void
ask_simulation (const Shared *shared, GString *text, GError **error)
{
  char *folder = test_folder_new ();
  g_autoptr (AwrashStore) store = awrash_simulation_study_open (shared->study, folder, 1, 1, error);
  g_autoptr (AwrashRunner) runner = awrash_simulation_study_run (shared->study, store, 2, error);
  gboolean done = FALSE;

  while (!done && awrash_simulation_runner_step (runner, 2, &done, error))
    ;
  g_clear_pointer (&runner, awrash_simulation_runner_free);
  g_clear_pointer (&store, awrash_simulation_store_free);
  {
    g_autofree char *picture = test_folder_picture (folder);

    g_string_append (text, picture);
  }
  test_folder_remove (folder);
}

static void
ask_report (const Shared *shared, GString *text, GError **error)
{
  g_autofree char *page = awrash_report_html (shared->report, "ar;fr;en", error);
  g_autofree char *chart = awrash_report_chart (shared->report, "lorenz", "ar", error);

  g_string_append (text, page);
  g_string_append (text, chart);
}

static void (*const rooms[]) (const Shared *shared, GString *text, GError **error)
    = { ask_base,  ask_random,    ask_metric, ask_apportion,  ask_programme,
        ask_split, ask_selection, ask_audit,  ask_simulation, ask_report };

static Shared shared;
static char *expected[G_N_ELEMENTS (rooms)];

static char *
ask (gsize room)
{
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  rooms[room](&shared, text, &error);
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static gpointer
work (gpointer first)
{
  for (gsize k = 0; k < N_ROUNDS * G_N_ELEMENTS (rooms); k++)
    {
      gsize room = (k + GPOINTER_TO_SIZE (first)) % G_N_ELEMENTS (rooms);
      g_autofree char *text = ask (room);

      g_assert_cmpstr (text, ==, expected[room]);
    }
  return NULL;
}

/* A child has one thread, the one that forked, and locks of others that nobody opens any more. It
 * ends as another program, since what its parent holds is no leak of its own. */
static void
fork_child (gsize number)
{
  pid_t child = fork ();
  int status = -1;

  if (child == 0)
    {
      g_autofree char *text = ask (number % G_N_ELEMENTS (rooms));

      if (strcmp (text, expected[number % G_N_ELEMENTS (rooms)]) == 0)
        execlp ("true", "true", NULL);
      _exit (1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

static void
build_numbers (GError **error)
{
  const double cells[] = { 1, 2, 3, 4 }, four[] = { 4, 4, 4, 1 };
  const int64_t parent[] = { -1, 0, 0, 1, 1, 2 }, order[] = { 3, 2, 1, 0 }, sums[] = { 3, 4 };
  const int64_t n_values[] = { 2 }, sex[] = { 0, 1, 0, 1, 0, 1 }, least[] = { 1, 1 },
                most[] = { 2, 2 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (6, 1, n_values, sex, NULL, error);

  for (gsize i = 0; i < N_VALUES; i++)
    shared.values[i] = (double)(i * i % 1009 + 1);
  shared.law = awrash_random_law_new ("pert:0,1,3", error);
  shared.distribution
      = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, 500, shared.values, NULL, error);
  shared.design = awrash_metric_design_new ("error", 500, NULL, NULL, NULL, error);
  shared.claims = awrash_apportion_claims_new (4, four, NULL, NULL, error);
  shared.matrix = awrash_apportion_matrix_new (2, 2, cells, NULL, NULL, error);
  shared.margins = awrash_apportion_margins_new (2, sums, sums, 2, sums, sums, 7, error);
  shared.tree = awrash_allot_tree_new (6, parent, NULL, NULL, error);
  shared.ties = awrash_allot_ties_new_order (4, order, error);
  shared.question = awrash_selection_question_new (pool, 3, least, most, FALSE, error);
}

static void
build (void)
{
  g_autoptr (GError) error = NULL;

  build_numbers (&error);
  g_assert_no_error (error);
  shared.programme
      = test_programme_new ("territories", TERRITORIES, "streams", STREAMS, "worksite_types", TYPES,
                            "quotas", QUOTAS, "need.indicator", "need", NULL);
  shared.reading = test_reading_new ("on", "rate", "tie", "lot", "seed", "x", NULL);
  shared.plan = awrash_split_solve (shared.programme, shared.reading, &error);
  g_assert_no_error (error);
  shared.table = awrash_split_plan_get_table (shared.plan, "plan", &error);
  shared.report = awrash_report_new (shared.plan, NULL, &error);
  shared.study = awrash_simulation_study_new (shared.programme, "study.ini", STUDY, &error);
  g_assert_no_error (error);
}

static void
give_back (void)
{
  awrash_simulation_study_free (shared.study);
  awrash_report_free (shared.report);
  awrash_base_table_free (shared.table);
  awrash_split_plan_unref (shared.plan);
  awrash_split_reading_free (shared.reading);
  awrash_programme_unref (shared.programme);
  awrash_selection_question_unref (shared.question);
  awrash_allot_ties_free (shared.ties);
  awrash_allot_tree_free (shared.tree);
  awrash_apportion_margins_free (shared.margins);
  awrash_apportion_matrix_free (shared.matrix);
  awrash_apportion_claims_free (shared.claims);
  awrash_metric_design_free (shared.design);
  awrash_metric_distribution_free (shared.distribution);
  awrash_random_law_free (shared.law);
}

int
main (void)
{
  GThread *threads[N_THREADS];

  build ();
  for (gsize room = 0; room < G_N_ELEMENTS (rooms); room++)
    {
      expected[room] = ask (room);
      g_assert_cmpuint (strlen (expected[room]), >, 2);
    }
  for (gsize i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("asker", work, GSIZE_TO_POINTER (i));
  for (gsize i = 0; i < N_CHILDREN; i++)
    fork_child (i * i + 3);
  for (gsize i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  for (gsize room = 0; room < G_N_ELEMENTS (rooms); room++)
    g_free (expected[room]);
  give_back ();
  return 0;
}
