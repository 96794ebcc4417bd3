/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole numbers of many words against GMP. Source: none.
 * Invariant: both take the words in the same order, lowest first. */

#include "base/words-private.h"

#include <criterion/criterion.h>
#include <gmp.h>

enum
{
  MOST = 36,
  TRIALS = 4000
};

static guint64
draw_word (GRand *rand)
{
  static const guint64 ends[] = { 0, 0, 1, G_MAXUINT64, (guint64)1 << 63, 0xffffffff };

  if (g_rand_boolean (rand))
    return ends[g_rand_int_range (rand, 0, G_N_ELEMENTS (ends))];
  return (guint64)g_rand_int (rand) << 32 | g_rand_int (rand);
}

static guint64
draw_divisor (GRand *rand)
{
  guint64 word = draw_word (rand);

  return MAX (word, 1);
}

/* A number of n words that is not negative. */
static void
draw (GRand *rand, gsize n, guint64 words[])
{
  for (gsize i = 0; i < n; i++)
    words[i] = draw_word (rand);
  words[n - 1] &= G_MAXINT64;
}

static void
import (mpz_t value, gsize n, const guint64 words[])
{
  mpz_import (value, n, -1, sizeof *words, 0, 0, words);
}

static void
expect_same (mpz_t value, gsize n, const guint64 words[])
{
  mpz_t found;

  mpz_init (found);
  import (found, n, words);
  cr_assert_eq (mpz_cmp (found, value), 0, "%zu words", n);
  mpz_clear (found);
}

Test (base_words, a_quotient_is_rounded_down)
{
  GRand *rand = g_rand_new_with_seed (64);
  guint64 words[MOST];
  mpz_t value, divisor;

  mpz_inits (value, divisor, NULL);
  for (int trial = 0; trial < TRIALS; trial++)
    {
      gsize n = (gsize)g_rand_int_range (rand, 1, MOST + 1);
      guint64 by = draw_divisor (rand);
      draw (rand, n, words);
      import (value, n, words);
      import (divisor, 1, &by);
      mpz_fdiv_q (value, value, divisor);
      awrash_i_words_divide (n, words, by);
      expect_same (value, n, words);
    }
  mpz_clears (value, divisor, NULL);
  g_rand_free (rand);
}

Test (base_words, a_quotient_times_the_divisor_is_the_number_again)
{
  GRand *rand = g_rand_new_with_seed (65);
  guint64 words[MOST] = { 0 };
  mpz_t value;

  mpz_init (value);
  for (int trial = 0; trial < TRIALS; trial++)
    {
      gsize n = (gsize)g_rand_int_range (rand, 2, MOST + 1);
      guint64 by = draw_divisor (rand);
      draw (rand, n - 1, words);
      words[n - 1] = 0;
      import (value, n, words);
      awrash_i_words_multiply (n, words, by);
      if (awrash_i_words_sign (n, words) < 0)
        continue;
      awrash_i_words_divide (n, words, by);
      expect_same (value, n, words);
    }
  mpz_clear (value);
  g_rand_free (rand);
}

Test (base_words, products_are_added_and_subtracted_at_a_shift)
{
  GRand *rand = g_rand_new_with_seed (66);
  guint64 words[MOST] = { 0 }, source[2];
  mpz_t value, part, factor;

  mpz_inits (value, part, factor, NULL);
  for (int trial = 0; trial < TRIALS; trial++)
    {
      gsize shift = (gsize)g_rand_int_range (rand, 0, 64 * (MOST - 4));
      guint64 by = draw_word (rand);
      draw (rand, 2, source);
      draw (rand, MOST - 1, words);
      words[MOST - 1] = 1;
      import (value, MOST, words);
      import (part, 2, source);
      import (factor, 1, &by);
      mpz_mul (part, part, factor);
      mpz_mul_2exp (part, part, shift);
      gboolean is_added = g_rand_boolean (rand);
      (is_added ? mpz_add : mpz_sub) (value, value, part);
      (is_added ? awrash_i_words_add_product : awrash_i_words_subtract_product) (MOST, words, 2,
                                                                                 source, by, shift);
      if (mpz_sgn (value) < 0)
        cr_assert_eq (awrash_i_words_sign (MOST, words), -1);
      else
        expect_same (value, MOST, words);
    }
  mpz_clears (value, part, factor, NULL);
  g_rand_free (rand);
}

Test (base_words, bits_are_counted)
{
  GRand *rand = g_rand_new_with_seed (67);
  guint64 words[MOST];
  mpz_t value;

  mpz_init (value);
  for (int trial = 0; trial < TRIALS; trial++)
    {
      gsize n = (gsize)g_rand_int_range (rand, 1, MOST + 1);
      draw (rand, n, words);
      import (value, n, words);
      gsize bits = mpz_sgn (value) == 0 ? 0 : mpz_sizeinbase (value, 2);
      cr_assert_eq (awrash_i_words_bit_length (n, words), bits);
    }
  mpz_clear (value);
  g_rand_free (rand);
}
