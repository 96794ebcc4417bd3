/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The definition of each rule again, reckoned another way: fractions of any size for exact rules,
 * 1,000 bits for means, straight from the formulas. Source: the formulas in awrash/apportion.h.
 * Invariant: nothing of the library is called. */

#ifndef AWRASH_TESTS_ALLOT_SIGNPOSTS_H
#define AWRASH_TESTS_ALLOT_SIGNPOSTS_H

#include "allot/signpost-private.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#define MPFR_USE_INTMAX_T
#include <gmp.h>
#include <mpfr.h>

enum
{
  TRUE_BITS = 1000
};

/* A rule by its text, and what it is: kind 'l': first signposts as GMP writes fractions, parted by
 * blanks; 'd' Dean, 'h' Hill; 'n' logarithmic, 'i' identric, 'p' power, 'a' Stolarsky, with their
 * parameter as a fraction. */
typedef struct
{
  const char *text;
  char kind;
  const char *numbers;
} TrueRule;

static const TrueRule exact_rules[] = {
  { "adams", 'l', "0" },
  { "danish", 'l', "1/3" },
  { "dean", 'd', "" },
  { "huntington-hill", 'h', "" },
  { "webster", 'l', "1/2" },
  { "jefferson", 'l', "1" },
  { "imperiali", 'l', "2" },
  { "stationary:0.4", 'l', "2/5" },
  { "stationary:0", 'l', "0" },
  { "stationary:7/3", 'l', "7/3" },
  { "stationary:0.123456789012345678", 'l', "61728394506172839/500000000000000000" },
  { "stationary:1000000", 'l', "1000000" },
  /* both parts rounded, the double that divides them is above the least one that reaches it */
  { "stationary:675725255829103812/427613445147561757", 'l',
    "675725255829103812/427613445147561757" },
  { "modified:0.7", 'l', "7/10 3/2" },
  { "modified-sainte-lague:1.4", 'l', "7/10 3/2" },
  { "modified-sainte-lague:4/3", 'l', "2/3 3/2" },
  { "modified:0", 'l', "0 3/2" },
  { "modified:1.5", 'l', "3/2 3/2" },
  { "signposts:0.6,0.6,0.6,2,2,3.5", 'l', "3/5 3/5 3/5 2 2 7/2" },
  { "signposts:0,1/3,1/3,7/6,1000", 'l', "0 1/3 1/3 7/6 1000" },
};

static const TrueRule mean_rules[] = {
  { "logarithmic-mean", 'n', "" },
  { "identric-mean", 'i', "" },
  { "power-mean:2", 'p', "2" },
  { "power-mean:0.5", 'p', "1/2" },
  { "power-mean:-0.001", 'p', "-1/1000" },
  { "power-mean:1/60", 'p', "1/60" },
  { "power-mean:-2", 'p', "-2" },
  { "power-mean:500", 'p', "500" },
  { "power-mean:-500", 'p', "-500" },
  { "alpha:0.000001", 'a', "1/1000000" },
  { "alpha:0.1", 'a', "1/10" },
  { "alpha:0.5", 'a', "1/2" },
  { "alpha:0.51", 'a', "51/100" },
  { "alpha:0.999999", 'a', "999999/1000000" },
  { "alpha:1.000001", 'a', "1000001/1000000" },
  { "alpha:1.5", 'a', "3/2" },
  { "alpha:4", 'a', "4" },
  { "alpha:20.5", 'a', "41/2" },
  { "alpha:2000", 'a', "2000" },
};

static inline void
set_whole (mpq_t result, int64_t value)
{
  guint64 word = (guint64)value;

  mpz_import (mpq_numref (result), 1, -1, sizeof word, 0, 0, &word);
  mpz_set_ui (mpq_denref (result), 1);
}

/* s(k), or its square for Hill. */
static inline void
set_exact (mpq_t result, const TrueRule *rule, int64_t k)
{
  mpq_t other;

  mpq_init (other);
  set_whole (result, k);
  set_whole (other, k - 1);
  if (rule->kind == 'l')
    {
      g_auto (GStrv) numbers = g_strsplit (rule->numbers, " ", -1);
      int64_t n = (int64_t)g_strv_length (numbers);
      mpq_set_str (result, numbers[MIN (k, n) - 1], 10);
      set_whole (other, MAX (k - n, 0));
      mpq_add (result, result, other);
    }
  else
    {
      mpq_mul (result, result, other);
      set_whole (other, k);
      if (rule->kind == 'd')
        {
          mpq_t half;
          mpq_init (half);
          mpq_set_str (half, "1/2", 10);
          mpq_sub (other, other, half);
          mpq_div (result, result, other);
          mpq_clear (half);
        }
    }
  mpq_clear (other);
}

/* The sign of s(k)/v - s(l)/w, by fractions. */
static inline int
compare_exactly (const TrueRule *rule, int64_t k, double v, int64_t l, double w)
{
  mpq_t left, right, claim;

  mpq_inits (left, right, claim, NULL);
  set_exact (left, rule, k);
  set_exact (right, rule, l);
  for (int power = 0; power < (rule->kind == 'h' ? 2 : 1); power++)
    {
      mpq_set_d (claim, v);
      mpq_div (left, left, claim);
      mpq_set_d (claim, w);
      mpq_div (right, right, claim);
    }
  int order = mpq_cmp (left, right);
  mpq_clears (left, right, claim, NULL);
  return (order > 0) - (order < 0);
}

/* The means, from the formulas as they are written; a k of 1 by its limit. */
static inline void
set_mean (mpfr_t result, const TrueRule *rule, int64_t k)
{
  mpfr_t p, upper, lower;
  mpq_t ratio;

  mpfr_inits2 (TRUE_BITS, p, upper, lower, (mpfr_ptr)NULL);
  mpq_init (ratio);
  mpq_set_str (ratio, *rule->numbers == '\0' ? "1" : rule->numbers, 10);
  mpfr_set_q (p, ratio, MPFR_RNDN);
  mpfr_set_sj (upper, k, MPFR_RNDN);
  mpfr_set_sj (lower, k - 1, MPFR_RNDN);
  if (rule->kind == 'n')
    {
      mpfr_div (result, upper, lower, MPFR_RNDN);
      mpfr_log (result, result, MPFR_RNDN);
      mpfr_ui_div (result, 1, result, MPFR_RNDN);
    }
  else if (rule->kind == 'i')
    {
      mpfr_log (result, upper, MPFR_RNDN);
      mpfr_mul (result, result, upper, MPFR_RNDN);
      mpfr_log (p, lower, MPFR_RNDN);
      mpfr_mul (p, p, lower, MPFR_RNDN);
      if (k > 1)
        mpfr_sub (result, result, p, MPFR_RNDN);
      mpfr_sub_ui (result, result, 1, MPFR_RNDN);
      mpfr_exp (result, result, MPFR_RNDN);
    }
  else
    {
      gboolean is_power = rule->kind == 'p';
      mpfr_t c;
      mpfr_init2 (c, TRUE_BITS);
      mpfr_set (c, p, MPFR_RNDN);
      if (!is_power)
        mpfr_ui_sub (c, 1, p, MPFR_RNDN);
      mpfr_pow (upper, upper, c, MPFR_RNDN);
      mpfr_pow (lower, lower, c, MPFR_RNDN);
      if (is_power)
        mpfr_add (result, upper, lower, MPFR_RNDN);
      else
        mpfr_sub (result, upper, lower, MPFR_RNDN);
      if (is_power)
        mpfr_div_ui (result, result, 2, MPFR_RNDN);
      else
        mpfr_div (result, result, c, MPFR_RNDN);
      mpfr_si_div (c, is_power ? 1 : -1, p, MPFR_RNDN);
      mpfr_pow (result, result, c, MPFR_RNDN);
      mpfr_clear (c);
    }
  mpq_clear (ratio);
  mpfr_clears (p, upper, lower, (mpfr_ptr)NULL);
}

/* The sign of s(k)/v - s(l)/w, by 1,000 bits, of which 900 count: some means have exact ties. */
static inline int
compare_closely (const TrueRule *rule, int64_t k, double v, int64_t l, double w)
{
  mpfr_t left, right;

  mpfr_inits2 (TRUE_BITS, left, right, (mpfr_ptr)NULL);
  set_mean (left, rule, k);
  set_mean (right, rule, l);
  mpfr_div_d (left, left, v, MPFR_RNDN);
  mpfr_div_d (right, right, w, MPFR_RNDN);
  mpfr_sub (right, left, right, MPFR_RNDN);
  int order = mpfr_sgn (right);
  if (order != 0 && mpfr_get_exp (right) < mpfr_get_exp (left) - 900)
    order = 0;
  mpfr_clears (left, right, (mpfr_ptr)NULL);
  return (order > 0) - (order < 0);
}

/* s(k) <= reach */
static inline gboolean
is_reached (const TrueRule *rule, int64_t k, double reach)
{
  if (strchr ("ldh", rule->kind) == NULL)
    {
      mpfr_t signpost;
      mpfr_init2 (signpost, TRUE_BITS);
      set_mean (signpost, rule, k);
      int order = mpfr_cmp_d (signpost, reach);
      mpfr_clear (signpost);
      return order <= 0;
    }
  mpq_t signpost, limit;
  mpq_inits (signpost, limit, NULL);
  set_exact (signpost, rule, k);
  mpq_set_d (limit, reach);
  if (rule->kind == 'h')
    mpq_mul (limit, limit, limit);
  int order = mpq_cmp (signpost, limit);
  mpq_clears (signpost, limit, NULL);
  return order <= 0;
}

/* How many signposts are reached, up to 2^62. */
static inline int64_t
count_reached (const TrueRule *rule, double reach)
{
  int64_t low = 0, high = (G_GINT64_CONSTANT (1) << 62) + 1, near = (int64_t)MIN (reach, 0x1p61);

  if (near > 2 && is_reached (rule, near - 2, reach))
    low = near - 2;
  if (!is_reached (rule, near + 2, reach))
    high = near + 2;
  while (high - low > 1)
    {
      int64_t middle = low + (high - low) / 2;
      if (is_reached (rule, middle, reach))
        low = middle;
      else
        high = middle;
    }
  return low;
}

static inline void
expect_level (const TrueRule *truth, double reach, double level, double exact_reach)
{
  double count = (double)count_reached (truth, exact_reach);

  cr_expect (MAX (floor (level * (1 - 0x1p-49)), 0) <= count
                 && MAX (floor (level * (1 + 0x1p-49)), 0) >= count,
             "%s: at %.17g a level of %.17g for %.17g units", truth->text, reach, level, count);
}

/* Equal signposts, where a rounded reach is taken as it is. */
static inline gboolean
has_steps (const AwrashSignposts *rule)
{
  for (gsize k = 1; k < rule->n_head; k++)
    if (rule->head[k] == rule->head[k - 1])
      return TRUE;
  return FALSE;
}

/* What level() promises, in place and not, for a reach and for those that round to it. */
static inline void
expect_levels (const TrueRule *truth, const AwrashSignposts *rule, gsize n, const double reach[])
{
  g_autofree double *level = g_new (double, n);
  g_autofree double *place = g_memdup2 (reach, n * sizeof reach[0]);

  rule->level (rule, n, reach, level);
  rule->level (rule, n, place, place);
  cr_expect_arr_eq (level, place, n * sizeof level[0], "%s, in place", truth->text);
  for (gsize j = 0; j < n; j++)
    {
      expect_level (truth, reach[j], level[j], reach[j]);
      if (has_steps (rule))
        continue;
      expect_level (truth, reach[j], level[j], nextafter (reach[j], 0));
      expect_level (truth, reach[j], level[j], nextafter (reach[j], HUGE_VAL));
    }
}

/* The reaches beside a signpost, a hair to far away, with 0 between. */
static inline void
expect_levels_beside (const TrueRule *truth, const AwrashSignposts *rule, double signpost)
{
  static const double steps[]
      = { -0.3,    -0x1p-40, -0x1p-46, -0x1p-48, -0x1p-50, -0x1p-51, -0x1p-52, 0,
          0x1p-52, 0x1p-51,  0x1p-50,  0x1p-48,  0x1p-46,  0x1p-40,  0.3 };
  double reach[G_N_ELEMENTS (steps) + 4];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    reach[n++] = signpost * (1 + steps[i]);
  reach[n++] = nextafter (signpost, 0);
  reach[n++] = floor (signpost);
  reach[n++] = nextafter (floor (signpost), 0);
  reach[n++] = ceil (signpost);
  expect_levels (truth, rule, n, reach);
}

#endif
