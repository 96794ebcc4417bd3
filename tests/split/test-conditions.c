/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a reading asks beyond the programme's bounds. Source: the keys of a reading in
 * <awrash/split.h>. Invariant: rates and parts of last year's places are decided exactly, also
 * where the product of doubles rounds to a whole number. */

#include "support/small-programme.h"

#include "split/layout-private.h"

#include <criterion/criterion.h>

#define TERRITORIES "code,parent,need\nr,,\na,r,100\nb,r,150\n\"c d\",r,0\n"
#define TYPES                                                                                      \
  "code,stream,variant_of,months,women\nroads,temporary,,3,0.25\nlong,temporary,roads,6,0.5\n"     \
  "bonus,sustainable,,9,0.5\n"
#define QUOTAS "territory,stream,max\nr,*,99\n"
#define HISTORY                                                                                    \
  "edition,territory,stream,metric,unit,value\n1,a,temporary,actual,places,50\n"                   \
  "2,a,temporary,quota,places,30\n2,a,temporary,approved,places,25\n"                              \
  "2,a,temporary,announced,places,90\n2,b,temporary,quota,,11\n2,b,sustainable,actual,persons,8\n" \
  "2,r,temporary,actual,places,70\n2,b,*,actual,places,99\n3,a,temporary,actual,places,1\n"

static AwrashProgramme *
build (void)
{
  return test_programme_new ("territories", TERRITORIES, "worksite_types", TYPES, "quotas", QUOTAS,
                             "history", HISTORY, "programme.edition", "3", "need.indicator", "need",
                             NULL);
}

static char *
bounds_of (const AwrashModel *model, gsize territory, guint8 a, guint8 b, guint8 c)
{
  const guint8 types[] = { a, b, c };
  int64_t lower = -1, upper = -1;

  awrash_i_model_find_bounds ((AwrashModel *)(guintptr)model, territory, types, &lower, &upper);
  return upper == AWRASH_UNBOUNDED
             ? g_strdup_printf ("%" G_GINT64_FORMAT "…", lower)
             : g_strdup_printf ("%" G_GINT64_FORMAT "…%" G_GINT64_FORMAT, lower, upper);
}

typedef struct
{
  const char *label;
  const char *keys[4];
  gsize territory; /* 0 r, 1 a, 2 b, 3 c d */
  guint8 types[3];
  const char *bounds;
} Case;

static const Case cases[] = {
  { "a fixed stream", { "fix", "a/temporary = 7" }, 1, { 1, 1, 0 }, "7…7" },
  { "a fixed region, among others",
    { "fix", " a/temporary=7;r/sustainable = 5 ; " },
    0,
    { 0, 0, 1 },
    "5…5" },
  { "a type with its variants", { "fix", "a/type:roads = 3" }, 1, { 1, 1, 0 }, "3…3" },
  { "a type without", { "fix", "a/only:roads = 3" }, 1, { 1, 0, 0 }, "3…3" },
  { "codes between quotes", { "fix", "\"c d\"/\"sustainable\" = 2" }, 3, { 0, 0, 1 }, "2…2" },
  { "everything", { "fix", "b/* = 0" }, 2, { 1, 1, 1 }, "0…0" },
  { "a rate that is a whole number", { "min_rate", "0.07" }, 1, { 1, 1, 1 }, "7…" },
  { "a rate a little above it", { "min_rate", "0.0700000001" }, 1, { 1, 1, 1 }, "8…" },
  { "a fraction", { "min_rate", "20/1000" }, 2, { 1, 1, 1 }, "3…" },
  { "thirds, from below", { "max_rate", "1/3" }, 1, { 1, 1, 1 }, "0…33" },
  { "thirds, exactly", { "max_rate", "1/3" }, 2, { 1, 1, 1 }, "0…50" },
  { "thirds, from above", { "min_rate", "1/3" }, 1, { 1, 1, 1 }, "34…" },
  { "both", { "min_rate", "0.1", "max_rate", "0.2" }, 1, { 1, 1, 1 }, "10…20" },
  { "of the streams that are read",
    { "min_rate", "0.1", "streams", "sustainable" },
    1,
    { 0, 0, 1 },
    "10…" },
  { "no need, no rate", { "min_rate", "0.1" }, 3, { 1, 1, 1 }, "0…" },
  { "nine tenths of last year's", { "at_least_last", "0.9" }, 1, { 1, 1, 0 }, "23…" },
  { "all of it", { "at_least_last", "1" }, 1, { 1, 1, 0 }, "25…" },
  { "thirteen tenths at most", { "at_most_last", "13/10" }, 2, { 1, 1, 0 }, "0…14" },
  { "the floor wins", { "at_least_last", "1.1", "at_most_last", "1" }, 2, { 1, 1, 0 }, "13…13" },
};

Test (split_conditions, bound_places_exactly)
{
  g_autoptr (AwrashProgramme) programme = build ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *own = &cases[i];
      g_autoptr (AwrashReading) reading
          = test_reading_new (own->keys[0], own->keys[1], own->keys[2], own->keys[3], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashModel) model = awrash_i_model_new (programme, reading, &error);
      g_autofree char *bounds = NULL;

      cr_assert_not_null (model, "%s: %s", own->label, error != NULL ? error->message : "");
      bounds = bounds_of (model, own->territory, own->types[0], own->types[1], own->types[2]);
      cr_expect_str_eq (bounds, own->bounds, "%s: %s", own->label, bounds);
    }
}

Test (split_conditions, whose_places_of_last_year_are_not_told_is_not_bound)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading
      = test_reading_new ("at_least_last", "1", "at_most_last", "1", NULL);
  g_autoptr (AwrashModel) model = awrash_i_model_new (programme, reading, NULL);

  cr_assert_not_null (model);
  for (gsize territory = 1; territory < 4; territory++)
    {
      g_autofree char *bounds = bounds_of (model, territory, 0, 0, 1);

      cr_expect_str_eq (bounds, "0…", "%zu: %s", territory, bounds);
    }
}

Test (split_conditions, a_rate_in_person_months_of_unequal_months_is_a_row)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading
      = test_reading_new ("min_rate", "1/3", "receives", "person-months", NULL);
  g_autoptr (AwrashModel) model = awrash_i_model_new (programme, reading, NULL);
  const AwrashSideRow *row;

  cr_assert_not_null (model);
  cr_assert_eq (model->side_rows->len, 2);
  row = g_ptr_array_index (model->side_rows, 0);
  /* 3 x + 6 y + 9 z >= 100 / 3 is x + 2 y + 3 z >= 11.1 */
  cr_expect_str_eq (row->name, "a/min_rate");
  cr_expect_str_eq (row->words, "min_rate of a");
  cr_expect_eq (row->lower, 12);
  cr_expect_eq (row->upper, G_MAXINT64);
  cr_expect_eq (row->coefficients[2], 3);
}

/* ── rows ───────────────────────────────────────────────────────────────────────────────────── */

/* A row as text: coefficients by cell between its ends. */
static char *
row_text (const AwrashSideRow *row)
{
  GString *text = g_string_new (NULL);

  if (row->lower != G_MININT64)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " <=", row->lower);
  for (gsize k = 0; k < row->n; k++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT "x%zu", text->len > 0 ? " " : "",
                            row->coefficients[k], row->cells[k]);
  if (row->upper != G_MAXINT64)
    g_string_append_printf (text, " <= %" G_GINT64_FORMAT, row->upper);
  return g_string_free (text, FALSE);
}

static const char *const row_cases[][2] = {
  { "x: 2 a/type:roads + 3 b/sustainable <= 12", "2x0 2x1 3x5 <= 12" },
  { "x: 2 a/only:roads + 3 b/sustainable >= 1.5", "2 <= 2x0 3x5" },
  { "x:a/only:roads+0.5 b/sustainable=3", "6 <= 2x0 1x5 <= 6" },
  { "x: -2 <= a/only:roads - b/sustainable <= 4", "-2 <= 1x0 -1x5 <= 4" },
  { "x: 4 >= - b/sustainable + a/only:roads", "1x0 -1x5 <= 4" },
  { "x: 3 <= 2 a/only:roads + 2 a/sustainable + 4 a/only:roads", "2 <= 3x0 1x2" },
  { "x: 1e-3 a/only:roads + 2e+3 b/sustainable <= 1", "1x0 2000000x5 <= 1000" },
  { "\"a ; b\": 2 \"c d\"/\"sustainable\" + 3 a/sustainable <= 6", "3x2 2x8 <= 6" },
  { "x: + 2 a/only:roads + 3 b/sustainable - 2 a/only:roads + a/sustainable <= 5", "1x2 3x5 <= 5" },
};

Test (split_conditions, rows_are_read_as_they_are_written)
{
  g_autoptr (AwrashProgramme) programme = build ();

  for (gsize i = 0; i < G_N_ELEMENTS (row_cases); i++)
    {
      g_autoptr (AwrashReading) reading = test_reading_new ("rows", row_cases[i][0], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashModel) model = awrash_i_model_new (programme, reading, &error);
      g_autofree char *text = NULL;

      cr_assert_not_null (model, "%s: %s", row_cases[i][0], error != NULL ? error->message : "");
      cr_assert_eq (model->side_rows->len, 1, "%s", row_cases[i][0]);
      text = row_text (g_ptr_array_index (model->side_rows, 0));
      cr_expect_str_eq (text, row_cases[i][1], "%s: %s", row_cases[i][0], text);
    }
}

Test (split_conditions, a_row_that_counts_a_rectangle_alike_is_a_wall)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = test_reading_new (
      "rows", "x: 2 a/temporary <= 9; y: -3 r/sustainable >= -10; z: b/* + b/* >= 3", NULL);
  g_autoptr (AwrashModel) model = awrash_i_model_new (programme, reading, NULL);
  g_autofree char *first = NULL, *second = NULL, *third = NULL;

  cr_assert_not_null (model);
  cr_expect_eq (model->side_rows->len, 0);
  first = bounds_of (model, 1, 1, 1, 0);
  second = bounds_of (model, 0, 0, 0, 1);
  third = bounds_of (model, 2, 1, 1, 1);
  cr_expect_str_eq (first, "0…4", "%s", first);
  cr_expect_str_eq (second, "0…3", "%s", second);
  cr_expect_str_eq (third, "2…", "%s", third);
}

/* ── what cannot be read ────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const char *key, *value;
  int code;
  const char *message;
} Fault;

static const Fault faults[] = {
  { "min_rate", "much", AWRASH_ERROR_VALUE,
    "min_rate is \"much\", expected a number ≥ 0 or a fraction such as 20/1000" },
  { "max_rate", "-1", AWRASH_ERROR_VALUE,
    "max_rate is \"-1\", expected a number ≥ 0 or a fraction such as 20/1000" },
  { "at_least_last", "1/0", AWRASH_ERROR_VALUE,
    "at_least_last is \"1/0\", expected a number ≥ 0 or a fraction such as 20/1000" },
  { "at_most_last", "1e300", AWRASH_ERROR_OVERFLOW,
    "a part of last year's 25 places has too many digits, or is 2^52 or more" },
  { "fix", "a/temporary", AWRASH_ERROR_SYNTAX,
    "fix ends where = and a number of places is expected" },
  { "fix", "a/temporary = -1", AWRASH_ERROR_VALUE,
    "fix has -1 places, expected a whole number from 0 to 2^50" },
  { "fix", "a/temporary = 1.5", AWRASH_ERROR_VALUE,
    "fix has 1.5 places, expected a whole number from 0 to 2^50" },
  { "fix", "a/temporary = 1 b/temporary = 1", AWRASH_ERROR_SYNTAX,
    "fix has \"b/temporary = 1\" where ; or the end is expected" },
  { "fix", "a = 1", AWRASH_ERROR_SYNTAX,
    "fix has \"= 1\" where / and a stream, type:CODE or * is expected" },
  { "fix", "z/temporary = 1", AWRASH_ERROR_NAME,
    "fix names \"z\", expected the code of a territory" },
  { "fix", "a/roads = 1", AWRASH_ERROR_NAME,
    "fix names \"roads\", expected the code of a stream, type:CODE or *" },
  { "fix", "a/type:temporary = 1", AWRASH_ERROR_NAME,
    "fix names \"temporary\", expected a code of worksite_types.csv" },
  { "fix", "\"a/temporary = 1", AWRASH_ERROR_SYNTAX,
    "fix has \"\"a/temporary = 1\" where a quote that is closed is expected" },
  { "rows", "a/temporary <= 1", AWRASH_ERROR_SYNTAX,
    "rows has \"/temporary <= 1\" where : after the name of a row is expected" },
  { "rows", "x: a/temporary", AWRASH_ERROR_SYNTAX,
    "rows ends where <=, >= or = and a number is expected" },
  { "rows", "x: a/temporary <= many", AWRASH_ERROR_SYNTAX,
    "row \"x\" has \"many\" where a number or CODE/TYPE is expected" },
  { "rows", "x: two a/temporary <= 2", AWRASH_ERROR_SYNTAX,
    "row \"x\" has \"two\" where a number or CODE/TYPE is expected" },
  { "rows", "x: 2 <= a/temporary >= 3", AWRASH_ERROR_SYNTAX,
    "row \"x\" has two bounds on one side, expected one" },
  { "rows", "x: a/temporary <= 2; x: b/temporary <= 2", AWRASH_ERROR_DUPLICATE,
    "rows has \"x\" twice, expected a name of its own for each" },
  { "rows", "x: 1e200 a/temporary + 1e-200 b/temporary <= 2", AWRASH_ERROR_OVERFLOW,
    "row x: its numbers have too many digits for whole numbers below 2^53, expected fewer" },
  { "groups", "women", AWRASH_ERROR_NAME,
    "need \"pool:women\": no pool of that group, expected one of pools.csv" },
  { "groups", "rural", AWRASH_ERROR_VALUE,
    "groups names \"rural\", but which share of the places of \"bonus\" it is expected to take is "
    "not given, expected a column of worksite_types.csv" },
};

Test (split_conditions, tell_what_they_cannot_read)
{
  g_autoptr (AwrashProgramme) programme = build ();

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (AwrashReading) reading = test_reading_new (faults[i].key, faults[i].value, NULL);
      g_autoptr (GError) error = NULL;

      cr_expect_null (awrash_split_solve (programme, reading, &error), "%s", faults[i].value);
      cr_assert_not_null (error, "%s", faults[i].value);
      cr_expect_eq (error->code, faults[i].code, "%s: %d", faults[i].value, error->code);
      cr_expect_str_eq (error->message, faults[i].message, "%s: %s", faults[i].value,
                        error->message);
    }
}

Test (split_conditions, groups_are_named_once_and_somebody_needs_something)
{
  static const Fault own[] = { { "groups", "women;women", AWRASH_ERROR_DUPLICATE,
                                 "groups names \"women\" twice, expected each group once" },
                               { "groups", "women", AWRASH_ERROR_EMPTY,
                                 "every group has need 0, expected a need above 0 somewhere" } };
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent\nr,\na,r\n", "worksite_types", TYPES, "quotas", QUOTAS, "pools",
      "territory,group,persons\na,women,0\na,,9\n", "need.indicator", "pool:all", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_autoptr (AwrashReading) reading = test_reading_new (own[i].key, own[i].value, NULL);
      g_autoptr (GError) error = NULL;

      cr_expect_null (awrash_split_solve (programme, reading, &error), "%s", own[i].value);
      cr_assert_not_null (error);
      cr_expect_eq (error->code, own[i].code, "%s: %d", own[i].value, error->code);
      cr_expect_str_eq (error->message, own[i].message, "%s: %s", own[i].value, error->message);
    }
}

Test (split_conditions, a_plan_keeps_them)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,1\nb,r,1\nc,r,2\n", "quotas",
      "territory,stream,min,max\nr,temporary,12,12\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) free_ = test_plan_new (programme, NULL);
  g_autoptr (AwrashPlan) fixed
      = test_plan_new (programme, "fix", "a/temporary = 5", "max_rate", "2", "min_rate", "0", NULL);
  g_autoptr (AwrashPlan) both = test_plan_new (programme, "fix", "a/temporary = 5", NULL);
  g_autofree char *by_need = test_plan_places (programme, free_);
  g_autofree char *with_five = test_plan_places (programme, both);

  cr_expect_str_eq (by_need, "a/temporary 3, b/temporary 3, c/temporary 6");
  cr_expect_eq (awrash_split_plan_get_status (fixed), AWRASH_STATUS_INFEASIBLE);
  cr_expect_str_eq (with_five, "a/temporary 5, b/temporary 3, c/temporary 4");
}
