/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The frame of a certificate: which form it has, and whether a byte was changed since its checksum
 * was taken. Source: base/certificate-text.c writes it. Invariant: a text of another form is an
 * error; a checksum that does not fit is a finding. */

#include "audit/form-private.h"

#include "base/digest-private.h"
#include "base/i18n-private.h"

#include <string.h>

#define SUM_MEMBER ",\"sha256\":\""

/* The checksum is that of the text with the checksum's own member taken out. */
static void
check_sum (const AwrashScan *scan, AwrashVerdict *verdict)
{
  const char *claimed = scan->text + scan->length + strlen (SUM_MEMBER);
  g_autofree char *sum = NULL;
  AwrashDigest digest;

  awrash_i_digest_start (&digest);
  awrash_i_digest_add (&digest, scan->text, scan->length);
  awrash_i_digest_add_text (&digest, "}");
  sum = awrash_i_digest_end_text (&digest);
  if (strncmp (claimed, sum, strlen (sum)) != 0 || strcmp (claimed + strlen (sum), "\"}\n") != 0)
    awrash_i_verdict_add (verdict,
                          _ ("the text was changed: its SHA-256 is %s, not the one that "
                             "it carries"),
                          sum);
}

gboolean
awrash_i_form_read_text (AwrashScan *scan, const char *key, const char **value, GError **error)
{
  if (!awrash_i_scan_need_key (scan, key, error))
    return FALSE;
  *value = awrash_i_scan_text (scan, error);
  return *value != NULL;
}

gboolean
awrash_i_form_open (AwrashScan *scan, const char *text, const char *format, AwrashVerdict *verdict,
                    GError **error)
{
  const char *member = g_strrstr (text, SUM_MEMBER), *told;
  g_autofree char *expected = g_strdup_printf ("\"%s\"", format);

  if (!awrash_i_scan_open (scan, text, member ? (gsize)(member - text) : strlen (text), error)
      || !awrash_i_scan_need (scan, '{', error)
      || !awrash_i_form_read_text (scan, "format", &told, error))
    return FALSE;
  if (strcmp (told, format) != 0)
    return awrash_i_scan_refuse_at (scan, strlen ("{\"format\":"), expected, error);
  if (member == NULL)
    return awrash_i_scan_refuse_at (scan, scan->length, "\"sha256\"", error);
  check_sum (scan, verdict);
  return TRUE;
}

gboolean
awrash_i_form_read_sides (AwrashScan *scan, AwrashBranch *branch, GError **error)
{
  int64_t sides[2];

  if (!awrash_i_scan_need (scan, ',', error) || !awrash_i_scan_integer (scan, &branch->at, error))
    return FALSE;
  for (int k = 0; k < 2; k++)
    if (!awrash_i_scan_need (scan, ',', error)
        || !awrash_i_scan_within (scan, 0, G_MAXINT32, N_ ("the number of a branch"), &sides[k],
                                  error))
      return FALSE;
  branch->left = (gssize)sides[0];
  branch->right = (gssize)sides[1];
  return awrash_i_scan_need (scan, ']', error);
}
