/* SPDX-License-Identifier: GPL-3.0-or-later */

/* awrash-new: writes a folder to start from, territories filled in. Source: the territories of the
 * nation that ship with the library, or of another programme. Invariant: a folder that holds
 * anything is left alone. */

#include "parts/folders.h"
#include "parts/manners.h"

#include <string.h>

static char *region_code;
static char *source_folder;
static gboolean spreadsheet;

static const GOptionEntry options[]
    = { { "region", 'r', 0, G_OPTION_ARG_STRING, &region_code,
          N_ ("the region whose provinces are filled in; * for the nation"), N_ ("CODE") },
        { "from", 'f', 0, G_OPTION_ARG_FILENAME, &source_folder,
          N_ ("a programme whose territories are taken (default: the nation of 2023)"),
          N_ ("FOLDER") },
        { "spreadsheet", 0, 0, G_OPTION_ARG_NONE, &spreadsheet,
          N_ ("semicolons, decimal commas, byte-order mark"), NULL },
        { NULL, 0, 0, 0, NULL, NULL, NULL } };

/* Where the nation's territories stand: where AWRASH_DATA says, else where the cases are. */
static char *
find_nation (void)
{
  g_autofree char *cases = folders_cases ();
  g_autofree char *nation = g_build_filename (cases, "morocco-2023", NULL);

  return g_file_test (nation, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&nation) : NULL;
}

static gboolean
is_empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  return dir == NULL ? !g_file_test (folder, G_FILE_TEST_EXISTS) : g_dir_read_name (dir) == NULL;
}

static ExitStatus
run (Session *session, GError **error)
{
  const char *folder = session->arguments[0];
  g_autofree char *source = source_folder != NULL ? g_strdup (source_folder) : find_nation ();
  g_autoptr (AwrashProgramme) territories = NULL;

  if (region_code == NULL)
    return manners_misuse (error, _ ("--region is missing, expected the code of a region, or *"));
  if (source == NULL)
    return manners_misuse (error, _ ("the territories of the nation were not found, expected "
                                     "--from FOLDER or AWRASH_DATA"));
  if (!is_empty (folder))
    return manners_misuse (error, _ ("%s is not empty, expected a new folder"), folder);
  territories = awrash_programme_load (source, error);
  if (territories == NULL
      || !awrash_programme_save_template (
          territories, region_code, folder,
          spreadsheet ? AWRASH_DIALECT_SPREADSHEET : AWRASH_DIALECT_PLAIN, error))
    return EXIT_WRONG;
  json_object_set_string_member (session->answer, "status", "answered");
  json_object_set_string_member (session->answer, "folder", folder);
  manners_say (session,
               _ ("%s: a programme to start from. Fill in quotas.csv, then: awrash-plan %s"),
               manners_isolate (session, folder), manners_isolate (session, folder));
  return EXIT_ANSWER;
}

int
main (int argc, char **argv)
{
  static const Verb verb = { .name = "awrash-new",
                             .arguments = N_ ("DIR"),
                             .summary = N_ ("Write a folder to start a programme from."),
                             .examples = "  awrash-new my-region --region 05\n"
                                         "  awrash-new nation --region '*' --spreadsheet",
                             .options = options,
                             .n_arguments = 1,
                             .run = run };
  const int status = manners_run (&verb, argc, argv);

  g_free (region_code);
  g_free (source_folder);
  return status;
}
