/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A balance as the command tells it: what it rests on, as text and as JSON. Source:
 * awrash_split_balance(). Invariant: a mark is set wherever an assumed figure, or a figure computed
 * from one, is shown; no list of fragile provinces is without its rule. */

#ifndef BALANCE_H
#define BALANCE_H

#include "manners.h"

typedef struct
{
  const AwrashProgramme *programme;
  const AwrashReading *reading;
  const char *reading_name; /* NULL: [split] */
  const AwrashBalance *balance;
  gsize n;
  const char *stream; /* its name */
  gboolean weight_given, cost_given;
  guint8 *assumed_before;  /* [n]: places before the stream rest on an assumed quota */
  gboolean has_assumed;    /* any of them does */
  gboolean stream_assumed; /* the division of the stream rests on an assumed quota or limit */
  gboolean lifted_assumed; /* without limits, on an assumed quota */
} Balanced;

/* What the balance rests on. */
void balanced_init (Balanced *balanced, const AwrashProgramme *programme,
                    const AwrashReading *reading, const char *reading_name,
                    const AwrashBalance *balance);
void balanced_clear (Balanced *balanced);
double balanced_number (const Balanced *balanced, const char *what);
/* A measure of a division: "gini" of "before". */
double balanced_measure (const Balanced *balanced, const char *measure, const char *division);
/* Whether a measure over a division rests on an assumed figure. */
gboolean balanced_is_assumed (const Balanced *balanced, const char *division);
/* The province that an index is of; places of it, marked. */
const char *balanced_places (Session *session, const Balanced *balanced, const char *what, gsize i);
/* The province's rate per thousand with places of a division, marked; "–" without a need. */
const char *balanced_rate (Session *session, const Balanced *balanced, const char *division,
                           gsize i);
/* The rate per unit of need; NaN without a need or where the division is not known. */
double balanced_rate_of (const Balanced *balanced, const char *division, gsize i);
/* What is assumed of training, in words. */
const char *balanced_describe_place (Session *session, const Balanced *balanced);

/* ── parts of the text ──────────────────────────────────────────────────────────────────────── */

void balance_tell_absorption (Session *session, const Balanced *balanced);
void balance_tell_equity (Session *session, const Balanced *balanced);
void balance_tell_fragile (Session *session, const Balanced *balanced);
void balance_tell_training (Session *session, const Balanced *balanced);
void balance_put (Session *session, const Balanced *balanced);

#endif
