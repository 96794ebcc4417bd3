/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A law: a text that is read by a table of forms, and a quantile.
 * Source: the list in random.h. Invariant: a law is settled when it is made; quantiles only read
 * it. */

#ifndef AWRASH_RANDOM_LAW_PRIVATE_H
#define AWRASH_RANDOM_LAW_PRIVATE_H

#include <awrash.h>

enum
{
  AWRASH_LAW_NUMBERS = 4 /* the most that a form takes */
};

typedef struct
{
  const char *name;
  const char *text; /* as it is written: "uniform:LOW,HIGH" */
  const char *condition;
  gsize n_numbers;
  gboolean is_whole;
  gboolean (*accepts) (const double number[]);
  void (*settle) (AwrashLaw *law); /* mean, variance and aids */
  double (*quantile) (const AwrashLaw *law, double u);
} AwrashLawForm;

struct _AwrashLaw
{
  const AwrashLawForm *form;
  char *text;
  double number[AWRASH_LAW_NUMBERS];
  double aid[AWRASH_LAW_NUMBERS]; /* what the form keeps for its quantile */
  double mean;
  double variance;
  gsize n_categories;
  char **categories;  /* their names, ended by NULL */
  double *cumulative; /* weights of the categories up to each */
};

/* The form whose name a text begins with; NULL with AWRASH_ERROR_NAME. */
const AwrashLawForm *awrash_i_law_form_find (const char *text, GError **error);

/* "NAME=WEIGHT,…", behind the colon: fills the categories. */
gboolean awrash_i_law_categories_read (AwrashLaw *law, const char *text, const char *given,
                                       GError **error);

void awrash_i_law_triangular_settle (AwrashLaw *law);
double awrash_i_law_triangular_quantile (const AwrashLaw *law, double u);
void awrash_i_law_truncated_settle (AwrashLaw *law);
double awrash_i_law_truncated_quantile (const AwrashLaw *law, double u);
void awrash_i_law_categories_settle (AwrashLaw *law);
double awrash_i_law_categories_quantile (const AwrashLaw *law, double u);

/* The x below which the part u lies, 0 < u < 1, of the gamma distribution with scale 1, and of the
 * beta distribution. */
double awrash_i_quantile_gamma (double shape, double u);
double awrash_i_quantile_beta (double a, double b, double u);

/* The smallest whole number at or below which at least the part u lies. */
double awrash_i_quantile_binomial (double n, double p, double u);
double awrash_i_quantile_poisson (double mean, double u);

#endif
