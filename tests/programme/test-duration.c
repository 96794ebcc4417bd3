/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Durations: the arithmetic of a stock of person-months. Source: Khénifra, May 2023: 953 places of
 * 4 months = 3,812 person-months, 1,251 (or 1,257) beneficiaries of 3 months on 61 worksites.
 * Invariant: beneficiaries * months + left_over = stock. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <string.h>

Test (programme_duration, gives_what_khenifra_could_serve)
{
  const int64_t months[] = { 1, 3, 4, 6, 12, 3812, 3813 };
  const AwrashDuration expected[]
      = { { 1, 3812, 0 }, { 3, 1270, 2 }, { 4, 953, 0 },    { 6, 635, 2 },
          { 12, 317, 8 }, { 3812, 1, 0 }, { 3813, 0, 3812 } };
  AwrashDuration durations[G_N_ELEMENTS (months)];

  cr_assert (awrash_programme_durations (3812, G_N_ELEMENTS (months), months, durations, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      cr_expect_eq (durations[i].months, expected[i].months);
      cr_expect_eq (durations[i].beneficiaries, expected[i].beneficiaries);
      cr_expect_eq (durations[i].left_over, expected[i].left_over);
    }
  cr_expect_eq (awrash_programme_duration_size (), 24);
}

Test (programme_duration, reaches_both_figures_of_the_account_at_three_months)
{
  static const struct
  {
    int64_t stock, target, months, left_over;
  } cases[] = {
    { 3812, 1251, 3, 59 },
    { 3812, 1257, 3, 41 },
    { 3812, 1270, 3, 2 },
    { 3812, 1271, 2, 1270 },
    { 3812, 3813, 0, 3812 },
    { 0, 1, 0, 0 },
    { G_MAXINT64, 1, G_MAXINT64, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int64_t months = -1, left_over = -1;
      cr_assert (awrash_programme_durations_reach (cases[i].stock, cases[i].target, &months,
                                                   &left_over, NULL));
      cr_expect_eq (months, cases[i].months, "case %zu", i);
      cr_expect_eq (left_over, cases[i].left_over, "case %zu", i);
    }
}

Test (programme_duration, counts_whole_worksites)
{
  static const struct
  {
    int64_t stock, months, places, worksites, left_over;
  } cases[] = {
    { 3812, 3, 20, 63, 32 },
    { 3812, 3, 21, 60, 32 },
    { 3812, 4, 953, 1, 0 },
    { 3812, 4, 954, 0, 3812 },
    { G_MAXINT64, G_MAXINT64, 2, 0, G_MAXINT64 },
    { G_MAXINT64, G_MAXINT64, 1, 1, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int64_t worksites = -1, left_over = -1;
      cr_assert (awrash_programme_durations_worksites (
          cases[i].stock, cases[i].months, cases[i].places, &worksites, &left_over, NULL));
      cr_expect_eq (worksites, cases[i].worksites, "case %zu", i);
      cr_expect_eq (left_over, cases[i].left_over, "case %zu", i);
    }
}

Test (programme_duration, refuses_what_is_no_stock_target_or_duration_and_writes_nothing)
{
  const int64_t good = 3, zero = 0;
  AwrashDuration untouched = { 7, 7, 7 };
  int64_t a = 7, b = 7;
  g_autoptr (GError) error = NULL;

  cr_expect_not (awrash_programme_durations (-1, 1, &good, &untouched, &error));
  cr_expect_str_eq (error->message, "person_months is -1, expected a whole number ≥ 0");
  cr_expect_eq (error->code, AWRASH_ERROR_VALUE);
  g_clear_error (&error);
  cr_expect_not (awrash_programme_durations (1, 1, &zero, &untouched, &error));
  cr_expect_str_eq (error->message, "months[0] is 0, expected a whole number ≥ 1");
  g_clear_error (&error);
  cr_expect_not (awrash_programme_durations_reach (3812, 0, &a, &b, &error));
  cr_expect_str_eq (error->message, "target is 0, expected a whole number ≥ 1");
  g_clear_error (&error);
  cr_expect_not (awrash_programme_durations_worksites (3812, 3, -2, &a, &b, &error));
  cr_expect_str_eq (error->message, "places is -2, expected a whole number ≥ 1");
  cr_expect_eq (untouched.beneficiaries, 7);
  cr_expect_eq (a, 7);
  cr_expect_eq (b, 7);
}

/* quotas as "territory,stream,unit,max" rows */
static AwrashProgramme *
build (const char *quotas, const char *months)
{
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  g_autofree char *streams = g_strdup_printf ("code,months,monthly_cost\ntemporary,%s,\n", months);
  const char *const names[] = { "territories", "streams", "quotas" };
  const char *const texts[] = { "code,parent\n05.301,\n05.091,\n", streams, quotas };
  g_autoptr (GError) error = NULL;
  AwrashProgramme *programme = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (AwrashTable) table
          = awrash_base_csv_parse (names[i], strlen (texts[i]), texts[i], &error);
      cr_assert (awrash_programme_builder_add_table (builder, table, &error));
    }
  programme = awrash_programme_builder_build (builder, &error);
  cr_assert_not_null (programme, "%s", error != NULL ? error->message : "");
  return programme;
}

Test (programme_duration, takes_the_stock_from_a_quota_in_either_unit)
{
  static const struct
  {
    const char *label, *quotas, *months;
    int64_t stock;
  } cases[] = {
    { "places", "territory,stream,unit,max\n05.301,temporary,places,953\n", "4", 3812 },
    { "person-months", "territory,stream,unit,max\n05.301,temporary,person-months,3812\n", "",
      3812 },
    { "person-months go first",
      "territory,stream,unit,max\n05.301,temporary,person-months,4165\n"
      "05.301,temporary,places,1039\n",
      "4", 4165 },
    { "half a month", "territory,stream,unit,max\n05.301,temporary,places,3\n", "2.5", 7 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AwrashProgramme) programme = build (cases[i].quotas, cases[i].months);
      int64_t stock = -1;
      cr_expect (awrash_programme_durations_stock (programme, "05.301", "temporary", &stock, NULL));
      cr_expect_eq (stock, cases[i].stock, "%s", cases[i].label);
    }
}

Test (programme_duration, names_what_a_stock_lacks)
{
  g_autoptr (AwrashProgramme) programme
      = build ("territory,stream,unit,max\n05.301,temporary,places,953\n", "");
  static const struct
  {
    const char *territory, *stream;
    int code;
    const char *message;
  } cases[] = {
    { "5.301", "temporary", AWRASH_ERROR_NAME,
      "territory is \"5.301\", expected a code of the programme's territories" },
    { "05.301", "training", AWRASH_ERROR_NAME,
      "stream is \"training\", expected a code of the programme's streams" },
    { "05.091", "temporary", AWRASH_ERROR_EMPTY,
      "05.091 has no quota with a max in places or person-months for temporary" },
    { "05.301", "temporary", AWRASH_ERROR_EMPTY,
      "the months of a place of temporary are unknown, expected them in streams.csv to turn the "
      "quota of 05.301 into person-months" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int64_t stock = 7;
      g_autoptr (GError) error = NULL;
      cr_expect_not (awrash_programme_durations_stock (programme, cases[i].territory,
                                                       cases[i].stream, &stock, &error));
      cr_expect_eq (error->code, cases[i].code);
      cr_expect_str_eq (error->message, cases[i].message);
      cr_expect_eq (stock, 7);
    }
}
