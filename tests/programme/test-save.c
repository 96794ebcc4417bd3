/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Programmes saved, and folders to start from. Source: the layout of a programme folder. Invariant:
 * what was saved loads with the same hash, and a failed saving changes nothing. */

#include <awrash.h>

#include "support/folder.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

static const char *const files[][2] = {
  { "programme.ini", "# who\n[programme]\nname=Test; \"=1+1\"\nname[ar]=اختبار\n\n[need]\n"
                     "indicator=unemployed\n[reading old]\nneed=population\ntie=lot\nseed=7\n" },
  { "territories.csv",
    "# credit the census\ncode,parent,level,name_fr,name_ar,unemployed,population,iso,rate\n"
    "05,,region,Béni Mellal-Khénifra,,,,05,\n"
    "05.091,05,province,\"Béni, Mellal\",بني ملال,44127,500000.5,05.1,1e-3\n"
    "05.301,05,province,\"Khé\"\"nifra\n2\",خنيفرة,28161,400000,5.1,0.1\n" },
  { "streams.csv", "code,unit,months,monthly_cost\ntemporary,,4,2800.25\nsustainable,,9,\n" },
  { "worksite_types.csv", "code,stream,months,women\nroads,temporary,4.5,30 %\nshop,sustainable,,"
                          "0.5\n" },
  { "quotas.csv", "territory,stream,unit,min,max,status,note\n05.301,temporary,person-months,,"
                  "3812,derived,'=1+1\n05,sustainable,,,4000,published,'-x\n" },
  { "capacities.csv", "territory,stream,max\n05.301,sustainable,700\n" },
  { "shares.csv", "territory,of,group,at_least,at_most\n05,temporary,women,12.5 %,0.75\n" },
  { "pools.csv", "territory,group,persons\n05.301,women,4000\n05.091,women,7000\n" },
  { "worksites.csv", "code,territory,type,places_min,places,months,cost\nw1,05.301,roads,5,20,3,"
                     "1000.5\n" },
  { "applicants.csv", "person,territory,score,sex,household\n007,05.301,12.5,f,01\n" },
  { "history.csv", "edition,territory,stream,metric,unit,value,source\n1,05.301,temporary,quota,"
                   "places,1100,press\n" },
  { "adjacency.csv", "territory,neighbour\n05.301,05.091\n" },
};

static char *
make_folder (void)
{
  char *folder = test_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    test_folder_write (folder, files[i][0], files[i][1]);
  return folder;
}

static AwrashProgramme *
load (const char *folder)
{
  g_autoptr (GError) error = NULL;
  AwrashProgramme *programme = awrash_programme_load (folder, &error);

  cr_assert_not_null (programme, "%s", error != NULL ? error->message : "");
  return programme;
}

Test (programme_save, keeps_the_hash_in_every_dialect_and_back)
{
  const AwrashDialect dialects[]
      = { AWRASH_DIALECT_SPREADSHEET, AWRASH_DIALECT_INPUT, AWRASH_DIALECT_PLAIN };
  char *folder = make_folder ();
  g_autoptr (AwrashProgramme) first = load (folder);
  g_autoptr (AwrashProgramme) last = awrash_programme_ref (first);

  for (gsize i = 0; i < G_N_ELEMENTS (dialects); i++)
    {
      char *other = test_folder_new ();
      g_autoptr (GError) error = NULL;
      cr_assert (awrash_programme_save (last, other, dialects[i], &error), "%s",
                 error != NULL ? error->message : "");
      awrash_programme_unref (last);
      last = load (other);
      cr_expect_str_eq (awrash_programme_get_hash (last), awrash_programme_get_hash (first),
                        "dialect %d", (int)dialects[i]);
      cr_expect_str_eq (awrash_programme_get_option (last, "programme", "name"), "Test; \"=1+1\"");
      cr_expect_eq (awrash_programme_get_n_notices (last), 0);
      test_folder_remove (other);
    }
  test_folder_remove (folder);
}

Test (programme_save, gives_plain_files_back_byte_for_byte)
{
  char *folder = make_folder (), *other = test_folder_new ();
  g_autoptr (AwrashProgramme) programme = load (folder);
  g_autoptr (AwrashProgramme) again = NULL;
  g_autofree char *after = NULL;

  cr_assert (awrash_programme_save (programme, other, AWRASH_DIALECT_INPUT, NULL));
  again = load (other);
  cr_assert (awrash_programme_save (again, other, AWRASH_DIALECT_INPUT, NULL));
  after = test_folder_picture (other);
  for (gsize i = 1; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text = test_folder_read (other, files[i][0]);
      cr_expect_str_eq (text, files[i][1], "%s", files[i][0]);
    }
  cr_expect_not_null (strstr (after, "# who\n"));
  test_folder_remove (folder);
  test_folder_remove (other);
}

/* A number that an office's program hands over is data. */
Test (programme_save, refuses_an_unknown_dialect_and_makes_nothing)
{
  char *folder = make_folder ();
  g_autofree char *inside = g_build_filename (folder, "new", NULL);
  g_autoptr (AwrashProgramme) programme = load (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;

  cr_assert_not (awrash_programme_save (programme, inside, (AwrashDialect)9, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_expect_str_eq (error->message,
                    "dialect is 9, expected input (1), plain (2) or spreadsheet (3)");
  cr_assert_not (awrash_programme_save_template (programme, "*", inside, (AwrashDialect)0, &other));
  cr_expect (g_error_matches (other, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_expect_not (g_file_test (inside, G_FILE_TEST_EXISTS));
  test_folder_remove (folder);
}

Test (programme_save, makes_a_missing_folder)
{
  char *folder = make_folder (), *parent = test_folder_new ();
  g_autoptr (AwrashProgramme) programme = load (folder);
  g_autofree char *child = g_build_filename (parent, "new", NULL);

  cr_assert (awrash_programme_save (programme, child, AWRASH_DIALECT_PLAIN, NULL));
  awrash_programme_unref (load (child));
  test_folder_remove (folder);
  test_folder_remove (parent);
}

Test (programme_save, refuses_a_file_in_place_of_a_folder)
{
  char *folder = make_folder ();
  g_autoptr (AwrashProgramme) programme = load (folder);
  g_autofree char *before = test_folder_picture (folder), *after = NULL;
  g_autofree char *path = g_build_filename (folder, "quotas.csv", NULL);
  g_autofree char *message
      = g_strconcat (path, ": is a file, expected a folder or a new name", NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_not (awrash_programme_save (programme, path, AWRASH_DIALECT_PLAIN, &error));
  cr_expect_eq (error->code, AWRASH_ERROR_FILE);
  cr_expect_str_eq (error->message, message);
  after = test_folder_picture (folder);
  cr_expect_str_eq (before, after);
  test_folder_remove (folder);
}

Test (programme_save, refuses_a_folder_with_a_table_of_another_programme)
{
  char *folder = make_folder (), *small = make_folder ();
  g_autofree char *path = g_build_filename (small, "adjacency.csv", NULL);
  g_autoptr (AwrashProgramme) programme = NULL;
  g_autofree char *before = test_folder_picture (folder), *after = NULL;
  g_autofree char *message
      = g_strconcat (folder,
                     ": the folder holds adjacency.csv, which this programme does not have: remove "
                     "it or save to another folder",
                     NULL);
  g_autoptr (GError) error = NULL;

  cr_assert_eq (g_remove (path), 0);
  programme = load (small);
  cr_expect_not (awrash_programme_save (programme, folder, AWRASH_DIALECT_PLAIN, &error));
  cr_expect_eq (error->code, AWRASH_ERROR_FILE);
  cr_expect_str_eq (error->message, message);
  after = test_folder_picture (folder);
  cr_expect_str_eq (before, after);
  test_folder_remove (folder);
  test_folder_remove (small);
}

/* A folder in the place of programme.ini stops the last file from being put there. */
Test (programme_save, leaves_nothing_aside_when_a_file_cannot_be_put_in_place)
{
  char *folder = make_folder (), *other = test_folder_new ();
  g_autoptr (AwrashProgramme) programme = load (folder);
  g_autofree char *obstacle = g_build_filename (other, "programme.ini", NULL);
  g_autofree char *inside = g_build_filename (obstacle, "x", NULL);
  g_autofree char *picture = NULL;
  g_autoptr (GError) error = NULL;

  cr_assert_eq (g_mkdir_with_parents (inside, 0777), 0);
  cr_expect_not (awrash_programme_save (programme, other, AWRASH_DIALECT_PLAIN, &error));
  cr_expect_eq (error->code, AWRASH_ERROR_FILE);
  picture = test_folder_picture (other);
  cr_expect_str_eq (picture, "== programme.ini\n(folder)\n");
  test_folder_remove (folder);
  test_folder_remove (other);
}

static void
check_template (const char *region, AwrashDialect dialect, gsize n_territories)
{
  char *folder = make_folder (), *other = test_folder_new ();
  g_autoptr (AwrashProgramme) source = load (folder);
  g_autoptr (AwrashProgramme) made = NULL;
  g_autoptr (GError) error = NULL;
  double need[2] = { 0, 0 };
  size_t khenifra = 0;
  g_autofree char *text = NULL;

  cr_assert (awrash_programme_save_template (source, region, other, dialect, &error), "%s",
             error != NULL ? error->message : "");
  made = load (other);
  cr_expect_eq (awrash_programme_territory_get_count (made), n_territories);
  cr_assert (awrash_programme_territory_find (made, "05.301", &khenifra));
  cr_expect_str_eq (awrash_programme_territory_get_label (made, khenifra, "ar"), "خنيفرة");
  cr_assert (awrash_programme_province_get_need (made, NULL, need, NULL));
  cr_expect_eq (need[n_territories > 1], 28161);
  cr_assert (awrash_programme_province_get_need (made, "rate", need, NULL));
  cr_expect_eq (need[n_territories > 1], 0.1);
  cr_expect_eq (awrash_programme_stream_get_count (made), 2);
  text = test_folder_read (other, "quotas.csv");
  cr_expect_not_null (strstr (text, "max (الحد الأقصى): الحد الأقصى؛ فارغ: بلا حد"));
  cr_expect_not_null (strstr (text, "max (maximum) : borne supérieure ; vide : aucune"));
  cr_expect_not_null (strstr (text, "max: upper bound; empty: none"));
  g_clear_pointer (&text, g_free);
  text = test_folder_read (other, "territories.csv");
  cr_expect_not_null (strstr (text, "# credit the census"));
  test_folder_remove (folder);
  test_folder_remove (other);
}

Test (programme_save, writes_templates_that_load_and_explain_every_column)
{
  check_template ("05", AWRASH_DIALECT_PLAIN, 3);
  check_template ("*", AWRASH_DIALECT_SPREADSHEET, 3);
  check_template ("05.301", AWRASH_DIALECT_PLAIN, 1);
}

Test (programme_save, never_writes_a_template_over_a_programme)
{
  char *folder = make_folder ();
  g_autoptr (AwrashProgramme) programme = load (folder);
  g_autofree char *before = test_folder_picture (folder), *after = NULL;
  g_autofree char *message = g_strconcat (
      folder, ": the folder holds a programme, expected an empty or a new one", NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_not (
      awrash_programme_save_template (programme, "05", folder, AWRASH_DIALECT_PLAIN, &error));
  cr_expect_eq (error->code, AWRASH_ERROR_FILE);
  cr_expect_str_eq (error->message, message);
  g_clear_error (&error);
  cr_expect_not (
      awrash_programme_save_template (programme, "5", "/nowhere", AWRASH_DIALECT_PLAIN, &error));
  cr_expect_eq (error->code, AWRASH_ERROR_NAME);
  cr_expect_str_eq (error->message, "region is \"5\", expected a code of the territories or *");
  after = test_folder_picture (folder);
  cr_expect_str_eq (before, after);
  test_folder_remove (folder);
}
