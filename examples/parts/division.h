/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a plan gives each province, stream by stream, and what that rests on. Source: the plan and
 * the tables quotas and capacities. Invariant: places are the plan's; a mark is set wherever an
 * assumed figure, or a figure computed from one, is shown. */

#ifndef DIVISION_H
#define DIVISION_H

#include "manners.h"

typedef struct
{
  const AwrashProgramme *programme;
  gsize n_provinces, n_streams;
  gint64 *places;        /* [province * n_streams + stream] */
  double *person_months; /* [province] NaN if the months are unknown */
  double *need;          /* [province] NaN if the programme has none */
  guint8 *assumed;       /* [province * n_streams + stream] */
  guint8 *uncertain;     /* [stream] 1: an assumed quota counts into its sum */
  gsize n_quotas;        /* assumed quotas that the reading divides over */
  GString *binding;      /* provinces at an assumed limit of absorption, by name */
} Division;

/* reading tells which streams are divided; NULL: all of them. */
Division *division_new (Session *session, const AwrashProgramme *programme, const AwrashPlan *plan,
                        const AwrashReading *reading, GError **error);
void division_free (Division *division);

gint64 division_get_places (const Division *division, gsize province, gsize stream);
/* over all streams */
gint64 division_get_total (const Division *division, gsize province);
gboolean division_is_assumed (const Division *division, gsize province, gsize stream);
gboolean division_has_assumed (const Division *division, gsize province);
/* TRUE if any province's places of the stream, or of all with -1, rest on an assumed figure: so
 * does every measure over them */
gboolean division_is_uncertain (const Division *division, gint64 stream);
/* TRUE if the division of the reading's streams rests on any assumed figure */
gboolean division_rests (const Division *division);
/* rates[provinces] of one stream, or of all with -1 */
void division_fill_rates (const Division *division, gint64 stream, double rates[]);
/* The stream that the provinces have before the others are divided: temporary, -1 if there is no
 * other stream or no such one. */
gint64 division_find_before (const AwrashProgramme *programme);
/* The codes of a province's streams whose places rest on an assumed figure. */
JsonArray *division_list_assumed (const Division *division, gsize province);
/* The places of a cell, marked with * where they rest on an assumed figure. */
const char *division_show_places (Session *session, const Division *division, gsize province,
                                  gsize stream);
/* What a cell gains or loses against another division, marked where either rests on one. */
const char *division_show_change (Session *session, const Division *division, const Division *other,
                                  gsize province, gsize stream);
/* TRUE if a reading divides the stream */
gboolean division_reads_stream (const AwrashReading *reading, const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Division, division_free)

#endif
