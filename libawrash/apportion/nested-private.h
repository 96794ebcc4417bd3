/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A rule on a tree: claims of leaves in the order of the layout, and keys from the text of a rule,
 * whichever kind it is. */

#ifndef AWRASH_APPORTION_NESTED_PRIVATE_H
#define AWRASH_APPORTION_NESTED_PRIVATE_H

#include "allot/divisor-keys-private.h"
#include "allot/nested-private.h"
#include "allot/remainder-keys-private.h"
#include "apportion/answer-private.h"
#include "apportion/quota-private.h"

/* A rule read from a text. */
typedef struct
{
  gboolean is_divisor;
  AwrashSignposts signposts;
  AwrashQuota quota;
} AwrashNestedRule;

gboolean awrash_i_nested_rule_parse (const char *text, AwrashNestedRule *rule, GError **error);
void awrash_i_nested_rule_clear (AwrashNestedRule *rule);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashNestedRule, awrash_i_nested_rule_clear)

/* The keys of n claims under a rule; `keys` points into the struct, which must not move. */
typedef struct
{
  AwrashDivisorKeys divisor;
  AwrashRemainderKeys remainder;
  const AwrashKeys *keys;
} AwrashNestedKeys;

gboolean awrash_i_nested_keys_init (AwrashNestedKeys *keys, const AwrashNestedRule *rule, gsize n,
                                    const double claims[], int64_t total, GError **error);
void awrash_i_nested_keys_clear (AwrashNestedKeys *keys);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashNestedKeys, awrash_i_nested_keys_clear)

/* The claims of the leaves in the order of the layout, checked; NULL with an error. */
double *awrash_i_nested_claims (const AwrashTree *tree, const double claims[], GError **error);

/* Leaves without a claim take no more than their floors; FALSE if all claims are 0 and the floors
 * do not make up the total. */
gboolean awrash_i_nested_limit_leaves (AwrashNested *nested, const double claims[], int64_t total,
                                       GError **error);

/* Level by level, over bounds that were tightened (nested->problem is made, its keys unused). */
gboolean awrash_i_nested_levels (AwrashNested *nested, const double claims[],
                                 const AwrashNestedRule *rule, const AwrashTies *ties,
                                 const AwrashOutputs *outputs, GError **error);

#endif
