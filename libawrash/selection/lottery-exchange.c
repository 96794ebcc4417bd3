/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Better panels near those that are known: one person goes, a dearer one of another type comes, as
 * long as quotas stay kept. Where this finds something no search over all panels is needed.
 * Source: local search. Invariant: every panel along the way keeps every quota. */

#include "selection/lottery-private.h"

#include "base/memory-private.h"

#include <string.h>

/* So many panels are started from, those worth most. */
#define MOST_STARTS 16

typedef struct
{
  gsize type;
  int64_t price;
} Priced;

typedef struct
{
  const AwrashPanelQuestion *question;
  gsize n_quotas;
  Priced *order;   /* [n_types]: the dearest first */
  int64_t *panel;  /* [n_types] */
  int64_t *counts; /* [n_quotas + n_patterns] */
} Exchange;

static int
by_price (gconstpointer a, gconstpointer b)
{
  const Priced *x = a, *y = b;

  if (x->price != y->price)
    return x->price > y->price ? -1 : 1;
  return (x->type > y->type) - (x->type < y->type);
}

static void
count (Exchange *exchange)
{
  const AwrashPanelQuestion *question = exchange->question;

  memset (exchange->counts, 0, (exchange->n_quotas + question->n_patterns) * sizeof (int64_t));
  for (gsize t = 0; t < question->n_types; t++)
    {
      for (gsize c = 0; exchange->panel[t] > 0 && c < question->pool->n_categories; c++)
        exchange->counts[awrash_i_question_quota (question, t, c)] += exchange->panel[t];
      if (question->pattern[t] < question->n_patterns)
        exchange->counts[exchange->n_quotas + question->pattern[t]] += exchange->panel[t];
    }
}

/* Whether one of type b may come for one of type a. */
static gboolean
may_come (const Exchange *exchange, gsize a, gsize b)
{
  const AwrashPanelQuestion *question = exchange->question;

  for (gsize c = 0; c < question->pool->n_categories; c++)
    {
      gsize from = awrash_i_question_quota (question, a, c);
      gsize to = awrash_i_question_quota (question, b, c);

      if (from != to
          && (exchange->counts[from] <= question->lower[from]
              || exchange->counts[to] >= question->upper[to]))
        return FALSE;
    }
  return question->pattern[b] == question->n_patterns
         || question->pattern[a] == question->pattern[b]
         || exchange->counts[exchange->n_quotas + question->pattern[b]]
                < (int64_t)question->households[question->pattern[b]];
}

static void
move (Exchange *exchange, gsize t, int64_t by)
{
  const AwrashPanelQuestion *question = exchange->question;

  exchange->panel[t] += by;
  for (gsize c = 0; c < question->pool->n_categories; c++)
    exchange->counts[awrash_i_question_quota (question, t, c)] += by;
  if (question->pattern[t] < question->n_patterns)
    exchange->counts[exchange->n_quotas + question->pattern[t]] += by;
}

/* One exchange: the dearest that can come for the cheapest that it can come for. */
static gboolean
step (Exchange *exchange)
{
  const AwrashPanelQuestion *question = exchange->question;

  for (gsize i = 0; i < question->n_types; i++)
    {
      gsize b = exchange->order[i].type;

      if (exchange->panel[b] >= question->most[b])
        continue;
      for (gsize j = question->n_types; j-- > i + 1;)
        {
          gsize a = exchange->order[j].type;

          if (exchange->order[j].price >= exchange->order[i].price)
            break;
          if (exchange->panel[a] == 0 || !may_come (exchange, a, b))
            continue;
          move (exchange, a, -1);
          move (exchange, b, 1);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_known (const AwrashLotteryRun *run, const int64_t panel[], guint from)
{
  for (guint k = from; k < run->panels->len; k++)
    if (memcmp (g_ptr_array_index (run->panels, k), panel,
                run->question->n_types * sizeof (int64_t))
        == 0)
      return TRUE;
  return FALSE;
}

/* Improves one panel as far as it goes, and adds it where it is worth more than enough. */
static gboolean
improve (AwrashLotteryRun *run, Exchange *exchange, const int64_t start[], int64_t enough,
         guint n_known, GError **error)
{
  gsize n = run->question->n_types;
  int64_t worth = 0, *copy;

  memcpy (exchange->panel, start, n * sizeof (int64_t));
  count (exchange);
  while (step (exchange))
    ;
  for (gsize t = 0; t < n; t++)
    worth += run->price[t] * exchange->panel[t];
  if (worth <= enough || is_known (run, exchange->panel, n_known))
    return TRUE;
  copy = awrash_i_copy (int64_t, exchange->panel, n, error);
  if (copy == NULL)
    return FALSE;
  g_ptr_array_add (run->panels, copy);
  return TRUE;
}

/* The worth of each known panel; the best of them first, at most so many. */
static gsize
choose_starts (const AwrashLotteryRun *run, Priced starts[])
{
  gsize n = run->panels->len;

  for (guint k = 0; k < n; k++)
    {
      const int64_t *panel = g_ptr_array_index (run->panels, k);

      starts[k] = (Priced){ k, 0 };
      for (gsize t = 0; t < run->question->n_types; t++)
        starts[k].price += run->price[t] * panel[t];
    }
  qsort (starts, n, sizeof (Priced), by_price);
  return MIN (n, MOST_STARTS);
}

gboolean
awrash_i_lottery_exchange (AwrashLotteryRun *run, int64_t enough, GError **error)
{
  const AwrashPool *pool = run->question->pool;
  gsize n = run->question->n_types, n_quotas = pool->first[pool->n_categories];
  guint n_known = run->panels->len;
  g_autofree Priced *order = awrash_i_new (Priced, n, error);
  g_autofree Priced *starts = order ? awrash_i_new (Priced, n_known, error) : NULL;
  g_autofree int64_t *panel = starts ? awrash_i_new (int64_t, n, error) : NULL;
  g_autofree int64_t *counts
      = panel ? awrash_i_new (int64_t, n_quotas + run->question->n_patterns, error) : NULL;
  Exchange exchange = { run->question, n_quotas, order, panel, counts };

  if (counts == NULL)
    return FALSE;
  for (gsize t = 0; t < n; t++)
    order[t] = (Priced){ t, run->price[t] };
  qsort (order, n, sizeof (Priced), by_price);
  for (gsize k = 0, n_starts = choose_starts (run, starts); k < n_starts; k++)
    if (!improve (run, &exchange, g_ptr_array_index (run->panels, starts[k].type), enough, n_known,
                  error))
      return FALSE;
  return TRUE;
}
