/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Past rounds as points. Source: <awrash/selection-reserve.h>. Invariant: what is equal on paper is
 * equal. */

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>

Test (selection_history, what_is_equal_on_paper_is_equal)
{
  /* months at 0.1, refusals at 0.25 */
  const double score[] = { 0.1, 0.3, 60.3, 60.1, -1.5 }, coefficients[] = { 0.1, 0.25 };
  const double terms[] = { 2, 0, 2, 4, 0, 0, 0, 1, 1, 6 };
  double sums[5];

  cr_assert_neq (0.1 + 0.1 * 2, 0.3);
  cr_assert (awrash_selection_history_score (5, score, 2, coefficients, terms, 4, sums, NULL));
  cr_assert (sums[0] == sums[1] && sums[0] == 0.3);
  cr_assert (sums[2] == sums[3] && sums[2] == 60.75);
  cr_assert_eq (sums[4], 0);
}

Test (selection_history, sums_are_rounded_once_and_upwards_from_the_middle)
{
  const double score[] = { 0.5, 1.5, -0.5, -1.5, 2.4375 };
  double sums[5];

  cr_assert (awrash_selection_history_score (5, score, 0, NULL, NULL, 0, sums, NULL));
  cr_assert_arr_eq (sums, ((double[]){ 1, 2, 0, -1, 2 }), sizeof sums);
  cr_assert (awrash_selection_history_score (5, score, 0, NULL, NULL, 12, sums, NULL));
  cr_assert_arr_eq (sums, score, sizeof sums);
}

typedef struct
{
  const char *label;
  double score, coefficient, term;
  int64_t decimals;
  int code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "decimals", 1, 1, 1, 13, AWRASH_ERROR_VALUE,
    "decimals is 13, expected a whole number from 0 to 12" },
  { "score", NAN, 1, 1, 1, AWRASH_ERROR_VALUE,
    "score[0] is nan, expected a number between -2^52 and 2^52" },
  { "coefficient", 1, INFINITY, 1, 1, AWRASH_ERROR_VALUE,
    "coefficients[0] is inf, expected a number between -2^52 and 2^52" },
  { "term", 1, 1, 1e300, 1, AWRASH_ERROR_VALUE,
    "terms[0] is 1e+300, expected a number between -2^52 and 2^52" },
  { "sum", 1e6, 1, 1, 12, AWRASH_ERROR_OVERFLOW,
    "the score of person 0 is 1e+06, which has too many digits before the point for so many behind "
    "it" },
};

Test (selection_history, what_is_too_large_is_refused_and_nothing_is_written)
{
  for (gsize k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      const Refusal *r = &refusals[k];
      g_autoptr (GError) error = NULL;
      double sum = 77;

      cr_expect_not (awrash_selection_history_score (1, &r->score, 1, &r->coefficient, &r->term,
                                                     r->decimals, &sum, &error),
                     "%s", r->label);
      cr_expect_eq (error->code, r->code, "%s", r->label);
      cr_expect_str_eq (error->message, r->message, "%s", r->label);
      cr_expect_eq (sum, 77);
    }
}
