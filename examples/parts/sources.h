/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures that sources state, beside what a plan gives. Source: history.csv. Invariant: only
 * figures of the programme's own edition are told, each with its source, and none that is a bound.
 */

#ifndef SOURCES_H
#define SOURCES_H

#include "division.h"

/* division NULL: without the plan's own numbers. */
void sources_tell (Session *session, const AwrashProgramme *programme, const Division *division);

#endif
