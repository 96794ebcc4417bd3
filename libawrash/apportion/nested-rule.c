/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys for a rule on a tree, from its text and the claims.
 * Source: awrash/apportion.h. Invariant: a rule has one kind of keys, chosen here and nowhere else.
 */

#include "apportion/nested-private.h"

#include "apportion/dispatch-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>

gboolean
awrash_i_nested_rule_parse (const char *text, AwrashNestedRule *rule, GError **error)
{
  if (!awrash_i_dispatch_find (text, &rule->signposts, &rule->quota, &rule->is_divisor, error))
    return FALSE;
  if (rule->is_divisor || !rule->quota.has_threshold)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("rule is \"%s\", expected one without a remainder threshold, which asks for one "
                  "total"),
               text);
  return FALSE;
}

void
awrash_i_nested_rule_clear (AwrashNestedRule *rule)
{
  awrash_i_signpost_clear (&rule->signposts);
}

static AwrashClaimRange
get_range (gsize n, const double claims[])
{
  AwrashClaimRange range = { HUGE_VAL, 0, 0 };

  for (gsize i = 0; i < n; i++)
    {
      range.largest = MAX (range.largest, claims[i]);
      range.smallest = claims[i] > 0 ? MIN (range.smallest, claims[i]) : range.smallest;
      range.sum += claims[i];
    }
  return range;
}

gboolean
awrash_i_nested_keys_init (AwrashNestedKeys *keys, const AwrashNestedRule *rule, gsize n,
                           const double claims[], int64_t total, GError **error)
{
  AwrashClaimRange range = get_range (n, claims);
  AwrashQuotaMeasure measure;

  *keys = (AwrashNestedKeys){ .keys = NULL };
  if (rule->is_divisor)
    {
      awrash_i_divisor_keys_init (&keys->divisor, &rule->signposts, n, claims, &range);
      keys->keys = &keys->divisor.parent;
      return TRUE;
    }
  keys->keys = &keys->remainder.parent;
  return awrash_i_quota_measure (&rule->quota, n, claims, total, &measure, error)
         && awrash_i_remainder_keys_init (&keys->remainder, n, claims, measure.factor,
                                          &measure.divisor, error);
}

void
awrash_i_nested_keys_clear (AwrashNestedKeys *keys)
{
  awrash_i_remainder_keys_clear (&keys->remainder);
}

double *
awrash_i_nested_claims (const AwrashTree *tree, const double claims[], GError **error)
{
  g_autofree double *leaves = awrash_i_new (double, tree->n_leaves, error);

  if (leaves == NULL)
    return NULL;
  for (gsize i = 0; i < tree->n_leaves; i++)
    {
      leaves[i] = claims[tree->leaf_node[i]];
      if (!awrash_i_claims_check_claim (tree->leaf_node[i], leaves[i], error))
        return NULL;
    }
  return g_steal_pointer (&leaves);
}
