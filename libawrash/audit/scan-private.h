/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The canonical JSON of a certificate, read once from left to right. Members stand in a fixed order
 * and nothing blank stands between them, so what comes next is either what the form asks for or an
 * error that names the byte. */

#ifndef AWRASH_AUDIT_SCAN_PRIVATE_H
#define AWRASH_AUDIT_SCAN_PRIVATE_H

#include <awrash.h>

typedef struct
{
  const char *text; /* as it came */
  char *bytes;      /* [length + 1]: the same, in which texts are cut out where they stand */
  gsize length;     /* what is read ends here */
  gsize at;         /* the next byte */
} AwrashScan;

/* The text is borrowed, and read up to length, which is at most its own. */
gboolean awrash_i_scan_open (AwrashScan *scan, const char *text, gsize length, GError **error);
void awrash_i_scan_clear (AwrashScan *scan);

/* AWRASH_ERROR_SYNTAX: what stands at the next byte, or at one before, and what the form asks for
 * there. Here and below, what is expected is translated only where it is told. To refuse is to tell
 * it and be FALSE. */
void awrash_i_scan_tell (const AwrashScan *scan, gsize at, const char *expected, GError **error);
#define awrash_i_scan_refuse_at(scan, at, expected, error)                                         \
  (awrash_i_scan_tell ((scan), (at), (expected), (error)), FALSE)
#define awrash_i_scan_refuse(scan, expected, error)                                                \
  awrash_i_scan_refuse_at ((scan), (scan)->at, (expected), (error))

/* Takes a mark if it is the next byte; after the end there is none. */
static inline gboolean
awrash_i_scan_take (AwrashScan *scan, char mark)
{
  if (scan->bytes[scan->at] != mark)
    return FALSE;
  scan->at++;
  return TRUE;
}

/* The same, where nothing else may stand. */
gboolean awrash_i_scan_refuse_mark (const AwrashScan *scan, char mark, GError **error);
static inline gboolean
awrash_i_scan_need (AwrashScan *scan, char mark, GError **error)
{
  return awrash_i_scan_take (scan, mark) || awrash_i_scan_refuse_mark (scan, mark, error);
}

/* A word such as null. */
gboolean awrash_i_scan_take_word (AwrashScan *scan, const char *word);
/* Where a list or an object has its next element: behind a comma, but for the first. *more is FALSE
 * where its end has been taken. */
gboolean awrash_i_scan_next (AwrashScan *scan, char end, gboolean *more, GError **error);

/* "KEY": of the present object, behind a comma, but for the first; is looks whether it comes next,
 * take leaves what is another. */
gboolean awrash_i_scan_is_key (const AwrashScan *scan, const char *key);
gboolean awrash_i_scan_take_key (AwrashScan *scan, const char *key);
gboolean awrash_i_scan_need_key (AwrashScan *scan, const char *key, GError **error);

/* "TEXT", if it comes next as it is, without escapes. */
static inline gboolean
awrash_i_scan_take_text (AwrashScan *scan, const char *text)
{
  const char *at = scan->bytes + scan->at;

  if (*at++ != '"')
    return FALSE;
  for (; *text != '\0'; text++, at++)
    if (*at != *text || *text == '"' || *text == '\\' || (guchar)*text < 0x20)
      return FALSE;
  if (*at != '"')
    return FALSE;
  scan->at = (gsize)(at - scan->bytes) + 1;
  return TRUE;
}

/* A text, owned by the scan, NULL with an error; a whole number; a finite number. */
const char *awrash_i_scan_text (AwrashScan *scan, GError **error);
gboolean awrash_i_scan_integer (AwrashScan *scan, int64_t *value, GError **error);
gboolean awrash_i_scan_number (AwrashScan *scan, double *value, GError **error);
/* A whole number within limits, which expected tells. */
gboolean awrash_i_scan_any_within (AwrashScan *scan, int64_t least, int64_t most,
                                   const char *expected, int64_t *value, GError **error);
/* The same, quicker for the many that have few digits and a comma or a bracket behind. */
static inline gboolean
awrash_i_scan_within (AwrashScan *scan, int64_t least, int64_t most, const char *expected,
                      int64_t *value, GError **error)
{
  const char *start = scan->bytes + scan->at, *first = start + (*start == '-'), *at = first;
  guint64 sum = 0;
  int64_t own;

  for (guint8 digit; (digit = (guint8)(*at - '0')) < 10; at++)
    sum = 10 * sum + digit;
  own = first > start ? -(int64_t)sum : (int64_t)sum;
  /* with more digits the sum may have wrapped round; whatever is unusual is looked at anew */
  if ((gsize)(at - first - 1) >= 15 || (*first == '0' && at - start > 1)
      || (*at != ',' && *at != ']') || own < least || own > most)
    return awrash_i_scan_any_within (scan, least, most, expected, value, error);
  *value = own;
  scan->at += (gsize)(at - start);
  return TRUE;
}

/* Any value, which is checked for its form alone. */
gboolean awrash_i_scan_skip (AwrashScan *scan, GError **error);

#endif
