/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Folders are loaded or refused, and each refusal says what to mend. Source: the layout of a
 * programme folder and what spreadsheets do to it. Invariant: a refused folder is left as it was.
 */

#include <awrash.h>

#include "support/folder.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *text; /* NULL: the file is not there */
  gsize length;     /* 0: up to the NUL */
} BadFile;

typedef struct
{
  const char *label;
  BadFile files[3];
  const char *message;
} BadFolder;

#include "support/bad-inputs/records.h"
#include "support/bad-inputs/tables.h"

static const BadFile sound_files[] = {
  { "programme.ini", "[programme]\nname=Test\n[need]\nindicator=unemployed\n", 0 },
  { "territories.csv",
    "code,parent,level,name_fr,unemployed\n05,,region,Béni Mellal-Khénifra,\n"
    "05.091,05,province,Béni Mellal,44127\n05.301,05,province,Khénifra,28161\n",
    0 },
  { "streams.csv",
    "code,unit,months,monthly_cost\ntemporary,places,4,2800\nsustainable,places,9,1500\n", 0 },
  { "quotas.csv",
    "territory,stream,unit,min,max,status\n05.301,temporary,places,953,953,published\n"
    "05,sustainable,,,4000,published\n",
    0 },
};

static void
write_file (const char *folder, const BadFile *file)
{
  g_autofree char *path = g_build_filename (folder, file->name, NULL);

  if (file->text == NULL)
    cr_assert_eq (g_remove (path), 0);
  else
    test_folder_write_bytes (folder, file->name, file->text,
                             file->length > 0 ? file->length : strlen (file->text));
}

static char *
make_sound (void)
{
  char *folder = test_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (sound_files); i++)
    write_file (folder, &sound_files[i]);
  return folder;
}

static void
check_refusal (const BadFolder *bad)
{
  char *folder = make_sound ();
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashProgramme) programme = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad->files) && bad->files[i].name != NULL; i++)
    write_file (folder, &bad->files[i]);
  before = test_folder_picture (folder);
  programme = awrash_programme_load (folder, &error);
  after = test_folder_picture (folder);
  cr_expect_null (programme, "%s: loaded", bad->label);
  cr_expect (error != NULL && g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_FOLDER),
             "%s: wrong code", bad->label);
  cr_expect_str_eq (error != NULL ? error->message : "", bad->message, "%s: %s", bad->label,
                    error != NULL ? error->message : "");
  cr_expect_str_eq (before, after, "%s: the folder changed", bad->label);
  test_folder_remove (folder);
}

Test (programme_load, refuses_bad_tables_with_the_exact_message)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_tables); i++)
    check_refusal (&bad_tables[i]);
}

Test (programme_load, refuses_bad_options_and_records_with_the_exact_message)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_records); i++)
    check_refusal (&bad_records[i]);
}

Test (programme_load, reads_the_sound_folder)
{
  char *folder = make_sound ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashProgramme) programme = awrash_programme_load (folder, &error);
  double need[2] = { 0, 0 };
  size_t territory = 0;

  cr_assert_not_null (programme, "%s", error != NULL ? error->message : "");
  cr_expect_eq (awrash_programme_territory_get_count (programme), 3);
  cr_expect_eq (awrash_programme_province_get_count (programme), 2);
  cr_expect (awrash_programme_territory_find (programme, "05.301", &territory));
  cr_expect_eq (awrash_programme_territory_get_parent (programme, territory), 0);
  cr_expect_str_eq (awrash_programme_territory_get_label (programme, territory, "ar"), "Khénifra");
  cr_expect (awrash_programme_province_get_need (programme, NULL, need, &error));
  cr_expect_eq (need[0], 44127);
  cr_expect_eq (need[1], 28161);
  cr_expect_eq (awrash_programme_get_n_notices (programme), 0);
  cr_expect_str_eq (awrash_programme_stream_get_label (programme, 0, "en"),
                    "Temporary public worksites");
  test_folder_remove (folder);
}

Test (programme_load, tells_no_folder_apart_from_a_bad_one)
{
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_programme_load ("/nowhere/at/all", &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_FILE));
  cr_expect (g_str_has_prefix (error->message, "/nowhere/at/all: cannot be opened, expected the "
                                               "folder of a programme: "));
}

Test (programme_load, ignores_unknown_files_with_a_notice)
{
  char *folder = make_sound ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashProgramme) programme = NULL;

  test_folder_write (folder, "assumptions.csv", "x\n1\n");
  test_folder_write (folder, ".hidden", "x\n");
  programme = awrash_programme_load (folder, &error);
  cr_assert_not_null (programme);
  cr_assert_eq (awrash_programme_get_n_notices (programme), 1);
  cr_expect_str_eq (awrash_programme_get_notice (programme, 0),
                    "assumptions.csv: not a file of a programme, ignored");
  test_folder_remove (folder);
}

Test (programme_load, tells_the_first_hundred_faults_and_counts_the_rest)
{
  char *folder = make_sound ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("territory,stream,max\n");
  g_auto (GStrv) lines = NULL;

  for (int i = 0; i < 250; i++)
    g_string_append (text, "99,temporary,1\n");
  test_folder_write (folder, "quotas.csv", text->str);
  cr_expect_null (awrash_programme_load (folder, &error));
  lines = g_strsplit (error->message, "\n", -1);
  cr_expect_eq (g_strv_length (lines), 101);
  cr_expect_str_eq (lines[0], "quotas.csv:2: column \"territory\": \"99\" is unknown, expected a "
                              "code of territories.csv");
  cr_expect_str_eq (lines[100], "and 150 more");
  test_folder_remove (folder);
}

/* The same content as spreadsheets and people write it. */
static const struct
{
  const char *label, *name, *text;
} spellings[] = {
  { "semicolons, capitals and accents", "quotas.csv",
    "Térritory;STREAM; unit ;Min;MAX;status\n05.301;temporary;places;953;953;published\n"
    "05;sustainable;;;4000;published\n" },
  { "French headers, marks and CR LF", "quotas.csv",
    "\xEF\xBB\xBFTerritoire;Volet;Unité;Minimum;Maximum;Statut\r\n"
    "05.301;temporary;postes;953;953;publié\r\n05;sustainable;;;4\u202F000;publié\r\n" },
  { "Arabic headers and words", "quotas.csv",
    "المجال الترابي,الشق,الوحدة,الحد الأدنى,الحد الأقصى,وضعية الرقم\n"
    "05.301,temporary,مناصب شغل,953,953,مذكور في مصدر\n05,sustainable,,,4000,مذكور في مصدر\n" },
  { "tabs and a sep line", "quotas.csv",
    "sep=\t\nterritory\tstream\tunit\tmin\tmax\tstatus\n05.301\ttemporary\tplaces\t953\t953\t"
    "published\n05\tsustainable\t\t\t4 000\tpublished\n" },
  { "other order of rows and columns, comments, blank rows", "quotas.csv",
    "# a comment\n\"# another\",,\nmax,min,status,stream,territory,unit\n"
    "4000,,published,sustainable,05,\n,,,,,\n953,953,published,temporary,05.301,places\n" },
  { "a byte-order mark and CR LF in programme.ini", "programme.ini",
    "\xEF\xBB\xBF# the programme\r\n[need]\r\nindicator = unemployed\r\n\r\n[programme]\r\n"
    "name=Test\r\n" },
  { "rows of territories in another order", "territories.csv",
    "code,parent,level,name_fr,unemployed\n05.301,05,province,Khénifra,28161.0\n"
    "05.091,05,province,Béni Mellal,4.4127e4\n05,,region,Béni Mellal-Khénifra,\n" },
};

Test (programme_load, gives_one_hash_to_every_spelling_of_one_content)
{
  char *folder = make_sound ();
  g_autoptr (AwrashProgramme) plain = awrash_programme_load (folder, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      char *other = make_sound ();
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashProgramme) programme = NULL;

      test_folder_write (other, spellings[i].name, spellings[i].text);
      programme = awrash_programme_load (other, &error);
      cr_assert_not_null (programme, "%s: %s", spellings[i].label,
                          error != NULL ? error->message : "");
      cr_expect_str_eq (awrash_programme_get_hash (programme), awrash_programme_get_hash (plain),
                        "%s", spellings[i].label);
      test_folder_remove (other);
    }
  cr_expect_eq (strlen (awrash_programme_get_hash (plain)), 64);
  test_folder_remove (folder);
}

Test (programme_load, gives_another_hash_to_another_number)
{
  char *folder = make_sound ();
  g_autoptr (AwrashProgramme) before = awrash_programme_load (folder, NULL);
  g_autoptr (AwrashProgramme) after = NULL;

  test_folder_write (folder, "streams.csv",
                     "code,unit,months,monthly_cost\ntemporary,places,4,2800\n"
                     "sustainable,places,9,1500.01\n");
  after = awrash_programme_load (folder, NULL);
  cr_assert_not_null (after);
  cr_expect_str_neq (awrash_programme_get_hash (before), awrash_programme_get_hash (after));
  test_folder_remove (folder);
}

Test (programme_load, takes_a_hundred_thousand_territories_in_a_chain_or_a_fan)
{
  char *folder = make_sound ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashProgramme) programme = NULL;
  g_autoptr (GString) text = g_string_new ("code,parent,level,name_fr,unemployed\n");

  /* A chain of 50,000, children first, and as many provinces below its top. */
  for (int i = 0; i < 50000; i++)
    g_string_append_printf (text, "c%d,c%d,,,\n", i, i + 1);
  g_string_append (text, "c50000,,,,\n05,c50000,,,\n05.301,05,,,1\n05.091,05,,,1\n");
  for (int i = 0; i < 50000; i++)
    g_string_append_printf (text, "f%d,c50000,,Name,%d\n", i, i);
  test_folder_write (folder, "territories.csv", text->str);
  programme = awrash_programme_load (folder, &error);
  cr_assert_not_null (programme, "%s", error != NULL ? error->message : "");
  cr_expect_eq (awrash_programme_territory_get_count (programme), 100004);
  cr_expect_eq (awrash_programme_province_get_count (programme), 50003);
  test_folder_remove (folder);
}
