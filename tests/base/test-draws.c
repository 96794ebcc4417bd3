/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Streams of random numbers: where they begin, what they give, and that all orders are as likely.
 * Source: `printf 'seed:0' | sha256sum`; the reference code of xoshiro256** worked by hand. */

#include "base/draws-private.h"

#include <criterion/criterion.h>
#include <math.h>

Test (base_draws, a_stream_begins_with_the_digest_of_its_seed_and_number)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "seed:12", -1);
  AwrashDraws draws;

  awrash_i_draws_start (&draws, "seed", 12);
  for (int word = 0; word < 4; word++)
    {
      g_autofree char *text = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", draws.state[word]);

      cr_expect (strncmp (digest + 16 * word, text, 16) == 0, "word %d", word);
    }
}

/* From the state 1, 2, 3, 4 the reference code gives these. */
Test (base_draws, numbers_are_those_of_the_reference)
{
  AwrashDraws draws = { { 1, 2, 3, 4 } };
  guint64 expected[] = { 11520, 0, 1509978240, 1215971899390074240u };

  for (size_t k = 0; k < G_N_ELEMENTS (expected); k++)
    cr_expect_eq (awrash_i_draws_next (&draws), expected[k], "draw %zu", k);
}

Test (base_draws, each_number_below_n_and_each_order_is_as_likely)
{
  enum
  {
    DRAWS = 60000
  };
  double faces[6] = { 0 }, orders[6] = { 0 };

  for (guint64 draw = 0; draw < DRAWS; draw++)
    {
      gsize places[] = { 0, 1, 2 };
      AwrashDraws draws;

      awrash_i_draws_start (&draws, "fair", draw);
      faces[awrash_i_draws_below (&draws, 6)]++;
      awrash_i_draws_shuffle (&draws, 3, places);
      orders[2 * places[0] + (places[1] > places[2])]++;
    }
  for (int k = 0; k < 6; k++)
    {
      /* five standard deviations of a count of 60,000 with likelihood 1/6 */
      cr_expect (fabs (faces[k] - 10000) < 5 * sqrt (DRAWS * 5.0 / 36), "%g", faces[k]);
      cr_expect (fabs (orders[k] - 10000) < 5 * sqrt (DRAWS * 5.0 / 36), "%g", orders[k]);
    }
}

Test (base_draws, a_number_below_a_large_n_stays_below)
{
  AwrashDraws draws;

  awrash_i_draws_start (&draws, "large", 0);
  for (int draw = 0; draw < 1000; draw++)
    {
      guint64 n = G_GUINT64_CONSTANT (0xc000000000000001);

      cr_assert_lt (awrash_i_draws_below (&draws, n), n);
      cr_assert_eq (awrash_i_draws_below (&draws, 1), 0);
    }
}

Test (base_draws, a_seed_is_a_text_that_is_not_empty)
{
  g_autoptr (GError) empty = NULL;
  g_autoptr (GError) bytes = NULL;

  cr_assert (awrash_i_draws_check_seed ("قرعة", NULL));
  cr_assert_not (awrash_i_draws_check_seed ("", &empty));
  cr_assert (g_error_matches (empty, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  cr_assert_not (awrash_i_draws_check_seed ("\xff", &bytes));
  cr_assert (g_error_matches (bytes, AWRASH_ERROR, AWRASH_ERROR_ENCODING));
}
