/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions of numbers alone. Source: the costs in the headers. Invariant: drawn from one seed. */

#include "support/growing.h"
#include "support/large-pool.h"

typedef struct
{
  double *x, *y;
  int64_t *number, *out;
  AwrashClaims *claims;
  AwrashNeighbours *neighbours;
  AwrashTree *tree;
  AwrashPanelQuestion *panels;
  GString *text;
} Question;

static gpointer
draw (gsize n)
{
  Question *question = g_new0 (Question, 1);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261127);

  question->x = g_new (double, n);
  question->y = g_new (double, n);
  question->number = g_new (int64_t, n);
  question->out = g_new (int64_t, n);
  for (gsize i = 0; i < n; i++)
    {
      question->x[i] = 1 + g_rand_double (rand);
      question->y[i] = 1 + g_rand_double (rand);
      question->number[i] = (int64_t)(i / 10);
    }
  question->claims = awrash_apportion_claims_new (n, question->x, NULL, NULL, NULL);
  return question;
}

static void
let_go (gpointer data)
{
  Question *question = data;

  awrash_apportion_claims_free (question->claims);
  awrash_metric_neighbours_free (question->neighbours);
  awrash_allot_tree_free (question->tree);
  awrash_selection_question_unref (question->panels);
  if (question->text != NULL)
    g_string_free (question->text, TRUE);
  g_free (question->x);
  g_free (question->y);
  g_free (question->number);
  g_free (question->out);
  g_free (question);
}

/* ── base, random ────────────────────────────────────────────────────────────────────────────── */

static gpointer
write_text (gsize n)
{
  Question *question = g_new0 (Question, 1);

  question->text = g_string_new ("code,places\n");
  for (gsize row = 0; row < n; row++)
    g_string_append_printf (question->text, "p%zu,%zu\n", row, row % 97);
  return question;
}

static gboolean
parse (gpointer data, gsize n)
{
  Question *question = data;
  g_autoptr (AwrashTable) table
      = awrash_base_csv_parse ("rows", question->text->len, question->text->str, NULL);
  g_autofree char *again
      = table != NULL ? awrash_base_csv_format (table, AWRASH_DIALECT_SPREADSHEET, NULL) : NULL;

  return again != NULL && awrash_base_table_get_n_rows (table) == n;
}

static gboolean
draw_uniform (gpointer data, gsize n)
{
  AwrashRandomAddress address = { .seed = 1 };

  return awrash_random_uniform (&address, n, ((Question *)data)->y, NULL);
}

/* ── metric ──────────────────────────────────────────────────────────────────────────────────── */

static gboolean
gini (gpointer data, gsize n)
{
  Question *question = data;
  double value;

  return awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, n, question->x, NULL, &value, NULL);
}

static gboolean
concentrate (gpointer data, gsize n)
{
  Question *question = data;
  double value;

  return awrash_metric_concentration ("standard", n, question->x, question->y, NULL, &value, NULL);
}

static gboolean
decompose (gpointer data, gsize n)
{
  Question *question = data;
  g_autoptr (AwrashParts) parts = awrash_metric_gini_decomposition (
      AWRASH_GINI_SCHEME_PYATT, 2, n / 10, n, question->x, NULL, question->number, NULL);

  return parts != NULL;
}

static gboolean
part (gpointer data, gsize n)
{
  Question *question = data;
  double lowest[8], between;

  return awrash_metric_partition (8, n, question->x, NULL, question->out, lowest, &between, NULL);
}

static gboolean
estimate (gpointer data, gsize n)
{
  Question *question = data;
  AwrashEstimate found;
  g_autoptr (AwrashDistribution) distribution
      = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, n, question->x, NULL, NULL);
  g_autoptr (AwrashDesign) design
      = awrash_metric_design_new ("certainty", n, NULL, question->number, NULL, NULL);

  return awrash_metric_estimate ("linearized", "gini", 0.95, NULL, 0, distribution, design, &found,
                                 NULL);
}

static gpointer
draw_ring (gsize n)
{
  Question *question = draw (n);

  for (gsize i = 0; i < n; i++)
    {
      question->number[i] = (int64_t)i;
      question->out[i] = (int64_t)((i + 1) % n);
    }
  question->neighbours = awrash_metric_neighbours_new ("symmetric", "binary", "error", n, n,
                                                       question->number, question->out, NULL, NULL);
  return question;
}

static gboolean
correlate (gpointer data, gsize n)
{
  Question *question = data;
  AwrashSpatial spatial;

  (void)n;
  return awrash_metric_space ("moran", question->neighbours, question->x, NULL, &spatial, NULL);
}

/* ── apportion ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
divide (gpointer data, gsize n)
{
  Question *question = data;
  AwrashAllotment answer;

  return awrash_apportion_divisor (question->claims, 5 * (int64_t)n, "huntington-hill", NULL,
                                   question->out, NULL, NULL, &answer, NULL);
}

static gboolean
divide_by_remainders (gpointer data, gsize n)
{
  Question *question = data;
  AwrashAllotment answer;

  return awrash_apportion_remainder (question->claims, 5 * (int64_t)n, "hare", NULL, question->out,
                                     NULL, NULL, &answer, NULL);
}

static gboolean
serve (gpointer data, gsize n)
{
  Question *question = data;
  AwrashAllotment answer;

  return awrash_apportion_quota_method (question->claims, 5 * (int64_t)n, NULL, question->out, NULL,
                                        NULL, &answer, NULL);
}

/* Ten below each of a tenth, and these below one. */
static gpointer
plant (gsize n)
{
  Question *question = draw (n);

  question->number[0] = -1;
  for (gsize i = 1; i < n; i++)
    question->number[i] = i <= n / 11 ? 0 : (int64_t)(1 + (i - n / 11 - 1) % (n / 11));
  question->tree = awrash_allot_tree_new (n, question->number, NULL, NULL, NULL);
  return question;
}

static gboolean
divide_tree (gpointer data, gsize n)
{
  Question *question = data;
  AwrashAllotment answer;

  return awrash_apportion_nested (question->tree, question->x, 5 * (int64_t)n, "webster",
                                  AWRASH_NESTED_MODE_JOINT, NULL, question->out, NULL, NULL,
                                  &answer, NULL);
}

/* ── selection ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
ask_panel (gpointer data, gsize n)
{
  Question *question = data;
  g_autoptr (AwrashPanelQuestion) panels = large_pool_ask (n, n / 10, 20261127);

  (void)question;
  return panels != NULL;
}

static gboolean
select_by_merit (gpointer data, gsize n)
{
  Question *question = data;
  const int64_t size = (int64_t)n / 4, reserved[] = { size / 4, size / 8 };
  g_autoptr (AwrashReserves) reserves = awrash_selection_reserves_new (
      "over-and-above", 2, 0, 1, NULL, &size, NULL, reserved, NULL);
  g_autoptr (AwrashPriority) chosen = NULL;

  for (gsize i = 0; i < n; i++)
    question->out[i] = (int64_t)(i % 4);
  chosen
      = awrash_selection_priority_new (reserves, NULL, n, question->x, NULL, question->out, NULL);
  return chosen != NULL;
}

const Growing growing_numbers[] = {
  { "base", "a table read and written", 20000, 1, write_text, parse, let_go },
  { "random", "uniform draws", 20000, 1, draw, draw_uniform, let_go },
  { "metric", "Gini", 20000, 1, draw, gini, let_go },
  { "metric", "concentration", 20000, 1, draw, concentrate, let_go },
  { "metric", "Gini within and between", 20000, 1, draw, decompose, let_go },
  { "metric", "partition", 8000, 1, draw, part, let_go },
  { "metric", "estimate", 20000, 1, draw, estimate, let_go },
  { "metric", "Moran's I", 20000, 1, draw_ring, correlate, let_go },
  { "apportion", "divisor", 20000, 1, draw, divide, let_go },
  { "apportion", "remainder", 20000, 1, draw, divide_by_remainders, let_go },
  { "apportion", "quota method", 5000, 1, draw, serve, let_go },
  { "apportion", "tree", 11000, 1, plant, divide_tree, let_go },
  { "selection", "question", 5000, 1, draw, ask_panel, let_go },
  { "selection", "priority", 10000, 1, draw, select_by_merit, let_go },
  { NULL, NULL, 0, 0, NULL, NULL, NULL },
};
