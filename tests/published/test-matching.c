/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Stable assignments that others published. Source: matching.csv beside this file. Invariant: no
 * case is left out, and each is accepted by its check. */

#include "support/published.h"

#include <awrash.h>

#include <criterion/criterion.h>
#include <string.h>

enum
{
  MOST = 8
};

static const char *
cell (const AwrashTable *table, gsize row, const char *column)
{
  gsize index = 0;

  cr_assert (awrash_base_table_find_column (table, column, &index), "%s", column);
  return awrash_base_table_get_cell (table, row, index);
}

/* Of entries "name:rest" or "name=rest", which one a name is; their number where none is. */
static gsize
find (char *const *entries, const char *name)
{
  gsize k = 0, length = strlen (name);

  while (entries[k] != NULL
         && (strncmp (entries[k], name, length) != 0 || strchr (":=", entries[k][length]) == NULL))
    k++;
  return k;
}

static void
check_case (const AwrashTable *table, gsize row)
{
  g_auto (GStrv) persons = g_strsplit (cell (table, row, "persons"), " ", -1);
  g_auto (GStrv) sites = g_strsplit (cell (table, row, "sites"), " ", -1);
  g_auto (GStrv) capacities = g_strsplit (cell (table, row, "capacities"), " ", -1);
  g_auto (GStrv) expected = g_strsplit (cell (table, row, "expected"), " ", -1);
  int64_t person[MOST * MOST], site[MOST * MOST], size[MOST], found[MOST], trait[MOST], rank[MOST];
  double score[MOST * MOST];
  gsize n = 0, n_sites = g_strv_length (sites);

  for (gsize s = 0; s < n_sites; s++)
    size[s] = g_ascii_strtoll (capacities[s], NULL, 10);
  for (gsize i = 0; persons[i] != NULL; i++)
    {
      g_auto (GStrv) list = g_strsplit (strchr (persons[i], ':') + 1, ">", -1);
      g_autofree char *name = g_strndup (persons[i], strcspn (persons[i], ":"));

      for (gsize k = 0; list[k] != NULL; k++)
        {
          gsize s = find (sites, list[k]);
          g_auto (GStrv) order = g_strsplit (strchr (sites[s], ':') + 1, ">", -1);

          person[n] = (int64_t)i;
          site[n] = (int64_t)s;
          for (score[n] = MOST; strcmp (order[MOST - (gsize)score[n]], name) != 0; score[n]--)
            ;
          n++;
        }
    }
  g_autoptr (AwrashReserves) places = awrash_selection_reserves_new (
      "minimum-guarantee", 0, 0, n_sites, NULL, size, NULL, NULL, NULL);
  g_autoptr (AwrashPreferences) lists = awrash_selection_preferences_new (
      g_strv_length (persons), n_sites, n, person, site, score, NULL, NULL);
  g_autoptr (AwrashMatch) match = awrash_selection_match_stable (places, lists, NULL, NULL);
  cr_assert_not_null (match);
  awrash_selection_match_get_outcomes (match, found, trait, rank);
  for (gsize i = 0; persons[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (persons[i], strcspn (persons[i], ":"));
      const char *wanted = expected[find (expected, name)];
      gsize s = wanted != NULL ? find (sites, strchr (wanted, '=') + 1) : n_sites;

      cr_expect_eq (found[i], s < n_sites ? (int64_t)s : -1, "%s: %s", cell (table, row, "case"),
                    name);
    }
  g_autoptr (AwrashVerdict) verdict = awrash_audit_matching (places, lists, found, trait, NULL);
  cr_expect (awrash_audit_verdict_is_accepted (verdict), "%s", cell (table, row, "case"));
}

Test (published_matching, what_others_found_is_what_is_assigned)
{
  g_autoptr (AwrashTable) table = test_published_read ("matching.csv");

  for (gsize row = 0; row < awrash_base_table_get_n_rows (table); row++)
    check_case (table, row);
}
