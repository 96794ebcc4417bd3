/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Instances in which a rule goes against itself: a larger total, faster growth or a newcomer takes
 * a unit from one who did nothing. Source: Balinski and Young (1982), on the paradoxes of Alabama,
 * population and new states. Invariant: a witness holds whatever decides a tie: it counts as losing
 * only who has at most less than it had at least. */

#include "apportion/dispatch-private.h"

#include "apportion/ranking-private.h"
#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/words-private.h"

#include <inttypes.h>
#include <string.h>

/* What n recipients have at least and at most, in two situations. */
typedef struct
{
  gsize n;
  int64_t *memory;
  int64_t *least;
  int64_t *most;
  int64_t *then_least;
  int64_t *then_most;
} Pair;

static void
clear_pair (Pair *pair)
{
  g_free (pair->memory);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, clear_pair)

static gboolean
fill_pair (Pair *pair, gsize n, GError **error)
{
  pair->n = n;
  pair->memory = awrash_i_new (int64_t, 4 * n, error);
  if (pair->memory == NULL)
    return FALSE;
  pair->least = pair->memory;
  pair->most = pair->memory + n;
  pair->then_least = pair->memory + 2 * n;
  pair->then_most = pair->memory + 3 * n;
  return TRUE;
}

static gboolean
loses (const Pair *pair, gsize i)
{
  return pair->then_most[i] < pair->least[i];
}

static gboolean
gains (const Pair *pair, gsize i)
{
  return pair->then_least[i] > pair->most[i];
}

/* The loser with the largest claim, the first of equals; -1 for none. */
static int64_t
find_loser (const Pair *pair, const double claims[])
{
  int64_t loser = -1;

  for (gsize i = 0; i < pair->n; i++)
    if (loses (pair, i) && (loser < 0 || claims[i] > claims[loser]))
      loser = (int64_t)i;
  return loser;
}

static gboolean
check_range (int64_t from, int64_t to, GError **error)
{
  if (!awrash_i_bounds_check_total (from, error) || !awrash_i_bounds_check_total (to, error))
    return FALSE;
  if (from <= to)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
               _ ("from is %" PRId64 ", above to, which is %" PRId64 ", expected from ≤ to"), from,
               to);
  return FALSE;
}

gboolean
awrash_apportion_paradox_house (const AwrashClaims *claims, const char *rule, int64_t from,
                                int64_t to, int64_t *total, int64_t *recipient, GError **error)
{
  g_return_val_if_fail (claims != NULL && rule != NULL, FALSE);
  g_return_val_if_fail (total != NULL && recipient != NULL, FALSE);

  g_auto (Pair) pair = { 0 };
  int64_t loser = -1, at = from;

  if (!check_range (from, to, error) || !fill_pair (&pair, claims->n, error)
      || !awrash_i_dispatch_serve (claims, from, rule, pair.then_least, pair.then_most, error))
    return FALSE;
  for (; at < to && loser < 0; at++)
    {
      if (awrash_i_is_cancelled (error))
        return FALSE;
      memcpy (pair.least, pair.then_least, 2 * claims->n * sizeof *pair.least);
      if (!awrash_i_dispatch_serve (claims, at + 1, rule, pair.then_least, pair.then_most, error))
        return FALSE;
      loser = find_loser (&pair, claims->claims);
    }
  *recipient = loser;
  *total = loser < 0 ? -1 : at - 1;
  return TRUE;
}

/* The sign of a·b - c·d, for a, b, c, d > 0: mantissas of 53 bits, products of 106. */
static int
compare_products (double a, double b, double c, double d)
{
  AwrashBinary parts[] = { awrash_i_words_split (a), awrash_i_words_split (b),
                           awrash_i_words_split (c), awrash_i_words_split (d) };
  guint64 products[2][4] = { { parts[0].mantissa }, { parts[2].mantissa } }, difference[4] = { 0 };
  int shift = parts[0].exponent + parts[1].exponent - parts[2].exponent - parts[3].exponent;

  awrash_i_words_multiply (4, products[0], parts[1].mantissa);
  awrash_i_words_multiply (4, products[1], parts[3].mantissa);
  gssize left_top = (gssize)awrash_i_words_bit_length (4, products[0]) + shift;
  gssize right_top = (gssize)awrash_i_words_bit_length (4, products[1]);
  if (left_top != right_top)
    return left_top > right_top ? 1 : -1;
  /* Equal tops: the shift is at most 105 bits, and 211 fit. */
  awrash_i_words_add_product (4, difference, 4, products[0], 1, (gsize)MAX (shift, 0));
  awrash_i_words_subtract_product (4, difference, 4, products[1], 1, (gsize)MAX (-shift, 0));
  return awrash_i_words_sign (4, difference);
}

/* The sign of the growth of i less that of j; both claims > 0 in both situations. */
static int
compare_growth (const double before[], const double after[], int64_t i, int64_t j)
{
  return compare_products (after[i], before[j], after[j], before[i]);
}

/* The loser that grew most and the winner that grew least: if any pair is a witness, this one is.
 */
static void
find_growth_pair (const Pair *pair, const double before[], const double after[], int64_t *loser,
                  int64_t *winner)
{
  int64_t most = -1, least = -1;

  for (gsize s = 0; s < pair->n; s++)
    {
      int64_t i = (int64_t)s;
      if (!(before[i] > 0 && after[i] > 0))
        continue;
      if (loses (pair, s) && (most < 0 || compare_growth (before, after, i, most) > 0))
        most = i;
      if (gains (pair, s) && (least < 0 || compare_growth (before, after, i, least) < 0))
        least = i;
    }
  gboolean is_witness = most >= 0 && least >= 0 && compare_growth (before, after, most, least) > 0;
  *loser = is_witness ? most : -1;
  *winner = is_witness ? least : -1;
}

gboolean
awrash_apportion_paradox_population (const AwrashClaims *before, const AwrashClaims *after,
                                     int64_t total, const char *rule, int64_t *loser,
                                     int64_t *winner, GError **error)
{
  g_return_val_if_fail (before != NULL && after != NULL && rule != NULL, FALSE);
  g_return_val_if_fail (loser != NULL && winner != NULL, FALSE);

  g_auto (Pair) pair = { 0 };

  if (before->n != after->n)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("the number of recipients after is %zu, expected %zu, as before"), after->n,
                   before->n);
      return FALSE;
    }
  if (!fill_pair (&pair, before->n, error)
      || !awrash_i_dispatch_serve (before, total, rule, pair.least, pair.most, error)
      || !awrash_i_dispatch_serve (after, total, rule, pair.then_least, pair.then_most, error))
    return FALSE;
  find_growth_pair (&pair, before->claims, after->claims, loser, winner);
  return TRUE;
}

/* One recipient's item taken out of n. */
static void
close_gap (gsize n, int64_t items[], gsize left_out)
{
  memmove (items + left_out, items + left_out + 1, (n - 1 - left_out) * sizeof *items);
}

/* The same question without one recipient. */
static AwrashClaims *
leave_out (const AwrashClaims *claims, gsize left_out, GError **error)
{
  gsize n = claims->n;
  g_autofree double *values = awrash_i_copy (double, claims->claims, n, error);
  g_autofree int64_t *lower = values != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  g_autofree int64_t *upper = lower != NULL ? awrash_i_new (int64_t, n, error) : NULL;

  if (upper == NULL)
    return NULL;
  memmove (values + left_out, values + left_out + 1, (n - 1 - left_out) * sizeof *values);
  for (gsize i = 0; i < n; i++)
    {
      lower[i] = awrash_i_claims_lower (claims, i);
      upper[i] = awrash_i_claims_upper (claims, i);
    }
  close_gap (n, lower, left_out);
  close_gap (n, upper, left_out);
  return awrash_apportion_claims_new (n - 1, values, lower, upper, error);
}

/* What the others have without the newcomer and its units, then with it; all that they have is
 * their floors where none of them claims anything. */
static gboolean
serve_others (const AwrashClaims *claims, int64_t total, gsize newcomer, const char *rule,
              Pair *pair, GError **error)
{
  int64_t rest_total = total - pair->then_least[newcomer];
  g_autoptr (AwrashClaims) others = leave_out (claims, newcomer, error);

  if (others == NULL)
    return FALSE;
  close_gap (claims->n, pair->then_least, newcomer);
  close_gap (claims->n, pair->then_most, newcomer);
  if (others->has_positive)
    return awrash_i_dispatch_serve (others, rest_total, rule, pair->least, pair->most, error);
  for (gsize i = 0; i < others->n; i++)
    pair->least[i] = pair->most[i] = awrash_i_claims_lower (others, i);
  return TRUE;
}

/* The loser with the largest claim and the winner with the smallest, the first of equals. */
static void
find_exchange (const Pair *pair, const AwrashClaims *claims, gsize newcomer, int64_t *loser,
               int64_t *winner)
{
  const double *w = claims->claims;
  int64_t lost = -1, won = -1;

  for (gsize s = 0; s < pair->n; s++)
    {
      int64_t i = (int64_t)(s < newcomer ? s : s + 1);
      if (loses (pair, s) && (lost < 0 || w[i] > w[lost]))
        lost = i;
      if (gains (pair, s) && (won < 0 || w[i] < w[won]))
        won = i;
    }
  *loser = lost >= 0 && won >= 0 ? lost : -1;
  *winner = lost >= 0 && won >= 0 ? won : -1;
}

gboolean
awrash_apportion_paradox_newcomer (const AwrashClaims *claims, int64_t total, int64_t newcomer,
                                   const char *rule, int64_t *loser, int64_t *winner,
                                   GError **error)
{
  g_return_val_if_fail (claims != NULL && rule != NULL, FALSE);
  g_return_val_if_fail (loser != NULL && winner != NULL, FALSE);

  g_auto (Pair) pair = { 0 };

  if (newcomer < 0 || (guint64)newcomer >= claims->n)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("newcomer is %" PRId64 ", expected a recipient from 0 to %zu"), newcomer,
                   claims->n - 1);
      return FALSE;
    }
  gsize index = (gsize)newcomer;
  if (!fill_pair (&pair, claims->n, error)
      || !awrash_i_dispatch_serve (claims, total, rule, pair.then_least, pair.then_most, error))
    return FALSE;
  if (claims->n == 1 || pair.then_least[index] < pair.then_most[index])
    {
      *loser = *winner = -1;
      return TRUE;
    }
  if (!serve_others (claims, total, index, rule, &pair, error))
    return FALSE;
  pair.n = claims->n - 1;
  find_exchange (&pair, claims, index, loser, winner);
  return TRUE;
}
