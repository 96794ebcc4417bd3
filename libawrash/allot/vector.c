/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A coarse threshold by Newton steps inside a bracket, then exact selection among the few units
 * that the bracket leaves open. Source: Reitzig and Wild (2024), as in threshold.c.
 * Invariant: units counted for sure at the low end are served, units beyond the high end are not;
 * whatever the claims, the bracket ends with fewer than 3n + total·2^-44 units inside. */

#include "allot/threshold-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>

typedef struct
{
  const AwrashVector *vector;
  const AwrashSignposts *rule;
  AwrashThreshold low;  /* at most `spare` units lie at or below it */
  AwrashThreshold high; /* at least `spare` units lie at or below it */
  guint64 n_low;        /* units that are surely at or below low */
  guint64 n_high;       /* units that may be at or below high */
  gboolean is_closed;   /* no further step helps */
  gboolean is_scarce;   /* not even a first unit for every positive claim */
  int scale;            /* claims·2^scale are at most 1, and 2^scale is a normal double */
} Bracket;

/* The roundings of a count are worth some 2^-50 of its threshold, 8 or 16 steps: a hair, doubled
 * until it is enough. Past WIDE the bracket is left as it was, which is right but slow. */
#define HAIR (G_GINT64_CONSTANT (1) << 5)
#define WIDE (G_GINT64_CONSTANT (1) << 40)

static int
get_scale (const AwrashVector *vector)
{
  double largest = 0;
  int exponent = 0;

  for (gsize i = 0; i < vector->n; i++)
    largest = MAX (largest, vector->claims[i]);
  frexp (largest, &exponent);
  return CLAMP (-exponent, -1022, 1023);
}

static AwrashCountSum
count_at (const Bracket *bracket, AwrashThreshold threshold)
{
  return awrash_i_threshold_sum (bracket->vector, bracket->rule, threshold, bracket->scale);
}

static void
set_low (Bracket *bracket, AwrashThreshold low, const AwrashCountSum *sum)
{
  bracket->low = low;
  bracket->n_low = sum->at_least;
}

static void
set_high (Bracket *bracket, AwrashThreshold high, const AwrashCountSum *sum)
{
  bracket->high = high;
  bracket->n_high = sum->at_most;
}

/* The threshold sought is within rounding of this one: step aside by hairs until both are sure. */
static void
close_around (Bracket *bracket, AwrashThreshold threshold)
{
  guint64 spare = (guint64)bracket->vector->spare;

  for (int64_t hair = HAIR; hair < WIDE && threshold - hair > bracket->low; hair *= 2)
    {
      AwrashCountSum sum = count_at (bracket, threshold - hair);
      if (sum.at_most <= spare)
        set_low (bracket, threshold - hair, &sum);
    }
  for (int64_t hair = HAIR; hair < WIDE && threshold + hair < bracket->high; hair *= 2)
    {
      AwrashCountSum sum = count_at (bracket, threshold + hair);
      if (sum.at_least >= spare)
        set_high (bracket, threshold + hair, &sum);
    }
  bracket->is_closed = TRUE;
}

static void
narrow (Bracket *bracket, AwrashThreshold threshold, const AwrashCountSum *sum)
{
  guint64 spare = (guint64)bracket->vector->spare;

  if (sum->at_most <= spare)
    set_low (bracket, threshold, sum);
  else if (sum->at_least >= spare)
    set_high (bracket, threshold, sum);
  else
    close_around (bracket, threshold);
}

static AwrashThreshold
get_middle (const Bracket *bracket)
{
  guint64 width = (guint64)bracket->high - (guint64)bracket->low;

  return bracket->low + (int64_t)(width / 2);
}

/* One Newton step from a threshold and its count to just beyond the total, so that the bracket
 * closes from both sides. Without a slope it leaves the bracket, and the caller takes the middle.
 */
static AwrashThreshold
guess_next (const Bracket *bracket, AwrashThreshold threshold, const AwrashCountSum *sum)
{
  double margin = (double)bracket->vector->n / 32 + 2;
  double missing = (double)bracket->vector->spare - (double)sum->at_least;
  double here = awrash_i_threshold_to_scaled (threshold, -bracket->scale);
  double next = here + (missing + copysign (margin, missing)) / sum->slope;

  if (!(next > 0 && next < HUGE_VAL))
    return bracket->low;
  return awrash_i_threshold_from_scaled (next, bracket->scale);
}

/* total / sum of claims: the threshold that no rounding and no bound would move. */
static AwrashThreshold
guess_first (const Bracket *bracket)
{
  const AwrashVector *vector = bracket->vector;
  double factor = ldexp (1, bracket->scale), claims = 0, units = (double)vector->spare;

  for (gsize i = 0; i < vector->n; i++)
    {
      claims += vector->claims[i] * factor;
      units += (double)vector->lower[i];
    }
  return awrash_i_threshold_from_scaled (units / claims, bracket->scale);
}

static gboolean
is_inside (const Bracket *bracket, AwrashThreshold threshold)
{
  return threshold > bracket->low && threshold < bracket->high;
}

static gboolean
is_narrow (const Bracket *bracket)
{
  guint64 enough = bracket->vector->n / 8 + 8;

  return bracket->is_closed || bracket->n_high - bracket->n_low <= enough
         || get_middle (bracket) == bracket->low;
}

/* Newton steps; after two that did not halve the open units, one bisection: either the units or
 * the 2^63 thresholds halve, so at most some 3·(63 + 62) counts are made, and two to four as a
 * rule. */
static void
search (Bracket *bracket)
{
  AwrashThreshold next = guess_first (bracket);

  for (guint stalls = 0; !is_narrow (bracket);)
    {
      guint64 open = bracket->n_high - bracket->n_low;
      if (!is_inside (bracket, next) || stalls >= 2)
        {
          next = get_middle (bracket);
          stalls = 0;
        }
      AwrashCountSum sum = count_at (bracket, next);
      narrow (bracket, next, &sum);
      if (bracket->n_high - bracket->n_low > open / 2)
        stalls++;
      next = guess_next (bracket, next, &sum);
    }
}

static Bracket
make_bracket (const AwrashVector *vector, const AwrashSignposts *rule)
{
  Bracket bracket = { .vector = vector, .rule = rule, .scale = get_scale (vector) };
  AwrashCountSum none = count_at (&bracket, AWRASH_THRESHOLD_MIN);
  AwrashCountSum all = count_at (&bracket, AWRASH_THRESHOLD_MAX);

  set_low (&bracket, AWRASH_THRESHOLD_MIN, &none);
  set_high (&bracket, AWRASH_THRESHOLD_MAX, &all);
  if (none.at_most <= (guint64)vector->spare)
    return bracket;
  /* First units alone, with keys of 0, are more than there is to share. */
  set_high (&bracket, AWRASH_THRESHOLD_MIN, &none);
  bracket.is_scarce = TRUE;
  bracket.is_closed = TRUE;
  return bracket;
}

static AwrashCount
get_open (const Bracket *bracket, gsize recipient)
{
  const AwrashVector *vector = bracket->vector;
  AwrashCount low = awrash_i_threshold_count (vector, bracket->rule, bracket->low, recipient);
  AwrashCount high = awrash_i_threshold_count (vector, bracket->rule, bracket->high, recipient);
  int64_t first = bracket->is_scarce ? vector->lower[recipient] : low.at_least;

  return (AwrashCount){ first, high.at_most };
}

/* Writes the units below the bracket into sure[], those inside it into newly allocated keys. */
static AwrashKey *
collect (const Bracket *bracket, int64_t sure[], gsize *n_keys, GError **error)
{
  gsize n = bracket->vector->n, n_open = 0, at = 0;

  for (gsize i = 0; i < n; i++)
    {
      AwrashCount open = get_open (bracket, i);
      n_open += (gsize)(open.at_most - open.at_least);
    }
  AwrashKey *keys = awrash_i_new (AwrashKey, n_open, error);
  if (keys == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    {
      AwrashCount open = get_open (bracket, i);
      sure[i] = open.at_least;
      for (int64_t k = open.at_least + 1; k <= open.at_most; k++)
        keys[at++] = (AwrashKey){ i, k };
    }
  *n_keys = n_open;
  return keys;
}

static int
compare_keys (const AwrashKey *a, const AwrashKey *b, const void *context)
{
  const Bracket *bracket = context;
  const double *claims = bracket->vector->claims;

  return awrash_i_signpost_compare (bracket->rule, a->k, claims[a->recipient], b->k,
                                    claims[b->recipient]);
}

gboolean
awrash_i_vector_serve (const AwrashVector *vector, const AwrashSignposts *rule, int64_t sure[],
                       AwrashTie *tie, GError **error)
{
  Bracket bracket = make_bracket (vector, rule);
  gsize n_keys = 0;
  int64_t rank = vector->spare;

  search (&bracket);
  AwrashKey *keys = collect (&bracket, sure, &n_keys, error);
  if (keys == NULL)
    return FALSE;
  for (gsize i = 0; i < vector->n; i++)
    rank -= sure[i] - vector->lower[i];
  if (rank < 0 || (guint64)rank > n_keys)
    {
      g_free (keys);
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_INTERNAL,
                   _ ("%s:%d: a threshold was bracketed on the wrong side"), __FILE__, __LINE__);
      return FALSE;
    }
  awrash_i_select_serve (n_keys, keys, (gsize)rank, compare_keys, &bracket, sure, tie);
  return TRUE;
}

void
awrash_i_vector_divisors (const AwrashVector *vector, const AwrashSignposts *rule,
                          const int64_t units[], double *low, double *high)
{
  double floor_ = 0, ceiling = HUGE_VAL;

  for (gsize i = 0; i < vector->n; i++)
    {
      double claim = vector->claims[i];
      double last = units[i] > vector->lower[i] ? rule->value (rule, (double)units[i]) : 0;
      if (last > 0)
        ceiling = MIN (ceiling, claim / last);
      if (claim > 0 && units[i] < vector->upper[i])
        floor_ = MAX (floor_, claim / rule->value (rule, (double)units[i] + 1));
    }
  gboolean has_none = floor_ == HUGE_VAL && rule->starts_at_zero;
  /* equal ends may be rounded past each other */
  *low = has_none ? NAN : MIN (floor_, ceiling);
  *high = has_none ? NAN : ceiling;
}
