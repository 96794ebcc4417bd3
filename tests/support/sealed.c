/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Certificates changed by hand and sealed anew. Source: the form in libawrash/split/certificate.c.
 * Invariant: the checksum fits the text. */

#include "support/sealed.h"

#include <criterion/criterion.h>
#include <glib.h>
#include <string.h>

#define SUM_MEMBER ",\"sha256\":\""

char *
test_seal (const char *text)
{
  const char *member = g_strrstr (text, SUM_MEMBER);
  g_autofree char *body = NULL, *sum = NULL;

  if (member == NULL)
    return g_strdup (text);
  body = g_strdup_printf ("%.*s}", (int)(member - text), text);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1);
  return g_strdup_printf ("%.*s" SUM_MEMBER "%s\"}\n", (int)(member - text), text, sum);
}

char *
test_seal_edited (const char *text, const char *from, const char *to)
{
  const char *at = strstr (text, from);
  g_autofree char *edited = NULL;

  cr_assert_not_null (at, "no %s in %s", from, text);
  edited = g_strdup_printf ("%.*s%s%s", (int)(at - text), text, to, at + strlen (from));
  return test_seal (edited);
}
