/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that policies and situations allocate is given back, whether they answer or refuse.
 * Source: the refusals listed in simulation.h. Invariant: run under valgrind or LeakSanitizer; it
 * says nothing by itself and ends with 0. */

#include <awrash.h>

enum
{
  N = 6
};

static const char *const texts[] = {
  "flat",
  "flat(",
  "flat(rule=signposts:0.6,1.5)",
  "flat(rule=none)",
  "blend(0.5, flat, proportional(need))",
  "blend(0.5, flat, proportional(a*))",
  "blend(0.5, hold-harmless(flat), wrong)",
  "by-stream(temporary=flat, temporary=flat)",
  "by-stream(temporary=leximin, else=last-year)",
  "criteria(1, flat, 2, excess(need, people))",
  "criteria(1, flat, 2)",
  "two-level(leximin, alpha(2))",
  "training(flat, stream=sustainable)",
  "training(flat, gini, 0.05, stream=sustainable)",
  "training(flat)",
  "wioa(people, need, people)",
  "performance(proportional(need))",
  "proportional(nobody)",
  "proportional(people*people, rule=hare)",
};

static AwrashSituation *
make_situation (GError **error)
{
  const int64_t regions[N] = { 0, 0, 1, 1, 2, 2 }, need[N] = { 6, 5, 4, 3, 2, 1 };
  const int64_t totals[] = { 40, 20 }, capacity[2 * N] = { 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9 };
  const double people[N] = { 1, 2, 3, 4, 5, 6 };
  AwrashSituation *situation = awrash_simulation_situation_new (N, regions, 2, error);

  awrash_simulation_situation_set_stream (situation, 0, "temporary", 4, 1, error);
  awrash_simulation_situation_set_stream (situation, 1, "sustainable", 9, 1, error);
  awrash_simulation_situation_set_places (situation, "need", N, need, error);
  awrash_simulation_situation_set_places (situation, "need", N, need, error);
  awrash_simulation_situation_set_places (situation, "total", 2, totals, error);
  awrash_simulation_situation_set_places (situation, "capacity", 2 * N, capacity, error);
  awrash_simulation_situation_set_places (situation, "last-quota", 2 * N, capacity, error);
  awrash_simulation_situation_set_indicator (situation, "people", N, people, error);
  awrash_simulation_situation_set_indicator (situation, "people", N, people, error);
  return situation;
}

static void
refuse_situations (const AwrashSituation *situation)
{
  const int64_t regions[] = { 9 };
  int64_t places[1];
  GError *error = NULL;

  awrash_simulation_situation_free (awrash_simulation_situation_new (1, regions, 1, &error));
  g_clear_error (&error);
  awrash_simulation_situation_get_places (situation, "need", 1, places, &error);
  g_clear_error (&error);
}

static void
read_programme (const char *folder)
{
  GError *error = NULL;
  AwrashProgramme *programme = awrash_programme_load (folder, &error);
  AwrashSituation *situation = NULL;

  g_clear_error (&error);
  if (programme != NULL)
    situation = awrash_simulation_situation_new_from_programme (programme, &error);
  g_clear_error (&error);
  awrash_simulation_situation_free (situation);
  awrash_programme_unref (programme);
}

int
main (void)
{
  GError *error = NULL;
  AwrashSituation *situation = make_situation (&error);
  int64_t quotas[2 * N];

  for (size_t k = 0; k < G_N_ELEMENTS (texts); k++)
    {
      AwrashPolicy *policy = awrash_simulation_policy_new (texts[k], &error);
      g_clear_error (&error);
      if (policy != NULL)
        awrash_simulation_policy_apply (policy, situation, 1, 2 * N, quotas, &error);
      g_clear_error (&error);
      awrash_simulation_policy_free (policy);
      g_free (awrash_simulation_policy_form_get_text (k));
    }
  refuse_situations (situation);
  read_programme ("examples/data/khenifra-2023");
  awrash_simulation_situation_free (situation);
  return 0;
}
