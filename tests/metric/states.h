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

/* Whether a text is read, and then is the same again; else the error. */
typedef gboolean (*StateRead) (const char *text, GError **error);

static inline void
state_check_faults (const char *written, size_t n, const StateFault faults[], StateRead read)
{
  for (size_t k = 0; k < n; k++)
    {
      const StateFault *fault = &faults[k];
      g_autofree char *altered = state_altered (written, fault->piece, fault->other);
      g_autoptr (GError) error = NULL;

      cr_assert_not (read (altered, &error), "%s for %s is read", fault->other, fault->piece);
      cr_assert (g_error_matches (error, AWRASH_ERROR, (int)fault->code), "%s: %s", fault->other,
                 error->message);
      cr_assert_str_eq (error->message, fault->message);
    }
}

/* Cut off anywhere it is refused; with another byte anywhere refused or whole. */
static inline void
state_check_bytes (const char *written, StateRead read)
{
  const size_t length = strlen (written);

  for (size_t n = 0; n < length; n++)
    {
      g_autofree char *part = g_strndup (written, n);

      cr_assert_not (read (part, NULL), "%s", part);
      for (const char *byte = "09 -e.\n\xff"; *byte != '\0'; byte++)
        {
          g_autofree char *other = g_strdup (written);
          g_autoptr (GError) error = NULL;

          other[n] = *byte;
          cr_assert (read (other, &error) == (error == NULL));
        }
    }
}

#endif
