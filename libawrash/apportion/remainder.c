/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Largest remainders as keys: unit k of recipient i has the key k - w_i/Q, Q = Σw/total (Hare,
 * Hamilton, Niemeyer). A key is a whole level k - ⌊w_i/Q⌋ and a fraction of w_i/Q that makes it
 * smaller. Source: Balinski and Young (1982); the additive keys of libawrash/README.md.
 * Invariant: whole parts and the order of fractions are exact, with Σw in 2,304 bits. */

#include "apportion/frame-private.h"

#include "base/accumulator-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>

typedef struct
{
  const AwrashVector *vector;
  int64_t total;
  AwrashAccumulator sum; /* of the claims */
  double *shares;        /* [n]: claim·total/sum, guessed */
  int64_t *wholes;       /* [n]: its whole part, exact */
} Remainders;

/* How far a guessed share may be off: five roundings, twice, and what underflow takes. */
static double
get_error (double share)
{
  return share * 0x1p-49 + 0x1p-900;
}

/* TRUE if claim·total/sum >= whole. */
static gboolean
reaches (const Remainders *self, double claim, int64_t whole)
{
  AwrashAccumulator rest = { { 0 } };

  awrash_i_accumulator_add_scaled (&rest, claim, self->total);
  awrash_i_accumulator_add_accumulator (&rest, &self->sum, -whole);
  return awrash_i_accumulator_sign (&rest) >= 0;
}

static int64_t
get_whole (const Remainders *self, double claim, double share)
{
  double error = get_error (share);
  double low = floor (MAX (share - error, 0)), high = floor (share + error);

  if (low == high && high < 0x1p62)
    return (int64_t)low;
  /* a share near a whole number, as all are when claims are equal: one question is enough */
  if (low + 1 == high && high < 0x1p52)
    return reaches (self, claim, (int64_t)high) ? (int64_t)high : (int64_t)low;
  return awrash_i_accumulator_quotient (claim, self->total, &self->sum, NULL);
}

static void
fill_shares (Remainders *self)
{
  const AwrashVector *vector = self->vector;

  for (gsize i = 0; i < vector->n; i++)
    awrash_i_accumulator_add (&self->sum, vector->claims[i]);
  /* infinite where claims sum beyond the doubles: then no guess is trusted */
  double sum = awrash_i_accumulator_get (&self->sum);
  for (gsize i = 0; i < vector->n; i++)
    {
      double claim = vector->claims[i];
      self->shares[i] = sum < HUGE_VAL ? claim / sum * (double)self->total : HUGE_VAL;
      self->wholes[i] = get_whole (self, claim, self->shares[i]);
    }
}

/* The units of one recipient whose level is at most `level`, inside its bounds. */
static int64_t
count_to_level (const Remainders *self, gsize i, int64_t level)
{
  const AwrashVector *vector = self->vector;
  int64_t lower = vector->lower[i], upper = vector->upper[i], whole = self->wholes[i];

  if (upper - lower > vector->spare)
    upper = lower + vector->spare;
  /* differences of numbers from 0 to 2^63 - 1 fit; whole + level might not */
  if (level >= upper - whole)
    return upper;
  return level <= lower - whole ? lower : whole + level;
}

/* All units at or below a level, above the lower bounds; never more than spare + 1. */
static int64_t
sum_to_level (const Remainders *self, int64_t level)
{
  const AwrashVector *vector = self->vector;
  int64_t sum = 0;

  for (gsize i = 0; i < vector->n && sum <= vector->spare; i++)
    {
      int64_t own = count_to_level (self, i, level) - vector->lower[i];
      sum = own > vector->spare - sum ? vector->spare + 1 : sum + own;
    }
  return sum;
}

/* Where to look next between two levels: 0 first, which it is without bounds; then in growing
 * steps from the end that is known; then the middle. */
static int64_t
guess_level (int64_t low, int64_t high, int64_t step)
{
  const int64_t end = AWRASH_VECTOR_MAX_TOTAL;

  if (low == -end && high == end)
    return 0;
  if (low == -end)
    return MAX (high - step, low + 1);
  if (high == end)
    return MIN (low + step, high - 1);
  return low + (high - low) / 2;
}

/* The last level that is served whole. At -2^62 nothing is, at 2^62 all is, which is too much. */
static int64_t
find_level (const Remainders *self)
{
  int64_t low = -AWRASH_VECTOR_MAX_TOTAL, high = AWRASH_VECTOR_MAX_TOTAL, step = 1;

  while (low < high - 1)
    {
      int64_t level = guess_level (low, high, step);
      if (level != 0)
        step = MIN (2 * step, AWRASH_VECTOR_MAX_TOTAL / 2);
      if (sum_to_level (self, level) <= self->vector->spare)
        low = level;
      else
        high = level;
    }
  return low;
}

/* The sign of fraction a - fraction b, both as (w·total - whole·sum)/sum. */
static int
decide_fractions (const Remainders *self, gsize a, gsize b)
{
  const double *claims = self->vector->claims;
  AwrashAccumulator difference = { { 0 } };

  awrash_i_accumulator_add_scaled (&difference, claims[a], self->total);
  awrash_i_accumulator_add_scaled (&difference, claims[b], -self->total);
  awrash_i_accumulator_add_accumulator (&difference, &self->sum, self->wholes[b] - self->wholes[a]);
  return awrash_i_accumulator_sign (&difference);
}

/* Keys of one level: the larger fraction is served first. */
static int
compare_keys (const AwrashKey *left, const AwrashKey *right, const void *context)
{
  const Remainders *self = context;
  gsize a = left->recipient, b = right->recipient;

  if (self->vector->claims[a] == self->vector->claims[b])
    return 0;
  double gap
      = (self->shares[a] - (double)self->wholes[a]) - (self->shares[b] - (double)self->wholes[b]);
  double error = 2 * (get_error (self->shares[a]) + get_error (self->shares[b])) + 0x1p-49;
  if (fabs (gap) > error)
    return gap > 0 ? -1 : 1;
  return -decide_fractions (self, a, b);
}

/* Serves the levels up to the one found, and selects inside the next. */
static gboolean
serve_levels (const Remainders *self, int64_t sure[], AwrashTie *tie, GError **error)
{
  const AwrashVector *vector = self->vector;
  int64_t level = find_level (self), rank = vector->spare;
  gsize n_keys = 0;

  AwrashKey *keys = awrash_i_new (AwrashKey, vector->n, error);
  if (keys == NULL)
    return FALSE;
  for (gsize i = 0; i < vector->n; i++)
    {
      sure[i] = count_to_level (self, i, level);
      rank -= sure[i] - vector->lower[i];
      if (count_to_level (self, i, level + 1) > sure[i])
        keys[n_keys++] = (AwrashKey){ i, sure[i] + 1 };
    }
  awrash_i_select_serve (n_keys, keys, (gsize)rank, compare_keys, self, sure, tie);
  return TRUE;
}

static gboolean
serve (const AwrashVector *vector, const void *rule, int64_t sure[], AwrashTie *tie, GError **error)
{
  const int64_t *total = rule;
  g_autofree double *shares = awrash_i_new (double, vector->n, error);
  g_autofree int64_t *wholes = shares != NULL ? awrash_i_new (int64_t, vector->n, error) : NULL;

  if (wholes == NULL)
    return FALSE;
  Remainders self = { .vector = vector, .total = *total, .shares = shares, .wholes = wholes };
  fill_shares (&self);
  return serve_levels (&self, sure, tie, error);
}

gboolean
awrash_apportion_remainder (const AwrashClaims *claims, int64_t total, const char *quota,
                            const AwrashTies *ties, int64_t units[], int64_t sure[], int64_t tied[],
                            AwrashAllotment *answer, GError **error)
{
  g_return_val_if_fail (claims != NULL && quota != NULL, FALSE);
  g_return_val_if_fail (units != NULL && answer != NULL, FALSE);

  AwrashMethod method = { serve, NULL, &total };
  AwrashOutputs outputs = { units, sure, tied, answer };

  if (g_strcmp0 (quota, "hare") != 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME, _ ("quota is \"%s\", expected %s"),
                   quota, "hare");
      return FALSE;
    }
  return awrash_i_allotment_make (claims, total, &method, ties, &outputs, error);
}
