/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The frame around every rule: what needs no rule is answered first, then the rule serves, then
 * the tie policy. Source: libawrash/README.md, "Ties" and "Fill first".
 * Invariant: outputs are written at the very end, all of them or none. */

#include "apportion/frame-private.h"

#include "allot/ties-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* TRUE where bounds alone decide: nothing to share, or room for no more than what is shared. */
static gboolean
serve_without_rule (const AwrashVector *vector, int64_t sure[])
{
  int64_t room = 0;

  for (gsize i = 0; i < vector->n && room <= vector->spare; i++)
    {
      int64_t own = vector->upper[i] - vector->lower[i];
      room = own > vector->spare - room ? vector->spare + 1 : room + own;
    }
  if (vector->spare > 0 && room > vector->spare)
    return FALSE;
  const int64_t *bound = vector->spare == 0 ? vector->lower : vector->upper;
  memcpy (sure, bound, vector->n * sizeof *sure);
  return TRUE;
}

/* One of the tied answers, for numbers that are the same in all of them. */
static void
serve_first (const AwrashTie *tie, int64_t units[])
{
  for (gsize i = 0; i < (gsize)tie->free_units; i++)
    units[tie->tied[i].recipient]++;
}

static AwrashStatus
get_status (const AwrashTie *tie, const AwrashTies *ties, int64_t unplaced)
{
  if (unplaced > 0)
    return AWRASH_STATUS_UNPLACED;
  if (tie->n_tied == 0)
    return AWRASH_STATUS_OPTIMAL;
  return ties == NULL ? AWRASH_STATUS_TIE_REFUSED : AWRASH_STATUS_TIE_SETTLED;
}

static void
get_divisors (const AwrashVector *vector, const AwrashMethod *method, const AwrashTie *tie,
              const int64_t units[], AwrashAllotment *answer)
{
  answer->divisor_low = answer->divisor_high = NAN;
  if (method->get_divisors == NULL)
    return;
  method->get_divisors (vector, method->rule, units, &answer->divisor_low, &answer->divisor_high);
  /* the key of a tie is one number, whatever the last digits of two quotients */
  if (tie->n_tied > 0)
    answer->divisor_high = answer->divisor_low;
}

static void
write_outputs (gsize n, const int64_t units[], const int64_t sure[], const AwrashTie *tie,
               const AwrashAllotment *answer, const AwrashOutputs *outputs)
{
  if (answer->status != AWRASH_STATUS_TIE_REFUSED)
    memcpy (outputs->units, units, n * sizeof *units);
  if (outputs->sure != NULL)
    memcpy (outputs->sure, sure, n * sizeof *sure);
  if (outputs->tied != NULL)
    {
      memset (outputs->tied, 0, n * sizeof *outputs->tied);
      for (gsize i = 0; i < tie->n_tied; i++)
        outputs->tied[tie->tied[i].recipient] = 1;
    }
  *outputs->answer = *answer;
}

gboolean
awrash_i_allotment_make (const AwrashClaims *claims, int64_t total, const AwrashMethod *method,
                         const AwrashTies *ties, const AwrashOutputs *outputs, GError **error)
{
  AwrashVector vector = { 0 };
  AwrashAllotment answer = { 0 };
  g_auto (AwrashTie) tie = { 0 };

  if (!awrash_i_ties_check (ties, claims->n, error)
      || !awrash_i_claims_open (claims, total, &vector, &answer.unplaced, error))
    return FALSE;
  g_autofree int64_t *sure = awrash_i_new (int64_t, claims->n, error);
  if (sure == NULL)
    return FALSE;
  if (!serve_without_rule (&vector, sure)
      && !method->serve (&vector, method->rule, sure, &tie, error))
    return FALSE;
  g_autofree int64_t *units = awrash_i_copy (int64_t, sure, claims->n, error);
  if (units == NULL)
    return FALSE;
  if (tie.n_tied > 0 && ties == NULL)
    serve_first (&tie, units);
  else if (tie.n_tied > 0 && !awrash_i_ties_settle (ties, &tie, units, error))
    return FALSE;
  answer.status = get_status (&tie, ties, answer.unplaced);
  answer.n_tied = (int64_t)tie.n_tied;
  answer.free_units = tie.free_units;
  get_divisors (&vector, method, &tie, units, &answer);
  write_outputs (claims->n, units, sure, &tie, &answer, outputs);
  return TRUE;
}
