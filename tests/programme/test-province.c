/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Need by an expression. Source: unemployed, population by poverty, pools of women. Invariant: an
 * unknown figure is an error where it is used and only there; outputs are written on success. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <string.h>

static AwrashProgramme *
build (const char *pools)
{
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  const char *const names[] = { "territories", "quotas", "pools" };
  const char *const texts[]
      = { "code,parent,name_fr,Unemployed,population,poverty_2014,debt,huge,old\n"
          "r,,Région,,,,,,\nb,r,Béni,44127,500,0.5,1,1e300,\na,r,Azilal,0,400,0.25,-2,1e300,4\n",
          "territory,stream,max\nr,temporary,9\n", pools };
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

#define POOLS                                                                                      \
  "territory,group,persons\nb,women,10\na,women,20\nb,,100\na,all,200\nb,youth,7\nr,women,31\n"

Test (programme_province, measures_need_by_columns_products_and_pools)
{
  g_autoptr (AwrashProgramme) programme = build (POOLS);
  static const struct
  {
    const char *expression;
    double need[2];
  } cases[] = {
    { "unemployed", { 44127, 0 } },
    { "UNEMPLOYED", { 44127, 0 } },
    { "population*poverty_2014", { 250, 100 } },
    { " population * poverty_2014 ", { 250, 100 } },
    { "pool:women", { 10, 20 } },
    { "pool:Women*population", { 5000, 8000 } },
    { "pool:all", { 100, 200 } },
    { "pool:", { 100, 200 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double need[2] = { -1, -1 };
      g_autoptr (GError) error = NULL;
      cr_expect (awrash_programme_province_get_need (programme, cases[i].expression, need, &error),
                 "%s: %s", cases[i].expression, error != NULL ? error->message : "");
      cr_expect_arr_eq (need, cases[i].need, sizeof need, "%s", cases[i].expression);
    }
}

Test (programme_province, names_the_province_and_column_of_an_unknown_figure)
{
  g_autoptr (AwrashProgramme) programme = build (POOLS);
  static const struct
  {
    const char *expression;
    int code;
    const char *message;
  } cases[] = {
    { NULL, AWRASH_ERROR_EMPTY,
      "programme.ini has no indicator in [need], expected one, since rates are measured against "
      "it" },
    { "", AWRASH_ERROR_SYNTAX,
      "need has an empty factor, expected columns of the territories or pool:GROUP with * between "
      "them" },
    { "employed", AWRASH_ERROR_NAME,
      "need \"employed\" is unknown, expected a column of the territories or pool:GROUP" },
    { "old", AWRASH_ERROR_VALUE,
      "territories:3: column \"old\": is empty for b (Béni), expected a finite number ≥ 0, since "
      "the need is measured by it" },
    { "debt", AWRASH_ERROR_VALUE,
      "territories:4: column \"debt\": is -2 for a (Azilal), expected a finite number ≥ 0, since "
      "the need is measured by it" },
    { "name_fr", AWRASH_ERROR_VALUE,
      "territories:3: column \"name_fr\": \"Béni\" is not a number" },
    { "huge*huge", AWRASH_ERROR_OVERFLOW,
      "need of b is beyond the largest double, expected smaller factors" },
    { "pool:youth", AWRASH_ERROR_VALUE,
      "pools: no row of group \"youth\" for a (Azilal), expected one, since the need is measured "
      "by it" },
    { "pool:men", AWRASH_ERROR_NAME,
      "need \"pool:men\": no pool of that group, expected one of pools.csv" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double need[2] = { -1, -1 };
      g_autoptr (GError) error = NULL;
      cr_expect_not (
          awrash_programme_province_get_need (programme, cases[i].expression, need, &error));
      cr_assert_not_null (error);
      cr_expect_eq (error->code, cases[i].code, "%s", error->message);
      cr_expect_str_eq (error->message, cases[i].message);
      cr_expect (need[0] == -1 && need[1] == -1);
    }
}

Test (programme_province, is_a_leaf_in_the_order_of_the_table)
{
  g_autoptr (AwrashProgramme) programme = build (POOLS);

  cr_assert_eq (awrash_programme_province_get_count (programme), 2);
  cr_expect_eq (awrash_programme_province_get_territory (programme, 0), 1);
  cr_expect_eq (awrash_programme_province_get_territory (programme, 1), 2);
}
