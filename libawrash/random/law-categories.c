/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Categories by weights: the value is a category's place in the list.
 * Source: none. Invariant: a category of weight 0 is never drawn. */

#include "random/law-private.h"

#include "base/i18n-private.h"
#include "base/number-private.h"
#include "base/text-private.h"

#include <math.h>
#include <string.h>

enum
{
  MOST_CATEGORIES = 4096
};

static const double most_weight = 1e100;

static gboolean
refuse (const char *text, GError **error)
{
  g_autofree char *quoted = awrash_i_text_quote (text);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("law is %s, expected \"categories:NAME=WEIGHT,…\" with up to 4,096 names and "
                  "weights >= 0, one of them > 0"),
               quoted);
  return FALSE;
}

static gboolean
refuse_twice (const char *text, const char *name, GError **error)
{
  g_autofree char *quoted = awrash_i_text_quote (text);
  g_autofree char *twice = awrash_i_text_quote (name);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
               _ ("law is %s, in which %s stands twice, expected each name once"), quoted, twice);
  return FALSE;
}

/* One "NAME=WEIGHT": the name is put into the list, the weight handed back; NaN where it is none.
 */
static double
read_category (AwrashLaw *law, const char *part)
{
  const char *sign = strrchr (part, '=');
  g_autofree char *name = sign == NULL ? NULL : g_strstrip (g_strndup (part, (gsize)(sign - part)));
  double weight = NAN;

  if (name == NULL || name[0] == '\0' || !g_utf8_validate (name, -1, NULL)
      || awrash_i_number_parse (sign + 1, '.', &weight) != AWRASH_NUMBER_READ || weight < 0.0
      || weight > most_weight)
    return NAN;
  law->categories[law->n_categories++] = g_steal_pointer (&name);
  return weight;
}

static gboolean
write_text (AwrashLaw *law, const double weights[])
{
  g_autoptr (GString) canonical = g_string_new (law->form->name);

  for (gsize k = 0; k < law->n_categories; k++)
    {
      g_autofree char *weight = awrash_i_number_format (weights[k]);

      g_string_append_printf (canonical, "%c%s=%s", k > 0 ? ',' : ':', law->categories[k], weight);
    }
  law->text = g_string_free (g_steal_pointer (&canonical), FALSE);
  return TRUE;
}

gboolean
awrash_i_law_categories_read (AwrashLaw *law, const char *text, const char *given, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (given, ",", MOST_CATEGORIES + 1);
  gsize n = g_strv_length (parts);
  g_autofree double *weights = g_new0 (double, n + 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  double sum = 0.0;

  if (n == 0 || n > MOST_CATEGORIES)
    return refuse (text, error);
  law->categories = g_new0 (char *, n + 1);
  law->cumulative = g_new (double, n);
  for (gsize k = 0; k < n; k++)
    {
      weights[k] = read_category (law, parts[k]) + 0.0;
      if (isnan (weights[k]))
        return refuse (text, error);
      if (!g_hash_table_add (seen, law->categories[k]))
        return refuse_twice (text, law->categories[k], error);
      law->cumulative[k] = sum += weights[k];
    }
  return sum > 0.0 ? write_text (law, weights) : refuse (text, error);
}

void
awrash_i_law_categories_settle (AwrashLaw *law)
{
  gsize n = law->n_categories;
  double sum = law->cumulative[n - 1], mean = 0.0, variance = 0.0, before = 0.0;

  for (gsize k = 0; k < n; k++)
    {
      mean += (double)k * ((law->cumulative[k] - before) / sum);
      before = law->cumulative[k];
    }
  before = 0.0;
  for (gsize k = 0; k < n; k++)
    {
      double beyond = (double)k - mean;

      variance += beyond * beyond * ((law->cumulative[k] - before) / sum);
      before = law->cumulative[k];
    }
  law->mean = mean;
  law->variance = variance;
}

/* The first whose cumulative weight exceeds u of all: the sum grows at no category of weight 0. */
double
awrash_i_law_categories_quantile (const AwrashLaw *law, double u)
{
  gsize low = 0, high = law->n_categories - 1;
  double wanted = u * law->cumulative[high];

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (law->cumulative[middle] > wanted)
        high = middle;
      else
        low = middle + 1;
    }
  /* rounding may have brought u up to 1 */
  while (low > 0 && law->cumulative[low] == law->cumulative[low - 1])
    low--;
  return (double)low;
}
