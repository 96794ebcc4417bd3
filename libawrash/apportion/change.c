/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far one claim is from a unit more or less, the others staying as they are. A recipient's
 * units do not fall as its claim grows, so the claim at which they change is found among the
 * doubles in order, each asked of the rule itself. Source: Balinski and Young (1982), population
 * monotonicity. Invariant: a claim handed back was answered with the change, and the next double
 * towards the present claim was answered without it. */

#include "apportion/dispatch-private.h"

#include "apportion/claims-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/words-private.h"

#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

size_t
awrash_apportion_change_size (void)
{
  return sizeof (AwrashClaimChange);
}

/* One recipient's claim tried at other values. */
typedef struct
{
  const AwrashClaims *claims;
  gsize recipient;
  int64_t total;
  const char *rule;
  double *values; /* [n]: the claims, the recipient's own changed */
  int64_t *memory;
  int64_t *least; /* [n] each: at the present claim */
  int64_t *most;
  int64_t *then_least; /* at the one tried */
  int64_t *then_most;
} Trial;

static void
clear_trial (Trial *trial)
{
  g_free (trial->values);
  g_free (trial->memory);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trial, clear_trial)

static gboolean
try_claim (Trial *trial, double claim, GError **error)
{
  const AwrashClaims *claims = trial->claims;

  trial->values[trial->recipient] = claim;
  g_autoptr (AwrashClaims) tried
      = awrash_apportion_claims_new (claims->n, trial->values, claims->lower, claims->upper, error);
  return tried != NULL
         && awrash_i_dispatch_serve (tried, trial->total, trial->rule, trial->then_least,
                                     trial->then_most, error);
}

/* A unit more than it surely has, or a unit less than it may have. */
static gboolean
is_changed (const Trial *trial, int sign)
{
  gsize i = trial->recipient;

  return sign > 0 ? trial->then_least[i] > trial->least[i] : trial->then_most[i] < trial->most[i];
}

/* The claim nearest to the present one at which the units change, going towards `end`; NaN where
 * they have not changed even there. Leaves the trial at the claim found. */
static gboolean
find_claim (Trial *trial, double end, int sign, double *found, GError **error)
{
  guint64 without = awrash_i_words_of_double (trial->claims->claims[trial->recipient]),
          with = awrash_i_words_of_double (end);

  *found = NAN;
  if (!try_claim (trial, end, error))
    return FALSE;
  if (!is_changed (trial, sign))
    return TRUE;
  while (MAX (with, without) - MIN (with, without) > 1)
    {
      guint64 middle = MIN (with, without) + (MAX (with, without) - MIN (with, without)) / 2;
      if (!try_claim (trial, awrash_i_words_to_double (middle), error))
        return FALSE;
      *(is_changed (trial, sign) ? &with : &without) = middle;
    }
  *found = awrash_i_words_to_double (with);
  return try_claim (trial, *found, error);
}

/* Who pays for a unit more (sign 1), or has the unit less (-1): the one whose units surely change
 * most, of these the one with the larger claim, of these the first. */
static int64_t
find_other (const Trial *trial, int sign)
{
  const double *w = trial->claims->claims;
  int64_t other = -1, largest = 0;

  for (gsize i = 0; i < trial->claims->n; i++)
    {
      int64_t moved = sign > 0 ? trial->most[i] - trial->then_most[i]
                               : trial->then_least[i] - trial->least[i];
      if (i == trial->recipient || moved <= 0
          || (other >= 0 && (moved < largest || (moved == largest && w[i] <= w[other]))))
        continue;
      other = (int64_t)i;
      largest = moved;
    }
  return other;
}

/* The smallest claim that leaves a question: 0 unless all others are. */
static double
get_end (const AwrashClaims *claims, gsize recipient)
{
  for (gsize i = 0; i < claims->n; i++)
    if (i != recipient && claims->claims[i] > 0)
      return 0;
  return 0x1p-1074;
}

static gboolean
search (Trial *trial, AwrashClaimChange *change, GError **error)
{
  const AwrashClaims *claims = trial->claims;
  gsize i = trial->recipient;

  *change = (AwrashClaimChange){ trial->least[i], -1, -1, NAN, NAN };
  /* a claim of 0 is held at its floor, and what its ceiling was is not known */
  if (!(claims->claims[i] > 0))
    return TRUE;
  if (!find_claim (trial, DBL_MAX, 1, &change->more_claim, error))
    return FALSE;
  if (!isnan (change->more_claim))
    change->more_loser = find_other (trial, 1);
  if (!find_claim (trial, get_end (claims, i), -1, &change->fewer_claim, error))
    return FALSE;
  if (!isnan (change->fewer_claim))
    change->fewer_winner = find_other (trial, -1);
  return TRUE;
}

gboolean
awrash_apportion_change (const AwrashClaims *claims, int64_t total, const char *rule,
                         int64_t recipient, AwrashClaimChange *change, GError **error)
{
  g_return_val_if_fail (claims != NULL && rule != NULL && change != NULL, FALSE);

  AwrashClaimChange found;
  gsize n = claims->n;

  if (recipient < 0 || (guint64)recipient >= n)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("recipient is %" PRId64 ", expected a recipient from 0 to %zu"), recipient,
                   n - 1);
      return FALSE;
    }
  g_auto (Trial) trial
      = { .claims = claims, .recipient = (gsize)recipient, .total = total, .rule = rule };
  trial.values = awrash_i_copy (double, claims->claims, n, error);
  trial.memory = trial.values != NULL ? awrash_i_new (int64_t, 4 * n, error) : NULL;
  if (trial.memory == NULL)
    return FALSE;
  trial.least = trial.memory;
  trial.most = trial.memory + n;
  trial.then_least = trial.memory + 2 * n;
  trial.then_most = trial.memory + 3 * n;
  if (!awrash_i_dispatch_serve (claims, total, rule, trial.least, trial.most, error)
      || !search (&trial, &found, error))
    return FALSE;
  *change = found;
  return TRUE;
}
