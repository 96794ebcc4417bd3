/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two-way rules against the definition itself: all matrices that keep the bounds are listed, and
 * those are right whose units have the least product of keys, first units with the signpost 0
 * counted before all others. Source: Balinski and Demange (1989); Gaffke and Pukelsheim (2008).
 * Invariant: products here are fractions of whole numbers of 128 bits, and share no line with the
 * library. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum
{
  SIDE = 3,
  CELLS = SIDE * SIDE,
  MOST_TOTAL = 8,
  MOST_RIGHT = 4000
};

__extension__ typedef __int128 Whole;

typedef struct
{
  gsize n_rows;
  gsize n_columns;
  int64_t claims[CELLS];
  int64_t floor[CELLS];
  int64_t ceiling[CELLS];
  int64_t row_low[SIDE], row_high[SIDE], column_low[SIDE], column_high[SIDE];
  int64_t total;
  const char *rule;
} Problem;

/* What an exchange may make smaller, the more important first. */
typedef struct
{
  int64_t without; /* positive cells that hold no unit, where s(1) = 0 */
  Whole first;     /* product of the claims of those that do; larger is better */
  Whole numerator; /* product of s(k)/claim over the other units, squared for Huntington-Hill */
  Whole denominator;
} Cost;

typedef struct
{
  const Problem *problem;
  gsize n_right;
  Cost best;
  int64_t right[MOST_RIGHT][CELLS];
} Truth;

static const char *const all_rules[]
    = { "adams", "dean", "huntington-hill", "webster", "jefferson" };

static gboolean
starts_at_zero (const char *rule)
{
  return *rule == 'a' || *rule == 'd' || *rule == 'h';
}

static void
multiply (const Problem *problem, int64_t k, int64_t w, Cost *cost)
{
  switch (*problem->rule)
    {
    case 'a':
      cost->numerator *= k - 1;
      break;
    case 'd':
      cost->numerator *= (Whole)2 * k * (k - 1);
      cost->denominator *= 2 * k - 1;
      break;
    case 'h':
      cost->numerator *= (Whole)k * (k - 1);
      cost->denominator *= w;
      break;
    case 'w':
      cost->numerator *= 2 * k - 1;
      cost->denominator *= 2;
      break;
    default:
      cost->numerator *= k;
      break;
    }
  cost->denominator *= w;
}

static Cost
get_cost (const Problem *problem, const int64_t units[])
{
  Cost cost = { 0, 1, 1, 1 };

  for (gsize i = 0; i < problem->n_rows * problem->n_columns; i++)
    {
      int64_t w = problem->claims[i], first = starts_at_zero (problem->rule) ? 2 : 1;

      if (w == 0)
        continue;
      cost.without += units[i] == 0;
      cost.first *= units[i] > 0 ? w : 1;
      for (int64_t k = first; k <= units[i]; k++)
        multiply (problem, k, w, &cost);
    }
  return cost;
}

static int
compare_wholes (Whole a, Whole b)
{
  return a < b ? -1 : a > b;
}

static int
compare_costs (const Problem *problem, const Cost *a, const Cost *b)
{
  if (starts_at_zero (problem->rule) && a->without != b->without)
    return a->without < b->without ? -1 : 1;
  if (starts_at_zero (problem->rule) && a->first != b->first)
    return compare_wholes (b->first, a->first);
  return compare_wholes (a->numerator * b->denominator, b->numerator * a->denominator);
}

static gboolean
keeps_margins (const Problem *problem, const int64_t units[])
{
  int64_t rows[SIDE] = { 0 }, columns[SIDE] = { 0 }, total = 0;

  for (gsize i = 0; i < problem->n_rows * problem->n_columns; i++)
    {
      rows[i / problem->n_columns] += units[i];
      columns[i % problem->n_columns] += units[i];
      total += units[i];
    }
  for (gsize r = 0; r < problem->n_rows; r++)
    if (rows[r] < problem->row_low[r] || rows[r] > problem->row_high[r])
      return FALSE;
  for (gsize c = 0; c < problem->n_columns; c++)
    if (columns[c] < problem->column_low[c] || columns[c] > problem->column_high[c])
      return FALSE;
  return total == problem->total;
}

static void
weigh (Truth *truth, const int64_t units[])
{
  Cost cost = get_cost (truth->problem, units);
  int order = truth->n_right == 0 ? -1 : compare_costs (truth->problem, &cost, &truth->best);

  if (order > 0)
    return;
  if (order < 0)
    truth->n_right = 0;
  truth->best = cost;
  cr_assert_lt (truth->n_right, MOST_RIGHT);
  memcpy (truth->right[truth->n_right++], units, CELLS * sizeof *units);
}

static void
list (Truth *truth, gsize i, int64_t left, int64_t units[])
{
  const Problem *problem = truth->problem;

  if (i == problem->n_rows * problem->n_columns)
    {
      if (left == 0 && keeps_margins (problem, units))
        weigh (truth, units);
      return;
    }
  int64_t most = problem->claims[i] == 0 ? problem->floor[i] : MIN (problem->ceiling[i], left);
  for (int64_t own = problem->floor[i]; own <= MIN (most, left); own++)
    {
      units[i] = own;
      list (truth, i + 1, left - own, units);
    }
  units[i] = 0;
}

static void
make_margins (GRand *random, gsize n, int64_t width, int64_t total, int64_t low[], int64_t high[])
{
  memset (low, 0, n * sizeof *low);
  for (int64_t unit = 0; unit < total; unit++)
    low[g_rand_int_range (random, 0, (gint32)n)]++;
  for (gsize i = 0; i < n; i++)
    {
      int64_t middle = low[i];
      int64_t up = width > 0 ? g_rand_int_range (random, 0, (gint32)width + 1) : 0;
      int64_t down = width > 0 ? g_rand_int_range (random, 0, (gint32)width + 1) : 0;
      low[i] = MAX (middle - down, 0);
      high[i] = middle + up;
    }
}

static Problem
make_problem (GRand *random)
{
  Problem problem = { 0 };
  int64_t width = MAX (0, g_rand_int_range (random, -2, 4));

  problem.n_rows = (gsize)g_rand_int_range (random, 1, SIDE + 1);
  problem.n_columns = (gsize)g_rand_int_range (random, 1, SIDE + 1);
  problem.rule = all_rules[g_rand_int_range (random, 0, G_N_ELEMENTS (all_rules))];
  problem.total = g_rand_int_range (random, 0, MOST_TOTAL);
  int most = g_rand_int_range (random, 1, 5);
  int bounds = g_rand_int_range (random, 0, 3);
  for (gsize i = 0; i < problem.n_rows * problem.n_columns; i++)
    {
      problem.claims[i] = g_rand_int_range (random, bounds == 2 ? 0 : 1, most + 1);
      problem.floor[i] = bounds > 0 && g_rand_int_range (random, 0, 5) == 0;
      problem.ceiling[i] = bounds > 0 ? problem.floor[i] + g_rand_int_range (random, 0, 5) : 99;
    }
  make_margins (random, problem.n_rows, width, problem.total, problem.row_low, problem.row_high);
  make_margins (random, problem.n_columns, g_rand_boolean (random) ? width : 0, problem.total,
                problem.column_low, problem.column_high);
  return problem;
}

typedef struct
{
  AwrashMatrix *matrix;
  AwrashMargins *margins;
} Question;

static Question
open_question (const Problem *p)
{
  double claims[CELLS];
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < CELLS; i++)
    claims[i] = (double)p->claims[i];
  Question question
      = { awrash_apportion_matrix_new (p->n_rows, p->n_columns, claims, p->floor, p->ceiling,
                                       &error),
          awrash_apportion_margins_new (p->n_rows, p->row_low, p->row_high, p->n_columns,
                                        p->column_low, p->column_high, p->total, &error) };
  cr_assert (question.matrix != NULL && question.margins != NULL);
  return question;
}

static void
close_question (Question *question)
{
  awrash_apportion_matrix_free (question->matrix);
  awrash_apportion_margins_free (question->margins);
}

static gboolean
is_right (const Truth *truth, const int64_t units[])
{
  gsize n = truth->problem->n_rows * truth->problem->n_columns;

  for (gsize i = 0; i < truth->n_right; i++)
    if (memcmp (truth->right[i], units, n * sizeof *units) == 0)
      return TRUE;
  return FALSE;
}

static void
expect_range (const Truth *truth, gsize number, const int64_t sure[], const int64_t tied[],
              const AwrashAllotment *answer)
{
  int64_t free_units = truth->problem->total, n_tied = 0;

  for (gsize i = 0; i < truth->problem->n_rows * truth->problem->n_columns; i++)
    {
      int64_t least = G_MAXINT64, most = 0;

      for (gsize k = 0; k < truth->n_right; k++)
        {
          least = MIN (least, truth->right[k][i]);
          most = MAX (most, truth->right[k][i]);
        }
      cr_expect_eq (sure[i], least, "problem %zu, cell %zu", number, i);
      cr_expect_eq (tied[i], least < most, "problem %zu, cell %zu", number, i);
      free_units -= least;
      n_tied += least < most;
    }
  cr_expect_eq (answer->n_tied, n_tied, "problem %zu", number);
  cr_expect_eq (answer->free_units, free_units, "problem %zu", number);
  cr_expect_eq (answer->is_suspected, 0, "problem %zu", number);
  cr_expect_eq (answer->status, n_tied > 0 ? AWRASH_STATUS_TIE_REFUSED : AWRASH_STATUS_OPTIMAL,
                "problem %zu", number);
}

/* The right matrix that is lexicographically largest in the order. */
static const int64_t *
find_first (const Truth *truth, gsize n, const int64_t order[])
{
  const int64_t *first = truth->right[0];

  for (gsize k = 1; k < truth->n_right; k++)
    for (gsize i = 0; i < n; i++)
      {
        int64_t own = truth->right[k][order[i]], other = first[order[i]];
        if (own > other)
          first = truth->right[k];
        if (own != other)
          break;
      }
  return first;
}

static void
expect_order (GRand *random, const Question *question, const Truth *truth, gsize number)
{
  gsize n = truth->problem->n_rows * truth->problem->n_columns;
  int64_t order[CELLS], units[CELLS];
  AwrashAllotment answer;

  for (gsize i = 0; i < n; i++)
    {
      gsize j = (gsize)g_rand_int_range (random, 0, (gint32)i + 1);
      order[i] = order[j];
      order[j] = (int64_t)i;
    }
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (n, order, NULL);
  cr_assert (awrash_apportion_biproportional (question->matrix, question->margins,
                                              truth->problem->rule, ties, units, NULL, NULL,
                                              &answer, NULL));
  cr_expect_arr_eq (units, find_first (truth, n, order), n * sizeof *units, "problem %zu", number);
}

/* Each of the right answers is accepted as a lot, and what is none of them is not. */
static void
expect_lots (const Question *question, const Truth *truth, const int64_t sure[], gsize number)
{
  gsize n = truth->problem->n_rows * truth->problem->n_columns;
  int64_t holders[CELLS], units[CELLS];
  AwrashAllotment answer;

  for (gsize k = 0; k < MIN (truth->n_right, 5); k++)
    {
      g_autoptr (GError) error = NULL;

      for (gsize i = 0; i < n; i++)
        holders[i] = truth->right[k][i] - sure[i];
      g_autoptr (AwrashTies) ties = awrash_allot_ties_new_drawn (n, holders, NULL);
      cr_assert (awrash_apportion_biproportional (question->matrix, question->margins,
                                                  truth->problem->rule, ties, units, NULL, NULL,
                                                  &answer, NULL),
                 "problem %zu", number);
      cr_expect_arr_eq (units, truth->right[k], n * sizeof *units, "problem %zu", number);
      holders[number % n]++;
      g_autoptr (AwrashTies) wrong = awrash_allot_ties_new_drawn (n, holders, NULL);
      cr_expect_not (awrash_apportion_biproportional (question->matrix, question->margins,
                                                      truth->problem->rule, wrong, units, NULL,
                                                      NULL, &answer, &error));
      cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS));
    }
}

static void
expect_problem (GRand *random, const Problem *problem, Truth *truth, gsize number)
{
  int64_t units[CELLS] = { 0 }, sure[CELLS], tied[CELLS], untouched[CELLS] = { 0 };
  gsize n = problem->n_rows * problem->n_columns;
  AwrashAllotment answer;
  Question question = open_question (problem);

  truth->problem = problem;
  truth->n_right = 0;
  list (truth, 0, problem->total, units);
  memset (units, 0, sizeof units);
  cr_assert (awrash_apportion_biproportional (question.matrix, question.margins, problem->rule,
                                              NULL, units, sure, tied, &answer, NULL));
  if (truth->n_right == 0)
    {
      cr_expect_eq (answer.status, AWRASH_STATUS_INFEASIBLE, "problem %zu", number);
      cr_expect_arr_eq (units, untouched, n * sizeof *units);
    }
  else
    {
      expect_range (truth, number, sure, tied, &answer);
      if (answer.status == AWRASH_STATUS_OPTIMAL)
        cr_expect (is_right (truth, units), "problem %zu", number);
      else
        cr_expect_arr_eq (units, untouched, n * sizeof *units);
      expect_order (random, &question, truth, number);
      expect_lots (&question, truth, sure, number);
    }
  close_question (&question);
}

Test (oracle_biproportional, the_optimal_matrices_are_those_of_the_definition)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1989);
  g_autofree Truth *truth = g_new0 (Truth, 1);
  gsize n_feasible = 0, n_tied = 0;

  for (gsize number = 0; number < 20000; number++)
    {
      Problem problem = make_problem (random);

      expect_problem (random, &problem, truth, number);
      n_feasible += truth->n_right > 0;
      n_tied += truth->n_right > 1;
    }
  cr_expect_gt (n_feasible, 2000);
  cr_expect_gt (n_tied, 500);
}
