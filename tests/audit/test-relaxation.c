/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a relaxation is the smallest. Source: a cut worked out by hand: 9 places are asked where
 * 6 can be given. Invariant: every lie is found by arithmetic. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define N_WALLS 5
#define N_CELLS 6

typedef struct
{
  AwrashWalls *walls;
  double weights[N_WALLS];
  int64_t places[N_CELLS], lower[N_WALLS], upper[N_WALLS], total;
} Claim;

/* At least 9 s in all, at most 2, 1 and 3 of them; t at most 4. The quota falls by 3 at a weight of
 * 2 a place; the maxes of the first two are dearer still. */
static Claim
claim_new (void)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,name_en,need\nr,,R,\na,r,A,2\nb,r,B,3\nc,r,C,5\n", "streams",
      "code\ns\nt\n", "quotas",
      "territory,stream,min,max\nr,s,9,\na,s,,2\nb,s,,1\nc,s,,3\nr,t,,4\n", "need.indicator",
      "need", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();

  return (Claim){ .walls = awrash_split_walls_new (programme, reading, NULL),
                  .weights = { 2, 3, 3, INFINITY, 1 },
                  .places = { 2, 0, 1, 0, 3, 0 },
                  .lower = { 2 },
                  .upper = { 0, 2, 2, 2 },
                  .total = 6 };
}

/* The findings, one after the other. */
static void
expect_findings (Claim *claim, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_relaxation (claim->walls, claim->weights, N_CELLS, claim->places, claim->total,
                                 claim->lower, claim->upper, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  cr_assert_not_null (verdict, "%s", error != NULL ? error->message : "");
  for (gsize i = 0; i < awrash_audit_verdict_get_n_findings (verdict); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                            awrash_audit_verdict_get_finding (verdict, i));
  cr_expect_str_eq (text->str, expected, "%s", text->str);
  cr_expect_eq (awrash_audit_verdict_is_accepted (verdict), expected[0] == '\0');
  awrash_split_walls_free (claim->walls);
}

Test (audit_relaxation, accepts_what_places_reach_and_prices_forbid_to_undercut)
{
  Claim claim = claim_new ();

  expect_findings (&claim, "");
}

Test (audit_relaxation, accepts_what_the_library_finds)
{
  Claim claim = claim_new ();
  g_autoptr (AwrashRelaxation) found = awrash_split_relax_new (claim.walls, claim.weights, NULL);

  cr_assert_eq (awrash_split_relax_get_n_cells (found), N_CELLS);
  memcpy (claim.places, awrash_split_relax_get_places (found), sizeof claim.places);
  memcpy (claim.lower, awrash_split_relax_get_lower_prices (found), sizeof claim.lower);
  memcpy (claim.upper, awrash_split_relax_get_upper_prices (found), sizeof claim.upper);
  claim.total = awrash_split_relax_get_total (found);
  expect_findings (&claim, "");
}

Test (audit_relaxation, finds_a_sum_that_is_not_reached_or_not_forbidden_to_undercut)
{
  Claim more = claim_new (), fewer = claim_new (), smaller = claim_new ();

  more.places[0] = 3;
  expect_findings (&more, "the places cost 7 by the weights, expected the 6 told");
  fewer.lower[0] = fewer.upper[1] = fewer.upper[2] = fewer.upper[3] = 1;
  expect_findings (&fewer, "the prices forbid less than 3, expected the 6 told");
  smaller.total = 5;
  expect_findings (&smaller, "the places cost 6 by the weights, expected the 5 told; the prices "
                             "forbid less than 6, expected the 5 told");
}

Test (audit_relaxation, finds_prices_that_prove_nothing)
{
  Claim cell = claim_new (), above = claim_new (), below = claim_new (), none = claim_new ();

  cell.upper[3] = 1;
  expect_findings (&cell, "the prices forbid less than 9, expected the 6 told; \"s\" in \"c\": the "
                          "prices sum to more than 0");
  above.lower[0] = above.upper[1] = above.upper[2] = above.upper[3] = 3;
  expect_findings (&above, "s places of R: a price of 3, expected at most the weight 2; the prices "
                           "forbid less than 9, expected the 6 told");
  below.upper[4] = -1;
  expect_findings (&below, "t places of R: a price of -1, expected at least 0; the prices forbid "
                           "less than 10, expected the 6 told; \"t\" in \"a\": the prices sum to "
                           "more than 0; \"t\" in \"b\": the prices sum to more than 0; \"t\" in "
                           "\"c\": the prices sum to more than 0");
  none.upper[0] = 1;
  none.total = 6;
  cr_expect_eq (none.lower[0], 2);
  {
    g_autoptr (AwrashVerdict) verdict = awrash_audit_relaxation (
        none.walls, none.weights, N_CELLS, none.places, none.total, none.lower, none.upper, NULL);

    cr_expect_str_eq (awrash_audit_verdict_get_finding (verdict, 0),
                      "s places of R: a price of 1 on a max that is not there");
  }
  awrash_split_walls_free (none.walls);
}

/* The sums are whole; what is told of them ends with what 64 bits hold. */
Test (audit_relaxation, tells_sums_beyond_64_bits_as_the_largest)
{
  Claim cost = claim_new (), bound = claim_new ();

  cost.weights[0] = 0x1p53;
  cost.places[0] = cost.places[2] = cost.places[4] = 0;
  cost.places[1] = G_GINT64_CONSTANT (1) << 50;
  cost.weights[4] = 0x1p53;
  expect_findings (&cost,
                   "the places cost 9223372036854775807 by the weights, expected the 6 told");
  bound.upper[4] = G_MAXINT64;
  expect_findings (&bound, "t places of R: a price of 9223372036854775807, expected at most the "
                           "weight 1; the prices forbid less than -9223372036854775808, expected "
                           "the 6 told");
}

Test (audit_relaxation, finds_a_wall_moved_that_never_moves)
{
  Claim claim = claim_new ();

  claim.places[4] = 6;
  expect_findings (&claim,
                   "s places of C: moved by 3, expected never to be moved; the places cost 0 "
                   "by the weights, expected the 6 told");
}

Test (audit_relaxation, without_weights_counts_every_unit_once)
{
  Claim claim = claim_new ();
  const int64_t ones[] = { 0, 1, 1, 1, 0 }, one[] = { 1, 0, 0, 0, 0 };
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_relaxation (claim.walls, NULL, N_CELLS, claim.places, 3, one, ones, NULL);
  g_autoptr (AwrashVerdict) doubled = awrash_audit_relaxation (
      claim.walls, NULL, N_CELLS, claim.places, 3, claim.lower, claim.upper, NULL);

  cr_expect (awrash_audit_verdict_is_accepted (verdict));
  cr_expect_eq (awrash_audit_verdict_get_n_findings (doubled), 5);
  awrash_split_walls_free (claim.walls);
}

Test (audit_relaxation, refuses_weights_and_places_that_are_none)
{
  static const double none[] = { NAN, -1, -INFINITY, 0x1p54 };
  Claim claim = claim_new ();
  g_autoptr (GError) error = NULL;

  claim.weights[1] = 0.5;
  cr_expect_null (awrash_audit_relaxation (claim.walls, claim.weights, N_CELLS, claim.places, 6,
                                           claim.lower, claim.upper, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_expect_str_eq (error->message,
                    "weights[1] is 0.5, expected a whole number from 0 to 2^53, or infinity");
  g_clear_error (&error);
  claim.weights[1] = 1;
  for (gsize i = 0; i < 2 * G_N_ELEMENTS (none); i++)
    {
      claim.weights[i % 2] = none[i / 2];
      cr_expect_null (awrash_audit_relaxation (claim.walls, claim.weights, N_CELLS, claim.places, 6,
                                               claim.lower, claim.upper, NULL));
      claim.weights[i % 2] = 1;
    }
  cr_expect_null (awrash_audit_relaxation (claim.walls, NULL, 5, claim.places, 6, claim.lower,
                                           claim.upper, &error));
  cr_expect_str_eq (error->message, "there are places of 5 cells, expected 3 provinces × 2 types");
  g_clear_error (&error);
  claim.places[0] = G_MAXINT64;
  cr_expect_null (awrash_audit_relaxation (claim.walls, NULL, N_CELLS, claim.places, 6, claim.lower,
                                           claim.upper, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW));
  awrash_split_walls_free (claim.walls);
}

/* ── those of a search ──────────────────────────────────────────────────────────────────────── */

/* 20 places of 9 or 4.5 months, where 81 person-months are allowed: 2 units of 4.5 more. */
static AwrashWalls *
make_budget (void)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,2\n", "streams", "code,months\ns,9\nt,4.5\n",
      "quotas", "territory,stream,unit,min,max\nr,*,person-months,,81\nr,*,places,20,\n",
      "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();

  return awrash_split_walls_new (programme, reading, NULL);
}

/* The first finding, "" for none, or the message of an error. */
static char *
judge (const AwrashWalls *walls, const double weights[], const int64_t places[], int64_t total,
       int64_t bound, const char *proof)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashVerdict) verdict = awrash_audit_relaxation_search (
      walls, weights, places != NULL ? 2 : 0, places, total, bound, proof, &error);

  if (verdict == NULL)
    return g_strdup (error->message);
  return g_strdup (awrash_audit_verdict_is_accepted (verdict)
                       ? ""
                       : awrash_audit_verdict_get_finding (verdict, 0));
}

Test (audit_relaxation, follows_the_tree_of_a_search)
{
  g_autoptr (AwrashWalls) walls = make_budget ();
  const double weights[] = { 5, 1 }, never[] = { INFINITY, INFINITY };
  g_autoptr (AwrashRelaxation) found = awrash_split_relax_new (walls, weights, NULL);
  g_autoptr (AwrashRelaxation) none = awrash_split_relax_new (walls, never, NULL);
  const char *proof = awrash_split_relax_get_proof (found);
  const int64_t *places = awrash_split_relax_get_places (found);
  const int64_t fewer[] = { 0, 18 };
  g_autofree char *twice = g_strconcat (proof, ",", proof, NULL);
  g_autofree char *apart = g_strconcat (proof, "x", NULL);
  g_autofree char *longer = g_strconcat (proof, "]", NULL);
  const struct
  {
    const double *weights;
    const int64_t *places;
    int64_t total, bound;
    const char *proof, *expected;
  } rows[] = {
    { weights, places, 2, 2, proof, "" },
    { weights, places, 1, 2, proof, "the places cost 2 by the weights, expected the 1 told" },
    { weights, places, 2, 1, proof, "the proof forbids less than 2, expected the 1 told" },
    { weights, fewer, 2, 2, proof, "the places cost 10 by the weights, expected the 2 told" },
    { never, places, 2, 2, proof,
      "all places of r in person-months: moved by 2, expected never to be moved" },
    { weights, NULL, 0, 2, proof, "the proof does not say that there are no such places" },
    { never, NULL, 0, 0, awrash_split_relax_get_proof (none), "" },
    { never, places, 0, 0, awrash_split_relax_get_proof (none),
      "all places of r in person-months: moved by 2, expected never to be moved" },
    { weights, places, 2, 3, "{\"question\":\"relaxation\",\"least\":3,\"items\":[],\"tree\":[{}]}",
      "the tree of the proof does not prove what it claims" },
    { weights, places, 2, 0,
      "{\"question\":\"relaxation\",\"least\":-1,\"items\":[],\"tree\":[{}]}", "" },
    { weights, places, 2, 0, "{\"question\":\"relaxation\",\"least\":2,\"items\":[],\"tree\":[]}",
      "" },
    { weights, places, 2, 2,
      "{\"question\":\"relaxation\",\"least\":2,\"items\":[\"min:a/*\"],"
      "\"tree\":[{\"branch\":[0,0,0,0]}]}",
      "the tree of the proof does not prove what it claims" },
    { weights, NULL, 0, 0, "{\"question\":\"relaxation\",\"items\":[],\"tree\":[]}",
      "the tree of the proof does not prove what it claims" },
    { weights, places, 2, 2, "{}",
      "the proof is no claim about a relaxation, expected one with its tree" },
    { weights, places, 2, 2, "{\"question\":\"relaxation\",\"least\":2}",
      "certificate: byte 36 is }, where \"items\" is expected" },
    { weights, places, 2, 2, twice,
      "the proof is no claim about a relaxation, expected one with its tree" },
    { weights, places, 2, 2, apart,
      "the proof is no claim about a relaxation, expected one with its tree" },
    { weights, places, 2, 2, longer,
      "the proof is no claim about a relaxation, expected one with its tree" },
    { weights, places, 2, 2, "] no JSON [",
      "the proof is no claim about a relaxation, expected one with its tree" },
  };

  cr_assert_not_null (proof);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *told = judge (walls, rows[i].weights, rows[i].places, rows[i].total,
                                     rows[i].bound, rows[i].proof);

      cr_expect_str_eq (told, rows[i].expected, "row %zu: %s", i, told);
    }
}

Test (audit_relaxation, refuses_questions_about_a_search_that_are_none)
{
  g_autoptr (AwrashWalls) walls = make_budget ();
  const int64_t places[] = { 0, 20 }, below[] = { -1, 20 };
  const double wrong[] = { 1, 0.5 };
  g_autofree char *weights = judge (walls, wrong, places, 2, 2, "{}");
  g_autofree char *negative = judge (walls, NULL, below, 2, 2, "{}");

  cr_expect_str_eq (weights,
                    "weights[1] is 0.5, expected a whole number from 1 to 2^20, or infinity");
  cr_expect_not_null (strstr (negative, "-1"), "%s", negative);
}
