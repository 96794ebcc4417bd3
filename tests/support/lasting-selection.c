/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calls of selection that last. Source: pools and proposals that are large, or hard.
 * Invariant: each lasts for seconds. */

#include "support/large-pool.h"
#include "support/lasting.h"

#include <math.h>

#define N 600
#define MANY 60000

static gpointer
ask_panel (void)
{
  return large_pool_ask (2000, 200, 20261127);
}

static void
forget_panel (gpointer question)
{
  awrash_selection_question_unref (question);
}

static gboolean
legacy (gpointer question, GError **error)
{
  g_autofree int64_t *times = g_new (int64_t, 2000);
  AwrashLegacy record;

  return awrash_selection_legacy (question, "seed", G_MAXINT32, G_MAXINT64, times, &record, error);
}

static gboolean
lottery (gpointer question, const char *rule, GError **error)
{
  g_autoptr (AwrashLottery) lottery = awrash_selection_lottery_new (question, rule, error);

  return lottery != NULL;
}

static gboolean
leximin (gpointer question, GError **error)
{
  return lottery (question, "leximin", error);
}

static gboolean
nash (gpointer question, GError **error)
{
  return lottery (question, "nash", error);
}

static gboolean
goldilocks (gpointer question, GError **error)
{
  return lottery (question, "goldilocks", error);
}

/* Panels with any numbers of 60 types. */
static gboolean
spread (gpointer unused, GError **error)
{
  g_autofree int64_t *panels = g_new (int64_t, 2000 * 60), *tickets = g_new (int64_t, 2000);
  g_autofree int64_t *times = g_new (int64_t, 2000);
  int64_t sizes[60];
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261127);
  AwrashUniformity record;

  (void)unused;
  for (gsize k = 0; k < 2000 * 60; k++)
    panels[k] = g_rand_int_range (rand, 0, 9);
  for (gsize k = 0; k < 60; k++)
    sizes[k] = 9;
  for (gsize k = 0; k < 2000; k++)
    tickets[k] = g_rand_int_range (rand, 1, 1000000);
  return awrash_selection_uniform (2000, 60, panels, sizes, tickets, 1000, times, &record, error);
}

/* ── worksites ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
bound (AwrashApproval *approval, const char *kind, const char *unit, const double weights[],
       double least, double most)
{
  return awrash_selection_approve_add_bound (approval, kind, unit, weights, least, most, TRUE,
                                             NULL);
}

static AwrashApproval *
propose_with (double least)
{
  int64_t places[N], months[N];
  double utility[N], cost[N], share[N], sum = 0;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261127);
  AwrashApproval *approval;

  for (gsize j = 0; j < N; j++)
    {
      places[j] = g_rand_int_range (rand, 1000, 2000);
      months[j] = 1;
      cost[j] = (double)places[j] * g_rand_int_range (rand, 2800, 3600);
      utility[j] = (double)places[j] + g_rand_int_range (rand, 0, 9);
      share[j] = g_rand_int_range (rand, 0, 100) / 100.0;
      sum += (double)places[j];
    }
  approval = awrash_selection_approve_new (N, places, places, months, utility, NULL);
  if (!bound (approval, "number", "places", NULL, 0, floor (sum / 3))
      || !bound (approval, "number", "amount", cost, 0, floor (sum * 1000))
      || !bound (approval, "share", "places", share, 0.55, INFINITY)
      || !bound (approval, "number", "places", NULL, floor (sum * least), INFINITY))
    g_error ("no bounds");
  return approval;
}

static gpointer
propose (void)
{
  return propose_with (0);
}

/* More is asked for than the ceilings leave. */
static gpointer
propose_too_much (void)
{
  return propose_with (0.4);
}

static void
withdraw (gpointer approval)
{
  awrash_selection_approve_free (approval);
}

static gboolean
approve (gpointer approval, GError **error)
{
  g_autoptr (AwrashApproved) answer
      = awrash_selection_approve_solve (approval, NULL, 0, G_MAXSSIZE, error);

  return answer != NULL;
}

static gboolean
relax (gpointer approval, GError **error)
{
  double least[4], most[4];
  int64_t places[N], status;

  return awrash_selection_approve_relax (approval, G_MAXSSIZE, least, most, places, &status, error);
}

/* ── several worksites ───────────────────────────────────────────────────────────────────────── */

typedef struct
{
  AwrashReserves *sites;
  AwrashPreferences *wanted;
  AwrashTies *ties;
  double merit[MANY];
} Market;

/* All ask for the same twenty sites in the same order. */
static gpointer
open_market (void)
{
  Market *market = g_new0 (Market, 1);
  g_autofree int64_t *person = g_new (int64_t, 20 * MANY), *site = g_new (int64_t, 20 * MANY);
  g_autofree double *score = g_new (double, 20 * MANY);
  int64_t size[20], reserved[40];
  g_autofree int64_t *traits = g_new (int64_t, MANY);

  for (gsize s = 0; s < 20; s++)
    {
      size[s] = MANY / 30;
      reserved[2 * s] = reserved[2 * s + 1] = MANY / 90;
    }
  for (gsize i = 0; i < MANY; i++)
    {
      traits[i] = (int64_t)(i % 4);
      market->merit[i] = (double)((i * 7919) % MANY);
    }
  for (gsize k = 0; k < 20 * MANY; k++)
    {
      person[k] = (int64_t)(k / 20);
      site[k] = (int64_t)(k % 20);
      score[k] = (double)((k * 104729) % (20 * MANY));
    }
  market->sites = awrash_selection_reserves_new ("over-and-above", 2, 0, 20, NULL, size, NULL,
                                                 reserved, NULL);
  market->wanted
      = awrash_selection_preferences_new (MANY, 20, 20 * MANY, person, site, score, traits, NULL);
  market->ties = awrash_allot_ties_new_lot ("seed", NULL);
  return market;
}

static void
close_market (gpointer data)
{
  Market *market = data;

  awrash_selection_reserves_free (market->sites);
  awrash_selection_preferences_free (market->wanted);
  awrash_allot_ties_free (market->ties);
  g_free (market);
}

static gboolean
match_stably (gpointer data, GError **error)
{
  Market *market = data;
  g_autoptr (AwrashMatch) match
      = awrash_selection_match_stable (market->sites, market->wanted, market->ties, error);

  return match != NULL;
}

static gboolean
match_most (gpointer data, GError **error)
{
  Market *market = data;
  g_autoptr (AwrashMatch) match = awrash_selection_match_largest (
      market->sites, market->wanted, market->merit, market->ties, error);

  return match != NULL;
}

/* ── what is published ───────────────────────────────────────────────────────────────────────── */

static gboolean
merge (gpointer unused, GError **error)
{
  g_autofree int64_t *counts = g_new (int64_t, MANY), *groups = g_new (int64_t, MANY);

  (void)unused;
  for (gsize k = 0; k < MANY; k++)
    counts[k] = 1;
  return awrash_selection_disclosure_merge (MANY, counts, MANY / 2, groups, error);
}

static gpointer
nothing (void)
{
  return NULL;
}

const Lasting lasting_selection[] = {
  { "selection: legacy", ask_panel, legacy, forget_panel },
  { "selection: leximin", ask_panel, leximin, forget_panel },
  { "selection: Nash", ask_panel, nash, forget_panel },
  { "selection: Goldilocks", ask_panel, goldilocks, forget_panel },
  { "selection: uniform", nothing, spread, g_free },
  { "selection: approve", propose, approve, withdraw },
  { "selection: relax", propose_too_much, relax, withdraw },
  { "selection: stable", open_market, match_stably, close_market },
  { "selection: largest", open_market, match_most, close_market },
  { "selection: disclosure", nothing, merge, g_free },
  { NULL, NULL, NULL, NULL },
};
