/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The five provinces of Béni Mellal-Khénifra, as a report shows them: with tiles, a former edition,
 * assumed quotas, and readings. Source: the case khenifra-2023. */

#ifndef AWRASH_TESTS_SUPPORT_KHENIFRA_H
#define AWRASH_TESTS_SUPPORT_KHENIFRA_H

#include <awrash.h>

typedef struct
{
  AwrashProgramme *programme;
  AwrashPlan *plan;
  AwrashReport *report;
} Khenifra;

/* name: of one of the provinces, for hostile ones; NULL for its own. */
Khenifra khenifra_new (const char *name);
void khenifra_clear (Khenifra *khenifra);
/* The plan by [reading by-need]. */
AwrashPlan *khenifra_by_need (const Khenifra *khenifra);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Khenifra, khenifra_clear)

#endif
