/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the text of a rule to its method. A text that names signposts is a divisor rule; any other
 * is read as a quota of largest remainders. Source: awrash/apportion.h.
 * Invariant: no name of a rule stands here. */

#include "apportion/dispatch-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

gboolean
awrash_i_dispatch_find (const char *rule, AwrashSignposts *signposts, AwrashQuota *quota,
                        gboolean *is_divisor, GError **error)
{
  g_autoptr (GError) no_signposts = NULL;
  g_autoptr (GError) no_quota = NULL;

  *is_divisor = awrash_i_signpost_parse (rule, signposts, &no_signposts);
  if (*is_divisor)
    return TRUE;
  if (!g_error_matches (no_signposts, AWRASH_ERROR, AWRASH_ERROR_NAME))
    {
      g_propagate_error (error, g_steal_pointer (&no_signposts));
      return FALSE;
    }
  if (awrash_i_quota_parse (rule, quota, &no_quota))
    return TRUE;
  if (!g_error_matches (no_quota, AWRASH_ERROR, AWRASH_ERROR_NAME))
    {
      g_propagate_error (error, g_steal_pointer (&no_quota));
      return FALSE;
    }
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME, _ ("%s; for largest remainders, %s"),
               no_signposts->message, no_quota->message);
  return FALSE;
}

gboolean
awrash_i_dispatch_serve (const AwrashClaims *claims, int64_t total, const char *rule,
                         int64_t least[], int64_t most[], GError **error)
{
  gsize n = awrash_apportion_claims_get_n (claims);
  gboolean is_divisor = FALSE;
  AwrashAllotment answer;
  g_auto (AwrashSignposts) signposts = { 0 };
  AwrashQuota quota;

  if (!awrash_i_dispatch_find (rule, &signposts, &quota, &is_divisor, error))
    return FALSE;
  g_autofree int64_t *tied = awrash_i_new (int64_t, n, error);
  if (tied == NULL)
    return FALSE;
  if (!(is_divisor ? awrash_apportion_divisor : awrash_apportion_remainder) (
          claims, total, rule, NULL, most, least, tied, &answer, error))
    return FALSE;
  /* where signposts are equal one recipient may hold all that is tied, else a unit of it */
  int64_t more = awrash_i_signpost_is_strict (&signposts) ? 1 : answer.free_units;
  for (gsize i = 0; i < n; i++)
    most[i] = least[i] + tied[i] * more;
  return TRUE;
}
