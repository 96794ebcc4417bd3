/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of laws, and those whose quantile is a line.
 * Source: the list in random.h; N. L. Johnson, S. Kotz and N. Balakrishnan (1994), Continuous
 * univariate distributions. Invariant: what a law accepts is said by its row alone. */

#include "random/law-private.h"

#include "base/elementary-private.h"
#include "base/i18n-private.h"
#include "base/text-private.h"
#include "random/normal-private.h"

#include <math.h>
#include <string.h>

/* So that shapes can be inverted and moments are no infinities. */
static const double least_shape = 1e-3, most_shape = 1e9, most_spread = 1e6;
static const double most_whole = 0x1p53;

static gboolean
accepts_any (const double number[])
{
  (void)number;
  return TRUE;
}

static gboolean
accepts_rising (const double number[])
{
  return number[0] < number[1];
}

static gboolean
accepts_three (const double number[])
{
  return number[0] <= number[1] && number[1] <= number[2] && number[0] < number[2];
}

static gboolean
accepts_second_positive (const double number[])
{
  return number[1] > 0.0;
}

static gboolean
accepts_truncated (const double number[])
{
  double nearest = number[0] < number[2]   ? number[2] - number[0]
                   : number[0] > number[3] ? number[0] - number[3]
                                           : 0.0;

  return number[1] > 0.0 && number[2] < number[3] && nearest <= 30.0 * number[1];
}

static gboolean
accepts_lognormal (const double number[])
{
  return number[0] > 0.0 && number[1] > 1.0 && number[1] <= most_spread;
}

static gboolean
is_shape (double number)
{
  return number >= least_shape && number <= most_shape;
}

static gboolean
accepts_shapes (const double number[])
{
  return is_shape (number[0]) && is_shape (number[1]);
}

static gboolean
accepts_gamma (const double number[])
{
  return is_shape (number[0]) && number[1] > 0.0;
}

static gboolean
accepts_positive (const double number[])
{
  return number[0] > 0.0;
}

static gboolean
is_whole (double number, double least, double most)
{
  return number >= least && number <= most && number == floor (number);
}

static gboolean
accepts_integers (const double number[])
{
  return is_whole (number[0], -most_whole, most_whole)
         && is_whole (number[1], -most_whole, most_whole) && number[0] <= number[1];
}

static gboolean
accepts_share (const double number[])
{
  return number[0] >= 0.0 && number[0] <= 1.0;
}

static gboolean
accepts_binomial (const double number[])
{
  return is_whole (number[0], 0.0, most_shape) && accepts_share (number + 1);
}

static gboolean
accepts_count (const double number[])
{
  return number[0] >= 0.0 && number[0] <= most_shape;
}

static void
settle (AwrashLaw *law, double mean, double variance)
{
  law->mean = mean;
  law->variance = variance;
}

static void
settle_constant (AwrashLaw *law)
{
  settle (law, law->number[0], 0.0);
}

static double
constant (const AwrashLaw *law, double u)
{
  (void)u;
  return law->number[0];
}

static void
settle_uniform (AwrashLaw *law)
{
  double width = law->number[1] - law->number[0];

  settle (law, law->number[0] + width / 2.0, width * width / 12.0);
}

static double
uniform (const AwrashLaw *law, double u)
{
  return law->number[0] + u * (law->number[1] - law->number[0]);
}

static void
settle_pert (AwrashLaw *law)
{
  double low = law->number[0], mode = law->number[1], high = law->number[2];
  double mean = (low + 4.0 * mode + high) / 6.0;

  law->aid[0] = 1.0 + 4.0 * (mode - low) / (high - low);
  law->aid[1] = 1.0 + 4.0 * (high - mode) / (high - low);
  settle (law, mean, (mean - low) * (high - mean) / 7.0);
}

static double
pert (const AwrashLaw *law, double u)
{
  return law->number[0]
         + awrash_i_quantile_beta (law->aid[0], law->aid[1], u) * (law->number[2] - law->number[0]);
}

static void
settle_normal (AwrashLaw *law)
{
  settle (law, law->number[0], law->number[1] * law->number[1]);
}

static double
normal (const AwrashLaw *law, double u)
{
  return law->number[0] + law->number[1] * awrash_i_normal_quantile (u);
}

static void
settle_lognormal (AwrashLaw *law)
{
  double s = awrash_i_log (law->number[1]), mean = law->number[0] * awrash_i_exp (s * s / 2.0);

  law->aid[0] = s;
  settle (law, mean, mean * mean * (awrash_i_exp (s * s) - 1.0));
}

static double
lognormal (const AwrashLaw *law, double u)
{
  return law->number[0] * awrash_i_exp (law->aid[0] * awrash_i_normal_quantile (u));
}

static void
settle_beta (AwrashLaw *law)
{
  double a = law->number[0], b = law->number[1], n = a + b;

  settle (law, a / n, a / n * (b / n) / (n + 1.0));
}

static double
beta (const AwrashLaw *law, double u)
{
  return awrash_i_quantile_beta (law->number[0], law->number[1], u);
}

static void
settle_gamma (AwrashLaw *law)
{
  double mean = law->number[0] * law->number[1];

  settle (law, mean, mean * law->number[1]);
}

static double
gamma_of (const AwrashLaw *law, double u)
{
  return law->number[1] * awrash_i_quantile_gamma (law->number[0], u);
}

static void
settle_exponential (AwrashLaw *law)
{
  settle (law, law->number[0], law->number[0] * law->number[0]);
}

static double
exponential (const AwrashLaw *law, double u)
{
  return -law->number[0] * awrash_i_log1p (-u);
}

static void
settle_integer (AwrashLaw *law)
{
  double width = law->number[1] - law->number[0];

  settle (law, law->number[0] + width / 2.0, width * (width + 2.0) / 12.0);
}

static double
integer (const AwrashLaw *law, double u)
{
  double x = law->number[0] + floor (u * (law->number[1] - law->number[0] + 1.0));

  return MIN (x, law->number[1]);
}

static void
settle_bernoulli (AwrashLaw *law)
{
  settle (law, law->number[0], law->number[0] * (1.0 - law->number[0]));
}

static double
bernoulli (const AwrashLaw *law, double u)
{
  return 1.0 - u < law->number[0] ? 1.0 : 0.0;
}

static void
settle_binomial (AwrashLaw *law)
{
  double n = law->number[0], p = law->number[1];

  settle (law, n * p, n * p * (1.0 - p));
}

static double
binomial (const AwrashLaw *law, double u)
{
  return awrash_i_quantile_binomial (law->number[0], law->number[1], u);
}

static void
settle_poisson (AwrashLaw *law)
{
  settle (law, law->number[0], law->number[0]);
}

static double
poisson (const AwrashLaw *law, double u)
{
  return awrash_i_quantile_poisson (law->number[0], u);
}

static const AwrashLawForm forms[] = {
  { "constant", "constant:X", "|X| <= 1e100", 1, FALSE, accepts_any, settle_constant, constant },
  { "uniform", "uniform:LOW,HIGH", "LOW < HIGH", 2, FALSE, accepts_rising, settle_uniform,
    uniform },
  { "triangular", "triangular:LOW,MODE,HIGH", "LOW <= MODE <= HIGH, LOW < HIGH", 3, FALSE,
    accepts_three, awrash_i_law_triangular_settle, awrash_i_law_triangular_quantile },
  { "pert", "pert:LOW,MODE,HIGH", "LOW <= MODE <= HIGH, LOW < HIGH", 3, FALSE, accepts_three,
    settle_pert, pert },
  { "normal", "normal:MEAN,SD", "SD > 0", 2, FALSE, accepts_second_positive, settle_normal,
    normal },
  { "truncated-normal", "truncated-normal:MEAN,SD,LOW,HIGH",
    "SD > 0, LOW < HIGH, LOW - 30 SD <= MEAN <= HIGH + 30 SD", 4, FALSE, accepts_truncated,
    awrash_i_law_truncated_settle, awrash_i_law_truncated_quantile },
  { "lognormal", "lognormal:MEDIAN,GSD", "MEDIAN > 0, 1 < GSD <= 1e6", 2, FALSE, accepts_lognormal,
    settle_lognormal, lognormal },
  { "beta", "beta:A,B", "1e-3 <= A <= 1e9, 1e-3 <= B <= 1e9", 2, FALSE, accepts_shapes, settle_beta,
    beta },
  { "gamma", "gamma:SHAPE,SCALE", "1e-3 <= SHAPE <= 1e9, SCALE > 0", 2, FALSE, accepts_gamma,
    settle_gamma, gamma_of },
  { "exponential", "exponential:MEAN", "MEAN > 0", 1, FALSE, accepts_positive, settle_exponential,
    exponential },
  { "integer", "integer:LOW,HIGH", "LOW <= HIGH in {-2^53, …, 2^53}", 2, TRUE, accepts_integers,
    settle_integer, integer },
  { "categories", "categories:NAME=WEIGHT,…", "WEIGHT >= 0, max WEIGHT > 0", 0, TRUE, accepts_any,
    awrash_i_law_categories_settle, awrash_i_law_categories_quantile },
  { "bernoulli", "bernoulli:P", "0 <= P <= 1", 1, TRUE, accepts_share, settle_bernoulli,
    bernoulli },
  { "binomial", "binomial:N,P", "N in {0, 1, …, 1e9}, 0 <= P <= 1", 2, TRUE, accepts_binomial,
    settle_binomial, binomial },
  { "poisson", "poisson:MEAN", "0 <= MEAN <= 1e9", 1, TRUE, accepts_count, settle_poisson, poisson }
};

const AwrashLawForm *
awrash_i_law_form_find (const char *text, GError **error)
{
  g_autofree char *quoted = awrash_i_text_quote (text);
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize k = 0; k < G_N_ELEMENTS (forms); k++)
    {
      gsize length = strlen (forms[k].name);

      if (strncmp (text, forms[k].name, length) == 0 && strchr (":", text[length]) != NULL)
        return &forms[k];
      g_string_append_printf (names, "%s%s", k > 0 ? ", " : "", forms[k].text);
    }
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME, _ ("law is %s, expected one of: %s"), quoted,
               names->str);
  return NULL;
}

size_t
awrash_random_law_form_get_n (void)
{
  return G_N_ELEMENTS (forms);
}

const char *
awrash_random_law_form_get_name (size_t form)
{
  return form < G_N_ELEMENTS (forms) ? forms[form].text : NULL;
}

const char *
awrash_random_law_form_get_condition (size_t form)
{
  return form < G_N_ELEMENTS (forms) ? forms[form].condition : NULL;
}
