/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The generator as GSL sees it: known answers, and the numbers of an address.
 * Source: the known-answer vectors of Random123. Invariant: bits. */

#include "random/gsl-private.h"

#include <criterion/criterion.h>
#include <gsl/gsl_randist.h>
#include <math.h>

Test (random_gsl, gives_the_known_answer_through_gsl)
{
  gsl_rng *generator = gsl_rng_alloc (awrash_i_random_gsl_type ());

  gsl_rng_set (generator, 0);
  cr_assert_str_eq (gsl_rng_name (generator), "philox4x32-10");
  cr_assert_eq (gsl_rng_max (generator), 0xffffffff);
  cr_assert_eq (gsl_rng_get (generator), 0xe169c58d);
  gsl_rng_free (generator);
}

Test (random_gsl, gives_the_numbers_of_an_address)
{
  gsl_rng *generator = gsl_rng_alloc (awrash_i_random_gsl_type ());
  gsl_rng *copy;

  for (int place = 0; place < 2; place++)
    {
      AwrashRandomAddress address
          = { .seed = -5, .scenario = 4, .edition = 3, .place = place, .purpose = 2 };
      double u[20];

      cr_assert (awrash_random_uniform (&address, 20, u, NULL));
      awrash_i_random_gsl_start (generator, &address);
      for (int k = 0; k < 10; k++)
        cr_assert_eq (gsl_rng_uniform (generator), u[k]);
      copy = gsl_rng_clone (generator);
      for (int k = 10; k < 20; k++)
        {
          cr_assert_eq (gsl_rng_uniform (generator), u[k]);
          cr_assert_eq (gsl_rng_get (copy), (unsigned long)(u[k] * 0x1p32));
        }
      gsl_rng_free (copy);
    }
  gsl_rng_free (generator);
}

Test (random_gsl, serves_the_distributions_of_gsl)
{
  gsl_rng *generator = gsl_rng_alloc (awrash_i_random_gsl_type ());
  double sum = 0, squares = 0;

  gsl_rng_set (generator, 20260701);
  for (int k = 0; k < 10000; k++)
    {
      double x = gsl_ran_gaussian (generator, 2);

      sum += x;
      squares += x * x;
    }
  cr_assert_lt (fabs (sum / 10000), 0.08);
  cr_assert_lt (fabs (squares / 10000 - 4), 0.25);
  gsl_rng_free (generator);
}
