/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is served first among those whom the rule cannot tell apart: an order given, a lot drawn from
 * a seed, or the outcome of one drawn elsewhere. Source: libawrash/README.md, "Ties": the answer is
 * the lexicographically largest one in that order. Invariant: order and seed are a strict order of
 * the recipients; an outcome has none, and is only ever accepted or refused. */

#include "allot/ties-private.h"

#include "base/draws-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <string.h>

enum
{
  TICKET_LENGTH = 64
};

/* A tied recipient and what its place is decided by. */
typedef struct
{
  gsize place;
  gsize rank;
  char ticket[TICKET_LENGTH + 1];
} Turn;

static gboolean
check_entry (gsize place, int64_t recipient, gsize n, const gsize rank[], GError **error)
{
  if (recipient < 0 || (guint64)recipient >= n)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("order[%zu] is %" PRId64 ", expected a recipient from 0 to %zu"), place,
                   recipient, n - 1);
      return FALSE;
    }
  if (rank[recipient] != n)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                   _ ("order[%zu] is %" PRId64 ", as is order[%zu], expected each recipient once"),
                   place, recipient, rank[recipient]);
      return FALSE;
    }
  return TRUE;
}

AwrashTies *
awrash_allot_ties_new_order (size_t n, const int64_t order[], GError **error)
{
  g_return_val_if_fail (n == 0 || order != NULL, NULL);

  if (n == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the order has 0 recipients, expected at least 1"));
      return NULL;
    }
  g_autofree gsize *rank = awrash_i_new (gsize, n, error);
  if (rank == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    rank[i] = n;
  for (gsize place = 0; place < n; place++)
    {
      if (!check_entry (place, order[place], n, rank, error))
        return NULL;
      rank[order[place]] = place;
    }
  AwrashTies *ties = g_new0 (AwrashTies, 1);
  ties->policy = AWRASH_TIE_POLICY_ORDER;
  ties->n = n;
  ties->rank = g_steal_pointer (&rank);
  return ties;
}

AwrashTies *
awrash_allot_ties_new_lot (const char *seed, GError **error)
{
  g_return_val_if_fail (seed != NULL, NULL);

  if (!awrash_i_draws_check_seed (seed, error))
    return NULL;
  AwrashTies *ties = g_new0 (AwrashTies, 1);
  ties->policy = AWRASH_TIE_POLICY_LOT;
  ties->seed = g_strdup (seed);
  return ties;
}

AwrashTies *
awrash_allot_ties_new_drawn (size_t n, const int64_t holders[], GError **error)
{
  g_return_val_if_fail (n == 0 || holders != NULL, NULL);

  if (n == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the lot has 0 recipients, expected at least 1"));
      return NULL;
    }
  for (gsize i = 0; i < n; i++)
    if (holders[i] < 0)
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("holders[%zu] is %" PRId64 ", expected a whole number ≥ 0"), i, holders[i]);
        return NULL;
      }
  g_autofree int64_t *copy = awrash_i_copy (int64_t, holders, n, error);
  if (copy == NULL)
    return NULL;
  AwrashTies *ties = g_new0 (AwrashTies, 1);
  ties->policy = AWRASH_TIE_POLICY_LOT;
  ties->n = n;
  ties->holders = g_steal_pointer (&copy);
  return ties;
}

void
awrash_allot_ties_free (AwrashTies *ties)
{
  if (ties == NULL)
    return;
  g_free (ties->rank);
  g_free (ties->seed);
  g_free (ties->holders);
  g_free (ties);
}

gboolean
awrash_i_ties_check (const AwrashTies *ties, gsize n, GError **error)
{
  if (ties == NULL || ties->n == 0 || ties->n == n)
    return TRUE;
  if (ties->holders != NULL)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("the lot has %zu recipients, expected %zu, one for each claim"), ties->n, n);
  else
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("the order has %zu recipients, expected %zu, one for each claim"), ties->n, n);
  return FALSE;
}

gboolean
awrash_i_ties_check_lot (const AwrashTies *ties, const gboolean is_tied[], GError **error)
{
  if (ties == NULL || ties->holders == NULL)
    return TRUE;
  for (gsize i = 0; i < ties->n; i++)
    if (ties->holders[i] > 0 && !is_tied[i])
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                     _ ("holders[%zu] is %" PRId64 ", but recipient %zu is not tied, expected 0"),
                     i, ties->holders[i], i);
        return FALSE;
      }
  return TRUE;
}

static Turn
make_turn (const AwrashTies *ties, gsize recipient, gsize place)
{
  Turn turn = { .place = place };

  if (ties->policy == AWRASH_TIE_POLICY_ORDER)
    {
      turn.rank = ties->rank[recipient];
      return turn;
    }
  g_autofree char *name = g_strdup_printf ("%zu", recipient + 1);
  g_autofree char *ticket = awrash_allot_ticket (ties->seed, name);
  memcpy (turn.ticket, ticket, TICKET_LENGTH);
  return turn;
}

static int
compare_turns (const void *a, const void *b, void *data)
{
  const Turn *left = a, *right = b;

  (void)data;
  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  return memcmp (left->ticket, right->ticket, TICKET_LENGTH);
}

gboolean
awrash_i_ties_order (const AwrashTies *ties, gsize n, const gsize names[], gsize order[],
                     GError **error)
{
  for (gsize i = 0; i < n; i++)
    order[i] = i;
  if (ties == NULL)
    return TRUE;
  g_autofree Turn *turns = awrash_i_new (Turn, n, error);
  if (turns == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    turns[i] = make_turn (ties, names[i], i);
  g_qsort_with_data (turns, (gint)n, sizeof *turns, compare_turns, NULL);
  for (gsize i = 0; i < n; i++)
    order[i] = turns[i].place;
  return TRUE;
}

gboolean
awrash_i_ties_sort (const AwrashTies *ties, gsize n, gsize recipients[], GError **error)
{
  g_autofree gsize *order = awrash_i_new (gsize, n, error);
  g_autofree gsize *names = order != NULL ? awrash_i_copy (gsize, recipients, n, error) : NULL;

  if (names == NULL || !awrash_i_ties_order (ties, n, names, order, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    recipients[i] = names[order[i]];
  return TRUE;
}

AwrashStatus
awrash_i_ties_status (const AwrashTies *ties, gsize n_tied, int64_t unplaced)
{
  if (n_tied > 0 && ties == NULL)
    return AWRASH_STATUS_TIE_REFUSED;
  if (unplaced > 0)
    return AWRASH_STATUS_UNPLACED;
  return n_tied > 0 ? AWRASH_STATUS_TIE_SETTLED : AWRASH_STATUS_OPTIMAL;
}
