/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Certificates as files. Source: the audits of the library. Invariant: none is given out that its
 * audit does not accept. */

#ifndef PROOF_H
#define PROOF_H

#include "manners.h"

/* Writes a certificate that was found to hold; another is an internal error. */
gboolean proof_keep (const char *path, const char *text, const AwrashVerdict *verdict,
                     GError **error);
/* Whether a certificate was accepted, with the findings where it was not. */
ExitStatus proof_tell (Session *session, const AwrashVerdict *verdict);

#endif
