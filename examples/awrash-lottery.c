/* SPDX-License-Identifier: GPL-3.0-or-later */

/* awrash-lottery: persons drawn by lot under quotas, so that every step can be followed. Source: a
 * CSV file of applicants and one of quotas. Invariant: identifiers alone leave the file of
 * applicants. */

#include "parts/drum.h"

#include <string.h>

static ApplicantColumns columns;
static DrumQuestion asked;
static gboolean checks;
static char *verified;

static const GOptionEntry options[] = {
  { "size", 'k', 0, G_OPTION_ARG_INT, &asked.size, N_ ("how many persons a panel has"),
    N_ ("NUMBER") },
  { "rule", 'r', 0, G_OPTION_ARG_STRING, &asked.rule,
    N_ ("leximin (default), maximin, nash or goldilocks"), N_ ("RULE") },
  { "person", 'p', 0, G_OPTION_ARG_STRING, &columns.person,
    N_ ("the column of opaque identifiers (default: the first)"), N_ ("COLUMN") },
  { "household", 0, 0, G_OPTION_ARG_STRING, &columns.household,
    N_ ("a column: of those who have the same number there, one at most is drawn"), N_ ("COLUMN") },
  { "entries", 0, 0, G_OPTION_ARG_STRING, &columns.entries,
    N_ ("a column of whole numbers: how many slips each has in the drum, such as 1 and one more "
        "for "
        "each past refusal"),
    N_ ("COLUMN") },
  { "replace", 0, 0, G_OPTION_ARG_STRING, &columns.replace,
    N_ ("a column that says accepted or dropped: who replaces those who dropped out"),
    N_ ("COLUMN") },
  { "uniform", 'u', 0, G_OPTION_ARG_INT, &asked.n_balls,
    N_ ("put panels on so many numbered balls, each as likely"), N_ ("M") },
  { "salt", 0, 0, G_OPTION_ARG_STRING, &asked.salt,
    N_ ("with --uniform: a word of 16 bytes or more that nobody can guess; below 1,000 persons the "
        "list needs one"),
    N_ ("WORD") },
  { "seed", 's', 0, G_OPTION_ARG_STRING, &asked.seed,
    N_ ("with --uniform: the text that draws a ball, which became known after the hash was "
        "published"),
    N_ ("TEXT") },
  { "published", 0, 0, G_OPTION_ARG_STRING, &asked.published,
    N_ ("with --seed: where and when the hash was published"), N_ ("TEXT") },
  { "source", 0, 0, G_OPTION_ARG_STRING, &asked.source,
    N_ ("with --seed: where the seed comes from"), N_ ("TEXT") },
  { "list", 0, 0, G_OPTION_ARG_FILENAME, &asked.list,
    N_ ("with --uniform: write the list whose hash is published"), N_ ("FILE") },
  { "protocol", 0, 0, G_OPTION_ARG_FILENAME, &asked.protocol,
    N_ ("with --seed: write the protocol"), N_ ("FILE") },
  { "certificate", 0, 0, G_OPTION_ARG_FILENAME, &asked.certificate,
    N_ ("write what lets anyone who has the files re-check the chances"), N_ ("FILE") },
  { "verify", 0, 0, G_OPTION_ARG_FILENAME, &verified,
    N_ ("re-check a certificate against the files and --size, without any search"), N_ ("FILE") },
  { "legacy", 0, 0, G_OPTION_ARG_INT, &asked.n_legacy,
    N_ ("compare with the rule of most urgent quotas, by so many of its panels"), N_ ("NUMBER") },
  { "check", 0, 0, G_OPTION_ARG_NONE, &checks,
    N_ ("the files are a protocol and a list: was the ball drawn from this list by this seed?"),
    NULL },
  { "csv", 0, 0, G_OPTION_ARG_NONE, &asked.as_csv,
    N_ ("print one CSV file, a line for each person"), NULL },
  { NULL, 0, 0, 0, NULL, NULL, NULL }
};

/* Options that mean nothing without another one are refused, so that none is without effect. */
static gboolean
check_use (GError **error)
{
  const Fault faults[] = {
    { asked.size < 1, N_ ("--size is missing or below 1, expected how many persons a panel has") },
    { asked.n_balls < 0 || asked.n_legacy < 0,
      N_ ("--uniform or --legacy is below 0, expected a whole number") },
    { asked.n_balls == 0 && (asked.salt != NULL || asked.seed != NULL || asked.list != NULL),
      N_ ("--salt, --seed or --list is given without --uniform, expected both") },
    { asked.seed == NULL
          && (asked.published != NULL || asked.source != NULL || asked.protocol != NULL),
      N_ ("--published, --source or --protocol is given without --seed, expected both") },
    { asked.seed != NULL && (asked.published == NULL || asked.source == NULL),
      N_ ("--seed is given without --published and --source, expected all three: a seed counts "
          "only if the hash was published before it") },
    { verified != NULL
          && (asked.rule != NULL || asked.n_balls > 0 || asked.n_legacy > 0 || asked.as_csv
              || asked.certificate != NULL),
      N_ ("--verify is given with --rule, --uniform, --legacy, --csv or --certificate, expected "
          "none of them: the certificate says what it proves") },
  };

  return manners_check (G_N_ELEMENTS (faults), faults, error);
}

/* Whether a protocol is what its list and its seed make it. */
static ExitStatus
check_protocol (Session *session, GError **error)
{
  g_autofree char *protocol = NULL, *list = NULL;
  g_autoptr (GError) found = NULL;
  gboolean stands;

  protocol = awrash_base_file_read (session->arguments[0], MANNERS_MOST_BYTES, error);
  list = protocol != NULL ? awrash_base_file_read (session->arguments[1], MANNERS_MOST_BYTES, error)
                          : NULL;
  if (list == NULL)
    return EXIT_WRONG;
  stands = awrash_selection_protocol_check (protocol, list, &found);
  json_object_set_string_member (session->answer, "status", stands ? "accepted" : "refused");
  if (stands)
    {
      manners_say (session, "%s",
                   _ ("The protocol stands: this seed draws this ball from this list."));
      return EXIT_ANSWER;
    }
  json_object_set_string_member (session->answer, "reason", found->message);
  manners_say (session, _ ("The protocol does not stand: %s"), found->message);
  return EXIT_NO_ANSWER;
}

/* A salt that will do, in the place of one that is missing. */
static gboolean
suggest_salt (const Applicants *applicants, GError **error)
{
  g_autofree char *salt = g_uuid_string_random ();

  if (asked.n_balls == 0 || asked.salt != NULL || applicants->n >= 1000)
    return TRUE;
  manners_misuse (
      error,
      _ ("--salt is missing: from the hash of a list of %u persons one could guess who is "
         "on it; expected a word that nobody can guess, such as %s"),
      (guint)applicants->n, salt);
  return FALSE;
}

static ExitStatus
run (Session *session, GError **error)
{
  g_auto (Applicants) applicants = { 0 };
  g_auto (Drum) drum = { 0 };

  if (checks)
    return check_protocol (session, error);
  if (!check_use (error))
    return EXIT_WRONG;
  if (asked.rule == NULL)
    asked.rule = g_strdup ("leximin");
  if (!applicants_read (&applicants, session, session->arguments[0], session->arguments[1],
                        &columns, error))
    return EXIT_WRONG;
  if (verified != NULL)
    return drum_verify (session, &applicants, &asked, verified, error);
  if (!suggest_salt (&applicants, error) || !drum_turn (&drum, &applicants, &asked, error)
      || !drum_tell (&drum, session, &asked, error))
    return EXIT_WRONG;
  return drum.n_panels > 0 ? EXIT_ANSWER : EXIT_NO_ANSWER;
}

int
main (int argc, char **argv)
{
  static const Verb verb = {
    .name = "awrash-lottery",
    .arguments = N_ ("APPLICANTS.csv QUOTAS.csv"),
    .summary = N_ ("Persons drawn by lot under quotas, with chances as equal as these allow, "
                   "and a draw that any witness can follow."),
    .examples
    = "  awrash-lottery applicants.csv quotas.csv --size 12 --household household\n"
      "  awrash-lottery applicants.csv quotas.csv -k 12 --uniform 1000 --salt WORD --list l\n"
      "  awrash-lottery applicants.csv quotas.csv -k 12 --uniform 1000 --salt WORD \\\n"
      "      --seed '4 17 32 8' --published 'town hall, 1 December' --source 'state lottery'\n"
      "  awrash-lottery --check protocol list\n"
      "  awrash-lottery applicants.csv quotas.csv -k 12 --certificate proof.json\n"
      "  awrash-lottery applicants.csv quotas.csv -k 12 --verify proof.json\n"
      "  awrash-lottery answers.csv quotas.csv -k 12 --replace answer --csv",
    .options = options,
    .n_arguments = 2,
    .run = run
  };
  const int status = manners_run (&verb, argc, argv);
  char *texts[] = { columns.person, columns.household, columns.entries, columns.replace, asked.rule,
                    asked.salt,     asked.seed,        asked.published, asked.source,    asked.list,
                    asked.protocol, asked.certificate, verified };

  for (gsize k = 0; k < G_N_ELEMENTS (texts); k++)
    g_free (texts[k]);
  return status;
}
