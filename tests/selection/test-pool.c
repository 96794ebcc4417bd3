/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pools: what is counted, and each refusal with its sentence. Source: selection.h. Invariant: NULL
 * where an error is set. */

#include <awrash.h>
#include <criterion/criterion.h>

static const int64_t n_values[] = { 2, 3 };
static const int64_t value[] = { 0, 0, 1, 2, 1, 2, 0, 1 };

Test (selection_pool, persons_are_counted_under_every_value)
{
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (4, 2, n_values, value, NULL, NULL);
  g_autoptr (AwrashPool) other = awrash_selection_pool_ref (pool);
  int64_t counts[5] = { 9, 9, 9, 9, 9 };
  const int64_t expected[] = { 2, 2, 1, 1, 2 };

  cr_expect_eq (other, pool);
  cr_expect_eq (awrash_selection_pool_get_n_persons (pool), 4);
  cr_expect_eq (awrash_selection_pool_get_n_categories (pool), 2);
  cr_expect_eq (awrash_selection_pool_get_n_quotas (pool), 5);
  awrash_selection_pool_count (pool, counts);
  cr_expect_arr_eq (counts, expected, sizeof expected);
}

typedef struct
{
  size_t n_persons, n_categories;
  int64_t n_values[2];
  int64_t last; /* value of the last person */
  int code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { 0,
    2,
    { 2, 3 },
    0,
    AWRASH_ERROR_EMPTY,
    "0 persons and 2 categories are given, expected at least 1 of each" },
  { 4,
    0,
    { 2, 3 },
    0,
    AWRASH_ERROR_EMPTY,
    "4 persons and 0 categories are given, expected at least 1 of each" },
  { 4, 2, { 2, 0 }, 0, AWRASH_ERROR_EMPTY, "n_values[1] is 0, expected at least 1" },
  { 4,
    2,
    { 2, G_GINT64_CONSTANT (1) << 31 },
    0,
    AWRASH_ERROR_OVERFLOW,
    "4 persons and more than 2147483649 values are given, expected fewer than 2^31 of each" },
  { 4,
    2,
    { 2, 3 },
    3,
    AWRASH_ERROR_VALUE,
    "person 3: the value in category 1 is 3, expected one from 0 to 2" },
  { 4,
    2,
    { 2, 3 },
    -1,
    AWRASH_ERROR_VALUE,
    "person 3: the value in category 1 is -1, expected one from 0 to 2" },
};

Test (selection_pool, what_is_no_pool_is_refused_with_a_sentence)
{
  for (size_t k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      const Refusal *row = &refusals[k];
      int64_t values[] = { 0, 0, 1, 2, 1, 2, 0, row->last };
      g_autoptr (GError) error = NULL;
      AwrashPool *pool = awrash_selection_pool_new (row->n_persons, row->n_categories,
                                                    row->n_values, values, NULL, &error);

      cr_assert_null (pool, "row %zu", k);
      cr_assert (error != NULL && error->domain == AWRASH_ERROR, "row %zu", k);
      cr_expect_eq (error->code, row->code, "row %zu", k);
      cr_expect_str_eq (error->message, row->message, "row %zu", k);
    }
}

Test (selection_pool, no_pool_is_freed_without_harm) { awrash_selection_pool_unref (NULL); }
