/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What statistical offices, election offices and textbooks published, reproduced row by row.
 * Source: apportionment.csv and apportionment-further.csv beside this file, which name the source
 * of each row.
 * Invariant: a row that is read is checked; points stand for what is not published. */

#include "support/published.h"

#include <awrash.h>

#include <criterion/criterion.h>
#include <inttypes.h>

/* A row of the file. */
typedef struct
{
  const AwrashTable *table;
  gsize row;
} Row;

/* What a row asks, and what the library answers; floors and ceilings are NULL where there is none.
 */
typedef struct
{
  gsize n;
  int64_t total;
  double *claims;
  int64_t *floors;
  int64_t *ceilings;
  int64_t *units;
  int64_t *sure;
  int64_t *tied;
  AwrashAllotment answer;
} Case;

static void
clear_case (Case *item)
{
  g_free (item->claims);
  g_free (item->floors);
  g_free (item->ceilings);
  g_free (item->units);
  g_free (item->sure);
  g_free (item->tied);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, clear_case)

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
read_case (const Row *row, Case *item)
{
  g_auto (GStrv) words = get_list (row, "claims");
  gsize n = g_strv_length (words);

  item->n = n;
  item->total = g_ascii_strtoll (get_cell (row, "total"), NULL, 10);
  item->claims = g_new (double, n);
  item->floors = get_integers (row, "floors", n);
  item->ceilings = get_integers (row, "ceilings", n);
  item->units = g_new0 (int64_t, n);
  item->sure = g_new0 (int64_t, n);
  item->tied = g_new0 (int64_t, n);
  for (gsize i = 0; i < n; i++)
    item->claims[i] = g_ascii_strtod (words[i], NULL);
}

static bool
is_quota (const char *rule)
{
  static const char *const NAMES[]
      = { "hare", "droop", "hagenbach-bischoff", "imperiali-quota", NULL };
  g_auto (GStrv) parts = g_strsplit (rule, ":", 2);

  return g_strv_contains (NAMES, parts[0]);
}

/* The rule decides who is asked: quotas round by remainders; divisors and the quota method. */
static void
ask (const Row *row, Case *item, const int64_t floors[], int64_t total)
{
  const char *label = get_cell (row, "case"), *rule = get_cell (row, "rule");
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashClaims) question
      = awrash_apportion_claims_new (item->n, item->claims, floors, item->ceilings, &error);

  cr_assert_null (error, "%s", label);
  if (is_quota (rule))
    awrash_apportion_remainder (question, total, rule, NULL, item->units, item->sure, item->tied,
                                &item->answer, &error);
  else if (g_strcmp0 (rule, "quota-method") == 0)
    awrash_apportion_quota_method (question, total, NULL, item->units, item->sure, item->tied,
                                   &item->answer, &error);
  else
    awrash_apportion_divisor (question, total, rule, NULL, item->units, item->sure, item->tied,
                              &item->answer, &error);
  cr_assert_null (error, "%s: %s", label, error == NULL ? "" : error->message);
}

static void
expect_members (const Row *row, const Case *item)
{
  g_auto (GStrv) words = get_list (row, "tied");
  gsize n_words = words == NULL ? 0 : g_strv_length (words);
  const char *label = get_cell (row, "case");

  cr_expect_eq (item->answer.n_tied, (int64_t)n_words, "%s", label);
  cr_expect_eq (item->answer.free_units, g_ascii_strtoll (get_cell (row, "free"), NULL, 10), "%s",
                label);
  cr_expect_eq (item->answer.status,
                n_words == 0 ? AWRASH_STATUS_OPTIMAL : AWRASH_STATUS_TIE_REFUSED, "%s", label);
  for (gsize k = 0; k < n_words; k++)
    {
      gsize member = (gsize)g_ascii_strtoull (words[k], NULL, 10);
      cr_assert (member >= 1 && member <= item->n, "%s", label);
      cr_expect_eq (item->tied[member - 1], 1, "%s: member %zu", label, member);
    }
}

static void
expect_units (const Row *row, const Case *item)
{
  g_auto (GStrv) words = get_list (row, "expected");
  const char *label = get_cell (row, "case");

  cr_assert_eq (g_strv_length (words), item->n, "%s", label);
  for (gsize i = 0; i < item->n; i++)
    if (g_strcmp0 (words[i], ".") != 0)
      cr_expect_eq (item->sure[i], g_ascii_strtoll (words[i], NULL, 10), "%s: recipient %zu", label,
                    i + 1);
}

static void
expect_divisor (const Row *row, const Case *item)
{
  const char *label = get_cell (row, "case"), *cell = get_cell (row, "divisor");
  double divisor = g_ascii_strtod (cell, NULL);

  if (*cell == '\0')
    return;
  cr_expect_gt (divisor, 0.0, "%s", label);
  cr_expect_leq (item->answer.divisor_low, divisor, "%s", label);
  cr_expect_geq (item->answer.divisor_high, divisor, "%s", label);
}

static bool
reaches_floors (const Case *item)
{
  for (gsize i = 0; i < item->n; i++)
    if (item->sure[i] < item->floors[i])
      return false;
  return true;
}

/* The floors are reached by the total unraised, and by no smaller one. */
static void
expect_least (const Row *row, Case *item)
{
  const char *label = get_cell (row, "case");
  int64_t total = 0;

  for (gsize i = 0; i < item->n; i++)
    total += item->floors[i];
  for (; total < item->total; total++)
    {
      ask (row, item, NULL, total);
      cr_expect_not (reaches_floors (item), "%s: %" PRId64, label, total);
    }
  ask (row, item, NULL, item->total);
  cr_expect (reaches_floors (item), "%s", label);
}

/* Sure units never fall as the total grows. */
static void
expect_monotone (const Row *row, Case *item)
{
  g_autofree int64_t *before = g_new0 (int64_t, item->n);

  for (int64_t total = 1; total <= item->total; total++)
    {
      ask (row, item, item->floors, total);
      for (gsize i = 0; i < item->n; i++)
        {
          cr_expect_geq (item->sure[i], before[i], "%s: %" PRId64, get_cell (row, "case"), total);
          before[i] = item->sure[i];
        }
    }
}

/* Floors that are kept beyond the total are no part of the question. */
static void
raise_to_floors (Case *item)
{
  for (gsize i = 0; i < item->n; i++)
    item->sure[i] = MAX (item->sure[i], item->floors[i]);
}

static void
expect_row (const Row *row)
{
  const char *house = get_cell (row, "house");
  bool is_overhang = g_strcmp0 (house, "overhang") == 0;
  g_auto (Case) item = { 0 };

  read_case (row, &item);
  ask (row, &item, is_overhang ? NULL : item.floors, item.total);
  if (is_overhang)
    raise_to_floors (&item);
  expect_units (row, &item);
  expect_members (row, &item);
  expect_divisor (row, &item);
  if (g_strcmp0 (house, "least") == 0)
    expect_least (row, &item);
  else if (g_strcmp0 (house, "monotone") == 0)
    expect_monotone (row, &item);
  else
    cr_expect (is_overhang || *house == '\0', "%s: %s", get_cell (row, "case"), house);
}

static void
expect_file (const char *name, gsize least_rows)
{
  g_autoptr (AwrashTable) table = test_published_read (name);

  Row row = { table, 0 };
  cr_expect_geq (awrash_base_table_get_n_rows (table), least_rows);
  for (; row.row < awrash_base_table_get_n_rows (table); row.row++)
    expect_row (&row);
}

Test (published_apportionment, every_row_is_reproduced) { expect_file ("apportionment.csv", 89); }
