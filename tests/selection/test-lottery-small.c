/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lotteries of small pools against all their panels: who can be chosen, what no panel exceeds by
 * the prices of Nash, and that no rule's merit is bettered by another rule's lottery. Source:
 * enumeration. Invariant: pools are such that the average that quotas allow need not be met. */

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>

static const char *const rules[] = { "maximin", "leximin", "nash", "goldilocks" };

enum
{
  N_SMALL = 10,
  SMALL_CATEGORIES = 4
};

/* Ten persons of up to 81 kinds, in households, so that some averages are those of no panels. */
static AwrashPanelQuestion *
ask_small (guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  int64_t n_values[SMALL_CATEGORIES], value[N_SMALL * SMALL_CATEGORIES], household[N_SMALL];
  int64_t lower[3 * SMALL_CATEGORIES], upper[3 * SMALL_CATEGORIES];
  int64_t size = N_SMALL / g_rand_int_range (random, 3, 7) + 2;
  g_autoptr (AwrashPool) pool = NULL;
  size_t q = 0;

  for (size_t c = 0; c < SMALL_CATEGORIES; c++)
    n_values[c] = g_rand_int_range (random, 2, 4);
  for (size_t i = 0; i < N_SMALL; i++)
    {
      household[i] = g_rand_int_range (random, 0, 7);
      for (size_t c = 0; c < SMALL_CATEGORIES; c++)
        value[i * SMALL_CATEGORIES + c]
            = (int64_t)((double)n_values[c] * pow (g_rand_double (random), 1.5));
    }
  for (size_t c = 0; c < SMALL_CATEGORIES; c++)
    for (int64_t v = 0; v < n_values[c]; v++, q++)
      {
        int64_t count = 0;

        for (size_t i = 0; i < N_SMALL; i++)
          count += value[i * SMALL_CATEGORIES + c] == v;
        lower[q] = MIN (count, MAX (0, size / (2 * n_values[c]) + count * size / 20 - 1));
        upper[q] = MAX (lower[q], size / (2 * n_values[c]) + count * size / 20 + 1);
      }
  pool = awrash_selection_pool_new (N_SMALL, SMALL_CATEGORIES, n_values, value, household, NULL);
  return awrash_selection_question_new (pool, (size_t)size, lower, upper, TRUE, NULL);
}

/* All panels, as sets of bits; how many. */
static size_t
list_all (const AwrashPanelQuestion *question, size_t size, guint panels[])
{
  size_t n = 0;

  for (guint set = 0; set < 1 << N_SMALL; set++)
    {
      int64_t members[N_SMALL];
      size_t n_members = 0;
      g_autofree char *fault = NULL;

      for (int64_t i = 0; i < N_SMALL; i++)
        if (set >> i & 1)
          members[n_members++] = i;
      if (n_members != size)
        continue;
      fault = awrash_selection_question_check (question, size, members, NULL);
      if (fault[0] == '\0')
        panels[n++] = set;
    }
  return n;
}

typedef struct
{
  double lowest, product, goldilocks;
} Merits;

/* What all rules make of chances, those of nobody left out. */
static Merits
weigh (const AwrashLottery *lottery, double chance[])
{
  Merits merits = { 1, 0, 0 };
  double highest = 0, mean;
  int n = 0;

  awrash_selection_lottery_list_chances (lottery, chance);
  for (size_t i = 0; i < N_SMALL; i++)
    if (chance[i] > 0)
      {
        n++;
        merits.lowest = fmin (merits.lowest, chance[i]);
        highest = fmax (highest, chance[i]);
        merits.product += log (chance[i]);
      }
  mean = (double)awrash_selection_lottery_get_size (lottery) / n;
  merits.goldilocks = highest / mean + mean / merits.lowest;
  return merits;
}

/* Nash: by 1/p no panel is worth more than n; and no rule's own merit is bettered by another's. */
static void
expect_best (AwrashLottery *const lotteries[], const guint panels[], size_t n_panels, guint32 seed)
{
  double chance[G_N_ELEMENTS (rules)][N_SMALL];
  Merits merits[G_N_ELEMENTS (rules)];
  int n = 0;

  for (size_t r = 0; r < G_N_ELEMENTS (rules); r++)
    merits[r] = weigh (lotteries[r], chance[r]);
  for (size_t i = 0; i < N_SMALL; i++)
    n += chance[2][i] > 0;
  for (size_t r = 0; r < G_N_ELEMENTS (rules); r++)
    {
      cr_expect_leq (merits[r].lowest, merits[0].lowest + 1e-9, "%u, %s", seed, rules[r]);
      cr_expect_leq (merits[r].lowest, merits[1].lowest + 1e-9, "%u, %s", seed, rules[r]);
      cr_expect_leq (merits[r].product, merits[2].product + 1e-5, "%u, %s", seed, rules[r]);
      cr_expect_geq (merits[r].goldilocks, merits[3].goldilocks - 1e-8, "%u, %s", seed, rules[r]);
    }
  for (size_t k = 0; k < n_panels; k++)
    {
      double worth = 0;

      for (size_t i = 0; i < N_SMALL; i++)
        if (panels[k] >> i & 1)
          {
            cr_assert (chance[2][i] > 0, "%u: person %zu", seed, i);
            worth += 1 / chance[2][i];
          }
      cr_expect_leq (worth, n * (1 + 2e-6), "%u: panel %zu", seed, k);
    }
}

Test (selection_lottery_small, small_pools_are_as_good_as_all_their_panels_allow)
{
  g_autofree guint *panels = g_new (guint, 1 << N_SMALL);
  size_t n_answered = 0;

  for (guint32 seed = 0; seed < 250; seed++)
    {
      g_autoptr (AwrashPanelQuestion) question = ask_small (seed);
      AwrashLottery *lotteries[G_N_ELEMENTS (rules)];
      size_t n_panels = 0;

      for (size_t r = 0; r < G_N_ELEMENTS (rules); r++)
        lotteries[r] = awrash_selection_lottery_new (question, rules[r], NULL);
      n_panels = list_all (question, awrash_selection_lottery_get_size (lotteries[0]), panels);
      for (size_t r = 0; r < G_N_ELEMENTS (rules); r++)
        {
          AwrashStatus status = awrash_selection_lottery_get_status (lotteries[r]);
          g_autoptr (AwrashVerdict) verdict = NULL;

          cr_expect_eq (n_panels == 0, status == AWRASH_STATUS_INFEASIBLE, "%u", seed);
          cr_expect_neq (status, AWRASH_STATUS_FEASIBLE, "%u, %s", seed, rules[r]);
          verdict = awrash_audit_lottery (
              question, awrash_selection_lottery_get_certificate (lotteries[r]), NULL);
          cr_expect (awrash_audit_verdict_is_accepted (verdict), "%u, %s", seed, rules[r]);
        }
      if (n_panels > 0)
        expect_best (lotteries, panels, n_panels, seed);
      n_answered += n_panels > 0;
      for (size_t r = 0; r < G_N_ELEMENTS (rules); r++)
        awrash_selection_lottery_unref (lotteries[r]);
    }
  cr_expect_gt (n_answered, 40);
}
