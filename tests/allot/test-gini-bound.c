/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups whose sum is not all that holds them, and groups that take too long to be searched.
 * Source: enumeration. Invariant: the bound is never above the value, and equals it where the
 * search was let run to its end. */

#include "allot/networks.h"
#include "allot/one-sum.h"

enum
{
  SOURCES = 2,
  HALVES = 2 * SOURCES, /* between whose recipients a source divides within a few units */
  EACH = 2,
  N = HALVES * EACH,
  FIRST_HALF = 1 + SOURCES,
  FIRST_RECIPIENT = FIRST_HALF + HALVES,
  N_NODES = FIRST_RECIPIENT + N,
  HALF_ARCS = 2 * N,
  SOURCE_ARCS = HALF_ARCS + HALVES,
  N_ARCS = SOURCE_ARCS + SOURCES
};

static AwrashNetwork *
draw (GRand *random, AwrashRecipient recipients[N])
{
  AwrashArc arcs[N_ARCS];

  for (gsize h = 0; h < HALVES; h++)
    arcs[HALF_ARCS + h] = (AwrashArc){ .tail = 1 + h / 2, .head = FIRST_HALF + h };
  for (gsize s = 0; s < SOURCES; s++)
    arcs[SOURCE_ARCS + s] = (AwrashArc){ .tail = 0, .head = 1 + s };
  for (gsize p = 0; p < N; p++)
    {
      int lower = g_rand_int_range (random, 0, 3);
      int upper = lower + g_rand_int_range (random, 0, 5);
      int flow = g_rand_int_range (random, lower, upper + 1);

      arcs[p] = (AwrashArc){ FIRST_RECIPIENT + p, 0, 0, 1000, flow };
      arcs[N + p] = (AwrashArc){ FIRST_HALF + p / EACH, FIRST_RECIPIENT + p, lower, upper, flow };
      arcs[HALF_ARCS + p / EACH].flow += flow;
      arcs[SOURCE_ARCS + p / EACH / 2].flow += flow;
      recipients[p] = (AwrashRecipient){ p, 0, g_rand_int_range (random, 1, 10) };
    }
  for (gsize i = HALF_ARCS; i < N_ARCS; i++)
    {
      int room = i < SOURCE_ARCS ? g_rand_int_range (random, 0, 3) : 0;

      arcs[i].lower = MAX (0, arcs[i].flow - room);
      arcs[i].upper = arcs[i].flow + room;
    }
  return network_of (N_NODES, N_ARCS, arcs);
}

static gboolean
fits (const AwrashArc *arc, gsize n, const int64_t y[])
{
  int64_t sum = 0;

  for (gsize p = 0; p < n; p++)
    sum += y[p];
  return sum >= arc->lower && sum <= arc->upper;
}

/* The least sum of pairs with recipients from p on in all ways that halves and sources allow. */
static AwrashGiniSum
enumerate (const AwrashGiniPairs *pairs, const AwrashArc arcs[], int64_t y[], gsize p)
{
  AwrashGiniSum least = (AwrashGiniSum)1 << 120;
  gsize half = p / EACH, source = half / 2;

  if (p > 0 && p % EACH == 0 && !fits (&arcs[HALF_ARCS + half - 1], EACH, y + p - EACH))
    return least;
  if (p > 0 && p % (2 * EACH) == 0
      && !fits (&arcs[SOURCE_ARCS + source - 1], 2 * EACH, y + p - 2 * EACH))
    return least;
  if (p == N)
    return awrash_i_gini_pairs_without_costs (pairs, y);
  for (y[p] = arcs[N + p].lower; y[p] <= arcs[N + p].upper; y[p]++)
    least = MIN (least, enumerate (pairs, arcs, y, p + 1));
  return least;
}

Test (allot_gini_bound, walls_within_groups_are_kept_by_flows)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (41);
  const AwrashGiniSettings settings = { 0, 2000 };

  for (int round = 0; round < 100; round++)
    {
      AwrashRecipient recipients[N];
      g_autoptr (AwrashNetwork) network = draw (random, recipients);
      AwrashGini gini;
      int64_t y[N];

      cr_assert (awrash_i_gini_init (&gini, network, N, recipients, TRUE, &settings, NULL));
      cr_assert (awrash_i_gini_run (&gini, NULL));
      cr_expect (gini.value == enumerate (&gini.pairs, network->arcs, y, 0), "round %d", round);
      cr_expect (awrash_i_gini_bound (&gini) == gini.value, "round %d", round);
      awrash_i_gini_clear (&gini);
    }
}

/* Sixteen whose sum is divided in too many ways that are nearly as good. */
Test (allot_gini_bound, a_group_that_takes_too_long_is_bounded_by_flows)
{
  static const struct
  {
    int need, lower, upper;
  } rows[] = { { 4, 0, 10 }, { 4, 1, 6 }, { 3, 2, 10 }, { 1, 0, 5 }, { 1, 0, 5 },  { 4, 1, 11 },
               { 9, 1, 8 },  { 5, 0, 8 }, { 1, 0, 10 }, { 2, 0, 3 }, { 1, 2, 13 }, { 3, 0, 6 },
               { 2, 0, 3 },  { 7, 1, 8 }, { 4, 0, 8 },  { 4, 2, 11 } };
  int64_t left = 38;
  OneSum sum;
  AwrashGini *gini = &sum.gini;

  one_sum_init (&sum, G_N_ELEMENTS (rows));
  for (gsize p = 0; p < sum.n; p++)
    {
      AwrashArc *arc = &sum.network->arcs[p];

      sum.recipients[p].need = rows[p].need;
      arc->lower = arc->flow = rows[p].lower;
      arc->upper = rows[p].upper;
      left -= rows[p].lower;
    }
  for (gsize p = 0; p < sum.n; p++)
    {
      AwrashArc *arc = &sum.network->arcs[p];
      int64_t more = MIN (left, arc->upper - arc->lower);

      arc->flow += more;
      left -= more;
    }
  one_sum_begin (&sum, TRUE, (AwrashGiniSettings){ 0, 50 });
  AwrashGiniSum before = gini->value;
  cr_expect_eq (gini->group[0], 0);
  cr_assert (awrash_i_gini_run (gini, NULL));
  cr_expect_eq (gini->group[0], G_MAXSIZE, "still a group");
  cr_expect (awrash_i_gini_bound (gini) <= gini->value && gini->value < before);
  one_sum_clear (&sum);
}
