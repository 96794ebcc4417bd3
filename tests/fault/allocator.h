/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Memory that is refused on demand: every request that the library makes for memory whose size
 * depends on input is counted, and the k-th, or the k-th and all that follow, is answered NULL; or
 * it is granted, and the call cancelled meanwhile.
 * Source: the failing allocators of SQLite's tests ("How SQLite is tested", OOM testing).
 * Invariant: a call that was refused memory fails with AWRASH_ERROR_MEMORY, one that was cancelled
 * with AWRASH_ERROR_CANCELLED, its outputs as they were and nothing of it left, or answers as if
 * nothing had happened; and so does the next call. */

#ifndef AWRASH_TESTS_FAULT_ALLOCATOR_H
#define AWRASH_TESTS_FAULT_ALLOCATOR_H

#include <awrash.h>

/* What is called with memory refused: TRUE when it answered. What it needs beforehand it has from
 * `prepare`, which runs once with no memory refused; what it is given it frees. */
typedef struct
{
  const char *label;
  void (*prepare) (void);
  gboolean (*call) (GError **error);
  void (*clear) (void);
} FaultScenario;

/* Within a call: these bytes are an output. They are filled with a pattern, which must still stand
 * there when the call fails, and are part of the answer when it does not. */
void fault_output (void *place, gsize size);

/* Within a call, after one of several that it makes: the outputs so far are an answer, and stay. */
void fault_settle (void);

/* Within a call that failed: from here on nothing is refused or cancelled, so that what it left can
 * be tried. */
void fault_end (void);

/* Within a call that answered: this text is part of the answer. TRUE, so that a call may end with
 * it; FALSE for NULL, so that it may be asked of a call's own text. */
gboolean fault_answer (const char *text);

/* Whether an error tells of a refusal or a cancel, and not of the data. */
gboolean fault_is_told (const GError *error);

/* Every scenario, with every request refused in turn; on the command line "--most N" for a seeded
 * sample of N requests a scenario, and a label for one scenario alone. Prints what was refused;
 * what to hand back from main(). */
int fault_run (int argc, char **argv, gsize n, const FaultScenario scenarios[]);

/* The same of calls that ask for what no memory holds: each must fail with an error and its outputs
 * as they were, and have been given less than a megabyte. */
int fault_run_absurd (int argc, char **argv, gsize n, const FaultScenario scenarios[]);

/* (transfer full): whether there is a verdict, and it accepts. */
static inline gboolean
fault_accepts (AwrashVerdict *verdict)
{
  const gboolean is_accepted = verdict != NULL && awrash_audit_verdict_is_accepted (verdict);

  awrash_audit_verdict_free (verdict);
  return is_accepted;
}

#endif
