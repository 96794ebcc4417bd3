/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of indices, and how the sums of each join.
 * Source: metric.h, the papers at each index. Invariant: what is 0/0 is refused by the domain;
 * nothing here looks at a row. */

#include "metric/index-private.h"

#include "base/i18n-private.h"
#include "metric/atkinson-private.h"
#include "metric/gini-private.h"
#include "metric/kolm-private.h"
#include "metric/quantile-private.h"
#include "metric/sizes-private.h"
#include "metric/zenga-private.h"

#include <math.h>

/* ── how sums join ──────────────────────────────────────────────────────────────────────────── */

/* I = T. */
static gboolean
take_sum (const AwrashIndexQuestion *question, const double sums[], AwrashIndexAnswer *answer,
          GError **error)
{
  (void)question;
  (void)error;
  *answer = (AwrashIndexAnswer){ .value = sums[0], .by_sum = { 1.0 } };
  return TRUE;
}

/* I = T + T'. */
static gboolean
add_sums (const AwrashIndexQuestion *question, const double sums[], AwrashIndexAnswer *answer,
          GError **error)
{
  (void)question;
  (void)error;
  *answer = (AwrashIndexAnswer){ .value = sums[0] + sums[1], .by_sum = { 1.0, 1.0 } };
  return TRUE;
}

/* I = √T, whose slope at 0 is taken as 0, the middle of its two sides. */
static gboolean
take_root (const AwrashIndexQuestion *question, const double sums[], AwrashIndexAnswer *answer,
           GError **error)
{
  double root = sqrt (sums[0]);

  (void)question;
  (void)error;
  *answer = (AwrashIndexAnswer){ .value = root, .by_sum = { root > 0.0 ? 0.5 / root : 0.0 } };
  return TRUE;
}

/* I = 1/(1 + T). */
static gboolean
take_evenness (const AwrashIndexQuestion *question, const double sums[], AwrashIndexAnswer *answer,
               GError **error)
{
  double evenness = 1.0 / (1.0 + sums[0]);

  (void)question;
  (void)error;
  *answer = (AwrashIndexAnswer){ .value = evenness, .by_sum = { -evenness * evenness } };
  return TRUE;
}

/* I = T/μ. */
static gboolean
divide_by_mean (const AwrashIndexQuestion *question, const double sums[], AwrashIndexAnswer *answer,
                GError **error)
{
  double value = sums[0] / question->mean;

  (void)error;
  *answer = (AwrashIndexAnswer){ .value = value,
                                 .by_mean = -value / question->mean,
                                 .by_sum = { 1.0 / question->mean } };
  return TRUE;
}

/* I = T/T'; +infinity where the lower part has nothing. */
static gboolean
divide_sums (const AwrashIndexQuestion *question, const double sums[], AwrashIndexAnswer *answer,
             GError **error)
{
  double value = sums[0] / sums[1];

  (void)question;
  (void)error;
  *answer = (AwrashIndexAnswer){ .value = value, .by_sum = { 1.0 / sums[1], -value / sums[1] } };
  return TRUE;
}

/* The corrected Gini; the factor is a constant of the rows, and held fixed in the derivatives. */
static gboolean
correct_gini (AwrashGiniCorrection correction, const AwrashIndexQuestion *question,
              const double sums[], AwrashIndexAnswer *answer, GError **error)
{
  double factor = 1.0;

  if (!awrash_i_gini_correction_find (correction, question->prepared, &factor, error)
      || !divide_by_mean (question, sums, answer, error))
    return FALSE;
  answer->value *= factor;
  answer->by_mean *= factor;
  answer->by_sum[0] *= factor;
  return TRUE;
}

static gboolean
correct_by_n (const AwrashIndexQuestion *question, const double sums[], AwrashIndexAnswer *answer,
              GError **error)
{
  return correct_gini (AWRASH_GINI_CORRECTION_N, question, sums, answer, error);
}

static gboolean
correct_by_squares (const AwrashIndexQuestion *question, const double sums[],
                    AwrashIndexAnswer *answer, GError **error)
{
  return correct_gini (AWRASH_GINI_CORRECTION_P2, question, sums, answer, error);
}

/* ── the table ──────────────────────────────────────────────────────────────────────────────── */

#define FIXED(a_term, value)                                                                       \
  {                                                                                                \
    .term = &(a_term), .constant = (value)                                                         \
  }
#define OWN(a_term, parameter)                                                                     \
  {                                                                                                \
    .term = &(a_term), .factor = 1.0, .of = (parameter)                                            \
  }
#define ONE_MINUS(a_term, parameter)                                                               \
  {                                                                                                \
    .term = &(a_term), .constant = 1.0, .factor = -1.0, .of = (parameter)                          \
  }

static const AwrashIndexForm forms[] = {
  { .name = "gini",
    .convention = N_ ("half the mean difference over the mean, of the population"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "gini:signed",
    .uses = { FIXED (awrash_i_term_difference, 0) },
    .combine = divide_by_mean },
  { .name = "gini:n",
    .convention = N_ ("gini times n/(n - 1), n the rows with a weight > 0"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "gini:signed",
    .uses = { FIXED (awrash_i_term_difference, 0) },
    .combine = correct_by_n },
  { .name = "gini:p2",
    .convention = N_ ("gini over 1 - Σ p²"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "gini:signed",
    .uses = { FIXED (awrash_i_term_difference, 0) },
    .combine = correct_by_squares },
  { .name = "gini:signed",
    .convention = N_ ("gini of values of either sign and a mean > 0; it may exceed 1"),
    .domain = AWRASH_DOMAIN_MEAN,
    .wider = "gini:absolute",
    .uses = { FIXED (awrash_i_term_difference, 0) },
    .combine = divide_by_mean },
  { .name = "gini:absolute",
    .convention = N_ ("half the mean difference, in the unit of the values"),
    .domain = AWRASH_DOMAIN_REAL,
    .is_absolute = TRUE,
    .uses = { FIXED (awrash_i_term_difference, 0) },
    .combine = take_sum },
  { .name = "s-gini:NU",
    .convention = N_ ("1 - Σ x ((1 - P_below)^ν - (1 - P)^ν)/μ; ν = 2 is gini, exact in the ranks"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "gini:absolute",
    .n_parameters = 1,
    .ranges = { { 1.0, 1e6 } },
    .uses = { OWN (awrash_i_term_deficit, 0) },
    .combine = divide_by_mean },
  { .name = "entropy:ALPHA",
    .convention = N_ ("Σ p (u^α - 1)/(α (α - 1)), by its limits at 0 and 1"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "kolm:KAPPA",
    .n_parameters = 1,
    .ranges = { { -1e3, 1e3 } },
    .uses = { OWN (awrash_i_term_entropy, 0) },
    .combine = take_sum },
  { .name = "theil",
    .convention = N_ ("Theil's T, entropy:1, in nats"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "kolm:KAPPA",
    .uses = { FIXED (awrash_i_term_entropy, 1) },
    .combine = take_sum },
  { .name = "mld",
    .convention = N_ ("the mean log deviation, entropy:0, in nats; infinite with a value of 0"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "kolm:KAPPA",
    .uses = { FIXED (awrash_i_term_entropy, 0) },
    .combine = take_sum },
  { .name = "j-divergence",
    .convention = N_ ("theil + mld = Σ p (u - 1) ln u, not halved"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "kolm:KAPPA",
    .uses = { FIXED (awrash_i_term_entropy, 0), FIXED (awrash_i_term_entropy, 1) },
    .combine = add_sums },
  { .name = "atkinson:EPSILON",
    .convention = N_ ("1 - (Σ p u^(1-ε))^(1/(1-ε)), by its limit at 1"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "kolm:KAPPA",
    .n_parameters = 1,
    .ranges = { { 0.0, 1e6 } },
    .uses = { ONE_MINUS (awrash_i_term_entropy, 0) },
    .combine = awrash_i_atkinson_combine,
    .influence = awrash_i_atkinson_influence,
    .slope = awrash_i_atkinson_slope },
  { .name = "atkinson-ede:EPSILON",
    .convention = N_ ("the value that, held by all, is as good: μ (1 - atkinson)"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "kolm-ede:KAPPA",
    .n_parameters = 1,
    .is_absolute = TRUE,
    .ranges = { { 0.0, 1e6 } },
    .uses = { ONE_MINUS (awrash_i_term_entropy, 0) },
    .combine = awrash_i_atkinson_equal_combine,
    .influence = awrash_i_atkinson_equal_influence,
    .slope = awrash_i_atkinson_equal_slope },
  { .name = "kolm:KAPPA",
    .convention
    = N_ ("(1/κ) ln Σ p exp (κ (μ - x)), in the unit of the values; κ < 0 for bads, and then <= 0"),
    .domain = AWRASH_DOMAIN_REAL,
    .n_parameters = 1,
    .is_absolute = TRUE,
    .ranges = { { -1e300, 1e300 } },
    .uses = { OWN (awrash_i_term_exponential, 0) },
    .combine = awrash_i_kolm_combine,
    .influence = awrash_i_kolm_influence,
    .slope = awrash_i_kolm_slope },
  { .name = "kolm-ede:KAPPA",
    .convention
    = N_ ("the Kolm-Pollak equivalent -(1/κ) ln Σ p exp (-κ x) = μ - kolm; κ < 0 for bads"),
    .domain = AWRASH_DOMAIN_REAL,
    .n_parameters = 1,
    .is_absolute = TRUE,
    .ranges = { { -1e300, 1e300 } },
    .uses = { OWN (awrash_i_term_exponential, 0) },
    .combine = awrash_i_kolm_equal_combine,
    .influence = awrash_i_kolm_equal_influence,
    .slope = awrash_i_kolm_equal_slope },
  { .name = "hoover",
    .convention = N_ ("Σ p |x - μ|/(2 μ), the part of the sum that would have to move"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "hoover:signed",
    .uses = { FIXED (awrash_i_term_excess, 0) },
    .combine = take_sum },
  { .name = "hoover:signed",
    .convention = N_ ("hoover of values of either sign and a mean > 0; it may exceed 1"),
    .domain = AWRASH_DOMAIN_MEAN,
    .wider = "gini:absolute",
    .uses = { FIXED (awrash_i_term_excess, 0) },
    .combine = take_sum },
  { .name = "cv",
    .convention = N_ ("the standard deviation, over n and not n - 1, over the mean; with "
                      "populations as weights Williamson's index"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "cv:signed",
    .uses = { FIXED (awrash_i_term_square, 0) },
    .combine = take_root },
  { .name = "cv:signed",
    .convention = N_ ("cv of values of either sign and a mean > 0"),
    .domain = AWRASH_DOMAIN_MEAN,
    .wider = "sd",
    .uses = { FIXED (awrash_i_term_square, 0) },
    .combine = take_root },
  { .name = "sd",
    .convention = N_ ("the standard deviation, over n and not n - 1"),
    .domain = AWRASH_DOMAIN_REAL,
    .is_absolute = TRUE,
    .uses = { FIXED (awrash_i_term_variance, 0) },
    .combine = take_root },
  { .name = "jain",
    .convention = N_ ("(Σ p x)²/Σ p x² = 1/(1 + cv²); 1 where all are equal"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "sd",
    .uses = { FIXED (awrash_i_term_square, 0) },
    .combine = take_evenness },
  { .name = "palma",
    .convention = N_ ("the sum of the richest tenth over that of the poorest four tenths, read off "
                      "the straight Lorenz curve"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "gini:absolute",
    .uses = { FIXED (awrash_i_term_top, 0.1), FIXED (awrash_i_term_bottom, 0.4) },
    .combine = divide_sums },
  { .name = "share-ratio:TOP,BOTTOM",
    .convention = N_ ("the sum of the richest part TOP over that of the poorest part BOTTOM, read "
                      "off the straight Lorenz curve"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "gini:absolute",
    .n_parameters = 2,
    .ranges = { { 1e-9, 1.0 }, { 1e-9, 1.0 } },
    .uses = { OWN (awrash_i_term_top, 0), OWN (awrash_i_term_bottom, 1) },
    .combine = divide_sums },
  { .name = "share-ratio-quantile:TOP,BOTTOM",
    .convention = N_ ("the sum of the units above the quantile 1 - TOP over that of the units up "
                      "to the quantile BOTTOM"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "gini:absolute",
    .n_parameters = 2,
    .ranges = { { 1e-9, 1.0 - 1e-9 }, { 1e-9, 1.0 - 1e-9 } },
    .combine = awrash_i_quantile_share_combine,
    .influence = awrash_i_quantile_share_influence,
    .slope = awrash_i_quantile_share_slope },
  { .name = "percentile-ratio:UPPER,LOWER",
    .convention = N_ ("one quantile over another, each a value, or the mean of two where the "
                      "shares meet it; influence by a Gaussian kernel of bandwidth σ n^(-1/5)"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "gini:absolute",
    .n_parameters = 2,
    .ranges = { { 1e-9, 1.0 - 1e-9 }, { 1e-9, 1.0 - 1e-9 } },
    .combine = awrash_i_quantile_ratio_combine,
    .influence = awrash_i_quantile_ratio_influence,
    .slope = awrash_i_quantile_ratio_slope },
  { .name = "min-max",
    .convention = N_ ("the smallest value over the largest"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "gini:absolute",
    .combine = awrash_i_sizes_extremes_combine,
    .influence = awrash_i_sizes_extremes_influence,
    .slope = awrash_i_sizes_extremes_slope },
  { .name = "zenga",
    .convention
    = N_ ("Zenga's index of 2007, 1 - ∫ L (1 - p)/(p (1 - L)) dp along the straight Lorenz curve"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "gini:absolute",
    .combine = awrash_i_zenga_combine,
    .influence = awrash_i_zenga_influence,
    .slope = awrash_i_zenga_slope },
  { .name = "hhi",
    .convention = N_ ("Σ s², s the shares of the rows in Σ w x, from 1/n to 1"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "sd",
    .combine = awrash_i_sizes_herfindahl_combine,
    .influence = awrash_i_sizes_herfindahl_influence,
    .slope = awrash_i_sizes_herfindahl_slope },
  { .name = "hhi:n",
    .convention = N_ ("(hhi - 1/n)/(1 - 1/n), from 0 to 1"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "sd",
    .combine = awrash_i_sizes_normalized_combine,
    .influence = awrash_i_sizes_normalized_influence,
    .slope = awrash_i_sizes_normalized_slope },
  { .name = "rosenbluth",
    .convention = N_ ("1/(2 Σ i s - 1), s the shares of the rows in Σ w x from the largest on; "
                      "1/(n (1 - gini of the w x))"),
    .domain = AWRASH_DOMAIN_WHOLE,
    .wider = "sd",
    .combine = awrash_i_sizes_rosenbluth_combine,
    .influence = awrash_i_sizes_rosenbluth_influence,
    .slope = awrash_i_sizes_rosenbluth_slope },
};

gsize
awrash_i_index_forms_count (void)
{
  return G_N_ELEMENTS (forms);
}

const AwrashIndexForm *
awrash_i_index_forms_get (gsize k)
{
  return &forms[k];
}
