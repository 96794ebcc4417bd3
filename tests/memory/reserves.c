/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that selections by priority, assignments and their checks allocate is given back,
 * whether they answer, refuse a tie or fail. Source: the refusals listed in selection-reserve.h and
 * selection-match.h. Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and
 * ends with 0. */

#include <awrash.h>
#include <math.h>

enum
{
  N = 60000 /* beyond where merit is sorted in buckets */
};

static double score[N];
static int64_t traits[N], category[N], block[N], trait[N];

static void
choose (const AwrashReserves *reserves, const AwrashTies *ties, size_t n)
{
  static const char *const blocks[] = { "open", "region" }, *const names[] = { "a", "b" };
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashPriority) answer
      = awrash_selection_priority_new (reserves, ties, n, score, category, traits, &error);

  if (answer == NULL)
    return;
  awrash_selection_priority_get_outcomes (answer, block, trait);
  for (int64_t person = 0; person < 3; person++)
    {
      g_autofree char *text
          = awrash_selection_priority_explain (answer, person, 2, blocks, 2, names, NULL);
      g_autoptr (AwrashVerdict) verdict = awrash_audit_priority (
          reserves, person == 2 ? 0 : n, score, category, traits, block, trait, NULL);
    }
}

static void
choose_all (void)
{
  for (int over = 0; over < 2; over++)
    {
      g_autoptr (AwrashReserves) reserves = awrash_selection_reserves_new (
          over != 0 ? "over-and-above" : "minimum-guarantee", 2, 1, 2, (int64_t[]){ -1, 0 },
          (int64_t[]){ 500, 100 }, NULL, (int64_t[]){ 100, 50, 20, 10 }, NULL);
      g_autoptr (AwrashReserves) none = awrash_selection_reserves_new (
          "first-come", 2, 1, 1, NULL, (int64_t[]){ 1 }, NULL, NULL, NULL);
      g_autoptr (AwrashTies) lot = awrash_allot_ties_new_lot ("memory", NULL);

      choose (reserves, lot, N);
      choose (reserves, NULL, N);
      choose (reserves, lot, 100);
      choose (reserves, NULL, 0);
      score[7] = NAN;
      choose (reserves, lot, 100);
      score[7] = 3;
      traits[7] = 9;
      choose (reserves, lot, 100);
      traits[7] = 1;
    }
}

static void
assign (const AwrashReserves *sites, const AwrashPreferences *wanted, const AwrashTies *ties)
{
  g_autoptr (AwrashMatch) stable = awrash_selection_match_stable (sites, wanted, ties, NULL);
  g_autoptr (AwrashMatch) largest
      = awrash_selection_match_largest (sites, wanted, score, ties, NULL);
  int64_t ranks[40];

  if (stable == NULL)
    return;
  awrash_selection_match_get_outcomes (stable, block, trait, ranks);
  g_autoptr (AwrashVerdict) verdict = awrash_audit_matching (sites, wanted, block, trait, NULL);
}

static void
assign_all (void)
{
  int64_t person[80], site[80], size[3] = { 5, 6, 7 };
  g_autoptr (AwrashTies) lot = awrash_allot_ties_new_lot ("memory", NULL);
  g_autoptr (AwrashReserves) sites = awrash_selection_reserves_new (
      "over-and-above", 2, 0, 3, NULL, size, NULL, (int64_t[]){ 1, 1, 0, 2, 1, 0 }, NULL);
  g_autoptr (AwrashReserves) two
      = awrash_selection_reserves_new ("over-and-above", 2, 0, 2, NULL, size, NULL, NULL, NULL);

  for (int64_t k = 0; k < 80; k++)
    {
      person[k] = k / 2;
      site[k] = (k / 2 + k % 2) % 3;
    }
  g_autoptr (AwrashPreferences) wanted
      = awrash_selection_preferences_new (40, 3, 80, person, site, score, traits, NULL);
  assign (sites, wanted, lot);
  assign (sites, wanted, NULL);
  assign (two, wanted, lot);
  site[1] = site[0];
  g_autoptr (AwrashPreferences) twice
      = awrash_selection_preferences_new (40, 3, 80, person, site, score, traits, NULL);
}

int
main (void)
{
  const int64_t counts[] = { 3, 9, 1 };
  const double coefficient = 0.1;
  int64_t groups[3];

  for (size_t i = 0; i < N; i++)
    {
      score[i] = (double)(i * 7919 % 1009);
      traits[i] = (int64_t)(i % 4);
      category[i] = (int64_t)(i % 3) - 1;
    }
  choose_all ();
  assign_all ();
  awrash_selection_disclosure_merge (3, counts, 5, groups, NULL);
  awrash_selection_disclosure_merge (3, counts, 0, groups, NULL);
  awrash_selection_history_score (N, score, 1, &coefficient, score, 3, score, NULL);
  awrash_selection_history_score (N, score, 1, &coefficient, score, 99, score, NULL);
  return 0;
}
