/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Laws of splits on random problems: on one total they answer as the apportionment rules that they
 * explain; permuting provinces permutes the plan; relaxing a bound never hurts.
 * Source: the theorems named in libawrash/README.md. Invariant: seeds are fixed. */

#include <awrash.h>

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

#define N 6

typedef struct
{
  const char *objective;
  const char *rule;
} Pair;

static const Pair pairs[] = {
  { "leximin", "adams" },    { "leximin-persons", "adams" },   { "least-squares", "webster" },
  { "decmin", "jefferson" }, { "alpha:1/2", "alpha:1/2" },     { "alpha:1", "alpha:1" },
  { "alpha:2", "alpha:2" },  { "alpha:2", "huntington-hill" }, { "alpha:1", "logarithmic-mean" },
};
#define N_PAIRS ((int)G_N_ELEMENTS (pairs))

/* Provinces named by letters, in the order given. */
static AwrashProgramme *
programme_of (const int order[N], const int64_t need[N], const int64_t cap[N], int64_t total)
{
  g_autoptr (GString) territories = g_string_new ("code,parent,level,need\nN,,country,\n");
  g_autoptr (GString) capacities = g_string_new ("territory,stream,min,max\n");
  g_autofree char *quotas
      = g_strdup_printf ("territory,stream,min,max\nN,temporary,,%d\n", (int)total);

  for (int k = 0; k < N; k++)
    {
      int i = order[k];

      g_string_append_printf (territories, "%c,N,province,%d\n", 'a' + i, (int)need[i]);
      g_string_append_printf (capacities, "%c,temporary,,%d\n", 'a' + i, (int)cap[i]);
    }
  return test_programme_new ("territories", territories->str, "quotas", quotas, "capacities",
                             capacities->str, "need.indicator", "need", NULL);
}

static void
random_problem (GRand *rand, int64_t need[N], int64_t cap[N], int64_t *total)
{
  for (int i = 0; i < N; i++)
    {
      need[i] = g_rand_int_range (rand, 1, 2000);
      cap[i] = g_rand_int_range (rand, 0, 60);
    }
  *total = g_rand_int_range (rand, 1, 150);
}

static const int straight[N] = { 0, 1, 2, 3, 4, 5 };

/* The units of the rule; FALSE on a tie, and where somebody goes without a first unit: Adams then
 * looks at claims alone, where leximin has a rule of its own. */
static gboolean
apportion (const Pair *pair, const int64_t need[N], const int64_t cap[N], int64_t total,
           int64_t units[N])
{
  double claims[N];
  AwrashAllotment answer;
  g_autoptr (AwrashClaims) question = NULL;

  for (int i = 0; i < N; i++)
    claims[i] = (double)need[i];
  question = awrash_apportion_claims_new (N, claims, NULL, cap, NULL);
  cr_assert (awrash_apportion_divisor (question, total, pair->rule, NULL, units, NULL, NULL,
                                       &answer, NULL));
  for (int i = 0; i < N && answer.status != AWRASH_STATUS_TIE_REFUSED; i++)
    if (units[i] == 0 && cap[i] > 0)
      return FALSE;
  return answer.status != AWRASH_STATUS_TIE_REFUSED;
}

Test (property_split, one_total_is_split_as_its_rule_apportions)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (61);
  gsize compared = 0;

  for (int round = 0; round < 900; round++)
    {
      const Pair *pair = &pairs[round % N_PAIRS];
      int64_t need[N], cap[N], total, units[N];
      g_autoptr (AwrashProgramme) programme = NULL;
      g_autoptr (AwrashPlan) plan = NULL;

      random_problem (rand, need, cap, &total);
      programme = programme_of (straight, need, cap, total);
      plan = test_plan_new (programme, "objective", pair->objective, NULL);
      if (!apportion (pair, need, cap, total, units) || awrash_split_plan_get_places (plan) == NULL)
        continue;
      compared++;
      cr_assert_arr_eq (awrash_split_plan_get_places (plan), units, sizeof units,
                        "%s against %s, round %d", pair->objective, pair->rule, round);
    }
  cr_assert_gt (compared, 450);
}

/* One stream: what a province receives is its cell, so that settled ranges are points. How many are
 * none while a tie is open. */
static gsize
check_ranges (const AwrashPlan *left, const AwrashPlan *right, const int order[N], int round)
{
  int64_t low[2][N], high[2][N], least[2][N], most[2][N];
  gsize wide = 0;

  for (int settled = 0; settled < 2; settled++)
    {
      cr_assert (awrash_split_ranges (left, settled, low[0], high[0], least[0], most[0], NULL));
      cr_assert (awrash_split_ranges (right, settled, low[1], high[1], least[1], most[1], NULL));
      for (int k = 0; k < N; k++)
        {
          int64_t places = awrash_split_plan_get_places (right)[k];
          int at = order[k];

          cr_assert (low[0][at] == low[1][k] && high[0][at] == high[1][k], "round %d", round);
          cr_assert (least[0][at] == least[1][k] && most[0][at] == most[1][k], "round %d", round);
          cr_assert (low[1][k] <= places && places <= high[1][k], "round %d", round);
          cr_assert (!settled || low[1][k] == high[1][k], "round %d", round);
          wide += low[1][k] < high[1][k];
        }
    }
  return wide;
}

Test (property_split, permuting_provinces_permutes_the_plan_and_its_ranges)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (84);
  gsize wide = 0;

  for (int round = 0; round < 150; round++)
    {
      int order[N];
      int64_t need[N], cap[N], total;
      g_autoptr (AwrashProgramme) before = NULL, after = NULL;
      g_autoptr (AwrashPlan) left = NULL, right = NULL;

      random_problem (rand, need, cap, &total);
      /* Few needs tie often. */
      for (int i = 0; i < N && round % 2 == 1; i++)
        need[i] = 1 + need[i] % 4;
      memcpy (order, straight, sizeof order);
      for (int k = N - 1; k > 0; k--)
        {
          int j = g_rand_int_range (rand, 0, k + 1), swap = order[k];

          order[k] = order[j];
          order[j] = swap;
        }
      before = programme_of (straight, need, cap, total);
      after = programme_of (order, need, cap, total);
      left = test_plan_new (before, "objective", pairs[round % N_PAIRS].objective, "tie", "lot",
                            "seed", "s", NULL);
      right = test_plan_new (after, "objective", pairs[round % N_PAIRS].objective, "tie", "lot",
                             "seed", "s", NULL);
      cr_assert_eq (awrash_split_plan_get_status (left), awrash_split_plan_get_status (right));
      for (int k = 0; k < N; k++)
        cr_assert_eq (awrash_split_plan_get_places (left)[order[k]],
                      awrash_split_plan_get_places (right)[k], "round %d, province %c", round,
                      'a' + order[k]);
      wide += check_ranges (left, right, order, round);
    }
  cr_assert_gt (wide, 20);
}

/* Fill, then the lowest rate: what a relaxed ceiling may only better. */
Test (property_split, relaxing_a_ceiling_never_hurts)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (22);

  for (int round = 0; round < 150; round++)
    {
      int64_t need[N], cap[N], total, filled[2] = { 0, 0 };
      double lowest[2] = { G_MAXDOUBLE, G_MAXDOUBLE };

      random_problem (rand, need, cap, &total);
      for (int relaxed = 0; relaxed < 2; relaxed++)
        {
          g_autoptr (AwrashProgramme) programme = programme_of (straight, need, cap, total);
          g_autoptr (AwrashPlan) plan = test_plan_new (programme, "tie", "lot", "seed", "s", NULL);

          for (int i = 0; i < N; i++)
            {
              filled[relaxed] += awrash_split_plan_get_places (plan)[i];
              lowest[relaxed] = MIN (lowest[relaxed], (double)awrash_split_plan_get_places (plan)[i]
                                                          / (double)need[i]);
            }
          cap[g_rand_int_range (rand, 0, N)] += 5;
        }
      cr_assert_geq (filled[1], filled[0], "round %d", round);
      if (filled[1] == filled[0])
        cr_assert_geq (lowest[1], lowest[0], "round %d", round);
    }
}
