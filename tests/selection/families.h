/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small questions about panels, with households and without. Source: none.
 * Invariant: a failure of the library fails the test. */

#ifndef TESTS_SELECTION_FAMILIES_H
#define TESTS_SELECTION_FAMILIES_H

#include <awrash.h>
#include <criterion/criterion.h>

/* Persons of one category of several values, panels without quotas. */
static inline AwrashPanelQuestion *
ask_freely (size_t n, int64_t n_values, const int64_t value[], const int64_t household[],
            size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashPool) pool
      = awrash_selection_pool_new (n, 1, &n_values, value, household, &error);
  g_autofree int64_t *lower = g_new0 (int64_t, n_values), *upper = g_new (int64_t, n_values);
  AwrashPanelQuestion *question;

  cr_assert_not_null (pool, "%s", error != NULL ? error->message : "");
  for (int64_t v = 0; v < n_values; v++)
    upper[v] = (int64_t)size;
  question = awrash_selection_question_new (pool, size, lower, upper, household != NULL, &error);
  cr_assert_not_null (question, "%s", error != NULL ? error->message : "");
  return question;
}

/* Twelve persons: six couples of a woman (0) and a man (1), and their households. */
static const int64_t couples[] = { 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1 };
static const int64_t homes[] = { 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5 };

#endif
