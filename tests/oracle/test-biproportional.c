/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two-way rules against the definition itself: all matrices that keep the bounds are listed, and
 * those are right whose units have the least product of keys, first units with the signpost 0
 * counted before all others. Source: Balinski and Demange (1989); Gaffke and Pukelsheim (2008).
 * Invariant: products here are fractions of whole numbers of 128 bits, and share no line with the
 * library. */

#include "base/int128-private.h"

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

typedef AwrashInt128 Whole;

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
  gboolean has_wrong;
  int64_t wrong[CELLS]; /* one that keeps all bounds and is not right */
} Truth;

static const char *const all_rules[]
    = { "adams", "dean", "huntington-hill", "webster", "jefferson", "signposts:1,1,2" };

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
    case 's':
      cost->numerator *= MAX (k - 1, 1);
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

  if (order > 0 || (order < 0 && truth->n_right > 0))
    {
      truth->has_wrong = TRUE;
      memcpy (truth->wrong, order > 0 ? units : truth->right[0], CELLS * sizeof *units);
    }
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

/* The audit knows right from wrong, and tells the bound that is broken. */
static void
expect_audit (const Question *question, const Truth *truth, gsize number)
{
  const Problem *problem = truth->problem;
  AwrashMatrixExchange found;
  int64_t units[CELLS];

  memcpy (units, truth->right[number % truth->n_right], sizeof units);
  cr_assert (awrash_audit_biproportional (question->matrix, question->margins, problem->rule, units,
                                          &found, NULL));
  cr_expect_eq (found.status,
                truth->n_right > 1 ? AWRASH_STATUS_TIE_SETTLED : AWRASH_STATUS_OPTIMAL,
                "problem %zu", number);
  units[0] = -1;
  cr_assert (awrash_audit_biproportional (question->matrix, question->margins, problem->rule, units,
                                          &found, NULL));
  cr_expect (found.status == AWRASH_STATUS_INFEASIBLE && found.row == 0 && found.column == 0);
  if (!truth->has_wrong)
    return;
  cr_assert (awrash_audit_biproportional (question->matrix, question->margins, problem->rule,
                                          truth->wrong, &found, NULL));
  cr_expect_eq (found.status, AWRASH_STATUS_FEASIBLE, "problem %zu", number);
  cr_expect_gt (found.n_cells, 0);
  cr_expect (found.row >= 0 || found.from_row >= 0, "problem %zu", number);
}

static long double
get_signpost (const char *rule, int64_t units)
{
  long double k = units;

  switch (*rule)
    {
    case 'a':
      return k - 1;
    case 'd':
      return k * (k - 1) / (k - 0.5L);
    case 'h':
      return sqrtl (k * (k - 1));
    case 'w':
      return k - 0.5L;
    case 's':
      return MAX (k - 1, 1);
    default:
      return k;
    }
}

/* In a tie the one divisor may be no double, and roundings stand in for it. */
static void
expect_cell (const Problem *p, gsize i, int64_t units, double row, double column, gboolean is_tied,
             gsize number)
{
  long double divisor = (long double)row * column, doubt = is_tied ? 0x1p-45L : 0x1p-50L;
  long double claim = p->claims[i];
  int64_t floor = MAX (p->floor[i], starts_at_zero (p->rule) && p->ceiling[i] > 0);

  if (p->claims[i] == 0)
    return;
  if (units < p->ceiling[i])
    cr_expect (get_signpost (p->rule, units + 1) * divisor * (1 + doubt) >= claim,
               "problem %zu, cell %zu: %zu", number, i, (gsize)units);
  if (units > floor)
    cr_expect (get_signpost (p->rule, units) * divisor <= claim * (1 + doubt),
               "problem %zu, cell %zu: %zu", number, i, (gsize)units);
}

/* What ranges ask of one side's divisors: inside they are one, which parts low from high. */
static void
expect_side (gsize n, const int64_t sums[], const int64_t low[], const int64_t high[],
             const double divisors[], double doubt, gsize number)
{
  double inside = NAN, least_at_high = INFINITY, most_at_low = 0;

  for (gsize i = 0; i < n; i++)
    {
      double own = divisors[3 * i + 2];

      cr_expect (divisors[3 * i] <= own && own <= divisors[3 * i + 1], "problem %zu", number);
      if (low[i] < sums[i] && sums[i] < high[i])
        {
          cr_expect (isnan (inside) || fabs (own / inside - 1) <= doubt, "problem %zu", number);
          inside = own;
        }
      else if (low[i] < high[i] && sums[i] == high[i])
        least_at_high = MIN (least_at_high, own);
      else if (low[i] < high[i])
        most_at_low = MAX (most_at_low, own);
    }
  cr_expect_leq (most_at_low, least_at_high * (1 + doubt), "problem %zu", number);
  if (!isnan (inside))
    cr_expect (most_at_low <= inside * (1 + doubt) && inside <= least_at_high * (1 + doubt),
               "problem %zu", number);
}

static gboolean
has_all_first (const Problem *p, const int64_t units[])
{
  for (gsize i = 0; i < p->n_rows * p->n_columns; i++)
    if (p->claims[i] > 0 && units[i] == 0 && p->ceiling[i] > 0)
      return FALSE;
  return TRUE;
}

static void
expect_values (const Problem *p, const int64_t units[], const double rows[], const double columns[],
               gboolean is_tied, gsize number)
{
  int64_t row_sums[SIDE] = { 0 }, column_sums[SIDE] = { 0 };

  for (gsize i = 0; i < p->n_rows * p->n_columns; i++)
    {
      gsize r = i / p->n_columns, c = i % p->n_columns;

      row_sums[r] += units[i];
      column_sums[c] += units[i];
      for (gsize end = 0; end < 3; end++)
        {
          expect_cell (p, i, units[i], rows[3 * r + end], columns[3 * c + 2], is_tied, number);
          expect_cell (p, i, units[i], rows[3 * r + 2], columns[3 * c + end], is_tied, number);
        }
    }
  double doubt = is_tied ? 1e-13 : 0;
  expect_side (p->n_rows, row_sums, p->row_low, p->row_high, rows, doubt, number);
  expect_side (p->n_columns, column_sums, p->column_low, p->column_high, columns, doubt, number);
}

/* Divisors give the units, at their short values and at both ends of each. */
static void
expect_divisors (const Question *question, const Truth *truth, gsize number)
{
  const Problem *p = truth->problem;
  const int64_t *units = truth->right[number % truth->n_right];
  double rows[3 * SIDE], columns[3 * SIDE];
  g_autoptr (GError) error = NULL, wrong = NULL;

  if (truth->has_wrong)
    {
      cr_expect_not (awrash_apportion_biproportional_divisors (
          question->matrix, question->margins, p->rule, truth->wrong, rows, columns, &wrong));
      cr_expect (g_error_matches (wrong, AWRASH_ERROR, AWRASH_ERROR_VALUE), "problem %zu", number);
    }
  gboolean is_found = awrash_apportion_biproportional_divisors (
      question->matrix, question->margins, p->rule, units, rows, columns, &error);
  if (starts_at_zero (p->rule) && !has_all_first (p, units))
    {
      cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE), "problem %zu", number);
      return;
    }
  cr_assert (is_found, "problem %zu: %s", number, error->message);
  expect_values (p, units, rows, columns, truth->n_right > 1, number);
}

/* The inequality of the marks, added up again, read with these signs. */
static int64_t
get_missing (const Problem *p, const int64_t rows[], const int64_t columns[], int row, int column)
{
  int64_t sum = row == column ? -row * p->total : 0;

  for (gsize r = 0; r < p->n_rows; r++)
    sum += rows[r] == 0 ? 0 : row > 0 ? p->row_low[r] : -MIN (p->row_high[r], p->total);
  for (gsize c = 0; c < p->n_columns; c++)
    sum += columns[c] == 0 ? 0 : column > 0 ? p->column_low[c] : -MIN (p->column_high[c], p->total);
  for (gsize i = 0; i < p->n_rows * p->n_columns; i++)
    {
      gboolean in_row = rows[i / p->n_columns] != 0, in_column = columns[i % p->n_columns] != 0;
      gboolean from = row > 0 ? in_row : !in_row, to = column > 0 ? !in_column : in_column;
      int64_t ceiling = p->claims[i] > 0 ? p->ceiling[i] : p->floor[i];

      sum += to && !from ? p->floor[i] : from && !to ? -ceiling : 0;
    }
  return sum;
}

/* Whether the marks have these signs; a side without marks leaves its sign open. */
static gboolean
have_signs (const Problem *p, const int64_t rows[], const int64_t columns[], int row, int column)
{
  for (gsize r = 0; r < p->n_rows; r++)
    if (rows[r] != 0 && rows[r] != row)
      return FALSE;
  for (gsize c = 0; c < p->n_columns; c++)
    if (columns[c] != 0 && columns[c] != column)
      return FALSE;
  return TRUE;
}

static void
expect_blocking (const Question *question, const Truth *truth, gsize number)
{
  int64_t rows[SIDE], columns[SIDE], missing = -1;
  const Problem *p = truth->problem;
  gboolean is_said = FALSE;

  cr_assert (awrash_apportion_biproportional_blocking (question->matrix, question->margins, rows,
                                                       columns, &missing, NULL));
  cr_expect_eq (missing > 0, truth->n_right == 0, "problem %zu", number);
  for (int row = -1; row <= 1; row += 2)
    for (int column = -1; column <= 1; column += 2)
      if (have_signs (p, rows, columns, row, column))
        {
          int64_t own = get_missing (p, rows, columns, row, column);
          cr_expect_leq (own, missing, "problem %zu", number);
          is_said |= own == missing;
        }
  cr_expect (is_said || missing == 0, "problem %zu", number);
}

static void
expect_shares (const Question *question, const Truth *truth, gsize number)
{
  const Problem *p = truth->problem;
  double shares[CELLS], sum = 0;
  g_autoptr (GError) error = NULL;

  if (!awrash_apportion_biproportional_shares (question->matrix, question->margins, shares, &error))
    {
      cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS));
      cr_expect (truth->n_right == 0 || strstr (error->message, "still off") != NULL,
                 "problem %zu: %s", number, error->message);
      return;
    }
  cr_expect_gt (truth->n_right, 0, "problem %zu", number);
  for (gsize r = 0; r < p->n_rows; r++)
    {
      double row = 0;

      for (gsize c = 0; c < p->n_columns; c++)
        {
          double own = shares[r * p->n_columns + c];
          cr_expect (own >= (double)p->floor[r * p->n_columns + c]
                     && own <= (double)p->ceiling[r * p->n_columns + c]);
          row += own;
        }
      cr_expect (row >= (double)p->row_low[r] - 1e-5 && row <= (double)p->row_high[r] + 1e-5,
                 "problem %zu, row %zu: %g", number, r, row);
      sum += row;
    }
  cr_expect_float_eq (sum, (double)p->total, 1e-5, "problem %zu", number);
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
  truth->has_wrong = FALSE;
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
      expect_audit (&question, truth, number);
      expect_divisors (&question, truth, number);
    }
  expect_blocking (&question, truth, number);
  if (number % 8 == 0)
    expect_shares (&question, truth, number);
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
