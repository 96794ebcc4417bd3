/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Nested resource allocation from the literature, solved as a chain of nodes with bounds.
 * Source: nested.csv beside this file. Invariant: the optimum is summed here, from the instance's
 * own formula, and not taken from the library. */

#include "support/published.h"

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>

enum
{
  MOST = 30,
  NODES = 2 * MOST
};

/* An instance; nodes are the n variables, then the n sums x_1 + … + x_i. */
typedef struct
{
  const char *label, *form;
  gsize n;
  double a[NODES], b[NODES];
  int64_t parent[NODES], floor[NODES], ceiling[NODES];
  int64_t expected[MOST];
  double optimum, published;
} Instance;

static const char *
get_cell (const AwrashTable *table, gsize row, const char *column)
{
  gsize index = 0;

  cr_assert (awrash_base_table_find_column (table, column, &index), "%s", column);
  return awrash_base_table_get_cell (table, row, index);
}

static gsize
get_integers (const AwrashTable *table, gsize row, const char *column, int64_t values[])
{
  g_auto (GStrv) words = g_strsplit (get_cell (table, row, column), " ", -1);
  gsize n = g_strv_length (words);

  cr_assert_leq (n, MOST);
  for (gsize i = 0; i < n; i++)
    values[i] = g_ascii_strtoll (words[i], NULL, 10);
  return n;
}

static void
get_reals (const AwrashTable *table, gsize row, const char *column, double values[])
{
  g_auto (GStrv) words = g_strsplit (get_cell (table, row, column), " ", -1);

  for (gsize i = 0; i < g_strv_length (words); i++)
    values[i] = g_ascii_strtod (words[i], NULL);
}

static void
read_instance (const AwrashTable *table, gsize row, Instance *instance)
{
  gsize n = get_integers (table, row, "capacity", instance->ceiling);

  instance->label = get_cell (table, row, "case");
  instance->form = get_cell (table, row, "form");
  instance->n = n;
  get_integers (table, row, "lower", instance->floor + n);
  get_integers (table, row, "upper", instance->ceiling + n);
  get_integers (table, row, "units", instance->expected);
  get_reals (table, row, "a", instance->a);
  get_reals (table, row, "b", instance->b);
  instance->optimum = g_ascii_strtod (get_cell (table, row, "optimum"), NULL);
  instance->published = g_ascii_strtod (get_cell (table, row, "published"), NULL);
  for (gsize i = 0; i < n; i++)
    {
      instance->floor[i] = 0;
      instance->parent[i] = (int64_t)(n + i);
      instance->parent[n + i] = i + 1 < n ? (int64_t)(n + i + 1) : -1;
    }
}

static gboolean
is_form (const Instance *instance, const char *form)
{
  return g_strcmp0 (instance->form, form) == 0;
}

static AwrashCosts *
get_costs (const Instance *instance)
{
  double a[NODES], b[NODES], c[NODES], p[NODES];

  for (gsize i = 0; i < instance->n; i++)
    if (is_form (instance, "f"))
      {
        a[i] = 0.25;
        b[i] = instance->b[i];
        c[i] = 0;
        p[i] = 4;
      }
    else
      {
        gboolean is_crash = is_form (instance, "crash");

        a[i] = instance->a[i] * (is_crash ? 1 : instance->b[i] * instance->b[i]);
        b[i] = 0;
        c[i] = 0.01;
        p[i] = is_crash ? -1 : -3;
      }
  return awrash_allot_costs_new_power (instance->n, a, c, p, b, NULL);
}

static double
get_objective (const Instance *instance, const int64_t units[])
{
  double sum = 0;

  for (gsize i = 0; i < instance->n; i++)
    {
      double x = (double)units[i], shifted = x + 0.01, a = instance->a[i], b = instance->b[i];

      if (is_form (instance, "crash"))
        sum += 10 * b + a / shifted;
      else if (is_form (instance, "fuel"))
        sum += b * b * a / (shifted * shifted * shifted);
      else
        sum += x * x * x * x / 4 + b * x;
    }
  return sum;
}

static void
expect_optimum (const Instance *instance, const int64_t units[])
{
  double objective = get_objective (instance, units);
  /* the printed coefficients are rounded to 10^-6, and so is what was published */
  double near = fabs (instance->published) * 1e-5 + 1e-6;

  cr_expect_leq (fabs (objective - instance->optimum), 1e-13 * fabs (instance->optimum),
                 "%s: %.17g", instance->label, objective);
  cr_expect_leq (fabs (objective - instance->published), near, "%s: %.17g", instance->label,
                 objective);
  cr_expect_arr_eq (units, instance->expected, instance->n * sizeof *units, "%s", instance->label);
}

/* The same on the tree alone, whose costs are a cell a node. */
static void
expect_as_tree (const Instance *instance, const AwrashTree *tree)
{
  int64_t units[NODES];
  AwrashAllotment answer;
  Instance wide = *instance;

  /* inner nodes play no part, whatever their costs */
  wide.n = 2 * instance->n;
  for (gsize i = instance->n; i < wide.n; i++)
    wide.a[i] = wide.b[i] = 1;
  g_autoptr (AwrashCosts) costs = get_costs (&wide);
  cr_assert (awrash_allot_nested (tree, costs, instance->floor[wide.n - 1], NULL, units, NULL, NULL,
                                  &answer, NULL),
             "%s", instance->label);
  cr_expect_eq (answer.status, AWRASH_STATUS_OPTIMAL, "%s", instance->label);
  expect_optimum (instance, units);
}

Test (published_nested, every_instance_is_solved_as_a_crossing_and_as_a_tree)
{
  g_autoptr (AwrashTable) table = test_published_read ("nested.csv");
  const int64_t one_column[] = { -1, 0 };
  g_autoptr (AwrashTree) column = awrash_allot_tree_new (2, one_column, NULL, NULL, NULL);

  cr_assert_eq (awrash_base_table_get_n_rows (table), 9);
  for (gsize row = 0; row < 9; row++)
    {
      Instance instance = { 0 };
      int64_t leaf[MOST], below[MOST], units[MOST];
      AwrashAllotment answer;

      read_instance (table, row, &instance);
      for (gsize i = 0; i < instance.n; i++)
        {
          leaf[i] = (int64_t)i;
          below[i] = 1;
        }
      g_autoptr (AwrashTree) tree = awrash_allot_tree_new (2 * instance.n, instance.parent,
                                                           instance.floor, instance.ceiling, NULL);
      g_autoptr (AwrashCosts) costs = get_costs (&instance);
      g_autoptr (AwrashCrossing) crossing
          = awrash_allot_crossing_new (tree, column, instance.n, leaf, below, NULL, NULL, NULL);
      cr_assert (awrash_allot_crossing_least_cost (crossing, costs,
                                                   instance.floor[2 * instance.n - 1], NULL, units,
                                                   NULL, NULL, &answer, NULL));
      cr_expect_eq (answer.status, AWRASH_STATUS_OPTIMAL, "%s", instance.label);
      expect_optimum (&instance, units);
      expect_as_tree (&instance, tree);
    }
}
