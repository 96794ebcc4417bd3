/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Canonical JSON from any hand, without a tree of objects: a plan of a million cells is read into
 * arrays as it goes by. Strict where JSON leaves a choice: no blanks, no escapes but those that are
 * needed, whole numbers without leading zeros or a minus before 0.
 * Source: RFC 8259; libawrash/split/certificate.c writes it. Invariant: bytes[length] is 0, so that
 * no loop passes it; nothing is read twice. */

#include "audit/scan-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* Of what stands where something else is expected. */
#define LONGEST_EXCERPT 40

gboolean
awrash_i_scan_open (AwrashScan *scan, const char *text, gsize length, GError **error)
{
  *scan = (AwrashScan){ .text = text, .length = length };
  scan->bytes = awrash_i_copy (char, text, length + 1, error);
  if (scan->bytes == NULL)
    return FALSE;
  scan->bytes[length] = '\0';
  return TRUE;
}

void
awrash_i_scan_clear (AwrashScan *scan)
{
  g_clear_pointer (&scan->bytes, g_free);
}

/* ── what is wrong ──────────────────────────────────────────────────────────────────────────── */

/* Up to the end of the value there, in letters that any terminal shows. */
static char *
excerpt (const AwrashScan *scan, gsize at)
{
  const char *start = scan->text + at;
  gsize n = 1, most = MIN (scan->length - at, LONGEST_EXCERPT);
  char *shown;

  if (*start == '"')
    while (n < most && !(start[n] == '"' && start[n - 1] != '\\'))
      n++;
  else if (strchr (",:[]{}", *start) == NULL)
    while (n < most && strchr (",:[]{}\"", start[n]) == NULL)
      n++;
  shown = g_utf8_make_valid (start, (gssize)MIN (n + (*start == '"'), most));
  for (char *c = shown; *c != '\0'; c++)
    if ((guchar)*c < 0x20 || *c == 0x7f)
      *c = '?';
  return shown;
}

void
awrash_i_scan_tell (const AwrashScan *scan, gsize at, const char *expected, GError **error)
{
  g_autofree char *shown = NULL;

  if (at >= scan->length)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                   _ ("certificate: ends at byte %zu, where %s is expected"), at, _ (expected));
      return;
    }
  shown = excerpt (scan, at);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
               _ ("certificate: byte %zu is %s, where %s is expected"), at + 1, shown,
               _ (expected));
}

/* ── marks and keys ─────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_scan_refuse_mark (const AwrashScan *scan, char mark, GError **error)
{
  const char expected[] = { mark, '\0' };

  return awrash_i_scan_refuse (scan,
                               mark == '['   ? N_ ("a list")
                               : mark == '{' ? N_ ("an object")
                                             : expected,
                               error);
}

gboolean
awrash_i_scan_take_word (AwrashScan *scan, const char *word)
{
  gsize length = strlen (word);

  if (strncmp (scan->bytes + scan->at, word, length) != 0)
    return FALSE;
  scan->at += length;
  return TRUE;
}

static gboolean
is_first (const AwrashScan *scan)
{
  /* a key or an element stands behind something */
  char before = scan->text[scan->at - 1];

  return before == '[' || before == '{';
}

gboolean
awrash_i_scan_next (AwrashScan *scan, char end, gboolean *more, GError **error)
{
  *more = !awrash_i_scan_take (scan, end);
  if (!*more || is_first (scan) || awrash_i_scan_take (scan, ','))
    return TRUE;
  return awrash_i_scan_refuse (scan, end == ']' ? N_ (", or ]") : N_ (", or }"), error);
}

/* The length of "KEY": with its comma where it comes next, else 0. */
static gsize
measure_key (const AwrashScan *scan, const char *key)
{
  const char *start = scan->bytes + scan->at, *at = start;
  gsize length = strlen (key);

  if (!is_first (scan) && *at++ != ',')
    return 0;
  if (*at++ != '"' || strncmp (at, key, length) != 0 || at[length] != '"' || at[length + 1] != ':')
    return 0;
  return (gsize)(at - start) + length + 2;
}

gboolean
awrash_i_scan_is_key (const AwrashScan *scan, const char *key)
{
  return measure_key (scan, key) > 0;
}

gboolean
awrash_i_scan_take_key (AwrashScan *scan, const char *key)
{
  gsize length = measure_key (scan, key);

  scan->at += length;
  return length > 0;
}

gboolean
awrash_i_scan_need_key (AwrashScan *scan, const char *key, GError **error)
{
  g_autofree char *expected = NULL;
  gsize at = scan->at;

  if (awrash_i_scan_take_key (scan, key))
    return TRUE;
  expected = g_strdup_printf ("\"%s\"", key);
  if (!is_first (scan) && scan->bytes[at] == ',')
    at++;
  return awrash_i_scan_refuse_at (scan, at, expected, error);
}

/* ── texts ──────────────────────────────────────────────────────────────────────────────────── */

/* The byte that an escape stands for, 0 for one that is not needed; its length. */
static char
unescape (const char *at, gsize *length)
{
  int high, low;

  *length = 2;
  if (at[1] == '"' || at[1] == '\\')
    return at[1];
  *length = 6;
  if (strncmp (at, "\\u00", 4) != 0 || (at[4] != '0' && at[4] != '1'))
    return '\0';
  high = at[4] - '0';
  low = g_ascii_isupper (at[5]) ? -1 : g_ascii_xdigit_value (at[5]);
  return low < 0 ? '\0' : (char)(16 * high + low);
}

/* Closes up what escapes leave free; the end of the text as it was, NULL where it has none. */
static char *
close_up (char *from)
{
  char *to = from;

  while (*from != '"')
    {
      gsize length = 1;
      char byte = *from == '\\' ? unescape (from, &length) : *from;

      if ((guchar)*from < 0x20 || byte == '\0')
        return NULL;
      *to++ = byte;
      from += length;
    }
  *to = '\0';
  return from;
}

const char *
awrash_i_scan_text (AwrashScan *scan, GError **error)
{
  char *start = scan->bytes + scan->at + 1, *end = start;
  guchar bits = 0;

  if (start[-1] != '"')
    {
      awrash_i_scan_tell (scan, scan->at, N_ ("text"), error);
      return NULL;
    }
  for (; *end != '"' && *end != '\\' && (guchar)*end >= 0x20; end++)
    bits |= (guchar)*end;
  if (*end == '"')
    *end = '\0';
  else
    {
      /* What is told is the text as it came, whatever becomes of these bytes. */
      bits = 0x80;
      end = close_up (start);
    }
  if (end == NULL || (bits >= 0x80 && !g_utf8_validate (start, -1, NULL)))
    {
      awrash_i_scan_tell (scan, scan->at,
                          N_ ("UTF-8 text between quotes, without needless escapes"), error);
      return NULL;
    }
  scan->at = (gsize)(end - scan->bytes) + 1;
  return start;
}

/* ── numbers ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_digit (char byte)
{
  return byte >= '0' && byte <= '9';
}

/* A whole number, its end; NULL where there is none, or none that fits. 19 digits do not wrap
 * round. */
static const char *
read_integer (const char *at, int64_t *value)
{
  gboolean is_negative = *at == '-';
  guint64 sum = 0;
  const char *first = at += is_negative;

  for (; is_digit (*at); at++)
    sum = 10 * sum + (guint64)(*at - '0');
  if (at == first || at > first + 19 || sum > (guint64)G_MAXINT64 + is_negative
      || (*first == '0' && (is_negative || at > first + 1)) || *at == '.' || *at == 'e'
      || *at == 'E')
    return NULL;
  *value = is_negative ? (int64_t)(0 - sum) : (int64_t)sum;
  return at;
}

gboolean
awrash_i_scan_integer (AwrashScan *scan, int64_t *value, GError **error)
{
  const char *end = read_integer (scan->bytes + scan->at, value);

  if (end == NULL)
    return awrash_i_scan_refuse (scan, N_ ("a whole number"), error);
  scan->at = (gsize)(end - scan->bytes);
  return TRUE;
}

gboolean
awrash_i_scan_any_within (AwrashScan *scan, int64_t least, int64_t most, const char *expected,
                          int64_t *value, GError **error)
{
  gsize at = scan->at;

  if (!awrash_i_scan_integer (scan, value, error))
    return FALSE;
  return (*value >= least && *value <= most) || awrash_i_scan_refuse_at (scan, at, expected, error);
}

static const char *
skip_digits (const char *at)
{
  while (is_digit (*at))
    at++;
  return at;
}

/* The end of a number as JSON has it, NULL where there is none. */
static const char *
skip_number (const char *at)
{
  const char *first = at += *at == '-', *digits;

  at = skip_digits (at);
  if (at == first || (*first == '0' && at > first + 1))
    return NULL;
  if (*at == '.')
    {
      digits = at + 1;
      at = skip_digits (digits);
      if (at == digits)
        return NULL;
    }
  if (*at != 'e' && *at != 'E')
    return at;
  at += at[1] == '+' || at[1] == '-';
  digits = at + 1;
  at = skip_digits (digits);
  return at == digits ? NULL : at;
}

gboolean
awrash_i_scan_number (AwrashScan *scan, double *value, GError **error)
{
  const char *start = scan->bytes + scan->at, *end = skip_number (start);
  char *read_to = NULL;

  /* strtod knows more forms, and would read on. */
  *value = end != NULL ? g_ascii_strtod (start, &read_to) : NAN;
  if (read_to != end || !isfinite (*value))
    return awrash_i_scan_refuse (scan, N_ ("a number"), error);
  scan->at = (gsize)(end - scan->bytes);
  return TRUE;
}

/* ── what is not read ───────────────────────────────────────────────────────────────────────── */

static gboolean
skip_simple (AwrashScan *scan, GError **error)
{
  double number;
  char next = scan->bytes[scan->at];

  if (next == '"')
    return awrash_i_scan_text (scan, error) != NULL;
  if (next == '-' || is_digit (next))
    return awrash_i_scan_number (scan, &number, error);
  return awrash_i_scan_take_word (scan, "null") || awrash_i_scan_take_word (scan, "true")
         || awrash_i_scan_take_word (scan, "false")
         || awrash_i_scan_refuse (scan, N_ ("a value"), error);
}

/* No deeper than 64 lists and objects in one another, a bit for each: 1 for objects. */
gboolean
awrash_i_scan_skip (AwrashScan *scan, GError **error)
{
  guint64 kinds = 0;
  guint depth = 0;

  do
    {
      gboolean opens_list = awrash_i_scan_take (scan, '[');
      gboolean more = opens_list || awrash_i_scan_take (scan, '{');

      if (more && depth == 64)
        return awrash_i_scan_refuse (scan, N_ ("a value less deep"), error);
      if (more)
        {
          kinds = kinds << 1 | !opens_list;
          depth++;
        }
      else if (!skip_simple (scan, error))
        return FALSE;
      for (more = FALSE; depth > 0 && !more;)
        {
          gboolean in_object = kinds & 1;

          if (!awrash_i_scan_next (scan, in_object ? '}' : ']', &more, error))
            return FALSE;
          if (more && in_object
              && (awrash_i_scan_text (scan, error) == NULL
                  || !awrash_i_scan_need (scan, ':', error)))
            return FALSE;
          if (!more)
            {
              kinds >>= 1;
              depth--;
            }
        }
    }
  while (depth > 0);
  return TRUE;
}
