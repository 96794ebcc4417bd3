/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parameters of divisor rules: read exactly, kept in range, and handed over to the rule of another
 * name where they are one. Source: the table of rules in awrash/apportion.h.
 * Invariant: nothing is rounded before it is compared. */

#include "allot/signpost-parameter-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <string.h>

/* The least positive p of a power mean: s(1) = 2^(-1/p) must stay above 2^-64, as the search for a
 * threshold needs. */
#define LEAST_POWER ((AwrashRational){ 1, 60 })

static gboolean
check_range (const char *what, const char *text, AwrashRational value, AwrashRational low,
             AwrashRational high, const char *expected, GError **error)
{
  if (awrash_i_rational_compare (value, low) >= 0 && awrash_i_rational_compare (value, high) <= 0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE, _ ("%s is %s, expected %s"), what, text,
               expected);
  return FALSE;
}

static gboolean
read_in_range (const char *what, const char *text, AwrashRational low, AwrashRational high,
               const char *expected, AwrashRational *value, GError **error)
{
  return awrash_i_rational_parse (text, value, error)
         && check_range (what, text, *value, low, high, expected, error);
}

gboolean
awrash_i_signpost_parameter_stationary (const char *text, AwrashSignposts *rule, GError **error)
{
  const AwrashRational low = { 0, 1 }, high = { AWRASH_SIGNPOST_MOST, 1 };
  AwrashRational q = { 0, 1 };

  if (!read_in_range ("Q", text, low, high, "0 … 1000000", &q, error)
      || !awrash_i_signpost_make_linear (rule, 1, &q, error))
    return FALSE;
  rule->name = "stationary";
  return TRUE;
}

/* F, 3/2, 5/2, … */
static gboolean
make_modified (AwrashRational f, AwrashSignposts *rule, GError **error)
{
  const AwrashRational first[] = { f, { 3, 2 } };

  if (!awrash_i_signpost_make_linear (rule, 2, first, error))
    return FALSE;
  rule->name = "modified";
  return TRUE;
}

gboolean
awrash_i_signpost_parameter_modified (const char *text, AwrashSignposts *rule, GError **error)
{
  const AwrashRational low = { 0, 1 }, high = { 3, 2 };
  AwrashRational f = { 0, 1 };

  return read_in_range ("F", text, low, high, "0 … 1.5", &f, error)
         && make_modified (f, rule, error);
}

/* The series D, 3, 5, … is twice the signposts. */
gboolean
awrash_i_signpost_parameter_sainte_lague (const char *text, AwrashSignposts *rule, GError **error)
{
  const AwrashRational low = { 0, 1 }, high = { 3, 1 };
  AwrashRational d = { 0, 1 };

  if (!read_in_range ("D", text, low, high, "0 … 3", &d, error))
    return FALSE;
  if (d.numerator % 2 == 0)
    d.numerator /= 2;
  else
    d.denominator *= 2; /* at most 2·10^18, which fits */
  return make_modified (d, rule, error);
}

/* One number of a list: not below the one before, and above 0 unless it is the first. */
static gboolean
read_signpost (char *const texts[], gsize index, AwrashRational first[], GError **error)
{
  const AwrashRational zero = { 0, 1 }, most = { AWRASH_SIGNPOST_MOST, 1 };
  g_autofree char *what = g_strdup_printf ("s(%zu)", index + 1);

  if (!read_in_range (what, texts[index], zero, most, "0 … 1000000", &first[index], error))
    return FALSE;
  if (index == 0)
    return TRUE;
  if (awrash_i_rational_compare (first[index], first[index - 1]) < 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("%s is %s, expected at least the one before, %s"), what, texts[index],
                   texts[index - 1]);
      return FALSE;
    }
  if (first[index].numerator > 0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%s is %s, expected a number above 0: only the first may be 0"), what,
               texts[index]);
  return FALSE;
}

gboolean
awrash_i_signpost_parameter_signposts (const char *text, AwrashSignposts *rule, GError **error)
{
  g_auto (GStrv) texts = g_strsplit (text, ",", -1);
  gsize n = g_strv_length (texts);
  g_autofree AwrashRational *first = awrash_i_new (AwrashRational, n, error);

  if (first == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!read_signpost (texts, i, first, error))
      return FALSE;
  if (!awrash_i_signpost_make_linear (rule, n, first, error))
    return FALSE;
  rule->name = "signposts";
  return TRUE;
}

static gboolean
is_whole (AwrashRational value, int64_t whole)
{
  return value.denominator == 1 && value.numerator == whole;
}

gboolean
awrash_i_signpost_parameter_power (const char *text, AwrashSignposts *rule, GError **error)
{
  AwrashRational p = { 0, 1 };

  if (strcmp (text, "inf") == 0 || strcmp (text, "+inf") == 0)
    return awrash_i_signpost_parse ("jefferson", rule, error);
  if (strcmp (text, "-inf") == 0)
    return awrash_i_signpost_parse ("adams", rule, error);
  if (!awrash_i_rational_parse (text, &p, error))
    return FALSE;
  if (is_whole (p, -1))
    return awrash_i_signpost_parse ("dean", rule, error);
  if (is_whole (p, 0))
    return awrash_i_signpost_parse ("huntington-hill", rule, error);
  if (is_whole (p, 1))
    return awrash_i_signpost_parse ("webster", rule, error);
  if (p.numerator > 0 && awrash_i_rational_compare (p, LEAST_POWER) < 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("P is %s, expected a number that is 0, negative, or at least 1/60"), text);
      return FALSE;
    }
  awrash_i_signpost_make_mean (rule, AWRASH_SIGNPOST_POWER, p);
  rule->name = "power-mean";
  return TRUE;
}

gboolean
awrash_i_signpost_parameter_alpha (const char *text, AwrashSignposts *rule, GError **error)
{
  const AwrashRational low = { 0, 1 }, high = { AWRASH_RATIONAL_MOST, 1 };
  AwrashRational alpha = { 0, 1 };

  if (strcmp (text, "inf") == 0 || strcmp (text, "+inf") == 0)
    return awrash_i_signpost_parse ("adams", rule, error);
  if (!read_in_range ("A", text, low, high, _ ("a number ≥ 0, or inf"), &alpha, error))
    return FALSE;
  if (is_whole (alpha, 0))
    return awrash_i_signpost_parse ("identric-mean", rule, error);
  if (is_whole (alpha, 1))
    return awrash_i_signpost_parse ("logarithmic-mean", rule, error);
  if (is_whole (alpha, 2))
    return awrash_i_signpost_parse ("huntington-hill", rule, error);
  awrash_i_signpost_make_mean (rule, AWRASH_SIGNPOST_STOLARSKY, alpha);
  rule->name = "alpha";
  return TRUE;
}
