/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Five ways of rounding, smallest signposts (kindest to small claims) first.
 * Source: Balinski and Young, "Fair Representation" (1982); the keys of libawrash/README.md.
 * Invariant: value() and level() only guess; compare() alone decides, in whole numbers. */

#include "allot/signpost-private.h"

#include "base/exact-private.h"
#include "base/i18n-private.h"
#include "base/words-private.h"

#include <float.h>
#include <math.h>

static double
adams_value (const AwrashSignposts *rule, double k)
{
  (void)rule;
  return k - 1;
}

static void
adams_level (const AwrashSignposts *rule, gsize n, const double reach[], double level[])
{
  (void)rule;
  for (gsize j = 0; j < n; j++)
    level[j] = reach[j] + 1;
}

static int
adams_compare (const AwrashSignposts *rule, int64_t k, double v, int64_t l, double w)
{
  (void)rule;
  return awrash_i_exact_compare (k - 1, v, l - 1, w);
}

/* The harmonic mean of k-1 and k. */
static double
dean_value (const AwrashSignposts *rule, double k)
{
  (void)rule;
  return k * (k - 1) / (k - 0.5);
}

/* With z = k - 1/2: s = z - 1/(4z) <= r is z <= (r + √(r² + 1))/2. */
static void
dean_level (const AwrashSignposts *rule, gsize n, const double reach[], double level[])
{
  (void)rule;
  for (gsize j = 0; j < n; j++)
    level[j] = 0.5 + (reach[j] + sqrt (reach[j] * reach[j] + 1)) / 2;
}

/* k(k-1)(2l-1)·mantissa: 62 + 62 + 63 + 53 = 240 bits. */
static void
multiply_dean (int64_t k, int64_t l, guint64 mantissa, guint64 product[8])
{
  product[0] = (guint64)k;
  awrash_i_words_multiply (4, product, (guint64)k - 1);
  awrash_i_words_multiply (4, product, 2 * (guint64)l - 1);
  awrash_i_words_multiply (4, product, mantissa);
}

/* s(k)/v < s(l)/w is k(k-1)(2l-1)·w < l(l-1)(2k-1)·v. */
static int
dean_decide (int64_t k, double v, int64_t l, double w)
{
  AwrashBinary binary_v = awrash_i_words_split (v), binary_w = awrash_i_words_split (w);
  guint64 left[8] = { 0 }, right[8] = { 0 }, difference[8] = { 0 };
  int shift = binary_w.exponent - binary_v.exponent;

  multiply_dean (k, l, binary_w.mantissa, left);
  multiply_dean (l, k, binary_v.mantissa, right);
  gssize left_top = (gssize)awrash_i_words_bit_length (8, left) + shift;
  gssize right_top = (gssize)awrash_i_words_bit_length (8, right);
  if (left_top != right_top)
    return left_top > right_top ? 1 : -1;
  /* Equal tops: the shift is below 240 bits, and 480 fit. */
  awrash_i_words_add_product (8, difference, 8, left, 1, (gsize)MAX (shift, 0));
  awrash_i_words_subtract_product (8, difference, 8, right, 1, (gsize)MAX (-shift, 0));
  return awrash_i_words_sign (8, difference);
}

static int
dean_compare (const AwrashSignposts *rule, int64_t k, double v, int64_t l, double w)
{
  (void)rule;
  /* Six roundings a side, (1 + 2^-53)^6 < 1 + 2^-50; the bound is eight times that. */
  double left = dean_value (rule, (double)k) * w, right = dean_value (rule, (double)l) * v;
  double bound = (left + right) * (16 * DBL_EPSILON);

  if (bound >= DBL_MIN && fabs (left - right) > bound)
    return left > right ? 1 : -1;
  return dean_decide (k, v, l, w);
}

/* The geometric mean of k-1 and k. */
static double
hill_value (const AwrashSignposts *rule, double k)
{
  (void)rule;
  return sqrt (k * (k - 1));
}

/* k(k-1) <= r² is (k - 1/2)² <= r² + 1/4. */
static void
hill_level (const AwrashSignposts *rule, gsize n, const double reach[], double level[])
{
  (void)rule;
  for (gsize j = 0; j < n; j++)
    level[j] = 0.5 + sqrt (reach[j] * reach[j] + 0.25);
}

static int
hill_compare (const AwrashSignposts *rule, int64_t k, double v, int64_t l, double w)
{
  (void)rule;
  AwrashWide left = (AwrashWide)k * (AwrashWide)(k - 1);
  AwrashWide right = (AwrashWide)l * (AwrashWide)(l - 1);

  return awrash_i_exact_compare_squares (left, v, right, w);
}

static double
webster_value (const AwrashSignposts *rule, double k)
{
  (void)rule;
  return k - 0.5;
}

static void
webster_level (const AwrashSignposts *rule, gsize n, const double reach[], double level[])
{
  (void)rule;
  for (gsize j = 0; j < n; j++)
    level[j] = reach[j] + 0.5;
}

static int
webster_compare (const AwrashSignposts *rule, int64_t k, double v, int64_t l, double w)
{
  (void)rule;
  /* 2k - 1 <= 2^63 - 1; k - 1 + k passes through no larger number */
  return awrash_i_exact_compare (k - 1 + k, v, l - 1 + l, w);
}

static double
jefferson_value (const AwrashSignposts *rule, double k)
{
  (void)rule;
  return k;
}

static void
jefferson_level (const AwrashSignposts *rule, gsize n, const double reach[], double level[])
{
  (void)rule;
  for (gsize j = 0; j < n; j++)
    level[j] = reach[j];
}

static int
jefferson_compare (const AwrashSignposts *rule, int64_t k, double v, int64_t l, double w)
{
  (void)rule;
  return awrash_i_exact_compare (k, v, l, w);
}

static const char *const adams_aliases[] = { "smallest-divisors", NULL };
static const char *const dean_aliases[] = { "harmonic-mean", NULL };
static const char *const hill_aliases[]
    = { "hill", "hill-huntington", "equal-proportions", "geometric-mean", NULL };
static const char *const webster_aliases[]
    = { "sainte-lague", "schepers", "major-fractions", "arithmetic-mean", NULL };
static const char *const jefferson_aliases[]
    = { "dhondt", "d-hondt", "greatest-divisors", "bader-ofer", NULL };

typedef struct
{
  const char *const *aliases; /* NULL at the end */
  AwrashSignposts rule;
} Named;

static const Named rules[] = {
  { adams_aliases,
    { "adams", TRUE, TRUE, adams_value, adams_level, adams_compare, 0, 0, 0, NULL } },
  { dean_aliases, { "dean", TRUE, TRUE, dean_value, dean_level, dean_compare, 0, 0, 0, NULL } },
  { hill_aliases,
    { "huntington-hill", TRUE, TRUE, hill_value, hill_level, hill_compare, 0, 0, 0, NULL } },
  { webster_aliases,
    { "webster", FALSE, TRUE, webster_value, webster_level, webster_compare, 0, 0, 0, NULL } },
  { jefferson_aliases,
    { "jefferson", FALSE, TRUE, jefferson_value, jefferson_level, jefferson_compare, 0, 0, 0,
      NULL } },
};

const char *
awrash_i_signpost_get_name (gsize index)
{
  return index < G_N_ELEMENTS (rules) ? rules[index].rule.name : NULL;
}

static void
set_unknown (const char *text, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", rules[i].rule.name);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME, _ ("rule is \"%s\", expected one of %s"),
               text, list->str);
}

gboolean
awrash_i_signpost_parse (const char *text, AwrashSignposts *rule, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_strcmp0 (rules[i].rule.name, text) == 0 || g_strv_contains (rules[i].aliases, text))
      {
        *rule = rules[i].rule;
        return TRUE;
      }
  set_unknown (text, error);
  return FALSE;
}

void
awrash_i_signpost_clear (AwrashSignposts *rule)
{
  g_clear_pointer (&rule->head, g_free);
}

int
awrash_i_signpost_compare (const AwrashSignposts *rule, int64_t k, double v, int64_t l, double w)
{
  if (rule->starts_at_zero && (k == 1 || l == 1))
    {
      if (k != l)
        return k < l ? -1 : 1;
      return v > w ? -1 : v < w;
    }
  return rule->compare (rule, k, v, l, w);
}
