/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that a balance allocates is given back: answered by every target, infeasible, refused,
 * failed. Source: none; the values only have to reach every way out.
 * Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and ends with 0. */

#include "support/small-programme.h"

#define TERRITORIES "code,parent,need,poor\nr,,,\na,r,2,3\nb,r,3,1\ns,,,\nc,s,5,2\nd,s,5,\n"
#define STREAMS "code,months,monthly_cost\ntemporary,4,100\nsustainable,9,50\ntraining,3,70\n"

static const char *const quotas[] = {
  "territory,stream,min,max\nr,temporary,4,4\ns,temporary,5,5\nr,sustainable,7,7\n"
  "s,sustainable,8,8\nr,training,,9\n",
  "territory,stream,min,max\na,temporary,3,3\nb,temporary,2,2\ns,temporary,6,6\n"
  "r,sustainable,9,9\ns,sustainable,5,5\n",
  "territory,stream,min,max\nr,temporary,4,4\ns,temporary,5,5\nr,sustainable,99,99\n"
  "s,sustainable,8,8\n",
  "territory,stream,min,max\nr,temporary,4,4\n",
};

static const char *const settings[][3] = {
  { "target=lifted", "fragile=lowest:2", "weight=1" },
  { "target=before", "fragile=absorption<2", "weight=1/2" },
  { "target=gini:0.1", "fragile=need>=3", "cost=5" },
  { "target=gini:0.1", "fragile=need>=3", "cost=need" },
  { "target=gini:0", "fragile=poor>1", "cost=poor" },
  { "target=lowest:2", "fragile=need>=3", "cost=need" },
  { "target=fraction:1", "fragile=need>=3", "cost=need" },
  { "target=places:3", "training=training", "stream=sustainable" },
  { "target=budget:30", "cost=need", "weight=3/2" },
  { "target=budget:30", "cost=nothing", "weight=3/2" },
  { "target=none", "fragile=none", "weight=none" },
};

static void
use (const AwrashProgramme *programme, const char *const texts[3], const char *tie)
{
  g_autoptr (AwrashReading) reading = test_reading_new ("tie", tie, "seed", "x", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashBalance) balance = awrash_split_balance (programme, reading, 3, texts, &error);

  g_assert_true ((balance == NULL) == (error != NULL));
  for (gsize i = 0; balance != NULL && i < 3; i++)
    {
      static const char *const names[] = { "balance-provinces", "balance-curve", "nothing" };
      g_autoptr (AwrashTable) table = awrash_split_balance_get_table (balance, names[i], NULL);

      g_assert_true ((table == NULL) == (i == 2));
    }
}

int
main (void)
{
  for (gsize q = 0; q < G_N_ELEMENTS (quotas); q++)
    {
      g_autoptr (AwrashProgramme) programme = test_programme_new (
          "territories", TERRITORIES, "streams", STREAMS, "quotas", quotas[q], "capacities",
          "territory,stream,max\na,sustainable,2\nb,sustainable,9\nc,sustainable,9\n"
          "d,sustainable,3\nc,training,2\n",
          "need.indicator", "need", NULL);

      for (gsize s = 0; s < G_N_ELEMENTS (settings); s++)
        {
          use (programme, settings[s], "lot");
          use (programme, settings[s], "error");
        }
    }
  awrash_split_balance_free (NULL);
  return 0;
}
