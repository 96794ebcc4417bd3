/* SPDX-License-Identifier: GPL-3.0-or-later */

/* awrash-approve: which proposed worksites to approve. Source: worksites.csv of a programme folder.
 * Invariant: an answer is printed with what is left over, and with what the others would need. */

#include "parts/approval.h"
#include "parts/proof.h"

#include <math.h>
#include <string.h>

static WorksitesAsked asked;
static char *tie, *certificate, *verified;
static double gap;
static gint64 nodes = 100000;
static gboolean as_csv;

static const GOptionEntry options[] = {
  { "quota", 0, 0, G_OPTION_ARG_STRING, &asked.quota,
    N_ ("the most that may be approved, in the unit"), N_ ("N") },
  { "unit", 0, 0, G_OPTION_ARG_STRING, &asked.unit,
    N_ ("the unit of the quota: person-months (default) or places"), N_ ("UNIT") },
  { "budget", 'b', 0, G_OPTION_ARG_STRING_ARRAY, &asked.budgets,
    N_ ("the most that the column cost may come to, or another column; may be repeated"),
    N_ ("[COLUMN=]AMOUNT") },
  { "at-least", 0, 0, G_OPTION_ARG_STRING_ARRAY, &asked.at_least,
    N_ ("the least share (0.2), or number (3), of a column: of worksites where it is 0 or 1, else "
        "of places; may be repeated"),
    N_ ("COLUMN=LIMIT[:UNIT]") },
  { "at-most", 0, 0, G_OPTION_ARG_STRING_ARRAY, &asked.at_most,
    N_ ("the most, as --at-least; may be repeated"), N_ ("COLUMN=LIMIT[:UNIT]") },
  { "threshold", 0, 0, G_OPTION_ARG_DOUBLE, &asked.threshold,
    N_ ("worksites of a lower utility are left out"), N_ ("UTILITY") },
  { "objective", 0, 0, G_OPTION_ARG_STRING, &asked.goals,
    N_ ("goals, the first before all: utility (default), utility-worksites, beneficiaries, "
        "worksites, person-months, communes, leximin; parted by commas"),
    N_ ("GOALS") },
  { "need", 0, 0, G_OPTION_ARG_STRING, &asked.need,
    N_ ("a column with the need of the commune that a worksite is in: leximin compares places over "
        "it"),
    N_ ("COLUMN") },
  { "relax", 0, 0, G_OPTION_ARG_STRING_ARRAY, &asked.relax,
    N_ ("what may be relaxed where there is no choice: quota, or a column; may be repeated "
        "(default: --at-least and --at-most)"),
    N_ ("NAME") },
  { "tie", 0, 0, G_OPTION_ARG_STRING, &tie,
    N_ ("between choices that are equally good: order (default), which is that of the codes, or "
        "error"),
    N_ ("POLICY") },
  { "gap", 0, 0, G_OPTION_ARG_DOUBLE, &gap,
    N_ ("the relative gap that is good enough (default: 0)"), N_ ("GAP") },
  { "nodes", 0, 0, G_OPTION_ARG_INT64, &nodes,
    N_ ("the most nodes of the search (default: 100000)"), N_ ("N") },
  { "certificate", 0, 0, G_OPTION_ARG_FILENAME, &certificate,
    N_ ("write what lets anyone re-check the answer"), N_ ("FILE") },
  { "verify", 0, 0, G_OPTION_ARG_FILENAME, &verified,
    N_ ("re-check a certificate against the file and what is asked, without any search"),
    N_ ("FILE") },
  { "csv", 0, 0, G_OPTION_ARG_NONE, &as_csv, N_ ("print the decisions as CSV"), NULL },
  { NULL, 0, 0, 0, NULL, NULL, NULL }
};

/* The certificate, which is checked before it is given out. */
static gboolean
write_certificate (const Worksites *worksites, const AwrashApproved *answer, GError **error)
{
  const char *text = awrash_selection_approve_answer_get_certificate (answer);
  g_autoptr (AwrashVerdict) verdict = NULL;

  if (certificate == NULL)
    return TRUE;
  verdict = awrash_audit_approval (worksites->approval, text, error);
  return verdict != NULL && proof_keep (certificate, text, verdict, error);
}

/* A certificate from any hand against what is asked. */
static ExitStatus
verify (Session *session, const Worksites *worksites, GError **error)
{
  g_autofree char *text = awrash_base_file_read (verified, MANNERS_MOST_BYTES, error);
  g_autoptr (AwrashVerdict) verdict = NULL;

  if (text != NULL)
    verdict = awrash_audit_approval (worksites->approval, text, error);
  return verdict != NULL ? proof_tell (session, verdict) : EXIT_WRONG;
}

static ExitStatus
tell (Session *session, const Worksites *worksites, const AwrashApproved *answer, GError **error)
{
  AwrashStatus status = awrash_selection_approve_answer_get_status (answer);

  approval_put (session, worksites, answer);
  if (!write_certificate (worksites, answer, error))
    return EXIT_WRONG;
  if (status == AWRASH_STATUS_INFEASIBLE)
    return approval_tell_none (session, worksites, (size_t)nodes, error) ? EXIT_NO_ANSWER
                                                                         : EXIT_WRONG;
  if (status == AWRASH_STATUS_LIMIT)
    {
      manners_say (session, "%s", _ ("No choice was found within the nodes."));
      return EXIT_NO_ANSWER;
    }
  if (status == AWRASH_STATUS_TIE_REFUSED)
    {
      approval_tell_tie (session, worksites, answer);
      return EXIT_NO_ANSWER;
    }
  if (as_csv)
    return approval_print_csv (session, worksites, answer, error) ? EXIT_ANSWER : EXIT_WRONG;
  approval_tell (session, worksites, answer);
  return EXIT_ANSWER;
}

static gboolean
check_use (GError **error)
{
  const Fault faults[] = {
    { verified != NULL && (tie != NULL || certificate != NULL || as_csv),
      N_ ("--verify is given with --tie, --csv or --certificate, expected one of them") },
    { nodes < 0, N_ ("--nodes is a number from 0 on") },
  };

  if (tie == NULL || strcmp (tie, "order") == 0 || strcmp (tie, "error") == 0)
    return manners_check (G_N_ELEMENTS (faults), faults, error);
  manners_misuse (error, _ ("--tie is \"%s\", expected order or error"), tie);
  return FALSE;
}

static ExitStatus
run (Session *session, GError **error)
{
  g_auto (Worksites) worksites = { 0 };
  g_autoptr (AwrashApproved) answer = NULL;

  if (!check_use (error))
    return EXIT_WRONG;
  if (!worksites_read (&worksites, session->arguments[0], &asked, error))
    return EXIT_WRONG;
  if (verified != NULL)
    return verify (session, &worksites, error);
  answer = awrash_selection_approve_solve (worksites.approval,
                                           g_strcmp0 (tie, "error") == 0 ? NULL : worksites.order,
                                           gap, (size_t)nodes, error);
  return answer != NULL ? tell (session, &worksites, answer, error) : EXIT_WRONG;
}

int
main (int argc, char **argv)
{
  static const Verb verb
      = { .name = "awrash-approve",
          .arguments = N_ ("FILE"),
          .summary = N_ ("Which proposed worksites to approve, and what the others would need."),
          .examples
          = "  awrash-approve worksites.csv --quota 3812 --at-least national_priority=20%\n"
            "  awrash-approve worksites.csv --quota 953 --unit places --budget 9000000 --threshold "
            "2\n"
            "  awrash-approve worksites.csv --quota 3812 --objective leximin,utility --need "
            "job_seekers\n"
            "  awrash-approve worksites.csv --quota 3812 --certificate proof.json\n"
            "  awrash-approve worksites.csv --quota 3812 --verify proof.json",
          .options = options,
          .n_arguments = 1,
          .run = run };
  const int status = manners_run (&verb, argc, argv);

  g_free (asked.quota);
  g_free (asked.unit);
  g_free (asked.goals);
  g_free (asked.need);
  g_strfreev (asked.budgets);
  g_strfreev (asked.at_least);
  g_strfreev (asked.at_most);
  g_strfreev (asked.relax);
  g_free (tie);
  g_free (certificate);
  g_free (verified);
  return status;
}
