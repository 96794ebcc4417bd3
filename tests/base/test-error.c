/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The codes of errors and their names. */

#include "base/error-private.h"
#include <criterion/criterion.h>

static const int codes[] = {
  AWRASH_ERROR_VALUE,    AWRASH_ERROR_EMPTY,     AWRASH_ERROR_OVERFLOW, AWRASH_ERROR_BOUNDS,
  AWRASH_ERROR_NAME,     AWRASH_ERROR_DUPLICATE, AWRASH_ERROR_CYCLE,    AWRASH_ERROR_FILE,
  AWRASH_ERROR_ENCODING, AWRASH_ERROR_SYNTAX,    AWRASH_ERROR_FOLDER,   AWRASH_ERROR_CLASS,
  AWRASH_ERROR_MEMORY,   AWRASH_ERROR_CANCELLED, AWRASH_ERROR_INTERNAL,
};

Test (base_error, every_code_has_a_name_that_leads_back_to_it)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      const char *name = awrash_base_error_get_name (codes[i]);
      cr_assert_not_null (name, "code %d", codes[i]);
      cr_expect_eq (awrash_base_error_from_name (name), codes[i], "%s", name);
    }
}

Test (base_error, the_first_thousand_numbers_hold_no_other_code)
{
  gsize known = 0;

  for (int code = -1; code < 1000; code++)
    known += awrash_base_error_get_name (code) != NULL;
  cr_expect_eq (known, G_N_ELEMENTS (codes));
}

Test (base_error, an_unknown_name_is_no_code)
{
  cr_expect_eq (awrash_base_error_from_name ("Value"), 0);
  cr_expect_eq (awrash_base_error_from_name (""), 0);
  cr_expect_eq (awrash_base_error_from_name (NULL), 0);
}

Test (base_error, numbers_are_never_reused)
{
  cr_expect_eq (AWRASH_ERROR_VALUE, 101);
  cr_expect_eq (AWRASH_ERROR_NAME, 201);
  cr_expect_eq (AWRASH_ERROR_FILE, 301);
  cr_expect_eq (AWRASH_ERROR_CLASS, 401);
  cr_expect_eq (AWRASH_ERROR_CANCELLED, 403);
  cr_expect_eq (AWRASH_ERROR_INTERNAL, 901);
}

Test (base_error, the_domain_has_one_quark)
{
  cr_expect_eq (AWRASH_ERROR, awrash_base_error_quark ());
  cr_expect_str_eq (g_quark_to_string (AWRASH_ERROR), "awrash-base-error-quark");
}

/* What a caller names may be any bytes; what is told of it is text. */
Test (base_error, a_message_is_utf8_whatever_it_quotes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) plain = NULL;

  awrash_i_error_set (&error, AWRASH_ERROR, AWRASH_ERROR_NAME, "rule is \"%s\" (%d)", "a\xff\xc3(",
                      7);
  cr_expect_str_eq (error->message, "rule is \"a\uFFFD\uFFFD(\" (7)");
  cr_expect_eq (error->code, AWRASH_ERROR_NAME);
  awrash_i_error_prefix (&error, "\"%s\": ", "\xfe");
  cr_expect_str_eq (error->message, "\"\uFFFD\": rule is \"a\uFFFD\uFFFD(\" (7)");
  awrash_i_error_set_literal (&plain, AWRASH_ERROR, AWRASH_ERROR_VALUE, "العربية \x80");
  cr_expect_str_eq (plain->message, "العربية \uFFFD");
  awrash_i_error_set (NULL, AWRASH_ERROR, AWRASH_ERROR_NAME, "%s", "nobody asks");
  awrash_i_error_set_literal (NULL, AWRASH_ERROR, AWRASH_ERROR_NAME, "nobody asks");
  awrash_i_error_prefix (NULL, "%s", "nobody asks");
}
