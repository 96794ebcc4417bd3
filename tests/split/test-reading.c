/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Readings: keys, values, groups of programme.ini. Source: the keys of [split] in a programme
 * folder. Invariant: a value that a key does not know is refused, and what stood there stays. */

#include "support/small-programme.h"

#include <criterion/criterion.h>

#define TERRITORIES "code,parent,need\nr,,\na,r,2\nb,r,3\n"
#define QUOTAS "territory,stream,max\nr,temporary,4\n"

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
  { "gap", "0" },
  { "nodes", "1000" },
};

Test (split_reading, a_new_one_holds_the_defaults)
{
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
    cr_expect_str_eq (awrash_split_reading_get (reading, defaults[i][0]), defaults[i][1], "%s",
                      defaults[i][0]);
  cr_expect_null (awrash_split_reading_get (reading, "chain"));
  cr_expect_null (awrash_split_reading_get (reading, ""));
}

Test (split_reading, every_value_that_a_key_knows_is_kept)
{
  static const char *const rows[][2] = {
    { "objective", "leximin" },
    { "objective", "decmin" },
    { "objective", "least-squares" },
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
    { "objective", "gini" },
    { "objective", "gini-unweighted" },
    { "gap", "1e-4" },
    { "gap", "0" },
    { "nodes", "1" },
    { "nodes", "250000" },
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
    { "chain", "fill", AWRASH_ERROR_NAME,
      "\"chain\" is no key of a reading, expected one of objective, on, receives, streams, need, "
      "tie, order, seed, pool_caps, gap, nodes" },
    { "objective", "Gini", AWRASH_ERROR_NAME,
      "objective is \"Gini\", expected one of leximin, decmin, least-squares, gini, "
      "gini-unweighted" },
    { "objective", "leximin|decmin", AWRASH_ERROR_NAME,
      "objective is \"leximin|decmin\", expected one of leximin, decmin, least-squares, gini, "
      "gini-unweighted" },
    { "gap", "-0.1", AWRASH_ERROR_VALUE, "gap is \"-0.1\", expected a number of at least 0" },
    { "gap", "0,1", AWRASH_ERROR_VALUE, "gap is \"0,1\", expected a number of at least 0" },
    { "gap", "", AWRASH_ERROR_VALUE, "gap is \"\", expected a number of at least 0" },
    { "nodes", "0", AWRASH_ERROR_VALUE, "nodes is \"0\", expected a whole number of at least 1" },
    { "nodes", "1.5", AWRASH_ERROR_VALUE,
      "nodes is \"1.5\", expected a whole number of at least 1" },
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
                                    "of leximin, decmin, least-squares, gini, gini-unweighted");
}
