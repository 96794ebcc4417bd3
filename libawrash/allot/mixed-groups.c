/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an exchanger knows of a problem: disjoint fixed sums, shortest first, whose columns are the
 * groups; and which columns look alike to all other rows that bind, or would but for what they cost
 * and their own squares.
 * Source: see mixed-exchange.c. Invariant: a column is in one group at most. */

#include "allot/mixed-trade-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

static gboolean
is_fixed_sum (const AwrashMixed *mixed, gsize i)
{
  if (mixed->lower[mixed->n + i] != mixed->upper[mixed->n + i])
    return FALSE;
  for (gsize k = mixed->first[i]; k < mixed->first[i + 1]; k++)
    if (mixed->value[k] != mixed->value[mixed->first[i]] || mixed->value[k] == 0)
      return FALSE;
  return TRUE;
}

/* Short fixed sums first: each column is kept in one of them at most. */
static void
find_groups (AwrashExchanger *e)
{
  const AwrashMixed *mixed = e->mixed;

  for (gsize j = 0; j < mixed->n; j++)
    e->group[j] = G_MAXSIZE;
  for (gsize length = 2, next; length <= mixed->n; length = next)
    {
      next = mixed->n + 1;
      for (gsize i = 0; i < mixed->m; i++)
        {
          gsize own = mixed->first[i + 1] - mixed->first[i];
          gboolean is_free = own == length && is_fixed_sum (mixed, i);

          if (own > length)
            next = MIN (next, own);
          for (gsize k = mixed->first[i]; is_free && k < mixed->first[i + 1]; k++)
            is_free = e->group[mixed->column[k]] == G_MAXSIZE;
          if (!is_free)
            continue;
          e->is_kept[i] = 1;
          for (gsize k = mixed->first[i]; k < mixed->first[i + 1]; k++)
            e->group[mixed->column[k]] = e->n_groups;
          e->n_groups++;
        }
    }
}

static void
list_members (AwrashExchanger *e)
{
  gsize *next = e->member_first + 1;

  for (gsize j = 0; j < e->mixed->n; j++)
    if (e->group[j] != G_MAXSIZE)
      next[e->group[j] + 1]++;
  for (gsize g = 0; g < e->n_groups; g++)
    next[g + 1] += next[g];
  for (gsize j = 0; j < e->mixed->n; j++)
    if (e->group[j] != G_MAXSIZE)
      e->members[next[e->group[j]]++] = j;
}

/* Whether whole groups count in a row with one value each, so that it stands still while their sums
 * do. size[n_groups] is nought, and again at the end. */
static gboolean
is_still (const AwrashExchanger *e, gsize i, gsize size[])
{
  const AwrashMixed *mixed = e->mixed;
  gboolean is_even = TRUE;

  for (gsize k = mixed->first[i]; k < mixed->first[i + 1]; k++)
    {
      gsize group = e->group[mixed->column[k]], first;

      if (group == G_MAXSIZE)
        is_even = FALSE;
      else if (size[group]++ == 0)
        e->effect_at[group] = k;
      first = group != G_MAXSIZE ? e->effect_at[group] : k;
      is_even = is_even && mixed->value[k] == mixed->value[first];
    }
  for (gsize k = mixed->first[i]; k < mixed->first[i + 1]; k++)
    {
      gsize group = e->group[mixed->column[k]];

      if (group == G_MAXSIZE)
        continue;
      is_even = is_even
                && (size[group] == 0
                    || size[group] == e->member_first[group + 1] - e->member_first[group]);
      size[group] = 0;
    }
  return is_even;
}

/* The one row of whole squares that a column counts in, as what it is; G_MAXSIZE: none, or more. */
static gsize
find_own (const AwrashExchanger *e, gsize j)
{
  const AwrashMixed *mixed = e->mixed;
  gsize own = G_MAXSIZE, n = 0;

  for (gsize k = mixed->column_first[j]; k < mixed->column_first[j + 1]; k++)
    {
      gsize i = mixed->row[k];

      if (e->is_kept[i] || e->is_idle[i] || mixed->curve[i].kind == AWRASH_CURVE_NONE)
        continue;
      n++;
      if (mixed->curve[i].kind == AWRASH_CURVE_WHOLE && mixed->column_value[k] == 1)
        own = i;
    }
  return n == 1 ? own : G_MAXSIZE;
}

/* The rows of each column that trades move, its own last. */
static void
list_rows (AwrashExchanger *e)
{
  const AwrashMixed *mixed = e->mixed;
  gsize at = 0;

  for (gsize i = 0; i < mixed->m; i++)
    e->is_idle[i] = awrash_i_mixed_is_idle (mixed, i) || is_still (e, i, e->move_of) ? 1 : 0;
  for (gsize j = 0; j < mixed->n; j++)
    {
      gsize own = e->own[j] = find_own (e, j);

      for (gsize k = mixed->column_first[j]; k < mixed->column_first[j + 1]; k++)
        {
          gsize i = mixed->row[k];
          if (e->is_kept[i] || e->is_idle[i] || i == own || mixed->column_value[k] == 0)
            continue;
          e->row[at] = i;
          e->value[at++] = mixed->column_value[k];
        }
      if (own != G_MAXSIZE)
        {
          e->row[at] = own;
          e->value[at++] = 1;
        }
      e->first[j + 1] = at;
    }
}

/* How many rows of a column are looked at: all, or all but its own. */
static gsize
count_rows (const AwrashExchanger *e, gsize j, gboolean is_kin)
{
  return e->first[j + 1] - e->first[j] - (is_kin && e->own[j] != G_MAXSIZE);
}

static gboolean
looks_alike (const AwrashExchanger *e, gsize a, gsize b, gboolean is_kin)
{
  gsize n = count_rows (e, a, is_kin);

  return (is_kin || e->mixed->cost[a] == e->mixed->cost[b]) && n == count_rows (e, b, is_kin)
         && memcmp (e->row + e->first[a], e->row + e->first[b], n * sizeof (gsize)) == 0
         && memcmp (e->value + e->first[a], e->value + e->first[b], n * sizeof (int64_t)) == 0;
}

gsize
awrash_i_exchanger_tell_apart (AwrashExchanger *e, gboolean is_kin, gsize look[])
{
  gsize n_looks = 0;

  memset (e->move_of, 0, e->n_slots * sizeof (gsize));
  for (gsize j = 0; j < e->mixed->n; j++)
    {
      gsize hash = awrash_i_trade_mix (1, is_kin ? 0 : (gsize)e->mixed->cost[j]), slot;

      for (gsize k = e->first[j]; k < e->first[j] + count_rows (e, j, is_kin); k++)
        hash = awrash_i_trade_mix (awrash_i_trade_mix (hash, e->row[k]), (gsize)e->value[k]);
      for (slot = awrash_i_trade_slot (e, hash);
           e->move_of[slot] != 0 && !looks_alike (e, e->move_of[slot] - 1, j, is_kin);
           slot = (slot + 1) & (e->n_slots - 1))
        ;
      if (e->move_of[slot] == 0)
        {
          e->move_of[slot] = j + 1;
          look[j] = n_looks++;
        }
      else
        look[j] = look[e->move_of[slot] - 1];
    }
  return n_looks;
}

static gboolean
allocate (AwrashExchanger *e, GError **error)
{
  gsize n = e->mixed->n, m = e->mixed->m, entries = e->mixed->first[m];

  e->n_slots = (gsize)1 << g_bit_storage (4 * n + 64);
  e->group = awrash_i_new (gsize, n, error);
  e->look = e->group ? awrash_i_new (gsize, n, error) : NULL;
  e->members = e->look ? awrash_i_new (gsize, n, error) : NULL;
  e->member_first = e->members ? awrash_i_new (gsize, n + 2, error) : NULL;
  e->is_kept = e->member_first ? awrash_i_new (guint8, m, error) : NULL;
  e->is_idle = e->is_kept ? awrash_i_new (guint8, m, error) : NULL;
  e->first = e->is_idle ? awrash_i_new (gsize, n + 1, error) : NULL;
  e->own = e->first ? awrash_i_new (gsize, n, error) : NULL;
  e->folded = e->own ? awrash_i_new (gsize, m, error) : NULL;
  e->row = e->folded ? awrash_i_new (gsize, entries, error) : NULL;
  e->value = e->row ? awrash_i_new (int64_t, entries, error) : NULL;
  e->x = e->value ? awrash_i_new (int64_t, n, error) : NULL;
  e->activity = e->x ? awrash_i_new (int64_t, m, error) : NULL;
  e->weight = e->activity ? awrash_i_new (double, m, error) : NULL;
  e->move_of = e->weight ? awrash_i_new (gsize, e->n_slots, error) : NULL;
  e->price = e->move_of ? awrash_i_new (double, m, error) : NULL;
  e->least_at = e->price ? awrash_i_new (int64_t, m, error) : NULL;
  e->effect_at = e->least_at ? awrash_i_new (gsize, m, error) : NULL;
  e->by_row_first = e->effect_at ? awrash_i_new (gsize, m + 2, error) : NULL;
  return e->by_row_first != NULL;
}

AwrashExchanger *
awrash_i_exchanger_new (const AwrashMixed *mixed, GError **error)
{
  AwrashExchanger *e = g_new0 (AwrashExchanger, 1);

  e->mixed = mixed;
  e->moves = g_array_new (FALSE, FALSE, sizeof (AwrashTrade));
  e->effects = g_array_new (FALSE, FALSE, sizeof (AwrashTradeEffect));
  e->by_row = g_array_new (FALSE, FALSE, sizeof (gsize));
  if (!allocate (e, error))
    {
      awrash_i_exchanger_free (e);
      return NULL;
    }
  for (gsize j = 0; j < mixed->n; j++)
    e->steepest = fmax (e->steepest, fabs ((double)mixed->cost[j]));
  for (gsize i = 0; i < mixed->m; i++)
    if (mixed->curve[i].kind != AWRASH_CURVE_NONE)
      e->steepest = fmax (
          e->steepest, fabs (awrash_i_curve_slope (&mixed->curve[i], mixed->upper[mixed->n + i])));
  find_groups (e);
  list_members (e);
  awrash_i_mixed_fold (mixed, e->folded);
  list_rows (e);
  e->n_looks = awrash_i_exchanger_tell_apart (e, FALSE, e->look);
  return e;
}

void
awrash_i_exchanger_free (AwrashExchanger *e)
{
  if (e == NULL)
    return;
  void *arrays[] = { e->group,    e->look,      e->members, e->member_first, e->is_kept,
                     e->is_idle,  e->first,     e->row,     e->value,        e->x,
                     e->activity, e->weight,    e->move_of, e->by_row_first, e->price,
                     e->least_at, e->effect_at, e->own,     e->folded };

  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_free (arrays[i]);
  g_array_unref (e->moves);
  g_array_unref (e->effects);
  g_array_unref (e->by_row);
  g_clear_error (&e->refusal);
  g_free (e);
}
