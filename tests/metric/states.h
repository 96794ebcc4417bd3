/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done to the text of a state. Source: none. Invariant: one piece is another, all else is
 * as it was. */

#ifndef TESTS_METRIC_STATES_H
#define TESTS_METRIC_STATES_H

#include <awrash.h>

#include <criterion/criterion.h>
#include <string.h>

/* One piece of a text put in the place of another, and what is then told. */
typedef struct
{
  const char *piece;
  const char *other;
  AwrashError code;
  const char *message;
} StateFault;

static inline char *
state_altered (const char *text, const char *piece, const char *other)
{
  const char *at = strstr (text, piece);

  cr_assert_not_null (at, "no %s in %s", piece, text);
  return g_strdup_printf ("%.*s%s%s", (int)(at - text), text, other, at + strlen (piece));
}

static inline void
state_check_fault (const StateFault *fault, const void *read, const GError *error)
{
  cr_assert_null (read, "%s for %s is read", fault->other, fault->piece);
  cr_assert (g_error_matches (error, AWRASH_ERROR, (int)fault->code), "%s: %s", fault->other,
             error->message);
  cr_assert_str_eq (error->message, fault->message);
}

#endif
