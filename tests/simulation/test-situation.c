/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Situations from arrays: what is set is what is said, what is wrong is refused. Source: the
 * contracts of awrash/simulation.h. Invariant: a refusal leaves a situation as it was. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static const int64_t regions[] = { 0, 2, 2 };

Test (simulation_situation, says_what_was_set)
{
  g_autoptr (AwrashSituation) situation = awrash_simulation_situation_new (3, regions, 2, NULL);
  const int64_t need[] = { 5, 6, 7 }, capacity[] = { 1, G_MAXINT64, 3, 4, 5, 6 };
  const double first[] = { 1, NAN, 3 }, second[] = { 4, 5, 6 };
  int64_t places[6] = { 0 };

  cr_assert_not_null (situation);
  cr_expect_eq (awrash_simulation_situation_get_n_provinces (situation), 3);
  cr_expect_eq (awrash_simulation_situation_get_n_regions (situation), 3);
  cr_expect_eq (awrash_simulation_situation_get_n_streams (situation), 2);
  cr_expect_eq (awrash_simulation_situation_get_edition (situation), 1);
  cr_expect_str_eq (awrash_simulation_situation_get_province (situation, 2), "3");
  cr_expect_str_eq (awrash_simulation_situation_get_region (situation, 1), "2");
  cr_expect_str_eq (awrash_simulation_situation_get_stream (situation, 0), "1");
  cr_assert (awrash_simulation_situation_set_stream (situation, 0, "temporary", 4, NAN, NULL));
  cr_expect_str_eq (awrash_simulation_situation_get_stream (situation, 0), "temporary");
  cr_assert (awrash_simulation_situation_set_edition (situation, 7, NULL));
  cr_expect_eq (awrash_simulation_situation_get_edition (situation), 7);
  cr_assert (awrash_simulation_situation_set_indicator (situation, "a", 3, first, NULL));
  cr_assert (awrash_simulation_situation_set_indicator (situation, "b", 3, second, NULL));
  cr_assert (awrash_simulation_situation_set_indicator (situation, "a", 3, second, NULL));
  cr_expect_eq (awrash_simulation_situation_get_n_indicators (situation), 2);
  cr_expect_str_eq (awrash_simulation_situation_get_indicator (situation, 1), "b");
  cr_assert (awrash_simulation_situation_set_places (situation, "need", 3, need, NULL));
  cr_assert (awrash_simulation_situation_get_places (situation, "need", 3, places, NULL));
  cr_expect_arr_eq (places, need, sizeof need);
  cr_assert (awrash_simulation_situation_get_places (situation, "capacity", 6, places, NULL));
  cr_expect_eq (places[5], G_MAXINT64);
  cr_assert (awrash_simulation_situation_set_places (situation, "capacity", 6, capacity, NULL));
  cr_assert (awrash_simulation_situation_get_places (situation, "capacity", 6, places, NULL));
  cr_expect_arr_eq (places, capacity, sizeof capacity);
  cr_assert (awrash_simulation_situation_get_places (situation, "region-total", 6, places, NULL));
  cr_expect_eq (places[0], -1);
  cr_assert (awrash_simulation_situation_get_places (situation, "last-filled", 6, places, NULL));
  cr_expect_eq (places[0], -1);
  awrash_simulation_situation_free (NULL);
}

Test (simulation_situation, refuses_shapes_without_provinces_or_with_other_regions)
{
  const int64_t below[] = { 0, -1 }, beyond[] = { 0, 2 };
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_simulation_situation_new (0, NULL, 1, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  g_clear_error (&error);
  cr_expect_null (awrash_simulation_situation_new (3, regions, 0, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  g_clear_error (&error);
  cr_expect_null (awrash_simulation_situation_new (2, below, 1, &error));
  cr_expect_str_eq (error->message, "regions[1] is -1, expected a region from 0 to 1");
  g_clear_error (&error);
  cr_expect_null (awrash_simulation_situation_new (2, beyond, 1, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
}

static void
expect_refusal (gboolean was_taken, GError **error, int code, const char *said)
{
  cr_assert_not (was_taken);
  cr_expect (g_error_matches (*error, AWRASH_ERROR, code), "%s", (*error)->message);
  cr_expect_not_null (strstr ((*error)->message, said), "%s", (*error)->message);
  g_clear_error (error);
}

Test (simulation_situation, refuses_what_does_not_fit)
{
  g_autoptr (AwrashSituation) s = awrash_simulation_situation_new (3, regions, 2, NULL);
  const int64_t few[] = { 1, -1, 1 };
  const double bad[] = { 1, -2, 1 }, good[] = { 1, 2, 3 };
  int64_t places[6] = { -9 };
  GError *error = NULL;

  expect_refusal (awrash_simulation_situation_set_stream (s, 2, "x", 1, 1, &error), &error,
                  AWRASH_ERROR_VALUE, "stream is 2, expected a stream from 0 to 1");
  expect_refusal (awrash_simulation_situation_set_stream (s, 0, "2", 1, 1, &error), &error,
                  AWRASH_ERROR_DUPLICATE, "the stream \"2\" stands twice");
  expect_refusal (awrash_simulation_situation_set_stream (s, 0, "a,b", 1, 1, &error), &error,
                  AWRASH_ERROR_NAME, "without ( ) , = and *");
  expect_refusal (awrash_simulation_situation_set_indicator (s, "", 3, good, &error), &error,
                  AWRASH_ERROR_NAME, "the indicator is \"\"");
  expect_refusal (awrash_simulation_situation_set_indicator (s, "a", 2, good, &error), &error,
                  AWRASH_ERROR_VALUE, "a has 2 items, expected 3");
  expect_refusal (awrash_simulation_situation_set_indicator (s, "a", 3, bad, &error), &error,
                  AWRASH_ERROR_VALUE, "a[1] is -2");
  expect_refusal (awrash_simulation_situation_set_edition (s, 0, &error), &error,
                  AWRASH_ERROR_VALUE, "edition is 0, expected 1 to 255");
  expect_refusal (awrash_simulation_situation_set_places (s, "needs", 3, few, &error), &error,
                  AWRASH_ERROR_NAME, "no \"needs\", expected need, total");
  expect_refusal (awrash_simulation_situation_set_places (s, "need", 3, few, &error), &error,
                  AWRASH_ERROR_VALUE, "need[1] is -1, expected a whole number from 0 to 2^46");
  expect_refusal (awrash_simulation_situation_set_places (s, "capacity", 3, few, &error), &error,
                  AWRASH_ERROR_VALUE, "capacity has 3 items, expected 6");
  expect_refusal (awrash_simulation_situation_get_places (s, "total", 3, places, &error), &error,
                  AWRASH_ERROR_VALUE, "total has 3 items, expected 2");
  expect_refusal (awrash_simulation_situation_get_places (s, "x", 3, places, &error), &error,
                  AWRASH_ERROR_NAME, "no \"x\"");
  cr_expect_eq (places[0], -9);
  cr_expect_eq (awrash_simulation_situation_get_n_indicators (s), 0);
  cr_expect_str_eq (awrash_simulation_situation_get_stream (s, 0), "1");
  cr_assert (awrash_simulation_situation_get_places (s, "need", 3, places, NULL));
  cr_expect_eq (places[1], 0);
}
