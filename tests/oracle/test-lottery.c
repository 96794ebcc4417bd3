/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lotteries against enumeration: every panel of small random pools, households among them. Nobody
 * sits in a panel whom the library says no panel can hold, and the other way round; prices of the
 * lowest chances over all panels bound what is claimed; a leximin cannot be bettered by moving
 * weight between two panels, and Nash's prices are met by every panel.
 * Source: the definitions. Invariant: the oracle knows nothing of types. */

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define N 9
#define SIZE 3

typedef struct
{
  AwrashPanelQuestion *question;
  int64_t panels[84][SIZE];
  size_t n_panels;
} Case;

/* A pool of nine, two categories, quotas that leave something more often than not. */
static void
draw (GRand *random, Case *it)
{
  int64_t n_values[] = { 2, 3 }, value[2 * N], household[N], lower[5], upper[5];
  gboolean one = g_rand_boolean (random);
  g_autoptr (AwrashPool) pool = NULL;

  for (size_t i = 0; i < N; i++)
    {
      value[2 * i] = g_rand_int_range (random, 0, 2);
      value[2 * i + 1] = g_rand_int_range (random, 0, 3);
      household[i] = g_rand_int_range (random, -2, 5);
    }
  for (size_t q = 0; q < 5; q++)
    {
      lower[q] = g_rand_int_range (random, 0, q < 2 ? 3 : 2);
      upper[q] = lower[q] + g_rand_int_range (random, 0, 3);
    }
  pool = awrash_selection_pool_new (N, 2, n_values, value, household, NULL);
  it->question = awrash_selection_question_new (pool, SIZE, lower, upper, one, NULL);
  it->n_panels = 0;
  for (int64_t a = 0; a < N; a++)
    for (int64_t b = a + 1; b < N; b++)
      for (int64_t c = b + 1; c < N; c++)
        {
          int64_t panel[SIZE] = { a, b, c };
          g_autofree char *fault
              = awrash_selection_question_check (it->question, SIZE, panel, NULL);

          if (*fault == '\0')
            memcpy (it->panels[it->n_panels++], panel, sizeof panel);
        }
}

/* Leximin by steps that a program without types would take: raise the lowest by linear programs is
 * what is tested, so here the best is approached by multiplicative weights from above: for any
 * prices y >= 0 the lowest chance is at most max y(P) / Σ y. */
static double
bound_lowest (const Case *it, const int64_t never[])
{
  double y[N], least = 1;

  for (size_t i = 0; i < N; i++)
    y[i] = !never[i];
  for (size_t round = 0; round < 20000; round++)
    {
      double most = 0, sum = 0, count[N] = { 0 };

      for (size_t k = 0; k < it->n_panels; k++)
        {
          double worth = 0;

          for (size_t s = 0; s < SIZE; s++)
            worth += y[it->panels[k][s]];
          if (worth > most)
            {
              most = worth;
              memset (count, 0, sizeof count);
              for (size_t s = 0; s < SIZE; s++)
                count[it->panels[k][s]] = 1;
            }
        }
      for (size_t i = 0; i < N; i++)
        sum += y[i];
      least = fmin (least, most / sum);
      for (size_t i = 0; i < N; i++)
        y[i] *= exp (-0.003 * count[i]) * (sum > 1e100 || sum < 1e-100 ? 1 / sum : 1);
    }
  return least;
}

static void
compare (const Case *it)
{
  g_autoptr (AwrashLottery) leximin = awrash_selection_lottery_new (it->question, "leximin", NULL);
  g_autoptr (AwrashLottery) maximin = awrash_selection_lottery_new (it->question, "maximin", NULL);
  g_autoptr (AwrashLottery) nash = awrash_selection_lottery_new (it->question, "nash:1e-9", NULL);
  const AwrashLottery *lotteries[] = { leximin, maximin, nash };
  int64_t never[N];
  double chance[N], n = 0;

  cr_assert (leximin != NULL && maximin != NULL && nash != NULL);
  awrash_selection_lottery_list_never (leximin, never);
  for (int64_t i = 0; i < N; i++)
    {
      gboolean is_in = FALSE;

      for (size_t k = 0; k < it->n_panels; k++)
        for (size_t s = 0; s < SIZE; s++)
          is_in = is_in || it->panels[k][s] == i;
      cr_expect_eq (never[i], !is_in, "person %d", (int)i);
      n += is_in;
    }
  for (size_t k = 0; k < 3; k++)
    {
      g_autoptr (AwrashVerdict) verdict = awrash_audit_lottery (
          it->question, awrash_selection_lottery_get_certificate (lotteries[k]), NULL);

      cr_expect (awrash_audit_verdict_is_accepted (verdict), "%s",
                 awrash_audit_verdict_get_finding (verdict, 0));
    }
  if (it->n_panels == 0)
    {
      cr_expect_eq (awrash_selection_lottery_get_status (leximin), AWRASH_STATUS_INFEASIBLE);
      return;
    }
  cr_expect_eq (awrash_selection_lottery_get_status (leximin), AWRASH_STATUS_OPTIMAL);
  cr_expect_leq (fabs (awrash_selection_lottery_get_value (leximin)
                       - awrash_selection_lottery_get_value (maximin)),
                 1e-9);
  cr_expect_leq (fabs (awrash_selection_lottery_get_value (leximin) - bound_lowest (it, never)),
                 0.01);
  awrash_selection_lottery_list_chances (nash, chance);
  for (size_t k = 0; k < it->n_panels; k++)
    {
      double worth = 0;

      for (size_t s = 0; s < SIZE; s++)
        worth += 1 / chance[it->panels[k][s]];
      cr_expect_leq (worth, n * (1 + 1e-6));
    }
}

/* Moving weight from a panel that has some to any other helps nobody who has least. */
static void
expect_no_better (const Case *it)
{
  g_autoptr (AwrashLottery) lottery = awrash_selection_lottery_new (it->question, "leximin", NULL);
  double chance[N];

  awrash_selection_lottery_list_chances (lottery, chance);
  for (size_t k = 0; k < awrash_selection_lottery_get_n_panels (lottery); k++)
    for (size_t j = 0; j < it->n_panels; j++)
      {
        const int64_t *from = awrash_selection_lottery_get_panel (lottery, k);
        double lowest_gain = INFINITY, lowest_loss = INFINITY;
        double weight = (double)awrash_selection_lottery_get_weights (lottery)[k] * 0x1p-53;

        for (int64_t i = 0; i < N; i++)
          {
            int change = 0;

            for (size_t s = 0; s < SIZE; s++)
              change += (it->panels[j][s] == i) - (from[s] == i);
            if (change > 0)
              lowest_gain = fmin (lowest_gain, chance[i]);
            if (change < 0)
              lowest_loss = fmin (lowest_loss, chance[i]);
          }
        cr_expect (weight < 1e-6 || lowest_loss <= lowest_gain + 1e-9);
      }
}

Test (oracle_lottery, small_pools_are_as_enumeration_has_them)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261126);
  size_t n_with = 0;

  for (size_t round = 0; round < 150; round++)
    {
      Case it;

      draw (random, &it);
      compare (&it);
      if (it.n_panels > 0)
        {
          n_with++;
          expect_no_better (&it);
        }
      awrash_selection_question_unref (it.question);
    }
  cr_expect_gt (n_with, 50);
}
