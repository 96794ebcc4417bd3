/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Published problems under several rows: OR-Library's mknap1 (Petersen 1967), to its known optima,
 * and a problem of five switches that a solver was reported to call infeasible (PuLP, issue 662).
 * Source: as named with each. Invariant: the optimum is proved, not only found. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const char *label;
  const char *profits;
  const char *rows[10]; /* the weights of each */
  const char *capacities;
  double optimum;
} Knapsack;

static const Knapsack knapsacks[] = {
  { "6 items",
    "100,600,1200,2400,500,2000",
    { "8,12,13,64,22,41", "8,12,13,75,22,41", "3,6,4,18,6,4", "5,10,8,32,6,12", "5,13,8,42,6,20",
      "5,13,8,48,6,20", "0,0,0,0,8,0", "3,0,4,0,8,0", "3,2,4,0,8,4", "3,2,4,8,8,4" },
    "80,96,20,36,44,48,10,18,22,24",
    3800 },
  { "10 items",
    "600.1,310.5,1800,3850,18.6,198.7,882,4200,402.5,327",
    { "20,5,100,200,2,4,60,150,80,40", "20,7,130,280,2,8,110,210,100,40",
      "60,3,50,100,4,2,20,40,6,12", "60,8,70,200,4,6,40,70,16,20", "60,13,70,250,4,10,60,90,20,24",
      "60,13,70,280,4,10,70,105,22,28", "5,2,20,100,2,5,10,60,0,0", "45,14,80,180,6,10,40,100,20,0",
      "55,14,80,200,6,10,50,140,30,40", "65,14,80,220,6,10,50,180,30,50" },
    "450,540,200,360,440,480,200,360,440,480",
    8706.1 },
  { "15 items",
    "100,220,90,400,300,400,205,120,160,580,400,140,100,1300,650",
    { "8,24,13,80,70,80,45,15,28,90,130,32,20,120,40",
      "8,44,13,100,100,90,75,25,28,120,130,32,40,160,40", "3,6,4,20,20,30,8,3,12,14,40,6,3,20,5",
      "5,9,6,40,30,40,16,5,18,24,60,16,11,30,25", "5,11,7,50,40,40,19,7,18,29,70,21,17,30,25",
      "5,11,7,55,40,40,21,9,18,29,70,21,17,35,25", "0,0,1,10,4,10,0,6,0,6,32,3,0,70,10",
      "3,4,5,20,14,20,6,12,10,18,42,9,12,100,20", "3,6,9,30,29,20,12,12,10,30,42,18,18,110,20",
      "3,8,9,35,29,20,16,15,10,30,42,20,18,120,20" },
    "550,700,130,240,280,310,110,205,260,275",
    4015 },
};

/* One province; an item is a type of which there is at most one place. */
static AwrashProgramme *
build (const Knapsack *sack)
{
  g_auto (GStrv) profits = g_strsplit (sack->profits, ",", -1);
  g_autoptr (GString) types = g_string_new ("code,stream,utility\n");
  g_autoptr (GString) capacities = g_string_new ("territory,stream,min,max\n");

  for (int j = 0; profits[j] != NULL; j++)
    {
      g_string_append_printf (types, "i%d,s,%s\n", j, profits[j]);
      g_string_append_printf (capacities, "p,type:i%d,,1\n", j);
    }
  return test_programme_new ("territories", "code,parent,need\nn,,\np,n,1\nq,n,1\n", "streams",
                             "code\ns\n", "worksite_types", types->str, "capacities",
                             capacities->str, "quotas", "territory,stream,min,max\nq,*,,0\n",
                             "need.indicator", "need", NULL);
}

static char *
say_rows (const Knapsack *sack)
{
  GString *text = g_string_new (NULL);
  g_auto (GStrv) capacities = g_strsplit (sack->capacities, ",", -1);

  for (int r = 0; r < 10; r++)
    {
      g_auto (GStrv) weights = g_strsplit (sack->rows[r], ",", -1);
      gboolean any = FALSE;

      g_string_append_printf (text, "%sr%d: ", r > 0 ? "; " : "", r);
      for (int j = 0; weights[j] != NULL; j++)
        if (strcmp (weights[j], "0") != 0)
          {
            g_string_append_printf (text, "%s%s p/type:i%d", any ? " + " : "", weights[j], j);
            any = TRUE;
          }
      g_string_append_printf (text, " <= %s", capacities[r]);
    }
  return g_string_free (text, FALSE);
}

Test (published_knapsack, known_optima_of_mknap1_are_found_and_proved)
{
  for (gsize i = 0; i < G_N_ELEMENTS (knapsacks); i++)
    {
      const Knapsack *sack = &knapsacks[i];
      g_autoptr (AwrashProgramme) programme = build (sack);
      g_autofree char *rows = say_rows (sack);
      g_autoptr (AwrashPlan) plan = test_plan_new (programme, "objective", "utilitarian", "chain",
                                                   "utilitarian", "rows", rows, NULL);
      g_autoptr (AwrashVerdict) verdict
          = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), NULL);

      cr_expect_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_OPTIMAL, "%s", sack->label);
      cr_expect (fabs (awrash_split_plan_get_value (plan) - sack->optimum) < 1e-6, "%s: %g",
                 sack->label, awrash_split_plan_get_value (plan));
      cr_expect (awrash_audit_verdict_is_accepted (verdict), "%s", sack->label);
    }
}

/* x0 + c1 = 1, x0 + c0 >= 1, x1 + c1 <= 1, c0 + c1 <= 1, x2 = 1, 9000 x1 + 7200 x2 + 10800 c1 >=
 * 16200, the least c0 + c1: 0, with x0 = x1 = x2 = 1. */
Test (published_knapsack, five_switches_that_were_called_infeasible_have_a_plan)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nn,,\np,n,1\nq,n,1\n", "streams", "code,months\ns,1\n",
      "worksite_types",
      "code,stream,months,monthly_cost\nx0,s,1,0.001\nx1,s,1,0.001\nx2,s,1,0.001\nc0,s,1,1\n"
      "c1,s,1,1\n",
      "capacities",
      "territory,stream,min,max\np,type:x0,,1\np,type:x1,,1\np,type:x2,1,1\np,type:c0,,1\n"
      "p,type:c1,,1\n",
      "quotas", "territory,stream,min,max\nq,*,,0\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (
      programme, "chain", "cost", "rows",
      "a: p/type:x0 + p/type:c1 = 1; b: p/type:x0 + p/type:c0 >= 1; c: p/type:x1 + p/type:c1 <= 1; "
      "d: p/type:c0 + p/type:c1 <= 1; e: 9000 p/type:x1 + 7200 p/type:x2 + 10800 p/type:c1 >= "
      "16200",
      NULL);
  g_autofree char *places = test_plan_places (programme, plan);

  cr_expect_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_OPTIMAL);
  cr_expect_str_eq (places, "p/x0 1, p/x1 1, p/x2 1");
}
