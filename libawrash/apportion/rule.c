/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The divisor rules for menus and curves: their names, their forms, their signposts.
 * Source: the tables in allot/signpost.c.
 * Invariant: index 0, 1, … without gaps, NULL after the last. */

#include "allot/signpost-private.h"

#include "base/i18n-private.h"

#include <inttypes.h>

const char *
awrash_apportion_rule_get_name (size_t index)
{
  return awrash_i_signpost_get_name (index);
}

const char *
awrash_apportion_rule_get_form (size_t index)
{
  return awrash_i_signpost_get_form (index);
}

gboolean
awrash_apportion_rule_signpost (const char *rule, int64_t k, double *signpost, GError **error)
{
  g_return_val_if_fail (rule != NULL && signpost != NULL, FALSE);

  g_auto (AwrashSignposts) signposts = { 0 };

  if (!awrash_i_signpost_parse (rule, &signposts, error))
    return FALSE;
  if (k < 1 || k > G_GINT64_CONSTANT (1) << 62)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("k is %" PRId64 ", expected 1 … 2^62"), k);
      return FALSE;
    }
  *signpost = signposts.value (&signposts, (double)k);
  return TRUE;
}
