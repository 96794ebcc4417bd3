/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Selections with reserves that courts and papers decided. Source: reserves.csv beside this file.
 * Invariant: no case is left out, and each is accepted by its check. */

#include "support/published.h"

#include <awrash.h>

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

enum
{
  MOST = 1200,
  MOST_ENTRIES = 8
};

typedef struct
{
  size_t n;
  double score[MOST];
  int64_t category[MOST], traits[MOST];
  size_t entry[MOST];
} Persons;

static const char *
cell (const AwrashTable *table, gsize row, const char *column)
{
  gsize index = 0;

  cr_assert (awrash_base_table_find_column (table, column, &index), "%s", column);
  return awrash_base_table_get_cell (table, row, index);
}

static int64_t
category_of (const char *text)
{
  return strcmp (text, "-") == 0 ? -1 : g_ascii_strtoll (text, NULL, 10);
}

static AwrashReserves *
read_reserves (const AwrashTable *table, gsize row)
{
  g_auto (GStrv) blocks = g_strsplit (cell (table, row, "blocks"), " ", -1);
  gsize n_traits = (gsize)g_ascii_strtoull (cell (table, row, "traits"), NULL, 10), n = 0;
  int64_t category[MOST_ENTRIES], size[MOST_ENTRIES], reserved[MOST_ENTRIES * MOST_ENTRIES];

  for (; blocks[n] != NULL; n++)
    {
      g_auto (GStrv) parts = g_strsplit (blocks[n], ":", -1);
      g_auto (GStrv) numbers = g_strsplit (parts[2], "+", -1);

      category[n] = category_of (parts[0]);
      size[n] = g_ascii_strtoll (parts[1], NULL, 10);
      for (gsize t = 0; t < n_traits; t++)
        reserved[n * n_traits + t] = g_ascii_strtoll (numbers[t], NULL, 10);
    }
  return awrash_selection_reserves_new (cell (table, row, "mode"), n_traits,
                                        g_ascii_strtoll (cell (table, row, "hard"), NULL, 10), n,
                                        category, size, NULL, reserved, NULL);
}

static gsize
read_persons (const AwrashTable *table, gsize row, Persons *persons)
{
  g_auto (GStrv) entries = g_strsplit (cell (table, row, "persons"), " ", -1);
  gsize n_entries = g_strv_length (entries);

  persons->n = 0;
  for (gsize e = 0; e < n_entries; e++)
    {
      g_auto (GStrv) parts = g_strsplit_set (entries[e], "*:", -1);

      for (int64_t k = g_ascii_strtoll (parts[0], NULL, 10); k > 0; k--)
        {
          gsize i = persons->n++;

          persons->score[i] = (double)(MOST - i);
          persons->category[i] = category_of (parts[1]);
          persons->traits[i] = g_ascii_strtoll (parts[2], NULL, 10);
          persons->entry[i] = e;
        }
    }
  return n_entries;
}

static void
check_numbers (const AwrashTable *table, gsize row, const char *column, const int64_t found[])
{
  g_auto (GStrv) numbers = g_strsplit (cell (table, row, column), " ", -1);

  for (gsize e = 0; numbers[e] != NULL; e++)
    cr_expect_eq (found[e], g_ascii_strtoll (numbers[e], NULL, 10), "%s: entry %zu is %ld of %s",
                  cell (table, row, "case"), e, (long)found[e], numbers[e]);
}

static void
check_case (const AwrashTable *table, gsize row)
{
  g_autoptr (AwrashReserves) reserves = read_reserves (table, row);
  g_autofree Persons *persons = g_new0 (Persons, 1);
  int64_t selected[MOST_ENTRIES] = { 0 }, counted[MOST_ENTRIES] = { 0 };
  static int64_t block[MOST], trait[MOST];

  read_persons (table, row, persons);
  g_autoptr (AwrashPriority) answer = awrash_selection_priority_new (
      reserves, NULL, persons->n, persons->score, persons->category, persons->traits, NULL);
  cr_assert_not_null (answer, "%s", cell (table, row, "case"));
  awrash_selection_priority_get_outcomes (answer, block, trait);
  for (gsize i = 0; i < persons->n; i++)
    {
      selected[persons->entry[i]] += block[i] >= 0;
      counted[persons->entry[i]] += trait[i] >= 0;
    }
  check_numbers (table, row, "selected", selected);
  check_numbers (table, row, "reserved", counted);
  g_autoptr (AwrashVerdict) verdict = awrash_audit_priority (
      reserves, persons->n, persons->score, persons->category, persons->traits, block, trait, NULL);
  cr_expect (awrash_audit_verdict_is_accepted (verdict), "%s", cell (table, row, "case"));
}

Test (published_reserves, what_courts_and_papers_decided_is_what_is_selected)
{
  g_autoptr (AwrashTable) table = test_published_read ("reserves.csv");

  for (gsize row = 0; row < awrash_base_table_get_n_rows (table); row++)
    check_case (table, row);
}
