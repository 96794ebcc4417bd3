/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each place fixed by hand costs. Source: awrash_split_wishes(). Invariant: prices are shown
 * beside the plan, and decide nothing. */

#ifndef WISHES_H
#define WISHES_H

#include "manners.h"

/* Tells the price of every wish of the plan's reading; nothing where it has none. */
gboolean wishes_tell (Session *session, const AwrashPlan *plan, GError **error);

#endif
