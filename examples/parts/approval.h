/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which worksites are approved, told: as text, JSON and CSV. Source: an answer of the library.
 * Invariant: reasons and units are words of the language in texts, and the library's own in JSON
 * and CSV. */

#ifndef APPROVAL_H
#define APPROVAL_H

#include "worksites.h"

/* The choice: what is left, each worksite with what it would need, communes, ties. */
void approval_tell (Session *session, const Worksites *worksites, const AwrashApproved *answer);
/* A number whole as it is, else with two decimals. */
const char *approval_number (Session *session, double value);
/* Places of each commune beside its need. */
void communes_tell_rates (Session *session, const Worksites *worksites,
                          const AwrashApproved *answer);
/* Why there is no choice, and the smallest relaxation that leaves one. */
gboolean approval_tell_none (Session *session, const Worksites *worksites, size_t nodes,
                             GError **error);
/* Two choices that are as good. */
void approval_tell_tie (Session *session, const Worksites *worksites, const AwrashApproved *answer);
/* The whole answer as members of the session's object. */
void approval_put (Session *session, const Worksites *worksites, const AwrashApproved *answer);
/* The decisions as CSV in place of the text. */
gboolean approval_print_csv (Session *session, const Worksites *worksites,
                             const AwrashApproved *answer, GError **error);

#endif
