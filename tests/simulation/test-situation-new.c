/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Situations from programmes: the two that ship, divided as their notes and sources say. Source:
 * examples/data/khenifra-2023 and morocco-2023; divisions by need and by population worked out in
 * whole numbers by hand. Invariant: totals, capacities and regions are those of the files. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <string.h>

static AwrashSituation *
load (const char *name)
{
  g_autofree char *folder = g_build_filename ("examples", "data", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashProgramme) programme = awrash_programme_load (folder, &error);

  cr_assert_not_null (programme, "%s", error != NULL ? error->message : "");
  AwrashSituation *situation = awrash_simulation_situation_new_from_programme (programme, &error);
  cr_assert_not_null (situation, "%s", error != NULL ? error->message : "");
  return situation;
}

static int64_t
sum_stream (const int64_t quotas[], size_t n, size_t stream)
{
  int64_t sum = 0;

  for (size_t i = 0; i < n; i++)
    sum += quotas[2 * i + stream];
  return sum;
}

Test (simulation_situation_new_from_programme, divides_the_four_thousand_of_khenifra)
{
  static const struct
  {
    const char *text;
    int64_t expected[5];
  } rows[] = {
    { "proportional(need)", { 967, 617, 811, 633, 972 } },
    { "proportional(unemployed)", { 967, 617, 811, 633, 972 } },
    { "proportional(population)", { 919, 909, 754, 586, 832 } },
    { "leximin", { 1119, 402, 863, 557, 1059 } },
    { "in-turn(temporary=flat, sustainable=leximin)", { 1119, 402, 863, 557, 1059 } },
  };
  g_autoptr (AwrashSituation) situation = load ("khenifra-2023");
  const int64_t published[] = { 1187, 1070, 1070, 953, 1070 };

  cr_expect_eq (awrash_simulation_situation_get_n_provinces (situation), 5);
  cr_expect_eq (awrash_simulation_situation_get_n_regions (situation), 1);
  cr_expect_eq (awrash_simulation_situation_get_edition (situation), 2);
  cr_expect_str_eq (awrash_simulation_situation_get_province (situation, 3), "05.301");
  cr_expect_str_eq (awrash_simulation_situation_get_region (situation, 0), "05");
  cr_expect_str_eq (awrash_simulation_situation_get_stream (situation, 1), "sustainable");
  for (gsize row = 0; row < G_N_ELEMENTS (rows); row++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashPolicy) policy = awrash_simulation_policy_new (rows[row].text, &error);
      int64_t quotas[10];
      cr_assert (awrash_simulation_policy_apply (policy, situation, 1, 10, quotas, &error), "%s",
                 error != NULL ? error->message : "");
      for (gsize i = 0; i < 5; i++)
        {
          /* what is published is all that there is room for */
          cr_expect_eq (quotas[2 * i], published[i], "%s", rows[row].text);
          cr_expect_eq (quotas[2 * i + 1], rows[row].expected[i], "%s: %zu is %ld", rows[row].text,
                        i, (long)quotas[2 * i + 1]);
        }
    }
}

Test (simulation_situation_new_from_programme, knows_totals_regions_and_capacities_of_the_nation)
{
  static const char *const texts[]
      = { "flat", "proportional(population*poverty_2014)", "leximin", "two-level(flat, leximin)" };
  g_autoptr (AwrashSituation) situation = load ("morocco-2023");
  size_t n = awrash_simulation_situation_get_n_provinces (situation);
  int64_t totals[2], regions[24], capacity[150], quotas[150];

  cr_assert_eq (n, 75);
  cr_assert_eq (awrash_simulation_situation_get_n_regions (situation), 12);
  cr_assert (awrash_simulation_situation_get_places (situation, "total", 2, totals, NULL));
  cr_expect_eq (totals[0], 100000);
  cr_expect_eq (totals[1], 50000);
  cr_assert (awrash_simulation_situation_get_places (situation, "region-total", 24, regions, NULL));
  cr_assert (awrash_simulation_situation_get_places (situation, "capacity", 150, capacity, NULL));
  for (gsize i = 0; i < n; i++)
    {
      const char *code = awrash_simulation_situation_get_province (situation, i);
      if (g_str_equal (code, "05.301"))
        cr_expect (capacity[2 * i] == 953 && capacity[2 * i + 1] == 753);
      else if (!g_str_equal (code, "05.091"))
        cr_expect_eq (capacity[2 * i], G_MAXINT64);
    }
  for (gsize r = 0; r < 12; r++)
    {
      gboolean is_five = g_str_equal (awrash_simulation_situation_get_region (situation, r), "05");
      cr_expect_eq (regions[2 * r + 1], is_five ? 4000 : -1);
    }
  for (gsize t = 0; t < G_N_ELEMENTS (texts); t++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashPolicy) policy = awrash_simulation_policy_new (texts[t], NULL);
      cr_assert (awrash_simulation_policy_apply (policy, situation, 1, 150, quotas, &error), "%s",
                 error != NULL ? error->message : "");
      if (strstr (texts[t], "two-level") == NULL)
        cr_expect_eq (sum_stream (quotas, n, 0), 100000, "%s", texts[t]);
      if (strstr (texts[t], "two-level") == NULL)
        cr_expect_eq (sum_stream (quotas, n, 1), 50000, "%s", texts[t]);
      for (gsize cell = 0; cell < 150; cell++)
        cr_expect (quotas[cell] >= 0 && quotas[cell] <= capacity[cell]);
    }
}

/* ── programmes made in memory ──────────────────────────────────────────────────────────────── */

static AwrashTable *
make_table (const char *name, size_t n_columns, const char *const cells[], size_t n_rows)
{
  AwrashTable *table = awrash_base_table_new (name, n_columns, cells, NULL);

  for (size_t row = 1; row <= n_rows; row++)
    cr_assert (awrash_base_table_append (table, n_columns, cells + row * n_columns, NULL));
  return table;
}

static AwrashProgramme *
make_programme (const char *unit, const char *most, const char *need, gboolean has_history)
{
  const char *const territories[] = { "code", "parent", "seekers", "note", "n", "",  "",   "",
                                      "p",    "n",      "10",      "one",  "q", "n", "20", "" };
  const char *const streams[] = { "code", "months", "monthly_cost", "s", "4", "100" };
  const char *const quotas[]
      = { "territory", "stream", "unit", "min", "max", "n", "s", unit, "", most };
  const char *const history[]
      = { "edition", "territory", "stream", "metric", "value", "1",      "p", "s", "quota",
          "30",      "1",         "q",      "s",      "quota", "40",     "1", "p", "s",
          "actual",  "20",        "1",      "q",      "s",     "actual", "25" };
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  g_autoptr (GError) error = NULL;
  AwrashTable *const tables[]
      = { make_table ("territories", 4, territories, 3), make_table ("streams", 3, streams, 1),
          make_table ("quotas", 5, quotas, 1),
          make_table ("history", 5, history, has_history ? 4 : 1) };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      cr_assert (awrash_programme_builder_add_table (builder, tables[i], &error), "%s",
                 error != NULL ? error->message : "");
      awrash_base_table_free (tables[i]);
    }
  cr_assert (awrash_programme_builder_set_option (builder, "programme", "edition", "2", &error));
  if (need != NULL)
    cr_assert (awrash_programme_builder_set_option (builder, "need", "indicator", need, &error));
  AwrashProgramme *programme = awrash_programme_builder_build (builder, &error);
  cr_assert_not_null (programme, "%s", error != NULL ? error->message : "");
  return programme;
}

Test (simulation_situation_new_from_programme, reads_units_and_history)
{
  static const struct
  {
    const char *unit;
    const char *most;
    int64_t total;
  } rows[] = {
    { "places", "70", 70 },
    { "person_months", "283", 70 },
    { "money", "28399", 70 },
  };

  for (gsize row = 0; row < G_N_ELEMENTS (rows); row++)
    {
      g_autoptr (AwrashProgramme) programme
          = make_programme (rows[row].unit, rows[row].most, "seekers", row != 1);
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashSituation) situation
          = awrash_simulation_situation_new_from_programme (programme, &error);
      int64_t total = 0, need[2], last[2], filled[2];
      cr_assert_not_null (situation, "%s", error != NULL ? error->message : "");
      cr_assert (awrash_simulation_situation_get_places (situation, "total", 1, &total, NULL));
      cr_expect_eq (total, rows[row].total, "%s: %ld", rows[row].unit, (long)total);
      cr_assert (awrash_simulation_situation_get_places (situation, "need", 2, need, NULL));
      cr_expect (need[0] == 10 && need[1] == 20);
      /* a column of words is no indicator */
      cr_expect_eq (awrash_simulation_situation_get_n_indicators (situation), 1);
      cr_assert (awrash_simulation_situation_get_places (situation, "last-quota", 2, last, NULL));
      cr_assert (
          awrash_simulation_situation_get_places (situation, "last-filled", 2, filled, NULL));
      /* one province alone is no history */
      cr_expect_eq (last[1], row != 1 ? 40 : -1);
      cr_expect_eq (filled[1], row != 1 ? 25 : -1);
    }
}

Test (simulation_situation_new_from_programme, refuses_what_lacks_a_need_or_a_total)
{
  g_autoptr (AwrashProgramme) needless = make_programme ("places", "70", NULL, FALSE);
  g_autoptr (AwrashProgramme) boundless = make_programme ("places", "", "seekers", FALSE);
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_simulation_situation_new_from_programme (needless, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  cr_expect_not_null (strstr (error->message, "no [need] indicator"), "%s", error->message);
  g_clear_error (&error);
  cr_expect_null (awrash_simulation_situation_new_from_programme (boundless, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  cr_expect_not_null (strstr (error->message, "no total of \"s\""), "%s", error->message);
}
