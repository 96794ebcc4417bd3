/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Laws of two-way apportionment on random problems, hostile claims and ties among them.
 * Source: Balinski and Demange (1989): exactness, homogeneity, relevance; permutation is fairness
 * itself. Invariant: whatever is laid out otherwise, the same cells have the same units. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum
{
  MOST = 8,
  CELLS = MOST * MOST
};

typedef struct
{
  gsize n_rows;
  gsize n_columns;
  double claims[CELLS];
  int64_t floor[CELLS];
  int64_t row_low[MOST], row_high[MOST], column_low[MOST], column_high[MOST];
  int64_t total;
  const char *rule;
} Problem;

typedef struct
{
  int64_t units[CELLS];
  int64_t sure[CELLS];
  int64_t tied[CELLS];
  AwrashAllotment answer;
} Answer;

static const char *const all_rules[] = { "adams",         "dean",           "huntington-hill",
                                         "webster",       "jefferson",      "logarithmic-mean",
                                         "identric-mean", "stationary:1/3", "power-mean:0.5",
                                         "alpha:2.5",     "modified:0.7" };

static Answer
solve (const Problem *p)
{
  g_autoptr (GError) error = NULL;
  Answer self = { { 0 }, { 0 }, { 0 }, { 0 } };
  AwrashMatrixExchange found;
  g_autoptr (AwrashMatrix) matrix
      = awrash_apportion_matrix_new (p->n_rows, p->n_columns, p->claims, p->floor, NULL, &error);
  g_autoptr (AwrashMargins) margins
      = awrash_apportion_margins_new (p->n_rows, p->row_low, p->row_high, p->n_columns,
                                      p->column_low, p->column_high, p->total, &error);

  cr_assert (matrix != NULL && margins != NULL, "%s", error != NULL ? error->message : "");
  cr_assert (awrash_apportion_biproportional (matrix, margins, p->rule, NULL, self.units, self.sure,
                                              self.tied, &self.answer, NULL));
  if (self.answer.status == AWRASH_STATUS_OPTIMAL)
    {
      cr_assert (awrash_audit_biproportional (matrix, margins, p->rule, self.units, &found, NULL));
      cr_expect_eq (found.status, AWRASH_STATUS_OPTIMAL, "%s", p->rule);
    }
  return self;
}

/* kind 0: claims of any size; 1: of few values, with ties; 2: a unit in the last place apart. */
static double
make_claim (GRand *random, int kind)
{
  if (kind == 0)
    return ldexp (1 + g_rand_double (random), g_rand_int_range (random, -1074, 997));
  double claim = g_rand_int_range (random, 1, 4);
  return kind == 2 && g_rand_boolean (random) ? nextafter (claim, 9) : claim;
}

static Problem
make_problem (GRand *random)
{
  Problem p = { .n_rows = (gsize)g_rand_int_range (random, 1, MOST + 1),
                .n_columns = (gsize)g_rand_int_range (random, 1, MOST + 1),
                .rule = all_rules[g_rand_int_range (random, 0, G_N_ELEMENTS (all_rules))] };
  int kind = g_rand_int_range (random, 0, 3), width = g_rand_int_range (random, 0, 2);

  for (gsize cell = 0; cell < p.n_rows * p.n_columns; cell++)
    {
      int64_t units = g_rand_int_range (random, 0, 4);

      p.claims[cell] = make_claim (random, kind);
      p.floor[cell] = units > 0 && g_rand_int_range (random, 0, 9) == 0;
      p.total += units;
      p.row_low[cell / p.n_columns] += units;
      p.column_low[cell % p.n_columns] += units;
    }
  for (gsize i = 0; i < MOST; i++)
    {
      p.row_high[i] = p.row_low[i] + width * g_rand_int_range (random, 0, 4);
      p.column_high[i] = p.column_low[i] + width * g_rand_int_range (random, 0, 4);
      /* MAX reckons its arguments twice */
      int64_t row = p.row_low[i] - width * g_rand_int_range (random, 0, 4);
      int64_t column = p.column_low[i] - width * g_rand_int_range (random, 0, 4);
      p.row_low[i] = MAX (0, row);
      p.column_low[i] = MAX (0, column);
    }
  return p;
}

static void
shuffle (GRand *random, gsize n, gsize order[])
{
  for (gsize i = 0; i < n; i++)
    {
      gsize j = (gsize)g_rand_int_range (random, 0, (gint32)i + 1);
      order[i] = order[j];
      order[j] = i;
    }
}

/* The problem with rows and columns in another order, or changed for one another. */
static Problem
permute (const Problem *p, const gsize rows[], const gsize columns[], gboolean turn)
{
  Problem q = *p;

  q.n_rows = turn ? p->n_columns : p->n_rows;
  q.n_columns = turn ? p->n_rows : p->n_columns;
  for (gsize r = 0; r < p->n_rows; r++)
    for (gsize c = 0; c < p->n_columns; c++)
      {
        gsize from = rows[r] * p->n_columns + columns[c];
        gsize to = turn ? c * p->n_rows + r : r * p->n_columns + c;
        q.claims[to] = p->claims[from];
        q.floor[to] = p->floor[from];
      }
  for (gsize r = 0; r < p->n_rows; r++)
    {
      (turn ? q.column_low : q.row_low)[r] = p->row_low[rows[r]];
      (turn ? q.column_high : q.row_high)[r] = p->row_high[rows[r]];
    }
  for (gsize c = 0; c < p->n_columns; c++)
    {
      (turn ? q.row_low : q.column_low)[c] = p->column_low[columns[c]];
      (turn ? q.row_high : q.column_high)[c] = p->column_high[columns[c]];
    }
  return q;
}

Test (property_biproportional, permuting_rows_and_columns_permutes_the_answer)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2024);
  gsize n_tied = 0;

  for (int number = 0; number < 1500; number++)
    {
      gsize rows[MOST], columns[MOST];
      Problem p = make_problem (random);
      gboolean turn = g_rand_boolean (random);

      shuffle (random, p.n_rows, rows);
      shuffle (random, p.n_columns, columns);
      Problem q = permute (&p, rows, columns, turn);
      Answer one = solve (&p), other = solve (&q);
      cr_assert_eq (one.answer.status, other.answer.status, "%d: %s", number, p.rule);
      n_tied += one.answer.n_tied > 0;
      for (gsize r = 0; r < p.n_rows; r++)
        for (gsize c = 0; c < p.n_columns; c++)
          {
            gsize from = rows[r] * p.n_columns + columns[c];
            gsize to = turn ? c * p.n_rows + r : r * p.n_columns + c;
            cr_expect_eq (one.units[from], other.units[to], "%d: %s", number, p.rule);
            cr_expect_eq (one.sure[from], other.sure[to], "%d: %s", number, p.rule);
            cr_expect_eq (one.tied[from], other.tied[to], "%d: %s", number, p.rule);
          }
    }
  cr_expect_gt (n_tied, 100);
}

/* Whether a total too small leaves claims without a first unit whose signpost is 0: then the
 * product of the claims that have one decides, and their scale with it. */
static gboolean
lacks_first (const Problem *p, const Answer *answer)
{
  for (gsize cell = 0; cell < p->n_rows * p->n_columns; cell++)
    if (answer->sure[cell] == 0)
      return strchr ("adhl", p->rule[0]) != NULL; /* Adams, Dean, Hill, logarithmic, alpha */
  return FALSE;
}

/* Powers of two keep claims exact; with ranges the scale of a row matters, and totals are exact. */
Test (property_biproportional, claims_scaled_by_row_and_column_leave_the_answer_unchanged)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gsize n_asked = 0;

  for (int number = 0; number < 2000; number++)
    {
      Problem p = make_problem (random);

      memcpy (p.row_high, p.row_low, sizeof p.row_high);
      memcpy (p.column_high, p.column_low, sizeof p.column_high);
      int64_t rows = 0, columns = 0;
      for (gsize r = 0; r < p.n_rows; r++)
        rows += p.row_low[r];
      for (gsize c = 0; c < p.n_columns; c++)
        columns += p.column_low[c];
      if (rows != columns || p.claims[0] < 1 || p.claims[0] > 4)
        continue;
      p.total = rows;
      Problem q = p;
      int row_scale[MOST], column_scale[MOST];
      for (gsize i = 0; i < MOST; i++)
        {
          row_scale[i] = g_rand_int_range (random, -400, 400);
          column_scale[i] = g_rand_int_range (random, -400, 400);
        }
      gboolean is_exact = TRUE;
      for (gsize cell = 0; cell < p.n_rows * p.n_columns; cell++)
        {
          int scale = row_scale[cell / p.n_columns] + column_scale[cell % p.n_columns];

          q.claims[cell] = ldexp (p.claims[cell], scale);
          is_exact = is_exact && ldexp (q.claims[cell], -scale) == p.claims[cell];
        }
      if (!is_exact)
        continue;
      Answer one = solve (&p), other = solve (&q);
      if (lacks_first (&p, &one))
        continue;
      n_asked++;
      cr_expect_eq (one.answer.status, other.answer.status, "%d: %s", number, p.rule);
      cr_expect_arr_eq (one.sure, other.sure, sizeof one.sure, "%d: %s", number, p.rule);
      cr_expect_arr_eq (one.tied, other.tied, sizeof one.tied, "%d: %s", number, p.rule);
    }
  cr_expect_gt (n_asked, 300);
}

/* Totals beyond what doubles count, claims far from their margins: no search a unit. */
Test (property_biproportional, huge_totals_are_divided_at_once)
{
  static const double claims[] = { 1, 1000, 1, 1, 1, 1000, 1000, 1, 1 };
  g_autoptr (GRand) random = g_rand_new_with_seed (62);

  for (int number = 0; number < 200; number++)
    {
      Problem p = { .n_rows = 3, .n_columns = 3, .rule = all_rules[number % 6] };
      int bits = g_rand_int_range (random, 20, 61);

      memcpy (p.claims, claims, sizeof claims);
      for (gsize cell = 0; cell < 9; cell++)
        {
          int64_t units = (int64_t)ldexp (g_rand_double (random), bits - 2);
          p.claims[cell] *= g_rand_int_range (random, 1, 4);
          p.total += units;
          p.row_low[cell / 3] += units;
          p.column_low[cell % 3] += units;
        }
      memcpy (p.row_high, p.row_low, sizeof p.row_high);
      memcpy (p.column_high, p.column_low, sizeof p.column_high);
      if (number % 3 == 0)
        for (gsize i = 0; i < 3; i++)
          {
            p.row_low[i] -= p.row_low[i] / 8;
            p.column_high[i] += p.column_high[i] / 8;
          }
      Answer answer = solve (&p);
      cr_expect_neq (answer.answer.status, AWRASH_STATUS_INFEASIBLE, "%d", number);
    }
}

/* Columns are left by more rows than a search looks at before it asks again how far it has to go.
 */
Test (property_biproportional, of_many_rows_the_answer_is_optimal_too)
{
  enum
  {
    MANY = 60,
    FEW = 4
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (60);

  for (int number = 0; number < 40; number++)
    {
      double claims[MANY * FEW];
      int64_t rows[MANY] = { 0 }, columns[FEW] = { 0 }, units[MANY * FEW], total = 0;
      AwrashAllotment answer;
      AwrashMatrixExchange found;

      for (gsize cell = 0; cell < MANY * FEW; cell++)
        {
          int64_t own = g_rand_int_range (random, 0, 4);

          claims[cell] = exp (g_rand_double_range (random, -6, 6));
          rows[cell / FEW] += own;
          columns[cell % FEW] += own;
          total += own;
        }
      g_autoptr (AwrashMatrix) matrix
          = awrash_apportion_matrix_new (MANY, FEW, claims, NULL, NULL, NULL);
      g_autoptr (AwrashMargins) margins
          = awrash_apportion_margins_new (MANY, rows, rows, FEW, columns, columns, total, NULL);
      cr_assert (awrash_apportion_biproportional (matrix, margins, all_rules[number % 6], NULL,
                                                  units, NULL, NULL, &answer, NULL));
      cr_assert_eq (answer.status, AWRASH_STATUS_OPTIMAL);
      cr_assert (awrash_audit_biproportional (matrix, margins, all_rules[number % 6], units, &found,
                                              NULL));
      cr_expect_eq (found.status, AWRASH_STATUS_OPTIMAL, "%d", number);
    }
}

Test (property_biproportional, a_lot_that_came_out_can_be_replayed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (99);

  for (int number = 0; number < 300; number++)
    {
      Problem p = make_problem (random);
      Answer refused = solve (&p);
      gsize n = p.n_rows * p.n_columns;
      int64_t units[CELLS], again[CELLS], holders[CELLS];
      AwrashAllotment answer;
      g_autoptr (AwrashTies) lot = awrash_allot_ties_new_lot ("a public draw", NULL);
      g_autoptr (AwrashMatrix) matrix
          = awrash_apportion_matrix_new (p.n_rows, p.n_columns, p.claims, p.floor, NULL, NULL);
      g_autoptr (AwrashMargins) margins = awrash_apportion_margins_new (
          p.n_rows, p.row_low, p.row_high, p.n_columns, p.column_low, p.column_high, p.total, NULL);

      cr_assert (awrash_apportion_biproportional (matrix, margins, p.rule, lot, units, NULL, NULL,
                                                  &answer, NULL));
      for (gsize i = 0; i < n; i++)
        holders[i] = units[i] - refused.sure[i];
      g_autoptr (AwrashTies) drawn = awrash_allot_ties_new_drawn (n, holders, NULL);
      cr_assert (awrash_apportion_biproportional (matrix, margins, p.rule, drawn, again, NULL, NULL,
                                                  &answer, NULL));
      cr_expect_arr_eq (again, units, n * sizeof *units, "%d: %s", number, p.rule);
    }
}
