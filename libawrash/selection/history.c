/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What past rounds owe a person, as an addition to the score: so much for a month of waiting, so
 * much for a refusal. Source: none: the coefficients are the caller's, and are published with the
 * cut-offs. Invariant: sums are taken in pairs of doubles and rounded once, to the decimals that
 * are stated, so that what is the same on paper is the same score. */

#include <awrash.h>

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "metric/pair-private.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#define MOST_DECIMALS 12
/* Up to here every whole number is a double. */
#define MOST_STEPS 0x1p52

typedef struct
{
  gsize n;
  const double *score;
  gsize n_terms;
  const double *coefficients;
  const double *terms; /* [n_terms * n] */
  double steps;        /* to 1: 10^decimals */
} Memory;

static gboolean
check (const char *name, gsize n, const double values[], GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (!(fabs (values[i]) <= MOST_STEPS))
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("%s[%zu] is %g, expected a number between -2^52 and 2^52"), name, i,
                     values[i]);
        return FALSE;
      }
  return TRUE;
}

/* The nearest number of steps, upwards from the middle. */
static double
round_pair (AwrashPair value)
{
  AwrashPair raised = awrash_i_pair_add (value, awrash_i_pair_of (0.5));
  double steps = floor (raised.high);

  return steps == raised.high && raised.low < 0 ? steps - 1 : steps;
}

static gboolean
add_up (const Memory *memory, gsize i, double *sum, GError **error)
{
  AwrashPair pair = awrash_i_pair_of (memory->score[i]);
  double steps;

  for (gsize t = 0; t < memory->n_terms; t++)
    pair = awrash_i_pair_add (
        pair, awrash_i_pair_scale (awrash_i_pair_of (memory->terms[t * memory->n + i]),
                                   memory->coefficients[t]));
  steps = round_pair (awrash_i_pair_scale (pair, memory->steps));
  if (!(fabs (steps) <= MOST_STEPS))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                   _ ("the score of person %zu is %g, which has too many digits before the point "
                      "for so many behind it"),
                   i, awrash_i_pair_get (pair));
      return FALSE;
    }
  *sum = steps / memory->steps;
  return TRUE;
}

gboolean
awrash_selection_history_score (size_t n, const double score[], size_t n_terms,
                                const double coefficients[], const double terms[], int64_t decimals,
                                double sums[], GError **error)
{
  g_return_val_if_fail (n == 0 || (score != NULL && sums != NULL), FALSE);
  g_return_val_if_fail (n_terms == 0 || (coefficients != NULL && terms != NULL), FALSE);

  if (decimals < 0 || decimals > MOST_DECIMALS)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("decimals is %" PRId64 ", expected a whole number from 0 to %d"), decimals,
                   MOST_DECIMALS);
      return FALSE;
    }
  Memory memory = { n, score, n_terms, coefficients, terms, 1.0 };
  g_autofree double *found = awrash_i_new (double, n, error);
  if (found == NULL || !check ("score", n, score, error)
      || !check ("coefficients", n_terms, coefficients, error)
      || !check ("terms", n_terms * n, terms, error))
    return FALSE;
  for (int64_t d = 0; d < decimals; d++)
    memory.steps *= 10.0;
  for (gsize i = 0; i < n; i++)
    if (!add_up (&memory, i, &found[i], error))
      return FALSE;
  memcpy (sums, found, n * sizeof *sums);
  return TRUE;
}
