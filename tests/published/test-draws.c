/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws from seeds as they come out wherever the description in selection-draw.h is followed.
 * Source: draws.csv and draws-members.csv beside this file. Invariant: a row that changes is a draw
 * that cannot be replayed. */

#include "support/published.h"

#include <awrash.h>
#include <criterion/criterion.h>

static const char *
get_cell (const AwrashTable *table, gsize row, const char *column)
{
  gsize index = 0;

  cr_assert (awrash_base_table_find_column (table, column, &index), "%s", column);
  return awrash_base_table_get_cell (table, row, index);
}

/* Whole numbers parted by blanks. */
static int64_t *
read_numbers (const char *text, gsize *n)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  int64_t *numbers = g_new0 (int64_t, g_strv_length (words) + 1);

  *n = g_strv_length (words);
  for (gsize k = 0; k < *n; k++)
    numbers[k] = g_ascii_strtoll (words[k], NULL, 10);
  return numbers;
}

Test (published_draws, a_seed_draws_its_panel)
{
  g_autoptr (AwrashTable) table = test_published_read ("draws.csv");

  for (gsize row = 0; row < awrash_base_table_get_n_rows (table); row++)
    {
      const char *label = get_cell (table, row, "case"), *balls = get_cell (table, row, "balls");
      gsize n, panel = 0;
      g_autofree int64_t *tickets = read_numbers (get_cell (table, row, "tickets"), &n);
      gboolean has_tickets = *balls == '\0';

      if (!has_tickets)
        n = (gsize)g_ascii_strtoull (balls, NULL, 10);
      cr_assert (awrash_selection_draw_panel (get_cell (table, row, "seed"), n,
                                              has_tickets ? tickets : NULL, &panel, NULL),
                 "%s", label);
      cr_expect_eq (panel, g_ascii_strtoull (get_cell (table, row, "panel"), NULL, 10), "%s: %zu",
                    label, panel);
    }
}

/* One category, no quotas: what the row says of persons. */
static AwrashPanelQuestion *
ask (const AwrashTable *table, gsize row, gsize n_values, gsize size)
{
  gsize n, n_households;
  const int64_t values = (int64_t)n_values;
  g_autofree int64_t *value = read_numbers (get_cell (table, row, "values"), &n);
  g_autofree int64_t *household = read_numbers (get_cell (table, row, "households"), &n_households);
  const gboolean has_homes = n_households > 0;
  g_autofree int64_t *lower = g_new0 (int64_t, n_values), *upper = g_new (int64_t, n_values);
  g_autoptr (AwrashPool) pool
      = awrash_selection_pool_new (n, 1, &values, value, has_homes ? household : NULL, NULL);

  for (gsize v = 0; v < n_values; v++)
    upper[v] = (int64_t)size;
  return awrash_selection_question_new (pool, size, lower, upper, has_homes, NULL);
}

Test (published_draws, a_seed_draws_its_members)
{
  g_autoptr (AwrashTable) table = test_published_read ("draws-members.csv");

  for (gsize row = 0; row < awrash_base_table_get_n_rows (table); row++)
    {
      gsize n_types, n;
      g_autofree int64_t *counts = read_numbers (get_cell (table, row, "counts"), &n_types);
      g_autofree int64_t *expected = read_numbers (get_cell (table, row, "drawn"), &n);
      g_autoptr (AwrashPanelQuestion) question = ask (table, row, n_types, n);
      const gsize n_persons = awrash_selection_question_get_n_persons (question);
      g_autofree int64_t *drawn = g_new0 (int64_t, n_persons);
      gsize k = 0;

      cr_assert (awrash_selection_draw_members (question, get_cell (table, row, "seed"), counts,
                                                drawn, NULL));
      for (gsize i = 0; i < n_persons; i++)
        if (drawn[i] == 1)
          cr_expect (k < n && expected[k++] == (int64_t)i, "%s: person %zu",
                     get_cell (table, row, "case"), i);
      cr_expect_eq (k, n);
    }
}
