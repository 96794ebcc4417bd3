/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a fuzz target makes its question of: bytes become counts, numbers and texts, and where they
 * run out everything is 0, so that every input is a question. Source: libFuzzer's entry points.
 * Invariant: the same bytes are the same question; a promise broken ends the process. */

#ifndef AWRASH_TESTS_FUZZ_BYTES_H
#define AWRASH_TESTS_FUZZ_BYTES_H

#include <awrash.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* A promise of the library. */
#define FUZZ_EXPECT(holds)                                                                         \
  do                                                                                               \
    if (!(holds))                                                                                  \
      {                                                                                            \
        fprintf (stderr, "%s:%d: expected %s\n", __FILE__, __LINE__, #holds);                      \
        abort ();                                                                                  \
      }                                                                                            \
  while (0)

typedef struct
{
  const uint8_t *at, *end;
} FuzzBytes;

/* A contract broken by a target, or by the library against itself, is a finding too. */
int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  (void)argc;
  (void)argv;
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  return 0;
}

static inline FuzzBytes
fuzz_bytes (const uint8_t *data, size_t size)
{
  return (FuzzBytes){ data, data + size };
}

static inline uint8_t
fuzz_byte (FuzzBytes *bytes)
{
  return bytes->at < bytes->end ? *bytes->at++ : 0;
}

static inline uint64_t
fuzz_word (FuzzBytes *bytes)
{
  uint64_t word = 0;

  for (int i = 0; i < 8; i++)
    word = word << 8 | fuzz_byte (bytes);
  return word;
}

/* low to high, from one byte where they are near. */
static inline int64_t
fuzz_int (FuzzBytes *bytes, int64_t low, int64_t high)
{
  const uint64_t span = (uint64_t)high - (uint64_t)low;
  const uint64_t word = span < 256 ? fuzz_byte (bytes) : fuzz_word (bytes);

  return (int64_t)((uint64_t)low + (span == UINT64_MAX ? word : word % (span + 1)));
}

/* A whole number, small as a rule, at the edges now and then. */
static inline int64_t
fuzz_whole (FuzzBytes *bytes)
{
  static const int64_t odd[]
      = { -1, INT64_MAX, INT64_MIN, INT64_C (1) << 53, INT64_C (1) << 32, 1000000, -1000 };
  const uint8_t byte = fuzz_byte (bytes);

  if (byte < 240)
    return byte % 24;
  return byte - 240u < G_N_ELEMENTS (odd) ? odd[byte - 240] : (int64_t)fuzz_word (bytes);
}

/* A number ≥ 0 with many ties as a rule, any double now and then. */
static inline double
fuzz_real (FuzzBytes *bytes)
{
  static const double odd[] = { NAN, INFINITY, -INFINITY,          -1,   -0.0,   1e308, 5e-324,
                                0.1, 1e-300,   9007199254740993.0, 1e15, 1.0 / 3 };
  const uint8_t byte = fuzz_byte (bytes);
  uint64_t word = 0;
  double value = 0;

  if (byte < 200)
    return byte % 25;
  if (byte < 240)
    return (byte - 200) / 8.0;
  if (byte - 240u < G_N_ELEMENTS (odd))
    return odd[byte - 240];
  word = fuzz_word (bytes);
  memcpy (&value, &word, sizeof value);
  return value;
}

static inline const char *
fuzz_choice (FuzzBytes *bytes, size_t n, const char *const words[])
{
  return words[fuzz_byte (bytes) % n];
}

/* Newly allocated: what stands up to a NUL byte or the end, at most so many bytes. */
static inline char *
fuzz_text (FuzzBytes *bytes, size_t most)
{
  const size_t left = MIN (most, (size_t)(bytes->end - bytes->at));
  char *text = g_strndup ((const char *)bytes->at, left);
  const size_t length = strlen (text);

  bytes->at += MIN (left, length + (length < left ? 1 : 0));
  return text;
}

/* The same as UTF-8, which all texts are that do not come from files. */
static inline char *
fuzz_utf8 (FuzzBytes *bytes, size_t most)
{
  g_autofree char *text = fuzz_text (bytes, most);

  return g_utf8_make_valid (text, -1);
}

/* Room of its own for just so many bytes, so that one beyond it is seen; never NULL. */
static inline void *
fuzz_room (size_t size)
{
  return g_malloc (MAX (size, 1));
}

static inline int64_t *
fuzz_wholes (FuzzBytes *bytes, size_t n)
{
  int64_t *values = fuzz_room (n * sizeof *values);

  for (size_t i = 0; i < n; i++)
    values[i] = fuzz_whole (bytes);
  return values;
}

static inline double *
fuzz_reals (FuzzBytes *bytes, size_t n)
{
  double *values = fuzz_room (n * sizeof *values);

  for (size_t i = 0; i < n; i++)
    values[i] = fuzz_real (bytes);
  return values;
}

/* Either n numbers or NULL. */
static inline double *
fuzz_reals_or_null (FuzzBytes *bytes, size_t n)
{
  return fuzz_byte (bytes) % 2 == 0 ? NULL : fuzz_reals (bytes, n);
}

static inline int64_t *
fuzz_wholes_or_null (FuzzBytes *bytes, size_t n)
{
  return fuzz_byte (bytes) % 2 == 0 ? NULL : fuzz_wholes (bytes, n);
}

/* An output with a mark in it, which a call that fails must leave. */
#define FUZZ_MARK 0xA5

static inline void *
fuzz_output (size_t size)
{
  return memset (fuzz_room (size), FUZZ_MARK, size);
}

static inline void
fuzz_expect_untouched (const void *output, size_t size)
{
  for (size_t i = 0; i < size; i++)
    FUZZ_EXPECT (((const uint8_t *)output)[i] == FUZZ_MARK);
}

/* Whether there is an answer; where there is none, an error that can be shown, and no fault of our
 * own. The error is freed. */
static inline gboolean
fuzz_answered (gboolean answered, GError **error)
{
  FUZZ_EXPECT (answered == (*error == NULL));
  if (!answered)
    {
      FUZZ_EXPECT ((*error)->domain == AWRASH_ERROR);
      FUZZ_EXPECT (awrash_base_error_get_name ((*error)->code) != NULL);
      FUZZ_EXPECT ((*error)->code != AWRASH_ERROR_INTERNAL);
      FUZZ_EXPECT ((*error)->message[0] != '\0' && strlen ((*error)->message) < 1 << 20);
      FUZZ_EXPECT (g_utf8_validate ((*error)->message, -1, NULL));
    }
  g_clear_error (error);
  return answered;
}

/* As fuzz_answered(), and outputs as they were where there is none. */
static inline gboolean
fuzz_filled (gboolean answered, GError **error, const void *output, size_t size)
{
  if (!fuzz_answered (answered, error))
    fuzz_expect_untouched (output, size);
  return answered;
}

#endif
