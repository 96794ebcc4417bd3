/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why there is no plan, and what would give one. Source: the records of a plan without an answer.
 * Invariant: a refused tie always comes with the options that settle it. */

#ifndef REFUSAL_H
#define REFUSAL_H

#include "manners.h"

/* In the text of the session, and as members of an object of its answer. */
/* The sentence of a settled tie; given: the text of the lot, or the order. */
void refusal_say_settled (Session *session, gboolean by_lot, gint64 units, const char *names,
                          const char *given);
/* How a tie was settled, in the text and in the object; nothing where there was none. */
void refusal_tell_settled (Session *session, const AwrashProgramme *programme,
                           const AwrashPlan *plan, const AwrashReading *reading,
                           JsonObject *object);
void refusal_tell (Session *session, const AwrashProgramme *programme, const AwrashPlan *plan,
                   JsonObject *object);

#endif
