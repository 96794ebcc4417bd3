/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Readings: keys, values, groups of programme.ini. Source: the keys of [split] in a programme
 * folder. Invariant: a value that a key does not know is refused, and what stood there stays. */

#include "support/small-programme.h"

#include <criterion/criterion.h>

#define TERRITORIES "code,parent,need\nr,,\na,r,2\nb,r,3\n"
#define QUOTAS "territory,stream,max\nr,temporary,4\n"

#define OBJECTIVES                                                                                 \
  "leximin, leximin-persons, decmin, least-squares, alpha:A with A from 0 on, utilitarian, "       \
  "gini, gini-unweighted"

static const char *const defaults[][2] = {
  { "objective", "leximin" },
  { "on", "rate" },
  { "receives", "places" },
  { "streams", "*" },
  { "need", "" },
  { "tie", "error" },
  { "order", "" },
  { "seed", "" },
  { "pool_caps", "no" },
  { "chain", "" },
  { "groups", "" },
  { "min_rate", "" },
  { "max_rate", "" },
  { "fix", "" },
  { "at_least_last", "" },
  { "at_most_last", "" },
  { "rows", "" },
};

Test (split_reading, a_new_one_holds_the_defaults)
{
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
    cr_expect_str_eq (awrash_split_reading_get (reading, defaults[i][0]), defaults[i][1], "%s",
                      defaults[i][0]);
  cr_expect_null (awrash_split_reading_get (reading, "train"));
  cr_expect_null (awrash_split_reading_get (reading, ""));
}

Test (split_reading, every_value_that_a_key_knows_is_kept)
{
  static const char *const rows[][2] = {
    { "objective", "leximin" },
    { "objective", "decmin" },
    { "objective", "least-squares" },
    { "objective", "leximin-persons" },
    { "objective", "utilitarian" },
    { "objective", "gini" },
    { "objective", "gini-unweighted" },
    { "chain", "fill;gini;cost" },
    { "objective", "alpha:0" },
    { "objective", "alpha:1/2" },
    { "objective", "alpha:2.5" },
    { "chain", "fill;leximin;utilitarian;cost" },
    { "chain", "objective ; places ;person-months" },
    { "chain", "" },
    { "on", "rate" },
    { "on", "count" },
    { "receives", "places" },
    { "receives", "money" },
    { "receives", "person-months" },
    { "streams", "a;b" },
    { "streams", "" },
    { "need", "population*poverty" },
    { "tie", "error" },
    { "tie", "order" },
    { "tie", "lot" },
    { "order", "05.301;05.091" },
    { "seed", "قرعة" },
    { "pool_caps", "yes" },
    { "pool_caps", "no" },
    { "groups", "women;youth" },
    { "min_rate", "20/1000" },
    { "fix", "a/temporary = 3" },
    { "rows", "x: a/* <= 3" },
  };
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      cr_expect (awrash_split_reading_set (reading, rows[i][0], rows[i][1], &error));
      cr_expect_str_eq (awrash_split_reading_get (reading, rows[i][0]), rows[i][1]);
    }
}

Test (split_reading, refuses_what_no_key_knows_and_changes_nothing)
{
  static const struct
  {
    const char *key, *value;
    int code;
    const char *message;
  } rows[] = {
    { "train", "fill", AWRASH_ERROR_NAME,
      "\"train\" is no key of a reading, expected one of objective, on, receives, streams, need, "
      "tie, order, seed, pool_caps, chain, groups, min_rate, max_rate, fix, at_least_last, "
      "at_most_last, rows, near, loss, total, gap, nodes" },
    { "chain", "fill;fell", AWRASH_ERROR_NAME,
      "chain is \"fill;fell\", expected one of fill, objective, places, person-months, "
      "cost, " OBJECTIVES },
    { "objective", "alpha:-1", AWRASH_ERROR_NAME,
      "objective is \"alpha:-1\", expected one of " OBJECTIVES },
    { "objective", "alpha:one", AWRASH_ERROR_NAME,
      "objective is \"alpha:one\", expected one of " OBJECTIVES },
    { "objective", "cost", AWRASH_ERROR_NAME,
      "objective is \"cost\", expected one of " OBJECTIVES },
    { "objective", "Gini", AWRASH_ERROR_NAME,
      "objective is \"Gini\", expected one of " OBJECTIVES },
    { "gap", "-0.1", AWRASH_ERROR_NAME, "gap is \"-0.1\", expected one of a number from 0 to 1" },
    { "nodes", "1.5", AWRASH_ERROR_NAME,
      "nodes is \"1.5\", expected one of a whole number from 1 to 1000000000" },
    { "objective", "leximin|decmin", AWRASH_ERROR_NAME,
      "objective is \"leximin|decmin\", expected one of " OBJECTIVES },
    { "on", "", AWRASH_ERROR_NAME, "on is \"\", expected one of rate, count" },
    { "receives", "person-days", AWRASH_ERROR_NAME,
      "receives is \"person-days\", expected one of places, person-months, money" },
    { "tie", "Lot", AWRASH_ERROR_NAME, "tie is \"Lot\", expected one of error, order, lot" },
    { "pool_caps", "true", AWRASH_ERROR_NAME, "pool_caps is \"true\", expected one of yes, no" },
    { "seed", "\xff", AWRASH_ERROR_ENCODING, "seed is not UTF-8 text" },
  };
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      cr_expect_not (awrash_split_reading_set (reading, rows[i].key, rows[i].value, &error));
      cr_expect (g_error_matches (error, AWRASH_ERROR, rows[i].code));
      cr_expect_str_eq (error->message, rows[i].message, "%s", error->message);
      cr_expect_not (awrash_split_reading_set (reading, rows[i].key, rows[i].value, NULL));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
    cr_expect_str_eq (awrash_split_reading_get (reading, defaults[i][0]), defaults[i][1]);
}

Test (split_reading, a_copy_lives_by_itself)
{
  g_autoptr (AwrashReading) reading = test_reading_new ("seed", "one", NULL);
  g_autoptr (AwrashReading) copy = awrash_split_reading_copy (reading);

  cr_assert (awrash_split_reading_set (reading, "seed", "two", NULL));
  cr_expect_str_eq (awrash_split_reading_get (copy, "seed"), "one");
  cr_expect_str_eq (awrash_split_reading_get (reading, "seed"), "two");
  awrash_split_reading_free (NULL);
}

Test (split_reading, a_named_group_stands_over_the_settings_of_split)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", TERRITORIES, "quotas", QUOTAS, "split.objective", "decmin", "split.seed",
      "one", "reading by-count.on", "count", "reading by-count.seed", "two", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashReading) split = awrash_split_reading_load (programme, NULL, &error);
  g_autoptr (AwrashReading) named = awrash_split_reading_load (programme, "by-count", &error);

  cr_assert_null (error);
  cr_expect_str_eq (awrash_split_reading_get (split, "objective"), "decmin");
  cr_expect_str_eq (awrash_split_reading_get (split, "on"), "rate");
  cr_expect_str_eq (awrash_split_reading_get (split, "seed"), "one");
  cr_expect_str_eq (awrash_split_reading_get (named, "objective"), "decmin");
  cr_expect_str_eq (awrash_split_reading_get (named, "on"), "count");
  cr_expect_str_eq (awrash_split_reading_get (named, "seed"), "two");
}

Test (split_reading, a_group_that_is_not_there_is_an_unknown_name)
{
  g_autoptr (AwrashProgramme) programme
      = test_programme_new ("territories", TERRITORIES, "quotas", QUOTAS, NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_split_reading_load (programme, "by-heart", &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_expect_str_eq (error->message, "\"by-heart\" is no reading of the programme, expected the "
                                    "name of a [reading NAME] group of programme.ini");
}

Test (split_reading, a_value_that_the_split_does_not_know_names_its_group)
{
  g_autoptr (AwrashProgramme) programme
      = test_programme_new ("territories", TERRITORIES, "quotas", QUOTAS, "split.objective",
                            "utopia", "reading x.objective", "harmony", NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_split_reading_load (programme, NULL, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_expect_str_eq (error->message, "programme.ini: [split]: objective is \"utopia\", expected one "
                                    "of " OBJECTIVES);
}
