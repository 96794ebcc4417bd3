/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Blocks under rows that link them, blocks in which there is nothing, and proofs by blocks that
 * claim too much. Source: enumeration of all points of small boxes; parity. Invariant: none. */

#include "allot/mixed-blocks-private.h"

#include "problems.h"

#include <string.h>

/* Two blocks of two columns, a row in each and one over all. */
static AwrashMixed *
draw_two (int64_t upper)
{
  static const int64_t values[] = { 3, 5, 0, 0, 0, 0, 2, -2, 4, 7, 5, 3 };
  AwrashMixed *mixed = problem_of (4, 3, upper, values);

  for (gsize j = 0; j < 4; j++)
    mixed->cost[j] = -(int64_t)(2 * j + 3);
  mixed->upper[4] = 23;
  mixed->lower[5] = -3;
  mixed->upper[5] = 3;
  mixed->upper[6] = 61;
  return mixed;
}

/* As many rows over all columns as are told, none of which says the same as another. */
static AwrashMixed *
draw_linked (gsize n_links)
{
  int64_t values[20 * 4];
  AwrashMixed *mixed;

  for (gsize k = 0; k < n_links * 4; k++)
    values[k] = 3 + (int64_t)(k * k % 11);
  mixed = problem_of (4, n_links, 9, values);
  for (gsize j = 0; j < 4; j++)
    mixed->cost[j] = -(int64_t)(203 * j + 301);
  for (gsize i = 0; i < n_links; i++)
    mixed->upper[4 + i] = 61;
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  return mixed;
}

/* The search ends at the least of all points, and proves it. */
static void
check (const AwrashMixed *mixed, const char *label)
{
  AwrashLong least = 0, cost, bound;
  gboolean any = enumerate (mixed, &least);
  g_autoptr (AwrashSearch) search = search_all (mixed, label);

  cr_expect_eq (awrash_i_search_get (search, &cost, &bound) != NULL, any, "%s", label);
  cr_expect (!any || (cost == least && bound == least), "%s", label);
  check_proof (search, mixed, any, least, bound, label);
}

/* ── which rows link ────────────────────────────────────────────────────────────────────────── */

Test (allot_mixed_blocks, more_than_sixteen_rows_are_not_given_up)
{
  static const gsize n_links[] = { 16, 17 };

  for (gsize k = 0; k < G_N_ELEMENTS (n_links); k++)
    {
      g_autoptr (AwrashMixed) mixed = draw_linked (n_links[k]);
      g_autoptr (AwrashBlocks) blocks = NULL;

      cr_assert (awrash_i_blocks_find (mixed, &blocks, NULL));
      cr_expect_eq (blocks != NULL, n_links[k] == 16);
      check (mixed, "linked");
    }
}

Test (allot_mixed_blocks, one_column_is_no_blocks)
{
  static const int64_t values[] = { 2, 3 };
  g_autoptr (AwrashMixed) mixed = problem_of (1, 2, 9, values);
  g_autoptr (AwrashBlocks) blocks = NULL;

  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  cr_assert (awrash_i_blocks_find (mixed, &blocks, NULL));
  cr_expect_null (blocks);
}

/* ── blocks with nothing in them ────────────────────────────────────────────────────────────── */

Test (allot_mixed_blocks, a_block_that_parity_leaves_nothing_is_proved_to_leave_nothing)
{
  static const struct
  {
    const char *label;
    int64_t upper, value, sum;
  } rows[] = {
    { "that is searched", 9, 2, 11 },
    { "whose bounds meet, but late", 20, -2, 1 },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (AwrashMixed) mixed = draw_two (rows[k].upper);

      mixed->value[3] = rows[k].value;
      mixed->lower[5] = mixed->upper[5] = rows[k].sum;
      mixed->upper[6] = 7 * rows[k].upper;
      cr_assert (awrash_i_mixed_seal (mixed, NULL));
      check (mixed, rows[k].label);
    }
}

/* ── prices ─────────────────────────────────────────────────────────────────────────────────── */

Test (allot_mixed_blocks, costs_that_prices_make_too_large_are_refused)
{
  static const int64_t prices[] = { G_MAXINT64, -G_MAXINT64 };
  static const gsize links[] = { 2 };
  g_autoptr (AwrashMixed) mixed = draw_two (9);
  g_autoptr (AwrashBlocks) blocks = NULL;
  int64_t box[2 * 7];

  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  memcpy (box, mixed->lower, sizeof box / 2);
  memcpy (box + 7, mixed->upper, sizeof box / 2);
  blocks = awrash_i_blocks_new (mixed, 1, links, NULL);
  cr_assert_eq (blocks->n_blocks, 2);
  for (gsize k = 0; k < G_N_ELEMENTS (prices); k++)
    {
      int64_t price[] = { 0, 0, prices[k] };
      g_autoptr (GError) error = NULL;

      cr_expect_null (awrash_i_blocks_take (blocks, 0, box, price, 0, &error));
      cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW));
    }
}

Test (allot_mixed_blocks, costs_of_all_sizes_leave_room_for_prices)
{
  /* columns of few units, and of as few far away from nought */
  static const int64_t fars[] = { 0, 5000, 1 << 20 };

  for (int size = 4; size <= 53; size++)
    for (gsize k = 0; k < G_N_ELEMENTS (fars); k++)
      {
        g_autofree char *label = g_strdup_printf ("costs of 2^%d, %d away", size, (int)fars[k]);
        g_autoptr (AwrashMixed) mixed = draw_two (9);

        for (gsize j = 0; j < 4; j++)
          mixed->cost[j] *= (G_GINT64_CONSTANT (1) << size) / 9;
        for (gsize j = 2; j < 4; j++)
          {
            mixed->lower[j] = fars[k];
            mixed->upper[j] += fars[k];
          }
        mixed->upper[6] += 8 * fars[k];
        cr_assert (awrash_i_mixed_seal (mixed, NULL));
        check (mixed, label);
      }
}

/* ── proofs by blocks ───────────────────────────────────────────────────────────────────────── */
/* Whether the tree proves the bound, in a kept copy too. */
static gboolean
proves (const AwrashBranching *tree, const AwrashMixed *mixed, AwrashLong least)
{
  g_autoptr (AwrashBranching) kept = awrash_i_branching_new ();
  gboolean proved, copied;

  cr_assert (awrash_i_branching_prove (tree, mixed, least, NULL, &proved, NULL));
  cr_assert (awrash_i_branching_prove (tree, mixed, least, kept, &copied, NULL));
  cr_expect_eq (copied, proved);
  if (proved)
    cr_assert (awrash_i_branching_prove (kept, mixed, least, NULL, &copied, NULL));
  cr_expect_eq (copied, proved);
  return proved;
}

/* With one number of it bent a proof is none, and is one again with that as it was. */
#define expect_needed(Type, number, bent)                                                          \
  do                                                                                               \
    {                                                                                              \
      Type was = number;                                                                           \
                                                                                                   \
      number = bent;                                                                               \
      cr_expect_not (proves (tree, mixed, least), #number " as " #bent);                           \
      number = was;                                                                                \
      cr_expect (proves (tree, mixed, least), #number);                                            \
    }                                                                                              \
  while (0)

Test (allot_mixed_blocks, a_proof_by_blocks_needs_each_of_its_numbers)
{
  /* two knapsacks that need not be given up for the row over both */
  static const int64_t values[] = { 20, 27, 13, 0, 0, 0, 0, 0, 0, 27, 8, 29, 5, 15, 10, 15, 7, 11 };
  static const int64_t costs[] = { -29, -26, -14, -20, -13, -21 }, uppers[] = { 60, 64, 110 };
  g_autoptr (AwrashMixed) mixed = problem_of (6, 3, 2, values);
  g_autoptr (AwrashSearch) search = NULL;
  g_autoptr (AwrashBranching) tree = NULL;
  AwrashParting *parting;
  AwrashLong cost, least;

  memcpy (mixed->cost, costs, sizeof costs);
  memcpy (mixed->upper + 6, uppers, sizeof uppers);
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  search = search_all (mixed, "two");
  awrash_i_search_get (search, &cost, &least);
  tree = awrash_i_search_prove (search, &least, NULL);
  cr_expect (least == cost);
  parting = g_array_index (tree->branches, AwrashBranch, 0).parting;
  cr_assert_not_null (parting);
  cr_assert_eq (parting->n_parts, 2);
  expect_needed (int, parting->digits, -1);
  expect_needed (int, parting->digits, mixed->bits + 1);
  expect_needed (gsize, parting->links[0], mixed->m);
  expect_needed (int64_t, parting->price[0], G_MAXINT64);
  expect_needed (int64_t, parting->price[0], -G_MAXINT64);
  expect_needed (int64_t, parting->least[0], parting->least[0] + 1);
  expect_needed (int64_t, parting->least[1], G_MAXINT64);
  expect_needed (gsize, parting->n_parts, 1);
  expect_needed (gboolean, mixed->is_linear, FALSE);
}
