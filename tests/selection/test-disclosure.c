/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups that may be shown. Source: <awrash/selection-reserve.h>. Invariant: no sum of fewer than
 * the least number stands alone, and outputs are untouched on failure. */

#include <awrash.h>
#include <criterion/criterion.h>

typedef struct
{
  const char *label;
  int64_t counts[4], groups[4];
} Row;

static const Row rows[] = {
  { "all large", { 5, 9, 7, 6 }, { 0, 1, 2, 3 } },
  { "one small joins the next smallest", { 30, 4, 9, 12 }, { 0, 1, 1, 3 } },
  { "two small together suffice", { 3, 30, 12, 4 }, { 0, 1, 2, 0 } },
  { "three small together", { 1, 1, 30, 3 }, { 0, 0, 2, 0 } },
  { "two small do not, and take a third", { 1, 1, 30, 12 }, { 0, 0, 2, 0 } },
  { "nobody stands alone", { 0, 4, 0, 8 }, { 0, 1, 2, 1 } },
  { "all together are too few", { 1, 0, 2, 1 }, { -1, 1, -1, -1 } },
};

Test (selection_disclosure, small_groups_are_joined_until_they_are_large)
{
  for (gsize k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      int64_t groups[4];

      cr_assert (awrash_selection_disclosure_merge (4, rows[k].counts, 5, groups, NULL));
      for (int i = 0; i < 4; i++)
        cr_expect_eq (groups[i], rows[k].groups[i], "%s: group %d is %ld", rows[k].label, i,
                      (long)groups[i]);
    }
}

Test (selection_disclosure, wrong_numbers_are_refused_and_nothing_is_written)
{
  const int64_t counts[] = { 3, -1 };
  int64_t groups[] = { 77, 77 };
  g_autoptr (GError) error = NULL;

  cr_assert_not (awrash_selection_disclosure_merge (2, counts, 5, groups, &error));
  cr_assert_str_eq (error->message, "counts[1] is -1, expected a number of persons");
  g_clear_error (&error);
  cr_assert_not (awrash_selection_disclosure_merge (1, counts, 0, groups, &error));
  cr_assert_str_eq (error->message, "least is 0, expected a whole number ≥ 1");
  g_clear_error (&error);
  cr_assert_not (awrash_selection_disclosure_merge (0, counts, 5, groups, &error));
  cr_assert_eq (error->code, AWRASH_ERROR_EMPTY);
  cr_assert (groups[0] == 77 && groups[1] == 77);
}
