/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The faults of a folder, and a want of memory among them. Source: programme/draft-private.h.
 * Invariant: what the machine lacks is never told as a fault of what people wrote. */

#include "programme/draft-private.h"

#include <criterion/criterion.h>

static GError *
lack (const char *what)
{
  return g_error_new_literal (AWRASH_ERROR, AWRASH_ERROR_MEMORY, what);
}

Test (programme_faults, all_are_told_a_line_each_up_to_a_hundred)
{
  AwrashFaults faults;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;

  awrash_i_faults_init (&faults);
  cr_expect (awrash_i_faults_settle (&faults, NULL), "none is none");
  for (int i = 0; i < 103; i++)
    awrash_i_faults_add (&faults, "fault %d", i);
  cr_assert_not (awrash_i_faults_settle (&faults, &error));
  cr_expect_eq (error->code, AWRASH_ERROR_FOLDER);
  lines = g_strsplit (error->message, "\n", -1);
  cr_expect_eq (g_strv_length (lines), 101);
  cr_expect_str_eq (lines[0], "fault 0");
  cr_expect_str_eq (lines[100], "and 3 more");
  awrash_i_faults_clear (&faults);
}

Test (programme_faults, a_want_of_memory_is_told_as_such_whatever_else_is_wrong)
{
  AwrashFaults faults, others;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;

  awrash_i_faults_init (&faults);
  awrash_i_faults_init (&others);
  awrash_i_faults_add (&faults, "a cell");
  awrash_i_faults_take (&faults, "quotas.csv: ",
                        g_error_new_literal (AWRASH_ERROR, AWRASH_ERROR_FILE, "cannot be read"));
  cr_expect_eq (faults.n, 2);
  awrash_i_faults_take (&faults, "", lack ("first"));
  awrash_i_faults_take (&faults, "", lack ("second"));
  cr_assert_not (awrash_i_faults_settle (&faults, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY));
  cr_expect_str_eq (error->message, "first");
  cr_expect_eq (faults.n, 2, "and is no fault");
  awrash_i_faults_take_all (&others, &faults);
  cr_assert_not (awrash_i_faults_settle (&others, &other));
  cr_expect_str_eq (other->message, "first");
  cr_expect_eq (others.n, 2);
  awrash_i_faults_clear (&faults);
  awrash_i_faults_clear (&others);
}
