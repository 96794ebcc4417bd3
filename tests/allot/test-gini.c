/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least Gini on small random networks, held against enumeration, and on stars whose answer is
 * known. Source: the definition, summed pair by pair. Invariant: the bound is never above the
 * value, and equals it where the search was let run to its end. */

#include "allot/gini-private.h"

#include "support/national.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>

enum
{
  PROVINCES = 4,
  STREAMS = 2,
  REGIONS = 2,
  CELLS = PROVINCES * STREAMS
};

/* Cells between streams in regions and provinces; the streams' own totals on top. */
typedef struct
{
  AwrashNetwork *network;
  AwrashRecipient recipients[PROVINCES];
  int64_t best;    /* the numerator by enumeration, -1: infeasible */
  double best_raw; /* the Gini with every province counted once */
  int64_t most;    /* places that fit */
} Small;

enum
{
  ROOT = 0,
  FIRST_STREAM = 1,
  FIRST_REGION = FIRST_STREAM + STREAMS,
  FIRST_PROVINCE = FIRST_REGION + REGIONS * STREAMS,
  N_NODES = FIRST_PROVINCE + PROVINCES,
  STREAM_ARCS = CELLS,
  REGION_ARCS = STREAM_ARCS + STREAMS,
  PROVINCE_ARCS = REGION_ARCS + REGIONS * STREAMS,
  N_ARCS = PROVINCE_ARCS + PROVINCES
};

static AwrashArc
draw_arc (GRand *random, gsize tail, gsize head, int lower, int upper)
{
  AwrashArc arc = { tail, head, 0, 0, 0 };

  arc.lower = g_rand_int_range (random, 0, lower + 1);
  arc.upper = arc.lower + g_rand_int_range (random, 0, upper + 1);
  return arc;
}

static void
draw (GRand *random, Small *small, gboolean counts)
{
  AwrashArc *arcs;

  small->network = awrash_i_network_new (N_NODES, N_ARCS, NULL);
  arcs = small->network->arcs;
  for (gsize p = 0; p < PROVINCES; p++)
    {
      small->recipients[p].arc = PROVINCE_ARCS + p;
      small->recipients[p].offset = g_rand_int_range (random, 0, 4);
      small->recipients[p].need = counts ? 1 : g_rand_int_range (random, 1, 9);
      arcs[PROVINCE_ARCS + p] = draw_arc (random, FIRST_PROVINCE + p, ROOT, 1, 5);
      for (gsize s = 0; s < STREAMS; s++)
        arcs[p * STREAMS + s] = draw_arc (random, FIRST_REGION + (p % REGIONS) * STREAMS + s,
                                          FIRST_PROVINCE + p, 0, 3);
    }
  for (gsize s = 0; s < STREAMS; s++)
    {
      arcs[STREAM_ARCS + s] = draw_arc (random, ROOT, FIRST_STREAM + s, 5, 4);
      for (gsize r = 0; r < REGIONS; r++)
        arcs[REGION_ARCS + r * STREAMS + s]
            = draw_arc (random, FIRST_STREAM + s, FIRST_REGION + r * STREAMS + s, 2, 3);
    }
  awrash_i_network_index (small->network);
}

static gboolean
keeps_bounds (const Small *small, const int64_t cells[])
{
  int64_t flow[N_ARCS] = { 0 };

  for (gsize p = 0; p < PROVINCES; p++)
    for (gsize s = 0; s < STREAMS; s++)
      {
        int64_t x = flow[p * STREAMS + s] = cells[p * STREAMS + s];

        flow[PROVINCE_ARCS + p] += x;
        flow[STREAM_ARCS + s] += x;
        flow[REGION_ARCS + (p % REGIONS) * STREAMS + s] += x;
      }
  for (gsize i = 0; i < N_ARCS; i++)
    if (flow[i] < small->network->arcs[i].lower || flow[i] > small->network->arcs[i].upper)
      return FALSE;
  return TRUE;
}

static void
judge (Small *small, const int64_t cells[])
{
  int64_t y[PROVINCES], sum = 0, numerator = 0;
  double raw = 0, rates = 0;

  if (!keeps_bounds (small, cells))
    return;
  for (gsize p = 0; p < PROVINCES; p++)
    {
      y[p] = small->recipients[p].offset;
      for (gsize s = 0; s < STREAMS; s++)
        {
          y[p] += cells[p * STREAMS + s];
          sum += cells[p * STREAMS + s];
        }
      rates += (double)y[p] / small->recipients[p].need;
      for (gsize q = 0; q < p; q++)
        raw += fabs ((double)y[p] / small->recipients[p].need
                     - (double)y[q] / small->recipients[q].need);
      for (gsize q = 0; q < p; q++)
        numerator += ABS ((int64_t)small->recipients[q].need * y[p]
                          - (int64_t)small->recipients[p].need * y[q]);
    }
  raw = rates > 0 ? raw / (PROVINCES * rates) : 0;
  if (small->best < 0 || sum > small->most)
    {
      small->best = numerator;
      small->best_raw = raw;
      small->most = sum;
    }
  else if (sum == small->most)
    {
      small->best = MIN (small->best, numerator);
      small->best_raw = MIN (small->best_raw, raw);
    }
}

static void
enumerate (Small *small, int64_t cells[], gsize cell)
{
  const AwrashArc *arc = &small->network->arcs[cell];

  if (cell == CELLS)
    {
      judge (small, cells);
      return;
    }
  for (cells[cell] = arc->lower; cells[cell] <= arc->upper; cells[cell]++)
    enumerate (small, cells, cell + 1);
}

/* The face of the flows that give the most. */
static gboolean
fill (Small *small)
{
  double rate[N_ARCS] = { 0 };
  AwrashLinearCost cost;

  if (!awrash_i_network_feasible (small->network))
    return FALSE;
  for (gsize p = 0; p < PROVINCES; p++)
    rate[PROVINCE_ARCS + p] = -1;
  awrash_i_stage_init_linear (&cost, rate);
  cr_assert (awrash_i_stage_minimise (small->network, &cost.parent, NULL));
  cr_assert (awrash_i_stage_restrict (small->network, &cost.parent, NULL));
  return TRUE;
}

static void
check_weighted (const Small *small, AwrashGini *gini, guint32 seed)
{
  double value = (double)gini->value / gini->pairs.scale;

  cr_expect_eq (value, (double)small->best, "seed %u: %g, not %g", seed, value,
                (double)small->best);
  cr_expect (awrash_i_gini_bound (gini) == gini->value, "seed %u: bound %g of %g", seed,
             (double)awrash_i_gini_bound (gini), (double)gini->value);
}

static void
check_unweighted (const Small *small, AwrashGini *gini, guint32 seed)
{
  AwrashGiniSum sum = awrash_i_gini_pairs_without_costs (&gini->pairs, gini->best);
  double value = awrash_i_gini_pairs_ratio (&gini->pairs, sum, gini->best);
  double bound = awrash_i_gini_pairs_bound (&gini->pairs, awrash_i_gini_bound (gini), gini->best,
                                            gini->lower);

  cr_expect (fabs (value - small->best_raw) < 1e-12, "seed %u: %.17g, not %.17g", seed, value,
             small->best_raw);
  cr_expect_eq (bound, value, "seed %u: bound %.17g of %.17g", seed, bound, value);
}

static void
hold_against_enumeration (guint32 seed, gboolean counts, gboolean is_weighted)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  AwrashGiniSettings settings = { 0, 100000 };
  int64_t cells[CELLS];
  Small small = { .best = -1 };
  AwrashGini gini;

  draw (random, &small, counts);
  enumerate (&small, cells, 0);
  cr_assert_eq (fill (&small), small.best >= 0, "seed %u", seed);
  if (small.best >= 0)
    {
      cr_assert (awrash_i_gini_init (&gini, small.network, PROVINCES, small.recipients, is_weighted,
                                     &settings, NULL));
      cr_assert (awrash_i_gini_run (&gini, NULL));
      (is_weighted ? check_weighted : check_unweighted) (&small, &gini, seed);
      awrash_i_gini_clear (&gini);
    }
  awrash_i_network_free (small.network);
}

Test (allot_gini, small_networks_have_the_least_that_enumeration_finds)
{
  for (guint32 seed = 0; seed < 4000; seed++)
    hold_against_enumeration (seed, seed % 4 == 0, TRUE);
}

Test (allot_gini, small_networks_have_the_least_with_every_recipient_counted_once)
{
  for (guint32 seed = 0; seed < 2000; seed++)
    hold_against_enumeration (seed, FALSE, FALSE);
}

/* A hundredth is what is left by ranks and ascent alone. */
Test (allot_gini, pairs_priced_by_a_relaxation_leave_little_of_an_unweighted_gini)
{
  for (guint32 seed = 1; seed <= 3; seed++)
    {
      g_autoptr (AwrashProgramme) programme = national_new (NATIONAL_NETWORK, 40, 2000, seed);
      g_autoptr (AwrashPlan) plan
          = test_plan_new (programme, "objective", "gini-unweighted", "need", "need", NULL);
      g_autoptr (AwrashVerdict) verdict
          = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), NULL);

      cr_expect_lt (awrash_split_plan_get_gap (plan), 5e-4, "seed %u: %g", seed,
                    awrash_split_plan_get_gap (plan));
      cr_expect (awrash_audit_verdict_is_accepted (verdict), "seed %u", seed);
    }
}
