/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The network engine against enumeration: every integer flow of small random networks of cells
 * between two laminar families, with bounds on provinces, regions and streams that cross.
 * Source: the definitions of the objectives, applied literally. Invariant: seeds are fixed. */

#include "allot/network-private.h"

#include "base/exact-private.h"
#include "support/face.h"
#include "support/shortest-paths.h"

#include <criterion/criterion.h>
#include <math.h>

#define MAX_CELLS 8
#define PROVINCES 4
#define STREAMS 2

/* Nodes: 0 the root, 1..STREAMS streams, then provinces, then two regions of two provinces. */
#define STREAM_NODE(s) (1 + (s))
#define PROVINCE_NODE(p) (1 + STREAMS + (p))
#define REGION_NODE(r) (1 + STREAMS + PROVINCES + (r))
#define N_NODES (1 + STREAMS + PROVINCES + 2)
#define CELL_ARC(p, s) ((p)*STREAMS + (s))
#define STREAM_ARC(s) (PROVINCES * STREAMS + (s))
#define PROVINCE_ARC(p) (PROVINCES * STREAMS + STREAMS + (p))
#define REGION_ARC(r) (PROVINCES * STREAMS + STREAMS + PROVINCES + (r))
#define N_ARCS (PROVINCES * STREAMS + STREAMS + PROVINCES + 2)

typedef struct
{
  int64_t lower[N_ARCS], upper[N_ARCS];
  AwrashRecipient recipients[PROVINCES];
} Case;

typedef struct
{
  gboolean found;
  int64_t best[PROVINCES];
  gsize n_best; /* how many receipt vectors are as good */
  int64_t least[PROVINCES], most[PROVINCES];
} Answer;

typedef int (*Compare) (const Case *c, const int64_t a[], const int64_t b[]);

static AwrashNetwork *
build (const Case *c)
{
  AwrashNetwork *network = awrash_i_network_new (N_NODES, N_ARCS, NULL);

  for (gsize i = 0; i < N_ARCS; i++)
    {
      network->arcs[i].lower = c->lower[i];
      network->arcs[i].upper = c->upper[i];
    }
  for (gsize p = 0; p < PROVINCES; p++)
    {
      for (gsize s = 0; s < STREAMS; s++)
        {
          network->arcs[CELL_ARC (p, s)].tail = STREAM_NODE (s);
          network->arcs[CELL_ARC (p, s)].head = PROVINCE_NODE (p);
        }
      network->arcs[PROVINCE_ARC (p)].tail = PROVINCE_NODE (p);
      network->arcs[PROVINCE_ARC (p)].head = REGION_NODE (p / 2);
    }
  for (gsize s = 0; s < STREAMS; s++)
    network->arcs[STREAM_ARC (s)].head = STREAM_NODE (s);
  for (gsize r = 0; r < 2; r++)
    network->arcs[REGION_ARC (r)].tail = REGION_NODE (r);
  awrash_i_network_index (network);
  return network;
}

static Case
random_case (GRand *rand)
{
  Case c = { 0 };

  for (gsize i = 0; i < N_ARCS; i++)
    {
      int64_t top = i < STREAM_ARC (0) ? 2 : i < PROVINCE_ARC (0) ? 4 : i < REGION_ARC (0) ? 4 : 5;

      c.upper[i] = g_rand_int_range (rand, 0, (int)top + 1);
      if (g_rand_int_range (rand, 0, 4) == 0)
        c.lower[i] = g_rand_int_range (rand, 0, (int)c.upper[i] + 1);
    }
  for (gsize p = 0; p < PROVINCES; p++)
    c.recipients[p] = (AwrashRecipient){ PROVINCE_ARC (p), g_rand_int_range (rand, 0, 2),
                                         (double)g_rand_int_range (rand, 1, 5) };
  return c;
}

static gboolean
within (const Case *c, const int64_t x[PROVINCES * STREAMS], int64_t y[PROVINCES])
{
  int64_t stream[STREAMS] = { 0 }, region[2] = { 0 };

  for (gsize p = 0; p < PROVINCES; p++)
    {
      y[p] = 0;
      for (gsize s = 0; s < STREAMS; s++)
        {
          y[p] += x[CELL_ARC (p, s)];
          stream[s] += x[CELL_ARC (p, s)];
        }
      region[p / 2] += y[p];
      if (y[p] < c->lower[PROVINCE_ARC (p)] || y[p] > c->upper[PROVINCE_ARC (p)])
        return FALSE;
    }
  for (gsize i = 0; i < 2; i++)
    if (stream[i] < c->lower[STREAM_ARC (i)] || stream[i] > c->upper[STREAM_ARC (i)]
        || region[i] < c->lower[REGION_ARC (i)] || region[i] > c->upper[REGION_ARC (i)])
      return FALSE;
  return TRUE;
}

static int
compare_fill (const int64_t a[], const int64_t b[])
{
  int64_t sum = 0;

  for (gsize p = 0; p < PROVINCES; p++)
    sum += a[p] - b[p];
  return (sum > 0) - (sum < 0);
}

static int
by_rate (gconstpointer a, gconstpointer b, gpointer data)
{
  const Case *c = ((gpointer *)data)[0];
  const int64_t *y = ((gpointer *)data)[1];
  const AwrashRecipient *p = &c->recipients[*(const int *)a];
  const AwrashRecipient *q = &c->recipients[*(const int *)b];

  return awrash_i_exact_compare (y[*(const int *)a] + p->offset, p->need,
                                 y[*(const int *)b] + q->offset, q->need);
}

static void
sort_by_rate (const Case *c, const int64_t y[], int order[PROVINCES])
{
  gconstpointer data[2] = { c, y };

  for (int p = 0; p < PROVINCES; p++)
    order[p] = p;
  g_qsort_with_data (order, PROVINCES, sizeof (int), by_rate, data);
}

/* > 0 where a is better. */
static int
compare_lists (const Case *c, const int64_t a[], const int64_t b[], gboolean descending)
{
  int left[PROVINCES], right[PROVINCES];

  sort_by_rate (c, a, left);
  sort_by_rate (c, b, right);
  for (int k = 0; k < PROVINCES; k++)
    {
      int i = descending ? PROVINCES - 1 - k : k;
      const AwrashRecipient *p = &c->recipients[left[i]], *q = &c->recipients[right[i]];
      int sign = awrash_i_exact_compare (a[left[i]] + p->offset, p->need, b[right[i]] + q->offset,
                                         q->need);

      if (sign != 0)
        return descending ? -sign : sign;
    }
  return 0;
}

static int
compare_leximin (const Case *c, const int64_t a[], const int64_t b[])
{
  return compare_lists (c, a, b, FALSE);
}

static int
compare_decmin (const Case *c, const int64_t a[], const int64_t b[])
{
  return compare_lists (c, a, b, TRUE);
}

/* Needs are 1..4, so 12 clears every denominator. */
static int64_t
squares (const Case *c, const int64_t y[])
{
  int64_t sum = 0;

  for (gsize p = 0; p < PROVINCES; p++)
    {
      int64_t total = y[p] + c->recipients[p].offset;

      sum += 12 / (int64_t)c->recipients[p].need * total * total;
    }
  return sum;
}

static int
compare_squares (const Case *c, const int64_t a[], const int64_t b[])
{
  int64_t left = squares (c, a), right = squares (c, b);

  return (right > left) - (right < left);
}

/* Each rate counts as often as there are persons in need. */
static int
compare_persons (const Case *c, const int64_t a[], const int64_t b[])
{
  int left[PROVINCES], right[PROVINCES], i = 0, j = 0, in_left = 0, in_right = 0;

  sort_by_rate (c, a, left);
  sort_by_rate (c, b, right);
  while (i < PROVINCES && j < PROVINCES)
    {
      const AwrashRecipient *p = &c->recipients[left[i]], *q = &c->recipients[right[j]];
      int sign = awrash_i_exact_compare (a[left[i]] + p->offset, p->need, b[right[j]] + q->offset,
                                         q->need);

      if (sign != 0)
        return sign;
      if (++in_left == (int)p->need)
        i += 1, in_left = 0;
      if (++in_right == (int)q->need)
        j += 1, in_right = 0;
    }
  return 0;
}

/* How much welfare recipients with something have, and what those with nothing weigh. */
static void
welfare (const Case *c, const int64_t y[], double alpha, long double *some, long double *none)
{
  *some = *none = 0;
  for (gsize p = 0; p < PROVINCES; p++)
    {
      long double d = c->recipients[p].need, units = y[p] + c->recipients[p].offset;

      if (units == 0)
        *none += alpha < 1 ? 0 : powl (d, alpha);
      else
        *some += alpha == 1 ? d * logl (units)
                            : powl (d, alpha) * powl (units, 1 - alpha) / (1 - alpha);
    }
}

static int
compare_welfare (const Case *c, const int64_t a[], const int64_t b[], double alpha)
{
  long double left[2], right[2];

  welfare (c, a, alpha, &left[0], &left[1]);
  welfare (c, b, alpha, &right[0], &right[1]);
  if (fabsl (left[1] - right[1]) > 1e-12L)
    return left[1] < right[1] ? 1 : -1;
  if (fabsl (left[0] - right[0]) > 1e-12L)
    return left[0] > right[0] ? 1 : -1;
  return 0;
}

static int
compare_half (const Case *c, const int64_t a[], const int64_t b[])
{
  return compare_welfare (c, a, b, 0.5);
}

static int
compare_one (const Case *c, const int64_t a[], const int64_t b[])
{
  return compare_welfare (c, a, b, 1);
}

static int
compare_two (const Case *c, const int64_t a[], const int64_t b[])
{
  return compare_welfare (c, a, b, 2);
}

static int
compare_odd (const Case *c, const int64_t a[], const int64_t b[])
{
  return compare_welfare (c, a, b, 0.7);
}

static Answer
enumerate (const Case *c, Compare compare)
{
  Answer answer = { 0 };
  int64_t x[PROVINCES * STREAMS], y[PROVINCES];

  for (gsize i = 0; i < PROVINCES * STREAMS; i++)
    x[i] = c->lower[i];
  for (;;)
    {
      gsize i = 0;

      if (within (c, x, y))
        {
          int sign = answer.found ? compare_fill (y, answer.best) : 1;

          if (answer.found && sign == 0)
            sign = compare (c, y, answer.best);
          if (sign > 0)
            {
              answer.found = TRUE;
              memcpy (answer.best, y, sizeof y);
              memcpy (answer.least, y, sizeof y);
              memcpy (answer.most, y, sizeof y);
            }
          for (gsize p = 0; p < PROVINCES && sign == 0; p++)
            {
              answer.least[p] = MIN (answer.least[p], y[p]);
              answer.most[p] = MAX (answer.most[p], y[p]);
            }
        }
      while (i < PROVINCES * STREAMS && x[i] == c->upper[i])
        {
          x[i] = c->lower[i];
          i++;
        }
      if (i == PROVINCES * STREAMS)
        return answer;
      x[i]++;
    }
}

static const AwrashObjective objectives[]
    = { AWRASH_OBJECTIVE_LEXIMIN, AWRASH_OBJECTIVE_DECMIN, AWRASH_OBJECTIVE_LEAST_SQUARES };
static const char *const names[] = { "leximin",   "decmin",  "least-squares", "leximin-persons",
                                     "alpha:1/2", "alpha:1", "alpha:2",       "alpha:0.7" };

static gboolean
solve (AwrashNetwork *network, gsize n, const AwrashRecipient recipients[], int objective)
{
  g_autofree double *rate = g_new0 (double, network->n_arcs);
  AwrashLinearCost fill;
  int64_t missing;

  cr_assert (awrash_i_stage_feasible (network, &missing, NULL));
  if (missing > 0)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    rate[recipients[i].arc] = -1;
  awrash_i_stage_init_linear (&fill, rate);
  cr_assert (awrash_i_stage_minimise (network, &fill.parent, NULL));
  cr_assert (awrash_i_stage_restrict (network, &fill.parent, NULL));
  test_face_narrow (network, n, recipients, names[objective]);
  return TRUE;
}

/* The least and the most that a recipient can hold on the face. */
static int64_t
extreme (AwrashNetwork *network, gsize arc, gboolean most)
{
  while (awrash_i_network_send (network, 2 * arc + (most ? 0 : 1), G_MAXINT64) > 0)
    ;
  return network->arcs[arc].flow;
}

static void
check_objective (int objective, Compare compare, const char *label)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20230526);
  gsize feasible = 0, tied = 0;

  for (int round = 0; round < 1500; round++)
    {
      Case c = random_case (rand);
      Answer expected = enumerate (&c, compare);
      g_autoptr (AwrashNetwork) network = build (&c);
      gboolean found = solve (network, PROVINCES, c.recipients, objective);

      cr_assert_eq (found, expected.found, "%s, case %d: feasible %d", label, round, found);
      if (!found)
        continue;
      feasible++;
      for (gsize p = 0; p < PROVINCES; p++)
        {
          int64_t least = extreme (network, PROVINCE_ARC (p), FALSE);
          int64_t most = extreme (network, PROVINCE_ARC (p), TRUE);

          tied += least < most;
          cr_assert_eq (least, expected.least[p], "%s, case %d, province %zu: least %d, not %d",
                        label, round, p, (int)least, (int)expected.least[p]);
          cr_assert_eq (most, expected.most[p], "%s, case %d, province %zu: most %d, not %d", label,
                        round, p, (int)most, (int)expected.most[p]);
        }
    }
  cr_assert_gt (feasible, 200, "%s: only %zu feasible cases", label, feasible);
  cr_assert_gt (tied, 20, "%s: only %zu tied recipients", label, tied);
}

Test (oracle_network, leximin_equals_enumeration_with_its_tie_set)
{
  check_objective (0, compare_leximin, "leximin");
}

Test (oracle_network, decreasing_minimal_equals_enumeration_with_its_tie_set)
{
  check_objective (1, compare_decmin, "decmin");
}

Test (oracle_network, least_squares_equals_enumeration_with_its_tie_set)
{
  check_objective (2, compare_squares, "least-squares");
}

Test (oracle_network, leximin_over_persons_equals_enumeration_with_its_tie_set)
{
  check_objective (3, compare_persons, "leximin-persons");
}

Test (oracle_network, welfare_equals_enumeration_with_its_tie_set)
{
  check_objective (4, compare_half, "alpha:1/2");
  check_objective (5, compare_one, "alpha:1");
  check_objective (6, compare_two, "alpha:2");
  check_objective (7, compare_odd, "alpha:0.7");
}

static const Compare compares[] = { compare_leximin, compare_decmin, compare_squares };

/* The plain solver is an oracle only because enumeration says so. */
Test (oracle_network, shortest_paths_equal_enumeration)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1790);

  for (int round = 0; round < 900; round++)
    {
      Case c = random_case (rand);
      Answer expected = enumerate (&c, compares[round % 3]);
      g_autoptr (AwrashNetwork) network = build (&c);
      gboolean found
          = test_shortest_paths (network, PROVINCES, c.recipients, objectives[round % 3]);
      int64_t y[PROVINCES];

      cr_assert_eq (found, expected.found, "case %d", round);
      for (gsize p = 0; p < PROVINCES; p++)
        y[p] = network->arcs[PROVINCE_ARC (p)].flow;
      if (found)
        {
          cr_assert_eq (compare_fill (y, expected.best), 0, "case %d", round);
          cr_assert_eq (compares[round % 3](&c, y, expected.best), 0, "case %d", round);
        }
    }
}

/* ── too large to enumerate ─────────────────────────────────────────────────────────────────── */

#define MANY 12
#define MANY_REGIONS 3
#define MANY_STREAMS 3

/* Nodes and arcs as above: cells, streams, provinces, regions. */
static AwrashNetwork *
build_many (GRand *rand, AwrashRecipient recipients[MANY])
{
  gsize n_cells = MANY * MANY_STREAMS;
  AwrashNetwork *network = awrash_i_network_new (
      1 + MANY_STREAMS + MANY + MANY_REGIONS, n_cells + MANY_STREAMS + MANY + MANY_REGIONS, NULL);
  AwrashArc *arcs = network->arcs;

  for (gsize p = 0; p < MANY; p++)
    {
      for (gsize s = 0; s < MANY_STREAMS; s++)
        arcs[p * MANY_STREAMS + s]
            = (AwrashArc){ 1 + s, 1 + MANY_STREAMS + p, 0, g_rand_int_range (rand, 0, 6), 0 };
      recipients[p] = (AwrashRecipient){ n_cells + MANY_STREAMS + p, g_rand_int_range (rand, 0, 4),
                                         g_rand_int_range (rand, 1, 60) };
      arcs[recipients[p].arc]
          = (AwrashArc){ 1 + MANY_STREAMS + p, 1 + MANY_STREAMS + MANY + p % MANY_REGIONS,
                         g_rand_int_range (rand, 0, 2), g_rand_int_range (rand, 2, 12), 0 };
    }
  for (gsize s = 0; s < MANY_STREAMS; s++)
    arcs[n_cells + s] = (AwrashArc){ 0, 1 + s, 0, g_rand_int_range (rand, 5, 25), 0 };
  for (gsize r = 0; r < MANY_REGIONS; r++)
    arcs[n_cells + MANY_STREAMS + MANY + r]
        = (AwrashArc){ 1 + MANY_STREAMS + MANY + r, 0, g_rand_int_range (rand, 0, 8),
                       g_rand_int_range (rand, 8, 26), 0 };
  awrash_i_network_index (network);
  return network;
}

static int
compare_many (gconstpointer a, gconstpointer b)
{
  const AwrashFraction *x = a, *y = b;

  return awrash_i_exact_compare (x->numerator, x->denominator, y->numerator, y->denominator);
}

/* The rates in ascending order: what leximin and decreasing-minimal leave no choice about. */
static void
sort_many (const AwrashNetwork *network, const AwrashRecipient recipients[MANY],
           AwrashFraction rates[MANY])
{
  for (gsize p = 0; p < MANY; p++)
    rates[p] = (AwrashFraction){ network->arcs[recipients[p].arc].flow + recipients[p].offset,
                                 recipients[p].need };
  qsort (rates, MANY, sizeof (AwrashFraction), compare_many);
}

/* sum (left² - right²) / need, as fractions. */
static int
gap_of_squares (const AwrashNetwork *left, const AwrashNetwork *right,
                const AwrashRecipient recipients[MANY])
{
  AwrashFraction terms[MANY];

  for (gsize p = 0; p < MANY; p++)
    {
      int64_t a = left->arcs[recipients[p].arc].flow + recipients[p].offset;
      int64_t b = right->arcs[recipients[p].arc].flow + recipients[p].offset;

      terms[p] = (AwrashFraction){ a * a - b * b, recipients[p].need };
    }
  return awrash_i_exact_sum_sign (MANY, terms);
}

Test (oracle_network, the_engine_equals_shortest_paths_where_enumeration_is_out_of_reach)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);
  gsize feasible = 0;

  for (int round = 0; round < 150; round++)
    {
      AwrashRecipient recipients[MANY];
      AwrashFraction left[MANY], right[MANY];
      g_autoptr (AwrashNetwork) network = build_many (rand, recipients);
      g_autoptr (AwrashNetwork) plain = awrash_i_network_copy (network, NULL);
      gboolean found = test_shortest_paths (plain, MANY, recipients, objectives[round % 3]);

      cr_assert_eq (solve (network, MANY, recipients, round % 3), found, "case %d", round);
      if (!found)
        continue;
      feasible++;
      sort_many (network, recipients, left);
      sort_many (plain, recipients, right);
      for (gsize p = 0; p < MANY && round % 3 < 2; p++)
        cr_assert_eq (compare_many (&left[p], &right[p]), 0, "case %d, rate %zu", round, p);
      cr_assert (round % 3 < 2 || gap_of_squares (network, plain, recipients) == 0, "case %d",
                 round);
    }
  cr_assert_gt (feasible, 60);
}

Test (oracle_network, an_infeasible_network_gives_a_cut_that_proves_it)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1251);
  gsize infeasible = 0;

  for (int round = 0; round < 500; round++)
    {
      Case c = random_case (rand);
      g_autoptr (AwrashNetwork) network = build (&c);
      int64_t in = 0, out = 0, missing;

      cr_assert (awrash_i_stage_feasible (network, &missing, NULL));
      if (missing == 0)
        continue;
      infeasible++;
      for (gsize i = 0; i < N_ARCS; i++)
        {
          const AwrashArc *arc = &network->arcs[i];

          if (network->reached[arc->head] && !network->reached[arc->tail])
            in += arc->lower;
          if (network->reached[arc->tail] && !network->reached[arc->head])
            out += arc->upper;
        }
      cr_assert_gt (missing, 0);
      cr_assert_eq (in - out, missing, "case %d: the cut takes in %d and lets out %d", round,
                    (int)in, (int)out);
    }
  cr_assert_gt (infeasible, 50);
}
