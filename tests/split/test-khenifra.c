/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The case that the library exists for: the 4,000 places of the sustainable stream of the region
 * Béni Mellal-Khénifra, 2023, among its five provinces.
 * Source: Haut-Commissariat au Plan, RGPH 2024 (population, unemployed = active − employed, people
 * employed) and its poverty map of 2014; quotas as the press states them: 953 (published), 1,187
 * (announced), 4,000 (published); the three quotas of 1,070 are assumed, the mean of the two known.
 * Invariant: the figures of every reading are those of an independent sketch in exact integers. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define N 5
#define TERRITORIES                                                                                \
  "code,parent,level,name_fr,population,unemployed,poverty_2014\n"                                 \
  "05,,region,Béni Mellal-Khénifra,,,\n"                                                         \
  "05.091,05,province,Béni Mellal,580327,44128,6\n"                                               \
  "05.081,05,province,Azilal,574112,28161,20.68\n"                                                 \
  "05.255,05,province,Fquih Ben Salah,475977,37025,6.77\n"                                         \
  "05.301,05,province,Khénifra,370240,28892,5.52\n"                                               \
  "05.311,05,province,Khouribga,525145,44342,5.14\n"
#define STREAMS                                                                                    \
  "code,unit,months,monthly_cost\ntemporary,places,4,2970.05\nsustainable,places,9,1500\n"
#define QUOTAS                                                                                     \
  "territory,stream,unit,min,max,status\n05.091,temporary,places,1187,1187,announced\n"            \
  "05.081,temporary,places,1070,1070,assumed\n05.255,temporary,places,1070,1070,assumed\n"         \
  "05.311,temporary,places,1070,1070,assumed\n05.301,temporary,places,953,953,published\n"         \
  "05,sustainable,places,4000,4000,published\n"

static const char *const codes[N] = { "05.091", "05.081", "05.255", "05.301", "05.311" };
static const int64_t employed[N] = { 117392, 113979, 86305, 75395, 105903 };
static const int64_t temporary[N] = { 1187, 1070, 1070, 953, 1070 };
static const int64_t unemployed[N] = { 44128, 28161, 37025, 28892, 44342 };

/* Absorption of the sustainable stream in hundredths of a per cent of the employed, rounded down;
 * 0: no bound. */
static AwrashProgramme *
build (int64_t absorption)
{
  GString *capacities = g_string_new ("territory,stream,max,status\n");
  AwrashProgramme *programme;

  for (gsize i = 0; i < N && absorption > 0; i++)
    g_string_append_printf (capacities, "%s,sustainable,%" G_GINT64_FORMAT ",assumed\n", codes[i],
                            absorption * employed[i] / 10000);
  programme
      = test_programme_new ("territories", TERRITORIES, "streams", STREAMS, "quotas", QUOTAS,
                            "capacities", capacities->str, "need.indicator", "unemployed", NULL);
  g_string_free (capacities, TRUE);
  return programme;
}

/* The sustainable places of the provinces. */
static void
read_sustainable (const AwrashPlan *plan, int64_t places[N])
{
  memset (places, 0, N * sizeof (int64_t));
  for (gsize cell = 0; cell < awrash_split_plan_get_n_cells (plan); cell++)
    if (awrash_split_plan_get_cell_types (plan)[cell] == 1)
      places[awrash_split_plan_get_cell_provinces (plan)[cell]]
          = awrash_split_plan_get_places (plan)[cell];
}

typedef struct
{
  const char *label;
  const char *streams, *need;
  int64_t absorption;
  int64_t places[N];
} Reading;

static const Reading readings[] = {
  { "by need, with the absorption of 1 %",
    "sustainable",
    "unemployed",
    100,
    { 967, 617, 811, 633, 972 } },
  { "by need, without it", "sustainable", "unemployed", 0, { 967, 617, 811, 633, 972 } },
  { "by population", "sustainable", "population", 100, { 919, 909, 754, 586, 832 } },
  { "equal rates over both streams, without the bound",
    "*",
    "unemployed",
    0,
    { 1073, 373, 826, 527, 1201 } },
  { "population by poverty, without the bound",
    "sustainable",
    "population*poverty_2014",
    0,
    { 597, 2036, 553, 351, 463 } },
};

Test (split_khenifra, every_reading_gives_the_figures_of_the_sketch)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      const Reading *row = &readings[i];
      g_autoptr (AwrashProgramme) programme = build (row->absorption);
      g_autoptr (AwrashPlan) plan
          = test_plan_new (programme, "streams", row->streams, "need", row->need, NULL);
      int64_t places[N];

      cr_assert_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_OPTIMAL, "%s", row->label);
      read_sustainable (plan, places);
      for (gsize p = 0; p < N; p++)
        cr_expect_eq (places[p], row->places[p], "%s: %s has %" G_GINT64_FORMAT, row->label,
                      codes[p], places[p]);
    }
}

/* Khouribga is full at 1,059, so the others share what it cannot take. */
Test (split_khenifra, absorption_raises_khenifra_to_557_at_equal_rates)
{
  g_autoptr (AwrashProgramme) programme = build (100);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);
  int64_t places[N], sum = 0;

  cr_assert_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_OPTIMAL);
  cr_expect_eq (awrash_split_plan_get_class (plan), AWRASH_CLASS_SIMPLE);
  read_sustainable (plan, places);
  cr_expect_eq (places[3], 557);
  cr_expect_eq (places[4], 1059);
  for (gsize i = 0; i < N; i++)
    {
      sum += places[i];
      cr_expect_leq (places[i], employed[i] / 100, "%s", codes[i]);
      cr_expect_eq (awrash_split_plan_get_receipts (plan)[i], (double)(temporary[i] + places[i]));
      cr_expect_eq (awrash_split_plan_get_needs (plan)[i], (double)unemployed[i]);
    }
  cr_expect_eq (sum, 4000);
}

/* The surprise of the case in one line: above Béni Mellal before, hence fewer of the 4,000 after.
 */
Test (split_khenifra, equal_rates_give_khenifra_fewer_places_than_need_alone)
{
  g_autoptr (AwrashProgramme) programme = build (100);
  g_autoptr (AwrashPlan) both = test_plan_new (programme, NULL);
  g_autoptr (AwrashPlan) alone = test_plan_new (programme, "streams", "sustainable", NULL);
  int64_t with[N], without[N];

  read_sustainable (both, with);
  read_sustainable (alone, without);
  cr_expect_eq (llround (1e4 * 953 / 28892), 330);
  cr_expect_eq (llround (1e4 * 1187 / 44128), 269);
  cr_expect_lt (with[3], without[3]);
}

Test (split_khenifra, an_absorption_of_80_in_ten_thousand_cannot_place_the_quota)
{
  g_autoptr (AwrashProgramme) tight = build (80);
  g_autoptr (AwrashProgramme) enough = build (81);
  g_autoptr (AwrashPlan) none = test_plan_new (tight, "streams", "sustainable", NULL);
  g_autoptr (AwrashPlan) some = test_plan_new (enough, "streams", "sustainable", NULL);

  cr_expect_eq (awrash_split_plan_get_status (none), AWRASH_STATUS_INFEASIBLE);
  cr_expect_eq (awrash_split_plan_get_missing (none), 4000 - (939 + 911 + 690 + 603 + 847));
  cr_expect_eq (awrash_split_plan_get_n_blocking (none), 6);
  cr_expect_str_eq (awrash_split_plan_get_blocking (none, 0),
                    "at least 4000 sustainable places of Béni Mellal-Khénifra");
  cr_expect_eq (awrash_split_plan_get_status (some), AWRASH_STATUS_OPTIMAL);
}

Test (split_khenifra, every_certificate_is_accepted_and_fits_no_other_absorption)
{
  static const int64_t absorptions[] = { 0, 80, 81, 100 };
  g_autoptr (AwrashProgramme) other = build (99);

  for (gsize i = 0; i < G_N_ELEMENTS (absorptions); i++)
    {
      g_autoptr (AwrashProgramme) programme = build (absorptions[i]);
      g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);
      const char *certificate = awrash_split_plan_get_certificate (plan);
      g_autoptr (AwrashVerdict) own = awrash_audit_certificate (programme, certificate, NULL);
      g_autoptr (AwrashVerdict) foreign = awrash_audit_certificate (other, certificate, NULL);

      cr_expect (awrash_audit_verdict_is_accepted (own), "%d: %s", (int)absorptions[i],
                 awrash_audit_verdict_get_finding (own, 0));
      cr_expect_not (awrash_audit_verdict_is_accepted (foreign));
    }
}
