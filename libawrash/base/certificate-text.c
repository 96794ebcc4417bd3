/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a certificate: texts, numbers and members of objects, with the commas between them.
 * Source: RFC 8259. Invariant: no locale and no format of a machine touches the bytes. */

#include "base/certificate-text-private.h"

#include "base/digest-private.h"

#include <math.h>

void
awrash_i_certificate_put_string (GString *text, const char *value)
{
  g_string_append_c (text, '"');
  for (const char *at = value; *at != '\0'; at++)
    if (*at == '"' || *at == '\\')
      {
        g_string_append_c (text, '\\');
        g_string_append_c (text, *at);
      }
    else if ((guchar)*at < 0x20)
      g_string_append_printf (text, "\\u%04x", (unsigned)*at);
    else
      g_string_append_c (text, *at);
  g_string_append_c (text, '"');
}

/* Several times as fast as by a format: plans have millions. */
void
awrash_i_certificate_put_number (GString *text, int64_t value)
{
  char digits[24];
  gsize at = sizeof digits;
  guint64 rest = value < 0 ? -(guint64)value : (guint64)value;

  do
    digits[--at] = (char)('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (value < 0)
    digits[--at] = '-';
  g_string_append_len (text, digits + at, (gssize)(sizeof digits - at));
}

void
awrash_i_certificate_put_next (GString *text)
{
  char last = text->len > 0 ? text->str[text->len - 1] : '\0';

  if (last != '{' && last != '[' && last != ':')
    g_string_append_c (text, ',');
}

void
awrash_i_certificate_put_key (GString *text, const char *key)
{
  awrash_i_certificate_put_next (text);
  awrash_i_certificate_put_string (text, key);
  g_string_append_c (text, ':');
}

void
awrash_i_certificate_put_text (GString *text, const char *key, const char *value)
{
  awrash_i_certificate_put_key (text, key);
  if (value != NULL)
    awrash_i_certificate_put_string (text, value);
  else
    g_string_append (text, "null");
}

void
awrash_i_certificate_put_integer (GString *text, const char *key, int64_t value)
{
  awrash_i_certificate_put_key (text, key);
  awrash_i_certificate_put_number (text, value);
}

void
awrash_i_certificate_put_double (GString *text, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (isfinite (value))
    g_string_append (text, g_ascii_formatd (digits, sizeof digits, "%.17g", value));
  else
    g_string_append (text, "null");
}

/* The hash is that of the text before the hash itself is put in front of the last brace. */
void
awrash_i_certificate_put_sum (GString *text)
{
  g_autofree char *sum = NULL;

  g_string_append_c (text, '}');
  sum = awrash_i_digest_text (text->str, text->len);
  g_string_truncate (text, text->len - 1);
  g_string_append_printf (text, ",\"sha256\":\"%s\"}\n", sum);
}
