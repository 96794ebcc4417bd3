/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What colours a cell of province and type, in the drawing and in the table. */

#ifndef AWRASH_REPORT_HEAT_PRIVATE_H
#define AWRASH_REPORT_HEAT_PRIVATE_H

#include "report/chart-private.h"

typedef struct
{
  AwrashScale scale;
  guint8 *bound; /* [province * n_types + type] 1 where a bound of the province itself binds */
} AwrashHeat;

gboolean awrash_i_heat_init (AwrashHeat *heat, const AwrashReport *report, GError **error);
void awrash_i_heat_clear (AwrashHeat *heat);
/* 0 … AWRASH_CHART_CLASSES - 1: the step of the places of a type per need. */
int awrash_i_heat_class (const AwrashHeat *heat, const AwrashReport *report, gsize province,
                         gsize type);
/* What a cell says. */
AwrashPiece awrash_i_heat_places (const AwrashReport *report, gsize province, gsize type);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashHeat, awrash_i_heat_clear)

#endif
