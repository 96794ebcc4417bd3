/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows added to a reading from numbers. Source: the key rows of a reading in <awrash/split.h>.
 * Invariant: what is written reads back as the same row; a failure leaves the reading as it was. */

#include "support/small-programme.h"

#include "split/model-private.h"

#include <criterion/criterion.h>
#include <math.h>

static AwrashProgramme *
build (void)
{
  return test_programme_new (
      "territories", "code,parent,need\nr,,\n\"a \"\"b\"\"\",r,1\n-b+,r,2\nc;/,r,3\n", "streams",
      "code\ntemporary\nthe other\n", "worksite_types",
      "code,stream,variant_of\nt\\1,temporary,\nt2,temporary,t\\1\n", "quotas",
      "territory,stream,max\nr,*,99\n", "need.indicator", "need", NULL);
}

Test (split_add_row, a_row_reads_back_as_it_was_added)
{
  static const int64_t provinces[] = { 0, 1, 2, 0 }, types[] = { 0, 1, 2, 0 };
  static const double coefficients[] = { 0.1, -2, 1e-7, 0.2 };
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashModel) model = NULL;
  g_autoptr (GError) error = NULL;
  const AwrashSideRow *row;

  cr_assert (awrash_split_add_row (reading, programme, "a: row", 4, provinces, types, coefficients,
                                   -1, 2.5, &error));
  cr_assert (awrash_split_add_row (reading, programme, NULL, 2, provinces, types, coefficients, 3,
                                   INFINITY, &error));
  cr_assert (awrash_split_add_row (reading, programme, NULL, 2, provinces + 1, types + 1,
                                   coefficients + 1, -INFINITY, 4, &error));
  cr_assert (awrash_split_add_row (reading, programme, NULL, 2, provinces + 1, types + 1,
                                   coefficients, 4, 4, &error));
  model = awrash_i_model_new (programme, reading, &error);
  cr_assert_not_null (model, "%s", error != NULL ? error->message : "");
  cr_assert_eq (model->side_rows->len, 4);
  row = g_ptr_array_index (model->side_rows, 0);
  cr_expect_str_eq (row->name, "row/a: row");
  cr_expect_str_eq (row->words, "row a: row");
  cr_assert_eq (row->n, 3);
  cr_expect_eq (row->cells[0], 0);
  cr_expect_eq (row->cells[1], 4);
  cr_expect_eq (row->cells[2], 8);
  cr_expect_eq (row->coefficients[0], 3000000);
  cr_expect_eq (row->coefficients[1], -20000000);
  cr_expect_eq (row->coefficients[2], 1);
  cr_expect_eq (row->lower, -10000000);
  cr_expect_eq (row->upper, 25000000);
  row = g_ptr_array_index (model->side_rows, 1);
  cr_expect_str_eq (row->name, "row/row1");
  cr_expect_eq (row->lower, 30);
  cr_expect_eq (row->upper, G_MAXINT64);
  row = g_ptr_array_index (model->side_rows, 2);
  cr_expect_str_eq (row->name, "row/row2");
  cr_expect_eq (row->lower, G_MININT64);
  row = g_ptr_array_index (model->side_rows, 3);
  cr_expect_eq (row->lower, 40);
  cr_expect_eq (row->upper, 40);
}

typedef struct
{
  const char *name;
  size_t n;
  int64_t province, type;
  double coefficient, min, max;
  int code;
  const char *message;
} Fault;

static const Fault faults[] = {
  { "x", 0, 0, 0, 1, 0, 1, AWRASH_ERROR_EMPTY, "a row has no cell, expected at least one" },
  { "x", 1, 3, 0, 1, 0, 1, AWRASH_ERROR_VALUE, "provinces[0] is 3, expected an index from 0 to 2" },
  { "x", 1, -1, 0, 1, 0, 1, AWRASH_ERROR_VALUE,
    "provinces[0] is -1, expected an index from 0 to 2" },
  { "x", 1, 0, 9, 1, 0, 1, AWRASH_ERROR_VALUE, "types[0] is 9, expected an index from 0 to 2" },
  { "x", 1, 0, 0, NAN, 0, 1, AWRASH_ERROR_VALUE,
    "coefficients[0] is nan, expected a finite number" },
  { "x", 1, 0, 0, 1, 2, 1, AWRASH_ERROR_BOUNDS,
    "min is 2 and max is 1, expected numbers with min ≤ max, or infinite for no bound" },
  { "x", 1, 0, 0, 1, NAN, 1, AWRASH_ERROR_BOUNDS,
    "min is nan and max is 1, expected numbers with min ≤ max, or infinite for no bound" },
  { "x", 1, 0, 0, 1, INFINITY, INFINITY, AWRASH_ERROR_BOUNDS,
    "min is inf and max is inf, expected numbers with min ≤ max, or infinite for no bound" },
  { "x", 1, 0, 0, 1, -INFINITY, INFINITY, AWRASH_ERROR_BOUNDS,
    "neither min nor max is given, expected one of them" },
  { "", 1, 0, 0, 1, 0, 1, AWRASH_ERROR_NAME, "the name of a row is empty, expected a word" },
  { "\xff", 1, 0, 0, 1, 0, 1, AWRASH_ERROR_ENCODING, "the name of a row is not UTF-8 text" },
};

Test (split_add_row, a_fault_is_told_and_changes_nothing)
{
  g_autoptr (AwrashProgramme) programme = build ();

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      const Fault *own = &faults[i];
      g_autoptr (AwrashReading) reading = test_reading_new ("rows", "y: r/* <= 3", NULL);
      g_autoptr (GError) error = NULL;

      cr_expect_not (awrash_split_add_row (reading, programme, own->name, own->n, &own->province,
                                           &own->type, &own->coefficient, own->min, own->max,
                                           &error));
      cr_assert_not_null (error, "%s", own->message);
      cr_expect_eq (error->code, own->code, "%s: %d", own->message, error->code);
      cr_expect_str_eq (error->message, own->message, "%s", error->message);
      cr_expect_str_eq (awrash_split_reading_get (reading, "rows"), "y: r/* <= 3");
    }
}

Test (split_add_row, a_name_that_is_there_is_told_by_the_split)
{
  static const int64_t nought = 0;
  static const double one = 1;
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = test_reading_new ("rows", "y: r/* <= 3", NULL);
  g_autoptr (GError) error = NULL;

  cr_assert (awrash_split_add_row (reading, programme, "y", 1, &nought, &nought, &one, 0, 1, NULL));
  cr_expect_null (awrash_split_solve (programme, reading, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE));
  cr_expect_str_eq (error->message, "rows has \"y\" twice, expected a name of its own for each");
}
