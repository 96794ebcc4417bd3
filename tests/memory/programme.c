/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that a programme allocates is given back: built, refused, saved, shared.
 * Source: none; the values only have to reach every way out.
 * Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and ends with 0. */

#include <awrash.h>

#include <glib/gstdio.h>
#include <string.h>

#define TERRITORIES                                                                                \
  "code,parent,level,name_fr,unemployed\n05,,region,R,\n05.301,05,province,K,28161\n"
#define QUOTAS "territory,stream,unit,min,max,status\n05.301,temporary,,953,953,published\n"

static void
add (AwrashProgrammeBuilder *builder, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashTable) table = awrash_base_csv_parse (name, strlen (text), text, &error);

  g_assert_no_error (error);
  awrash_programme_builder_add_table (builder, table, &error);
}

static AwrashProgramme *
build (const char *quotas, const char *indicator)
{
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  g_autoptr (GError) error = NULL;

  add (builder, "territories", TERRITORIES);
  add (builder, "territories", TERRITORIES);
  add (builder, "quotas", quotas);
  add (builder, "streams", "code,months\ntemporary,4\nsustainable,9\n");
  add (builder, "worksite_types",
       "code,stream,variant_of,women\na,temporary,,0.5\nb,temporary,a,\n");
  add (builder, "pools", "territory,group,persons\n05.301,women,12\n");
  add (builder, "shares", "territory,of,group,at_least\n05,temporary,women,30 %\n");
  add (builder, "adjacency", "territory,neighbour\n05.301,05\n");
  add (builder, "history", "edition,territory,stream,metric,value\n1,05,*,quota,9\n");
  awrash_programme_builder_set_option (builder, "need", "indicator", indicator, NULL);
  awrash_programme_builder_set_option (builder, "reading a", "need", "pool:women", NULL);
  awrash_programme_builder_set_option (builder, "reading a", "[", "", &error);
  return awrash_programme_builder_build (builder, NULL);
}

static void
use (AwrashProgramme *programme)
{
  double need[1] = { 0 };
  int64_t stock = 0;
  const char *const expressions[] = { NULL, "pool:women*unemployed", "pool:men", "code", "*" };

  for (gsize i = 0; i < G_N_ELEMENTS (expressions); i++)
    {
      g_autoptr (GError) error = NULL;
      awrash_programme_province_get_need (programme, expressions[i], need, &error);
    }
  awrash_programme_durations_stock (programme, "05.301", "temporary", &stock, NULL);
  awrash_programme_unref (awrash_programme_ref (programme));
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);

  for (const char *name = g_dir_read_name (directory); name != NULL;
       name = g_dir_read_name (directory))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
}

static void
save (const AwrashProgramme *programme, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashProgramme) again = NULL;

  g_assert_true (awrash_programme_save (programme, folder, AWRASH_DIALECT_SPREADSHEET, &error));
  g_assert_true (awrash_programme_save (programme, folder, AWRASH_DIALECT_PLAIN, &error));
  again = awrash_programme_load (folder, &error);
  g_assert_no_error (error);
  awrash_programme_save_template (programme, "05", folder, AWRASH_DIALECT_PLAIN, NULL);
  empty_folder (folder);
  g_assert_true (
      awrash_programme_save_template (programme, "05", folder, AWRASH_DIALECT_PLAIN, &error));
  empty_folder (folder);
  awrash_programme_load (folder, NULL);
  awrash_programme_save (programme, "/dev/null/x", AWRASH_DIALECT_PLAIN, NULL);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("awrash-memory-XXXXXX", NULL);
  g_autoptr (AwrashProgramme) sound = build (QUOTAS, "unemployed");
  g_autoptr (AwrashProgramme) bad
      = build ("territory,stream,min,max\n5.301,temporary,2,1\n05,works,,\n,,,x\n", "unemployd");

  g_assert_nonnull (sound);
  g_assert_null (bad);
  use (sound);
  save (sound, folder);
  g_rmdir (folder);
  return 0;
}
