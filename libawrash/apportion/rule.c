/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The names of the divisor rules, for menus and messages.
 * Source: the table in allot/signpost.c.
 * Invariant: index 0, 1, … without gaps, NULL after the last. */

#include "allot/signpost-private.h"

const char *
awrash_apportion_rule_get_name (size_t index)
{
  return awrash_i_signpost_get_name (index);
}
