/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The small programme that many targets ask about, and a report of it. Source: none. Invariant:
 * made once, never freed: what is asked is the same for every input. */

#ifndef AWRASH_TESTS_FUZZ_SMALL_H
#define AWRASH_TESTS_FUZZ_SMALL_H

#include "support/small-programme.h"

static inline AwrashProgramme *
fuzz_small_programme (void)
{
  static AwrashProgramme *programme = NULL;

  if (programme == NULL)
    programme = test_programme_new (
        "territories",
        "code,parent,level,name_fr,need,population\nN,,country,,,\nR,N,region,Région,,\n"
        "A,R,province,Premier,30,100\nB,R,province,<b>,20,50\nC,N,province,\"x,y\",11,70\n",
        "streams", "code,months,monthly_cost\nt,4,100\ns,9,200\n", "quotas",
        "territory,stream,min,max,status\nN,t,17,17,published\nN,s,9,9,assumed\nR,s,,7,\nA,*,,12,"
        "\n",
        "need.indicator", "need", NULL);
  return programme;
}

static inline AwrashPlan *
fuzz_small_plan (void)
{
  static AwrashPlan *plan = NULL;

  if (plan == NULL)
    plan = test_plan_new (fuzz_small_programme (), NULL);
  return plan;
}

#endif
