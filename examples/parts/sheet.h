/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers that an answer holds, each told to JSON and, where asked for, as a line of one CSV table.
 * Source: none. Invariant: a number stands in both, or in neither. */

#ifndef SHEET_H
#define SHEET_H

#include "manners.h"

typedef struct
{
  Session *session;
  AwrashTable *table; /* NULL: no CSV is asked for */
  GError *error;      /* the first thing that went wrong with it */
} Sheet;

/* What numbers belong to; each text but table may be NULL. */
typedef struct
{
  const char *table;
  const char *index;
  const char *group;
  const char *convention;
} Place;

gboolean sheet_open (Sheet *sheet, Session *session, gboolean as_csv, GError **error);
/* A number by its name: into the object under member, and as a line. */
void sheet_put (Sheet *sheet, JsonObject *object, const Place *place, const char *quantity,
                const char *member, double value);
/* The CSV table takes the place of the text for people. */
gboolean sheet_close (Sheet *sheet, GError **error);
void sheet_clear (Sheet *sheet);
/* Whether a measure only has no number for these data (the reason goes into a notice behind what,
 * NULL for none), rather than being asked for in a wrong way (the error is passed on). */
gboolean sheet_forgive (Sheet *sheet, const char *what, GError *found, GError **error);
/* The same for many: faults[i], NULL for none, is why names[i] has no number. Where none has one,
 * or nothing is forgiven, the first fault is passed on. */
gboolean sheet_settle (Sheet *sheet, const GPtrArray *names, GPtrArray *faults, gboolean forgives,
                       GError **error);
/* A new object in another one. */
JsonObject *sheet_object (JsonObject *parent, const char *member);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

#endif
