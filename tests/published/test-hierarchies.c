/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Published apportionments in levels: every inner node's units among its children, and whole trees
 * where one rule serves all levels. Source: hierarchies.csv beside this file.
 * Invariant: what is expected is what was published; a point is what was not. */

#include "support/published.h"

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const AwrashTable *table;
  gsize begin, n; /* rows of one case that are nodes; sums of endings stand behind them */
  gsize end;
  int64_t *parent, *ceiling, *units;
  double *claims;
} Case;

static const char *
get_cell (const AwrashTable *table, gsize row, const char *column)
{
  gsize index = 0;

  cr_assert (awrash_base_table_find_column (table, column, &index), "%s", column);
  return awrash_base_table_get_cell (table, row, index);
}

static int64_t
find_node (const Case *hierarchy, const char *name)
{
  for (gsize i = 0; i < hierarchy->n; i++)
    if (strcmp (get_cell (hierarchy->table, hierarchy->begin + i, "node"), name) == 0)
      return (int64_t)i;
  return -1;
}

static Case
read_case (const AwrashTable *table, gsize begin)
{
  Case hierarchy = { .table = table, .begin = begin, .end = begin };
  gsize n_rows = awrash_base_table_get_n_rows (table);
  const char *name = get_cell (table, begin, "case");

  for (; hierarchy.end < n_rows && strcmp (get_cell (table, hierarchy.end, "case"), name) == 0;
       hierarchy.end++)
    if (!g_str_has_prefix (get_cell (table, hierarchy.end, "node"), "*/"))
      hierarchy.n++;
  hierarchy.parent = g_new0 (int64_t, hierarchy.n);
  hierarchy.ceiling = g_new0 (int64_t, hierarchy.n);
  hierarchy.units = g_new0 (int64_t, hierarchy.n);
  hierarchy.claims = g_new0 (double, hierarchy.n);
  for (gsize i = 0; i < hierarchy.n; i++)
    {
      const char *ceiling = get_cell (table, begin + i, "ceiling");
      hierarchy.parent[i] = find_node (&hierarchy, get_cell (table, begin + i, "parent"));
      hierarchy.claims[i] = g_ascii_strtod (get_cell (table, begin + i, "claim"), NULL);
      hierarchy.ceiling[i] = *ceiling == '\0' ? G_MAXINT64 : g_ascii_strtoll (ceiling, NULL, 10);
    }
  hierarchy.units[0] = g_ascii_strtoll (get_cell (table, begin, "total"), NULL, 10);
  return hierarchy;
}

static void
clear (Case *hierarchy)
{
  g_free (hierarchy->parent);
  g_free (hierarchy->ceiling);
  g_free (hierarchy->units);
  g_free (hierarchy->claims);
}

/* A node and its children as a star; its units were found before. */
static void
share_out (Case *hierarchy, gsize node)
{
  const char *rule = get_cell (hierarchy->table, hierarchy->begin + node, "rule");
  g_autofree gsize *nodes = g_new0 (gsize, hierarchy->n);
  g_autofree int64_t *parent = g_new0 (int64_t, hierarchy->n);
  g_autofree int64_t *ceiling = g_new0 (int64_t, hierarchy->n);
  g_autofree int64_t *units = g_new0 (int64_t, hierarchy->n);
  g_autofree double *claims = g_new0 (double, hierarchy->n);
  AwrashAllotment answer;
  gsize n = 1;

  parent[0] = -1;
  ceiling[0] = G_MAXINT64;
  for (gsize i = 0; i < hierarchy->n; i++)
    if (hierarchy->parent[i] == (int64_t)node)
      {
        nodes[n] = i;
        ceiling[n] = hierarchy->ceiling[i];
        claims[n++] = hierarchy->claims[i];
      }
  if (n == 1)
    return;
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (n, parent, NULL, ceiling, NULL);
  cr_assert (awrash_apportion_nested (tree, claims, hierarchy->units[node], rule,
                                      AWRASH_NESTED_MODE_LEVELS, NULL, units, NULL, NULL, &answer,
                                      NULL));
  cr_expect_eq (answer.status, AWRASH_STATUS_OPTIMAL, "node %zu", node);
  for (gsize i = 1; i < n; i++)
    hierarchy->units[nodes[i]] = units[i];
}

static void
expect_published (const Case *hierarchy)
{
  for (gsize row = hierarchy->begin; row < hierarchy->end; row++)
    {
      const char *node = get_cell (hierarchy->table, row, "node");
      const char *expected = get_cell (hierarchy->table, row, "expected");
      gboolean is_ending = g_str_has_prefix (node, "*/");
      int64_t sum = 0;
      for (gsize i = 0; i < hierarchy->n; i++)
        if (is_ending ? g_str_has_suffix (get_cell (hierarchy->table, hierarchy->begin + i, "node"),
                                          node + 1)
                      : row == hierarchy->begin + i)
          sum += hierarchy->units[i];
      if (*expected != '.')
        cr_expect_eq (sum, g_ascii_strtoll (expected, NULL, 10), "%s: %d, not %s", node, (int)sum,
                      expected);
    }
}

/* One call for the whole tree where its rules are one. */
static void
expect_whole (const Case *hierarchy)
{
  g_autofree int64_t *units = g_new0 (int64_t, hierarchy->n);
  const char *rule = get_cell (hierarchy->table, hierarchy->begin, "rule");
  AwrashAllotment answer;

  for (gsize i = 0; i < hierarchy->n; i++)
    {
      const char *own = get_cell (hierarchy->table, hierarchy->begin + i, "rule");
      if (*own != '\0' && strcmp (own, rule) != 0)
        return;
    }
  g_autoptr (AwrashTree) tree
      = awrash_allot_tree_new (hierarchy->n, hierarchy->parent, NULL, hierarchy->ceiling, NULL);
  cr_assert (awrash_apportion_nested (tree, hierarchy->claims, hierarchy->units[0], rule,
                                      AWRASH_NESTED_MODE_LEVELS, NULL, units, NULL, NULL, &answer,
                                      NULL));
  cr_expect_eq (answer.status, AWRASH_STATUS_OPTIMAL);
  cr_expect_arr_eq (units, hierarchy->units, hierarchy->n * sizeof *units);
}

Test (published_hierarchies, every_level_is_shared_out_as_published)
{
  g_autoptr (AwrashTable) table = test_published_read ("hierarchies.csv");
  gsize n_cases = 0;

  for (gsize row = 0; row < awrash_base_table_get_n_rows (table); n_cases++)
    {
      Case hierarchy = read_case (table, row);
      for (gsize i = 0; i < hierarchy.n; i++)
        share_out (&hierarchy, i);
      expect_published (&hierarchy);
      expect_whole (&hierarchy);
      row = hierarchy.end;
      clear (&hierarchy);
    }
  cr_expect_eq (n_cases, 2);
}
