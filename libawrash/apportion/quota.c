/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one unit costs under largest remainders: Hare, Droop, Hagenbach-Bischoff, Imperiali.
 * Source: Pukelsheim, "Proportional Representation" (2017), chapter 5; the Dutch Kieswet, article P
 * 8, for a threshold of remainders. Invariant: the quota is a ratio of exact sums, never a double.
 */

#include "apportion/quota-private.h"

#include "base/i18n-private.h"

#include <inttypes.h>

typedef struct
{
  const char *name;
  const char *const *aliases; /* NULL at the end */
  int64_t extra;
  gboolean is_droop;
} Named;

static const char *const hare_aliases[] = { "hamilton", "hare-niemeyer", "vinton", NULL };
static const char *const droop_aliases[] = { NULL };
static const char *const hagenbach_aliases[] = { "hb", NULL };
static const char *const imperiali_aliases[] = { "imperiali", NULL };

static const Named quotas[] = {
  { "hare", hare_aliases, 0, FALSE },
  { "droop", droop_aliases, 1, TRUE },
  { "hagenbach-bischoff", hagenbach_aliases, 1, FALSE },
  { "imperiali-quota", imperiali_aliases, 2, FALSE },
};

/* Up to here twice every w/Q that a rounded quota can bring stays below 2^62. */
#define MOST_ROUNDED_TOTAL (G_GINT64_CONSTANT (1) << 59)

static gboolean
find_name (const char *name, AwrashQuota *quota)
{
  for (gsize i = 0; i < G_N_ELEMENTS (quotas); i++)
    if (g_strcmp0 (quotas[i].name, name) == 0 || g_strv_contains (quotas[i].aliases, name))
      {
        *quota = (AwrashQuota){ .name = quotas[i].name,
                                .extra = quotas[i].extra,
                                .is_droop = quotas[i].is_droop };
        return TRUE;
      }
  return FALSE;
}

static gboolean
refuse_name (const char *name, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (quotas); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", quotas[i].name);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME, _ ("quota is \"%s\", expected one of %s"),
               name, list->str);
  return FALSE;
}

static gboolean
read_option (const char *option, AwrashQuota *quota, GError **error)
{
  const AwrashRational zero = { 0, 1 }, one = { 1, 1 };

  if (g_strcmp0 (option, "rounded") == 0)
    {
      quota->is_rounded = TRUE;
      return TRUE;
    }
  quota->has_threshold = TRUE;
  if (awrash_i_rational_parse (option, &quota->threshold, NULL)
      && awrash_i_rational_compare (quota->threshold, zero) >= 0
      && awrash_i_rational_compare (quota->threshold, one) <= 0)
    return TRUE;
  g_set_error (
      error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
      _ ("the option of quota %s is \"%s\", expected \"rounded\", or the part of the quota, "
         "from 0 to 1, that a remainder unit needs"),
      quota->name, option);
  return FALSE;
}

gboolean
awrash_i_quota_parse (const char *text, AwrashQuota *quota, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);

  if (parts[0] == NULL || !find_name (parts[0], quota))
    return refuse_name (text, error);
  if (parts[1] == NULL)
    return TRUE;
  g_auto (GStrv) options = g_strsplit (parts[1], ",", -1);
  if (options[0] == NULL)
    return read_option ("", quota, error);
  for (gsize i = 0; options[i] != NULL; i++)
    if (!read_option (options[i], quota, error))
      return FALSE;
  return TRUE;
}

/* ⌊Σw/(total + 1)⌋ + 1, or Σw/(total + extra) rounded, halves up. */
static void
round_quota (const AwrashQuota *quota, const AwrashAccumulator *sum, int64_t total,
             AwrashAccumulator *rounded)
{
  int64_t parts = total + quota->extra;

  *rounded = (AwrashAccumulator){ { 0 } };
  awrash_i_accumulator_add_accumulator (rounded, sum, quota->is_droop ? 1 : 2);
  if (!quota->is_droop)
    awrash_i_accumulator_add_scaled (rounded, 1, parts);
  awrash_i_accumulator_divide (rounded, (guint64)parts * (quota->is_droop ? 1 : 2));
  if (quota->is_droop)
    awrash_i_accumulator_add (rounded, 1);
}

/* A quota that is a whole number, as w/Q = w·factor/(Q·factor). */
static gboolean
measure_rounded (const AwrashQuota *quota, const AwrashAccumulator *sum, int64_t total,
                 AwrashQuotaMeasure *measure, GError **error)
{
  AwrashAccumulator rounded;

  if (total > MOST_ROUNDED_TOTAL)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                   _ ("total is %" PRId64 ", expected at most %" PRId64 " for a rounded quota"),
                   total, MOST_ROUNDED_TOTAL);
      return FALSE;
    }
  round_quota (quota, sum, total, &rounded);
  if (awrash_i_accumulator_sign (&rounded) == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("the quota %s of a total of %" PRId64
                      " rounds to 0, expected claims that sum to more"),
                   quota->name, total);
      return FALSE;
    }
  /* Σw/Q < 2(total + 2), since rounding takes less than half of a quota: so the claims stay below
   * the divisor Q·factor, and w/Q below the factor. */
  *measure = (AwrashQuotaMeasure){ .quota = *quota, .factor = 2 * (total + 2) };
  awrash_i_accumulator_add_accumulator (&measure->divisor, &rounded, measure->factor);
  return TRUE;
}

gboolean
awrash_i_quota_measure (const AwrashQuota *quota, gsize n, const double claims[], int64_t total,
                        AwrashQuotaMeasure *measure, GError **error)
{
  AwrashAccumulator sum = { { 0 } };
  int64_t factor = total + quota->extra;

  awrash_i_accumulator_add_all (&sum, n, claims);
  if (awrash_i_accumulator_sign (&sum) == 0)
    {
      awrash_i_accumulator_add (&sum, 1);
      factor = 1;
    }
  /* Hare has no quota of a total of 0, which leaves nothing to round */
  else if ((quota->is_droop || quota->is_rounded) && factor > 0)
    return measure_rounded (quota, &sum, total, measure, error);
  *measure = (AwrashQuotaMeasure){ *quota, MAX (factor, 1), sum };
  return TRUE;
}
