/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One more linear row in a reading, from numbers instead of text.
 * Source: the key rows of a reading in <awrash/split.h>. Invariant: what is written reads back as
 * the same row; a failure leaves the reading as it was. */

#include "split/notation-private.h"
#include "split/reading-private.h"

#include "base/i18n-private.h"
#include "base/number-private.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static gboolean
check_index (const char *what, gsize i, int64_t value, gsize n, GError **error)
{
  if (value >= 0 && (guint64)value < n)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%s[%zu] is %" PRId64 ", expected an index from 0 to %zu"), what, i, value,
               n - 1);
  return FALSE;
}

static gboolean
check_number (const char *what, double value, GError **error)
{
  g_autofree char *text = NULL;

  if (isfinite (value))
    return TRUE;
  text = awrash_i_number_format (value);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE, _ ("%s is %s, expected a finite number"),
               what, text);
  return FALSE;
}

static gboolean
check_ends (double min, double max, GError **error)
{
  g_autofree char *low = awrash_i_number_format (min), *high = awrash_i_number_format (max);

  if (isnan (min) || isnan (max) || min == INFINITY || max == -INFINITY || min > max)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                 _ ("min is %s and max is %s, expected numbers with min ≤ max, or infinite for no "
                    "bound"),
                 low, high);
  else if (isinf (min) && isinf (max))
    g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                         _ ("neither min nor max is given, expected one of them"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_terms (const AwrashProgramme *programme, gsize n, const int64_t provinces[],
             const int64_t types[], const double coefficients[], GError **error)
{
  if (n == 0)
    {
      g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                           _ ("a row has no cell, expected at least one"));
      return FALSE;
    }
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *what = g_strdup_printf ("coefficients[%zu]", i);

      if (!check_index ("provinces", i, provinces[i], programme->n_provinces, error)
          || !check_index ("types", i, types[i], programme->n_types, error)
          || !check_number (what, coefficients[i], error))
        return FALSE;
    }
  return TRUE;
}

/* The name that was given, or the first number that no row has. */
static char *
choose_name (const AwrashReading *reading, const char *name)
{
  for (gsize number = 1; name == NULL; number++)
    {
      g_autofree char *own = g_strdup_printf ("row%zu", number);
      g_autofree char *mark = g_strdup_printf ("%s:", own);

      if (strstr (reading->values[AWRASH_READING_ROWS], mark) == NULL)
        return g_steal_pointer (&own);
    }
  return g_strdup (name);
}

static void
write_term (GString *text, const AwrashProgramme *p, gsize province, gsize type, double coefficient)
{
  g_autofree char *number = awrash_i_number_format (fabs (coefficient));
  g_autofree char *code = awrash_i_notation_quote (p->territories[p->provinces[province]].code);
  g_autofree char *target = awrash_i_notation_quote (p->types[type].code);

  g_string_append_printf (text, " %s %s %s/only:%s", coefficient < 0 ? "-" : "+", number, code,
                          target);
}

/* "NAME: min <= sum <= max". */
static char *
write_row (const AwrashProgramme *programme, const char *name, gsize n, const int64_t provinces[],
           const int64_t types[], const double coefficients[], double min, double max)
{
  g_autofree char *quoted = awrash_i_notation_quote (name);
  g_autofree char *low = awrash_i_number_format (min), *high = awrash_i_number_format (max);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s:", quoted);
  if (isfinite (min) && min != max)
    g_string_append_printf (text, " %s <=", low);
  for (gsize i = 0; i < n; i++)
    write_term (text, programme, (gsize)provinces[i], (gsize)types[i], coefficients[i]);
  if (isfinite (max))
    g_string_append_printf (text, " %s %s", min == max ? "=" : "<=", high);
  return g_strdup (text->str);
}

gboolean
/* a reading, and what a row is made of: NOLINTNEXTLINE(readability-function-size) */
awrash_split_add_row (AwrashReading *reading, const AwrashProgramme *programme, const char *name,
                      size_t n, const int64_t provinces[], const int64_t types[],
                      const double coefficients[], double min, double max, GError **error)
{
  g_autofree char *own = NULL, *row = NULL, *rows = NULL;
  const char *before;

  g_return_val_if_fail (reading != NULL && programme != NULL, FALSE);
  g_return_val_if_fail (n == 0 || (provinces != NULL && types != NULL && coefficients != NULL),
                        FALSE);
  if (name != NULL && (*name == '\0' || !g_utf8_validate (name, -1, NULL)))
    {
      g_set_error (error, AWRASH_ERROR, *name == '\0' ? AWRASH_ERROR_NAME : AWRASH_ERROR_ENCODING,
                   *name == '\0' ? _ ("the name of a row is empty, expected a word")
                                 : _ ("the name of a row is not UTF-8 text"));
      return FALSE;
    }
  if (!check_terms (programme, n, provinces, types, coefficients, error)
      || !check_ends (min, max, error))
    return FALSE;
  own = choose_name (reading, name);
  row = write_row (programme, own, n, provinces, types, coefficients, min, max);
  before = reading->values[AWRASH_READING_ROWS];
  rows = before[0] != '\0' ? g_strdup_printf ("%s; %s", before, row) : g_strdup (row);
  return awrash_split_reading_set (reading, "rows", rows, error);
}
