/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Intervals by logarithms and by log odds: the slope of the scale turns the standard error.
 * Source: the delta method. Invariant: the ends of an interval stay
 * inside the range that the scale stretches over the whole line. */

#include "metric/interval-scale-private.h"

#include "base/i18n-private.h"
#include "base/number-private.h"

#include <math.h>
#include <string.h>

char *
awrash_i_interval_scale_read (const char *text, AwrashIntervalScale *scale)
{
  static const struct
  {
    const char *suffix;
    AwrashIntervalScale scale;
  } scales[] = { { ":log", AWRASH_SCALE_LOG }, { ":logit", AWRASH_SCALE_LOGIT } };

  *scale = AWRASH_SCALE_PLAIN;
  for (gsize k = 0; k < G_N_ELEMENTS (scales); k++)
    if (g_str_has_suffix (text, scales[k].suffix))
      {
        *scale = scales[k].scale;
        return g_strndup (text, strlen (text) - strlen (scales[k].suffix));
      }
  return g_strdup (text);
}

gboolean
awrash_i_interval_scale_check (AwrashIntervalScale scale, const char *index, double value,
                               GError **error)
{
  g_autofree char *number = NULL;

  if (scale == AWRASH_SCALE_PLAIN || (value > 0.0 && (scale == AWRASH_SCALE_LOG || value < 1.0)))
    return TRUE;
  number = awrash_i_number_format (value);
  g_set_error (
      error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
      scale == AWRASH_SCALE_LOG
          ? _ ("\"%s\" is %s here, expected a value > 0 for an interval by logarithms")
          : _ ("\"%s\" is %s here, expected a value between 0 and 1 for an interval by log "
               "odds"),
      index, number);
  return FALSE;
}

/* Log odds in a form that keeps values next to 0 and to 1. */
void
awrash_i_interval_scale_stretch (AwrashIntervalScale scale, AwrashEstimate *estimate)
{
  double value = estimate->value, reach = value - estimate->low;
  double odds = scale == AWRASH_SCALE_LOGIT ? 1.0 - value : 1.0, left;

  if (scale == AWRASH_SCALE_PLAIN)
    return;
  left = exp (-reach / value / odds);
  if (scale == AWRASH_SCALE_LOG)
    {
      estimate->low = value * left;
      estimate->high = value / left;
      return;
    }
  estimate->low = value * left / (odds + value * left);
  estimate->high = value / (odds * left + value);
}
