/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What else is asked of a plan: prices of its walls, why a province receives what it does, and how
 * it stands against another plan. Source: awrash_split_prices() and
 * awrash_split_explanation_new(). Invariant: nothing is told that was not asked for. */

#ifndef INQUIRY_H
#define INQUIRY_H

#include "manners.h"

/* As options give it. */
typedef struct
{
  gboolean prices;
  char *explain; /* the code of a province, or NULL */
  char *against; /* the folder of another plan, or NULL */
} Inquiry;

gboolean inquiry_is_asked (const Inquiry *inquiry);
gboolean inquiry_tell (Session *session, const Inquiry *inquiry, const AwrashProgramme *programme,
                       const AwrashReading *reading, const AwrashPlan *plan, GError **error);
void inquiry_clear (Inquiry *inquiry);

#endif
