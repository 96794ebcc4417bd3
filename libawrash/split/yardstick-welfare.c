/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The α-fair welfare of a plan, as a number and against another plan's.
 * Source: Mo and Walrand (2000), in the form of <awrash/split.h>; MPFR rounds each step correctly.
 * Invariant: where α >= 1 those who receive nothing are compared first, by Σ d^α, as in the limit
 * of a small ε that stands for nothing. */

#include "allot/precise-private.h"
#include "split/ratio-private.h"
#include "split/yardstick-private.h"

#include <math.h>

/* Exponents of at most 10^18 worsen the rounding of exp() by less than 2^73; up to 2^32 terms. */
enum
{
  BITS = 256,
  TRUSTED = 140
};

/* Who is summed: those who receive nothing, by minus d^α, or those who receive something. */
typedef enum
{
  PART_NOTHING,
  PART_SOMETHING
} Part;

static gboolean
is_infinite_at_nought (const AwrashMeasure *measure)
{
  return measure->alpha.numerator >= measure->alpha.denominator;
}

/* base^exponent for a base above 0 */
static void
set_power (mpfr_t base, const mpfr_t exponent)
{
  mpfr_log (base, base, MPFR_RNDN);
  mpfr_mul (base, base, exponent, MPFR_RNDN);
  mpfr_exp (base, base, MPFR_RNDN);
}

/* d u(y/d) for y > 0; for α = 1 d log y, which is the same up to a number that plans share. */
static void
set_something (mpfr_t term, const AwrashMeasure *measure, double need, int64_t units)
{
  int64_t above = measure->alpha.denominator - measure->alpha.numerator;
  mpfr_t exponent;

  mpfr_init2 (exponent, BITS);
  awrash_i_ratio_set (exponent, above, measure->alpha.denominator);
  mpfr_set_sj (term, units, MPFR_RNDN);
  if (above == 0)
    mpfr_log (term, term, MPFR_RNDN);
  else
    {
      mpfr_div_d (term, term, need, MPFR_RNDN);
      set_power (term, exponent);
      mpfr_div (term, term, exponent, MPFR_RNDN);
    }
  mpfr_mul_d (term, term, need, MPFR_RNDN);
  mpfr_clear (exponent);
}

/* -d^α */
static void
set_nothing (mpfr_t term, const AwrashMeasure *measure, double need)
{
  mpfr_t alpha;

  mpfr_init2 (alpha, BITS);
  awrash_i_ratio_set (alpha, measure->alpha.numerator, measure->alpha.denominator);
  mpfr_set_d (term, need, MPFR_RNDN);
  set_power (term, alpha);
  mpfr_neg (term, term, MPFR_RNDN);
  mpfr_clear (alpha);
}

/* Adds sign times a part of the welfare to the sum, and its size to the size. */
static void
add_part (mpfr_t sum, mpfr_t size, const AwrashModel *model, const AwrashMeasure *measure,
          const int64_t cells[], Part part, int sign)
{
  mpfr_t term;

  mpfr_init2 (term, BITS);
  for (gsize i = 0; i < model->n_provinces; i++)
    {
      int64_t units = awrash_i_yardstick_receipt (model, i, cells);

      if (!(model->need[i] > 0) || (units > 0) != (part == PART_SOMETHING))
        continue;
      if (part == PART_SOMETHING)
        set_something (term, measure, model->need[i], units);
      else
        set_nothing (term, measure, model->need[i]);
      mpfr_mul_si (term, term, sign, MPFR_RNDN);
      mpfr_add (sum, sum, term, MPFR_RNDN);
      mpfr_abs (term, term, MPFR_RNDN);
      mpfr_add (size, size, term, MPFR_RNDN);
    }
  mpfr_clear (term);
}

int
awrash_i_yardstick_compare_welfare (const AwrashModel *model, const AwrashMeasure *measure,
                                    const int64_t cells[], const int64_t other[])
{
  int better = 0;
  mpfr_t sum, size;

  awrash_i_precise_begin ();
  mpfr_inits2 (BITS, sum, size, (mpfr_ptr)NULL);
  for (int part = is_infinite_at_nought (measure) ? PART_NOTHING : PART_SOMETHING;
       part <= PART_SOMETHING && better == 0; part++)
    {
      mpfr_set_zero (sum, 1);
      mpfr_set_zero (size, 1);
      add_part (sum, size, model, measure, cells, (Part)part, 1);
      add_part (sum, size, model, measure, other, (Part)part, -1);
      mpfr_div_2ui (size, size, TRUSTED, MPFR_RNDN);
      if (mpfr_cmpabs (sum, size) > 0)
        better = mpfr_sgn (sum) > 0 ? 1 : -1;
    }
  mpfr_clears (sum, size, (mpfr_ptr)NULL);
  return better;
}

/* Σ d log d, by which logarithms of rates are below those of units. */
static void
subtract_needs (mpfr_t sum, const AwrashModel *model)
{
  mpfr_t term;

  mpfr_init2 (term, BITS);
  for (gsize i = 0; i < model->n_provinces; i++)
    {
      if (!(model->need[i] > 0))
        continue;
      mpfr_set_d (term, model->need[i], MPFR_RNDN);
      mpfr_log (term, term, MPFR_RNDN);
      mpfr_mul_d (term, term, model->need[i], MPFR_RNDN);
      mpfr_sub (sum, sum, term, MPFR_RNDN);
    }
  mpfr_clear (term);
}

double
awrash_i_yardstick_welfare (const AwrashModel *model, const AwrashMeasure *measure,
                            const int64_t cells[])
{
  double welfare;
  mpfr_t sum, size;

  for (gsize i = 0; i < model->n_provinces && is_infinite_at_nought (measure); i++)
    if (model->need[i] > 0 && awrash_i_yardstick_receipt (model, i, cells) == 0)
      return -INFINITY;
  awrash_i_precise_begin ();
  mpfr_inits2 (BITS, sum, size, (mpfr_ptr)NULL);
  mpfr_set_zero (sum, 1);
  mpfr_set_zero (size, 1);
  add_part (sum, size, model, measure, cells, PART_SOMETHING, 1);
  if (measure->alpha.numerator == measure->alpha.denominator)
    subtract_needs (sum, model);
  welfare = mpfr_get_d (sum, MPFR_RNDN);
  mpfr_clears (sum, size, (mpfr_ptr)NULL);
  return welfare;
}
