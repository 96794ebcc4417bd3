/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A Gini that no division of so many places can be below. A pair's |x| is at least ±x, and at least
 * 0 where both have the common rate; with signs by an order of rates the numerator is at least
 * Σ s_p y_p, s_p = D_<p − D_>p, whose least value over bounds within bounds a greedy finds.
 * Source: Fujishige (1980): water-filling to a common rate is the least of all in fractions, and
 * there this bound is that value. Invariant: it holds whatever order is taken; the order, found
 * in doubles, only makes it sharp. */

#include "split/compensation-private.h"

#include "base/memory-private.h"
#include "base/words-private.h"

#include <string.h>

gboolean
awrash_i_compensation_box_init (AwrashCompensationBox *box, const AwrashCompensation *compensation,
                                GError **error)
{
  const gsize n = compensation->n;

  *box = (AwrashCompensationBox){ .compensation = compensation };
  return (box->low = awrash_i_new (int64_t, n, error)) != NULL
         && (box->high = awrash_i_new (int64_t, n, error)) != NULL
         && (box->order = awrash_i_new (gsize, n, error)) != NULL
         && (box->key = awrash_i_new (double, n, error)) != NULL
         && (box->target = awrash_i_new (double, n, error)) != NULL
         && (box->is_level = awrash_i_new (guint8, n, error)) != NULL
         && (box->fill = awrash_i_new (int64_t, n, error)) != NULL
         && (box->left = awrash_i_new (int64_t, compensation->n_nodes, error)) != NULL;
}

void
awrash_i_compensation_box_clear (AwrashCompensationBox *box)
{
  g_free (box->low);
  g_free (box->high);
  g_free (box->order);
  g_free (box->key);
  g_free (box->target);
  g_free (box->is_level);
  g_free (box->fill);
  g_free (box->left);
}

void
awrash_i_compensation_box_open (AwrashCompensationBox *box, const int64_t hint[])
{
  const AwrashCompensation *c = box->compensation;

  box->hint = hint;
  for (gsize i = 0; i < c->n; i++)
    {
      box->low[i] = 0;
      box->high[i] = MIN (awrash_i_compensation_room (c, c->room, i), (int64_t)1 << 50);
    }
}

/* The common rate is for those with places to spare either way; the others stay by the hint. */
static void
start_level (AwrashCompensationBox *box)
{
  const AwrashCompensation *c = box->compensation;

  memcpy (box->left, c->room, c->n_nodes * sizeof (int64_t));
  for (gsize i = 0; i < c->n; i++)
    awrash_i_compensation_take (c, box->left, i, CLAMP (box->hint[i], box->low[i], box->high[i]));
  for (gsize i = 0; i < c->n; i++)
    {
      box->is_level[i]
          = box->low[i] < box->high[i] && awrash_i_compensation_room (c, box->left, i) > 0;
      box->target[i] = (double)CLAMP (box->hint[i], box->low[i], box->high[i]);
    }
}

static double
common_rate (const AwrashCompensationBox *box, int64_t places)
{
  const AwrashCompensation *c = box->compensation;
  double held = 0, need = 0, rest = (double)places;

  for (gsize i = 0; i < c->n; i++)
    if (box->is_level[i])
      {
        held += (double)c->held[i];
        need += c->needs[i];
      }
    else
      rest -= box->target[i];
  return need > 0 ? (held + (double)c->step * rest) / need : 0;
}

/* Those whom the common rate would take below low or above high stay there: the side on which more
 * is at stake, after Bitran and Hax (1981). FALSE once nobody is beyond. */
static gboolean
fix_beyond (AwrashCompensationBox *box, double rate)
{
  const AwrashCompensation *c = box->compensation;
  double up = 0, down = 0;

  for (gsize i = 0; i < c->n; i++)
    if (box->is_level[i])
      {
        box->target[i] = (rate * c->needs[i] - (double)c->held[i]) / (double)c->step;
        up += MAX (box->target[i] - (double)box->high[i], 0);
        down += MAX ((double)box->low[i] - box->target[i], 0);
      }
  if (up == 0 && down == 0)
    return FALSE;
  for (gsize i = 0; i < c->n; i++)
    {
      const gboolean above = box->target[i] > (double)box->high[i];
      const gboolean below = box->target[i] < (double)box->low[i];

      if (!box->is_level[i] || !(up >= down ? above : below))
        continue;
      box->is_level[i] = 0;
      box->target[i] = (double)(above ? box->high[i] : box->low[i]);
    }
  return TRUE;
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer data)
{
  const AwrashCompensationBox *box = data;
  const gsize i = *(const gsize *)a, j = *(const gsize *)b;

  if (box->key[i] != box->key[j])
    return box->key[i] < box->key[j] ? -1 : 1;
  if (box->is_level[i] != box->is_level[j])
    return box->is_level[i] ? -1 : 1;
  return strcmp (box->compensation->codes[i], box->compensation->codes[j]);
}

static void
order_rates (AwrashCompensationBox *box, int64_t places)
{
  const AwrashCompensation *c = box->compensation;
  double rate;

  start_level (box);
  do
    rate = common_rate (box, places);
  while (fix_beyond (box, rate));
  for (gsize i = 0; i < c->n; i++)
    {
      box->order[i] = i;
      box->key[i] = box->is_level[i]
                        ? rate
                        : ((double)c->held[i] + (double)c->step * box->target[i]) / c->needs[i];
    }
  g_qsort_with_data (box->order, (gint)c->n, sizeof (gsize), compare_keys, box);
}

/* Along the order, where s ascends, each takes what it can hold. FALSE where the places do not fit,
 * else the last who took one in last. */
static gboolean
fill_in_order (AwrashCompensationBox *box, int64_t places, gsize *last)
{
  const AwrashCompensation *c = box->compensation;

  memcpy (box->left, c->room, c->n_nodes * sizeof (int64_t));
  for (gsize i = 0; i < c->n; i++)
    {
      if (box->low[i] > awrash_i_compensation_room (c, box->left, i))
        return FALSE;
      awrash_i_compensation_take (c, box->left, i, box->low[i]);
      box->fill[i] = box->low[i];
      places -= box->low[i];
    }
  *last = 0;
  for (gsize k = 0; k < c->n && places > 0; k++)
    {
      const gsize i = box->order[k];
      const int64_t more = MIN (MIN (places, box->high[i] - box->low[i]),
                                awrash_i_compensation_room (c, box->left, i));

      awrash_i_compensation_take (c, box->left, i, more);
      box->fill[i] += more;
      places -= more;
      if (more > 0)
        *last = k;
    }
  return places == 0;
}

/* The end of the block of those with the common rate that begins at k, else k + 1. */
static gsize
end_of_block (const AwrashCompensationBox *box, gsize k)
{
  gsize end = k + 1;

  while (box->is_level[box->order[k]] && end < box->compensation->n
         && box->is_level[box->order[end]])
    end++;
  return end;
}

/* The sign of s × scale − level, s = below − above. */
static int
slope_of (const guint64 below[2], const guint64 above[2], const AwrashCompensationLevel *level)
{
  guint64 slope[AWRASH_COMPENSATION_WORDS] = { 0 };

  awrash_i_words_add_product (AWRASH_COMPENSATION_WORDS, slope, 2, below, level->scale, 0);
  awrash_i_words_subtract_product (AWRASH_COMPENSATION_WORDS, slope, 2, above, level->scale, 0);
  awrash_i_words_subtract_product (AWRASH_COMPENSATION_WORDS, slope, 4, level->level, 1, 0);
  return awrash_i_words_sign (AWRASH_COMPENSATION_WORDS, slope);
}

gboolean
awrash_i_compensation_bound (AwrashCompensationBox *box, int64_t places,
                             const AwrashCompensationLevel *level, AwrashCompensationGini *bound,
                             int *slope)
{
  const AwrashCompensation *c = box->compensation;
  guint64 below[2] = { 0 }, above[2];
  gsize last = 0;

  order_rates (box, places);
  if (!fill_in_order (box, places, &last))
    return FALSE;
  memset (bound, 0, sizeof *bound);
  memcpy (above, c->all_units, sizeof above);
  for (gsize k = 0, end; k < c->n; k = end)
    {
      int64_t receipts = 0;

      end = end_of_block (box, k);
      for (gsize j = k; j < end; j++)
        {
          receipts += awrash_i_compensation_receipt (c, box->fill, box->order[j]);
          awrash_i_words_subtract_product (2, above, 2, c->units[box->order[j]], 1, 0);
        }
      awrash_i_words_add_product (AWRASH_COMPENSATION_WORDS, bound->numerator, 2, below,
                                  (guint64)receipts, 0);
      awrash_i_words_subtract_product (AWRASH_COMPENSATION_WORDS, bound->numerator, 2, above,
                                       (guint64)receipts, 0);
      if (last >= k && last < end)
        *slope = slope_of (below, above, level);
      for (gsize j = k; j < end; j++)
        awrash_i_words_add_product (2, below, 2, c->units[box->order[j]], 1, 0);
      bound->receipts += receipts;
    }
  if (awrash_i_words_sign (AWRASH_COMPENSATION_WORDS, bound->numerator) < 0)
    memset (bound->numerator, 0, sizeof bound->numerator); /* no numerator is below 0 */
  return TRUE;
}
