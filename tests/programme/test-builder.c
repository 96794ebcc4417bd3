/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Programmes put together in memory. Source: the layout of a programme folder. Invariant: what goes
 * through the builder is what a folder would give, faults and hash included. */

#include <awrash.h>

#include "programme/programme-private.h"
#include "support/folder.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define INI "[programme]\nname=Test\nname[ar]=اختبار\n[need]\nindicator=unemployed\n"
#define TERRITORIES                                                                                \
  "code,parent,level,name_fr,name_ar,unemployed\n05,,region,Béni Mellal-Khénifra,,\n"            \
  "05.091,05,province,Béni Mellal,,44127\n05.301,05,province,Khénifra,خنيفرة,28161\n"
#define STREAMS "code,unit,months,monthly_cost\ntemporary,places,4,2800\nsustainable,,9,1500\n"
#define TYPES                                                                                      \
  "code,stream,variant_of,months,utility\nroads,temporary,,4,2\nshop,sustainable,,,\n"             \
  "roads3,temporary,roads,3,\npaint,temporary,,,\n"
#define QUOTAS                                                                                     \
  "territory,stream,unit,min,max,status\n05.301,temporary,,953,953,published\n"                    \
  "05,type:roads,person-months,,3812,\n05,*,,,4000,announced\n05.301,temporary,places,953,953,\n"  \
  "05.091,temporary,,,,\n"

static void
add (AwrashProgrammeBuilder *builder, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashTable) table = awrash_base_csv_parse (name, strlen (text), text, &error);

  cr_assert_not_null (table, "%s", error != NULL ? error->message : "");
  cr_assert (awrash_programme_builder_add_table (builder, table, &error));
}

static void
add_all (AwrashProgrammeBuilder *builder)
{
  add (builder, "quotas", QUOTAS);
  add (builder, "territories.csv", TERRITORIES);
  add (builder, "worksite_types", TYPES);
  add (builder, "streams", STREAMS);
  cr_assert (
      awrash_programme_builder_set_option (builder, "need", "indicator", "unemployed", NULL));
  cr_assert (awrash_programme_builder_set_option (builder, "programme", "name", "Test", NULL));
  cr_assert (
      awrash_programme_builder_set_option (builder, "programme", "name[ar]", "اختبار", NULL));
}

static AwrashProgramme *
build (void)
{
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  g_autoptr (GError) error = NULL;
  AwrashProgramme *programme = NULL;

  add_all (builder);
  programme = awrash_programme_builder_build (builder, &error);
  cr_assert_not_null (programme, "%s", error != NULL ? error->message : "");
  return programme;
}

Test (programme_builder, gives_the_hash_of_the_same_folder)
{
  g_autoptr (AwrashProgramme) built = build ();
  g_autoptr (AwrashProgramme) loaded = NULL;
  g_autoptr (GError) error = NULL;
  char *folder = test_folder_new ();

  test_folder_write (folder, "programme.ini", INI);
  test_folder_write (folder, "territories.csv", TERRITORIES);
  test_folder_write (folder, "streams.csv", STREAMS);
  test_folder_write (folder, "worksite_types.csv", TYPES);
  test_folder_write (folder, "quotas.csv", QUOTAS);
  loaded = awrash_programme_load (folder, &error);
  cr_assert_not_null (loaded, "%s", error != NULL ? error->message : "");
  cr_expect_str_eq (awrash_programme_get_hash (built), awrash_programme_get_hash (loaded));
  cr_expect_str_eq (awrash_programme_get_option (loaded, "programme", "name[ar]"), "اختبار");
  test_folder_remove (folder);
}

Test (programme_builder, orders_types_by_stream_and_fills_them_from_it)
{
  g_autoptr (AwrashProgramme) programme = build ();
  const char *const codes[] = { "roads", "roads3", "paint", "shop" };
  const double months[] = { 4, 3, 4, 9 };

  cr_assert_eq (awrash_programme_type_get_count (programme), 4);
  for (gsize i = 0; i < 4; i++)
    {
      cr_expect_str_eq (awrash_programme_type_get_code (programme, i), codes[i]);
      cr_expect_eq (awrash_programme_type_get_months (programme, i), months[i]);
      cr_expect_eq (awrash_programme_type_get_stream (programme, i), i == 3);
    }
  cr_expect_eq (programme->types[1].variant_of, 0);
  cr_expect_eq (programme->types[0].utility, 2);
  cr_expect_eq (programme->types[1].utility, 1);
  cr_expect_eq (awrash_programme_type_get_monthly_cost (programme, 3), 1500);
}

Test (programme_builder, keeps_each_bound_once_with_what_it_covers)
{
  g_autoptr (AwrashProgramme) programme = build ();
  static const guint8 covers[3][4] = { { 1, 1, 1, 0 }, { 1, 1, 0, 0 }, { 1, 1, 1, 1 } };

  cr_assert_eq (programme->n_bounds, 3);
  for (gsize i = 0; i < 3; i++)
    cr_expect_arr_eq (programme->bounds[i].covers, covers[i], 4);
  cr_expect_eq (programme->bounds[0].min, 953);
  cr_expect_eq (programme->bounds[0].unit, AWRASH_UNIT_PLACES);
  cr_expect_eq (programme->bounds[0].origin, AWRASH_ORIGIN_PUBLISHED);
  cr_expect_eq (programme->bounds[0].line, 2);
  cr_expect_eq (programme->bounds[1].unit, AWRASH_UNIT_PERSON_MONTHS);
  cr_expect_eq (programme->bounds[1].min, 0);
  cr_expect_eq (programme->bounds[2].territory, 0);
}

Test (programme_builder, implies_shipped_streams_and_one_type_each)
{
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  g_autoptr (AwrashProgramme) programme = NULL;

  add (builder, "territories", "code,parent\na,\n");
  add (builder, "quotas", "territory,stream,max\na,training,1\na,temporary,\n");
  programme = awrash_programme_builder_build (builder, NULL);
  cr_assert_not_null (programme);
  cr_assert_eq (awrash_programme_stream_get_count (programme), 2);
  cr_expect_str_eq (awrash_programme_stream_get_label (programme, 1, "ar"), "التكوين");
  cr_expect_str_eq (awrash_programme_type_get_code (programme, 1), "training");
  cr_expect_str_eq (awrash_programme_type_get_label (programme, 1, "fr"), "Formation");
  cr_expect (isnan (awrash_programme_type_get_months (programme, 0)));
  cr_expect (isnan (awrash_programme_type_get_monthly_cost (programme, 0)));
  cr_expect (programme->types[0].implied);
  cr_expect_eq (awrash_programme_get_n_notices (programme), 1);
}

Test (programme_builder, tells_faults_in_memory_by_row)
{
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  const char *const columns[] = { "territory", "stream", "max" };
  const char *const rows[][3] = { { "a", "temporary", "1" }, { "b", "temporary", "-1" } };
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashTable) quotas = awrash_base_table_new ("quotas", 3, columns, NULL);

  for (gsize i = 0; i < 2; i++)
    awrash_base_table_append (quotas, 3, rows[i], NULL);
  cr_assert (awrash_programme_builder_add_table (builder, quotas, NULL));
  add (builder, "territories", "code,parent\na,\n");
  for (int attempt = 0; attempt < 2; attempt++)
    {
      cr_expect_null (awrash_programme_builder_build (builder, &error));
      cr_expect_eq (error->code, AWRASH_ERROR_FOLDER);
      cr_expect_str_eq (
          error->message,
          "quotas: row 2: column \"territory\": \"b\" is unknown, expected a code of "
          "territories.csv\nquotas: row 2: column \"max\": -1 is negative, expected a number ≥ 0");
      g_clear_error (&error);
    }
}

Test (programme_builder, refuses_unknown_and_repeated_tables)
{
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  g_autoptr (AwrashTable) other = awrash_base_csv_parse ("plan", 4, "a\n1\n", NULL);
  g_autoptr (AwrashTable) again = awrash_base_csv_parse ("quotas.csv", 4, "a\n1\n", NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_not (awrash_programme_builder_add_table (builder, other, &error));
  cr_expect_eq (error->code, AWRASH_ERROR_NAME);
  cr_expect_str_eq (error->message,
                    "table \"plan\" is unknown, expected one of territories, streams, "
                    "worksite_types, quotas, capacities, shares, pools, worksites, applicants, "
                    "history, adjacency");
  g_clear_error (&error);
  add (builder, "quotas", "a\n1\n");
  cr_expect_not (awrash_programme_builder_add_table (builder, again, &error));
  cr_expect_eq (error->code, AWRASH_ERROR_DUPLICATE);
  cr_expect_str_eq (error->message, "table \"quotas.csv\" was added before, expected each once");
  g_clear_error (&error);
  cr_expect_null (awrash_programme_builder_build (builder, &error));
  cr_expect_str_eq (error->message,
                    "territories: missing, expected in every programme\nquotas: no column "
                    "\"territory\", expected one (or \"territoire\", \"المجال الترابي\")\n"
                    "quotas: no column \"stream\", expected one (or \"volet\", \"الشق\")");
}

Test (programme_builder, refuses_options_that_no_file_could_hold)
{
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  static const struct
  {
    const char *group, *key, *value;
    int code;
    const char *message;
  } cases[] = {
    { "", "a", "b", AWRASH_ERROR_NAME, "the group \"\" is empty, expected a plain name" },
    { "a]", "a", "b", AWRASH_ERROR_NAME,
      "the group \"a]\" holds what a line of programme.ini cannot hold, expected a plain name" },
    { "a", "b=c", "d", AWRASH_ERROR_NAME,
      "the key \"b=c\" holds what a line of programme.ini cannot hold, expected a plain name" },
    { "a", " b", "d", AWRASH_ERROR_NAME,
      "the key \" b\" holds what a line of programme.ini cannot hold, expected a plain name" },
    { "a\xff", "b", "d", AWRASH_ERROR_ENCODING, "the group is not UTF-8" },
    { "a", "b", "\xff", AWRASH_ERROR_ENCODING, "the value of [a] b is not UTF-8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      cr_expect_not (awrash_programme_builder_set_option (builder, cases[i].group, cases[i].key,
                                                          cases[i].value, &error));
      cr_expect_eq (error->code, cases[i].code);
      cr_expect_str_eq (error->message, cases[i].message);
    }
}

Test (programme_builder, is_not_moved_by_what_happens_to_the_caller_s_table)
{
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  g_autoptr (AwrashTable) quotas
      = awrash_base_csv_parse ("quotas", 29, "territory,stream\na,temporary\n", NULL);
  const char *const bad[] = { "z", "nowhere" };
  g_autoptr (AwrashProgramme) programme = NULL;

  add (builder, "territories", "code,parent\na,\n");
  cr_assert (awrash_programme_builder_add_table (builder, quotas, NULL));
  cr_assert (awrash_base_table_append (quotas, 2, bad, NULL));
  programme = awrash_programme_builder_build (builder, NULL);
  cr_assert_not_null (programme);
  cr_expect_eq (awrash_base_table_get_n_rows (awrash_programme_get_table (programme, "quotas")), 1);
}

Test (programme_builder, begins_anew_once_it_has_built)
{
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  g_autoptr (AwrashProgramme) programme = NULL;
  g_autoptr (AwrashProgramme) none = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (GError) error = NULL;

  add_all (builder);
  programme = awrash_programme_builder_build (builder, NULL);
  cr_assert_not_null (programme);
  hash = g_strdup (awrash_programme_get_hash (programme));
  none = awrash_programme_builder_build (builder, &error);
  cr_expect_null (none);
  cr_expect_str_eq (error->message, "territories: missing, expected in every programme\n"
                                    "quotas: missing, expected in every programme");
  add (builder, "territories", "code,parent\nz,\n");
  awrash_programme_builder_set_option (builder, "programme", "name", "Other", NULL);
  cr_expect_eq (awrash_programme_territory_get_count (programme), 3);
  cr_expect_str_eq (awrash_programme_get_option (programme, "programme", "name"), "Test");
  cr_expect_eq (
      awrash_base_table_get_n_rows (awrash_programme_get_table (programme, "territories")), 3);
  cr_expect_str_eq (awrash_programme_get_hash (programme), hash);
}

static gpointer
use (gpointer data)
{
  for (int i = 0; i < 2000; i++)
    {
      AwrashProgramme *programme = awrash_programme_ref (data);
      double need[2] = { 0, 0 };
      gboolean measured = awrash_programme_province_get_need (programme, NULL, need, NULL);
      awrash_programme_unref (programme);
      if (!measured || need[1] != 28161)
        return GINT_TO_POINTER (1);
    }
  return NULL;
}

Test (programme_builder, gives_what_threads_may_share)
{
  g_autoptr (AwrashProgramme) programme = build ();
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("use", use, programme);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    cr_expect_null (g_thread_join (threads[i]));
  cr_expect_str_eq (awrash_programme_territory_get_code (programme, 2), "05.301");
}

/* Readings in the order of their first option, whatever groups stand between them. */
Test (programme_builder, lists_readings_once_each_in_the_order_given)
{
  const char *const options[][3] = {
    { "reading places", "objective", "equal-rates" }, { "need", "indicator", "unemployed" },
    { "reading équité", "name", "second" },           { "split", "tie", "lot" },
    { "reading a", "objective", "equal-rates" },      { "reading places", "name[ar]", "الأولى" },
  };
  const char *const expected[] = { "places", "équité", "a" };
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  g_autoptr (AwrashProgramme) programme = NULL;
  g_autoptr (GError) error = NULL;

  add (builder, "territories", "code,parent,unemployed\na,,1\n");
  add (builder, "quotas", "territory,stream,max\na,temporary,1\n");
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    cr_assert (awrash_programme_builder_set_option (builder, options[i][0], options[i][1],
                                                    options[i][2], NULL));
  programme = awrash_programme_builder_build (builder, &error);
  cr_assert_not_null (programme, "%s", error != NULL ? error->message : "");
  cr_assert_eq (awrash_programme_get_n_readings (programme), G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    cr_expect_str_eq (awrash_programme_get_reading (programme, i), expected[i]);
}

Test (programme_builder, may_have_no_reading)
{
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  g_autoptr (AwrashProgramme) programme = NULL;

  add (builder, "territories", "code,parent\na,\n");
  add (builder, "quotas", "territory,stream,max\na,temporary,1\n");
  cr_assert (awrash_programme_builder_set_option (builder, "split", "tie", "lot", NULL));
  programme = awrash_programme_builder_build (builder, NULL);
  cr_assert_not_null (programme);
  cr_expect_eq (awrash_programme_get_n_readings (programme), 0);
}

Test (programme_builder, keeps_the_codes_of_streams_as_they_are_in_the_order_of_the_table)
{
  const char *const expected[] = { "Zeta", "training", "01" };
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  g_autoptr (AwrashProgramme) programme = NULL;
  g_autoptr (GError) error = NULL;

  add (builder, "territories", "code,parent\na,\n");
  add (builder, "streams", "name_fr,code,months\nDernier,Zeta,4\n,training,\nPremier,01,2\n");
  add (builder, "quotas", "territory,stream,max\na,01,1\na,Zeta,2\n");
  programme = awrash_programme_builder_build (builder, &error);
  cr_assert_not_null (programme, "%s", error != NULL ? error->message : "");
  cr_assert_eq (awrash_programme_stream_get_count (programme), G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    cr_expect_str_eq (awrash_programme_stream_get_code (programme, i), expected[i]);
}
