/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least cost of a Gini in fractions of places, where a place costs more here than there: the
 * cost plus a price times the excess N − g Y is made least. Cut at every rate θ, N and Y are sums
 * over the set S of those above θ: D_S (D − D_S) and D_S; the first is concave in D_S, so that the
 * best set is those who are above anyway and the cheapest of the others, so many of them.
 * Source: Everett (1963) for the price; Hochbaum (2001) for the cuts. Invariant: every price gives
 * a cost that nothing cheaper meets, whatever bounds above provinces are; in doubles. */

#include "split/compensation-private.h"

#include "base/memory-private.h"
#include "base/words-private.h"

#include <math.h>
#include <string.h>

#define MOST_ROUNDS 80

typedef struct
{
  const AwrashCompensation *c;
  double slack, all; /* g and D in N <= g Y, both as needs */
  gsize *order;      /* [n]: by cost */
  double *rates;     /* [n_rates]: where provinces come in and go out, ascending */
  gsize n_rates;
  double *least, *most; /* [n]: rates held, and with all places that there is room for */
  double *receipts, *below, *above; /* [n]: at a price, and at the two that enclose the best */
  double excess, value;             /* N − g Y, and the cost that is proved, at a price */
} Pricing;

double
awrash_i_compensation_slack (const AwrashCompensation *compensation,
                             const AwrashCompensationLevel *level)
{
  double all = 0;

  for (gsize i = 0; i < compensation->n; i++)
    all += compensation->needs[i];
  return awrash_i_words_approximate (4, level->level) / (double)level->scale
         / awrash_i_words_approximate (2, compensation->all_units) * all;
}

static int
compare_doubles (gconstpointer a, gconstpointer b, gpointer data)
{
  const double x = *(const double *)a, y = *(const double *)b;

  (void)data;
  return (x > y) - (x < y);
}

static int
compare_costs (gconstpointer a, gconstpointer b, gpointer data)
{
  const AwrashCompensation *c = data;
  const gsize i = *(const gsize *)a, j = *(const gsize *)b;

  if (c->costs[i] != c->costs[j])
    return c->costs[i] < c->costs[j] ? -1 : 1;
  return (i > j) - (i < j);
}

static gboolean
pricing_init (Pricing *p, GError **error)
{
  const AwrashCompensation *c = p->c;

  if ((p->order = awrash_i_new (gsize, c->n, error)) == NULL
      || (p->rates = awrash_i_new (double, 2 * c->n + 1, error)) == NULL
      || (p->least = awrash_i_new (double, c->n, error)) == NULL
      || (p->most = awrash_i_new (double, c->n, error)) == NULL
      || (p->receipts = awrash_i_new (double, c->n, error)) == NULL
      || (p->below = awrash_i_new (double, c->n, error)) == NULL
      || (p->above = awrash_i_new (double, c->n, error)) == NULL)
    return FALSE;
  p->rates[p->n_rates++] = 0;
  for (gsize i = 0; i < c->n; i++)
    {
      const double room
          = (double)MIN (awrash_i_compensation_room (c, c->room, i), AWRASH_COMPENSATION_MOST);

      p->order[i] = i;
      p->all += c->needs[i];
      p->least[i] = (double)c->held[i] / c->needs[i];
      p->most[i] = ((double)c->held[i] + room * (double)c->step) / c->needs[i];
      p->rates[p->n_rates++] = p->least[i];
      p->rates[p->n_rates++] = p->most[i];
    }
  g_qsort_with_data (p->rates, (gint)p->n_rates, sizeof (double), compare_doubles, NULL);
  g_qsort_with_data (p->order, (gint)c->n, sizeof (gsize), compare_costs, (gpointer)(guintptr)c);
  return TRUE;
}

static void
pricing_clear (Pricing *p)
{
  g_free (p->order);
  g_free (p->rates);
  g_free (p->least);
  g_free (p->most);
  g_free (p->receipts);
  g_free (p->below);
  g_free (p->above);
}

static double
excess_of (const Pricing *p, double above)
{
  return above * (p->all - above) - p->slack * above;
}

/* Between two rates next to one another: who is above anyway, then how many of the cheapest. */
static void
price_interval (Pricing *p, double price, double from, double to)
{
  const AwrashCompensation *c = p->c;
  double forced = 0, above, cost = 0, best, best_above;
  gsize best_end = 0;

  for (gsize i = 0; i < c->n; i++)
    forced += p->least[i] >= to ? c->needs[i] : 0;
  above = best_above = forced;
  best = price * excess_of (p, forced);
  for (gsize k = 0; k < c->n; k++)
    {
      const gsize i = p->order[k];

      if (p->least[i] >= to || p->most[i] <= from)
        continue;
      above += c->needs[i];
      cost += c->needs[i] * c->costs[i] / (double)c->step;
      if (price * excess_of (p, above) + cost >= best)
        continue;
      best = price * excess_of (p, above) + cost;
      best_above = above;
      best_end = k + 1;
    }
  for (gsize k = 0; k < c->n; k++)
    {
      const gsize i = p->order[k];

      if (p->least[i] >= to || (k < best_end && p->most[i] > from))
        p->receipts[i] += c->needs[i] * (to - from);
    }
  p->value += best * (to - from);
  p->excess += excess_of (p, best_above) * (to - from);
}

static void
set_price (Pricing *p, double price, double *least_cost)
{
  p->value = p->excess = 0;
  memset (p->receipts, 0, p->c->n * sizeof (double));
  for (gsize k = 0; k + 1 < p->n_rates; k++)
    if (p->rates[k + 1] > p->rates[k])
      price_interval (p, price, p->rates[k], p->rates[k + 1]);
  *least_cost = MAX (*least_cost, p->value);
  memcpy (p->excess > 0 ? p->below : p->above, p->receipts, p->c->n * sizeof (double));
}

/* N − g Y of receipts that need not come from one price. */
static double
measure_excess (const Pricing *p, const double receipts[])
{
  const double *needs = p->c->needs;
  double sum = 0;

  for (gsize i = 0; i < p->c->n; i++)
    {
      sum -= p->slack * receipts[i];
      for (gsize j = i + 1; j < p->c->n; j++)
        sum += fabs (needs[j] * receipts[i] - needs[i] * receipts[j]);
    }
  return sum;
}

/* Between the two that enclose the best price, as near to the cheaper one as the level lets. */
static void
mix (const Pricing *p, double receipts[])
{
  double low = 0, high = 1;

  for (int round = 0; round < 40; round++)
    {
      const double part = (low + high) / 2;

      for (gsize i = 0; i < p->c->n; i++)
        receipts[i] = p->below[i] + part * (p->above[i] - p->below[i]);
      if (measure_excess (p, receipts) > 0)
        low = part;
      else
        high = part;
    }
  for (gsize i = 0; i < p->c->n; i++)
    receipts[i] = p->below[i] + high * (p->above[i] - p->below[i]);
}

static gboolean
find_price (Pricing *p, double *least_cost)
{
  double low = 0, high = 1;
  int round;

  set_price (p, 0, least_cost);
  for (round = 0; round < 1000; round++)
    {
      set_price (p, high, least_cost);
      if (p->excess <= 0 || isinf (high))
        break;
      low = high;
      high *= 4;
    }
  if (!(p->excess <= 0))
    return FALSE;
  for (round = 0; round < MOST_ROUNDS; round++)
    {
      const double middle = low == 0 ? high / 16 : sqrt (low) * sqrt (high);

      set_price (p, middle, least_cost);
      if (p->excess > 0)
        low = middle;
      else
        high = middle;
    }
  return TRUE;
}

gboolean
awrash_i_compensation_price (const AwrashCompensation *compensation,
                             const AwrashCompensationLevel *level, double receipts[],
                             double *least_cost, gboolean *found, GError **error)
{
  Pricing pricing
      = { .c = compensation, .slack = awrash_i_compensation_slack (compensation, level) };
  const gboolean started = pricing_init (&pricing, error);

  *least_cost = 0;
  *found = started && find_price (&pricing, least_cost);
  if (*found)
    mix (&pricing, receipts);
  pricing_clear (&pricing);
  return started;
}
