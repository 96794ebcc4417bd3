/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures of an edition, against numbers by hand and against the metrics. Source: the contract of
 * awrash_simulation_model_builder_add_measure(). Invariant: the edition is the same for all. */

#include "simulation/figure-private.h"

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>

enum
{
  N = 4,
  S = 2
};

static const char *const streams[] = { "long", "short" };
static const gsize region[N] = { 0, 0, 1, 1 };
static const gint64 seekers[N] = { 100, 200, 0, 400 };
static const gint64 need[N] = { 90, 210, 0, 400 };
static const gint64 quota[N * S] = { 10, 20, 30, 0, 1, 0, 40, 40 };
static const gint64 last_quota[N * S] = { 20, 20, 20, 0, 1, 0, 40, 40 };
static const gint64 filled[N * S] = { 10, 15, 20, 0, 0, 0, 40, 20 };
static const gint64 dropped[N * S] = { 1, 3, 0, 0, 0, 0, 4, 0 };
static const gint64 refilled[N * S] = { 0, 2, 0, 0, 0, 0, 4, 0 };
static const gint64 completed[N * S] = { 9, 14, 20, 0, 0, 0, 40, 20 };
static const gint64 seekers_end[N] = { 95, 190, 0, 390 };
static const gint64 in_work[N * S] = { 5, 2, 9, 0, 0, 0, 20, 5 };
static const gint64 entered[N] = { 12, 3, 0, 25 };
static const gint64 left[N] = { 0, 14, 0, 10 };
static const gint64 total[S] = { 90, 60 };
static const double place_cost[S] = { 1000, 300 };
static const double parameters[] = { 7, 0.3, 0.6, 7 }; /* those of a group begin at 1 */

static double
take (const char *name, const gint64 *last, double values[])
{
  double rate[N], weight[N], region_rate[2], region_weight[2];
  AwrashMeasured edition = { .n_provinces = N,
                             .n_regions = 2,
                             .n_streams = S,
                             .region = region,
                             .seekers = seekers,
                             .quota = quota,
                             .last_quota = last,
                             .filled = filled,
                             .dropped = dropped,
                             .refilled = refilled,
                             .completed = completed,
                             .seekers_end = seekers_end,
                             .in_work = in_work,
                             .entered = entered,
                             .left = left,
                             .need = need,
                             .total = total,
                             .place_cost = place_cost,
                             .parameters = parameters,
                             .rate = rate,
                             .weight = weight,
                             .region_rate = region_rate,
                             .region_weight = region_weight };
  AwrashFigure figure;
  g_autoptr (GError) error = NULL;

  cr_assert (awrash_i_figure_find (name, S, streams, &figure, &error));
  if (figure.id == AWRASH_FIGURE_SHARE_OF)
    figure.at = 1;
  cr_assert (awrash_i_figure_take (&figure, &edition, values, &error), "%s", name);
  awrash_i_figure_clear (&figure);
  return values[0];
}

typedef struct
{
  const char *name;
  double value;
} Row;

static const Row rows[] = {
  { "lowest-rate", 0.1 },
  { "overall-rate", 105.0 / 700 },
  { "places", 105 },
  { "returned", 36 },
  { "unplaced", 9 },
  { "dropped", 8 },
  { "completed", 103 },
  { "persons", 111 },
  { "unmet", 589 },
  { "cost", 69500 + 34.5 * 300 },
  { "churn", 20.0 / (2 * 141) },
  { "seekers", 675 },
  { "in-work", 41 },
  { "entered", 40 },
  { "left", 24 },
  { "balance", 0 },
  { "share:long", 70.0 / 105 },
  { "share:short", 35.0 / 105 },
  { "share-of:women", (70 * 0.3 + 35 * 0.6) / 105 },
};

Test (simulation_figure, numbers_of_an_edition_are_those_by_hand)
{
  double values[N * S];

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    cr_expect_float_eq (take (rows[i].name, last_quota, values), rows[i].value,
                        1e-12 * (1 + rows[i].value), "%s: %.17g", rows[i].name, values[0]);
  cr_expect_eq (take ("churn", NULL, values), 0);
}

Test (simulation_figure, inequality_is_that_of_the_rates_by_need)
{
  const double rate[] = { 0.25, 0.1, 0, 0.15 }, weight[] = { 100, 200, 0, 400 };
  const double region_rate[] = { 0.15, 0.15 }, by_hand[] = { 300, 400 };
  double gini = 0, theil = 0, between = 0, values[N * S];

  cr_assert (awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, N, rate, weight, &gini, NULL));
  cr_assert (awrash_metric_theil (N, rate, weight, &theil, NULL));
  cr_assert (awrash_metric_theil (2, region_rate, by_hand, &between, NULL));
  cr_expect_float_eq (take ("gini", NULL, values), gini, 1e-15);
  cr_expect_float_eq (take ("theil", NULL, values), theil, 1e-15);
  cr_expect_float_eq (take ("between", NULL, values), between / theil, 1e-12);
  cr_expect_gt (gini, 0.1);
}

Test (simulation_figure, provinces_and_cells_have_their_own)
{
  double values[N * S];

  take ("rate", NULL, values);
  cr_expect_arr_eq (values, ((double[]){ 0.25, 0.1, 0, 0.15 }), N * sizeof *values);
  take ("need", NULL, values);
  cr_expect_arr_eq (values, ((double[]){ 100, 200, 0, 400 }), N * sizeof *values);
  take ("persons-by-province", NULL, values);
  cr_expect_arr_eq (values, ((double[]){ 27, 20, 0, 64 }), N * sizeof *values);
  take ("seekers-by-province", NULL, values);
  cr_expect_arr_eq (values, ((double[]){ 95, 190, 0, 390 }), N * sizeof *values);
  take ("quota", NULL, values);
  cr_expect_eq (values[6], 40);
  take ("filled", NULL, values);
  cr_expect_eq (values[7], 20);
  take ("stream-rate", NULL, values);
  cr_expect_arr_eq (values, ((double[]){ 0.1, 0.15, 0.1, 0, 0, 0, 0.1, 0.05 }), sizeof values);
}
