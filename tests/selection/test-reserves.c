/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Blocks of places with reserves: what is refused, and in which words. Source:
 * <awrash/selection-reserve.h>. Invariant: NULL where an error is set. */

#include <awrash.h>
#include <criterion/criterion.h>

Test (selection_reserves, they_say_how_many_blocks_and_traits_they_have)
{
  g_autoptr (AwrashReserves) reserves = awrash_selection_reserves_new (
      "over-and-above", 2, 1, 3, NULL, (int64_t[]){ 1, 2, 3 }, NULL, NULL, NULL);

  cr_assert_not_null (reserves);
  cr_assert_eq (awrash_selection_reserves_get_n_blocks (reserves), 3);
  cr_assert_eq (awrash_selection_reserves_get_n_traits (reserves), 2);
  awrash_selection_reserves_free (NULL);
}

typedef struct
{
  const char *label;
  const char *mode;
  size_t n_traits, n_blocks;
  int64_t hard, category, size, keeps, reserved;
  int code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "mode", "first-come", 1, 1, 0, -1, 1, 0, 1, AWRASH_ERROR_NAME,
    "mode is \"first-come\", expected one of: minimum-guarantee, over-and-above" },
  { "traits", "over-and-above", 17, 1, 0, -1, 1, 0, 1, AWRASH_ERROR_VALUE,
    "n_traits is 17, expected at most 16" },
  { "hard", "over-and-above", 1, 1, 2, -1, 1, 0, 1, AWRASH_ERROR_VALUE,
    "hard is 2, expected a set of 1 traits" },
  { "no block", "over-and-above", 1, 0, 0, -1, 1, 0, 1, AWRASH_ERROR_EMPTY,
    "there are 0 blocks of places, expected at least 1" },
  { "many blocks", "over-and-above", 1, 1001, 0, -1, 1, 0, 1, AWRASH_ERROR_VALUE,
    "n_blocks is 1001, expected at most 1000" },
  { "category", "over-and-above", 1, 1, 0, -2, 1, 0, 1, AWRASH_ERROR_VALUE,
    "category[0] is -2, expected a whole number from -1 to 32766" },
  { "size", "over-and-above", 1, 1, 0, -1, -1, 0, 1, AWRASH_ERROR_VALUE,
    "size[0] is -1, expected a whole number from 0 to 4503599627370" },
  { "keeps", "over-and-above", 1, 1, 0, -1, 1, 2, 1, AWRASH_ERROR_VALUE,
    "keeps[0] is 2, expected a whole number from 0 to 1" },
  { "reserved", "over-and-above", 1, 1, 0, -1, 1, 0, -1, AWRASH_ERROR_VALUE,
    "reserved[0] is -1, expected a whole number from 0 to 4503599627370" },
  { "sum", "minimum-guarantee", 1, 1, 0, -1, 1, 0, 2, AWRASH_ERROR_BOUNDS,
    "block 0 reserves 2 places, expected at most its size, 1" },
};

Test (selection_reserves, what_cannot_be_is_refused_in_words)
{
  for (gsize k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      const Refusal *r = &refusals[k];
      g_autoptr (GError) error = NULL;

      cr_expect_null (awrash_selection_reserves_new (r->mode, r->n_traits, r->hard, r->n_blocks,
                                                     &r->category, &r->size, &r->keeps,
                                                     &r->reserved, &error),
                      "%s", r->label);
      cr_assert_not_null (error, "%s", r->label);
      cr_expect_eq (error->code, r->code, "%s", r->label);
      cr_expect_str_eq (error->message, r->message, "%s", r->label);
    }
}
