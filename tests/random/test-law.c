/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Laws as texts: what is read, what it tells of itself, what is refused.
 * Source: the list in random.h; moments from textbooks. Invariant: a refusal says what stands there
 * and what was expected. */

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>

Test (random_law, tells_its_mean_variance_and_text)
{
  static const struct
  {
    const char *text;
    const char *canonical;
    double mean;
    double variance;
  } rows[] = { { "constant: 0.90", "constant:0.9", 0.9, 0 },
               { "constant:-0", "constant:0", 0, 0 },
               { "uniform:-1, 5", "uniform:-1,5", 2, 3 },
               { "triangular:1,2,6", "triangular:1,2,6", 3, 7.0 / 6 },
               { "pert:1,2,5", "pert:1,2,5", 14.0 / 6, 32.0 / 63 },
               { "normal:1e3,20", "normal:1000,20", 1000, 400 },
               { "lognormal:2,1.5", "lognormal:2,1.5", 2.1713480, 0.8424696 },
               { "beta:2,3", "beta:2,3", 0.4, 0.04 },
               { "gamma:2.5,2", "gamma:2.5,2", 5, 10 },
               { "exponential:4", "exponential:4", 4, 16 },
               { "integer:1,6", "integer:1,6", 3.5, 35.0 / 12 },
               { "categories: low = 1, high=3", "categories:low=1,high=3", 0.75, 0.1875 },
               { "bernoulli:0.25", "bernoulli:0.25", 0.25, 0.1875 },
               { "binomial:10,0.2", "binomial:10,0.2", 2, 1.6 },
               { "poisson:7", "poisson:7", 7, 7 } };

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (AwrashLaw) law = awrash_random_law_new (rows[k].text, NULL);
      g_autoptr (AwrashLaw) again = NULL;

      cr_assert_not_null (law, "%s", rows[k].text);
      cr_expect_str_eq (awrash_random_law_get_text (law), rows[k].canonical);
      cr_expect_float_eq (awrash_random_law_get_mean (law), rows[k].mean, 1e-6, "%s", rows[k].text);
      cr_expect_float_eq (awrash_random_law_get_variance (law), rows[k].variance, 1e-6, "%s: %.7f",
                          rows[k].text, awrash_random_law_get_variance (law));
      again = awrash_random_law_new (awrash_random_law_get_text (law), NULL);
      cr_expect_str_eq (awrash_random_law_get_text (again), rows[k].canonical);
    }
}

/* Mean and variance as the middle sum over many quantiles has them. */
Test (random_law, moments_are_those_of_the_quantiles)
{
  static const char *const texts[] = { "triangular:1,2,6",
                                       "pert:0,0,1",
                                       "lognormal:2,1.5",
                                       "beta:2,3",
                                       "gamma:2.5,2",
                                       "truncated-normal:3,2,-1,4",
                                       "truncated-normal:0,1,2,2.5",
                                       "truncated-normal:0,1,20,60",
                                       "truncated-normal:0,1,-60,60",
                                       "truncated-normal:0,1,-0.001,0.001",
                                       "truncated-normal:0,1,-0.000004,0.000003",
                                       "truncated-normal:9,5e18,0,2.2",
                                       "truncated-normal:5,1,-40,-20",
                                       "categories:a=1,b=0,c=2,d=0.5",
                                       "binomial:30,0.1",
                                       "poisson:4",
                                       "integer:-4,9",
                                       "truncated-normal:0,1,-1,60" };
  enum
  {
    PARTS = 200000
  };

  for (size_t k = 0; k < G_N_ELEMENTS (texts); k++)
    {
      g_autoptr (AwrashLaw) law = awrash_random_law_new (texts[k], NULL);
      g_autofree double *x = g_new (double, PARTS);
      double mean = 0, variance = 0, deviation;

      cr_assert_not_null (law, "%s", texts[k]);
      for (int i = 0; i < PARTS; i++)
        x[i] = (i + 0.5) / PARTS;
      cr_assert (awrash_random_law_quantile (law, PARTS, x, x, NULL));
      for (int i = 0; i < PARTS; i++)
        mean += x[i] / PARTS;
      for (int i = 0; i < PARTS; i++)
        variance += (x[i] - mean) * (x[i] - mean) / PARTS;
      deviation = sqrt (awrash_random_law_get_variance (law));
      cr_expect_float_eq ((awrash_random_law_get_mean (law) - mean) / deviation, 0, 1e-4, "%s",
                          texts[k]);
      cr_expect_float_eq (sqrt (variance) / deviation, 1, 1e-3, "%s", texts[k]);
    }
}

Test (random_law, names_its_categories)
{
  g_autoptr (AwrashLaw) law = awrash_random_law_new ("categories:sec=1,humide=0.5,a=b=2", NULL);
  g_autoptr (AwrashLaw) other = awrash_random_law_new ("poisson:1", NULL);

  cr_assert_eq (awrash_random_law_get_n_categories (law), 3);
  cr_assert_str_eq (awrash_random_law_get_category (law, 1), "humide");
  cr_assert_str_eq (awrash_random_law_get_category (law, 2), "a=b");
  cr_assert_null (awrash_random_law_get_category (law, 3));
  cr_assert_eq (awrash_random_law_get_n_categories (other), 0);
  cr_assert_null (awrash_random_law_get_category (other, 0));
}

Test (random_law, refuses_what_is_none_and_says_what_is)
{
  static const struct
  {
    const char *text;
    AwrashError code;
    const char *said;
  } rows[] = {
    { "", AWRASH_ERROR_NAME, "law is \"\", expected one of: constant:X, uniform:LOW,HIGH, " },
    { "gauss:0,1", AWRASH_ERROR_NAME, "law is \"gauss:0,1\", expected one of: " },
    { "uniformly:0,1", AWRASH_ERROR_NAME, NULL },
    { "uniform", AWRASH_ERROR_VALUE, NULL },
    { "uniform:", AWRASH_ERROR_VALUE, NULL },
    { "uniform:1", AWRASH_ERROR_VALUE, NULL },
    { "uniform:1,2,3", AWRASH_ERROR_VALUE, NULL },
    { "uniform:1,x", AWRASH_ERROR_VALUE, NULL },
    { "uniform:nan,2", AWRASH_ERROR_VALUE, NULL },
    { "uniform:0,inf", AWRASH_ERROR_VALUE, NULL },
    { "uniform:0,1e101", AWRASH_ERROR_VALUE, NULL },
    { "uniform:3,1", AWRASH_ERROR_VALUE,
      "law is \"uniform:3,1\", expected \"uniform:LOW,HIGH\" in numbers of at most 1e100: LOW < "
      "HIGH" },
    { "uniform:1,1", AWRASH_ERROR_VALUE, NULL },
    { "triangular:2,1,3", AWRASH_ERROR_VALUE, NULL },
    { "triangular:1,1,1", AWRASH_ERROR_VALUE, NULL },
    { "pert:1,4,3", AWRASH_ERROR_VALUE, NULL },
    { "normal:0,0", AWRASH_ERROR_VALUE, NULL },
    { "normal:0,-1", AWRASH_ERROR_VALUE, NULL },
    { "truncated-normal:0,1,2,2", AWRASH_ERROR_VALUE, NULL },
    { "truncated-normal:0,1,31,32", AWRASH_ERROR_VALUE, NULL },
    { "truncated-normal:0,1,-32,-31", AWRASH_ERROR_VALUE, NULL },
    { "lognormal:0,2", AWRASH_ERROR_VALUE, NULL },
    { "lognormal:1,1", AWRASH_ERROR_VALUE, NULL },
    { "beta:0,1", AWRASH_ERROR_VALUE, NULL },
    { "beta:1,2e9", AWRASH_ERROR_VALUE, NULL },
    { "gamma:1,0", AWRASH_ERROR_VALUE, NULL },
    { "exponential:0", AWRASH_ERROR_VALUE, NULL },
    { "integer:0.5,2", AWRASH_ERROR_VALUE, NULL },
    { "integer:3,2", AWRASH_ERROR_VALUE, NULL },
    { "bernoulli:1.1", AWRASH_ERROR_VALUE, NULL },
    { "binomial:2.5,0.5", AWRASH_ERROR_VALUE, NULL },
    { "binomial:2,-0.5", AWRASH_ERROR_VALUE, NULL },
    { "poisson:-1", AWRASH_ERROR_VALUE, NULL },
    { "categories:", AWRASH_ERROR_VALUE, NULL },
    { "categories:a", AWRASH_ERROR_VALUE, NULL },
    { "categories:=1", AWRASH_ERROR_VALUE, NULL },
    { "categories:a=1,b=-1", AWRASH_ERROR_VALUE, NULL },
    { "categories:a=1,b=nan", AWRASH_ERROR_VALUE, NULL },
    { "categories:a=0,b=0", AWRASH_ERROR_VALUE, NULL },
    { "categories:a=1,", AWRASH_ERROR_VALUE, NULL },
    { "categories:a=1,b=2,a=3", AWRASH_ERROR_DUPLICATE,
      "law is \"categories:a=1,b=2,a=3\", in which \"a\" stands twice, expected each name once" }
  };

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (GError) error = NULL;

      cr_assert_null (awrash_random_law_new (rows[k].text, &error), "%s", rows[k].text);
      cr_assert (g_error_matches (error, AWRASH_ERROR, rows[k].code), "%s: %s", rows[k].text,
                 error->message);
      cr_expect (rows[k].said == NULL || g_str_has_prefix (error->message, rows[k].said), "%s",
                 error->message);
    }
}

Test (random_law, forms_are_listed_with_what_they_take)
{
  size_t n = awrash_random_law_form_get_n ();

  cr_assert_eq (n, 15);
  cr_assert_str_eq (awrash_random_law_form_get_name (1), "uniform:LOW,HIGH");
  cr_assert_str_eq (awrash_random_law_form_get_condition (1), "LOW < HIGH");
  cr_assert_null (awrash_random_law_form_get_name (n));
  cr_assert_null (awrash_random_law_form_get_condition (n));
}

Test (random_law_draw, a_draw_is_the_quantile_of_a_number_of_the_address)
{
  g_autoptr (AwrashLaw) law = awrash_random_law_new ("gamma:2,3", NULL);
  AwrashRandomAddress address = { .seed = 5, .purpose = 3, .place = 7 };
  g_autoptr (GError) error = NULL;
  double u[9], x[9], expected[9];

  cr_assert (awrash_random_uniform (&address, 9, u, NULL));
  cr_assert (awrash_random_law_quantile (law, 9, u, expected, NULL));
  cr_assert (awrash_random_law_draw (law, &address, 9, x, NULL));
  cr_assert_arr_eq (x, expected, sizeof x);
  address.place = -1;
  x[0] = -7;
  cr_assert_not (awrash_random_law_draw (law, &address, 9, x, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_eq (x[0], -7);
}
