/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Certificates changed by hand and sealed anew. Source: the form in libawrash/split/certificate.c.
 * Invariant: the checksum fits the text. */

#include "support/sealed.h"

#include <criterion/criterion.h>
#include <string.h>

/* The first stretch that begins as `from` does up to its "…" and ends as it does behind it. */
static const char *
find (const char *text, const char *from, gsize *length)
{
  g_auto (GStrv) parts = g_strsplit (from, "…", 2);
  const char *at = strstr (text, parts[0]);
  const char *end = at != NULL ? at + strlen (parts[0]) : NULL;

  if (end != NULL && parts[1] != NULL)
    {
      end = strstr (end, parts[1]);
      end = end != NULL ? end + strlen (parts[1]) : NULL;
    }
  *length = end != NULL ? (gsize)(end - at) : 0;
  return end != NULL ? at : NULL;
}

char *
test_seal_edited (const char *text, const char *from, const char *to)
{
  gsize length;
  const char *at = find (text, from, &length);
  g_autofree char *edited = NULL;

  cr_assert_not_null (at, "no %s in %s", from, text);
  edited = g_strdup_printf ("%.*s%s%s", (int)(at - text), text, to, at + length);
  return test_seal (edited);
}

static gboolean
begins_number (const char *text, gsize at)
{
  return strchr (":,[", text[at - 1]) != NULL
         && (g_ascii_isdigit (text[at]) || (text[at] == '-' && g_ascii_isdigit (text[at + 1])));
}

gsize
test_next_number (const char *text, gsize from)
{
  gsize length = strlen (text), at = MAX (from, 1);

  while (at < length && !begins_number (text, at))
    at++;
  return MIN (at, length);
}

char *
test_seal_bent (const char *text, gsize at, int how)
{
  static const char *const others[]
      = { "0", "-4611686018427387904", "9007199254740992", "4611686018427387903", "null" };
  int64_t value = g_ascii_strtoll (text + at, NULL, 10);
  gsize end = at + (text[at] == '-');
  g_autofree char *before = g_strndup (text, at), *other = NULL, *bent = NULL;

  while (g_ascii_isdigit (text[end]))
    end++;
  other = how < 2 ? g_strdup_printf ("%" G_GINT64_FORMAT, how == 0 ? value + 1 : value - 1)
                  : g_strdup (others[how - 2]);
  bent = g_strconcat (before, other, text + end, NULL);
  return test_seal (bent);
}

char *
test_seal_without (const char *text, const char *at)
{
  g_autofree char *before = g_strndup (text, (gsize)(at - text)), *rest = NULL;
  const char *end = at;
  int depth = 0;

  do
    depth += (*end == '{') - (*end == '}');
  while (*end++ != '\0' && depth > 0);
  if (*end == ',')
    end++;
  else if (g_str_has_suffix (before, ","))
    before[strlen (before) - 1] = '\0';
  rest = g_strconcat (before, end, NULL);
  return test_seal (rest);
}

char *
test_seal_prefix (const char *text, gsize length)
{
  g_autofree char *prefix = g_strndup (text, length);
  g_autofree char *closed = g_strconcat (prefix, ",\"sha256\":\"\"}\n", NULL);

  return test_seal (closed);
}

/* Behind the text that begins there. */
static gsize
skip_text (const char *text, gsize at)
{
  for (at++; text[at] != '"'; at++)
    at += text[at] == '\\';
  return at + 1;
}

static gsize
skip_value (const char *text, gsize at)
{
  int depth = 0;

  do
    {
      if (text[at] == '"')
        at = skip_text (text, at);
      else
        {
          depth += (text[at] == '[') + (text[at] == '{');
          depth -= (text[at] == ']') + (text[at] == '}');
          at++;
        }
    }
  while (depth > 0 || strchr (",]}:", text[at]) == NULL);
  return at;
}

gsize
test_next_value (const char *text, gsize from)
{
  const gsize length = strlen (text);

  for (gsize at = 1; at < length; at = text[at] == '"' ? skip_text (text, at) : at + 1)
    if (at >= from && strchr (":,[", text[at - 1]) != NULL && strchr (":,[]{}", text[at]) == NULL
        && text[skip_value (text, at)] != ':')
      return at;
    else if (at >= from && strchr (":,[", text[at - 1]) != NULL && strchr ("[{", text[at]) != NULL)
      return at;
  return length;
}

char *
test_seal_replaced (const char *text, gsize at, int how)
{
  static const char *const others[] = { "null", "-1", "\"?\"", "[]", "{}", "[0]", "1e300", "" };
  g_autofree char *before = g_strndup (text, at), *own = NULL, *twice = NULL, *whole = NULL;
  gsize end = skip_value (text, at);

  own = g_strndup (text + at, end - at);
  twice = g_strconcat (own, ",", own, NULL);
  if (how == TEST_REPLACED - 1 && text[end] == ',')
    end++;
  whole = g_strconcat (before, how == TEST_REPLACED - 2 ? twice : others[MIN (how, 7)], text + end,
                       NULL);
  return test_seal (whole);
}

void
test_expect_form (const GError *error, const char *text, const char *message, const char *label)
{
  const char *told = error != NULL ? error->message : "no error";
  const char *at = g_str_has_prefix (told, "certificate: byte ") ? strstr (told, " is ") : NULL;
  gsize byte
      = at != NULL ? (gsize)g_ascii_strtoull (told + strlen ("certificate: byte "), NULL, 10) : 0;
  const char *end = at != NULL ? strstr (at, ", where ") : NULL;

  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX), "%s: %s", label, told);
  cr_assert (end != NULL && byte > 0 && byte <= strlen (text), "%s: %s", label, told);
  at += strlen (" is ");
  cr_expect_str_eq (at, message, "%s: %s", label, told);
  cr_expect (strncmp (text + byte - 1, at, (gsize)(end - at)) == 0,
             "%s: %s is not what stands at %s", label, told, text);
}

gboolean
test_tells (const AwrashVerdict *verdict, const char *beginning)
{
  for (size_t i = 0; i < awrash_audit_verdict_get_n_findings (verdict); i++)
    if (g_str_has_prefix (awrash_audit_verdict_get_finding (verdict, i), beginning))
      return TRUE;
  return FALSE;
}

void
test_expect_refusal (const AwrashProgramme *programme, const char *text, const char *finding,
                     const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, text, &error);

  cr_expect_not_null (verdict, "%s: %s", label, error != NULL ? error->message : "");
  if (verdict == NULL)
    return;
  cr_expect_not (awrash_audit_verdict_is_accepted (verdict), "%s: accepted", label);
  cr_expect (test_tells (verdict, finding), "%s: %s", label,
             awrash_audit_verdict_get_n_findings (verdict) > 0
                 ? awrash_audit_verdict_get_finding (verdict, 0)
                 : "nothing found");
}
