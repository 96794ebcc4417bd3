/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How every certificate begins and ends: its format first, its checksum last. */

#ifndef AWRASH_AUDIT_FORM_PRIVATE_H
#define AWRASH_AUDIT_FORM_PRIVATE_H

#include "allot/mixed-private.h"
#include "audit/scan-private.h"
#include "audit/verdict-private.h"

/* Reads up to behind the format, which must be this one; what is scanned ends before the checksum.
 * A checksum that is not that of the text is a finding. */
gboolean awrash_i_form_open (AwrashScan *scan, const char *text, const char *format,
                             AwrashVerdict *verdict, GError **error);
/* A member that is a text, owned by the scan. */
gboolean awrash_i_form_read_text (AwrashScan *scan, const char *key, const char **value,
                                  GError **error);
/* A branching, "[item,at,left,right]", from behind its item on. */
gboolean awrash_i_form_read_sides (AwrashScan *scan, AwrashBranch *branch, GError **error);

#endif
