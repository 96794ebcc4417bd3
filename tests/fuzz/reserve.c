/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any scores with any reserves are a selection and an assignment that the audit accepts, or are
 * refused. Source: Sönmez and Yenmez (2022) for what the audit holds. Invariant: none. */

#include "fuzz/bytes.h"

enum
{
  MOST = 7,
  MOST_TRAITS = 3
};

static int64_t *
take_sets (FuzzBytes *bytes, size_t n)
{
  int64_t *sets = fuzz_room (n * sizeof (int64_t));

  for (size_t i = 0; i < n; i++)
    sets[i] = fuzz_byte (bytes) < 250 ? fuzz_int (bytes, 0, (1 << MOST_TRAITS) - 1)
                                      : fuzz_whole (bytes);
  return sets;
}

static AwrashReserves *
take_reserves (FuzzBytes *bytes, size_t n_traits, size_t n_blocks)
{
  const char *mode = fuzz_byte (bytes) % 2 == 0 ? "minimum-guarantee" : "over-and-above";
  const int64_t hard = fuzz_byte (bytes) % 4 == 0 ? fuzz_int (bytes, 0, 7) : 0;
  const gboolean has_categories = fuzz_byte (bytes) % 2, has_reserves = fuzz_byte (bytes) % 4 != 0;
  g_autofree int64_t *category = fuzz_room (n_blocks * sizeof (int64_t)),
                     *size = fuzz_room (n_blocks * sizeof (int64_t)),
                     *keeps = fuzz_room (n_blocks * sizeof (int64_t));
  g_autofree int64_t *reserved = fuzz_room (n_blocks * n_traits * sizeof (int64_t));
  GError *error = NULL;
  AwrashReserves *reserves;

  for (size_t i = 0; i < n_blocks; i++)
    {
      category[i] = fuzz_int (bytes, -1, 2);
      keeps[i] = fuzz_int (bytes, 0, 1);
      size[i] = fuzz_int (bytes, 0, 5);
      for (size_t t = 0; t < n_traits; t++)
        reserved[i * n_traits + t] = fuzz_int (bytes, 0, 2);
      if (fuzz_byte (bytes) == 255)
        size[i] = fuzz_whole (bytes);
    }
  reserves = awrash_selection_reserves_new (mode, n_traits, hard, n_blocks,
                                            has_categories ? category : NULL, size, keeps,
                                            has_reserves ? reserved : NULL, &error);
  fuzz_answered (reserves != NULL, &error);
  return reserves;
}

static AwrashTies *
take_ties (FuzzBytes *bytes, size_t n)
{
  g_autofree int64_t *order = fuzz_room (n * sizeof (int64_t));
  const uint8_t kind = fuzz_byte (bytes) % 4;
  GError *error = NULL;
  AwrashTies *ties;

  if (kind == 0)
    return NULL;
  for (size_t i = 0; i < n; i++)
    order[i] = (int64_t)i;
  ties = kind == 1 ? awrash_allot_ties_new_order (n, order, &error)
                   : awrash_allot_ties_new_lot ("seed", &error);
  fuzz_answered (ties != NULL, &error);
  return ties;
}

static void
select_persons (FuzzBytes *bytes, const AwrashReserves *reserves, size_t n)
{
  static const char *const names[] = { "one", "%s", "" };
  g_autofree double *score = fuzz_reals (bytes, n);
  g_autofree int64_t *category = fuzz_room (n * sizeof (int64_t)), *traits = take_sets (bytes, n);
  g_autofree int64_t *block = fuzz_room (n * sizeof (int64_t)),
                     *trait = fuzz_room (n * sizeof (int64_t));
  g_autoptr (AwrashTies) ties = take_ties (bytes, n);
  GError *error = NULL;
  g_autoptr (AwrashPriority) answer = NULL;
  g_autoptr (AwrashVerdict) verdict = NULL;

  for (size_t i = 0; i < n; i++)
    category[i] = fuzz_int (bytes, -1, 2);
  answer = awrash_selection_priority_new (reserves, ties, n, score, category, traits, &error);
  if (!fuzz_answered (answer != NULL, &error)
      || awrash_selection_priority_get_status (answer) == AWRASH_STATUS_TIE_REFUSED)
    return;
  awrash_selection_priority_get_outcomes (answer, block, trait);
  verdict = awrash_audit_priority (reserves, n, score, category, traits, block, trait, &error);
  FUZZ_EXPECT (verdict != NULL && awrash_audit_verdict_is_accepted (verdict));
  for (int64_t person = -1; person <= (int64_t)n; person++)
    {
      g_autofree char *text = awrash_selection_priority_explain (
          answer, person, awrash_selection_reserves_get_n_blocks (reserves), names,
          awrash_selection_reserves_get_n_traits (reserves), names, &error);
      fuzz_answered (text != NULL, &error);
    }
}

static void
match_persons (FuzzBytes *bytes, const AwrashReserves *sites, size_t n, size_t n_sites)
{
  const size_t n_choices = (size_t)fuzz_int (bytes, 0, 2 * MOST);
  g_autofree int64_t *person = fuzz_room (n_choices * sizeof (int64_t)),
                     *site = fuzz_room (n_choices * sizeof (int64_t)),
                     *traits = take_sets (bytes, n);
  g_autofree int64_t *at = fuzz_room (n * sizeof (int64_t)),
                     *trait = fuzz_room (n * sizeof (int64_t)),
                     *rank = fuzz_room (n * sizeof (int64_t));
  g_autofree double *score = fuzz_reals (bytes, n_choices), *merit = fuzz_reals (bytes, n);
  g_autoptr (AwrashTies) ties = take_ties (bytes, n);
  GError *error = NULL;
  g_autoptr (AwrashPreferences) preferences = NULL;
  g_autoptr (AwrashMatch) stable = NULL, largest = NULL;
  g_autoptr (AwrashVerdict) verdict = NULL;

  for (size_t i = 0; i < n_choices; i++)
    {
      person[i] = fuzz_int (bytes, 0, (int64_t)n);
      site[i] = fuzz_int (bytes, 0, (int64_t)n_sites);
    }
  preferences = awrash_selection_preferences_new (n, n_sites, n_choices, person, site, score,
                                                  traits, &error);
  if (!fuzz_answered (preferences != NULL, &error))
    return;
  largest = awrash_selection_match_largest (sites, preferences, merit, ties, &error);
  fuzz_answered (largest != NULL, &error);
  stable = awrash_selection_match_stable (sites, preferences, ties, &error);
  if (!fuzz_answered (stable != NULL, &error)
      || awrash_selection_match_get_status (stable) == AWRASH_STATUS_TIE_REFUSED)
    return;
  awrash_selection_match_get_outcomes (stable, at, trait, rank);
  verdict = awrash_audit_matching (sites, preferences, at, trait, &error);
  FUZZ_EXPECT (verdict != NULL && awrash_audit_verdict_is_accepted (verdict));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzBytes bytes = fuzz_bytes (data, size);
  const size_t n = (size_t)fuzz_int (&bytes, 0, MOST),
               n_traits = (size_t)fuzz_int (&bytes, 0, MOST_TRAITS);
  const size_t n_blocks = (size_t)fuzz_int (&bytes, 0, 3);
  g_autoptr (AwrashReserves) reserves = take_reserves (&bytes, n_traits, n_blocks);

  if (reserves == NULL)
    return 0;
  if (fuzz_byte (&bytes) % 2 == 0)
    select_persons (&bytes, reserves, n);
  else
    match_persons (&bytes, reserves, n, n_blocks);
  return 0;
}
