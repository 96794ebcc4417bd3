/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What cantons, Iceland, textbooks and test suites published of two-way apportionments, reproduced
 * row by row, and what they say of problems that have no answer.
 * Source: biproportional.csv and biproportional-infeasible.csv beside this file, which name the
 * source of each row. Invariant: divisors are tried by multiplication here, not by the library. */

#include "support/published.h"

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const char *label;
  gsize n_rows;
  gsize n_columns;
  int64_t *rows;
  int64_t *columns;
  double *claims;
  int64_t *floors; /* NULL: none */
  AwrashMatrix *matrix;
  AwrashMargins *margins;
} Case;

static const char *
get_cell (const AwrashTable *table, gsize row, const char *column)
{
  gsize index = 0;

  cr_assert (awrash_base_table_find_column (table, column, &index), "%s", column);
  return awrash_base_table_get_cell (table, row, index);
}

/* NULL for an empty cell. */
static double *
get_reals (const AwrashTable *table, gsize row, const char *column, gsize *n)
{
  const char *cell = get_cell (table, row, column);
  g_auto (GStrv) words = *cell == '\0' ? NULL : g_strsplit (cell, " ", -1);

  *n = words == NULL ? 0 : g_strv_length (words);
  double *values = *n > 0 ? g_new (double, *n) : NULL;
  for (gsize i = 0; i < *n; i++)
    values[i] = g_ascii_strtod (words[i], NULL);
  return values;
}

static int64_t *
get_integers (const AwrashTable *table, gsize row, const char *column, gsize *n)
{
  g_autofree double *reals = get_reals (table, row, column, n);
  int64_t *values = *n > 0 ? g_new (int64_t, *n) : NULL;

  for (gsize i = 0; i < *n; i++)
    values[i] = (int64_t)reals[i];
  return values;
}

static int64_t
sum_of (gsize n, const int64_t values[])
{
  int64_t sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += values[i];
  return sum;
}

static Case
open_case (const AwrashTable *table, gsize row)
{
  Case self = { .label = get_cell (table, row, "case") };
  gsize n = 0;
  g_autoptr (GError) error = NULL;

  self.rows = get_integers (table, row, "rows", &self.n_rows);
  self.columns = get_integers (table, row, "columns", &self.n_columns);
  self.claims = get_reals (table, row, "claims", &n);
  cr_assert_eq (n, self.n_rows * self.n_columns, "%s", self.label);
  self.floors = get_integers (table, row, "floors", &n);
  self.matrix = awrash_apportion_matrix_new (self.n_rows, self.n_columns, self.claims, self.floors,
                                             NULL, &error);
  self.margins = awrash_apportion_margins_new (self.n_rows, self.rows, self.rows, self.n_columns,
                                               self.columns, self.columns,
                                               sum_of (self.n_rows, self.rows), &error);
  cr_assert_null (error, "%s", self.label);
  return self;
}

static void
close_case (Case *self)
{
  g_free (self->rows);
  g_free (self->columns);
  g_free (self->claims);
  g_free (self->floors);
  awrash_apportion_matrix_free (self->matrix);
  awrash_apportion_margins_free (self->margins);
}

/* The k-th signpost of the two rules that the file has. */
static long double
get_signpost (const char *rule, int64_t k)
{
  return (long double)k - (g_strcmp0 (rule, "webster") == 0 ? 0.5L : 0);
}

/* Divisors are good if every claim lies between the signposts around its units; those of a gazette
 * are off by what was cut from their last digit. */
static void
expect_rounded (const Case *self, const char *rule, const int64_t units[], const double rows[],
                const double columns[], gsize step, long double cut)
{
  for (gsize cell = 0; cell < self->n_rows * self->n_columns; cell++)
    {
      gsize r = cell / self->n_columns, c = cell % self->n_columns;
      long double low = (rows[r * step] - cut) * (columns[c * step] - cut);
      long double high = (rows[r * step] + cut) * (columns[c * step] + cut);
      int64_t floor = self->floors != NULL ? self->floors[cell] : 0;

      if (self->claims[cell] <= 0)
        continue;
      cr_expect (get_signpost (rule, units[cell] + 1) * high >= self->claims[cell], "%s (%zu, %zu)",
                 self->label, r, c);
      if (units[cell] > floor)
        cr_expect (get_signpost (rule, units[cell]) * low <= self->claims[cell], "%s (%zu, %zu)",
                   self->label, r, c);
    }
}

static void
expect_divisors (const Case *self, const AwrashTable *table, gsize row, const int64_t units[])
{
  const char *rule = get_cell (table, row, "rule");
  g_autofree double *rows = g_new (double, 3 * self->n_rows);
  g_autofree double *columns = g_new (double, 3 * self->n_columns);
  gsize n_rows, n_columns;
  g_autofree double *published_rows = get_reals (table, row, "row-divisors", &n_rows);
  g_autofree double *published_columns = get_reals (table, row, "column-divisors", &n_columns);

  cr_assert (awrash_apportion_biproportional_divisors (self->matrix, self->margins, rule, units,
                                                       rows, columns, NULL),
             "%s", self->label);
  if (g_strcmp0 (get_cell (table, row, "tied"), "no") == 0)
    expect_rounded (self, rule, units, rows + 2, columns + 2, 3, 0);
  if (n_rows > 0)
    expect_rounded (self, rule, units, published_rows, published_columns, 1, 0.0005L);
}

static void
expect_untied (const Case *self, const AwrashTable *table, gsize row, const int64_t units[],
               const AwrashAllotment *answer)
{
  gsize n;
  g_autofree int64_t *expected = get_integers (table, row, "expected", &n);
  AwrashMatrixExchange found;

  cr_expect_eq (answer->status, AWRASH_STATUS_OPTIMAL, "%s", self->label);
  cr_assert_eq (n, self->n_rows * self->n_columns);
  cr_expect_arr_eq (units, expected, n * sizeof *units, "%s", self->label);
  cr_assert (awrash_audit_biproportional (self->matrix, self->margins,
                                          get_cell (table, row, "rule"), expected, &found, NULL));
  cr_expect_eq (found.status, AWRASH_STATUS_OPTIMAL, "%s", self->label);
  expect_divisors (self, table, row, expected);
}

/* The published matrix of a tie is one of the outcomes that a lot can have. */
static void
expect_tied (const Case *self, const AwrashTable *table, gsize row, const int64_t sure[],
             const AwrashAllotment *answer)
{
  gsize n;
  g_autofree int64_t *expected = get_integers (table, row, "expected", &n);
  g_autofree int64_t *holders = g_new0 (int64_t, n + 1), *units = g_new0 (int64_t, n + 1);
  AwrashMatrixExchange found;
  AwrashAllotment settled;

  cr_expect_eq (answer->status, AWRASH_STATUS_TIE_REFUSED, "%s", self->label);
  cr_expect_gt (answer->n_tied, 0);
  if (n == 0)
    return;
  for (gsize i = 0; i < n; i++)
    holders[i] = expected[i] - sure[i];
  g_autoptr (AwrashTies) lot = awrash_allot_ties_new_drawn (n, holders, NULL);
  cr_assert (awrash_apportion_biproportional (self->matrix, self->margins,
                                              get_cell (table, row, "rule"), lot, units, NULL, NULL,
                                              &settled, NULL));
  cr_expect_eq (settled.status, AWRASH_STATUS_TIE_SETTLED);
  cr_expect_arr_eq (units, expected, n * sizeof *units, "%s", self->label);
  cr_assert (awrash_audit_biproportional (self->matrix, self->margins,
                                          get_cell (table, row, "rule"), expected, &found, NULL));
  cr_expect_eq (found.status, AWRASH_STATUS_TIE_SETTLED, "%s", self->label);
  expect_divisors (self, table, row, expected);
}

static void
expect_row (const AwrashTable *table, gsize row)
{
  Case self = open_case (table, row);
  gsize n = self.n_rows * self.n_columns;
  g_autofree int64_t *units = g_new0 (int64_t, n), *sure = g_new0 (int64_t, n);
  g_autofree int64_t *tied = g_new0 (int64_t, n);
  AwrashAllotment answer;

  cr_assert (awrash_apportion_biproportional (self.matrix, self.margins,
                                              get_cell (table, row, "rule"), NULL, units, sure,
                                              tied, &answer, NULL));
  if (g_strcmp0 (get_cell (table, row, "tied"), "no") == 0)
    expect_untied (&self, table, row, units, &answer);
  else
    expect_tied (&self, table, row, sure, &answer);
  close_case (&self);
}

Test (published_biproportional, every_row_is_reproduced)
{
  g_autoptr (AwrashTable) table = test_published_read ("biproportional.csv");

  cr_expect_geq (awrash_base_table_get_n_rows (table), 11);
  for (gsize row = 0; row < awrash_base_table_get_n_rows (table); row++)
    expect_row (table, row);
}

/* With exact totals: what the marked columns must have beyond what the marked rows have for them
 * (less the floors of other columns there) and the ceilings of the other rows. */
static int64_t
get_missing (const Case *self, const int64_t rows[], const int64_t columns[])
{
  int64_t missing = 0;

  for (gsize c = 0; c < self->n_columns; c++)
    missing += columns[c] == 1 ? self->columns[c] : 0;
  for (gsize r = 0; r < self->n_rows; r++)
    missing -= rows[r] == -1 ? self->rows[r] : 0;
  for (gsize cell = 0; cell < self->n_rows * self->n_columns; cell++)
    {
      gsize r = cell / self->n_columns, c = cell % self->n_columns;
      int64_t floor = self->floors != NULL ? self->floors[cell] : 0;

      if (rows[r] == -1 && columns[c] == 0)
        missing += floor;
      else if (rows[r] == 0 && columns[c] == 1)
        missing -= self->claims[cell] > 0 ? 1000000 : floor;
    }
  return missing;
}

static void
expect_marks (const AwrashTable *table, gsize row, const char *column, gsize n,
              const int64_t marks[], int64_t mark)
{
  gsize n_published;
  g_autofree int64_t *published = get_integers (table, row, column, &n_published);
  gsize n_marked = 0;

  for (gsize i = 0; i < n; i++)
    n_marked += marks[i] == mark;
  for (gsize i = 0; i < n_published; i++)
    cr_expect_eq (marks[published[i] - 1], mark, "%s %s", get_cell (table, row, "case"), column);
  if (n_published > 0)
    cr_expect_eq (n_marked, n_published, "%s %s", get_cell (table, row, "case"), column);
}

static void
expect_infeasible (const AwrashTable *table, gsize row)
{
  Case self = open_case (table, row);
  g_autofree int64_t *units = g_new0 (int64_t, self.n_rows * self.n_columns);
  g_autofree int64_t *rows = g_new0 (int64_t, self.n_rows);
  g_autofree int64_t *columns = g_new0 (int64_t, self.n_columns);
  const char *published = get_cell (table, row, "missing");
  int64_t missing = 0;
  AwrashAllotment answer;

  cr_assert (awrash_apportion_biproportional (self.matrix, self.margins, "webster", NULL, units,
                                              NULL, NULL, &answer, NULL));
  cr_expect_eq (answer.status, AWRASH_STATUS_INFEASIBLE, "%s", self.label);
  cr_assert (awrash_apportion_biproportional_blocking (self.matrix, self.margins, rows, columns,
                                                       &missing, NULL));
  cr_expect_gt (missing, 0, "%s", self.label);
  cr_expect_eq (missing, get_missing (&self, rows, columns), "%s", self.label);
  if (*published != '\0')
    cr_expect_eq (missing, g_ascii_strtoll (published, NULL, 10), "%s", self.label);
  expect_marks (table, row, "blocking-rows", self.n_rows, rows, -1);
  expect_marks (table, row, "blocking-columns", self.n_columns, columns, 1);
  close_case (&self);
}

Test (published_biproportional, what_blocks_is_named_where_no_matrix_exists)
{
  g_autoptr (AwrashTable) table = test_published_read ("biproportional-infeasible.csv");

  cr_expect_geq (awrash_base_table_get_n_rows (table), 7);
  for (gsize row = 0; row < awrash_base_table_get_n_rows (table); row++)
    expect_infeasible (table, row);
}
