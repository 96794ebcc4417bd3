/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The protocol of a draw: its form, and every change of it or of the list is refused.
 * Source: selection-draw.h; hashes by GLib, the ball by awrash_selection_draw_panel(). */

#include "base/int128-private.h"

#include <awrash.h>
#include <criterion/criterion.h>
#include <string.h>

static const char list[] = "awrash-list 1\nsalt 5d41402abc4b2a76\npersons 4\nsize 2\nballs 3\n"
                           "households any\nquota 0 0 2 sex\nperson F-01 0\nperson F-02 0\n"
                           "person F-03 0\nperson F-04 0\n"
                           "ball 1 F-01 F-02\nball 2 F-03 F-04\nball 3 F-01 F-04\n";

static char *
write_protocol (void)
{
  g_autoptr (GError) error = NULL;
  char *protocol
      = awrash_selection_protocol (list, "on the door of the town hall, 1 December",
                                   "the state lottery of 2 December", "4 17 32 8", &error);

  cr_assert_not_null (protocol, "%s", error != NULL ? error->message : "");
  return protocol;
}

Test (selection_protocol, it_records_the_draw_so_that_it_can_be_done_by_hand)
{
  static const char *const persons[] = { "F-01 F-02", "F-03 F-04", "F-01 F-04" };
  g_autofree char *protocol = write_protocol (), *body = NULL, *expected = NULL;
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, list, -1);
  g_autofree char *seed = g_strdup_printf ("%s:4 17 32 8", hash);
  g_autofree char *first = g_strdup_printf ("%s:0", seed);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, first, -1);
  g_autofree char *end = NULL;
  AwrashUint128 product;
  guint64 b = 0, x;
  size_t panel;

  cr_assert (awrash_selection_draw_panel (seed, 3, NULL, &panel, NULL));
  body = g_strdup_printf ("awrash-protocol 1\nhash %s\n"
                          "published on the door of the town hall, 1 December\n"
                          "source the state lottery of 2 December\nseed 4 17 32 8\ndigest %s\n"
                          "balls 3\nball %zu\npersons %s\n",
                          hash, digest, panel + 1, persons[panel]);
  end = g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1);
  expected = g_strdup_printf ("%ssha256 %s\n", body, end);
  cr_expect_str_eq (protocol, expected);
  /* by hand, from the digest alone */
  for (int k = 16; k < 32; k++)
    b = b << 4 | (guint64)g_ascii_xdigit_value (digest[k]);
  x = 5 * b;
  x = 9 * (x << 7 | x >> 57);
  product = x;
  product *= 3;
  cr_expect_eq ((size_t)(product >> 64), panel);
}

Test (selection_protocol, what_was_not_changed_is_accepted)
{
  g_autofree char *protocol = write_protocol ();
  g_autoptr (GError) error = NULL;

  cr_expect (awrash_selection_protocol_check (protocol, list, &error), "%s",
             error != NULL ? error->message : "");
}

/* Another letter at each place of the protocol, and of the list; and each beginning of both. */
Test (selection_protocol, every_changed_byte_is_refused)
{
  g_autofree char *protocol = write_protocol ();

  for (size_t at = 0; at < strlen (protocol); at++)
    {
      g_autofree char *changed = g_strdup (protocol), *cut = g_strndup (protocol, at);
      g_autoptr (GError) error = NULL, other = NULL;

      changed[at] = changed[at] == 'x' ? 'y' : 'x';
      cr_expect_not (awrash_selection_protocol_check (changed, list, &error), "byte %zu", at);
      cr_expect_not_null (error);
      cr_expect_not (awrash_selection_protocol_check (cut, list, &other), "%zu bytes", at);
      cr_expect_not_null (other);
    }
  for (size_t at = 0; at < strlen (list); at++)
    {
      g_autofree char *changed = g_strdup (list), *cut = g_strndup (list, at);
      g_autoptr (GError) error = NULL, other = NULL;

      changed[at] = changed[at] == 'x' ? 'y' : 'x';
      cr_expect_not (awrash_selection_protocol_check (protocol, changed, &error), "byte %zu", at);
      cr_expect_not_null (error);
      cr_expect_not (awrash_selection_protocol_check (protocol, cut, &other), "%zu bytes", at);
      cr_expect_not_null (other);
    }
}

static char *
refuse (const char *protocol, const char *drawn_from, int code)
{
  GError *error = NULL;
  char *message;

  cr_assert_not (awrash_selection_protocol_check (protocol, drawn_from, &error));
  cr_expect_eq (error->code, code, "%s", error->message);
  message = g_strdup (error->message);
  g_error_free (error);
  return message;
}

static char *
replace (const char *text, const char *old, const char *new)
{
  g_auto (GStrv) parts = g_strsplit (text, old, -1);

  cr_assert_geq (g_strv_length (parts), 2);
  return g_strjoinv (new, parts);
}

Test (selection_protocol, a_refusal_says_what_was_changed)
{
  g_autofree char *protocol = write_protocol (), *ball = replace (protocol, "balls 3", "balls 2");
  g_autofree char *other_list = replace (list, "F-02", "F-22");
  g_autofree char *line = refuse (ball, list, AWRASH_ERROR_VALUE);
  g_autofree char *list_line = refuse (protocol, other_list, AWRASH_ERROR_VALUE);
  g_autofree char *longer = g_strdup_printf ("%smore\n", protocol);
  g_autofree char *longer_line = refuse (longer, list, AWRASH_ERROR_VALUE);
  g_autofree char *form = refuse ("something else", list, AWRASH_ERROR_SYNTAX);

  cr_expect_str_eq (line,
                    "line 7 of the protocol is \"balls 2\", expected \"balls 3\": it was changed");
  cr_expect (g_str_has_prefix (list_line, "line 2 of the protocol is \"hash "));
  cr_expect (g_str_has_suffix (list_line, "the list is not the one whose hash was published"));
  cr_expect_str_eq (longer_line,
                    "line 11 of the protocol is \"more\", expected \"\": it was changed");
  cr_expect_str_eq (form, "the protocol does not begin with \"awrash-protocol 1\", or has no line "
                          "\"published\", \"source\" or \"seed\"");
}

Test (selection_protocol, what_is_no_list_or_no_line_is_refused)
{
  const struct
  {
    const char *label, *drawn_from, *published, *seed, *message;
  } rows[] = {
    { "no list", "nothing\n", "p", "s",
      "the list does not begin with \"awrash-list 1\", or its balls are not its last lines, "
      "numbered "
      "from 1; expected a list as it was made" },
    { "no ball", "awrash-list 1\npersons 4\n", "p", "s",
      "the list does not begin with \"awrash-list 1\", or its balls are not its last lines, "
      "numbered "
      "from 1; expected a list as it was made" },
    { "balls out of order", "awrash-list 1\nball 2 F\nball 1 F\n", "p", "s",
      "the list does not begin with \"awrash-list 1\", or its balls are not its last lines, "
      "numbered "
      "from 1; expected a list as it was made" },
    { "nowhere", list, "", "s",
      "published is empty, has a line break or is not UTF-8, expected one line of text" },
    { "two lines", list, "p", "1\n2",
      "seed is empty, has a line break or is not UTF-8, expected one line of text" },
  };

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (GError) error = NULL;

      cr_expect_null (awrash_selection_protocol (rows[k].drawn_from, rows[k].published, "source",
                                                 rows[k].seed, &error),
                      "%s", rows[k].label);
      cr_assert_not_null (error, "%s", rows[k].label);
      cr_expect_eq (error->code, AWRASH_ERROR_SYNTAX);
      cr_expect_str_eq (error->message, rows[k].message, "%s", rows[k].label);
    }
}
