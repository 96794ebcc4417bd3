/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A small programme of any numbers, by any reading, has a plan whose certificate is accepted, or is
 * refused; what is told around the plan agrees with it; rows in another order give the same plan.
 * Source: none. Invariant: work is bounded in nodes and steps. */

#include "fuzz/steps.h"
#include "fuzz/walls.h"

enum
{
  MOST_PROVINCES = 4,
  MOST_STEPS = 300
};

typedef struct
{
  GString *territories, *streams, *types, *quotas, *capacities;
} Tables;

static const char *const territories[] = { "N", "R", "A", "B", "C", "D" };
static const char *const sets[] = { "t", "s", "*" };

static void
put_number (GString *text, FuzzBytes *bytes)
{
  const uint8_t byte = fuzz_byte (bytes);

  if (byte < 250)
    g_string_append_printf (text, "%d", byte % 30);
  else if (byte > 251)
    g_string_append_printf (text, "%" G_GINT64_FORMAT, fuzz_whole (bytes));
}

/* min and max, either of which may be empty, contradictory only now and then. */
static void
put_bounds (GString *text, FuzzBytes *bytes)
{
  const uint8_t kind = fuzz_byte (bytes) % 4;
  const int64_t least = fuzz_int (bytes, 0, 20);

  if (kind == 0)
    g_string_append_printf (text, "%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT, least, least);
  else if (kind == 1)
    g_string_append_printf (text, ",%" G_GINT64_FORMAT, least);
  else if (kind == 2)
    g_string_append_printf (text, "%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT, least,
                            least + fuzz_int (bytes, -1, 20));
  else
    {
      put_number (text, bytes);
      g_string_append_c (text, ',');
      put_number (text, bytes);
    }
}

static void
take_bounds (FuzzBytes *bytes, GString *text, int64_t most, size_t n_territories, gboolean has_unit)
{
  static const char *const units[] = { "places", "places", "places", "person-months", "money" };

  for (int64_t left = fuzz_int (bytes, 0, most); left > 0; left--)
    {
      g_string_append_printf (text, "%s,", territories[fuzz_byte (bytes) % n_territories]);
      g_string_append_printf (text, "%s,", fuzz_choice (bytes, G_N_ELEMENTS (sets), sets));
      if (has_unit)
        g_string_append_printf (text, "%s,", fuzz_choice (bytes, G_N_ELEMENTS (units), units));
      put_bounds (text, bytes);
      g_string_append_c (text, '\n');
    }
}

static Tables
take_tables (FuzzBytes *bytes)
{
  Tables tables
      = { g_string_new ("code,parent,level,need,women\nN,,country,,\nR,N,region,,\n"),
          g_string_new ("code,months,monthly_cost\n"), g_string_new ("code,stream,utility,women\n"),
          g_string_new ("territory,stream,unit,min,max\n"),
          g_string_new ("territory,stream,min,max\n") };
  const size_t n = (size_t)fuzz_int (bytes, 1, MOST_PROVINCES);

  for (size_t i = 0; i < n; i++)
    {
      g_string_append_printf (tables.territories, "%s,%s,province,", territories[2 + i],
                              fuzz_byte (bytes) % 3 == 0 ? "N" : "R");
      put_number (tables.territories, bytes);
      g_string_append_printf (tables.territories, ",%d\n", fuzz_byte (bytes) % 20);
    }
  for (int i = 0; i < 2; i++)
    {
      g_string_append_printf (tables.streams, "%s,%d,", i == 0 ? "t" : "s",
                              fuzz_byte (bytes) % 6 + 1);
      g_string_append_printf (tables.streams, "%d\n", fuzz_byte (bytes));
    }
  for (int i = 0; i < fuzz_byte (bytes) % 4; i++)
    {
      g_string_append_printf (tables.types, "y%d,%s,", i, sets[fuzz_byte (bytes) % 2]);
      g_string_append_printf (tables.types, "%d,", fuzz_byte (bytes) % 5);
      g_string_append_printf (tables.types, "0.%d\n", fuzz_byte (bytes) % 10);
    }
  take_bounds (bytes, tables.quotas, 6, n + 2, TRUE);
  take_bounds (bytes, tables.capacities, 3, n + 2, FALSE);
  return tables;
}

static void
clear_tables (Tables *tables)
{
  g_string_free (tables->territories, TRUE);
  g_string_free (tables->streams, TRUE);
  g_string_free (tables->types, TRUE);
  g_string_free (tables->quotas, TRUE);
  g_string_free (tables->capacities, TRUE);
}

/* The header and the rows, or these from the last to the first. */
static void
add (AwrashProgrammeBuilder *builder, const char *name, const GString *text, gboolean is_reversed)
{
  GError *error = NULL;
  g_auto (GStrv) lines = g_strsplit (text->str, "\n", -1);
  const guint n = g_strv_length (lines) - 1; /* behind the last line feed there is nothing */
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (AwrashTable) table = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (rows, "%s\n", lines[is_reversed && i > 0 ? n - i : i]);
  table = awrash_base_csv_parse (name, rows->len, rows->str, &error);
  FUZZ_EXPECT (table != NULL && awrash_programme_builder_add_table (builder, table, &error));
}

static AwrashProgramme *
build (const Tables *tables, gboolean is_reversed)
{
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  GError *error = NULL;
  AwrashProgramme *programme;

  add (builder, "territories", tables->territories, is_reversed);
  add (builder, "streams", tables->streams, is_reversed);
  if (strchr (tables->types->str, '\n')[1] != '\0')
    add (builder, "worksite_types", tables->types, is_reversed);
  add (builder, "quotas", tables->quotas, is_reversed);
  add (builder, "capacities", tables->capacities, is_reversed);
  FUZZ_EXPECT (awrash_programme_builder_set_option (builder, "need", "indicator", "need", &error));
  programme = awrash_programme_builder_build (builder, &error);
  fuzz_answered (programme != NULL, &error);
  return programme;
}

/* Each key with what it may say; the first is as good as nothing. */
static const char *const keys[][9] = {
  { "objective", "leximin", "decmin", "least-squares", "alpha:1", "leximin-persons", "gini",
    "utilitarian", "gini-unweighted" },
  { "tie", "lot", "error", "order", "lot", "lot", "lot", "error", "lot" },
  { "on", "rate", "count", "rate", "count", "rate", "rate", "rate", "rate" },
  { "streams", "*", "*", "t", "s", "t;s", "*", "*", "x" },
  { "chain", "", "", "fill;objective", "cost;fill", "utilitarian", "places;objective;cost",
    "leximin", "objective" },
  { "receives", "places", "places", "places", "person-months", "money", "places", "places",
    "places" },
  { "fix", "", "", "", "A/t=3", "A/*=2;B/s=1", "", "", "N/t=9" },
  { "groups", "", "", "", "", "women", "", "", "" },
  { "min_rate", "", "", "", "0.1", "1/3", "", "", "1" },
  { "total", "", "", "", "10", "7", "", "", "25" },
};

static AwrashReading *
take_reading (FuzzBytes *bytes)
{
  AwrashReading *reading = awrash_split_reading_new ();
  GError *error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    fuzz_answered (
        awrash_split_reading_set (reading, keys[i][0], keys[i][1 + fuzz_byte (bytes) % 8], &error),
        &error);
  fuzz_answered (awrash_split_reading_set (reading, "seed", "balls", &error), &error);
  fuzz_answered (awrash_split_reading_set (reading, "order", "A;B;C;D", &error), &error);
  fuzz_answered (
      awrash_split_reading_set (
          reading, "need",
          g_str_equal (awrash_split_reading_get (reading, "groups"), "") ? "" : "need*{group}",
          &error),
      &error);
  fuzz_answered (awrash_split_reading_set (reading, "nodes", "20", &error), &error);
  return reading;
}

static void
audit (const AwrashProgramme *programme, const AwrashPlan *plan)
{
  GError *error = NULL;
  const char *certificate = awrash_split_plan_get_certificate (plan);
  g_autoptr (AwrashVerdict) verdict
      = certificate != NULL ? awrash_audit_certificate (programme, certificate, &error) : NULL;

  if (certificate == NULL)
    return;
  if (verdict == NULL || !awrash_audit_verdict_is_accepted (verdict))
    fprintf (stderr, "%s\n%s\n", certificate,
             verdict != NULL ? awrash_audit_verdict_get_finding (verdict, 0) : error->message);
  FUZZ_EXPECT (verdict != NULL && awrash_audit_verdict_is_accepted (verdict));
}

static gboolean
has_answer (const AwrashPlan *plan)
{
  const AwrashStatus status = awrash_split_plan_get_status (plan);

  return status == AWRASH_STATUS_OPTIMAL || status == AWRASH_STATUS_TIE_SETTLED
         || status == AWRASH_STATUS_UNPLACED || status == AWRASH_STATUS_WITHIN_GAP
         || status == AWRASH_STATUS_FEASIBLE;
}

static void
ask_more (const AwrashProgramme *programme, const AwrashReading *reading, const AwrashPlan *plan)
{
  const size_t n = awrash_split_plan_get_n_cells (plan),
               n_provinces = awrash_split_plan_get_n_provinces (plan);
  g_autofree int64_t *low = fuzz_output (n * sizeof *low), *high = fuzz_output (n * sizeof *high);
  g_autofree int64_t *province_low = fuzz_output (n_provinces * sizeof *low),
                     *province_high = fuzz_output (n_provinces * sizeof *high);
  GError *error = NULL;

  FUZZ_EXPECT (fuzz_keeps_walls (programme, reading, n, awrash_split_plan_get_places (plan)));
  if (fuzz_filled (
          awrash_split_ranges (plan, FALSE, low, high, province_low, province_high, &error), &error,
          low, n * sizeof *low))
    for (size_t i = 0; i < n; i++)
      FUZZ_EXPECT (low[i] <= awrash_split_plan_get_places (plan)[i]
                   && awrash_split_plan_get_places (plan)[i] <= high[i]);
}

/* The province of another programme with the same code. */
static size_t
find_province (const AwrashProgramme *programme, size_t province, const AwrashProgramme *other)
{
  const char *code = awrash_programme_territory_get_code (
      programme, awrash_programme_province_get_territory (programme, province));
  size_t i = 0;

  while (!g_str_equal (awrash_programme_territory_get_code (
                           other, awrash_programme_province_get_territory (other, i)),
                       code))
    i++;
  return i;
}

static size_t
find_type (const AwrashProgramme *programme, size_t type, const AwrashProgramme *other)
{
  const char *code = awrash_programme_type_get_code (programme, type);
  size_t i = 0;

  while (!g_str_equal (awrash_programme_type_get_code (other, i), code))
    i++;
  return i;
}

static void
compare_answers (const AwrashProgramme *programme, const AwrashPlan *plan,
                 const AwrashProgramme *other, const AwrashPlan *again)
{
  const size_t n_types = awrash_programme_type_get_count (programme);

  FUZZ_EXPECT (awrash_split_plan_get_n_cells (again) == awrash_split_plan_get_n_cells (plan));
  for (size_t i = 0; i < awrash_split_plan_get_n_cells (plan); i++)
    {
      const size_t province = find_province (
          programme, (size_t)awrash_split_plan_get_cell_provinces (plan)[i], other);
      const size_t type
          = find_type (programme, (size_t)awrash_split_plan_get_cell_types (plan)[i], other);

      FUZZ_EXPECT (awrash_split_plan_get_places (plan)[i]
                   == awrash_split_plan_get_places (again)[province * n_types + type]);
    }
  for (size_t i = 0; i < awrash_split_plan_get_n_provinces (plan); i++)
    {
      const size_t same = find_province (programme, i, other);

      FUZZ_EXPECT (!has_answer (plan)
                   || awrash_split_plan_get_receipts (plan)[i]
                          == awrash_split_plan_get_receipts (again)[same]);
      FUZZ_EXPECT (awrash_split_plan_get_needs (plan)[i]
                   == awrash_split_plan_get_needs (again)[same]);
    }
  FUZZ_EXPECT (awrash_split_plan_get_n_tied (again) == awrash_split_plan_get_n_tied (plan));
  for (size_t k = 0; k < awrash_split_plan_get_n_tied (plan); k++)
    {
      const size_t same
          = find_province (programme, (size_t)awrash_split_plan_get_tied (plan)[k], other);
      size_t l = 0;

      while (l < awrash_split_plan_get_n_tied (again)
             && (size_t)awrash_split_plan_get_tied (again)[l] != same)
        l++;
      FUZZ_EXPECT (l < awrash_split_plan_get_n_tied (again)
                   && awrash_split_plan_get_sure (plan)[k]
                          == awrash_split_plan_get_sure (again)[l]);
    }
}

/* The order of rows is no part of the question: neither of its hash nor of its plan. */
static void
permute (const Tables *tables, const AwrashProgramme *programme, const AwrashReading *reading,
         const AwrashPlan *plan)
{
  g_autoptr (AwrashProgramme) other = build (tables, TRUE);
  g_autoptr (AwrashPlan) again = NULL;

  FUZZ_EXPECT (
      other != NULL
      && g_str_equal (awrash_programme_get_hash (programme), awrash_programme_get_hash (other)));
  again = fuzz_solve (other, reading, MOST_STEPS);
  FUZZ_EXPECT (again != NULL
               && awrash_split_plan_get_status (again) == awrash_split_plan_get_status (plan));
  FUZZ_EXPECT (g_strcmp0 (awrash_split_plan_get_certificate (again),
                          awrash_split_plan_get_certificate (plan))
               == 0);
  FUZZ_EXPECT (g_strcmp0 (awrash_split_plan_get_reason (again), awrash_split_plan_get_reason (plan))
               == 0);
  FUZZ_EXPECT (g_str_equal (awrash_split_plan_get_class_reason (again),
                            awrash_split_plan_get_class_reason (plan)));
  compare_answers (programme, plan, other, again);
  audit (other, plan);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzBytes bytes = fuzz_bytes (data, size);
  g_autoptr (AwrashReading) reading = take_reading (&bytes);
  Tables tables = take_tables (&bytes);
  g_autoptr (AwrashProgramme) programme = build (&tables, FALSE);
  g_autoptr (AwrashPlan) plan
      = programme != NULL ? fuzz_solve (programme, reading, MOST_STEPS) : NULL;

  if (plan != NULL)
    {
      audit (programme, plan);
      if (has_answer (plan))
        ask_more (programme, reading, plan);
      permute (&tables, programme, reading, plan);
    }
  clear_tables (&tables);
  return 0;
}
