/* SPDX-License-Identifier: GPL-3.0-or-later */

/* awrash-check: re-checks a plan and its certificate, or a division made by hand. Source: a
 * programme folder and a plan folder or table. Invariant: no solver runs here; what is accepted
 * keeps every bound by plain arithmetic. */

#include "equity.h"

#include <math.h>
#include <string.h>

static char *reading_name;

static const GOptionEntry options[]
    = { { "reading", 'r', 0, G_OPTION_ARG_STRING, &reading_name,
          N_ ("for a table: the reading that rates are taken from (default: [split])"),
          N_ ("NAME") },
        { NULL, 0, 0, 0, NULL, NULL, NULL } };

/* What was checked, and against which programme. */
typedef struct
{
  Session *session;
  const AwrashProgramme *programme;
  gboolean accepted;
  JsonArray *findings;
} Check;

static void
add_finding (Check *check, const char *finding)
{
  json_array_add_string_element (check->findings, finding);
  manners_say (check->session, "- %s", finding);
}

static void
take_verdict (Check *check, const char *what, const AwrashVerdict *verdict)
{
  const gboolean accepted = awrash_audit_verdict_is_accepted (verdict);

  check->accepted = check->accepted && accepted;
  manners_say (check->session, accepted ? _ ("%s: accepted.") : _ ("%s: NOT accepted."), what);
  for (gsize i = 0; i < awrash_audit_verdict_get_n_findings (verdict); i++)
    add_finding (check, awrash_audit_verdict_get_finding (verdict, i));
}

static AwrashVerdict *
check_table (Check *check, const char *path, GError **error)
{
  g_autoptr (AwrashReading) reading
      = awrash_split_reading_load (check->programme, reading_name, error);
  g_autoptr (AwrashTable) table = NULL;

  if (reading == NULL)
    return NULL;
  table = manners_read_table (path, error);
  if (table == NULL)
    return NULL;
  return awrash_audit_division (check->programme, reading, table, error);
}

static AwrashVerdict *
check_certificate (Check *check, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  if (g_utf8_validate (text, (gssize)length, NULL))
    return awrash_audit_certificate (check->programme, text, error);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_ENCODING, _ ("%s is not UTF-8 text"), path);
  return NULL;
}

/* A table beside the certificate has to say what the certificate says. */
static void
compare_receipts (Check *check, const AwrashVerdict *table, const AwrashVerdict *certificate)
{
  const gsize n = awrash_audit_verdict_get_n_provinces (table);
  const double *given = awrash_audit_verdict_get_receipts (table);
  const double *certified = awrash_audit_verdict_get_receipts (certificate);

  if (awrash_audit_verdict_get_n_provinces (certificate) != n)
    return;
  for (gsize p = 0; p < n; p++)
    if (given[p] != certified[p])
      {
        g_autofree char *finding
            = g_strdup_printf (_ ("%s: plan.csv gives %s, the certificate %s"),
                               manners_province (check->session, check->programme, p),
                               manners_decimal (check->session, given[p], 0),
                               manners_decimal (check->session, certified[p], 0));
        check->accepted = FALSE;
        add_finding (check, finding);
      }
}

/* A folder: its certificate first, then its table, whose receipts must be the certified ones. */
static AwrashVerdict *
check_folder (Check *check, const char *folder, GError **error)
{
  g_autofree char *certificate = g_build_filename (folder, "certificate.json", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.csv", NULL);
  g_autoptr (AwrashVerdict) certified = check_certificate (check, certificate, error);
  g_autoptr (AwrashVerdict) table = NULL;

  if (certified == NULL)
    return NULL;
  take_verdict (check, _ ("Certificate"), certified);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&certified);
  table = check_table (check, path, error);
  if (table == NULL)
    return NULL;
  take_verdict (check, "plan.csv", table);
  if (reading_name == NULL)
    return g_steal_pointer (&certified);
  compare_receipts (check, table, certified);
  return g_steal_pointer (&table);
}

static gboolean
tell_equity (Check *check, const AwrashVerdict *verdict, GError **error)
{
  const gsize n = awrash_audit_verdict_get_n_provinces (verdict);
  const double *receipts = awrash_audit_verdict_get_receipts (verdict);
  const double *needs = awrash_audit_verdict_get_needs (verdict);
  g_autofree double *rates = g_new0 (double, n + 1);
  const AwrashProgramme *programme = check->programme;
  Equity equity;
  EquityLabels labels;

  if (n == 0)
    return TRUE;
  for (gsize p = 0; p < n; p++)
    rates[p] = needs[p] > 0 ? receipts[p] / needs[p] : NAN;
  if (!equity_measure (n, rates, needs, &equity, error))
    return FALSE;
  labels = (EquityLabels){ _ ("Value"), manners_province (check->session, programme, equity.lowest),
                           manners_province (check->session, programme, equity.highest) };
  json_object_set_object_member (
      check->session->answer, "equity",
      equity_to_json (
          &equity,
          awrash_programme_territory_get_code (
              programme, awrash_programme_province_get_territory (programme, equity.lowest)),
          awrash_programme_territory_get_code (
              programme, awrash_programme_province_get_territory (programme, equity.highest))));
  manners_title (check->session, "%s", _ ("How unequal: places per 1,000, weighted by need"));
  equity_print (check->session, 1, &equity, 1000, &labels);
  return TRUE;
}

static ExitStatus
run (Session *session, GError **error)
{
  g_autoptr (AwrashProgramme) programme = awrash_programme_load (session->arguments[0], error);
  g_autoptr (AwrashVerdict) verdict = NULL;
  const char *plan = session->arguments[1];
  Check check = { .session = session, .programme = programme, .accepted = TRUE };

  if (programme == NULL)
    return EXIT_WRONG;
  check.findings = json_array_new ();
  json_object_set_array_member (session->answer, "findings", check.findings);
  if (strcmp (plan, "-") != 0 && g_file_test (plan, G_FILE_TEST_IS_DIR))
    verdict = check_folder (&check, plan, error);
  else if ((verdict = check_table (&check, plan, error)) != NULL)
    take_verdict (&check, _ ("Division"), verdict);
  if (verdict == NULL || !tell_equity (&check, verdict, error))
    return EXIT_WRONG;
  json_object_set_boolean_member (session->answer, "accepted", check.accepted);
  json_object_set_string_member (session->answer, "status",
                                 check.accepted ? "accepted" : "not-accepted");
  return check.accepted ? EXIT_ANSWER : EXIT_NO_ANSWER;
}

int
main (int argc, char **argv)
{
  static const Verb verb
      = { .name = "awrash-check",
          .arguments = N_ ("FOLDER PLAN"),
          .summary = N_ ("Re-check a plan and its certificate, or a division made by hand."),
          .examples = "  awrash-check khenifra-2023 proposal\n"
                      "  awrash-check khenifra-2023 division.csv --reading by-need",
          .options = options,
          .n_arguments = 2,
          .run = run };
  const int status = manners_run (&verb, argc, argv);

  g_free (reading_name);
  return status;
}
