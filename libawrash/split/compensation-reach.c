/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least training with which no rate is below a level. Source: Tarski's fixed point (1955): what
 * a province lacks to a fraction of the rate of all grows with the training of the others, so the
 * least solution is the limit from below. Invariant: every other solution gives each province at
 * least as much, so that it is the cheapest whatever a place costs where. */

#include "split/compensation-private.h"

#include "base/exact-private.h"
#include "base/memory-private.h"
#include "base/words-private.h"

#include <string.h>

#define MOST_PLACES ((int64_t)1 << 50)
#define MOST_ROUNDS 100000

/* y/d >= p/q with y in parts of a place: 121 and 70 bits. */
static gboolean
is_rate_met (const AwrashCompensation *c, AwrashRational level, gsize i, int64_t receipt)
{
  return awrash_i_exact_compare_wide ((AwrashWide)receipt * (AwrashWide)level.denominator,
                                      c->needs[i],
                                      (AwrashWide)level.numerator * (AwrashWide)c->parts, 1.0)
         >= 0;
}

/* q y D >= p Y d, the needs in whole units: 240 bits a side. */
static gboolean
is_fraction_met (const AwrashCompensation *c, AwrashRational level, int64_t all, gsize i,
                 int64_t receipt)
{
  guint64 difference[AWRASH_COMPENSATION_WORDS] = { 0 };
  guint64 mine[2] = { (guint64)level.denominator, 0 };
  guint64 theirs[2] = { (guint64)level.numerator, 0 };

  awrash_i_words_multiply (2, mine, (guint64)receipt);
  awrash_i_words_multiply (2, theirs, (guint64)all);
  for (gsize word = 0; word < 2; word++)
    {
      awrash_i_words_add_product (AWRASH_COMPENSATION_WORDS, difference, 2, c->all_units,
                                  mine[word], 64 * word);
      awrash_i_words_subtract_product (AWRASH_COMPENSATION_WORDS, difference, 2, c->units[i],
                                       theirs[word], 64 * word);
    }
  return awrash_i_words_sign (AWRASH_COMPENSATION_WORDS, difference) >= 0;
}

/* Receipts before the round are Y, or -1 where the level is a rate of its own. */
static gboolean
is_met (const AwrashCompensation *c, AwrashRational level, int64_t all, gsize i, int64_t places)
{
  const int64_t receipt = c->held[i] + c->step * places;

  return all < 0 ? is_rate_met (c, level, i, receipt) : is_fraction_met (c, level, all, i, receipt);
}

/* The least number of places, at least from; MOST_PLACES + 1 where none will do. */
static int64_t
least_places (const AwrashCompensation *c, AwrashRational level, int64_t all, gsize i, int64_t from)
{
  int64_t low = from - 1, step = 1, high;

  if (is_met (c, level, all, i, from))
    return from;
  for (high = from; high < MOST_PLACES && !is_met (c, level, all, i, high); step *= 2)
    {
      low = high;
      high = MIN (high + step, MOST_PLACES);
    }
  if (!is_met (c, level, all, i, high))
    return MOST_PLACES + 1;
  while (high - low > 1)
    {
      const int64_t middle = low + (high - low) / 2;

      if (is_met (c, level, all, i, middle))
        high = middle;
      else
        low = middle;
    }
  return high;
}

static gboolean
has_room (const AwrashCompensation *c, const int64_t training[], int64_t left[])
{
  memcpy (left, c->room, c->n_nodes * sizeof (int64_t));
  for (gsize i = 0; i < c->n; i++)
    {
      if (training[i] > awrash_i_compensation_room (c, left, i))
        return FALSE;
      awrash_i_compensation_take (c, left, i, training[i]);
    }
  return TRUE;
}

/* One round: everyone reaches the level as it stands. FALSE beyond 2^50 places. */
static gboolean
raise_all (const AwrashCompensation *c, AwrashRational level, gboolean of_all, int64_t training[],
           int64_t *sum)
{
  const int64_t all = of_all ? c->held_sum + c->step * *sum : -1;

  *sum = 0;
  for (gsize i = 0; i < c->n; i++)
    {
      training[i] = least_places (c, level, all, i, training[i]);
      *sum += training[i];
      if (*sum > MOST_PLACES)
        return FALSE;
    }
  return TRUE;
}

/* Each round is below every solution, so that what it has no room for has none at all. */
static AwrashStatus
climb (const AwrashCompensation *c, AwrashRational level, gboolean of_all, int64_t training[],
       int64_t left[])
{
  int64_t sum = 0;

  for (gsize round = 0; round < MOST_ROUNDS; round++)
    {
      const int64_t before = sum;

      if (!raise_all (c, level, of_all, training, &sum))
        return AWRASH_STATUS_LIMIT;
      if (!has_room (c, training, left))
        return AWRASH_STATUS_INFEASIBLE;
      if (!of_all || (sum == before && round > 0))
        return AWRASH_STATUS_OPTIMAL;
    }
  return AWRASH_STATUS_LIMIT;
}

gboolean
awrash_i_compensation_reach (const AwrashCompensation *compensation, AwrashRational level,
                             gboolean of_all, int64_t training[], AwrashStatus *status,
                             GError **error)
{
  const gsize n = compensation->n;
  g_autofree int64_t *found = awrash_i_new (int64_t, n, error);
  g_autofree int64_t *left
      = found != NULL ? awrash_i_new (int64_t, compensation->n_nodes, error) : NULL;

  if (left == NULL)
    return FALSE;
  *status = climb (compensation, level, of_all, found, left);
  if (*status == AWRASH_STATUS_OPTIMAL)
    memcpy (training, found, n * sizeof (int64_t));
  return TRUE;
}
