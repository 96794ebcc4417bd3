/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Factors of bases that networks do not have: entries that add up, columns that depend on others,
 * are nearly nothing or nothing. Source: the columns themselves, multiplied by what was solved for.
 * Invariant: seeds are fixed. */

#include "allot/mixed-factor-private.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define MOST 8

typedef struct
{
  gsize m;
  gsize row[MOST][2 * MOST];
  double value[MOST][2 * MOST];
  AwrashSparse column[MOST];
  gssize pivot_row[MOST];
  guint8 has_pivot[MOST];
} Basis;

static void
put (Basis *basis, gsize j, gsize row, double value)
{
  AwrashSparse *column = &basis->column[j];

  basis->row[j][column->n] = row;
  basis->value[j][column->n++] = value;
  column->row = basis->row[j];
  column->value = basis->value[j];
}

/* What x gives in every row is b. */
static void
expect_solved (const Basis *basis, const double x[], const double b[])
{
  for (gsize i = 0; i < basis->m; i++)
    {
      double sum = 0;

      for (gsize j = 0; j < basis->m; j++)
        for (gsize k = 0; k < basis->column[j].n; k++)
          if (basis->row[j][k] == i)
            sum += basis->value[j][k] * x[j];
      cr_expect_float_eq (sum, b[i], 1e-6, "row %zu", i);
    }
}

Test (allot_mixed_factor, entries_of_one_row_add_up)
{
  for (guint32 seed = 0; seed < 200; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      Basis basis = { .m = (gsize)g_rand_int_range (rand, 1, 5) };
      AwrashFactor *factor = awrash_i_factor_new (basis.m, NULL);
      double b[MOST], x[MOST];

      for (gsize j = 0; j < basis.m; j++)
        for (int k = 0; k < 2 * (int)basis.m; k++)
          put (&basis, j, (gsize)g_rand_int_range (rand, 0, (int)basis.m),
               g_rand_int_range (rand, 1, 9));
      for (gsize j = 0; j < basis.m; j++)
        put (&basis, j, j, 50);
      for (gsize i = 0; i < basis.m; i++)
        b[i] = x[i] = g_rand_int_range (rand, -9, 10);
      cr_assert (
          awrash_i_factor_build (factor, basis.column, basis.pivot_row, basis.has_pivot, NULL));
      awrash_i_factor_solve (factor, x);
      expect_solved (&basis, x, b);
      awrash_i_factor_free (factor);
    }
}

/* The second of three columns is what it is; the rest is fine. */
static void
expect_dropped (Basis *basis, const char *label)
{
  AwrashFactor *factor = awrash_i_factor_new (3, NULL);

  basis->m = 3;
  cr_expect_not (
      awrash_i_factor_build (factor, basis->column, basis->pivot_row, basis->has_pivot, NULL), "%s",
      label);
  cr_expect_eq (basis->pivot_row[1], -1, "%s", label);
  cr_expect (basis->pivot_row[0] >= 0 && basis->pivot_row[2] >= 0, "%s", label);
  cr_expect_eq (basis->has_pivot[0] + basis->has_pivot[1] + basis->has_pivot[2], 2, "%s", label);
  awrash_i_factor_free (factor);
}

Test (allot_mixed_factor, columns_of_nothing_or_nearly_nothing_have_no_pivot)
{
  static const double values[] = { 0, 1e-13, 5e-10 };

  for (gsize k = 0; k < G_N_ELEMENTS (values); k++)
    {
      Basis basis = { 0 };

      put (&basis, 0, 0, 1);
      put (&basis, 2, 2, 1);
      put (&basis, 1, 1, values[k]);
      expect_dropped (&basis, "nearly nothing");
    }
  Basis basis = { 0 };

  put (&basis, 0, 0, 1);
  put (&basis, 2, 2, 1);
  expect_dropped (&basis, "nothing");
}

Test (allot_mixed_factor, a_column_is_not_replaced_by_what_it_has_no_part_in)
{
  Basis basis = { .m = 2 };
  AwrashFactor *factor = awrash_i_factor_new (2, NULL);
  double w[] = { 0, 1 }, x[] = { 3, 4 };

  put (&basis, 0, 0, 1);
  put (&basis, 1, 1, 2);
  cr_assert (awrash_i_factor_build (factor, basis.column, basis.pivot_row, basis.has_pivot, NULL));
  cr_expect_not (awrash_i_factor_replace (factor, 0, w, NULL));
  awrash_i_factor_solve (factor, x);
  cr_expect (x[0] == 3 && x[1] == 2);
  awrash_i_factor_free (factor);
}
