/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The outlines of a page's map, as options name them: the same ones wherever a page is written.
 * Source: awrash_report_set_map(). Invariant: without a file nothing else about it is given. */

#ifndef OUTLINES_H
#define OUTLINES_H

#include "manners.h"

/* What a verb takes them by. */
extern const GOptionEntry outlines_options[];

gboolean outlines_are_asked (void);
/* Refuses what means nothing without a file. */
gboolean outlines_are_right (GError **error);
/* Sets them in a report, where they are asked for. */
gboolean outlines_set (AwrashReport *report, GError **error);
void outlines_clear (void);

#endif
