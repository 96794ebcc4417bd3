/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Divisions from any hand. Source: a table as a committee would write it. Invariant: every bound
 * that is broken is told with its figures; a table that cannot be read is an error with its place.
 */

#include "support/sealed.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

#define TERRITORIES                                                                                \
  "code,parent,name_fr,need\nr,,Région,\na,r,Azilal,2\nb,r,Béni,3\nc,r,Khénifra,5\n"
#define STREAMS "code,months\ntemporary,4\nsustainable,9\n"
#define TYPES "code,stream\nroads,temporary\npaint,temporary\nbonus,sustainable\n"
#define QUOTAS                                                                                     \
  "territory,stream,min,max\nr,temporary,5,10\nr,sustainable,4,4\na,*,1,6\nb,type:roads,,2\n"

static AwrashProgramme *
build (void)
{
  return test_programme_new ("territories", TERRITORIES, "streams", STREAMS, "worksite_types",
                             TYPES, "quotas", QUOTAS, "need.indicator", "need", NULL);
}

static AwrashTable *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  AwrashTable *table = awrash_base_csv_parse ("division.csv", strlen (text), text, &error);

  cr_assert_not_null (table, "%s", error != NULL ? error->message : "");
  return table;
}

/* ── bounds ─────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const char *label;
  const char *rows;
  const char *findings[6];
} Row;

#define HEAD "territory,stream,type,places\n"

static const Row rows[] = {
  { "all bounds kept", "a,temporary,roads,2\nb,temporary,paint,3\nc,sustainable,,4\n", { NULL } },
  { "the type alone says the stream", "a,,roads,2\nb,,paint,3\nc,,bonus,4\n", { NULL } },
  { "nothing given",
    "",
    { "temporary places of Région: 0, expected at least 5",
      "sustainable places of Région: 0, expected at least 4",
      "all places of Azilal: 0, expected at least 1" } },
  { "one place too many",
    "a,temporary,roads,7\nb,temporary,paint,4\nc,sustainable,,4\n",
    { "temporary places of Région: 11, expected at most 10",
      "all places of Azilal: 7, expected at most 6" } },
  { "one place too few in a fixed sum",
    "a,temporary,roads,5\nc,sustainable,,3\n",
    { "sustainable places of Région: 3, expected at least 4" } },
  { "every bound broken",
    "b,temporary,roads,11\n",
    { "temporary places of Région: 11, expected at most 10",
      "sustainable places of Région: 0, expected at least 4",
      "all places of Azilal: 0, expected at least 1",
      "roads places of Béni: 11, expected at most 2" } },
};

static gboolean
finds (const AwrashVerdict *verdict, const char *finding)
{
  for (size_t i = 0; i < awrash_audit_verdict_get_n_findings (verdict); i++)
    if (strcmp (awrash_audit_verdict_get_finding (verdict, i), finding) == 0)
      return TRUE;
  return FALSE;
}

Test (audit_division, tells_every_bound_that_is_broken)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autofree char *text = g_strconcat (HEAD, row->rows, NULL);
      g_autoptr (AwrashTable) table = parse (text);
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashVerdict) verdict = awrash_audit_division (programme, reading, table, &error);
      gsize n = g_strv_length ((gchar **)(guintptr)row->findings);

      cr_assert_not_null (verdict, "%s: %s", row->label, error != NULL ? error->message : "");
      cr_expect_eq (awrash_audit_verdict_get_n_findings (verdict), n, "%s: %s", row->label,
                    awrash_audit_verdict_get_finding (verdict, 0));
      cr_expect_eq (awrash_audit_verdict_is_accepted (verdict), n == 0, "%s", row->label);
      for (gsize k = 0; k < n; k++)
        cr_expect (finds (verdict, row->findings[k]), "%s: not found: %s", row->label,
                   row->findings[k]);
    }
}

Test (audit_division, tells_what_provinces_receive_also_where_a_bound_is_broken)
{
  static const double receipts[] = { 8, 12, 0 }, needs[] = { 2, 3, 5 };
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading
      = test_reading_new ("streams", "temporary", "receives", "person-months", NULL);
  g_autoptr (AwrashTable) table = parse (HEAD "a,temporary,roads,2\nb,temporary,paint,3\n");
  g_autoptr (AwrashVerdict) verdict = awrash_audit_division (programme, reading, table, NULL);

  cr_assert_not_null (verdict);
  cr_expect_not (awrash_audit_verdict_is_accepted (verdict));
  cr_assert_eq (awrash_audit_verdict_get_n_provinces (verdict), 3);
  cr_expect_arr_eq (awrash_audit_verdict_get_receipts (verdict), receipts, sizeof receipts);
  cr_expect_arr_eq (awrash_audit_verdict_get_needs (verdict), needs, sizeof needs);
}

Test (audit_division, accepts_the_table_of_a_plan)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "tie", "lot", "seed", "x", NULL);
  g_autoptr (AwrashTable) table = awrash_split_plan_get_table (plan, "plan", NULL);
  g_autoptr (AwrashVerdict) verdict = awrash_audit_division (programme, reading, table, NULL);

  cr_assert_not_null (verdict);
  cr_expect (awrash_audit_verdict_is_accepted (verdict), "%s",
             awrash_audit_verdict_get_finding (verdict, 0));
  cr_expect_arr_eq (awrash_audit_verdict_get_receipts (verdict),
                    awrash_split_plan_get_receipts (plan), 3 * sizeof (double));
}

Test (audit_division, reads_the_headers_that_a_programme_may_have)
{
  static const char *const heads[]
      = { "Territoire;Volet;Type;Postes\n", "المجال الترابي;الشق;صنف الورش;المناصب\n" };

  for (size_t i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (AwrashProgramme) programme = build ();
      g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
      g_autofree char *text = g_strconcat (
          heads[i], "a;temporary;roads;2\nb;temporary;paint;3\nc;sustainable;;4\n", NULL);
      g_autoptr (AwrashTable) table = parse (text);
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashVerdict) verdict = awrash_audit_division (programme, reading, table, &error);

      cr_assert_not_null (verdict, "%s: %s", heads[i], error != NULL ? error->message : "");
      cr_expect (awrash_audit_verdict_is_accepted (verdict), "%s", heads[i]);
    }
}

/* A table names streams or types alone. */
Test (audit_division, reads_places_of_streams_alone_and_of_types_alone)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashTable) types
      = parse ("territory,type,places\na,roads,2\nb,paint,3\nc,bonus,4\n");
  g_autoptr (AwrashTable) streams = parse ("territory,stream,places\nc,sustainable,4\n");
  g_autoptr (AwrashVerdict) kept = awrash_audit_division (programme, reading, types, NULL);
  g_autoptr (AwrashVerdict) few = awrash_audit_division (programme, reading, streams, NULL);

  cr_expect (awrash_audit_verdict_is_accepted (kept));
  cr_expect (finds (few, "temporary places of Région: 0, expected at least 5"));
  cr_expect_eq (awrash_audit_verdict_get_n_findings (few), 2);
}

/* Bounds of one cell, of money, and one that nothing can meet. */
Test (audit_division, tells_bounds_of_cells_rows_and_what_is_impossible)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,2\nb,r,3\n", "streams", "code\ns\n",
      "worksite_types", "code,stream,months,monthly_cost,women\nx,s,2,3,0\ny,s,1,5,0\n",
      "capacities", "territory,stream,min,max\na,type:x,1,4\n", "quotas",
      "territory,stream,unit,group,min,max\nr,*,money,,20,40\nb,*,,women,1,\n", "need.indicator",
      "need", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashTable) none = parse ("territory,type,places\nb,x,1\n");
  g_autoptr (AwrashTable) much = parse ("territory,type,places\na,x,5\nb,x,9\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashVerdict) few = awrash_audit_division (programme, reading, none, &error);
  g_autoptr (AwrashVerdict) many = awrash_audit_division (programme, reading, much, NULL);

  cr_assert_not_null (few, "%s", error != NULL ? error->message : "");
  cr_expect (test_tells (few, "all places of r in money: less than the bound asks for"));
  cr_expect (test_tells (few, "women in "));
  cr_expect (test_tells (few, "x places of a: 0, expected at least 1"));
  cr_expect (test_tells (many, "all places of r in money: more than the bound allows"));
  cr_expect (test_tells (many, "x places of a: 5, expected at most 4"));
}

/* ── tables that cannot be read ─────────────────────────────────────────────────────────────── */

typedef struct
{
  const char *label;
  const char *text;
  int code;
  const char *message;
} Fault;

static const Fault faults[] = {
  { "no places", "territory,stream\na,temporary\n", AWRASH_ERROR_SYNTAX,
    "division.csv: expected the columns territory, stream or type, and places" },
  { "no territory", "stream,places\ntemporary,2\n", AWRASH_ERROR_SYNTAX,
    "division.csv: expected the columns territory, stream or type, and places" },
  { "neither stream nor type", "territory,places\na,2\n", AWRASH_ERROR_SYNTAX,
    "division.csv: expected the columns territory, stream or type, and places" },
  { "an unknown code", HEAD "a,,roads,2\nx,,roads,2\n", AWRASH_ERROR_NAME,
    "division.csv:3: column \"territory\": \"x\", expected the code of a province" },
  { "a region", HEAD "r,,roads,2\n", AWRASH_ERROR_NAME,
    "division.csv:2: column \"territory\": \"r\", expected the code of a province" },
  { "an unknown type", HEAD "a,,rods,2\n", AWRASH_ERROR_NAME,
    "division.csv:2: column \"type\": \"rods\", expected the code of a worksite type" },
  { "an unknown stream", HEAD "a,tempory,,2\n", AWRASH_ERROR_NAME,
    "division.csv:2: column \"stream\": \"tempory\", expected the code of a stream" },
  { "a stream with two types", HEAD "a,temporary,,2\n", AWRASH_ERROR_NAME,
    "division.csv:2: column \"stream\": \"temporary\", expected a stream with one type, or its "
    "type in a column type" },
  { "no type where there is no stream", "territory,type,places\na,,2\n", AWRASH_ERROR_NAME,
    "division.csv:2: column \"type\": \"\", expected the code of a worksite type" },
  { "a type of another stream", HEAD "a,sustainable,roads,2\n", AWRASH_ERROR_NAME,
    "division.csv:2: column \"type\": \"roads\", expected a type of the stream \"sustainable\"" },
  { "a cell twice", HEAD "a,,bonus,2\nb,,roads,1\na,sustainable,,3\n", AWRASH_ERROR_DUPLICATE,
    "division.csv:4: column \"territory\": \"a\" has a row for \"bonus\" already, expected one" },
  { "negative places", HEAD "a,,roads,-2\n", AWRASH_ERROR_VALUE,
    "division.csv:2: column \"places\": -2, expected a whole number ≥ 0" },
  { "half a place", HEAD "a,,roads,2.5\n", AWRASH_ERROR_VALUE, NULL },
  { "places that are text", HEAD "a,,roads,many\n", AWRASH_ERROR_VALUE, NULL },
  { "sums beyond what is exact", HEAD "a,,roads,9223372036854775807\na,,paint,1\n",
    AWRASH_ERROR_OVERFLOW,
    "division.csv:2: column \"places\": 9223372036854775807, expected at most 2^50 in all" },
};

Test (audit_division, refuses_a_table_that_cannot_be_read)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      const Fault *row = &faults[i];
      g_autoptr (AwrashTable) table = parse (row->text);
      g_autoptr (GError) error = NULL;

      cr_expect_null (awrash_audit_division (programme, reading, table, &error), "%s", row->label);
      cr_expect_not_null (error, "%s", row->label);
      if (error == NULL)
        continue;
      cr_expect_eq (error->code, row->code, "%s: %d %s", row->label, error->code, error->message);
      if (row->message != NULL)
        cr_expect_str_eq (error->message, row->message, "%s: %s", row->label, error->message);
      cr_expect_null (awrash_audit_division (programme, reading, table, NULL));
    }
}

Test (audit_division, reads_sums_up_to_the_largest_that_is_exact)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashTable) most = parse (HEAD "a,,roads,1125899906842623\na,,paint,1\n");
  g_autoptr (AwrashTable) beyond = parse (HEAD "a,,roads,1125899906842623\na,,paint,2\n");
  g_autoptr (AwrashVerdict) verdict = awrash_audit_division (programme, reading, most, NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_not_null (verdict);
  cr_expect_null (awrash_audit_division (programme, reading, beyond, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW));
}

Test (audit_division, a_reading_that_does_not_fit_is_refused_as_by_the_split)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = test_reading_new ("streams", "tempory", NULL);
  g_autoptr (AwrashTable) table = parse (HEAD "a,,roads,2\n");
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_audit_division (programme, reading, table, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_expect_str_eq (error->message,
                    "streams names \"tempory\", expected * or codes of streams parted by ;");
}

Test (audit_division, keeps_the_places_as_they_were_read)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashTable) table = parse (HEAD "b,temporary,paint,4\nc,sustainable,,9\n");
  g_autoptr (AwrashVerdict) verdict = awrash_audit_division (programme, reading, table, NULL);
  const int64_t expected[] = { 0, 0, 0, 0, 4, 0, 0, 0, 9 };

  cr_assert_eq (awrash_audit_verdict_get_n_cells (verdict), 9);
  cr_expect_arr_eq (awrash_audit_verdict_get_places (verdict), expected, sizeof expected);
}

Test (audit_division, a_certificate_has_no_places_of_a_division)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "tie", "lot", "seed", "x", NULL);
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), NULL);

  cr_assert (awrash_audit_verdict_is_accepted (verdict));
  cr_expect_eq (awrash_audit_verdict_get_n_cells (verdict), 0);
  cr_expect_null (awrash_audit_verdict_get_places (verdict));
}
