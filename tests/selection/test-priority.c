/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Selection by priority: its answers, cut-offs, ties, reasons and refusals. Source:
 * <awrash/selection-reserve.h>. Invariant: none. */

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>

/* Four places, one of them for women (trait 0), one for persons with a disability (trait 1). */
static const double score[] = { 70, 68, 64, 66, 62.5, 61.25, 60 };
static const int64_t traits[] = { 0, 0, 0, 0, 1, 1, 2 };

enum
{
  N = 7
};

static AwrashReserves *
one_block (const char *mode, int64_t hard, int64_t size, int64_t women, int64_t disabled)
{
  return awrash_selection_reserves_new (mode, 2, hard, 1, NULL, &size, NULL,
                                        (int64_t[]){ women, disabled }, NULL);
}

static AwrashPriority *
select_from (const AwrashReserves *reserves, const AwrashTies *ties, const double scores[])
{
  return awrash_selection_priority_new (reserves, ties, N, scores, NULL, traits, NULL);
}

Test (selection_priority, a_minimum_guarantee_is_met_first_and_the_rest_goes_by_merit)
{
  g_autoptr (AwrashReserves) reserves = one_block ("minimum-guarantee", 0, 4, 1, 1);
  g_autoptr (AwrashPriority) answer = select_from (reserves, NULL, score);
  int64_t persons[4], blocks[N], traits_of[N], places[6], filled[6];
  double cutoffs[6];

  cr_assert_eq (awrash_selection_priority_get_status (answer), AWRASH_STATUS_OPTIMAL);
  cr_assert_eq (awrash_selection_priority_get_n (answer), N);
  cr_assert_eq (awrash_selection_priority_get_n_kinds (answer), 6);
  cr_assert_eq (awrash_selection_priority_get_n_selected (answer), 4);
  cr_assert_eq (awrash_selection_priority_get_n_empty (answer), 0);
  awrash_selection_priority_get_selected (answer, persons);
  cr_assert_arr_eq (persons, ((int64_t[]){ 0, 1, 4, 6 }), sizeof persons);
  awrash_selection_priority_get_outcomes (answer, blocks, traits_of);
  cr_assert_arr_eq (blocks, ((int64_t[]){ 0, 0, -1, -1, 0, -1, 0 }), sizeof blocks);
  cr_assert_arr_eq (traits_of, ((int64_t[]){ -1, -1, -1, -1, 0, -1, 1 }), sizeof traits_of);
  awrash_selection_priority_get_kinds (answer, places, filled, cutoffs);
  cr_assert_arr_eq (places, ((int64_t[]){ 2, 1, 1, 0, 0, 0 }), sizeof places);
  cr_assert_arr_eq (filled, ((int64_t[]){ 2, 1, 1, 0, 0, 0 }), sizeof filled);
  cr_assert (cutoffs[0] == 68 && cutoffs[1] == 62.5 && cutoffs[2] == 60 && isinf (cutoffs[3]));
}

Test (selection_priority, over_and_above_opens_the_reserved_places_behind_the_others)
{
  const double scores[] = { 60, 59, 64, 66, 70, 61.25, 50 };
  g_autoptr (AwrashReserves) guarantee = one_block ("minimum-guarantee", 0, 3, 1, 0);
  g_autoptr (AwrashReserves) above = one_block ("over-and-above", 0, 3, 1, 0);
  g_autoptr (AwrashPriority) first = select_from (guarantee, NULL, scores);
  g_autoptr (AwrashPriority) behind = select_from (above, NULL, scores);
  int64_t persons[3];

  awrash_selection_priority_get_selected (first, persons);
  cr_assert_arr_eq (persons, ((int64_t[]){ 4, 3, 2 }), sizeof persons);
  awrash_selection_priority_get_selected (behind, persons);
  cr_assert_arr_eq (persons, ((int64_t[]){ 4, 3, 5 }), sizeof persons);
}

Test (selection_priority, places_that_nobody_can_stand_on_go_to_the_rest_unless_they_are_hard)
{
  g_autoptr (AwrashReserves) soft = one_block ("minimum-guarantee", 0, 5, 0, 3);
  g_autoptr (AwrashReserves) hard = one_block ("minimum-guarantee", 2, 5, 0, 3);
  g_autoptr (AwrashPriority) filled = select_from (soft, NULL, score);
  g_autoptr (AwrashPriority) empty = select_from (hard, NULL, score);

  cr_assert_eq (awrash_selection_priority_get_n_selected (filled), 5);
  cr_assert_eq (awrash_selection_priority_get_status (filled), AWRASH_STATUS_OPTIMAL);
  cr_assert_eq (awrash_selection_priority_get_n_selected (empty), 3);
  cr_assert_eq (awrash_selection_priority_get_n_empty (empty), 2);
  cr_assert_eq (awrash_selection_priority_get_status (empty), AWRASH_STATUS_UNPLACED);
}

Test (selection_priority, what_a_block_leaves_over_goes_to_all_unless_it_keeps_it)
{
  const int64_t category[] = { -1, -1, -1, -1, -1, -1, 0 }, of_block[] = { -1, 0 };
  const int64_t size[] = { 2, 2 };

  for (int64_t keeps = 0; keeps < 2; keeps++)
    {
      g_autoptr (AwrashReserves) reserves = awrash_selection_reserves_new (
          "minimum-guarantee", 0, 0, 2, of_block, size, (int64_t[]){ 0, keeps }, NULL, NULL);
      g_autoptr (AwrashPriority) answer
          = awrash_selection_priority_new (reserves, NULL, N, score, category, NULL, NULL);
      int64_t blocks[N], none[N];

      awrash_selection_priority_get_outcomes (answer, blocks, none);
      cr_assert_eq (blocks[6], 1);
      cr_assert_eq (blocks[3], keeps != 0 ? -1 : 2);
      cr_assert_eq (awrash_selection_priority_get_n_empty (answer), keeps);
    }
}

Test (selection_priority, a_tie_is_refused_with_its_members_or_settled_by_order_and_lot)
{
  const double scores[] = { 70, 68, 68, 68, 0, 0, 0 };
  g_autoptr (AwrashReserves) reserves = one_block ("minimum-guarantee", 0, 3, 0, 0);
  g_autoptr (AwrashPriority) refused = select_from (reserves, NULL, scores);
  g_autoptr (AwrashTies) order
      = awrash_allot_ties_new_order (N, (int64_t[]){ 6, 5, 3, 4, 1, 2, 0 }, NULL);
  g_autoptr (AwrashTies) lot = awrash_allot_ties_new_lot ("balls 4 17", NULL);
  g_autoptr (AwrashPriority) ordered = select_from (reserves, order, scores);
  g_autoptr (AwrashPriority) drawn = select_from (reserves, lot, scores);
  int64_t tied[3], persons[3];
  double cutoffs[6];

  cr_assert_eq (awrash_selection_priority_get_status (refused), AWRASH_STATUS_TIE_REFUSED);
  cr_assert_eq (awrash_selection_priority_get_n_tied (refused), 3);
  cr_assert_eq (awrash_selection_priority_get_n_free (refused), 2);
  cr_assert_eq (awrash_selection_priority_get_tied_block (refused), 0);
  awrash_selection_priority_get_tied (refused, tied);
  cr_assert_arr_eq (tied, ((int64_t[]){ 1, 2, 3 }), sizeof tied);
  cr_assert_eq (awrash_selection_priority_get_n_selected (refused), 0);
  awrash_selection_priority_get_kinds (refused, (int64_t[6]){ 0 }, (int64_t[6]){ 0 }, cutoffs);
  cr_assert (isnan (cutoffs[0]));
  cr_assert_eq (awrash_selection_priority_get_status (ordered), AWRASH_STATUS_TIE_SETTLED);
  awrash_selection_priority_get_selected (ordered, persons);
  cr_assert_arr_eq (persons, ((int64_t[]){ 0, 3, 1 }), sizeof persons);
  cr_assert_eq (awrash_selection_priority_get_status (drawn), AWRASH_STATUS_TIE_SETTLED);
  awrash_selection_priority_get_selected (drawn, persons);
  for (int k = 1; k < 3; k++)
    {
      g_autofree char *name = g_strdup_printf ("%d", (int)persons[k] + 1);
      g_autofree char *out = g_strdup_printf ("%d", (int)(1 + 2 + 3 - persons[1] - persons[2]) + 1);
      g_autofree char *ticket = awrash_allot_ticket ("balls 4 17", name);
      g_autofree char *other = awrash_allot_ticket ("balls 4 17", out);

      cr_assert_lt (g_strcmp0 (ticket, other), 0);
    }
}

Test (selection_priority, alike_persons_who_all_have_a_place_are_no_tie)
{
  /* one of the two is on the place for anyone, the other on a reserved one that nobody can fill */
  const double scores[] = { 70, 70, 60, 60, 60, 60, 60 };
  g_autoptr (AwrashReserves) above = one_block ("over-and-above", 0, 2, 0, 0);
  g_autoptr (AwrashReserves) behind = awrash_selection_reserves_new (
      "over-and-above", 1, 0, 1, NULL, (int64_t[]){ 2 }, NULL, (int64_t[]){ 1 }, NULL);
  g_autoptr (AwrashPriority) open = select_from (above, NULL, scores);
  g_autoptr (AwrashPriority) both
      = awrash_selection_priority_new (behind, NULL, N, scores, NULL, NULL, NULL);
  int64_t persons[2];

  cr_assert_eq (awrash_selection_priority_get_status (open), AWRASH_STATUS_OPTIMAL);
  cr_assert_eq (awrash_selection_priority_get_status (both), AWRASH_STATUS_OPTIMAL);
  awrash_selection_priority_get_selected (both, persons);
  cr_assert_eq (persons[0] + persons[1], 1);
}

/* Two of each set of three traits, all with the same score, in two blocks. */
static AwrashStatus
part_sixteen (gsize n, int64_t first, int64_t second)
{
  double same[16];
  int64_t sets[16];
  g_autoptr (AwrashReserves) reserves = awrash_selection_reserves_new (
      "minimum-guarantee", 3, 0, 2, NULL, (int64_t[]){ first, second }, NULL, NULL, NULL);

  for (gsize i = 0; i < n; i++)
    {
      same[i] = 60;
      sets[i] = (int64_t)i / 2;
    }
  g_autoptr (AwrashPriority) answer
      = awrash_selection_priority_new (reserves, NULL, n, same, NULL, sets, NULL);
  cr_assert_not_null (answer);
  return awrash_selection_priority_get_status (answer);
}

Test (selection_priority, others_who_all_have_a_place_are_no_tie_where_few_ways_show_it)
{
  cr_expect_eq (part_sixteen (4, 2, 2), AWRASH_STATUS_OPTIMAL);
  cr_expect_eq (part_sixteen (4, 2, 1), AWRASH_STATUS_TIE_REFUSED);
  cr_expect_eq (part_sixteen (16, 2, 14), AWRASH_STATUS_OPTIMAL);
  /* 1,107 ways to choose the first eight */
  cr_expect_eq (part_sixteen (16, 8, 8), AWRASH_STATUS_TIE_REFUSED);
}

Test (selection_priority, scores_one_unit_in_the_last_place_apart_are_no_tie)
{
  const double scores[] = { 0.1 + 0.2, 0.3, 0, 0, 0, 0, -1 };
  g_autoptr (AwrashReserves) reserves = one_block ("minimum-guarantee", 0, 1, 0, 0);
  g_autoptr (AwrashPriority) answer = select_from (reserves, NULL, scores);
  int64_t person[1];

  cr_assert_eq (awrash_selection_priority_get_status (answer), AWRASH_STATUS_OPTIMAL);
  awrash_selection_priority_get_selected (answer, person);
  cr_assert_eq (person[0], 0);
}

Test (selection_priority, zero_and_minus_zero_are_the_same_score)
{
  const double scores[] = { -1, -1, 0.0, -0.0, -1, -1, -1 };
  g_autoptr (AwrashReserves) reserves = one_block ("minimum-guarantee", 0, 1, 0, 0);
  g_autoptr (AwrashPriority) answer = select_from (reserves, NULL, scores);

  cr_assert_eq (awrash_selection_priority_get_n_tied (answer), 2);
}

Test (selection_priority, many_are_selected_as_few_are)
{
  /* buckets instead of one sort, and the same in ascending order */
  const gsize n = 100000;
  g_autofree double *falling = g_new (double, n), *rising = g_new (double, n);
  g_autofree int64_t *women = g_new (int64_t, n), *women_too = g_new (int64_t, n);
  g_autofree int64_t *persons = g_new (int64_t, 1000), *too = g_new (int64_t, 1000);
  g_autoptr (AwrashReserves) reserves = one_block ("minimum-guarantee", 0, 1000, 600, 0);

  for (gsize i = 0; i < n; i++)
    {
      falling[i] = (double)((i * 7919) % n);
      women[i] = (int64_t)falling[i] % 3 == 0;
    }
  for (gsize i = 0; i < n; i++)
    {
      rising[(gsize)falling[i]] = falling[i];
      women_too[(gsize)falling[i]] = women[i];
    }
  g_autoptr (AwrashPriority) answer
      = awrash_selection_priority_new (reserves, NULL, n, falling, NULL, women, NULL);
  g_autoptr (AwrashPriority) sorted
      = awrash_selection_priority_new (reserves, NULL, n, rising, NULL, women_too, NULL);
  awrash_selection_priority_get_selected (answer, persons);
  awrash_selection_priority_get_selected (sorted, too);
  for (gsize k = 0; k < 1000; k++)
    cr_assert_eq (falling[persons[k]], rising[too[k]]);
  cr_assert_eq (falling[persons[0]], (double)n - 1);
  cr_assert_eq (falling[persons[999]], (double)(n - 1 - 3 * 599));
}

typedef struct
{
  const char *label;
  int64_t person;
  const char *sentence;
} Reason;

static const Reason reasons[] = {
  { "open", 0, "score 70; place: open places" },
  { "reserved", 4, "score 62.5; place: women" },
  { "a man", 3, "score 66; cut-off of open places: 68" },
  { "a woman", 5, "score 61.25; cut-off of open places: 68; cut-off of women: 62.5" },
};

Test (selection_priority, each_person_can_be_told_why)
{
  g_autoptr (AwrashReserves) reserves = one_block ("minimum-guarantee", 0, 4, 1, 1);
  g_autoptr (AwrashPriority) answer = select_from (reserves, NULL, score);
  const char *const block = "open places", *const names[] = { "women", "disability" };
  g_autoptr (GError) error = NULL;

  for (gsize k = 0; k < G_N_ELEMENTS (reasons); k++)
    {
      g_autofree char *text = awrash_selection_priority_explain (answer, reasons[k].person, 1,
                                                                 &block, 2, names, NULL);

      cr_expect_str_eq (text, reasons[k].sentence, "%s", reasons[k].label);
    }
  cr_assert_null (awrash_selection_priority_explain (answer, N, 1, &block, 2, names, &error));
  cr_assert_str_eq (error->message, "person is 7, expected a number from 0 to 6");
  g_clear_error (&error);
  cr_assert_null (awrash_selection_priority_explain (answer, 0, 1, &block, 1, names, &error));
  cr_assert_str_eq (error->message, "there are names for 1 traits, expected 2");
  g_clear_error (&error);
  cr_assert_null (awrash_selection_priority_explain (answer, 0, 0, NULL, 2, names, &error));
  cr_assert_str_eq (error->message, "there are names for 0 blocks, expected 1");
}

Test (selection_priority, reasons_name_the_block_the_lot_and_the_lack_of_places)
{
  const double scores[] = { 5, 4, 4, 3, 3, 3, 2 };
  const int64_t category[] = { -1, -1, -1, -1, 0, 0, 1 }, of_block[] = { 0, -1 };
  const char *const blocks[] = { "region", "open" }, *const names[] = { "women", "disability" };
  g_autoptr (AwrashReserves) reserves
      = awrash_selection_reserves_new ("minimum-guarantee", 2, 0, 2, of_block, (int64_t[]){ 1, 2 },
                                       NULL, (int64_t[]){ 1, 0, 0, 0 }, NULL);
  g_autoptr (AwrashReserves) only = awrash_selection_reserves_new (
      "minimum-guarantee", 2, 0, 1, of_block, (int64_t[]){ 1 }, NULL, NULL, NULL);
  g_autoptr (AwrashTies) lot = awrash_allot_ties_new_lot ("seed", NULL);
  g_autoptr (AwrashTies) order
      = awrash_allot_ties_new_order (N, (int64_t[]){ 0, 1, 2, 3, 4, 5, 6 }, NULL);
  g_autoptr (AwrashPriority) drawn
      = awrash_selection_priority_new (reserves, lot, N, scores, category, traits, NULL);
  g_autoptr (AwrashPriority) given
      = awrash_selection_priority_new (reserves, order, N, scores, category, traits, NULL);
  g_autoptr (AwrashPriority) closed
      = awrash_selection_priority_new (only, order, N, scores, category, traits, NULL);
  g_autoptr (AwrashPriority) refused
      = awrash_selection_priority_new (reserves, NULL, N, scores, category, traits, NULL);
  g_autofree char *second = awrash_selection_priority_explain (given, 2, 2, blocks, 2, names, NULL);
  g_autofree char *woman = awrash_selection_priority_explain (given, 4, 2, blocks, 2, names, NULL);
  g_autofree char *other = awrash_selection_priority_explain (given, 5, 2, blocks, 2, names, NULL);
  g_autofree char *nowhere
      = awrash_selection_priority_explain (closed, 0, 1, blocks, 2, names, NULL);
  g_autofree char *one = awrash_selection_priority_explain (drawn, 1, 2, blocks, 2, names, NULL);
  g_autofree char *two = awrash_selection_priority_explain (drawn, 2, 2, blocks, 2, names, NULL);
  g_autoptr (GError) error = NULL;

  cr_assert_str_eq (second,
                    "score 4; cut-off of open: 4 (equal scores, settled by the order given)");
  cr_assert_str_eq (woman, "score 3; place: region / women");
  cr_assert_str_eq (other, "score 3; cut-off of region / women: 3 (equal scores, settled by the "
                           "order given); cut-off of open: 4");
  cr_assert_str_eq (nowhere, "score 5; no place was open to this person");
  cr_assert (g_str_has_suffix (one, "settled by lot)")
             != g_str_has_suffix (two, "settled by lot)"));
  cr_assert_null (awrash_selection_priority_explain (refused, 0, 2, blocks, 2, names, &error));
  cr_assert_eq (error->code, AWRASH_ERROR_EMPTY);
  cr_assert_str_eq (error->message, "nobody was selected: a tie was refused");
}

typedef struct
{
  const char *label;
  size_t n;
  double score;
  int64_t category, traits;
  int code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "nobody", 0, 1, 0, 0, AWRASH_ERROR_EMPTY, "there are 0 persons, expected at least 1" },
  { "score", 1, NAN, 0, 0, AWRASH_ERROR_VALUE, "score[0] is nan, expected a finite number" },
  { "category", 1, 1, -2, 0, AWRASH_ERROR_VALUE,
    "category[0] is -2, expected a category from 0 to 32766, or -1 for none" },
  { "traits", 1, 1, 0, 4, AWRASH_ERROR_VALUE,
    "traits[0] is 4, expected a set of traits from 0 to 3" },
  { "negative", 1, 1, 0, -1, AWRASH_ERROR_VALUE,
    "traits[0] is -1, expected a set of traits from 0 to 3" },
};

Test (selection_priority, wrong_data_are_refused_in_words)
{
  g_autoptr (AwrashReserves) reserves = one_block ("over-and-above", 0, 1, 0, 0);

  for (gsize k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      const Refusal *r = &refusals[k];
      g_autoptr (GError) error = NULL;

      cr_expect_null (awrash_selection_priority_new (reserves, NULL, r->n, &r->score, &r->category,
                                                     &r->traits, &error),
                      "%s", r->label);
      cr_expect_eq (error->code, r->code, "%s", r->label);
      cr_expect_str_eq (error->message, r->message, "%s", r->label);
    }
}

Test (selection_priority, an_order_of_others_and_a_lot_drawn_elsewhere_are_refused)
{
  g_autoptr (AwrashReserves) reserves = one_block ("over-and-above", 0, 1, 0, 0);
  g_autoptr (AwrashTies) order = awrash_allot_ties_new_order (2, (int64_t[]){ 0, 1 }, NULL);
  g_autoptr (AwrashTies) drawn = awrash_allot_ties_new_drawn (N, traits, NULL);
  g_autoptr (GError) error = NULL;

  cr_assert_null (awrash_selection_priority_new (reserves, order, N, score, NULL, traits, &error));
  cr_assert_eq (error->code, AWRASH_ERROR_VALUE);
  g_clear_error (&error);
  cr_assert_null (awrash_selection_priority_new (reserves, drawn, N, score, NULL, traits, &error));
  cr_assert_str_eq (error->message,
                    "ties are decided by the outcome of a lot, expected an order or a seed");
}
