/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Irrational means of k - 1 and k: logarithmic, identric, power and Stolarsky means. With
 * m = k - 1/2, h = 1/(2k - 1) and θ = artanh h, each is m·exp(g(h)), where g is even and small.
 * Source: Stolarsky, Mathematics Magazine 48 (1975); Agnew, Congressional apportionment, Amer.
 * Math. Monthly 115 (2008). Invariant: value() is off by less than 2^-48, and what lies within
 * 2^-46 is left to signpost-precise.c. */

#include "allot/signpost-family-private.h"

#include <float.h>
#include <math.h>

/* The bound. Write u = 2^-53. For k >= 2, z = h² <= 1/9 and |g| < 0.41. The series below are right
 * to some 4u of themselves. exp, log and log1p are taken to be right to 4u, which is more than any
 * C library in use needs. A relative error e in the argument x of log1p(x) is one of at most e|x|
 * in the result for x > 0, and of e|x|/(1 + x) for x < 0.
 * - ½·log1p(-z), in all: |·| < 0.06, so below u;
 * - log1p(w) for w = θ/h - 1 < 0.04: below u;
 * - identric: w + ½·log1p(-z): below 2u;
 * - power: log cosh(x)/p with |x| = |p|θ: at most |x|θ/2 or θ < 0.35 of relative error 12u, and
 *   u·(log 2 + …)/|p| where |x| > 1, that is |p| > 2.8: below 6u;
 * - Stolarsky, α > ½: log(sinh(x)/x)/α with |x| = |1 - α|θ is below θ and relatively as above or,
 *   for |x| <= 1, log1p(t)/α with t < 0.18: below 5u; log1p(w)/α below 2u; in all 8u;
 * - Stolarsky, α <= ½: see there, below 3u.
 * exp() and its argument add 5u, m and the product 3u: less than 16u = 2^-49 in all, and the double
 * of a k beyond 2^53 adds 2u. s(1) is rounded from many bits. */

/* θ/h - 1 = z/3 + z²/5 + …; what is left out is below 2^-56 of it. */
static double
get_stretch (double z)
{
  double w = 0;

  for (int n = z < 0x1p-14 ? 4 : 18; n >= 1; n--)
    w = z * (1.0 / (2 * n + 1) + w);
  return w;
}

/* sinh(x)/x - 1 for |x| <= 1, from y = x². */
static double
get_sinh_excess (double y)
{
  double t = 0;

  for (int n = 10; n >= 1; n--)
    t = y / (2 * n * (2 * n + 1)) * (1 + t);
  return t;
}

/* cosh(x) - 1 for |x| <= 1, from y = x². */
static double
get_cosh_excess (double y)
{
  double t = 0;

  for (int n = 10; n >= 1; n--)
    t = y / ((2 * n - 1) * 2 * n) * (1 + t);
  return t;
}

/* log cosh x */
static double
get_log_cosh (double x)
{
  double size = fabs (x);

  if (size <= 1)
    return log1p (get_cosh_excess (x * x));
  return (size - G_LN2) + log1p (exp (-2 * size));
}

/* log(sinh(x)/x) */
static double
get_log_sinh (double x)
{
  double size = fabs (x);

  if (size <= 1)
    return log1p (get_sinh_excess (x * x));
  return (size - log (2 * size)) + log1p (-exp (-2 * size));
}

static double
logarithmic_value (const AwrashSignposts *rule, double k)
{
  double m = k - 0.5, h = 0.5 / m;

  /* 1/(2θ) = m/(θ/h) */
  return k == 1 ? rule->first : m / (1 + get_stretch (h * h));
}

static double
identric_value (const AwrashSignposts *rule, double k)
{
  double m = k - 0.5, h = 0.5 / m, z = h * h;

  return k == 1 ? rule->first : m * exp (get_stretch (z) + log1p (-z) / 2);
}

/* ((1 + h)^p + (1 - h)^p)/2 = (1 - h²)^(p/2)·cosh(pθ) */
static double
power_value (const AwrashSignposts *rule, double k)
{
  double m = k - 0.5, h = 0.5 / m, z = h * h, p = rule->parameter;
  double theta = h * (1 + get_stretch (z));

  return k == 1 ? rule->first : m * exp (log1p (-z) / 2 + get_log_cosh (p * theta) / p);
}

/* With c = 1 - α: (1 + h)^c - (1 - h)^c = (1 - h²)^(c/2)·2 sinh(cθ), hence
 * g = ½·log(1 - h²) - B/α, B = log(√(1 - h²)·sinh(cθ)/(c·h)). */
static double
stolarsky_value (const AwrashSignposts *rule, double k)
{
  double m = k - 0.5, h = 0.5 / m, z = h * h, w = get_stretch (z);
  double half = log1p (-z) / 2;
  double b = half + get_log_sinh (rule->complement * h * (1 + w)) + log1p (w);

  return k == 1 ? rule->first : m * exp (half - b / rule->parameter);
}

/* α <= ½: B is about α·h²/3, the small difference of larger terms. As h = tanh θ, with y = αθ and
 * t = sinh(y)/y - 1, exp(B) = (1 - sinh(y)/h + cosh(y) - 1)/(1 - α) = 1 - d/(1 - α),
 * d = α(w + t + w·t) - (cosh(y) - 1): at least a quarter of its larger part, α·h²/3, so that its
 * error in B/α is below 20u·h²/3·2. */
static double
small_stolarsky_value (const AwrashSignposts *rule, double k)
{
  double m = k - 0.5, h = 0.5 / m, z = h * h, w = get_stretch (z);
  double alpha = rule->parameter, y = alpha * h * (1 + w);
  double t = get_sinh_excess (y * y);
  double d = alpha * (w + t + w * t) - get_cosh_excess (y * y);
  double b = log1p (-d / rule->complement);

  return k == 1 ? rule->first : m * exp (log1p (-z) / 2 - b / alpha);
}

/* Reaches are rounded products: what a change of 2^-52 would change is left open, too. */
#define ROOM 0x1p-52

/* k - 1 <= s(k) <= k: with q = ⌊reach⌋, q or q + 1 signposts are reached, and s(q + 1) decides.
 * Half a unit beyond a count that is sure, else a whole number, which leaves it and the one below
 * open. From k = 2^40 on, where |g| < 2^-39, value() is off by less than 8u = 2^-50; then three
 * counts are open from 2^48 on at the earliest, where half a unit below the last covers them, and
 * from 2^50 on the reach itself covers all. */
static double
get_mean_level (const AwrashSignposts *rule, double reach)
{
  const double bound = reach < 0x1p40 ? 0x1p-46 : 0x1p-50;
  double low = reach * (1 - ROOM), high = reach * (1 + ROOM), p = floor (low), q = floor (high);

  if (reach >= 0x1p50)
    return reach;
  double one = rule->value (rule, p + 1);
  double other = p == q ? one : rule->value (rule, q + 1);
  double least = one <= low * (1 - bound) ? p + 1 : p;
  double most = other > high * (1 + bound) ? q : q + 1;
  if (most - least == 1)
    return most;
  return most == least ? most + 0.5 : most - 0.5;
}

static void
mean_level (const AwrashSignposts *rule, gsize n, const double reach[], double level[])
{
  for (gsize j = 0; j < n; j++)
    level[j] = get_mean_level (rule, reach[j]);
}

/* The logarithmic mean has no equal keys but those of equal k and claims. Claims are rationals, so
 * let v and w be whole: v·log(k/(k - 1)) = w·log(l/(l - 1)) says (k/(k - 1))^v = (l/(l - 1))^w.
 * Both sides are in lowest terms, so k^v = l^w and (k - 1)^v = (l - 1)^w. With a = v/gcd(v, w) and
 * b = w/gcd(v, w), k = t^b and k - 1 = r^b, l = t^a and l - 1 = r^a for whole t > r >= 1. Since
 * t^b - r^b >= 2^b - 1, b = 1, and likewise a = 1: k = l and v = w. */
static int
mean_compare (const AwrashSignposts *rule, int64_t k, double v, int64_t l, double w)
{
  if (k == l)
    return v < w ? 1 : v > w ? -1 : 0;
  if (v == w) /* signposts of different units differ: k - 1 < s(k) < k beyond the first */
    return k > l ? 1 : -1;
  /* each side is off by 2^-48 and two roundings */
  double left = rule->value (rule, (double)k) * w, right = rule->value (rule, (double)l) * v;
  double bound = (left + right) * 0x1p-46;
  if (bound >= DBL_MIN && fabs (left - right) > bound)
    return left > right ? 1 : -1;
  const AwrashSignpostPower powers[] = { { k, 1 }, { l, -1 } };
  const AwrashSignpostFactor factors[] = { { k, v, 1 }, { l, w, -1 } };
  return awrash_i_signpost_precise_sign (rule, 2, powers, 2, factors);
}

void
awrash_i_signpost_make_mean (AwrashSignposts *rule, AwrashSignpostFamily family,
                             AwrashRational ratio)
{
  gboolean is_stolarsky = family == AWRASH_SIGNPOST_STOLARSKY;
  AwrashSignposts made = { .family = family, .compare = mean_compare, .level = mean_level };
  AwrashRational rest = { ratio.denominator - ratio.numerator, ratio.denominator };

  made.ratio = ratio;
  made.parameter = awrash_i_rational_to_double (ratio);
  made.complement = awrash_i_rational_to_double (rest);
  if (family == AWRASH_SIGNPOST_LOGARITHMIC)
    made.value = logarithmic_value;
  else if (family == AWRASH_SIGNPOST_IDENTRIC)
    made.value = identric_value;
  else if (family == AWRASH_SIGNPOST_POWER)
    made.value = power_value;
  else
    made.value = made.parameter <= 0.5 ? small_stolarsky_value : stolarsky_value;
  made.starts_at_zero = family == AWRASH_SIGNPOST_LOGARITHMIC
                        || (family == AWRASH_SIGNPOST_POWER && ratio.numerator < 0)
                        || (is_stolarsky && rest.numerator < 0);
  made.first = made.starts_at_zero ? 0 : awrash_i_signpost_precise_first (&made);
  *rule = made;
}
