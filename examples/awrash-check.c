/* SPDX-License-Identifier: GPL-3.0-or-later */

/* awrash-check: re-checks a plan and its certificate, or a division made by hand. Source: a
 * programme folder and a plan folder or table. Invariant: no solver runs for the verdict; what is
 * accepted keeps every bound by plain arithmetic. */

#include "parts/equity.h"
#include "parts/mending.h"
#include "parts/proof.h"

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

/* The reading that --reading names; else the one that the certificate was made with, if any. */
static AwrashReading *
choose_reading (const Check *check, JsonObject *certificate, GError **error)
{
  g_autoptr (AwrashReading) reading
      = awrash_split_reading_load (check->programme, reading_name, error);
  g_autoptr (GList) keys = NULL;
  JsonObject *own;

  if (reading == NULL || reading_name != NULL || certificate == NULL
      || !json_object_has_member (certificate, "reading"))
    return g_steal_pointer (&reading);
  own = json_object_get_object_member (certificate, "reading");
  keys = own != NULL ? json_object_get_members (own) : NULL;
  for (const GList *key = keys; key != NULL; key = key->next)
    if (!awrash_split_reading_set (reading, key->data,
                                   json_object_get_string_member_with_default (own, key->data, ""),
                                   error))
      return NULL;
  return g_steal_pointer (&reading);
}

/* A text of a list, NULL where there is none: a certificate may come from any hand. */
static const char *
text_at (JsonArray *list, guint i)
{
  JsonNode *node = json_array_get_element (list, i);

  return JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/* TRUE if the certificate gives the cell these places; its rows are [territory, [places of each
 * type]]. */
static gboolean
is_certified (JsonObject *certificate, const char *territory, const char *type, gint64 places)
{
  JsonArray *types = json_object_get_array_member (certificate, "types");
  JsonArray *rows = json_object_get_array_member (certificate, "places");
  guint column = 0;

  while (column < json_array_get_length (types) && g_strcmp0 (text_at (types, column), type) != 0)
    column++;
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonNode *node = json_array_get_element (rows, i);
      JsonArray *row = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
      JsonNode *held = row != NULL && json_array_get_length (row) == 2
                           ? json_array_get_element (row, 1)
                           : NULL;

      if (held == NULL || !JSON_NODE_HOLDS_ARRAY (held)
          || g_strcmp0 (text_at (row, 0), territory) != 0)
        continue;
      return column < json_array_get_length (json_node_get_array (held))
             && json_array_get_int_element (json_node_get_array (held), column) == places;
    }
  return places == 0;
}

static gboolean
holds_list (JsonObject *certificate, const char *member)
{
  JsonNode *node = json_object_get_member (certificate, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node);
}

/* A table beside a certificate has to say what the certificate says, cell by cell. */
static gboolean
compare_cells (Check *check, const AwrashTable *table, JsonObject *certificate, GError **error)
{
  gsize territory, type, places;

  if (!holds_list (certificate, "places") || !holds_list (certificate, "types")
      || !awrash_base_table_find_column (table, "territory", &territory)
      || !awrash_base_table_find_column (table, "type", &type)
      || !awrash_base_table_find_column (table, "places", &places))
    return TRUE;
  for (gsize row = 0; row < awrash_base_table_get_n_rows (table); row++)
    {
      const char *where = awrash_base_table_get_cell (table, row, territory);
      const char *what = awrash_base_table_get_cell (table, row, type);
      g_autofree char *finding = NULL;
      gint64 value;
      if (!awrash_base_table_get_integer (table, row, places, &value, error))
        return FALSE;
      if (is_certified (certificate, where, what, value))
        continue;
      finding = g_strdup_printf (_ ("plan.csv gives %s %s places of %s, the certificate does not"),
                                 where, manners_integer (check->session, value), what);
      check->accepted = FALSE;
      add_finding (check, finding);
    }
  return TRUE;
}

/* certificate: that of the folder in which the table stands, or NULL. */
static AwrashVerdict *
check_table (Check *check, const char *path, JsonObject *certificate, GError **error)
{
  g_autoptr (AwrashReading) reading = choose_reading (check, certificate, error);
  g_autoptr (AwrashTable) table = NULL;
  g_autoptr (AwrashVerdict) verdict = NULL;

  if (reading == NULL)
    return NULL;
  table = manners_read_table (path, error);
  if (table == NULL)
    return NULL;
  verdict = awrash_audit_division (check->programme, reading, table, error);
  if (verdict == NULL)
    return NULL;
  take_verdict (check, certificate != NULL ? "plan.csv" : _ ("Division"), verdict);
  if (certificate != NULL && !compare_cells (check, table, certificate, error))
    return NULL;
  return g_steal_pointer (&verdict);
}

static AwrashVerdict *
check_certificate (Check *check, const char *path, char **text, GError **error)
{
  g_autoptr (AwrashVerdict) verdict = NULL;

  *text = awrash_base_file_read (path, MANNERS_MOST_BYTES, error);
  if (*text == NULL)
    return NULL;
  verdict = awrash_audit_certificate (check->programme, *text, error);
  if (verdict != NULL)
    take_verdict (check, _ ("Certificate"), verdict);
  return g_steal_pointer (&verdict);
}

/* A folder: its certificate first, then its table by the certificate's own reading. Only an
 * accepted certificate is known to have the form that is read here. */
static AwrashVerdict *
check_folder (Check *check, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "certificate.json", NULL);
  g_autofree char *plan = g_build_filename (folder, "plan.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (AwrashVerdict) certified = check_certificate (check, path, &text, error);

  if (certified == NULL || !awrash_audit_verdict_is_accepted (certified)
      || !g_file_test (plan, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&certified);
  root = json_from_string (text, error);
  if (root == NULL)
    return NULL;
  return check_table (check, plan, json_node_get_object (root), error);
}

/* How a division by hand could be mended, or made the best; a plan with a certificate is. */
static gboolean
tell_moves (Check *check, const AwrashVerdict *verdict, GError **error)
{
  g_autoptr (AwrashReading) reading = choose_reading (check, NULL, error);

  return reading != NULL
         && mending_tell (check->session, check->programme, reading, verdict, error);
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
                           manners_province (check->session, programme, equity.highest), FALSE };
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
  gboolean is_folder;

  if (programme == NULL)
    return EXIT_WRONG;
  check.findings = json_array_new ();
  json_object_set_array_member (session->answer, "findings", check.findings);
  is_folder = strcmp (plan, "-") != 0 && g_file_test (plan, G_FILE_TEST_IS_DIR);
  verdict
      = is_folder ? check_folder (&check, plan, error) : check_table (&check, plan, NULL, error);
  if (verdict == NULL || !tell_equity (&check, verdict, error)
      || (!is_folder && !tell_moves (&check, verdict, error)))
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
