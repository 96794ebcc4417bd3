/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any trees, cells and costs are an allotment of least cost, or what blocks it, or are refused;
 * rows and columns exchanged, or cells in another order, cost the same. Source: none. Invariant:
 * outputs stay as they are where there is an error. */

#include "fuzz/bytes.h"

enum
{
  MOST = 6,
  MOST_UNITS = 10000
};

typedef struct
{
  size_t n;
  int64_t *row_leaf, *column_leaf, *floor, *ceiling;
  AwrashTree *rows, *columns;
  AwrashCosts *costs;
  int64_t total;
} Question;

static AwrashTree *
take_tree (FuzzBytes *bytes)
{
  const size_t n = (size_t)fuzz_int (bytes, 1, MOST);
  g_autofree int64_t *parent = fuzz_room (n * sizeof (int64_t)), *floor = NULL, *ceiling = NULL;
  GError *error = NULL;
  AwrashTree *tree;

  for (size_t i = 0; i < n; i++)
    parent[i] = i == 0 ? -1 : fuzz_int (bytes, 0, (int64_t)i - 1);
  if (fuzz_byte (bytes) == 7)
    parent[n - 1] = fuzz_whole (bytes);
  floor = fuzz_wholes_or_null (bytes, n);
  ceiling = fuzz_wholes_or_null (bytes, n);
  tree = awrash_allot_tree_new (n, parent, floor, ceiling, &error);
  fuzz_answered (tree != NULL, &error);
  return tree;
}

static int
compare_reals (const void *a, const void *b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* Up to 3 entries a cell, in order as a rule. */
static AwrashCosts *
take_listed (FuzzBytes *bytes, size_t n, uint8_t kind, GError **error)
{
  g_autofree int64_t *offsets = g_new0 (int64_t, n + 1), *breaks = NULL;
  g_autofree double *values = NULL;
  size_t all;

  for (size_t i = 0; i < n; i++)
    offsets[i + 1] = offsets[i] + fuzz_int (bytes, 0, 3);
  all = (size_t)offsets[n];
  values = fuzz_reals (bytes, all);
  breaks = fuzz_room (all * sizeof (int64_t));
  for (size_t i = 0; i < n; i++)
    {
      const size_t length = (size_t)(offsets[i + 1] - offsets[i]);
      qsort (values + offsets[i], length, sizeof *values, compare_reals);
      for (size_t k = 0; k < length; k++)
        breaks[(size_t)offsets[i] + k]
            = (k > 0 ? breaks[(size_t)offsets[i] + k - 1] : 0) + fuzz_int (bytes, 0, 9);
    }
  if (fuzz_byte (bytes) == 9)
    offsets[n] = fuzz_whole (bytes);
  if (kind == 0)
    return awrash_allot_costs_new_marginals (n, offsets, all, values, error);
  if (kind == 1)
    return awrash_allot_costs_new_gains (n, offsets, all, values, error);
  return awrash_allot_costs_new_piecewise (n, offsets, all, breaks, values, error);
}

static AwrashCosts *
take_costs (FuzzBytes *bytes, size_t n)
{
  const uint8_t kind = fuzz_byte (bytes) % 5;
  GError *error = NULL;
  AwrashCosts *costs;

  if (kind < 3)
    costs = take_listed (bytes, n, kind, &error);
  else
    {
      g_autofree double *a = fuzz_reals (bytes, n), *b = fuzz_reals (bytes, n);
      g_autofree double *c = fuzz_reals (bytes, n), *p = fuzz_reals (bytes, n);
      costs = kind == 3 ? awrash_allot_costs_new_quadratic (n, a, b, &error)
                        : awrash_allot_costs_new_power (n, a, c, p, b, &error);
    }
  fuzz_answered (costs != NULL, &error);
  return costs;
}

/* The cost of the best, NaN where there is none. */
static double
solve (const Question *question, gboolean is_turned)
{
  const size_t size = question->n * sizeof (int64_t);
  g_autofree int64_t *units = fuzz_output (size), *sure = fuzz_output (size),
                     *tied = fuzz_output (size);
  g_autofree AwrashAllotment *answer = fuzz_output (sizeof *answer);
  GError *error = NULL;
  double value = NAN;
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_lot ("seed", &error);
  g_autoptr (AwrashCrossing) crossing
      = awrash_allot_crossing_new (is_turned ? question->columns : question->rows,
                                   is_turned ? question->rows : question->columns, question->n,
                                   is_turned ? question->column_leaf : question->row_leaf,
                                   is_turned ? question->row_leaf : question->column_leaf,
                                   question->floor, question->ceiling, &error);

  if (!fuzz_answered (crossing != NULL, &error))
    return NAN;
  if (!fuzz_answered (awrash_allot_crossing_least_cost (crossing, question->costs, question->total,
                                                        ties, units, sure, tied, answer, &error),
                      &error))
    {
      fuzz_expect_untouched (units, size);
      fuzz_expect_untouched (answer, sizeof *answer);
      return NAN;
    }
  if (answer->status == AWRASH_STATUS_INFEASIBLE)
    {
      g_autofree int64_t *row = fuzz_room (MOST * sizeof (int64_t)),
                         *column = fuzz_room (MOST * sizeof (int64_t)),
                         *cell = fuzz_room (question->n * sizeof (int64_t));
      int64_t missing = 0;
      FUZZ_EXPECT (awrash_allot_crossing_blocking (crossing, question->costs, question->total, row,
                                                   column, cell, &missing, &error));
      FUZZ_EXPECT (missing > 0);
      return NAN;
    }
  /* costs are summed unit by unit */
  if (question->total < MOST_UNITS
      && fuzz_answered (awrash_allot_costs_value (question->costs, units, &value, &error), &error))
    return value;
  return NAN;
}

static void
ask_crossing (FuzzBytes *bytes, Question *question)
{
  const size_t n = question->n;
  double value, turned;

  question->rows = take_tree (bytes);
  question->columns = take_tree (bytes);
  question->row_leaf = fuzz_room (n * sizeof (int64_t));
  question->column_leaf = fuzz_room (n * sizeof (int64_t));
  for (size_t i = 0; i < n; i++)
    {
      question->row_leaf[i] = fuzz_int (bytes, 0, MOST);
      question->column_leaf[i] = fuzz_int (bytes, 0, MOST);
    }
  question->floor = fuzz_wholes_or_null (bytes, n);
  question->ceiling = fuzz_wholes_or_null (bytes, n);
  if (question->rows == NULL || question->columns == NULL || question->costs == NULL)
    return;
  value = solve (question, FALSE);
  turned = solve (question, TRUE);
  FUZZ_EXPECT (isnan (value) == isnan (turned));
  FUZZ_EXPECT (isnan (value) || value == turned
               || fabs (value - turned) <= 1e-9 * MAX (fabs (value), 1));
}

static void
ask_tree (FuzzBytes *bytes, const Question *question)
{
  g_autoptr (AwrashTree) tree = take_tree (bytes);
  const size_t n = tree != NULL ? awrash_allot_tree_get_n (tree) : 0, size = n * sizeof (int64_t);
  g_autoptr (AwrashCosts) costs = n > 0 ? take_costs (bytes, n) : NULL;
  g_autofree int64_t *units = fuzz_output (size), *sure = fuzz_output (size),
                     *tied = fuzz_output (size);
  g_autofree AwrashAllotment *answer = fuzz_output (sizeof *answer);
  GError *error = NULL;

  if (costs == NULL)
    return;
  if (!fuzz_answered (awrash_allot_nested (tree, costs, question->total, NULL, units, sure, tied,
                                           answer, &error),
                      &error))
    {
      fuzz_expect_untouched (units, size);
      fuzz_expect_untouched (sure, size);
      fuzz_expect_untouched (tied, size);
      fuzz_expect_untouched (answer, sizeof *answer);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzBytes bytes = fuzz_bytes (data, size);
  Question question = { .n = (size_t)fuzz_int (&bytes, 1, MOST) };
  const gboolean has_tree = fuzz_byte (&bytes) % 4 == 3;

  question.total = fuzz_byte (&bytes) < 240 ? fuzz_int (&bytes, 0, 40) : fuzz_whole (&bytes);
  if (has_tree)
    ask_tree (&bytes, &question);
  else
    {
      question.costs = take_costs (&bytes, question.n);
      ask_crossing (&bytes, &question);
    }
  g_free (question.row_leaf);
  g_free (question.column_leaf);
  g_free (question.floor);
  g_free (question.ceiling);
  awrash_allot_tree_free (question.rows);
  awrash_allot_tree_free (question.columns);
  awrash_allot_costs_free (question.costs);
  return 0;
}
