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
  gsize wall = awrash_i_model_find_wall (model, name);

  if (wall != G_MAXSIZE)
    return awrash_i_model_wall (model, wall);
  for (gsize k = 0; k < model->n_cells; k++)
    {
      g_autofree char *own = NULL;

      cell = awrash_i_model_cell_wall (model, k);
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
    "the bounds sum to more than 2^50 places (at the sustainable places of r), expected less" },
  { "a stream that nothing limits",
    { "quotas", "territory,stream,max\nr,temporary,8\n" },
    AWRASH_ERROR_BOUNDS,
    "nothing limits the places of \"sustainable\" in \"a\", expected a max in quotas or "
    "capacities, 0 where the stream gives none" },
  { "a share of persons whose shares are not given",
    { "quotas", "territory,stream,max\nr,*,10\n", "shares",
      "territory,of,group,at_least\nr,*,women,0.25\n" },
    AWRASH_ERROR_VALUE,
    "a bound counts the group \"women\", but which share of the places of \"temporary\" it is "
    "expected to take is not given, expected a column of worksite_types.csv" },
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
