/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree of territories, names and neighbours. Source: the region Béni Mellal-Khénifra.
 * Invariant: parents and depths agree, neighbours are symmetric. */

#include <awrash.h>

#include "programme/programme-private.h"

#include <criterion/criterion.h>
#include <string.h>

#define TERRITORIES                                                                                \
  "code,parent,level,name_fr,name_ar,name_en\nc,p,commune,Commune,,\nx,r,province,,إكس,\n"      \
  "p,r,province,Province,إقليم,Province E\nr,,region,,,\ny,,province,,,Why\n"

static AwrashProgramme *
build (void)
{
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  const char *const names[] = { "territories", "quotas", "adjacency" };
  const char *const texts[] = { TERRITORIES, "territory,stream,max\nr,temporary,9\n",
                                "territory,neighbour\np,x\nx,p\ny,x\np,x\nc,p\n" };
  g_autoptr (GError) error = NULL;
  AwrashProgramme *programme = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (AwrashTable) table
          = awrash_base_csv_parse (names[i], strlen (texts[i]), texts[i], &error);
      cr_assert (awrash_programme_builder_add_table (builder, table, &error));
    }
  programme = awrash_programme_builder_build (builder, &error);
  cr_assert_not_null (programme, "%s", error != NULL ? error->message : "");
  return programme;
}

Test (programme_territory, stands_in_a_forest_with_children_before_parents)
{
  g_autoptr (AwrashProgramme) programme = build ();
  const int64_t parents[] = { 2, 3, 3, -1, -1 };
  const gsize depths[] = { 2, 1, 1, 0, 0 };
  const gssize provinces[] = { 0, 1, -1, -1, 2 };

  cr_assert_eq (awrash_programme_territory_get_count (programme), 5);
  for (gsize i = 0; i < 5; i++)
    {
      cr_expect_eq (awrash_programme_territory_get_parent (programme, i), parents[i]);
      cr_expect_eq (programme->territories[i].depth, depths[i]);
      cr_expect_eq (programme->territories[i].province, provinces[i]);
    }
  cr_expect_str_eq (awrash_programme_territory_get_level (programme, 0), "commune");
}

Test (programme_territory, lies_within_itself_and_its_ancestors_only)
{
  g_autoptr (AwrashProgramme) programme = build ();
  static const gboolean within[5][5] = {
    { 1, 0, 1, 1, 0 }, { 0, 1, 0, 1, 0 }, { 0, 0, 1, 1, 0 }, { 0, 0, 0, 1, 0 }, { 0, 0, 0, 0, 1 }
  };

  for (gsize i = 0; i < 5; i++)
    for (gsize j = 0; j < 5; j++)
      cr_expect_eq (awrash_programme_territory_is_within (programme, i, j), within[i][j],
                    "%zu in %zu", i, j);
}

Test (programme_territory, is_called_by_the_language_asked_for_else_another_else_its_code)
{
  g_autoptr (AwrashProgramme) programme = build ();
  static const struct
  {
    gsize territory;
    const char *language, *label;
  } cases[] = {
    { 2, "ar", "إقليم" },    { 2, "fr", "Province" }, { 2, "en", "Province E" },
    { 2, "de", "Province" }, { 0, "ar", "Commune" },  { 1, "fr", "إكس" },
    { 4, "ar", "Why" },      { 3, "ar", "r" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    cr_expect_str_eq (
        awrash_programme_territory_get_label (programme, cases[i].territory, cases[i].language),
        cases[i].label);
}

Test (programme_territory, has_symmetric_neighbours_each_once)
{
  g_autoptr (AwrashProgramme) programme = build ();
  const gsize counts[] = { 1, 2, 2, 0, 1 };

  for (gsize i = 0; i < 5; i++)
    cr_expect_eq (awrash_programme_territory_get_n_neighbours (programme, i), counts[i]);
  cr_expect_eq (awrash_programme_territory_get_neighbour (programme, 1, 0), 2);
  cr_expect_eq (awrash_programme_territory_get_neighbour (programme, 1, 1), 4);
  cr_expect_eq (awrash_programme_territory_get_neighbour (programme, 2, 0), 0);
}

Test (programme_territory, is_not_found_by_a_code_that_only_equals_its_own_as_a_number)
{
  g_autoptr (AwrashProgramme) programme = build ();
  size_t territory = 77;

  cr_expect_not (awrash_programme_territory_find (programme, "R", &territory));
  cr_expect_eq (territory, 77);
  cr_expect (awrash_programme_territory_find (programme, "r", NULL));
}
