/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Largest remainders in their additive form: unit k of recipient i has the key k - w_i/Q, and the
 * smallest keys are served. Source: Balinski and Young (1982) on Hamilton's method; the keys of
 * libawrash/README.md. Invariant: whole parts and the order of fractions are exact, with Σw in
 * 2,304 bits; doubles only guess, within a stated error. */

#include "allot/remainder-keys-private.h"

#include "base/memory-private.h"
#include "base/words-private.h"
#include "base/wrap-private.h"

#include <math.h>

enum
{
  MOST_BITS = 40
};

#define CAP (G_GINT64_CONSTANT (1) << 62)

/* How far a guessed share may be off: five roundings, twice, and what underflow takes. */
static double
get_error (double share)
{
  return share * 0x1p-49 + 0x1p-900;
}

/* TRUE if claim·factor/divisor >= whole. */
static gboolean
reaches (const AwrashRemainderKeys *keys, double claim, int64_t whole)
{
  AwrashAccumulator rest = { { 0 } };

  awrash_i_accumulator_add_scaled (&rest, claim, keys->factor);
  awrash_i_accumulator_add_accumulator (&rest, &keys->divisor, -whole);
  return awrash_i_accumulator_sign (&rest) >= 0;
}

static int64_t
get_whole (const AwrashRemainderKeys *keys, double claim, double share)
{
  double error = get_error (share);
  double low = floor (MAX (share - error, 0)), high = floor (share + error);

  /* ends that meet, or nearly, are below 2^50: the error of larger shares is more than a unit */
  if (low == high)
    return (int64_t)low;
  /* a share near a whole number, as all are when claims are equal: one question is enough */
  if (low + 1 == high)
    return reaches (keys, claim, (int64_t)high) ? (int64_t)high : (int64_t)low;
  return awrash_i_accumulator_quotient (claim, keys->factor, &keys->divisor, NULL);
}

/* Claims and divisor are persons or places, as a rule, and then 64 bits are enough for what the
 * guesses leave: TRUE, with whole parts and rests, if they are. */
AWRASH_I_WRAPS static gboolean
fill_rests (AwrashRemainderKeys *keys, int64_t divisor, double largest)
{
  const double ratio = (double)keys->factor / (double)divisor;

  /* a guess is off by less than one */
  if (!(largest * ratio < 0x1p46))
    return FALSE;
  for (gsize i = 0; i < keys->n; i++)
    {
      const guint64 claim = (guint64)keys->claims[i];
      int64_t whole = (int64_t)(keys->claims[i] * ratio);
      /* modulo 2^64: the true rest is between -divisor and 2·divisor */
      int64_t rest = (int64_t)(claim * (guint64)keys->factor - (guint64)whole * (guint64)divisor);
      const int64_t more = (int64_t)(rest >= divisor) - (int64_t)(rest < 0);

      keys->wholes[i] = whole + more;
      keys->rests[i] = rest - more * divisor;
      keys->fractions[i] = (double)keys->rests[i] / (double)divisor;
    }
  keys->error = 0x1p-51;
  return TRUE;
}

static gboolean
try_rests (AwrashRemainderKeys *keys)
{
  double largest = 0;
  gboolean is_whole = TRUE;
  int64_t divisor;

  if (!awrash_i_accumulator_get_whole (&keys->divisor, &divisor)
      || divisor > G_GINT64_CONSTANT (1) << 61)
    return FALSE;
  for (gsize i = 0; i < keys->n; i++)
    {
      largest = MAX (largest, keys->claims[i]);
      is_whole &= keys->claims[i] == floor (keys->claims[i]);
    }
  return is_whole && fill_rests (keys, divisor, largest);
}

static void
fill_shares (AwrashRemainderKeys *keys)
{
  /* infinite where claims sum beyond the doubles: then no guess is trusted */
  double divisor = awrash_i_accumulator_get (&keys->divisor);
  double largest = 0;

  if (try_rests (keys))
    return;
  g_clear_pointer (&keys->rests, g_free);
  for (gsize i = 0; i < keys->n; i++)
    {
      double claim = keys->claims[i];
      double share = divisor < HUGE_VAL ? claim / divisor * (double)keys->factor : HUGE_VAL;
      keys->wholes[i] = get_whole (keys, claim, share);
      /* 0 to 1 whatever the guess: a fraction is never further off than that */
      keys->fractions[i] = share < HUGE_VAL ? CLAMP (share - (double)keys->wholes[i], 0, 1) : 0.5;
      largest = MAX (largest, share);
    }
  keys->error = largest < 0x1p46 ? 2 * get_error (largest) + 0x1p-48 : 1;
}

/* Whole numbers of doubles are apart by more than 1 beyond 2^53: then both ends step aside. */
static gboolean
count (const AwrashKeys *parent, AwrashThreshold threshold, gsize begin, gsize n, double least[],
       double most[])
{
  const AwrashRemainderKeys *keys = (const AwrashRemainderKeys *)(const void *)parent;
  const int64_t unit = G_GINT64_CONSTANT (1) << keys->bits, part = threshold & (unit - 1);
  const double level = (double)(threshold - part) / (double)unit;
  const double fraction = (double)part / (double)unit;

  for (gsize j = 0; j < n; j++)
    {
      double base = (double)keys->wholes[begin + j] + level;
      double sum = keys->fractions[begin + j] + fraction;
      double wide = fabs (base) < 0x1p52 ? 0 : 0x1p12;
      double low = base + (sum >= 1 + keys->error ? 1 : 0) - wide;
      double high = base + (sum >= 1 - keys->error ? 1 : 0) + wide;
      least[j] = MAX (low, 0);
      most[j] = MAX (high, 0);
    }
  return TRUE;
}

static AwrashThreshold
bound (const AwrashRemainderKeys *keys, double threshold)
{
  if (!(threshold > (double)keys->parent.none))
    return keys->parent.none;
  return threshold < (double)keys->parent.all ? (AwrashThreshold)threshold : keys->parent.all;
}

/* Without bounds, and with the claims' own total, level 0 is served whole and level 1 in part. */
static AwrashThreshold
guess (const AwrashKeys *parent, gsize begin, gsize end, double goal)
{
  const AwrashRemainderKeys *keys = (const AwrashRemainderKeys *)(const void *)parent;
  double sum = 0;

  for (gsize i = begin; i < end; i++)
    sum += (double)keys->wholes[i];
  return bound (keys, (goal - sum) / (double)(end - begin) * ldexp (1, keys->bits));
}

/* A whole level is one unit for each of the n. */
static AwrashThreshold
aim (const AwrashKeys *parent, AwrashThreshold threshold, gsize n, double count, double goal)
{
  const AwrashRemainderKeys *keys = (const AwrashRemainderKeys *)(const void *)parent;

  return bound (keys, (double)threshold + (goal - count) / (double)n * ldexp (1, keys->bits));
}

static AwrashThreshold
place (const AwrashKeys *parent, gsize recipient, int64_t k)
{
  const AwrashRemainderKeys *keys = (const AwrashRemainderKeys *)(const void *)parent;
  double key = (double)(k - keys->wholes[recipient]) - keys->fractions[recipient];

  return bound (keys, key * ldexp (1, keys->bits));
}

/* The sign of fraction a - fraction b, both as (w·factor - whole·divisor)/divisor. */
static int
decide_fractions (const AwrashRemainderKeys *keys, gsize a, gsize b)
{
  AwrashAccumulator difference = { { 0 } };

  awrash_i_accumulator_add_scaled (&difference, keys->claims[a], keys->factor);
  awrash_i_accumulator_add_scaled (&difference, keys->claims[b], -keys->factor);
  awrash_i_accumulator_add_accumulator (&difference, &keys->divisor,
                                        keys->wholes[b] - keys->wholes[a]);
  return awrash_i_accumulator_sign (&difference);
}

/* Levels first; in one level the larger fraction is served first. */
static int
compare (const AwrashKey *left, const AwrashKey *right, const void *context)
{
  const AwrashRemainderKeys *keys = context;
  gsize a = left->recipient, b = right->recipient;
  int64_t level_a = left->k - keys->wholes[a], level_b = right->k - keys->wholes[b];

  if (level_a != level_b)
    return level_a < level_b ? -1 : 1;
  if (keys->rests != NULL)
    return (keys->rests[a] < keys->rests[b]) - (keys->rests[a] > keys->rests[b]);
  if (keys->claims[a] == keys->claims[b])
    return 0;
  double gap = keys->fractions[a] - keys->fractions[b];
  if (fabs (gap) > 3 * keys->error)
    return gap > 0 ? -1 : 1;
  return -decide_fractions (keys, a, b);
}

gboolean
awrash_i_remainder_keys_init (AwrashRemainderKeys *keys, gsize n, const double claims[],
                              int64_t factor, const AwrashAccumulator *divisor, GError **error)
{
  guint64 word = (guint64)factor;
  int bits = CLAMP (61 - (int)awrash_i_words_bit_length (1, &word), 0, MOST_BITS);

  *keys = (AwrashRemainderKeys){
    .parent = { .none = -(CAP - 1),
                .all = CAP - 1,
                .is_strict = TRUE,
                .count = count,
                .guess = guess,
                .aim = aim,
                .place = place,
                .compare = compare },
    .n = n,
    .claims = claims,
    .factor = factor,
    .divisor = *divisor,
    .bits = bits,
  };
  keys->wholes = awrash_i_new (int64_t, n, error);
  keys->rests = keys->wholes != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  keys->fractions = keys->rests != NULL ? awrash_i_new (double, n, error) : NULL;
  if (keys->fractions == NULL)
    return FALSE;
  fill_shares (keys);
  return TRUE;
}

void
awrash_i_remainder_keys_clear (AwrashRemainderKeys *keys)
{
  g_clear_pointer (&keys->wholes, g_free);
  g_clear_pointer (&keys->rests, g_free);
  g_clear_pointer (&keys->fractions, g_free);
}
