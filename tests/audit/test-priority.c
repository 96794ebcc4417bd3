/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Selections by priority held against what they claim: ten thousand drawn at random are accepted,
 * each way of being wrong is named, with its witness. Source: <awrash/audit-persons.h>. Invariant:
 * seeds are fixed. */

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum
{
  MOST_PERSONS = 40,
  MOST_TRAITS = 5,
  MOST_BLOCKS = 3
};

typedef struct
{
  gsize n, n_traits, n_blocks;
  double score[MOST_PERSONS];
  int64_t category[MOST_PERSONS], traits[MOST_PERSONS];
  int64_t block[MOST_PERSONS], trait[MOST_PERSONS];
  AwrashReserves *reserves;
} Drawn;

static void
draw (GRand *random, Drawn *d)
{
  int64_t size[MOST_BLOCKS], category[MOST_BLOCKS], keeps[MOST_BLOCKS];
  int64_t reserved[MOST_BLOCKS * MOST_TRAITS];

  d->n = (gsize)g_rand_int_range (random, 1, MOST_PERSONS + 1);
  d->n_traits = (gsize)g_rand_int_range (random, 0, MOST_TRAITS + 1);
  d->n_blocks = (gsize)g_rand_int_range (random, 1, MOST_BLOCKS + 1);
  for (gsize i = 0; i < d->n; i++)
    {
      d->score[i] = g_rand_int_range (random, 0, 30);
      d->category[i] = g_rand_int_range (random, -1, 2);
      d->traits[i] = g_rand_int_range (random, 0, 1 << d->n_traits);
      if (g_rand_boolean (random))
        d->traits[i] &= g_rand_int_range (random, 0, 1 << d->n_traits);
    }
  for (gsize b = 0; b < d->n_blocks; b++)
    {
      category[b] = g_rand_int_range (random, -1, 2);
      keeps[b] = g_rand_int_range (random, 0, 2);
      size[b] = g_rand_int_range (random, 0, 8);
      for (gsize t = 0; t < d->n_traits; t++)
        size[b] += reserved[b * d->n_traits + t] = g_rand_int_range (random, 0, 4);
    }
  d->reserves = awrash_selection_reserves_new (
      g_rand_boolean (random) ? "over-and-above" : "minimum-guarantee", d->n_traits,
      g_rand_int_range (random, 0, 1 << d->n_traits), d->n_blocks, category, size, keeps, reserved,
      NULL);
}

static AwrashVerdict *
check (const Drawn *d)
{
  return awrash_audit_priority (d->reserves, d->n, d->score, d->category, d->traits, d->block,
                                d->trait, NULL);
}

/* Whoever is above a cut-off that was open to them has a place; who is on a kind of place is not
 * below its cut-off. */
static void
check_cutoffs (const Drawn *d, const AwrashPriority *answer, int turn)
{
  const gsize n_kinds = awrash_selection_priority_get_n_kinds (answer);
  g_autofree int64_t *places = g_new (int64_t, n_kinds), *filled = g_new (int64_t, n_kinds);
  g_autofree double *cutoffs = g_new (double, n_kinds);

  awrash_selection_priority_get_kinds (answer, places, filled, cutoffs);
  for (gsize i = 0; i < d->n; i++)
    {
      gsize kind = (gsize)d->block[i] * (d->n_traits + 1) + (gsize)(d->trait[i] + 1);
      const double rest = cutoffs[d->n_blocks * (d->n_traits + 1)];

      if (d->block[i] < 0)
        cr_assert (d->score[i] <= rest, "turn %d, person %zu", turn, i);
      else if (d->trait[i] < 0)
        cr_assert (d->score[i] >= cutoffs[kind], "turn %d, person %zu", turn, i);
    }
}

Test (audit_priority, ten_thousand_selections_hold_and_their_cutoffs_with_them)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (71);
  g_autoptr (AwrashTies) lot = awrash_allot_ties_new_lot ("a seed", NULL);

  for (int turn = 0; turn < 10000; turn++)
    {
      Drawn d = { 0 };

      draw (random, &d);
      g_autoptr (AwrashReserves) reserves = d.reserves;
      g_autoptr (AwrashPriority) answer
          = awrash_selection_priority_new (reserves, lot, d.n, d.score, d.category, d.traits, NULL);
      awrash_selection_priority_get_outcomes (answer, d.block, d.trait);
      g_autoptr (AwrashVerdict) verdict = check (&d);
      cr_assert (awrash_audit_verdict_is_accepted (verdict), "turn %d: %s", turn,
                 awrash_audit_verdict_get_finding (verdict, 0));
      check_cutoffs (&d, answer, turn);
    }
}

Test (audit_priority, whoever_changes_places_with_somebody_of_less_merit_is_found)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (72);
  g_autoptr (AwrashTies) lot = awrash_allot_ties_new_lot ("a seed", NULL);
  gsize n_changed = 0;

  for (int turn = 0; turn < 2000; turn++)
    {
      Drawn d = { 0 };
      gsize in, out;

      draw (random, &d);
      g_autoptr (AwrashReserves) reserves = d.reserves;
      g_autoptr (AwrashPriority) answer
          = awrash_selection_priority_new (reserves, lot, d.n, d.score, d.category, d.traits, NULL);
      awrash_selection_priority_get_outcomes (answer, d.block, d.trait);
      in = (gsize)g_rand_int_range (random, 0, (gint)d.n);
      out = (gsize)g_rand_int_range (random, 0, (gint)d.n);
      if (d.block[in] < 0 || d.block[out] >= 0 || d.score[in] <= d.score[out])
        continue;
      d.block[out] = d.block[in];
      d.trait[out] = d.trait[in];
      d.block[in] = d.trait[in] = -1;
      g_autoptr (AwrashVerdict) verdict = check (&d);
      cr_assert_not (awrash_audit_verdict_is_accepted (verdict), "turn %d", turn);
      n_changed++;
    }
  cr_assert_gt (n_changed, 200);
}

/* Three places, one of them for trait 0 and one for trait 1; five persons. */
typedef struct
{
  const char *label;
  const char *mode;
  int64_t hard;
  int64_t block[5], trait[5];
  const char *finding; /* NULL: accepted */
} Claim;

static const double scores[] = { 9, 8, 7, 6, 5 };
static const int64_t sets[] = { 0, 0, 3, 1, 0 };

static const Claim claims[] = {
  { "right", "minimum-guarantee", 0, { 0, -1, 0, 0, -1 }, { -1, -1, 1, 0, -1 }, NULL },
  { "trait",
    "minimum-guarantee",
    0,
    { 0, -1, 0, 0, -1 },
    { 0, -1, 1, -1, -1 },
    "person 0 has a place reserved for trait 0, which they do not have" },
  { "trait of the last",
    "minimum-guarantee",
    0,
    { 0, -1, 0, -1, 0 },
    { -1, -1, 1, -1, 0 },
    "person 4 has a place reserved for trait 0, which they do not have" },
  { "one more",
    "minimum-guarantee",
    0,
    { 0, 0, 0, -1, -1 },
    { -1, -1, 0, -1, -1 },
    "block 0: person 3 does not count on a reserved place, though one more could be filled: within "
    "reach are the reserves of traits 0, 1, with 1 of 2 places filled" },
  { "anyone's place in the way",
    "minimum-guarantee",
    0,
    { -1, -1, 0, 0, -1 },
    { -1, -1, 1, -1, -1 },
    "block 0: person 3 does not count on a reserved place, though one more could be filled: within "
    "reach are the reserves of traits 0, with 0 of 1 places filled" },
  { "too many",
    "minimum-guarantee",
    0,
    { 0, 0, 0, 0, -1 },
    { -1, -1, 1, 0, -1 },
    "block 0: 2 persons stand on places for anyone, expected at most 1" },
  { "envy",
    "minimum-guarantee",
    0,
    { -1, 0, 0, 0, -1 },
    { -1, -1, 1, 0, -1 },
    "block 0: person 0 is left out with 9, while person 1 with 8 has a place that the former could "
    "have" },
  { "free",
    "minimum-guarantee",
    0,
    { -1, -1, 0, 0, -1 },
    { -1, -1, 1, 0, -1 },
    "block 0: person 0 is left out while a place is free" },
  { "crowd",
    "minimum-guarantee",
    0,
    { -1, -1, 0, 0, -1 },
    { -1, -1, 0, 0, -1 },
    "block 0: 2 persons stand on the places reserved for trait 0, expected at most 1" },
  { "above", "over-and-above", 0, { 0, -1, 0, 0, -1 }, { -1, -1, 1, 0, -1 }, NULL },
  { "above, passed over",
    "over-and-above",
    0,
    { -1, 0, 0, 0, -1 },
    { -1, -1, 1, 0, -1 },
    "block 0: person 0 is passed over on the places that are for anyone from the start, for person "
    "1, who has less" },
  { "above, free",
    "over-and-above",
    0,
    { -1, -1, 0, 0, -1 },
    { -1, -1, 1, 0, -1 },
    "block 0: person 0 is left out while a place is free" },
};

Test (audit_priority, each_way_of_being_wrong_is_named)
{
  for (gsize k = 0; k < G_N_ELEMENTS (claims); k++)
    {
      const Claim *c = &claims[k];
      g_autoptr (AwrashReserves) reserves = awrash_selection_reserves_new (
          c->mode, 2, c->hard, 1, NULL, (int64_t[]){ 3 }, NULL, (int64_t[]){ 1, 1 }, NULL);
      g_autoptr (AwrashVerdict) verdict
          = awrash_audit_priority (reserves, 5, scores, NULL, sets, c->block, c->trait, NULL);

      cr_assert_not_null (verdict, "%s", c->label);
      if (c->finding == NULL)
        {
          cr_expect (awrash_audit_verdict_is_accepted (verdict), "%s", c->label);
          continue;
        }
      cr_assert_not (awrash_audit_verdict_is_accepted (verdict), "%s", c->label);
      cr_expect_str_eq (awrash_audit_verdict_get_finding (verdict, 0), c->finding, "%s", c->label);
      for (size_t i = 1; i < awrash_audit_verdict_get_n_findings (verdict); i++)
        cr_expect_str_neq (awrash_audit_verdict_get_finding (verdict, i), c->finding, "%s",
                           c->label);
    }
}

Test (audit_priority, the_full_reserves_within_reach_are_named)
{
  /* persons 1 and 2 fill both reserves, and the first could move for person 0 */
  g_autoptr (AwrashReserves) reserves = awrash_selection_reserves_new (
      "minimum-guarantee", 3, 0, 1, NULL, (int64_t[]){ 2 }, NULL, (int64_t[]){ 1, 0, 1 }, NULL);
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_priority (reserves, 3, scores, NULL, (int64_t[]){ 1, 5, 4 },
                               (int64_t[]){ -1, 0, 0 }, (int64_t[]){ -1, 0, 2 }, NULL);

  cr_assert_not_null (verdict);
  cr_assert_str_eq (awrash_audit_verdict_get_finding (verdict, 0),
                    "block 0: person 0 is left out with 9, while person 1 with 8 has a place that "
                    "the former could have: within reach are the reserves of traits 0, 2, with 2 "
                    "of 2 places filled");
}

Test (audit_priority, a_hard_place_is_not_empty_while_somebody_could_move_to_it)
{
  /* the person of both traits counts for the soft one, which the other could have been left to */
  g_autoptr (AwrashReserves) reserves = awrash_selection_reserves_new (
      "minimum-guarantee", 2, 2, 1, NULL, (int64_t[]){ 2 }, NULL, (int64_t[]){ 1, 1 }, NULL);
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_priority (reserves, 2, scores, NULL, (int64_t[]){ 3, 0 }, (int64_t[]){ 0, -1 },
                               (int64_t[]){ 0, -1 }, NULL);

  cr_assert_str_eq (
      awrash_audit_verdict_get_finding (verdict, 0),
      "block 0: a hard place is empty, though persons who count for trait 0 could move");
}

Test (audit_priority, a_place_of_another_category_is_none)
{
  g_autoptr (AwrashReserves) reserves
      = awrash_selection_reserves_new ("minimum-guarantee", 0, 0, 1, (int64_t[]){ 1 },
                                       (int64_t[]){ 1 }, (int64_t[]){ 1 }, NULL, NULL);
  g_autoptr (AwrashVerdict) verdict = awrash_audit_priority (
      reserves, 1, scores, (int64_t[]){ 0 }, NULL, (int64_t[]){ 0 }, (int64_t[]){ -1 }, NULL);

  cr_assert_str_eq (awrash_audit_verdict_get_finding (verdict, 0),
                    "person 0 has a place of block 0, which is for another category");
}

typedef struct
{
  const char *label;
  size_t n;
  double score;
  int64_t traits, block, trait;
  int code;
} Refusal;

static const Refusal refusals[] = {
  { "nobody", 0, 1, 0, 0, 0, AWRASH_ERROR_EMPTY },
  { "score", 1, NAN, 0, 0, 0, AWRASH_ERROR_VALUE },
  { "traits", 1, 1, 4, 0, 0, AWRASH_ERROR_VALUE },
  { "block", 1, 1, 0, 2, 0, AWRASH_ERROR_VALUE },
  { "trait", 1, 1, 0, 0, 2, AWRASH_ERROR_VALUE },
  { "set", 1, 1, -1, 0, 0, AWRASH_ERROR_VALUE },
  { "no trait", 1, 1, 0, 0, -2, AWRASH_ERROR_VALUE },
  { "low", 1, 1, 0, -2, 0, AWRASH_ERROR_VALUE },
};

Test (audit_priority, what_is_no_claim_is_an_error)
{
  g_autoptr (AwrashReserves) reserves = awrash_selection_reserves_new (
      "minimum-guarantee", 2, 0, 1, NULL, (int64_t[]){ 1 }, NULL, NULL, NULL);

  for (gsize k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      const Refusal *r = &refusals[k];
      g_autoptr (GError) error = NULL;

      cr_expect_null (awrash_audit_priority (reserves, r->n, &r->score, NULL, &r->traits, &r->block,
                                             &r->trait, &error),
                      "%s", r->label);
      cr_expect_eq (error->code, r->code, "%s", r->label);
    }
}
