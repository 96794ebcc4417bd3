/* SPDX-License-Identifier: GPL-3.0-or-later */

/* audit: is an answer what it claims to be? Checked without any solver. */

#ifndef AWRASH_AUDIT_H
#define AWRASH_AUDIT_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/base.h>

G_BEGIN_DECLS

#include <awrash/programme.h>
#include <awrash/split.h>

/* What a check found. Immutable. */
typedef struct _AwrashVerdict AwrashVerdict;

/* re-checks a certificate against the programme it was made for */
AWRASH_API AwrashVerdict *awrash_audit_certificate (const AwrashProgramme *programme,
                                                    const char *certificate, GError **error);
/* checks a division from any hand: a table with columns territory, stream or type, places */
AWRASH_API AwrashVerdict *awrash_audit_division (const AwrashProgramme *programme,
                                                 const AwrashReading *reading,
                                                 const AwrashTable *division, GError **error);
AWRASH_API void awrash_audit_verdict_free (AwrashVerdict *verdict);
AWRASH_API gboolean awrash_audit_verdict_is_accepted (const AwrashVerdict *verdict);
AWRASH_API size_t awrash_audit_verdict_get_n_findings (const AwrashVerdict *verdict);
AWRASH_API const char *awrash_audit_verdict_get_finding (const AwrashVerdict *verdict,
                                                         size_t index);
/* what each province receives in the division, and its need */
AWRASH_API size_t awrash_audit_verdict_get_n_provinces (const AwrashVerdict *verdict);
AWRASH_API const double *awrash_audit_verdict_get_receipts (const AwrashVerdict *verdict);
AWRASH_API const double *awrash_audit_verdict_get_needs (const AwrashVerdict *verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashVerdict, awrash_audit_verdict_free)

G_END_DECLS

#endif
