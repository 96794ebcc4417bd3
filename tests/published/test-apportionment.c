/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What statistical offices, election offices and textbooks published, reproduced row by row.
 * Source: apportionment.csv beside this file, which names the source of each row.
 * Invariant: a row that is read is checked; points stand for what is not published. */

#include <awrash.h>

#include <criterion/criterion.h>

/* The columns of the file. */
typedef struct
{
  const AwrashTable *table;
  gsize row;
} Row;

static const char *
get_cell (const Row *row, const char *column)
{
  gsize index = 0;

  cr_assert (awrash_base_table_find_column (row->table, column, &index), "%s", column);
  return awrash_base_table_get_cell (row->table, row->row, index);
}

static char **
get_list (const Row *row, const char *column)
{
  const char *cell = get_cell (row, column);

  return *cell == '\0' ? NULL : g_strsplit (cell, " ", -1);
}

/* NULL for an empty cell: no bound. */
static int64_t *
get_integers (const Row *row, const char *column, gsize n)
{
  g_auto (GStrv) words = get_list (row, column);

  if (words == NULL)
    return NULL;
  cr_assert_eq (g_strv_length (words), n, "%s: %s", get_cell (row, "case"), column);
  int64_t *values = g_new (int64_t, n);
  for (gsize i = 0; i < n; i++)
    values[i] = g_ascii_strtoll (words[i], NULL, 10);
  return values;
}

static void
expect_members (const Row *row, gsize n, const int64_t tied[], const AwrashAllotment *answer)
{
  g_auto (GStrv) words = get_list (row, "tied");
  gsize n_words = words == NULL ? 0 : g_strv_length (words);
  const char *label = get_cell (row, "case");

  cr_expect_eq (answer->n_tied, (int64_t)n_words, "%s", label);
  cr_expect_eq (answer->free_units, g_ascii_strtoll (get_cell (row, "free"), NULL, 10), "%s",
                label);
  cr_expect_eq (answer->status, n_words == 0 ? AWRASH_STATUS_OPTIMAL : AWRASH_STATUS_TIE_REFUSED,
                "%s", label);
  for (gsize k = 0; k < n_words; k++)
    {
      gsize member = (gsize)g_ascii_strtoull (words[k], NULL, 10);
      cr_assert (member >= 1 && member <= n, "%s", label);
      cr_expect_eq (tied[member - 1], 1, "%s: member %zu", label, member);
    }
}

static void
expect_units (const Row *row, gsize n, const int64_t sure[])
{
  g_auto (GStrv) words = get_list (row, "expected");
  const char *label = get_cell (row, "case");

  cr_assert_eq (g_strv_length (words), n, "%s", label);
  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (words[i], ".") != 0)
      cr_expect_eq (sure[i], g_ascii_strtoll (words[i], NULL, 10), "%s: recipient %zu", label,
                    i + 1);
}

static void
expect_row (const Row *row)
{
  g_auto (GStrv) words = get_list (row, "claims");
  gsize n = g_strv_length (words);
  g_autofree double *claims = g_new (double, n);
  g_autofree int64_t *floors = get_integers (row, "floors", n);
  g_autofree int64_t *ceilings = get_integers (row, "ceilings", n);
  g_autofree int64_t *units = g_new (int64_t, n);
  g_autofree int64_t *sure = g_new (int64_t, n);
  g_autofree int64_t *tied = g_new (int64_t, n);
  const char *label = get_cell (row, "case"), *rule = get_cell (row, "rule");
  int64_t total = g_ascii_strtoll (get_cell (row, "total"), NULL, 10);
  AwrashAllotment answer;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < n; i++)
    claims[i] = g_ascii_strtod (words[i], NULL);
  g_autoptr (AwrashClaims) question
      = awrash_apportion_claims_new (n, claims, floors, ceilings, &error);
  cr_assert_null (error, "%s", label);
  if (g_strcmp0 (rule, "hare") == 0)
    awrash_apportion_remainder (question, total, rule, NULL, units, sure, tied, &answer, &error);
  else
    awrash_apportion_divisor (question, total, rule, NULL, units, sure, tied, &answer, &error);
  cr_assert_null (error, "%s", label);
  expect_units (row, n, sure);
  expect_members (row, n, tied, &answer);
}

Test (published_apportionment, every_row_is_reproduced)
{
  const char *folder = g_getenv ("AWRASH_TEST_DATA");
  g_autofree char *path
      = g_build_filename (folder != NULL ? folder : "tests/published", "apportionment.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashTable) table = awrash_base_csv_read (path, &error);

  cr_assert_not_null (table, "%s", path);
  Row row = { table, 0 };
  cr_expect_geq (awrash_base_table_get_n_rows (table), 60);
  for (; row.row < awrash_base_table_get_n_rows (table); row.row++)
    expect_row (&row);
}
