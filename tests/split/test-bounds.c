/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bounds in person-months, person-days and money as bounds on places. Source: 953 places of 4
 * months are 3,812 person-months (Khénifra, 2023). Invariant: floor and ceil are exact, also where
 * the quotient of doubles rounds to a whole number. */

#include "support/small-programme.h"

#include "split/model-private.h"

#include <criterion/criterion.h>
#include <string.h>

#define TERRITORIES "code,parent,need\nr,,\na,r,2\nb,r,3\nc,r,5\n"
#define STREAMS "code,months,monthly_cost\ntemporary,4,2970.05\nsustainable,9,1500\n"

typedef struct
{
  const char *label;
  const char *months, *cost;
  const char *unit, *min, *max;
  int64_t lower, upper;
} Row;

static const Row rows[] = {
  { "places", "4", "1", "places", "7", "9", 7, 9 },
  { "person-months that fit", "4", "1", "person-months", "", "3812", 0, 953 },
  { "one person-month less", "4", "1", "person-months", "", "3811", 0, 952 },
  { "one person-month more", "4", "1", "person-months", "", "3813", 0, 953 },
  { "a stock at three months", "3", "1", "person-months", "", "3812", 0, 1270 },
  { "a min that fits", "4", "1", "person-months", "3812", "", 953, AWRASH_UNBOUNDED },
  { "a min one more", "4", "1", "person-months", "3813", "", 954, AWRASH_UNBOUNDED },
  { "a min one less", "4", "1", "person-months", "3811", "", 953, AWRASH_UNBOUNDED },
  { "half months", "1.5", "1", "person-months", "4", "10", 3, 6 },
  { "less than one place", "4", "1", "person-months", "", "3.9", 0, 0 },
  { "nothing", "4", "1", "person-months", "0", "0", 0, 0 },
  { "person-days", "4", "1", "person-days", "101", "1040", 1, 10 },
  { "money", "9", "1500", "money", "27000", "60000", 2, 4 },
  { "money for 100 places to the centime", "3", "2970.05", "money", "891015", "891015", 100, 100 },
  { "a centime too little", "3", "2970.05", "money", "891015.01", "891014.99", 101, 99 },
  { "tenths", "3", "0.1", "money", "0.3", "0.3", 1, 1 },
  { "2.25 billion in centimes", "4", "2970.05", "money", "", "2250000000", 0, 189390 },
  { "beyond 2^53 the wall is no wall", "1", "0.000001", "money", "", "1e12", 0, AWRASH_UNBOUNDED },
};

static AwrashProgramme *
build_row (const Row *row)
{
  g_autofree char *streams
      = g_strdup_printf ("code,months,monthly_cost\ntemporary,%s,%s\n", row->months, row->cost);
  g_autofree char *first
      = g_strdup_printf ("territory,stream,unit,min,max\nr,*,%s,%s,\n", row->unit, row->min);
  g_autofree char *second = g_strdup_printf ("territory,stream,unit,min,max\nr,temporary,%s,,%s\n",
                                             row->unit, row->max);
  g_autofree char *quotas = g_strconcat (first, strchr (second, '\n') + 1, NULL);

  return test_programme_new ("territories", TERRITORIES, "streams", streams, "quotas", quotas,
                             "need.indicator", "need", "programme.days_per_month", "26", NULL);
}

/* A wall of the model, or a single cell as one; NULL for neither. */
static const AwrashWall *
find_wall (const AwrashModel *model, const char *name)
{
  static AwrashWall cell;

  for (gsize i = 0; i < model->walls->len; i++)
    {
      const AwrashWall *wall = awrash_i_model_wall (model, i);
      g_autofree char *own = awrash_i_model_wall_name (model, wall);

      if (g_str_equal (own, name))
        return wall;
    }
  for (gsize k = 0; k < model->n_cells; k++)
    {
      g_autofree char *own = NULL;

      cr_assert (awrash_i_model_cell_wall (model, k, &cell, NULL));
      own = awrash_i_model_wall_name (model, &cell);
      if (g_str_equal (own, name))
        return &cell;
    }
  return NULL;
}

Test (split_bounds, divides_by_what_a_place_takes_exactly)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AwrashProgramme) programme = build_row (&rows[i]);
      g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashModel) model = awrash_i_model_new (programme, reading, &error);
      const AwrashWall *wall;

      cr_assert_not_null (model, "%s: %s", rows[i].label, error != NULL ? error->message : "");
      wall = find_wall (model, "r/*");
      cr_expect_eq (wall->lower, rows[i].lower, "%s: at least %" G_GINT64_FORMAT, rows[i].label,
                    wall->lower);
      cr_expect_eq (wall->upper, rows[i].upper, "%s: at most %" G_GINT64_FORMAT, rows[i].label,
                    wall->upper);
    }
}

typedef struct
{
  const char *label;
  const char *pairs[6];
  int code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "a group without its shares",
    { "quotas", "territory,stream,group,max\nr,temporary,women,8\n" },
    AWRASH_ERROR_VALUE,
    "a bound counts the group \"women\", but which share of the places of \"temporary\" it is "
    "expected to take is not given, expected a column of worksite_types.csv" },
  { "days without days in a month",
    { "quotas", "territory,stream,unit,max\nr,temporary,person-days,3812\n" },
    AWRASH_ERROR_VALUE,
    "the bound on \"temporary\" in \"r\" is in person-days, but what one place of \"temporary\" "
    "takes of them is not given" },
  { "2^52 places",
    { "quotas", "territory,stream,min\nr,temporary,6000000000000000\n" },
    AWRASH_ERROR_OVERFLOW,
    "the bound on \"temporary\" in \"r\" asks for 2^52 places or more" },
  { "more than 2^50 places in all",
    { "quotas",
      "territory,stream,max\nr,temporary,1000000000000000\nr,sustainable,1000000000000000\n" },
    AWRASH_ERROR_OVERFLOW,
    "the bounds sum to more than 2^50 places (at the temporary places of r), expected less" },
  { "a stream that nothing limits",
    { "quotas", "territory,stream,max\nr,temporary,8\n" },
    AWRASH_ERROR_BOUNDS,
    "nothing limits the places of \"sustainable\" in \"a\", expected a max in quotas or "
    "capacities, 0 where the stream gives none" },
  { "a share of persons whose shares are not given",
    { "quotas", "territory,stream,max\nr,*,10\n", "shares",
      "territory,of,group,at_least\nr,*,women,0.25\n" },
    AWRASH_ERROR_VALUE,
    "a bound counts the group \"women\", but which share of the places of \"sustainable\" it is "
    "expected to take is not given, expected a column of worksite_types.csv" },
  { "a type that costs nothing before one that does",
    { "quotas", "territory,stream,unit,max\nr,temporary,money,10\nr,*,places,9\n", "worksite_types",
      "code,stream,months,monthly_cost\nt1,temporary,1,0\nt2,temporary,1,5\n" },
    AWRASH_ERROR_VALUE,
    "the bound on \"temporary\" in \"r\" is in money, but what one place of \"t1\" takes of them "
    "is not given" },
  { "a cost with too many digits",
    { "quotas", "territory,stream,unit,max\nr,*,money,10\nr,*,places,9\n", "worksite_types",
      "code,stream,months,monthly_cost\nt1,temporary,1,0.1234567890123457\n"
      "t2,temporary,1,123456\n" },
    AWRASH_ERROR_OVERFLOW,
    "all places of r in money: its numbers have too many digits for whole numbers below 2^53, "
    "expected fewer" },
};

Test (split_bounds, refuses_what_is_no_bound_on_places)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const Refusal *row = &refusals[i];
      g_autoptr (AwrashProgramme) programme = test_programme_new (
          "territories", TERRITORIES, "streams", STREAMS, "need.indicator", "need", row->pairs[0],
          row->pairs[1], row->pairs[2], row->pairs[3], NULL);
      g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
      g_autoptr (GError) error = NULL;

      cr_expect_null (awrash_split_solve (programme, reading, &error), "%s", row->label);
      cr_assert_not_null (error, "%s", row->label);
      cr_expect_eq (error->code, row->code, "%s: %d", row->label, error->code);
      cr_expect_str_eq (error->message, row->message, "%s: %s", row->label, error->message);
    }
}

Test (split_bounds, a_share_of_a_fixed_total_is_a_bound)
{
  g_autoptr (AwrashProgramme) programme
      = test_programme_new ("territories", TERRITORIES, "streams", STREAMS, "quotas",
                            "territory,stream,min,max\nr,*,10,10\n", "shares",
                            "territory,of,stream,at_least,at_most\nr,*,sustainable,0.25,0.55\n",
                            "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashModel) model = awrash_i_model_new (programme, reading, NULL);
  const AwrashWall *wall;

  cr_assert_not_null (model);
  wall = find_wall (model, "r/sustainable");
  cr_expect_eq (wall->lower, 3);
  cr_expect_eq (wall->upper, 5);
}

Test (split_bounds, pools_bound_places_only_where_the_reading_says_so)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", TERRITORIES, "streams", "code\ntemporary\n", "pools",
      "territory,group,persons\na,,1\nb,all,2\nc,women,1\nr,,7\n", "quotas",
      "territory,stream,max\nr,temporary,10\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) with = test_plan_new (programme, "pool_caps", "yes", NULL);
  g_autoptr (AwrashPlan) without = test_plan_new (programme, "pool_caps", "no", NULL);
  g_autofree char *bounded = test_plan_places (programme, with);
  g_autofree char *free_ = test_plan_places (programme, without);

  cr_expect_str_eq (bounded, "a/temporary 1, b/temporary 2, c/temporary 4");
  cr_expect_str_eq (free_, "a/temporary 2, b/temporary 3, c/temporary 5");
}

Test (split_bounds, two_rows_on_the_same_places_are_one_wall_with_the_tighter_bounds)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", TERRITORIES, "streams", STREAMS, "quotas",
      "territory,stream,unit,min,max\nr,temporary,places,5,20\nr,temporary,person-months,36,72\n"
      "r,sustainable,places,,4\n",
      "capacities", "territory,stream,min,max\na,temporary,1,9\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashModel) model = awrash_i_model_new (programme, reading, NULL);
  const AwrashWall *wall;

  cr_assert_not_null (model);
  wall = find_wall (model, "r/temporary");
  cr_expect_eq (wall->lower, 9);
  cr_expect_eq (wall->upper, 18);
  cr_expect_eq (wall->lower_bound, 1);
  cr_expect_eq (wall->upper_bound, 1);
  wall = find_wall (model, "a/temporary");
  cr_expect_eq (wall->lower, 1);
  cr_expect_eq (wall->upper, 9);
}

/* ── what is no bound on places ─────────────────────────────────────────────────────────────── */

#define TYPES                                                                                      \
  "code,stream,months,monthly_cost,women\nroads,temporary,3,2970.05,0.25\n"                        \
  "shops,temporary,4,2970.05,50 %\nbonus,sustainable,9,1500,0.5\n"

/* A model of three types in three provinces; an error ends the test. */
static AwrashModel *
model_of (const AwrashProgramme *programme, const AwrashReading *reading)
{
  g_autoptr (GError) error = NULL;
  AwrashModel *model = awrash_i_model_new (programme, reading, &error);

  cr_assert_not_null (model, "%s", error != NULL ? error->message : "");
  return model;
}

static const AwrashSideRow *
find_row (const AwrashModel *model, const char *name)
{
  for (gsize i = 0; i < model->side_rows->len; i++)
    {
      const AwrashSideRow *row = g_ptr_array_index (model->side_rows, i);

      if (g_str_equal (row->name, name))
        return row;
    }
  return NULL;
}

typedef struct
{
  const char *label;
  const char *table, *rows; /* one more table beside a ceiling on everything */
  const char *name, *words;
  int64_t coefficients[3]; /* of the three types in each province */
  int64_t lower, upper;
} SideCase;

static const SideCase side_cases[] = {
  { "person-months of unequal months",
    "quotas",
    "territory,stream,unit,min,max\nr,*,places,,99\nr,*,person-months,20,200\n",
    "r/*/person-months",
    "all places of r in person-months",
    { 3, 4, 9 },
    20,
    200 },
  { "money at one cost a month counts months",
    "quotas",
    "territory,stream,unit,max\nr,*,places,99\nr,temporary,money,100000\n",
    "r/temporary/money",
    "temporary places of r in money",
    { 3, 4, 0 },
    G_MININT64,
    33 },
  { "a budget to the centime",
    "quotas",
    "territory,stream,unit,min,max\nr,*,places,,99\nr,*,money,0.04,891015\n",
    "r/*/money",
    "all places of r in money",
    /* 8910.15, 11880.20 and 13500 in units of 0.05 */
    { 178203, 237604, 270000 },
    1,
    17820300 },
  { "a quota for a group",
    "quotas",
    "territory,stream,group,max\nr,*,,99\nr,*,women,10\n",
    "r/*/women/places",
    "women in all places of r",
    { 1, 2, 2 },
    G_MININT64,
    40 },
  { "a group in money",
    "quotas",
    "territory,stream,group,unit,max\nr,*,,,99\nr,temporary,women,money,29700.5\n",
    "r/temporary/women/money",
    "women in the temporary places of r, in money",
    /* 0.25 × 8910.15 and 0.5 × 11880.20: 3 to 8 */
    { 3, 8, 0 },
    G_MININT64,
    40 },
  { "a least share of a group",
    "shares",
    "territory,of,group,at_least\nr,*,women,0.4\n",
    "r/*/women/at_least",
    "share of women in all places of r",
    { -3, 2, 2 },
    0,
    G_MAXINT64 },
  { "a largest share of a group in a stream",
    "shares",
    "territory,of,group,at_most\nr,temporary,women,0.3\n",
    "r/temporary/women/at_most",
    "share of women in the temporary places of r",
    { -1, 4, 0 },
    G_MININT64,
    0 },
  { "a least share of a stream in a total that varies",
    "shares",
    "territory,of,stream,at_least\nr,*,sustainable,0.25\n",
    "r/*/sustainable/at_least",
    "share of sustainable in all places of r",
    { -1, -1, 3 },
    0,
    G_MAXINT64 },
  { "a pool of a group",
    "pools",
    "territory,group,persons\nr,women,7\n",
    "r/pool/women",
    "women among the eligible persons of r",
    { 1, 2, 2 },
    G_MININT64,
    28 },
};

Test (split_bounds, what_counts_places_unequally_is_a_row_in_whole_numbers)
{
  for (gsize i = 0; i < G_N_ELEMENTS (side_cases); i++)
    {
      const SideCase *own = &side_cases[i];
      gboolean is_quota = g_str_equal (own->table, "quotas");
      g_autoptr (AwrashProgramme) programme = test_programme_new (
          "territories", TERRITORIES, "worksite_types", TYPES, "need.indicator", "need", "quotas",
          is_quota ? own->rows : "territory,stream,max\nr,*,99\n", is_quota ? NULL : own->table,
          own->rows, NULL);
      g_autoptr (AwrashReading) reading = test_reading_new ("pool_caps", "yes", NULL);
      g_autoptr (AwrashModel) model = model_of (programme, reading);
      const AwrashSideRow *row = find_row (model, own->name);
      gsize k = 0;

      cr_assert_not_null (row, "%s: no row %s", own->label, own->name);
      cr_expect_str_eq (row->words, own->words, "%s: %s", own->label, row->words);
      cr_expect_eq (row->lower, own->lower, "%s: at least %" G_GINT64_FORMAT, own->label,
                    row->lower);
      cr_expect_eq (row->upper, own->upper, "%s: at most %" G_GINT64_FORMAT, own->label,
                    row->upper);
      cr_expect_eq (row->bound >= 0, is_quota, "%s", own->label);
      for (gsize cell = 0; cell < model->n_cells; cell++)
        {
          if (own->coefficients[cell % 3] == 0)
            continue;
          cr_assert_lt (k, row->n, "%s", own->label);
          cr_expect_eq (row->cells[k], cell, "%s", own->label);
          cr_expect_eq (row->coefficients[k], own->coefficients[cell % 3], "%s: %" G_GINT64_FORMAT,
                        own->label, row->coefficients[k]);
          k++;
        }
      cr_expect_eq (k, row->n, "%s", own->label);
    }
}

/* Cells whose bounds are whole places are known with the programme; other bounds are in other
 * units, of several cells, or of a region that is one province. */
Test (split_bounds, cells_known_with_the_programme_are_those_that_are_found_one_by_one)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nn,,\nr,n,\na,r,2\nb,r,3\nz,n,\nc,z,5\n", "streams", STREAMS,
      "worksite_types", TYPES, "quotas",
      "territory,stream,unit,min,max\na,type:roads,places,2,9\na,type:roads,person-months,,20\n"
      "b,type:shops,places,,5\nb,type:shops,person-months,13,\nz,type:bonus,places,,3\n"
      "c,temporary,places,1,7\nn,type:roads,places,,12\n",
      "capacities",
      "territory,stream,min,max\na,type:roads,1,8\nb,type:bonus,1,6\nc,type:bonus,0,4\n"
      "n,*,0,30\n",
      "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashModel) known = model_of (programme, reading), found = NULL;
  AwrashProgramme copy = *programme;
  const AwrashCellBounds *cells = &programme->cells;
  static const int64_t upper[]
      = { 6, G_MAXINT64, G_MAXINT64, G_MAXINT64, 5, 6, G_MAXINT64, G_MAXINT64, 3 };

  awrash_i_programme_forget_bounds (&copy);
  found = model_of (&copy, reading);
  cr_expect_eq (programme->n_other_bounds, 6, "%zu", programme->n_other_bounds);
  cr_expect_eq (cells->lower[0], 2);
  cr_expect_eq (cells->upper[0], 8);
  cr_expect_eq (known->walls->len, found->walls->len);
  for (gsize cell = 0; cell < known->n_cells; cell++)
    {
      cr_expect_eq (known->cell_upper[cell], upper[cell], "%zu", cell);
      cr_expect_eq (known->cell_lower[cell], found->cell_lower[cell], "%zu", cell);
      cr_expect_eq (known->cell_upper[cell], found->cell_upper[cell], "%zu", cell);
      cr_expect_eq (known->cell_lower_bound[cell], found->cell_lower_bound[cell], "%zu", cell);
      cr_expect_eq (known->cell_upper_bound[cell], found->cell_upper_bound[cell], "%zu", cell);
    }
  cr_expect_eq (known->cell_lower[4], 4);
}

Test (split_bounds, a_group_that_is_a_type_of_its_own_is_a_wall)
{
  g_autoptr (AwrashProgramme) programme
      = test_programme_new ("territories", TERRITORIES, "worksite_types",
                            "code,stream,women\nown,temporary,1\nother,temporary,0\n", "quotas",
                            "territory,stream,group,min,max\nr,*,,,20\nr,temporary,women,3,8\n",
                            "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashModel) model = model_of (programme, reading);
  const AwrashWall *wall = find_wall (model, "r/type:own");

  cr_expect_eq (model->side_rows->len, 0);
  cr_expect_eq (wall->lower, 3);
  cr_expect_eq (wall->upper, 8);
  cr_expect_eq (wall->lower_bound, 1);
}

Test (split_bounds, a_group_that_no_type_takes_asks_for_nothing_or_for_the_impossible)
{
  static const char *const quotas[]
      = { "territory,stream,group,max\nr,*,,20\nr,temporary,women,8\n",
          "territory,stream,group,min\nr,temporary,women,8\n" };

  for (gsize i = 0; i < 2; i++)
    {
      g_autoptr (AwrashProgramme) programme = test_programme_new (
          "territories", TERRITORIES, "worksite_types", "code,stream,women\nmen,temporary,0\n",
          "capacities", "territory,stream,max\na,temporary,5\nb,temporary,5\nc,temporary,5\n",
          "quotas", quotas[i], "need.indicator", "need", NULL);
      g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
      g_autoptr (AwrashPlan) plan = awrash_split_solve (programme, reading, NULL);

      cr_assert_not_null (plan);
      cr_expect_eq (awrash_split_plan_get_status (plan),
                    i == 0 ? AWRASH_STATUS_UNPLACED : AWRASH_STATUS_INFEASIBLE);
      if (i == 0)
        continue;
      cr_expect_eq (awrash_split_plan_get_missing (plan), 8);
      cr_expect_str_eq (
          awrash_split_plan_get_blocking (plan, 0),
          "women in the temporary places of r: what is asked for, where no place counts");
    }
}

Test (split_bounds, rows_that_say_the_same_are_one_and_rows_that_say_nothing_are_none)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", TERRITORIES, "worksite_types", TYPES, "capacities",
      "territory,stream,max\na,type:roads,1\na,type:shops,1\na,type:bonus,1\n", "quotas",
      "territory,stream,unit,max\nr,*,places,99\nr,temporary,person-months,90\n"
      "r,temporary,money,267304\na,*,person-months,16\n",
      "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashModel) model = model_of (programme, reading);
  const AwrashSideRow *row;

  /* 267,304 dirhams are 89.99 months of 2,970.05; all of a's cells together take 16 months. */
  cr_assert_eq (model->side_rows->len, 1);
  row = g_ptr_array_index (model->side_rows, 0);
  cr_expect_str_eq (row->name, "r/temporary/money");
  cr_expect_eq (row->upper, 89);
}

Test (split_bounds, a_bound_on_a_type_covers_its_variants)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", TERRITORIES, "worksite_types",
      "code,stream,variant_of,months\nlong,temporary,,4\nshort,temporary,long,3\n"
      "other,temporary,,4\n",
      "capacities", "territory,stream,max\na,type:long,5\n", "quotas",
      "territory,stream,unit,max\nr,*,places,40\nr,type:long,places,12\n"
      "r,type:other,person-months,9\nr,type:long,person-months,40\n",
      "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashModel) model = model_of (programme, reading);
  const AwrashSideRow *row = find_row (model, "r/type:long/person-months");

  cr_expect_eq (find_wall (model, "r/type:long+type:short")->upper, 12);
  cr_expect_eq (find_wall (model, "a/type:long+type:short")->upper, 5);
  cr_expect_eq (find_wall (model, "r/type:other")->upper, 2);
  cr_assert_not_null (row);
  cr_expect_eq (row->n, 6);
  cr_expect_eq (row->coefficients[0], 4);
  cr_expect_eq (row->coefficients[1], 3);
  cr_expect_eq (row->upper, 40);
}

Test (split_bounds, unequal_receipts_are_whole_numbers_over_a_power_of_ten)
{
  g_autoptr (AwrashProgramme) programme
      = test_programme_new ("territories", TERRITORIES, "worksite_types", TYPES, "quotas",
                            "territory,stream,max\nr,*,99\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) months = test_reading_new ("receives", "person-months", NULL);
  g_autoptr (AwrashReading) money
      = test_reading_new ("receives", "money", "streams", "temporary", NULL);
  g_autoptr (AwrashModel) by_months = model_of (programme, months);
  g_autoptr (AwrashModel) by_money = model_of (programme, money);
  static const int64_t x[] = { 1, 2, 3, 0, 0, 0, 4, 0, 1 };
  const AwrashReceipt *receipt;

  cr_assert_eq (by_months->receipts->len, 3);
  receipt = g_ptr_array_index (by_months->receipts, 1);
  cr_expect_eq (receipt->province, 1);
  cr_expect_null (receipt->group);
  cr_expect_eq (receipt->coefficients[0], 3);
  cr_expect_eq (receipt->coefficients[1], 4);
  cr_expect_eq (receipt->coefficients[2], 9);
  cr_expect_eq (receipt->scale, 1);
  cr_expect_eq (receipt->need, 3);
  receipt = g_ptr_array_index (by_money->receipts, 0);
  cr_expect_eq (receipt->coefficients[0], 891015);
  cr_expect_eq (receipt->coefficients[1], 1188020);
  cr_expect_eq (receipt->coefficients[2], 0);
  cr_expect_eq (receipt->scale, 100);
  cr_expect_eq (awrash_i_model_received (by_months, 0, x), 38);
  cr_expect_eq (awrash_i_model_received (by_money, 2, x), 35640.6);
}

Test (split_bounds, groups_are_compared_by_their_pools_and_expected_shares)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need,women_need,youth_need\nr,,,,\na,r,2,1,5\nb,r,3,2,6\n",
      "worksite_types",
      "code,stream,women,youth\nroads,temporary,0.25,1\nshops,temporary,0.5,0.125\n", "pools",
      "territory,group,persons\na,women,10\nb,women,20\na,youth,30\nb,youth,40\n", "quotas",
      "territory,stream,max\nr,*,99\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) pools = test_reading_new ("groups", "women; youth", NULL);
  g_autoptr (AwrashReading) needs
      = test_reading_new ("groups", "youth;women", "need", "{group}_need", NULL);
  g_autoptr (AwrashModel) by_pools = model_of (programme, pools);
  g_autoptr (AwrashModel) by_needs = model_of (programme, needs);
  const AwrashReceipt *receipt;

  cr_assert_eq (by_pools->receipts->len, 4);
  receipt = g_ptr_array_index (by_pools->receipts, 3);
  cr_expect_str_eq (receipt->group, "youth");
  cr_expect_eq (receipt->province, 1);
  cr_expect_eq (receipt->need, 40);
  cr_expect_eq (receipt->coefficients[0], 1000);
  cr_expect_eq (receipt->coefficients[1], 125);
  cr_expect_eq (receipt->scale, 1000);
  receipt = g_ptr_array_index (by_needs->receipts, 0);
  cr_expect_str_eq (receipt->group, "youth");
  cr_expect_eq (receipt->need, 5);
  cr_expect_eq (by_needs->need[1], 8);
  cr_expect_eq (by_pools->need[1], 3);
}
