/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counting the units of a divisor rule below a threshold, in doubles, with both ends of what
 * rounding leaves open. Source: the sandwich of Reitzig and Wild, "A simple and fast linear-time
 * algorithm for divisor methods of apportionment", Mathematical Programming 203 (2024). Invariant:
 * least <= true count <= most, and the two part only where a level is a hair from a whole number.
 */

#include "allot/divisor-keys-private.h"

#include "allot/pairs-private.h"

#include <math.h>
#include <string.h>

enum
{
  FRACTION_BITS = 52,
  BIAS = 1023,
  FAR = 64, /* 2^64 is beyond every count, 2^-64 below every positive signpost */
  BLOCK = AWRASH_KEYS_BLOCK,
  SAMPLED = 16
};

#define FRACTION_MASK ((G_GUINT64_CONSTANT (1) << FRACTION_BITS) - 1)

/* Keys lie between 2^-1025 and 2^(1074+63). */
#define LOWEST (-(G_GINT64_CONSTANT (1100) << FRACTION_BITS))
#define HIGHEST (G_GINT64_CONSTANT (1150) << FRACTION_BITS)

/* The roundings of a level: 2^-49 by its contract, one of the reach, one of the product. */
#define LEVEL_ERROR 0x1p-48

/* ── thresholds ─────────────────────────────────────────────────────────────────────────────── */

static double
join_bits (guint64 fraction, int exponent)
{
  guint64 bits = fraction | (guint64)(exponent + BIAS) << FRACTION_BITS;
  double value = 0;

  memcpy (&value, &bits, sizeof value);
  return value;
}

/* value = result·2^exponent with 1 <= result < 2; value finite and > 0. */
static double
normalise (double value, int *exponent)
{
  guint64 bits = 0;

  memcpy (&bits, &value, sizeof bits);
  int field = (int)(bits >> FRACTION_BITS);
  if (field == 0)
    {
      double half = frexp (value, exponent);
      *exponent -= 1;
      return 2 * half;
    }
  *exponent = field - BIAS;
  return join_bits (bits & FRACTION_MASK, 0);
}

static AwrashThreshold
from_scaled (double value, int exponent)
{
  int own = 0;
  double mantissa = normalise (value, &own);
  guint64 bits = 0;

  memcpy (&bits, &mantissa, sizeof bits);
  int clamped = CLAMP (own + exponent, -1100, 1149);
  return (int64_t)clamped * (G_GINT64_CONSTANT (1) << FRACTION_BITS)
         + (int64_t)(bits & FRACTION_MASK);
}

static int
get_exponent (AwrashThreshold threshold)
{
  int64_t fraction = (int64_t)((guint64)threshold & FRACTION_MASK);

  return (int)((threshold - fraction) / (G_GINT64_CONSTANT (1) << FRACTION_BITS));
}

static double
to_scaled (AwrashThreshold threshold, int exponent)
{
  double mantissa = join_bits ((guint64)threshold & FRACTION_MASK, 0);

  return ldexp (mantissa, get_exponent (threshold) + exponent);
}

/* claim·threshold with one rounding; beyond 2^±64 only the side is kept. */
static double
get_reach (double claim, AwrashThreshold threshold)
{
  guint64 fraction = (guint64)threshold & FRACTION_MASK;
  int exponent = get_exponent (threshold), own = 0;
  double mantissa = normalise (claim, &own);

  return mantissa * join_bits (fraction, CLAMP (exponent + own, -FAR, FAR));
}

/* ── counts ─────────────────────────────────────────────────────────────────────────────────── */

/* Whole parts of levels, a pair at a time. FALSE: no level is so near a whole number that its
 * rounding matters. Adding 1.5·2^52 leaves the nearest whole number of a level below 2^51; beyond
 * 2^47 every level is near. */
static gboolean
floor_pairs (gsize n, double level[], double least[])
{
  const AwrashPair magic = { 0x1.8p52, 0x1.8p52 }, one = { 1, 1 };
  const AwrashPair error = { 2 * LEVEL_ERROR, 2 * LEVEL_ERROR };
  AwrashPair n_near = { 0, 0 };

  awrash_i_pairs_fill (level, n, 0.5);
  for (gsize j = 0; j < n; j += 2)
    {
      AwrashPair x = awrash_i_pairs_get (level, j), nearest = (x + magic) - magic;
      AwrashPairMask is_near = awrash_i_pairs_magnitude (x - nearest) <= x * error;
      n_near += awrash_i_pairs_where (is_near, one);
      awrash_i_pairs_set (least, j, nearest - awrash_i_pairs_where (nearest > x, one));
    }
  return n_near[0] + n_near[1] > 0;
}

static gboolean
floor_levels (const AwrashSignposts *rule, gsize n, double level[], double least[], double most[])
{
  if (!floor_pairs (n, level, least))
    {
      for (gsize j = 0; rule->value (rule, 1) > 1 && j < n; j++)
        least[j] = MAX (least[j], 0);
      return FALSE;
    }
  for (gsize j = 0; j < n; j++)
    {
      /* far enough above 2^62 that the least that it can be is above it too */
      double x = CLAMP (level[j], 0, 0x1p63);
      least[j] = MAX (floor (x * (1 - LEVEL_ERROR)), rule->starts_at_zero ? 1 : 0);
      most[j] = floor (x * (1 + LEVEL_ERROR));
    }
  return TRUE;
}

/* claim·threshold, times a factor that leans to one side of its rounding. */
static void
fill_reaches (const AwrashDivisorKeys *keys, AwrashThreshold threshold, gsize begin, gsize n,
              double lean, double reach[])
{
  const double *claims = keys->claims + begin;

  reach[0] = 0; /* n is at least 1; some compilers doubt it */
  if (keys->is_moderate)
    {
      double t = CLAMP (to_scaled (threshold, 0), 0x1p-1000, 0x1p1000) * lean;
      if (keys->largest * t < 0x1p64)
        for (gsize j = 0; j < n; j++)
          reach[j] = claims[j] * t;
      else
        for (gsize j = 0; j < n; j++)
          reach[j] = MIN (claims[j] * t, 0x1p64);
    }
  else
    for (gsize j = 0; j < n; j++)
      reach[j] = claims[j] > 0 ? MIN (get_reach (claims[j], threshold) * lean, 0x1p64) : 0;
}

/* Where signposts are equal, counts jump by more than one, which no single level can leave open:
 * then each end has a reach of its own. */
static gboolean
count (const AwrashKeys *parent, AwrashThreshold threshold, gsize begin, gsize n, double least[],
       double most[])
{
  const AwrashDivisorKeys *keys = (const AwrashDivisorKeys *)(const void *)parent;
  const AwrashSignposts *rule = keys->rule;
  AWRASH_PAIRS (reach, BLOCK);
  AWRASH_PAIRS (level, BLOCK);
  AWRASH_PAIRS (other, BLOCK);

  if (parent->is_strict)
    {
      fill_reaches (keys, threshold, begin, n, 1, reach);
      rule->level (rule, n, reach, level);
      return floor_levels (rule, n, level, least, most);
    }
  fill_reaches (keys, threshold, begin, n, 1 + LEVEL_ERROR, reach);
  rule->level (rule, n, reach, level);
  if (!floor_levels (rule, n, level, other, most))
    memcpy (most, other, n * sizeof *most);
  fill_reaches (keys, threshold, begin, n, 1 - LEVEL_ERROR, reach);
  rule->level (rule, n, reach, level);
  floor_levels (rule, n, level, least, other);
  return TRUE;
}

/* ── guesses ────────────────────────────────────────────────────────────────────────────────── */

static double
sum_claims (const double claims[], gsize n, double factor)
{
  double sums[4] = { 0 };

  for (gsize i = 0; i < n; i++)
    sums[i % 4] += claims[i] * factor;
  return sums[0] + sums[1] + sums[2] + sums[3];
}

/* How much the counts of some recipients exceed their reaches on average at a threshold: what the
 * roundings of a rule add up to. One block in SAMPLED is looked at. */
static double
sample_excess (const AwrashDivisorKeys *keys, gsize begin, gsize end, AwrashThreshold threshold)
{
  AWRASH_PAIRS (least, BLOCK);
  AWRASH_PAIRS (most, BLOCK);
  double t = to_scaled (threshold, 0), excess = 0, seen = 0;

  for (gsize at = begin; keys->is_moderate && at < end; at += SAMPLED * BLOCK)
    {
      gsize n = MIN (BLOCK, end - at);
      count (&keys->parent, threshold, at, n, least, most);
      for (gsize j = 0; j < n; j++)
        excess += least[j] - keys->claims[at + j] * t;
      seen += (double)n;
    }
  return excess > -seen && excess < seen ? excess / seen : 0;
}

/* (goal - excess) / sum of claims: the threshold that no bound would move. */
static AwrashThreshold
guess (const AwrashKeys *parent, gsize begin, gsize end, double goal)
{
  const AwrashDivisorKeys *keys = (const AwrashDivisorKeys *)(const void *)parent;
  double sum = keys->sum, n = (double)(end - begin);

  if (end - begin < keys->n)
    sum = sum_claims (keys->claims + begin, end - begin, ldexp (1, keys->scale));
  double value = goal / sum;
  /* claims far below the largest of all may vanish beside it */
  if (!(value < HUGE_VAL))
    return LOWEST;
  AwrashThreshold first = from_scaled (value, keys->scale);
  if (end - begin < SAMPLED * BLOCK)
    return first;
  double excess = sample_excess (keys, begin, end, first), aimed = goal - n * excess;
  if (!(aimed > goal / 2))
    return first;
  /* where keys stand in clusters the roundings are all of one kind, and tell nothing of others */
  AwrashThreshold second = from_scaled (aimed / sum, keys->scale);
  return fabs (sample_excess (keys, begin, end, second) - excess) < 0.125 ? second : first;
}

/* Counts grow with the threshold as a whole does. */
static AwrashThreshold
aim (const AwrashKeys *parent, AwrashThreshold threshold, gsize n, double count, double goal)
{
  (void)parent;
  (void)n;
  double factor = count > 0 && goal > 0 ? goal / count : 0x1p8;
  double value = to_scaled (threshold, -get_exponent (threshold)) * factor;

  return from_scaled (value, get_exponent (threshold));
}

static AwrashThreshold
place (const AwrashKeys *parent, gsize recipient, int64_t k)
{
  const AwrashDivisorKeys *keys = (const AwrashDivisorKeys *)(const void *)parent;
  double signpost = keys->rule->value (keys->rule, (double)k);
  int exponent = 0;

  if (!(signpost > 0))
    return LOWEST;
  double claim = normalise (keys->claims[recipient], &exponent);
  return from_scaled (signpost / claim, -exponent);
}

/* ── comparisons ────────────────────────────────────────────────────────────────────────────── */

static int
compare (const AwrashKey *a, const AwrashKey *b, const void *context)
{
  const AwrashDivisorKeys *keys = context;

  return awrash_i_signpost_compare (keys->rule, a->k, keys->claims[a->recipient], b->k,
                                    keys->claims[b->recipient]);
}

/* At one signpost the claims alone decide, which no precision blurs. */
static gboolean
is_suspect (const AwrashKeys *parent, const AwrashKey *a, const AwrashKey *b)
{
  (void)parent;
  return a->k != b->k;
}

void
awrash_i_divisor_keys_init (AwrashDivisorKeys *keys, const AwrashSignposts *rule, gsize n,
                            const double claims[], const AwrashClaimRange *range)
{
  int exponent = 0;

  frexp (range->largest, &exponent);
  *keys = (AwrashDivisorKeys){
    .parent = { .none = LOWEST - 1,
                .all = HIGHEST,
                .is_strict = awrash_i_signpost_is_strict (rule),
                .count = count,
                .guess = guess,
                .aim = aim,
                .place = place,
                .compare = compare,
                .is_suspect = rule->is_exact ? NULL : is_suspect },
    .rule = rule,
    .n = n,
    .claims = claims,
    .largest = range->largest,
    .scale = CLAMP (-exponent, -1022, 1023),
    .is_moderate = range->smallest >= 0x1p-900 && range->largest <= 0x1p900,
  };
  keys->sum = keys->is_moderate ? ldexp (range->sum, keys->scale)
                                : sum_claims (claims, n, ldexp (1, keys->scale));
}

void
awrash_i_divisor_keys_interval (const AwrashDivisorKeys *keys, const AwrashKey *last,
                                const AwrashKey *next, double *low, double *high)
{
  const AwrashSignposts *rule = keys->rule;
  double least = 0, most = HUGE_VAL;

  if (last != NULL && rule->value (rule, (double)last->k) > 0)
    most = keys->claims[last->recipient] / rule->value (rule, (double)last->k);
  if (next != NULL)
    least = keys->claims[next->recipient] / rule->value (rule, (double)next->k);
  gboolean has_none = least == HUGE_VAL && rule->starts_at_zero;
  /* equal ends may be rounded past each other */
  *low = has_none ? NAN : MIN (least, most);
  *high = has_none ? NAN : most;
}

void
awrash_i_divisor_keys_span (const AwrashDivisorKeys *keys, const int64_t lower[],
                            const int64_t upper[], const int64_t units[], double *low, double *high)
{
  const AwrashSignposts *rule = keys->rule;
  double least = 0, most = HUGE_VAL;

  for (gsize i = 0; i < keys->n; i++)
    {
      double claim = keys->claims[i];
      gboolean has_last = units[i] > (lower != NULL ? lower[i] : 0);
      double last = has_last ? rule->value (rule, (double)units[i]) : 0;
      if (last > 0)
        most = MIN (most, claim / last);
      if (claim > 0 && (upper == NULL || units[i] < upper[i]))
        least = MAX (least, claim / rule->value (rule, (double)units[i] + 1));
    }
  gboolean has_none = least == HUGE_VAL && rule->starts_at_zero;
  *low = has_none ? NAN : MIN (least, most);
  *high = has_none ? NAN : most;
}
