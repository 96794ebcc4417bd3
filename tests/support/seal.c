/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The checksum of a certificate, taken anew. Source: the form in libawrash/split/certificate.c.
 * Invariant: no test framework is needed, so that plain programs can link it. */

#include "support/sealed.h"

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
