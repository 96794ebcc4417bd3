/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same programme under other assumptions: assumptions.csv of its folder. Source: that table,
 * columns alternative, about (quotas or capacities), territory, stream, places. Invariant: an
 * alternative changes nothing but the min and max of the rows that it names. */

#ifndef ALTERNATIVES_H
#define ALTERNATIVES_H

#include "manners.h"

typedef struct
{
  char *name;
  gboolean about_quotas; /* else about capacities */
  AwrashProgramme *programme;
} Alternative;

/* (transfer full): of Alternative, in the order of the table; empty without such a table */
GPtrArray *alternatives_load (const AwrashProgramme *programme, const char *folder, GError **error);

#endif
