/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Blocks against the known answers of their authors, and the places of an inner loop against
 * numbers asked for one by one.
 * Source: the known-answer vectors of Random123 (philox4x32, 10 rounds). Invariant: bits. */

#include "random/philox-private.h"

#include <criterion/criterion.h>

typedef struct
{
  const char *label;
  uint32_t counter[4];
  uint32_t key[2];
  uint32_t words[4];
} Answer;

static const Answer answers[]
    = { { "zeros", { 0 }, { 0 }, { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 } },
        { "ones",
          { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff },
          { 0xffffffff, 0xffffffff },
          { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd } },
        { "the digits of pi",
          { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 },
          { 0xa4093822, 0x299f31d0 },
          { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 } } };

Test (random_philox, blocks_are_the_known_answers_of_the_authors)
{
  for (size_t k = 0; k < G_N_ELEMENTS (answers); k++)
    {
      uint32_t words[4];

      awrash_random_philox (answers[k].counter, answers[k].key, words);
      cr_expect_arr_eq (words, answers[k].words, sizeof words, "%s", answers[k].label);
    }
}

Test (random_philox, a_number_is_between_0_and_1_at_the_ends_too)
{
  cr_assert_eq (awrash_i_philox_unit (0, 0), 0x1p-53);
  cr_assert_eq (awrash_i_philox_unit (0xffffffff, 0xffffffff), 1 - 0x1p-53);
  cr_assert_eq (awrash_i_philox_unit (0, 0x80000000), 0.5 + 0x1p-53);
  cr_assert_eq (awrash_i_philox_unit (0xfff, 0x7fffffff), 0.5 - 0x1p-32 + 0x1p-53);
}

Test (random_philox, places_at_once_are_the_bits_of_places_one_by_one)
{
  AwrashRandomAddress address = { .seed = -7, .scenario = 3, .replication = 9, .edition = 2 };
  double u[100];

  for (int first = 0; first < 5; first++)
    for (gsize n = 0; n <= 40; n++)
      {
        address.place = first;
        address.purpose = 5;
        u[n] = -1;
        awrash_i_random_places (&address, n, u);
        cr_assert_eq (u[n], -1);
        for (gsize p = 0; p < n; p++, address.place++)
          {
            double alone;

            cr_assert (awrash_random_uniform (&address, 1, &alone, NULL));
            cr_assert_eq (u[p], alone, "place %zu of %zu from %d", p, n, first);
          }
      }
}

Test (random_philox, a_stream_may_be_entered_at_any_draw)
{
  AwrashRandomAddress address = { .seed = 1, .place = 3 };
  double whole[50], part[50];

  cr_assert (awrash_random_uniform (&address, 50, whole, NULL));
  for (guint32 first = 0; first < 50; first++)
    {
      awrash_i_random_draws (&address, first, 50 - first, part);
      cr_assert_arr_eq (part, whole + first, (50 - first) * sizeof *part);
    }
}
